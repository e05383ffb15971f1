//! The committee sits, decides and takes back; what it may not do is refused by
//! the app and by the server.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use app::engine::command::{
    Decide, Decided, DecisionRow, EditSession, KeepWords, MatchDocument, MatterList, Matters,
    OpenMemo, OpenMinutes, SessionView, Sessions, StartDocument, StartSession, WORDS_OF_DECISION,
    WORDS_OF_LEFT_OUT, WORDS_OF_RULING,
};
use app::engine::failure::Failure;
use shared::calendar::Date;
use shared::form::Value;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::sitting::SittingFault;
use shared::record::Kind;
use shared::record::decision::{DecisionDetails, Ruling};
use shared::sync::exchange::{Reason, RuleBroken, Verdict};
use tests::at_work::{hand_in, interviewed};
use tests::committee::{Asked, Office, refrigerator, rent};
use tests::sitting::{begin, convene, deciding, in_session, members, nothing, open};
use tests::way::{done, request};
use tests::{ByHand, Device, PASSPHRASE, World, meta};

fn wrong(field: &str) -> Failure {
    Failure::FieldWrong { field: field.parse().unwrap() }
}

/// The decided requests that a secretary finds by this name.
async fn decided(secretary: &mut Device, search: &str) -> Vec<RecordId> {
    let list = MatterList::Decided(search.into());
    let view = secretary.call(Matters { list, offset: 0, limit: 20 }).await.unwrap();
    view.rows.iter().map(|row| row.matter).collect()
}

fn ids(rows: &[DecisionRow]) -> Vec<RecordId> {
    rows.iter().map(|row| row.decision).collect()
}

fn replaced(row: &DecisionRow) -> Vec<RecordId> {
    row.replaces.iter().map(|it| it.decision).collect()
}

