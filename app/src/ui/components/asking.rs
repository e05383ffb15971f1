//! A button for what cannot be undone: it asks first. The question stands in its place, and the
//! focus is on the answer that changes nothing.

use std::time::Duration;

use dioxus::prelude::*;

use super::button::{Button, Weight};
use super::icon::Icon;
use crate::host::page;

/// How long until what was just drawn can take the focus.
const DRAWN: Duration = Duration::from_millis(50);

/// A button that asks first.
#[component]
pub(crate) fn Asking(
    /// Tells it from others on the page.
    id: String,
    label: String,
    #[props(default)] weight: Weight,
    icon: Option<Icon>,
    #[props(default)] large: bool,
    #[props(default)] busy: bool,
    /// What would happen.
    ask: String,
    yes: String,
    no: String,
    onyes: EventHandler<()>,
) -> Element {
    let mut asking = use_signal(|| false);
    let keep = format!("{id}-keep");
    if !asking() {
        return rsx! {
            div {
                Button {
                    label,
                    weight,
                    icon,
                    large,
                    busy,
                    onclick: move |()| {
                        asking.set(true);
                        focus_soon(keep.clone(), page::focus);
                    },
                }
            }
        };
    }
    rsx! {
        div { class: "stack", role: "alertdialog", "aria-label": "{label}",
            p { strong { "{ask}" } }
            div { class: "cluster",
                Button {
                    label: yes,
                    weight: Weight::Grave,
                    icon,
                    onclick: move |()| {
                        asking.set(false);
                        onyes.call(());
                    },
                }
                Button { id: keep, label: no, onclick: move |()| asking.set(false) }
            }
        }
    }
}

/// Moves the focus once the element is drawn.
pub(crate) fn focus_soon(id: String, how: fn(&str)) {
    spawn(async move {
        page::sleep(DRAWN).await;
        how(&id);
    });
}
