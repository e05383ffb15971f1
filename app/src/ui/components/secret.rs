//! A field for a passphrase, with a button that shows what is typed.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};
use super::problem::ProblemLine;
use crate::ui::text::t;

/// A field for a passphrase.
#[component]
pub(crate) fn SecretField(
    id: &'static str,
    label: String,
    hint: Option<String>,
    value: Signal<String>,
    problem: Option<String>,
    /// A new passphrase, rather than one to be remembered by the phone's keeper of passwords.
    #[props(default)]
    new: bool,
) -> Element {
    let mut shown = use_signal(|| false);
    let invalid = problem.is_some();
    let described = format!("{id}-hint {id}-problem");
    rsx! {
        div { class: "field",
            label { class: "field-label", r#for: id, "{label}" }
            if let Some(hint) = hint {
                p { class: "hint", id: "{id}-hint", "{hint}" }
            }
            div { class: "input-with-button",
                input {
                    class: "input",
                    id,
                    r#type: if shown() { "text" } else { "password" },
                    dir: "auto",
                    autocomplete: if new { "new-password" } else { "current-password" },
                    autocapitalize: "none",
                    spellcheck: "false",
                    "aria-describedby": described,
                    "aria-invalid": if invalid { "true" },
                    value: "{value}",
                    oninput: move |event| value.set(event.value()),
                }
                button {
                    class: "button button-quiet",
                    r#type: "button",
                    "aria-pressed": if shown() { "true" } else { "false" },
                    onclick: move |_| shown.toggle(),
                    Drawing { icon: if shown() { Icon::EyeOff } else { Icon::Eye } }
                    if shown() {
                        {t("secret-hide")}
                    } else {
                        {t("secret-show")}
                    }
                }
            }
            ProblemLine { id: "{id}-problem", text: problem }
        }
    }
}
