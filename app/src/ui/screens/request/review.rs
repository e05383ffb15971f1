//! What a supervisor does with a request that was handed in: looks at what holds it, says of each
//! hold that it is known, and returns the request or forwards it (رفع للجنة).

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;
use shared::lifecycle::request::Hold;

use super::source::Shared;
use crate::engine::command::{ReviewRequest, WORDS_OF_REVIEW};
use crate::engine::failure::Failure;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::Icon;
use crate::ui::components::review_words::ReviewWords;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::shell::use_shell;
use crate::ui::text::{request as words_of, t, t_args};
use crate::ui::words::use_words;

/// What holds the request, each with a place to say that it is known.
#[component]
pub(super) fn HoldsToKnow(request: Shared, known: Signal<BTreeSet<Hold>>) -> Element {
    let holds = request.0.state().holds.clone();
    let mut known = known;
    rsx! {
        section { class: "card", "aria-labelledby": "holds-title",
            h2 { id: "holds-title", {t("request-holds-title")} }
            if holds.is_empty() {
                p { {t("request-holds-none")} }
            } else {
                p { class: "hint", {t("request-holds-hint")} }
                div { class: "tiles tiles-long",
                    for hold in holds {
                        label { key: "{hold:?}", class: "tile",
                            input {
                                r#type: "checkbox",
                                autocomplete: "off",
                                checked: known.read().contains(&hold),
                                onchange: move |event| {
                                    let mut known = known.write();
                                    if event.checked() {
                                        known.insert(hold);
                                    } else {
                                        known.remove(&hold);
                                    }
                                },
                            }
                            span {
                                {words_of::hold(hold).text()}
                                span { class: "small soft", " · " {t("request-hold-known")} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The bar: return with what is to be completed, or forward.
#[component]
pub(super) fn ReviewBar(
    request: Shared,
    submission: RecordId,
    known: Signal<BTreeSet<Hold>>,
) -> Element {
    let mut deciding = use_signal(|| None::<ReviewOutcome>);
    let begun = !use_words(request.0.id(), WORDS_OF_REVIEW).text().trim().is_empty();
    let open = request.0.state().holds.difference(&known.read()).count();
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
                if open > 0 {
                    p { class: "small review-held", role: "status",
                        {t_args("request-forward-not-yet", &[("count", count(open).into())])}
                    }
                } else {
                    Button {
                        label: t("request-forward"),
                        weight: Weight::Main,
                        icon: Icon::Send,
                        onclick: move |()| deciding.set(Some(ReviewOutcome::Accepted)),
                    }
                }
            },
            Some(outcome) => rsx! {
                Decide {
                    request: request.clone(),
                    submission,
                    outcome,
                    known,
                    oncancel: move |()| deciding.set(None),
                }
            },
        }
    }
}

#[component]
fn Decide(
    request: Shared,
    submission: RecordId,
    outcome: ReviewOutcome,
    known: Signal<BTreeSet<Hold>>,
    oncancel: EventHandler<()>,
) -> Element {
    let shell = use_shell();
    let id = request.0.id();
    let words = use_words(id, WORDS_OF_REVIEW);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let returning = outcome == ReviewOutcome::Returned;
    let holds = request.0.state().holds.clone();
    let said = words.clone();
    let decide = move |comment: String| {
        let words = said.clone();
        let waived: BTreeSet<_> = match returning {
            true => BTreeSet::new(),
            false => holds.intersection(&known.peek()).copied().collect(),
        };
        async move {
            busy.set(true);
            failure.set(None);
            let review = ReviewRequest { request: id, submission, outcome, comment, waived };
            let outcome = shell.ask(review).await;
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
            ask: (!returning).then(|| t("request-forward-ask")),
            label: if returning { t("review-comment-label") } else { t("request-forward-comment") },
            hint: returning.then(|| t("request-return-hint")),
            yes: if returning { t("request-return-yes") } else { t("request-forward-yes") },
            busy: busy(),
            failure: failure(),
            onsay: decide,
            oncancel,
        }
    }
}
