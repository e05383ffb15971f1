//! What everybody has at hand: the policy with its guides, and that it is to be signed, or read again
//! by the board.

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
use crate::ui::text::{dates, t, t_args};

/// Says that the policy is to be read and signed, or that the board reads it again soon; nothing where
/// neither is.
#[component]
pub(crate) fn PolicyBanner() -> Element {
    let reply = use_reply(|| OpenPolicy {});
    // The policy's own screen says what went wrong.
    let (to_sign, review) = match &*reply.read() {
        Some(Ok(view)) => (view.to_sign, view.review),
        _ => (false, None),
    };
    rsx! {
        if let Some(day) = review {
            Banner { title: t("home-review-title"), icon: Icon::Calendar, tone: Tone::Wait,
                p { {t_args("home-review-text", &[("date", dates::both(day).into())])} }
            }
        }
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
