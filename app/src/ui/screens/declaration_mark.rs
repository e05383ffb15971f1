//! What is drawn or taken under a declaration before it is signed. It is kept as soon as it is
//! there: neither a lock nor an end of the app loses it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::signature::{Point, Signature};

use crate::engine::command::{KeepMark, PageView, SignedWith};
use crate::engine::failure::Failure;
use crate::ui::capturing::Target;
use crate::ui::components::capture::Capture;
use crate::ui::components::photo::Photo;
use crate::ui::shell::Shell;
use crate::ui::text::t;

/// Keeps drawings, one after the other; of several that wait only the last.
#[derive(Clone)]
pub(crate) struct Keeper {
    shell: Shell,
    declaration: RecordId,
    waiting: Rc<RefCell<Option<KeepMark>>>,
    running: Rc<Cell<bool>>,
    failed: Rc<Cell<bool>>,
}

impl Keeper {
    /// Of one declaration.
    pub(crate) fn new(shell: Shell, declaration: RecordId) -> Self {
        Self {
            shell,
            declaration,
            waiting: Rc::default(),
            running: Rc::default(),
            failed: Rc::default(),
        }
    }

    /// Keeps what is drawn under what is shown now. What is too little for a signature is kept with
    /// the next stroke.
    pub(crate) fn keep(&self, shown: [u8; 32], strokes: &[Vec<Point>]) {
        match Signature::of(strokes.to_vec()) {
            Ok(drawn) => self.put(shown, Some(SignedWith::Signature(drawn))),
            Err(_) if strokes.is_empty() => self.put(shown, None),
            Err(_) => {}
        }
    }

    /// Nothing drawn or taken counts any more.
    pub(crate) fn forget(&self, shown: [u8; 32]) {
        self.put(shown, None);
    }

    /// Whether something drawn is nowhere else.
    pub(crate) fn waits(&self) -> bool {
        self.running.get() || self.failed.get() || self.waiting.borrow().is_some()
    }

    fn put(&self, shown: [u8; 32], mark: Option<SignedWith>) {
        let declaration = self.declaration;
        *self.waiting.borrow_mut() = Some(KeepMark { declaration, shown, mark });
        if self.running.replace(true) {
            return;
        }
        // The last stroke arrives also when the screen is gone already.
        let keeper = self.clone();
        spawn_forever(async move {
            loop {
                let Some(keep) = keeper.waiting.borrow_mut().take() else { break };
                let kept = keeper.shell.ask(keep).await;
                if kept == Err(Failure::ChangedMeanwhile) {
                    // The screen reads again what it is made under, and begins anew.
                    let mut revision = keeper.shell.revision;
                    revision += 1;
                }
                // Under a declaration that is signed, or was another, there is nothing to keep.
                keeper.failed.set(!matches!(
                    kept,
                    Ok(()) | Err(Failure::NotAllowed | Failure::ChangedMeanwhile)
                ));
            }
            keeper.running.set(false);
        });
    }
}

/// The thumb's photo, taken before the witness whom the form names.
#[component]
pub(crate) fn Thumbprint(
    declaration: RecordId,
    shown: [u8; 32],
    taken: Option<PageView>,
) -> Element {
    let none = taken.is_none();
    rsx! {
        p { class: "hint", {t("thumb-hint")} }
        if let Some(page) = taken {
            figure { class: "page-picture", Photo { photo: page.photo, alt: t("thumb-picture") } }
        }
        Capture {
            id: "thumb",
            label: if none { t("thumb-take") } else { t("page-again") },
            main: none,
            target: Target::Thumb(declaration, shown),
        }
    }
}
