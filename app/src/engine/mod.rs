//! The device's logic, without a screen, a clock or a network: it is given
//! inputs and the time, and gives outputs. A worker in the browser and a
//! thread on native run it; tests run it by hand.
//!
//! [`Engine::step`] never waits. What takes long elsewhere (the network, the
//! derivation of a key) is asked of the host; what takes long here is done in
//! slices, between which other inputs come first.

mod annex;
mod assign;
mod cases;
pub mod command;
mod comments;
mod commit;
mod committee;
mod declarations;
mod delivery;
mod dispatch;
mod documents;
mod due_rows;
mod edit_case;
mod enrol;
mod entered;
pub mod failure;
mod follow;
pub mod forms;
mod handing_in;
mod http;
mod key_slot;
mod last;
mod leaving;
mod lists;
mod marks;
mod matters;
mod network;
mod outreach;
mod papers;
mod photos;
mod prefill;
mod random;
mod requests;
mod reviews;
mod session;
mod store;
mod sync;
mod unlock;
mod visits;
mod voice;
mod words;

use std::collections::BTreeSet;

use ed25519_dalek::SigningKey;
use shared::ids::RecordId;

use command::{Command, DeviceView, Notice, SyncState};
use dispatch::{Effect, at_work, reply};
use enrol::PendingEnrolment;
use failure::Failure;
use session::Session;
use store::device::Device;
use sync::{Carrier, Schedule, Work};

pub use http::{HttpFailure, HttpRequest, HttpResponse, Method};
pub use key_slot::derive as derive_key;
pub use lists::today;
pub use store::{Storage, StoreError};

/// What happens to the engine.
#[derive(Debug)]
pub enum Input {
    /// A screen asks.
    Call {
        /// Comes back with the reply.
        id: u64,
        /// What is asked.
        command: Box<Command>,
    },
    /// What came of a request to the server.
    Http {
        /// The request's.
        id: u64,
        /// The answer, if one came whole.
        outcome: Result<HttpResponse, HttpFailure>,
    },
    /// The time that the engine wanted to be woken at, or any other.
    Tick,
}

/// What the engine wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// The answer to a call: the reply in bytes, or why there is none.
    Reply {
        /// The call's.
        id: u64,
        /// The reply.
        result: Result<Vec<u8>, Failure>,
    },
    /// Something that screens should know.
    Notice(Notice),
    /// A request to the server.
    Http(HttpRequest),
    /// Step again at this time, Unix milliseconds, unless something comes
    /// before. Replaces an earlier one.
    WakeAt(i64),
}

/// A question to the server that a screen waits for.
struct Asking {
    http: u64,
    call: u64,
    signing: SigningKey,
}

/// The device's logic.
pub struct Engine {
    storage: Storage,
    device: Device,
    session: Option<Session>,
    pending: Option<PendingEnrolment>,
    asking: Option<Asking>,
    /// The profile whose attempt was counted and not judged yet.
    attempting: Option<i64>,
    work: Work,
    schedule: Schedule,
    /// Photos, beside the exchanges.
    carrier: Carrier,
    /// Records and envelopes that wait for another session.
    held_records: BTreeSet<RecordId>,
    held_envelopes: BTreeSet<i64>,
    /// What others of this phone left unsent goes next, between two exchanges.
    others_turn: bool,
    /// How many photos the locked device was last told to show as unsent, and whose.
    photos_noted: Option<(i64, u32)>,
    next_http: u64,
    outputs: Vec<Output>,
}

impl Engine {
    /// An engine over the databases in `storage`.
    ///
    /// # Errors
    /// [`StoreError`] when the device's database cannot be opened, or is a
    /// newer app's.
    pub fn open(storage: Storage) -> Result<Self, StoreError> {
        let device = Device::open(&storage)?;
        let mut schedule = Schedule::new();
        // Also after a restart, and before anybody unlocks, what is sealed is sent.
        schedule.at_once(0);
        Ok(Self {
            storage,
            device,
            session: None,
            pending: None,
            asking: None,
            attempting: None,
            work: Work::Idle,
            schedule,
            carrier: Carrier::default(),
            held_records: BTreeSet::new(),
            held_envelopes: BTreeSet::new(),
            others_turn: false,
            photos_noted: None,
            next_http: 0,
            outputs: Vec::new(),
        })
    }

    /// Take one input; `now` in Unix milliseconds.
    pub fn step(&mut self, input: Input, now: i64) -> Vec<Output> {
        match input {
            Input::Call { id, command } => {
                if let Some(result) = self.call(id, *command, now) {
                    self.outputs.push(Output::Reply { id, result });
                }
            }
            Input::Http { id, outcome } => self.answered(id, outcome, now),
            Input::Tick => {}
        }
        self.proceed(now);
        self.note_photos();
        std::mem::take(&mut self.outputs)
    }

