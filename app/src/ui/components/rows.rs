//! Rows of lists: a case, a visit. The whole row is what one presses.

use dioxus::prelude::*;
use shared::lifecycle::{VisitStage, WhereItIs};
use shared::record::Kind;
use shared::record::visit::VisitOutcome;

use super::chip::{Chip, PlaceChip, StageChip, Tone};
use super::icon::{Drawing, Icon};
use super::progress::ProgressMeter;
use crate::engine::command::{CaseRow, VisitRow};
use crate::engine::forms;
use crate::ui::routes::Route;
use crate::ui::shell::use_visits;
use crate::ui::text::{dates, form, t, t_args};

/// The name of a case's category.
pub(crate) fn category(code: &str) -> String {
    forms::for_kind(Kind::Visit)
        .map_or_else(|| code.to_owned(), |known| form::choice(known, "category", code))
}

/// A case in a list.
#[component]
pub(crate) fn CaseLink(row: CaseRow) -> Element {
    let visits = use_visits();
    let visited = match row.last_visit {
        Some(at) => t_args("home-last-visit", &[("since", dates::since(at).into())]),
        None => t("home-never-visited"),
    };
    let facts = [row.number.clone(), category(&row.category), row.place.clone()];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    rsx! {
        Link { to: Route::CaseScreen { case: row.case }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title", bdi { "{row.name}" } }
                span { class: "small soft", {facts.join(" · ")} }
                if visits {
                    span { class: "small soft", "{visited}" }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// How a visit went that was not held, and when it is tried again.
#[component]
pub(crate) fn OutcomeLine(row: VisitRow) -> Element {
    let outcome = VisitOutcome { code: row.outcome.clone(), retry_on: row.retry_on };
    let words = forms::for_kind(Kind::Visit).map_or_else(
        || row.outcome.clone(),
        |known| form::choice(known, "visit_outcome", &row.outcome),
    );
    rsx! {
        if !outcome.held() {
            span { class: "cluster",
                Chip { label: words, icon: Icon::Away, tone: Tone::Wait }
                if let Some(on) = row.retry_on {
                    span { class: "small", {t_args("outcome-retry", &[("date", dates::both(on).into())])} }
                }
            }
        }
    }
}

/// What a list of visits says of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VisitWords {
    /// To be continued: how far it has come.
    Progress,
    /// Handed in by this person: when, and where it is.
    Mine,
    /// Handed in by a delegate: by whom and when.
    Theirs,
}

/// Who visits goes on with a visit, while nobody said how it went with that; everybody else reads it.
pub(crate) fn way_to_visit(row: &VisitRow, visits: bool) -> Route {
    let visit = row.visit;
    match row.stage {
        _ if !visits => Route::Read { visit },
        VisitStage::InProgress if row.outcome.is_empty() => Route::Outcome { visit },
        VisitStage::InProgress | VisitStage::Returned => Route::Groups { visit },
        _ => Route::Finish { visit },
    }
}

/// A visit in a list.
#[component]
pub(crate) fn VisitLink(row: VisitRow, words: VisitWords) -> Element {
    let to = way_to_visit(&row, words != VisitWords::Theirs);
    rsx! {
        Link { to, class: "row-link",
            span { class: "row-body",
                span { class: "row-title", bdi { "{row.name}" } }
                span { class: "small soft", {when(&row, words)} }
                span { class: "cluster",
                    // What the server refused waits for nobody.
                    if row.whereabouts != WhereItIs::Refused {
                        StageChip { stage: row.stage }
                    }
                    if words == VisitWords::Mine || row.whereabouts == WhereItIs::Refused {
                        PlaceChip { place: row.whereabouts }
                    }
                }
                OutcomeLine { row: row.clone() }
                if words == VisitWords::Progress {
                    ProgressMeter { answered: row.answered, required: row.required }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

fn when(row: &VisitRow, words: VisitWords) -> String {
    let by = || row.delegate.clone().into();
    let since = |at| dates::since(at).into();
    let text = match (words, row.submitted) {
        (VisitWords::Theirs, Some(at)) => {
            t_args("queue-by", &[("name", by()), ("since", since(at))])
        }
        (VisitWords::Theirs, None) => {
            t_args("queue-begun-by", &[("name", by()), ("since", since(row.started))])
        }
        (VisitWords::Mine, Some(at)) => t_args("home-visit-handed-in", &[("since", since(at))]),
        (VisitWords::Mine, None) | (VisitWords::Progress, _) => {
            t_args("home-visit-begun", &[("since", since(row.started))])
        }
    };
    format!("{} · {text}", row.number)
}
