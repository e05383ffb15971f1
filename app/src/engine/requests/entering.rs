//! The applicant acknowledges how the request goes on, and it is handed in:
//! each time a record of its own, with what holds it on that day. What lacks is
//! said and holds the stage; it keeps nobody from handing in.

use shared::ids::RecordId;
use shared::people::authority::Action;
use shared::record::matter::{Matter, noticed};
use shared::record::submission::SubmissionDetails;
use shared::record::{FormUsed, Kind, Record, RecordMeta};

use super::checklist::check;
use crate::engine::command::{GiveNotice, HandInRequest, RequestHandedIn};
use crate::engine::commit::{Writing, commit};
use crate::engine::entered::{demand_open, leave_screen, load_kind};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::engine::lists::{count, evaluate, today};
use crate::engine::matters::facts;
use crate::engine::papers::{self, Paper};
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::visits::two_values;

/// The applicant has read on the screen that the request goes to the committee
/// and when it is answered. The first day counts: from it the days are reckoned.
pub(crate) fn notice(
    session: &mut Session,
    device: &Device,
    asked: &GiveNotice,
    now: i64,
) -> Result<(), Failure> {
    let record = load_kind(session, asked.request, Kind::SupportRequest)?;
    let meta = *record.meta();
    demand_open(session, &meta)?;
    if Matter::of(&record).noticed.is_some() {
        return Ok(());
    }
    let day = today(now).ok_or(Failure::Internal)?;
    let edits = noticed(day).into_iter().collect();
    commit(session, device, &[Writing { meta, edits }], now)
}

/// Hand a request in, if nothing that the form asks is missing and no two
/// values stand.
pub(crate) fn hand_in(
    session: &mut Session,
    device: &Device,
    asked: &HandInRequest,
    now: i64,
) -> Result<RequestHandedIn, Failure> {
    let meta = *load_kind(session, asked.request, Kind::SupportRequest)?.meta();
    session.demand(Action::Write, Kind::Submission, meta.case)?;
    demand_open(session, &meta)?;
    leave_screen(session, device, meta.id, now)?;
    papers::leave(session, device, meta.id, now)?;
    let mut record = load_kind(session, meta.id, Kind::SupportRequest)?;
    let undecided = two_values(&record.fields()).count();
    if undecided > 0 {
        return Ok(RequestHandedIn::Undecided { answers: count(undecided) });
    }
    let form = FormUsed::of(&record).and_then(|used| forms::used(&used));
    let form = form.ok_or(Failure::FormUnknown)?;
    let problems = evaluate(form, &record.answers(), now).problems.len();
    if problems > 0 {
        return Ok(RequestHandedIn::Incomplete { problems: count(problems) });
    }
    let day = today(now).ok_or(Failure::Internal)?;
    let holds = check(session, &record, day)?.holds;
    let details = submission(session, &mut record, holds.clone())?;
    let id: RecordId = Session::new_id()?;
    let submission = RecordMeta { id, kind: Kind::Submission, case: meta.case };
    commit(session, device, &[Writing { meta: submission, edits: details.edits() }], now)?;
    Ok(RequestHandedIn::Done { holds })
}

fn submission(
    session: &Session,
    record: &mut Record,
    holds: std::collections::BTreeSet<shared::lifecycle::request::Hold>,
) -> Result<SubmissionDetails, Failure> {
    let papers = papers::handed_in(papers::standing(session.db(), record.meta().id)?);
    Ok(SubmissionDetails {
        of: record.meta().id,
        heads: record.heads(),
        papers: papers.iter().map(Paper::cited).collect(),
        digest: facts::digest(session.db(), record)?,
        annex: None,
        calculated: Vec::new(),
        holds,
    })
}
