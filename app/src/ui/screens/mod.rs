//! The screens, one file each. They fetch, lay out and pass on; parts are in `components`.

pub(crate) mod case;
mod delegate_home;
mod enrol;
mod enrol_secret;
pub(crate) mod entry;
pub(crate) mod finish;
pub(crate) mod group;
pub(crate) mod groups;
pub(crate) mod home;
pub(crate) mod no_page;
mod queue;
pub(crate) mod read;
mod read_answers;
mod review_bar;
mod unlock;
