//! ملحق: the sensitive answers of a visit (health, criminal record, parentage),
//! in a record of its own, because who may read it is fewer than who may read
//! the visit. Its fields are the visit's questions, under the same paths.
//!
//! Its id follows from the visit's, so two phones that begin it apart write one
//! record, and their values stand side by side. What others cite of it says
//! nothing to them: whatever is written carries a random salt, so no change of it
//! can be guessed from answers that are few.

use super::{ChangeHash, Edit, FormUsed, Kind, Record, RecordMeta};
use crate::form::{AnswerPath, Answers, Value};
use crate::ids::RecordId;

/// What is the annex's own lies under this name.
const OWN: &str = "_annex";
const VISIT: &str = "visit";
const SALT: &str = "salt";
/// How every annex's id begins, and no other record's: whoever may write into
/// a case but into no annex can neither occupy nor find one by its id. The rest
/// of it is the visit's, which costs nothing on the way.
const TAG: &[u8; 6] = b"annex\0";
/// Bits of the salt, and of what cites a change.
const SHORT: u32 = 56;

/// An annex as it was at some time, as others cite it: its newest changes then,
/// each by the first [`SHORT`] bits of its hash. That is enough to tell the
/// changes of one record apart, and a whole hash would be much of what a
/// submission weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexCited(Vec<i64>);

fn mark(hash: &ChangeHash) -> i64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(&hash.0).for_each(|(byte, of_hash)| *byte = *of_hash);
    short(bytes)
}

/// A number of so many bits, the first of these: as an integer it travels in
/// eight bytes and no more.
fn short(bytes: [u8; 8]) -> i64 {
    i64::from_be_bytes(bytes) >> (64 - SHORT)
}

impl AnnexCited {
    /// The annex as it stands; `None` for one that nobody began.
    pub fn of(annex: &mut Record) -> Option<Self> {
        let mut marks: Vec<_> = annex.heads().iter().map(mark).collect();
        marks.sort_unstable();
        annex.begun().map(|_| Self(marks))
    }

    /// The changes of the annex that are cited; `None` where one is not here.
    pub fn heads(&self, annex: &mut Record) -> Option<Vec<ChangeHash>> {
        let known: Vec<_> = annex.changes().iter().map(|change| change.hash()).collect();
        let here = |cited: &i64| known.iter().find(|hash| mark(hash) == *cited).copied();
        let mut heads = self.0.iter().map(here).collect::<Option<Vec<_>>>()?;
        heads.sort_unstable();
        Some(heads)
    }

    /// What it says, as bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|mark| mark.to_be_bytes()).collect()
    }

    /// The edits that cite it under a name, as instances of a repeat lie.
    pub(super) fn edits(&self, name: &str) -> Vec<Edit> {
        let edit = |(place, mark): (usize, &i64)| {
            let path = AnswerPath::instance(name, &place.to_string()).ok()?;
            Some(Edit::short(path, Value::Integer(*mark)))
        };
        self.0.iter().enumerate().filter_map(edit).collect()
    }

    /// The annex that a record cites under a name, if it cites one.
    pub(super) fn cited(record: &Record, name: &str) -> Option<Self> {
        let cited = |(path, value): (AnswerPath, Value)| match value {
            Value::Integer(mark) if path.within()?.0 == name && path.is_instance() => Some(mark),
            _ => None,
        };
        let mut marks: Vec<_> = record.answers().0.into_iter().filter_map(cited).collect();
        marks.sort_unstable();
        (!marks.is_empty()).then_some(Self(marks))
    }
}

/// The annex of a visit, which lies in the visit's case.
#[must_use]
pub fn meta_of(visit: &RecordMeta) -> RecordMeta {
    RecordMeta { id: id_of(visit.id), kind: Kind::Annex, case: visit.case }
}

/// The id of a visit's annex.
#[must_use]
pub fn id_of(visit: RecordId) -> RecordId {
    visit.tagged(TAG)
}

/// Whether an id is an annex's.
#[must_use]
pub fn is_id(id: &RecordId) -> bool {
    id.is_tagged(TAG)
}

fn own(name: &str) -> Option<AnswerPath> {
    AnswerPath::instance(OWN, name).ok()
}

