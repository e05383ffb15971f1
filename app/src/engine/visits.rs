//! Visits: what is entered, what it becomes, and handing it in.

use std::collections::BTreeSet;

use shared::form::{AnswerPath, Answers, FormDefinition, MAX_KEPT, MAX_TEXT, Value};
use shared::ids::RecordId;
use shared::lifecycle::VisitStage;
use shared::people::Role;
use shared::people::authority::Action;
use shared::record::submission::SubmissionDetails;
use shared::record::visit::{FormUsed, digest};
use shared::record::{Edit, Kind, Record, RecordMeta};

use super::command::{
    LeaveScreen, OpenVisit, ReviewView, SaveDraft, Submit, Submitted, VisitRow, VisitView, Written,
};
use super::commit::{Writing, commit};
use super::failure::Failure;
use super::forms;
use super::lists::{answers_with_drafts, evaluate, spoken_of, visit_changed};
use super::session::Session;
use super::store::device::Device;
use super::store::lists::VisitList;
use super::store::{StoreError, directory, drafts, lists, records};

pub(crate) fn row(session: &Session, visit: RecordId) -> Result<VisitRow, Failure> {
    let found = lists::visits(session.db(), VisitList::One(visit), 0, 1)?;
    found.into_iter().next().ok_or(Failure::NotFound)
}

/// Whether this person may still write answers: not after acceptance.
fn may_write(session: &Session, row: &VisitRow) -> Result<bool, Failure> {
    let allowed = session.may(Action::Write, Kind::Visit, row.case)?;
    Ok(allowed && row.stage != VisitStage::Accepted)
}

fn load(session: &Session, visit: RecordId) -> Result<Record, Failure> {
    records::load(session.db(), visit)?.ok_or(Failure::NotFound)
}

pub(crate) fn open(session: &Session, asked: &OpenVisit) -> Result<VisitView, Failure> {
    let db = session.db();
    let row = row(session, asked.visit)?;
    let mut record = load(session, asked.visit)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let may_write = may_write(session, &row)?;
    let submission = spoken_of(db, asked.visit)?.submissions.pop();
    let (mut record, answers, changed_since) = match submission {
        // Whoever only reads sees what was handed in, exactly, and beside it
        // what was changed since: that is what a review speaks of.
        Some((_, _, handed_in)) if !may_write => {
            let now = record.answers();
            let then = record.at(&handed_in.heads).map_err(|_| Failure::Internal)?;
            let answers = then.answers();
            let changed = changed(&answers, &now);
            (then, answers, changed)
        }
        _ => {
            let answers = answers_with_drafts(db, &record)?;
            (record, answers, Vec::new())
        }
    };
    let mut written = Vec::new();
    for (path, field) in record.fields() {
        let by = directory::name_of(db, field.value.by)?;
        written.push(Written { path, by, at: field.value.at });
    }
    let mut reviews = Vec::new();
    for (mut review, at, details) in spoken_of(db, asked.visit)?.reviews {
        let by = match review.begun() {
            Some((install, _)) => directory::name_of(db, install)?,
            None => String::new(),
        };
        let outcome = details.outcome;
        reviews.push(ReviewView { by, at, outcome, comment: details.comment });
    }
    let awaits = matches!(row.stage, VisitStage::HandedIn | VisitStage::Amended);
    let may_review = awaits && session.may(Action::Write, Kind::Review, row.case)?;
    Ok(VisitView {
        may_write,
        changed_since,
        submission: lists::submission(db, asked.visit)?,
        form: (used.id, used.version),
        answers,
        written,
        reviews,
        may_review,
        row,
    })
}

/// Where two states of a visit differ, and what stands there now.
fn changed(then: &Answers, now: &Answers) -> Vec<(AnswerPath, Option<Value>)> {
    let paths: BTreeSet<&AnswerPath> = then.0.keys().chain(now.0.keys()).collect();
    paths
        .into_iter()
        .filter(|path| then.get(path) != now.get(path))
        .map(|path| (path.clone(), now.get(path).cloned()))
        .collect()
}

/// Keep what was entered. Durable when it returns.
pub(crate) fn save_draft(session: &Session, asked: &SaveDraft) -> Result<(), Failure> {
    let row = row(session, asked.visit)?;
    if !may_write(session, &row)? {
        return Err(Failure::NotAllowed);
    }
    if let Value::Text(text) = &asked.value
        && text.chars().count() > MAX_KEPT
    {
        return Err(Failure::TextTooLong { limit: u32::try_from(MAX_KEPT).unwrap_or(u32::MAX) });
    }
    drafts::save(session.db(), asked.visit, &asked.path, &asked.value)?;
    Ok(())
}

