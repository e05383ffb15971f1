//! The order of a visit: until when, for what, how urgent, and what else there is to know.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{Choice, Value};
use shared::record::Kind;

use crate::engine::command::Order;
use crate::engine::forms;
use crate::ui::components::button::Button;
use crate::ui::components::date_field::DateField;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::tiles::OneOf;
use crate::ui::text::{dates, t, t_args};
use crate::ui::words::Words;

/// Characters of a note at most.
const MAX_NOTE: usize = 500;
/// How many days from today the buttons offer.
const SOON: [i64; 3] = [3, 7, 14];
/// The priority that an order has while nobody chose another.
const USUAL_PRIORITY: &str = "medium";

/// An order as it is being written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OrderDraft {
    on: Option<Value>,
    purpose: Option<String>,
    priority: Option<String>,
}

impl OrderDraft {
    /// An order of which only the date is missing.
    pub(super) fn new(visited_before: bool) -> Self {
        let purpose = if visited_before { "follow_up" } else { "first" };
        Self {
            on: None,
            purpose: Some(purpose.to_owned()),
            priority: Some(USUAL_PRIORITY.to_owned()),
        }
    }

    /// The order with its note, if nothing is missing; the last day is not before `today`.
    pub(super) fn complete(&self, today: Option<Date>, note: &str) -> Option<Order> {
        let Some(Value::Date(on)) = self.on else { return None };
        Some(Order {
            on: Some(on).filter(|on| today.is_none_or(|today| *on >= today))?,
            purpose: self.purpose.clone()?,
            priority: self.priority.clone()?,
            note: note.trim().to_owned(),
        })
    }

    /// What is wrong with the date, if it is.
    fn date_problem(&self, today: Option<Date>) -> Option<String> {
        match (&self.on, today) {
            (Some(Value::Date(on)), Some(today)) if *on < today => Some(t("order-date-past")),
            (Some(Value::Date(_)), _) => None,
            _ => Some(t("order-date-missing")),
        }
    }
}

fn choices(list: &str) -> &'static [Choice] {
    forms::for_kind(Kind::Visit).map_or(&[], |form| form.choices(list))
}

/// The order as one writes it.
#[component]
pub(super) fn OrderFields(
    draft: Signal<OrderDraft>,
    /// The note, which is kept while it is being written.
    note: Words,
    /// Whether to say what is missing.
    tried: bool,
) -> Element {
    let today = dates::today();
    let problem = draft.read().date_problem(today).filter(|_| tried);
    let invalid = problem.is_some();
    let value = draft.read().on.clone();
    rsx! {
        fieldset { class: "field", "aria-describedby": "order-date-problem",
            legend { class: "field-label", {t("order-date")} }
            div { class: "cluster",
                for days in SOON {
                    Button {
                        key: "{days}",
                        label: t_args("order-within", &[("count", days.into())]),
                        onclick: move |()| {
                            let on = today.and_then(|today| today.plus_days(days));
                            draft.write().on = on.map(Value::Date);
                        },
                    }
                }
            }
            DateField {
                id: "order-date",
                value,
                today: None,
                described_by: "order-date-problem",
                invalid,
                required: true,
                onvalue: move |value| {
                    draft.write().on = Some(value).filter(|value| *value != Value::Removed);
                },
                onleave: |()| {},
            }
            ProblemLine { id: "order-date-problem", text: problem }
        }
        fieldset { class: "field",
            legend { class: "field-label", {t("order-purpose")} }
            OneOf {
                id: "order-purpose",
                choices: choices("visit_type"),
                chosen: draft.read().purpose.clone(),
                clearable: false,
                onchoose: move |code| draft.write().purpose = code,
            }
        }
        fieldset { class: "field",
            legend { class: "field-label", {t("order-priority")} }
            OneOf {
                id: "order-priority",
                choices: choices("priority"),
                chosen: draft.read().priority.clone(),
                clearable: false,
                onchoose: move |code| draft.write().priority = code,
            }
        }
        div { class: "field",
            label { class: "field-label", r#for: "order-note", {t("order-note")} }
            p { class: "hint", id: "order-note-hint", {t("order-note-hint")} }
            textarea {
                class: "input",
                id: "order-note",
                dir: "auto",
                rows: "2",
                autocomplete: "off",
                maxlength: "{MAX_NOTE}",
                "aria-describedby": "order-note-hint",
                initial_value: note.text_now(),
                oninput: move |event| note.write(event.value()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::calendar::Date;
    use shared::form::Value;

    use super::OrderDraft;

    #[test]
    fn an_order_needs_a_day_that_is_still_to_come() {
        let today = Date::new(2026, 11, 21).unwrap();
        let mut draft = OrderDraft::new(false);
        let complete = |draft: &OrderDraft| draft.complete(Some(today), " خذوا معكم سلة ");
        assert_eq!(complete(&draft), None);
        draft.on = Some(Value::Text("1/12/".to_owned()));
        assert_eq!(complete(&draft), None, "half a date");
        draft.on = Some(Value::Date(Date::new(2026, 11, 20).unwrap()));
        assert_eq!(complete(&draft), None, "yesterday");
        draft.on = Some(Value::Date(today));
        let order = complete(&draft).unwrap();
        assert_eq!((order.purpose.as_str(), order.priority.as_str()), ("first", "medium"));
        assert_eq!(order.note, "خذوا معكم سلة");
    }
}
