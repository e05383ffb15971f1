//! Files that are no cases: where records may lie, who learns that they are.

use sha2::{Digest, Sha256};
use shared::form::Value;
use shared::ids::{PersonId, PhotoId};
use shared::people::Role;
use shared::record::photo::PhotoCitation;
use shared::record::{Author, Edit, Kind, Record, RecordMeta, annex};
use shared::sync::exchange::{Assignment, NotAssigned, Reason, Verdict};
use shared::sync::pack::RecordChanges;

use super::citing::bytes_of;
use super::world::*;

const NOURA: PersonId = PersonId::from_bytes([31; 16]);
const HIND: PersonId = PersonId::from_bytes([32; 16]);
const MAJID: PersonId = PersonId::from_bytes([33; 16]);

fn refused(at: u32) -> (u32, Verdict) {
    (at, Verdict::Refused(Reason::NotAllowed))
}

#[tokio::test]
async fn a_record_opens_a_file_or_lies_in_one_as_its_kind_says() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let mut push = vec![amal.record(1, Kind::Case, 1, &["أسرة"])];
    let has_own_id = |kind| matches!(kind, Kind::Annex | Kind::Feedback);
    for (at, kind) in (10u64..).zip(Kind::KNOWN) {
        push.push(amal.record(at, kind, at, &["ملف"]));
        if !has_own_id(kind) {
            push.push(amal.record(at + 100, kind, 1, &["في ملف"]));
        }
    }
    // An annex and a feedback have ids that no other record has.
    let visit = RecordMeta { id: record_id(50), kind: Kind::Visit, case: record_id(1) };
    let annex = annex::meta_of(&visit);
    let of_annex = |kind| {
        let meta = RecordMeta { kind, ..annex };
        let mut record = Record::new(meta).unwrap();
        let changes = amal.write(&mut record, &["سر"]);
        RecordChanges { meta, changes }
    };
    let (comment, annex) = (of_annex(Kind::Comment), of_annex(Kind::Annex));
    let strange = [
        amal.record(200, Kind::Annex, 1, &["سر"]),
        amal.record(201, Kind::Feedback, 1, &["رأي"]),
        comment,
    ];
    let structure = Verdict::Refused(Reason::Structure);
    let verdicts = amal.sync(&world, &[push.remove(0)]).await.verdicts;
    assert_eq!(verdicts, []);
    let verdicts = amal.sync(&world, &strange).await.verdicts;
    assert_eq!(verdicts, [0, 1, 2].map(|at| (at, structure.clone())));
    assert_eq!(amal.sync(&world, &[annex]).await.verdicts, []);

    let verdicts = amal.sync(&world, &push).await.verdicts;
    let misplaced = |verdict: &(u32, Verdict)| verdict.1 == Verdict::Refused(Reason::Structure);
    let misplaced: Vec<_> = verdicts.iter().filter(|verdict| misplaced(verdict)).collect();
    let meta = |at: &u32| push[*at as usize].meta;
    let opens: Vec<_> =
        misplaced.iter().map(|it| meta(&it.0)).filter(|meta| meta.id != meta.case).collect();
    let kinds: Vec<_> = opens.iter().map(|meta| meta.kind).collect();
    let always =
        [Kind::Case, Kind::Session, Kind::Complaint, Kind::Obstacle, Kind::Acknowledgement];
    assert_eq!(kinds, always);
    let within = Kind::KNOWN.len() - kinds.len() - [Kind::Contact].len();
    assert_eq!(misplaced.len(), kinds.len() + within);
}

#[tokio::test]
async fn a_volunteers_contact_becomes_the_branchs_and_a_case_may_cite_it() {
    let world = World::new().await;
    world.change_person(person(NOURA, Role::Volunteer, EAST)).await;
    let (mut noura, mut amal) = (world.device(NOURA).await, world.device(AMAL).await);
    noura.pull(&world).await;
    let contact = noura.record(1, Kind::Contact, 1, &["اتصال"]);
    let answer = noura.sync(&world, std::slice::from_ref(&contact)).await;
    assert_eq!(answer.verdicts, []);
    assert!(noura.is_receipt(&answer, &[contact]));
    assert_eq!(noura.held.placements[&record_id(1)], (EAST, Some(NOURA)));
    amal.sync(&world, &[amal.record(2, Kind::Case, 2, &["أسرة"])]).await;
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    let held: Vec<_> = salim.held.changes.keys().copied().collect();
    assert_eq!(held, [record_id(1), record_id(2)]);
    noura.pull(&world).await;
    let placed: Vec<_> = noura.held.placements.keys().copied().collect();
    assert_eq!((placed, noura.held.changes.len()), (vec![record_id(1)], 0), "of the case nothing");
    // What the office does about it is not the volunteer's.
    let follow = salim.record(3, Kind::FollowUp, 1, &["متابعة"]);
    assert_eq!(salim.sync(&world, &[follow]).await.verdicts, []);
    noura.pull(&world).await;
    assert!(noura.held.changes.is_empty());
    // And it is no case that could be given to somebody.
    salim.assignments = vec![Assignment { case: record_id(1), from: Some(NOURA), to: Some(AMAL) }];
    assert_eq!(salim.sync(&world, &[]).await.not_assigned, [(0, NotAssigned::NotAllowed)]);
}

