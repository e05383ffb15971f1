//! What is being typed into a visit, on its way to the engine's draft journal: within 200 ms of the
//! last key, in order, and again until the engine has it. Lives outside of any component's signals,
//! because the last keys must arrive also when their screen is gone already.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;

use super::shell::Shell;
use crate::engine::command::{LeaveScreen, SaveDraft};
use crate::engine::failure::Failure;
use crate::host::page;

/// How long typing must rest before it is sent. With a change's way to the disk (some
/// milliseconds) an answer is durable well within 250 ms.
const REST: Duration = Duration::from_millis(150);
/// How long to wait before trying again what the engine could not keep.
const AGAIN: Duration = Duration::from_secs(2);
const ATTEMPTS: u32 = 30;

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

/// The answers of one visit that are not durable yet.
#[derive(Clone)]
pub(crate) struct Drafts {
    shell: Shell,
    visit: RecordId,
    pending: Rc<RefCell<BTreeMap<AnswerPath, Value>>>,
    running: Rc<Cell<bool>>,
}

impl Drafts {
    /// No answers of this visit yet.
    pub(crate) fn new(shell: Shell, visit: RecordId) -> Self {
        Self {
            shell,
            visit,
            pending: Rc::default(),
            running: Rc::default(),
        }
    }

    /// Keeps an answer soon.
    pub(crate) fn put(&self, path: AnswerPath, value: Value) {
        self.pending.borrow_mut().insert(path, value);
        self.say(Saving::Under);
        if !self.running.get() {
            let drafts = self.clone();
            spawn_forever(async move {
                page::sleep(REST).await;
                drafts.drain().await;
            });
        }
    }

    /// Lays what is not durable yet over answers that the engine gave.
    pub(crate) fn lay_over(&self, answers: &mut Answers) {
        for (path, value) in self.pending.borrow().iter() {
            answers.set(path.clone(), value.clone());
        }
    }

    /// Keeps everything, then makes one change of it.
    pub(crate) async fn leave(&self) {
        self.drain().await;
        if let Err(failure) = self.shell.ask(LeaveScreen { visit: self.visit }).await {
            // The drafts are durable; the next leave makes the change. A visit that is read only
            // has nothing to change.
            if !matches!(failure, Failure::NotAllowed | Failure::Locked) {
                self.say(Saving::Failed(failure));
            }
        }
    }

    /// The same, without waiting for it.
    pub(crate) fn leave_soon(&self) {
        let drafts = self.clone();
        spawn_forever(async move { drafts.leave().await });
    }

    /// Sends until nothing is left, or the attempts are.
    pub(crate) async fn drain(&self) {
        while self.running.get() {
            page::sleep(Duration::from_millis(20)).await;
        }
        self.running.set(true);
        let mut attempts = 0;
        while let Some((path, value)) = self.first() {
            let draft = SaveDraft {
                visit: self.visit,
                path: path.clone(),
                value: value.clone(),
            };
            match self.shell.ask(draft).await {
                Ok(()) => self.kept(&path, &value),
                Err(failure) => {
                    self.say(Saving::Failed(failure.clone()));
                    attempts += 1;
                    if attempts == ATTEMPTS
                        || matches!(failure, Failure::NotAllowed | Failure::TextTooLong { .. })
                    {
                        break;
                    }
                    page::sleep(AGAIN).await;
                }
            }
        }
        if self.pending.borrow().is_empty() {
            self.say(Saving::Saved);
        }
        self.running.set(false);
    }

    fn first(&self) -> Option<(AnswerPath, Value)> {
        let pending = self.pending.borrow();
        pending
            .first_key_value()
            .map(|(path, value)| (path.clone(), value.clone()))
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
