//! Cases that change hands, what devices are told of the office, and who was
//! seen when.

use std::sync::atomic::Ordering;

use shared::association::Profile;
use shared::ids::PersonId;
use shared::record::Kind;
use shared::sync::exchange::{Assignment, NotAssigned, Reason, Verdict};
use shared::sync::pack::RecordChanges;

use super::citing::{bytes_of, photo};
use super::world::*;
use crate::admin;

const PROFILE: &str = include_str!("../../../../assets/associations/muwayh-orphans.toml");
const DAY: i64 = 86_400;

fn give(case: u64, from: PersonId, to: PersonId) -> Assignment {
    Assignment { case: record_id(case), from: Some(from), to: Some(to) }
}

/// Has the supervisor say it; the reasons why something did not happen.
async fn say(
    salim: &mut Device,
    world: &World,
    assignments: &[Assignment],
) -> Vec<(u32, NotAssigned)> {
    salim.assignments = assignments.to_vec();
    let answer = salim.sync(world, &[]).await;
    salim.assignments.clear();
    answer.not_assigned
}

#[tokio::test]
async fn a_case_changes_hands_with_its_history_and_photos() {
    let world = World::new().await;
    let (mut amal, mut badr) = (world.device(AMAL).await, world.device(BADR).await);
    let mut salim = world.device(SALIM).await;
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    amal.sync(&world, &[case, amal.citing(2, 1, &[photo(1)])]).await;
    amal.send(&world, photo(1).id, &bytes_of(1)).await;
    badr.pull(&world).await;
    assert!(badr.held.changes.is_empty());

    let given = [give(1, AMAL, BADR)];
    assert_eq!(say(&mut salim, &world, &given).await, []);
    let stored = world.position().await;
    assert_eq!(say(&mut salim, &world, &given).await, [], "said again");
    assert_eq!(world.position().await, stored);

    badr.pull(&world).await;
    assert_eq!(badr.held.placements[&record_id(1)], (EAST, Some(BADR)));
    let held: Vec<_> = badr.held.changes.keys().copied().collect();
    assert_eq!(held, [record_id(1), record_id(2)]);
    let holder = badr.holder(&world).await;
    assert!(world.service.to_see(&holder, photo(1).id).await.unwrap().is_some());
    amal.pull(&world).await;
    assert!(amal.held.hidden.contains(&record_id(1)));
    let holder = amal.holder(&world).await;
    assert!(world.service.to_see(&holder, photo(1).id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_visit_that_was_not_sent_before_its_case_changed_hands_still_arrives() {
    let world = World::new().await;
    let (mut amal, mut salim) = (world.device(AMAL).await, world.device(SALIM).await);
    let mut badr = world.device(BADR).await;
    amal.sync(&world, &[amal.record(1, Kind::Case, 1, &["أسرة"])]).await;
    assert_eq!(say(&mut salim, &world, &[give(1, AMAL, BADR)]).await, []);
    world.now.fetch_add(29 * DAY, Ordering::SeqCst);
    amal.renew(&world).await;
    amal.sync(&world, &[]).await;
    assert!(amal.held.hidden.contains(&record_id(1)));

    let late = [amal.record(3, Kind::Visit, 1, &["أول", "ثان"]), amal.citing(4, 1, &[photo(1)])];
    let answer = amal.sync(&world, &late).await;
    assert_eq!(answer.verdicts, []);
    assert!(amal.is_receipt(&answer, &late));
    assert!(amal.may_send(&world, photo(1)).await, "as the person who cited it");
    assert!(badr.may_send(&world, photo(1)).await, "as the one whose case it is now");
    amal.send(&world, photo(1).id, &bytes_of(1)).await;
    badr.renew(&world).await;
    badr.pull(&world).await;
    assert_eq!(badr.held.changes[&record_id(3)].len(), 2);

    // What she never might write she may not now, and after a month nothing.
    let review = amal.record(5, Kind::Review, 1, &["قبول"]);
    let refused = Verdict::Refused(Reason::NotAllowed);
    assert_eq!(amal.sync(&world, &[review]).await.verdicts, [(0, refused.clone())]);
    world.now.fetch_add(2 * DAY, Ordering::SeqCst);
    let too_late = amal.record(6, Kind::Visit, 1, &["أول"]);
    assert_eq!(amal.sync(&world, &[too_late]).await.verdicts, [(0, refused)]);
    assert!(amal.may_send(&world, photo(1)).await, "what she cited she may still bring");
}

#[tokio::test]
async fn only_who_may_assigns_and_only_what_stands_as_it_was_seen() {
    let world = World::new().await;
    let (mut amal, mut badr) = (world.device(AMAL).await, world.device(BADR).await);
    let (mut salim, mut wafa) = (world.device(SALIM).await, world.device(WAFA).await);
    let cases: Vec<RecordChanges> =
        (1..6).map(|case| amal.record(case, Kind::Case, case, &["أسرة"])).collect();
    amal.sync(&world, &cases).await;
    const NOBODY: PersonId = PersonId::from_bytes([99; 16]);
    let wanted = [
        give(1, AMAL, BADR),
        give(2, BADR, SALIM),
        give(3, AMAL, SALIM),
        give(4, AMAL, NOBODY),
        give(77, AMAL, BADR),
        Assignment { case: record_id(5), from: Some(AMAL), to: None },
        // Of two in one request the second finds what the first left.
        give(1, AMAL, AMAL),
        give(1, BADR, AMAL),
    ];
    use NotAssigned::{Moved, NoDelegate, NotAllowed};
    let expected = [(1, Moved), (2, NoDelegate), (3, NoDelegate), (4, NotAllowed), (6, Moved)];
    assert_eq!(say(&mut salim, &world, &wanted).await, expected);
    salim.pull(&world).await;
    assert_eq!(salim.held.placements[&record_id(1)], (EAST, Some(AMAL)));
    assert_eq!(salim.held.placements[&record_id(5)], (EAST, None));
    let before = world.position().await;
    for other in [&mut amal, &mut badr, &mut wafa] {
        let refused = say(other, &world, &[give(3, AMAL, BADR), give(88, AMAL, BADR)]).await;
        assert_eq!(refused, [(0, NotAllowed), (1, NotAllowed)], "known or not: the same words");
    }
    assert_eq!(world.position().await, before);
}

#[tokio::test]
async fn a_supervisor_learns_when_the_branchs_devices_were_seen() {
    let world = World::new().await;
    let (mut amal, mut badr) = (world.device(AMAL).await, world.device(BADR).await);
    let (mut salim, mut wafa) = (world.device(SALIM).await, world.device(WAFA).await);
    let never = world.device(AMAL).await;
    let start = world.service.now() - world.service.now().rem_euclid(3_600);
    amal.sync(&world, &[]).await;
    wafa.sync(&world, &[]).await;
    world.now.fetch_add(3 * DAY + 100, Ordering::SeqCst);
    badr.sync(&world, &[]).await;
    assert_eq!(salim.sync(&world, &[]).await.last_seen, [], "nobody asked");
    for other in [&mut salim, &mut amal] {
        other.follow = true;
    }
    let seen = salim.sync(&world, &[]).await.last_seen;
    let at = |device: &Device| {
        let found = seen.iter().find(|seen| seen.install == device.install());
        found.map(|seen| (seen.person, seen.at))
    };
    assert_eq!(at(&amal), Some((AMAL, start)));
    assert_eq!(at(&badr), Some((BADR, start + 3 * DAY)));
    assert_eq!((at(&wafa), at(&never)), (None, None), "another branch's, and one that never came");
    assert_eq!(amal.sync(&world, &[]).await.last_seen, [], "a delegate follows nobody");
    admin::revoke_install(world.service.store(), badr.install(), 9).await.unwrap();
    let seen = salim.sync(&world, &[]).await.last_seen;
    assert!(seen.iter().all(|seen| seen.install != badr.install()));
}

#[tokio::test]
async fn the_profile_reaches_every_device_at_first_and_when_it_changes() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    assert_eq!(amal.sync(&world, &[]).await.news.profile, None);
    let store = world.service.store();
    let mut first = Profile::parse(PROFILE).unwrap();
    first.id = world.association().id().clone();
    admin::publish(store, &first, 7).await.unwrap();
    let news = amal.sync(&world, &[]).await.news;
    assert_eq!(news.profile.as_deref(), Some(&first));
    assert_eq!(amal.sync(&world, &[]).await.news.profile, None);
    let stored = world.position().await;
    admin::publish(store, &first, 7).await.unwrap();
    assert_eq!(world.position().await, stored, "it stands already");
    let mut changed = first.clone();
    changed.reply.days = 15;
    changed.version = 3;
    admin::publish(store, &changed, 7).await.unwrap();
    let mut salim = world.device(SALIM).await;
    for device in [&mut amal, &mut salim] {
        let news = device.sync(&world, &[]).await.news;
        assert_eq!(news.profile.as_deref(), Some(&changed));
    }
}
