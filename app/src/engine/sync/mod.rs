//! Sending and receiving, as a state machine that does no I/O: it says which
//! request to make and when to wake it, and is told what came of it.
//!
//! Unlocked, it exchanges ([`exchange`]): everything unsent goes, everything
//! new comes. Locked, it delivers ([`delivery`]): the sealed outbox goes.
//! Photos have a lane of their own beside the exchanges ([`carrier`]).

mod carrier;
mod delivery;
mod doubts;
mod exchange;
mod guides;
mod incoming;
mod link;
mod upload;
mod wanted;

pub(crate) use carrier::{Carrier, Heard};
pub(crate) use delivery::{
    Delivering, PATH as DELIVERY_PATH, Prepared, next as next_delivery, settle as settle_delivery,
};
pub(crate) use exchange::{
    Exchanging, PATH as EXCHANGE_PATH, forget_cursor, has_unsent, keep_challenge,
    next as next_exchange, settle as settle_exchange, take_receipts,
};
pub(crate) use incoming::{Incoming, Step};
use link::Link;

use super::command::SyncState;
use super::failure::Failure;
use super::http::HttpFailure;

/// Milliseconds between a change and its sending: what is written together
/// travels together.
const GATHER: i64 = 500;
/// Milliseconds between exchanges when nothing happens.
const IDLE: i64 = 10_000;
/// Milliseconds before asking again a server that answered with an error.
const AFTER_ERROR: i64 = 30_000;
/// Requests in a row that may be answered with "sign again".
const MAX_SIGN_AGAIN: u32 = 3;

/// What is under way.
pub(crate) enum Work {
    /// Nothing.
    Idle,
    /// An exchange waits for its answer.
    Exchange(Exchanging),
    /// A delivery waits for its answer.
    Delivery(Delivering),
    /// What came is being taken in, slice by slice.
    Incoming(Box<Incoming>),
}

/// When to do what.
pub(crate) struct Schedule {
    /// Unix milliseconds; `None` when nothing is to be done until something
    /// happens.
    pub(crate) next: Option<i64>,
    pub(crate) link: Link,
    /// How it stands, as last told to the screens.
    pub(crate) state: SyncState,
    signed_again: u32,
}

impl Schedule {
    pub(crate) fn new() -> Self {
        Self { next: None, link: Link::default(), state: SyncState::Idle, signed_again: 0 }
    }

    /// Something is to be sent.
    pub(crate) fn soon(&mut self, now: i64) {
        self.at_most(now.saturating_add(GATHER));
    }

    /// A person, or an exchange that brought only a part, wants it now.
    pub(crate) fn at_once(&mut self, now: i64) {
        self.at_most(now);
    }

    fn at_most(&mut self, when: i64) {
        self.next = Some(self.next.map_or(when, |next| next.min(when)));
    }

    /// All went well: next time in a while.
    pub(crate) fn rest(&mut self, now: i64) {
        self.signed_again = 0;
        self.state = SyncState::Idle;
        self.next = Some(now.saturating_add(IDLE));
    }

    /// The server was not reached.
    pub(crate) fn away(&mut self, HttpFailure: HttpFailure, now: i64) {
        self.state = SyncState::Offline;
        self.next = Some(now.saturating_add(self.link.failed()));
    }

    /// The server answered something that waiting may mend.
    pub(crate) fn troubled(&mut self, failure: Failure, now: i64) {
        self.state = SyncState::Stopped(failure);
        self.next = Some(now.saturating_add(AFTER_ERROR));
    }

    /// The server wants the request signed again. A server that never has
    /// enough of that is troubled.
    pub(crate) fn sign_again(&mut self, now: i64) {
        self.signed_again += 1;
        if self.signed_again > MAX_SIGN_AGAIN {
            self.signed_again = 0;
            self.troubled(Failure::ServerFailed, now);
        } else {
            self.next = Some(now);
        }
    }
}
