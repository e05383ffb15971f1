//! قرار: what the committee decided about a request, as it was then. A reversal
//! (التراجع عن قرار) is a new decision that names those it replaces, which are
//! several where two were written apart; none is ever changed.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use super::submission::{citation, cited, digest_of};
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::{PersonId, RecordId};

const REQUEST: &str = "request";
const DIGEST: &str = "digest";
const SESSION: &str = "session";
const REPLACES: &str = "replaces";
const OUTCOME: &str = "outcome";
const REASON: &str = "reason";
const AMOUNT: &str = "amount";
const BY: &str = "by";

/// What the committee decides. Accepting and declining end a request;
/// completing and postponing keep it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ruling {
    /// قبول.
    Accepted,
    /// اعتذار, with its reason.
    Declined,
    /// استكمال: something is still to be brought.
    ToComplete,
    /// تأجيل: to a later session.
    Postponed,
}

impl Ruling {
    const CODES: [(Self, &'static str); 4] = [
        (Self::Accepted, "accepted"),
        (Self::Declined, "declined"),
        (Self::ToComplete, "to_complete"),
        (Self::Postponed, "postponed"),
    ];

    /// The code in records.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(ruling, _)| *ruling == self).map_or("", |(_, code)| code)
    }

    /// The ruling of this code; `None` for one that a newer version knows.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, known)| *known == code).map(|(ruling, _)| *ruling)
    }

    /// Whether a request may wait for more after it.
    #[must_use]
    pub fn keeps_open(self) -> bool {
        matches!(self, Self::ToComplete | Self::Postponed)
    }
}

/// What a decision says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionDetails {
    /// The support request.
    pub request: RecordId,
    /// The digest of the request as it was handed in and lay before the committee.
    pub digest: [u8; 32],
    /// The session.
    pub session: RecordId,
    /// The decisions that this one takes back: all that stood.
    pub replaces: BTreeSet<RecordId>,
    /// What is decided.
    pub ruling: Ruling,
    /// Why; never empty for anything but an acceptance.
    pub reason: String,
    /// What is granted, in halalas (SAR × 100), if it is money.
    pub amount: Option<i64>,
    /// The members who decided.
    pub by: BTreeSet<PersonId>,
}

impl DecisionDetails {
    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let short = |name, value| Some(Edit::short(AnswerPath::question(name).ok()?, value));
        let reason = AnswerPath::question(REASON).ok().filter(|_| !self.reason.is_empty());
        let by = self.by.iter().map(ToString::to_string).collect();
        let replaces = self.replaces.iter().map(ToString::to_string).collect();
        let replaces = Some(Value::Choices(replaces)).filter(|_| !self.replaces.is_empty());
        [
            citation(REQUEST, self.request.to_string()),
            citation(DIGEST, HEXLOWER.encode(&self.digest)),
            citation(SESSION, self.session.to_string()),
            replaces.and_then(|decisions| short(REPLACES, decisions)),
            short(OUTCOME, Value::Choice(self.ruling.code().to_owned())),
            reason.map(|path| Edit::note(path, self.reason.clone())),
            self.amount.and_then(|amount| short(AMOUNT, Value::Integer(amount))),
            short(BY, Value::Choices(by)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What this decision says; `None` where it cites nothing readable, or
    /// rules what only a newer version knows.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let value = |name| record.answer(&AnswerPath::question(name).ok()?);
        let Some(Value::Choice(code)) = value(OUTCOME) else { return None };
        Some(Self {
            request: cited(record, REQUEST)?.parse().ok()?,
            digest: digest_of(&cited(record, DIGEST)?)?,
            session: cited(record, SESSION)?.parse().ok()?,
            replaces: match value(REPLACES) {
                Some(Value::Choices(decisions)) => {
                    decisions.iter().filter_map(|id| id.parse().ok()).collect()
                }
                // As it was written while a decision could name only one.
                Some(Value::Text(decision)) => decision.parse().ok().into_iter().collect(),
                _ => BTreeSet::new(),
            },
            ruling: Ruling::of_code(&code)?,
            reason: cited(record, REASON).unwrap_or_default(),
            amount: match value(AMOUNT) {
                Some(Value::Integer(amount)) => Some(amount),
                _ => None,
            },
            by: match value(BY) {
                Some(Value::Choices(people)) => {
                    people.iter().filter_map(|id| id.parse().ok()).collect()
                }
                _ => BTreeSet::new(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::InstallId;
    use crate::record::{Author, Kind, RecordMeta};

    fn id(byte: u8) -> RecordId {
        RecordId::from_bytes([byte; 16])
    }

    fn record() -> Record {
        Record::new(RecordMeta { id: id(1), kind: Kind::Decision, case: id(2) }).unwrap()
    }

    fn details() -> DecisionDetails {
        DecisionDetails {
            request: id(3),
            digest: [4; 32],
            session: id(5),
            replaces: [id(6), id(9)].into(),
            ruling: Ruling::Declined,
            reason: "لم تكتمل الشروط".into(),
            amount: None,
            by: [PersonId::from_bytes([7; 16]), PersonId::from_bytes([8; 16])].into(),
        }
    }

    const AUTHOR: Author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };

    #[test]
    fn a_decision_is_read_as_it_was_written() {
        let mut record = record();
        record.write(&AUTHOR, &details().edits()).unwrap();
        assert_eq!(DecisionDetails::of(&record), Some(details()));
        for (ruling, code) in Ruling::CODES {
            assert_eq!((ruling.code(), Ruling::of_code(code)), (code, Some(ruling)));
        }
    }

    #[test]
    fn one_that_names_a_single_decision_as_text_is_read_still() {
        let mut record = record();
        let first = DecisionDetails { replaces: BTreeSet::new(), ..details() };
        let edits = first.edits().into_iter().chain(citation(REPLACES, id(6).to_string()));
        record.write(&AUTHOR, &edits.collect::<Vec<_>>()).unwrap();
        let read = DecisionDetails { replaces: [id(6)].into(), ..details() };
        assert_eq!(DecisionDetails::of(&record), Some(read));
    }
}
