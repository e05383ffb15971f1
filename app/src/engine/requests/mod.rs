//! A support request (طلب دعم) on its way to the committee: what it lacks, the
//! notice, handing it in, the supervisor's word, and the page that the committee
//! has before it. What it says is a matter like others ([`super::matters`]);
//! where it stands is `shared::lifecycle::request`'s.

mod checklist;
mod entering;
mod memo;
mod opening;
mod reviewing;

pub(crate) use entering::{hand_in, notice};
pub(crate) use memo::memo;
pub(crate) use opening::open;
pub(crate) use reviewing::review;
