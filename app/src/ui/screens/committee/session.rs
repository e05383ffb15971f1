//! A session: who is there, what may be spent, what is before it, and what it decided. Each part has
//! a file of its own; each change is sent at once.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::agenda::Agenda;
use super::apart::Apart;
use super::budget::Budget;
use super::decided_before::DecidedBefore;
use super::editing::{EditFailure, Editing, Part, use_editing, use_newest};
use super::order;
use super::presence::{Presence, Quorum};
use super::session_form::SessionForm;
use super::waiting::Waiting;
use crate::engine::command::{OpenSession, SessionView};
use crate::ui::components::banner::Banner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{PlaceChip, Tone};
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::{dates, t, t_args};

/// A session.
#[component]
pub(crate) fn SessionScreen(session: RecordId) -> Element {
    // A list of one: another session is another component.
    rsx! {
        for session in [session] {
            LoadSession { key: "{session}", session }
        }
    }
}

#[component]
fn LoadSession(session: RecordId) -> Element {
    let reply = use_reply(move || OpenSession { session });
    loaded(&reply, t("session-title"), Route::SessionsScreen {}, |view| {
        Ok(rsx! {
            Show { view: view.clone() }
        })
    })
}

#[component]
fn Show(view: SessionView) -> Element {
    let session = view.row.session;
    let editing = use_editing(session);
    let ids: Vec<_> = view.agenda.iter().map(|row| row.id).collect();
    let agenda = use_newest(ids);
    let heading = t_args("decision-session", &[("number", view.row.number.as_str().into())]);
    let next = order::undecided(&view.agenda).filter(|_| view.may_decide);
    rsx! {
        Frame {
            title: t("session-title"),
            heading,
            back: Route::SessionsScreen {},
            width: Width::Wide,
            bar: rsx! { Next { session, next } },
            Day { view: view.clone(), editing }
            Apart { view: view.clone() }
            div { class: "two-columns",
                // Read first: without enough members there is nothing to decide.
                div { class: "section aside-first",
                    section { class: "card", "aria-labelledby": "presence-title",
                        h2 { id: "presence-title", {t("presence-title")} }
                        Quorum { view: view.clone() }
                        Presence { members: view.members.clone(), may_write: view.may_write, editing }
                    }
                    Budget {
                        budget: view.budget,
                        remaining: view.remaining,
                        may_write: view.may_write,
                        editing,
                    }
                }
                div { class: "section",
                    Agenda { view: view.clone(), agenda, editing }
                    if view.may_write {
                        Waiting { waiting: view.waiting.clone(), agenda, editing }
                        DecidedBefore { agenda, editing }
                    }
                    ToPrint { session }
                }
            }
        }
    }
}

/// What comes next under the thumb: the first request that is not decided, else the minutes.
#[component]
fn Next(session: RecordId, next: Option<RecordId>) -> Element {
    rsx! {
        match next {
            Some(request) => rsx! {
                Link { to: Route::DecideScreen { session, request }, class: Weight::Main.class(),
                    Drawing { icon: Icon::Stamp }
                    {t("session-decide-next")}
                }
            },
            None => rsx! {
                Link { to: Route::Minutes { session }, class: Weight::Main.class(),
                    Drawing { icon: Icon::Paper }
                    {t("session-to-minutes")}
                }
            },
        }
    }
}

/// Whose session it is, its day, where it is, and correcting number and day.
#[component]
fn Day(view: SessionView, editing: Editing) -> Element {
    let mut correcting = use_signal(|| false);
    let day = view.row.date.map_or_else(|| t("session-day-unknown"), dates::both);
    rsx! {
        section { class: "section", "aria-label": t("session-day"),
            p {
                if !view.committee.is_empty() {
                    bdi { "{view.committee}" }
                    " · "
                }
                "{day}"
            }
            div { class: "cluster",
                PlaceChip { place: view.row.whereabouts }
                if !view.may_write {
                    span { class: "small soft", {t("session-read-only")} }
                }
                if view.may_write && !correcting() {
                    Button {
                        label: t("session-correct"),
                        weight: Weight::Quiet,
                        icon: Icon::Pen,
                        onclick: move |()| correcting.set(true),
                    }
                }
            }
            if view.row.number_twice {
                Banner { title: t("session-number-twice"), icon: Icon::Warning, tone: Tone::Wait,
                    p { {t("session-number-twice-text")} }
                }
            }
            if correcting() {
                SessionForm {
                    number: view.row.number.clone(),
                    date: view.row.date,
                    label: t("session-correct-save"),
                    busy: false,
                    onsend: move |(number, date)| {
                        editing
                            .send(
                                Part::Day,
                                |edit| {
                                    edit.number = Some(number);
                                    edit.date = Some(date);
                                },
                                move || correcting.set(true),
                            );
                        correcting.set(false);
                    },
                    oncancel: move |()| correcting.set(false),
                }
            }
            EditFailure { editing, part: Part::Day }
        }
    }
}

/// What is printed of a session.
#[component]
fn ToPrint(session: RecordId) -> Element {
    let pages = [
        (Route::Minutes { session }, t("session-to-minutes")),
        (Route::Payments { session }, t("session-to-payments")),
    ];
    rsx! {
        section { class: "section", "aria-labelledby": "print-title",
            h2 { id: "print-title", {t("session-print-title")} }
            ul { class: "card card-flush rows",
                for (to , label) in pages {
                    li { key: "{label}",
                        Link { to, class: "row-link",
                            span { class: "row-body row-title", "{label}" }
                            Drawing { icon: Icon::Forward }
                        }
                    }
                }
            }
        }
    }
}
