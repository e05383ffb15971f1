//! Sensitive answers: they lie in the visit's annex, reach those who may read
//! it and nobody else, and the visit stands for all in the same way.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;

use app::engine::command::{
    History, Home, LeaveScreen, OpenDeclaration, OpenVisit, Sign, Signed, SignedWith,
    StartDeclaration, VisitView,
};
use app::engine::forms;
use shared::form::{FormDefinition, Value};
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, ReviewOutcome, VisitStage, WhereItIs};
use shared::people::Role;
use shared::record::signature::Signature;
use shared::record::{Change, Edit, Kind, RecordMeta, annex};
use shared::sync::exchange::{Reason, Verdict};
use tests::at_work::{choice, draft, hand_in, interviewed, review, text};
use tests::way::{self, begin, request};
use tests::{ByHand, Device, Link, PASSPHRASE, World, meta};

const HEALTH: &str = "members/m1/member_health";
const ILLNESS: &str = "members/m1/member_illness";
/// What is typed into sensitive questions, invented and in no other answer.
const SECRETS: [&str; 2] = ["سكري تجريبي منذ سنتين", "حادث مثال على الطريق"];

fn form() -> &'static FormDefinition {
    forms::for_kind(Kind::Visit).unwrap()
}

/// A whole interview in which something sensitive is said.
async fn confided(delegate: &mut Device, case: RecordId) -> RecordId {
    let visit = interviewed(delegate, case).await;
    draft(delegate, visit, HEALTH, choice("ill")).await;
    draft(delegate, visit, ILLNESS, text(SECRETS[0])).await;
    draft(delegate, visit, "father_death_cause", text(SECRETS[1])).await;
    visit
}

async fn visit_of(device: &mut Device, visit: RecordId) -> VisitView {
    device.call(OpenVisit { visit }).await.unwrap()
}

async fn all_sync(devices: &mut [&mut Device]) {
    for device in devices {
        device.sync().await;
    }
}

/// Everything that a device holds of the association's records, readable: the
/// tables of its database, and each change taken apart.
fn plaintext(device: &Device) -> Vec<u8> {
    let opened = device.opened(PASSPHRASE);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plain.db");
    opened.export(&file);
    let mut all = fs::read(file).unwrap();
    for bytes in opened.kept().into_values().flat_map(std::collections::BTreeMap::into_values) {
        let change = Change::from_bytes(bytes.0).unwrap();
        all.extend(format!("{:?}", change.decode()).into_bytes());
    }
    all
}

fn holds(plaintext: &[u8], text: &str) -> bool {
    plaintext.windows(text.len()).any(|part| part == text.as_bytes())
}

/// What somebody holds who may not read annexes: nothing of one, not even the
/// names of its questions.
fn assert_nothing_of_it(device: &Device) {
    let held = plaintext(device);
    assert!(holds(&held, "member_name"), "the visit itself is there");
    let asked = [HEALTH, "father_death_cause", "member_illness", "member_disability"];
    for text in SECRETS.into_iter().chain(asked).chain(["disabled_count"]) {
        assert!(!holds(&held, text), "{text}");
    }
    let db = device.opened(PASSPHRASE).db;
    let sql = "SELECT count(*) FROM records WHERE kind = ?1";
    let count: u32 = db.query_row(sql, [u16::from(Kind::Annex)], |row| row.get(0)).unwrap();
    assert_eq!(count, 0);
}

