//! What the policy says, sentence by sentence as printed.

use dioxus::prelude::*;
use shared::association::{Clause, Profile};

use crate::ui::text::t;

/// All of a profile, as one property of a part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Whole(pub(super) Profile);

/// The channels, the steps and the duties.
#[component]
pub(super) fn Clauses(whole: Whole) -> Element {
    let Whole(profile) = whole;
    let texts = |clauses: Vec<Clause>| -> Vec<String> {
        clauses.into_iter().map(|clause| clause.text).collect()
    };
    let channels: Vec<_> = profile.channels.into_iter().map(|channel| channel.label).collect();
    rsx! {
        Printed { id: "policy-channels", title: t("policy-channels-title"), texts: channels }
        Printed {
            id: "policy-steps",
            title: t("policy-steps-title"),
            numbered: true,
            texts: texts(profile.steps),
        }
        Printed {
            id: "policy-duties",
            title: t("policy-duties-title"),
            texts: texts(profile.duties),
        }
    }
}

/// A list of the policy, as printed.
#[component]
pub(super) fn Printed(
    id: &'static str,
    title: String,
    #[props(default)] numbered: bool,
    texts: Vec<String>,
) -> Element {
    let entries = rsx! {
        for (place , text) in texts.into_iter().enumerate() {
            li { key: "{place}", dir: "auto", "{text}" }
        }
    };
    rsx! {
        section { class: "section", "aria-labelledby": id,
            h2 { id, "{title}" }
            if numbered {
                ol { class: "card points", {entries} }
            } else {
                ul { class: "card points", {entries} }
            }
        }
    }
}
