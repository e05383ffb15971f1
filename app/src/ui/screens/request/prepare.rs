//! What is to be seen to before a request is handed in: its papers, each with how it stands and the
//! way to it, and the declaration.

use dioxus::prelude::*;
use shared::lifecycle::DeclarationStage;

use super::source::Shared;
use crate::engine::command::{ChecklistRow, StartDeclaration};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::filling::use_filling;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::screens::paper_words;
use crate::ui::text::{request as words, t, t_args};

/// The papers that the checklist asks for.
#[component]
pub(super) fn Checklist(request: Shared) -> Element {
    let opened = &*request.0;
    let rows = opened.view.checklist.clone();
    let lacking = opened.lacking();
    rsx! {
        section { class: "section", "aria-labelledby": "checklist-title",
            div { class: "section-head",
                h2 { id: "checklist-title", {t("request-papers-title")} }
                if !rows.is_empty() {
                    span { class: "small soft", role: "status",
                        {t_args("request-papers-lacking", &[("count", count(lacking).into())])}
                    }
                }
            }
            if rows.is_empty() {
                p { class: "card", {t("request-papers-none")} }
            } else {
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.paper}", PaperRow { request: request.clone(), row } }
                    }
                }
            }
            if opened.view.papers_in_confidence {
                p { class: "small soft", {t("request-papers-in-confidence")} }
            }
        }
    }
}

#[component]
fn PaperRow(request: Shared, row: ChecklistRow) -> Element {
    let opened = &*request.0;
    let label = paper_words::name(opened.visit_form, &row.paper);
    rsx! {
        Link {
            to: Route::RequestPaper { request: opened.id(), paper: row.paper.clone() },
            class: "row-link",
            span { class: "row-body",
                span { class: "row-title", "{label}" }
                span { class: "cluster", PaperStanding { row } }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// How a paper of the checklist stands.
#[component]
pub(super) fn PaperStanding(row: ChecklistRow) -> Element {
    rsx! {
        match row.hold {
            None => rsx! { Chip { label: t("request-paper-good"), icon: Icon::Check, tone: Tone::Good } },
            Some(hold) => rsx! {
                Chip { label: words::hold(hold).text(), icon: Icon::Warning, tone: Tone::Wait }
            },
        }
    }
}

/// إقرار وتعهد on the request.
#[component]
pub(super) fn DeclarationStep(request: Shared) -> Element {
    let filling = use_filling();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let opened = &*request.0;
    let id = opened.id();
    let (label, text, icon, tone) = match opened.view.declaration {
        DeclarationStage::Unsigned => {
            (t("declaration-unsigned"), t("request-declaration-unsigned"), Icon::Pen, Tone::Wait)
        }
        DeclarationStage::Stale => {
            (t("declaration-stale"), t("declaration-stale-text"), Icon::Refresh, Tone::Bad)
        }
        DeclarationStage::Signed => {
            (t("declaration-signed"), t("declaration-signed-text"), Icon::Check, Tone::Good)
        }
    };
    let start = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        // What is declared is what was typed, to the last key.
        match filling.keep_and_ask(StartDeclaration { visit: id }).await {
            Ok(declaration) => {
                navigator().push(Route::RequestDeclaration { request: id, declaration });
            }
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    let signed = opened.view.declarations.first().map(|signed| signed.declaration);
    let may_sign = opened.view.matter.may_write && !opened.is_declared();
    rsx! {
        section { class: "card", "aria-labelledby": "declaration-title",
            div { class: "section-head",
                h2 { id: "declaration-title", {t("declaration-title")} }
                Chip { label, icon, tone }
            }
            p { "{text}" }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            div { class: "cluster",
                if let Some(declaration) = signed {
                    Link {
                        to: Route::RequestDeclaration { request: id, declaration },
                        class: Weight::Plain.class(),
                        Drawing { icon: Icon::Paper }
                        {t("declaration-show")}
                    }
                }
                if may_sign {
                    Button {
                        label: if signed.is_some() { t("declaration-renew") } else { t("declaration-start") },
                        icon: Icon::Pen,
                        busy: busy(),
                        onclick: start,
                    }
                }
            }
        }
    }
}
