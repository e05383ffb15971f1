//! Deciding about a request: what matters of it, what is ruled, how much, why, and who decided.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::decide_form::DecideForm;
use crate::engine::command::{AgendaRow, OpenMemo, OpenSession, SessionView};
use crate::engine::failure::Failure;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::t;

/// Deciding about a request in a session.
#[component]
pub(crate) fn DecideScreen(session: RecordId, request: RecordId) -> Element {
    // A list of one: another request is another component.
    rsx! {
        for (session , request) in [(session, request)] {
            LoadSitting { key: "{session}-{request}", session, request }
        }
    }
}

#[component]
fn LoadSitting(session: RecordId, request: RecordId) -> Element {
    let reply = use_reply(move || OpenSession { session });
    loaded(&reply, t("decide-title"), Route::SessionScreen { session }, |view| {
        if !view.may_decide {
            return Err(Failure::NotAllowed);
        }
        let row = view.agenda.iter().find(|row| row.id == request);
        let row = row.cloned();
        let view = view.clone();
        Ok(rsx! {
            match row {
                Some(row) => rsx! { LoadMemo { view, row } },
                None => rsx! { NotBefore { session } },
            }
        })
    })
}

/// The request is not, or no longer, on the agenda.
#[component]
fn NotBefore(session: RecordId) -> Element {
    rsx! {
        Frame { title: t("decide-title"), back: Route::SessionScreen { session },
            Banner { title: t("fault-not-on-agenda"), icon: Icon::Warning, tone: Tone::Bad,
                p { {t("fault-not-on-agenda.next")} }
                div {
                    Link { to: Route::SessionScreen { session }, class: Weight::Plain.class(),
                        Drawing { icon: Icon::List }
                        {t("decide-to-session")}
                    }
                }
            }
        }
    }
}

#[component]
fn LoadMemo(view: SessionView, row: AgendaRow) -> Element {
    let (session, request) = (view.row.session, row.id);
    let reply = use_reply(move || OpenMemo { request });
    loaded(&reply, t("decide-title"), Route::SessionScreen { session }, |memo| {
        Ok(rsx! {
            DecideForm { view, row, memo: memo.clone() }
        })
    })
}
