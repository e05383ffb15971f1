//! A record that brings the engine down: it is tried again alone, and then set
//! aside, so that everything else still comes in.
//!
//! The server lets no such record through; here somebody between the two puts
//! one into an answer.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{Home, Notice, OpenVisit, StartVisit, SyncState};
use app::engine::failure::Failure;
use shared::ids::InstallId;
use shared::record::Kind;
use shared::sync::pack;
use tests::hostile::{FINDS, Falls, hostile, hush};
use tests::{Device, Forger, PASSPHRASE, World, meta};

/// Puts a hostile visit before whatever an answer brings.
fn forger(world: &World, number: u64, find: (Falls, usize, u8)) -> Forger {
    let case = world.a_case();
    let install = InstallId::from_bytes([0x66; 16]);
    Box::new(move |answer| {
        let others = pack::unpack(&answer.news.changes).unwrap();
        let visit = meta(number, Kind::Visit, case);
        answer.news.changes = hostile(install, visit, find, &others);
    })
}

/// What came of an exchange with the forger between; a device that fell is
/// unlocked again, as its owner would.
async fn come_through(device: &mut Device) {
    for _ in 0..5 {
        let falls = device.falls;
        device.sync().await;
        if device.falls == falls {
            return;
        }
        device.unlock(PASSPHRASE).await.unwrap();
    }
    panic!("the engine falls again and again");
}

fn told_of_set_aside(device: &Device) -> bool {
    device.notices.contains(&Notice::Sync(SyncState::Stopped(Failure::SetAside)))
}

#[tokio::test]
async fn what_makes_the_engine_fall_is_set_aside_and_the_rest_comes_in() {
    hush();
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    for (number, find) in (1u64..).zip(FINDS) {
        if find.0 == Falls::Listed {
            // Only the server lists operations.
            continue;
        }
        let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
        delegate.sync().await;
        (supervisor.falls, supervisor.notices) = (0, Vec::new());
        supervisor.forger = Some(forger(&world, number, find));
        come_through(&mut supervisor).await;
        assert_eq!(supervisor.falls, 2, "{find:?}: together with others, then alone");
        assert!(told_of_set_aside(&supervisor), "{find:?}");
        supervisor.call(OpenVisit { visit }).await.unwrap();
        let (held, kept) = (supervisor.opened(PASSPHRASE).kept(), world.kept().await);
        assert_eq!(held.get(&visit), kept.get(&visit));
        // It comes again and again, and does no harm any more.
        let falls = supervisor.falls;
        supervisor.sync().await;
        assert_eq!(supervisor.falls, falls, "{find:?}");
    }
    supervisor.forger = None;
    supervisor.sync().await;
    let home = Home { search: String::new(), offset: 0, limit: 1 };
    assert_eq!(supervisor.call(home).await.unwrap().total_cases, 24);
}

#[tokio::test]
async fn a_record_that_was_only_there_when_the_engine_fell_is_taken() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    delegate.sync().await;
    // As a killed tab leaves it: struck once, not taken.
    let strike = |device: &Device, count: u32| {
        let sql = "INSERT OR REPLACE INTO strikes (record, count) VALUES (?1, ?2)";
        let opened = device.opened(PASSPHRASE);
        opened.db.execute(sql, (visit.as_bytes(), count)).unwrap();
    };
    strike(&supervisor, 1);
    supervisor.kill();
    supervisor.unlock(PASSPHRASE).await.unwrap();
    supervisor.sync().await;
    assert!(!told_of_set_aside(&supervisor));
    assert_eq!(supervisor.opened(PASSPHRASE).kept(), world.kept().await);
    // Nothing is left of the strike: it does not add up over months.
    let sql = "SELECT count(*) FROM strikes";
    let opened = supervisor.opened(PASSPHRASE);
    assert_eq!(opened.db.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
}
