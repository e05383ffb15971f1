//! A search box that asks nothing of the network, so it answers while one types.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};

/// A search box.
#[component]
pub(crate) fn SearchBox(
    id: String,
    label: String,
    hint: Option<String>,
    oninput: EventHandler<String>,
    /// Whether the label is only heard: where a heading already says it.
    #[props(default)]
    label_hidden: bool,
) -> Element {
    rsx! {
        div { class: "field",
            label {
                class: if label_hidden { "heard-only" } else { "field-label" },
                r#for: "{id}",
                "{label}"
            }
            div { class: "search",
                Drawing { icon: Icon::Search }
                input {
                    class: "input",
                    id,
                    r#type: "search",
                    enterkeyhint: "search",
                    autocomplete: "off",
                    placeholder: hint,
                    oninput: move |event| oninput.call(event.value()),
                }
            }
        }
    }
}
