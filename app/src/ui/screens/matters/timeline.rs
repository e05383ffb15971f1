//! What happened in a case, newest first, by month, and above it the way to what may be begun there.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::begin::BeginMenu;
use super::timeline_line::{Known, TimelineLine};
use crate::engine::command::{OpenTimeline, TimelineEntry, TimelineView};
use crate::ui::components::button::Button;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::screens::homes::use_role;
use crate::ui::shell::use_reply;
use crate::ui::text::{dates, t};

/// What happened in a case.
#[component]
pub(crate) fn Timeline(case: RecordId) -> Element {
    // A list of one: another case is another component.
    rsx! {
        for case in [case] {
            LoadTimeline { key: "{case}", case }
        }
    }
}

#[component]
fn LoadTimeline(case: RecordId) -> Element {
    let reply = use_reply(move || OpenTimeline { case });
    loaded(&reply, t("timeline-title"), Route::CaseScreen { case }, |view| {
        Ok(rsx! {
            ShowTimeline { case, view: view.clone() }
        })
    })
}

#[component]
fn ShowTimeline(case: RecordId, view: TimelineView) -> Element {
    let role = use_role();
    // What happened comes first: what may be begun is long.
    let mut beginning = use_signal(|| false);
    let known = Known::of(&view.entries, role.as_ref());
    let months = by_month(view.entries);
    let none = months.is_empty();
    rsx! {
        Frame { title: t("timeline-title"), back: Route::CaseScreen { case },
            p { class: "soft",
                bdi { "{view.name}" }
                " · "
                bdi { class: "number", "{view.number}" }
            }
            if !view.may_begin.is_empty() {
                div {
                    Button {
                        label: if beginning() { t("timeline-begin-not") } else { t("timeline-begin") },
                        icon: if beginning() { Icon::Close } else { Icon::Plus },
                        onclick: move |()| beginning.toggle(),
                    }
                }
            }
            if beginning() {
                BeginMenu { kinds: view.may_begin, case }
            }
            if none {
                p { class: "card", {t("timeline-none")} }
            }
            for (place , (month , entries)) in months.into_iter().enumerate() {
                section { key: "{place}", class: "section", "aria-labelledby": "month-{place}",
                    h2 { id: "month-{place}", "{month}" }
                    ul { class: "card card-flush rows",
                        for (place , entry) in entries.into_iter().enumerate() {
                            li { key: "{place}",
                                TimelineLine { entry, known: known.clone() }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The entries under the month in which they fall, in their order.
fn by_month(entries: Vec<TimelineEntry>) -> Vec<(String, Vec<TimelineEntry>)> {
    let mut months: Vec<(String, Vec<TimelineEntry>)> = Vec::new();
    for entry in entries {
        let month = dates::day_of(entry.at).map_or_else(|| t("unanswered"), dates::month);
        match months.last_mut() {
            Some((last, entries)) if *last == month => entries.push(entry),
            _ => months.push((month, vec![entry])),
        }
    }
    months
}
