//! The screens, one file each. They fetch, lay out and pass on; parts are in `components`.

pub(crate) mod case;
pub(crate) mod declaration;
pub(crate) mod declaration_signed;
mod delegate_home;
pub(crate) mod document;
mod document_pages;
pub(crate) mod elsewhere;
mod enrol;
mod enrol_secret;
pub(crate) mod entry;
pub(crate) mod finish;
pub(crate) mod group;
pub(crate) mod groups;
mod hand_in;
pub(crate) mod home;
pub(crate) mod no_page;
pub(crate) mod office;
pub(crate) mod outcome;
mod page_shape;
pub(crate) mod papers;
mod queue;
pub(crate) mod reading;
mod same_as_last;
pub(crate) mod slip;
pub(crate) mod two_values;
mod unlock;
