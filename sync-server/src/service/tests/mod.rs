//! The decisions, asked as devices ask them: signed bytes in, replies out.

pub(crate) mod citing;
mod delivering;
mod enrolling;
mod exchanging;
mod handing_over;
mod hostile;
mod pulling;
pub(crate) mod world;
