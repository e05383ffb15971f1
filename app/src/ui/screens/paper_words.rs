//! What was entered of papers, in words: as it is declared, and what changed of it.

use shared::form::{FormDefinition, Value};

use crate::engine::command::{DeclaredPaper, PaperChange};
use crate::engine::forms;
use crate::ui::text::{Key, form, t, t_args};

/// Fields that are a document's own, where a change of them says what became of the whole.
const ADDED: &str = "_document/paper";
const TAKEN_OUT: &str = "_document/removed";
const MATCHED: &str = "_document/matched";
const PAGES: &str = "pages";

/// A paper's name, by the form of its visit.
pub(crate) fn name(visit_form: &FormDefinition, paper: &str) -> String {
    let question = visit_form.question(paper);
    question.map_or_else(|| t("read-other-paper"), |question| form::pick(&question.label))
}

/// What is declared of papers, as names and values.
pub(crate) fn facts(
    visit_form: &FormDefinition,
    papers: &[DeclaredPaper],
) -> Vec<(String, String)> {
    let Some(known) = forms::for_documents() else { return Vec::new() };
    let mut facts = Vec::new();
    for paper in papers {
        for (path, value) in &paper.answers.0 {
            if let Some(question) = known.question(path.name()).filter(|_| *value != Value::Removed)
            {
                let name = name(visit_form, &paper.paper);
                let label = format!("{name} · {}", form::pick(&question.label));
                facts.push((label, form::answer(known, question, value)));
            }
        }
    }
    facts
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
    let known = forms::for_documents()?;
    let question = known.question(change.path.name())?;
    let now = change.value.as_ref().unwrap_or(&Value::Removed);
    let label = format!("{name} · {}", form::pick(&question.label));
    let now = form::answer(known, question, now);
    Some(t_args("declaration-changed-line", &[("question", label.into()), ("now", now.into())]))
}