#[tokio::test]
async fn a_session_is_begun_filled_and_decides_and_a_later_one_takes_back() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let money = office.brings(&world, case, &rent(600.0, "normal")).await;
    let thing = office.brings(&world, case, &refrigerator()).await;
    let mut secretary = world.enrolled("secretary").await;
    let [one, two, three] = members(&world);

    let date = "2026-11-21".parse().unwrap();
    let far = "2062-11-21".parse().unwrap();
    for (number, date, field) in [(" ", date, "number"), ("1", far, "date")] {
        let start = StartSession { number: number.into(), date };
        assert_eq!(secretary.call(start).await, Err(wrong(field)));
    }
    let session = begin(&mut secretary, "1").await;
    let view = open(&mut secretary, session).await;
    assert_eq!((view.quorum, view.quorum_by_board), (2, false));
    assert_eq!(view.members.iter().map(|it| it.present).collect::<Vec<_>>(), [None; 3]);
    let waiting: BTreeSet<_> = view.waiting.iter().map(|row| row.matter).collect();
    assert_eq!(waiting, [money.request, thing.request].into());
    assert!(view.may_write && view.may_decide);

    // What does not fit changes nothing, and is named.
    let poor = EditSession { number: Some("2".into()), budget: Some(-1), ..nothing(session) };
    assert_eq!(secretary.call(poor).await, Err(wrong("budget")));
    let no_request = EditSession { agenda: Some(vec![case]), ..nothing(session) };
    assert_eq!(secretary.call(no_request).await, Err(Failure::NotFound));
    let stranger = world.person("supervisor");
    let stranger = EditSession { present: [(stranger, true)].into(), ..nothing(session) };
    assert_eq!(secretary.call(stranger).await, Err(Failure::NotFound));
    assert_eq!(open(&mut secretary, session).await, view);

    let recused = [(thing.request, [two].into())].into();
    convene(&world, &mut secretary, session, &[money, thing], recused).await;
    let view = open(&mut secretary, session).await;
    assert_eq!((view.budget, view.remaining), (Some(100_000), Some(100_000)));
    assert_eq!(view.agenda[1].eligible, [one].into());
    assert_eq!(view.waiting, []);

    // What the app refuses, it refuses before it writes.
    let supervisor = world.person("supervisor");
    for (asked, ruling, by, fault) in [
        (money, Ruling::Accepted, vec![one, three], SittingFault::Absent),
        (money, Ruling::Accepted, vec![one, supervisor], SittingFault::NotOfCommittee),
        (money, Ruling::Accepted, vec![one], SittingFault::NoQuorum),
        (money, Ruling::Accepted, vec![], SittingFault::NoQuorum),
        (money, Ruling::Declined, vec![one, two], SittingFault::NoReason),
        (thing, Ruling::Accepted, vec![one, two], SittingFault::Recused),
        (thing, Ruling::Accepted, vec![one], SittingFault::NoQuorum),
    ] {
        let decided = secretary.call(deciding(session, asked, ruling, &by)).await.unwrap();
        assert_eq!(decided, Decided::Fault(fault));
    }
    let too_much = Decide {
        amount: Some(100_000_001),
        ..deciding(session, money, Ruling::Accepted, &[one, two])
    };
    assert_eq!(secretary.call(too_much).await, Err(wrong("amount")));
    let old = Decide {
        submission: thing.submission,
        ..deciding(session, money, Ruling::Accepted, &[one, two])
    };
    assert_eq!(secretary.call(old).await, Err(Failure::ChangedMeanwhile));
    let view = open(&mut secretary, session).await;
    assert!(view.agenda.iter().all(|row| row.decision.is_none()));

    // Accepted as asked: the sum is the request's. Said twice, it is one.
    let decide = deciding(session, money, Ruling::Accepted, &[one, two]);
    let Decided::Done(first) = secretary.call(decide.clone()).await.unwrap() else { panic!() };
    assert_eq!(secretary.call(decide).await.unwrap(), Decided::Done(first));
    let view = open(&mut secretary, session).await;
    assert_eq!((view.remaining, view.row.decided), (Some(40_000), 1));
    let decision = view.agenda[0].decision.clone().unwrap();
    assert_eq!((decision.amount, decision.counts, decision.by.len()), (Some(60_000), true, 2));
    let off = EditSession { agenda: Some(vec![thing.request]), ..nothing(session) };
    assert_eq!(secretary.call(off).await, Err(Failure::NotAllowed), "it is decided");
    let minutes = secretary.call(OpenMinutes { session }).await.unwrap();
    assert_eq!((minutes.payments.len(), minutes.granted, minutes.to_pay), (1, 60_000, 60_000));

    // Those of the committee see it once it was sent, and may not begin one.
    secretary.sync().await;
    let mut member = world.enrolled("committee_member_2").await;
    let seen = open(&mut member, session).await;
    assert_eq!((seen.remaining, seen.may_write, seen.may_decide), (Some(40_000), false, true));
    let begun = member.call(StartSession { number: "7".into(), date }).await;
    assert_eq!(begun, Err(Failure::NotAllowed));
    let mut supervisor = world.enrolled_again("supervisor").await;
    assert_eq!(supervisor.call(Sessions {}).await, Err(Failure::NotAllowed));

    // التراجع عن قرار: a later session's decision takes the first one back.
    // Nobody appealed: whoever looks for the applicant finds the request.
    world.pass(60_000);
    let later = begin(&mut secretary, "2").await;
    let offered = open(&mut secretary, later).await.waiting;
    assert_eq!(offered.iter().map(|row| row.matter).collect::<Vec<_>>(), [thing.request]);
    let name = request(&mut secretary, money.request).await.matter.row.name;
    assert_eq!(decided(&mut secretary, &name).await, [money.request], "the other is not decided");
    assert_eq!(decided(&mut secretary, "لا أحد").await, []);
    convene(&world, &mut secretary, later, &[money], BTreeMap::new()).await;
    let view = open(&mut secretary, later).await;
    assert_eq!(ids(&view.agenda[0].besides), [first]);
    let again = secretary.call(deciding(later, money, Ruling::Accepted, &[one, two])).await;
    assert_eq!(again, Ok(Decided::Fault(SittingFault::NoReason)), "it takes back");
    world.pass(60_000);
    let decide = Decide {
        reason: "تبيّن أن الإيجار مدفوع".into(),
        ..deciding(later, money, Ruling::Declined, &[one, two])
    };
    let Decided::Done(second) = secretary.call(decide).await.unwrap() else { panic!() };
    let row = open(&mut secretary, later).await.agenda.remove(0);
    let decision = row.decision.unwrap();
    assert_eq!((decision.decision, replaced(&decision)), (second, vec![first]));
    assert_eq!(row.besides, []);
    let view = open(&mut secretary, session).await;
    assert_eq!(view.remaining, Some(100_000), "nothing of it counts any more");
    assert!(!view.agenda[0].decision.as_ref().unwrap().counts);
    let minutes = secretary.call(OpenMinutes { session }).await.unwrap();
    let printed = (minutes.granted, minutes.to_pay, minutes.payments);
    assert_eq!(printed, (60_000, 0, vec![]), "it granted that then, and nothing is paid by it now");
    let list = secretary.call(Sessions {}).await.unwrap();
    assert_eq!(list.sessions.iter().map(|it| it.number.as_str()).collect::<Vec<_>>(), ["2", "1"]);
    assert!(list.may_begin);
    secretary.sync().await;
    member.sync().await;
    assert_eq!(open(&mut member, later).await.row.decided, 1);
}

