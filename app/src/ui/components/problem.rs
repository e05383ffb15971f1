//! A problem at its field, as words beside a drawing. Its line is there before it is, so that
//! nothing moves under a finger.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};

/// The line of a field's problem. A field names it with `aria-describedby`.
#[component]
pub(crate) fn ProblemLine(id: String, text: Option<String>) -> Element {
    rsx! {
        div { class: "problem-room", id, role: "status",
            if let Some(text) = text {
                p { class: "problem",
                    Drawing { icon: Icon::Warning }
                    span { "{text}" }
                }
            }
        }
    }
}
