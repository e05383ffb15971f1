//! Ways to other rooms, each a row with words; to a list also with how many wait in it.

use dioxus::prelude::*;

use crate::engine::command::Matters;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::screens::matters::ListName;
use crate::ui::shell::{use_reply, use_visits};
use crate::ui::text::{t, t_args};

/// Ways under a title.
#[component]
pub(super) fn Ways(id: String, title: String, children: Element) -> Element {
    rsx! {
        section { class: "section", "aria-labelledby": "{id}-title",
            h2 { id: "{id}-title", "{title}" }
            ul { class: "card card-flush rows", {children} }
        }
    }
}

/// A way.
#[component]
pub(super) fn Way(
    to: Route,
    label: String,
    icon: Icon,
    /// What is there, where the words alone do not say it.
    #[props(default)]
    hint: String,
    /// How many wait there, once that is known.
    count: Option<u32>,
) -> Element {
    rsx! {
        li {
            Link { to, class: "row-link",
                Drawing { icon }
                span { class: "row-body",
                    span { class: "row-title", "{label}" }
                    if !hint.is_empty() {
                        span { class: "small soft", "{hint}" }
                    }
                    // Its line is there before the number is, so that nothing moves under a finger.
                    if let Some(count) = count {
                        span { class: "cluster",
                            if count > 0 {
                                Chip {
                                    label: t_args("matters-count", &[("count", count.into())]),
                                    icon: Icon::Clock,
                                    tone: Tone::Wait,
                                }
                            } else {
                                span { class: "small soft", {t("home-none-waits")} }
                            }
                        }
                    }
                }
                Drawing { icon: Icon::Forward }
            }
        }
    }
}

/// The way to who is due for a visit without having asked, where anybody visits.
#[component]
pub(super) fn OutreachWay() -> Element {
    rsx! {
        if use_visits() {
            Way {
                to: Route::OutreachScreen {},
                label: t("home-outreach"),
                icon: Icon::Place,
                hint: t("home-outreach-hint"),
            }
        }
    }
}

/// The way to the visits that were handed in, where anybody visits.
#[component]
pub(super) fn VisitsWay() -> Element {
    rsx! {
        if use_visits() {
            Way { to: Route::Visits {}, label: t("home-visits"), icon: Icon::Eye }
        }
    }
}

/// The way to a list of matters, with how many wait in it.
#[component]
pub(super) fn ListWay(name: ListName) -> Element {
    let reply = use_reply(move || Matters { list: name.open(), offset: 0, limit: 0 });
    // The list says what went wrong.
    let count = reply.read().as_ref().and_then(|read| read.as_ref().ok()).map(|view| view.total);
    rsx! {
        Way { to: name.route(), label: name.title().text(), icon: icon(name), count }
    }
}

const fn icon(name: ListName) -> Icon {
    match name {
        ListName::Contacts => Icon::Call,
        ListName::Referrals => Icon::Split,
        ListName::Complaints | ListName::Appeals => Icon::Comment,
        ListName::Obstacles | ListName::Ageing => Icon::Warning,
        ListName::Requests | ListName::InStudy | ListName::Forwarded => Icon::Paper,
        ListName::Returned => Icon::Return,
        ListName::ToForward | ListName::ToReply => Icon::Send,
        ListName::Early => Icon::Clock,
        ListName::ToAsk => Icon::Person,
        ListName::Drafts => Icon::Pen,
    }
}
