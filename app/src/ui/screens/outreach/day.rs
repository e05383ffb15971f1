//! A day's visits in an order that does not lead to and fro, for the road: also on paper.

use dioxus::prelude::*;
use shared::form::Position;

use super::row::{DueCaseLink, distance};
use crate::engine::command::{DayPlanView, PlanDay};
use crate::host::page;
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::Button;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::whence::Whence;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::shell::{Gate, use_reply, use_shell};
use crate::ui::text::{dates, t, t_args};

/// Visits of a day: at first, and from as few to as many as are planned.
const VISITS: u8 = 6;
const FEWEST: u8 = 1;
const MOST: u8 = 30;

/// A day's visits.
#[component]
pub(crate) fn DayScreen() -> Element {
    let shell = use_shell();
    let from = use_signal(|| None::<Position>);
    let visits = use_signal(|| VISITS);
    let reply = use_reply(move || PlanDay { from: from(), visits: visits() });
    let places = match &*shell.gate.read() {
        Gate::Open(session) => session.rules.position_allowed,
        _ => false,
    };
    let any = matches!(&*reply.read(), Some(Ok(view)) if !view.stops.is_empty());
    let bar = any.then(|| {
        rsx! {
            Button { label: t("outreach-print"), icon: Icon::Print, onclick: |()| page::print() }
        }
    });
    let today = dates::today().map(dates::both).unwrap_or_default();
    rsx! {
        Frame { title: t("outreach-day-title"), back: Route::OutreachScreen {}, bar,
            p { class: "soft", "{today}" }
            HowMany { visits }
            if places {
                Whence { from }
            }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! { Plan { view: view.clone(), placed: places } },
            }
        }
    }
}

/// How many visits the day has room for.
#[component]
fn HowMany(visits: Signal<u8>) -> Element {
    let now = visits();
    rsx! {
        div { class: "stack no-print", role: "group", "aria-labelledby": "visits-label",
            p { id: "visits-label", class: "field-label", {t("outreach-how-many")} }
            div { class: "stepper",
                Button {
                    label: t("outreach-fewer"),
                    icon: Icon::Minus,
                    busy: now <= FEWEST,
                    onclick: move |()| visits.set(now.saturating_sub(1).max(FEWEST)),
                }
                span { class: "stepper-count", role: "status",
                    {t_args("outreach-visits", &[("count", i64::from(now).into())])}
                }
                Button {
                    label: t("outreach-more"),
                    icon: Icon::Plus,
                    busy: now >= MOST,
                    onclick: move |()| visits.set(now.saturating_add(1).min(MOST)),
                }
            }
        }
    }
}

#[component]
fn Plan(view: DayPlanView, placed: bool) -> Element {
    let visits = count(view.stops.len());
    // Nothing is said of ways where too few homes are on the map to have one.
    let far = (placed && view.metres > 0).then(|| distance(view.metres));
    if view.stops.is_empty() {
        return rsx! {
            div { class: "card",
                p { {t("outreach-none")} }
                p { class: "soft", {t("outreach-none-next")} }
            }
        };
    }
    rsx! {
        section { class: "section", "aria-labelledby": "day-plan",
            div { class: "section-head",
                h2 { id: "day-plan", {t("outreach-in-order")} }
                span { class: "small soft", role: "status",
                    {t_args("outreach-visits", &[("count", visits.into())])}
                }
            }
            if let Some(far) = far {
                p { class: "small soft", {t_args("outreach-in-all", &[("far", far.into())])} }
            }
            ol { class: "card card-flush rows",
                for (place , row) in view.stops.into_iter().enumerate() {
                    li { key: "{row.case.case}",
                        if let Some(metres) = row.metres {
                            p { class: "leg",
                                Drawing { icon: Icon::Place }
                                if place == 0 {
                                    {t_args("outreach-first-leg", &[("far", distance(metres).into())])}
                                } else {
                                    {t_args("outreach-leg", &[("far", distance(metres).into())])}
                                }
                            }
                        }
                        DueCaseLink { row }
                    }
                }
            }
        }
        p { class: "small soft", {t("outreach-day-note")} }
    }
}
