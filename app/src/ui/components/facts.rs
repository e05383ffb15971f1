//! Facts as names and values.

use dioxus::prelude::*;

/// A list of facts; those without a value are left out.
#[component]
pub(crate) fn Facts(facts: Vec<(String, String)>) -> Element {
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    rsx! {
        dl { class: "facts",
            for (name , value) in known {
                dt { "{name}" }
                dd { bdi { "{value}" } }
            }
        }
    }
}
