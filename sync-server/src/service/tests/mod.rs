//! The decisions, asked as devices ask them: signed bytes in, replies out.

mod delivering;
mod enrolling;
mod exchanging;
mod hostile;
mod pulling;
mod world;
