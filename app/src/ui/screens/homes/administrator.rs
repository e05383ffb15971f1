//! The first screen of who looks after people and devices, and reads no cases; also of a role that
//! only a newer version knows.

use dioxus::prelude::*;
use shared::people::Role;

use super::policy::{PolicyBanner, PolicyWay};
use super::use_name;
use super::ways::{Way, Ways};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::text::{people, t, t_args};

/// The first screen of an administrator.
#[component]
pub(crate) fn AdministratorHome(role: Role) -> Element {
    let knows = role == Role::Administrator;
    rsx! {
        Frame { title: t("home-title"), heading: use_name(),
            PolicyBanner {}
            div { class: "card",
                p { {t_args("role-home-text", &[("role", people::role(&role).into())])} }
            }
            Ways { id: "more", title: t("home-more"),
                if knows {
                    Way { to: Route::PolicyScreen {}, label: t("home-policy-signed"), icon: Icon::Paper }
                    Way { to: Route::SatisfactionScreen {}, label: t("home-satisfaction"), icon: Icon::Person }
                } else {
                    PolicyWay {}
                }
            }
        }
    }
}
