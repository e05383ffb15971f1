//! A visit at a glance: its sections, how each stands, and how far along the whole is.

use dioxus::prelude::*;
use shared::form::ScreenState;
use shared::ids::RecordId;
use shared::lifecycle::{ReviewOutcome, VisitStage};

use crate::engine::command::ReviewView;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::progress::ProgressMeter;
use crate::ui::routes::Route;
use crate::ui::text::{dates, form, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// A visit's sections.
#[component]
pub(crate) fn Groups(visit: RecordId) -> Element {
    let shared = use_visit();
    let view = shared.view.read();
    let progress = shared.evaluation.read().progress;
    let complete = shared.evaluation.read().problems.is_empty();
    let groups = shared.groups();
    let next = groups.iter().find(|group| !is_complete(shared, group)).or(groups.first());
    let to = next.map_or(Route::Finish { visit }, |group| screen(visit, &group.name));
    let returned = view.reviews.last().filter(|_| view.row.stage == VisitStage::Returned);
    rsx! {
        Frame {
            title: t("visit-title"),
            heading: view.row.name.clone(),
            back: Route::CaseScreen { case: view.row.case },
            bar: rsx! {
                Link {
                    to: Route::Finish { visit },
                    class: if complete { Weight::Main.class() } else { Weight::Plain.class() },
                    {t("visit-to-finish")}
                }
                if view.may_write {
                    Link {
                        to,
                        class: if complete { Weight::Plain.class() } else { Weight::Main.class() },
                        {t("action-continue")}
                        Drawing { icon: Icon::Forward }
                    }
                }
            },
            if let Some(review) = returned {
                Returned { review: review.clone() }
            }
            if !view.may_write {
                p { class: "note", {t("visit-read-only")} }
            }
            ProgressMeter { answered: count(progress.answered), required: count(progress.required) }
            section { class: "section", "aria-labelledby": "groups-title",
                h2 { id: "groups-title", {t("visit-groups-title")} }
                ol { class: "card card-flush rows",
                    for group in groups {
                        li { key: "{group.name}",
                            Link { to: screen(visit, &group.name), class: "row-link",
                                span { class: "row-body",
                                    span { class: "row-title", {label(shared, &group.name)} }
                                    span { class: "cluster", GroupChips { group } }
                                }
                                Drawing { icon: Icon::Forward }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the supervisor asked for.
#[component]
pub(crate) fn Returned(review: ReviewView) -> Element {
    let by = t_args(
        "visit-returned-by",
        &[("name", review.by.into()), ("since", dates::since(review.at).into())],
    );
    rsx! {
        if review.outcome == ReviewOutcome::Returned {
            Banner { title: t("visit-returned-title"), icon: Icon::Return, tone: Tone::Bad,
                p { class: "quote", dir: "auto", "{review.comment}" }
                p { class: "small soft", "{by}" }
            }
        }
    }
}

/// How a section stands.
#[component]
fn GroupChips(group: ScreenState) -> Element {
    let visit = use_visit();
    let faults = visit.faults(&group.name);
    let progress = group.progress;
    let begun = visit.begun(&group.name);
    let (label, icon, tone) = if progress.required == 0 {
        (t("group-optional"), if begun { Icon::Check } else { Icon::List }, Tone::Calm)
    } else if progress.answered == progress.required {
        (t("group-complete"), Icon::Check, Tone::Good)
    } else if begun {
        let counts = [
            ("answered", count(progress.answered).into()),
            ("required", count(progress.required).into()),
        ];
        (t_args("group-partial", &counts), Icon::Pen, Tone::Wait)
    } else {
        (t("group-empty"), Icon::List, Tone::Calm)
    };
    rsx! {
        Chip { label, icon, tone }
        if faults > 0 {
            Chip {
                label: t_args("group-problems", &[("count", count(faults).into())]),
                icon: Icon::Warning,
                tone: Tone::Bad,
            }
        }
    }
}

fn is_complete(visit: Visit, group: &ScreenState) -> bool {
    let answered = group.progress.answered == group.progress.required;
    answered && group.problems == 0 && (group.progress.required > 0 || visit.begun(&group.name))
}

/// A section's name.
pub(crate) fn label(visit: Visit, group: &str) -> String {
    let found = visit.form.screens().find(|screen| screen.name == group);
    found.map(|screen| form::pick(screen.label)).unwrap_or_default()
}

/// A section's screen.
pub(crate) fn screen(visit: RecordId, group: &str) -> Route {
    Route::GroupScreen { visit, group: group.to_owned(), at: Vec::new() }
}

/// Counts are small; the texts take them as `u32`.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