/// The edits that begin the annex of a visit which answers that form.
#[must_use]
pub fn begin(visit: RecordId, form: &FormUsed) -> Vec<Edit> {
    let of = own(VISIT).map(|path| Edit::short(path, Value::Text(visit.to_string())));
    form.edits().into_iter().chain(of).collect()
}

/// The edit with which everything begins that somebody writes into an annex, upon
/// whatever had been seen of it; `random` is random.
#[must_use]
pub fn salt(random: [u8; 8]) -> Option<Edit> {
    Some(Edit::short(own(SALT)?, Value::Integer(short(random))))
}

/// The visit whose annex this is.
#[must_use]
pub fn visit_of(annex: &Record) -> Option<RecordId> {
    let Value::Text(visit) = annex.answer(&own(VISIT)?)? else { return None };
    let visit = visit.parse().ok()?;
    (id_of(visit) == annex.meta().id).then_some(visit)
}

/// The answers in an annex, without what is its own.
#[must_use]
pub fn answers(annex: &Record) -> Answers {
    let answers = annex.answers().0.into_iter();
    answers.filter(|(path, _)| !path.as_str().starts_with('_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::InstallId;
    use crate::record::Author;

    fn visit() -> RecordMeta {
        let (id, case) = (RecordId::from_bytes([3; 16]), RecordId::from_bytes([9; 16]));
        RecordMeta { id, kind: Kind::Visit, case }
    }

    fn begun(install: u8, answer: &str) -> Record {
        begun_with(install, answer, [install; 8])
    }

    fn begun_with(install: u8, answer: &str, salt: [u8; 8]) -> Record {
        let mut record = Record::new(meta_of(&visit())).unwrap();
        let author = Author { install: InstallId::from_bytes([install; 16]), epoch: 0, at: 100 };
        let form = FormUsed { id: "home_visit".into(), version: "1".into() };
        let mut edits: Vec<_> =
            super::salt(salt).into_iter().chain(begin(visit().id, &form)).collect();
        let path = "members/m1/member_health".parse().unwrap();
        edits.push(Edit::short(path, Value::Choice(answer.into())));
        record.write(&author, &edits).unwrap();
        record
    }

    #[test]
    fn two_phones_begin_one_annex_and_both_values_stand() {
        let (mut one, mut other) = (begun(1, "ill"), begun(2, "healthy"));
        assert_eq!(one.meta(), other.meta());
        assert!(is_id(&one.meta().id) && !is_id(&visit().id));
        let (from_one, from_other) = (one.changes(), other.changes());
        one.apply(from_other).unwrap();
        other.apply(from_one).unwrap();
        assert_eq!(visit_of(&one), Some(visit().id));
        assert_eq!(answers(&one), answers(&other));
        assert_eq!(answers(&one).0.len(), 1);
        let fields = one.fields();
        assert_eq!(
            fields.get(&"members/m1/member_health".parse().unwrap()).unwrap().others.len(),
            1
        );
        let cited = AnnexCited::of(&mut one).unwrap();
        assert_eq!(Some(&cited), AnnexCited::of(&mut other).as_ref());
        assert_eq!((cited.0.len(), cited.heads(&mut other)), (2, Some(one.heads())));
        assert_eq!(cited.heads(&mut begun(1, "ill")), None, "one change has not come");
    }

    #[test]
    fn the_same_answers_in_two_annexes_are_not_told_by_what_cites_them() {
        let (mut one, mut other) = (begun(1, "ill"), begun_with(1, "ill", [9; 8]));
        assert_eq!(answers(&one), answers(&other));
        assert_ne!(AnnexCited::of(&mut one), AnnexCited::of(&mut other));
        assert_eq!(AnnexCited::of(&mut Record::new(meta_of(&visit())).unwrap()), None);
    }

    #[test]
    fn one_that_names_another_visit_is_nobodys() {
        let mut record = Record::new(meta_of(&visit())).unwrap();
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 100 };
        let form = FormUsed { id: "home_visit".into(), version: "1".into() };
        record.write(&author, &begin(RecordId::from_bytes([4; 16]), &form)).unwrap();
        assert_eq!(visit_of(&record), None);
    }
}
