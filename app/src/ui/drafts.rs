//! What is being typed into a record, on its way to the engine's draft journal: within 200 ms of the
//! last key, in order, and again until the engine has it. Lives outside of any component's signals,
//! because the last keys must arrive also when their screen is gone already.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_channel::oneshot;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;

use super::shell::Shell;
use crate::engine::command::{LeaveScreen, Request, SaveDraft};
use crate::engine::failure::Failure;
use crate::host::page;

/// How long typing must rest before it is sent. With a change's way to the disk (some
/// milliseconds) an answer is durable well within 250 ms.
const REST: Duration = Duration::from_millis(150);
/// How long to wait before trying again what the engine could not keep.
const AGAIN: Duration = Duration::from_secs(2);
const ATTEMPTS: u32 = 30;
/// How long what could not be kept before a lock waits for its person, seconds; then it is
/// forgotten, so that nothing of anybody stays in a page that is locked.
const AWAY: i64 = 10 * 60;
/// How long to look away while another task is sending, and how often before giving up on it.
const GLANCE: Duration = Duration::from_millis(20);
const PATIENCE: u32 = 100;

/// How keeping what is typed stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saving {
    /// All of it is durable.
    Saved,
    /// Some is on its way.
    Under,
    /// The engine could not keep some of it; tried again.
    Failed(Failure),
}

/// The answers of one record that are not durable yet.
#[derive(Clone)]
pub(crate) struct Drafts {
    shell: Shell,
    /// Whose they are: nobody else's engine is given them.
    profile: Option<i64>,
    record: RecordId,
    /// What the engine has not kept yet.
    pending: Rc<RefCell<BTreeMap<AnswerPath, Value>>>,
    /// What was typed since the last change was made. An answer of the engine that was on its way
    /// meanwhile may be older than this.
    typed: Rc<RefCell<BTreeMap<AnswerPath, Value>>>,
    running: Rc<Cell<bool>>,
    /// Whether the record is on the screen.
    open: Rc<Cell<bool>>,
}

impl Drafts {
    /// No answers of this record yet.
    pub(crate) fn new(shell: Shell, record: RecordId) -> Self {
        Self {
            shell,
            profile: shell.profile(),
            record,
            pending: Rc::default(),
            typed: Rc::default(),
            running: Rc::default(),
            open: Rc::new(Cell::new(true)),
        }
    }

    /// Whether the record is on the screen.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// The record is on the screen no more.
    pub(crate) fn close(&self) {
        self.open.set(false);
    }

    /// Goes on with these, if they are of that record and its person is back: tries again to keep
    /// what waits.
    pub(crate) fn takes_up(&self, record: RecordId) -> bool {
        let same = self.is_of(record) && !self.is_open();
        if same {
            self.open.set(true);
            self.send_soon();
        }
        same
    }

    /// Whether these are of that record, and its person is at work.
    pub(crate) fn is_of(&self, record: RecordId) -> bool {
        self.record == record && self.is_at_work()
    }

    /// Whether some of it is not durable.
    pub(crate) fn waits(&self) -> bool {
        !self.pending.borrow().is_empty()
    }

    /// What is not durable.
    pub(crate) fn waiting(&self) -> Vec<(AnswerPath, Value)> {
        self.pending.borrow().iter().map(|(path, value)| (path.clone(), value.clone())).collect()
    }

    /// Forgets what is not durable.
    pub(crate) fn forget(&self) {
        self.pending.borrow_mut().clear();
        self.typed.borrow_mut().clear();
        if self.is_at_work() {
            self.say(Saving::Saved);
        }
    }

    /// Whether something was typed since the last change was made.
    pub(crate) fn any(&self) -> bool {
        !self.typed.borrow().is_empty()
    }

    fn is_at_work(&self) -> bool {
        self.profile.is_some() && self.shell.profile() == self.profile
    }

    /// Keeps an answer soon.
    pub(crate) fn put(&self, path: AnswerPath, value: Value) {
        self.typed.borrow_mut().insert(path.clone(), value.clone());
        self.pending.borrow_mut().insert(path, value);
        self.say(Saving::Under);
        self.send_soon();
    }

