//! قياس الرضا: what somebody thinks of how a request went. The answers are sealed
//! to the server's key where they are given: neither whoever wrote them down nor
//! anybody who is handed the record reads them again. What may be told of them
//! is [`crate::lifecycle::satisfaction`]'s.
//!
//! Its id follows from the request's: whoever is asked on two phones answers in
//! one record, and counts once.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::submission::{citation, cited};
use super::{Edit, Record};
use crate::association::SatisfactionQuestion;
use crate::ids::{PersonId, RecordId};
use crate::lifecycle::RequestStage;
use crate::sync::codec;
use crate::sync::keys::PublicKey;
use crate::sync::sealed::{SealError, Sealed};

const LABEL: &[u8] = b"mandoob/1/feedback";
/// How every feedback's id begins, and no other record's.
const TAG: &[u8; 6] = b"asked\0";
const ABOUT: &str = "about";
const SEALED: &str = "sealed";

/// Characters of the free line at most.
pub const MAX_LINE: usize = 500;

/// What somebody answered, before it is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// From 1 to 5, one at the least; what nobody answered is not here.
    pub scores: BTreeMap<SatisfactionQuestion, u8>,
    /// The free line; empty if nothing was written.
    pub line: String,
    /// Code of how the request ended ([`outcome`]).
    pub outcome: String,
    /// Who served, if that is known.
    pub staff: Option<PersonId>,
}

/// Why answers cannot be sealed or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeedbackError {
    /// They cannot be sealed, or not be opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// What is inside are no answers, or none that anybody may give.
    #[error("no answers")]
    Contents,
}

/// The code of how a request ended for whoever is asked: the declined are asked
/// too. `None` while it has not ended, and nobody is.
#[must_use]
pub fn outcome(stage: RequestStage) -> Option<&'static str> {
    match stage {
        RequestStage::Accepted => Some("accepted"),
        RequestStage::Served => Some("served"),
        RequestStage::Declined => Some("declined"),
        _ => None,
    }
}

impl Feedback {
    /// Whether somebody may answer so.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.scores.is_empty()
            && self.scores.values().all(|score| (1..=5).contains(score))
            && self.line.chars().count() <= MAX_LINE
    }
}

/// What a feedback's record says. It is said once and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackDetails {
    /// The support request.
    pub about: RecordId,
    /// The answers, sealed.
    pub sealed: Vec<u8>,
}

/// The id of what is thought of a request.
#[must_use]
pub fn id_of(request: RecordId) -> RecordId {
    request.tagged(TAG)
}

/// Whether an id is a feedback's.
#[must_use]
pub fn is_id(id: &RecordId) -> bool {
    id.is_tagged(TAG)
}

impl FeedbackDetails {
    /// Seal answers about a request for their record ([`id_of`]): they open only as what was said
    /// of that, and carried into another they count for nothing.
    ///
    /// # Errors
    /// [`FeedbackError::Contents`] for answers that nobody may give,
    /// [`FeedbackError::Seal`] where `to` is no key.
    pub fn seal(
        about: RecordId,
        answers: &Feedback,
        to: &PublicKey,
        random: &mut impl CryptoRng,
    ) -> Result<Self, FeedbackError> {
        if !answers.is_sound() {
            return Err(FeedbackError::Contents);
        }
        let contents = codec::to_cbor(answers).map_err(|_| FeedbackError::Contents)?;
        let sealed = Sealed::seal(LABEL, about.as_bytes(), &contents, to, random)?;
        Ok(Self { about, sealed: sealed.to_bytes() })
    }

    /// The answers, with the server's secret key; `record` is where they lie.
    ///
    /// # Errors
    /// [`FeedbackError`] where they are sealed to another or for another
    /// record, changed, or such as nobody may give, or lie where they do not belong.
    pub fn open(&self, record: RecordId, secret: &[u8; 32]) -> Result<Feedback, FeedbackError> {
        if record != id_of(self.about) {
            return Err(FeedbackError::Contents);
        }
        let sealed = Sealed::from_bytes(&self.sealed).ok_or(SealError::Sealed)?;
        let contents = sealed.open(LABEL, self.about.as_bytes(), secret)?;
        let answers: Feedback = codec::from_cbor(&contents).map_err(|_| FeedbackError::Contents)?;
        if answers.is_sound() { Ok(answers) } else { Err(FeedbackError::Contents) }
    }

