//! Words that a reader has begun and not sent, be it a comment or what a review says. The engine
//! keeps them at every key, so that neither a lock nor a reload takes them.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::engine::command::{KeepWords, VisitView};
use crate::ui::keeping::use_unkept;
use crate::ui::shell::{Shell, use_shell};

/// What was begun on the screen's visit, and where.
#[derive(Clone, Copy)]
struct Begun(Signal<BTreeMap<String, String>>);

/// Takes up what was begun on a visit; at the root of its screen.
pub(crate) fn use_begun(view: &VisitView) {
    use_context_provider(|| Begun(Signal::new(view.words.iter().cloned().collect())));
}

/// Words at one place.
#[derive(Clone, PartialEq)]
pub(crate) struct Words {
    shell: Shell,
    visit: RecordId,
    at: String,
    begun: Signal<BTreeMap<String, String>>,
    /// What was typed last is not kept yet.
    unkept: Signal<bool>,
}

/// The words at one place of a visit.
pub(crate) fn use_words(visit: RecordId, at: &str) -> Words {
    let unkept = use_signal(|| false);
    use_unkept(move || *unkept.peek());
    let Begun(begun) = use_context();
    Words { shell: use_shell(), visit, at: at.to_owned(), begun, unkept }
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
            let keep = KeepWords { record: this.visit, at: this.at.clone(), text: text.clone() };
            // What could not be kept stays here, and is asked for before it would be lost.
            if this.shell.ask(keep).await.is_ok() && this.text_now() == text {
                this.unkept.set(false);
            }
        });
    }

    /// They were sent; the engine has forgotten them with that.
    pub(crate) fn sent(&self) {
        let mut this = self.clone();
        this.begun.write().remove(&self.at);
        this.unkept.set(false);
    }
}
