//! The answers of a visit by section. What is not as it was last time is marked and says what it
//! was; everything else about an answer opens under it when it is pressed (`answer_more`).

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::form::{AnswerPath, Item, Question, QuestionKind, Repeat, Screen};

use super::answer_more::AnswerMore;
use super::source::{Reading, Shared};
use crate::engine::command::Written;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::question::{element_id, path_of};
use crate::ui::screens::groups::count;
use crate::ui::text::{dates, form, t, t_args};

/// What is shown of the answers, and how; one for all sections.
#[derive(Clone, Copy, PartialEq)]
struct Showing {
    /// The answer whose history lies open.
    open: Signal<Option<AnswerPath>>,
    /// Only what is not as it was last time.
    changed: Signal<bool>,
    /// Who wrote each answer, and when.
    writers: Signal<bool>,
}

/// The answers of a visit by section.
#[component]
pub(crate) fn Answered(reading: Shared) -> Element {
    let mut showing = use_context_provider(|| Showing {
        open: Signal::new(None),
        changed: Signal::new(false),
        writers: Signal::new(false),
    });
    let source = &reading.0;
    let asked: Vec<Screen<'static>> = source
        .form
        .screens()
        .filter(|screen| {
            let states = &source.evaluation.screens;
            states.iter().any(|state| state.relevant && state.name == screen.name)
        })
        // The papers have a place of their own.
        .filter(|screen| !screen.items.iter().all(is_paper))
        .collect();
    let has_last = source.last().is_some();
    let (changed, writers) = ((showing.changed)(), (showing.writers)());
    rsx! {
        div { class: "cluster",
            if has_last {
                div { class: "switch", role: "radiogroup", "aria-label": t("read-show"),
                    for (only , label) in [(false, t("read-show-all")), (true, t("read-show-changed"))] {
                        label { key: "{label}",
                            input {
                                r#type: "radio",
                                name: "read-show",
                                autocomplete: "off",
                                checked: changed == only,
                                onchange: move |_| showing.changed.set(only),
                            }
                            "{label}"
                        }
                    }
                }
            }
            Button {
                label: if writers { t("read-hide-writers") } else { t("read-show-writers") },
                weight: Weight::Quiet,
                icon: Icon::Person,
                onclick: move |()| showing.writers.toggle(),
            }
        }
        p { class: "small soft", {t("read-tap-hint")} }
        for screen in asked {
            Section {
                key: "{screen.name}",
                name: screen.name,
                label: form::pick(screen.label),
                items: screen.items,
                reading: reading.clone(),
            }
        }
    }
}

fn is_paper(item: &Item) -> bool {
    matches!(item, Item::Question(question) if question.kind == QuestionKind::Paper)
}

#[component]
fn Section(name: &'static str, label: String, items: &'static [Item], reading: Shared) -> Element {
    let showing = use_context::<Showing>();
    let same = reading.0.view.same_as_last.iter().any(|group| group == name);
    let only_changed = (showing.changed)();
    if only_changed && !any_changed(&reading.0, items, None) {
        return rsx! {};
    }
    rsx! {
        section { class: "card",
            div { class: "stack",
                h2 { "{label}" }
                {writers_of(&reading.0, name)}
                if same {
                    div {
                        Chip { label: t("same-confirmed"), icon: Icon::Check, tone: Tone::Info }
                    }
                }
            }
            ReadItems { items, within: None, new: false, reading }
        }
    }
}

/// Whether anything of these items is not as it was last time.
fn any_changed(reading: &Reading, items: &[Item], within: Option<&AnswerPath>) -> bool {
    items.iter().any(|item| match (item, path_of(within, item.name())) {
        (Item::Question(question), Some(path)) => {
            reading.line(question, &path).is_some_and(|line| line.was.is_some())
        }
        (Item::Group(group), _) => any_changed(reading, &group.items, within),
        (Item::Repeat(repeat), _) => {
            let instances = reading.view.answers.instances(within, &repeat.name);
            let new = |instance: &&AnswerPath| {
                reading.differences().is_some_and(|found| found.is_added(instance))
                    || any_changed(reading, &repeat.items, Some(instance))
            };
            gone(reading, repeat).next().is_some() || instances.iter().any(new)
        }
        (Item::Question(_), None) => false,
    })
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
        // What follows from other answers stands there all the same.
        _ if reading.says_of(screen) => return rsx! {},
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
    /// Whether all of it is new: then it is shown whole.
    new: bool,
    reading: Shared,
) -> Element {
    let only_changed = (use_context::<Showing>().changed)() && !new;
    let asked: Vec<_> = items
        .iter()
        .filter_map(|item| Some((item, path_of(within.as_ref(), item.name())?)))
        .filter(|(_, path)| reading.0.evaluation.is_relevant(path))
        .filter(|(item, _)| {
            !only_changed || any_changed(&reading.0, std::slice::from_ref(*item), within.as_ref())
        })
        .collect();
    // Questions one after the other are one list.
    let lines = asked.iter().filter_map(|(item, path)| match item {
        Item::Question(question) => Some((&**question, path.clone())),
        Item::Group(_) | Item::Repeat(_) => None,
    });
    let lines: Vec<_> = lines.collect();
    rsx! {
        if !lines.is_empty() {
            ul { class: "answers",
                for (question , path) in lines {
                    AnswerLine { key: "{path}", question, path, new, reading: reading.clone() }
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
                            new,
                            reading: reading.clone(),
                        }
                    }
                },
                Item::Repeat(repeat) => rsx! {
                    ReadRepeat { key: "{path}", repeat, within: within.clone(), reading: reading.clone() }
                },
            }
        }
    }
}

