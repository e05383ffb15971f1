//! The engine's side of the network: which request to make next, and what an
//! answer changes. Photos: [`carrying`].

mod carrying;

use shared::sync::codec;
use shared::sync::exchange::{Refusal, SyncReply};

use super::command::{Notice, SyncState};
use super::failure::Failure;
use super::http::{Ask, HttpFailure, HttpRequest, HttpResponse};
use super::sync::{self, Delivering, Exchanging, Incoming, Step, Work};
use super::{Asking, Engine, Output, enrol, reply};

/// Seconds that any request may take, and bytes a second that a link must
/// carry to be worth waiting for.
const PATIENCE: u32 = 40;
const LEAST_SPEED: usize = 2_000;

impl Engine {
    /// Send a request; returns its id.
    pub(super) fn request(&mut self, ask: Ask) -> u64 {
        self.next_http += 1;
        let id = self.next_http;
        let Ask { method, path, headers, body } = ask;
        let for_size = u32::try_from(body.len() / LEAST_SPEED).unwrap_or(u32::MAX);
        let patience = PATIENCE.saturating_add(for_size);
        self.outputs.push(Output::Http(HttpRequest { id, method, path, headers, body, patience }));
        id
    }

    /// Something came of a request.
    pub(super) fn answered(
        &mut self,
        id: u64,
        outcome: Result<HttpResponse, HttpFailure>,
        now: i64,
    ) {
        if self.asking.as_ref().is_some_and(|asking| asking.http == id) {
            if let Some(asking) = self.asking.take() {
                self.enrol_answered(asking, outcome);
            }
            return;
        }
        if self.carrier.owns(id) {
            return self.carried(outcome, now);
        }
        let before = self.schedule.state.clone();
        match std::mem::replace(&mut self.work, Work::Idle) {
            Work::Exchange(exchange) if exchange.id == id => {
                if let Err(failure) = self.exchanged(&exchange, outcome, now) {
                    self.carrier.unreachable();
                    self.schedule.troubled(failure, now);
                }
            }
            Work::Delivery(delivery) if delivery.id == id => {
                if let Err(failure) = self.delivered(&delivery, outcome, now) {
                    self.schedule.troubled(failure, now);
                }
            }
            // An answer to something that locking gave up: what it settled is
            // settled again next time.
            other => self.work = other,
        }
        self.tell(&before);
    }

    fn enrol_answered(&mut self, asking: Asking, outcome: Result<HttpResponse, HttpFailure>) {
        let result = enrol::answered(outcome, asking.signing).and_then(|(pending, view)| {
            self.pending = Some(pending);
            reply(&view)
        });
        self.outputs.push(Output::Reply { id: asking.call, result });
    }

    fn delivered(
        &mut self,
        delivery: &Delivering,
        outcome: Result<HttpResponse, HttpFailure>,
        now: i64,
    ) -> Result<(), Failure> {
        let response = match outcome {
            Err(failure) => {
                self.schedule.away(failure, now);
                return Ok(());
            }
            Ok(response) if response.status != 200 => return Err(Failure::ServerFailed),
            Ok(response) => response,
        };
        let bytes = delivery.sent.iter().map(|sent| sent.envelope.sealed.len()).sum();
        self.schedule.link.carried(bytes, now - delivery.started);
        let held = &mut self.held_envelopes;
        let stored = sync::settle_delivery(&mut self.device, &delivery.sent, &response, held)?;
        self.schedule.rest(now);
        if stored {
            // What waited for these may go now.
            self.held_envelopes.clear();
            self.schedule.at_once(now);
            self.outputs.push(Output::Notice(Notice::RecordsChanged));
        }
        Ok(())
    }

    fn exchanged(
        &mut self,
        exchange: &Exchanging,
        outcome: Result<HttpResponse, HttpFailure>,
        now: i64,
    ) -> Result<(), Failure> {
        let Some(session) = self.session.as_mut() else { return Ok(()) };
        let response = match outcome {
            Err(failure) => {
                self.carrier.unreachable();
                self.schedule.away(failure, now);
                return Ok(());
            }
            Ok(response) => response,
        };
        let answer =
            match codec::decompress_own(&response.body).map_err(|_| Failure::ServerFailed)? {
                SyncReply::Done(answer) => *answer,
                SyncReply::Refused(refusal) => return self.refused(refusal, now),
            };
        let bytes = exchange.bytes + response.body.len();
        self.schedule.link.carried(bytes, now - exchange.started);
        sync::keep_challenge(session, &answer.challenge)?;
        let held = sync::settle_exchange(session, &self.device, &exchange.sent, &answer, now)?;
        self.held_records.extend(held);
        self.carrier.exchanged(&answer.bearer, now);
        self.outputs.push(Output::Notice(Notice::RecordsChanged));
        let incoming = Incoming::new(answer.news, answer.cursor, answer.more)?;
        self.work = Work::Incoming(Box::new(incoming));
        Ok(())
    }

