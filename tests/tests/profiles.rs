//! A profile that the office publishes reaches the devices with their next
//! exchange, the newest of several, and holds from then on.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used)]

use app::engine::command::{ListProfiles, OpenVisit, Rules, StartVisit};
use shared::association::Profile;
use tests::{Device, PASSPHRASE, World};

async fn publish(world: &World, change: impl FnOnce(&mut Profile)) {
    let association = world.association();
    let mut profile = association.read(|reading| reading.profile()).await.unwrap().unwrap();
    profile.version += 1;
    change(&mut profile);
    association.write(move |writing| writing.put_profile(&profile, 7)).await.unwrap();
}

async fn rules(device: &mut Device) -> Rules {
    device.call(ListProfiles {}).await.unwrap().session.unwrap().rules
}

#[tokio::test]
async fn what_is_published_anew_holds_after_the_next_exchange() {
    let world = World::new().await;
    let mut delegate = world.device();
    delegate.enrol(&world.code("delegate"), PASSPHRASE).await.unwrap();
    delegate.sync().await;
    let first = rules(&mut delegate).await;
    assert_eq!((first.lock_minutes, first.position_allowed), (5, true));

    publish(&world, |profile| profile.lock.minutes = 9).await;
    publish(&world, |profile| profile.position.allowed = false).await;
    assert_eq!(rules(&mut delegate).await, first, "nothing has come yet");
    delegate.sync().await;
    let newest = rules(&mut delegate).await;
    assert_eq!((newest.lock_minutes, newest.position_allowed), (9, false));

    // It is kept: the phone needs no link to know it.
    let mut supervisor = world.device();
    supervisor.enrol(&world.code("supervisor"), PASSPHRASE).await.unwrap();
    supervisor.sync().await;
    assert_eq!(rules(&mut supervisor).await.lock_minutes, 9, "who comes later has the newest");
    delegate.sync().await;
    assert_eq!(rules(&mut delegate).await, newest);
}

#[tokio::test]
async fn a_record_says_under_which_version_it_was_made_whatever_holds_later() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut visits = Vec::new();
    for version in [2, 3] {
        let begin = StartVisit { case: world.a_case(), held: true };
        visits.push((delegate.call(begin).await.unwrap(), Some(version)));
        publish(&world, |profile| profile.lock.minutes = 9).await;
        delegate.sync().await;
    }
    let mut supervisor = world.enrolled("supervisor").await;
    for device in [&mut delegate, &mut supervisor] {
        for (visit, version) in &visits {
            let visit = device.call(OpenVisit { visit: *visit }).await.unwrap();
            assert_eq!(visit.policy, *version);
        }
    }
}
