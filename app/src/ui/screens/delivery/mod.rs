//! The screens of what is delivered: a distribution day, one receipt, a family's aid.

mod deliver;
mod deliveries;
mod given;
mod ledger;
mod receiver;

pub(crate) use deliver::{DeliverScreen, all_of_it};
pub(crate) use deliveries::DeliveriesScreen;
pub(crate) use given::given;
pub(crate) use ledger::Ledger;
