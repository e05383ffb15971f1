//! What the committee granted is delivered against a mark, by hand too; urgent
//! aid is given first, within the board's limit.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use app::engine::command::{
    Decide, Decided, Deliver, Deliveries, DeliveriesView, KeepWords, LedgerView, MatterRow,
    MatterState, MinutesView, OpenLedger, OpenMemo, OpenMinutes, Portion, Proxy, SessionView,
    SignReceipt, Signed, SignedWith, StartMatter, TakeBackReceipt, WORDS_OF_REVIEW,
};
use app::engine::failure::Failure;
use shared::association::Profile;
use shared::form::{Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::RequestStage;
use shared::record::Kind;
use shared::record::decision::Ruling;
use tests::at_work::{choice, draft, text};
use tests::committee::{Asked, Office, refrigerator, rent};
use tests::pictures::prepared;
use tests::sitting::{accepted, begin, convene, deciding, granted_rent, in_session, members, open};
use tests::way::{fill, matter, request, signature};
use tests::{Device, Link, PASSPHRASE, World};

fn drawn() -> SignedWith {
    SignedWith::Signature(signature())
}

fn wrong(field: &str) -> Failure {
    Failure::FieldWrong { field: field.parse().unwrap() }
}

fn delivering(request: RecordId, proxy: Option<Proxy>, with: SignedWith) -> Deliver {
    Deliver { request, place: "مقر الفرع".into(), proxy, with }
}

async fn deliveries(device: &mut Device, search: &str) -> DeliveriesView {
    device.call(Deliveries { search: search.into(), offset: 0, limit: 50 }).await.unwrap()
}

fn of_money(whole: i64, delivered: i64) -> Portion {
    Portion { money: true, whole: Some(whole), delivered }
}

/// What the payment list says of each: granted, delivered before, to be paid.
fn paid(minutes: &MinutesView) -> Vec<(Option<i64>, i64, Option<i64>)> {
    minutes.payments.iter().map(|row| (row.granted, row.delivered, row.left)).collect()
}

fn portions(rows: &[MatterRow]) -> Vec<Portion> {
    rows.iter().map(|row| row.request.clone().unwrap().portion).collect()
}

async fn ledger(device: &mut Device, case: RecordId) -> LedgerView {
    device.call(OpenLedger { case }).await.unwrap()
}

/// The rent of 600 riyals waits with so much of it delivered, and the rest is delivered next.
async fn what_is_left_is_delivered(
    officer: &mut Device,
    case: RecordId,
    rent: RecordId,
    before: i64,
) {
    let waiting = deliveries(officer, "").await.waiting;
    assert_eq!(portions(&waiting), [of_money(60_000, before)]);
    officer.call(delivering(rent, None, drawn())).await.unwrap();
    assert_eq!(deliveries(officer, "").await.total_waiting, 0);
    assert_eq!(ledger(officer, case).await.total.money, 60_000);
}

#[tokio::test]
async fn what_was_granted_is_delivered_against_a_mark_and_stands_in_the_ledger() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let money = office.brings(&world, case, &rent(600.5, "normal")).await;
    let thing = office.brings(&world, case, &refrigerator()).await;
    let mut secretary = world.enrolled("secretary").await;
    let mut officer = world.enrolled("relations_officer").await;
    let early = delivering(money.request, None, drawn());
    assert_eq!(officer.call(early.clone()).await, Err(Failure::NotAllowed), "not decided");
    accepted(&world, &mut secretary, money).await;
    accepted(&world, &mut secretary, thing).await;
    officer.sync().await;
    let view = deliveries(&mut officer, "").await;
    assert_eq!((view.total_waiting, view.total_today), (2, 0));
    assert_eq!(deliveries(&mut officer, "لا أحد").await.total_waiting, 0);

    // Bad input names the field and leaves everything as it was.
    let proxy = Proxy {
        name: "وكيل تجريبي".into(),
        identity_number: "1000001015".into(),
        relation: "brother".into(),
    };
    let by_proxy = |proxy: Proxy| delivering(money.request, Some(proxy), drawn());
    assert_eq!(officer.call(by_proxy(proxy.clone())).await, Err(wrong("proxy_identity")));
    let nameless = Proxy { name: " ".into(), ..proxy.clone() };
    assert_eq!(officer.call(by_proxy(nameless)).await, Err(wrong("proxy_name")));
    let far = Deliver { place: "م".repeat(201), ..early.clone() };
    assert_eq!(officer.call(far).await, Err(wrong("place")));
    let kept = Deliver { with: SignedWith::Kept, ..early.clone() };
    assert_eq!(officer.call(kept).await, Err(Failure::NotAllowed));
    assert_eq!(ledger(&mut officer, case).await, LedgerView::default());

    let right = Proxy { identity_number: "١٠٠٠٠٠١٠١٤".into(), ..proxy };
    let receipt = officer.call(by_proxy(right)).await.unwrap();
    let again = officer.call(early).await;
    assert_eq!(again, Err(Failure::NotAllowed), "nothing is left of it");
    let thumb = SignedWith::Thumbprint(prepared(3, 60_000));
    officer.link = Link::Down;
    officer.call(delivering(thing.request, None, thumb)).await.unwrap();
    let view = deliveries(&mut officer, "").await;
    assert_eq!((view.total_waiting, view.total_today), (0, 2));
    let given = ledger(&mut officer, case).await;
    assert_eq!(given.total.money, 60_050);
    assert_eq!(given.total.items, [("ثلاجة".to_owned(), 1)].into());
    assert!(given.entries.iter().any(|row| row.receipt == receipt && row.giver.is_none()));
    assert_eq!(given.by_year.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2026]);
    assert_eq!(given.by_hijri_year.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [1448]);

    // The print outlives a lock without a link, and goes while somebody is at work.
    officer.lock().await;
    officer.unlock(PASSPHRASE).await.unwrap();
    assert_eq!(officer.opened(PASSPHRASE).photos(), (2, 0), "it and its small one");
    officer.link = Link::Up;
    officer.sync().await;
    officer.wait(20).await;
    assert_eq!(officer.opened(PASSPHRASE).photos(), (0, 2));

    // The committee's side sees the same.
    secretary.sync().await;
    assert_eq!(ledger(&mut secretary, case).await, given);
    let view = deliveries(&mut secretary, "").await;
    assert_eq!((view.total_waiting, view.total_today), (0, 2));
}

