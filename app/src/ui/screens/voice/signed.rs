//! Who has read and signed the policy, and who has not, for whoever may see it.

use dioxus::prelude::*;

use crate::engine::command::SignedPolicy;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::Icon;
use crate::ui::text::{dates, t, t_args};

/// Who has signed.
#[component]
pub(super) fn SignedList(signed: Vec<SignedPolicy>, unsigned: Vec<String>) -> Element {
    // Two lists, two names; of one alone the title says enough.
    let named = !unsigned.is_empty();
    rsx! {
        section { class: "section", "aria-labelledby": "policy-signed",
            h2 { id: "policy-signed", {t("policy-signed-title")} }
            if signed.is_empty() && unsigned.is_empty() {
                p { class: "card", {t("policy-signed-none")} }
            }
            if named {
                h3 { {t("policy-not-signed")} }
                ul { class: "card points",
                    for (place , name) in unsigned.into_iter().enumerate() {
                        li { key: "{place}", bdi { "{name}" } }
                    }
                }
            }
            if !signed.is_empty() {
                if named {
                    h3 { {t("policy-have-signed")} }
                }
                ul { class: "card card-flush rows",
                    for one in signed {
                        li { key: "{one.acknowledgement}", class: "guide",
                            span { class: "row-title", bdi { "{one.by}" } }
                            span { class: "small soft", {dates::moment(one.at)} }
                            if one.current {
                                Chip { label: t("policy-signed-current"), icon: Icon::Check, tone: Tone::Good }
                            } else {
                                Chip {
                                    label: t_args("policy-signed-earlier", &[("version", one.version.to_string().into())]),
                                    icon: Icon::Clock,
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
