//! A supervisor's decision: accept, or return for completion with a comment. Both are confirmed.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;

use crate::engine::command::{Review, WORDS_OF_REVIEW};
use crate::engine::failure::Failure;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::Icon;
use crate::ui::components::review_words::ReviewWords;
use crate::ui::routes::Route;
use crate::ui::shell::use_shell;
use crate::ui::text::t;
use crate::ui::words::{Words, use_words};

/// The bar under a visit that awaits review.
#[component]
pub(crate) fn ReviewBar(
    visit: RecordId,
    submission: RecordId,
    /// Two values of an answer stand: what nobody has chosen is not accepted.
    undecided: bool,
) -> Element {
    let mut deciding = use_signal(|| None::<ReviewOutcome>);
    let words = use_words(visit, WORDS_OF_REVIEW);
    let begun = !words.text().trim().is_empty();
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
                if undecided {
                    p { class: "small review-held", {t("review-undecided")} }
                } else {
                    Button {
                        label: t("review-accept"),
                        weight: Weight::Main,
                        icon: Icon::Check,
                        onclick: move |()| deciding.set(Some(ReviewOutcome::Accepted)),
                    }
                }
            },
            Some(outcome) => rsx! {
                Decide { visit, submission, outcome, words, oncancel: move |()| deciding.set(None) }
            },
        }
    }
}

#[component]
fn Decide(
    visit: RecordId,
    submission: RecordId,
    outcome: ReviewOutcome,
    words: Words,
    oncancel: EventHandler<()>,
) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let returning = outcome == ReviewOutcome::Returned;
    let said = words.clone();
    let decide = move |comment: String| {
        let words = said.clone();
        async move {
            busy.set(true);
            let outcome = shell.ask(Review { visit, submission, outcome, comment }).await;
            busy.set(false);
            match outcome {
                Ok(()) => {
                    words.sent();
                    navigator().push(Route::Home {});
                }
                Err(why) => failure.set(Some(why)),
            }
        }
    };
    rsx! {
        ReviewWords {
            words,
            ask: (!returning).then(|| t("review-accept-ask")),
            label: if returning { t("review-comment-label") } else { t("review-comment-optional") },
            hint: returning.then(|| t("review-comment-hint")),
            yes: if returning { t("review-return-yes") } else { t("review-accept-yes") },
            busy: busy(),
            failure: failure(),
            onsay: decide,
            oncancel,
        }
    }
}
