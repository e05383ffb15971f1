//! The first screen: what it is depends on what the person does for the association.

use dioxus::prelude::*;
use shared::people::Role;

use super::delegate_home::DelegateHome;
use super::homes::{
    AdministratorHome, CommitteeHome, RelationsHome, ResearcherHome, SupervisorHome, VolunteerHome,
    use_role,
};

/// The first screen.
#[component]
pub(crate) fn Home() -> Element {
    match use_role() {
        None => rsx! {},
        Some(Role::Delegate) => rsx! { DelegateHome {} },
        Some(Role::Supervisor) => rsx! { SupervisorHome {} },
        Some(Role::CommitteeMember | Role::Secretary) => rsx! { CommitteeHome {} },
        Some(Role::Researcher) => rsx! { ResearcherHome {} },
        Some(Role::RelationsOfficer) => rsx! { RelationsHome {} },
        Some(Role::Volunteer) => rsx! { VolunteerHome {} },
        Some(role @ (Role::Administrator | Role::Unknown(_))) => {
            rsx! { AdministratorHome { role } }
        }
    }
}
