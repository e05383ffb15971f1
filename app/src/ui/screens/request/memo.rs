//! مذكرة عرض: what the committee has before it of one request, on one page to print. On the screen
//! it is shown as it will be printed.

use dioxus::prelude::*;
use shared::form::Value;
use shared::ids::RecordId;
use shared::record::case::CaseDetails;

use super::memo_parts::{AidSoFar, Checked, Income, ToDecide, Words};
use super::source::{Shared, facts};
use crate::engine::command::{MemoView, OpenMemo};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::host::page::offer;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, RequestStageChip, Tone};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::rows::category;
use crate::ui::components::sheet::Running;
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::{dates, t};

/// The id of the form that a social report answers.
const REPORT: &str = "report";

/// The page for the committee.
#[component]
pub(crate) fn Memo(request: RecordId) -> Element {
    // A list of one: another request is another component.
    rsx! {
        for request in [request] {
            LoadMemo { key: "{request}", request }
        }
    }
}

#[component]
fn LoadMemo(request: RecordId) -> Element {
    let reply = use_reply(move || OpenMemo { request });
    loaded(&reply, t("memo-title"), Route::RequestScreen { request }, |memo| {
        let today = dates::today().ok_or(Failure::Internal)?;
        let request = Shared::of(&memo.request, today)?;
        Ok(rsx! {
            ShowMemo { memo: memo.clone(), request }
        })
    })
}

#[component]
fn ShowMemo(memo: MemoView, request: Shared) -> Element {
    let opened = &*request.0;
    rsx! {
        Frame {
            title: t("memo-title"),
            back: Route::RequestScreen { request: opened.id() },
            width: Width::Wide,
            bar: rsx! {
                Button {
                    label: t("memo-print"),
                    weight: Weight::Main,
                    icon: Icon::Print,
                    onclick: |()| offer::print(),
                }
            },
            p { class: "note sheet-note", {t("memo-hint")} }
            article { class: "sheet memo", "aria-label": t("memo-title"),
                Running { number: opened.view.matter.row.number.clone() }
                div { class: "sheet-body",
                    Head { memo: memo.clone(), request: request.clone() }
                    Section { title: t("memo-request"),
                        Facts { facts: facts(opened.form, opened.as_handed_in()) }
                    }
                    Research { memo: memo.clone() }
                    if let Some(income) = memo.income.clone() {
                        Income { income }
                    }
                    AidSoFar { ledger: memo.ledger.clone() }
                    Checked { request: request.clone() }
                    Words { request: request.clone() }
                    ToDecide {}
                }
            }
        }
    }
}

/// A part of the page under a heading.
#[component]
pub(super) fn Section(title: String, children: Element) -> Element {
    rsx! {
        section { class: "sheet-section sheet-whole",
            h3 { "{title}" }
            {children}
        }
    }
}

#[component]
fn Head(memo: MemoView, request: Shared) -> Element {
    let opened = &*request.0;
    let row = &opened.view.matter.row;
    let case = CaseDetails::of(&memo.case);
    let place = [case.region, case.city, case.district];
    let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let number = memo.family.to_string();
    let facts = vec![
        (t("memo-name"), row.name.clone()),
        (t("case-category"), category(&code(&memo))),
        (t("memo-family"), if memo.family > 0 { number } else { String::new() }),
        (t("memo-place"), place.join(&t("list-separator"))),
        (t("memo-handed-in"), opened.brief.handed_in.map(dates::moment).unwrap_or_default()),
        (t("memo-by"), row.by.clone()),
        (t("memo-printed"), dates::both(opened.today)),
    ];
    rsx! {
        header { class: "sheet-head",
            div { class: "section-head",
                h2 { {t("memo-title")} }
                span { class: "cluster",
                    RequestStageChip {
                        stage: opened.state().stage,
                        outstanding: opened.brief.portion.is_outstanding(),
                    }
                    if opened.brief.urgent {
                        Chip { label: t("request-is-urgent"), icon: Icon::Warning, tone: Tone::Bad }
                    }
                }
            }
            Facts { facts }
        }
    }
}

/// The case's category: older records hold it as text.
fn code(memo: &MemoView) -> String {
    let found = memo.case.0.iter().find(|(path, _)| path.as_str() == "category");
    match found {
        Some((_, Value::Choice(code) | Value::Text(code))) => code.clone(),
        _ => String::new(),
    }
}

/// What the researcher found and recommends.
#[component]
fn Research(memo: MemoView) -> Element {
    let report = memo.report.as_ref().and_then(|(answers, version)| {
        let form = forms::find(REPORT, version)?;
        Some(facts(form, answers))
    });
    rsx! {
        Section { title: t("memo-research"),
            match report {
                Some(facts) => rsx! { Facts { facts } },
                None => rsx! { p { {t("memo-research-none")} } },
            }
        }
    }
}
