//! What a delegate hears at a plainly invented family's: a whole interview,
//! screen by screen.

use app::engine::command::{LeaveScreen, OpenVisit, SaveDraft};
use app::engine::forms;
use shared::form::{AnswerPath, Answers, FormDefinition, Value, parse_input};
use shared::ids::RecordId;

use crate::Device;

/// What is typed, in the order of the form.
const TYPED: &str = include_str!("../../assets/demo/interview.txt");

/// The value that a text typed into a question becomes.
fn answer(form: &FormDefinition, path: &AnswerPath, typed: &str) -> Value {
    let question = form.question(path.name()).expect("a question of the form");
    parse_input(form, question, typed).unwrap()
}

fn values(form: &FormDefinition) -> Vec<(AnswerPath, Value)> {
    let mut values: Vec<(AnswerPath, Value)> = Vec::new();
    let lines = TYPED.lines().filter(|line| !line.starts_with('#'));
    for (path, typed) in lines.filter_map(|line| line.split_once(" = ")) {
        let path: AnswerPath = path.parse().unwrap();
        if let Some(instance) = path.parent()
            && !values.iter().any(|(known, _)| *known == instance)
        {
            let order = i64::try_from(values.len()).unwrap();
            values.push((instance, Value::Integer(order)));
        }
        let value = answer(form, &path, typed);
        values.push((path, value));
    }
    values
}

/// The answers that the interview gives.
#[must_use]
pub fn answers_of(form: &FormDefinition) -> Answers {
    values(form).into_iter().collect()
}

/// The answers that the interview gives, screen by screen.
#[must_use]
pub fn screens_of(form: &FormDefinition) -> Vec<Vec<(AnswerPath, Value)>> {
    let mut screens: Vec<(Option<String>, Vec<_>)> = Vec::new();
    for (path, value) in values(form) {
        let at = form.screen_of(path.name()).map(str::to_owned);
        match screens.last_mut().filter(|(screen, _)| *screen == at) {
            Some((_, answers)) => answers.push((path, value)),
            None => screens.push((at, vec![(path, value)])),
        }
    }
    screens.into_iter().map(|(_, answers)| answers).collect()
}

/// Hold the whole interview on a device: every answer a draft, every screen
/// left when its last answer is given.
pub async fn interview(device: &mut Device, visit: RecordId) {
    let view = device.call(OpenVisit { visit }).await.unwrap();
    let form = forms::find(&view.form.0, &view.form.1).expect("the visit's form");
    // Members that the case knew and this family does not have.
    let told = answers_of(form);
    for instance in view.answers.0.keys().filter(|path| path.is_instance()) {
        if form.item(instance.name()).is_some() && told.get(instance).is_none() {
            let path = instance.clone();
            let gone = SaveDraft { record: visit, path, value: Value::Removed };
            device.call(gone).await.unwrap();
        }
    }
    for screen in screens_of(form) {
        for (path, value) in screen {
            device.call(SaveDraft { record: visit, path, value }).await.unwrap();
        }
        device.call(LeaveScreen { record: visit }).await.unwrap();
    }
}
