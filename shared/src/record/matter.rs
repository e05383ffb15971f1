//! معاملة: what a record that answers a form says besides its answers: what it
//! speaks of and how that stood, and whether it is finished. Contacts, referrals, support
//! requests, reports, receipts and their like are all such matters: what sets
//! them apart is their form.

use data_encoding::HEXLOWER;

use super::submission::digest_of;
use super::{Edit, Mark, Record};
use crate::calendar::Date;
use crate::form::{AnswerPath, Value};
use crate::ids::RecordId;

/// What is the matter's own lies under this name, as instances of a repeat do.
const OWN: &str = "_matter";
const ABOUT: &str = "about";
const DIGEST: &str = "digest";
const DONE: &str = "done";
const DROPPED: &str = "dropped";
const NOTICED: &str = "noticed";
const ASKED: &str = "asked";
const SIGNED: &str = "signed";

/// What a matter speaks of, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The record that it cites.
    pub record: RecordId,
    /// The digest of what that record said, where the matter speaks of just that.
    pub digest: Option<[u8; 32]>,
}

/// What a matter says besides its answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// What it speaks of, if it speaks of another record.
    pub about: Option<About>,
    /// Whether its author has finished it; an unfinished one counts for nothing.
    /// Of a support request, that it was handed in is its submission's to say.
    pub done: bool,
    /// Whether its author put it away, begun by mistake.
    pub dropped: bool,
    /// Of a support request: the day on which the applicant acknowledged on the
    /// screen that it goes to the committee and when it is answered.
    pub noticed: Option<Date>,
    /// Of a support request: whether somebody was asked how it went.
    pub asked: bool,
    /// Of a receipt: by what mark whoever received signed, and the digest of the
    /// answers that stood above it.
    pub received: Option<Received>,
}

/// Somebody signed for what was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The digest of the receipt's answers ([`super::visit::digest`]).
    pub digest: [u8; 32],
    /// How.
    pub mark: Mark,
}

fn own(name: &str) -> Option<AnswerPath> {
    AnswerPath::instance(OWN, name).ok()
}

fn text(name: &str, text: String) -> Option<Edit> {
    Some(Edit::short(own(name)?, Value::Text(text)))
}

impl Matter {
    /// The edits that begin it.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let about = self.about.as_ref();
        [
            about.and_then(|about| text(ABOUT, about.record.to_string())),
            about.and_then(|about| text(DIGEST, HEXLOWER.encode(&about.digest?))),
            self.noticed.and_then(noticed),
            finished().filter(|_| self.done),
            dropped().filter(|_| self.dropped),
            asked().filter(|_| self.asked),
        ]
        .into_iter()
        .flatten()
        .chain(self.received.iter().flat_map(received))
        .collect()
    }

    /// What this record says besides its answers; nothing of what is unreadable.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let value = |name| record.answer(&own(name)?);
        let text = |name| match value(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        let digest = |name| text(name).as_deref().and_then(digest_of);
        Self {
            about: text(ABOUT)
                .and_then(|id| id.parse().ok())
                .map(|record| About { record, digest: digest(DIGEST) }),
            done: value(DONE) == Some(Value::Integer(1)),
            dropped: value(DROPPED) == Some(Value::Integer(1)),
            asked: value(ASKED) == Some(Value::Integer(1)),
            noticed: match value(NOTICED) {
                Some(Value::Date(day)) => Some(day),
                _ => None,
            },
            received: digest(SIGNED)
                .zip(Mark::of(record, OWN))
                .map(|(digest, mark)| Received { digest, mark }),
        }
    }
}

/// The edit by which its author finishes a matter.
#[must_use]
pub fn finished() -> Option<Edit> {
    Some(Edit::short(own(DONE)?, Value::Integer(1)))
}

/// The edit by which its author puts away what was begun by mistake.
#[must_use]
pub fn dropped() -> Option<Edit> {
    Some(Edit::short(own(DROPPED)?, Value::Integer(1)))
}

/// The edit that says of a support request that somebody was asked how it went:
/// nobody asks again, on any device.
#[must_use]
pub fn asked() -> Option<Edit> {
    Some(Edit::short(own(ASKED)?, Value::Integer(1)))
}

/// The edit that says on which day the applicant acknowledged the notice.
#[must_use]
pub fn noticed(on: Date) -> Option<Edit> {
    Some(Edit::short(own(NOTICED)?, Value::Date(on)))
}

/// The edits by which somebody signs for what was delivered.
#[must_use]
pub fn received(received: &Received) -> Vec<Edit> {
    let signed = text(SIGNED, HEXLOWER.encode(&received.digest));
    signed.into_iter().chain(received.mark.edits(OWN)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::InstallId;
    use crate::record::signature::Signature;
    use crate::record::{Author, Kind, RecordMeta};

    #[test]
    fn a_matter_says_what_it_speaks_of_and_whether_it_is_finished() {
        let id = RecordId::from_bytes([3; 16]);
        let case = RecordId::from_bytes([2; 16]);
        let mut record = Record::new(RecordMeta { id, kind: Kind::Referral, case }).unwrap();
        assert_eq!(Matter::of(&record), Matter::default());
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        let about = About { record: RecordId::from_bytes([4; 16]), digest: Some([5; 32]) };
        let matter = Matter { about: Some(about), ..Matter::default() };
        record.write(&author, &matter.edits()).unwrap();
        assert_eq!(Matter::of(&record), matter);
        record.write(&author, &[finished().unwrap()]).unwrap();
        assert_eq!(Matter::of(&record), Matter { done: true, ..matter.clone() });
        record.write(&author, &[dropped().unwrap()]).unwrap();
        assert_eq!(Matter::of(&record), Matter { done: true, dropped: true, ..matter });
    }

    #[test]
    fn a_notice_and_a_signature_read_back() {
        let id = RecordId::from_bytes([3; 16]);
        let meta = RecordMeta { id, kind: Kind::Service, case: id };
        let mut record = Record::new(meta).unwrap();
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        let drawn = Signature::of(vec![(0..9).map(|x| (x, x)).collect()]).unwrap();
        let matter = Matter {
            noticed: Some("2026-11-28".parse().unwrap()),
            received: Some(Received { digest: [6; 32], mark: Mark::Signature(drawn) }),
            ..Matter::default()
        };
        record.write(&author, &matter.edits()).unwrap();
        assert_eq!(Matter::of(&record), matter);
    }
}
