//! The first screen of the office: the visits that were handed in. A supervisor finds there what
//! awaits review and, beside it, what else waits; who only reads finds the same visits to read.

use dioxus::prelude::*;

use super::delegate_home::UnsentBanner;
use super::groups::count;
use super::office::{SILENT_DAYS, Tab, Tabs};
use super::staying::StayingList;
use crate::engine::command::{Follow, FollowView, Queue, QueueView, VisitRow};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::Button;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::{VisitLink, VisitWords};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_visits};
use crate::ui::text::{Key, t, t_args};

/// How many visits are shown at first, and added by "show more".
const PAGE: u32 = 30;

/// The visits that were handed in, for who does not find them on the first screen.
#[component]
pub(crate) fn Visits() -> Element {
    rsx! {
        QueueScreen { reviews: false, back: Route::Home {} }
    }
}

/// The visits that were handed in; `reviews` where this person decides on them.
#[component]
pub(crate) fn QueueScreen(
    reviews: bool,
    back: Option<Route>,
    /// What comes before them.
    above: Option<Element>,
    /// What else waits.
    beside: Option<Element>,
) -> Element {
    let mut limit = use_signal(|| PAGE);
    let reply = use_reply(move || Queue { offset: 0, limit: limit() });
    let title = match (use_visits(), reviews) {
        (false, _) => t("home-title"),
        (true, true) => t("queue-title"),
        (true, false) => t("queue-title-read"),
    };
    rsx! {
        Frame { title, back, width: Width::Wide,
            Tabs { here: Tab::Visits }
            {above}
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(queue)) => rsx! {
                    Lists { queue: queue.clone(), reviews, beside, onmore: move |()| limit += PAGE }
                },
            }
        }
    }
}

#[component]
fn Lists(
    queue: QueueView,
    reviews: bool,
    beside: Option<Element>,
    onmore: EventHandler<()>,
) -> Element {
    let more = count(queue.waiting.len()) < queue.total_waiting;
    let visits = use_visits();
    rsx! {
        UnsentBanner { unsent: queue.unsent }
        StayingList { rows: queue.staying }
        if !visits {
            div { class: "section", {beside} }
        } else {
            div { class: "two-columns",
                section { class: "section", "aria-labelledby": "waiting-title",
                    div { class: "section-head",
                        h2 { id: "waiting-title", {t("queue-waiting-title")} }
                        span { class: "small soft", role: "status",
                            {t_args("queue-waiting-count", &[("count", queue.total_waiting.into())])}
                        }
                    }
                    VisitRows {
                        rows: queue.waiting,
                        none: if reviews { t("queue-waiting-none") } else { t("queue-waiting-none-read") },
                    }
                    if more {
                        Button { label: t("action-show-more"), onclick: move |()| onmore.call(()) }
                    }
                }
                div { class: "section",
                    if reviews {
                        AlsoWaits {}
                    }
                    {beside}
                    section { class: "section", "aria-labelledby": "reviewed-title",
                        h2 { id: "reviewed-title", {t("queue-reviewed-title")} }
                        VisitRows { rows: queue.reviewed, none: t("queue-reviewed-none") }
                    }
                }
            }
        }
    }
}

#[component]
fn VisitRows(rows: Vec<VisitRow>, none: String) -> Element {
    rsx! {
        if rows.is_empty() {
            p { class: "card", "{none}" }
        } else {
            ul { class: "card card-flush rows",
                for row in rows {
                    li { key: "{row.visit}", VisitLink { row, words: VisitWords::Theirs } }
                }
            }
        }
    }
}

/// What else a supervisor has to see to, with how many; nothing where there is nothing.
#[component]
fn AlsoWaits() -> Element {
    let reply = use_reply(|| Follow {});
    let lines = match &*reply.read() {
        Some(Ok(view)) => waiting(view),
        // The tab of what is followed says what went wrong.
        _ => Vec::new(),
    };
    rsx! {
        if !lines.is_empty() {
            section { class: "section", "aria-labelledby": "also-title",
                h2 { id: "also-title", {t("queue-also-title")} }
                ul { class: "card card-flush rows",
                    for (label , icon , tone) in lines {
                        li { key: "{label}",
                            Link { to: Route::FollowScreen {}, class: "row-link",
                                span { class: "row-body",
                                    span { class: "cluster", Chip { label, icon, tone } }
                                }
                                Drawing { icon: Icon::Forward }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn waiting(view: &FollowView) -> Vec<(String, Icon, Tone)> {
    let silent =
        view.delegates.iter().filter(|row| row.silent_days.is_some_and(|days| days >= SILENT_DAYS));
    let line = |key: Key, number: u32, icon, tone| {
        (number > 0).then(|| (t_args(key.0, &[("count", number.into())]), icon, tone))
    };
    let lines = [
        line(Key("also-not-assigned"), count(view.not_assigned.len()), Icon::Warning, Tone::Bad),
        line(Key("also-overdue"), view.overdue_count, Icon::Warning, Tone::Bad),
        line(Key("also-silent"), count(silent.count()), Icon::Offline, Tone::Bad),
        line(
            Key("also-due"),
            view.due_count.saturating_sub(view.overdue_count),
            Icon::Calendar,
            Tone::Info,
        ),
    ];
    lines.into_iter().flatten().collect()
}
