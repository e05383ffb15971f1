//! The locked phone sends: sealed envelopes of every profile that nobody has
//! unlocked, and takes their receipts.

use std::collections::BTreeSet;

use shared::sync::codec;
use shared::sync::envelope::{Delivered, Delivery, DeliveryReply};

use crate::engine::failure::Failure;
use crate::engine::http::HttpResponse;
use crate::engine::store::device::{Device, Outgoing};

/// Envelopes of one delivery.
const AT_ONCE: u32 = 50;
/// Where envelopes go.
pub(crate) const PATH: &str = "/api/envelopes";

/// A delivery that waits for its answer.
pub(crate) struct Delivering {
    pub(crate) id: u64,
    pub(crate) started: i64,
    pub(crate) sent: Vec<Outgoing>,
}

/// A request's body, and the envelopes in it.
pub(crate) type Prepared = (Vec<u8>, Vec<Outgoing>);

/// What to deliver next: the request's body and what is in it. Envelopes that
/// `held` names wait for another session; those of `at_work`, a profile that is
/// unlocked, go with its own exchanges.
pub(crate) fn next(
    device: &Device,
    held: &BTreeSet<i64>,
    at_work: Option<i64>,
    budget: usize,
) -> Result<Option<Prepared>, Failure> {
    let mut sent = Vec::new();
    let mut bytes = 0;
    let limit = AT_ONCE + u32::try_from(held.len()).unwrap_or(0);
    for outgoing in device.envelopes(at_work, limit)? {
        if held.contains(&outgoing.number) {
            continue;
        }
        bytes += outgoing.envelope.sealed.len();
        if bytes > budget && !sent.is_empty() {
            break;
        }
        sent.push(outgoing);
    }
    if sent.is_empty() {
        return Ok(None);
    }
    let envelopes = sent.iter().map(|outgoing| outgoing.envelope.clone()).collect();
    let body = codec::to_cbor(&Delivery { envelopes }).map_err(|_| Failure::Internal)?;
    Ok(Some((body, sent)))
}

/// Take what came of a delivery. Returns whether anything was stored.
pub(crate) fn settle(
    device: &mut Device,
    sent: &[Outgoing],
    response: &HttpResponse,
    held: &mut BTreeSet<i64>,
) -> Result<bool, Failure> {
    let reply: DeliveryReply =
        codec::from_own_cbor(&response.body).map_err(|_| Failure::ServerFailed)?;
    let mut stored = false;
    for (outgoing, outcome) in sent.iter().zip(reply.outcomes) {
        let owner = &outgoing.owner;
        match outcome {
            Delivered::Stored(receipt)
                if receipt.speaks_of(&owner.receipts_key, owner.install, &outgoing.items) =>
            {
                device.settle(outgoing, &receipt)?;
                stored = true;
            }
            // The server sent no receipt that holds, lacks what it rests on,
            // cannot read it, or keeps it in quarantine: it stays here until
            // others are stored, or its owner unlocks and the exchange says why.
            Delivered::Stored(_)
            | Delivered::MissingDependencies
            | Delivered::Quarantined(_)
            | Delivered::Unreadable => {
                held.insert(outgoing.number);
            }
            Delivered::Unavailable => return Err(Failure::ServerFailed),
        }
    }
    Ok(stored)
}
