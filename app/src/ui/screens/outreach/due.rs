//! زيارات بالمبادرة: who is due for a visit without having asked, and why.

use dioxus::prelude::*;
use shared::form::Position;

use super::row::DueCaseLink;
use crate::engine::command::{Outreach, OutreachView};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::whence::Whence;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::shell::{Gate, use_reply, use_shell};
use crate::ui::text::{t, t_args};

/// How many are shown at first, and added by "show more".
const PAGE: u32 = 20;
/// As many as are shown at most.
const MOST_SHOWN: u32 = 200;

/// Who is due for a visit.
#[component]
pub(crate) fn OutreachScreen() -> Element {
    let shell = use_shell();
    let from = use_signal(|| None::<Position>);
    let mut limit = use_signal(|| PAGE);
    let reply = use_reply(move || Outreach { from: from(), offset: 0, limit: limit() });
    let places = match &*shell.gate.read() {
        Gate::Open(session) => session.rules.position_allowed,
        _ => false,
    };
    let any = matches!(&*reply.read(), Some(Ok(view)) if view.total > 0);
    let bar = any.then(|| {
        rsx! {
            Link { to: Route::DayScreen {}, class: Weight::Main.class(),
                Drawing { icon: Icon::List }
                {t("outreach-plan")}
            }
        }
    });
    rsx! {
        Frame { title: t("outreach-title"), back: Route::Home {}, bar,
            p { class: "soft", {t("outreach-hint")} }
            if places {
                Whence { from }
            }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! {
                    Due { view: view.clone(), onmore: move |()| limit += PAGE }
                },
            }
        }
    }
}

#[component]
fn Due(view: OutreachView, onmore: EventHandler<()>) -> Element {
    let (months, by_board) = view.restudy_months;
    let months = [("count", i64::from(months).into())];
    let shown = count(view.rows.len());
    let more = shown < view.total;
    rsx! {
        section { class: "section", "aria-labelledby": "outreach-due",
            div { class: "section-head",
                h2 { id: "outreach-due", {t("outreach-due")} }
                span { class: "small soft", role: "status",
                    {t_args("outreach-count", &[("count", view.total.into())])}
                }
            }
            if view.rows.is_empty() {
                div { class: "card",
                    p { {t("outreach-none")} }
                    p { class: "soft", {t("outreach-none-next")} }
                }
            } else {
                ul { class: "card card-flush rows",
                    for row in view.rows {
                        li { key: "{row.case.case}", DueCaseLink { row, far: true } }
                    }
                }
            }
            if more && shown < MOST_SHOWN {
                Button { label: t("action-show-more"), onclick: move |()| onmore.call(()) }
            } else if more {
                p { class: "soft", {t("outreach-first-ones")} }
            }
        }
        p { class: "small soft",
            if by_board {
                {t_args("outreach-restudy-board", &months)}
            } else {
                {t_args("outreach-restudy-assumed", &months)}
            }
        }
    }
}
