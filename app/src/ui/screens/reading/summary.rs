//! Beside the answers: what is to be known before reading them, the visit at a glance, what was
//! said of it.

use dioxus::prelude::*;
use shared::form::Value;
use shared::lifecycle::WhereItIs;

use super::source::{Reading, Shared};
use crate::ui::components::banner::Banner;
use crate::ui::components::chip::{PlaceChip, StageChip, Tone};
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::Icon;
use crate::ui::screens::groups::count;
use crate::ui::screens::paper_words;
use crate::ui::screens::two_values::paper_label;
use crate::ui::text::{dates, form, people, t, t_args};

/// What is to be known before anything is read: changes after handing in, two values, problems.
#[component]
pub(crate) fn Attention(reading: Shared) -> Element {
    let reading = &*reading.0;
    let changed = changed_since(reading);
    let two_values: Vec<_> = reading
        .view
        .undecided
        .iter()
        .filter_map(|undecided| {
            if undecided.record != reading.view.row.visit {
                return Some(paper_label(reading.form, &reading.view.documents, undecided));
            }
            Some(form::pick(&reading.form.question(undecided.path.name())?.label))
        })
        .collect();
    let notes = noticed(reading);
    rsx! {
        if !changed.is_empty() {
            Banner { title: t("review-amended"), icon: Icon::Pen, tone: Tone::Wait,
                ul { class: "stack",
                    for (place , line) in changed.into_iter().enumerate() {
                        li { key: "{place}", "{line}" }
                    }
                }
            }
        }
        if !two_values.is_empty() {
            Banner {
                title: t_args("two-values-banner", &[("count", count(two_values.len()).into())]),
                icon: Icon::Split,
                tone: Tone::Bad,
                p { {t("read-two-values-text")} }
                ul { class: "stack",
                    for (place , label) in two_values.into_iter().enumerate() {
                        li { key: "{place}", strong { "{label}" } }
                    }
                }
            }
        }
        if !notes.is_empty() {
            Banner {
                title: t_args("read-problems-title", &[("count", count(notes.len()).into())]),
                icon: Icon::Warning,
                tone: Tone::Wait,
                ul { class: "stack",
                    for (place , (label , problem)) in notes.into_iter().enumerate() {
                        li { key: "{place}",
                            strong { "{label}" }
                            p { class: "small", "{problem}" }
                        }
                    }
                }
            }
        }
    }
}

/// What was changed after handing in, as it is now.
fn changed_since(reading: &Reading) -> Vec<String> {
    let of_papers = paper_words::lines(reading.form, &reading.view.papers_changed);
    let changed = reading.view.changed_since.iter();
    changed
        .filter_map(|(path, value)| {
            let question = reading.form.question(path.name())?;
            let now = reading.words(path, value.as_ref().unwrap_or(&Value::Removed));
            let label = form::pick(&question.label);
            Some(t_args("review-amended-line", &[("question", label.into()), ("now", now.into())]))
        })
        .chain(of_papers)
        .collect()
}

/// What the form's rules say of the answers: the question, and what is wrong.
fn noticed(reading: &Reading) -> Vec<(String, String)> {
    let problems = reading.evaluation.problems.iter();
    problems
        .map(|problem| {
            let item = reading.form.item(&problem.question);
            let label = item.map(|item| form::pick(item.label())).unwrap_or_default();
            (label, form::problem(reading.form.question(&problem.question), problem))
        })
        .collect()
}

/// The visit at a glance.
#[component]
pub(crate) fn Summary(reading: Shared) -> Element {
    let view = &reading.0.view;
    let row = &view.row;
    let outcome = form::choice(reading.0.form, "visit_outcome", &row.outcome);
    // The day first: the direction of a value is that of its first letter.
    let last =
        view.last.as_ref().map(|last| format!("{} · {}", dates::moment(last.at), last.delegate));
    let facts = vec![
        (t("case-number"), row.number.clone()),
        (t("read-delegate"), row.delegate.clone()),
        (t("read-outcome"), outcome),
        (t("read-retry"), row.retry_on.map(dates::both).unwrap_or_default()),
        (t("read-begun"), dates::moment(row.started)),
        (t("read-handed-in"), row.submitted.map(dates::moment).unwrap_or_default()),
        (t("read-last-visit"), last.unwrap_or_default()),
    ];
    rsx! {
        section { class: "card",
            h2 { {t("read-summary-title")} }
            div { class: "cluster",
                span { class: "soft", {t("read-status")} }
                // What the server refused waits for nobody.
                if row.whereabouts != WhereItIs::Refused {
                    StageChip { stage: row.stage }
                }
                PlaceChip { place: row.whereabouts }
            }
            Facts { facts }
        }
    }
}

/// What reviewers said of the whole visit.
#[component]
pub(crate) fn Reviews(reading: Shared) -> Element {
    let reviews = &reading.0.view.reviews;
    rsx! {
        section { class: "card",
            h2 { {t("read-comments-title")} }
            if reviews.is_empty() {
                p { class: "soft", {t("read-comments-none")} }
            }
            for (place , review) in reviews.iter().enumerate() {
                div { key: "{place}", class: "stack",
                    h3 { {people::outcome(review.outcome).text()} }
                    if !review.comment.is_empty() {
                        p { class: "quote", dir: "auto", "{review.comment}" }
                    }
                    p { class: "small soft",
                        {t_args("review-by", &[
                            ("name", review.by.as_str().into()),
                            ("at", dates::moment(review.at).into()),
                        ])}
                    }
                }
            }
        }
    }
}
