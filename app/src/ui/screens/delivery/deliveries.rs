//! يوم التوزيع: a list that is worked through quickly for hundreds of people. The search is always
//! in reach; after each receipt the next one has the focus.

use std::time::Duration;

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::deliver::{before, begin_round, what};
use crate::engine::command::{Deliveries, DeliveriesView, MatterRow};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::asking::focus_soon;
use crate::ui::components::banner::{Banner, FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, PlaceChip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::search::SearchBox;
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_settled};
use crate::ui::text::{dates, t, t_args};

/// How many are shown at first, and added by "show more".
const PAGE: u32 = 50;
/// How long typing must rest before the list follows.
const REST: Duration = Duration::from_millis(120);
/// The search box's id in the page.
const SEARCH: &str = "deliveries-search";

/// Where somebody was in the list when one of it was opened. It holds no name and nothing that was
/// searched for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Round {
    /// The request that is being served.
    pub(super) request: RecordId,
    /// Its place in the list: once it is served, that of the next one.
    pub(super) place: u32,
    /// How many pages of the list were shown.
    pub(super) pages: u32,
    /// Whether the list was searched: then the next is searched for too.
    pub(super) searched: bool,
    /// The receipt, once it was signed.
    pub(super) receipt: Option<RecordId>,
}

/// The list that is being worked through, if one is.
pub(super) static WORK: GlobalSignal<Option<Round>> = Signal::global(|| None);

/// A distribution day.
#[component]
pub(crate) fn DeliveriesScreen() -> Element {
    // Taken once: whoever comes back later begins at the top.
    let round = use_hook(|| {
        let round = WORK.peek().clone();
        *WORK.write() = None;
        CopyValue::new(round)
    });
    let pages = use_signal(|| round.peek().as_ref().map_or(1, |round| round.pages));
    let mut search = use_signal(String::new);
    let settled = use_settled(search.into(), REST);
    let receipt = round.peek().as_ref().and_then(|round| round.receipt);
    let next = round.peek().clone().filter(|round| round.receipt.is_some());
    use_effect(move || {
        if round.peek().as_ref().is_some_and(|round| round.receipt.is_some() && round.searched) {
            focus_soon(SEARCH.to_owned(), page::focus);
        }
    });
    rsx! {
        Frame { title: t("deliveries-title"),
            back: Route::Home {},
            if let Some(receipt) = receipt {
                Banner { title: t("deliveries-done"), icon: Icon::Check, tone: Tone::Good,
                    div {
                        Link { to: Route::MatterScreen { matter: receipt }, class: Weight::Quiet.class(),
                            Drawing { icon: Icon::Print }
                            {t("deliveries-receipt")}
                        }
                    }
                }
            }
            div { class: "deliver-search",
                SearchBox {
                    id: SEARCH,
                    label: t("deliveries-search"),
                    hint: t("deliveries-search-hint"),
                    label_hidden: true,
                    oninput: move |text| search.set(text),
                }
            }
            Lists { search: settled, pages, next: next.filter(|round| !round.searched).map(|round| round.place) }
        }
    }
}

#[component]
fn Lists(search: Signal<String>, pages: Signal<u32>, next: Option<u32>) -> Element {
    let reply = use_reply(move || Deliveries { search: search(), offset: 0, limit: PAGE });
    match &*reply.read() {
        None => rsx! { Loading {} },
        Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
        Some(Ok(view)) => rsx! {
            Counts { waiting: view.total_waiting, today: view.total_today }
            Waiting { view: view.clone(), search, pages, next }
            Today { rows: view.today.clone(), total: view.total_today }
        },
    }
}

#[component]
fn Counts(waiting: u32, today: u32) -> Element {
    rsx! {
        p { class: "cluster", role: "status",
            Chip {
                label: t_args("deliveries-waiting", &[("count", waiting.into())]),
                icon: Icon::Clock,
                tone: Tone::Wait,
            }
            Chip {
                label: t_args("deliveries-today", &[("count", today.into())]),
                icon: Icon::Check,
                tone: Tone::Good,
            }
        }
    }
}

