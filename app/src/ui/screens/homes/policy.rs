//! What everybody has at hand: the policy with its guides, and that it is to be signed.

use dioxus::prelude::*;
use shared::people::Role;

use super::ways::Way;
use crate::engine::command::OpenPolicy;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::shell::{Gate, use_reply, use_shell};
use crate::ui::text::t;

/// Says that the policy is to be read and signed; nothing where it is not.
#[component]
pub(crate) fn PolicyBanner() -> Element {
    let reply = use_reply(|| OpenPolicy {});
    // The policy's own screen says what went wrong.
    let to_sign = matches!(&*reply.read(), Some(Ok(view)) if view.to_sign);
    rsx! {
        if to_sign {
            Banner { title: t("home-sign-title"), icon: Icon::Paper, tone: Tone::Info,
                p { {t("home-sign-text")} }
                div {
                    Link { to: Route::SignPolicy {}, class: Weight::Plain.class(),
                        {t("home-sign")}
                        Drawing { icon: Icon::Forward }
                    }
                }
            }
        }
    }
}

/// The ways to the policy with its guides, and to what people think, which reaches all departments.
#[component]
pub(super) fn PolicyWay() -> Element {
    let shell = use_shell();
    let told = match &*shell.gate.read() {
        Gate::Open(session) => session.role != Role::Volunteer,
        _ => false,
    };
    rsx! {
        Way { to: Route::PolicyScreen {}, label: t("home-policy"), icon: Icon::Paper }
        if told {
            Way { to: Route::SatisfactionScreen {}, label: t("home-satisfaction"), icon: Icon::Person }
        }
    }
}
