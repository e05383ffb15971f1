//! One question with its label, hint, control and problem; and the items of a group one under the
//! other. The problem shows once the field was left, and never holds anybody up.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Item, NodeState, Position, Problem, Question, QuestionKind, Value};

use super::date_field::DateField;
use super::icon::{Drawing, Icon};
use super::position::PositionField;
use super::problem::ProblemLine;
use super::repeat::RepeatCards;
use super::said::Said;
use super::text_field::TextField;
use super::tiles::{AnyOf, OneOf};
use crate::host::page;
use crate::ui::filling::{Filling, use_filling};
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::{dates, form, t};

/// The id of a question's element in the page.
pub(crate) fn element_id(path: &AnswerPath) -> String {
    format!("q-{}", path.as_str().replace('/', "-"))
}

/// The path of an item: within an instance of a repeat, or outside of all.
pub(crate) fn path_of(within: Option<&AnswerPath>, name: &str) -> Option<AnswerPath> {
    match within {
        Some(instance) => instance.child(name).ok(),
        None => AnswerPath::question(name).ok(),
    }
}

/// Leads to the first answer that is missing or wrong, if one is.
pub(crate) fn to_first_problem(filling: Filling) -> bool {
    let evaluation = filling.evaluation.peek();
    let first = evaluation.problems.first().map(|problem| element_id(&problem.path));
    if let Some(id) = &first {
        page::focus_within(id);
    }
    first.is_some()
}

/// The items of a group or of an instance that are asked now.
#[component]
pub(crate) fn Items(items: &'static [Item], within: Option<AnswerPath>) -> Element {
    let filling = use_filling();
    let evaluation = filling.evaluation.read();
    let asked: Vec<_> = items
        .iter()
        .filter_map(|item| Some((item, path_of(within.as_ref(), item.name())?)))
        .filter(|(_, path)| evaluation.is_relevant(path))
        .collect();
    rsx! {
        for (item , path) in asked {
            match item {
                Item::Question(question) => rsx! {
                    Ask { key: "{path}", question: &**question, path }
                },
                Item::Group(group) => rsx! {
                    div { key: "{path}", class: "section",
                        h2 { {form::pick(&group.label)} }
                        div { class: "questions",
                            Items { items: &group.items, within: within.clone() }
                        }
                    }
                },
                Item::Repeat(repeat) => rsx! {
                    RepeatCards { key: "{path}", repeat, within: within.clone() }
                },
            }
        }
    }
}

#[component]
fn Ask(question: &'static Question, path: AnswerPath) -> Element {
    if question.kind == QuestionKind::Note {
        return rsx! {
            p { class: "note", {form::pick(&question.label)} }
        };
    }
    // Papers have a screen of their own.
    if question.kind == QuestionKind::Paper || !use_offered(question) {
        return rsx! {};
    }
    if question.takes_input() {
        return rsx! {
            AskInput { question, path }
        };
    }
    // What a newer version asks has no control here; what is calculated without a label is not shown.
    let shown = !question.label.is_empty() && !matches!(question.kind, QuestionKind::Unknown(_));
    rsx! {
        if shown {
            Calculated { question, path }
        }
    }
}

/// A position is asked for only where the association's profile allows it.
fn use_offered(question: &Question) -> bool {
    let shell = use_shell();
    let allowed = match &*shell.gate.read() {
        Gate::Open(session) => session.rules.position_allowed,
        _ => false,
    };
    question.kind != QuestionKind::Geopoint || allowed
}

/// What readers said at a question, and that two answers to it stand.
#[component]
fn Beside(path: AnswerPath) -> Element {
    let filling = use_filling();
    let undecided = filling.is_undecided(&path);
    let said = filling.comments_at(&path);
    rsx! {
        if undecided {
            p { class: "problem beside-undecided",
                Drawing { icon: Icon::Split }
                span { {t("two-values-at-question")} }
            }
        }
        for (place , comment) in said.into_iter().enumerate() {
            div { key: "{place}", class: "comment",
                Said { comment }
            }
        }
    }
}

#[component]
fn Calculated(question: &'static Question, path: AnswerPath) -> Element {
    let filling = use_filling();
    let evaluation = filling.evaluation.read();
    let value = evaluation.value(&path).map(|value| form::answer(filling.form, question, value));
    let known = value.filter(|value| !value.is_empty());
    if known.is_none() && question.calculation.is_none() {
        // What is only read, and says nothing.
        return rsx! {};
    }
    rsx! {
        div { class: "calculated", id: element_id(&path),
            p { class: "field-label",
                {form::pick(&question.label)}
                span { class: "field-mark", {t("question-calculated")} }
            }
            p { role: "status",
                match known {
                    Some(value) => rsx! { span { class: "calculated-value", "{value}" } },
                    None => rsx! { span { class: "soft", {t("question-calculated-none")} } },
                }
            }
        }
    }
}

