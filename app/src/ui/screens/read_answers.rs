//! The answers of a visit by section, and who wrote them when: one line for a section that one
//! person wrote, and at each answer on demand.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use dioxus::prelude::*;
use shared::form::{AnswerPath, Evaluation, FormDefinition, Item, Question, QuestionKind};

use super::groups::count;
use crate::engine::command::{VisitView, Written};
use crate::engine::forms;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::Icon;
use crate::ui::components::question::path_of;
use crate::ui::text::{dates, form, t, t_args};

/// What the parts of this screen read.
#[derive(Clone)]
struct Reading {
    form: &'static FormDefinition,
    view: VisitView,
    evaluation: Evaluation,
    written: BTreeMap<AnswerPath, Written>,
}

/// The same reading: made anew whenever anything of it changes.
#[derive(Clone)]
struct Shared(Rc<Reading>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The answers of a visit by section.
#[component]
pub(crate) fn Answered(view: VisitView, evaluation: Evaluation) -> Element {
    let mut writers = use_signal(|| false);
    let Some(form) = forms::find(&view.form.0, &view.form.1) else {
        return rsx! {};
    };
    let written =
        view.written.iter().map(|written| (written.path.clone(), written.clone())).collect();
    let asked: Vec<_> = form
        .screens()
        .filter(|screen| {
            evaluation.screens.iter().any(|state| state.relevant && state.name == screen.name)
        })
        .collect();
    let reading = Shared(Rc::new(Reading { form, view, evaluation, written }));
    rsx! {
        div { class: "section",
            div {
                Button {
                    label: if writers() { t("read-hide-writers") } else { t("read-show-writers") },
                    weight: Weight::Quiet,
                    icon: Icon::Person,
                    onclick: move |()| writers.toggle(),
                }
            }
            for screen in asked {
                section { key: "{screen.name}", class: "card",
                    div { class: "stack",
                        h2 { {form::pick(screen.label)} }
                        {writers_of(&reading.0, screen.name)}
                    }
                    ReadItems {
                        items: screen.items,
                        within: None,
                        reading: reading.clone(),
                        writers: writers(),
                    }
                }
            }
        }
    }
}

/// One line: who wrote a section, if it was one person; else how many did.
fn writers_of(reading: &Reading, screen: &str) -> Element {
    let here = |written: &&Written| reading.form.screen_of(written.path.name()) == Some(screen);
    let written: Vec<_> = reading.view.written.iter().filter(here).collect();
    let people: BTreeSet<_> = written.iter().map(|written| written.by.as_str()).collect();
    let words = match (people.first(), written.iter().map(|written| written.at).max()) {
        (Some(by), Some(at)) if people.len() == 1 => {
            t_args("read-written-by", &[("name", (*by).into()), ("at", dates::moment(at).into())])
        }
        (Some(_), _) => t_args("read-written-by-many", &[("count", count(people.len()).into())]),
        _ => t("read-nothing-answered"),
    };
    rsx! {
        p { class: "small soft", "{words}" }
    }
}

#[component]
fn ReadItems(
    items: &'static [Item],
    within: Option<AnswerPath>,
    reading: Shared,
    writers: bool,
) -> Element {
    let Reading { view, evaluation, .. } = &*reading.0;
    let asked: Vec<_> = items
        .iter()
        .filter_map(|item| Some((item, path_of(within.as_ref(), item.name())?)))
        .filter(|(_, path)| evaluation.is_relevant(path))
        .collect();
    // Questions one after the other are one list of names and values.
    let lines: Vec<_> = asked
        .iter()
        .filter_map(|(item, path)| match item {
            Item::Question(question) => line(&reading.0, question, path),
            Item::Group(_) | Item::Repeat(_) => None,
        })
        .collect();
    let calculated = t("read-calculated");
    rsx! {
        if !lines.is_empty() {
            dl { class: "answers",
                for line in lines {
                    div { key: "{line.path}",
                        dt {
                            "{line.label}"
                            if line.calculated {
                                span { class: "small", " · {calculated}" }
                            }
                        }
                        dd { class: if line.long { "long" },
                            match line.value {
                                Some(value) => rsx! { bdi { "{value}" } },
                                None => rsx! { span { class: "soft", {t("unanswered")} } },
                            }
                            if writers {
                                if let Some(writer) = line.writer {
                                    p { class: "writer", "{writer}" }
                                }
                            }
                        }
                    }
                }
            }
        }
        for (item , path) in asked {
            match item {
                Item::Question(_) => rsx! {},
                Item::Group(group) => rsx! {
                    div { key: "{path}", class: "section",
                        h3 { {form::pick(&group.label)} }
                        ReadItems {
                            items: &group.items,
                            within: within.clone(),
                            reading: reading.clone(),
                            writers,
                        }
                    }
                },
                Item::Repeat(repeat) => rsx! {
                    for (place , instance) in view
                        .answers
                        .instances(within.as_ref(), &repeat.name)
                        .into_iter()
                        .cloned()
                        .enumerate()
                    {
                        div { key: "{instance}", class: "section",
                            h3 {
                                {t_args("repeat-item", &[
                                    ("title", form::pick(&repeat.label).into()),
                                    ("number", count(place + 1).into()),
                                ])}
                            }
                            ReadItems {
                                items: &repeat.items,
                                within: Some(instance),
                                reading: reading.clone(),
                                writers,
                            }
                        }
                    }
                },
            }
        }
    }
}

/// A question as it is read.
struct Line {
    path: AnswerPath,
    label: String,
    value: Option<String>,
    calculated: bool,
    long: bool,
    writer: Option<String>,
}

/// A question with its answer; one that need not be answered and is not is left out.
fn line(reading: &Reading, question: &Question, path: &AnswerPath) -> Option<Line> {
    if question.label.is_empty()
        || matches!(question.kind, QuestionKind::Note | QuestionKind::Unknown(_))
    {
        return None;
    }
    let state = reading.evaluation.state(path)?;
    // What does not fit its question counts for nothing, but it was written, so it is shown.
    let value = state.value.as_ref().or_else(|| reading.view.answers.get(path));
    if value.is_none() && !state.required {
        return None;
    }
    let writer = reading.written.get(path).map(|written| {
        t_args(
            "read-written-by",
            &[("name", written.by.as_str().into()), ("at", dates::moment(written.at).into())],
        )
    });
    Some(Line {
        path: path.clone(),
        label: form::pick(&question.label),
        value: value.map(|value| form::answer(reading.form, question, value)),
        calculated: question.calculation.is_some(),
        long: question.is_multiline(),
        writer,
    })
}