#[tokio::test]
async fn two_decisions_that_knew_nothing_of_each_other_are_taken_back_by_one() {
    let (world, mut secretary, session, money) = in_session().await;
    secretary.sync().await;
    let mut other = world.enrolled_again("secretary").await;

    // Neither has a link, and each writes a decision down.
    let [one, two, _] = members(&world);
    let accept = deciding(session, money, Ruling::Accepted, &[one, two]);
    let decline = Decide {
        reason: "سبب".into(),
        ..deciding(session, money, Ruling::Declined, &[one, two])
    };
    let Decided::Done(first) = secretary.call(accept.clone()).await.unwrap() else { panic!() };
    world.pass(60_000);
    let Decided::Done(second) = other.call(decline).await.unwrap() else { panic!() };
    secretary.sync().await;
    other.sync().await;
    secretary.sync().await;
    let state = |view: &SessionView| view.agenda[0].request.clone().unwrap().request.unwrap().state;
    for device in [&mut secretary, &mut other] {
        let view = open(device, session).await;
        assert!(state(&view).disputed);
        assert_eq!(view.agenda[0].decision.as_ref().map(|it| it.decision), Some(second));
        assert_eq!(ids(&view.agenda[0].besides), [first]);
    }

    // What is printed of the session can say so, and a later session is offered it, to settle it.
    let minutes = secretary.call(OpenMinutes { session }).await.unwrap();
    assert_eq!(minutes.payments, [], "the newer one declined");
    assert!(state(&minutes.session).disputed);
    let later = begin(&mut secretary, "2").await;
    let waiting = open(&mut secretary, later).await.waiting;
    assert_eq!(waiting.iter().map(|row| row.matter).collect::<Vec<_>>(), [money.request]);
    assert_eq!(secretary.call(Sessions {}).await.unwrap().waiting, 1);

    // One more, with its reason, takes back both, everywhere.
    world.pass(60_000);
    let silent = other.call(accept.clone()).await.unwrap();
    assert_eq!(silent, Decided::Fault(SittingFault::NoReason));
    let settle = Decide { reason: "كُتب مرتين".into(), ..accept };
    let Decided::Done(third) = other.call(settle).await.unwrap() else { panic!() };
    other.sync().await;
    secretary.sync().await;
    let view = open(&mut secretary, session).await;
    assert!(!state(&view).disputed);
    assert_eq!(state(&view).decision, Some(third));
    let decision = view.agenda[0].decision.clone().unwrap();
    assert_eq!((decision.counts, replaced(&decision)), (true, vec![first, second]));
    assert_eq!(view.agenda[0].besides, []);
    assert_eq!(view.remaining, Some(40_000));
    assert_eq!(open(&mut secretary, later).await.waiting, []);
    let minutes = secretary.call(OpenMinutes { session }).await.unwrap();
    assert_eq!((minutes.payments.len(), minutes.granted, minutes.to_pay), (1, 60_000, 60_000));
}

