//! معاملة: what a record that answers a form says besides its answers: what it
//! speaks of and how that stood, under which version of the association's
//! profile it was made, and whether it is finished. Contacts, referrals, support
//! requests, reports, receipts and their like are all such matters: what sets
//! them apart is their form.

use data_encoding::HEXLOWER;

use super::submission::digest_of;
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::RecordId;

/// What is the matter's own lies under this name, as instances of a repeat do.
const OWN: &str = "_matter";
const ABOUT: &str = "about";
const DIGEST: &str = "digest";
const PROFILE: &str = "profile";
const DONE: &str = "done";

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
    /// The version of the profile under which it was made.
    pub profile: String,
    /// Whether its author has finished it; an unfinished one counts for nothing.
    pub done: bool,
}

fn own(name: &str) -> Option<AnswerPath> {
    AnswerPath::instance(OWN, name).ok()
}

impl Matter {
    /// The edits that begin it.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let text = |name, text: String| Some(Edit::short(own(name)?, Value::Text(text)));
        let about = self.about.as_ref();
        [
            about.and_then(|about| text(ABOUT, about.record.to_string())),
            about.and_then(|about| text(DIGEST, HEXLOWER.encode(&about.digest?))),
            text(PROFILE, self.profile.clone()),
            finished().filter(|_| self.done),
        ]
        .into_iter()
        .flatten()
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
        Self {
            about: text(ABOUT).and_then(|id| id.parse().ok()).map(|record| About {
                record,
                digest: text(DIGEST).as_deref().and_then(digest_of),
            }),
            profile: text(PROFILE).unwrap_or_default(),
            done: value(DONE) == Some(Value::Integer(1)),
        }
    }
}

/// The edit by which its author finishes a matter.
#[must_use]
pub fn finished() -> Option<Edit> {
    Some(Edit::short(own(DONE)?, Value::Integer(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::InstallId;
    use crate::record::{Author, Kind, RecordMeta};

    #[test]
    fn a_matter_says_what_it_speaks_of_and_whether_it_is_finished() {
        let id = RecordId::from_bytes([3; 16]);
        let case = RecordId::from_bytes([2; 16]);
        let mut record = Record::new(RecordMeta { id, kind: Kind::Referral, case }).unwrap();
        assert_eq!(Matter::of(&record), Matter::default());
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 10 };
        let about = About { record: RecordId::from_bytes([4; 16]), digest: Some([5; 32]) };
        let matter = Matter { about: Some(about), profile: "3".into(), done: false };
        record.write(&author, &matter.edits()).unwrap();
        assert_eq!(Matter::of(&record), matter);
        record.write(&author, &[finished().unwrap()]).unwrap();
        assert_eq!(Matter::of(&record), Matter { done: true, ..matter });
    }
}
