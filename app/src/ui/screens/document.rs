//! One paper: what is written on it, whether it is as the original, and its pages where the
//! association lets it be photographed.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{Answers, Item, ProblemKind, Question, Value};
use shared::ids::RecordId;

use super::document_pages::Pages;
use super::groups::{count, screen};
use super::papers::{AddDocument, StateChip, matched_by, state_of};
use super::staying::WrittenLate;
use super::two_values::UndecidedBanner;
use crate::engine::command::{
    DocumentRow, DocumentView, MatchDocument, OpenDocument, RemoveDocument,
};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::asking::Asking;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::components::question::Items;
use crate::ui::components::save_state::SaveState;
use crate::ui::filling::{Form, use_filling, use_new_filling};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, form, t};
use crate::ui::visit::{Visit, use_visit};

/// One paper.
#[component]
pub(crate) fn DocumentScreen(visit: RecordId, document: RecordId) -> Element {
    // A list of one: another document is another component, with nothing left of this one.
    rsx! {
        for document in [document] {
            LoadDocument { key: "{document}", visit, document }
        }
    }
}

#[component]
fn LoadDocument(visit: RecordId, document: RecordId) -> Element {
    let shell = use_shell();
    let shared = use_visit();
    let reply = use_reply(move || {
        // The pages say where their photos are.
        shell.photos_sent.read();
        OpenDocument { document }
    });
    // Until it is read, "back" leads where it will lead then: papers of all kinds are in one list.
    let papers = shared.filling.form.papers().next();
    let to = papers.map_or(Route::Groups { visit }, |paper| back(shared, &paper.name));
    loaded(&reply, t("papers-title"), to, |view| {
        let form = forms::find(&view.form.0, &view.form.1).ok_or(Failure::FormUnknown)?;
        let today = dates::today().ok_or(Failure::Internal)?;
        Ok(rsx! {
            ShowDocument { view: view.clone(), form: Form(form), today }
        })
    })
}

#[component]
fn ShowDocument(view: DocumentView, form: Form, today: Date) -> Element {
    let visit = use_visit();
    let mut filling = use_new_filling(view.row.document, form.0, today, view.answers.clone());
    let undecided = view.undecided.clone();
    use_effect(use_reactive!(|undecided| {
        if *filling.undecided.peek() != undecided {
            filling.undecided.set(undecided);
        }
    }));
    let paper = paper_of(&view);
    let heading = paper.map_or_else(|| view.row.paper.clone(), |paper| form::pick(&paper.label));
    let hint = paper.map(|paper| form::pick(&paper.hint)).filter(|hint| !hint.is_empty());
    let may_write = view.may_write;
    let items: &'static [Item] = form.0.items();
    let bar = may_write.then(|| {
        rsx! {
            MatchBar { row: view.row.clone(), visit: visit.id }
        }
    });
    rsx! {
        Frame {
            title: t("papers-title"),
            heading,
            back: back(visit, &view.row.paper),
            bar,
            div { class: "stack",
                p { class: "small soft",
                    bdi { {visit.view.read().row.name.clone()} }
                    if let Some(hint) = hint {
                        " · {hint}"
                    }
                }
                if may_write {
                    SaveState {}
                }
            }
            if may_write && !view.undecided.is_empty() {
                UndecidedBanner {
                    count: count(view.undecided.len()),
                    to: Route::Choose { visit: view.row.visit },
                }
            }
            Standing { row: view.row.clone(), valid_months: paper.and_then(|paper| paper.valid_months) }
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
                if !visit.view.read().may_write {
                    WrittenLate {}
                }
                ReadOnly { answers: view.answers.clone() }
            }
            // What belongs to a visit that was accepted stays as it is; a newer paper is another.
            if visit.view.read().may_write {
                div {
                    AddDocument {
                        paper: view.row.paper.clone(),
                        label: t("paper-another"),
                        weight: Weight::Quiet,
                    }
                }
            }
            if may_write {
                Remove { document: view.row.document, to: back(visit, &view.row.paper) }
            }
        }
    }
}

/// Which paper a document is, by the form of its visit.
fn paper_of(view: &DocumentView) -> Option<&'static Question> {
    let form = forms::find(&view.visit_form.0, &view.visit_form.1)?;
    form.papers().find(|question| question.name == view.row.paper)
}

/// The list of papers that this one is in.
fn back(visit: Visit, paper: &str) -> Route {
    let group = visit.filling.form.screen_of(paper);
    group.map_or(Route::Groups { visit: visit.id }, |group| screen(visit.id, group))
}

/// How the paper stands, and who matched it.
#[component]
fn Standing(row: DocumentRow, valid_months: Option<u16>) -> Element {
    let visit = use_visit();
    let matched = row.matched.clone();
    rsx! {
        div { class: "cluster", role: "status",
            StateChip { state: state_of(visit, &row, valid_months), valid_months }
            if let Some((by, at)) = matched {
                span { class: "small", {matched_by(&by, at)} }
            }
        }
    }
}

/// طوبق بالأصل: one press under the thumb; and back to the list.
#[component]
fn MatchBar(row: DocumentRow, visit: RecordId) -> Element {
    let shell = use_shell();
    let shared = use_visit();
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
        filling.keep_all().await;
        if let Err(why) = shell.ask(MatchDocument { document, matched }).await {
            failure.set(Some(why));
        }
        let mut revision = shell.revision;
        revision += 1;
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
            Link { to: back(shared, &row.paper), class: Weight::Main.class(),
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

/// Takes the paper out, after asking: one that was begun by mistake is no paper.
#[component]
fn Remove(document: RecordId, to: Route) -> Element {
    let shell = use_shell();
    let mut failure = use_signal(|| None::<Failure>);
    let remove = move |()| {
        let to = to.clone();
        async move {
            match shell.ask(RemoveDocument { document }).await {
                Ok(()) => {
                    let mut revision = shell.revision;
                    revision += 1;
                    navigator().replace(to);
                }
                Err(why) => failure.set(Some(why)),
            }
        }
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Asking {
            id: "document-remove",
            label: t("document-remove"),
            weight: Weight::Quiet,
            icon: Icon::Remove,
            ask: t("document-remove-ask"),
            yes: t("repeat-remove-yes"),
            no: t("repeat-remove-no"),
            onyes: remove,
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
