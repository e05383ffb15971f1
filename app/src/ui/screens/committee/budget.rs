//! What the session may spend, and what is left of it.

use dioxus::prelude::*;

use super::amount::{self, AmountFault, halalas};
use super::editing::{EditFailure, Editing, Part};
use crate::ui::components::banner::Banner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::Icon;
use crate::ui::components::problem::ProblemLine;
use crate::ui::text::{money, t, t_args};

/// What may be spent and what is left; more than there is, is said and not refused.
#[component]
pub(super) fn Budget(
    budget: Option<i64>,
    remaining: Option<i64>,
    may_write: bool,
    editing: Editing,
) -> Element {
    let mut writing = use_signal(|| false);
    let over = remaining.filter(|left| *left < 0).map(|left| left.saturating_neg());
    let left = remaining.filter(|left| *left >= 0);
    let facts = vec![
        (t("budget-sum"), budget.map(money::riyals).unwrap_or_default()),
        (t("budget-left"), left.map(money::riyals).unwrap_or_default()),
    ];
    rsx! {
        section { class: "card", "aria-labelledby": "budget-title",
            h2 { id: "budget-title", {t("budget-title")} }
            if budget.is_some() {
                Facts { facts }
            } else {
                p { {t("budget-none")} }
            }
            if let Some(over) = over {
                Banner {
                    title: t_args("budget-over", &[("amount", money::riyals(over).into())]),
                    icon: Icon::Warning,
                    tone: Tone::Wait,
                    p { {t("budget-over-text")} }
                }
            }
            if may_write && !writing() {
                div {
                    Button {
                        label: if budget.is_some() { t("budget-change") } else { t("budget-set") },
                        icon: Icon::Pen,
                        onclick: move |()| writing.set(true),
                    }
                }
            }
            if writing() {
                BudgetForm { budget, writing, editing }
            }
            EditFailure { editing, part: Part::Budget }
        }
    }
}

#[component]
fn BudgetForm(budget: Option<i64>, writing: Signal<bool>, editing: Editing) -> Element {
    let shown = budget.map(amount::typed).unwrap_or_default();
    let mut typed = use_signal(|| shown.clone());
    let mut fault = use_signal(|| None::<AmountFault>);
    rsx! {
        form {
            class: "section",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                match halalas(&typed.peek()) {
                    Err(why) => fault.set(Some(why)),
                    Ok(budget) => {
                        editing
                            .send(
                                Part::Budget,
                                |edit| edit.budget = Some(budget),
                                move || writing.set(true),
                            );
                        writing.set(false);
                    }
                }
            },
            div { class: "field",
                label { class: "field-label", r#for: "budget", {t("budget-field")} }
                p { class: "hint", id: "budget-hint", {t("budget-hint")} }
                input {
                    class: "input",
                    id: "budget",
                    r#type: "text",
                    dir: "ltr",
                    inputmode: "decimal",
                    autocomplete: "off",
                    maxlength: "30",
                    "aria-describedby": "budget-hint budget-problem",
                    "aria-invalid": if fault().is_some() { "true" },
                    initial_value: "{shown}",
                    oninput: move |event| typed.set(event.value()),
                }
                ProblemLine { id: "budget-problem", text: fault().map(AmountFault::words) }
            }
            div { class: "cluster",
                Button {
                    label: t("budget-save"),
                    weight: Weight::Main,
                    submit: true,
                    onclick: |()| {},
                }
                Button { label: t("action-cancel"), onclick: move |()| writing.set(false) }
            }
        }
    }
}
