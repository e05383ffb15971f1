//! What is refused although its author may write such records: decisions that
//! the committee did not take, declarations over what nobody was shown, visits
//! handed in by whoever made none.

use std::collections::BTreeSet;

use shared::form::Value;
use shared::ids::{PersonId, RecordId};
use shared::people::Role;
use shared::record::annex::AnnexCited;
use shared::record::decision::{DecisionDetails, Ruling};
use shared::record::declaration::DeclarationDetails;
use shared::record::session::SessionDetails;
use shared::record::signature::Signature;
use shared::record::submission::SubmissionDetails;
use shared::record::{Author, ChangeHash, Edit, Kind, Mark, Record, RecordMeta, declaration};
use shared::sync::envelope::Delivered;
use shared::sync::exchange::{Assignment, Reason, RuleBroken, Verdict};
use shared::sync::pack::RecordChanges;

use super::delivering::{deliver, sealed};
use super::world::*;

const HIND: PersonId = PersonId::from_bytes([32; 16]);
const MAJID: PersonId = PersonId::from_bytes([33; 16]);
const RIMA: PersonId = PersonId::from_bytes([34; 16]);
const SAAD: PersonId = PersonId::from_bytes([35; 16]);
const CASE: u64 = 1;
const REQUEST: u64 = 2;
const SESSION: u64 = 3;

/// A case with a request, and a committee of Majid, Rima and Saad with Hind as
/// its secretary. Saad does not come; Rima stands back from the request.
async fn world_with_committee() -> (World, Device, Device) {
    let world = World::new().await;
    world.change_person(person(HIND, Role::Secretary, EAST)).await;
    for member in [MAJID, RIMA, SAAD] {
        world.change_person(person(member, Role::CommitteeMember, EAST)).await;
    }
    let mut amal = world.device(AMAL).await;
    let push = [
        amal.record(CASE, Kind::Case, CASE, &["أسرة"]),
        amal.record(REQUEST, Kind::SupportRequest, CASE, &["طلب"]),
    ];
    amal.sync(&world, &push).await;
    let (hind, majid) = (world.device(HIND).await, world.device(MAJID).await);
    (world, hind, majid)
}

fn session() -> SessionDetails {
    SessionDetails {
        number: "1".into(),
        quorum: 1,
        members: [(MAJID, true), (RIMA, true), (SAAD, false)].into(),
        agenda: vec![record_id(REQUEST)],
        recused: [(record_id(REQUEST), [RIMA].into())].into(),
        ..SessionDetails::default()
    }
}

fn decision(by: &[PersonId]) -> DecisionDetails {
    DecisionDetails {
        request: record_id(REQUEST),
        digest: [1; 32],
        session: record_id(SESSION),
        replaces: BTreeSet::new(),
        ruling: Ruling::Accepted,
        reason: String::new(),
        amount: Some(50_000),
        by: by.iter().copied().collect(),
    }
}

impl Device {
    fn saying(&self, (id, kind, case): (u64, Kind, u64), edits: &[Edit]) -> RecordChanges {
        let meta = RecordMeta { id: record_id(id), kind, case: record_id(case) };
        let mut record = Record::new(meta).unwrap();
        let author = Author { install: self.install(), epoch: 0, at: 1_700_000_000 };
        record.write(&author, edits).unwrap();
        RecordChanges { meta, changes: record.changes() }
    }

    fn deciding(&self, id: u64, details: &DecisionDetails) -> RecordChanges {
        self.saying((id, Kind::Decision, CASE), &details.edits())
    }

    fn sitting(&self) -> RecordChanges {
        self.saying((SESSION, Kind::Session, SESSION), &session().edits())
    }

    /// The record with another change that writes `edits`; only that change.
    fn going_on(&self, record: &RecordChanges, edits: &[Edit]) -> RecordChanges {
        let mut known = Record::with_changes(record.meta, record.changes.clone()).unwrap();
        let author = Author { install: self.install(), epoch: 0, at: 1_700_000_100 };
        let change = known.write(&author, edits).unwrap().unwrap();
        RecordChanges { meta: record.meta, changes: vec![change] }
    }
}

fn broken(rule: RuleBroken) -> Vec<(u32, Verdict)> {
    vec![(0, Verdict::Refused(Reason::Rule(rule)))]
}