#[tokio::test]
async fn what_somebody_appealed_against_comes_before_a_later_session() {
    let (world, mut secretary, session, money) = in_session().await;
    let [one, two, _] = members(&world);
    let decline = Decide {
        reason: "الدخل يكفي".into(),
        ..deciding(session, money, Ruling::Declined, &[one, two])
    };
    let Decided::Done(first) = secretary.call(decline).await.unwrap() else { panic!() };
    let case = request(&mut secretary, money.request).await.matter.row.case;
    let says = |words| {
        [("channel", "telephone"), ("told_to", "applicant"), ("on", "2026-11-21"), ("words", words)]
    };
    let told = says("اعتذار عن الطلب");
    let told = done(&mut secretary, Kind::Reply, Some(case), Some(first), &told).await;
    world.pass(60_000);
    let later = begin(&mut secretary, "2").await;
    assert_eq!(open(&mut secretary, later).await.waiting, [], "it came to its end");
    assert!(request(&mut secretary, money.request).await.may_appeal);

    let grounds = [("subject", "قرار الإيجار"), ("reason", "تغير الدخل"), ("on", "2026-11-21")];
    let appeal = done(&mut secretary, Kind::Appeal, Some(case), Some(first), &grounds).await;
    let view = request(&mut secretary, money.request).await;
    assert!(!view.may_appeal, "one is open");
    let waiting = open(&mut secretary, later).await.waiting;
    assert_eq!(waiting.iter().map(|row| row.matter).collect::<Vec<_>>(), [money.request]);
    assert_eq!(secretary.call(Sessions {}).await.unwrap().waiting, 1);
    convene(&world, &mut secretary, later, &[money], BTreeMap::new()).await;
    world.pass(60_000);
    let accept = Decide {
        reason: "تغيّر الدخل".into(),
        ..deciding(later, money, Ruling::Accepted, &[one, two])
    };
    let Decided::Done(second) = secretary.call(accept).await.unwrap() else { panic!() };
    assert_eq!(open(&mut secretary, session).await.waiting, [], "it is decided anew");

    // What was told of the first decision is there for whoever tells the second.
    let view = request(&mut secretary, money.request).await;
    assert!(view.may_reply && view.may_appeal);
    let said: Vec<_> = view.answers.iter().map(|(of, row)| (*of, row.matter)).collect();
    assert_eq!(
        said.iter().copied().collect::<BTreeSet<_>>(),
        [(first, told), (first, appeal)].into()
    );
    let told = says("قبول الطلب");
    let told = done(&mut secretary, Kind::Reply, Some(case), Some(second), &told).await;
    let said = request(&mut secretary, money.request).await.answers;
    assert_eq!(said.last().map(|(of, row)| (*of, row.matter)), Some((second, told)));
    assert_eq!(said.len(), 3);
}

#[tokio::test]
async fn sessions_of_one_day_stand_as_they_were_begun() {
    let world = World::new().await;
    let mut secretary = world.enrolled("secretary").await;
    for number in ["9", "10", "11/1448"] {
        begin(&mut secretary, number).await;
        world.pass(60_000);
    }
    let earlier = StartSession { number: "12".into(), date: "2026-11-20".parse().unwrap() };
    secretary.call(earlier).await.unwrap();
    let list = secretary.call(Sessions {}).await.unwrap().sessions;
    let numbers: Vec<_> = list.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["11/1448", "10", "9", "12"]);
}

