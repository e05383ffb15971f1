//! What the server does not take: one bad record among good ones, and requests
//! that are not what they should be. Stored data stays as it was, the server
//! goes on, and the device keeps and shows what was refused.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use app::engine::command::{Home, OpenVisit, StartVisit, Submit, Submitted};
use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::WhereItIs;
use shared::people::Role;
use shared::record::{Edit, Kind, Record, structure};
use shared::sync::exchange::{Reason, Refusal, SyncReply, Verdict};
use shared::sync::keys::Signed64;
use shared::sync::pack::{self, Packed, RecordChanges};
use shared::sync::{MAX_BODY, codec};
use tests::hostile::{FINDS, Falls, hostile, hush};
use tests::{ByHand, Link, PASSPHRASE, World, interview, meta};

const AT: i64 = 1_795_237_200;

fn screen(text: &str) -> Vec<Edit> {
    vec![Edit::short("city".parse().unwrap(), Value::Text(text.into()))]
}

fn visit(by: &ByHand, number: u64, case: RecordId) -> RecordChanges {
    by.record(meta(number, Kind::Visit, case), AT, &[screen("المويه"), screen("ظلم")])
}

/// A delegate without an engine, and a world in which she may write.
async fn by_hand() -> (World, ByHand) {
    let world = World::new().await;
    let delegate = ByHand::enrol(&world, &world.code("delegate")).await;
    (world, delegate)
}

/// Push `bad`, which stands first, with two good records: just the first gets
/// `verdict`, and just the others are stored and receipted.
async fn only_the_first(
    world: &World,
    delegate: &mut ByHand,
    bad: Packed,
    good: &[RecordChanges],
    verdict: Verdict,
    what: &str,
) {
    let before = world.kept().await;
    let SyncReply::Done(answer) = delegate.ask(&delegate.request(bad)).await else {
        panic!("{what}: the whole request was refused");
    };
    assert_eq!(answer.verdicts, [(0, verdict)], "{what}");
    assert!(delegate.holds_receipt(&answer, good), "{what}");
    let mut expected = before;
    for record in good {
        let changes = record.changes.iter();
        let changes = changes.map(|c| (c.hash(), tests::Bytes(c.raw_bytes().to_vec())));
        expected.insert(record.meta.id, changes.collect());
    }
    assert_eq!(world.kept().await, expected, "{what}");
}

#[tokio::test]
async fn one_bad_record_is_refused_and_the_rest_is_stored() {
    let (world, mut delegate) = by_hand().await;
    let stranger = ByHand::enrol(&world, &world.code("supervisor")).await;
    let case = world.a_case();
    let nowhere = RecordId::from_bytes([0xee; 16]);
    let refused = Verdict::Refused;
    let mut tail = visit(&delegate, 5, case);
    tail.changes.remove(0);
    let long = vec![Edit::short("city".parse().unwrap(), Value::Text("ن".repeat(9_000)))];
    let review = meta(2, Kind::Review, case);
    let newer = meta(6, Kind::Unknown(77), case);
    let misplaced = meta(7, Kind::Case, case);
    let bad = [
        ("under another's name", visit(&stranger, 1, case), refused(Reason::Structure)),
        ("a kind she may not write", delegate.record(review, AT, &[screen("م")]), {
            refused(Reason::NotAllowed)
        }),
        ("in an unknown case", visit(&delegate, 3, nowhere), refused(Reason::NotAllowed)),
        ("too large", delegate.record(meta(4, Kind::Visit, case), AT, &[long]), {
            refused(Reason::TooLarge)
        }),
        ("without its beginning", tail, Verdict::MissingDependencies),
        ("of a newer kind", delegate.record(newer, AT, &[screen("م")]), Verdict::Deferred),
        ("a case within a case", delegate.record(misplaced, AT, &[screen("م")]), {
            refused(Reason::Structure)
        }),
    ];
    for (number, (what, record, verdict)) in (100u64..).step_by(2).zip(bad) {
        let good = [visit(&delegate, number, case), visit(&delegate, number + 1, case)];
        let push = pack::pack(&[record, good[0].clone(), good[1].clone()]).unwrap();
        only_the_first(&world, &mut delegate, push, &good, verdict, what).await;
    }
}

#[tokio::test]
async fn changes_that_make_automerge_panic_are_refused() {
    hush();
    let (world, mut delegate) = by_hand().await;
    let case = world.a_case();
    for (number, find) in (200u64..).step_by(2).zip(FINDS) {
        let record = meta(number, Kind::Visit, case);
        let good = [visit(&delegate, number + 1, case)];
        let push = hostile(delegate.install(), record, find, &good);
        assert_eq!(where_it_falls(&push, &delegate), Some(find.0), "{find:?} finds no more");
        let verdict = Verdict::Refused(Reason::Unreadable);
        only_the_first(&world, &mut delegate, push, &good, verdict, &format!("{find:?}")).await;
    }
    // Those who read afterwards get what is good, and their engines live.
    let supervisor = world.enrolled("supervisor").await;
    assert_eq!((supervisor.falls, supervisor.opened(PASSPHRASE).kept()), (0, world.kept().await));
}

fn where_it_falls(push: &Packed, by: &ByHand) -> Option<Falls> {
    let records = pack::unpack(push).unwrap();
    let record = &records[0];
    let changes = || record.changes.iter().cloned();
    let falls = |work: &dyn Fn()| catch_unwind(AssertUnwindSafe(work)).is_err();
    let list = || changes().all(|change| structure::check(&change, by.install()).is_ok());
    if falls(&|| assert!(list())) {
        return Some(Falls::Listed);
    }
    falls(&|| drop(Record::with_changes(record.meta, changes()))).then_some(Falls::Applied)
}

