//! The papers to be seen at a visit or a support request: each with how it stands, in words, and the
//! way to it.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Item, Question, QuestionKind};
use shared::ids::RecordId;
use shared::lifecycle::{PaperFacts, PaperState, paper_state};

use crate::engine::command::{DocumentRow, StartDocument};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::photo::Photo;
use crate::ui::evidence::{At, PapersAt};
use crate::ui::shell::use_shell;
use crate::ui::text::{Key, dates, form, t, t_args};
use crate::ui::visit::{Visit, use_visit};

use super::groups::count;
use super::paper_words;

/// The paper questions among some items.
pub(crate) fn papers_of(items: &'static [Item]) -> Vec<&'static Question> {
    let questions = items.iter().filter_map(|item| match item {
        Item::Question(question) => Some(&**question),
        Item::Group(_) | Item::Repeat(_) => None,
    });
    questions.filter(|question| question.kind == QuestionKind::Paper).collect()
}

/// Those of them that are asked of this family.
fn asked_of(visit: Visit, items: &'static [Item]) -> Vec<&'static Question> {
    let evaluation = visit.filling.evaluation.read();
    let asked = |paper: &&Question| {
        AnswerPath::question(&paper.name).is_ok_and(|path| evaluation.is_relevant(&path))
    };
    papers_of(items).into_iter().filter(asked).collect()
}

fn seen_of(documents: &[DocumentRow], papers: &[&Question]) -> usize {
    let is_of = |row: &DocumentRow, paper: &Question| row.paper == paper.name && is_seen(row);
    papers.iter().filter(|paper| documents.iter().any(|row| is_of(row, paper))).count()
}

/// Whether anything was found out of a document: a record that was only begun says nothing.
pub(crate) fn is_seen(row: &DocumentRow) -> bool {
    row.matched.is_some()
        || !row.pages.is_empty()
        || !row.number.is_empty()
        || !row.issuer.is_empty()
        || row.issued.is_some()
        || row.expires.is_some()
}

/// How many papers of a section were seen, and how many are asked for; `None` for a section without
/// papers.
pub(crate) fn papers_seen(visit: Visit, group: &str) -> Option<(usize, usize)> {
    let screen = visit.filling.form.screens().find(|screen| screen.name == group)?;
    let asked = asked_of(visit, screen.items);
    (!asked.is_empty()).then(|| (seen_of(&visit.view.read().documents, &asked), asked.len()))
}

/// The papers that are asked of this family.
#[component]
pub(crate) fn PaperList(items: &'static [Item]) -> Element {
    let visit = use_visit();
    let asked = asked_of(visit, items);
    let papers = PapersAt::of_visit(visit);
    let seen = seen_of(&papers.documents, &asked);
    rsx! {
        p { class: "soft", role: "status",
            {t_args("papers-seen", &[("seen", count(seen).into()), ("all", count(asked.len()).into())])}
        }
        ul { class: "card card-flush rows",
            for paper in asked {
                li { key: "{paper.name}", id: "q-{paper.name}", PaperRow { papers: papers.clone(), paper } }
            }
        }
    }
}

#[component]
fn PaperRow(papers: PapersAt, paper: &'static Question) -> Element {
    let at = papers.at;
    let documents = papers.of_paper(&paper.name);
    let hint = form::pick(&paper.hint);
    let body = rsx! {
        span { class: "row-body",
            span { class: "row-title", {form::pick(&paper.label)} }
            if !hint.is_empty() {
                span { class: "small soft", "{hint}" }
            }
            PaperChips { papers: papers.clone(), paper, documents: documents.clone() }
        }
    };
    let to = match documents.as_slice() {
        [] => None,
        [one] => Some(at.document(one.document)),
        _ => Some(at.paper(&paper.name)),
    };
    rsx! {
        match to {
            Some(to) => rsx! {
                Link { to, class: "row-link",
                    {body}
                    Drawing { icon: Icon::Forward }
                }
            },
            None => rsx! {
                div { class: "row-link row-still row-with-button",
                    {body}
                    if papers.may_write {
                        AddDocument { at, paper: paper.name.clone(), label: t("paper-record") }
                    }
                }
            },
        }
    }
}

/// How a paper stands: of several documents, each state once.
#[component]
fn PaperChips(papers: PapersAt, paper: &'static Question, documents: Vec<DocumentRow>) -> Element {
    let mut states: Vec<_> =
        documents.iter().map(|row| papers.state_of(row, paper.valid_months)).collect();
    if states.is_empty() {
        states.push(PaperState::Missing);
    }
    states.dedup();
    let number = documents.len();
    let pages: usize = documents.iter().map(|row| row.pages.len()).sum();
    let matched = documents.iter().find_map(|row| row.matched.clone());
    rsx! {
        span { class: "cluster",
            for state in states {
                StateChip { key: "{state:?}", state, valid_months: paper.valid_months }
            }
            if number > 1 {
                span { class: "small soft", {t_args("paper-count", &[("count", count(number).into())])} }
            }
            if pages > 0 {
                span { class: "small soft", {t_args("paper-pages", &[("count", count(pages).into())])} }
            }
        }
        if let Some((by, at)) = matched {
            span { class: "small soft", {matched_by(&by, at)} }
        }
    }
}

/// How a paper stands, in words with a drawing.
#[component]
pub(crate) fn StateChip(state: PaperState, valid_months: Option<u16>) -> Element {
    let (key, icon, tone) = match state {
        PaperState::Missing => (Key("paper-missing"), Icon::Paper, Tone::Calm),
        PaperState::Seen => (Key("paper-seen"), Icon::Eye, Tone::Info),
        PaperState::Captured => (Key("paper-captured"), Icon::Photo, Tone::Info),
        PaperState::Matched => (Key("paper-matched"), Icon::Check, Tone::Good),
        PaperState::Expired => (Key("paper-expired"), Icon::Warning, Tone::Bad),
        PaperState::TooOld => (Key("paper-too-old"), Icon::Warning, Tone::Bad),
        PaperState::ExpiresSoon => (Key("paper-expires-soon"), Icon::Clock, Tone::Wait),
    };
    let months = u32::from(valid_months.unwrap_or_default());
    rsx! {
        Chip { label: t_args(key.0, &[("count", months.into())]), icon, tone }
    }
}

/// Who matched a document with the original, and when.
pub(crate) fn matched_by(by: &str, at: i64) -> String {
    t_args("paper-matched-by", &[("name", by.into()), ("at", dates::moment(at).into())])
}

/// How a document stands on a day.
pub(crate) fn state_on(row: &DocumentRow, valid_months: Option<u16>, day: Date) -> PaperState {
    let facts = PaperFacts {
        seen: is_seen(row),
        issued: row.issued,
        expires: row.expires,
        matched: row.matched.is_some(),
        pages: row.pages.len(),
        valid_months,
    };
    paper_state(&facts, day)
}

/// A button that begins a document of a kind of paper, and goes there.
#[component]
pub(crate) fn AddDocument(
    at: At,
    paper: String,
    label: String,
    #[props(default)] weight: Weight,
) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let onclick = move |()| {
        let paper = paper.clone();
        async move {
            busy.set(true);
            match shell.ask(StartDocument { visit: at.id(), paper }).await {
                Ok(document) => {
                    navigator().push(at.document(document));
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        }
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Button { label, weight, icon: Icon::Plus, busy: busy(), onclick }
    }
}

/// The documents of one kind of paper, at a visit.
#[component]
pub(crate) fn PaperScreen(visit: RecordId, paper: String) -> Element {
    let _ = visit;
    let papers = PapersAt::of_visit(use_visit());
    rsx! {
        PaperDocuments { papers, paper }
    }
}

/// The documents of one kind of paper, at a visit or a support request.
#[component]
pub(crate) fn PaperDocuments(papers: PapersAt, paper: String) -> Element {
    let at = papers.at;
    let form = papers.form.0;
    let question = form.papers().find(|question| question.name == paper);
    let valid_months = question.and_then(|question| question.valid_months);
    let hint = question.map(|question| form::pick(&question.hint)).unwrap_or_default();
    let documents = papers.of_paper(&paper);
    let none = documents.is_empty();
    let bar = (none && papers.may_write).then(|| {
        rsx! {
            AddDocument {
                at,
                paper: paper.clone(),
                label: t("paper-record"),
                weight: Weight::Main,
            }
        }
    });
    rsx! {
        Frame {
            title: t("papers-title"),
            heading: paper_words::name(form, &paper),
            back: papers.list(&paper),
            bar,
            p { class: "small soft",
                bdi { {papers.name.clone()} }
                if !hint.is_empty() {
                    " · {hint}"
                }
            }
            if none {
                p { class: "soft", {t("paper-none")} }
            } else {
                ul { class: "card card-flush rows",
                    for row in documents {
                        li { key: "{row.document}",
                            DocumentLink { state: papers.state_of(&row, valid_months), at, row, valid_months }
                        }
                    }
                }
                if papers.may_write {
                    AddDocument { at, paper, label: t("paper-another"), weight: Weight::Plain }
                }
            }
        }
    }
}

/// The way to a document, with what is known of it.
#[component]
fn DocumentLink(at: At, row: DocumentRow, state: PaperState, valid_months: Option<u16>) -> Element {
    rsx! {
        Link { to: at.document(row.document), class: "row-link",
            if let Some(page) = row.pages.first() {
                Photo { photo: page.small, alt: t("page-picture") }
            }
            span { class: "row-body",
                span { class: "row-title",
                    bdi { {if row.number.is_empty() { t("paper-no-number") } else { row.number.clone() }} }
                }
                if !row.issuer.is_empty() {
                    span { class: "small soft", bdi { "{row.issuer}" } }
                }
                span { class: "cluster", StateChip { state, valid_months } }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}
