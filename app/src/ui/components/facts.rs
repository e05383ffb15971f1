//! Facts as names and values.

use dioxus::prelude::*;

/// A figure as a fact; where there is none, no fact.
pub(crate) fn figure(figure: Option<u32>) -> String {
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}

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
