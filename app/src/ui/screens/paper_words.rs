//! What was entered of papers, in words: as it is declared, and what changed of it.

use shared::form::{FormDefinition, Value};
use shared::record::Kind;

use crate::engine::command::{DeclaredPaper, PaperChange};
use crate::engine::forms;
use crate::ui::text::{Key, form, t, t_args};

/// Fields that are a document's own, where a change of them says what became of the whole.
const ADDED: &str = "_document/paper";
const TAKEN_OUT: &str = "_document/removed";
const MATCHED: &str = "_document/matched";
const PAGES: &str = "pages";

/// A paper's name, by the form that asks for it.
pub(crate) fn name(visit_form: &FormDefinition, paper: &str) -> String {
    let question = visit_form.question(paper);
    question.map_or_else(|| t("read-other-paper"), |question| form::pick(&question.label))
}

/// The papers above a signature: each with whether it was matched, and what was entered of it.
pub(crate) fn facts(
    visit_form: &FormDefinition,
    papers: &[DeclaredPaper],
) -> Vec<(String, String)> {
    let Some(known) = forms::for_kind(Kind::Document) else { return Vec::new() };
    let facts_of = |paper: &DeclaredPaper| {
        let state = if paper.matched { t("paper-matched") } else { t("paper-seen") };
        let entered = paper.answers.0.iter().filter_map(|(path, value)| {
            let question = known.question(path.name()).filter(|_| *value != Value::Removed)?;
            let answer = form::answer(known, question, value);
            Some(t_args(
                "declaration-changed-line",
                &[("question", form::pick(&question.label).into()), ("now", answer.into())],
            ))
        });
        let said: Vec<_> = std::iter::once(state).chain(entered).collect();
        (name(visit_form, &paper.paper), said.join(" · "))
    };
    papers.iter().map(facts_of).collect()
}

/// What was entered into papers, as names and values.
pub(crate) fn entered(
    visit_form: &FormDefinition,
    changes: &[PaperChange],
) -> Vec<(String, String)> {
    changes.iter().filter_map(|change| answer(visit_form, change)).collect()
}

fn answer(visit_form: &FormDefinition, change: &PaperChange) -> Option<(String, String)> {
    let known = forms::for_kind(Kind::Document)?;
    let question = known.question(change.path.name())?;
    let now = change.value.as_ref().unwrap_or(&Value::Removed);
    let label = format!("{} · {}", name(visit_form, &change.paper), form::pick(&question.label));
    Some((label, form::answer(known, question, now)))
}

/// What changed of papers, each change in a line.
pub(crate) fn lines(visit_form: &FormDefinition, changes: &[PaperChange]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in changes.iter().filter_map(|change| line(visit_form, change)) {
        // Each page that changed, say, is the same line.
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn line(visit_form: &FormDefinition, change: &PaperChange) -> Option<String> {
    let name = name(visit_form, &change.paper);
    let said = |key: Key| Some(t_args(key.0, &[("paper", name.clone().into())]));
    match change.path.as_str() {
        ADDED => return said(Key("paper-change-added")),
        TAKEN_OUT => return said(Key("paper-change-removed")),
        MATCHED if change.value.as_ref().is_some_and(|value| *value != Value::Removed) => {
            return said(Key("paper-change-matched"));
        }
        MATCHED => return said(Key("paper-change-unmatched")),
        path if path.starts_with(PAGES) => return said(Key("paper-change-pages")),
        _ => {}
    }
    let (label, now) = answer(visit_form, change)?;
    Some(t_args("declaration-changed-line", &[("question", label.into()), ("now", now.into())]))
}
