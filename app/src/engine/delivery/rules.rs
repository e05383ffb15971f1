//! Whether something may be delivered on a request now, and how much is left
//! of what was granted.

use rusqlite::Connection;
use shared::association::Profile;
use shared::form::Answers;
use shared::ids::RecordId;
use shared::lifecycle::{RequestFacts, RequestStage, RequestState};
use shared::people::authority::Action;
use shared::record::decision::DecisionDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::{Kind, Record};

use super::counted;
use crate::engine::command::Portion;
use crate::engine::failure::Failure;
use crate::engine::matters::facts::{request_state, was_delivered};
use crate::engine::session::Session;
use crate::engine::store::{StoreError, records};

/// Halalas in a riyal.
const HALALAS: i64 = 100;

/// Whether something may be delivered on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deliverable {
    /// Not now, not while two decisions stand, or not by this person.
    No,
    /// The committee has accepted it.
    Accepted,
    /// It is urgent, within the board's limit, and nothing was given on it yet:
    /// the committee ratifies it afterwards.
    BeforeDecision {
        /// The board's limit, in halalas.
        limit: i64,
    },
}

/// Whether this person may deliver on a request now.
pub(crate) fn deliverable(
    session: &Session,
    request: &Record,
    now: i64,
) -> Result<Deliverable, Failure> {
    let meta = request.meta();
    let state = request_state(session.db(), meta.id)?;
    let Some((state, facts)) = state else { return Ok(Deliverable::No) };
    // Which of two decisions is meant is the committee's to say, and what was given does not come back.
    if state.disputed || !session.may(Action::Write, Kind::Service, meta.case)? {
        return Ok(Deliverable::No);
    }
    Ok(match state.stage {
        RequestStage::Accepted | RequestStage::Served => Deliverable::Accepted,
        _ => {
            let asked = asked(session.db(), request, &state, &facts, now)?;
            urgent(session.profile()?.as_ref(), &state, &facts, &asked)
        }
    })
}

/// Whether it is urgent aid that need not wait for the committee. One that was
/// returned, put off or declined has had its answer for now.
fn urgent(
    profile: Option<&Profile>,
    state: &RequestState,
    facts: &RequestFacts,
    asked: &Answers,
) -> Deliverable {
    let limit = profile.and_then(|profile| profile.limits.urgent_aid);
    let limit = limit.map(|riyals| i64::from(riyals).saturating_mul(HALALAS));
    let waits = matches!(state.stage, RequestStage::HandedIn | RequestStage::Forwarded);
    let open = waits && state.decision.is_none() && facts.services == 0;
    match (limit, asked.halalas("amount")) {
        (Some(limit), Some(amount))
            if open && asked.word("urgency") == "urgent" && (1..=limit).contains(&amount) =>
        {
            Deliverable::BeforeDecision { limit }
        }
        _ => Deliverable::No,
    }
}

/// What a request asks for, as it counts: what was handed in when the committee ended it, else what
/// was handed in last, however it was edited since; before anything was handed in, or where that has
/// not come yet, what it says now.
pub(crate) fn asked(
    db: &Connection,
    request: &Record,
    state: &RequestState,
    facts: &RequestFacts,
    now: i64,
) -> Result<Answers, StoreError> {
    let ended = facts.decisions.iter().find(|decided| Some(decided.by.1) == state.decision);
    let ended = ended.filter(|decided| !decided.ruling.keeps_open()).map(|decided| decided.digest);
    let mut handed_in: Vec<_> = facts.handed_in.iter().collect();
    handed_in.sort_by_key(|handed| handed.by);
    let counts = handed_in.iter().rev().find(|handed| ended.is_none_or(|it| it == handed.digest));
    let then = match counts {
        Some(handed) if handed.digest != facts.digest => handed_in_as(db, request, handed.by.1)?,
        _ => None,
    };
    Ok(counted(then.as_ref().unwrap_or(request), now))
}

/// A request as a submission says it was; `None` where its changes have not come yet.
fn handed_in_as(
    db: &Connection,
    request: &Record,
    submission: RecordId,
) -> Result<Option<Record>, StoreError> {
    let heads = records::load(db, submission)?
        .and_then(|record| SubmissionDetails::of(&record))
        .map(|details| details.heads);
    let whole = records::load(db, request.meta().id)?;
    Ok(heads.zip(whole).and_then(|(heads, mut whole)| whole.at(&heads).ok()))
}

/// How much is handed over on a request that asks for this, and how much of that was: the sum that
/// the decision which counts grants, else the sum or the things that are asked for.
pub(crate) fn portion(
    db: &Connection,
    request: RecordId,
    asked: &Answers,
    state: &RequestState,
    now: i64,
) -> Result<Portion, StoreError> {
    let granted = granted(db, state)?;
    let before = delivered(db, request, now)?;
    let in_kind = asked.word("manner") == "in_kind" && granted.is_none();
    Ok(if in_kind {
        Portion { money: false, whole: asked.number("quantity"), delivered: before.quantity }
    } else {
        let whole = granted.or(asked.halalas("amount"));
        Portion { money: true, whole, delivered: before.money }
    })
}

/// What was delivered on a request by this association.
#[derive(Debug, Default)]
struct Delivered {
    /// Halalas.
    money: i64,
    /// Things.
    quantity: i64,
}

fn delivered(db: &Connection, request: RecordId, now: i64) -> Result<Delivered, StoreError> {
    let mut delivered = Delivered::default();
    for id in records::citing(db, request, Kind::Service)? {
        let Some(record) = records::load(db, id)? else { continue };
        if !was_delivered(db, &record)? {
            continue;
        }
        let answers = counted(&record, now);
        if answers.word("giver") == "own" {
            let (money, quantity) = (answers.halalas("amount"), answers.number("quantity"));
            delivered.money = delivered.money.saturating_add(money.unwrap_or(0));
            delivered.quantity = delivered.quantity.saturating_add(quantity.unwrap_or(0));
        }
    }
    Ok(delivered)
}

/// The sum that the decision which counts grants, in halalas.
fn granted(db: &Connection, state: &RequestState) -> Result<Option<i64>, StoreError> {
    let Some(decision) = state.decision else { return Ok(None) };
    let record = records::load(db, decision)?;
    Ok(record.and_then(|record| DecisionDetails::of(&record)?.amount))
}
