//! جلسة اللجنة: when the research committee sat, who was there, which requests
//! were before it and who stood back from which. Whether a decision may come
//! from it is [`crate::lifecycle::sitting`]'s.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Record};
use crate::calendar::Date;
use crate::form::{AnswerPath, Value};
use crate::ids::{PersonId, RecordId};

const NUMBER: &str = "number";
const DATE: &str = "date";
const QUORUM: &str = "quorum";
const BUDGET: &str = "budget";
/// Members lie under this name by their id: present or not.
const MEMBERS: &str = "members";
/// Requests lie under this name by their id, with their place on the agenda.
const AGENDA: &str = "agenda";
/// Who stood back, under this name by the request's id: ids of people.
const RECUSED: &str = "recused";

/// What a session's record says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionDetails {
    /// Its number in the year, as the secretary counts.
    pub number: String,
    /// The day on which the committee sat.
    pub date: Option<Date>,
    /// How many must be present, the profile's number at that time.
    pub quorum: u16,
    /// What may still be spent, in halalas (SAR × 100), if the board set a sum.
    pub budget: Option<i64>,
    /// The committee's members, and whether each was there.
    pub members: BTreeMap<PersonId, bool>,
    /// The requests before it, in order.
    pub agenda: Vec<RecordId>,
    /// Who stood back from which request, as a relative or for another reason.
    pub recused: BTreeMap<RecordId, BTreeSet<PersonId>>,
}

impl SessionDetails {
    /// Whether its day is still to come, as far as today is known.
    #[must_use]
    pub fn is_ahead(&self, today: Option<Date>) -> bool {
        self.date.zip(today).is_some_and(|(date, today)| date > today)
    }

    /// The edits that write all of it; what stands already writes nothing.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let question = |name, value| Some(Edit::short(AnswerPath::question(name).ok()?, value));
        let under = |list, name: String, value| {
            Some(Edit::short(AnswerPath::instance(list, &name).ok()?, value))
        };
        let plain = [
            question(NUMBER, Value::Text(self.number.clone())),
            self.date.and_then(|date| question(DATE, Value::Date(date))),
            question(QUORUM, Value::Integer(i64::from(self.quorum))),
            self.budget.and_then(|budget| question(BUDGET, Value::Integer(budget))),
        ];
        let members = self.members.iter().map(|(person, present)| {
            under(MEMBERS, person.to_string(), Value::Integer(i64::from(*present)))
        });
        let agenda = (1i64..)
            .zip(&self.agenda)
            .map(|(place, request)| under(AGENDA, request.to_string(), Value::Integer(place)));
        let recused = self.recused.iter().map(|(request, people)| {
            let people = people.iter().map(ToString::to_string).collect();
            under(RECUSED, request.to_string(), Value::Choices(people))
        });
        plain.into_iter().chain(members).chain(agenda).chain(recused).flatten().collect()
    }

    /// The edits that make of `before` what this is; requests that were before
    /// it are taken off the agenda.
    #[must_use]
    pub fn edits_after(&self, before: &Self) -> Vec<Edit> {
        let gone = before.agenda.iter().filter(|request| !self.agenda.contains(request));
        let off = |request: &RecordId| {
            let path = AnswerPath::instance(AGENDA, &request.to_string()).ok()?;
            Some(Edit::short(path, Value::Removed))
        };
        gone.filter_map(off).chain(self.edits()).collect()
    }

    /// What this record says of its session.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let mut details = Self::default();
        let mut places = Vec::new();
        for (path, value) in record.answers().0 {
            match (path.as_str().split_once('/'), value) {
                (None, Value::Text(number)) if path.as_str() == NUMBER => details.number = number,
                (None, Value::Date(date)) if path.as_str() == DATE => details.date = Some(date),
                (None, Value::Integer(count)) if path.as_str() == QUORUM => {
                    details.quorum = u16::try_from(count).unwrap_or(u16::MAX);
                }
                (None, Value::Integer(sum)) if path.as_str() == BUDGET => {
                    details.budget = Some(sum);
                }
                (Some((MEMBERS, person)), Value::Integer(present)) => {
                    details.members.extend(person.parse().ok().map(|id| (id, present == 1)));
                }
                (Some((AGENDA, request)), Value::Integer(place)) => {
                    places.extend(request.parse().ok().map(|id| (place, id)));
                }
                (Some((RECUSED, request)), Value::Choices(people)) => {
                    let people = people.iter().filter_map(|id| id.parse().ok()).collect();
                    details.recused.extend(request.parse().ok().map(|id| (id, people)));
                }
                _ => {}
            }
        }
        places.sort_unstable();
        details.agenda = places.into_iter().map(|(_, request)| request).collect();
        details
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::InstallId;
    use crate::record::{Author, Kind, RecordMeta};

    #[test]
    fn a_session_is_read_as_it_was_written() {
        let id = RecordId::from_bytes([3; 16]);
        let mut record = Record::new(RecordMeta { id, kind: Kind::Session, case: id }).unwrap();
        let person = |byte| PersonId::from_bytes([byte; 16]);
        let request = |byte| RecordId::from_bytes([byte; 16]);
        let details = SessionDetails {
            number: "4".into(),
            date: Some("2026-11-21".parse().unwrap()),
            quorum: 3,
            budget: Some(1_250_000),
            members: [(person(1), true), (person(2), false)].into(),
            agenda: vec![request(9), request(8)],
            recused: [(request(8), [person(1), person(2)].into())].into(),
        };
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        record.write(&author, &details.edits()).unwrap();
        assert_eq!(SessionDetails::of(&record), details);
        assert!(record.write(&author, &details.edits()).unwrap().is_none(), "nothing is new");
        let shorter = SessionDetails { agenda: vec![request(8), request(7)], ..details.clone() };
        record.write(&author, &shorter.edits_after(&details)).unwrap();
        assert_eq!(SessionDetails::of(&record), shorter);
    }
}
