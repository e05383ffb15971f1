//! Files that are no cases on devices: they come and go, and stand in no list
//! of cases. What the server refuses by a rule is told in words.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{Follow, Home, HomeView, WhyRefused};
use shared::form::Value;
use shared::ids::{BranchId, PersonId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Person, Role};
use shared::record::decision::{DecisionDetails, Ruling};
use shared::record::session::SessionDetails;
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::exchange::RuleBroken;
use shared::sync::pack::RecordChanges;
use sync_server::store::Transaction;
use tests::{ByHand, Device, PASSPHRASE, World, meta};

async fn home(device: &mut Device) -> HomeView {
    device.call(Home { search: String::new(), offset: 0, limit: 50 }).await.unwrap()
}

/// A record that is a file of its own.
fn file(number: u64, kind: Kind) -> RecordMeta {
    let meta = meta(number, kind, RecordId::from_bytes([0; 16]));
    RecordMeta { case: meta.id, ..meta }
}

/// How many cases each delegate has.
async fn load(supervisor: &mut Device) -> Vec<(PersonId, u32)> {
    let delegates = supervisor.call(Follow {}).await.unwrap().delegates;
    delegates.iter().map(|row| (row.person, row.cases)).collect()
}

fn words() -> Vec<Vec<Edit>> {
    vec![vec![Edit::short("note".parse().unwrap(), Value::Text("كلمة".into()))]]
}

#[tokio::test]
async fn a_contact_reaches_the_office_and_leaves_it_without_becoming_a_case() {
    let world = World::new().await;
    let mut supervisor = world.enrolled("supervisor").await;
    let before = home(&mut supervisor).await;
    let loaded = load(&mut supervisor).await;
    let mut delegate = ByHand::enrol(&world, &world.another_code("delegate").await).await;
    let at = world.now() / 1000;
    let (contact, complaint) = (file(1, Kind::Contact), file(2, Kind::Complaint));
    let records = [
        delegate.record(contact, at, &words()),
        delegate.record(complaint, at, &words()),
        delegate.record(meta(3, Kind::FollowUp, contact.id), at, &words()),
    ];
    assert_eq!(delegate.push(&records).await.verdicts, []);
    supervisor.sync().await;
    let here = |device: &Device| {
        let kept = device.opened(PASSPHRASE).kept();
        records.iter().filter(|record| kept.contains_key(&record.meta.id)).count()
    };
    assert_eq!(here(&supervisor), 3);
    let after = home(&mut supervisor).await;
    assert_eq!((after.total_cases, after.staying), (before.total_cases, before.staying));
    assert_eq!(load(&mut supervisor).await, loaded, "nobody's load");

    let elsewhere = Placement { branch: BranchId::from_bytes([9; 16]), assignee: None };
    let moved = move |writing: &mut dyn Transaction| writing.place(contact.id, &elsewhere, at);
    world.association().write(moved).await.unwrap();
    supervisor.sync().await;
    assert_eq!(here(&supervisor), 1, "the complaint");
    assert_eq!(home(&mut supervisor).await.staying, []);
}

#[tokio::test]
async fn a_decision_in_the_name_of_somebody_absent_is_refused_in_words() {
    let world = World::new().await;
    let mut member = world.enrolled("committee_member").await;
    let (secretary, code) = world.second_delegate().await;
    let other = PersonId::from_bytes([41; 16]);
    let named = world.person("committee_member");
    let change = move |writing: &mut dyn Transaction| {
        let (person, _) = writing.read().person(secretary)?.unwrap();
        writing.put_person(&Person { role: Role::Secretary, ..person })
    };
    world.association().write(change).await.unwrap();
    let mut secretary = ByHand::enrol(&world, &code).await;
    let at = world.now() / 1000;
    let (case, session) = (world.a_case(), file(5, Kind::Session));
    let request = meta(6, Kind::SupportRequest, case);
    let sitting = SessionDetails {
        number: "1".into(),
        quorum: 1,
        members: [(other, true), (named, false)].into(),
        agenda: vec![request.id],
        ..SessionDetails::default()
    };
    let pushed = [secretary.record(session, at, &[sitting.edits()])];
    assert_eq!(secretary.push(&pushed).await.verdicts, []);

    let decision = DecisionDetails {
        request: request.id,
        digest: [1; 32],
        session: session.id,
        replaces: [].into(),
        ruling: Ruling::Accepted,
        reason: String::new(),
        amount: None,
        by: [other].into(),
    };
    member.sync().await;
    member.lock().await;
    let decided = meta(7, Kind::Decision, case);
    let install = member.opened(PASSPHRASE).install();
    let author = Author { install, epoch: 0, at };
    let mut record = Record::new(decided).unwrap();
    record.write(&author, &decision.edits()).unwrap();
    let changes = record.changes();
    let written = RecordChanges { meta: decided, changes };
    member.opened(PASSPHRASE).write_down(&[written]);
    member.unlock(PASSPHRASE).await.unwrap();
    member.sync().await;
    let staying = home(&mut member).await.staying;
    let why: Vec<_> =
        staying.iter().flat_map(|it| &it.refused).map(|it| (it.record, it.why)).collect();
    assert_eq!(why, [(decided.id, WhyRefused::Rule(RuleBroken::Absent))]);
}
