//! The screens, in Dioxus: what people see and touch. Nothing is stored or decided here: data come
//! from and go to the engine as typed commands, rules come from `shared`, words from the Fluent
//! files, and what the page around offers from `host::page`.
//!
//! `shell` is what all screens share: `attendance` locks it, `place` remembers where one was, `keeping`
//! what is not kept yet, `capturing` pictures on their way, `awaited` which photos are waited for, `lead`
//! agrees with other tabs. `filling` and `drafts` are what the questions of one filled-in form do,
//! `offered` which choices they offer, `visit` the screens of one visit, `evidence` where papers and a
//! declaration belong; `components` are parts, `screens` one file each.

mod attendance;
mod awaited;
mod capturing;
mod components;
mod drafts;
mod evidence;
mod filling;
mod keeping;
mod lead;
mod offered;
mod place;
mod routes;
mod screens;
mod shell;
mod strength;
mod text;
mod visit;
mod words;

use dioxus::prelude::*;

use attendance::LeavingNotice;
use components::banner::{FailureBanner, Loading};
use components::frame::EntryFrame;
use keeping::HeldNotice;
use routes::Route;
use screens::elsewhere::OpenElsewhere;
use screens::entry::Entry;
use shell::{Gate, use_new_shell};

use crate::host::page;
use text::t;

/// The root of the screens.
#[component]
#[allow(non_snake_case)]
pub fn App() -> Element {
    // Before anything reads the address: a code in it must not stay there.
    let mut link_code =
        use_signal(|| page::take_fragment().and_then(|fragment| code_in(&fragment)));
    let shell = use_new_shell();
    use_effect(move || {
        // A code that has been used is not offered to whoever comes next.
        if matches!(*shell.gate.read(), Gate::Open(_)) && link_code.peek().is_some() {
            link_code.set(None);
        }
    });
    let gate = shell.gate.read();
    rsx! {
        Styles {}
        match &*gate {
            Gate::Starting => rsx! {
                EntryFrame { title: t("app-name"), Loading {} }
            },
            Gate::Failed(failure) => rsx! {
                EntryFrame { title: t("app-name"),
                    FailureBanner { failure: failure.clone(), retry: move |()| page::reload() }
                }
            },
            Gate::Locked(device) => rsx! {
                Entry { device: device.clone(), link_code: link_code() }
            },
            Gate::Elsewhere(elsewhere) => rsx! {
                OpenElsewhere { elsewhere: elsewhere.clone() }
            },
            Gate::Open(_) => rsx! {
                Router::<Route> {}
                LeavingNotice {}
                HeldNotice {}
            },
        }
    }
}

/// The enrolment code of a link: `#enrol=CODE`, or `#CODE`.
fn code_in(fragment: &str) -> Option<String> {
    let code = fragment.strip_prefix("enrol=").unwrap_or(fragment);
    let plain = code.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    (plain && (4..=64).contains(&code.len())).then(|| code.to_owned())
}

/// The styles of the native shell; a browser gets them with the document.
#[component]
fn Styles() -> Element {
    #[cfg(not(target_arch = "wasm32"))]
    return rsx! {
        document::Style { {include_str!("../../../assets/styles/tokens.css")} }
        document::Style { {include_str!("../../../assets/styles/base.css")} }
        document::Style { {include_str!("../../../assets/styles/layout.css")} }
        document::Style { {include_str!("../../../assets/styles/controls.css")} }
        document::Style { {include_str!("../../../assets/styles/form.css")} }
        document::Style { {include_str!("../../../assets/styles/evidence.css")} }
        document::Style { {include_str!("../../../assets/styles/office.css")} }
        document::Style { {include_str!("../../../assets/styles/calendar.css")} }
        document::Style { {include_str!("../../../assets/styles/matters.css")} }
        document::Style { {include_str!("../../../assets/styles/committee.css")} }
        document::Style { {include_str!("../../../assets/styles/delivery.css")} }
        document::Style { {include_str!("../../../assets/styles/voice.css")} }
        document::Style { {include_str!("../../../assets/styles/print.css")} }
        document::Style { {include_str!("../../../assets/styles/guard.css")} }
    };
    #[cfg(target_arch = "wasm32")]
    return rsx! {};
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn a_link_carries_a_code_and_nothing_else() {
        assert_eq!(code_in("enrol=ABCD-EFGH"), Some("ABCD-EFGH".to_owned()));
        assert_eq!(code_in("ABCDEFGH"), Some("ABCDEFGH".to_owned()));
        assert_eq!(code_in("content is not a code"), None);
        assert_eq!(code_in("enrol="), None);
        assert_eq!(code_in(&"A".repeat(65)), None);
    }
}
