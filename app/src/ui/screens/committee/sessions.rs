//! The committee's sessions, and beginning one.

use dioxus::prelude::*;
use shared::lifecycle::WhereItIs;

use super::order;
use super::session_form::SessionForm;
use crate::engine::command::{SessionRow, Sessions, SessionsView, StartSession};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, PlaceChip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, t, t_args};

/// The number of the first session of all.
const FIRST: &str = "1";

/// The committee's sessions.
#[component]
pub(crate) fn SessionsScreen() -> Element {
    let reply = use_reply(|| Sessions {});
    loaded(&reply, t("sessions-title"), Route::Home {}, |view| {
        Ok(rsx! {
            Show { view: view.clone() }
        })
    })
}

#[component]
fn Show(view: SessionsView) -> Element {
    let mut beginning = use_signal(|| false);
    let suggested = match view.sessions.first() {
        Some(newest) => order::next_number(&newest.number).unwrap_or_default(),
        None => FIRST.to_owned(),
    };
    let committee = Some(view.committee.clone()).filter(|name| !name.is_empty());
    let none = if view.may_begin { t("sessions-none-begin") } else { t("sessions-none") };
    let offers = view.may_begin && !beginning();
    rsx! {
        Frame {
            title: t("sessions-title"),
            heading: committee,
            back: Route::Home {},
            bar: offers.then(|| rsx! {
                Button {
                    label: t("session-begin"),
                    weight: Weight::Main,
                    icon: Icon::Plus,
                    onclick: move |()| beginning.set(true),
                }
            }),
            p { {t_args("sessions-waiting", &[("count", view.waiting.into())])} }
            if beginning() {
                Begin { number: suggested, oncancel: move |()| beginning.set(false) }
            }
            section { class: "section", "aria-labelledby": "sessions-list",
                h2 { id: "sessions-list", {t("sessions-list-title")} }
                if view.sessions.is_empty() {
                    p { class: "card", "{none}" }
                } else {
                    ul { class: "card card-flush rows",
                        for row in view.sessions {
                            li { key: "{row.session}", SessionLink { row } }
                        }
                    }
                }
            }
        }
    }
}

/// A session in the list.
#[component]
fn SessionLink(row: SessionRow) -> Element {
    let unsent = matches!(row.whereabouts, WhereItIs::Refused | WhereItIs::OnDevice);
    let decided = if row.agenda == 0 {
        t("session-agenda-none-yet")
    } else {
        t_args("session-decided", &[("decided", row.decided.into()), ("agenda", row.agenda.into())])
    };
    rsx! {
        Link { to: Route::SessionScreen { session: row.session }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title",
                    {t_args("decision-session", &[("number", row.number.into())])}
                }
                if let Some(date) = row.date {
                    span { class: "small", {dates::both(date)} }
                }
                span { class: "small soft", "{decided}" }
                if unsent || row.number_twice {
                    span { class: "cluster",
                        if row.number_twice {
                            Chip {
                                label: t("session-number-twice"),
                                icon: Icon::Warning,
                                tone: Tone::Wait,
                            }
                        }
                        if unsent {
                            PlaceChip { place: row.whereabouts }
                        }
                    }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// Beginning a session.
#[component]
fn Begin(number: String, oncancel: EventHandler<()>) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    // What was suggested when it was opened stays, also should another session arrive meanwhile.
    let number = use_hook(|| number);
    rsx! {
        section { class: "section", "aria-labelledby": "session-begin",
            h2 { id: "session-begin", {t("session-begin")} }
            SessionForm {
                number,
                date: dates::today(),
                label: t("session-begin"),
                busy: busy(),
                onsend: move |(number, date)| async move {
                    busy.set(true);
                    let begun = shell.ask(StartSession { number, date }).await;
                    busy.set(false);
                    match begun {
                        Ok(session) => {
                            navigator().push(Route::SessionScreen { session });
                        }
                        Err(why) => failure.set(Some(why)),
                    }
                },
                oncancel: move |()| oncancel.call(()),
                if let Some(failure) = failure() {
                    FailureBanner { failure }
                }
            }
        }
    }
}
