use shared::people::Role;
use shared::record::{Kind, Record};
use shared::sync::exchange::Cursor;
use shared::sync::pack::RecordChanges;

use super::world::*;

/// Amal's cases, each with a visit of a few screens.
async fn record_cases(world: &World, amal: &mut Device, cases: std::ops::Range<u64>) {
    for case in cases {
        let long = "إجابة طويلة ".repeat(20);
        let push = [
            amal.record(case, Kind::Case, case, &["أسرة"]),
            amal.record(case + 500, Kind::Visit, case, &[&long, &long, &long, &long]),
        ];
        assert_eq!(amal.sync(world, &push).await.verdicts, []);
    }
}

#[tokio::test]
async fn small_pages_bring_what_one_large_page_brings() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    record_cases(&world, &mut amal, 1..40).await;
    let (mut large, mut small) = (world.device(SALIM).await, world.device(SALIM).await);
    (large.room, small.room) = (u32::MAX, 0);
    large.pull(&world).await;
    // Between the pages of the small one, cases come, go and come back.
    let mut round = 0;
    while small.sync(&world, &[]).await.more {
        round += 1;
        match round {
            2 => world.place(record_id(3), WEST, AMAL).await,
            3 => world.place(record_id(38), WEST, AMAL).await,
            4 => world.place(record_id(3), EAST, AMAL).await,
            5 => record_cases(&world, &mut amal, 40..44).await,
            6 => world.place(record_id(5), EAST, BADR).await,
            _ => {}
        }
    }
    large.pull(&world).await;
    assert!(small.pages > 10, "{} pages", small.pages);
    large.held.hidden.clear();
    small.held.hidden.clear();
    assert_eq!(small.held, large.held);
    assert!(!small.held.changes.contains_key(&record_id(38)));
}

#[tokio::test]
async fn a_case_that_is_given_comes_whole_and_once() {
    let world = World::new().await;
    let (mut amal, mut badr) = (world.device(AMAL).await, world.device(BADR).await);
    badr.pull(&world).await;
    record_cases(&world, &mut amal, 1..4).await;
    badr.sync(&world, &[]).await;
    assert!(badr.held.changes.is_empty(), "not his yet");
    world.place(record_id(2), EAST, BADR).await;
    badr.pull(&world).await;
    let held: Vec<_> = badr.held.changes.keys().copied().collect();
    assert_eq!(held, [record_id(2), record_id(502)]);
    assert_eq!(badr.held.changes[&record_id(502)].len(), 4);
    assert_eq!(badr.twice, 0);
    amal.pull(&world).await;
    assert!(amal.held.hidden.contains(&record_id(2)), "she is told to forget it");
    // He goes on with the visit; she no longer hears of it.
    let long = "إجابة طويلة ".repeat(20);
    let visit = amal.record(502, Kind::Visit, 2, &[&*long; 4]);
    let mut record = Record::with_changes(visit.meta, visit.changes).unwrap();
    let changes = badr.write(&mut record, &["متابعة"]);
    let push = RecordChanges { meta: *record.meta(), changes };
    assert_eq!(badr.sync(&world, &[push]).await.verdicts, []);
    assert!(amal.sync(&world, &[]).await.news.changes.records.is_empty());
    // Given back, it comes whole, with her own part of it.
    world.place(record_id(2), EAST, AMAL).await;
    amal.pull(&world).await;
    assert_eq!(amal.held.changes[&record_id(502)].len(), 5);
    assert!(!amal.held.hidden.contains(&record_id(2)));
}

#[tokio::test]
async fn a_grant_larger_than_a_page_is_continued() {
    let world = World::new().await;
    let (mut amal, mut badr) = (world.device(AMAL).await, world.device(BADR).await);
    badr.pull(&world).await;
    let long = "إجابة طويلة ".repeat(60);
    let answers = vec![long.as_str(); 30];
    let push = [
        amal.record(1, Kind::Case, 1, &["أسرة"]),
        amal.record(2, Kind::Visit, 1, &answers),
        amal.record(3, Kind::Visit, 1, &answers),
    ];
    amal.sync(&world, &push).await;
    world.place(record_id(1), EAST, BADR).await;
    (badr.room, badr.pages) = (0, 0);
    badr.pull(&world).await;
    assert!(badr.pages > 3, "{} pages", badr.pages);
    assert_eq!(badr.twice, 0);
    let count: usize = badr.held.changes.values().map(|hashes| hashes.len()).sum();
    assert_eq!(count, 61);
}

#[tokio::test]
async fn who_moves_to_another_branch_forgets_the_old_one_and_gets_the_new() {
    let world = World::new().await;
    let (mut amal, mut salim) = (world.device(AMAL).await, world.device(SALIM).await);
    record_cases(&world, &mut amal, 1..4).await;
    world.place(record_id(3), WEST, AMAL).await;
    salim.pull(&world).await;
    assert_eq!(salim.held.placements.len(), 2);
    world.change_person(person(SALIM, Role::Supervisor, WEST)).await;
    salim.pull(&world).await;
    let placed: Vec<_> = salim.held.placements.keys().copied().collect();
    assert_eq!(placed, [record_id(3)]);
    assert_eq!(salim.held.changes.len(), 2);
    world.change_person(person(SALIM, Role::Administrator, WEST)).await;
    salim.pull(&world).await;
    assert!(salim.held.changes.is_empty(), "an administrator reads no cases");
}

#[tokio::test]
async fn who_changes_while_everything_comes_forgets_what_had_come() {
    let world = World::new().await;
    let (mut amal, mut salim) = (world.device(AMAL).await, world.device(SALIM).await);
    record_cases(&world, &mut amal, 1..60).await;
    salim.room = 0;
    assert!(salim.sync(&world, &[]).await.more);
    let seen: Vec<_> = salim.held.placements.keys().copied().collect();
    assert!(!seen.is_empty() && seen.len() < 59);
    world.change_person(person(SALIM, Role::Supervisor, WEST)).await;
    assert!(salim.sync(&world, &[]).await.more || salim.held.placements.is_empty());
    world.change_person(person(SALIM, Role::Administrator, WEST)).await;
    salim.pull(&world).await;
    assert!(salim.held.changes.is_empty() && salim.held.placements.is_empty());
    assert!(seen.iter().all(|case| salim.held.hidden.contains(case)));
}

#[tokio::test]
async fn a_cursor_that_is_not_ours_counts_as_none() {
    let world = World::new().await;
    let (mut amal, mut salim) = (world.device(AMAL).await, world.device(SALIM).await);
    record_cases(&world, &mut amal, 1..3).await;
    salim.pull(&world).await;
    let held = salim.held.clone();
    let of_another = amal.cursor.clone();
    for cursor in [Some(Cursor(vec![1; 40])), Some(Cursor(Vec::new())), of_another, None] {
        salim.held = Held::default();
        salim.cursor = cursor;
        salim.pull(&world).await;
        assert_eq!(salim.held, held);
    }
}

#[tokio::test]
async fn staff_are_known_to_everybody() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    amal.pull(&world).await;
    assert_eq!(amal.held.people.len(), 4);
    let wafa = world.device(WAFA).await;
    let news = amal.sync(&world, &[]).await.news;
    assert_eq!(news.installs, [(wafa.install(), WAFA)]);
    assert!(news.people.is_empty() && news.branches.is_empty());
}