#[tokio::test]
async fn sensitive_answers_reach_those_who_may_read_them_and_nobody_else() {
    let world = World::new().await;
    world.change_role("delegate_2", Role::RelationsOfficer).await;
    world.change_role("administrator", Role::Researcher).await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut researcher = world.enrolled("administrator").await;
    let mut officer = world.enrolled("delegate_2").await;
    let mut member = world.enrolled("committee_member").await;

    // She types one visit, without coverage, and sees one.
    delegate.link = Link::Down;
    let visit = confided(&mut delegate, world.a_case()).await;
    delegate.call(LeaveScreen { record: visit }).await.unwrap();
    let hers = visit_of(&mut delegate, visit).await;
    assert_eq!(hers.answers.get(&ILLNESS.parse().unwrap()), Some(&text(SECRETS[0])));
    assert!(!hers.in_confidence && hers.written.iter().any(|it| it.path.as_str() == ILLNESS));
    hand_in(&mut delegate, visit).await;
    let home = Home { search: String::new(), offset: 0, limit: 50 };
    let row = &delegate.call(home).await.unwrap().handed_in[0];
    assert_eq!((row.whereabouts, row.answered), (WhereItIs::OnDevice, row.required));
    delegate.link = Link::Up;
    all_sync(&mut [&mut delegate, &mut supervisor, &mut researcher, &mut officer, &mut member])
        .await;

    for device in [&mut supervisor, &mut researcher] {
        let read = visit_of(device, visit).await;
        assert_eq!(read.answers, hers.answers);
        assert_eq!((read.in_confidence, read.annex_amended), (false, false));
        let asked = History { record: visit, path: ILLNESS.parse().unwrap() };
        assert_eq!(device.call(asked).await.unwrap().len(), 1);
        assert!(SECRETS.iter().all(|secret| holds(&plaintext(device), secret)));
    }
    for device in [&mut officer, &mut member] {
        let read = visit_of(device, visit).await;
        let mut expected = hers.answers.clone();
        expected.0.retain(|path, _| !form().is_sensitive(path.name()));
        assert_eq!(read.answers, expected);
        assert!(read.in_confidence && !read.annex_amended);
        assert_eq!((read.row.answered, read.row.stage), (read.row.required, VisitStage::HandedIn));
        assert!(read.written.iter().all(|it| !form().is_sensitive(it.path.name())));
        let asked = History { record: visit, path: ILLNESS.parse().unwrap() };
        assert_eq!(device.call(asked).await.unwrap(), []);
        assert_nothing_of_it(device);
    }
    // Nor can she put one there: she may write papers of the case, and no annex.
    let mut by_hand = ByHand::enrol(&world, &world.another_code("delegate_2").await).await;
    let at = world.now() / 1000;
    let edits = vec![Edit::short("member_health".parse().unwrap(), choice("ill"))];
    let record = RecordMeta { id: visit, kind: Kind::Visit, case: world.a_case() };
    let forged = by_hand.record(annex::meta_of(&record), at, &[edits]);
    let answer = by_hand.push(&[forged]).await;
    assert_eq!(answer.verdicts, [(0, Verdict::Refused(Reason::NotAllowed))]);
}

#[tokio::test]
async fn a_visit_stands_for_all_alike_whatever_was_said_in_confidence() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut member = world.enrolled("committee_member").await;
    let visit = confided(&mut delegate, world.a_case()).await;
    hand_in(&mut delegate, visit).await;
    all_sync(&mut [&mut delegate, &mut supervisor]).await;
    review(&mut supervisor, visit, ReviewOutcome::Returned, "يرجى بيان نوع المرض.").await;
    all_sync(&mut [&mut supervisor, &mut delegate, &mut member]).await;
    let stage = async |device: &mut Device| visit_of(device, visit).await.row.stage;
    assert_eq!(stage(&mut member).await, VisitStage::Returned);

    // Only the annex is completed: it is handed in anew all the same.
    world.pass(60_000);
    draft(&mut delegate, visit, ILLNESS, text("ضغط تجريبي")).await;
    hand_in(&mut delegate, visit).await;
    all_sync(&mut [&mut delegate, &mut supervisor, &mut member]).await;
    for device in [&mut delegate, &mut supervisor, &mut member] {
        assert_eq!(stage(device).await, VisitStage::HandedIn);
    }
    let asked = visit_of(&mut supervisor, visit).await;
    assert_eq!(asked.answers.get(&ILLNESS.parse().unwrap()), Some(&text("ضغط تجريبي")));
    assert!(asked.may_review && asked.changed_since.is_empty());

    // A late edit of it is seen by those who may see it, and moves no stage.
    world.pass(60_000);
    draft(&mut delegate, visit, ILLNESS, text(SECRETS[0])).await;
    delegate.call(LeaveScreen { record: visit }).await.unwrap();
    assert!(visit_of(&mut delegate, visit).await.annex_amended);
    all_sync(&mut [&mut delegate, &mut supervisor, &mut member]).await;
    let path = ILLNESS.parse().unwrap();
    let changed = vec![(path, Some(text(SECRETS[0])))];
    assert_eq!(visit_of(&mut supervisor, visit).await.changed_since, changed);
    let others = visit_of(&mut member, visit).await;
    assert_eq!((others.changed_since, others.annex_amended), (Vec::new(), false));
    for device in [&mut delegate, &mut supervisor, &mut member] {
        assert_eq!(stage(device).await, VisitStage::HandedIn);
    }
    world.pass(60_000);
    hand_in(&mut delegate, visit).await;
    all_sync(&mut [&mut delegate, &mut supervisor]).await;
    review(&mut supervisor, visit, ReviewOutcome::Accepted, "").await;
    all_sync(&mut [&mut supervisor, &mut delegate, &mut member]).await;
    for device in [&mut delegate, &mut supervisor, &mut member] {
        assert_eq!(stage(device).await, VisitStage::Accepted);
    }
    assert!(!visit_of(&mut delegate, visit).await.annex_amended);
}