#[tokio::test]
async fn what_is_said_of_a_session_does_not_contradict_what_it_decided() {
    let (world, mut secretary, session, money) = in_session().await;
    let [one, two, three] = members(&world);
    let accept = deciding(session, money, Ruling::Accepted, &[one, two]);

    // Before its day nothing is decided.
    let today = Date::in_riyadh(world.now() / 1000).unwrap();
    let on = |days| EditSession { date: today.plus_days(days), ..nothing(session) };
    secretary.call(on(3)).await.unwrap();
    assert_eq!(secretary.call(accept.clone()).await, Err(Failure::SessionAhead));
    secretary.call(on(0)).await.unwrap();
    assert!(matches!(secretary.call(accept).await, Ok(Decided::Done(_))));

    // Once it has decided, its day is not to come, and who decided was there and did not stand back.
    assert_eq!(secretary.call(on(3)).await, Err(Failure::SessionDecided));
    secretary.call(on(-1)).await.unwrap();
    let absent = EditSession { present: [(one, false)].into(), ..nothing(session) };
    let recused = |people: &[PersonId]| EditSession {
        recused: [(money.request, people.iter().copied().collect())].into(),
        ..nothing(session)
    };
    let view = open(&mut secretary, session).await;
    for edit in [absent.clone(), recused(&[one])] {
        assert_eq!(secretary.call(edit).await, Err(Failure::NamedInDecision));
    }
    assert_eq!(open(&mut secretary, session).await, view);
    secretary.call(recused(&[three])).await.unwrap();

    // Taken back by a later session, it may be corrected. That one has the same number by mistake.
    let later = begin(&mut secretary, "1").await;
    convene(&world, &mut secretary, later, &[money], BTreeMap::new()).await;
    assert!(open(&mut secretary, later).await.row.number_twice);
    world.pass(60_000);
    let decline = Decide {
        reason: "دُوّن من لم يحضر".into(),
        ..deciding(later, money, Ruling::Declined, &[one, two])
    };
    assert!(matches!(secretary.call(decline).await, Ok(Decided::Done(_))));
    secretary.call(absent).await.unwrap();
}

#[tokio::test]
async fn what_two_secretaries_set_apart_is_shown_until_it_is_set_anew() {
    let (world, mut secretary, session, _) = in_session().await;
    secretary.sync().await;
    let mut other = world.enrolled_again("secretary").await;
    assert_eq!(open(&mut other, session).await.undecided, []);

    let spend = |sum| EditSession { budget: Some(sum), ..nothing(session) };
    world.pass(60_000);
    secretary.call(spend(200_000)).await.unwrap();
    world.pass(60_000);
    other.call(spend(300_000)).await.unwrap();
    secretary.sync().await;
    other.sync().await;
    secretary.sync().await;
    for device in [&mut secretary, &mut other] {
        let view = open(device, session).await;
        let [apart] = &view.undecided[..] else { panic!("{:?}", view.undecided) };
        assert_eq!(apart.path.as_str(), "budget");
        let values: Vec<_> = apart.values.iter().map(|version| version.value.clone()).collect();
        assert!(values.contains(&Value::Integer(200_000)));
        assert!(values.contains(&Value::Integer(300_000)));
        assert_eq!(view.budget.map(Value::Integer).as_ref(), values.first(), "it counts");
    }
    let counts = open(&mut secretary, session).await.budget.unwrap();
    // Set anew, be it to what counts already.
    world.pass(60_000);
    secretary.call(spend(counts)).await.unwrap();
    secretary.sync().await;
    other.sync().await;
    assert_eq!(open(&mut other, session).await.undecided, []);
}

#[tokio::test]
async fn what_is_begun_of_a_decision_outlasts_a_lock_and_goes_with_the_decision() {
    let (world, mut secretary, session, money) = in_session().await;
    let [one, two, three] = members(&world);
    let begun = [
        (WORDS_OF_RULING.to_owned(), "declined".to_owned()),
        (format!("{WORDS_OF_LEFT_OUT}/{session}"), three.to_string()),
        (format!("{WORDS_OF_DECISION}/declined"), "الدخل يكفي".to_owned()),
        (format!("{WORDS_OF_DECISION}/postponed"), "ينقصه عقد الإيجار".to_owned()),
    ];
    for (at, text) in begun.clone() {
        secretary.call(KeepWords { record: money.request, at, text }).await.unwrap();
    }
    secretary.lock().await;
    secretary.unlock(PASSPHRASE).await.unwrap();
    let kept = secretary.call(OpenMemo { request: money.request }).await.unwrap().request.words;
    assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), begun.into());
    secretary.call(deciding(session, money, Ruling::Accepted, &[one, two])).await.unwrap();
    let kept = secretary.call(OpenMemo { request: money.request }).await.unwrap().request.words;
    assert_eq!(kept, []);
}

