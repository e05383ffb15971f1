//! What a supervisor does with what others handed in: accepts it (a request is forwarded, رفع للجنة)
//! or returns it for completion; takes a receipt back. All of it is confirmed, and what is said with
//! it is kept while it is typed.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;
use shared::lifecycle::request::Hold;

use super::banner::FailureBanner;
use super::button::{Button, Weight};
use super::icon::Icon;
use super::problem::ProblemLine;
use crate::engine::command::{Review, ReviewRequest, TakeBackReceipt, WORDS_OF_REVIEW};
use crate::engine::failure::Failure;
use crate::ui::routes::Route;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::t;
use crate::ui::words::{Words, use_words};

/// What is reviewed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reviewed {
    /// A visit, as it was handed in.
    Visit { visit: RecordId, submission: RecordId },
    /// A request, as it was handed in, with the holds of which the supervisor says that they are known.
    Request { request: RecordId, submission: RecordId, known: BTreeSet<Hold> },
    /// A receipt, which is only taken back.
    Receipt(RecordId),
}

impl Reviewed {
    const fn record(&self) -> RecordId {
        match self {
            Self::Visit { visit, .. } => *visit,
            Self::Request { request, .. } => *request,
            Self::Receipt(receipt) => *receipt,
        }
    }

    async fn decide(
        self,
        shell: Shell,
        outcome: ReviewOutcome,
        comment: String,
    ) -> Result<(), Failure> {
        match self {
            Self::Visit { visit, submission } => {
                shell.ask(Review { visit, submission, outcome, comment }).await
            }
            Self::Request { request, submission, known } => {
                let waived = match outcome {
                    ReviewOutcome::Accepted => known,
                    ReviewOutcome::Returned => BTreeSet::new(),
                };
                let review = ReviewRequest { request, submission, outcome, comment, waived };
                shell.ask(review).await
            }
            Self::Receipt(receipt) => shell.ask(TakeBackReceipt { receipt, reason: comment }).await,
        }
    }

    /// The button that accepts.
    fn accept(&self) -> Option<(String, Icon)> {
        match self {
            Self::Visit { .. } => Some((t("review-accept"), Icon::Check)),
            Self::Request { .. } => Some((t("request-forward"), Icon::Send)),
            Self::Receipt(_) => None,
        }
    }

    /// The word of the button that does not.
    fn refuse(&self) -> String {
        match self {
            Self::Visit { .. } | Self::Request { .. } => t("review-return"),
            Self::Receipt(_) => t("receipt-take-back"),
        }
    }

    fn words(&self, outcome: ReviewOutcome) -> Asked {
        match (self, outcome) {
            (Self::Visit { .. }, ReviewOutcome::Accepted) => Asked {
                ask: Some(t("review-accept-ask")),
                label: t("review-comment-optional"),
                hint: None,
                yes: t("review-accept-yes"),
            },
            (Self::Request { .. }, ReviewOutcome::Accepted) => Asked {
                ask: Some(t("request-forward-ask")),
                label: t("request-forward-comment"),
                hint: None,
                yes: t("request-forward-yes"),
            },
            (Self::Visit { .. }, ReviewOutcome::Returned) => Asked {
                ask: None,
                label: t("review-comment-label"),
                hint: Some(t("review-comment-hint")),
                yes: t("review-return-yes"),
            },
            (Self::Request { .. }, ReviewOutcome::Returned) => Asked {
                ask: None,
                label: t("review-comment-label"),
                hint: Some(t("request-return-hint")),
                yes: t("request-return-yes"),
            },
            (Self::Receipt(_), _) => Asked {
                ask: None,
                label: t("receipt-take-back-why"),
                hint: Some(t("receipt-take-back-hint")),
                yes: t("receipt-take-back-yes"),
            },
        }
    }
}

