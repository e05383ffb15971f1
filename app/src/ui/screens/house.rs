//! How the house is found again: what the newest visit that says anything of it tells, for whoever
//! goes there next. In the desert and in villages there is no address that would do.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Answers, FormDefinition, Position, Value};
use shared::ids::RecordId;
use shared::record::visit::VisitOutcome;

use crate::engine::command::{OpenVisit, VisitRow};
use crate::engine::forms;
use crate::ui::components::facts::Facts;
use crate::ui::components::position::Known;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{dates, form, t, t_args};

/// The form's questions that tell how a house is found, in the order in which one looks for it.
const MARKS: [&str; 7] = [
    "street",
    "nearest_landmark",
    "nearest_mosque",
    "nearest_school",
    "house_colour",
    "house_direction",
    "national_address",
];
/// What there is to say instead of a family that was found to have moved.
const MOVED: [&str; 2] = ["visit_outcome", "moved_to"];
/// The form's question of where it is.
const POSITION: &str = "position";
/// Visits that are looked into at most.
const LOOK_INTO: usize = 6;

/// What a visit tells of the house.
#[derive(Debug, Clone, PartialEq)]
struct Told {
    by: String,
    at: i64,
    marks: Vec<(String, String)>,
    position: Option<Position>,
}

/// How the house is found again.
#[component]
pub(crate) fn House(visits: Vec<VisitRow>) -> Element {
    let shell = use_shell();
    let order = to_look_into(&visits);
    let told = use_resource(use_reactive!(|order| {
        shell.revision.read();
        look(shell, order)
    }));
    let Some(told) = told().flatten() else {
        return rsx! {};
    };
    let from = [("name", told.by.into()), ("at", dates::moment(told.at).into())];
    rsx! {
        section { class: "card", "aria-labelledby": "house-title",
            h2 { id: "house-title", {t("case-house-title")} }
            Facts { facts: told.marks }
            if let Some(position) = told.position {
                Known { position }
            }
            p { class: "small soft", {t_args("case-house-from", &from)} }
        }
    }
}

/// Which visits are looked into, one after the other: the newest first, and before those that are
/// not handed in, since a visit that has just begun repeats what the case said.
fn to_look_into(visits: &[VisitRow]) -> Vec<RecordId> {
    let (handed_in, begun): (Vec<_>, Vec<_>) =
        visits.iter().partition(|row| row.submitted.is_some());
    handed_in.into_iter().chain(begun).take(LOOK_INTO).map(|row| row.visit).collect()
}

async fn look(shell: Shell, visits: Vec<RecordId>) -> Option<Told> {
    for visit in visits {
        // What cannot be read here tells nothing; its own screen says why.
        let Ok(view) = shell.ask(OpenVisit { visit }).await else { continue };
        let Some(form) = forms::find(&view.form.0, &view.form.1) else { continue };
        let (marks, position) = marks(form, &view.answers);
        if !marks.is_empty() || position.is_some() {
            let at = view.row.submitted.unwrap_or(view.row.started);
            return Some(Told { by: view.row.delegate, at, marks, position });
        }
    }
    None
}

/// What the answers of a visit tell of the house.
fn marks(form: &FormDefinition, answers: &Answers) -> (Vec<(String, String)>, Option<Position>) {
    let value = |name: &str| answers.get(&AnswerPath::question(name).ok()?);
    let moved = VisitOutcome::of(answers).code == "moved";
    let told: &[&str] = if moved { &MOVED } else { &MARKS };
    let marks = told
        .iter()
        .filter_map(|name| {
            let question = form.question(name)?;
            let words = form::answer(form, question, value(name)?);
            (!words.is_empty()).then(|| (form::pick(&question.label), words))
        })
        .collect();
    let position = match value(POSITION) {
        Some(Value::Position(position)) if !moved => Some(*position),
        _ => None,
    };
    (marks, position)
}
