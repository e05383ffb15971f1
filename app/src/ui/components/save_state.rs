//! Whether what was typed is safe, in words, always at the same place.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};
use crate::engine::failure::Failure;
use crate::ui::drafts::Saving;
use crate::ui::shell::use_shell;
use crate::ui::text::{failure, t};

/// Whether what was typed is safe. Only a failure is read out: the rest would interrupt typing.
#[component]
pub(crate) fn SaveState() -> Element {
    let shell = use_shell();
    let (class, icon, words, live) = match &*shell.saving.read() {
        Saving::Saved => ("save-state", Icon::Check, t("save-saved"), "off"),
        Saving::Under => ("save-state save-state-wait", Icon::Clock, t("save-saving"), "off"),
        Saving::Failed(Failure::NotAllowed) => {
            ("save-state save-state-failed", Icon::Warning, t("save-refused"), "assertive")
        }
        Saving::Failed(why) => {
            let words = format!("{} {}", t("save-failed"), failure::words(why).what);
            ("save-state save-state-failed", Icon::Warning, words, "assertive")
        }
    };
    let state = match &*shell.saving.read() {
        Saving::Saved => "saved",
        Saving::Under => "saving",
        Saving::Failed(_) => "failed",
    };
    rsx! {
        p { class, "aria-live": live, "data-saving": state,
            Drawing { icon }
            span { "{words}" }
        }
    }
}
