//! What a supervisor says with a review, before it is sent: words that are kept while they are typed,
//! and a button that asks for them where something is returned.

use dioxus::prelude::*;

use super::banner::FailureBanner;
use super::button::{Button, Weight};
use super::problem::ProblemLine;
use crate::engine::failure::Failure;
use crate::ui::text::t;
use crate::ui::words::Words;

/// The form of a review.
#[component]
pub(crate) fn ReviewWords(
    words: Words,
    /// What happens, to be confirmed; returning is confirmed by its words.
    ask: Option<String>,
    label: String,
    /// What is to be written; where there is a hint, the words are needed.
    hint: Option<String>,
    yes: String,
    busy: bool,
    failure: Option<Failure>,
    onsay: EventHandler<String>,
    oncancel: EventHandler<()>,
) -> Element {
    let mut missing = use_signal(|| false);
    let needed = hint.is_some();
    let lacks = missing() && words.text().trim().is_empty();
    let said = words.clone();
    rsx! {
        form {
            class: "section decide",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                let comment = said.text_now().trim().to_owned();
                missing.set(needed && comment.is_empty());
                if !missing() && !busy {
                    onsay.call(comment);
                }
            },
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
            if let Some(failure) = failure {
                FailureBanner { failure }
            }
            div { class: "cluster",
                Button {
                    label: yes,
                    weight: Weight::Main,
                    busy,
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