    fn refused(&mut self, refusal: Refusal, now: i64) -> Result<(), Failure> {
        let Some(session) = self.session.as_ref() else { return Ok(()) };
        match refusal {
            Refusal::StaleChallenge(challenge) => {
                sync::keep_challenge(session, &challenge)?;
                self.schedule.sign_again(now);
                Ok(())
            }
            Refusal::Replayed => {
                self.schedule.sign_again(now);
                Ok(())
            }
            Refusal::TooLarge => {
                let wait = self.schedule.link.failed();
                self.schedule.next = Some(now.saturating_add(wait));
                Ok(())
            }
            Refusal::NotSigned => Err(Failure::ProfileUnknown),
            Refusal::Revoked => Err(Failure::ProfileRevoked),
            Refusal::ProtocolTooNew => Err(Failure::ServerTooOld),
            Refusal::ProtocolTooOld => Err(Failure::AppTooOld),
            Refusal::Malformed | Refusal::Unavailable => Err(Failure::ServerFailed),
        }
    }

    /// Go on with what is under way, begin what is due, and say when to be
    /// woken.
    pub(super) fn proceed(&mut self, now: i64) {
        let before = self.schedule.state.clone();
        if let Err(failure) = self.take_slice(now).and_then(|()| self.begin_due(now)) {
            self.work = Work::Idle;
            self.schedule.troubled(failure, now);
        }
        self.tell(&before);
        self.carry(now);
        let records = match &self.work {
            Work::Incoming(_) => Some(now),
            Work::Idle => self.schedule.next,
            Work::Exchange(_) | Work::Delivery(_) => None,
        };
        let wakes = [records, self.carrier_wakes(now), self.carrier.tells()];
        let wake = wakes.into_iter().flatten().min();
        self.outputs.extend(wake.map(Output::WakeAt));
    }

    fn take_slice(&mut self, now: i64) -> Result<(), Failure> {
        let (Work::Incoming(incoming), Some(session)) = (&mut self.work, self.session.as_mut())
        else {
            return Ok(());
        };
        let Step::Done { more, changed, set_aside } = incoming.step(session, now)? else {
            return Ok(());
        };
        self.work = Work::Idle;
        self.schedule.rest(now);
        if changed {
            self.outputs.push(Output::Notice(Notice::RecordsChanged));
        }
        if set_aside {
            self.schedule.state = SyncState::Stopped(Failure::SetAside);
        }
        if more || self.something_to_send()? {
            self.schedule.at_once(now);
        }
        Ok(())
    }

    fn something_to_send(&self) -> Result<bool, Failure> {
        let Some(session) = self.session.as_ref() else { return Ok(false) };
        sync::has_unsent(session, &self.held_records)
    }

    fn begin_due(&mut self, now: i64) -> Result<(), Failure> {
        let due = self.schedule.next.is_some_and(|next| next <= now);
        if !due || !matches!(self.work, Work::Idle) {
            return Ok(());
        }
        let budget = self.schedule.link.budget();
        if let Some((body, sent)) = self.delivery_due(budget)? {
            self.others_turn = false;
            let id = self.request(Ask::post(sync::DELIVERY_PATH, body));
            self.work = Work::Delivery(Delivering { id, started: now, sent });
            self.exchanging();
        } else if let Some(session) = self.session.as_ref() {
            self.others_turn = true;
            let (body, sent) = sync::next_exchange(session, &self.held_records, budget)?;
            let bytes = body.len();
            let id = self.request(Ask::post(sync::EXCHANGE_PATH, body));
            self.work = Work::Exchange(Exchanging { id, started: now, bytes, sent });
            self.exchanging();
        } else {
            self.schedule.next = None;
        }
        Ok(())
    }

    /// Sealed envelopes to deliver now: everybody's while nobody is at work,
    /// else those of the others, after each exchange of whoever is.
    fn delivery_due(&self, budget: usize) -> Result<Option<sync::Prepared>, Failure> {
        let at_work = self.session.as_ref().map(|session| session.profile);
        if at_work.is_some() && !self.others_turn {
            return Ok(None);
        }
        sync::next_delivery(&self.device, &self.held_envelopes, at_work, budget)
    }

    /// Tell that something goes on, unless it is one more try without a link:
    /// the screens would only flicker.
    fn exchanging(&mut self) {
        self.schedule.next = None;
        if self.schedule.state == SyncState::Idle {
            self.schedule.state = SyncState::Exchanging;
        }
    }
}
