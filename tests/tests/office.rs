//! The office: a supervisor assigns cases and orders visits, follows what is
//! due, unread and silent; cases change hands. What readers do is in
//! `readers.rs`.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    Assign, Assigned, Comment, EditCase, Follow, FollowView, Home, KeepWords, LeaveScreen, Lock,
    MarkOpened, OpenCase, OpenVisit, Order, StartVisit, Submit, Submitted, WORDS_OF_ORDER,
    WORDS_OF_PRESENCE,
};
use app::engine::failure::Failure;
use shared::form::Value;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::{Due, ReviewOutcome, Why};
use shared::sync::exchange::NotAssigned;
use tests::at_work::{draft, hand_in, review, text, visited};
use tests::pictures::{document, prepared};
use tests::{Device, Link, PASSPHRASE, World};

const DELEGATE: &str = "أمل فهد التجريبي";
const SUPERVISOR: &str = "سالم ناصر الاختباري";

fn home() -> Home {
    Home { search: String::new(), offset: 0, limit: 50 }
}

fn order(on: &str, priority: &str) -> Order {
    Order {
        on: on.parse().unwrap(),
        purpose: "follow_up".into(),
        priority: priority.into(),
        note: "  التحقق من الدخل ".into(),
    }
}

async fn assign(
    supervisor: &mut Device,
    cases: &[RecordId],
    to: Option<PersonId>,
    order: Option<Order>,
) -> Result<Assigned, Failure> {
    supervisor.call(Assign { cases: cases.to_vec(), to, order }).await
}

async fn follow(supervisor: &mut Device) -> FollowView {
    supervisor.call(Follow {}).await.unwrap();
    supervisor.wait(2).await;
    supervisor.call(Follow {}).await.unwrap()
}

/// When a case is due, and why.
async fn due(device: &mut Device, case: RecordId) -> Option<Due> {
    device.call(OpenCase { case }).await.unwrap().row.due
}

#[tokio::test]
async fn a_visit_is_ordered_tried_tried_again_and_done() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let hers = delegate.call(home()).await.unwrap().cases;
    let other = hers.iter().find(|row| row.case != case).unwrap().case;
    let present = EditCase {
        case,
        edits: vec![("to_be_present".parse().unwrap(), Value::Text("ابنها الأكبر".into()))],
    };
    supervisor.call(present).await.unwrap();
    world.pass(1_000);
    let to = Some(world.person("delegate"));
    let later = assign(&mut supervisor, &[other], to, Some(order("2026-11-30", "low"))).await;
    assert_eq!(later, Ok(Assigned::Done));
    let soon = assign(&mut supervisor, &[case], to, Some(order("2026-11-24", "high"))).await;
    assert_eq!(soon, Ok(Assigned::Done));
    supervisor.sync().await;
    delegate.sync().await;

    // The most urgent first, with all that she needs to know.
    let rows = delegate.call(home()).await.unwrap().due;
    assert_eq!(rows.iter().map(|row| row.case.case).collect::<Vec<_>>(), [case, other]);
    let asked = rows[0].order.clone().unwrap();
    assert_eq!((asked.by.as_str(), asked.delegate.as_str()), (SUPERVISOR, DELEGATE));
    assert_eq!(
        (asked.note.as_str(), asked.to_be_present.as_str()),
        ("التحقق من الدخل", "ابنها الأكبر")
    );
    assert!(!rows[0].overdue);

    // Nobody is home: one screen is enough, and it is tried again.
    let day = |text: &str| Value::Date(text.parse().unwrap());
    world.pass(60_000);
    let tried = delegate.call(StartVisit { case, held: false }).await.unwrap();
    draft(&mut delegate, tried, "visit_outcome", Value::Choice("nobody_home".into())).await;
    assert_eq!(
        delegate.call(Submit { visit: tried }).await,
        Ok(Submitted::Incomplete { problems: 1 })
    );
    draft(&mut delegate, tried, "retry_on", day("2026-11-26")).await;
    assert_eq!(delegate.call(Submit { visit: tried }).await, Ok(Submitted::Done));
    let retry = Some(Due { on: "2026-11-26".parse().unwrap(), why: Why::Retry });
    assert_eq!(due(&mut delegate, case).await, retry);
    delegate.sync().await;
    supervisor.sync().await;
    assert_eq!(due(&mut supervisor, case).await, retry);
    let seen = supervisor.call(OpenCase { case }).await.unwrap();
    assert_eq!(seen.visits[0].outcome, "nobody_home");
    assert_eq!(seen.visits[0].retry_on, Some("2026-11-26".parse().unwrap()));
    assert!(seen.order.is_some(), "nobody was met: it is still asked for");

    // The day passes; then it is held, and nothing is due any more.
    world.pass(6 * 86_400_000);
    let view = follow(&mut supervisor).await;
    assert_eq!((view.due_count, view.overdue_count), (2, 1));
    assert_eq!(
        view.due.iter().map(|row| (row.case.case, row.overdue)).collect::<Vec<_>>(),
        [(case, true), (other, false)]
    );
    let held = visited(&mut delegate, case).await;
    assert_eq!(due(&mut delegate, case).await, None);
    delegate.sync().await;
    supervisor.sync().await;
    assert_eq!(due(&mut supervisor, case).await, None);
    let view = follow(&mut supervisor).await;
    assert_eq!(view.due_count, 1);

    // What is completed after a newer order was not held after it.
    world.pass(1_000);
    assign(&mut supervisor, &[case], to, Some(order("2026-12-20", "medium"))).await.unwrap();
    supervisor.sync().await;
    review(&mut supervisor, held, ReviewOutcome::Returned, "يرجى استكمال الدخل.").await;
    supervisor.sync().await;
    delegate.sync().await;
    world.pass(60_000);
    draft(&mut delegate, held, "expense_food", Value::Decimal(800.0)).await;
    hand_in(&mut delegate, held).await;
    let ordered = Some(Due { on: "2026-12-20".parse().unwrap(), why: Why::Ordered });
    assert_eq!(due(&mut delegate, case).await, ordered);
}

