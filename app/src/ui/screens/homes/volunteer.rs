//! A volunteer's first screen: receive somebody, and the own contacts.

use dioxus::prelude::*;
use shared::record::Kind;

use super::policy::{PolicyBanner, PolicyWay};
use super::use_name;
use super::waits::Waits;
use super::ways::{ListWay, Ways};
use crate::ui::components::button::Weight;
use crate::ui::components::frame::Frame;
use crate::ui::screens::delegate_home::OwnUnsent;
use crate::ui::screens::matters::{Begin, ListName};
use crate::ui::text::t;

/// The first screen of a volunteer.
#[component]
pub(crate) fn VolunteerHome() -> Element {
    let bar = rsx! {
        Begin { kind: Kind::Contact, label: t("home-receive"), weight: Weight::Main, large: true }
    };
    rsx! {
        Frame { title: t("home-title"), heading: use_name(), bar,
            PolicyBanner {}
            OwnUnsent {}
            Waits { name: ListName::Drafts, quiet: true }
            Waits { name: ListName::Contacts, title: t("home-contacts-own") }
            Ways { id: "more", title: t("home-more"),
                ListWay { name: ListName::Contacts }
                PolicyWay {}
            }
        }
    }
}
