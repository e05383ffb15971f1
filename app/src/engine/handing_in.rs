//! Handing a visit in, and noting that it was opened.

use std::collections::BTreeSet;

use shared::form::{Evaluation, FormDefinition, Value};
use shared::ids::RecordId;
use shared::lifecycle::VisitStage;
use shared::people::Role;
use shared::people::authority::Action;
use shared::record::submission::SubmissionDetails;
use shared::record::visit::digest_with;
use shared::record::{FormUsed, Kind, RecordMeta};

use super::annex::{self, Whole};
use super::command::{Submit, Submitted};
use super::commit::{Writing, commit};
use super::entered::{leave_screen, load, load_kind};
use super::failure::Failure;
use super::forms;
use super::lists::{count, evaluate, spoken_of, visit_changed};
use super::papers::{self, Paper};
use super::session::Session;
use super::store::device::Device;
use super::store::{StoreError, directory, lists};
use super::visits::{row, two_standing};

/// Hand a visit in, if nothing is missing and no two values stand.
pub(crate) fn submit(
    session: &mut Session,
    device: &Device,
    asked: &Submit,
    now: i64,
) -> Result<Submitted, Failure> {
    let record = load_kind(session, asked.visit, Kind::Visit)?;
    session.demand(Action::Write, Kind::Visit, record.meta().case)?;
    session.demand(Action::Write, Kind::Submission, record.meta().case)?;
    leave_screen(session, device, asked.visit, now)?;
    papers::leave(session, device, asked.visit, now)?;
    let undecided = two_standing(session, asked.visit)?;
    if undecided > 0 {
        return Ok(Submitted::Undecided { answers: count(undecided) });
    }
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let form = forms::used(&used).ok_or(Failure::FormUnknown)?;
    let mut whole = Whole::load(session, asked.visit)?;
    let answers = whole.answers();
    let evaluation = evaluate(form, &answers, now);
    if !evaluation.problems.is_empty() {
        return Ok(Submitted::Incomplete { problems: count(evaluation.problems.len()) });
    }
    let stage = row(session, asked.visit)?.stage;
    let papers = papers::handed_in(papers::standing(session.db(), asked.visit)?);
    let said = papers.iter().map(|paper| (paper.document, &paper.says));
    // Of what everyone sees who sees the visit; the annex is cited beside.
    let digest = digest_with(&whole.visit.answers(), said).map_err(|_| Failure::Internal)?;
    let last = spoken_of(session.db(), asked.visit)?.submissions.pop();
    let unchanged = last.is_some_and(|(_, _, last)| {
        last.digest == digest && whole.is_annex_amended(&last) != Some(true)
    });
    if unchanged && matches!(stage, VisitStage::HandedIn | VisitStage::Accepted) {
        return Ok(Submitted::Done);
    }
    annex::ensure(session, device, record.meta(), &used, now)?;
    let mut whole = Whole::load(session, asked.visit)?;
    let details = SubmissionDetails {
        of: asked.visit,
        heads: whole.visit.heads(),
        papers: papers.iter().map(Paper::cited).collect(),
        digest,
        annex: whole.cited(),
        calculated: calculated(form, &evaluation),
        holds: BTreeSet::new(),
    };
    let case = record.meta().case;
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Submission, case };
    commit(session, device, &[Writing { meta, edits: details.edits() }], now)?;
    Ok(Submitted::Done)
}

/// What the form calculated outside repeats, by question; what would tell a
/// sensitive answer is left out.
fn calculated(form: &FormDefinition, evaluation: &Evaluation) -> Vec<(String, Value)> {
    evaluation
        .states
        .iter()
        .filter(|(path, _)| path.within().is_none())
        .filter_map(|(path, state)| {
            let question = form.question(path.name())?;
            let open = question.calculation.is_some() && !form.is_sensitive(&question.name);
            let value = state.value.clone().filter(|_| open)?;
            Some((question.name.clone(), value))
        })
        .collect()
}

/// Note that a supervisor opened a submission; gives whether that is news.
pub(crate) fn mark_opened(
    session: &mut Session,
    submission: RecordId,
    now: i64,
) -> Result<bool, Failure> {
    let record = load(session, submission)?;
    if session.person().role != Role::Supervisor {
        // Others may read; only a supervisor's reading is news.
        return Ok(false);
    }
    session.demand(Action::MarkRead, Kind::Submission, record.meta().case)?;
    let Some(details) = SubmissionDetails::of(&record) else { return Err(Failure::NotFound) };
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    let news = !lists::is_opened(&transaction, submission)?;
    if news {
        let at = now.div_euclid(1000);
        directory::put_opened(&transaction, submission, person.id, at, false)?;
        visit_changed(&transaction, &person, details.of, now)?;
    }
    transaction.commit().map_err(StoreError::from)?;
    Ok(news)
}
