//! The road: a visit recorded without coverage reaches the supervisor, is
//! returned, completed, accepted; and each sees what the other did.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    Home, LeaveScreen, MarkOpened, OpenCase, OpenVisit, Queue, Review, ReviewRequest, SaveDraft,
    StartVisit, Submit, Submitted,
};
use app::engine::failure::Failure;
use app::engine::forms;
use shared::form::Value;
use shared::lifecycle::{RequestStage, ReviewOutcome, VisitStage, WhereItIs};
use shared::record::Kind;
use tests::at_work::{draft, review, visited};
use tests::way::{begin, fill, hand_in, request};
use tests::{Device, Link, World, answers_of, interview};

const PASSPHRASE: &str = "passphrase 482913";

fn all() -> Home {
    Home { search: String::new(), offset: 0, limit: 50 }
}

fn queue() -> Queue {
    Queue { offset: 0, limit: 50 }
}

#[tokio::test]
async fn a_visit_recorded_without_coverage_reaches_the_supervisor() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;

    // In the office, with coverage: her cases are on the phone.
    let home = delegate.call(all()).await.unwrap();
    assert_eq!(home.total_cases, 20);
    let case = home.cases[0].case;
    let file = delegate.call(OpenCase { case }).await.unwrap();
    assert!(file.may_visit && !file.members.is_empty());

    // In the village, without: the whole interview, and the phone dies in it.
    delegate.link = Link::Down;
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    let early = delegate.call(Submit { visit }).await.unwrap();
    assert!(matches!(early, Submitted::Incomplete { problems } if problems > 20));
    interview(&mut delegate, visit).await;
    let note = "researcher_view".parse().unwrap();
    let added = Value::Text("أسرة متعاونة. تحتاج متابعة".into());
    delegate.call(SaveDraft { record: visit, path: note, value: added.clone() }).await.unwrap();
    delegate.kill();
    assert_eq!(delegate.call(OpenVisit { visit }).await, Err(Failure::Locked));
    delegate.unlock(PASSPHRASE).await.unwrap();
    assert!(delegate.call(all()).await.unwrap().unsent.typed, "what was typed is no change yet");
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    let form = forms::find(&view.form.0, &view.form.1).unwrap();
    let mut expected = answers_of(form);
    expected.set("researcher_view".parse().unwrap(), added);
    for (path, value) in &expected.0 {
        assert_eq!(view.answers.get(path), Some(value), "{path}");
    }
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    let home = delegate.call(all()).await.unwrap();
    assert_eq!(home.handed_in[0].stage, VisitStage::HandedIn);
    assert_eq!(home.handed_in[0].whereabouts, WhereItIs::OnDevice);
    assert!(home.unsent.records >= 2 && !home.unsent.typed);

    // A signal: it goes by itself.
    delegate.link = Link::Up;
    delegate.wait(10).await;
    let home = delegate.call(all()).await.unwrap();
    assert_eq!(home.handed_in[0].whereabouts, WhereItIs::Received);
    assert_eq!(home.unsent.records, 0);

    // The supervisor reads exactly what she wrote, and returns it.
    supervisor.sync().await;
    let waiting = supervisor.call(queue()).await.unwrap().waiting;
    assert_eq!(waiting.iter().map(|row| row.visit).collect::<Vec<_>>(), vec![visit]);
    let read = supervisor.call(OpenVisit { visit }).await.unwrap();
    for (path, value) in &expected.0 {
        assert_eq!(read.answers.get(path), Some(value), "{path}");
    }
    assert!(read.may_review && !read.may_write);
    assert!(read.written.iter().all(|written| written.by == "أمل فهد التجريبي"));
    let submission = read.submission.unwrap();
    supervisor.call(MarkOpened { submission }).await.unwrap();
    let without_comment =
        Review { visit, submission, outcome: ReviewOutcome::Returned, comment: "  ".into() };
    assert_eq!(supervisor.call(without_comment.clone()).await, Err(Failure::CommentNeeded));
    let comment = "يرجى استكمال دخل الأسرة.".to_owned();
    supervisor.call(Review { comment: comment.clone(), ..without_comment }).await.unwrap();
    supervisor.sync().await;

    // She sees it, completes it and hands it in again.
    delegate.sync().await;
    let home = delegate.call(all()).await.unwrap();
    assert_eq!(home.in_progress[0].stage, VisitStage::Returned);
    assert_eq!(home.in_progress[0].whereabouts, WhereItIs::Read);
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(view.reviews[0].comment, comment);
    assert_eq!(view.reviews[0].by, "سالم ناصر الاختباري");
    let income = "incomes/i1/income_amount".parse().unwrap();
    let value = Value::Decimal(2_750.0);
    delegate.call(SaveDraft { record: visit, path: income, value }).await.unwrap();
    delegate.call(LeaveScreen { record: visit }).await.unwrap();
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    delegate.sync().await;

    // A review of what was read before would speak of something else.
    supervisor.sync().await;
    let again = supervisor.call(OpenVisit { visit }).await.unwrap();
    let stale =
        Review { visit, submission, outcome: ReviewOutcome::Accepted, comment: String::new() };
    assert_eq!(supervisor.call(stale.clone()).await, Err(Failure::ChangedMeanwhile));
    let newest = again.submission.unwrap();
    supervisor.call(Review { submission: newest, ..stale }).await.unwrap();
    supervisor.sync().await;
    delegate.sync().await;
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(view.row.stage, VisitStage::Accepted);
    assert!(!view.may_write);
    let path = "city".parse().unwrap();
    let late = SaveDraft { record: visit, path, value: Value::Text("أخرى".into()) };
    assert_eq!(delegate.call(late).await, Err(Failure::NotAllowed));
}

