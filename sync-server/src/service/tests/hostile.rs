use proptest::strategy::{Strategy, ValueTree};
use shared::record::Kind;
use shared::sync::exchange::{Refusal, SyncReply};
use shared::sync::signed::SignedRequest;
use shared::sync::{codec, pack};

use super::world::*;

#[tokio::test]
async fn a_tampered_or_cut_request_changes_nothing() {
    let world = World::new().await;
    let amal = world.device(AMAL).await;
    let push = pack::pack(&[amal.record(1, Kind::Case, 1, &["أسرة"])]).unwrap();
    let signed = amal.signed(&amal.request(push));
    let bytes = codec::to_cbor(&signed).unwrap();
    let before = world.position().await;
    for at in 0..bytes.len() {
        let mut tampered = bytes.clone();
        tampered[at] ^= 1 << (at % 8);
        // CBOR can say some bytes as text: the same request in other words.
        if codec::from_cbor::<SignedRequest>(&tampered).is_ok_and(|same| same == signed) {
            continue;
        }
        let reply = world.service.exchange(&tampered).await;
        assert!(matches!(reply, SyncReply::Refused(_)), "byte {at}: {reply:?}");
        let reply = world.service.exchange(&bytes[..at]).await;
        assert_eq!(reply, SyncReply::Refused(Refusal::Malformed), "cut at {at}");
    }
    assert_eq!(world.position().await, before);
    assert!(matches!(world.service.exchange(&bytes).await, SyncReply::Done(_)));
}

/// A device that signs properly whatever bytes it was made to hold. Whatever
/// is taken can be read by every colleague; the server stays alive.
async fn survives(mutations: impl Iterator<Item = (usize, usize, u8)>) {
    std::panic::set_hook(Box::new(|_| {}));
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    amal.sync(&world, &[amal.record(1, Kind::Case, 1, &["أسرة"])]).await;
    let visit = amal.record(2, Kind::Visit, 1, &["أول", "ثان", "ثالث"]);
    let packed = pack::pack(std::slice::from_ref(&visit)).unwrap();
    let mut taken = 0;
    for (count, (at, length, value)) in mutations.enumerate() {
        let mut hostile = packed.clone();
        hostile.records[0].id = record_id(100 + count as u64);
        let bytes = &mut hostile.records[0].changes;
        let at = at % bytes.len();
        let end = (at + length).min(bytes.len());
        bytes[at..end].iter_mut().for_each(|byte| *byte ^= value);
        let signed = amal.signed(&amal.request(hostile));
        let before = world.position().await;
        match world.service.exchange(&codec::to_cbor(&signed).unwrap()).await {
            SyncReply::Done(answer) => {
                let refused = !answer.verdicts.is_empty();
                assert_eq!(answer.receipt.is_none(), refused);
                assert_eq!(world.position().await > before, !refused);
                taken += usize::from(!refused);
            }
            SyncReply::Refused(refusal) => {
                assert!(matches!(refusal, Refusal::Malformed | Refusal::TooLarge));
                assert_eq!(world.position().await, before);
            }
        }
    }
    let answer = amal.sync(&world, std::slice::from_ref(&visit)).await;
    assert!(amal.is_receipt(&answer, &[visit]));
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    assert_eq!(salim.held.changes.len(), taken + 2);
}

#[test]
fn hostile_changes_that_make_automerge_panic_leave_the_server_alive() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let one = (0usize..100_000, 1usize..4, 1u8..=255);
    let mutations: Vec<_> =
        (0..2_500).map(|_| one.new_tree(&mut runner).unwrap().current()).collect();
    runtime.block_on(survives(mutations.into_iter()));
}

#[tokio::test]
async fn a_hundred_bytes_that_say_a_billion_operations_are_refused_at_once() {
    let world = World::new().await;
    let amal = world.device(AMAL).await;
    let mut push = pack::pack(&[amal.record(1, Kind::Case, 1, &["أسرة"])]).unwrap();
    let many = [0xff, 0xff, 0xff, 0xff, 0x0f];
    let actions = [many.as_slice(), &[3]].concat();
    let operations = [&[1, 0x42, actions.len() as u8], actions.as_slice()].concat();
    let head = [1, 0, 1, 0, 0, 0, 0, operations.len() as u8];
    push.records[0].changes = [head.as_slice(), &operations].concat();
    let signed = codec::to_cbor(&amal.signed(&amal.request(push))).unwrap();
    let reply = world.service.exchange(&signed).await;
    assert_eq!(reply, SyncReply::Refused(Refusal::TooLarge));
}
