//! Choices as large tiles: the native radio or checkbox stays in each, so that keyboards and screen
//! readers know them. A long list is searched instead of scrolled.

use std::borrow::Cow;
use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::arabic::search_key;
use shared::form::Choice;

use super::button::{Button, Weight};
use super::icon::Icon;
use super::search::SearchBox;
use crate::ui::text::{form, t};

/// Above so many choices a list is searched.
const SHORT_LIST: usize = 8;

/// One of several choices.
#[component]
pub(crate) fn OneOf(
    id: String,
    #[props(into)] choices: Cow<'static, [Choice]>,
    chosen: Option<String>,
    /// Whether the choice can be taken back.
    clearable: bool,
    onchoose: EventHandler<Option<String>>,
) -> Element {
    let mut changing = use_signal(|| false);
    let mut search = use_signal(String::new);
    let long = choices.len() > SHORT_LIST;
    let key = search_key(&search.read());
    let folded = long && chosen.is_some() && !changing();
    let shown: Vec<_> = choices
        .iter()
        .filter(|choice| !folded || chosen.as_ref() == Some(&choice.name))
        .filter(|choice| {
            folded || key.is_empty() || search_key(&form::pick(&choice.label)).contains(&key)
        })
        .collect();
    let none = shown.is_empty();
    let class = match (long, folded) {
        (true, false) => "tiles tiles-scroll",
        _ => "tiles",
    };
    rsx! {
        if long && !folded {
            SearchBox {
                id: "{id}-search",
                label: t("choice-search"),
                hint: t("choice-search"),
                label_hidden: true,
                oninput: move |text| search.set(text),
            }
        }
        div { class,
            for choice in shown {
                label { key: "{choice.name}", class: "tile",
                    input {
                        r#type: "radio",
                        name: "{id}",
                        value: "{choice.name}",
                        // Off keeps browsers from writing the choice into their session files.
                        autocomplete: "off",
                        checked: chosen.as_ref() == Some(&choice.name),
                        onchange: {
                            let name = choice.name.clone();
                            move |_| {
                            onchoose.call(Some(name.clone()));
                            changing.set(false);
                            search.set(String::new());
                            }
                        },
                    }
                    span { {form::pick(&choice.label)} }
                }
            }
            if none {
                p { class: "soft", role: "status", {t("choice-none-found")} }
            }
        }
        if folded || (clearable && chosen.is_some()) {
            div { class: "cluster",
                if folded {
                    Button {
                        label: t("choice-change"),
                        weight: Weight::Quiet,
                        icon: Icon::Pen,
                        onclick: move |()| changing.set(true),
                    }
                }
                if clearable && chosen.is_some() {
                    Button {
                        label: t("choice-clear"),
                        weight: Weight::Quiet,
                        onclick: move |()| onchoose.call(None),
                    }
                }
            }
        }
    }
}

/// Any of several choices.
#[component]
pub(crate) fn AnyOf(
    id: String,
    #[props(into)] choices: Cow<'static, [Choice]>,
    chosen: BTreeSet<String>,
    onchoose: EventHandler<BTreeSet<String>>,
) -> Element {
    rsx! {
        div { class: "tiles",
            for choice in choices.iter() {
                Tick {
                    key: "{choice.name}",
                    name: "{id}",
                    choice: choice.clone(),
                    checked: chosen.contains(&choice.name),
                    onchange: {
                        let (chosen, name) = (chosen.clone(), choice.name.clone());
                        move |on| {
                            let mut chosen = chosen.clone();
                            if on {
                                chosen.insert(name.clone());
                            } else {
                                chosen.remove(&name);
                            }
                            onchoose.call(chosen);
                        }
                    },
                }
            }
        }
    }
}

#[component]
fn Tick(name: String, choice: Choice, checked: bool, onchange: EventHandler<bool>) -> Element {
    rsx! {
        label { class: "tile",
            input {
                r#type: "checkbox",
                name,
                value: "{choice.name}",
                autocomplete: "off",
                checked,
                onchange: move |event| onchange.call(event.checked()),
            }
            span { {form::pick(&choice.label)} }
        }
    }
}