#[tokio::test]
async fn what_belongs_to_a_refused_file_waits_with_it() {
    let world = World::new().await;
    world.change_person(person(NOURA, Role::Volunteer, EAST)).await;
    let mut noura = world.device(NOURA).await;
    let push = [
        noura.record(2, Kind::Contact, 1, &["في ملف"]),
        noura.record(1, Kind::Case, 1, &["أسرة"]),
        noura.record(3, Kind::Contact, 3, &["اتصال"]),
    ];
    let verdicts = noura.sync(&world, &push).await.verdicts;
    assert_eq!(verdicts, [(0, Verdict::DependsOnRefused), refused(1)]);
}

#[tokio::test]
async fn a_session_is_the_committees_and_its_secretarys_alone() {
    let world = World::new().await;
    world.change_person(person(HIND, Role::Secretary, EAST)).await;
    world.change_person(person(MAJID, Role::CommitteeMember, WEST)).await;
    let mut hind = world.device(HIND).await;
    let push =
        [hind.record(1, Kind::Session, 1, &["جلسة"]), hind.record(2, Kind::Comment, 1, &["ملاحظة"])];
    assert_eq!(hind.sync(&world, &push).await.verdicts, []);
    let mut majid = world.device(MAJID).await;
    majid.pull(&world).await;
    assert_eq!(majid.held.changes.len(), 2);
    for other in [SALIM, AMAL] {
        let mut other = world.device(other).await;
        // Who guesses its number writes nothing into it and marks nothing.
        other.opened = vec![record_id(2)];
        let guessed = other.record(9, Kind::Comment, 1, &["ملاحظة"]);
        assert_eq!(other.sync(&world, &[guessed]).await.verdicts, [refused(0)]);
        other.pull(&world).await;
        assert!(other.held.changes.is_empty() && other.held.placements.is_empty());
    }
    majid.pull(&world).await;
    assert!(majid.held.opened.is_empty());
}

#[tokio::test]
async fn who_gave_a_complaint_may_add_to_it_and_is_told_nothing_of_it() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let push = [
        amal.record(1, Kind::Complaint, 1, &["شكوى"]),
        amal.record(2, Kind::Document, 1, &["مستند"]),
    ];
    let answer = amal.sync(&world, &push).await;
    assert_eq!((answer.verdicts, answer.news.placements), (vec![], vec![]));
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    assert_eq!(salim.held.changes.len(), 2);
    amal.pull(&world).await;
    assert!(amal.held.placements.is_empty() && amal.held.changes.is_empty());
}

#[tokio::test]
async fn who_becomes_an_administrator_forgets_cases_and_gets_acknowledgements() {
    let world = World::new().await;
    let (mut amal, mut salim) = (world.device(AMAL).await, world.device(SALIM).await);
    let push = [
        amal.record(1, Kind::Case, 1, &["أسرة"]),
        amal.record(2, Kind::Acknowledgement, 2, &["اطلعت"]),
        amal.record(3, Kind::Obstacle, 3, &["معوق"]),
    ];
    amal.sync(&world, &push).await;
    salim.pull(&world).await;
    assert_eq!(salim.held.changes.len(), 3);
    world.change_person(person(SALIM, Role::Administrator, WEST)).await;
    amal.sync(&world, &[amal.record(4, Kind::Case, 4, &["أسرة"])]).await;
    salim.pull(&world).await;
    let held: Vec<_> = salim.held.changes.keys().copied().collect();
    assert_eq!(held, [record_id(2)]);
    let hidden: Vec<_> = salim.held.hidden.iter().copied().collect();
    assert_eq!(hidden, [record_id(1), record_id(3)], "and of the new case not even that it is");
}

#[tokio::test]
async fn an_annexs_photo_is_as_the_annex_is() {
    let world = World::new().await;
    world.change_person(person(HIND, Role::Secretary, EAST)).await;
    let mut amal = world.device(AMAL).await;
    let bytes = bytes_of(1);
    let photo = PhotoCitation {
        id: PhotoId::from_bytes([1; 16]),
        sha256: Sha256::digest(&bytes).into(),
        bytes: bytes.len() as u32,
    };
    let visit = RecordMeta { id: record_id(2), kind: Kind::Visit, case: record_id(1) };
    let meta = annex::meta_of(&visit);
    let mut annex = Record::new(meta).unwrap();
    let author = Author { install: amal.install(), epoch: 0, at: 1_700_000_000 };
    let path = "report".parse().unwrap();
    annex.write(&author, &[Edit::short(path, Value::Photo(photo))]).unwrap();
    let annex = RecordChanges { meta, changes: annex.changes() };
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    assert_eq!(amal.sync(&world, &[case, annex]).await.verdicts, []);
    amal.send(&world, photo.id, &bytes).await;
    let (salim, mut hind) = (world.device(SALIM).await, world.device(HIND).await);
    assert!(amal.may_see(&world, photo).await && salim.may_see(&world, photo).await);
    hind.pull(&world).await;
    assert_eq!(hind.held.changes.len(), 1, "the case");
    assert!(!hind.may_see(&world, photo).await);
}
