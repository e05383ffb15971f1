//! A database of an earlier app, opened by this one.

use rusqlite::params;
use sha2::{Digest, Sha256};
use shared::form::Value;
use shared::ids::{BranchId, InstallId, PersonId, RecordId};
use shared::people::{Person, Role};
use shared::record::visit_order::VisitOrderDetails;
use shared::record::{Author, Edit, Kind, Record, RecordMeta};

use super::*;
use crate::engine::lists::rebuild_behind;
use crate::engine::store::records::{ChangeState, append};
use crate::engine::store::{directory, drafts, dues, lists};

const FILE: &str = "profile-1.db";

fn key() -> DatabaseKey {
    Zeroizing::new([7; 32])
}

fn record(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

fn delegate() -> Person {
    Person {
        id: PersonId::from_bytes([1; 16]),
        name: "مندوبة تجريبية".into(),
        role: Role::Delegate,
        branch: BranchId::from_bytes([2; 16]),
        gender: None,
    }
}

/// Put a record in, as any app has done it.
fn put(db: &Connection, id: u8, kind: Kind, edits: &[Edit]) {
    let meta = RecordMeta { id: record(id), kind, case: record(10) };
    let author = Author { install: InstallId::from_bytes([3; 16]), epoch: 0, at: 1_795_000_000 };
    let change = Record::new(meta).unwrap().write(&author, edits).unwrap().unwrap();
    append(db, &meta, &[change], ChangeState::Received).unwrap();
}

#[test]
fn a_step_that_was_released_never_changes() {
    let digest = Sha256::digest(STEPS[0].as_bytes());
    assert_eq!(data_encoding::HEXLOWER.encode(&digest), STEP_1);
}

const STEP_1: &str = "7c5fdfeb35bce4e6762af504cdd0d8a84dbf9c15cb23a8bc747e2813d61f21e8";

#[test]
fn a_database_of_the_first_step_keeps_all_and_gains_the_lists() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::in_folder(folder.path());
    let old = open_encrypted(&storage, FILE, &key(), &STEPS[..1]).unwrap();
    let person = delegate();
    old.execute(
        "INSERT INTO people (person, name, role, branch) VALUES (?1, ?2, 'delegate', ?3)",
        params![person.id.as_bytes(), person.name, person.branch.as_bytes()],
    )
    .unwrap();
    let draft = shared::sync::codec::to_cbor(&Value::Integer(3)).unwrap();
    old.execute(
        "INSERT INTO drafts (visit, path, value) VALUES (?1, 'rooms', ?2)",
        params![record(11).as_bytes(), draft],
    )
    .unwrap();
    let name = Edit::short("name".parse().unwrap(), Value::Text("نورة التجريبي".into()));
    put(&old, 10, Kind::Case, &[name]);
    let outcome = Edit::short("visit_outcome".parse().unwrap(), Value::Choice("moved".into()));
    put(&old, 11, Kind::Visit, &[outcome]);
    let due = "2026-12-01".parse().unwrap();
    let order = VisitOrderDetails {
        delegate: person.id,
        due,
        purpose: "first".into(),
        priority: "high".into(),
        note: String::new(),
    };
    // It kept the order without knowing what that is.
    put(&old, 12, Kind::VisitOrder, &order.edits());
    old.execute(
        "INSERT INTO cases (case_record, number, name, category, place, row)
         VALUES (?1, 'A-1', 'نورة التجريبي', '', '', 1)",
        [record(10).as_bytes()],
    )
    .unwrap();
    drop(old);

    let mut profile = Profile::open(&storage, FILE, &key()).unwrap();
    let db = profile.read();
    let version: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(version).unwrap(), STEPS.len());
    let kept = drafts::of(db, record(11)).unwrap();
    assert_eq!(kept, [("rooms".parse().unwrap(), Value::Integer(3))]);
    assert_eq!(directory::person(db, person.id).unwrap(), Some(person.clone()));
    assert_eq!(lists::case(db, record(10)).unwrap().unwrap().due, None);
    for _ in 0..2 {
        let transaction = profile.transaction().unwrap();
        rebuild_behind(&transaction, &person, 0).unwrap();
        transaction.commit().unwrap();
    }
    let db = profile.read();
    assert_eq!(dues::open_order(db, record(10)).unwrap(), Some(record(12)));
    let row = lists::case(db, record(10)).unwrap().unwrap();
    assert_eq!(row.due.map(|due| due.on), Some(due));
    let visits = lists::visits(db, lists::VisitList::OfCase(record(10)), 0, 9).unwrap();
    assert_eq!((visits[0].visit, visits[0].outcome.as_str()), (record(11), "moved"));
}
