//! What the policy binds to, sentence by sentence as printed.

use dioxus::prelude::*;
use shared::association::{Clause, Profile};

use crate::ui::text::t;

/// All of a profile, as one property of a part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Whole(pub(super) Profile);

/// The steps and the duties.
#[component]
pub(super) fn Clauses(whole: Whole) -> Element {
    let Whole(profile) = whole;
    rsx! {
        section { class: "section", "aria-labelledby": "policy-steps",
            h2 { id: "policy-steps", {t("policy-steps-title")} }
            ol { class: "card points",
                for (place , step) in profile.steps.into_iter().enumerate() {
                    Sentence { key: "{place}", clause: step }
                }
            }
        }
        section { class: "section", "aria-labelledby": "policy-duties",
            h2 { id: "policy-duties", {t("policy-duties-title")} }
            ul { class: "card points",
                for (place , duty) in profile.duties.into_iter().enumerate() {
                    Sentence { key: "{place}", clause: duty }
                }
            }
        }
    }
}

#[component]
fn Sentence(clause: Clause) -> Element {
    rsx! {
        li { dir: "auto", "{clause.text}" }
    }
}