#[tokio::test]
async fn a_receipt_that_was_wrong_is_taken_back_by_a_supervisor_and_delivered_anew() {
    let (world, case, money, _secretary, mut officer) = granted_rent().await;
    let receipt = officer.call(delivering(money.request, None, drawn())).await.unwrap();
    officer.sync().await;

    // Only a supervisor, only with a reason, only what is a finished receipt.
    let take_back = TakeBackReceipt { receipt, reason: "سُلِّم لغير صاحبه".into() };
    assert!(!matter(&mut officer, receipt).await.may_take_back);
    assert_eq!(officer.call(take_back.clone()).await, Err(Failure::NotAllowed));
    let mut supervisor = world.enrolled_again("supervisor").await;
    assert!(matter(&mut supervisor, receipt).await.may_take_back);
    let silent = TakeBackReceipt { reason: " ".into(), ..take_back.clone() };
    assert_eq!(supervisor.call(silent).await, Err(Failure::CommentNeeded));
    let request = TakeBackReceipt { receipt: money.request, ..take_back.clone() };
    assert_eq!(supervisor.call(request).await, Err(Failure::NotFound));
    assert_eq!(ledger(&mut supervisor, case).await.total.money, 60_000);

    // What is begun of the reason outlasts a lock, and goes with it.
    let at = WORDS_OF_REVIEW.to_owned();
    let begun = KeepWords { record: receipt, at, text: "سُلِّم".into() };
    assert_eq!(officer.call(begun.clone()).await, Err(Failure::NotAllowed));
    supervisor.call(begun).await.unwrap();
    supervisor.lock().await;
    supervisor.unlock(PASSPHRASE).await.unwrap();
    assert_eq!(matter(&mut supervisor, receipt).await.words.len(), 1);
    world.pass(60_000);
    supervisor.call(take_back.clone()).await.unwrap();
    assert_eq!(supervisor.call(take_back).await, Err(Failure::NotAllowed), "once");
    assert_eq!(matter(&mut supervisor, receipt).await.words, []);
    supervisor.sync().await;

    // It stays with its signature and counts for nothing; what it was for waits again, everywhere.
    officer.sync().await;
    for device in [&mut officer, &mut supervisor] {
        let view = matter(device, receipt).await;
        assert_eq!(view.row.state, MatterState::TakenBack);
        assert!(view.received.is_some_and(|received| received.current));
        assert_eq!(view.taken_back.map(|it| it.comment).as_deref(), Some("سُلِّم لغير صاحبه"));
        assert_eq!(ledger(device, case).await, LedgerView::default());
        let waiting = deliveries(device, "").await;
        assert_eq!((waiting.total_waiting, waiting.total_today), (1, 0));
    }
    let anew = officer.call(delivering(money.request, None, drawn())).await.unwrap();
    let given = ledger(&mut officer, case).await;
    assert_eq!(given.entries.iter().map(|row| row.receipt).collect::<Vec<_>>(), [anew]);
    assert_eq!((given.total.money, given.twice.len()), (60_000, 0));
}

