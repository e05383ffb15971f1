//! قياس الرضا, turned to whoever was served or declined: one question a row, five faces with their
//! words, one free line. What is answered here is on no screen afterwards, and is kept nowhere before
//! it is given: nobody of the staff is to come upon it.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::association::SatisfactionQuestion;
use shared::ids::RecordId;

use crate::engine::command::{GiveFeedback, OpenSatisfaction};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::face::{Face, SCORES, word};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::components::problem::ProblemLine;
use crate::ui::keeping::use_unkept;
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{Key, t, t_args};

/// Letters of the free line at most.
const LINE: usize = 500;

/// What whoever was served or declined thinks of it.
#[component]
pub(crate) fn FeedbackScreen(request: RecordId) -> Element {
    // A list of one: another request is another component, with nothing left of this one.
    rsx! {
        for request in [request] {
            LoadFeedback { key: "{request}", request }
        }
    }
}

#[component]
fn LoadFeedback(request: RecordId) -> Element {
    let reply = use_reply(|| OpenSatisfaction {});
    loaded(&reply, t("feedback-title"), Route::RequestScreen { request }, |view| {
        let questions = view.questions.clone();
        Ok(rsx! { Ask { request, questions } })
    })
}

/// What is asked, in words; `None` for a question that a newer version knows.
pub(super) const fn asked(question: &SatisfactionQuestion) -> Option<Key> {
    Some(match question {
        SatisfactionQuestion::Courtesy => Key("feedback-courtesy"),
        SatisfactionQuestion::Time => Key("feedback-time"),
        SatisfactionQuestion::Answers => Key("feedback-answers"),
        SatisfactionQuestion::Ease => Key("feedback-ease"),
        SatisfactionQuestion::Quality => Key("feedback-quality"),
        SatisfactionQuestion::Unknown(_) => return None,
    })
}

#[component]
fn Ask(request: RecordId, questions: Vec<SatisfactionQuestion>) -> Element {
    let shell = use_shell();
    let mut scores = use_signal(BTreeMap::<SatisfactionQuestion, u8>::new);
    let mut line = use_signal(String::new);
    let mut given = use_signal(|| false);
    let mut lacking = use_signal(|| None::<Key>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    use_unkept(move || !*given.peek() && (!scores.peek().is_empty() || !line.peek().is_empty()));
    let give = move |()| async move {
        if busy() {
            return;
        }
        failure.set(None);
        if scores.peek().is_empty() {
            lacking.set(Some(Key("feedback-nothing")));
            return;
        }
        lacking.set(None);
        busy.set(true);
        let (now, words) = (scores.peek().clone(), line.peek().trim().to_owned());
        match shell.ask(GiveFeedback { request, scores: now, line: words }).await {
            Ok(()) => {
                scores.write().clear();
                line.set(String::new());
                given.set(true);
                page::focus_heading();
            }
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    let back = Route::RequestScreen { request };
    if given() {
        return rsx! {
            Frame { title: t("feedback-title"), heading: t("feedback-thanks"), back: back.clone(),
                Banner { title: t("feedback-sealed"), icon: Icon::Check, tone: Tone::Good,
                    p { {t("feedback-thanks-text")} }
                }
                div {
                    Link { to: back, class: Weight::Main.class(), {t("feedback-done")} }
                }
            }
        };
    }
    let questions: Vec<_> =
        questions.into_iter().filter_map(|question| Some((asked(&question)?, question))).collect();
    if questions.is_empty() {
        return rsx! {
            Frame { title: t("feedback-title"), back,
                div { class: "card",
                    p { {t("feedback-none")} }
                    p { class: "soft", {t("feedback-none-next")} }
                }
            }
        };
    }
    rsx! {
        Frame {
            title: t("feedback-title"),
            back: back.clone(),
            bar: rsx! {
                Link { to: back, class: Weight::Plain.class(), {t("feedback-later")} }
                Button {
                    label: if busy() { t("feedback-giving") } else { t("feedback-give") },
                    weight: Weight::Main,
                    icon: Icon::Lock,
                    busy: busy(),
                    onclick: give,
                }
            },
            p { class: "feedback-promise",
                Drawing { icon: Icon::Lock }
                {t("feedback-promise")}
            }
            for (words , question) in questions {
                Question { key: "{words.0}", words, question, scores }
            }
            div { class: "field",
                label { class: "field-label", r#for: "feedback-line", {t("feedback-line")} }
                p { class: "hint", id: "feedback-line-hint", {t("feedback-line-hint")} }
                textarea {
                    class: "input",
                    id: "feedback-line",
                    dir: "auto",
                    rows: "3",
                    autocomplete: "off",
                    maxlength: "{LINE}",
                    "aria-describedby": "feedback-line-hint",
                    oninput: move |event| line.set(event.value()),
                }
            }
            ProblemLine {
                id: "feedback-problem",
                text: lacking().filter(|_| scores.read().is_empty()).map(Key::text),
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
        }
    }
}

/// One question: five faces, of which one or none is chosen.
#[component]
fn Question(
    words: Key,
    question: SatisfactionQuestion,
    scores: Signal<BTreeMap<SatisfactionQuestion, u8>>,
) -> Element {
    let chosen = scores.read().get(&question).copied();
    let code = question.code().to_owned();
    rsx! {
        fieldset { class: "card faces",
            legend { class: "field-label", {words.text()} }
            div { class: "faces-row",
                for score in SCORES {
                    label { key: "{score}", class: "face-choice",
                        input {
                            r#type: "radio",
                            name: "feedback-{code}",
                            autocomplete: "off",
                            "aria-label": t_args("score-of-five", &[
                                ("word", word(score).text().into()),
                                ("score", i64::from(score).into()),
                            ]),
                            checked: chosen == Some(score),
                            onchange: {
                                let question = question.clone();
                                move |_| {
                                    scores.write().insert(question.clone(), score);
                                }
                            },
                        }
                        Face { score }
                        span { class: "face-word", "aria-hidden": "true", {word(score).text()} }
                    }
                }
            }
        }
    }
}
