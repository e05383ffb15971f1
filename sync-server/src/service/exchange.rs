//! `/api/sync`: push, then pull.

use std::sync::Arc;

use shared::ids::RecordId;
use shared::people::Role;
use shared::people::authority::Action;
use shared::sync::codec;
use shared::sync::exchange::{
    Assignment, NotAssigned, Refusal, SyncAnswer, SyncReply, SyncRequest,
};
use shared::sync::pack::{PackError, RecordChanges};
use shared::sync::receipt::{ItemsDigest, Receipt};
use shared::sync::signed::SignedRequest;

use super::caller::{self, Caller};
use super::cursor::Stand;
use super::page::Page;
use super::push::{self, Plan};
use super::visibility::{may_within, root_of};
use super::{Service, Version, bearer, challenge, feedback, hands, pull, trial, version_of};
use crate::store::{Association, Reading, StoreError, Transaction, UsedNonce, for_association};

/// How often a push is decided again because others wrote meanwhile.
const ATTEMPTS: usize = 8;
/// When a device came is kept to the hour.
const HOUR: i64 = 3_600;

/// A request that passed the checks and was decided.
struct Decided {
    caller: Caller,
    nonce: UsedNonce,
    plan: Plan,
    /// What was opened and may be marked so.
    opened: Vec<RecordId>,
    assignments: Vec<Assignment>,
    /// Which of them did not happen.
    not_assigned: Vec<(u32, NotAssigned)>,
    request: Asked,
}

/// What remains of a request after the push was decided.
struct Asked {
    cursor: Option<Stand>,
    room: u32,
    follow: bool,
    satisfaction: bool,
}

/// What the writing thread did with it.
enum Written {
    Done(Box<Decided>),
    Refused(Refusal),
    /// Others wrote meanwhile.
    Moved,
}

impl Service {
    /// Answer a sync request. Refusals leave the store as it was.
    pub(crate) async fn exchange(&self, body: &[u8]) -> SyncReply {
        match self.exchange_or_fail(body).await {
            Ok(reply) => reply,
            Err(error) => {
                tracing::error!(%error, "exchange failed");
                SyncReply::Refused(Refusal::Unavailable)
            }
        }
    }

    async fn exchange_or_fail(&self, body: &[u8]) -> Result<SyncReply, StoreError> {
        let signed = match version_of(body) {
            Ok(Version::TooNew) => return Ok(SyncReply::Refused(Refusal::ProtocolTooNew)),
            Ok(Version::TooOld) => return Ok(SyncReply::Refused(Refusal::ProtocolTooOld)),
            Ok(Version::Spoken) => codec::from_cbor::<SignedRequest>(body),
            Err(error) => Err(error),
        };
        let Ok(signed) = signed.map(Arc::new) else {
            return Ok(SyncReply::Refused(Refusal::Malformed));
        };
        let Some(association) = self.store.association_of_install(signed.install).await? else {
            return Ok(SyncReply::Refused(Refusal::NotSigned));
        };
        let store = for_association(&self.store, association);
        let now = self.now();
        for _ in 0..ATTEMPTS {
            match self.push(&store, &signed, now).await? {
                Written::Done(decided) => return self.pull(&store, *decided, now).await,
                Written::Refused(refusal) => return Ok(SyncReply::Refused(refusal)),
                Written::Moved => {}
            }
        }
        Err(StoreError::Busy)
    }

