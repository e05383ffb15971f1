use std::sync::atomic::Ordering;

use shared::sync::enrol::{EnrolReply, EnrolRequest};
use shared::sync::exchange::Refusal;
use shared::sync::keys::verifying;

use super::world::*;

#[tokio::test]
async fn a_code_makes_one_profile_and_is_used_when_it_synced() {
    let world = World::new().await;
    let (code, first, second) = (world.code(AMAL).await, fresh_key(), fresh_key());
    let EnrolReply::Enrolled(one) = world.try_enrol(&code, &first).await else { panic!() };
    assert_eq!((one.person.id, one.branch.id), (AMAL, EAST));
    // The answer was lost: another key, the same profile.
    let EnrolReply::Enrolled(two) = world.try_enrol(&code, &second).await else { panic!() };
    assert_eq!((one.install, &one.case_prefix), (two.install, &two.case_prefix));
    let mut stale = Device::new(*one, first);
    assert_eq!(stale.refused(&world, &[]).await, Refusal::NotSigned);
    let mut device = Device::new(*two, second.clone());
    device.sync(&world, &[]).await;
    assert_eq!(world.try_enrol(&code, &second).await, EnrolReply::CodeUsed);
}

#[tokio::test]
async fn every_profile_numbers_its_cases_by_its_own_prefix() {
    let world = World::new().await;
    let prefixes = [
        world.device(AMAL).await.enrolled.case_prefix,
        world.device(AMAL).await.enrolled.case_prefix,
        world.device(SALIM).await.enrolled.case_prefix,
    ];
    assert_eq!(prefixes, ["A", "B", "C"]);
}

#[tokio::test]
async fn an_expired_code_is_told_apart_from_a_wrong_one() {
    let world = World::new().await;
    let code = world.code(AMAL).await;
    assert_eq!(world.try_enrol("0000-0000-0000", &fresh_key()).await, EnrolReply::CodeWrong);
    world.now.fetch_add(15 * 86_400, Ordering::SeqCst);
    assert_eq!(world.try_enrol(&code, &fresh_key()).await, EnrolReply::CodeExpired);
}

#[tokio::test]
async fn a_new_code_replaces_the_unused_one() {
    let world = World::new().await;
    let old = world.code(AMAL).await;
    let new = world.code(AMAL).await;
    assert_eq!(world.try_enrol(&old, &fresh_key()).await, EnrolReply::CodeWrong);
    assert!(matches!(world.try_enrol(&new, &fresh_key()).await, EnrolReply::Enrolled(_)));
}

#[tokio::test]
async fn many_wrong_codes_have_to_wait() {
    let world = World::new().await;
    let code = world.code(AMAL).await;
    for _ in 0..20 {
        assert_eq!(world.try_enrol("AAAABBBBCCCC", &fresh_key()).await, EnrolReply::CodeWrong);
    }
    let waits = EnrolReply::TooManyAttempts { seconds: 3 };
    assert_eq!(world.try_enrol(&code, &fresh_key()).await, waits);
    world.now.fetch_add(3, Ordering::SeqCst);
    assert!(matches!(world.try_enrol(&code, &fresh_key()).await, EnrolReply::Enrolled(_)));
}

#[tokio::test]
async fn another_protocol_is_told() {
    let world = World::new().await;
    let code = world.code(AMAL).await;
    for (protocol, reply) in [(9, EnrolReply::ProtocolTooNew), (0, EnrolReply::ProtocolTooOld)] {
        let verifying = verifying(&fresh_key());
        let request = EnrolRequest { protocol, code: code.clone(), verifying };
        let answered = world.service.enrol("192.0.2.1".parse().unwrap(), &request).await;
        assert_eq!(answered.unwrap(), reply);
    }
}
