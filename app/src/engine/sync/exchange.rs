//! One exchange: what goes, and what the answer means for it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use shared::ids::RecordId;
use shared::record::Kind;
use shared::sync::codec;
use shared::sync::exchange::{Assignment, Cursor, Reason, SyncAnswer, SyncRequest, Verdict};
use shared::sync::pack::{self, RecordChanges};
use shared::sync::receipt::{ItemsDigest, ReceivedItem};
use shared::sync::signed::{Challenge, Nonce, SignedRequest};

use crate::engine::failure::Failure;
use crate::engine::lists::{due_changed, records_changed};
use crate::engine::session::{Asks, Session};
use crate::engine::store::device::Device;
use crate::engine::store::records::ChangeState;
use crate::engine::store::{
    StoreError, assignments, directory, last_seen, profile, quarantine, records, satisfaction,
};
use crate::engine::{photos, random};

/// Where exchanges go.
pub(crate) const PATH: &str = "/api/sync";
/// Records of one push at most.
const MAX_RECORDS: usize = 500;

const CURSOR: &str = "cursor";
const CHALLENGE: &str = "challenge";

/// An exchange that waits for its answer.
pub(crate) struct Exchanging {
    pub(crate) id: u64,
    pub(crate) started: i64,
    pub(crate) bytes: usize,
    pub(crate) sent: Sent,
}

/// What an exchange carries.
pub(crate) struct Sent {
    records: Vec<RecordChanges>,
    opened: Vec<RecordId>,
    assignments: Vec<Assignment>,
    asks: Asks,
}

/// The next exchange's body, and what is in it. Records that `held` names
/// wait for another session.
pub(crate) fn next(
    session: &Session,
    held: &BTreeSet<RecordId>,
    budget: usize,
) -> Result<(Vec<u8>, Sent), Failure> {
    let db = session.db();
    let mut bytes = 0;
    let mut chosen = Vec::new();
    let mut unsent = records::unsent(db, MAX_RECORDS)?;
    // A decision is judged by its session: that goes first, however little goes.
    unsent.sort_by_key(|record| record.meta.kind != Kind::Session);
    for record in unsent {
        if held.contains(&record.meta.id) {
            continue;
        }
        // Small records are the rule; what travels is a quarter of this.
        bytes += record.changes.iter().map(|change| change.raw_bytes().len()).sum::<usize>();
        if bytes / 4 > budget && !chosen.is_empty() {
            break;
        }
        chosen.push(record);
    }
    // A submission must not overtake the case and the visit it speaks of.
    chosen.sort_by_key(|record| (record.meta.case != record.meta.id, record.meta.kind));
    let opened = directory::opened_untold(db)?;
    let assignments = assignments::pending(db)?;
    let challenge: Option<Challenge> = profile::meta(db, CHALLENGE)?;
    let request = SyncRequest {
        cursor: profile::meta(db, CURSOR)?,
        push: pack::pack(&chosen).map_err(|_| Failure::Internal)?,
        opened: opened.clone(),
        assignments: assignments.clone(),
        follow: session.asks.follow,
        satisfaction: session.asks.satisfaction,
        room: u32::try_from(budget).unwrap_or(u32::MAX),
    };
    let signed = SignedRequest::sign(
        &session.signing,
        session.install(),
        challenge.unwrap_or_else(|| session.enrolled.challenge.clone()),
        Nonce(random::bytes()?),
        &request,
    )
    .map_err(|_| Failure::Internal)?;
    let body = codec::to_cbor(&signed).map_err(|_| Failure::Internal)?;
    Ok((body, Sent { records: chosen, opened, assignments, asks: session.asks }))
}

/// Whether anything is unsent that is not held back.
pub(crate) fn has_unsent(session: &Session, held: &BTreeSet<RecordId>) -> Result<bool, Failure> {
    let waiting = records::ids_unsent(session.db(), held.len() + 1)?;
    Ok(waiting.iter().any(|record| !held.contains(record))
        || !assignments::pending(session.db())?.is_empty())
}

pub(crate) fn keep_challenge(session: &Session, challenge: &Challenge) -> Result<(), StoreError> {
    profile::set_meta(session.db(), CHALLENGE, challenge)
}

pub(crate) fn keep_cursor(session: &Session, cursor: &Cursor) -> Result<(), StoreError> {
    profile::set_meta(session.db(), CURSOR, cursor)
}

/// Have the server send everything again; what is here already stays.
pub(crate) fn forget_cursor(session: &Session) -> Result<(), StoreError> {
    profile::forget_meta(session.db(), CURSOR)
}

