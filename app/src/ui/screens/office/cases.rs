//! The cases of the office: found by a search, selected one or many, and assigned.

use std::collections::BTreeMap;
use std::time::Duration;

use dioxus::prelude::*;
use shared::ids::{PersonId, RecordId};
use shared::people::Role;

use super::assign::AssignPanel;
use super::tabs::{Tab, Tabs};
use crate::engine::command::{self, CaseRow, CasesOf as Only, CasesView};
use crate::ui::components::banner::{Banner, FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::due::DueChip;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::category;
use crate::ui::components::search::SearchBox;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::shell::{Gate, use_reply, use_settled, use_shell, use_visits};
use crate::ui::text::{dates, t, t_args};

/// How many cases are shown at first, and added by "show more"; there are 200 at most, and a search.
const PAGE: u32 = 50;
/// As many as are shown at most.
const MOST_SHOWN: u32 = 200;
/// How many are assigned at once.
const MOST: usize = 200;
/// How long typing must rest before the list follows.
const REST: Duration = Duration::from_millis(120);

/// What is selected, with what the list says of it.
type Selected = BTreeMap<RecordId, CaseRow>;

/// The cases of the office.
#[component]
pub(crate) fn Cases() -> Element {
    rsx! {
        CaseList { only: Only::All }
    }
}

/// The cases of one delegate.
#[component]
pub(crate) fn CasesOf(delegate: PersonId) -> Element {
    // A list of one: another delegate is another component.
    rsx! {
        for delegate in [delegate] {
            CaseList { key: "{delegate}", only: Only::Delegate(delegate) }
        }
    }
}

#[component]
fn CaseList(only: Only) -> Element {
    let shell = use_shell();
    let mut search = use_signal(String::new);
    let mut limit = use_signal(|| PAGE);
    let mut only = use_signal(|| only);
    let mut selected = use_signal(Selected::new);
    let mut assigning = use_signal(|| false);
    let mut done = use_signal(|| None::<String>);
    let settled = use_settled(search.into(), REST);
    let reply = use_reply(move || command::Cases { search: settled(), of: only(), limit: limit() });
    let assigns = match &*shell.gate.read() {
        Gate::Open(session) => session.role == Role::Supervisor && session.rules.visits,
        _ => false,
    };
    if assigning() {
        return rsx! {
            Assigning {
                cases: selected.read().values().cloned().collect::<Vec<_>>(),
                onclose: move |told: Option<String>| {
                    assigning.set(false);
                    if told.is_some() {
                        selected.set(Selected::new());
                    }
                    done.set(told);
                },
                onwithout: move |left_out: Vec<RecordId>| {
                    selected.write().retain(|case, _| !left_out.contains(case));
                },
            }
        };
    }
    let chosen = selected.read().len();
    let bar = (assigns && chosen > 0).then(|| {
        rsx! {
            Button {
                label: t("cases-select-none"),
                onclick: move |()| selected.set(Selected::new()),
            }
            Button {
                label: t_args("cases-assign", &[("count", count(chosen).into())]),
                weight: Weight::Main,
                icon: Icon::Person,
                onclick: move |()| {
                    done.set(None);
                    // The box is empty when one comes back, so the list is whole then.
                    search.set(String::new());
                    assigning.set(true);
                },
            }
        }
    });
    rsx! {
        Frame { title: t("cases-title"), width: Width::Wide, bar,
            Tabs { here: Tab::Cases }
            div { class: "told", role: "status",
                if let Some(told) = done() {
                    Banner { title: told, icon: Icon::Check, tone: Tone::Good,
                        p { {t("assign-done-text")} }
                    }
                }
            }
            SearchBox {
                id: "search",
                label: t("home-search-label"),
                hint: t("home-search-hint"),
                oninput: move |text| {
                    search.set(text);
                    limit.set(PAGE);
                },
            }
            if assigns {
                Filter { only }
            }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! {
                    List {
                        view: view.clone(),
                        search: settled(),
                        selected: assigns.then_some(selected),
                        onmore: move |()| limit += PAGE,
                        onall: move |()| only.set(Only::All),
                        narrowed: only() != Only::All,
                    }
                },
            }
        }
    }
}

/// The cases that are selected, being assigned. A screen of its own: the focus begins at its heading.
#[component]
fn Assigning(
    cases: Vec<CaseRow>,
    onclose: EventHandler<Option<String>>,
    onwithout: EventHandler<Vec<RecordId>>,
) -> Element {
    rsx! {
        Frame { title: t("assign-title"), width: Width::Wide,
            AssignPanel { cases, onclose, onwithout }
        }
    }
}

