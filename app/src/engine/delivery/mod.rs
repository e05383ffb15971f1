//! What is delivered: receipts (سند استلام), a distribution day, a family's aid
//! over the years.

mod deliveries;
pub(crate) mod ledger;
mod receipts;
pub(crate) mod rules;
mod taking_back;

use shared::form::Answers;
use shared::record::{FormUsed, Record};

use super::forms;
use super::lists::evaluate;

pub(crate) use deliveries::deliveries;
pub(crate) use ledger::ledger;
pub(crate) use receipts::{deliver, is_left, sign};
pub(crate) use taking_back::{may_take_back, take_back};

/// The answers of a record that count by its form: what was answered before
/// another answer made it pointless does not. All of them where this app does
/// not carry the form.
pub(crate) fn counted(record: &Record, now: i64) -> Answers {
    let answers = record.answers();
    let Some(form) = FormUsed::of(record).and_then(|used| forms::used(&used)) else {
        return answers;
    };
    let states = evaluate(form, &answers, now).states.into_iter();
    let asked = states.filter(|(_, state)| state.relevant);
    asked.filter_map(|(path, state)| Some((path, state.value?))).collect()
}
