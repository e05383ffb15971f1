//! Number and day of a session, as one types them when it is begun and when they are corrected.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::Value;
use shared::lifecycle::sitting::is_day;

use crate::ui::components::button::{Button, Weight};
use crate::ui::components::date_field::DateField;
use crate::ui::components::icon::Icon;
use crate::ui::components::problem::ProblemLine;
use crate::ui::text::{Key, dates, t};

/// Characters of a number at most.
const MAX_NUMBER: usize = 30;

/// What is typed: a number, and a day or half of one.
type Typed = (String, Option<Value>);

/// Whether no session is on that day, as far as today is known.
fn is_far(day: Option<&Value>, today: Option<Date>) -> bool {
    match (day, today) {
        (Some(Value::Date(date)), Some(today)) => !is_day(*date, today),
        _ => false,
    }
}

/// Number and day, if neither is missing.
fn complete((number, day): &Typed) -> Option<(String, Date)> {
    let number = number.trim();
    let Some(Value::Date(date)) = day else { return None };
    (!number.is_empty()).then(|| (number.to_owned(), *date))
}

/// Number and day of a session. Nothing is sent before both are there.
#[component]
pub(super) fn SessionForm(
    number: String,
    date: Option<Date>,
    label: String,
    busy: bool,
    onsend: EventHandler<(String, Date)>,
    oncancel: EventHandler<()>,
    /// What went wrong, where that is to be said here.
    children: Element,
) -> Element {
    let mut typed = use_signal(|| (number.clone(), date.map(Value::Date)));
    let mut tried = use_signal(|| false);
    let today = dates::today();
    let (no_number, day_problem) = {
        let (number, day) = &*typed.read();
        let half = !matches!(day, Some(Value::Date(_)));
        let far = is_far(day.as_ref(), today).then_some(Key("session-day-far"));
        let problem = if half { Some(Key("session-day-missing")) } else { far };
        (tried() && number.trim().is_empty(), problem.filter(|_| tried()))
    };
    let day = typed.read().1.clone();
    rsx! {
        form {
            class: "card",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                tried.set(true);
                let whole = complete(&typed.peek());
                if let Some(whole) = whole.filter(|_| !busy && !is_far(typed.peek().1.as_ref(), today)) {
                    onsend.call(whole);
                }
            },
            div { class: "field",
                label { class: "field-label", r#for: "session-number", {t("session-number")} }
                p { class: "hint", id: "session-number-hint", {t("session-number-hint")} }
                input {
                    class: "input",
                    id: "session-number",
                    r#type: "text",
                    dir: "auto",
                    autocomplete: "off",
                    maxlength: "{MAX_NUMBER}",
                    "aria-describedby": "session-number-hint session-number-problem",
                    "aria-invalid": if no_number { "true" },
                    "aria-required": "true",
                    initial_value: "{number}",
                    oninput: move |event| typed.write().0 = event.value(),
                }
                ProblemLine {
                    id: "session-number-problem",
                    text: no_number.then(|| t("session-number-missing")),
                }
            }
            fieldset { class: "field", "aria-describedby": "session-day-problem",
                legend { class: "field-label", {t("session-day")} }
                DateField {
                    id: "session-day",
                    value: day,
                    today,
                    described_by: "session-day-problem",
                    invalid: day_problem.is_some(),
                    required: true,
                    onvalue: move |value| {
                        typed.write().1 = Some(value).filter(|value| *value != Value::Removed);
                    },
                    onleave: |()| {},
                }
                ProblemLine {
                    id: "session-day-problem",
                    text: day_problem.map(Key::text),
                }
            }
            {children}
            div { class: "cluster",
                Button {
                    label,
                    weight: Weight::Main,
                    icon: Icon::Check,
                    busy,
                    submit: true,
                    onclick: |()| {},
                }
                Button { label: t("action-cancel"), onclick: move |()| oncancel.call(()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::calendar::Date;
    use shared::form::Value;

    use super::complete;

    #[test]
    fn a_session_has_a_number_and_a_whole_day() {
        let day = Date::new(2026, 11, 21).unwrap();
        let typed = |number: &str, day: Value| complete(&(number.to_owned(), Some(day)));
        assert_eq!(typed(" 4 ", Value::Date(day)), Some(("4".to_owned(), day)));
        assert_eq!(typed(" ", Value::Date(day)), None);
        assert_eq!(typed("4", Value::Text("21/11/".to_owned())), None);
        assert_eq!(complete(&("4".to_owned(), None)), None);
    }
}