#[component]
fn Waiting(
    view: DeliveriesView,
    search: Signal<String>,
    pages: Signal<u32>,
    next: Option<u32>,
) -> Element {
    let mut pages = pages;
    let searched = !search.read().trim().is_empty();
    let total = view.total_waiting;
    let more = pages() * PAGE < total;
    rsx! {
        section { class: "section", "aria-labelledby": "waiting-title",
            h2 { id: "waiting-title", {t("deliveries-waiting-title")} }
            if total == 0 {
                p { class: "card",
                    {if searched { t("deliveries-none-found") } else { t("deliveries-none") }}
                }
            } else {
                ul { class: "card card-flush rows",
                    Rows { rows: view.waiting, first: 0, pages, search, next }
                    // Each further page asks for itself, so that any number of them may be shown.
                    for page in 1..pages() {
                        More { key: "{page}", page, pages, search, next }
                    }
                }
            }
            if more {
                Button {
                    label: t("action-show-more"),
                    onclick: move |()| pages += 1,
                }
            }
        }
    }
}

/// A further page of the list.
#[component]
fn More(page: u32, pages: Signal<u32>, search: Signal<String>, next: Option<u32>) -> Element {
    let first = page * PAGE;
    let reply = use_reply(move || Deliveries { search: search(), offset: first, limit: PAGE });
    let failed = |failure: &Failure| rsx! { li { FailureBanner { failure: failure.clone() } } };
    match &*reply.read() {
        None => rsx! { li { Loading {} } },
        Some(Err(failure)) => failed(failure),
        Some(Ok(view)) => rsx! { Rows { rows: view.waiting.clone(), first, pages, search, next } },
    }
}

#[component]
fn Rows(
    rows: Vec<MatterRow>,
    first: u32,
    pages: Signal<u32>,
    search: Signal<String>,
    next: Option<u32>,
) -> Element {
    rsx! {
        for (place , row) in (first..).zip(rows) {
            li {
                key: "{row.matter}",
                id: "waiting-{place}",
                onmounted: move |_| {
                    if next == Some(place) {
                        focus_soon(format!("waiting-{place}"), page::focus_within);
                    }
                },
                Link {
                    to: Route::DeliverScreen { request: row.matter },
                    class: "row-link",
                    onclick: move |_| {
                        let searched = !search.peek().trim().is_empty();
                        begin_round(row.matter, place, *pages.peek(), searched);
                    },
                    span { class: "row-body",
                        span { class: "row-title", bdi { "{row.name}" } }
                        span { class: "deliver-what", dir: "auto", {what(&row)} }
                        if let Some(before) = before(&row) {
                            span { class: "small", "{before}" }
                        }
                        span { class: "small soft", {beside(&row)} }
                        if row.request.as_ref().is_some_and(|brief| brief.state.disputed) {
                            Chip { label: t("committee-disputed"), icon: Icon::Split, tone: Tone::Bad }
                        }
                    }
                    Drawing { icon: Icon::Forward }
                }
            }
        }
    }
}

/// The number, and what it is for where the amount stands in large.
fn beside(row: &MatterRow) -> String {
    let subject = Some(row.subject.clone()).filter(|subject| *subject != what(row));
    let parts: Vec<_> = std::iter::once(row.number.clone()).chain(subject).collect();
    parts.join(" · ")
}

/// What was delivered today.
#[component]
fn Today(rows: Vec<MatterRow>, total: u32) -> Element {
    let mut unfolded = use_signal(|| false);
    if total == 0 {
        return rsx! {};
    }
    let label = if unfolded() { t("deliveries-today-hide") } else { t("deliveries-today-show") };
    rsx! {
        section { class: "section", "aria-labelledby": "today-title",
            div { class: "section-head",
                h2 { id: "today-title", {t("deliveries-today-title")} }
                Button { label, weight: Weight::Quiet, onclick: move |()| unfolded.toggle() }
            }
            if unfolded() {
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.matter}",
                            Link { to: Route::MatterScreen { matter: row.matter }, class: "row-link",
                                span { class: "row-body",
                                    span { class: "row-title", bdi { "{row.name}" } }
                                    span { class: "small soft", {format!("{} · {}", row.number, row.subject)} }
                                    span { class: "cluster",
                                        span { class: "small", {dates::since(row.at)} }
                                        PlaceChip { place: row.whereabouts }
                                    }
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