/// The problem that is to be shown at a question now.
fn shown_problem(filling: Filling, question: &Question, path: &AnswerPath) -> Option<String> {
    if !filling.left.read().contains(path) {
        return None;
    }
    let evaluation = filling.evaluation.read();
    let problem: Option<&Problem> = evaluation.problems_of(path).next();
    problem.map(|problem| form::problem(Some(question), problem))
}

#[component]
fn AskInput(question: &'static Question, path: AnswerPath) -> Element {
    let filling = use_filling();
    let id = element_id(&path);
    let value = filling.answers.read().get(&path).cloned();
    let required = {
        let evaluation = filling.evaluation.read();
        evaluation.state(&path).is_some_and(|state: &NodeState| state.required)
    };
    let problem = shown_problem(filling, question, &path);
    let invalid = problem.is_some();
    let hint = form::pick(&question.hint);
    let described_by = format!("{id}-hint {id}-problem");
    let onvalue = {
        let path = path.clone();
        move |value| filling.answer(path.clone(), value)
    };
    let onleave = {
        let path = path.clone();
        move |()| filling.leave_field(&path)
    };
    let chosen = {
        let path = path.clone();
        move |value: Option<Value>| {
            filling.leave_field(&path);
            filling.answer(path.clone(), value.unwrap_or(Value::Removed));
        }
    };
    let label = rsx! {
        {form::pick(&question.label)}
        span { class: "field-mark",
            if required { {t("question-required")} } else { {t("question-optional")} }
        }
        if filling.form.is_sensitive(&question.name) {
            span { class: "field-mark confidential",
                Drawing { icon: Icon::Lock }
                {t("confidential-question")}
            }
        }
    };
    let help = rsx! {
        if !hint.is_empty() {
            p { class: "hint", id: "{id}-hint", "{hint}" }
        }
    };
    let chosen_now: Vec<&str> = match &value {
        Some(Value::Choice(code)) => vec![code.as_str()],
        Some(Value::Choices(codes)) => codes.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    let choices = filling.offered.read().choices(filling.form, question, &chosen_now);
    if question.kind.list().is_some() && choices.is_empty() {
        return rsx! {};
    }
    let control = match (&question.kind, value) {
        (QuestionKind::SelectOne(_), value) => {
            let code = if let Some(Value::Choice(code)) = value { Some(code) } else { None };
            rsx! {
                OneOf {
                    id: "{id}-choice",
                    choices,
                    chosen: code,
                    clearable: !required,
                    onchoose: move |code: Option<String>| chosen(code.map(Value::Choice)),
                }
            }
        }
        (QuestionKind::SelectMultiple(_), value) => {
            let codes =
                if let Some(Value::Choices(codes)) = value { codes } else { Default::default() };
            rsx! {
                p { class: "hint", {t("many-hint")} }
                AnyOf {
                    id: "{id}-choice",
                    choices,
                    chosen: codes,
                    onchoose: move |codes: std::collections::BTreeSet<String>| {
                        chosen((!codes.is_empty()).then_some(Value::Choices(codes)));
                    },
                }
            }
        }
        (QuestionKind::Date, value) => rsx! {
            DateField {
                id: "{id}-date",
                value,
                today: dates::today(),
                described_by,
                invalid,
                required,
                onvalue,
                onleave,
            }
        },
        (QuestionKind::Geopoint, value) => rsx! {
            PositionField {
                position: if let Some(Value::Position(position)) = value { Some(position) } else { None },
                onposition: move |position: Option<Position>| chosen(position.map(Value::Position)),
            }
        },
        (_, value) => {
            return rsx! {
                div { class: "field", id: "{id}",
                    label { class: "field-label", r#for: "{id}-input", {label} }
                    {help}
                    TextField {
                        id: "{id}-input",
                        question,
                        value,
                        described_by,
                        invalid,
                        required,
                        onvalue,
                        onleave,
                    }
                    ProblemLine { id: "{id}-problem", text: problem }
                    Beside { path }
                }
            };
        }
    };
    rsx! {
        fieldset {
            class: "field",
            id: "{id}",
            "aria-describedby": "{id}-hint {id}-problem",
            legend { class: "field-label", {label} }
            {help}
            {control}
            ProblemLine { id: "{id}-problem", text: problem }
            Beside { path }
        }
    }
}
