//! What a delegate's first screen has besides visits and cases: requests that came back, what was
//! begun, and the ways to who is due for a visit, to contacts and to the policy.

use dioxus::prelude::*;
use shared::record::Kind;

use super::policy::PolicyWay;
use super::waits::Waits;
use super::ways::{ListWay, OutreachWay, Ways};
use crate::ui::screens::matters::{BeginMenu, ListName};
use crate::ui::text::t;

/// What is to be gone on with, where there is something.
#[component]
pub(crate) fn DelegateWork() -> Element {
    rsx! {
        Waits { name: ListName::Returned, quiet: true }
        Waits { name: ListName::Drafts, quiet: true }
    }
}

/// The ways to other rooms.
#[component]
pub(crate) fn DelegateWays() -> Element {
    rsx! {
        Ways { id: "more", title: t("home-more"),
            OutreachWay {}
            ListWay { name: ListName::Requests }
            ListWay { name: ListName::Contacts }
            PolicyWay {}
        }
        BeginMenu { kinds: vec![Kind::Contact, Kind::Case, Kind::Obstacle] }
    }
}
