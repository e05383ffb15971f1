//! The form of a decision. All of it is kept while it is written, the reason by the ruling that it
//! is for; nothing is decided before the button is pressed.

use dioxus::prelude::*;
use shared::lifecycle::sitting::SittingFault;
use shared::record::decision::Ruling;

use super::decide_facts::MemoFacts;
use super::decide_parts::{AmountField, By, FaultBanner, ReasonField, RulingTiles, TakesBack};
use super::ruled::{self, Missing, Writing, asks_money};
use crate::engine::command::{
    AgendaRow, Decide, Decided, MemoView, SessionView, WORDS_OF_AMOUNT, WORDS_OF_DECISION,
    WORDS_OF_LEFT_OUT, WORDS_OF_RULING,
};
use crate::engine::failure::Failure;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::decision;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::shell::use_shell;
use crate::ui::text::{Key, t, t_args};
use crate::ui::words::{use_begun, use_words};

/// What came of trying to decide, other than a decision.
#[derive(Debug, Clone, PartialEq)]
enum Stopped {
    Fault(SittingFault),
    Failure(Failure),
}

/// The form of a decision.
#[component]
pub(super) fn DecideForm(view: SessionView, row: AgendaRow, memo: MemoView) -> Element {
    use_begun(&memo.request.words);
    let shell = use_shell();
    let (session, request) = (view.row.session, row.id);
    let chosen = use_words(request, WORDS_OF_RULING);
    let ruling = Ruling::of_code(&chosen.text());
    let code = ruling.map_or("", Ruling::code);
    let reason = use_words(request, &format!("{WORDS_OF_DECISION}/{code}"));
    let amount = use_words(request, WORDS_OF_AMOUNT);
    let left_out = use_words(request, &format!("{WORDS_OF_LEFT_OUT}/{session}"));
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut stopped = use_signal(|| None::<Stopped>);
    let brief = memo.request.matter.row.request.as_ref();
    let delivered = brief.is_some_and(|brief| brief.state.delivered);
    let asked = brief.and_then(|brief| brief.amount);
    // What is decided is what was handed in, however it was edited since.
    let said = memo.request.handed_in.as_ref().unwrap_or(&memo.request.matter.answers);
    let money = asked.is_some() || asks_money(said);
    let taken_back: Vec<_> = ruled::taken_back(&row).cloned().collect();
    let writing = Writing {
        ruling,
        takes_back: taken_back.iter().map(|row| row.ruling).collect(),
        money,
        amount: amount.text(),
        reason: reason.text(),
        by: row.eligible.difference(&ruled::left_out(&left_out.text())).copied().collect(),
    };
    let missing = if tried() { writing.missing() } else { Missing::default() };
    let over = ruled::over(&row, view.remaining, writing.granted());
    let submission = memo.request.submission;
    let label = match ruling {
        Some(ruling) => {
            let word = decision::ruling(ruling).text();
            t_args("decide-do-ruling", &[("ruling", word.into())])
        }
        None => t("decide-do"),
    };
    let sent = [&chosen, &reason, &amount, &left_out].map(Clone::clone);
    let whole = writing.clone();
    let decide = move |()| {
        let (writing, sent) = (whole.clone(), sent.clone());
        async move {
            tried.set(true);
            stopped.set(None);
            let (Some(ruling), Some(submission)) = (writing.ruling, submission) else {
                return;
            };
            if writing.missing().any() || busy() {
                return;
            }
            busy.set(true);
            let asked = Decide {
                session,
                request,
                submission,
                ruling,
                amount: writing.granted(),
                reason: writing.reason.trim().to_owned(),
                by: writing.by,
            };
            let decided = shell.ask(asked).await;
            busy.set(false);
            match decided {
                Ok(Decided::Done(_)) => {
                    for words in sent {
                        words.forget().await;
                    }
                    navigator().push(Route::SessionScreen { session });
                }
                Ok(Decided::Fault(fault)) => stopped.set(Some(Stopped::Fault(fault))),
                Err(why) => stopped.set(Some(Stopped::Failure(why))),
            }
        }
    };
    rsx! {
        Frame {
            title: t("decide-title"),
            back: Route::SessionScreen { session },
            bar: submission.is_some().then(|| rsx! {
                Button {
                    label,
                    weight: Weight::Main,
                    icon: Icon::Stamp,
                    busy: busy(),
                    onclick: decide,
                }
            }),
            p { {decision::session_name(&view.row.number, view.row.date)} }
            MemoFacts { memo: memo.clone() }
            if submission.is_none() {
                Banner { title: t("decide-not-handed-in"), icon: Icon::Warning, tone: Tone::Bad,
                    p { {t("decide-not-handed-in-text")} }
                }
            } else {
                TakesBack { decisions: taken_back.clone(), delivered }
                RulingTiles { words: chosen, ruling, missing: missing.ruling }
                if writing.grants_money() {
                    AmountField { words: amount, asked, over, fault: missing.amount }
                }
                // A list of one: the reason of another ruling is another field.
                for ruling in ruling {
                    ReasonField {
                        key: "{ruling.code()}",
                        words: reason.clone(),
                        needed: writing.needs_reason(),
                        missing: missing.reason.then_some(if ruling == Ruling::Accepted {
                            Key("decide-reason-missing-back")
                        } else {
                            Key("decide-reason-missing")
                        }),
                    }
                }
                By {
                    row: row.clone(),
                    members: view.members.clone(),
                    quorum: view.quorum,
                    words: left_out,
                    missing: missing.by,
                }
                // One thing at a time: what stopped it before may hold no longer.
                match stopped() {
                    _ if missing.any() => rsx! {
                        div { role: "alert",
                            Banner { title: t("decide-missing"), icon: Icon::Warning, tone: Tone::Bad,
                                p { {t("decide-missing-text")} }
                            }
                        }
                    },
                    Some(Stopped::Fault(fault)) => rsx! { FaultBanner { fault, session } },
                    Some(Stopped::Failure(failure)) => rsx! { FailureBanner { failure } },
                    None => rsx! {},
                }
            }
        }
    }
}
