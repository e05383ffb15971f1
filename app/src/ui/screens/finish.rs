//! The end of a visit: what is still missing, each leading to its question; handing it in; and
//! where it has got to since.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Problem};
use shared::ids::RecordId;
use shared::lifecycle::{VisitStage, WhereItIs};

use super::groups::{Returned, count, label};
use crate::engine::command::{Submit, Submitted};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, StageChip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::progress::ProgressMeter;
use crate::ui::routes::Route;
use crate::ui::shell::use_shell;
use crate::ui::text::{Key, form, people, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// The end of a visit.
#[component]
pub(crate) fn Finish(visit: RecordId) -> Element {
    let shared = use_visit();
    let view = shared.view.read();
    let stage = view.row.stage;
    let open = matches!(stage, VisitStage::InProgress | VisitStage::Returned | VisitStage::Amended);
    let progress = shared.evaluation.read().progress;
    let heading = if open { t("finish-title") } else { t("finish-done-title") };
    rsx! {
        Frame {
            title: t("finish-title"),
            heading,
            back: Route::Groups { visit },
            p { class: "soft", bdi { "{view.row.name}" } }
            if view.row.submitted.is_some() {
                Whereabouts { place: view.row.whereabouts, stage }
            }
            if let Some(review) = view.reviews.last() {
                Returned { review: review.clone() }
            }
            if open && view.may_write {
                ProgressMeter { answered: count(progress.answered), required: count(progress.required) }
                HandIn { visit }
            }
            if view.row.submitted.is_some() {
                Link { to: Route::Read { visit }, class: Weight::Plain.class(), {t("finish-read-visit")} }
            }
        }
    }
}

#[component]
fn HandIn(visit: RecordId) -> Element {
    let shell = use_shell();
    let shared = use_visit();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let evaluation = shared.evaluation.read();
    let problems = evaluation.problems.len();
    let hand_in = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        shared.keep_all().await;
        match shell.ask(Submit { visit }).await {
            // The button is gone: what it did stands under the heading.
            Ok(Submitted::Done) => page::focus_heading(),
            // What the engine knows of and this screen does not yet: read again.
            Ok(Submitted::Incomplete { .. }) => failure.set(Some(Failure::ChangedMeanwhile)),
            Err(why) => failure.set(Some(why)),
        }
        let mut revision = shell.revision;
        revision += 1;
        busy.set(false);
    };
    if problems > 0 {
        let title = t_args("finish-missing-title", &[("count", count(problems).into())]);
        return rsx! {
            section { class: "section", "aria-labelledby": "missing-title",
                h2 { id: "missing-title", "{title}" }
                p { class: "soft", {t("finish-missing-text")} }
                for screen in shared.groups() {
                    Missing {
                        key: "{screen.name}",
                        visit,
                        problems: evaluation
                            .problems
                            .iter()
                            .filter(|problem| problem.screen == screen.name)
                            .cloned()
                            .collect::<Vec<_>>(),
                        group: screen.name,
                    }
                }
            }
        };
    }
    rsx! {
        Banner { title: t("finish-ready-title"), icon: Icon::Check, tone: Tone::Good,
            p { {t("finish-ready-text")} }
        }
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Button {
            label: if busy() { t("finish-working") } else { t("finish-action") },
            weight: Weight::Main,
            icon: Icon::Send,
            large: true,
            busy: busy(),
            onclick: hand_in,
        }
    }
}

/// What is missing or wrong in one section.
#[component]
fn Missing(visit: RecordId, group: String, problems: Vec<Problem>) -> Element {
    let shared = use_visit();
    rsx! {
        if !problems.is_empty() {
            h3 { {label(shared, &group)} }
            ul { class: "card card-flush rows",
                for problem in problems {
                    li { key: "{problem.path}",
                        Link {
                            to: Route::GroupScreen {
                                visit,
                                group: group.clone(),
                                at: problem.path.as_str().split('/').map(str::to_owned).collect(),
                            },
                            class: "row-link",
                            span { class: "row-body",
                                span { class: "row-title", {question_name(shared, &problem.path)} }
                                span { class: "small",
                                    {form::problem(shared.form.question(&problem.question), &problem)}
                                }
                            }
                            Drawing { icon: Icon::Forward }
                        }
                    }
                }
            }
        }
    }
}

/// A question's label, with the number of the instance that it is within.
fn question_name(visit: Visit, path: &AnswerPath) -> String {
    let name =
        visit.form.item(path.name()).map(|item| form::pick(item.label())).unwrap_or_default();
    let within = path.parent().and_then(|instance| {
        let answers = visit.answers.read();
        let all = answers.instances(instance.parent().as_ref(), instance.name());
        let place = all.iter().position(|other| **other == instance)?;
        let title = visit.form.item(instance.name()).map(|item| form::pick(item.label()))?;
        Some(t_args("repeat-item", &[("title", title.into()), ("number", count(place + 1).into())]))
    });
    match within {
        Some(within) => format!("{within} · {name}"),
        None => name,
    }
}

/// Where what was handed in has got to, each step with what it means.
#[component]
fn Whereabouts(place: WhereItIs, stage: VisitStage) -> Element {
    let steps = [
        (WhereItIs::OnDevice, Key("finish-on-device-text"), Icon::Phone),
        (WhereItIs::Received, Key("finish-received-text"), Icon::Server),
        (WhereItIs::Read, Key("finish-read-text"), Icon::Eye),
    ];
    rsx! {
        section { class: "card", "aria-labelledby": "status-title",
            div { class: "section-head",
                h2 { id: "status-title", {t("finish-status-title")} }
                StageChip { stage }
            }
            if place == WhereItIs::Refused {
                p { class: "problem",
                    Drawing { icon: Icon::Warning }
                    span { {t("finish-refused-text")} }
                }
            }
            ol { class: "steps",
                for (step , meaning , icon) in steps {
                    li {
                        key: "{meaning.0}",
                        class: if step > place { "later" },
                        "aria-current": if step == place { "step" },
                        Drawing { icon }
                        div { class: "row-body",
                            span { class: "cluster",
                                strong { {people::whereabouts(step).text()} }
                                StepChip { step, place }
                            }
                            if step == place {
                                p { class: "small", {meaning.text()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn StepChip(step: WhereItIs, place: WhereItIs) -> Element {
    let (label, icon, tone) = match step.cmp(&place) {
        std::cmp::Ordering::Less => (t("finish-step-done"), Icon::Check, Tone::Good),
        std::cmp::Ordering::Equal => (t("finish-step-now"), Icon::Check, Tone::Good),
        std::cmp::Ordering::Greater => (t("finish-step-later"), Icon::Clock, Tone::Calm),
    };
    rsx! {
        Chip { label, icon, tone }
    }
}