#[tokio::test]
async fn two_phones_that_begin_an_annex_apart_keep_both_values() {
    let world = World::new().await;
    let mut first = world.enrolled("delegate").await;
    let visit = interviewed(&mut first, world.a_case()).await;
    // Nothing sensitive was left yet but what the interview says of others.
    let empty = first.call(app::engine::command::StartVisit { case: world.a_case(), held: true });
    let other_visit = empty.await.unwrap();
    first.sync().await;
    let mut second = world.enrolled_again("delegate").await;
    for (device, health) in [(&mut first, "ill"), (&mut second, "disabled")] {
        device.link = Link::Down;
        for visit in [visit, other_visit] {
            draft(device, visit, "members/m1", Value::Integer(1)).await;
            draft(device, visit, HEALTH, choice(health)).await;
            device.call(LeaveScreen { record: visit }).await.unwrap();
        }
        device.link = Link::Up;
    }
    all_sync(&mut [&mut first, &mut second]).await;
    first.sync().await;
    for visit in [visit, other_visit] {
        let one = visit_of(&mut first, visit).await;
        assert_eq!(visit_of(&mut second, visit).await.answers, one.answers);
        let undecided: Vec<_> =
            one.undecided.iter().filter(|it| it.path.as_str() == HEALTH).collect();
        assert_eq!((undecided.len(), undecided[0].record), (1, visit));
        let mut values: Vec<_> =
            undecided[0].values.iter().map(|it| format!("{:?}", it.value)).collect();
        values.sort_unstable();
        assert_eq!(values, [r#"Choice("disabled")"#, r#"Choice("ill")"#]);
        // She chooses one; it is the annex that says so.
        draft(&mut first, visit, HEALTH, choice("disabled")).await;
        first.call(LeaveScreen { record: visit }).await.unwrap();
    }
    all_sync(&mut [&mut first, &mut second]).await;
    for device in [&mut first, &mut second] {
        for visit in [visit, other_visit] {
            let view = visit_of(device, visit).await;
            assert!(view.undecided.iter().all(|it| it.path.as_str() != HEALTH));
            assert_eq!(view.answers.get(&HEALTH.parse().unwrap()), Some(&choice("disabled")));
        }
    }
}

#[tokio::test]
async fn what_was_typed_in_confidence_before_another_value_came_stands_beside_it() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let mut tablet = world.enrolled_again("delegate").await;
    let visit = interviewed(&mut phone, world.a_case()).await;
    phone.call(LeaveScreen { record: visit }).await.unwrap();
    all_sync(&mut [&mut phone, &mut tablet]).await;

    // The tablet's screen is open while the phone's word arrives: at first in an annex that is not
    // begun there, then in one that both know. The cause of death is typed by one only.
    const CAUSE: &str = "father_death_cause";
    for (typed, said) in [("disabled", "ill"), ("ill", "disabled")] {
        draft(&mut tablet, visit, HEALTH, choice(typed)).await;
        world.pass(10_000);
        draft(&mut phone, visit, HEALTH, choice(said)).await;
        draft(&mut phone, visit, CAUSE, text(SECRETS[1])).await;
        phone.call(LeaveScreen { record: visit }).await.unwrap();
        all_sync(&mut [&mut phone, &mut tablet]).await;
        tablet.call(LeaveScreen { record: visit }).await.unwrap();
        all_sync(&mut [&mut tablet, &mut phone]).await;
        for device in [&mut phone, &mut tablet] {
            let view = visit_of(device, visit).await;
            let [apart] = &view.undecided[..] else { panic!("{:?}", view.undecided) };
            assert_eq!(apart.path.as_str(), HEALTH);
            let both: Vec<_> = apart.values.iter().map(|it| it.value.clone()).collect();
            assert!(both.contains(&choice(typed)) && both.contains(&choice(said)), "{both:?}");
            assert_eq!(view.answers.get(&CAUSE.parse().unwrap()), Some(&text(SECRETS[1])));
        }
        draft(&mut phone, visit, HEALTH, choice("healthy")).await;
        phone.call(LeaveScreen { record: visit }).await.unwrap();
        all_sync(&mut [&mut phone, &mut tablet]).await;
        assert_eq!(visit_of(&mut tablet, visit).await.undecided, []);
    }
}

#[tokio::test]
async fn a_declaration_over_sensitive_answers_is_judged_by_those_who_read_them() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut member = world.enrolled("committee_member").await;
    let visit = confided(&mut delegate, world.a_case()).await;
    let declaration = delegate.call(StartDeclaration { visit }).await.unwrap();
    draft(&mut delegate, declaration, "signer", choice("applicant")).await;
    draft(&mut delegate, declaration, "signer_name", text("نورة تجربة مثال الافتراضي")).await;
    draft(&mut delegate, declaration, "manner", choice("signature")).await;
    let view = delegate.call(OpenDeclaration { declaration }).await.unwrap();
    assert_eq!(view.declared.get(&ILLNESS.parse().unwrap()), Some(&text(SECRETS[0])));
    let stroke = (0..60).map(|x| (x * 12, 100 + x * 3)).collect();
    let with = SignedWith::Signature(Signature::of(vec![stroke]).unwrap());
    let signed = delegate.call(Sign { declaration, shown: view.shown, with }).await;
    assert_eq!(signed, Ok(Signed::Done));
    hand_in(&mut delegate, visit).await;
    all_sync(&mut [&mut delegate, &mut supervisor, &mut member]).await;
    for device in [&mut delegate, &mut supervisor, &mut member] {
        let read = visit_of(device, visit).await;
        assert_eq!(read.declaration, DeclarationStage::Signed);
        assert!(read.declarations[0].current);
    }
    let read = supervisor.call(OpenDeclaration { declaration }).await.unwrap();
    assert_eq!(read.declared, view.declared);
    let read = member.call(OpenDeclaration { declaration }).await.unwrap();
    assert!(read.in_confidence && read.declared.get(&ILLNESS.parse().unwrap()).is_none());
    assert_nothing_of_it(&member);

    world.pass(60_000);
    draft(&mut delegate, visit, ILLNESS, text("ضغط تجريبي")).await;
    hand_in(&mut delegate, visit).await;
    all_sync(&mut [&mut delegate, &mut supervisor, &mut member]).await;
    for (device, current) in [(&mut delegate, false), (&mut supervisor, false), (&mut member, true)]
    {
        let read = visit_of(device, visit).await;
        assert_eq!(read.declaration, DeclarationStage::Signed, "the same for all");
        assert_eq!(read.declarations[0].current, current);
    }
    let changed = supervisor.call(OpenDeclaration { declaration }).await.unwrap().changed;
    assert_eq!(changed, [(ILLNESS.parse().unwrap(), Some(text("ضغط تجريبي")))]);
}

