use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;
use shared::ids::BranchId;
use shared::people::Branch;

use super::*;
use crate::store::{Association, SharedStore, for_association};

fn branch(number: u8) -> Branch {
    Branch { id: BranchId::from_bytes([number; 16]), name: "فرع".into() }
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
    assert!(matches!(error, StoreError::Newer { found: 7, known: 1 }));
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
                || step.contains("record=?")
        };
        assert!(searches.clone().count() > 0 && searches.clone().all(narrow), "{steps:?}");
        assert!(!steps.iter().any(|step| step.starts_with("SCAN")), "{steps:?}");
    }
}
