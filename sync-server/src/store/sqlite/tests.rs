use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;
use shared::ids::{BranchId, PersonId, PhotoId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Branch, Gender, Person};
use shared::record::Kind;

use super::*;
use crate::store::{Association, Placed, SharedStore, for_association};

fn branch(number: u8) -> Branch {
    Branch { id: BranchId::from_bytes([number; 16]), name: "فرع".into(), phone: None }
}

fn open(folder: &tempfile::TempDir) -> SharedStore {
    Arc::new(SqliteStore::open(&folder.path().join("test.db"), 2).unwrap())
}

async fn association(store: &SharedStore, id: &str) -> Association {
    let id: AssociationId = id.parse().unwrap();
    store.put_association(&id, "جمعية").await.unwrap();
    for_association(store, id)
}

#[tokio::test]
async fn what_was_answered_is_in_the_file_for_whoever_opens_it_next() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let kept = association(&store, "one").await;
    for number in 0..100 {
        kept.write(move |writing| writing.put_branch(&branch(number))).await.unwrap();
        // A second opening sees the file as after a crash: nothing was closed.
        if number % 25 == 0 {
            let other = open(&folder);
            let other = for_association(&other, "one".parse().unwrap());
            let branches = other.read(|reading| reading.branches()).await.unwrap();
            assert_eq!(branches.len(), usize::from(number) + 1);
        }
    }
}

#[tokio::test]
async fn one_jobs_failure_or_panic_is_not_anothers() {
    std::panic::set_hook(Box::new(|_| {}));
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let kept = association(&store, "one").await;
    let done = Arc::new(AtomicUsize::new(0));
    let mut tasks = Vec::new();
    for number in 0..90 {
        let (kept, done) = (kept.clone(), done.clone());
        tasks.push(tokio::spawn(async move {
            let job = kept.write(move |writing| {
                writing.put_branch(&branch(number))?;
                match number % 3 {
                    0 => Ok(()),
                    1 => Err(StoreError::Busy),
                    _ => panic!("as hostile bytes would"),
                }
            });
            done.fetch_add(usize::from(job.await.is_ok()), Ordering::SeqCst);
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(done.load(Ordering::SeqCst), 30);
    let branches = kept.read(|reading| reading.branches()).await.unwrap();
    assert_eq!(branches.len(), 30);
    assert_eq!(kept.read(|reading| reading.position()).await.unwrap(), 30);
}

#[tokio::test]
async fn associations_do_not_see_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (one, two) = (association(&store, "one").await, association(&store, "two").await);
    one.write(|writing| writing.put_branch(&branch(1))).await.unwrap();
    assert_eq!(two.read(|reading| reading.branches()).await.unwrap(), []);
    assert_eq!(two.read(|reading| reading.position()).await.unwrap(), 0);
    let absent = for_association(&store, "three".parse().unwrap());
    assert!(absent.read(|reading| reading.position()).await.is_err());
}

#[test]
fn a_newer_database_is_refused_in_words_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    drop(SqliteStore::open(&path, 1).unwrap());
    let database = Connection::open(&path).unwrap();
    database.pragma_update(None, "user_version", 7).unwrap();
    let Err(error) = SqliteStore::open(&path, 1) else { panic!("opened") };
    assert!(matches!(error, StoreError::Newer { found: 7, known: 4 }));
    assert!(error.to_string().contains("newer program"), "{error}");
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("test.db"), 1).unwrap();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    drop(store);
}

#[test]
fn questions_about_few_rows_do_not_read_the_whole_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    drop(SqliteStore::open(&path, 1).unwrap());
    let database = schema::connect(&path).unwrap();
    for question in reading::BY_INDEX {
        let mut plan = database.prepare(&format!("EXPLAIN QUERY PLAN {question}")).unwrap();
        let about = rusqlite::params_from_iter(vec![0; plan.parameter_count()]);
        let steps = plan.query_map(about, |row| row.get(3)).unwrap();
        let steps: Vec<String> = steps.collect::<Result<_, _>>().unwrap();
        let searches = steps.iter().filter(|step| step.starts_with("SEARCH"));
        let narrow = |step: &String| {
            step.contains("subject=?")
                || step.contains("case_id=?")
                || step.contains("position>?")
                || step.contains("id=?")
                || step.contains("id>?")
                || step.contains("record=?")
        };
        assert!(searches.clone().count() > 0 && searches.clone().all(narrow), "{steps:?}");
        assert!(!steps.iter().any(|step| step.starts_with("SCAN")), "{steps:?}");
    }
}

