//! Changing a session: each change is sent at once, and what went wrong is said where it was made.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::engine::command::EditSession;
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::shell::use_shell;

/// Of what a change is, which is where its failure is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Number and day.
    Day,
    /// Who is there.
    Presence,
    /// What may be spent.
    Budget,
    /// A request of the agenda.
    Item(RecordId),
    /// A request that waits, or all of them.
    Waiting,
    /// A request that was decided before.
    Decided,
}

/// A change, its part, and what puts back what the screen showed ahead of it.
type Change = (Part, EditSession, Box<dyn FnOnce()>);

/// What changes a session.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Editing {
    session: RecordId,
    sending: Callback<Change>,
    failure: Signal<Option<(Part, Failure)>>,
}

/// What changes this session; at the root of its screen.
pub(super) fn use_editing(session: RecordId) -> Editing {
    let shell = use_shell();
    let mut failure = use_signal(|| None);
    // A form that closes as it sends would take a task of its own with it: this one is the screen's.
    let sending = use_callback(move |(part, edit, failed): Change| {
        spawn(async move {
            match shell.ask(edit).await {
                Ok(()) => failure.set(None),
                Err(why) => {
                    failed();
                    failure.set(Some((part, why)));
                }
            }
        });
    });
    Editing { session, sending, failure }
}

impl Editing {
    /// Sends a change. `failed` puts back what the screen showed ahead of it.
    pub(super) fn send(
        self,
        part: Part,
        change: impl FnOnce(&mut EditSession),
        failed: impl FnOnce() + 'static,
    ) {
        let mut edit = EditSession {
            session: self.session,
            number: None,
            date: None,
            budget: None,
            present: BTreeMap::new(),
            agenda: None,
            recused: BTreeMap::new(),
        };
        change(&mut edit);
        self.sending.call((part, edit, Box::new(failed)));
    }
}

/// What went wrong with the last change, at its part.
#[component]
pub(super) fn EditFailure(editing: Editing, part: Part) -> Element {
    match &*editing.failure.read() {
        Some((at, failure)) if *at == part => rsx! { FailureBanner { failure: failure.clone() } },
        _ => rsx! {},
    }
}

/// A value as it was read, or as it was sent since: the next change builds on it, so that two quick
/// presses do not undo each other.
pub(super) fn use_newest<T: Clone + PartialEq + 'static>(read: T) -> Signal<T> {
    let mut newest = use_signal(|| read.clone());
    use_effect(use_reactive!(|read| newest.set(read)));
    newest
}
