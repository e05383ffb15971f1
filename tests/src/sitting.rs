//! The committee's sessions as a secretary keeps them, for stories about what it
//! decides and what is delivered afterwards.

use std::collections::{BTreeMap, BTreeSet};

use app::engine::command::{Decide, Decided, EditSession, OpenSession, SessionView, StartSession};
use shared::ids::{PersonId, RecordId};
use shared::record::decision::Ruling;

use crate::committee::{Asked, Office, rent};
use crate::{Device, World};

/// Three of the committee.
#[must_use]
pub fn members(world: &World) -> [PersonId; 3] {
    ["committee_member", "committee_member_2", "committee_member_3"].map(|it| world.person(it))
}

/// A session of this number.
pub async fn begin(secretary: &mut Device, number: &str) -> RecordId {
    let date = "2026-11-21".parse().unwrap();
    secretary.call(StartSession { number: number.into(), date }).await.unwrap()
}

/// A session as it stands on a device.
pub async fn open(device: &mut Device, session: RecordId) -> SessionView {
    device.call(OpenSession { session }).await.unwrap()
}

/// An edit that changes nothing yet.
#[must_use]
pub fn nothing(session: RecordId) -> EditSession {
    let (present, recused) = (BTreeMap::new(), BTreeMap::new());
    EditSession { session, number: None, date: None, budget: None, present, agenda: None, recused }
}

/// The first two are there, the third is not; these requests are before them.
pub async fn convene(
    world: &World,
    secretary: &mut Device,
    session: RecordId,
    before_it: &[Asked],
    recused: BTreeMap<RecordId, BTreeSet<PersonId>>,
) {
    let [one, two, three] = members(world);
    let edit = EditSession {
        budget: Some(100_000),
        present: [(one, true), (two, true), (three, false)].into(),
        agenda: Some(before_it.iter().map(|asked| asked.request).collect()),
        recused,
        ..nothing(session)
    };
    secretary.call(edit).await.unwrap();
}

/// A decision on a request, by these members.
#[must_use]
pub fn deciding(session: RecordId, asked: Asked, ruling: Ruling, by: &[PersonId]) -> Decide {
    Decide {
        session,
        request: asked.request,
        submission: asked.submission,
        ruling,
        reason: String::new(),
        amount: None,
        by: by.iter().copied().collect(),
    }
}

/// A session of its own accepts a request, and the secretary sends that.
pub async fn accepted(world: &World, secretary: &mut Device, asked: Asked) -> RecordId {
    ruled(world, secretary, asked, Ruling::Accepted).await
}

/// A session of its own rules on a request, and the secretary sends that.
pub async fn ruled(
    world: &World,
    secretary: &mut Device,
    asked: Asked,
    ruling: Ruling,
) -> RecordId {
    let session = begin(secretary, "9").await;
    convene(world, secretary, session, &[asked], BTreeMap::new()).await;
    let [one, two, _] = members(world);
    let mut decide = deciding(session, asked, ruling, &[one, two]);
    if ruling != Ruling::Accepted {
        decide.reason = "لم تكتمل الدراسة".into();
    }
    let Decided::Done(decision) = secretary.call(decide).await.unwrap() else { panic!() };
    secretary.sync().await;
    decision
}

/// A request for rent before a session that may decide, at a secretary's.
pub async fn in_session() -> (World, Device, RecordId, Asked) {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let money = office.brings(&world, case, &rent(600.0, "normal")).await;
    let mut secretary = world.enrolled("secretary").await;
    let session = begin(&mut secretary, "1").await;
    convene(&world, &mut secretary, session, &[money], BTreeMap::new()).await;
    (world, secretary, session, money)
}

/// A request for rent that was accepted: at the secretary's who wrote that down,
/// and at a relations officer's.
pub async fn granted_rent() -> (World, RecordId, Asked, Device, Device) {
    let world = World::new().await;
    let mut office = Office::of(&world).await;
    let case = world.a_case();
    let money = office.brings(&world, case, &rent(600.0, "normal")).await;
    let mut secretary = world.enrolled("secretary").await;
    accepted(&world, &mut secretary, money).await;
    let officer = world.enrolled("relations_officer").await;
    (world, case, money, secretary, officer)
}
