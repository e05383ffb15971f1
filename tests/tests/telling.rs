//! The applicant is told what the committee decided: what of it answers the request, and how long
//! that took.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{FinishMatter, Finished, GiveNotice, MatterList, Matters};
use app::engine::forms;
use shared::form::Evaluation;
use shared::ids::RecordId;
use shared::record::Kind;
use shared::record::decision::Ruling;
use tests::committee::{Asked, Office, rent};
use tests::sitting::ruled;
use tests::way::{begin, done, fill, hand_in, matter, request};
use tests::{Device, World};

const DAY: i64 = 86_400_000;
/// An association whose board reads the days for an answer as the most there may be.
async fn with_a_last_day() -> World {
    let world = World::new().await;
    let nothing = tempfile::tempdir().unwrap();
    let last_day =
        [("version = 2", "version = 3"), ("reading = \"unconfirmed\"", "reading = \"ceiling\"")];
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
    listed(device, MatterList::Ageing).await
}

async fn listed(device: &mut Device, list: MatterList) -> Vec<RecordId> {
    let asked = Matters { list, offset: 0, limit: 9 };
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
async fn an_early_answer_says_why_by_the_day_on_which_it_was_told_and_the_supervisor_sees_it() {
    let world = World::new().await;
    let (asked, mut officer, mut secretary) = noticed(&world).await;
    let mut supervisor = world.enrolled_again("supervisor").await;
    let case = Some(world.a_case());
    world.pass(5 * DAY);
    let accepted = ruled(&world, &mut secretary, asked, Ruling::Accepted).await;
    // It was told at once, and is written down long after the day that the policy names.
    world.pass(15 * DAY);
    officer.sync().await;
    let kind = Kind::Reply;
    let reply = begin(&mut officer, kind, case, Some(accepted), &told("2026-11-26")).await.unwrap();
    let finish = FinishMatter { matter: reply };
    let lacks = officer.call(finish.clone()).await;
    assert_eq!(lacks, Ok(Finished::Incomplete { problems: 1 }), "the reason");
    fill(&mut officer, reply, &[("on", "2026-12-05")]).await;
    let form = forms::for_kind(kind).unwrap();
    let lacking = async |officer: &mut Device| {
        let answers = matter(officer, reply).await.answers;
        let found = Evaluation::of(form, &answers, "2026-12-11".parse().unwrap());
        found.problems.into_iter().map(|problem| problem.question).collect::<Vec<_>>()
    };
    assert!(lacking(&mut officer).await.is_empty(), "the day itself is not early");
    fill(&mut officer, reply, &[("on", "2026-12-04")]).await;
    assert_eq!(lacking(&mut officer).await, ["early_reason"]);
    assert_eq!(listed(&mut officer, MatterList::Early).await, []);
    fill(&mut officer, reply, &[("early_reason", "إخلاء وشيك")]).await;
    assert_eq!(officer.call(finish).await, Ok(Finished::Done));
    officer.sync().await;
    supervisor.sync().await;
    assert_eq!(listed(&mut supervisor, MatterList::Early).await, [asked.request]);
    let state = request(&mut supervisor, asked.request).await.matter.row.request.unwrap().state;
    assert!(state.early && state.answered == Some("2026-12-04".parse().unwrap()));
}

#[tokio::test]
async fn nobody_says_why_where_there_is_no_first_day_or_no_answer() {
    let last_day = with_a_last_day().await;
    for (world, ruling) in [(last_day, Ruling::Accepted), (World::new().await, Ruling::Postponed)] {
        let (asked, mut officer, mut secretary) = noticed(&world).await;
        let decision = ruled(&world, &mut secretary, asked, ruling).await;
        officer.sync().await;
        let case = Some(world.a_case());
        done(&mut officer, Kind::Reply, case, Some(decision), &told("2026-11-21")).await;
        assert_eq!(listed(&mut officer, MatterList::Early).await, []);
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
