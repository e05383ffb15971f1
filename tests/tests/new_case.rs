//! Before a case is opened: what somebody has typed outlasts a lock, and only
//! who opens cases begins.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{KeepWords, Lock, OpenNewCase};
use app::engine::failure::Failure;
use tests::{PASSPHRASE, World};

const NEW: OpenNewCase = OpenNewCase { from: None };

#[tokio::test]
async fn what_is_typed_of_a_new_case_outlasts_a_lock() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let view = delegate.call(NEW).await.unwrap();
    assert_eq!((view.words.as_slice(), view.said.as_slice()), ([].as_slice(), [].as_slice()));
    let keep = |at: &str, text: &str| KeepWords {
        record: view.words_at,
        at: at.to_owned(),
        text: text.to_owned(),
    };
    delegate.call(keep("name", "سعاد صالح التجريبي")).await.unwrap();
    delegate.call(keep("city", "قرية المثال")).await.unwrap();
    delegate.call(Lock {}).await.unwrap();
    delegate.unlock(PASSPHRASE).await.unwrap();
    let words = delegate.call(NEW).await.unwrap().words;
    let kept = |at: &str, text: &str| (at.to_owned(), text.to_owned());
    assert_eq!(words, [kept("city", "قرية المثال"), kept("name", "سعاد صالح التجريبي")]);
    // Once it is opened, they are forgotten.
    delegate.call(keep("name", "")).await.unwrap();
    delegate.call(keep("city", "")).await.unwrap();
    assert_eq!(delegate.call(NEW).await.unwrap().words, []);
}

#[tokio::test]
async fn who_opens_no_cases_begins_none() {
    let world = World::new().await;
    let mut member = world.enrolled("committee_member").await;
    assert_eq!(member.call(NEW).await, Err(Failure::NotAllowed));
}

#[tokio::test]
async fn what_a_case_says_is_there_to_be_corrected_by_who_may() {
    let world = World::new().await;
    let case = world.a_case();
    let correct = || OpenNewCase { from: Some(case) };
    let mut delegate = world.enrolled("delegate").await;
    let said = delegate.call(correct()).await.unwrap().said;
    let field = |name: &str| said.iter().find(|(field, _)| field == name).map(|(_, text)| text);
    assert!(field("name").is_some_and(|name| !name.is_empty()));
    assert!(field("category").is_some());
    let mut secretary = world.enrolled("secretary").await;
    assert_eq!(secretary.call(correct()).await, Err(Failure::NotAllowed));
}
