//! What must not be lost or believed in silence: refused work and visits in a
//! case that went elsewhere, what was written after a visit was accepted, and
//! what speaks of another case's visit.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    Comment, DiscardLate, Home, LeaveScreen, OpenCase, OpenVisit, PaperChange, PutAway, Review,
    StartVisit, StayingCase, WhyRefused,
};
use app::engine::failure::Failure;
use std::collections::BTreeSet;

use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::{ReviewOutcome, VisitStage, WhereItIs};
use shared::record::comment::CommentDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::{ChangeHash, Kind};
use shared::sync::exchange::{Reason, Verdict};
use tests::at_work::{draft, hand_in, review, visited};
use tests::pictures::{PAPER, document, prepared};
use tests::{ByHand, Device, Link, PASSPHRASE, World, interview, meta};

const DAY: i64 = 86_400_000;

async fn staying(device: &mut Device) -> Vec<StayingCase> {
    let home = Home { search: String::new(), offset: 0, limit: 50 };
    device.call(home).await.unwrap().staying
}

/// A visit with a photographed paper that came too late: its case had gone to
/// somebody else for longer than the server takes what was written before.
async fn refused(world: &World, delegate: &mut Device, case: RecordId) -> (RecordId, RecordId) {
    let (third, _) = world.second_delegate().await;
    delegate.link = Link::Down;
    let visit = visited(delegate, case).await;
    let bill = document(delegate, visit, vec![prepared(1, 60_000)]).await;
    world.assign(case, third).await;
    world.pass(31 * DAY);
    delegate.link = Link::Up;
    delegate.wait(30).await;
    (visit, bill)
}

#[tokio::test]
async fn what_speaks_of_another_cases_visit_is_not_believed() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = visited(&mut delegate, world.a_case()).await;
    let path = "visit_note".parse().unwrap();
    delegate.call(Comment { visit, path, text: "تعليقها".into() }).await.unwrap();
    delegate.sync().await;
    supervisor.sync().await;
    let before = supervisor.call(OpenVisit { visit }).await.unwrap();
    assert!(before.may_review && before.comments.len() == 1);

    // Another delegate has cases of her own, and may write into them.
    let other = *world.kept_of("delegate_2").await.keys().next().unwrap();
    let mut stranger = ByHand::enrol(&world, &world.code("delegate_2")).await;
    let at = world.now() / 1000 + 60;
    let comment =
        CommentDetails { visit, at: "visit_note".parse().unwrap(), text: "ليس لها".into() };
    let invented = SubmissionDetails {
        of: visit,
        heads: vec![ChangeHash([9; 32])],
        papers: Vec::new(),
        digest: [7; 32],
        annex: None,
        calculated: Vec::new(),
        holds: BTreeSet::new(),
    };
    let records = [
        stranger.record(meta(1, Kind::Comment, other), at, &[comment.edits()]),
        stranger.record(meta(2, Kind::Submission, other), at, &[invented.edits()]),
    ];
    // Nobody hands in what lies in a case of somebody else.
    let not_hers = Verdict::Refused(Reason::NotAllowed);
    assert_eq!(stranger.push(&records).await.verdicts, [(1, not_hers)]);
    supervisor.sync().await;
    assert_eq!(supervisor.call(OpenVisit { visit }).await, Ok(before.clone()));
    let comment = String::new();
    let submission = before.submission.unwrap();
    let review = Review { visit, submission, outcome: ReviewOutcome::Accepted, comment };

    // In the visit's own case it counts, and what cannot be read is not reviewed.
    let mut hers = ByHand::enrol(&world, &world.another_code("delegate").await).await;
    let record = hers.record(meta(3, Kind::Submission, world.a_case()), at, &[invented.edits()]);
    assert_eq!(hers.push(&[record]).await.verdicts, []);
    supervisor.sync().await;
    let unread = supervisor.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(unread.answers, before.answers);
    assert!(!unread.may_review);
    for submission in [review.submission, unread.submission.unwrap()] {
        let review = Review { submission, ..review.clone() };
        assert_eq!(supervisor.call(review).await, Err(Failure::ChangedMeanwhile));
    }
}

#[tokio::test]
async fn refused_work_stays_with_its_photos_until_it_is_put_away() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    let (visit, bill) = refused(&world, &mut delegate, case).await;

    let told = staying(&mut delegate).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].left && told[0].case == case && !told[0].name.is_empty());
    let refused: Vec<_> = told[0].refused.iter().map(|it| (it.record, it.why)).collect();
    assert!(refused.contains(&(visit, WhyRefused::NotAllowed)), "{refused:?}");
    assert!(refused.contains(&(bill, WhyRefused::NotAllowed)), "{refused:?}");
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert!(view.left && view.row.whereabouts == WhereItIs::Refused);
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (2, 0));
    // Also later, after another day's exchanges and another unlocking.
    world.pass(40 * DAY);
    delegate.lock().await;
    delegate.unlock(PASSPHRASE).await.unwrap();
    delegate.sync().await;
    let staying_case = delegate.call(OpenCase { case }).await.unwrap().staying.unwrap();
    assert_eq!(staying_case.refused, told[0].refused);
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (2, 0));

    delegate.call(PutAway { case }).await.unwrap();
    assert_eq!(delegate.call(OpenCase { case }).await, Err(Failure::NotFound));
    assert_eq!(staying(&mut delegate).await, []);
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 0));
}

#[tokio::test]
async fn refused_work_reaches_the_server_when_its_case_comes_back() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    let (visit, _) = refused(&world, &mut delegate, case).await;
    assert!(!world.kept().await.contains_key(&visit));
    world.assign(case, world.person("delegate")).await;
    delegate.sync().await;
    delegate.wait(30).await;
    assert_eq!(staying(&mut delegate).await, []);
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!((view.left, view.row.whereabouts), (false, WhereItIs::Received));
    assert!(world.kept().await.contains_key(&visit));
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 2), "its photos follow");
}

