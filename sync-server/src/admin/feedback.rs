//! What people think of how they were served, for the office: the aggregates
//! that devices are told too, and the free lines, which leave the server only here.

use std::collections::BTreeMap;

use serde::Serialize;
use shared::calendar::Date;
use shared::ids::AssociationId;
use shared::lifecycle::satisfaction::{AT_LEAST, Group, Month, satisfaction};

use super::AdminError;
use crate::store::{Reading, SharedStore, StoreError, for_association};

/// What may be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voices {
    /// What groups of five and more think, ordered by month, question and group.
    pub aggregates: Vec<Voice>,
    /// What was written, of whole months in which five or more wrote something.
    pub lines: Vec<Lines>,
}

/// What a group thinks of one question in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The month, YYYY-MM.
    pub month: String,
    /// Code of the question.
    pub question: String,
    /// Of what the group is one: `all`, `branch`, `department`, `outcome`, `staff`.
    pub of: &'static str,
    /// Its name; none for everyone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How many answered: so many or up to four more.
    pub at_least: u32,
    /// Their mean in tenths, from 10 to 50.
    pub tenths: u8,
}

/// The free lines of one month, in the order of their letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// The month, YYYY-MM.
    pub month: String,
    /// The lines; of each nothing else is told.
    pub lines: Vec<String>,
}

/// What people think of an association by the end of last month.
///
/// # Errors
/// When the store fails, or has no such association.
pub async fn feedback(
    store: &SharedStore,
    association: &AssociationId,
    now: i64,
) -> Result<Voices, AdminError> {
    let association = for_association(store, association.clone());
    Ok(association.read(move |reading| voices(reading, now)).await?)
}

fn voices(reading: &dyn Reading, now: i64) -> Result<Voices, StoreError> {
    let heard = reading.feedback()?;
    let today = Date::in_riyadh(now).ok_or(StoreError::NotOurs("the time"))?;
    let mut written: BTreeMap<Month, Vec<String>> = BTreeMap::new();
    let mut answers = Vec::with_capacity(heard.len());
    for heard in heard {
        let month = Month::of(heard.answered.received);
        if !heard.line.is_empty() && month < Month::of(today) {
            written.entry(month).or_default().push(heard.line);
        }
        answers.push(heard.answered);
    }
    written.retain(|_, lines| lines.len() >= AT_LEAST);
    let lines = written.into_iter().map(|(month, mut lines)| {
        lines.sort_unstable();
        Lines { month: text(month), lines }
    });
    let mut aggregates = Vec::new();
    for aggregate in satisfaction(&answers, today) {
        let (of, group) = named(reading, &aggregate.group)?;
        aggregates.push(Voice {
            month: text(aggregate.month),
            question: aggregate.question.code().to_owned(),
            of,
            group,
            at_least: aggregate.at_least,
            tenths: aggregate.tenths,
        });
    }
    Ok(Voices { aggregates, lines: lines.collect() })
}

fn text(Month(year, month): Month) -> String {
    format!("{year:04}-{month:02}")
}

fn named(
    reading: &dyn Reading,
    group: &Group,
) -> Result<(&'static str, Option<String>), StoreError> {
    Ok(match group {
        Group::All => ("all", None),
        Group::Branch(id) => ("branch", reading.branch(*id)?.map(|branch| branch.name)),
        Group::Department(code) => ("department", Some(code.clone())),
        Group::Outcome(code) => ("outcome", Some(code.clone())),
        Group::Staff(id) => ("staff", reading.person(*id)?.map(|(person, _)| person.name)),
    })
}
