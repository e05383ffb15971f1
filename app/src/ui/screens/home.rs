//! The first screen: what it is depends on what the person does for the association.

use dioxus::prelude::*;
use shared::people::Role;

use super::delegate_home::DelegateHome;
use super::queue::QueueScreen;
use crate::ui::components::frame::Frame;
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::{people, t, t_args};

/// The first screen.
#[component]
pub(crate) fn Home() -> Element {
    let shell = use_shell();
    let Gate::Open(session) = shell.gate.read().clone() else {
        return rsx! {};
    };
    match session.role {
        Role::Delegate => rsx! { DelegateHome {} },
        Role::Supervisor => rsx! { QueueScreen { reviews: true } },
        Role::CommitteeMember | Role::Secretary | Role::Researcher | Role::RelationsOfficer => {
            rsx! { QueueScreen { reviews: false } }
        }
        role @ (Role::Volunteer | Role::Administrator | Role::Unknown(_)) => rsx! {
            Frame { title: t("home-title"), heading: session.person_name,
                div { class: "card",
                    p { {t_args("role-home-text", &[("role", people::role(&role).into())])} }
                }
            }
        },
    }
}
