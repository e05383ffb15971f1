//! What pages to print have in common.

use dioxus::prelude::*;

use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::t;

/// What stands at the top of every page of a case, so that a page that was lost finds its file.
#[component]
pub(crate) fn Running(
    /// The case's number.
    number: String,
) -> Element {
    let shell = use_shell();
    let association = match &*shell.gate.read() {
        Gate::Open(session) => format!("{} – {}", session.association, session.branch),
        _ => t("app-name"),
    };
    rsx! {
        div { class: "sheet-running",
            div { class: "sheet-running-line",
                span { bdi { "{association}" } }
                span {
                    {t("case-number")}
                    " "
                    bdi { class: "number", "{number}" }
                }
            }
        }
    }
}
