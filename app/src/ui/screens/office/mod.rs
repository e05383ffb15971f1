//! The screens of the office: whose every case is, what is to be visited and by when, whose phone has
//! been silent. They are a supervisor's; who only reads has the list of cases of them.

mod assign;
mod assign_to;
mod case_office;
mod cases;
mod conditions;
mod follow;
mod follow_lists;
mod order;
mod tabs;

pub(crate) use assign::AssignCase;
pub(crate) use case_office::CaseOffice;
pub(crate) use cases::{Cases, CasesOf};
pub(crate) use follow::{FollowScreen, SILENT_DAYS};
pub(crate) use tabs::{Tab, Tabs};
