//! Requests that were decided before, looked for by name or number, to be put on the agenda again:
//! what has come to light since takes a decision back, though nobody appealed.

use std::time::Duration;

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::editing::{EditFailure, Editing, Part};
use super::order;
use super::waiting::{Offered, use_adding};
use crate::engine::command::{MatterList, Matters};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::search::SearchBox;
use crate::ui::shell::{use_reply, use_settled};
use crate::ui::text::t;

/// How many are shown: a longer name finds fewer.
const MOST: u32 = 20;
/// How long typing must rest before the list follows.
const REST: Duration = Duration::from_millis(120);

/// The way back for what was decided before.
#[component]
pub(super) fn DecidedBefore(
    /// The agenda as it was sent last.
    agenda: Signal<Vec<RecordId>>,
    editing: Editing,
) -> Element {
    let mut search = use_signal(String::new);
    let settled = use_settled(search.into(), REST);
    let looks = !settled.read().trim().is_empty();
    rsx! {
        section { class: "section", "aria-labelledby": "decided-title",
            h2 { id: "decided-title", {t("decided-title")} }
            p { class: "small soft", {t("decided-hint")} }
            SearchBox {
                id: "decided-search",
                label: t("deliveries-search"),
                hint: t("deliveries-search-hint"),
                oninput: move |text| search.set(text),
            }
            if looks {
                Found { search: settled, agenda, editing }
            }
            EditFailure { editing, part: Part::Decided }
        }
    }
}

/// Those whose files match.
#[component]
fn Found(search: Signal<String>, agenda: Signal<Vec<RecordId>>, editing: Editing) -> Element {
    let reply =
        use_reply(move || Matters { list: MatterList::Decided(search()), offset: 0, limit: MOST });
    let add = use_adding(agenda, editing, Part::Decided);
    let full = agenda.read().len() >= order::MOST;
    match &*reply.read() {
        None => rsx! { Loading {} },
        Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
        Some(Ok(view)) => {
            let before = agenda.read();
            let rows: Vec<_> =
                view.rows.iter().filter(|row| !before.contains(&row.matter)).cloned().collect();
            rsx! {
                if rows.is_empty() {
                    p { class: "card", role: "status", {t("decided-none")} }
                } else {
                    ul { class: "card card-flush rows",
                        for row in rows {
                            li { key: "{row.matter}", class: "waiting-item",
                                Offered { row, full, add }
                            }
                        }
                    }
                }
            }
        }
    }
}
