//! What the committee decided about requests. A decision lies in the request's
//! case and is never changed: a new one takes it back (التراجع عن قرار).

use rusqlite::Connection;
use shared::form::Answers;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::sitting::{SittingFault, judge};
use shared::lifecycle::{RequestStage, RequestState};
use shared::people::Role;
use shared::people::authority::Action;
use shared::record::decision::{DecisionDetails, Ruling};
use shared::record::session::SessionDetails;
use shared::record::{Kind, Record, RecordMeta};

use crate::engine::command::{Decide, Decided, DecisionRow, Replaced, WORDS_OF_DECISION};
use crate::engine::commit::{Writing, commit_with};
use crate::engine::delivery::counted;
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::lists::{spoken_of, today};
use crate::engine::matters::facts::request_state;
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::store::{StoreError, directory, records};
use crate::engine::words;

/// Letters of a reason at most.
const MAX_REASON: usize = 2_000;
/// The most that is granted on one request, in halalas: what the forms take.
const MAX_GRANT: i64 = 1_000_000 * 100;

/// A decision, as its record says.
pub(super) struct Taken {
    pub(super) id: RecordId,
    /// When it was written down, Unix seconds by that device.
    at: i64,
    pub(super) details: DecisionDetails,
}

impl Taken {
    fn of(record: &mut Record) -> Option<Self> {
        let details = DecisionDetails::of(record)?;
        let at = record.begun().map_or(0, |(_, at)| at);
        Some(Self { id: record.meta().id, at, details })
    }
}

/// The decisions on a request, oldest first.
pub(super) fn taken_on(db: &Connection, request: RecordId) -> Result<Vec<Taken>, StoreError> {
    let mut taken = Vec::new();
    for id in records::citing(db, request, Kind::Decision)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        taken.extend(Taken::of(&mut record));
    }
    taken.sort_by_key(|taken| (taken.at, taken.id));
    Ok(taken)
}

/// Whether no other of `taken` takes this one back.
fn stands(taken: &[Taken], decision: RecordId) -> bool {
    !taken.iter().any(|other| other.details.replaces.contains(&decision))
}

/// Those of them that stand, the one that counts first. They are several where they were written
/// apart, until one takes them all back.
pub(super) fn standing(taken: &[Taken]) -> impl Iterator<Item = &Taken> {
    taken.iter().rev().filter(|one| stands(taken, one.id))
}

/// A decision in a list; `None` for what is none here.
pub(crate) fn decision_row(
    session: &Session,
    decision: RecordId,
) -> Result<Option<DecisionRow>, Failure> {
    let db = session.db();
    let Some(mut record) = records::load(db, decision)? else { return Ok(None) };
    if record.meta().kind != Kind::Decision {
        return Ok(None);
    }
    let Some(taken) = Taken::of(&mut record) else { return Ok(None) };
    let others = taken_on(db, taken.details.request)?;
    row(db, &taken, &others).map(Some)
}

/// The row of a decision among all those on its request.
pub(super) fn row(db: &Connection, taken: &Taken, all: &[Taken]) -> Result<DecisionRow, Failure> {
    let details = &taken.details;
    let sitting = records::load(db, details.session)?
        .filter(|record| record.meta().kind == Kind::Session)
        .map(|record| SessionDetails::of(&record))
        .unwrap_or_default();
    let mut by = Vec::new();
    for person in &details.by {
        by.extend(directory::person(db, *person)?.map(|person| person.name));
    }
    by.sort_unstable();
    Ok(DecisionRow {
        decision: taken.id,
        request: details.request,
        session: details.session,
        session_number: sitting.number,
        session_date: sitting.date,
        ruling: details.ruling,
        reason: details.reason.clone(),
        amount: details.amount,
        by,
        at: taken.at,
        replaces: all
            .iter()
            .filter(|other| details.replaces.contains(&other.id))
            .map(|it| Replaced { decision: it.id, ruling: it.details.ruling, at: it.at })
            .collect(),
        counts: stands(all, taken.id),
        whereabouts: records::whereabouts(db, taken.id)?,
    })
}

