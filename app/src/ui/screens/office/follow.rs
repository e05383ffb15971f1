//! What a supervisor follows: assignments that came to nothing, visits that are late or due, devices
//! that have been silent, each with the way to what can be done about it.

use dioxus::prelude::*;

use super::follow_lists::{Delegates, DueList, NotAssignedList, Unread};
use super::tabs::{Tab, Tabs};
use crate::engine::command::{Follow, FollowView};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::frame::{Frame, Width};
use crate::ui::screens::groups::count;
use crate::ui::shell::use_reply;
use crate::ui::text::{t, t_args};

/// From so many whole days on a device that has not come is worth a call.
pub(crate) const SILENT_DAYS: u32 = 3;

/// What a supervisor follows.
#[component]
pub(crate) fn FollowScreen() -> Element {
    let reply = use_reply(|| Follow {});
    rsx! {
        Frame { title: t("follow-title"), width: Width::Wide,
            Tabs { here: Tab::Follow }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! { Show { view: view.clone() } },
            }
        }
    }
}

#[component]
fn Show(view: FollowView) -> Element {
    let (overdue, due): (Vec<_>, Vec<_>) = view.due.into_iter().partition(|row| row.overdue);
    let due_count = view.due_count.saturating_sub(view.overdue_count);
    let unread = count(view.unread.len());
    rsx! {
        if !view.not_assigned.is_empty() {
            Part {
                id: "not-assigned",
                title: t("follow-not-assigned-title"),
                counted: None,
                NotAssignedList { rows: view.not_assigned }
            }
        }
        div { class: "two-columns",
            div { class: "section",
                Part {
                    id: "overdue",
                    title: t("follow-overdue-title"),
                    counted: Some(t_args("follow-count", &[("count", view.overdue_count.into())])),
                    DueList { rows: overdue, total: view.overdue_count, none: t("follow-overdue-none") }
                }
                Part {
                    id: "due",
                    title: t("follow-due-title"),
                    counted: Some(t_args("follow-count", &[("count", due_count.into())])),
                    DueList { rows: due, total: due_count, none: t("follow-due-none") }
                }
            }
            div { class: "section",
                Part {
                    id: "delegates",
                    title: t("follow-delegates-title"),
                    counted: None,
                    Delegates { rows: view.delegates }
                }
                Part {
                    id: "unread",
                    title: t("follow-unread-title"),
                    counted: Some(t_args("queue-waiting-count", &[("count", unread.into())])),
                    Unread { rows: view.unread }
                }
            }
        }
    }
}

/// A part of the screen under its title, with how many there are.
#[component]
fn Part(id: String, title: String, counted: Option<String>, children: Element) -> Element {
    rsx! {
        section { class: "section", "aria-labelledby": "{id}-title",
            div { class: "section-head",
                h2 { id: "{id}-title", "{title}" }
                if let Some(counted) = counted {
                    span { class: "small soft", "{counted}" }
                }
            }
            {children}
        }
    }
}