#[tokio::test]
async fn a_case_changes_hands_with_its_history() {
    let world = World::new().await;
    let mut first = world.enrolled("delegate").await;
    let mut second = world.enrolled("delegate_2").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let (hers, his) = (world.person("delegate"), world.person("delegate_2"));
    let cases = first.call(home()).await.unwrap().cases;
    let mut free = Vec::new();
    let mut women_only = Vec::new();
    for row in &cases {
        let details = supervisor.call(OpenCase { case: row.case }).await.unwrap().details;
        let restricted = details.get(&"visited_by".parse().unwrap()).is_some();
        if restricted { &mut women_only } else { &mut free }.push(row.case);
    }
    let case = free[0];
    let visit = visited(&mut first, case).await;
    document(&mut first, visit, vec![prepared(1, 70_000)]).await;
    first.wait(30).await;
    // Her last words, without a link.
    first.link = Link::Down;
    let path = "visit_note".parse().unwrap();
    let text = Value::Text("كلمة أخيرة".into());
    first.call(Comment { visit, path, text: "عاد الأب من السفر.".into() }).await.unwrap();
    draft(&mut first, visit, "visit_note", text.clone()).await;
    first.call(LeaveScreen { record: visit }).await.unwrap();
    supervisor.sync().await;

    // All or nothing, and a family that only a woman visits is not given to him.
    let both = [case, women_only[0]];
    let refused = assign(&mut supervisor, &both, Some(his), None).await;
    assert_eq!(refused, Ok(Assigned::NotSuited(vec![women_only[0]])));
    assert_eq!(supervisor.call(OpenCase { case }).await.unwrap().row.assignee, Some(hers));
    let to_supervisor =
        assign(&mut supervisor, &[case], Some(world.person("supervisor")), None).await;
    assert_eq!(to_supervisor, Err(Failure::NotAllowed));
    assert_eq!(assign(&mut first, &[case], Some(his), None).await, Err(Failure::NotAllowed));
    // Here it counts at once; the server hears of it with the next exchange.
    assert_eq!(assign(&mut supervisor, &[case], Some(his), None).await, Ok(Assigned::Done));
    let row = supervisor.call(OpenCase { case }).await.unwrap().row;
    assert_eq!((row.assignee, row.assignee_name.as_str()), (Some(his), "خالد عمر النموذجي"));
    supervisor.wait(2).await;
    let view = follow(&mut supervisor).await;
    let load: Vec<_> = view.delegates.iter().map(|it| (it.person, it.cases)).collect();
    assert!(load.contains(&(hers, 19)) && load.contains(&(his, 5)), "{load:?}");
    assert_eq!(view.not_assigned, []);

    // He has it whole, and what she wrote late still comes; then it leaves her.
    second.sync().await;
    let got = second.call(OpenCase { case }).await.unwrap();
    assert!(got.may_visit && got.visits.len() == 1);
    assert_eq!(second.call(OpenVisit { visit }).await.unwrap().documents.len(), 1);
    first.link = Link::Up;
    first.wait(20).await;
    assert_eq!(first.call(OpenCase { case }).await, Err(Failure::NotFound));
    second.sync().await;
    let read = second.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(read.answers.get(&"visit_note".parse().unwrap()), Some(&text));
    assert_eq!(read.comments[0].by, DELEGATE);
}