/// Take what the answer says of what was sent. Records named in the result
/// are to be held back for this session.
pub(crate) fn settle(
    session: &mut Session,
    device: &Device,
    sent: &Sent,
    answer: &SyncAnswer,
    now: i64,
) -> Result<Vec<RecordId>, Failure> {
    let verdict_of = |index: usize| {
        let named = answer.verdicts.iter().find(|(at, _)| usize::try_from(*at) == Ok(index));
        named.map(|(_, verdict)| verdict)
    };
    let taken: Vec<ReceivedItem> = sent
        .records
        .iter()
        .enumerate()
        .filter(|(index, _)| verdict_of(*index).is_none())
        .flat_map(|(_, record)| record.changes.iter().map(|change| (record.meta.id, change.hash())))
        .collect();
    let digest = ItemsDigest::of(&taken);
    let (install, key) = (session.install(), session.enrolled.receipts);
    let signed =
        answer.receipt.as_ref().is_some_and(|receipt| receipt.speaks_of(&key, install, &digest));
    if !taken.is_empty() && !signed {
        // Nothing counts as received without the server's signature.
        return Err(Failure::ServerFailed);
    }
    let mut held = Vec::new();
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    records::set_state(&transaction, &taken, ChangeState::Received)?;
    for (index, record) in sent.records.iter().enumerate() {
        let id = record.meta.id;
        match verdict_of(index) {
            None => {}
            Some(Verdict::MissingDependencies) => {
                records::send_again(&transaction, id, install)?;
                held.push(id);
            }
            Some(Verdict::Deferred) => held.push(id),
            Some(Verdict::Refused(reason)) => {
                quarantine::put(&transaction, id, &reason_code(*reason), now)?;
            }
            Some(Verdict::DependsOnRefused) => {
                quarantine::put(&transaction, id, quarantine::DEPENDS_ON_REFUSED, now)?;
            }
        }
    }
    records_changed(&transaction, &person, sent.records.iter().map(|sent| &sent.meta), now)?;
    directory::mark_told(&transaction, &sent.opened)?;
    assignments::settle(&transaction, &sent.assignments, &answer.not_assigned)?;
    // Whose a case is settles which order counts.
    sent.assignments.iter().try_for_each(|sent| due_changed(&transaction, sent.case))?;
    if sent.asks.follow {
        last_seen::keep(&transaction, &answer.last_seen, now)?;
    }
    if let Some(told) = answer.satisfaction.as_ref().filter(|_| sent.asks.satisfaction) {
        satisfaction::keep(&transaction, told, now)?;
    }
    let settled = records::take_settled(&transaction)?;
    transaction.commit().map_err(StoreError::from)?;
    session.asks.follow &= !sent.asks.follow;
    session.asks.satisfaction &= !sent.asks.satisfaction;
    // A crash or an error here is made up for when the profile is next unlocked.
    let settled_records = sent.records.iter().map(|sent| (sent.meta.id, sent.meta.kind));
    let _ = photos::acknowledged(session, settled_records);
    for items in settled {
        device.drop_envelope(session.profile, &items)?;
    }
    Ok(held)
}

/// As the quarantine keeps it.
fn reason_code(reason: Reason) -> Cow<'static, str> {
    Cow::Borrowed(match reason {
        Reason::NotAllowed => quarantine::NOT_ALLOWED,
        Reason::Structure => "structure",
        Reason::TooLarge => "too_large",
        Reason::Unreadable => "unreadable",
        Reason::ForeignPhoto => "foreign_photo",
        Reason::Rule(rule) => {
            return Cow::Owned(format!("{}{}", quarantine::RULE, u16::from(rule)));
        }
    })
}

/// Receipts that came while the phone was locked: what was in those envelopes
/// has been received.
pub(crate) fn take_receipts(
    session: &mut Session,
    device: &Device,
    now: i64,
) -> Result<(), Failure> {
    let receipts = device.receipts(session.profile)?;
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    let mut changed = BTreeSet::new();
    for items in &receipts {
        let received = records::sealed_in(&transaction, items)?;
        records::set_state(&transaction, &received, ChangeState::Received)?;
        changed.extend(received.into_iter().map(|(record, _)| record));
    }
    let mut metas = Vec::new();
    for record in changed {
        metas.extend(records::meta(&transaction, record)?);
    }
    records_changed(&transaction, &person, &metas, now)?;
    records::take_settled(&transaction)?;
    transaction.commit().map_err(StoreError::from)?;
    device.drop_receipts(session.profile, &receipts)?;
    Ok(())
}
