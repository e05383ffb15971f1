//! What two people set apart of a session, without a link between them: both values with who set
//! which. The first counts until one is set anew.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};

use crate::engine::command::{SessionView, Undecided};
use crate::ui::components::banner::Banner;
use crate::ui::components::chip::Tone;
use crate::ui::components::icon::Icon;
use crate::ui::text::{dates, money, t, t_args};

/// What was set apart; nothing where nothing was.
#[component]
pub(super) fn Apart(view: SessionView) -> Element {
    rsx! {
        if !view.undecided.is_empty() {
            Banner { title: t("session-apart"), icon: Icon::Split, tone: Tone::Wait,
                p { {t("session-apart-text")} }
                ul { class: "points",
                    for one in &view.undecided {
                        li { key: "{one.path}", {line(&view, one)} }
                    }
                }
            }
        }
    }
}

fn line(view: &SessionView, one: &Undecided) -> String {
    let values = one.values.iter().map(|version| {
        let value = value(view, &one.path, &version.value);
        t_args("session-apart-value", &[("value", value.into()), ("by", version.by.clone().into())])
    });
    let values = values.collect::<Vec<_>>().join(&t("list-separator"));
    t_args(
        "session-apart-line",
        &[("what", what(view, &one.path).into()), ("values", values.into())],
    )
}

/// Whose or which request's it is, or which of the session's own.
fn what(view: &SessionView, path: &AnswerPath) -> String {
    let (list, of) = path.as_str().split_once('/').unwrap_or((path.as_str(), ""));
    let request = || {
        let row = view.agenda.iter().find(|row| row.id.to_string() == of);
        row.and_then(|row| Some(row.request.as_ref()?.name.clone()))
            .unwrap_or_else(|| t("agenda-away"))
    };
    match list {
        "number" => t("session-number"),
        "date" => t("session-day"),
        "budget" => t("budget-sum"),
        "members" => name(view, of),
        "recused" => t_args("session-apart-recused", &[("name", request().into())]),
        _ => t_args("session-apart-place", &[("name", request().into())]),
    }
}

fn name(view: &SessionView, person: &str) -> String {
    let member = view.members.iter().find(|member| member.person.to_string() == person);
    member.map_or_else(|| t("presence-title"), |member| member.name.clone())
}

fn value(view: &SessionView, path: &AnswerPath, value: &Value) -> String {
    match (path.as_str().split_once('/'), value) {
        (None, Value::Integer(sum)) => money::riyals(*sum),
        (None, Value::Text(text)) => text.clone(),
        (_, Value::Date(day)) => dates::both(*day),
        (Some(("members", _)), Value::Integer(here)) => {
            if *here == 1 {
                t("presence-here")
            } else {
                t("presence-absent")
            }
        }
        (_, Value::Choices(people)) if people.is_empty() => t("session-apart-nobody"),
        (_, Value::Choices(people)) => {
            let names: Vec<_> = people.iter().map(|person| name(view, person)).collect();
            names.join(&t("list-separator"))
        }
        (_, Value::Integer(place)) => place.to_string(),
        _ => t("session-apart-off"),
    }
}
