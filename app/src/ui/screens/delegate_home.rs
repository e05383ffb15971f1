//! A delegate's first screen: what to continue, what was handed in, the cases, what is unsent.

use std::time::Duration;

use dioxus::prelude::*;

use super::homes::{DelegateWays, DelegateWork, PolicyBanner};
use super::staying::StayingList;
use crate::engine::command::{self, DueRow, HomeView, SyncNow, SyncState, Unsent};
use crate::ui::components::banner::{Banner, FailureBanner, Loading};
use crate::ui::components::button::Button;
use crate::ui::components::chip::Tone;
use crate::ui::components::due::DueLink;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::rows::{CaseLink, VisitLink, VisitWords};
use crate::ui::components::search::SearchBox;
use crate::ui::shell::{Gate, use_reply, use_settled, use_shell};
use crate::ui::text::{dates, t, t_args};

/// How many cases are shown at first, and added by "show more".
const PAGE: u32 = 20;
/// How long typing must rest before the list follows.
const REST: Duration = Duration::from_millis(120);

/// A delegate's first screen.
#[component]
pub(crate) fn DelegateHome() -> Element {
    let shell = use_shell();
    let mut search = use_signal(String::new);
    let mut limit = use_signal(|| PAGE);
    let settled = use_settled(search.into(), REST);
    let reply = use_reply(move || command::Home { search: settled(), offset: 0, limit: limit() });
    let name = match &*shell.gate.read() {
        Gate::Open(session) => Some(session.person_name.clone()),
        _ => None,
    };
    rsx! {
        Frame { title: t("home-title"), heading: name,
            SearchBox {
                id: "search",
                label: t("home-search-label"),
                hint: t("home-search-hint"),
                oninput: move |text| {
                    search.set(text);
                    limit.set(PAGE);
                },
            }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(home)) => rsx! {
                    Lists {
                        home: home.clone(),
                        search: settled(),
                        onmore: move |()| limit += PAGE,
                    }
                },
            }
        }
    }
}

#[component]
fn Lists(home: HomeView, search: String, onmore: EventHandler<()>) -> Element {
    let searching = !search.trim().is_empty();
    let more = u32::try_from(home.cases.len()).is_ok_and(|shown| shown < home.total_cases);
    let empty = home.cases.is_empty();
    // Who a case went to visits it.
    let gone: Vec<_> = home.staying.iter().filter(|row| row.left).map(|row| row.case).collect();
    let due: Vec<_> = home.due.into_iter().filter(|row| !gone.contains(&row.case.case)).collect();
    rsx! {
        if !searching {
            PolicyBanner {}
            UnsentBanner { unsent: home.unsent }
            StayingList { rows: home.staying }
            ToVisit { rows: due }
            Visits { title: t("home-continue-title"), rows: home.in_progress, words: VisitWords::Progress }
            DelegateWork {}
            Visits { title: t("home-handed-in-title"), rows: home.handed_in, words: VisitWords::Mine }
            DelegateWays {}
        }
        section { class: "section", "aria-labelledby": "cases-title",
            div { class: "section-head",
                h2 { id: "cases-title", {t("home-cases-title")} }
                span { class: "small soft", role: "status",
                    {t_args("home-cases-count", &[("count", home.total_cases.into())])}
                }
            }
            if empty && searching {
                p { class: "card", {t_args("home-search-none", &[("text", search.into())])} }
            } else if empty {
                p { class: "card", {t("home-cases-none")} }
            } else {
                ul { class: "card card-flush rows",
                    for row in home.cases {
                        li { key: "{row.case}", CaseLink { row } }
                    }
                }
            }
            if more {
                Button { label: t("action-show-more"), onclick: move |()| onmore.call(()) }
            }
        }
    }
}

/// What is to be visited, the most urgent first.
#[component]
fn ToVisit(rows: Vec<DueRow>) -> Element {
    let overdue = rows.iter().filter(|row| row.overdue).count();
    let overdue = u32::try_from(overdue).unwrap_or(u32::MAX);
    rsx! {
        if !rows.is_empty() {
            section { class: "section", "aria-labelledby": "due-title",
                div { class: "section-head",
                    h2 { id: "due-title", {t("due-title")} }
                    if overdue > 0 {
                        span { class: "small",
                            {t_args("due-overdue-count", &[("count", overdue.into())])}
                        }
                    }
                }
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.case.case}", DueLink { row } }
                    }
                }
            }
        }
    }
}

/// A list of visits, or nothing where there are none.
#[component]
fn Visits(title: String, rows: Vec<command::VisitRow>, words: VisitWords) -> Element {
    rsx! {
        if !rows.is_empty() {
            section { class: "section",
                h2 { "{title}" }
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.visit}", VisitLink { row, words } }
                    }
                }
            }
        }
    }
}

/// What is on this phone only, and that it goes by itself.
#[component]
pub(crate) fn UnsentBanner(unsent: Unsent) -> Element {
    let shell = use_shell();
    let since = unsent.oldest.map(dates::since);
    // Photos arrive one by one, and no list is read again for that.
    let photos = shell.unsent.read().as_ref().map_or(unsent.photos, |now| now.photos);
    let stopped = match &*shell.sync.read() {
        SyncState::Stopped(failure) => Some(failure.clone()),
        _ => None,
    };
    rsx! {
        if let Some(failure) = stopped {
            FailureBanner { failure }
        }
        if unsent.records > 0 || photos > 0 {
            Banner {
                title: if unsent.records > 0 {
                    t_args("home-unsent-title", &[("count", unsent.records.into())])
                } else {
                    t_args("sync-photos", &[("count", photos.into())])
                },
                icon: Icon::Phone,
                tone: Tone::Wait,
                if unsent.records > 0 {
                    p { {t_args("home-unsent-text", &[("since", since.unwrap_or_default().into())])} }
                }
                if unsent.records > 0 && photos > 0 {
                    p { strong { {t_args("sync-photos", &[("count", photos.into())])} } }
                }
                if photos > 0 {
                    p { {t("home-photos-text")} }
                }
                div {
                    Button {
                        label: t("sync-now"),
                        icon: Icon::Send,
                        onclick: move |()| async move {
                            // How it went is in the line of sending.
                            let _ = shell.ask(SyncNow {}).await;
                        },
                    }
                }
            }
        }
    }
}

/// The same of a screen that reads nothing that says so.
#[component]
pub(crate) fn OwnUnsent() -> Element {
    let shell = use_shell();
    let unsent = shell.unsent.read().clone();
    rsx! {
        if let Some(unsent) = unsent {
            UnsentBanner { unsent }
        }
    }
}
