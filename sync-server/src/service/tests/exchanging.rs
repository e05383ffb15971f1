use std::sync::atomic::Ordering;

use shared::record::{Kind, Record};
use shared::sync::exchange::{Reason, Refusal, SyncReply, Verdict};
use shared::sync::{codec, pack};

use super::world::*;
use crate::admin;

#[tokio::test]
async fn what_a_delegate_records_reaches_her_supervisor_and_survives_a_restart() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    amal.pull(&world).await;
    let push = [
        amal.record(2, Kind::Visit, 1, &["سؤال", "جواب"]),
        amal.record(1, Kind::Case, 1, &["أسرة"]),
        amal.record(3, Kind::Submission, 1, &["زيارة"]),
    ];
    let answer = amal.sync(&world, &push).await;
    assert_eq!(answer.verdicts, []);
    assert!(amal.is_receipt(&answer, &push));
    assert_eq!(answer.news.placements.len(), 1, "the server says where the new case belongs");
    assert!(answer.news.changes.records.is_empty(), "her own work is not sent back");

    let world = world.restart().await;
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    let expected = items(&push);
    let held: Vec<_> = salim
        .held
        .changes
        .iter()
        .flat_map(|(record, hashes)| hashes.iter().map(|hash| (*record, *hash)))
        .collect();
    assert_eq!(held.len(), expected.len());
    assert!(expected.iter().all(|item| held.contains(item)));

    // He opened the submission; she learns it, once.
    salim.opened = vec![record_id(3)];
    salim.sync(&world, &[]).await;
    world.now.fetch_add(60, Ordering::SeqCst);
    salim.sync(&world, &[]).await;
    amal.sync(&world, &[]).await;
    let opened: Vec<_> = amal.held.opened.iter().map(|(id, who, _)| (*id, *who)).collect();
    assert_eq!(opened, [(record_id(3), SALIM)]);
}

#[tokio::test]
async fn pushed_twice_is_stored_once_and_receipted_twice() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let push =
        [amal.record(1, Kind::Case, 1, &["أسرة"]), amal.record(2, Kind::Visit, 1, &["أول", "ثان"])];
    amal.sync(&world, &push).await;
    let stored = world.position().await;
    let answer = amal.sync(&world, &push).await;
    assert_eq!(world.position().await, stored);
    assert!(amal.is_receipt(&answer, &push));
    // Also after the case was given to somebody else.
    world.place(record_id(1), EAST, BADR).await;
    let answer = amal.sync(&world, &push).await;
    assert_eq!(answer.verdicts, []);
    assert!(amal.is_receipt(&answer, &push));
}

#[tokio::test]
async fn what_lacks_authority_is_refused_and_the_rest_is_taken() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let mut badr = world.device(BADR).await;
    amal.sync(&world, &[amal.record(1, Kind::Case, 1, &["أسرة"])]).await;
    let push = [
        badr.record(5, Kind::Visit, 1, &["في ملف غيره"]),
        badr.record(6, Kind::Visit, 99, &["في ملف لا وجود له"]),
        badr.record(7, Kind::Case, 7, &["ملفه"]),
        badr.record(8, Kind::Review, 7, &["ليس له أن يراجع"]),
        badr.record(9, Kind::Unknown(77), 7, &["من إصدار أحدث"]),
        badr.record(10, Kind::Visit, 7, &["زيارته"]),
    ];
    let answer = badr.sync(&world, &push).await;
    let not_allowed = Verdict::Refused(Reason::NotAllowed);
    assert_eq!(
        answer.verdicts,
        [
            (0, not_allowed.clone()),
            (1, not_allowed.clone()),
            (3, not_allowed),
            (4, Verdict::Deferred)
        ]
    );
    assert!(badr.is_receipt(&answer, &[push[2].clone(), push[5].clone()]));
    assert_eq!(world.quarantined(badr.install()).await, 3);
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    let held: Vec<_> = salim.held.changes.keys().copied().collect();
    assert_eq!(held, [record_id(1), record_id(7), record_id(10)]);
}

#[tokio::test]
async fn what_belongs_to_a_refused_case_waits_with_it() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let mut forged = amal.record(1, Kind::Case, 1, &["أسرة"]);
    forged.changes = world.device(BADR).await.record(1, Kind::Case, 1, &["أسرة"]).changes;
    let answer = amal.sync(&world, &[amal.record(2, Kind::Visit, 1, &["زيارة"]), forged]).await;
    let refused = Verdict::Refused(Reason::Structure);
    assert_eq!(answer.verdicts, [(0, Verdict::DependsOnRefused), (1, refused)]);
    assert_eq!(answer.receipt, None);
}