    /// The edits that write it into a new record.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let fields = [
            citation(ABOUT, self.about.to_string()),
            citation(SEALED, BASE64.encode(&self.sealed)),
        ];
        fields.into_iter().flatten().collect()
    }

    /// What this record says; `None` while it says nothing that can be read.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Some(Self {
            about: cited(record, ABOUT)?.parse().ok()?,
            sealed: BASE64.decode(cited(record, SEALED)?.as_bytes()).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::InstallId;
    use crate::record::structure::MAX_VALUE_BYTES;
    use crate::record::{Author, Kind, RecordMeta};
    use crate::sync::sealed::sealing_public;

    const SECRET: [u8; 32] = [11; 32];

    /// The same numbers every time: for tests only.
    struct Counting(u8);

    impl rand_core::TryRng for Counting {
        type Error = std::convert::Infallible;

        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            self.0 = self.0.wrapping_add(1);
            Ok(u32::from(self.0))
        }

        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            self.try_next_u32().map(u64::from)
        }

        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
            for byte in bytes {
                self.0 = self.0.wrapping_add(1);
                *byte = self.0;
            }
            Ok(())
        }
    }

    impl rand_core::TryCryptoRng for Counting {}

    fn id(byte: u8) -> RecordId {
        RecordId::from_bytes([byte; 16])
    }

    fn answers() -> Feedback {
        Feedback {
            scores: [(SatisfactionQuestion::Courtesy, 5), (SatisfactionQuestion::Time, 1)].into(),
            line: "ع".repeat(MAX_LINE),
            outcome: "declined".into(),
            staff: Some(PersonId::from_bytes([7; 16])),
        }
    }

    fn sealed() -> FeedbackDetails {
        let to = sealing_public(&SECRET).unwrap();
        FeedbackDetails::seal(id(2), &answers(), &to, &mut Counting(0)).unwrap()
    }

    #[test]
    fn only_the_server_reads_the_answers_and_only_in_their_record() {
        let details = sealed();
        let its = id_of(id(2));
        assert!(is_id(&its) && !is_id(&id(2)));
        assert_eq!(details.open(its, &SECRET), Ok(answers()));
        let closed = Err(FeedbackError::Seal(SealError::Sealed));
        assert_eq!(details.open(its, &[12; 32]), closed);
        assert_eq!(details.open(id_of(id(3)), &SECRET), Err(FeedbackError::Contents));
        let carried = FeedbackDetails { about: id(4), ..details.clone() };
        assert_eq!(carried.open(id_of(id(4)), &SECRET), closed, "what was said of another");
        for place in 0..details.sealed.len() {
            let mut changed = details.clone();
            changed.sealed[place] ^= 1;
            assert!(changed.open(its, &SECRET).is_err(), "{place}");
            changed.sealed.truncate(place);
            assert!(changed.open(its, &SECRET).is_err(), "{place}");
        }
    }

    #[test]
    fn a_feedback_is_read_as_it_was_written() {
        let meta = RecordMeta { id: id_of(id(2)), kind: Kind::Feedback, case: id(5) };
        let mut record = Record::new(meta).unwrap();
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        record.write(&author, &sealed().edits()).unwrap();
        assert_eq!(FeedbackDetails::of(&record), Some(sealed()));
        assert!(BASE64.encode(&sealed().sealed).len() < MAX_VALUE_BYTES);
    }

    #[test]
    fn answers_that_nobody_may_give_are_not_sealed() {
        let to = sealing_public(&SECRET).unwrap();
        let none = Feedback { scores: BTreeMap::new(), ..answers() };
        let much = Feedback { scores: [(SatisfactionQuestion::Ease, 6)].into(), ..answers() };
        let long = Feedback { line: "ع".repeat(MAX_LINE + 1), ..answers() };
        for wrong in [none, much, long] {
            let sealed = FeedbackDetails::seal(id(2), &wrong, &to, &mut Counting(0));
            assert_eq!(sealed, Err(FeedbackError::Contents));
        }
    }

    #[test]
    fn whoever_was_declined_is_asked_and_whoever_waits_is_not() {
        use RequestStage::*;
        let asked = [Accepted, Served, Declined].map(outcome);
        assert_eq!(asked, [Some("accepted"), Some("served"), Some("declined")]);
        for stage in [Draft, HandedIn, Returned, Forwarded, ToComplete, Postponed] {
            assert_eq!(outcome(stage), None);
        }
    }
}
