//! What is on the screen and not in the engine yet: what is being typed, and what is made on the
//! screen itself, such as a signature or a picture that could not be kept. Nothing that would lose
//! it goes on without asking: not an update, not the lock button, not another tab. Only the lock
//! for absence does, because a phone that lies about is worse.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::drafts::Drafts;
use super::shell::{Shell, use_shell};
use super::text::{Key, t};
use crate::host::page;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::mark::{Paper, Unsigned};

/// What is on the screen and not in the engine yet.
#[derive(Default)]
pub(super) struct Keeping {
    drafts: Vec<Drafts>,
    made: Vec<Made>,
    /// The mark that was left under a paper, and under which.
    unsigned: Option<(Paper, Unsigned)>,
}

/// Says whether a part of a screen has made something that is nowhere else.
type Made = Rc<dyn Fn() -> bool>;

/// What waits, because it would lose what is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// The lock button was pressed.
    Lock,
    /// A newer version was to be taken.
    Update,
    /// Another tab was to go on.
    Tab,
}

impl Shell {
    /// The drafts of a record that is being written in on the screen from now on. What could not
    /// be kept of it before, and still waits, is among them.
    pub(crate) fn begin_drafts(mut self, record: RecordId) -> Drafts {
        if let Some(before) = self.drafts().into_iter().find(|drafts| drafts.takes_up(record)) {
            return before;
        }
        let drafts = Drafts::new(self, record);
        self.keeping.write().drafts.push(drafts.clone());
        drafts
    }

    /// The record is on the screen no more. What of it waits to be kept is still known of.
    pub(crate) fn end_drafts(mut self, ended: &Drafts) {
        ended.close();
        self.keeping.write().drafts.retain(|drafts| drafts.is_open() || drafts.waits());
    }

    fn drafts(self) -> Vec<Drafts> {
        self.keeping.peek().drafts.clone()
    }

    /// What is being typed into a record, if anything is.
    pub(crate) fn drafts_of(self, record: RecordId) -> Option<Drafts> {
        self.drafts().into_iter().find(|drafts| drafts.is_of(record))
    }

    /// The mark that somebody left under a paper before it was signed.
    pub(crate) fn unsigned_of(self, paper: Paper) -> Option<Unsigned> {
        let keeping = self.keeping.peek();
        let left = keeping.unsigned.as_ref().filter(|(of, _)| *of == paper);
        left.map(|(_, unsigned)| unsigned.clone())
    }

    /// A mark is under a paper, or is there no more.
    pub(crate) fn leave_unsigned(mut self, paper: Paper, unsigned: Option<Unsigned>) {
        if unsigned.is_some() || self.unsigned_of(paper).is_some() {
            self.keeping.write().unsigned = unsigned.map(|unsigned| (paper, unsigned));
        }
    }

    /// Nobody finds a mark that was made for somebody else.
    pub(super) fn forget_unsigned(mut self) {
        self.keeping.write().unsigned = None;
    }

    /// Whether something is half-typed here.
    pub(super) fn is_typing(self) -> bool {
        self.drafts().iter().any(Drafts::any)
    }

    /// Whether something typed or taken is not durable, be it of somebody who has locked since.
    pub(super) fn waits(self) -> bool {
        self.pictures_wait() || self.drafts().iter().any(Drafts::waits)
    }

    /// Whether something would be lost if the page ended now.
    pub(super) fn is_unsaved(self) -> bool {
        let made = self.keeping.peek().made.clone();
        self.waits() || made.iter().any(|made| made())
    }

    /// Keeps what is typed as a change, and where it was typed.
    pub(super) async fn keep_all(self) {
        self.keep_place().await;
        for drafts in self.drafts() {
            drafts.leave().await;
        }
    }

    /// Turns what is typed into a change, without waiting for it.
    pub(super) fn keep_drafts(self) {
        for drafts in self.drafts() {
            drafts.leave_soon();
        }
    }

    /// The lock button: asks first where something would be lost.
    pub(crate) async fn ask_to_lock(self) {
        self.keep_all().await;
        self.finish_pictures().await;
        if self.is_unsaved() {
            self.hold(Held::Lock);
        } else {
            self.lock().await;
        }
    }

    /// Switches to the newer version, once everything is kept.
    pub(crate) async fn update_app(self) {
        self.keep_all().await;
        self.finish_pictures().await;
        if self.is_unsaved() {
            self.hold(Held::Update);
        } else {
            page::activate_update();
        }
    }

    /// Says what waits, and why.
    pub(super) fn hold(mut self, what: Held) {
        self.held.set(Some(what));
    }
}

/// Says of a part of a screen, for as long as it lives, whether it has made something that is
/// nowhere else.
pub(crate) fn use_unkept(made: impl Fn() -> bool + 'static) {
    let shell = use_shell();
    let mine = use_hook(|| {
        let made: Made = Rc::new(made);
        let mut keeping = shell.keeping;
        keeping.write().made.push(Rc::clone(&made));
        made
    });
    use_drop(move || {
        let mut keeping = shell.keeping;
        keeping.write().made.retain(|made| !Rc::ptr_eq(made, &mine));
    });
}

/// Asks what is to become of what is not kept.
#[component]
pub(super) fn HeldNotice() -> Element {
    let shell = use_shell();
    let mut held = shell.held;
    let Some(what) = held() else {
        return rsx! {};
    };
    let (words, anyway) = match what {
        Held::Lock => (Key("held-lock"), Some(Key("held-lock-anyway"))),
        Held::Update => (Key("held-update"), Some(Key("held-update-anyway"))),
        Held::Tab => (Key("held-tab"), None),
    };
    rsx! {
        div { class: "leaving", role: "alertdialog", "aria-label": t("held-title"),
            Drawing { icon: Icon::Warning }
            p {
                strong { {t("held-title")} }
                " "
                {words.text()}
            }
            Button {
                label: t("leaving-stay"),
                weight: Weight::Main,
                onclick: move |()| held.set(None),
            }
            if let Some(anyway) = anyway {
                Button {
                    label: anyway.text(),
                    weight: Weight::Grave,
                    onclick: move |()| async move {
                        held.set(None);
                        match what {
                            Held::Lock => shell.lock().await,
                            Held::Update => page::activate_update(),
                            Held::Tab => {}
                        }
                    },
                }
            }
        }
    }
}
