//! The first screen of who receives people: the next person first, then what is due and what is to
//! be told.

use dioxus::prelude::*;
use shared::record::Kind;

use super::policy::{PolicyBanner, PolicyWay};
use super::use_name;
use super::waits::Waits;
use super::ways::{ListWay, VisitsWay, Way, Ways};
use crate::ui::components::button::Weight;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::screens::delegate_home::OwnUnsent;
use crate::ui::screens::matters::{Begin, ListName};
use crate::ui::screens::office::{Tab, Tabs};
use crate::ui::text::t;

/// The first screen of a relations officer.
#[component]
pub(crate) fn RelationsHome() -> Element {
    let bar = rsx! {
        Begin { kind: Kind::Contact, label: t("home-receive"), weight: Weight::Main, large: true }
    };
    rsx! {
        Frame { title: t("home-title"), heading: use_name(), bar,
            Tabs { here: Tab::Home }
            PolicyBanner {}
            OwnUnsent {}
            Waits { name: ListName::Contacts, title: t("home-contacts-open") }
            Waits { name: ListName::Referrals, quiet: true }
            Waits { name: ListName::Returned, quiet: true }
            Waits { name: ListName::ToReply, quiet: true }
            Waits { name: ListName::Drafts, quiet: true }
            Ways { id: "requests-ways", title: t("home-requests"),
                ListWay { name: ListName::Ageing }
                ListWay { name: ListName::ToAsk }
                ListWay { name: ListName::Requests }
                Way { to: Route::DeliveriesScreen {}, label: t("home-deliveries"), icon: Icon::Stamp }
            }
            Ways { id: "more", title: t("home-more"),
                ListWay { name: ListName::Contacts }
                ListWay { name: ListName::Complaints }
                ListWay { name: ListName::Referrals }
                ListWay { name: ListName::Obstacles }
                VisitsWay {}
                PolicyWay {}
            }
            div {
                Begin { kind: Kind::Case, weight: Weight::Quiet }
            }
        }
    }
}