#[tokio::test]
async fn a_receipt_filled_in_by_hand_is_signed_when_nothing_is_missing() {
    let (_world, case, money, _secretary, mut officer) = granted_rent().await;
    let given: Answers = [
        ("giver".parse().unwrap(), choice("own")),
        ("sort".parse().unwrap(), choice("rent")),
        ("subject".parse().unwrap(), text("دفعة أولى")),
        ("amount".parse().unwrap(), Value::Decimal(200.0)),
    ]
    .into_iter()
    .collect();
    let start =
        StartMatter { kind: Kind::Service, case: Some(case), about: Some(money.request), given };
    let receipt = officer.call(start).await.unwrap();
    let sign = SignReceipt { receipt, with: drawn() };
    let lacking = officer.call(sign.clone()).await.unwrap();
    assert_eq!(lacking, Signed::Incomplete { problems: 2 });
    assert_eq!(ledger(&mut officer, case).await, LedgerView::default(), "it counts for nothing");
    draft(&mut officer, receipt, "on", Value::Date("2026-11-21".parse().unwrap())).await;
    draft(&mut officer, receipt, "received_by", choice("applicant")).await;
    assert_eq!(officer.call(sign.clone()).await.unwrap(), Signed::Done);
    assert_eq!(officer.call(sign).await, Err(Failure::NotAllowed), "signed is signed");
    assert_eq!(ledger(&mut officer, case).await.total.money, 20_000);

    // Part of it was delivered; what is left waits, and is delivered next.
    what_is_left_is_delivered(&mut officer, case, money.request, 20_000).await;
}

#[tokio::test]
async fn a_sum_that_was_granted_waits_although_something_else_was_given_on_it() {
    let (_world, case, money, _secretary, mut officer) = granted_rent().await;
    let given: Answers = [
        ("giver", choice("own")),
        ("sort", choice("food")),
        ("subject", text("سلة غذائية")),
        ("manner", choice("in_kind")),
        ("item", text("سلة غذائية")),
        ("quantity", Value::Integer(1)),
        ("on", Value::Date("2026-11-21".parse().unwrap())),
        ("received_by", choice("applicant")),
    ]
    .map(|(name, value)| (name.parse().unwrap(), value))
    .into_iter()
    .collect();
    let start =
        StartMatter { kind: Kind::Service, case: Some(case), about: Some(money.request), given };
    let receipt = officer.call(start).await.unwrap();
    let sign = SignReceipt { receipt, with: drawn() };
    assert_eq!(officer.call(sign).await.unwrap(), Signed::Done);

    let view = request(&mut officer, money.request).await;
    let brief = view.matter.row.request.unwrap();
    assert_eq!((brief.state.stage, view.delivered), (RequestStage::Served, false));
    assert!(!brief.portion.is_partly_delivered(), "nothing of the sum itself");
    what_is_left_is_delivered(&mut officer, case, money.request, 0).await;
}

