//! The applicant is told what the committee decided: what of it answers the request, and how long
//! that took.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{GiveNotice, MatterList, Matters};
use shared::ids::RecordId;
use shared::record::Kind;
use shared::record::decision::Ruling;
use tests::committee::{Asked, Office, rent};
use tests::sitting::ruled;
use tests::way::{done, hand_in, request};
use tests::{Device, World};

const DAY: i64 = 86_400_000;
/// The story's first day: notice is given on it.
const FIRST: &str = "2026-11-21";

/// An association whose board reads the days for an answer as the most there may be.
async fn with_a_last_day() -> World {
    let world = World::new().await;
    let nothing = tempfile::tempdir().unwrap();
    let last_day = [
        ("version = 1", "version = 2"),
        ("reading = \"unconfirmed\"", "reading = \"ceiling\""),
    ];
    world.publish(&last_day, nothing.path()).await;
    world
}

/// A request for rent before the committee, of which notice was given on the first day.
async fn noticed(world: &World) -> (Asked, Device, Device) {
    let mut office = Office::of(world).await;
    let asked = office.brings(world, world.a_case(), &rent(600.0, "normal")).await;
    let mut officer = world.enrolled("relations_officer").await;
    officer.call(GiveNotice { request: asked.request }).await.unwrap();
    officer.sync().await;
    (asked, officer, world.enrolled("secretary").await)
}

async fn ageing(device: &mut Device) -> Vec<RecordId> {
    let asked = Matters { list: MatterList::Ageing, offset: 0, limit: 9 };
    device.call(asked).await.unwrap().rows.iter().map(|row| row.matter).collect()
}

/// The applicant is told a decision on this day.
fn told(on: &str) -> [(&str, &str); 4] {
    [("channel", "telephone"), ("told_to", "applicant"), ("on", on), ("words", "نص التبليغ")]
}

#[tokio::test]
async fn whoever_was_told_that_a_request_is_put_off_still_waits_for_the_answer() {
    for ruling in [Ruling::Postponed, Ruling::ToComplete] {
        let world = with_a_last_day().await;
        let (asked, mut officer, mut secretary) = noticed(&world).await;
        let case = Some(world.a_case());
        world.pass(10 * DAY);
        let put_off = ruled(&world, &mut secretary, asked, ruling).await;
        officer.sync().await;
        done(&mut officer, Kind::Reply, case, Some(put_off), &told("2026-12-01")).await;
        world.pass(5 * DAY);
        assert_eq!(ageing(&mut officer).await, [asked.request], "{ruling:?}");
        let (_, standing) = request(&mut officer, asked.request).await.notice.unwrap();
        assert!(standing.overdue && standing.passed == 15, "{ruling:?}: {standing:?}");

        // Nor does it end the waiting that it is handed in again.
        hand_in(&mut officer, asked.request).await;
        assert_eq!(ageing(&mut officer).await, [asked.request], "{ruling:?}");
        assert!(request(&mut officer, asked.request).await.notice.unwrap().1.overdue);
    }
}

#[tokio::test]
async fn whoever_was_told_of_being_declined_waits_no_longer() {
    let world = with_a_last_day().await;
    let (asked, mut officer, mut secretary) = noticed(&world).await;
    let declined = ruled(&world, &mut secretary, asked, Ruling::Declined).await;
    officer.sync().await;
    world.pass(15 * DAY);
    assert_eq!(ageing(&mut officer).await, [asked.request]);
    let case = Some(world.a_case());
    done(&mut officer, Kind::Reply, case, Some(declined), &told("2026-12-06")).await;
    assert_eq!(ageing(&mut officer).await, []);
    let (_, standing) = request(&mut officer, asked.request).await.notice.unwrap();
    assert!(!standing.ageing && !standing.overdue && standing.passed == 15);
}
