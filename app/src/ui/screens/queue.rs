//! A supervisor's first screen: visits that await review, and those reviewed lately.

use dioxus::prelude::*;

use super::delegate_home::UnsentBanner;
use crate::engine::command::{Queue, QueueView};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::Button;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::rows::{VisitLink, VisitWords};
use crate::ui::shell::use_reply;
use crate::ui::text::{t, t_args};

/// How many visits are shown at first, and added by "show more".
const PAGE: u32 = 30;

/// A supervisor's first screen.
#[component]
pub(crate) fn QueueScreen() -> Element {
    let mut limit = use_signal(|| PAGE);
    let reply = use_reply(move || Queue { offset: 0, limit: limit() });
    rsx! {
        Frame { title: t("queue-title"), width: Width::Wide,
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(queue)) => rsx! {
                    Lists { queue: queue.clone(), onmore: move |()| limit += PAGE }
                },
            }
        }
    }
}

#[component]
fn Lists(queue: QueueView, onmore: EventHandler<()>) -> Element {
    let more = u32::try_from(queue.waiting.len()).is_ok_and(|shown| shown < queue.total_waiting);
    rsx! {
        UnsentBanner { unsent: queue.unsent }
        div { class: "two-columns",
            section { class: "section", "aria-labelledby": "waiting-title",
                div { class: "section-head",
                    h2 { id: "waiting-title", {t("queue-waiting-title")} }
                    span { class: "small soft", role: "status",
                        {t_args("queue-waiting-count", &[("count", queue.total_waiting.into())])}
                    }
                }
                if queue.waiting.is_empty() {
                    p { class: "card", {t("queue-waiting-none")} }
                } else {
                    ul { class: "card card-flush rows",
                        for row in queue.waiting {
                            li { key: "{row.visit}", VisitLink { row, words: VisitWords::Theirs } }
                        }
                    }
                }
                if more {
                    Button { label: t("action-show-more"), onclick: move |()| onmore.call(()) }
                }
            }
            section { class: "section", "aria-labelledby": "reviewed-title",
                h2 { id: "reviewed-title", {t("queue-reviewed-title")} }
                if queue.reviewed.is_empty() {
                    p { class: "card", {t("queue-reviewed-none")} }
                } else {
                    ul { class: "card card-flush rows",
                        for row in queue.reviewed {
                            li { key: "{row.visit}", VisitLink { row, words: VisitWords::Theirs } }
                        }
                    }
                }
            }
        }
    }
}
