//! The mark under a receipt: drawn by hand, or a photographed thumbprint; and the signature under the
//! policy. It is in this page only until the paper is signed: whoever leaves the screen finds it
//! again, and locking there asks first. A receipt's is good for what stood above it when it was made, and for nothing else.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::Kind;
use shared::record::signature::{Point, Signature};

use super::banner::Banner;
use super::capture::Capture;
use super::chip::Tone;
use super::icon::Icon;
use super::photo::JPEG;
use super::problem::ProblemLine;
use super::signature_pad::SignaturePad;
use super::tiles::OneOf;
use crate::engine::command::{PreparedPhoto, SignedWith};
use crate::engine::forms;
use crate::host::page;
use crate::ui::capturing::{Target, to_keep, use_captured};
use crate::ui::keeping::use_unkept;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{Key, t};

/// The question of the declaration's form that says how it is signed, and its choices: a receipt is
/// signed in the same ways.
const MANNER: &str = "manner";
const BY_HAND: &str = "signature";
const BY_THUMB: &str = "thumbprint";

/// What was drawn or taken.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    of: RecordId,
    under: Signal<String>,
    renewed: Signal<bool>,
    by_thumb: Signal<bool>,
    strokes: Signal<Vec<Vec<Point>>>,
    thumb: Signal<Option<Rc<PreparedPhoto>>>,
    lacking: Signal<Option<Key>>,
}

/// What a mark was left under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paper {
    /// A receipt, or the request that it will be of.
    Receipt(RecordId),
    /// The policy, in a version.
    Policy(u32),
}

/// A mark that nothing was signed with yet.
#[derive(Clone, Default)]
pub(crate) struct Unsigned {
    under: String,
    by_thumb: bool,
    strokes: Vec<Vec<Point>>,
    thumb: Option<Rc<PreparedPhoto>>,
}

/// What was drawn under the policy, which is signed by hand alone.
pub(crate) fn use_drawn(version: u32) -> Signal<Vec<Vec<Point>>> {
    let (shell, paper) = (use_shell(), Paper::Policy(version));
    let strokes = use_signal(|| shell.unsigned_of(paper).unwrap_or_default().strokes);
    use_unkept(move || !strokes.peek().is_empty());
    use_effect(move || {
        let strokes = strokes.read().clone();
        let drawn = !strokes.is_empty();
        shell.leave_unsigned(paper, drawn.then(|| Unsigned { strokes, ..Unsigned::default() }));
    });
    strokes
}

/// What was left under the receipt, a record of its own or the request that it will be of; at first
/// nothing.
pub(crate) fn use_mark(of: RecordId) -> Mark {
    let (shell, paper) = (use_shell(), Paper::Receipt(of));
    let left = use_hook(|| shell.unsigned_of(paper).unwrap_or_default());
    let mark = Mark {
        of,
        under: use_signal(|| left.under),
        renewed: use_signal(|| false),
        by_thumb: use_signal(|| left.by_thumb),
        strokes: use_signal(|| left.strokes),
        thumb: use_signal(|| left.thumb),
        lacking: use_signal(|| None),
    };
    use_unkept(move || mark.is_begun());
    use_effect(move || {
        let unsigned = mark.is_there().then(|| Unsigned {
            under: mark.under.read().clone(),
            by_thumb: *mark.by_thumb.read(),
            strokes: mark.strokes.read().clone(),
            thumb: mark.thumb.read().clone(),
        });
        shell.leave_unsigned(paper, unsigned);
    });
    let (mut thumb, mut lacking) = (mark.thumb, mark.lacking);
    use_captured(Target::Receipt(of), move |captured, _| {
        thumb.set(Some(Rc::new(to_keep(&captured.prepared))));
        lacking.set(None);
    });
    mark
}

impl Mark {
    /// Whether there is something of it.
    fn is_begun(self) -> bool {
        !self.strokes.peek().is_empty() || self.thumb.peek().is_some()
    }

    /// The same, followed by whoever asks.
    fn is_there(self) -> bool {
        !self.strokes.read().is_empty() || self.thumb.read().is_some()
    }

    /// How it is signed; `None` where nothing is, to which it leads.
    pub(crate) fn signed(mut self) -> Option<SignedWith> {
        let with = self.with();
        self.lacking.set(with.as_ref().err().copied());
        if with.is_err() {
            page::focus_within("mark");
        }
        with.ok()
    }

    fn with(self) -> Result<SignedWith, Key> {
        if *self.by_thumb.peek() {
            let taken = self.thumb.peek().as_ref().map(|photo| PreparedPhoto::clone(photo));
            return taken.map(SignedWith::Thumbprint).ok_or(Key("thumb-missing"));
        }
        let drawn = Signature::of(self.strokes.peek().clone());
        drawn.map(SignedWith::Signature).map_err(|_| Key("signature-missing"))
    }

    /// It was signed with, or says nothing any more: whoever comes here again finds nothing of it.
    pub(crate) fn forget(mut self, shell: Shell) {
        self.strokes.set(Vec::new());
        self.thumb.set(None);
        shell.leave_unsigned(Paper::Receipt(self.of), None);
    }
}

/// The room for the mark.
#[component]
pub(crate) fn MarkRoom(
    mark: Mark,
    /// What the receipt says, so that a mark under anything else is made again.
    under: String,
) -> Element {
    let shell = use_shell();
    let (mut by_thumb, mut lacking, mut renewed) = (mark.by_thumb, mark.lacking, mark.renewed);
    use_effect(use_reactive!(|under| {
        let mut stood = mark.under;
        if *stood.peek() != under {
            stood.set(under);
            if mark.is_begun() {
                mark.forget(shell);
                renewed.set(true);
            }
        }
    }));
    use_effect(move || {
        if mark.is_there() {
            renewed.set(false);
        }
    });
    let declaration = forms::for_kind(Kind::Declaration);
    let manners =
        declaration.and_then(|form| Some(form.choices_of(form.question(MANNER)?))).unwrap_or(&[]);
    let taken = mark.thumb.read().as_ref().map(|taken| page::data_url(&taken.small, JPEG));
    let none = taken.is_none();
    rsx! {
        section { class: "card", id: "mark", "aria-labelledby": "mark-title",
            h2 { id: "mark-title", {t("mark-title")} }
            if renewed() {
                div { role: "alert",
                    Banner { title: t("receipt-renewed"), icon: Icon::Refresh, tone: Tone::Wait }
                }
            }
            OneOf {
                id: "mark-manner",
                choices: manners,
                chosen: Some(if by_thumb() { BY_THUMB } else { BY_HAND }.to_owned()),
                clearable: false,
                onchoose: move |code: Option<String>| {
                    by_thumb.set(code.as_deref() == Some(BY_THUMB));
                    lacking.set(None);
                },
            }
            if by_thumb() {
                p { class: "hint", {t("mark-thumb-hint")} }
                if let Some(src) = taken {
                    figure { class: "page-picture", img { class: "photo", src, alt: t("thumb-picture") } }
                }
                Capture {
                    id: "thumb",
                    label: if none { t("thumb-take") } else { t("page-again") },
                    main: false,
                    target: Target::Receipt(mark.of),
                }
            } else {
                SignaturePad { strokes: mark.strokes, ondrawn: move |()| lacking.set(None) }
            }
            ProblemLine { id: "mark-problem", text: lacking().map(Key::text) }
        }
    }
}
