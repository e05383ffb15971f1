//! What a family asks for: that a woman, or a man, visits it, and who of it must be there.

use dioxus::prelude::*;
use shared::people::Gender;
use shared::record::case::CaseDetails;

use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::Icon;
use crate::ui::text::{t, t_args};

/// Who may visit a family, in words; `None` where anybody may.
pub(super) fn visited_by(details: &CaseDetails) -> Option<String> {
    Some(match Gender::of_code(&details.visited_by)? {
        Gender::Woman => t("office-by-woman"),
        Gender::Man => t("office-by-man"),
    })
}

/// What a family asks for, as chips; nothing where it asks for nothing.
#[component]
pub(super) fn Conditions(details: CaseConditions) -> Element {
    rsx! {
        if let Some(by) = details.by {
            Chip { label: by, icon: Icon::Person, tone: Tone::Info }
        }
        if !details.present.is_empty() {
            Chip {
                label: t_args("due-present", &[("who", details.present.into())]),
                icon: Icon::Eye,
                tone: Tone::Info,
            }
        }
    }
}

/// What a family asks for, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CaseConditions {
    by: Option<String>,
    present: String,
}

impl CaseConditions {
    /// What a case says of it.
    pub(super) fn of(details: &CaseDetails) -> Self {
        Self { by: visited_by(details), present: details.to_be_present.clone() }
    }

    /// Whether the family asks for anything.
    pub(super) fn any(&self) -> bool {
        self.by.is_some() || !self.present.is_empty()
    }
}
