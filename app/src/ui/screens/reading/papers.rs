//! The papers of a case as they are read: each that the form asks for, how it stood when the visit
//! was handed in, what is written on it, and its pages, which open full screen.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Question};
use shared::lifecycle::PaperState;

use super::source::{Reading, Shared};
use super::viewer::{Picture, Viewer};
use crate::engine::command::DocumentRow;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::photo::Photo;
use crate::ui::screens::groups::count;
use crate::ui::screens::papers::{StateChip, matched_by, state_on};
use crate::ui::text::{dates, form, t, t_args};

/// A paper that was asked for, with the documents that were shown.
pub(super) struct Asked<'a> {
    pub(super) question: Option<&'static Question>,
    pub(super) label: String,
    pub(super) documents: Vec<&'a DocumentRow>,
}

/// The papers that are asked of this family, and documents that none of them asks for.
pub(super) fn asked(reading: &Reading) -> Vec<Asked<'_>> {
    let documents = &reading.view.documents;
    let relevant = |question: &&'static Question| {
        AnswerPath::question(&question.name).is_ok_and(|path| reading.evaluation.is_relevant(&path))
    };
    let questions: Vec<_> = reading.form.papers().filter(relevant).collect();
    let of = |code: &str| documents.iter().filter(|row| row.paper == code).collect::<Vec<_>>();
    let mut asked: Vec<_> = questions
        .iter()
        .map(|question| Asked {
            question: Some(question),
            label: form::pick(&question.label),
            documents: of(&question.name),
        })
        .collect();
    // What an earlier visit asked for is still a paper of this family.
    let others =
        documents.iter().filter(|row| questions.iter().all(|question| question.name != row.paper));
    asked.extend(others.map(|row| {
        let question = reading.form.papers().find(|question| question.name == row.paper);
        let label = question.map(|question| form::pick(&question.label));
        Asked {
            question,
            label: label.unwrap_or_else(|| t("read-other-paper")),
            documents: vec![row],
        }
    }));
    asked
}

/// How a document stood on the day by which the visit is judged.
pub(super) fn state(reading: &Reading, row: &DocumentRow, valid_months: Option<u16>) -> PaperState {
    state_on(row, valid_months, reading.on)
}

/// What is written on a document.
pub(super) fn facts(row: &DocumentRow) -> Vec<(String, String)> {
    vec![
        (t("read-paper-number"), row.number.clone()),
        (t("read-paper-issuer"), row.issuer.clone()),
        (t("read-paper-issued"), row.issued.map(dates::both).unwrap_or_default()),
        (t("read-paper-expires"), row.expires.map(dates::both).unwrap_or_default()),
    ]
}

/// The papers of a case.
#[component]
pub(crate) fn Papers(reading: Shared) -> Element {
    let mut viewing = use_signal(|| None::<(Vec<Picture>, usize)>);
    let asked = asked(&reading.0);
    if asked.is_empty() {
        return rsx! {};
    }
    let missing = asked.iter().filter(|paper| paper.documents.is_empty()).count();
    rsx! {
        section { class: "card", "aria-labelledby": "papers-title",
            div { class: "section-head",
                h2 { id: "papers-title", {t("papers-title")} }
                if missing > 0 {
                    span { class: "small soft",
                        {t_args("read-papers-missing", &[("count", count(missing).into())])}
                    }
                }
            }
            ul { class: "rows read-papers",
                for (place , paper) in asked.iter().enumerate() {
                    li { key: "{place}", class: "read-paper",
                        div { class: "cluster",
                            strong { "{paper.label}" }
                            if paper.documents.is_empty() {
                                StateChip { state: PaperState::Missing, valid_months: None }
                            }
                        }
                        for row in paper.documents.iter().copied() {
                            ReadDocument {
                                key: "{row.document}",
                                row: row.clone(),
                                label: paper.label.clone(),
                                state: state(&reading.0, row, paper.question.and_then(|it| it.valid_months)),
                                valid_months: paper.question.and_then(|it| it.valid_months),
                                onview: move |pages| viewing.set(Some(pages)),
                            }
                        }
                    }
                }
            }
        }
        if let Some((pictures, at)) = viewing() {
            Viewer { pictures, at, onclose: move |()| viewing.set(None) }
        }
    }
}

#[component]
fn ReadDocument(
    row: DocumentRow,
    label: String,
    state: PaperState,
    valid_months: Option<u16>,
    onview: EventHandler<(Vec<Picture>, usize)>,
) -> Element {
    let pictures: Vec<_> = row
        .pages
        .iter()
        .enumerate()
        .map(|(place, page)| Picture {
            photo: page.photo,
            small: page.small,
            alt: t_args(
                "read-page-alt",
                &[("paper", label.as_str().into()), ("number", count(place + 1).into())],
            ),
        })
        .collect();
    let none = row.pages.is_empty();
    rsx! {
        div { class: "stack",
            div { class: "cluster",
                StateChip { state, valid_months }
                if none {
                    Chip { label: t("read-no-pages"), icon: Icon::EyeOff, tone: Tone::Calm }
                }
            }
            if let Some((by, at)) = &row.matched {
                p { class: "small soft", {matched_by(by, *at)} }
            }
            Facts { facts: facts(&row) }
            Thumbnails { pictures, onview }
        }
    }
}

/// Small pictures that open full screen.
#[component]
pub(crate) fn Thumbnails(
    pictures: Vec<Picture>,
    onview: EventHandler<(Vec<Picture>, usize)>,
) -> Element {
    let all = pictures.clone();
    rsx! {
        if !pictures.is_empty() {
            div { class: "thumbnails",
                for (place , picture) in pictures.into_iter().enumerate() {
                    button {
                        key: "{picture.photo.id}",
                        class: "thumbnail",
                        r#type: "button",
                        onclick: {
                            let all = all.clone();
                            move |_| onview.call((all.clone(), place))
                        },
                        Photo { photo: picture.small, alt: picture.alt.clone() }
                        span { class: "small thumbnail-words",
                            Drawing { icon: Icon::Search }
                            {t("read-enlarge")}
                        }
                    }
                }
            }
        }
    }
}
