//! The decisions, asked as devices ask them: signed bytes in, replies out.

pub(crate) mod citing;
mod delivering;
mod enrolling;
mod exchanging;
mod files;
mod handing_over;
mod hostile;
mod pulling;
mod roles;
mod rules;
mod voice;
pub(crate) mod world;