#[tokio::test]
async fn no_other_record_takes_the_place_of_an_annex() {
    let world = World::new().await;
    let visit = meta(1, Kind::Visit, world.a_case());
    let place = annex::meta_of(&visit);
    let mut by_hand = ByHand::enrol(&world, &world.code("delegate")).await;
    let edits = vec![Edit::short("member_health".parse().unwrap(), choice("ill"))];
    for (id, kind) in [(place.id, Kind::Document), (visit.id, Kind::Annex)] {
        let record =
            by_hand.record(RecordMeta { id, kind, ..place }, 1, std::slice::from_ref(&edits));
        let answer = by_hand.push(&[record]).await;
        assert_eq!(answer.verdicts, [(0, Verdict::Refused(Reason::Structure))], "{kind:?}");
    }
    let record = by_hand.record(place, 1, &[edits]);
    assert_eq!(by_hand.push(&[record]).await.verdicts, []);
}

#[tokio::test]
async fn papers_that_follow_from_what_is_confidential_are_said_to_be_left_out_of_the_checklist() {
    let world = World::new().await;
    let case = world.a_case();
    let mut delegate = world.enrolled("delegate").await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut member = world.enrolled("committee_member").await;
    let visit = confided(&mut delegate, case).await;
    hand_in(&mut delegate, visit).await;
    all_sync(&mut [&mut delegate, &mut officer]).await;
    let says = [("sort", "rent"), ("subject", "إيجار"), ("amount", "900")];
    let says = [&says[..], &[("reason", "توقف الدخل"), ("urgency", "normal")]].concat();
    let asked = begin(&mut officer, Kind::SupportRequest, Some(case), None, &says).await.unwrap();
    way::hand_in(&mut officer, asked).await;
    all_sync(&mut [&mut officer, &mut supervisor, &mut member, &mut delegate]).await;
    for (device, in_confidence) in [
        (&mut officer, true),
        (&mut member, true),
        (&mut supervisor, false),
        (&mut delegate, false),
    ] {
        let view = request(device, asked).await;
        let papers = || view.checklist.iter().map(|row| row.paper.as_str());
        assert!(papers().any(|paper| paper == "father_death_certificate"));
        assert_eq!(papers().any(|paper| paper == "medical_report"), !in_confidence);
        assert_eq!(view.papers_in_confidence, in_confidence);
    }
}
