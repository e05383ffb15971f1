//! Several people on one phone: each comes back to the own place, and what one of them left unsent
//! does not wait for that person to come back.

use app::engine::command::{KeepPlace, ListProfiles, StartVisit};
use app::engine::failure::Failure;
use tests::{Link, PASSPHRASE, World};

const ANOTHER: &str = "another 917364";

fn place(address: &str) -> KeepPlace {
    KeepPlace { place: address.to_owned() }
}

#[tokio::test]
async fn each_comes_back_to_the_own_place() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    phone.call(place("/case/one")).await.unwrap();
    phone.lock().await;
    assert_eq!(phone.call(place("/")).await, Err(Failure::Locked));

    let (_, code) = world.second_delegate().await;
    assert_eq!(phone.enrol(&code, ANOTHER).await.unwrap().place, None);
    phone.call(place("/visit/two")).await.unwrap();
    // The page is killed behind the camera.
    phone.kill();
    let first = phone.unlock_profile(0, PASSPHRASE).await.unwrap();
    assert_eq!(first.place.as_deref(), Some("/case/one"));
    phone.lock().await;
    let second = phone.unlock_profile(1, ANOTHER).await.unwrap();
    assert_eq!(second.place.as_deref(), Some("/visit/two"));
}

#[tokio::test]
async fn an_address_that_is_too_long_is_not_kept() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    phone.call(place("/case/one")).await.unwrap();
    let long = "ا".repeat(501);
    assert_eq!(phone.call(place(&long)).await, Err(Failure::TextTooLong { limit: 500 }));
    phone.lock().await;
    let back = phone.unlock(PASSPHRASE).await.unwrap();
    assert_eq!(back.place.as_deref(), Some("/case/one"));
}

#[tokio::test]
async fn what_one_left_unsent_is_sent_while_another_is_at_work() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    phone.lock().await;
    let (_, code) = world.second_delegate().await;
    phone.enrol(&code, ANOTHER).await.unwrap();
    phone.sync().await;
    phone.lock().await;

    phone.link = Link::Down;
    phone.unlock_profile(0, PASSPHRASE).await.unwrap();
    phone.call(StartVisit { case: world.a_case(), held: true }).await.unwrap();
    phone.lock().await;
    phone.unlock_profile(1, ANOTHER).await.unwrap();
    let unsent = phone.call(ListProfiles {}).await.unwrap().profiles[0].unsent;
    assert!(unsent > 0);

    phone.link = Link::Up;
    phone.sync().await;
    phone.wait(60).await;
    assert_eq!(phone.call(ListProfiles {}).await.unwrap().profiles[0].unsent, 0);
}