fn is_long(form: Option<&FormDefinition>, path: &AnswerPath, value: &Value) -> bool {
    let asked_long = form
        .and_then(|form| form.question(path.name()))
        .is_some_and(shared::form::Question::is_multiline);
    // A text that does not fit a short value lies as a note wherever it was
    // typed: too long is for the form to say, not a reason to lose it.
    asked_long || matches!(value, Value::Text(text) if text.chars().count() > MAX_TEXT)
}

fn writing(session: &Session, record: &Record) -> Result<Writing, Failure> {
    let form = FormUsed::of(record).and_then(|used| forms::used(&used));
    let edits = drafts::of(session.db(), record.meta().id)?
        .into_iter()
        .map(|(path, value)| Edit { long: is_long(form, &path, &value), path, value })
        .collect();
    Ok(Writing { meta: *record.meta(), edits })
}

/// Turn the drafts of a visit into one change.
pub(crate) fn leave_screen(
    session: &mut Session,
    device: &Device,
    asked: &LeaveScreen,
    now: i64,
) -> Result<(), Failure> {
    let record = load(session, asked.visit)?;
    let writing = writing(session, &record)?;
    if writing.edits.is_empty() {
        return Ok(());
    }
    let row = row(session, asked.visit)?;
    if !may_write(session, &row)? {
        return Err(Failure::NotAllowed);
    }
    commit(session, device, &[writing], Some(asked.visit), now)
}

/// Hand a visit in, if nothing is missing.
pub(crate) fn submit(
    session: &mut Session,
    device: &Device,
    asked: &Submit,
    now: i64,
) -> Result<Submitted, Failure> {
    leave_screen(session, device, &LeaveScreen { visit: asked.visit }, now)?;
    let mut record = load(session, asked.visit)?;
    let meta = *record.meta();
    session.demand(Action::Write, Kind::Submission, meta.case)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let form = forms::used(&used).ok_or(Failure::FormUnknown)?;
    let answers = record.answers();
    let evaluation = evaluate(form, &answers, now);
    if !evaluation.problems.is_empty() {
        let problems = u32::try_from(evaluation.problems.len()).unwrap_or(u32::MAX);
        return Ok(Submitted::Incomplete { problems });
    }
    let stage = row(session, asked.visit)?.stage;
    let digest = digest(&answers).map_err(|_| Failure::Internal)?;
    let unchanged = spoken_of(session.db(), asked.visit)?
        .submissions
        .last()
        .is_some_and(|(_, _, last)| last.digest == digest);
    if unchanged && matches!(stage, VisitStage::HandedIn | VisitStage::Accepted) {
        return Ok(Submitted::Done);
    }
    let details = SubmissionDetails {
        visit: asked.visit,
        heads: record.heads(),
        digest,
        calculated: calculated(form, &evaluation),
    };
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Submission, case: meta.case };
    let writing = Writing { meta, edits: details.edits() };
    commit(session, device, &[writing], None, now)?;
    Ok(Submitted::Done)
}

/// What the form calculated outside repeats, by question.
fn calculated(
    form: &FormDefinition,
    evaluation: &shared::form::Evaluation,
) -> Vec<(String, Value)> {
    evaluation
        .states
        .iter()
        .filter(|(path, _)| path.within().is_none())
        .filter_map(|(path, state)| {
            let question = form.question(path.name())?;
            let value = state.value.clone().filter(|_| question.calculation.is_some())?;
            Some((question.name.clone(), value))
        })
        .collect()
}

/// Note that a supervisor opened a submission.
pub(crate) fn mark_opened(
    session: &mut Session,
    submission: RecordId,
    now: i64,
) -> Result<(), Failure> {
    let record = load(session, submission)?;
    if session.person().role != Role::Supervisor {
        // Others may read; only a supervisor's reading is news.
        return Ok(());
    }
    session.demand(Action::MarkRead, Kind::Submission, record.meta().case)?;
    let Some(details) = SubmissionDetails::of(&record) else { return Err(Failure::NotFound) };
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    if !lists::is_opened(&transaction, submission)? {
        let at = now.div_euclid(1000);
        directory::put_opened(&transaction, submission, person.id, at, false)?;
        visit_changed(&transaction, &person, details.visit, now)?;
    }
    transaction.commit().map_err(StoreError::from)?;
    Ok(())
}
