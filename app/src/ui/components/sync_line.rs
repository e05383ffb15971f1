//! How sending stands, in one line that is always there and never in the way.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};
use crate::engine::command::{SyncState, Unsent};
use crate::ui::shell::use_shell;
use crate::ui::text::{t, t_args};

/// The line under the header.
#[component]
pub(crate) fn SyncLine() -> Element {
    let shell = use_shell();
    // Photos come after the records, and wait in numbers of their own.
    let unsent = shell.unsent.read().as_ref().map(waiting);
    let typed = shell.unsent.read().as_ref().is_some_and(|unsent| unsent.typed);
    let refused = shell.unsent.read().as_ref().is_some_and(|unsent| unsent.refused > 0);
    let (icon, words) = match &*shell.sync.read() {
        SyncState::Exchanging => (Icon::Refresh, Some(t("sync-exchanging"))),
        SyncState::Offline => {
            let offline = t("sync-offline");
            let words = match unsent.flatten() {
                Some(waiting) => format!("{offline} · {waiting}"),
                None => offline,
            };
            (Icon::Offline, Some(words))
        }
        SyncState::Stopped(_) => (Icon::Warning, Some(t("sync-stopped"))),
        SyncState::Idle => match unsent {
            Some(None) if typed => (Icon::Phone, Some(t("sync-typed"))),
            Some(None) => (Icon::Check, Some(t("sync-idle"))),
            Some(waiting) if refused => (Icon::Warning, waiting),
            Some(waiting) => (Icon::Phone, waiting),
            None => (Icon::Check, None),
        },
    };
    let turning = icon == Icon::Refresh;
    rsx! {
        p { class: "sync", role: "status", "data-sync": state_name(&shell.sync.read()),
            if let Some(words) = words {
                Drawing { icon, turning }
                span { "{words}" }
            }
        }
    }
}

/// What waits to be sent, if anything does.
fn waiting(unsent: &Unsent) -> Option<String> {
    let records =
        (unsent.records > 0).then(|| t_args("sync-unsent", &[("count", unsent.records.into())]));
    let photos =
        (unsent.photos > 0).then(|| t_args("sync-photos", &[("count", unsent.photos.into())]));
    // Without this the line would say that everything is sent.
    let refused = (unsent.refused > 0)
        .then(|| t_args("staying-refused-count", &[("count", unsent.refused.into())]));
    let all: Vec<_> = [records, photos, refused].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// A name for tests and for whoever looks at the page's source.
const fn state_name(state: &SyncState) -> &'static str {
    match state {
        SyncState::Idle => "idle",
        SyncState::Exchanging => "exchanging",
        SyncState::Offline => "offline",
        SyncState::Stopped(_) => "stopped",
    }
}
