//! A visit as a page to print or to save: A4, with nothing of the app on it. On the screen it is
//! shown as it will be printed; the browser's own window prints it or saves it as a file.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::PaperState;
use shared::record::Kind;

use super::declared::{self, DeclarationChip};
use super::papers;
use super::sheet_answers::SheetAnswers;
use super::source::{Reading, Shared};
use crate::engine::command::{OpenDeclaration, OpenVisit};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::host::page::offer;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::StageChip;
use crate::ui::components::facts::{Facts, figure};
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::sheet::Running;
use crate::ui::routes::Route;
use crate::ui::screens::declaration_signed::SignedBy;
use crate::ui::screens::papers::{StateChip, matched_by};
use crate::ui::screens::two_values;
use crate::ui::shell::{Gate, use_reply, use_shell};
use crate::ui::text::{dates, form, people, t, t_args};

/// A visit as a page to print.
#[component]
pub(crate) fn Sheet(visit: RecordId) -> Element {
    // A list of one: another visit is another component.
    rsx! {
        for visit in [visit] {
            LoadSheet { key: "{visit}", visit }
        }
    }
}

#[component]
fn LoadSheet(visit: RecordId) -> Element {
    let reply = use_reply(move || OpenVisit { visit });
    loaded(&reply, t("sheet-title"), Route::Read { visit }, |view| {
        let reading = Shared::of(view.clone()).ok_or(Failure::FormUnknown)?;
        Ok(rsx! {
            ShowSheet { reading }
        })
    })
}

#[component]
fn ShowSheet(reading: Shared) -> Element {
    let visit = reading.0.view.row.visit;
    rsx! {
        Frame {
            title: t("sheet-title"),
            back: Route::Read { visit },
            width: Width::Wide,
            bar: rsx! {
                Button {
                    label: t("sheet-print"),
                    weight: Weight::Main,
                    icon: Icon::Print,
                    onclick: |()| offer::print(),
                }
            },
            p { class: "note sheet-note", {t("sheet-hint")} }
            article { class: "sheet", "aria-label": t("sheet-heading"),
                Running { number: reading.0.view.row.number.clone() }
                div { class: "sheet-body",
                    Head { reading: reading.clone() }
                    TwoValues { reading: reading.clone() }
                    SheetAnswers { reading: reading.clone() }
                    PapersTable { reading: reading.clone() }
                    if reading.0.is_declarable() {
                        Declaration { reading: reading.clone() }
                    }
                    Reviews { reading }
                }
            }
        }
    }
}

#[component]
fn Head(reading: Shared) -> Element {
    let shell = use_shell();
    let row = &reading.0.view.row;
    let printed_by = match &*shell.gate.read() {
        Gate::Open(session) => session.person_name.clone(),
        _ => String::new(),
    };
    let facts = vec![
        (t("sheet-name"), row.name.clone()),
        (t("case-number"), row.number.clone()),
        (t("read-delegate"), row.delegate.clone()),
        (t("read-outcome"), form::choice(reading.0.form, "visit_outcome", &row.outcome)),
        (t("read-retry"), row.retry_on.map(dates::both).unwrap_or_default()),
        (t("read-begun"), dates::moment(row.started)),
        (t("read-handed-in"), row.submitted.map(dates::moment).unwrap_or_default()),
        (t("policy-version"), figure(reading.0.view.policy)),
        (t("sheet-printed"), dates::today().map(dates::both).unwrap_or_default()),
        (t("sheet-printed-by"), printed_by),
    ];
    rsx! {
        header { class: "sheet-head",
            div { class: "section-head",
                h2 { {t("sheet-heading")} }
                StageChip { stage: row.stage }
            }
            Facts { facts }
        }
    }
}