#[tokio::test]
async fn an_assignment_that_came_too_late_is_told_and_undone() {
    let world = World::new().await;
    let _delegates = (world.enrolled("delegate").await, world.enrolled("delegate_2").await);
    let mut supervisor = world.enrolled("supervisor").await;
    let (third, code) = world.second_delegate().await;
    supervisor.sync().await;
    let case = world.a_case();
    supervisor.link = Link::Down;
    let unrestricted =
        EditCase { case, edits: vec![("visited_by".parse().unwrap(), Value::Removed)] };
    supervisor.call(unrestricted).await.unwrap();
    let his = world.person("delegate_2");
    let asked = Some(order("2026-11-30", "high"));
    assert_eq!(assign(&mut supervisor, &[case], Some(his), asked).await, Ok(Assigned::Done));
    let ordered = Some(Due { on: "2026-11-30".parse().unwrap(), why: Why::Ordered });
    assert_eq!(due(&mut supervisor, case).await, ordered);
    world.assign(case, third).await;
    supervisor.link = Link::Up;
    supervisor.sync().await;
    assert_eq!(supervisor.call(OpenCase { case }).await.unwrap().row.assignee, Some(third));
    // Nobody was given what was asked of him: it is due with nobody.
    assert_eq!(due(&mut supervisor, case).await, None);
    let mut thirds = world.device();
    thirds.enrol(&code, PASSPHRASE).await.unwrap();
    thirds.sync().await;
    assert_eq!(due(&mut thirds, case).await, None);
    let told = follow(&mut supervisor).await.not_assigned;
    assert_eq!(
        told.iter().map(|row| (row.case, row.why)).collect::<Vec<_>>(),
        [(case, NotAssigned::Moved)]
    );
    // Decided anew, with the present in view, it happens.
    assert_eq!(assign(&mut supervisor, &[case], Some(his), None).await, Ok(Assigned::Done));
    supervisor.wait(2).await;
    assert_eq!(follow(&mut supervisor).await.not_assigned, []);
    let stands = world.association().read(move |reading| reading.placement(case)).await.unwrap();
    assert_eq!(stands.unwrap().0.assignee, Some(his));
}

