//! Handing a request in: what would hold it is said and asked about before, and it is taken all the
//! same.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::lifecycle::request::Hold;

use super::source::Shared;
use crate::engine::command::{HandInRequest, RequestHandedIn};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::asking::Asking;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::question::to_first_problem;
use crate::ui::filling::use_filling;
use crate::ui::routes::Route;
use crate::ui::text::{request as words, t, t_args};

/// What holds a request, each in a line.
#[component]
pub(super) fn Holds(holds: BTreeSet<Hold>) -> Element {
    rsx! {
        ul { class: "stack stack-tight",
            for hold in holds {
                li { key: "{hold:?}", class: "marked",
                    Drawing { icon: Icon::Warning }
                    span { {words::hold(hold).text()} }
                }
            }
        }
    }
}

/// What would hold the request if it were handed in now.
#[component]
pub(super) fn WouldHold(request: Shared) -> Element {
    let holds = request.0.view.would_hold.clone();
    rsx! {
        if holds.is_empty() {
            Banner { title: t("request-nothing-holds"), icon: Icon::Check, tone: Tone::Good,
                p { {t("request-nothing-holds-text")} }
            }
        } else {
            Banner { title: t("request-would-hold"), icon: Icon::Warning, tone: Tone::Wait,
                Holds { holds }
                p { {t("request-would-hold-text")} }
            }
        }
    }
}

/// Why it was not handed in.
#[derive(Debug, Clone, PartialEq)]
enum Not {
    /// So many answers are missing or wrong.
    Incomplete(u32),
    /// Of so many answers two values stand.
    Undecided(u32),
    /// The engine could not.
    Failed(Failure),
}

/// The button that hands it in; `inline` where its form is on this screen.
#[component]
pub(super) fn HandIn(request: Shared, inline: bool) -> Element {
    let filling = use_filling();
    let mut busy = use_signal(|| false);
    let mut not = use_signal(|| None::<Not>);
    let id = request.0.id();
    let hand_in = move |()| async move {
        if busy() {
            return;
        }
        not.set(None);
        filling.leave_all_fields();
        if inline && to_first_problem(filling) {
            return;
        }
        busy.set(true);
        match filling.keep_and_ask(HandInRequest { request: id }).await {
            // The button is gone: where it stands now is at the top.
            Ok(RequestHandedIn::Done { .. }) => page::focus_heading(),
            Ok(RequestHandedIn::Incomplete { problems }) => {
                not.set(Some(Not::Incomplete(problems)))
            }
            Ok(RequestHandedIn::Undecided { answers }) => not.set(Some(Not::Undecided(answers))),
            Err(why) => not.set(Some(Not::Failed(why))),
        }
        busy.set(false);
    };
    // Where an answer lacks, pressing leads to it; nothing is handed in that could be asked about.
    let lacks = inline && !filling.evaluation.read().problems.is_empty();
    let asks = !lacks && !request.0.view.would_hold.is_empty();
    let label = if busy() { t("request-handing-in") } else { t("request-hand-in") };
    let said = match not() {
        Some(Not::Incomplete(count)) => {
            Some(t_args("request-incomplete", &[("count", count.into())]))
        }
        Some(Not::Undecided(count)) => {
            Some(t_args("request-undecided", &[("count", count.into())]))
        }
        _ => None,
    };
    rsx! {
        if let Some(Not::Failed(failure)) = not() {
            FailureBanner { failure }
        }
        if let Some(said) = said {
            div { role: "alert",
                Banner { title: said, icon: Icon::Warning, tone: Tone::Wait,
                    Link { to: Route::MatterScreen { matter: id }, class: Weight::Plain.class(),
                        {t("request-edit")}
                        Drawing { icon: Icon::Forward }
                    }
                }
            }
        }
        if asks {
            Asking {
                id: "request-hand-in",
                label,
                weight: Weight::Main,
                icon: Icon::Send,
                large: true,
                busy: busy(),
                ask: t("request-hand-in-ask"),
                yes: t("request-hand-in-yes"),
                no: t("request-hand-in-no"),
                onyes: hand_in,
            }
        } else {
            Button {
                label,
                weight: Weight::Main,
                icon: Icon::Send,
                large: true,
                busy: busy(),
                onclick: hand_in,
            }
        }
    }
}