/// Answers of which two stand: nobody has decided, and the page must not hide it.
#[component]
fn TwoValues(reading: Shared) -> Element {
    let lines: Vec<_> = reading
        .0
        .view
        .undecided
        .iter()
        .filter_map(|undecided| {
            let view = &reading.0.view;
            let own = undecided.record == view.row.visit;
            let label = if own {
                form::pick(&reading.0.form.question(undecided.path.name())?.label)
            } else {
                two_values::paper_label(reading.0.form, &view.documents, undecided)
            };
            let values = undecided.values.iter().map(|version| {
                let words = [
                    (
                        "value",
                        if own {
                            reading.0.words(&undecided.path, &version.value).into()
                        } else {
                            let form = forms::for_kind(Kind::Document);
                            two_values::words(form, &undecided.path, &version.value).into()
                        },
                    ),
                    ("name", version.by.as_str().into()),
                    ("at", dates::moment(version.at).into()),
                ];
                t_args("sheet-version", &words)
            });
            Some((label, values.collect::<Vec<_>>()))
        })
        .collect();
    rsx! {
        if !lines.is_empty() {
            section { class: "sheet-section sheet-whole",
                h3 { {t("two-values-title")} }
                for (place , (label , values)) in lines.into_iter().enumerate() {
                    div { key: "{place}",
                        strong { "{label}" }
                        ul {
                            for (place , value) in values.into_iter().enumerate() {
                                li { key: "{place}", "{value}" }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn PapersTable(reading: Shared) -> Element {
    let asked = papers::asked(&reading.0);
    let rows: Vec<_> = asked.iter().flat_map(|paper| lines(&reading.0, paper)).collect();
    let missing: Vec<_> = asked
        .iter()
        .filter(|paper| paper.documents.is_empty())
        .map(|paper| paper.label.clone())
        .collect();
    let missing = missing.join(&t("list-separator"));
    let none = rows.is_empty();
    rsx! {
        if !asked.is_empty() {
            section { class: "sheet-section",
                h3 { {t("papers-title")} }
                if !missing.is_empty() {
                    p { {t_args("sheet-papers-missing", &[("papers", missing.into())])} }
                }
                if !none {
                    table { class: "sheet-table",
                        thead {
                            tr {
                                th { scope: "col", {t("sheet-paper")} }
                                th { scope: "col", {t("read-status")} }
                                th { scope: "col", {t("sheet-paper-facts")} }
                            }
                        }
                        tbody {
                            for (place , (label , state , months , facts)) in rows.into_iter().enumerate() {
                                tr { key: "{place}",
                                    th { scope: "row", "{label}" }
                                    td { StateChip { state, valid_months: months } }
                                    td {
                                        for (place , fact) in facts.into_iter().enumerate() {
                                            p { key: "{place}", "{fact}" }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A row of the table: the paper, how it stands, and what is written on it.
type Row = (String, PaperState, Option<u16>, Vec<String>);

fn lines(reading: &Reading, paper: &papers::Asked<'_>) -> Vec<Row> {
    let months = paper.question.and_then(|question| question.valid_months);
    let rows = paper.documents.iter().map(|row| {
        let facts = papers::facts(row).into_iter().filter(|(_, value)| !value.is_empty());
        let mut facts: Vec<_> = facts.map(|(name, value)| format!("{name}: {value}")).collect();
        facts.extend(row.matched.as_ref().map(|(by, at)| matched_by(by, *at)));
        (paper.label.clone(), papers::state(reading, row, months), months, facts)
    });
    rows.collect()
}

#[component]
fn Declaration(reading: Shared) -> Element {
    let view = &reading.0.view;
    rsx! {
        section { class: "sheet-section sheet-whole",
            h3 { {t("declaration-title")} }
            div { DeclarationChip { stage: view.declaration } }
            if let Some(meaning) = declared::meaning(view.declaration) {
                p { "{meaning}" }
            }
            // A list of one: another declaration is another component.
            for signed in declared::newest(&view.declarations) {
                DeclaredText { key: "{signed.declaration}", declaration: signed.declaration }
                div { class: "sheet-signature", SignedBy { signed: signed.clone() } }
            }
        }
    }
}

#[component]
fn DeclaredText(declaration: RecordId) -> Element {
    let reply = use_reply(move || OpenDeclaration { declaration });
    match &*reply.read() {
        Some(Ok(view)) => rsx! { p { class: "sheet-declared", dir: "auto", "{view.text}" } },
        _ => rsx! {},
    }
}

#[component]
fn Reviews(reading: Shared) -> Element {
    let reviews = &reading.0.view.reviews;
    rsx! {
        if !reviews.is_empty() {
            section { class: "sheet-section sheet-whole",
                h3 { {t("read-comments-title")} }
                for (place , review) in reviews.iter().enumerate() {
                    div { key: "{place}",
                        p {
                            strong { {people::outcome(review.outcome).text()} }
                            " · "
                            {t_args("review-by", &[
                                ("name", review.by.as_str().into()),
                                ("at", dates::moment(review.at).into()),
                            ])}
                        }
                        p { class: "sheet-declared", dir: "auto", "{review.comment}" }
                    }
                }
            }
        }
    }
}