    async fn push(
        &self,
        store: &Association,
        signed: &Arc<SignedRequest>,
        now: i64,
    ) -> Result<Written, StoreError> {
        let (signed, keys) = (signed.clone(), self.keys.clone());
        let decided = store
            .read(move |reading| {
                let (caller, nonce) = match caller::check(reading, &keys, &signed, now)? {
                    Ok(known) => known,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let (records, request) = match open(&signed) {
                    Ok(opened) => opened,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let plan = push::plan(reading, &keys, &caller, &records, now)?;
                let opened = markable(reading, &caller, &request.opened)?;
                let stand = request
                    .cursor
                    .and_then(|cursor| Stand::open(&keys, caller.install.id, &cursor));
                let asked = Asked {
                    cursor: stand,
                    room: request.room,
                    follow: request.follow,
                    satisfaction: request.satisfaction,
                };
                Ok(Ok(Decided {
                    caller,
                    nonce,
                    plan,
                    opened,
                    assignments: request.assignments,
                    not_assigned: Vec::new(),
                    request: asked,
                }))
            })
            .await?;
        match decided {
            Ok(decided) => store.write(move |writing| write(writing, decided, now)).await,
            Err(refusal) => Ok(Written::Refused(refusal)),
        }
    }

    async fn pull(
        &self,
        store: &Association,
        decided: Decided,
        now: i64,
    ) -> Result<SyncReply, StoreError> {
        let Decided { caller, plan, request, not_assigned, .. } = decided;
        let install = caller.install.id;
        let (news, stand, more, (last_seen, satisfaction)) = store
            .read(move |reading| {
                let caller = Caller::find(reading, install)?.unwrap_or(caller);
                let mut page = Page::new(request.room);
                let (stand, more) = pull::fill(reading, &caller, request.cursor, &mut page)?;
                let follows = request.follow && caller.person.role == Role::Supervisor;
                let last_seen = match follows {
                    true => reading.last_seen(caller.person.branch)?,
                    false => Vec::new(),
                };
                let satisfaction = match request.satisfaction {
                    true => feedback::told(reading, &caller.person, now)?,
                    false => None,
                };
                Ok((page.finish()?, stand, more, (last_seen, satisfaction)))
            })
            .await?;
        let receipt = (!plan.items.is_empty()).then(|| {
            Receipt::sign(&self.keys.receipts, install, ItemsDigest::of(&plan.items), now)
        });
        tracing::info!(
            %install,
            taken = plan.items.len(),
            verdicts = plan.verdicts.len(),
            given = news.changes.records.len(),
            more,
            "exchange"
        );
        Ok(SyncReply::Done(Box::new(SyncAnswer {
            challenge: challenge::give(&self.keys, install, now),
            receipt,
            verdicts: plan.verdicts,
            not_assigned,
            bearer: bearer::give(&self.keys, install, now),
            last_seen,
            satisfaction,
            news,
            cursor: stand.seal(&self.keys, install),
            more,
            at: now,
        })))
    }
}

/// The request inside, with what it pushes unpacked.
fn open(signed: &SignedRequest) -> Result<(Vec<RecordChanges>, SyncRequest), Refusal> {
    let request: SyncRequest = signed.open().map_err(|_| Refusal::Malformed)?;
    let records = trial::unpack(&request.push).map_err(|error| match error {
        PackError::TooMany => Refusal::TooLarge,
        PackError::Malformed | PackError::NotAChange => Refusal::Malformed,
    })?;
    let most = request.opened.len().max(request.assignments.len());
    if most > shared::sync::MAX_RECORDS {
        return Err(Refusal::TooLarge);
    }
    Ok((records, request))
}

/// Of what the caller says was opened, what the caller may mark so. The rest is
/// passed over: a case may have been moved since.
fn markable(
    reading: &dyn Reading,
    caller: &Caller,
    opened: &[RecordId],
) -> Result<Vec<RecordId>, StoreError> {
    let mut markable = Vec::new();
    for id in opened {
        let Some(record) = reading.record(*id)? else {
            continue;
        };
        let Some((placement, _)) = reading.placement(record.meta.case)? else {
            continue;
        };
        let Some(root) = root_of(reading, record.meta.case)? else {
            continue;
        };
        let kind = record.meta.kind;
        if may_within(&caller.person, Action::MarkRead, &kind, &root, &placement) {
            markable.push(*id);
        }
    }
    Ok(markable)
}

fn write(
    writing: &mut dyn Transaction,
    mut decided: Decided,
    now: i64,
) -> Result<Written, StoreError> {
    if writing.read().nonce_used(&decided.nonce)? {
        return Ok(Written::Refused(Refusal::Replayed));
    }
    if !decided.caller.stands(writing.read())? || !decided.plan.stands(writing.read())? {
        return Ok(Written::Moved);
    }
    writing.use_nonce(&decided.nonce)?;
    if !decided.caller.install.synced {
        writing.note_synced(decided.caller.install.id, now)?;
    }
    writing.note_seen(decided.caller.install.id, now - now.rem_euclid(HOUR))?;
    // What finds no room in quarantine is still with its author, who is told.
    let _kept = decided.plan.carry_out(writing, now)?;
    for record in &decided.opened {
        writing.mark_opened(*record, decided.caller.person.id, now)?;
    }
    let Decided { caller, assignments, .. } = &decided;
    decided.not_assigned = hands::assign(writing, &caller.person, assignments, now)?;
    Ok(Written::Done(Box::new(decided)))
}