#[tokio::test]
async fn a_decision_comes_from_those_who_were_there() {
    let (world, mut hind, mut majid) = world_with_committee().await;
    // It is not known yet who was there.
    let early = majid.deciding(10, &decision(&[MAJID]));
    let waits = [(0, Verdict::MissingDependencies)];
    assert_eq!(majid.sync(&world, std::slice::from_ref(&early)).await.verdicts, waits);
    // A session and what was decided in it may come at once.
    let push = [hind.deciding(11, &decision(&[MAJID])), hind.sitting()];
    assert_eq!(hind.sync(&world, &push).await.verdicts, []);
    assert_eq!(majid.sync(&world, &[early]).await.verdicts, []);

    let before = world.position().await;
    let other = DecisionDetails { request: record_id(77), ..decision(&[MAJID]) };
    let bare = DecisionDetails { ruling: Ruling::Declined, ..decision(&[MAJID]) };
    for (id, details, rule) in [
        (20, decision(&[MAJID, SAAD]), RuleBroken::Absent),
        (21, decision(&[MAJID, RIMA]), RuleBroken::Recused),
        (22, decision(&[MAJID, SALIM]), RuleBroken::NotOfCommittee),
        (23, decision(&[]), RuleBroken::NoQuorum),
        (24, other, RuleBroken::NotOnAgenda),
        (25, bare, RuleBroken::NoReason),
    ] {
        let push = [majid.deciding(id, &details)];
        assert_eq!(majid.sync(&world, &push).await.verdicts, broken(rule));
    }
    let again = DecisionDetails { replaces: [record_id(11)].into(), ..decision(&[MAJID]) };
    let push = [majid.deciding(27, &again)];
    assert_eq!(majid.sync(&world, &push).await.verdicts, broken(RuleBroken::NoReason));
    let reasoned = DecisionDetails { reason: "سبب".into(), ..again };
    assert_eq!(majid.sync(&world, &[majid.deciding(28, &reasoned)]).await.verdicts, []);
    let mut rima = world.device(RIMA).await;
    let push = [rima.deciding(26, &decision(&[MAJID]))];
    assert_eq!(rima.sync(&world, &push).await.verdicts, broken(RuleBroken::Recused));
    assert_eq!(world.position().await, before + 2, "what was reasoned, and that Rima has a device");
    assert_eq!(world.quarantined(majid.install()).await, 7);
}

#[tokio::test]
async fn whom_a_session_names_decides_only_who_is_of_the_committee_or_was() {
    let (world, mut hind, mut majid) = world_with_committee().await;
    // An altered app says that a delegate sits with them.
    let members = [(MAJID, true), (RIMA, true), (AMAL, true)].into();
    let sitting = SessionDetails { members, recused: [].into(), ..session() };
    let sitting = hind.saying((SESSION, Kind::Session, SESSION), &sitting.edits());
    assert_eq!(hind.sync(&world, &[sitting]).await.verdicts, []);
    for (id, by) in [(10, vec![AMAL]), (11, vec![MAJID, AMAL])] {
        let push = [hind.deciding(id, &decision(&by))];
        let verdicts = hind.sync(&world, &push).await.verdicts;
        assert_eq!(verdicts, broken(RuleBroken::NotOfCommittee));
    }
    // Nobody knows who that is.
    let nobody = PersonId::from_bytes([99; 16]);
    let members = [(MAJID, true), (nobody, true)].into();
    let other = SessionDetails { members, recused: [].into(), ..session() };
    let other = hind.saying((13, Kind::Session, 13), &other.edits());
    let by_nobody = DecisionDetails { session: record_id(13), ..decision(&[nobody]) };
    let push = [other, hind.deciding(12, &by_nobody)];
    let refused = [(1, Verdict::Refused(Reason::Rule(RuleBroken::NotOfCommittee)))];
    assert_eq!(hind.sync(&world, &push).await.verdicts, refused);

    // Decided without a link while Rima was a member, and sent when she was none any more.
    let honest = majid.deciding(14, &decision(&[MAJID, RIMA]));
    world.change_person(person(RIMA, Role::Researcher, EAST)).await;
    assert_eq!(majid.sync(&world, &[honest]).await.verdicts, []);
}