#[tokio::test]
async fn what_was_ordered_goes_with_the_case() {
    let world = World::new().await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut delegate = world.enrolled("delegate").await;
    let (third, code) = world.second_delegate().await;
    supervisor.sync().await;
    let (case, hers) = (world.a_case(), world.person("delegate"));
    let asked = Some(order("2026-11-30", "high"));
    assign(&mut supervisor, &[case], Some(hers), asked).await.unwrap();
    supervisor.sync().await;
    delegate.sync().await;
    let ordered = Some(Due { on: "2026-11-30".parse().unwrap(), why: Why::Ordered });
    assert_eq!(due(&mut delegate, case).await, ordered);
    world.pass(1_000);
    assign(&mut supervisor, &[case], Some(third), None).await.unwrap();
    assert_eq!(due(&mut supervisor, case).await, ordered);
    supervisor.sync().await;
    let mut thirds = world.device();
    thirds.enrol(&code, PASSPHRASE).await.unwrap();
    thirds.sync().await;
    let rows = thirds.call(home()).await.unwrap().due;
    assert_eq!(rows[0].case.due, ordered);
    assert_eq!(rows[0].order.as_ref().unwrap().delegate, "المندوبة بدور النموذجي");
}

#[tokio::test]
async fn a_supervisor_sees_what_is_unread_and_who_is_silent() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = visited(&mut delegate, world.a_case()).await;
    delegate.sync().await;
    supervisor.sync().await;
    world.pass(4 * 86_400_000);
    let view = follow(&mut supervisor).await;
    assert_eq!(view.unread.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
    let silent = |view: &FollowView, person| {
        view.delegates.iter().find(|row| row.person == person).unwrap().silent_days
    };
    assert_eq!(silent(&view, world.person("delegate")), Some(4));
    assert_eq!(silent(&view, world.person("delegate_2")), None, "no device of his ever came");
    let submission = view.unread[0].visit;
    let submission =
        supervisor.call(OpenVisit { visit: submission }).await.unwrap().submission.unwrap();
    supervisor.call(MarkOpened { submission }).await.unwrap();
    delegate.wait(20).await;
    world.pass(400_000);
    let view = follow(&mut supervisor).await;
    assert_eq!((view.unread.len(), silent(&view, world.person("delegate"))), (0, Some(0)));
    assert_eq!(delegate.call(Follow {}).await, Err(Failure::NotAllowed));
}

#[tokio::test]
async fn a_note_that_is_being_written_outlasts_a_lock_until_it_is_ordered() {
    let world = World::new().await;
    let _delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let keep =
        |at: &str, text: &str| KeepWords { record: case, at: at.to_owned(), text: text.to_owned() };
    supervisor.call(keep(WORDS_OF_ORDER, "التحقق من")).await.unwrap();
    supervisor.call(keep(WORDS_OF_ORDER, "التحقق من الدخل")).await.unwrap();
    supervisor.call(keep(WORDS_OF_PRESENCE, "ابنها")).await.unwrap();
    supervisor.call(Lock {}).await.unwrap();
    supervisor.unlock(PASSPHRASE).await.unwrap();
    let begun = supervisor.call(OpenCase { case }).await.unwrap().words;
    let kept = |at: &str, text: &str| (at.to_owned(), text.to_owned());
    assert_eq!(begun, [kept(WORDS_OF_ORDER, "التحقق من الدخل"), kept(WORDS_OF_PRESENCE, "ابنها")]);

    // Each goes with what it was written for.
    let edits = vec![("to_be_present".parse().unwrap(), text("ابنها الأكبر"))];
    supervisor.call(EditCase { case, edits }).await.unwrap();
    let begun = supervisor.call(OpenCase { case }).await.unwrap().words;
    assert_eq!(begun, [kept(WORDS_OF_ORDER, "التحقق من الدخل")]);
    let to = Some(world.person("delegate"));
    assign(&mut supervisor, &[case], to, Some(order("2026-11-30", "high"))).await.unwrap();
    assert_eq!(supervisor.call(OpenCase { case }).await.unwrap().words, []);
}

#[tokio::test]
async fn only_who_assigns_begins_words_at_a_case() {
    let world = World::new().await;
    let mut member = world.enrolled("committee_member").await;
    let case = world.a_case();
    let keep =
        KeepWords { record: case, at: WORDS_OF_ORDER.to_owned(), text: "كلمة".to_owned() };
    assert_eq!(member.call(keep).await, Err(Failure::NotAllowed));
}
