//! The end of a visit: what is still missing, each leading to its question; handing it in; and
//! where it has got to since.

use std::time::Duration;

use dioxus::prelude::*;
use shared::form::{AnswerPath, Problem};
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, VisitStage};
use shared::record::Kind;

use super::groups::{Returned, count, label};
use super::hand_in::{HAND_IN, HandIn};
use super::matters::{Begin, use_begins};
use super::staying::{LeftVisit, WrittenLate};
use super::two_values::UndecidedBanner;
use super::whereabouts::Whereabouts;
use crate::engine::command::{SignedDeclaration, StartDeclaration};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::progress::ProgressMeter;
use crate::ui::components::rows::OutcomeLine;
use crate::ui::evidence::At;
use crate::ui::routes::Route;
use crate::ui::shell::use_shell;
use crate::ui::text::{form, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// The end of a visit.
#[component]
pub(crate) fn Finish(visit: RecordId) -> Element {
    let shared = use_visit();
    let asks = use_begins(Kind::SupportRequest);
    let view = shared.view.read();
    let stage = view.row.stage;
    // Sensitive answers that were changed later move no stage, and are handed in all the same.
    let amended =
        stage == VisitStage::Amended || (stage == VisitStage::HandedIn && view.annex_amended);
    let open = amended || matches!(stage, VisitStage::InProgress | VisitStage::Returned);
    let progress = shared.filling.evaluation.read().progress;
    let heading = if open { t("finish-title") } else { t("finish-done-title") };
    rsx! {
        Frame {
            title: t("finish-title"),
            heading,
            back: Route::Groups { visit },
            p { class: "soft", bdi { "{view.row.name}" } }
            LeftVisit {}
            WrittenLate {}
            if !shared.held() {
                OutcomeLine { row: view.row.clone() }
            }
            if view.row.submitted.is_some() {
                Whereabouts { view: view.clone() }
            }
            if let Some(review) = view.reviews.last() {
                Returned { review: review.clone() }
            }
            if !open && may_still_declare(shared) {
                DeclarationStep { at: At::Visit(visit), stage: shared.declaration(), signed: None, may_write: true, complete: true }
            }
            if open && view.may_write {
                ProgressMeter { answered: count(progress.answered), required: count(progress.required) }
                Steps { visit }
            }
            if shared.held() {
                Link { to: Route::Slip { visit }, class: Weight::Plain.class(),
                    Drawing { icon: Icon::Paper }
                    {t("slip-open")}
                }
            }
            if asks && !open && !view.left && shared.held() {
                Begin { kind: Kind::SupportRequest, case: view.row.case }
            }
            if view.row.submitted.is_some() {
                Link { to: Route::Read { visit }, class: Weight::Plain.class(), {t("finish-read-visit")} }
            }
        }
    }
}

/// What is still to be done before handing in, one thing after the other.
#[component]
fn Steps(visit: RecordId) -> Element {
    let shared = use_visit();
    // Handing in without a declaration is chosen on purpose, each time anew.
    let mut without = use_signal(|| false);
    let view = shared.view.read();
    let evaluation = shared.filling.evaluation.read();
    let problems = evaluation.problems.len();
    let undecided = view.undecided.len();
    let held = shared.held();
    let declared = !held || shared.declaration() == DeclarationStage::Signed || without();
    rsx! {
        if undecided > 0 {
            UndecidedBanner { count: count(undecided), to: Route::Choose { visit } }
        }
        if problems > 0 {
            section { class: "section", "aria-labelledby": "missing-title",
                h2 { id: "missing-title",
                    {t_args("finish-missing-title", &[("count", count(problems).into())])}
                }
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
        }
        if held {
            DeclarationStep {
                at: At::Visit(visit),
                stage: shared.declaration(),
                signed: view.declarations.first().cloned(),
                may_write: view.may_write,
                complete: problems == 0 && !without(),
            }
        }
        if problems == 0 && undecided == 0 {
            if declared {
                Banner { title: t("finish-ready-title"), icon: Icon::Check, tone: Tone::Good,
                    p { {if without() { t("finish-without-chosen") } else { t("finish-ready-text") }} }
                }
                HandIn { visit }
            } else {
                div {
                    Button {
                        label: t("finish-without-declaration"),
                        weight: Weight::Quiet,
                        onclick: move |()| async move {
                            without.set(true);
                            // The button that was pressed is gone: on to the next.
                            page::sleep(Duration::from_millis(50)).await;
                            page::focus(HAND_IN);
                        },
                    }
                }
            }
        }
    }
}

/// Whether a visit that was handed in without a declaration that holds may still get one: until it
/// is accepted.
pub(crate) fn may_still_declare(visit: Visit) -> bool {
    let view = visit.view.read();
    let handed_in = view.row.submitted.is_some() && view.row.stage != VisitStage::Accepted;
    handed_in && view.may_write && visit.held() && visit.declaration() != DeclarationStage::Signed
}

/// Whether the applicant has signed, as a step of its own.
#[component]
pub(crate) fn DeclarationStep(
    at: At,
    stage: DeclarationStage,
    signed: Option<SignedDeclaration>,
    may_write: bool,
    complete: bool,
) -> Element {
    let (label, text, icon, tone) = match stage {
        DeclarationStage::Unsigned => {
            (t("declaration-unsigned"), t("declaration-unsigned-text"), Icon::Pen, Tone::Wait)
        }
        DeclarationStage::Stale => {
            (t("declaration-stale"), t("declaration-stale-text"), Icon::Refresh, Tone::Bad)
        }
        DeclarationStage::Signed => {
            (t("declaration-signed"), t("declaration-signed-text"), Icon::Check, Tone::Good)
        }
    };
    let renew = stage != DeclarationStage::Signed && may_write;
    // The next thing to do, once nothing else is missing.
    let weight = if complete { Weight::Main } else { Weight::Plain };
    rsx! {
        section { class: "card", "aria-labelledby": "declaration-title",
            div { class: "section-head",
                h2 { id: "declaration-title", {t("declaration-title")} }
                Chip { label, icon, tone }
            }
            p { "{text}" }
            if let Some(signed) = signed {
                Link {
                    to: at.declaration(signed.declaration),
                    class: Weight::Plain.class(),
                    Drawing { icon: Icon::Paper }
                    {t("declaration-show")}
                }
            }
            if renew {
                StartDeclarationButton {
                    at,
                    label: if stage == DeclarationStage::Stale { t("declaration-renew") } else { t("declaration-start") },
                    weight,
                }
            }
        }
    }
}

/// Begins a declaration, or opens the one that was begun.
#[component]
pub(crate) fn StartDeclarationButton(at: At, label: String, weight: Weight) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let start = move |()| async move {
        busy.set(true);
        // What is declared is what was typed, to the last key.
        if let Some(drafts) = shell.drafts_of(at.id()) {
            drafts.leave().await;
        }
        match shell.ask(StartDeclaration { visit: at.id() }).await {
            Ok(declaration) => {
                navigator().push(at.declaration(declaration));
            }
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Button { label, weight, icon: Icon::Pen, busy: busy(), onclick: start }
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
                                    {form::problem(shared.filling.form.question(&problem.question), &problem)}
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
pub(crate) fn question_name(visit: Visit, path: &AnswerPath) -> String {
    let name = visit
        .filling
        .form
        .item(path.name())
        .map(|item| form::pick(item.label()))
        .unwrap_or_default();
    let within = path.parent().and_then(|instance| {
        let answers = visit.filling.answers.read();
        let all = answers.instances(instance.parent().as_ref(), instance.name());
        let place = all.iter().position(|other| **other == instance)?;
        let title =
            visit.filling.form.item(instance.name()).map(|item| form::pick(item.label()))?;
        Some(t_args("repeat-item", &[("title", title.into()), ("number", count(place + 1).into())]))
    });
    match within {
        Some(within) => format!("{within} · {name}"),
        None => name,
    }
}