/// What is asked before a review is sent.
#[derive(Clone, PartialEq)]
struct Asked {
    /// What happens, to be confirmed; returning is confirmed by its words.
    ask: Option<String>,
    label: String,
    /// What is to be written; where there is a hint, the words are needed.
    hint: Option<String>,
    yes: String,
}

/// Accept or return.
#[component]
pub(crate) fn ReviewBar(
    reviewed: Reviewed,
    /// Why it cannot be accepted now.
    #[props(default)]
    held: Option<String>,
) -> Element {
    let mut deciding = use_signal(|| None::<ReviewOutcome>);
    let words = use_words(reviewed.record(), WORDS_OF_REVIEW);
    let begun = !words.text().trim().is_empty();
    let accept = reviewed.accept();
    rsx! {
        match deciding() {
            None => rsx! {
                if begun {
                    p { class: "small review-held", {t("review-begun")} }
                }
                Button {
                    label: reviewed.refuse(),
                    weight: Weight::Grave,
                    icon: Icon::Return,
                    onclick: move |()| deciding.set(Some(ReviewOutcome::Returned)),
                }
                if let Some(held) = held {
                    p { class: "small review-held", role: "status", "{held}" }
                } else if let Some((label, icon)) = accept {
                    Button {
                        label,
                        weight: Weight::Main,
                        icon,
                        onclick: move |()| deciding.set(Some(ReviewOutcome::Accepted)),
                    }
                }
            },
            Some(outcome) => rsx! {
                Decide { reviewed, outcome, words, oncancel: move |()| deciding.set(None) }
            },
        }
    }
}

#[component]
fn Decide(
    reviewed: Reviewed,
    outcome: ReviewOutcome,
    words: Words,
    oncancel: EventHandler<()>,
) -> Element {
    let shell = use_shell();
    let mut missing = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let Asked { ask, label, hint, yes } = reviewed.words(outcome);
    let needed = hint.is_some();
    let lacks = missing() && words.text().trim().is_empty();
    let said = words.clone();
    let decide = move |event: FormEvent| {
        event.prevent_default();
        let (reviewed, words) = (reviewed.clone(), said.clone());
        async move {
            let comment = words.text_now().trim().to_owned();
            missing.set(needed && comment.is_empty());
            if missing() || busy() {
                return;
            }
            busy.set(true);
            failure.set(None);
            // What was taken back is looked at again, and stands there with its reason.
            let stays = matches!(reviewed, Reviewed::Receipt(_));
            match reviewed.decide(shell, outcome, comment).await {
                Ok(()) => {
                    words.sent();
                    if stays {
                        let mut revision = shell.revision;
                        revision += 1;
                    } else {
                        navigator().push(Route::Home {});
                    }
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        }
    };
    rsx! {
        form { class: "section decide", novalidate: true, onsubmit: decide,
            if let Some(ask) = ask {
                p { strong { "{ask}" } }
            }
            div { class: "field",
                label { class: "field-label", r#for: "comment", "{label}" }
                if let Some(hint) = hint {
                    p { class: "hint", id: "comment-hint", "{hint}" }
                }
                textarea {
                    class: "input",
                    id: "comment",
                    dir: "auto",
                    rows: "3",
                    autocomplete: "off",
                    "aria-describedby": "comment-hint comment-problem",
                    "aria-invalid": if lacks { "true" },
                    "aria-required": if needed { "true" },
                    initial_value: words.text_now(),
                    onmounted: move |event| async move {
                        // The next thing to do is to write.
                        let _ = event.set_focus(true).await;
                    },
                    oninput: move |event| words.write(event.value()),
                }
                ProblemLine {
                    id: "comment-problem",
                    text: lacks.then(|| t("review-comment-missing")),
                }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            div { class: "cluster",
                Button {
                    label: yes,
                    weight: Weight::Main,
                    busy: busy(),
                    submit: true,
                    onclick: |()| {},
                }
                Button {
                    label: t("action-cancel"),
                    onclick: move |()| oncancel.call(()),
                }
            }
        }
    }
}
