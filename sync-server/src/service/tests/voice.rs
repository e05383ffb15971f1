//! What people think of how they were served: opened here, told in groups of five
//! after the month is over, given back to nobody. And what staff sign for stays
//! as it was signed.

use shared::association::SatisfactionQuestion;
use shared::lifecycle::Aggregate;
use shared::lifecycle::satisfaction::Group;
use shared::people::Role;
use shared::record::acknowledgement::AcknowledgementDetails;
use shared::record::feedback::{self, Feedback, FeedbackDetails};
use shared::record::signature::Signature;
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::exchange::{Reason, RuleBroken, Verdict};
use shared::sync::pack::RecordChanges;
use shared::sync::sealed::sealing_public;

use super::world::*;
use crate::admin;

const CASE: u64 = 1;
const REQUEST: u64 = 2;
/// Seconds of more than a month.
const A_MONTH: i64 = 32 * 86_400;

fn answers(score: u8, line: &str) -> Feedback {
    Feedback {
        scores: [(SatisfactionQuestion::Courtesy, score)].into(),
        line: line.into(),
        outcome: "accepted".into(),
        staff: Some(AMAL),
    }
}

impl Device {
    fn stating(&self, meta: RecordMeta, edits: &[Edit]) -> RecordChanges {
        let mut record = Record::new(meta).unwrap();
        let author = Author { install: self.install(), epoch: 0, at: 1_700_000_000 };
        record.write(&author, edits).unwrap();
        RecordChanges { meta, changes: record.changes() }
    }

    /// What somebody answers about a request of that id.
    fn sealed(&self, id: u64, answers: &Feedback) -> FeedbackDetails {
        let random = &mut rand_core::UnwrapErr(getrandom::SysRng);
        let to = &self.enrolled.sealing;
        FeedbackDetails::seal(record_id(id), answers, to, random).unwrap()
    }

    fn feedback(&self, id: u64, details: &FeedbackDetails) -> RecordChanges {
        let id = feedback::id_of(record_id(id));
        let meta = RecordMeta { id, kind: Kind::Feedback, case: record_id(CASE) };
        self.stating(meta, &details.edits())
    }

    fn says(&self, id: u64, score: u8, line: &str) -> RecordChanges {
        self.feedback(id, &self.sealed(id, &answers(score, line)))
    }

    async fn told(&mut self, world: &World) -> Option<Vec<Aggregate>> {
        self.satisfaction = true;
        let answer = self.sync(world, &[]).await;
        self.satisfaction = false;
        answer.satisfaction
    }
}

/// A case with a request, and Amal, whose case it is.
async fn world_with_request() -> (World, Device) {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let push = [
        amal.record(CASE, Kind::Case, CASE, &["أسرة"]),
        amal.record(REQUEST, Kind::SupportRequest, CASE, &["طلب"]),
    ];
    amal.sync(&world, &push).await;
    (world, amal)
}

async fn heard(world: &World) -> usize {
    world.association().read(|reading| reading.feedback()).await.unwrap().len()
}

fn pass(world: &World, seconds: i64) {
    world.now.fetch_add(seconds, std::sync::atomic::Ordering::SeqCst);
}

#[tokio::test]
async fn five_of_a_past_month_are_told_to_who_works_here_but_volunteers() {
    let (world, mut amal) = world_with_request().await;
    let four: Vec<_> = (10..14).map(|id| amal.says(id, 4, &format!("سطر {id}"))).collect();
    assert_eq!(amal.sync(&world, &four).await.verdicts, []);
    assert_eq!(heard(&world).await, 4);
    let fifth = amal.says(14, 5, "سطر 14");
    let mut salim = world.device(SALIM).await;
    let mut badr = world.device(BADR).await;
    pass(&world, A_MONTH);
    amal.renew(&world).await;
    salim.renew(&world).await;
    assert_eq!(salim.told(&world).await, Some(Vec::new()), "fewer than five");

    for id in 20..24 {
        let push = [amal.says(id, 3, "")];
        amal.sync(&world, &push).await;
    }
    amal.sync(&world, &[fifth]).await;
    assert_eq!(salim.told(&world).await, Some(Vec::new()), "the month goes on");

    pass(&world, A_MONTH);
    for device in [&mut salim, &mut badr] {
        device.renew(&world).await;
    }
    let told = salim.told(&world).await.unwrap();
    let of_staff = |told: &[Aggregate]| told.iter().any(|it| it.group == Group::Staff(AMAL));
    let all = told.iter().find(|aggregate| aggregate.group == Group::All).unwrap();
    assert_eq!((all.at_least, all.tenths), (5, 34), "four threes and a five");
    assert!(of_staff(&told));
    let told = badr.told(&world).await.unwrap();
    assert!(!told.is_empty() && !of_staff(&told), "not told to delegates of each other");
    world.change_person(person(BADR, Role::Volunteer, EAST)).await;
    assert_eq!(badr.told(&world).await, None);
    world.change_person(person(BADR, Role::Administrator, EAST)).await;
    assert!(of_staff(&badr.told(&world).await.unwrap()));

    // Lines of four are told to nobody, nor whose they are.
    let id = association();
    let printed = admin::feedback(world.service.store(), &id, world.service.now()).await.unwrap();
    assert_eq!((printed.aggregates.len(), printed.lines), (told.len() + 1, Vec::new()));
}