#[tokio::test]
async fn one_of_those_who_are_there_does_not_decide_for_all() {
    let (world, mut hind, mut majid) = world_with_committee().await;
    let sitting = SessionDetails { quorum: 2, recused: [].into(), ..session() };
    let sitting = hind.saying((SESSION, Kind::Session, SESSION), &sitting.edits());
    assert_eq!(hind.sync(&world, &[sitting]).await.verdicts, []);
    let alone = [majid.deciding(10, &decision(&[MAJID]))];
    assert_eq!(majid.sync(&world, &alone).await.verdicts, broken(RuleBroken::NoQuorum));
    let together = [majid.deciding(11, &decision(&[MAJID, RIMA]))];
    assert_eq!(majid.sync(&world, &together).await.verdicts, []);
}

#[tokio::test]
async fn a_decision_is_not_rewritten() {
    let (world, mut hind, mut majid) = world_with_committee().await;
    let taken = hind.deciding(10, &decision(&[MAJID]));
    assert_eq!(hind.sync(&world, &[hind.sitting(), taken.clone()]).await.verdicts, []);
    let more = DecisionDetails { amount: Some(90_000), ..decision(&[MAJID]) };
    let rewritten = [majid.going_on(&taken, &more.edits())];
    assert_eq!(majid.sync(&world, &rewritten).await.verdicts, broken(RuleBroken::Settled));
    // What it does not decide by may be added.
    let path = "minutes".parse().unwrap();
    let added = [majid.going_on(&taken, &[Edit::short(path, Value::Text("محضر".into()))])];
    assert_eq!(majid.sync(&world, &added).await.verdicts, []);
    // What is begun and decides nothing yet is taken; finished, it is judged.
    let path = "minutes".parse().unwrap();
    let begun =
        majid.saying((11, Kind::Decision, CASE), &[Edit::short(path, Value::Text("مسودة".into()))]);
    assert_eq!(majid.sync(&world, std::slice::from_ref(&begun)).await.verdicts, []);
    let finished = [majid.going_on(&begun, &decision(&[SAAD]).edits())];
    assert_eq!(majid.sync(&world, &finished).await.verdicts, broken(RuleBroken::Absent));
}

fn signed(of: u64, heads: Vec<ChangeHash>, papers: Vec<(RecordId, Vec<ChangeHash>)>) -> Vec<Edit> {
    signed_with(of, heads, papers, None)
}

fn signed_with(
    of: u64,
    heads: Vec<ChangeHash>,
    papers: Vec<(RecordId, Vec<ChangeHash>)>,
    annex: Option<AnnexCited>,
) -> Vec<Edit> {
    let mark = Mark::Signature(Signature::of(vec![(0..9).map(|x| (x, x)).collect()]).unwrap());
    let (of, text) = (record_id(of), "أقر بصحة البيانات".to_owned());
    let details = DeclarationDetails { of, heads, papers, digest: [7; 32], annex, text, mark };
    declaration::begin(of).into_iter().chain(details.edits()).collect()
}

#[tokio::test]
async fn a_declaration_is_over_changes_of_its_own_cases_visit() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let heads = |record: &RecordChanges| vec![record.changes.last().unwrap().hash()];
    let visit = amal.record(2, Kind::Visit, 1, &["أول", "ثان"]);
    let paper = amal.record(3, Kind::Document, 1, &["مستند"]);
    let elsewhere = amal.record(12, Kind::Visit, 11, &["أول"]);
    let papers = vec![(paper.meta.id, heads(&paper))];
    let declared = |id, edits: &[Edit]| amal.saying((id, Kind::Declaration, 1), edits);
    let good = declared(4, &signed(2, heads(&visit), papers.clone()));
    let early = declared(5, &signed(2, vec![ChangeHash([9; 32])], Vec::new()));
    let of_another = declared(6, &signed(12, heads(&elsewhere), Vec::new()));
    let of_a_paper = declared(7, &signed(3, heads(&paper), Vec::new()));
    let of_nothing = declared(8, &signed(2, Vec::new(), papers));
    let foreign = vec![(elsewhere.meta.id, heads(&elsewhere))];
    let no_paper = declared(9, &signed(2, heads(&visit), foreign));
    let push = [
        amal.record(1, Kind::Case, 1, &["أسرة"]),
        amal.record(11, Kind::Case, 11, &["أسرة"]),
        // It may stand before what it names.
        good.clone(),
        visit.clone(),
        paper,
        elsewhere,
        early,
        of_another,
        of_a_paper,
        of_nothing,
        no_paper,
    ];
    let other = Verdict::Refused(Reason::Rule(RuleBroken::OtherHeads));
    let expected = [
        (6, Verdict::MissingDependencies),
        (7, other.clone()),
        (8, other.clone()),
        (9, other.clone()),
        (10, other),
    ];
    assert_eq!(amal.sync(&world, &push).await.verdicts, expected);
    // Signed is signed: over something else is another declaration.
    let first = vec![visit.changes[0].hash()];
    let moved = [amal.going_on(&good, &signed(2, first, Vec::new()))];
    assert_eq!(amal.sync(&world, &moved).await.verdicts, broken(RuleBroken::Settled));
}

