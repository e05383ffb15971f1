//! Words that somebody has begun and not sent: a comment, what a review says, the note of a visit
//! that is being ordered, the reason of a decision. The engine keeps them at every key, so that neither a lock nor a reload
//! takes them.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::keeping::use_unkept;
use super::shell::{Shell, use_shell};
use crate::engine::command::KeepWords;
use crate::engine::failure::Failure;

/// What was begun on the screen's record, and where.
#[derive(Clone, Copy)]
struct Begun(Signal<BTreeMap<String, String>>);

/// Takes up what was begun on a visit, a case or a request; at the root of its screen.
pub(crate) fn use_begun(words: &[(String, String)]) {
    use_context_provider(|| Begun(Signal::new(words.iter().cloned().collect())));
}

/// Words at one place.
#[derive(Clone, PartialEq)]
pub(crate) struct Words {
    shell: Shell,
    record: RecordId,
    at: String,
    begun: Signal<BTreeMap<String, String>>,
    /// What was typed last is not kept yet.
    unkept: Signal<bool>,
}

/// The words at one place of a visit, a case or a request.
pub(crate) fn use_words(record: RecordId, at: &str) -> Words {
    let unkept = use_signal(|| false);
    use_unkept(move || *unkept.peek());
    let Begun(begun) = use_context();
    Words { shell: use_shell(), record, at: at.to_owned(), begun, unkept }
}

impl Words {
    /// What was written so far.
    pub(crate) fn text(&self) -> String {
        self.begun.read().get(&self.at).cloned().unwrap_or_default()
    }

    /// The same, without following it.
    pub(crate) fn text_now(&self) -> String {
        self.begun.peek().get(&self.at).cloned().unwrap_or_default()
    }

    /// Takes what was typed, and has it kept.
    pub(crate) fn write(&self, text: String) {
        let mut this = self.clone();
        this.begun.write().insert(self.at.clone(), text.clone());
        this.unkept.set(true);
        spawn(async move {
            // What could not be kept stays here, and is asked for before it would be lost.
            if this.keep(text.clone()).await.is_ok() && this.text_now() == text {
                this.unkept.set(false);
            }
        });
    }

    async fn keep(&self, text: String) -> Result<(), Failure> {
        let keep = KeepWords { record: self.record, at: self.at.clone(), text };
        self.shell.ask(keep).await
    }

    /// Nobody wants them any more.
    pub(crate) async fn forget(&self) {
        self.sent();
        // Where that cannot be kept, they are there again, to be cleared by hand.
        let _ = self.keep(String::new()).await;
    }

    /// They were sent; the engine has forgotten them with that.
    pub(crate) fn sent(&self) {
        let mut this = self.clone();
        this.begun.write().remove(&self.at);
        this.unkept.set(false);
    }
}
