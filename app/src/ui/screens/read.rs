//! Reading a visit comfortably: the answers by section, what the app noticed, what was said of it.
//! A supervisor also decides here; opening a visit that was handed in lets the delegate know.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Evaluation, FormDefinition, Value};
use shared::ids::RecordId;

use super::read_answers::Answered;
use super::review_bar::ReviewBar;
use crate::engine::command::{MarkOpened, OpenVisit, ReviewView, VisitRow, VisitView};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::banner::{Banner, FailureBanner, Loading};
use crate::ui::components::chip::{PlaceChip, StageChip, Tone};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, form, people, t, t_args};

/// Reading a visit.
#[component]
pub(crate) fn Read(visit: RecordId) -> Element {
    // A list of one: another visit is another component.
    rsx! {
        for visit in [visit] {
            LoadVisit { key: "{visit}", visit }
        }
    }
}

#[component]
fn LoadVisit(visit: RecordId) -> Element {
    let reply = use_reply(move || OpenVisit { visit });
    let frame = |body: Element| {
        rsx! {
            Frame { title: t("read-title"), back: Route::Home {}, {body} }
        }
    };
    match &*reply.read() {
        None => frame(rsx! { Loading {} }),
        Some(Err(failure)) => frame(rsx! { FailureBanner { failure: failure.clone() } }),
        Some(Ok(view)) => match forms::find(&view.form.0, &view.form.1) {
            Some(_) => rsx! { ShowVisit { view: view.clone() } },
            None => frame(rsx! { FailureBanner { failure: Failure::FormUnknown } }),
        },
    }
}

#[component]
fn ShowVisit(view: VisitView) -> Element {
    let shell = use_shell();
    let visit = view.row.visit;
    let to_review = view.submission.filter(|_| view.may_review);
    use_effect(use_reactive!(|to_review| {
        if let Some(submission) = to_review {
            spawn(async move {
                // Only lets the delegate know; a failure changes nothing for the reader.
                let _ = shell.ask(MarkOpened { submission }).await;
            });
        }
    }));
    let (Some(definition), Some(today)) = (forms::find(&view.form.0, &view.form.1), dates::today())
    else {
        return rsx! {};
    };
    let evaluation = Evaluation::of(definition, &view.answers, today);
    let back = if view.may_write { Route::Finish { visit } } else { Route::Home {} };
    let bar = to_review.map(|submission| rsx! { ReviewBar { visit, submission } });
    rsx! {
        Frame {
            title: t("read-title"),
            heading: view.row.name.clone(),
            back,
            width: Width::Wide,
            bar,
            ChangedSince { form: view.form.clone(), changed: view.changed_since.clone() }
            div { class: "two-columns",
                div { class: "section aside aside-first",
                    Summary { row: view.row.clone() }
                    Comments { reviews: view.reviews.clone() }
                    Noticed { notes: noticed(definition, &evaluation) }
                }
                Answered { view, evaluation }
            }
        }
    }
}

/// What was changed after handing in, beside what was handed in.
#[component]
fn ChangedSince(form: (String, String), changed: Vec<(AnswerPath, Option<Value>)>) -> Element {
    let Some(definition) = forms::find(&form.0, &form.1).filter(|_| !changed.is_empty()) else {
        return rsx! {};
    };
    let lines: Vec<_> = changed
        .iter()
        .filter_map(|(path, value)| {
            let question = definition.question(path.name())?;
            let now = value.as_ref().unwrap_or(&Value::Removed);
            Some((form::pick(&question.label), form::answer(definition, question, now)))
        })
        .collect();
    rsx! {
        Banner { title: t("review-amended"), icon: Icon::Pen, tone: Tone::Wait,
            ul { class: "stack",
                for (place , (label , now)) in lines.into_iter().enumerate() {
                    li { key: "{place}",
                        {t_args("review-amended-line", &[("question", label.into()), ("now", now.into())])}
                    }
                }
            }
        }
    }
}

#[component]
fn Summary(row: VisitRow) -> Element {
    let facts = vec![
        (t("case-number"), row.number.clone()),
        (t("read-delegate"), row.delegate.clone()),
        (t("read-begun"), dates::moment(row.started)),
        (t("read-handed-in"), row.submitted.map(dates::moment).unwrap_or_default()),
    ];
    rsx! {
        section { class: "card",
            h2 { {t("read-summary-title")} }
            div { class: "cluster",
                span { class: "soft", {t("read-status")} }
                StageChip { stage: row.stage }
                PlaceChip { place: row.whereabouts }
            }
            Facts { facts }
        }
    }
}

#[component]
fn Comments(reviews: Vec<ReviewView>) -> Element {
    rsx! {
        section { class: "card",
            h2 { {t("read-comments-title")} }
            if reviews.is_empty() {
                p { class: "soft", {t("read-comments-none")} }
            }
            for (place , review) in reviews.into_iter().enumerate() {
                div { key: "{place}", class: "stack",
                    h3 { {people::outcome(review.outcome).text()} }
                    if !review.comment.is_empty() {
                        p { class: "quote", dir: "auto", "{review.comment}" }
                    }
                    p { class: "small soft",
                        {t_args("review-by", &[
                            ("name", review.by.into()),
                            ("at", dates::moment(review.at).into()),
                        ])}
                    }
                }
            }
        }
    }
}

/// What the form's rules say of the answers: the question, and what is wrong.
fn noticed(definition: &FormDefinition, evaluation: &Evaluation) -> Vec<(String, String)> {
    let problems = evaluation.problems.iter();
    problems
        .map(|problem| {
            let item = definition.item(&problem.question);
            let label = item.map(|item| form::pick(item.label())).unwrap_or_default();
            (label, form::problem(definition.question(&problem.question), problem))
        })
        .collect()
}

#[component]
fn Noticed(notes: Vec<(String, String)>) -> Element {
    let count = u32::try_from(notes.len()).unwrap_or(u32::MAX);
    rsx! {
        section { class: "card",
            h2 { {t_args("read-problems-title", &[("count", count.into())])} }
            if !notes.is_empty() {
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
