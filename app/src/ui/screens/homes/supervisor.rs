//! A supervisor's first screen: the visits that await review, and beside them what else waits.

use dioxus::prelude::*;

use super::policy::{PolicyBanner, PolicyWay};
use super::waits::Waits;
use super::ways::{ListWay, OutreachWay, Way, Ways};
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::screens::matters::ListName;
use crate::ui::screens::queue::QueueScreen;
use crate::ui::text::t;

/// The first screen of a supervisor.
#[component]
pub(crate) fn SupervisorHome() -> Element {
    let beside = rsx! {
        Ways { id: "requests-ways", title: t("home-requests"),
            ListWay { name: ListName::ToForward }
            ListWay { name: ListName::Ageing }
            ListWay { name: ListName::ToReply }
            ListWay { name: ListName::Early }
            Way { to: Route::DeliveriesScreen {}, label: t("home-deliveries"), icon: Icon::Stamp }
        }
        Waits { name: ListName::Drafts, quiet: true }
        Ways { id: "more", title: t("home-more"),
            ListWay { name: ListName::Complaints }
            ListWay { name: ListName::Obstacles }
            ListWay { name: ListName::Contacts }
            ListWay { name: ListName::Referrals }
            OutreachWay {}
            PolicyWay {}
        }
    };
    rsx! {
        QueueScreen { reviews: true, above: rsx! { PolicyBanner {} }, beside }
    }
}
