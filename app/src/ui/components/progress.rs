//! How far along an interview is, as a bar and in numbers.

use dioxus::prelude::*;

use crate::ui::text::t_args;

/// How many of the required questions are answered.
#[component]
pub(crate) fn ProgressMeter(answered: u32, required: u32) -> Element {
    let words = t_args(
        "progress-required",
        &[("answered", answered.into()), ("required", required.into())],
    );
    // A bar needs a length, also where nothing is required.
    let (value, max) = if required == 0 { (1, 1) } else { (answered, required) };
    rsx! {
        div { class: "progress",
            progress { "aria-label": "{words}", value: "{value}", max: "{max}" }
            span { class: "small soft number", "{words}" }
        }
    }
}
