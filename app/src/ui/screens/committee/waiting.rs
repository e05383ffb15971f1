//! Requests that wait for a session, to be put on the agenda: urgent ones first.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::asked::Asked;
use super::editing::{EditFailure, Editing, Part};
use super::order;
use crate::engine::command::MatterRow;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::text::{t, t_args};

/// Puts requests at the end of the agenda; what goes wrong is said at `part`.
pub(super) fn use_adding(
    agenda: Signal<Vec<RecordId>>,
    editing: Editing,
    part: Part,
) -> Callback<Vec<RecordId>> {
    let mut agenda = agenda;
    use_callback(move |more: Vec<RecordId>| {
        let before = agenda.peek().clone();
        let order = order::with(&before, more);
        if order == before {
            return;
        }
        agenda.set(order.clone());
        editing.send(part, |edit| edit.agenda = Some(order), move || agenda.set(before));
    })
}

/// A request that may be put on the agenda.
#[component]
pub(super) fn Offered(row: MatterRow, full: bool, add: Callback<Vec<RecordId>>) -> Element {
    let request = row.matter;
    rsx! {
        p { class: "row-title", bdi { "{row.name}" } }
        Asked { row }
        div { class: "cluster",
            if !full {
                Button {
                    label: t("waiting-add"),
                    icon: Icon::Plus,
                    onclick: move |()| add.call(vec![request]),
                }
            }
            Link { to: Route::Memo { request }, class: Weight::Quiet.class(),
                Drawing { icon: Icon::Paper }
                {t("agenda-memo")}
            }
        }
    }
}

/// What waits for a session.
#[component]
pub(super) fn Waiting(
    waiting: Vec<MatterRow>,
    /// The agenda as it was sent last.
    agenda: Signal<Vec<RecordId>>,
    editing: Editing,
) -> Element {
    let rows = order::offered(waiting);
    let all: Vec<_> = rows.iter().map(|row| row.matter).collect();
    let waits = count(rows.len());
    let full = agenda.read().len() >= order::MOST;
    let add = use_adding(agenda, editing, Part::Waiting);
    rsx! {
        section { class: "section", "aria-labelledby": "waiting-title",
            div { class: "section-head",
                h2 { id: "waiting-title", {t("waiting-title")} }
                span { class: "small soft", {t_args("sessions-waiting", &[("count", waits.into())])} }
            }
            if rows.is_empty() {
                p { class: "card", {t("waiting-none")} }
            } else {
                if full {
                    p { {t("waiting-full")} }
                }
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.matter}", class: "waiting-item",
                            Offered { row, full, add }
                        }
                    }
                }
                if waits > 1 && !full {
                    div {
                        Button {
                            label: t("waiting-add-all"),
                            icon: Icon::Plus,
                            onclick: move |()| add.call(all.clone()),
                        }
                    }
                }
            }
            EditFailure { editing, part: Part::Waiting }
        }
    }
}
