//! The committee (لجنة البحث): its sessions, what it decides, what is printed
//! of that. Whether a decision may come from a session is
//! [`shared::lifecycle::sitting`]'s to say.

mod decisions;
mod minutes;
mod sessions;

pub(crate) use decisions::{decide, decision_row};
pub(crate) use minutes::minutes;
pub(crate) use sessions::{edit, open, sessions, start};