    /// Do what a screen asks; `None` where the reply comes later.
    fn call(&mut self, id: u64, command: Command, now: i64) -> Option<Result<Vec<u8>, Failure>> {
        if command.uses_photos() {
            self.mend_photos(now);
        }
        Some(match command {
            Command::ListProfiles(_) => self.device_view().and_then(|view| reply(&view)),
            Command::Enrol(asked) => return self.ask_server(id, &asked.code).err().map(Err),
            Command::FinishEnrol(asked) => {
                self.finish_enrol(&asked.key, now).and_then(|view| reply(&view))
            }
            Command::BeginUnlock(asked) => {
                self.attempting = Some(asked.profile);
                unlock::begin(&self.device, asked.profile, now).and_then(|view| reply(&view))
            }
            Command::FinishUnlock(asked) => {
                self.finish_unlock(asked.profile, &asked.key, now).and_then(|view| reply(&view))
            }
            Command::Lock(_) => {
                self.lock(now);
                reply(&())
            }
            Command::SyncNow(_) => {
                self.held_records.clear();
                self.held_envelopes.clear();
                self.schedule.at_once(now);
                self.try_photos();
                reply(&())
            }
            Command::OpenPhoto(asked) => self.open_photo(&asked, now).and_then(|view| reply(&view)),
            command => match self.session.as_mut() {
                None => Err(Failure::Locked),
                Some(session) => {
                    let asked_before = session.asks;
                    let answer = at_work(session, &self.device, command, now);
                    if session.asks != asked_before {
                        self.schedule.soon(now);
                    }
                    if let Ok((_, Effect::Wrote)) = answer {
                        self.schedule.soon(now);
                        self.outputs.push(Output::Notice(Notice::RecordsChanged));
                    }
                    answer.map(|(bytes, _)| bytes)
                }
            },
        })
    }

    fn device_view(&self) -> Result<DeviceView, Failure> {
        let session = self.session.as_ref().map(Session::view).transpose()?;
        Ok(DeviceView { profiles: self.device.profiles()?, session })
    }

    fn ask_server(&mut self, call: u64, code: &str) -> Result<(), Failure> {
        let (body, signing) = enrol::request(code)?;
        let http = self.request(http::Ask::post("/api/enrol", body));
        self.asking = Some(Asking { http, call, signing });
        Ok(())
    }

    fn finish_enrol(
        &mut self,
        key: &command::DerivedKey,
        now: i64,
    ) -> Result<command::Session, Failure> {
        let pending = self.pending.as_ref().ok_or(Failure::CodeExpired)?;
        let session = enrol::finish(&self.storage, &mut self.device, pending, key)?;
        self.pending = None;
        self.begin(session, now)
    }

    fn finish_unlock(
        &mut self,
        profile: i64,
        key: &command::DerivedKey,
        now: i64,
    ) -> Result<command::Session, Failure> {
        if self.attempting.take() != Some(profile) {
            return Err(Failure::NotAllowed);
        }
        let session = unlock::finish(&self.storage, &self.device, profile, key, now)?;
        self.begin(session, now)
    }

    /// A profile is unlocked: take what came while it was not, mend what a
    /// crash left, and look what the server has.
    fn begin(&mut self, mut session: Session, now: i64) -> Result<command::Session, Failure> {
        sync::take_receipts(&mut session, &self.device, now)?;
        commit::seal_left(&mut session, &self.device)?;
        // What cannot be done now, for lack of room say, is when next unlocked:
        // neither lists nor photos keep anybody from the records.
        let _ = session.rebuild_lists(now);
        let _ = session.mend_profile();
        let _ = photos::sort_out(&session);
        let _ = voice::name_guides(&mut session);
        let view = session.view()?;
        self.held_records.clear();
        self.work = Work::Idle;
        self.carrier = Carrier::default();
        self.session = Some(session);
        self.schedule.at_once(now);
        Ok(view)
    }

    fn lock(&mut self, now: i64) {
        self.session = None;
        self.pending = None;
        self.work = Work::Idle;
        self.carrier = Carrier::default();
        self.held_envelopes.clear();
        self.schedule = Schedule::new();
        self.schedule.at_once(now);
    }

    /// Let the locked device tell how many photos are on it only; they travel
    /// while their profile is unlocked. What cannot be noted is at the next step.
    fn note_photos(&mut self) {
        let Some(session) = &self.session else { return };
        let noted = (session.profile, photos::unsent(session));
        if self.photos_noted != Some(noted) && self.device.set_photos(noted.0, noted.1).is_ok() {
            self.photos_noted = Some(noted);
        }
    }

    fn tell(&mut self, before: &SyncState) {
        if self.schedule.state != *before {
            self.outputs.push(Output::Notice(Notice::Sync(self.schedule.state.clone())));
        }
    }
}
