//! The agenda: the requests before a session, in order, each with what can be done about it.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::ids::{PersonId, RecordId};

use super::asked::Asked;
use super::editing::{EditFailure, Editing, Part, use_newest};
use super::order::{self, Way};
use super::ruled::taken_back;
use crate::engine::command::{AgendaRow, MemberRow, SessionView};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::decision::DecisionCard;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::text::{t, t_args};

/// The requests before a session.
#[component]
pub(super) fn Agenda(
    view: SessionView,
    /// The order as it was sent last.
    agenda: Signal<Vec<RecordId>>,
    editing: Editing,
) -> Element {
    let all = count(view.agenda.len());
    let decided = count(view.agenda.iter().filter(|row| row.decision.is_some()).count());
    let none = if view.may_write { t("agenda-none-add") } else { t("agenda-none") };
    rsx! {
        section { class: "section", "aria-labelledby": "agenda-title",
            div { class: "section-head",
                h2 { id: "agenda-title", {t("agenda-title")} }
                if all > 0 {
                    span { class: "small soft",
                        {t_args("session-decided", &[
                            ("decided", decided.into()),
                            ("agenda", all.into()),
                        ])}
                    }
                }
            }
            if view.agenda.is_empty() {
                p { class: "card", "{none}" }
            } else {
                ol { class: "section",
                    for (place , row) in (1..).zip(view.agenda.clone()) {
                        li { key: "{row.id}", class: "card agenda-item",
                            Item { place, all, row, view: view.clone(), agenda, editing }
                        }
                    }
                }
            }
        }
    }
}

/// The names of those people, in the order of the committee's members.
pub(super) fn names(members: &[MemberRow], people: &BTreeSet<PersonId>) -> String {
    let named = members.iter().filter(|member| people.contains(&member.person));
    named.map(|member| member.name.clone()).collect::<Vec<_>>().join(&t("list-separator"))
}

#[component]
fn Item(
    place: u32,
    all: u32,
    row: AgendaRow,
    view: SessionView,
    agenda: Signal<Vec<RecordId>>,
    editing: Editing,
) -> Element {
    let session = view.row.session;
    let request = row.id;
    let name = row.request.as_ref().map(|row| row.name.clone());
    let recused = names(&view.members, &row.recused);
    let here = row.request.is_some();
    let takes_back = taken_back(&row).any(|decision| !decision.ruling.keeps_open());
    let decide = if takes_back { t("agenda-decide-again") } else { t("agenda-decide") };
    rsx! {
        h3 {
            span { class: "number", "{place}. " }
            match name {
                Some(name) => rsx! { bdi { "{name}" } },
                None => rsx! { {t("agenda-away")} },
            }
        }
        match row.request.clone() {
            Some(row) => rsx! { Asked { row } },
            None => rsx! { p { {t("agenda-away-text")} } },
        }
        if let Some(decision) = row.decision.clone() {
            DecisionCard { row: decision }
        }
        for decision in row.besides.clone() {
            p { key: "{decision.decision}", strong { {t("agenda-besides")} } }
            DecisionCard { row: decision }
        }
        if !recused.is_empty() {
            p { {t_args("agenda-recused", &[("names", recused.into())])} }
        }
        if here {
            div { class: "cluster",
                Link { to: Route::Memo { request }, class: Weight::Plain.class(),
                    Drawing { icon: Icon::Paper }
                    {t("agenda-memo")}
                }
                if view.may_decide {
                    Link { to: Route::DecideScreen { session, request }, class: Weight::Plain.class(),
                        Drawing { icon: Icon::Stamp }
                        "{decide}"
                    }
                }
            }
        }
        if view.may_write {
            Recusals { row: row.clone(), members: view.members.clone(), editing }
            Moving { place, all, row, agenda, editing }
        }
        EditFailure { editing, part: Part::Item(request) }
    }
}

/// Who stands back from a request: ticked by name, folded away until it is needed.
#[component]
fn Recusals(row: AgendaRow, members: Vec<MemberRow>, editing: Editing) -> Element {
    let request = row.id;
    let read = row.recused;
    let mut recused = use_newest(read.clone());
    rsx! {
        details { class: "recusals",
            summary { {t("recusals-title")} }
            fieldset { class: "field",
                legend { class: "hint", {t("recusals-hint")} }
                div { class: "tiles tiles-long",
                    for MemberRow { person , name , .. } in members {
                        label { key: "{person}", class: "tile",
                            input {
                                r#type: "checkbox",
                                name: "recused-{request}",
                                value: "{person}",
                                autocomplete: "off",
                                checked: recused.read().contains(&person),
                                onchange: {
                                    let read = read.clone();
                                    move |event: FormEvent| {
                                        if event.checked() {
                                            recused.write().insert(person);
                                        } else {
                                            recused.write().remove(&person);
                                        }
                                        let (people, read) = (recused.peek().clone(), read.clone());
                                        editing
                                            .send(
                                                Part::Item(request),
                                                |edit| {
                                                    edit.recused.insert(request, people);
                                                },
                                                move || recused.set(read),
                                            );
                                    }
                                },
                            }
                            bdi { "{name}" }
                        }
                    }
                }
            }
        }
    }
}

/// Moving a request, and taking it off the agenda while nothing was decided about it.
#[component]
fn Moving(
    place: u32,
    all: u32,
    row: AgendaRow,
    agenda: Signal<Vec<RecordId>>,
    editing: Editing,
) -> Element {
    let request = row.id;
    let mut send = move |order: Vec<RecordId>| {
        let before = agenda.peek().clone();
        if order == before {
            return;
        }
        agenda.set(order.clone());
        editing.send(
            Part::Item(request),
            |edit| edit.agenda = Some(order),
            move || agenda.set(before),
        );
    };
    rsx! {
        div { class: "cluster",
            if place > 1 {
                Button {
                    label: t("agenda-up"),
                    weight: Weight::Quiet,
                    onclick: move |()| send(order::moved(&agenda.peek(), request, Way::Up)),
                }
            }
            if place < all {
                Button {
                    label: t("agenda-down"),
                    weight: Weight::Quiet,
                    onclick: move |()| send(order::moved(&agenda.peek(), request, Way::Down)),
                }
            }
            if row.decision.is_none() {
                Button {
                    label: t("agenda-remove"),
                    weight: Weight::Quiet,
                    icon: Icon::Remove,
                    onclick: move |()| send(order::without(&agenda.peek(), request)),
                }
            }
        }
    }
}
