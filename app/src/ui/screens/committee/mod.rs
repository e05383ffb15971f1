//! The screens of the committee: sessions, an agenda, a decision, minutes and payment list.
//!
//! `session` is laid out of `presence`, `budget`, `agenda`, `waiting` and `decided_before`, which
//! change it through `editing`; `order` and `amount` are functions without a screen.

mod agenda;
mod amount;
mod apart;
mod asked;
mod budget;
mod decide;
mod decide_facts;
mod decide_form;
mod decide_parts;
mod decided_before;
mod editing;
mod minutes;
mod minutes_items;
mod order;
mod payments;
mod presence;
mod printed;
mod ruled;
mod session;
mod session_form;
mod sessions;
mod waiting;

pub(crate) use decide::DecideScreen;
pub(crate) use minutes::Minutes;
pub(crate) use payments::Payments;
pub(crate) use session::SessionScreen;
pub(crate) use sessions::SessionsScreen;
