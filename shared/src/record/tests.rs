use super::*;
use crate::ids::{InstallId, PhotoId};
use crate::record::photo::PhotoCitation;

fn meta(kind: Kind) -> RecordMeta {
    RecordMeta { id: RecordId::from_bytes([3; 16]), kind, case: RecordId::from_bytes([9; 16]) }
}

fn author(install: u8, at: i64) -> Author {
    Author { install: InstallId::from_bytes([install; 16]), epoch: 0, at }
}

fn path(text: &str) -> AnswerPath {
    text.parse().unwrap()
}

fn text(value: &str) -> Value {
    Value::Text(value.into())
}

#[test]
fn a_genesis_is_a_function_of_what_the_record_is() {
    let visit = meta(Kind::Visit);
    assert_eq!(genesis_hash(&visit), genesis_hash(&visit));
    assert_eq!(Record::new(visit).unwrap().heads(), vec![genesis_hash(&visit)]);
    let other = RecordMeta { id: RecordId::from_bytes([4; 16]), ..visit };
    assert_ne!(genesis_hash(&visit), genesis_hash(&other));
    // Frozen: every record ever written rests on it.
    assert_eq!(genesis_hash(&visit).to_string(), GENESIS_OF_A_VISIT);
}

const GENESIS_OF_A_VISIT: &str = "6621dd6cf240798e9df7dcd31690ccfa833870eed6bae7eee95ecc5be797cc3f";

#[test]
fn the_same_first_answer_in_two_records_gives_two_hashes() {
    let mut hashes = [3u8, 4].map(|id| {
        let meta = RecordMeta { id: RecordId::from_bytes([id; 16]), ..meta(Kind::Visit) };
        let mut record = Record::new(meta).unwrap();
        let edit = Edit::short(path("city"), text("المويه"));
        record.write(&author(1, 100), &[edit]).unwrap().unwrap().hash()
    });
    hashes.sort_unstable();
    assert_ne!(hashes[0], hashes[1]);
}

#[test]
fn every_type_of_value_reads_back() {
    let citation =
        PhotoCitation { id: PhotoId::from_bytes([5; 16]), sha256: [6; 32], bytes: 180_000 };
    let values = [
        ("a", text("نص")),
        ("b", Value::Integer(-3)),
        ("c", Value::Decimal(2.5)),
        ("d", Value::Choice("rented".into())),
        ("e", Value::Choices(["roof".to_owned(), "water".to_owned()].into())),
        ("f", Value::Date("2023-02-01".parse().unwrap())),
        ("g", Value::Position("22.4376 -41.7561 0 12".parse().unwrap())),
        ("h", Value::Photo(citation)),
        ("members/m1", Value::Integer(1)),
        ("members/m1/name", text("سالم")),
    ];
    let edits: Vec<_> =
        values.iter().map(|(name, value)| Edit::short(path(name), value.clone())).collect();
    let mut record = Record::new(meta(Kind::Visit)).unwrap();
    record.write(&author(1, 100), &edits).unwrap().unwrap();
    let expected: Answers = values.map(|(name, value)| (path(name), value)).into_iter().collect();
    assert_eq!(record.answers(), expected);
    assert_eq!(record.write(&author(1, 101), &edits).unwrap(), None, "nothing new, no change");
}

#[test]
fn two_values_written_apart_are_both_kept_until_one_is_chosen() {
    let mut first = Record::new(meta(Kind::Visit)).unwrap();
    let mut second = Record::new(meta(Kind::Visit)).unwrap();
    let on_first = first.write(&author(1, 100), &[Edit::short(path("rent"), Value::Integer(900))]);
    let on_second =
        second.write(&author(2, 200), &[Edit::short(path("rent"), Value::Integer(1200))]);
    first.apply(on_second.unwrap()).unwrap();
    second.apply(on_first.unwrap()).unwrap();
    assert_eq!(first.fields(), second.fields());
    let field = first.fields().remove(&path("rent")).unwrap();
    let mut both = [field.value.clone(), field.others[0].clone()];
    both.sort_by_key(|value| value.at);
    assert_eq!(both[0].value, Value::Integer(900));
    assert_eq!((both[1].by, both[1].at), (InstallId::from_bytes([2; 16]), 200));
    // Choosing, even the value that counts already, ends the disagreement.
    let choice = Edit::short(path("rent"), field.value.value.clone());
    assert!(first.write(&author(1, 300), &[choice]).unwrap().is_some());
    assert!(first.fields()[&path("rent")].others.is_empty());
}

#[test]
fn long_notes_of_two_people_merge() {
    let mut first = Record::new(meta(Kind::Visit)).unwrap();
    let start = first.write(&author(1, 100), &[Edit::note(path("opinion"), "منزل قديم".into())]);
    let mut second = Record::with_changes(meta(Kind::Visit), start.unwrap()).unwrap();
    let a = first.write(&author(1, 101), &[Edit::note(path("opinion"), "منزل قديم نظيف".into())]);
    let b = second.write(&author(2, 102), &[Edit::note(path("opinion"), "هو منزل قديم".into())]);
    first.apply(b.unwrap()).unwrap();
    second.apply(a.unwrap()).unwrap();
    assert_eq!(first.answer(&path("opinion")), Some(text("هو منزل قديم نظيف")));
    assert_eq!(first.answers(), second.answers());
    assert!(first.fields()[&path("opinion")].others.is_empty());
}

#[test]
fn a_change_without_what_it_rests_on_is_told() {
    let mut record = Record::new(meta(Kind::Visit)).unwrap();
    record.write(&author(1, 1), &[Edit::short(path("a"), text("1"))]).unwrap();
    let second = record.write(&author(1, 2), &[Edit::short(path("a"), text("2"))]).unwrap();
    let refused = Record::with_changes(meta(Kind::Visit), second);
    assert!(matches!(refused, Err(RecordError::MissingDependency)));
}

#[test]
fn cleared_answers_are_remembered_as_cleared() {
    let mut record = Record::new(meta(Kind::Visit)).unwrap();
    record.write(&author(1, 1), &[Edit::short(path("a"), text("1"))]).unwrap();
    record.write(&author(1, 2), &[Edit::short(path("a"), Value::Removed)]).unwrap();
    assert!(record.answers().0.is_empty());
    assert_eq!(record.answer(&path("a")), Some(Value::Removed));
}