#[tokio::test]
async fn of_a_grant_that_was_raised_only_what_is_left_is_shown_listed_and_signed() {
    let (world, _, money, mut secretary, mut officer) = granted_rent().await;
    officer.call(delivering(money.request, None, drawn())).await.unwrap();
    officer.sync().await;
    secretary.sync().await;
    let later = begin(&mut secretary, "10").await;
    convene(&world, &mut secretary, later, &[money], BTreeMap::new()).await;
    world.pass(60_000);
    let [one, two, _] = members(&world);
    let raise = Decide {
        amount: Some(100_000),
        reason: "قُبل التظلم".into(),
        ..deciding(later, money, Ruling::Accepted, &[one, two])
    };
    assert!(matches!(secretary.call(raise).await, Ok(Decided::Done(_))));
    let minutes = secretary.call(OpenMinutes { session: later }).await.unwrap();
    assert_eq!(paid(&minutes), [(Some(100_000), 60_000, Some(40_000))]);
    assert_eq!((minutes.granted, minutes.to_pay), (100_000, 40_000));
    secretary.sync().await;
    officer.sync().await;

    let view = request(&mut officer, money.request).await;
    let brief = view.matter.row.request.clone().unwrap();
    assert_eq!((brief.state.stage, view.may_deliver), (RequestStage::Served, true));
    assert_eq!((brief.portion, brief.portion.left()), (of_money(100_000, 60_000), Some(40_000)));
    let waiting = deliveries(&mut officer, "نورة").await;
    assert_eq!((waiting.waiting.as_slice(), waiting.total_waiting), (&[view.matter.row][..], 1));

    let receipt = officer.call(delivering(money.request, None, drawn())).await.unwrap();
    let signed = matter(&mut officer, receipt).await.answers;
    assert_eq!(signed.halalas("amount"), Some(40_000));
    assert_eq!(deliveries(&mut officer, "").await.total_waiting, 0);
    let portion = request(&mut officer, money.request).await.matter.row.request.unwrap().portion;
    assert_eq!((portion, portion.left()), (of_money(100_000, 100_000), None));
    officer.sync().await;
    secretary.sync().await;
    let minutes = secretary.call(OpenMinutes { session: later }).await.unwrap();
    assert_eq!((minutes.granted, minutes.to_pay), (100_000, 0));
}

#[tokio::test]
async fn nothing_is_delivered_while_two_decisions_stand() {
    let (world, mut secretary, session, money) = in_session().await;
    secretary.sync().await;
    let mut other = world.enrolled_again("secretary").await;

    // Neither has a link; the newer one accepts.
    let [one, two, _] = members(&world);
    let accept = deciding(session, money, Ruling::Accepted, &[one, two]);
    let because = |ruling| Decide {
        reason: "سبب تجريبي".into(),
        ..deciding(session, money, ruling, &[one, two])
    };
    assert!(matches!(secretary.call(because(Ruling::Declined)).await, Ok(Decided::Done(_))));
    world.pass(60_000);
    assert!(matches!(other.call(accept).await, Ok(Decided::Done(_))));
    secretary.sync().await;
    other.sync().await;
    let minutes = other.call(OpenMinutes { session }).await.unwrap();
    let of_list = minutes.payments[0].request.request.clone().unwrap().state;
    assert!(of_list.disputed, "the payment list can say so");
    assert_eq!((paid(&minutes), minutes.to_pay), (vec![(Some(60_000), 0, Some(0))], 0));

    let mut officer = world.enrolled("relations_officer").await;
    let view = request(&mut officer, money.request).await;
    let state = view.matter.row.request.unwrap().state;
    assert_eq!((state.stage, state.disputed), (RequestStage::Accepted, true));
    assert!(!view.may_deliver);
    let deliver = delivering(money.request, None, drawn());
    assert_eq!(officer.call(deliver.clone()).await, Err(Failure::NotAllowed));

    // The committee settles it by one decision.
    world.pass(60_000);
    assert!(matches!(other.call(because(Ruling::Accepted)).await, Ok(Decided::Done(_))));
    let settled = other.call(OpenMinutes { session }).await.unwrap();
    assert_eq!((paid(&settled), settled.to_pay), (vec![(Some(60_000), 0, Some(60_000))], 60_000));
    other.sync().await;
    officer.sync().await;
    assert!(request(&mut officer, money.request).await.may_deliver);
    officer.call(deliver).await.unwrap();
}