/// All cases, those that are nobody's, or those of the delegate that one came from.
#[component]
fn Filter(only: Signal<Only>) -> Element {
    let came_for = use_hook(|| match *only.peek() {
        Only::Delegate(delegate) => Some(delegate),
        Only::All | Only::Nobody => None,
    });
    let choices = [
        Some((Only::All, t("cases-all"))),
        Some((Only::Nobody, t("cases-nobodys"))),
        came_for.map(|delegate| (Only::Delegate(delegate), t("cases-of-delegate"))),
    ];
    rsx! {
        div { class: "switch", role: "radiogroup", "aria-label": t("cases-filter"),
            for (choice , label) in choices.into_iter().flatten() {
                label { key: "{label}",
                    input {
                        r#type: "radio",
                        name: "cases-filter",
                        autocomplete: "off",
                        checked: only() == choice,
                        onchange: move |_| only.set(choice),
                    }
                    "{label}"
                }
            }
        }
    }
}

#[component]
fn List(
    view: CasesView,
    search: String,
    selected: Option<Signal<Selected>>,
    onmore: EventHandler<()>,
    onall: EventHandler<()>,
    narrowed: bool,
) -> Element {
    let searching = !search.trim().is_empty();
    let shown = count(view.cases.len());
    let more = shown < view.total;
    let rows = view.cases.clone();
    rsx! {
        section { class: "section", "aria-labelledby": "cases-title",
            div { class: "section-head",
                h2 { id: "cases-title", {t("home-cases-title")} }
                span { class: "small soft", role: "status",
                    {t_args("home-cases-count", &[("count", view.total.into())])}
                }
            }
            if let Some(mut selected) = selected {
                if !rows.is_empty() {
                    div { class: "cluster",
                        Button {
                            label: t("cases-select-shown"),
                            weight: Weight::Quiet,
                            icon: Icon::Check,
                            onclick: move |()| {
                                let mut all = selected.write();
                                for row in rows.iter().take(MOST) {
                                    all.insert(row.case, row.clone());
                                }
                            },
                        }
                        if selected.read().len() > MOST {
                            p { class: "small", role: "alert", {t("cases-too-many")} }
                        }
                    }
                }
            }
            if view.cases.is_empty() {
                div { class: "card",
                    p {
                        if searching {
                            {t_args("home-search-none", &[("text", search.into())])}
                        } else if narrowed {
                            {t("cases-none-here")}
                        } else {
                            {t("cases-none")}
                        }
                    }
                    if narrowed {
                        div {
                            Button { label: t("cases-show-all"), onclick: move |()| onall.call(()) }
                        }
                    }
                }
            } else {
                ul { class: "card card-flush rows",
                    for row in view.cases {
                        li { key: "{row.case}", Row { row, selected } }
                    }
                }
            }
            if more && shown < MOST_SHOWN {
                Button { label: t("action-show-more"), onclick: move |()| onmore.call(()) }
            } else if more {
                p { class: "soft", {t("cases-search-for-more")} }
            }
        }
    }
}

/// A case, with a box to select it where cases are assigned.
#[component]
fn Row(row: CaseRow, selected: Option<Signal<Selected>>) -> Element {
    let facts = [row.number.clone(), category(&row.category), row.place.clone()];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let visits = use_visits();
    let visited = match row.last_visit {
        Some(at) => t_args("home-last-visit", &[("since", dates::since(at).into())]),
        None => t("home-never-visited"),
    };
    let due = row.due.zip(dates::today()).map(|(due, today)| (due.on, due.is_overdue(today)));
    let case = row.case;
    let kept = row.clone();
    rsx! {
        div { class: "row-select",
            if let Some(mut selected) = selected {
                label { class: "select-box",
                    input {
                        r#type: "checkbox",
                        autocomplete: "off",
                        "aria-label": t_args("cases-select", &[("name", row.name.clone().into())]),
                        checked: selected.read().contains_key(&case),
                        onchange: move |event| {
                            if event.checked() {
                                selected.write().insert(case, kept.clone());
                            } else {
                                selected.write().remove(&case);
                            }
                        },
                    }
                }
            }
            Link { to: Route::CaseScreen { case }, class: "row-link",
                span { class: "row-body",
                    span { class: "row-title", bdi { "{row.name}" } }
                    span { class: "small soft", {facts.join(" · ")} }
                    if visits {
                        span { class: "small soft", "{visited}" }
                    }
                    span { class: "cluster",
                        if row.assignee.is_some() {
                            Chip { label: row.assignee_name.clone(), icon: Icon::Person }
                        } else if visits {
                            Chip { label: t("follow-nobody"), icon: Icon::Person, tone: Tone::Wait }
                        }
                        if let Some((on, overdue)) = due {
                            DueChip { on, overdue }
                        }
                    }
                }
                Drawing { icon: Icon::Forward }
            }
        }
    }
}
