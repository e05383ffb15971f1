//! Readers: a committee's member reads and comments, a secretary reads; what
//! the association says of roles and places reaches the phone.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    Comment, EditCase, Follow, History, LeaveScreen, ListProfiles, OpenCase, OpenVisit, Queue,
    StartVisit,
};
use app::engine::failure::Failure;
use shared::form::Value;
use shared::lifecycle::WhereItIs;
use shared::people::Role;
use tests::at_work::{draft, visited};
use tests::{PASSPHRASE, World};

const DELEGATE: &str = "أمل فهد التجريبي";

#[tokio::test]
async fn a_member_of_the_committee_reads_and_comments() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    let earlier = visited(&mut delegate, case).await;
    world.pass(30 * 86_400_000);
    let visit = visited(&mut delegate, case).await;
    draft(&mut delegate, visit, "rooms", Value::Integer(4)).await;
    delegate.call(LeaveScreen { record: visit }).await.unwrap();
    delegate.sync().await;

    // A member of the committee reads the association's visits and comments.
    let mut member = world.enrolled_again("committee_member").await;
    let waiting = member.call(Queue { offset: 0, limit: 50 }).await.unwrap().waiting;
    assert_eq!(waiting.len(), 2);
    let read = member.call(OpenVisit { visit }).await.unwrap();
    assert!(read.may_comment && !read.may_write && !read.may_review);
    assert!(read.last.is_some_and(|last| last.visit == earlier));
    let say = |text: String| Comment { visit, path: "rooms".parse().unwrap(), text };
    assert_eq!(member.call(say(" ".into())).await, Err(Failure::CommentNeeded));
    let long = member.call(say("ن".repeat(2_001))).await;
    assert_eq!(long, Err(Failure::TextTooLong { limit: 2_000 }));
    member.call(say("هل الغرفة الرابعة مسكونة؟".into())).await.unwrap();
    let history = History { record: visit, path: "rooms".parse().unwrap() };
    let versions = member.call(history).await.unwrap();
    assert!(versions.len() >= 2 && versions.iter().all(|version| version.by == DELEGATE));
    let edit = EditCase { case, edits: vec![("city".parse().unwrap(), Value::Removed)] };
    assert_eq!(member.call(edit).await, Err(Failure::NotAllowed));
    assert_eq!(member.call(Follow {}).await, Err(Failure::NotAllowed));
    member.sync().await;
    delegate.sync().await;
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(view.comments.len(), 1);
    assert_eq!(view.comments[0].by, "إبراهيم علي التجريبي");
    assert_eq!(view.row.whereabouts, WhereItIs::Received, "a reader's reading is no news");
}

#[tokio::test]
async fn what_the_association_says_reaches_the_phone() {
    let world = World::new().await;
    let mut delegate = world.device();
    let at_first = delegate.enrol(&world.code("delegate"), PASSPHRASE).await.unwrap().rules;
    assert_eq!((at_first.lock_minutes, at_first.position_allowed), (5, false));
    let visit = |case| StartVisit { case, held: false };
    assert_eq!(delegate.call(visit(world.a_case())).await, Err(Failure::NotAllowed));
    delegate.sync().await;
    let session = delegate.call(ListProfiles {}).await.unwrap().session.unwrap();
    assert!(session.rules.position_allowed && session.rules.phone.is_some());

    // A secretary reads every branch's visits and comments them, and decides nothing.
    let visit = visited(&mut delegate, world.a_case()).await;
    delegate.sync().await;
    world.change_role("committee_member", Role::Secretary).await;
    let mut secretary = world.enrolled("committee_member").await;
    assert_eq!(secretary.call(Queue { offset: 0, limit: 9 }).await.unwrap().waiting.len(), 1);
    let read = secretary.call(OpenVisit { visit }).await.unwrap();
    assert!(read.may_comment && !read.may_review && !read.may_write);
    let path = "rooms".parse().unwrap();
    secretary.call(Comment { visit, path, text: "يُعرض في الجلسة.".into() }).await.unwrap();
    let edit = EditCase { case: world.a_case(), edits: Vec::new() };
    assert_eq!(secretary.call(edit).await, Err(Failure::NotAllowed));
    let file = secretary.call(OpenCase { case: world.a_case() }).await.unwrap();
    assert!(!file.may_edit && !file.may_assign && !file.may_visit);
}
