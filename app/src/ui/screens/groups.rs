//! A visit at a glance: its sections, how each stands, and how far along the whole is.

use dioxus::prelude::*;
use shared::form::ScreenState;
use shared::ids::RecordId;
use shared::lifecycle::{ReviewOutcome, VisitStage};
use shared::record::visit::VisitOutcome;

use super::by_mistake::{Begun, ByMistake};
use super::finish::{DeclarationStep, may_still_declare};
use super::papers::papers_seen;
use super::staying::{LeftVisit, WrittenLate};
use super::two_values::UndecidedBanner;
use crate::engine::command::ReviewView;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::progress::ProgressMeter;
use crate::ui::evidence::At;
use crate::ui::routes::Route;
use crate::ui::text::{dates, form, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// A visit's sections.
#[component]
pub(crate) fn Groups(visit: RecordId) -> Element {
    let shared = use_visit();
    let view = shared.view.read();
    let progress = shared.filling.evaluation.read().progress;
    let complete = shared.filling.evaluation.read().problems.is_empty();
    let groups = shared.groups();
    let next = groups.iter().find(|group| !is_complete(shared, group)).or(groups.first());
    let to = next.map_or(Route::Finish { visit }, |group| way(shared, &group.name));
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
            LeftVisit {}
            WrittenLate {}
            if !view.may_write {
                p { class: "note", {t("visit-read-only")} }
            }
            if !view.undecided.is_empty() {
                UndecidedBanner {
                    count: count(view.undecided.len()),
                    to: Route::Choose { visit },
                }
            }
            if may_still_declare(shared) {
                DeclarationStep { at: At::Visit(visit), stage: shared.declaration(), signed: None, may_write: true, complete: false }
            }
            ProgressMeter { answered: count(progress.answered), required: count(progress.required) }
            section { class: "section", "aria-labelledby": "groups-title",
                h2 { id: "groups-title", {t("visit-groups-title")} }
                ol { class: "card card-flush rows",
                    for group in groups {
                        li { key: "{group.name}",
                            Link { to: way(shared, &group.name), class: "row-link",
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
            if shared.may_drop() {
                ByMistake {
                    begun: Begun::Visit(visit),
                    to: Route::CaseScreen { case: view.row.case },
                }
            }
        }
    }
}

/// What the supervisor asked for.
#[component]
pub(crate) fn Returned(
    review: ReviewView,
    /// What was returned, where it is not a visit.
    title: Option<String>,
) -> Element {
    let by = t_args(
        "visit-returned-by",
        &[("name", review.by.into()), ("since", dates::since(review.at).into())],
    );
    rsx! {
        if review.outcome == ReviewOutcome::Returned {
            Banner { title: title.unwrap_or_else(|| t("visit-returned-title")), icon: Icon::Return, tone: Tone::Bad,
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
    let faults = visit.filling.faults(&group.name);
    let progress = group.progress;
    let begun = visit.filling.begun(&group.name);
    let comments = visit.filling.comments_in(&group.name);
    let papers = papers_seen(visit, &group.name);
    let (label, icon, tone) = if visit.is_outcome(&group.name) {
        outcome_words(visit)
    } else if let Some((seen, all)) = papers {
        let counts = [("seen", count(seen).into()), ("all", count(all).into())];
        let done = seen == all;
        (
            t_args("papers-seen", &counts),
            if done { Icon::Check } else { Icon::Paper },
            if done { Tone::Good } else { Tone::Wait },
        )
    } else if progress.required == 0 {
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
        if visit.is_same_as_last(&group.name) {
            Chip { label: t("same-confirmed"), icon: Icon::Check, tone: Tone::Good }
        }
        Chip { label, icon, tone }
        if comments > 0 {
            Chip {
                label: t_args("group-comments", &[("count", count(comments).into())]),
                icon: Icon::Comment,
                tone: Tone::Info,
            }
        }
        if faults > 0 {
            Chip {
                label: t_args("group-problems", &[("count", count(faults).into())]),
                icon: Icon::Warning,
                tone: Tone::Bad,
            }
        }
    }
}

/// How the visit went, as its section says it.
fn outcome_words(visit: Visit) -> (String, Icon, Tone) {
    let outcome = VisitOutcome::of(&visit.filling.answers.read());
    if outcome.code.is_empty() {
        return (t("group-optional"), Icon::List, Tone::Calm);
    }
    let words = form::choice(visit.filling.form, "visit_outcome", &outcome.code);
    if outcome.held() { (words, Icon::Check, Tone::Good) } else { (words, Icon::Away, Tone::Wait) }
}

fn is_complete(visit: Visit, group: &ScreenState) -> bool {
    let answered = group.progress.answered == group.progress.required;
    answered
        && group.problems == 0
        && (group.progress.required > 0 || visit.filling.begun(&group.name))
}

/// A section's name.
pub(crate) fn label(visit: Visit, group: &str) -> String {
    let found = visit.filling.form.screens().find(|screen| screen.name == group);
    found.map(|screen| form::pick(screen.label)).unwrap_or_default()
}

/// The way to a section: how the visit went has a screen that is also its end.
pub(crate) fn way(visit: Visit, group: &str) -> Route {
    if visit.is_outcome(group) {
        Route::Outcome { visit: visit.id }
    } else {
        screen(visit.id, group)
    }
}

/// A section's screen.
pub(crate) fn screen(visit: RecordId, group: &str) -> Route {
    Route::GroupScreen { visit, group: group.to_owned(), at: Vec::new() }
}

/// Counts are small; the texts take them as `u32`.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
