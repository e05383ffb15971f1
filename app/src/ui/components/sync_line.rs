//! How sending stands, in one line that is always there and never in the way.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};
use crate::engine::command::SyncState;
use crate::ui::shell::use_shell;
use crate::ui::text::{t, t_args};

/// The line under the header.
#[component]
pub(crate) fn SyncLine() -> Element {
    let shell = use_shell();
    let unsent = shell.unsent.read().as_ref().map(|unsent| unsent.records);
    let waiting = unsent.map(|count| t_args("sync-unsent", &[("count", count.into())]));
    let (icon, words) = match &*shell.sync.read() {
        SyncState::Exchanging => (Icon::Refresh, Some(t("sync-exchanging"))),
        SyncState::Offline => {
            let offline = t("sync-offline");
            let words = match (unsent, waiting) {
                (Some(1..), Some(waiting)) => format!("{offline} · {waiting}"),
                _ => offline,
            };
            (Icon::Offline, Some(words))
        }
        SyncState::Stopped(_) => (Icon::Warning, Some(t("sync-stopped"))),
        SyncState::Idle => match unsent {
            Some(0) => (Icon::Check, Some(t("sync-idle"))),
            Some(_) => (Icon::Phone, waiting),
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

/// A name for tests and for whoever looks at the page's source.
const fn state_name(state: &SyncState) -> &'static str {
    match state {
        SyncState::Idle => "idle",
        SyncState::Exchanging => "exchanging",
        SyncState::Offline => "offline",
        SyncState::Stopped(_) => "stopped",
    }
}
