//! A repeat as cards: one for each member, income and so on. Removing asks first.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Question, Repeat, Value};

use super::asking::{Asking, focus_soon};
use super::button::{Button, Weight};
use super::icon::{Drawing, Icon};
use super::question::{Items, element_id, path_of};
use crate::host::page;
use crate::ui::filling::{Filling, use_filling};
use crate::ui::text::{form, t, t_args};

/// The instances of a repeat, and a button that adds one.
#[component]
pub(crate) fn RepeatCards(repeat: &'static Repeat, within: Option<AnswerPath>) -> Element {
    let filling = use_filling();
    let title = form::pick(&repeat.label);
    let instances: Vec<AnswerPath> = filling
        .answers
        .read()
        .instances(within.as_ref(), &repeat.name)
        .into_iter()
        .cloned()
        .collect();
    let none = instances.is_empty();
    let id = path_of(within.as_ref(), &repeat.name).map(|path| element_id(&path));
    rsx! {
        div { class: "section", id,
            h2 { "{title}" }
            if none {
                p { class: "soft", {t("repeat-empty")} }
            }
            for (place , instance) in instances.into_iter().enumerate() {
                InstanceCard {
                    key: "{instance}",
                    repeat,
                    instance,
                    number: u32::try_from(place + 1).unwrap_or(u32::MAX),
                }
            }
            Button {
                label: t_args("repeat-add", &[("title", title.into())]),
                icon: Icon::Plus,
                onclick: move |()| add(filling, repeat, within.as_ref()),
            }
        }
    }
}

fn add(filling: Filling, repeat: &Repeat, within: Option<&AnswerPath>) {
    let order = filling.answers.peek().next_order(within, &repeat.name);
    // Without random bytes no name is safe to give; the button can be pressed again.
    let Ok(name) = page::random_name() else {
        return;
    };
    let outer = path_of(within, &repeat.name);
    let Some(Ok(instance)) = outer.map(|outer| format!("{outer}/{name}").parse::<AnswerPath>())
    else {
        return;
    };
    let id = format!("{}-questions", element_id(&instance));
    filling.answer(instance, Value::Integer(order));
    focus_soon(id, page::focus_within);
}

#[component]
fn InstanceCard(repeat: &'static Repeat, instance: AnswerPath, number: u32) -> Element {
    let filling = use_filling();
    let name = first_answer(filling, repeat, &instance);
    let faulty = has_problems(filling, &instance);
    // What is complete is folded; what is new or lacks something lies open.
    let mut open = use_signal(|| name.is_none() || faulty);
    let title = t_args(
        "repeat-item",
        &[("title", form::pick(&repeat.label).into()), ("number", number.into())],
    );
    let shown = name.unwrap_or_else(|| title.clone());
    let id = element_id(&instance);
    rsx! {
        section { class: "card", id: "{id}", "aria-label": "{title}",
            h3 {
                button {
                    class: "fold",
                    r#type: "button",
                    "aria-expanded": if open() { "true" } else { "false" },
                    onclick: move |_| open.toggle(),
                    span { class: "row-body",
                        span { class: "row-title", bdi { "{shown}" } }
                        span { class: "small soft", "{title}" }
                    }
                    Drawing { icon: Icon::Forward }
                }
            }
            if open() {
                div { class: "questions", id: "{id}-questions",
                    Items { items: &repeat.items, within: instance.clone() }
                }
                Remove { id: id.clone(), shown, instance }
            }
        }
    }
}

/// Removes an instance, after asking.
#[component]
fn Remove(id: String, shown: String, instance: AnswerPath) -> Element {
    let filling = use_filling();
    rsx! {
        Asking {
            id,
            label: t("repeat-remove"),
            weight: Weight::Quiet,
            icon: Icon::Remove,
            ask: t_args("repeat-remove-ask", &[("title", shown.into())]),
            yes: t("repeat-remove-yes"),
            no: t("repeat-remove-no"),
            onyes: move |()| filling.answer(instance.clone(), Value::Removed),
        }
    }
}

fn has_problems(filling: Filling, instance: &AnswerPath) -> bool {
    let evaluation = filling.evaluation.peek();
    evaluation.problems.iter().any(|problem| problem.path.parent().as_ref() == Some(instance))
}

/// The first answer that was given in an instance: mostly the name.
fn first_answer(filling: Filling, repeat: &Repeat, instance: &AnswerPath) -> Option<String> {
    let answers = filling.answers.read();
    repeat.items.iter().find_map(|item| {
        let question: &Question = filling.form.question(item.name())?;
        let value = answers.get(&instance.child(item.name()).ok()?)?;
        Some(form::answer(filling.form, question, value))
    })
}
