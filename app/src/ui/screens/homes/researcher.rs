//! The first screen of who does the social research: questions that were referred, requests that a
//! report may be needed for, and who is due for a visit.

use dioxus::prelude::*;
use shared::record::Kind;

use super::policy::{PolicyBanner, PolicyWay};
use super::use_name;
use super::waits::Waits;
use super::ways::{ListWay, OutreachWay, VisitsWay, Ways};
use crate::ui::components::frame::Frame;
use crate::ui::screens::delegate_home::OwnUnsent;
use crate::ui::screens::matters::{BeginMenu, ListName};
use crate::ui::screens::office::{Tab, Tabs};
use crate::ui::text::t;

/// Of the form for referrals: to the researcher.
const INWARD: &str = "inward";

/// The first screen of a researcher.
#[component]
pub(crate) fn ResearcherHome() -> Element {
    rsx! {
        Frame { title: t("home-title"), heading: use_name(),
            Tabs { here: Tab::Home }
            PolicyBanner {}
            OwnUnsent {}
            Waits { name: ListName::Referrals, sort: INWARD, title: t("home-referred-to-me") }
            Waits { name: ListName::Returned, quiet: true }
            Waits { name: ListName::InStudy }
            Waits { name: ListName::Drafts, quiet: true }
            Ways { id: "more", title: t("home-more"),
                OutreachWay {}
                ListWay { name: ListName::Referrals }
                ListWay { name: ListName::Contacts }
                VisitsWay {}
                PolicyWay {}
            }
            BeginMenu { kinds: vec![Kind::Contact, Kind::Obstacle] }
        }
    }
}
