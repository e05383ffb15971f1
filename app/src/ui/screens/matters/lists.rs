//! A list of matters: what waits first, all of them at a press, and the button that begins another.

use dioxus::prelude::*;

use super::begin::Begin;
use super::list_name::ListName;
use super::row::MatterLink;
use crate::engine::command::{Matters, MattersView};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::frame::Frame;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::screens::no_page::NoPage;
use crate::ui::screens::office::{Tab, Tabs};
use crate::ui::shell::use_reply;
use crate::ui::text::{t, t_args};

/// How many matters are shown at first, and added by "show more".
const PAGE: u32 = 30;
/// More than these are not asked for at once.
const MOST: u32 = 200;

/// A list of matters by its name.
#[component]
pub(crate) fn MatterLists(list: String) -> Element {
    let Some(name) = ListName::of(&list) else {
        return rsx! {
            NoPage { address: vec![list] }
        };
    };
    // A list of one: another list is another component, which begins with what waits.
    rsx! {
        for name in [name] {
            ShowList { key: "{name.name()}", name }
        }
    }
}

#[component]
fn ShowList(name: ListName) -> Element {
    let all = use_signal(|| false);
    let mut limit = use_signal(|| PAGE);
    let reply = use_reply(move || {
        let list = name.all().filter(|_| all()).unwrap_or_else(|| name.open());
        Matters { list, offset: 0, limit: limit() }
    });
    let view = reply.read().as_ref().and_then(|read| read.as_ref().ok()).cloned();
    let begins =
        name.kind().filter(|kind| view.as_ref().is_some_and(|view| view.may_begin.contains(kind)));
    let bar = begins.map(|kind| {
        rsx! {
            Begin { kind, weight: Weight::Main, large: true }
        }
    });
    rsx! {
        Frame { title: name.title().text(), back: Route::Home {}, bar,
            if name == ListName::Requests {
                Tabs { here: Tab::Requests }
            }
            if name.all().is_some() {
                Filter { all }
            }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! {
                    Rows { name, view: view.clone(), onmore: move |()| limit.set((limit() + PAGE).min(MOST)) }
                },
            }
        }
    }
}

/// What waits, or all.
#[component]
fn Filter(all: Signal<bool>) -> Element {
    rsx! {
        div { class: "switch", role: "radiogroup", "aria-label": t("matters-filter"),
            for (choice , label) in [(false, t("matters-open")), (true, t("matters-all"))] {
                label { key: "{choice}",
                    input {
                        r#type: "radio",
                        name: "matters-filter",
                        autocomplete: "off",
                        checked: all() == choice,
                        onchange: move |_| all.set(choice),
                    }
                    "{label}"
                }
            }
        }
    }
}

#[component]
fn Rows(name: ListName, view: MattersView, onmore: EventHandler<()>) -> Element {
    let shown = count(view.rows.len());
    let more = shown < view.total;
    rsx! {
        p { class: "small soft", role: "status",
            {t_args("matters-count", &[("count", view.total.into())])}
        }
        if view.rows.is_empty() {
            p { class: "card", {name.none().text()} }
        } else {
            ul { class: "card card-flush rows",
                for row in view.rows {
                    li { key: "{row.matter}", MatterLink { row } }
                }
            }
        }
        if more && shown < MOST {
            Button { label: t("action-show-more"), onclick: move |()| onmore.call(()) }
        } else if more {
            p { class: "note", {t("matters-first-only")} }
        }
    }
}
