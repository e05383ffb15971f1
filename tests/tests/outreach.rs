//! Reaching people without being asked: who is due for a visit and why, in
//! which order, and a day's visits.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{Assign, EditCase, Order, Outreach, OutreachRow, OutreachView, PlanDay};
use app::engine::failure::Failure;
use shared::calendar::Date;
use shared::form::{Position, Value};
use shared::ids::RecordId;
use shared::lifecycle::outreach::Reason;
use tests::at_work::{choice, draft, hand_in, interviewed, visited};
use tests::{Device, World};

/// Milliseconds.
const DAY: i64 = 86_400_000;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn place(latitude: f64) -> Position {
    Position::from_degrees(latitude, 41.7561, 8.0).unwrap()
}

async fn due(device: &mut Device, from: Option<Position>) -> OutreachView {
    device.call(Outreach { from, offset: 0, limit: 200 }).await.unwrap()
}

async fn row(device: &mut Device, case: RecordId) -> Option<OutreachRow> {
    due(device, None).await.rows.into_iter().find(|row| row.case.case == case)
}

async fn reasons(device: &mut Device, case: RecordId) -> Vec<(Reason, Date)> {
    row(device, case).await.map(|row| row.reasons).unwrap_or_default()
}

/// A visit handed in with this classification, at this place.
async fn classified(device: &mut Device, case: RecordId, class: &str, at: Option<Position>) {
    let visit = interviewed(device, case).await;
    draft(device, visit, "classification", choice(class)).await;
    draft(device, visit, "position", at.map_or(Value::Removed, Value::Position)).await;
    hand_in(device, visit).await;
}

#[tokio::test]
async fn nobody_was_there_then_somebody_was_and_a_year_passes() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    let hers = due(&mut delegate, None).await;
    assert_eq!(hers.restudy_months, (12, false), "the board has set no figure");
    assert!(hers.total > 1);
    assert!(
        hers.rows.iter().all(|row| row.case.assignee == Some(world.person("delegate"))),
        "a delegate's own cases"
    );
    assert_eq!(hers.rows.len(), usize::try_from(hers.total).unwrap());
    let first = row(&mut delegate, case).await.unwrap();
    assert!(matches!(first.reasons[..], [(Reason::NeverVisited, _)]));
    assert_eq!((first.need, first.placed), (None, false));

    visited(&mut delegate, case).await;
    assert_eq!(reasons(&mut delegate, case).await, []);
    delegate.sync().await;
    let mut supervisor = world.enrolled("supervisor").await;
    assert_eq!(reasons(&mut supervisor, case).await, []);
    assert!(due(&mut supervisor, None).await.total >= hers.total, "the whole branch's");

    // Visited on 2026-11-21: to be studied again a year later, shown a month ahead.
    world.pass(334 * DAY);
    assert_eq!(reasons(&mut delegate, case).await, []);
    world.pass(DAY);
    let restudy = [(Reason::Restudy, day("2027-11-21"))];
    assert_eq!(reasons(&mut delegate, case).await, restudy);
    assert_eq!(reasons(&mut supervisor, case).await, restudy);
    let again = row(&mut delegate, case).await.unwrap();
    assert_eq!((again.need, again.placed), (Some(3), true), "as the visit found it");
}

#[tokio::test]
async fn a_child_reaches_the_limit_and_is_named() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    visited(&mut delegate, case).await;
    let son = |field: &str| format!("members/m1/{field}").parse().unwrap();
    let born = |text: &str| Value::Date(day(text));
    let edits = vec![(son("birth_date"), born("2008-12-15"))];
    delegate.call(EditCase { case, edits }).await.unwrap();
    let found = row(&mut delegate, case).await.unwrap();
    assert_eq!(found.reasons, [(Reason::AgeLimit(0), day("2026-12-15"))]);
    assert_eq!(found.members, [(0, "سعد محمد عبدالله التجريبي".to_owned())]);
    // A daughter of that age does not yet.
    let edits = vec![(son("relation"), choice("daughter"))];
    delegate.call(EditCase { case, edits }).await.unwrap();
    assert_eq!(reasons(&mut delegate, case).await, []);
}

#[tokio::test]
async fn need_comes_before_day_and_day_before_distance() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let hers: Vec<_> =
        due(&mut delegate, None).await.rows.into_iter().map(|row| row.case.case).take(4).collect();
    let [pressing, near, far, ordered] = hers[..] else { panic!("{hers:?}") };
    classified(&mut delegate, far, "medium", Some(place(22.6))).await;
    classified(&mut delegate, near, "medium", Some(place(22.5))).await;
    classified(&mut delegate, pressing, "top", None).await;
    delegate.sync().await;
    let to = Some(world.person("delegate"));
    let order = Order {
        on: day("2026-12-01"),
        purpose: "follow_up".into(),
        priority: "high".into(),
        note: String::new(),
    };
    supervisor.sync().await;
    world.pass(60_000);
    let assign = Assign { cases: vec![ordered], to, order: Some(order) };
    supervisor.call(assign).await.unwrap();
    supervisor.sync().await;
    delegate.sync().await;
    let by_order = row(&mut delegate, ordered).await.unwrap();
    assert_eq!(by_order.need, Some(2), "the order says how pressing it is");
    assert!(by_order.reasons.contains(&(Reason::Ordered, day("2026-12-01"))));

    world.pass(340 * DAY);
    let from = Some(place(22.4));
    let view = due(&mut delegate, from).await;
    let order: Vec<_> = view.rows.iter().map(|row| row.case.case).take(4).collect();
    assert_eq!(order, [pressing, ordered, near, far]);
    assert_eq!(view.rows[0].metres, None, "nobody recorded where it is");
    assert_eq!(view.rows[2].metres.map(|metres| metres / 100), Some(111));
    let second = Outreach { from, offset: 1, limit: 1 };
    assert_eq!(delegate.call(second).await.unwrap().rows, view.rows[1..2]);

    // A day: the nearest next, and the legs are from home to home.
    let plan = delegate.call(PlanDay { from, visits: 4 }).await.unwrap();
    let stops: Vec<_> = plan.stops.iter().map(|stop| stop.case.case).collect();
    assert_eq!(stops, [near, far, pressing, ordered]);
    let legs: Vec<_> =
        plan.stops.iter().map(|stop| stop.metres.map(|metres| metres / 100)).collect();
    assert_eq!(legs, [Some(111), Some(111), None, None]);
    assert_eq!(plan.metres / 100, 222);
    // Without knowing where the day begins, it begins at a home.
    let plan = delegate.call(PlanDay { from: None, visits: 4 }).await.unwrap();
    assert_eq!((plan.stops[0].metres, plan.metres / 100), (None, 111));
}

#[tokio::test]
async fn who_reads_no_visits_is_told_of_none() {
    let world = World::new().await;
    let mut administrator = world.enrolled("administrator").await;
    let refused = administrator.call(Outreach { from: None, offset: 0, limit: 9 }).await;
    assert_eq!(refused, Err(Failure::NotAllowed));
}