#[tokio::test]
async fn lines_are_printed_in_the_order_of_their_letters_once_five_wrote_some() {
    let (world, mut amal) = world_with_request().await;
    let lines = ["ه", "ب", "د", "أ", "ج"];
    let push: Vec<_> = (10..).zip(lines).map(|(id, line)| amal.says(id, 4, line)).collect();
    amal.sync(&world, &push).await;
    let id = association();
    let print = || admin::feedback(world.service.store(), &id, world.service.now());
    assert!(print().await.unwrap().lines.is_empty(), "the month goes on");
    pass(&world, A_MONTH);
    let printed = print().await.unwrap();
    assert_eq!(printed.lines.len(), 1);
    assert_eq!(printed.lines[0].lines, ["أ", "ب", "ج", "د", "ه"]);
}

#[tokio::test]
async fn nobody_is_given_answers_back() {
    let (world, mut amal) = world_with_request().await;
    let said = amal.says(10, 4, "سطر");
    amal.sync(&world, std::slice::from_ref(&said)).await;
    let mut second = world.device(AMAL).await;
    let mut salim = world.device(SALIM).await;
    for device in [&mut amal, &mut second, &mut salim] {
        device.cursor = None;
        device.pull(&world).await;
        assert!(device.held.changes.contains_key(&record_id(REQUEST)));
        assert!(!device.held.changes.contains_key(&said.meta.id));
    }
    // Sending it again, as after an answer that was lost, is not heard twice.
    amal.sync(&world, &[said]).await;
    assert_eq!(heard(&world).await, 1);
}

#[tokio::test]
async fn whoever_is_asked_on_two_phones_counts_once() {
    let (world, mut amal) = world_with_request().await;
    let mut salim = world.device(SALIM).await;
    salim.pull(&world).await;
    amal.sync(&world, &[amal.says(10, 4, "سطر")]).await;
    let again = salim.sync(&world, &[salim.says(10, 1, "سطر آخر")]).await;
    assert_eq!((again.verdicts, heard(&world).await), (vec![], 1));
    // Nor under another id.
    let meta = RecordMeta { id: record_id(11), kind: Kind::Feedback, case: record_id(CASE) };
    let strange = salim.stating(meta, &salim.sealed(10, &answers(1, "")).edits());
    let refused = Verdict::Refused(Reason::Structure);
    assert_eq!(salim.sync(&world, &[strange]).await.verdicts, [(0, refused)]);
    assert_eq!(heard(&world).await, 1);
}

#[tokio::test]
async fn what_is_not_sealed_for_this_record_and_server_counts_for_nothing() {
    let (world, mut amal) = world_with_request().await;
    let own = amal.sealed(10, &answers(5, ""));
    let mut other_server = world.device(BADR).await;
    other_server.enrolled.sealing = sealing_public(&[9; 32]).unwrap();
    let elsewhere = other_server.sealed(12, &answers(5, ""));
    let garbage = FeedbackDetails { about: record_id(13), sealed: vec![1; 90] };
    let push = [
        amal.feedback(11, &own),
        amal.feedback(12, &elsewhere),
        amal.feedback(13, &garbage),
        amal.feedback(14, &FeedbackDetails { about: record_id(14), sealed: Vec::new() }),
    ];
    let answer = amal.sync(&world, &push).await;
    assert_eq!(answer.verdicts, [], "kept as the records that they are");
    assert_eq!(heard(&world).await, 0);
    amal.sync(&world, &[amal.feedback(10, &own)]).await;
    assert_eq!(heard(&world).await, 1);
}

#[tokio::test]
async fn what_was_said_or_signed_once_stays() {
    let (world, mut amal) = world_with_request().await;
    let signature = Signature::of(vec![(0..40).map(|x| (x * 20, x * 5)).collect()]).unwrap();
    let details = AcknowledgementDetails { version: 1, digest: [1; 32], signature };
    let id = record_id(30);
    let meta = RecordMeta { id, kind: Kind::Acknowledgement, case: id };
    let signed = amal.stating(meta, &details.edits());
    let said = amal.says(10, 1, "");
    amal.sync(&world, &[signed.clone(), said.clone()]).await;
    let settled = Verdict::Refused(Reason::Rule(RuleBroken::Settled));
    let later = AcknowledgementDetails { version: 2, ..details };
    // Of what people think the first counts, and who asks again is not refused.
    for (standing, edits, verdicts) in [
        (signed, later.edits(), vec![(0, settled)]),
        (said, amal.sealed(10, &answers(5, "")).edits(), Vec::new()),
    ] {
        let mut record = Record::with_changes(standing.meta, standing.changes).unwrap();
        let author = Author { install: amal.install(), epoch: 0, at: 1_700_000_100 };
        record.write(&author, &edits).unwrap();
        let push = [RecordChanges { meta: standing.meta, changes: record.changes() }];
        assert_eq!(amal.sync(&world, &push).await.verdicts, verdicts);
    }
    assert_eq!(heard(&world).await, 1);

    // Who has signed is read by the supervisor of the branch and by no colleague.
    let mut salim = world.device(SALIM).await;
    let mut wafa = world.device(WAFA).await;
    let mut badr = world.device(BADR).await;
    for (device, sees) in [(&mut salim, true), (&mut wafa, false), (&mut badr, false)] {
        device.pull(&world).await;
        assert_eq!(device.held.changes.contains_key(&id), sees);
    }
}