#[component]
fn ReadRepeat(repeat: &'static Repeat, within: Option<AnswerPath>, reading: Shared) -> Element {
    let instances = reading.0.view.answers.instances(within.as_ref(), &repeat.name);
    let only_changed = (use_context::<Showing>().changed)();
    let instances: Vec<_> = instances
        .into_iter()
        .cloned()
        .enumerate()
        .map(|(place, instance)| {
            let new = reading.0.differences().is_some_and(|found| found.is_added(&instance));
            (place, instance, new)
        })
        .filter(|(_, instance, new)| {
            !only_changed || *new || any_changed(&reading.0, &repeat.items, Some(instance))
        })
        .collect();
    let gone: Vec<_> = gone(&reading.0, repeat).collect();
    rsx! {
        for (place , instance , new) in instances {
            div { key: "{instance}", class: "section",
                div { class: "cluster",
                    h3 {
                        {t_args("repeat-item", &[
                            ("title", form::pick(&repeat.label).into()),
                            ("number", count(place + 1).into()),
                        ])}
                    }
                    if new {
                        Chip { label: t("read-added"), icon: Icon::Plus, tone: Tone::Wait }
                    }
                }
                ReadItems { items: &repeat.items, within: Some(instance), new, reading: reading.clone() }
            }
        }
        for (place , name) in gone.into_iter().enumerate() {
            p { key: "gone-{place}", class: "answer-gone",
                Chip { label: t("read-gone"), icon: Icon::Remove, tone: Tone::Wait }
                bdi { "{name}" }
            }
        }
    }
}

/// What the last visit called those that are there no more.
fn gone<'a>(reading: &'a Reading, repeat: &'a Repeat) -> impl Iterator<Item = String> + 'a {
    let instances = reading.differences().map_or(&[][..], |found| found.gone(&repeat.name));
    instances.iter().filter_map(move |instance| {
        let then = &reading.last()?.answers;
        let named = repeat.items.iter().find_map(|item| {
            let path = instance.child(item.name()).ok()?;
            Some(reading.words(&path, then.get(&path)?))
        });
        Some(named.unwrap_or_else(|| form::pick(&repeat.label)))
    })
}

/// One answer; pressed, it opens what else there is to say of it.
#[component]
fn AnswerLine(
    question: &'static Question,
    path: AnswerPath,
    new: bool,
    reading: Shared,
) -> Element {
    let mut showing = use_context::<Showing>();
    let own = path.clone();
    let open = use_memo(move || showing.open.read().as_ref() == Some(&own));
    let line = use_memo(use_reactive!(|path, reading| reading.0.line(question, &path)));
    let Some(line) = line().filter(|line| new || line.was.is_some() || !(showing.changed)()) else {
        return rsx! {};
    };
    if line.confidential {
        return rsx! {
            li { class: "answer", id: element_id(&path),
                div { class: "answer-line",
                    span { class: "answer-label", "{line.label}" }
                    span { class: "answer-value confidential",
                        Drawing { icon: Icon::Lock }
                        span { {t("confidential-answer")} }
                    }
                }
            }
        };
    }
    let said = reading.0.comments(&path).count();
    let two_values = reading.0.undecided(&path).is_some();
    let writer = reading.0.written(&path).filter(|_| (showing.writers)()).map(|written| {
        let words =
            [("name", written.by.as_str().into()), ("at", dates::moment(written.at).into())];
        t_args("read-written-by", &words)
    });
    let id = element_id(&path);
    let own = path.clone();
    rsx! {
        li { class: if line.was.is_some() { "answer answer-changed" } else { "answer" }, id: "{id}",
            button {
                class: "answer-line",
                r#type: "button",
                "aria-expanded": if open() { "true" } else { "false" },
                onclick: move |_| {
                    let next = (!open()).then(|| own.clone());
                    showing.open.set(next);
                },
                span { class: "answer-label",
                    span { "{line.label}" }
                    if line.calculated {
                        span { class: "small", " · " {t("read-calculated")} }
                    }
                }
                span { class: "answer-value",
                    match &line.value {
                        Some(value) => rsx! {
                            bdi { class: if line.long { "long" }, "{value}" }
                        },
                        None => rsx! { span { class: "soft", {t("unanswered")} } },
                    }
                    if let Some(was) = &line.was {
                        span { class: "answer-was",
                            Drawing { icon: Icon::Clock }
                            span { {t_args("read-was", &[("was", was.as_str().into())])} }
                        }
                    }
                    if two_values {
                        Chip { label: t("two-values-title"), icon: Icon::Split, tone: Tone::Bad }
                    }
                    if said > 0 {
                        Chip {
                            label: t_args("read-said", &[("count", count(said).into())]),
                            icon: Icon::Comment,
                            tone: Tone::Info,
                        }
                    }
                    if let Some(writer) = writer {
                        span { class: "writer", "{writer}" }
                    }
                }
            }
            if open() {
                AnswerMore { path, reading, calculated: line.calculated }
            }
        }
    }
}