#[tokio::test]
async fn a_case_that_goes_elsewhere_waits_for_the_visit_that_is_under_way() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (third, code) = world.second_delegate().await;
    let case = world.a_case();
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    delegate.sync().await;
    world.assign(case, third).await;
    delegate.sync().await;
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert!(view.left && view.may_write);
    let told = staying(&mut delegate).await;
    assert_eq!((told[0].left, told[0].unfinished.as_slice()), (true, &[visit][..]));
    // It is finished here; another is not begun.
    let file = delegate.call(OpenCase { case }).await.unwrap();
    assert!(!file.may_visit && !file.may_edit);
    let another = StartVisit { case, held: true };
    assert_eq!(delegate.call(another).await, Err(Failure::NotAllowed));
    interview(&mut delegate, visit).await;
    delegate.sync().await;
    assert!(delegate.call(OpenVisit { visit }).await.is_ok());
    hand_in(&mut delegate, visit).await;
    delegate.sync().await;
    delegate.sync().await;
    assert_eq!(delegate.call(OpenCase { case }).await, Err(Failure::NotFound));
    let mut his = world.device();
    his.enrol(&code, PASSPHRASE).await.unwrap();
    his.sync().await;
    let row = his.call(OpenVisit { visit }).await.unwrap().row;
    assert_eq!(row.stage, VisitStage::HandedIn);
}

#[tokio::test]
async fn a_visit_that_is_never_finished_keeps_its_case_for_thirty_days() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (third, _) = world.second_delegate().await;
    let case = world.a_case();
    delegate.call(StartVisit { case, held: true }).await.unwrap();
    delegate.sync().await;
    world.assign(case, third).await;
    delegate.sync().await;
    world.pass(29 * DAY);
    delegate.sync().await;
    assert!(delegate.call(OpenCase { case }).await.is_ok());
    world.pass(2 * DAY);
    delegate.sync().await;
    assert_eq!(delegate.call(OpenCase { case }).await, Err(Failure::NotFound));
}

#[tokio::test]
async fn what_was_written_after_acceptance_is_shown_and_discarded() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let (third, _) = world.second_delegate().await;
    let case = world.a_case();
    let visit = visited(&mut delegate, case).await;
    delegate.sync().await;
    supervisor.sync().await;
    review(&mut supervisor, visit, ReviewOutcome::Accepted, "").await;
    supervisor.sync().await;

    let late = Value::Text("كلمة أخيرة".into());
    let before = delegate.call(OpenVisit { visit }).await.unwrap();
    draft(&mut delegate, visit, "visit_note", late.clone()).await;
    let discard = DiscardLate { visit };
    assert_eq!(delegate.call(discard.clone()).await, Err(Failure::NotAllowed), "still open");
    delegate.sync().await;
    assert_eq!(delegate.call(LeaveScreen { record: visit }).await, Err(Failure::NotAllowed));
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!((view.row.stage, view.may_write), (VisitStage::Accepted, false));
    assert_eq!(view.answers, before.answers, "as it was accepted");
    assert_eq!(view.written_late, [("visit_note".parse().unwrap(), late)]);
    let told = staying(&mut delegate).await;
    assert_eq!((told[0].left, told[0].written_late.as_slice()), (false, &[visit][..]));

    // It does not hold the case once it was discarded, and until then it does.
    world.assign(case, third).await;
    delegate.sync().await;
    assert!(delegate.call(OpenVisit { visit }).await.unwrap().left);
    delegate.call(discard).await.unwrap();
    assert_eq!(delegate.call(OpenCase { case }).await, Err(Failure::NotFound));
    assert_eq!(staying(&mut delegate).await, []);
}

#[tokio::test]
async fn what_was_written_into_a_paper_after_acceptance_is_shown_and_discarded() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let (third, _) = world.second_delegate().await;
    let case = world.a_case();
    let visit = visited(&mut delegate, case).await;
    let bill = document(&mut delegate, visit, vec![prepared(1, 30_000)]).await;
    world.pass(60_000);
    hand_in(&mut delegate, visit).await;
    delegate.wait(30).await;
    supervisor.sync().await;
    review(&mut supervisor, visit, ReviewOutcome::Accepted, "").await;
    supervisor.sync().await;

    let late = Value::Text("77-4410".into());
    draft(&mut delegate, bill, "number", late.clone()).await;
    assert_eq!(delegate.call(OpenVisit { visit }).await.unwrap().papers_late, [], "still open");
    delegate.sync().await;
    assert_eq!(delegate.call(LeaveScreen { record: bill }).await, Err(Failure::NotAllowed));
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!((view.may_write, view.written_late.len()), (false, 0));
    let (document, path) = (bill, "number".parse().unwrap());
    let expected = PaperChange { document, paper: PAPER.to_owned(), path, value: Some(late) };
    assert_eq!(view.papers_late, [expected]);
    assert_eq!(view.documents[0].number, "", "as it was accepted");
    assert_eq!(staying(&mut delegate).await[0].written_late, [visit]);

    // It holds the case until it was discarded.
    world.assign(case, third).await;
    delegate.sync().await;
    assert!(delegate.call(OpenVisit { visit }).await.unwrap().left);
    delegate.call(DiscardLate { visit }).await.unwrap();
    assert_eq!(delegate.call(OpenCase { case }).await, Err(Failure::NotFound));
    assert_eq!(staying(&mut delegate).await, []);
}
