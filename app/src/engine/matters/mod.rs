//! Matters (معاملات): contacts, referrals, support requests, reports, replies,
//! appeals, registrations, receipts, complaints, obstacles and what was done
//! about them. They are begun, filled in and finished alike; what sets them
//! apart are their forms, and of what they may speak ([`kinds`]). A support
//! request's way to the committee is in [`super::requests`].

mod entering;
pub(crate) mod facts;
mod kinds;
mod listing;
pub(crate) mod new_case;
mod opening;
mod rows;
mod timeline;

pub(crate) use entering::{finish, put_away, start};
pub(crate) use kinds::{is_matter, may_begin_about};
pub(crate) use listing::list;
pub(crate) use new_case::{correct_case, open as open_new_case, start_case};
pub(crate) use opening::{open, takes_more, view};
pub(crate) use rows::Touched;
pub(crate) use timeline::timeline;