#[tokio::test]
async fn a_locked_phone_sends_what_is_sealed() {
    let mut world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    world.stop_server().await;
    let case = delegate.call(all()).await.unwrap().cases[3].case;
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    interview(&mut delegate, visit).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    delegate.lock().await;
    delegate.wait(60).await;
    world.start_server().await;
    delegate.wait(10).await;

    supervisor.sync().await;
    let waiting = supervisor.call(queue()).await.unwrap().waiting;
    assert_eq!(waiting.len(), 1, "it went within ten seconds, while locked");

    // Unlocked without a link, she knows that it arrived: the receipts are here.
    delegate.link = Link::Down;
    delegate.unlock(PASSPHRASE).await.unwrap();
    let home = delegate.call(all()).await.unwrap();
    assert_eq!(home.handed_in[0].whereabouts, WhereItIs::Received);
    assert_eq!(home.unsent.records, 0);
}

#[tokio::test]
async fn search_finds_people_however_they_are_written() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    for (search, found) in [
        ("نوره التجريبى", true),
        ("١٠٠٠٠٠١٠١٤", true),
        ("لا أحد", false),
        ("عبد الرحمن", true),
        ("نورةمحمد", true),
    ] {
        let home = Home { search: search.into(), ..all() };
        assert_eq!(delegate.call(home).await.unwrap().total_cases > 0, found, "{search}");
    }
}

/// Days, in milliseconds, by which a phone's clock runs ahead.
const AHEAD: i64 = 2 * 86_400_000;

#[tokio::test]
async fn a_clock_that_runs_ahead_has_the_word_no_longer_than_others_know() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let stage = async |device: &mut Device, asked| {
        request(device, asked).await.matter.row.request.unwrap().state.stage
    };

    // Her phone is two days ahead as she hands in a visit and a request.
    world.pass(AHEAD);
    let visit = visited(&mut delegate, case).await;
    let says = [("sort", "rent"), ("subject", "إيجار"), ("amount", "900")];
    let says = [&says[..], &[("reason", "توقف الدخل"), ("urgency", "normal")]].concat();
    let asked = begin(&mut delegate, Kind::SupportRequest, Some(case), None, &says).await.unwrap();
    let holds = hand_in(&mut delegate, asked).await;
    delegate.sync().await;
    world.pass(-AHEAD);

    supervisor.sync().await;
    review(&mut supervisor, visit, ReviewOutcome::Returned, "أكمل").await;
    let submission = request(&mut supervisor, asked).await.submission.unwrap();
    let back = ReviewRequest {
        request: asked,
        submission,
        outcome: ReviewOutcome::Returned,
        comment: "صحح المبلغ".into(),
        waived: holds,
    };
    supervisor.call(back).await.unwrap();
    supervisor.sync().await;

    // It is corrected in the office, and the visit on the phone, whose clock is set right.
    officer.sync().await;
    assert_eq!(stage(&mut officer, asked).await, RequestStage::Returned);
    fill(&mut officer, asked, &[("amount", "800")]).await;
    hand_in(&mut officer, asked).await;
    delegate.sync().await;
    draft(&mut delegate, visit, "rent_yearly", Value::Decimal(9_000.0)).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    for device in [&mut officer, &mut delegate, &mut supervisor] {
        device.sync().await;
    }
    assert_eq!(stage(&mut supervisor, asked).await, RequestStage::HandedIn);
    assert!(request(&mut supervisor, asked).await.may_review);
    let queue = supervisor.call(queue()).await.unwrap();
    assert_eq!(queue.waiting.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
    review(&mut supervisor, visit, ReviewOutcome::Accepted, "").await;
    let view = supervisor.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(view.row.stage, VisitStage::Accepted);
}