#[tokio::test]
async fn a_declaration_may_be_over_a_request_of_its_own_case() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let heads = |record: &RecordChanges| vec![record.changes.last().unwrap().hash()];
    let request = amal.record(2, Kind::SupportRequest, 1, &["طلب", "مبلغ"]);
    let paper = amal.record(3, Kind::Document, 1, &["مستند"]);
    let elsewhere = amal.record(12, Kind::SupportRequest, 11, &["طلب"]);
    let contact = amal.record(13, Kind::Contact, 1, &["اتصال"]);
    let visit = amal.record(14, Kind::Visit, 1, &["أول"]);
    let papers = vec![(paper.meta.id, heads(&paper))];
    let declared = |id, edits: &[Edit]| amal.saying((id, Kind::Declaration, 1), edits);
    let mut no_annex = Record::with_changes(visit.meta, visit.changes.clone()).unwrap();
    let annex = AnnexCited::of(&mut no_annex);
    let push = [
        amal.record(1, Kind::Case, 1, &["أسرة"]),
        amal.record(11, Kind::Case, 11, &["أسرة"]),
        declared(4, &signed(2, heads(&request), papers.clone())),
        request.clone(),
        paper,
        elsewhere.clone(),
        contact.clone(),
        visit.clone(),
        declared(5, &signed(2, heads(&visit), papers)),
        declared(6, &signed(12, heads(&elsewhere), Vec::new())),
        declared(7, &signed(13, heads(&contact), Vec::new())),
        declared(8, &signed(2, Vec::new(), Vec::new())),
        declared(9, &signed_with(2, heads(&request), Vec::new(), annex)),
    ];
    let other = Verdict::Refused(Reason::Rule(RuleBroken::OtherHeads));
    let expected = [
        // A visit's changes are none of the request's: they never come.
        (8, Verdict::MissingDependencies),
        (9, other.clone()),
        (10, other.clone()),
        (11, other.clone()),
        (12, other),
    ];
    assert_eq!(amal.sync(&world, &push).await.verdicts, expected);
}

#[tokio::test]
async fn a_declaration_waits_for_its_visit_and_falls_with_it() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let visit = amal.record(2, Kind::Visit, 1, &["أول", "ثان"]);
    let heads = vec![visit.changes[1].hash()];
    let declared = amal.saying((4, Kind::Declaration, 1), &signed(2, heads, Vec::new()));
    let mut gap = visit.clone();
    gap.changes.remove(0);
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    let waits = |at| (at, Verdict::MissingDependencies);
    let verdicts = amal.sync(&world, &[case, gap, declared.clone()]).await.verdicts;
    assert_eq!(verdicts, [waits(1), waits(2)]);
    let mut forged = visit.clone();
    forged.changes = world.device(BADR).await.record(2, Kind::Visit, 1, &["أول"]).changes;
    let verdicts = amal.sync(&world, &[forged, declared.clone()]).await.verdicts;
    let structure = Verdict::Refused(Reason::Structure);
    assert_eq!(verdicts, [(0, structure), (1, Verdict::DependsOnRefused)]);
    assert_eq!(amal.sync(&world, &[visit, declared]).await.verdicts, []);
}