#[tokio::test]
async fn a_request_that_is_not_whole_and_hers_changes_nothing() {
    let (world, mut delegate) = by_hand().await;
    let push = pack::pack(&[visit(&delegate, 1, world.a_case())]).unwrap();
    let signed = delegate.signed(&delegate.request(push));
    let whole = codec::to_cbor(&signed).unwrap();
    let before = world.position().await;
    for at in (0..whole.len()).step_by(50) {
        let (status, reply) = delegate.post(whole[..at].to_vec()).await;
        assert_eq!((status, reply), (400, SyncReply::Refused(Refusal::Malformed)), "{at}");
        let mut tampered = whole.clone();
        tampered[at] ^= 0x10;
        let (_, reply) = delegate.post(tampered).await;
        assert!(matches!(reply, SyncReply::Refused(_)), "byte {at}: {reply:?}");
        delegate.hang_up_after(&whole, at);
    }
    let mut forged = signed.clone();
    forged.signature = Signed64([7; 64]);
    let mut later = signed.clone();
    later.protocol += 1;
    for (request, refusal) in [(forged, Refusal::NotSigned), (later, Refusal::ProtocolTooNew)] {
        let (_, reply) = delegate.post(codec::to_cbor(&request).unwrap()).await;
        assert_eq!(reply, SyncReply::Refused(refusal));
    }
    let (status, reply) = delegate.post(vec![0; MAX_BODY + 1]).await;
    assert_eq!((status, reply), (413, SyncReply::Refused(Refusal::TooLarge)));
    assert_eq!(world.position().await, before);

    // Untouched it is taken, once.
    let (_, reply) = delegate.post(whole.clone()).await;
    assert!(matches!(reply, SyncReply::Done(_)));
    let stored = (world.position().await, world.kept().await);
    let (_, reply) = delegate.post(whole).await;
    assert_eq!(reply, SyncReply::Refused(Refusal::Replayed));
    assert_eq!((world.position().await, world.kept().await), stored);
}

#[tokio::test]
async fn a_stale_challenge_brings_a_new_one_to_sign_with() {
    let (world, mut delegate) = by_hand().await;
    world.pass(8 * 86_400_000);
    let push = pack::pack(&[visit(&delegate, 1, world.a_case())]).unwrap();
    let request = delegate.request(push);
    let before = world.position().await;
    let reply = delegate.ask(&request).await;
    let SyncReply::Refused(Refusal::StaleChallenge(fresh)) = reply else { panic!("{reply:?}") };
    assert_eq!(world.position().await, before);
    delegate.challenge = fresh;
    assert!(matches!(delegate.ask(&request).await, SyncReply::Done(_)));

    // An engine signs again by itself.
    let mut engine = world.device();
    engine.enrol(&world.code("supervisor"), PASSPHRASE).await.unwrap();
    world.pass(8 * 86_400_000);
    engine.sync().await;
    assert_eq!(engine.opened(PASSPHRASE).kept(), world.kept().await);
}

#[tokio::test]
async fn refused_work_stays_on_the_device_and_says_so() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let home = || Home { search: String::new(), offset: 0, limit: 50 };
    let cases = delegate.call(home()).await.unwrap().cases;

    // While she is away, she becomes a researcher: she may read, and visit no more.
    delegate.link = Link::Down;
    let first = delegate.call(StartVisit { case: cases[0].case, held: true }).await.unwrap();
    interview(&mut delegate, first).await;
    assert_eq!(delegate.call(Submit { visit: first }).await.unwrap(), Submitted::Done);
    let written = delegate.call(OpenVisit { visit: first }).await.unwrap().answers;
    let whole = delegate.opened(PASSPHRASE).kept();
    world.change_role("delegate", Role::Researcher).await;
    let before = world.kept().await;
    delegate.link = Link::Up;
    delegate.sync().await;
    assert_eq!(world.kept().await, before);
    let view = delegate.call(OpenVisit { visit: first }).await.unwrap();
    assert_eq!((view.row.whereabouts, view.answers), (WhereItIs::Refused, written));
    assert_eq!(delegate.call(home()).await.unwrap().unsent.records, 0, "it is not tried again");

    // A delegate again, her next visit gets through; the refused one still says so.
    world.change_role("delegate", Role::Delegate).await;
    let second = delegate.call(StartVisit { case: cases[1].case, held: true }).await.unwrap();
    delegate.sync().await;
    for (visit, whereabouts) in [(first, WhereItIs::Refused), (second, WhereItIs::Received)] {
        let view = delegate.call(OpenVisit { visit }).await.unwrap();
        assert_eq!(view.row.whereabouts, whereabouts);
    }
    let kept = delegate.opened(PASSPHRASE).kept();
    assert!(whole.iter().all(|(id, changes)| kept.get(id) == Some(changes)));
    assert_eq!(world.kept().await.len(), before.len() + 1);
}

#[tokio::test]
async fn work_in_a_case_that_was_given_away_meanwhile_still_arrives() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (other, _) = world.second_delegate().await;
    delegate.link = Link::Down;
    let case = world.a_case();
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    interview(&mut delegate, visit).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    world.assign(case, other).await;
    let written = delegate.opened(PASSPHRASE).kept().remove(&visit);
    delegate.link = Link::Up;
    delegate.sync().await;
    // The case leaves her phone only with the work safe on the server.
    assert_eq!(world.kept().await.remove(&visit), written);
    let install = delegate.opened(PASSPHRASE).install();
    assert_eq!(world.quarantined(install).await, 0);
    let home = Home { search: String::new(), offset: 0, limit: 50 };
    let view = delegate.call(home).await.unwrap();
    assert_eq!((view.total_cases, view.unsent.records), (19, 0));
}
