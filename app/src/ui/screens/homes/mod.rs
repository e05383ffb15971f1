//! Each role's first screen: the next work first, in plain sections with how many wait; the rooms of
//! others are a link away. One file a role, and the blocks that they share.

mod administrator;
mod committee;
mod delegate;
mod policy;
mod relations;
mod researcher;
mod supervisor;
mod volunteer;
mod waits;
mod ways;

use dioxus::prelude::*;
use shared::people::Role;

use crate::ui::shell::{Gate, use_shell};

pub(super) use administrator::AdministratorHome;
pub(super) use committee::CommitteeHome;
pub(super) use delegate::{DelegateWays, DelegateWork};
pub(super) use policy::PolicyBanner;
pub(super) use relations::RelationsHome;
pub(super) use researcher::ResearcherHome;
pub(super) use supervisor::SupervisorHome;
pub(super) use volunteer::VolunteerHome;

/// What whoever is at work does for the association.
pub(crate) fn use_role() -> Option<Role> {
    let shell = use_shell();
    match &*shell.gate.read() {
        Gate::Open(session) => Some(session.role.clone()),
        _ => None,
    }
}

/// The name of whoever is at work.
fn use_name() -> Option<String> {
    let shell = use_shell();
    match &*shell.gate.read() {
        Gate::Open(session) => Some(session.person_name.clone()),
        _ => None,
    }
}
