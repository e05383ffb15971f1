//! The list of who is due, from the rows alone.

use rusqlite::params;
use shared::association::Limits;
use shared::form::Position;
use shared::ids::{BranchId, PersonId, RecordId};
use shared::lifecycle::outreach::Reason;
use shared::people::authority::Placement;
use shared::people::{Gender, Person, Role};
use zeroize::Zeroizing;

use super::{Listed, list, reach};
use crate::engine::store::lists::{CaseEntry, put_case};
use crate::engine::store::outreach::{self, ChildEntry};
use crate::engine::store::profile::Profile;
use crate::engine::store::{Storage, directory};

/// 2026-01-10, Unix seconds.
const OPENED: i64 = 1_768_000_000;

fn person(role: Role) -> Person {
    Person {
        id: PersonId::from_bytes([1; 16]),
        name: "مندوبة تجريبية".into(),
        role,
        branch: BranchId::from_bytes([2; 16]),
        gender: None,
    }
}

fn case(number: u32) -> RecordId {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    RecordId::from_bytes(bytes)
}

/// A profile with so many cases in its lists, and not one record.
fn profile(cases: u32, folder: &std::path::Path) -> Profile {
    let key = Zeroizing::new([7; 32]);
    let mut profile = Profile::open(&Storage::in_folder(folder), "profile-1.db", &key).unwrap();
    let transaction = profile.transaction().unwrap();
    for number in 0..cases {
        let name = format!("أسرة {number} التجريبي");
        let entry = CaseEntry {
            case: case(number),
            number: "A-1",
            name: &name,
            category: "",
            place: "",
            words: &name,
        };
        put_case(&transaction, &entry).unwrap();
        let place = Placement::begun_by(&person(Role::Delegate));
        directory::place(&transaction, case(number), &place).unwrap();
        let born = format!("{}-12-01", 2008 + number % 10).parse().unwrap();
        let child = |member, gender| ChildEntry { member, name: name.clone(), born, gender };
        let children = [child(0, Gender::Man), child(1, Gender::Woman)];
        outreach::put_case(&transaction, case(number), OPENED, &children).unwrap();
        let position = Position::from_degrees(21.0 + f64::from(number % 100) / 100.0, 41.0, 5.0);
        let sql = "UPDATE outreach SET last_held = ?2, need = ?3, position = ?4
                   WHERE case_record = ?1";
        let held = (!number.is_multiple_of(4)).then_some(OPENED + i64::from(number) * 100);
        let position = position.unwrap().to_string();
        transaction
            .execute(sql, params![case(number).as_bytes(), held, number % 3 + 1, position])
            .unwrap();
    }
    transaction.commit().unwrap();
    profile
}

fn due(profile: &Profile, person: &Person, left: &[RecordId]) -> Listed {
    let today = "2026-11-28".parse().unwrap();
    let from = Position::from_degrees(21.0, 41.0, 5.0).ok();
    let (db, limits) = (profile.read(), Limits::default());
    list(db, person, reach(person), left, &limits, true, today, from).unwrap()
}

#[test]
fn no_record_is_opened_and_each_role_sees_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let profile = profile(12, folder.path());
    let delegate = person(Role::Delegate);
    let listed = due(&profile, &delegate, &[]);
    // Never visited: 0, 4 and 8; the sons of 0 and 10 are eighteen soon.
    let found: Vec<_> = listed.due.iter().map(|due| due.case).collect();
    assert_eq!(found, [case(0), case(4), case(10), case(8)]);
    assert_eq!(
        listed.due[0].reasons.iter().map(|(reason, _)| *reason).collect::<Vec<_>>(),
        [Reason::NeverVisited, Reason::AgeLimit(0)]
    );
    let row = listed.row(profile.read(), &listed.due[0], None, true).unwrap().unwrap();
    assert_eq!(row.members, [(0, "أسرة 0 التجريبي".to_owned())]);
    assert_eq!(due(&profile, &delegate, &[case(0)]).due.len(), 3, "it is somebody else's by now");
    let other = Person { id: PersonId::from_bytes([9; 16]), ..delegate };
    assert_eq!(due(&profile, &other, &[]).due.len(), 0);
    let supervisor = Person { role: Role::Supervisor, ..other.clone() };
    assert_eq!(due(&profile, &supervisor, &[]).due.len(), 4);
    let elsewhere = Person { branch: BranchId::from_bytes([8; 16]), ..supervisor };
    assert_eq!(due(&profile, &elsewhere, &[]).due.len(), 0);
    let member = Person { role: Role::CommitteeMember, ..elsewhere };
    assert_eq!(due(&profile, &member, &[]).due.len(), 4);
}