#[tokio::test]
async fn what_was_delivered_under_an_acceptance_stays_delivered_when_that_is_taken_back() {
    let (world, _, money, mut secretary, mut officer) = granted_rent().await;
    officer.call(delivering(money.request, None, drawn())).await.unwrap();
    officer.sync().await;
    secretary.sync().await;

    // Whoever decides anew is told so, and nobody calls it urgent aid afterwards.
    let later = begin(&mut secretary, "10").await;
    convene(&world, &mut secretary, later, &[money], BTreeMap::new()).await;
    let memo = secretary.call(OpenMemo { request: money.request }).await.unwrap();
    let state = memo.request.matter.row.request.unwrap().state;
    assert_eq!((state.stage, state.delivered), (RequestStage::Served, true));
    world.pass(60_000);
    let [one, two, _] = members(&world);
    let decline = Decide {
        reason: "تبيّن أن الإيجار مدفوع".into(),
        ..deciding(later, money, Ruling::Declined, &[one, two])
    };
    assert!(matches!(secretary.call(decline).await, Ok(Decided::Done(_))));
    let state = request(&mut secretary, money.request).await.matter.row.request.unwrap().state;
    assert_eq!(state.stage, RequestStage::Declined);
    assert_eq!((state.delivered, state.given_first), (true, false));
}

#[tokio::test]
async fn what_was_decided_is_delivered_however_the_request_was_edited_since_it_was_handed_in() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let one = office.brings(&world, case, &refrigerator()).await;
    let other = office.brings(&world, case, &refrigerator()).await;
    let mut officer = world.enrolled("relations_officer").await;
    fill(&mut officer, one.request, &[("manner", "money"), ("amount", "5000")]).await;
    fill(&mut officer, other.request, &[("quantity", "10")]).await;
    officer.sync().await;
    let mut secretary = world.enrolled("secretary").await;
    let session = begin(&mut secretary, "1").await;
    convene(&world, &mut secretary, session, &[one, other], BTreeMap::new()).await;
    let [first, second, _] = members(&world);
    for asked in [one, other] {
        let brief = request(&mut secretary, asked.request).await.matter.row.request.unwrap();
        assert!(brief.state.amended, "it says something else than the committee has before it");
        assert_eq!(brief.amount, None);
        let accept = deciding(session, asked, Ruling::Accepted, &[first, second]);
        assert!(matches!(secretary.call(accept).await, Ok(Decided::Done(_))));
    }
    let one_thing = Portion { money: false, whole: Some(1), delivered: 0 };
    let minutes = secretary.call(OpenMinutes { session }).await.unwrap();
    assert_eq!(paid(&minutes), [(None, 0, Some(1)), (None, 0, Some(1))]);
    secretary.sync().await;
    officer.sync().await;
    let waiting = deliveries(&mut officer, "").await.waiting;
    assert_eq!(portions(&waiting), [one_thing, one_thing]);
    for asked in [one, other] {
        let receipt = officer.call(delivering(asked.request, None, drawn())).await.unwrap();
        let signed = matter(&mut officer, receipt).await.answers;
        assert_eq!((signed.number("quantity"), signed.halalas("amount")), (Some(1), None));
    }
    let given = ledger(&mut officer, case).await.total;
    assert_eq!((given.money, given.items), (0, [("ثلاجة".to_owned(), 2)].into()));
    assert_eq!(deliveries(&mut officer, "").await.total_waiting, 0);
}

