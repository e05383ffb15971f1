//! What is to be visited: the case, when and why, and what the supervisor asked for.

use dioxus::prelude::*;
use shared::lifecycle::Why;
use shared::record::Kind;

use super::chip::{Chip, Tone};
use super::icon::{Drawing, Icon};
use crate::engine::command::{DueRow, OrderView};
use crate::engine::forms;
use crate::ui::routes::Route;
use crate::ui::text::{dates, form, t, t_args};

/// A case that is to be visited, in a list.
#[component]
pub(crate) fn DueLink(row: DueRow) -> Element {
    let case = row.case;
    let facts = [case.number.clone(), case.place.clone()];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    rsx! {
        Link { to: Route::CaseScreen { case: case.case }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title", bdi { "{case.name}" } }
                span { class: "small soft", {facts.join(" · ")} }
                if let Some(due) = case.due {
                    span { class: "cluster",
                        DueChip { on: due.on, overdue: row.overdue }
                        span { class: "small", {why(due.why)} }
                    }
                }
                if let Some(order) = row.order {
                    OrderFacts { order }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// When, and whether the day has passed: in words, with a drawing of its own.
#[component]
pub(crate) fn DueChip(on: shared::calendar::Date, overdue: bool) -> Element {
    let days = dates::today().map_or(0, |today| on.days() - today.days());
    let label = if days < 0 {
        t_args("due-overdue", &[("count", (-days).into())])
    } else {
        t_args("in-days", &[("count", days.into())])
    };
    let (icon, tone) = match (overdue, days) {
        (true, _) => (Icon::Warning, Tone::Bad),
        (false, 0 | 1) => (Icon::Clock, Tone::Wait),
        _ => (Icon::Calendar, Tone::Info),
    };
    rsx! {
        Chip { label, icon, tone }
        span { class: "small soft", {dates::both(on)} }
    }
}

/// Why a case is to be visited.
fn why(why: Why) -> String {
    match why {
        Why::Ordered => t("due-ordered"),
        Why::Retry => t("due-retry"),
    }
}

/// What the supervisor asked for.
#[component]
pub(crate) fn OrderFacts(order: OrderView) -> Element {
    let named = |list: &str, code: &str| {
        forms::for_kind(Kind::Visit)
            .map_or_else(|| code.to_owned(), |known| form::choice(known, list, code))
    };
    let purpose = [
        named("visit_type", &order.purpose),
        t_args("due-priority", &[("priority", named("priority", &order.priority).into())]),
    ];
    rsx! {
        span { class: "small", {purpose.join(" · ")} }
        if !order.to_be_present.is_empty() {
            span { class: "small due-present",
                Drawing { icon: Icon::Person }
                {t_args("due-present", &[("who", order.to_be_present.clone().into())])}
            }
        }
        if !order.note.is_empty() {
            span { class: "quote small", dir: "auto", "{order.note}" }
            span { class: "small soft", {t_args("due-by", &[("name", order.by.clone().into())])} }
        }
    }
}