/// Write a decision down, if it can come from this session.
pub(crate) fn decide(
    session: &mut Session,
    device: &Device,
    asked: &Decide,
    now: i64,
) -> Result<Decided, Failure> {
    let sitting = SessionDetails::of(&load_kind(session, asked.session, Kind::Session)?);
    if sitting.is_ahead(today(now)) {
        return Err(Failure::SessionAhead);
    }
    let mut request = load_kind(session, asked.request, Kind::SupportRequest)?;
    let case = request.meta().case;
    session.demand(Action::Write, Kind::Decision, case)?;
    let db = session.db();
    let newest = spoken_of(db, asked.request)?.submissions.pop();
    let (submission, _, handed_in) = newest.ok_or(Failure::NotAllowed)?;
    if submission != asked.submission {
        return Err(Failure::ChangedMeanwhile);
    }
    let (state, _) = request_state(db, asked.request)?.ok_or(Failure::NotFound)?;
    if !is_for_committee(&state) {
        return Err(Failure::NotAllowed);
    }
    let reason = asked.reason.trim();
    if reason.chars().count() > MAX_REASON {
        return Err(Failure::of_field("reason"));
    }
    let then = request.at(&handed_in.heads).map_err(|_| Failure::NotFound)?;
    let taken = taken_on(db, asked.request)?;
    let standing: Vec<_> = standing(&taken).collect();
    let takes_back: Vec<_> = standing.iter().map(|taken| taken.details.ruling).collect();
    let details = DecisionDetails {
        request: asked.request,
        digest: handed_in.digest,
        session: asked.session,
        replaces: standing.iter().map(|taken| taken.id).collect(),
        ruling: asked.ruling,
        reason: reason.to_owned(),
        amount: granted(asked, &counted(&then, now))?,
        by: asked.by.clone(),
    };
    // Said twice, it was meant once.
    if let [same] = standing[..]
        && same.details
            == (DecisionDetails { replaces: same.details.replaces.clone(), ..details.clone() })
    {
        return Ok(Decided::Done(same.id));
    }
    if let Err(fault) = judge(&sitting, &details, &takes_back, session.person()) {
        return Ok(Decided::Fault(of_whom(session, &sitting, &details, fault)?));
    }
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Decision, case };
    let said = |db: &Connection| {
        let begun = words::of(db, details.request)?;
        let mut of_it = begun.iter().filter(|(at, _)| at.starts_with(WORDS_OF_DECISION));
        of_it.try_for_each(|(at, _)| words::said(db, details.request, at))
    };
    commit_with(session, device, &[Writing { meta, edits: details.edits() }], said, now)?;
    Ok(Decided::Done(meta.id))
}

/// Whether the committee has something to decide: the request lies before it,
/// or was decided, which it may take back, or was given first as urgent aid.
fn is_for_committee(state: &RequestState) -> bool {
    match state.stage {
        RequestStage::Forwarded
        | RequestStage::Postponed
        | RequestStage::ToComplete
        | RequestStage::Declined
        | RequestStage::Accepted
        | RequestStage::Served => true,
        RequestStage::Draft | RequestStage::HandedIn | RequestStage::Returned => state.given_first,
    }
}

/// What is granted. An acceptance of a sum that names none grants what was
/// asked for, so that what is left of the budget is right.
fn granted(asked: &Decide, request: &Answers) -> Result<Option<i64>, Failure> {
    let amount = match (asked.ruling, asked.amount) {
        (Ruling::Accepted, Some(amount)) => Some(amount),
        (Ruling::Accepted, None) if request.word("manner") == "in_kind" => None,
        (Ruling::Accepted, None) => Some(request.halalas("amount").unwrap_or(0)),
        (_, None) => None,
        // Nothing is granted by it.
        (_, Some(_)) => return Err(Failure::of_field("amount")),
    };
    match amount {
        Some(amount) if !(1..=MAX_GRANT).contains(&amount) => Err(Failure::of_field("amount")),
        amount => Ok(amount),
    }
}

/// The fault in the words of this device, which knows of whom nobody has said
/// yet whether he is there: he is of the committee, and not there.
fn of_whom(
    session: &Session,
    sitting: &SessionDetails,
    details: &DecisionDetails,
    fault: SittingFault,
) -> Result<SittingFault, Failure> {
    if fault != SittingFault::NotOfCommittee {
        return Ok(fault);
    }
    let own = Some(session.person()).filter(|person| person.role != Role::Secretary);
    let people = own.map(|person| person.id).into_iter().chain(details.by.iter().copied());
    for person in people.filter(|person| !sitting.members.contains_key(person)) {
        if !is_member(session, person)? {
            return Ok(fault);
        }
    }
    Ok(SittingFault::Absent)
}

fn is_member(session: &Session, person: PersonId) -> Result<bool, StoreError> {
    let person = directory::person(session.db(), person)?;
    Ok(person.is_some_and(|person| person.role == Role::CommitteeMember))
}
