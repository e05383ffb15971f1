//! The lists of what is followed. Each row is a link to where something can be done about it.

use dioxus::prelude::*;
use shared::record::Kind;
use shared::sync::exchange::NotAssigned;

use super::follow::SILENT_DAYS;
use crate::engine::command::{DelegateRow, DueRow, NotAssignedRow, VisitRow};
use crate::engine::forms;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::due::DueChip;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::{VisitLink, VisitWords};
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::text::{Key, form, people, t, t_args};

/// Visits that are to be made.
#[component]
pub(crate) fn DueList(rows: Vec<DueRow>, total: u32, none: String) -> Element {
    let hidden = total.saturating_sub(count(rows.len()));
    rsx! {
        if rows.is_empty() {
            p { class: "card", "{none}" }
        } else {
            ul { class: "card card-flush rows",
                for row in rows {
                    li { key: "{row.case.case}", OfficeDue { row } }
                }
            }
        }
        if hidden > 0 {
            p { class: "small soft", {t_args("follow-more", &[("count", hidden.into())])} }
        }
    }
}

/// A case that is to be visited, as the office follows it: whose it is matters more than where.
#[component]
fn OfficeDue(row: DueRow) -> Element {
    let overdue = row.overdue;
    let whose = if row.case.assignee.is_some() {
        row.case.assignee_name.clone()
    } else {
        t("follow-nobody")
    };
    let asked = row.order.as_ref().zip(forms::for_kind(Kind::Visit)).map(|(order, form)| {
        let parts = [
            form::choice(form, "visit_type", &order.purpose),
            form::choice(form, "priority", &order.priority),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let present = row.order.as_ref().map(|order| order.to_be_present.clone());
    let present = present.filter(|present| !present.is_empty());
    rsx! {
        Link { to: Route::CaseScreen { case: row.case.case }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title", bdi { "{row.case.name}" } }
                if let Some(due) = row.case.due {
                    span { class: "cluster", DueChip { on: due.on, overdue } }
                }
                if let Some(asked) = asked {
                    span { class: "small", "{asked}" }
                }
                span { class: "small soft",
                    bdi { "{whose}" }
                    " · "
                    bdi { "{row.case.number}" }
                }
                if let Some(present) = present {
                    span { class: "small", {t_args("due-present", &[("who", present.into())])} }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// Visits that nobody has opened yet.
#[component]
pub(crate) fn Unread(rows: Vec<VisitRow>) -> Element {
    rsx! {
        if rows.is_empty() {
            p { class: "card", {t("follow-unread-none")} }
        } else {
            ul { class: "card card-flush rows",
                for row in rows {
                    li { key: "{row.visit}", VisitLink { row, words: VisitWords::Theirs } }
                }
            }
        }
    }
}

/// The branch's delegates, the longest silent first.
#[component]
pub(crate) fn Delegates(rows: Vec<DelegateRow>) -> Element {
    let mut rows = rows;
    // Whose device never came has been silent for longest.
    rows.sort_by_key(|row| std::cmp::Reverse(row.silent_days.unwrap_or(u32::MAX)));
    rsx! {
        if rows.is_empty() {
            p { class: "card", {t("follow-delegates-none")} }
        } else {
            ul { class: "card card-flush rows",
                for row in rows {
                    li { key: "{row.person}",
                        Link { to: Route::CasesOf { delegate: row.person }, class: "row-link",
                            span { class: "row-body",
                                span { class: "row-title", bdi { "{row.name}" } }
                                span { class: "cluster", SilentChip { days: row.silent_days } }
                                span { class: "small soft", {work_of(&row)} }
                            }
                            Drawing { icon: Icon::Forward }
                        }
                    }
                }
            }
            p { class: "small soft", {t("follow-silent-hint")} }
        }
    }
}

/// Gender, cases and visits due, in words.
pub(super) fn work_of(row: &DelegateRow) -> String {
    let parts = [
        row.gender.map(people::gender).map(Key::text),
        Some(t_args("home-cases-count", &[("count", row.cases.into())])),
        (row.due > 0).then(|| t_args("follow-due-of", &[("count", row.due.into())])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// For how long a delegate's devices have been silent.
#[component]
pub(super) fn SilentChip(days: Option<u32>) -> Element {
    let (label, icon, tone) = match days {
        None => (t("follow-never-came"), Icon::Offline, Tone::Wait),
        Some(days) if days >= SILENT_DAYS => {
            (t_args("follow-silent", &[("count", days.into())]), Icon::Offline, Tone::Bad)
        }
        Some(days) => (t_args("follow-came", &[("count", days.into())]), Icon::Check, Tone::Good),
    };
    rsx! {
        Chip { label, icon, tone }
    }
}

/// Assignments that the server did not carry out, with why and what now.
#[component]
pub(crate) fn NotAssignedList(rows: Vec<NotAssignedRow>) -> Element {
    rsx! {
        ul { class: "card card-flush rows",
            for row in rows {
                li { key: "{row.case}",
                    Link { to: Route::AssignCase { case: row.case }, class: "row-link",
                        span { class: "row-body",
                            span { class: "row-title", bdi { "{row.name}" } }
                            span { class: "cluster",
                                Chip { label: t("follow-not-assigned"), icon: Icon::Warning, tone: Tone::Bad }
                            }
                            span { class: "small", {why(row.why).text()} }
                        }
                        Drawing { icon: Icon::Forward }
                    }
                }
            }
        }
    }
}

const fn why(why: NotAssigned) -> Key {
    match why {
        NotAssigned::NotAllowed => Key("not-assigned-not-allowed"),
        NotAssigned::Moved => Key("not-assigned-moved"),
        NotAssigned::NoDelegate => Key("not-assigned-no-delegate"),
    }
}