#[tokio::test]
async fn the_server_refuses_what_an_app_would_not_write() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let money = office.brings(&world, case, &rent(600.0, "normal")).await;
    let thing = office.brings(&world, case, &refrigerator()).await;
    let mut secretary = world.enrolled("secretary").await;
    let session = begin(&mut secretary, "1").await;
    let [one, two, three] = members(&world);
    let recused = [(thing.request, [two].into())].into();
    convene(&world, &mut secretary, session, &[money, thing], recused).await;
    secretary.sync().await;

    let mut member = ByHand::enrol(&world, &world.code("committee_member")).await;
    let decision = |asked: Asked, ruling, by: &[PersonId]| DecisionDetails {
        request: asked.request,
        digest: [1; 32],
        session,
        replaces: BTreeSet::new(),
        ruling,
        reason: String::new(),
        amount: None,
        by: by.iter().copied().collect(),
    };
    let supervisor = world.person("supervisor");
    let forged = [
        (decision(money, Ruling::Accepted, &[one, three]), RuleBroken::Absent),
        (decision(money, Ruling::Accepted, &[one, supervisor]), RuleBroken::NotOfCommittee),
        (decision(money, Ruling::Accepted, &[one]), RuleBroken::NoQuorum),
        (decision(money, Ruling::Accepted, &[]), RuleBroken::NoQuorum),
        (decision(money, Ruling::Declined, &[one, two]), RuleBroken::NoReason),
        (decision(thing, Ruling::Accepted, &[one, two]), RuleBroken::Recused),
        (decision(thing, Ruling::Accepted, &[one]), RuleBroken::NoQuorum),
    ];
    let at = world.now() / 1000;
    for (number, (details, rule)) in (500u64..).zip(forged) {
        let push = [member.record(meta(number, Kind::Decision, case), at, &[details.edits()])];
        let refused = [(0, Verdict::Refused(Reason::Rule(rule)))];
        assert_eq!(member.push(&push).await.verdicts, refused, "{rule:?}");
    }
    secretary.sync().await;
    let view = open(&mut secretary, session).await;
    assert!(view.agenda.iter().all(|row| row.decision.is_none()));
}

#[tokio::test]
async fn a_proof_of_income_that_was_renewed_at_the_next_visit_shows_no_second_income() {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let money = office.brings(&world, case, &rent(600.0, "normal")).await;
    let mut secretary = world.enrolled("secretary").await;
    let mut delegate = world.enrolled_again("delegate").await;
    let mut evidenced = Vec::new();
    for proofs in [1, 1, 2] {
        let visit = interviewed(&mut delegate, case).await;
        for _ in 0..proofs {
            let paper = "income_proof".to_owned();
            let document = delegate.call(StartDocument { visit, paper }).await.unwrap();
            delegate.call(MatchDocument { document, matched: true }).await.unwrap();
        }
        hand_in(&mut delegate, visit).await;
        delegate.sync().await;
        secretary.sync().await;
        let memo = secretary.call(OpenMemo { request: money.request }).await.unwrap();
        evidenced.push(memo.income.map(|income| (income.claimed, income.evidenced)));
        world.pass(60_000);
    }
    // The social security was claimed first, then what a charity gives.
    let [first, renewed, both] = evidenced[..] else { panic!() };
    assert_eq!((first, renewed), (Some((280_000, 250_000)), first));
    assert_eq!(both, Some((280_000, 280_000)), "two that were shown at one visit");
}
