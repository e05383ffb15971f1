//! `/api/envelopes`: sealed changes, delivered by whoever carries them. Each
//! envelope is a push of its own, by the install that signed what is inside.

use std::sync::Arc;

use shared::sync::PROTOCOL;
use shared::sync::envelope::{Contents, Delivered, Delivery, DeliveryReply, Envelope};
use shared::sync::exchange::{Reason, Verdict};
use shared::sync::receipt::{ItemsDigest, Receipt};

use super::caller::Caller;
use super::push::{self, Plan};
use super::{Service, trial};
use crate::keys::ServerKeys;
use crate::store::{Association, Reading, StoreError, Transaction, for_association};

/// How often an envelope is decided again because others wrote meanwhile.
const ATTEMPTS: usize = 8;

/// What was decided about an envelope.
enum Decided {
    Store { caller: Box<Caller>, plan: Plan },
    Already(Delivered),
}

impl Service {
    /// Take in what was delivered, oldest first.
    pub(crate) async fn deliver(&self, delivery: Delivery) -> DeliveryReply {
        let mut outcomes = Vec::with_capacity(delivery.envelopes.len());
        for envelope in delivery.envelopes {
            outcomes.push(match self.deliver_one(&envelope).await {
                Ok(outcome) => outcome,
                Err(error) => {
                    tracing::error!(%error, "delivery failed");
                    Delivered::Unavailable
                }
            });
        }
        let stored = outcomes.iter().filter(|outcome| matches!(outcome, Delivered::Stored(_)));
        tracing::info!(envelopes = outcomes.len(), stored = stored.count(), "delivery");
        DeliveryReply { outcomes }
    }

    async fn deliver_one(&self, envelope: &Envelope) -> Result<Delivered, StoreError> {
        if envelope.protocol > PROTOCOL {
            // A newer server will read it.
            return Ok(Delivered::Unavailable);
        }
        let Ok(contents) = envelope.open(&self.keys.sealing).map(Arc::new) else {
            return Ok(Delivered::Unreadable);
        };
        let Some(association) = self.store.association_of_install(contents.install).await? else {
            return Ok(Delivered::Unreadable);
        };
        let store = for_association(&self.store, association);
        for _ in 0..ATTEMPTS {
            if let Some(outcome) = self.store_one(&store, &contents).await? {
                return Ok(outcome);
            }
        }
        Err(StoreError::Busy)
    }

    /// `None` if others wrote meanwhile.
    async fn store_one(
        &self,
        store: &Association,
        contents: &Arc<Contents>,
    ) -> Result<Option<Delivered>, StoreError> {
        let now = self.now();
        let (contents, keys) = (contents.clone(), self.keys.clone());
        let (caller, plan) =
            match store.read(move |reading| decide(reading, &keys, &contents, now)).await? {
                Decided::Store { caller, plan } => (caller, plan),
                Decided::Already(outcome) => return Ok(Some(outcome)),
            };
        let install = caller.install.id;
        let items = ItemsDigest::of(&plan.items);
        let refusal = plan.verdicts.iter().find_map(|(_, verdict)| match verdict {
            Verdict::Refused(reason) => Some(*reason),
            _ => None,
        });
        let refusal = if caller.install.revoked { Some(Reason::NotAllowed) } else { refusal };
        let written = store.write(move |writing| write(writing, &caller, &plan, now)).await?;
        Ok(match (written, refusal) {
            (Written::Moved, _) => None,
            (Written::Done, Some(reason)) => Some(Delivered::Quarantined(reason)),
            (Written::Done, None) => {
                let receipt = Receipt::sign(&self.keys.receipts, install, items, now);
                Some(Delivered::Stored(receipt))
            }
        })
    }
}

fn decide(
    reading: &dyn Reading,
    keys: &ServerKeys,
    contents: &Contents,
    now: i64,
) -> Result<Decided, StoreError> {
    let Some(caller) = Caller::find(reading, contents.install)? else {
        return Ok(Decided::Already(Delivered::Unreadable));
    };
    if !caller.install.key.is_some_and(|key| contents.is_by(&key)) {
        return Ok(Decided::Already(Delivered::Unreadable));
    }
    let unpacked = contents.changes().ok().and_then(|packed| trial::unpack(&packed).ok());
    let Some(records) = unpacked else {
        return Ok(Decided::Already(Delivered::Unreadable));
    };
    if caller.install.revoked {
        // Written by somebody whose device was taken: a supervisor may adopt it.
        let plan = Plan::refuse_all(&caller, &records, Reason::NotAllowed, now);
        return Ok(Decided::Store { caller: Box::new(caller), plan });
    }
    let plan = push::plan(reading, keys, &caller, &records, now)?;
    for (_, verdict) in &plan.verdicts {
        match verdict {
            // What a rule looks at may lie in another envelope that is yet to
            // come. If not, the author is told once the phone is unlocked.
            Verdict::MissingDependencies | Verdict::Refused(Reason::Rule(_)) => {
                return Ok(Decided::Already(Delivered::MissingDependencies));
            }
            Verdict::Deferred => return Ok(Decided::Already(Delivered::Unavailable)),
            Verdict::Refused(_) | Verdict::DependsOnRefused => {}
        }
    }
    Ok(Decided::Store { caller: Box::new(caller), plan })
}

/// What the writing thread did.
enum Written {
    Done,
    Moved,
}

fn write(
    writing: &mut dyn Transaction,
    caller: &Caller,
    plan: &Plan,
    now: i64,
) -> Result<Written, StoreError> {
    if !caller.stands(writing.read())? || !plan.stands(writing.read())? {
        return Ok(Written::Moved);
    }
    if !caller.install.synced {
        writing.note_synced(caller.install.id, now)?;
    }
    if !plan.carry_out(writing, now)? {
        // What is refused finds no room. The carrier still has the envelope,
        // and keeps it as long as nothing is done about it here.
        return Err(StoreError::Busy);
    }
    Ok(Written::Done)
}
