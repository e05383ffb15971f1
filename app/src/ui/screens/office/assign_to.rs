//! The choice of a delegate: a list to choose from, each with what speaks for and against.

use dioxus::prelude::*;
use shared::ids::PersonId;

use super::follow_lists::{SilentChip, work_of};
use crate::engine::command::DelegateRow;
use crate::ui::text::t;

/// To whom cases go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// A delegate.
    Delegate(PersonId),
    /// Back to the office.
    Nobody,
}

impl To {
    /// The person, if it is one.
    pub(super) const fn person(self) -> Option<PersonId> {
        match self {
            Self::Delegate(person) => Some(person),
            Self::Nobody => None,
        }
    }
}

/// The delegates to choose from, and nobody.
#[component]
pub(super) fn DelegateChoice(delegates: Vec<DelegateRow>, to: Signal<Option<To>>) -> Element {
    rsx! {
        div { class: "tiles tiles-long",
            for row in delegates {
                label { key: "{row.person}", class: "tile",
                    input {
                        r#type: "radio",
                        name: "assign-to",
                        value: "{row.person}",
                        autocomplete: "off",
                        checked: to() == Some(To::Delegate(row.person)),
                        onchange: move |_| to.set(Some(To::Delegate(row.person))),
                    }
                    span { class: "row-body",
                        span { class: "row-title", bdi { "{row.name}" } }
                        span { class: "small soft", {work_of(&row)} }
                        span { class: "cluster", SilentChip { days: row.silent_days } }
                    }
                }
            }
            label { class: "tile",
                input {
                    r#type: "radio",
                    name: "assign-to",
                    value: "nobody",
                    autocomplete: "off",
                    checked: to() == Some(To::Nobody),
                    onchange: move |_| to.set(Some(To::Nobody)),
                }
                span { class: "row-body",
                    span { class: "row-title", {t("assign-to-nobody")} }
                    span { class: "small soft", {t("assign-to-nobody-text")} }
                }
            }
        }
    }
}