#[tokio::test]
async fn things_that_nobody_counted_are_promised_until_one_was_given() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let mut says = refrigerator();
    says.retain(|(name, _)| *name != "quantity");
    let thing = office.brings(&world, world.a_case(), &says).await;
    let mut secretary = world.enrolled("secretary").await;
    accepted(&world, &mut secretary, thing).await;
    let mut officer = world.enrolled("relations_officer").await;
    assert!(!request(&mut officer, thing.request).await.delivered);
    officer.call(delivering(thing.request, None, drawn())).await.unwrap();
    let view = request(&mut officer, thing.request).await;
    assert!(view.delivered, "the answer promises no more");
    assert!(view.may_deliver, "another may be given");
}

async fn publish(world: &World, change: impl FnOnce(&mut Profile)) {
    let association = world.association();
    let mut profile = association.read(|reading| reading.profile()).await.unwrap().unwrap();
    profile.version += 1;
    change(&mut profile);
    association.write(move |writing| writing.put_profile(&profile, 7)).await.unwrap();
}

#[tokio::test]
async fn urgent_aid_is_given_first_within_the_boards_limit_and_ratified() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let urgent = office.asks(&world, case, &rent(300.0, "urgent")).await;
    let large = office.asks(&world, case, &rent(700.0, "urgent")).await;
    let usual = office.asks(&world, case, &rent(200.0, "normal")).await;
    let mut officer = world.enrolled("relations_officer").await;
    let deliver = |asked: Asked| delivering(asked.request, None, drawn());
    assert_eq!(officer.call(deliver(urgent)).await, Err(Failure::NotAllowed), "no limit is set");
    publish(&world, |profile| {
        profile.limits.urgent_aid = Some(500);
        profile.committee.quorum = Some(2);
    })
    .await;
    officer.sync().await;
    for asked in [large, usual] {
        assert_eq!(officer.call(deliver(asked)).await, Err(Failure::NotAllowed));
    }
    // What is edited afterwards was never handed in.
    fill(&mut officer, urgent.request, &[("amount", "450")]).await;
    fill(&mut officer, usual.request, &[("urgency", "urgent"), ("urgent_why", "مرض")]).await;
    assert_eq!(officer.call(deliver(usual)).await, Err(Failure::NotAllowed));
    let receipt = officer.call(deliver(urgent)).await.unwrap();
    assert_eq!(matter(&mut officer, receipt).await.answers.halalas("amount"), Some(30_000));
    assert_eq!(officer.call(deliver(urgent)).await, Err(Failure::NotAllowed), "once");
    officer.sync().await;

    let mut secretary = world.enrolled("secretary").await;
    let session = begin(&mut secretary, "1").await;
    convene(&world, &mut secretary, session, &[urgent, usual], BTreeMap::new()).await;
    let view = open(&mut secretary, session).await;
    assert_eq!((view.quorum, view.quorum_by_board), (2, true));
    let state = |view: &SessionView| view.agenda[0].request.clone().unwrap().request.unwrap().state;
    assert!(state(&view).given_first);
    let [one, two, _] = members(&world);
    let decide = |asked| deciding(session, asked, Ruling::Accepted, &[one, two]);
    let not_forwarded = secretary.call(decide(usual)).await;
    assert_eq!(not_forwarded, Err(Failure::NotAllowed), "no supervisor has brought it");
    assert!(matches!(secretary.call(decide(urgent)).await, Ok(Decided::Done(_))));
    let ratified = state(&open(&mut secretary, session).await);
    assert_eq!((ratified.stage, ratified.given_first), (RequestStage::Served, false));
    assert!(request(&mut secretary, urgent.request).await.delivered, "no more is promised");
    assert!(!request(&mut secretary, usual.request).await.delivered);
    let minutes = secretary.call(OpenMinutes { session }).await.unwrap();
    assert_eq!((paid(&minutes), minutes.to_pay), (vec![(Some(30_000), 30_000, Some(0))], 0));
}