#[tokio::test]
async fn in_an_envelope_a_rule_waits_for_what_other_envelopes_hold() {
    let (world, hind, _) = world_with_committee().await;
    let sealed = |record: RecordChanges| sealed(&hind, &[record]);
    let first = sealed(hind.sitting());
    let agenda = SessionDetails { agenda: vec![record_id(REQUEST), record_id(78)], ..session() };
    let second = sealed(hind.going_on(&hind.sitting(), &agenda.edits()));
    let decided = DecisionDetails { request: record_id(78), ..decision(&[MAJID]) };
    let third = sealed(hind.deciding(10, &decided));
    let outcomes = deliver(&world, &[first, third.clone()]).await;
    assert!(matches!(outcomes[..], [Delivered::Stored(_), Delivered::MissingDependencies]));
    let outcomes = deliver(&world, &[second, third]).await;
    assert!(matches!(outcomes[..], [Delivered::Stored(_), Delivered::Stored(_)]));
}

fn handed_in(of: u64) -> Vec<Edit> {
    let details = SubmissionDetails {
        of: record_id(of),
        heads: Vec::new(),
        papers: Vec::new(),
        digest: [3; 32],
        annex: None,
        calculated: Vec::new(),
        holds: BTreeSet::new(),
    };
    details.edits()
}

#[tokio::test]
async fn something_is_handed_in_by_whoever_may_write_it() {
    const VISIT: u64 = 4;
    let world = World::new().await;
    for (id, role) in [(HIND, Role::RelationsOfficer), (MAJID, Role::Researcher)] {
        world.change_person(person(id, role, EAST)).await;
    }
    let mut amal = world.device(AMAL).await;
    let mut salim = world.device(SALIM).await;
    amal.sync(&world, &[amal.record(CASE, Kind::Case, CASE, &["أسرة"])]).await;
    let submission =
        |device: &Device, id, of| device.saying((id, Kind::Submission, CASE), &handed_in(of));
    // What it speaks of has not come yet.
    let early = [submission(&salim, 20, REQUEST)];
    let waits = [(0, Verdict::MissingDependencies)];
    assert_eq!(salim.sync(&world, &early).await.verdicts, waits);
    let own = submission(&amal, 21, VISIT);
    let push = [
        own.clone(),
        amal.record(VISIT, Kind::Visit, CASE, &["زيارة"]),
        amal.record(REQUEST, Kind::SupportRequest, CASE, &["طلب"]),
    ];
    assert_eq!(amal.sync(&world, &push).await.verdicts, []);
    let refused = |at| (at, Verdict::Refused(Reason::NotAllowed));
    let (mut hind, mut majid) = (world.device(HIND).await, world.device(MAJID).await);
    for (device, id) in [(&mut salim, 30), (&mut hind, 40), (&mut majid, 50)] {
        let push = [submission(device, id, REQUEST), submission(device, id + 1, VISIT)];
        assert_eq!(device.sync(&world, &push).await.verdicts, [refused(1)]);
    }
    // Of another case it is not told what is there.
    let elsewhere = amal.saying((60, Kind::Submission, 11), &handed_in(VISIT));
    let push = [amal.record(11, Kind::Case, 11, &["أسرة"]), elsewhere];
    assert_eq!(amal.sync(&world, &push).await.verdicts, [refused(1)]);
    let moved = [amal.going_on(&own, &handed_in(REQUEST))];
    assert_eq!(amal.sync(&world, &moved).await.verdicts, broken(RuleBroken::Settled));
    // Nor does what held it on that day change.
    let unheld: Vec<Edit> = handed_in(VISIT)
        .into_iter()
        .chain([Edit::short(
            "holds".parse().unwrap(),
            Value::Choices(["notice_missing".into()].into()),
        )])
        .collect();
    let rewritten = [amal.going_on(&own, &unheld)];
    assert_eq!(amal.sync(&world, &rewritten).await.verdicts, broken(RuleBroken::Settled));
}

#[tokio::test]
async fn a_visit_that_was_somebodys_until_lately_is_still_handed_in() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    amal.sync(&world, &[amal.record(CASE, Kind::Case, CASE, &["أسرة"])]).await;
    let mut salim = world.device(SALIM).await;
    let (case, from, to) = (record_id(CASE), Some(AMAL), Some(BADR));
    salim.assignments = vec![Assignment { case, from, to }];
    salim.sync(&world, &[]).await;
    let push = [
        amal.record(4, Kind::Visit, CASE, &["زيارة"]),
        amal.saying((5, Kind::Submission, CASE), &handed_in(4)),
    ];
    assert_eq!(amal.sync(&world, &push).await.verdicts, []);
}
