//! The answers of a visit on the printed page: by section, in two columns where there is room.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Item, Screen};

use super::source::{Line, Reading, Shared};
use crate::ui::components::question::path_of;
use crate::ui::screens::groups::count;
use crate::ui::text::{form, t, t_args};

/// What stands under the title of a section, in order.
enum Part {
    Heading(String),
    Answer(Line),
}

/// The answers of a visit.
#[component]
pub(super) fn SheetAnswers(reading: Shared) -> Element {
    let asked = |screen: &Screen<'static>| {
        let states = &reading.0.evaluation.screens;
        states.iter().any(|state| state.relevant && state.name == screen.name)
    };
    let sections = reading.0.form.screens().filter(asked).filter_map(|screen| {
        let mut parts = Vec::new();
        gather(&reading.0, screen.items, None, &mut parts);
        (!parts.is_empty()).then(|| (screen.name, form::pick(screen.label), parts))
    });
    let same = |name: &str| reading.0.view.same_as_last.iter().any(|group| group == name);
    rsx! {
        for (name , label , parts) in sections {
            section { key: "{name}", class: "sheet-section",
                h3 {
                    "{label}"
                    if same(name) {
                        span { class: "sheet-same", " · " {t("same-confirmed")} }
                    }
                }
                dl { class: "sheet-answers",
                    for (place , part) in parts.into_iter().enumerate() {
                        match part {
                            Part::Heading(heading) => rsx! {
                                div { key: "{place}", class: "sheet-heading", dt { "{heading}" } dd {} }
                            },
                            Part::Answer(line) => rsx! {
                                div { key: "{place}", class: if line.long { "sheet-long" },
                                    dt { "{line.label}" }
                                    dd {
                                        if line.confidential {
                                            {t("confidential-answer")}
                                        } else {
                                            bdi { {line.value.unwrap_or_else(|| t("unanswered"))} }
                                        }
                                    }
                                }
                            },
                        }
                    }
                }
            }
        }
    }
}

fn gather(
    reading: &Reading,
    items: &'static [Item],
    within: Option<&AnswerPath>,
    parts: &mut Vec<Part>,
) {
    for item in items {
        let Some(path) = path_of(within, item.name()) else { continue };
        if !reading.evaluation.is_relevant(&path) {
            continue;
        }
        match item {
            Item::Question(question) => {
                parts.extend(reading.line(question, &path).map(Part::Answer));
            }
            Item::Group(group) => {
                let before = parts.len();
                parts.push(Part::Heading(form::pick(&group.label)));
                gather(reading, &group.items, within, parts);
                // A heading over nothing says nothing.
                if parts.len() == before + 1 {
                    parts.pop();
                }
            }
            Item::Repeat(repeat) => {
                let instances = reading.view.answers.instances(within, &repeat.name);
                for (place, instance) in instances.into_iter().enumerate() {
                    parts.push(Part::Heading(t_args(
                        "repeat-item",
                        &[
                            ("title", form::pick(&repeat.label).into()),
                            ("number", count(place + 1).into()),
                        ],
                    )));
                    gather(reading, &repeat.items, Some(instance), parts);
                }
            }
        }
    }
}
