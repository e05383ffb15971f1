//! The first screen of the committee's members and its secretary: sessions and what is before them,
//! then the visits to read.

use dioxus::prelude::*;

use super::policy::{PolicyBanner, PolicyWay};
use super::ways::{ListWay, Way, Ways};
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::screens::matters::ListName;
use crate::ui::screens::queue::QueueScreen;
use crate::ui::text::t;

/// The first screen of a member of the committee, or of its secretary.
#[component]
pub(crate) fn CommitteeHome() -> Element {
    let above = rsx! {
        PolicyBanner {}
        Ways { id: "committee-ways", title: t("home-committee"),
            Way { to: Route::SessionsScreen {}, label: t("home-sessions"), icon: Icon::Calendar }
            ListWay { name: ListName::Forwarded }
            ListWay { name: ListName::Appeals }
        }
    };
    let beside = rsx! {
        Ways { id: "more", title: t("home-more"),
            ListWay { name: ListName::Requests }
            ListWay { name: ListName::Complaints }
            PolicyWay {}
        }
    };
    rsx! {
        QueueScreen { reviews: false, above, beside }
    }
}