    fn send_soon(&self) {
        if !self.running.get() && self.waits() {
            let drafts = self.clone();
            spawn_forever(async move {
                page::sleep(REST).await;
                drafts.drain(ATTEMPTS).await;
            });
        }
    }

    /// Lays what is being typed over answers that the engine gave.
    pub(crate) fn lay_over(&self, answers: &mut Answers) {
        for (path, value) in self.typed.borrow().iter() {
            answers.set(path.clone(), value.clone());
        }
    }

    /// Keeps everything, then makes one change of it. Where the engine cannot keep it, this does not
    /// wait for long: nobody is locked in.
    pub(crate) async fn leave(&self) {
        if !self.is_at_work() {
            return;
        }
        for _ in 0..PATIENCE {
            if !self.running.get() {
                self.drain(1).await;
                break;
            }
            page::sleep(GLANCE).await;
        }
        if !self.is_at_work() {
            return;
        }
        match self.shell.ask(LeaveScreen { record: self.record }).await {
            // A record that takes no more has its drafts listed, to be looked at and put away.
            Ok(()) | Err(Failure::NotAllowed) => {
                let pending = self.pending.borrow();
                self.typed.borrow_mut().retain(|path, _| pending.contains_key(path));
            }
            Err(Failure::Locked) => {}
            // The drafts are durable; the next leave makes the change.
            Err(failure) => self.say(Saving::Failed(failure)),
        }
    }

    /// The same, without waiting for it.
    pub(crate) fn leave_soon(&self) {
        let drafts = self.clone();
        spawn_forever(async move { drafts.leave().await });
    }

    /// Keeps everything, then asks, and goes on with that when the screen is left meanwhile: what was
    /// asked for is not half done. Whatever screen is there afterwards reads anew.
    pub(crate) async fn leave_and_ask<R: Request + 'static>(
        &self,
        request: R,
    ) -> Result<R::Reply, Failure>
    where
        R::Reply: 'static,
    {
        let (tell, hear) = oneshot::channel();
        let drafts = self.clone();
        spawn_forever(async move {
            drafts.leave().await;
            let answer = drafts.shell.ask(request).await;
            let mut revision = drafts.shell.revision;
            revision += 1;
            // Who asked may be gone.
            let _ = tell.send(answer);
        });
        hear.await.unwrap_or(Err(Failure::Internal))
    }

    /// Sends until nothing is left, or the attempts are.
    async fn drain(&self, most: u32) {
        while self.running.get() {
            page::sleep(GLANCE).await;
        }
        self.running.set(true);
        let mut attempts = 0;
        let mut left = None;
        while let Some((path, value)) = self.first() {
            if !self.is_at_work() {
                // Locked, and somebody else at work perhaps: it waits for its person, not for ever.
                if most == 1 {
                    break;
                }
                if page::now() - *left.get_or_insert_with(page::now) > AWAY {
                    self.forget();
                    break;
                }
                page::sleep(AGAIN).await;
                continue;
            }
            left = None;
            let draft = SaveDraft { record: self.record, path: path.clone(), value: value.clone() };
            match self.shell.ask(draft).await {
                Ok(()) => self.kept(&path, &value),
                Err(failure) => {
                    self.say(Saving::Failed(failure.clone()));
                    attempts += 1;
                    if attempts >= most
                        || matches!(failure, Failure::NotAllowed | Failure::TextTooLong { .. })
                    {
                        break;
                    }
                    page::sleep(AGAIN).await;
                }
            }
        }
        if self.pending.borrow().is_empty() && self.is_at_work() {
            self.say(Saving::Saved);
            self.shell.count_typed().await;
        }
        self.running.set(false);
    }

    fn first(&self) -> Option<(AnswerPath, Value)> {
        let pending = self.pending.borrow();
        pending.first_key_value().map(|(path, value)| (path.clone(), value.clone()))
    }

    /// Only what was sent is off the list: it may have been typed over meanwhile.
    fn kept(&self, path: &AnswerPath, value: &Value) {
        let mut pending = self.pending.borrow_mut();
        if pending.get(path) == Some(value) {
            pending.remove(path);
        }
    }

    fn say(&self, saving: Saving) {
        let mut signal = self.shell.saving;
        if *signal.peek() != saving {
            signal.set(saving);
        }
    }
}