/// What schema 1 kept, as the program of then wrote it.
const OF_SCHEMA_1: &str = include_str!("fixtures/schema_1.sql");

#[tokio::test]
async fn a_database_of_schema_1_is_brought_up_to_date_with_all_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    Connection::open(&path).unwrap().execute_batch(OF_SCHEMA_1).unwrap();
    let store: SharedStore = Arc::new(SqliteStore::open(&path, 1).unwrap());
    let kept = for_association(&store, "muwayh-test".parse().unwrap());
    let person = PersonId::from_bytes([11; 16]);
    let install = InstallId::from_bytes([21; 16]);
    let case = RecordId::from_bytes([7; 16]);
    kept.read(move |reading| {
        assert_eq!(reading.position()?, 5);
        let (amal, since) = reading.person(person)?.unwrap();
        assert_eq!((amal.name.as_str(), amal.gender, since), ("شخص تجريبي", None, 2));
        assert_eq!(reading.branch(amal.branch)?.unwrap().phone, None);
        assert!(reading.install(install)?.unwrap().synced);
        assert_eq!(reading.last_seen(amal.branch)?, []);
        let file = reading.file(case)?.unwrap();
        let placement = Placement { branch: amal.branch, assignee: Some(person) };
        assert_eq!(file.kind, Kind::Case);
        assert_eq!(file.places, [Placed { position: 4, at: 1_800_000_000, placement }]);
        assert_eq!(reading.changes(case)?[0].bytes, b"as automerge reads them");
        assert_eq!(reading.log(0, 10)?.len(), 5);
        assert_eq!(
            (reading.profile()?, reading.photo(PhotoId::from_bytes([1; 16]))?),
            (None, None)
        );
        Ok(())
    })
    .await
    .unwrap();
    // And what is new can be kept.
    kept.write(move |writing| {
        let (amal, _) = writing.read().person(person)?.unwrap();
        writing.note_seen(install, 3_600)?;
        writing.put_branch(&Branch { phone: Some("0500000000".into()), ..branch(1) })?;
        writing.put_person(&Person { gender: Some(Gender::Woman), ..amal })?;
        assert_eq!(writing.read().last_seen(branch(1).id)?.len(), 1);
        assert_eq!(writing.read().person(person)?.unwrap().1, 2, "neither role nor branch changed");
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_photo_of_schema_2_is_a_documents() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let database = Connection::open(&path).unwrap();
    database.execute_batch(OF_SCHEMA_1).unwrap();
    database.execute_batch(include_str!("schema_2.sql")).unwrap();
    let photo = "INSERT INTO photos (association, id, case_id, sha256, bytes, person)
        VALUES (1, zeroblob(16), zeroblob(16), zeroblob(32), 9, zeroblob(16))";
    database.execute(photo, []).unwrap();
    database.pragma_update(None, "user_version", 2).unwrap();
    drop(database);
    let store: SharedStore = Arc::new(SqliteStore::open(&path, 1).unwrap());
    let kept = for_association(&store, "muwayh-test".parse().unwrap());
    let photo = kept.read(|reading| reading.photo(PhotoId::from_bytes([0; 16]))).await.unwrap();
    assert_eq!(photo.unwrap().kind, Kind::Document);
}
