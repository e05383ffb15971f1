//! The bar under what awaits a supervisor's review: accept it (a request is forwarded, رفع للجنة), or
//! return it for completion. Both are confirmed, and what is said with them is kept while it is typed.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;
use shared::lifecycle::request::Hold;

use super::banner::FailureBanner;
use super::button::{Button, Weight};
use super::icon::Icon;
use super::problem::ProblemLine;
use crate::engine::command::{Review, ReviewRequest, WORDS_OF_REVIEW};
use crate::engine::failure::Failure;
use crate::ui::routes::Route;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::t;
use crate::ui::words::{Words, use_words};

/// What is reviewed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reviewed {
    Visit(RecordId),
    /// With the holds of which the supervisor says that they are known.
    Request(RecordId, BTreeSet<Hold>),
}

impl Reviewed {
    const fn record(&self) -> RecordId {
        match self {
            Self::Visit(record) | Self::Request(record, _) => *record,
        }
    }

    async fn decide(
        self,
        shell: Shell,
        submission: RecordId,
        outcome: ReviewOutcome,
        comment: String,
    ) -> Result<(), Failure> {
        match self {
            Self::Visit(visit) => shell.ask(Review { visit, submission, outcome, comment }).await,
            Self::Request(request, known) => {
                let waived = match outcome {
                    ReviewOutcome::Accepted => known,
                    ReviewOutcome::Returned => BTreeSet::new(),
                };
                let review = ReviewRequest { request, submission, outcome, comment, waived };
                shell.ask(review).await
            }
        }
    }

    /// The button that accepts.
    fn accept(&self) -> (String, Icon) {
        match self {
            Self::Visit(_) => (t("review-accept"), Icon::Check),
            Self::Request(..) => (t("request-forward"), Icon::Send),
        }
    }

    fn words(&self, outcome: ReviewOutcome) -> Asked {
        match (self, outcome) {
            (Self::Visit(_), ReviewOutcome::Accepted) => Asked {
                ask: Some(t("review-accept-ask")),
                label: t("review-comment-optional"),
                hint: None,
                yes: t("review-accept-yes"),
            },
            (Self::Request(..), ReviewOutcome::Accepted) => Asked {
                ask: Some(t("request-forward-ask")),
                label: t("request-forward-comment"),
                hint: None,
                yes: t("request-forward-yes"),
            },
            (Self::Visit(_), ReviewOutcome::Returned) => Asked {
                ask: None,
                label: t("review-comment-label"),
                hint: Some(t("review-comment-hint")),
                yes: t("review-return-yes"),
            },
            (Self::Request(..), ReviewOutcome::Returned) => Asked {
                ask: None,
                label: t("review-comment-label"),
                hint: Some(t("request-return-hint")),
                yes: t("request-return-yes"),
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
    submission: RecordId,
    /// Why it cannot be accepted now.
    held: Option<String>,
) -> Element {
    let mut deciding = use_signal(|| None::<ReviewOutcome>);
    let words = use_words(reviewed.record(), WORDS_OF_REVIEW);
    let begun = !words.text().trim().is_empty();
    let (accept, icon) = reviewed.accept();
    rsx! {
        match deciding() {
            None => rsx! {
                if begun {
                    p { class: "small review-held", {t("review-begun")} }
                }
                Button {
                    label: t("review-return"),
                    weight: Weight::Grave,
                    icon: Icon::Return,
                    onclick: move |()| deciding.set(Some(ReviewOutcome::Returned)),
                }
                if let Some(held) = held {
                    p { class: "small review-held", role: "status", "{held}" }
                } else {
                    Button {
                        label: accept,
                        weight: Weight::Main,
                        icon,
                        onclick: move |()| deciding.set(Some(ReviewOutcome::Accepted)),
                    }
                }
            },
            Some(outcome) => rsx! {
                Decide { reviewed, submission, outcome, words, oncancel: move |()| deciding.set(None) }
            },
        }
    }
}

#[component]
fn Decide(
    reviewed: Reviewed,
    submission: RecordId,
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
            match reviewed.decide(shell, submission, outcome, comment).await {
                Ok(()) => {
                    words.sent();
                    navigator().push(Route::Home {});
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
