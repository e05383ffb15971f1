//! One paper, at a visit or a support request: what is written on it, whether it is as the original,
//! and its pages where the association lets it be photographed.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{Answers, Item, ProblemKind, Question, Value};
use shared::ids::RecordId;

use super::by_mistake::{Begun, ByMistake};
use super::document_pages::Pages;
use super::groups::count;
use super::papers::{AddDocument, StateChip, matched_by};
use super::staying::WrittenLate;
use super::two_values::{PaperValues, UndecidedBanner};
use crate::engine::command::{DocumentRow, DocumentView, MatchDocument, OpenDocument};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::components::question::Items;
use crate::ui::components::save_state::SaveState;
use crate::ui::evidence::{At, PapersAt};
use crate::ui::filling::{Form, use_filling, use_new_filling};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, form, t};
use crate::ui::visit::use_visit;

/// One paper, at a visit.
#[component]
pub(crate) fn DocumentScreen(visit: RecordId, document: RecordId) -> Element {
    let _ = visit;
    let papers = PapersAt::of_visit(use_visit());
    rsx! {
        OnePaper { papers, document }
    }
}

/// One paper, at a visit or a support request.
#[component]
pub(crate) fn OnePaper(papers: PapersAt, document: RecordId) -> Element {
    // A list of one: another document is another component, with nothing left of this one.
    rsx! {
        for document in [document] {
            LoadDocument { key: "{document}", papers: papers.clone(), document }
        }
    }
}

#[component]
fn LoadDocument(papers: PapersAt, document: RecordId) -> Element {
    let shell = use_shell();
    let reply = use_reply(move || {
        // The pages say where their photos are.
        shell.photos_sent.read();
        OpenDocument { document }
    });
    // Until it is read, "back" leads where it will lead then.
    let to = papers.any_list();
    loaded(&reply, t("papers-title"), to, |view| {
        let form = forms::find(&view.form.0, &view.form.1).ok_or(Failure::FormUnknown)?;
        let today = dates::today().ok_or(Failure::Internal)?;
        Ok(rsx! {
            ShowDocument { papers, view: view.clone(), form: Form(form), today }
        })
    })
}

#[component]
fn ShowDocument(papers: PapersAt, view: DocumentView, form: Form, today: Date) -> Element {
    let mut filling = use_new_filling(view.row.document, form.0, today, view.answers.clone());
    let undecided = view.undecided.clone();
    use_effect(use_reactive!(|undecided| {
        if *filling.undecided.peek() != undecided {
            filling.undecided.set(undecided);
        }
    }));
    let paper = paper_of(&view);
    let list = papers.list(&view.row.paper);
    let heading = paper.map_or_else(|| view.row.paper.clone(), |paper| form::pick(&paper.label));
    let hint = paper.map(|paper| form::pick(&paper.hint)).filter(|hint| !hint.is_empty());
    let may_write = view.may_write;
    let items: &'static [Item] = form.0.items();
    let bar = may_write.then(|| {
        rsx! {
            MatchBar { row: view.row.clone(), list: list.clone() }
        }
    });
    rsx! {
        Frame {
            title: t("papers-title"),
            heading,
            back: list.clone(),
            bar,
            div { class: "stack",
                p { class: "small soft",
                    bdi { {papers.name.clone()} }
                    if let Some(hint) = hint {
                        " · {hint}"
                    }
                }
                if may_write {
                    SaveState {}
                }
            }
            if may_write && !view.undecided.is_empty() {
                if papers.at == At::Visit(view.row.visit) {
                    UndecidedBanner {
                        count: count(view.undecided.len()),
                        to: Route::Choose { visit: view.row.visit },
                    }
                } else {
                    PaperValues { undecided: view.undecided.clone() }
                }
            }
            Standing {
                papers: papers.clone(),
                row: view.row.clone(),
                valid_months: paper.and_then(|paper| paper.valid_months),
            }
            if view.photo_allowed {
                Pages { row: view.row.clone(), may_write }
            } else {
                p { class: "note", {t("document-no-photo")} }
            }
            if may_write {
                div { class: "card questions",
                    for item in items {
                        if let Item::Group(group) = item {
                            Items { key: "{group.name}", items: &group.items, within: None }
                        }
                    }
                }
            } else {
                if matches!(papers.at, At::Visit(_)) && !papers.may_write {
                    WrittenLate {}
                }
                ReadOnly { answers: view.answers.clone() }
            }
            // What belongs to an earlier visit that was accepted stays as it is; a newer paper is another.
            if papers.may_write {
                div {
                    AddDocument {
                        at: papers.at,
                        paper: view.row.paper.clone(),
                        label: t("paper-another"),
                        weight: Weight::Quiet,
                    }
                }
            }
            if may_write {
                ByMistake { begun: Begun::Paper(view.row.document), to: list }
            }
        }
    }
}

/// Which paper a document is, by the form that asked for it.
fn paper_of(view: &DocumentView) -> Option<&'static Question> {
    let form = forms::find(&view.visit_form.0, &view.visit_form.1)?;
    form.papers().find(|question| question.name == view.row.paper)
}

/// How the paper stands, and who matched it.
#[component]
fn Standing(papers: PapersAt, row: DocumentRow, valid_months: Option<u16>) -> Element {
    let matched = row.matched.clone();
    rsx! {
        div { class: "cluster", role: "status",
            StateChip { state: papers.state_of(&row, valid_months), valid_months }
            if let Some((by, at)) = matched {
                span { class: "small", {matched_by(&by, at)} }
            }
        }
    }
}

/// طوبق بالأصل: one press under the thumb; and back to the list.
#[component]
fn MatchBar(row: DocumentRow, list: Route) -> Element {
    let filling = use_filling();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let document = row.document;
    let say = move |matched: bool| async move {
        if busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        // What is written later undoes the matching: so first all of it becomes a change.
        if let Err(why) = filling.keep_and_ask(MatchDocument { document, matched }).await {
            failure.set(Some(why));
        }
        busy.set(false);
    };
    let matched = row.matched.is_some();
    // What contradicts itself is not as the original is.
    let evaluation = filling.evaluation.read();
    let contradicts =
        evaluation.problems.iter().any(|problem| problem.kind != ProblemKind::Missing);
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        if contradicts {
            p { class: "problem", role: "status",
                Drawing { icon: Icon::Warning }
                span { {t("document-match-not-yet")} }
            }
        } else if matched {
            Button {
                label: t("document-unmatch"),
                weight: Weight::Plain,
                icon: Icon::Undo,
                busy: busy(),
                onclick: move |()| say(false),
            }
            Link { to: list, class: Weight::Main.class(),
                Drawing { icon: Icon::List }
                {t("document-to-papers")}
            }
        } else {
            Button {
                label: t("document-match"),
                weight: Weight::Main,
                icon: Icon::Stamp,
                large: true,
                busy: busy(),
                onclick: move |()| say(true),
            }
        }
    }
}

/// What is written on the paper, for who only reads.
#[component]
fn ReadOnly(answers: Answers) -> Element {
    let form = use_filling().form;
    let facts: Vec<_> = answers
        .0
        .iter()
        .filter_map(|(path, value)| {
            let question = form.question(path.name()).filter(|_| *value != Value::Removed)?;
            Some((form::pick(&question.label), form::answer(form, question, value)))
        })
        .collect();
    rsx! {
        div { class: "card",
            if facts.is_empty() {
                p { class: "soft", {t("document-nothing-written")} }
            }
            Facts { facts }
        }
    }
}
