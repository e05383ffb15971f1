//! What people do in stories, in a word each.

use app::engine::command::{OpenVisit, Review, SaveDraft, StartVisit, Submit, Submitted};
use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;

use crate::{Device, interview};

/// A text as it is typed.
#[must_use]
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A choice by its code.
#[must_use]
pub fn choice(code: &str) -> Value {
    Value::Choice(code.to_owned())
}

/// Type an answer.
pub async fn draft(device: &mut Device, record: RecordId, path: &str, value: Value) {
    let path = path.parse().unwrap();
    device.call(SaveDraft { record, path, value }).await.unwrap();
}

/// A visit with the whole interview.
pub async fn interviewed(delegate: &mut Device, case: RecordId) -> RecordId {
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    interview(delegate, visit).await;
    visit
}

/// Hand a visit in from which nothing is missing.
pub async fn hand_in(delegate: &mut Device, visit: RecordId) {
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
}

/// A visit handed in with the whole interview.
pub async fn visited(delegate: &mut Device, case: RecordId) -> RecordId {
    let visit = interviewed(delegate, case).await;
    hand_in(delegate, visit).await;
    visit
}

/// What was handed in last is returned or accepted, with these words.
pub async fn review(supervisor: &mut Device, visit: RecordId, outcome: ReviewOutcome, words: &str) {
    let submission = supervisor.call(OpenVisit { visit }).await.unwrap().submission.unwrap();
    let comment = words.to_owned();
    supervisor.call(Review { visit, submission, outcome, comment }).await.unwrap();
}