#[tokio::test]
async fn a_change_without_what_it_rests_on_takes_its_record_back() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    let whole = amal.record(2, Kind::Visit, 1, &["أول", "ثان", "ثالث"]);
    let mut tail = whole.clone();
    tail.changes.remove(1);
    let answer = amal.sync(&world, &[case, tail]).await;
    assert_eq!(answer.verdicts, [(1, Verdict::MissingDependencies)]);
    let answer = amal.sync(&world, std::slice::from_ref(&whole)).await;
    assert_eq!(answer.verdicts, []);
    assert!(amal.is_receipt(&answer, &[whole]));
}

#[tokio::test]
async fn two_devices_write_one_record() {
    let world = World::new().await;
    let (mut one, mut two) = (world.device(AMAL).await, world.device(AMAL).await);
    one.pull(&world).await;
    let visit = one.record(2, Kind::Visit, 1, &["أول"]);
    one.sync(&world, &[one.record(1, Kind::Case, 1, &["أسرة"]), visit.clone()]).await;
    two.pull(&world).await;
    let mut here = Record::with_changes(visit.meta, visit.changes.clone()).unwrap();
    let mut there = Record::with_changes(visit.meta, visit.changes.clone()).unwrap();
    one.write(&mut here, &["هنا"]);
    two.write(&mut there, &["هناك"]);
    for (device, record) in [(&mut one, &mut here), (&mut two, &mut there)] {
        let push = shared::sync::pack::RecordChanges {
            meta: visit.meta,
            changes: record.changes()[1..].to_vec(),
        };
        assert_eq!(device.sync(&world, &[push]).await.verdicts, []);
    }
    one.pull(&world).await;
    two.pull(&world).await;
    assert_eq!(one.held.changes[&record_id(2)].len(), 1, "the other's");
    assert_eq!(two.held.changes[&record_id(2)].len(), 2, "the first and the other's");
}

#[tokio::test]
async fn a_request_is_taken_once() {
    let world = World::new().await;
    let amal = world.device(AMAL).await;
    let push = pack::pack(&[amal.record(1, Kind::Case, 1, &["أسرة"])]).unwrap();
    let bytes = codec::to_cbor(&amal.signed(&amal.request(push))).unwrap();
    assert!(matches!(world.service.exchange(&bytes).await, SyncReply::Done(_)));
    let stored = world.position().await;
    let again = world.service.exchange(&bytes).await;
    assert_eq!(again, SyncReply::Refused(Refusal::Replayed));
    assert_eq!(world.position().await, stored);
}

#[tokio::test]
async fn a_stale_challenge_is_answered_with_a_fresh_one() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    amal.sync(&world, &[]).await;
    world.now.fetch_add(8 * 86_400, Ordering::SeqCst);
    amal.renew(&world).await;
    amal.sync(&world, &[]).await;
    let mut salim = world.device(SALIM).await;
    salim.challenge = amal.challenge.clone();
    assert!(matches!(salim.refused(&world, &[]).await, Refusal::StaleChallenge(_)));
}

#[tokio::test]
async fn a_revoked_device_is_told_and_a_stranger_is_not() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    admin::revoke_install(world.service.store(), amal.install(), 9).await.unwrap();
    assert_eq!(amal.refused(&world, &[]).await, Refusal::Revoked);
    amal.key = fresh_key();
    assert_eq!(amal.refused(&world, &[]).await, Refusal::NotSigned);
}

#[tokio::test]
async fn another_protocol_is_refused_even_if_the_rest_is_unreadable() {
    #[derive(serde::Serialize)]
    struct Other {
        protocol: u16,
        invented: &'static str,
    }
    let world = World::new().await;
    for (protocol, refusal) in [(2, Refusal::ProtocolTooNew), (0, Refusal::ProtocolTooOld)] {
        let bytes = codec::to_cbor(&Other { protocol, invented: "later" }).unwrap();
        assert_eq!(world.service.exchange(&bytes).await, SyncReply::Refused(refusal));
    }
}

#[tokio::test]
async fn many_devices_at_once_lose_nothing() {
    let world = std::sync::Arc::new(World::new().await);
    let mut tasks = Vec::new();
    for number in 0..24u64 {
        let mut device = world.device(AMAL).await;
        let world = world.clone();
        tasks.push(tokio::spawn(async move {
            for round in 0..4 {
                let id = 1_000 + number * 10 + round;
                let push = [device.record(id, Kind::Case, id, &["أسرة", "عنوان"])];
                let answer = device.sync(&world, &push).await;
                assert!(device.is_receipt(&answer, &push));
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    assert_eq!(salim.held.changes.len(), 96);
    assert!(salim.held.changes.values().all(|hashes| hashes.len() == 2));
}
