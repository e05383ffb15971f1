//! What people think of how they were served, and what staff have at hand: the
//! policy, its guides, and that it was read and signed for.

mod feedback;
mod guides;
mod policy;
mod satisfaction;

pub(crate) use feedback::feedback;
pub(crate) use guides::{guide, name_guides};
pub(crate) use policy::{acknowledge, policy};
pub(crate) use satisfaction::satisfaction;
