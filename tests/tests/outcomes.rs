//! How a visit went: one that becomes an interview after all has what the case
//! knows, and one that was begun by mistake is put away.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{DropVisit, Home, LeaveScreen, OpenCase, OpenVisit, StartVisit};
use app::engine::failure::Failure;
use shared::form::{Answers, Value};
use shared::ids::RecordId;
use tests::at_work::{choice, draft, hand_in, text};
use tests::{Device, World, interview};

async fn answers(device: &mut Device, visit: RecordId) -> Answers {
    device.call(OpenVisit { visit }).await.unwrap().answers
}

async fn may_drop(device: &mut Device, visit: RecordId) -> bool {
    device.call(OpenVisit { visit }).await.unwrap().may_drop
}

async fn held_after_all(device: &mut Device, visit: RecordId) {
    draft(device, visit, "visit_outcome", choice("done")).await;
    device.call(LeaveScreen { record: visit }).await.unwrap();
}

#[tokio::test]
async fn a_visit_that_is_held_after_all_has_what_the_case_knows() {
    let world = World::of("muwayh-orphans").await;
    let mut delegate = world.enrolled("delegate").await;
    let home = Home { search: String::new(), offset: 0, limit: 50 };
    let cases = delegate.call(home).await.unwrap().cases;
    let (case, other) = (cases[0].case, cases[1].case);

    // As «بدء زيارة» fills in, in the same case.
    let at_once = delegate.call(StartVisit { case, held: true }).await.unwrap();
    let expected = answers(&mut delegate, at_once).await;
    let offered = delegate.call(OpenVisit { visit: at_once }).await.unwrap().categories;
    let served = ["orphans", "widow", "divorced", "disability", "elderly"];
    assert_eq!(offered, served.map(|code| (code.to_owned(), String::new())));
    assert!(expected.get(&"mobile".parse().unwrap()).is_some());
    assert!(!expected.instances(None, "members").is_empty());

    let later = delegate.call(StartVisit { case, held: false }).await.unwrap();
    draft(&mut delegate, later, "visit_outcome", choice("nobody_home")).await;
    delegate.call(LeaveScreen { record: later }).await.unwrap();
    // Under which form and policy it was begun, and what came of it.
    let known = answers(&mut delegate, later).await.0.len();
    assert_eq!(known, 3 + 1, "nobody is there to confirm it");
    held_after_all(&mut delegate, later).await;
    assert_eq!(answers(&mut delegate, later).await, expected);

    // What was typed or cleared before stays as it is, also when it is said again.
    let typed = delegate.call(StartVisit { case: other, held: false }).await.unwrap();
    draft(&mut delegate, typed, "mobile", text("0599999999")).await;
    draft(&mut delegate, typed, "district", Value::Removed).await;
    held_after_all(&mut delegate, typed).await;
    draft(&mut delegate, typed, "first_name", text("سارة")).await;
    draft(&mut delegate, typed, "visit_outcome", choice("nobody_home")).await;
    delegate.call(LeaveScreen { record: typed }).await.unwrap();
    held_after_all(&mut delegate, typed).await;
    let says = answers(&mut delegate, typed).await;
    let says = |path: &str| says.get(&path.parse().unwrap()).cloned();
    assert_eq!(says("mobile"), Some(text("0599999999")));
    assert_eq!(says("district"), None);
    assert_eq!(says("first_name"), Some(text("سارة")));
    assert!(says("id_number").is_some());
    interview(&mut delegate, typed).await;
    hand_in(&mut delegate, typed).await;
}

#[tokio::test]
async fn a_visit_begun_by_mistake_is_put_away_while_nothing_was_asked() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let before = delegate.call(OpenCase { case }).await.unwrap();
    world.pass(1_000);

    for held in [false, true] {
        let visit = delegate.call(StartVisit { case, held }).await.unwrap();
        assert!(may_drop(&mut delegate, visit).await);
        if !held {
            held_after_all(&mut delegate, visit).await;
            assert!(may_drop(&mut delegate, visit).await, "only what the case says was filled in");
        }
        delegate.sync().await;
        supervisor.sync().await;
        assert_eq!(supervisor.call(OpenCase { case }).await.unwrap().visits.len(), 1);
        delegate.call(DropVisit { visit }).await.unwrap();
        delegate.sync().await;
        supervisor.sync().await;
        let after = delegate.call(OpenCase { case }).await.unwrap();
        assert_eq!((&after.visits, &after.row), (&before.visits, &before.row));
        assert!(supervisor.call(OpenCase { case }).await.unwrap().visits.is_empty());
        assert_eq!(delegate.call(OpenVisit { visit }).await, Err(Failure::NotFound));
    }

    let asked = delegate.call(StartVisit { case, held: true }).await.unwrap();
    draft(&mut delegate, asked, "rooms", Value::Integer(4)).await;
    assert!(!may_drop(&mut delegate, asked).await);
    assert_eq!(delegate.call(DropVisit { visit: asked }).await, Err(Failure::NotAllowed));
    // A supervisor puts nobody's visit away.
    delegate.call(LeaveScreen { record: asked }).await.unwrap();
    let other = delegate.call(StartVisit { case, held: false }).await.unwrap();
    delegate.sync().await;
    supervisor.sync().await;
    assert!(!may_drop(&mut supervisor, other).await);
    assert_eq!(supervisor.call(DropVisit { visit: other }).await, Err(Failure::NotAllowed));
}
