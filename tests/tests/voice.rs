//! What people think of how they were served reaches the departments in groups of
//! five and nobody else; staff read the policy, sign it, and have its guides at
//! hand without a link.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::engine::command::{
    Acknowledge, GiveFeedback, GuideView, OpenGuide, OpenPolicy, OpenSatisfaction, PolicyView,
    SatisfactionView,
};
use app::engine::failure::Failure;
use serde::Deserialize;
use shared::association::SatisfactionQuestion;
use shared::calendar::Date;
use shared::ids::RecordId;
use shared::lifecycle::satisfaction::Group;
use shared::people::Role;
use shared::record::feedback::{Feedback, FeedbackDetails, id_of};
use shared::record::matter::Matter;
use shared::record::signature::Signature;
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::codec;
use shared::sync::enrol::Enrolled;
use shared::sync::pack::RecordChanges;
use tests::{Device, Link, PASSPHRASE, World, meta};

const A_DAY: i64 = 86_400_000;
const LINE: &str = "عبارة لا ترد في غير هذا الرأي";

/// What a profile's database says of itself, as far as it concerns us.
#[derive(Deserialize)]
struct Identity {
    enrolled: Enrolled,
}

fn sealing(device: &Device) -> Enrolled {
    let sql = "SELECT value FROM meta WHERE key = 'identity'";
    let opened = device.opened(PASSPHRASE);
    let bytes: Vec<u8> = opened.db.query_row(sql, [], |row| row.get(0)).unwrap();
    codec::from_cbor::<Identity>(&bytes).unwrap().enrolled
}

/// So many requests in a case, each with what whoever asked thinks of it.
async fn asked(delegate: &mut Device, case: RecordId, people: u8, at: i64) {
    let enrolled = sealing(delegate);
    let author = Author { install: enrolled.install, epoch: 0, at };
    let written = |meta: RecordMeta, edits: &[Edit]| {
        let mut record = Record::new(meta).unwrap();
        record.write(&author, edits).unwrap();
        RecordChanges { meta, changes: record.changes() }
    };
    let mut records = Vec::new();
    for number in 0..people {
        let request = meta(u64::from(number) + 100, Kind::SupportRequest, case);
        let matter = Matter { asked: true, ..Matter::default() };
        records.push(written(request, &matter.edits()));
        let feedback = RecordMeta { id: id_of(request.id), kind: Kind::Feedback, case };
        let answers = Feedback {
            scores: [(SatisfactionQuestion::Courtesy, 1 + number % 5)].into(),
            line: format!("{LINE} {number}"),
            outcome: if number % 2 == 0 { "declined" } else { "served" }.into(),
            staff: Some(enrolled.person.id),
        };
        let sealed = FeedbackDetails::seal(request.id, &answers, &enrolled.sealing, &mut rand());
        records.push(written(feedback, &sealed.unwrap().edits()));
    }
    delegate.lock().await;
    delegate.opened(PASSPHRASE).write_down(&records);
    delegate.unlock(PASSPHRASE).await.unwrap();
    delegate.sync().await;
}

fn rand() -> impl rand_core::CryptoRng {
    rand_core::UnwrapErr(getrandom::SysRng)
}

async fn results(device: &mut Device) -> Result<SatisfactionView, Failure> {
    device.call(OpenSatisfaction {}).await?;
    device.wait(2).await;
    device.call(OpenSatisfaction {}).await
}

/// Whether a device's database, opened and written out plain, holds these words.
fn holds(device: &Device, words: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plain.db");
    device.opened(PASSPHRASE).export(&file);
    let bytes = std::fs::read(&file).unwrap();
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn six_answers_of_a_past_month_reach_the_departments_and_no_device_reads_one() {
    let world = World::new().await;
    world.change_role("delegate_2", Role::Researcher).await;
    let mut delegate = world.enrolled("delegate").await;
    let mut researcher = world.enrolled("delegate_2").await;
    let mut supervisor = world.enrolled("supervisor").await;
    asked(&mut delegate, world.a_case(), 6, world.now() / 1000).await;
    for device in [&mut researcher, &mut supervisor] {
        device.sync().await;
        let view = results(device).await.unwrap();
        assert!(view.told.is_some() && view.aggregates.is_empty(), "the month goes on");
    }
    world.pass(32 * A_DAY);
    let view = results(&mut researcher).await.unwrap();
    assert_eq!(view.questions.len(), 5);
    let all = view.aggregates.iter().find(|it| it.group == Group::All).unwrap();
    // 1, 2, 3, 4, 5 and 1: the exact number is not told.
    assert_eq!((all.at_least, all.tenths), (5, 27));
    assert!(!view.aggregates.iter().any(|it| matches!(it.group, Group::Staff(_))));
    assert!(!view.aggregates.iter().any(|it| matches!(it.group, Group::Outcome(_))), "three each");
    let view = results(&mut supervisor).await.unwrap();
    let staff = Group::Staff(world.person("delegate"));
    assert!(view.aggregates.iter().any(|it| it.group == staff));
    assert_eq!(view.names[&world.person("delegate").to_string()], "أمل فهد التجريبي");

    // Told within the hour, nobody asks again.
    let asks = supervisor.traffic.len();
    supervisor.call(OpenSatisfaction {}).await.unwrap();
    supervisor.rest().await;
    assert_eq!(supervisor.traffic.len(), asks);

    // Another device of whoever wrote them down gets none of them.
    let second = world.enrolled_again("delegate").await;
    let request = meta(100, Kind::SupportRequest, world.a_case()).id;
    let feedback = id_of(request);
    assert!(second.opened(PASSPHRASE).kept().contains_key(&request));
    for device in [&second, &researcher, &supervisor] {
        assert!(!device.opened(PASSPHRASE).kept().contains_key(&feedback));
        assert!(!holds(device, LINE));
    }
    assert!(delegate.opened(PASSPHRASE).kept().contains_key(&feedback));
    assert!(!holds(&delegate, LINE), "nor can whoever wrote it");

    // One request is asked about once; and of one that is not here, nobody is.
    let scores = || [(SatisfactionQuestion::Courtesy, 5)].into();
    let again = GiveFeedback { request, scores: scores(), line: String::new() };
    assert_eq!(delegate.call(again).await, Err(Failure::AlreadyAnswered));
    let absent = meta(300, Kind::SupportRequest, world.a_case()).id;
    let absent = GiveFeedback { request: absent, scores: scores(), line: String::new() };
    assert_eq!(delegate.call(absent).await, Err(Failure::NotFound));
}

#[tokio::test]
async fn four_answers_are_told_to_nobody() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    asked(&mut delegate, world.a_case(), 4, world.now() / 1000).await;
    let mut supervisor = world.enrolled("supervisor").await;
    world.pass(32 * A_DAY);
    let view = results(&mut supervisor).await.unwrap();
    assert!(view.told.is_some() && view.aggregates.is_empty());
}

const REQUIRED: [(&str, &str); 2] = [
    ("version = 2", "version = 3"),
    (
        "[policy.acknowledgement]\nrequired = false",
        "[policy.acknowledgement]\nrequired = true\ntext = \"يطلع عليها الموظف ويوقع\"",
    ),
];

fn signature() -> Signature {
    Signature::of(vec![(0..40).map(|x| (x * 20, x * 5)).collect()]).unwrap()
}

async fn policy(device: &mut Device) -> PolicyView {
    device.sync().await;
    device.call(OpenPolicy {}).await.unwrap()
}

#[tokio::test]
async fn the_policy_is_signed_and_the_administrator_sees_who_has_not() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut administrator = world.enrolled("administrator").await;
    assert!(!policy(&mut delegate).await.to_sign, "no policy demands it yet");
    let nothing = tempfile::tempdir().unwrap();
    world.publish(&REQUIRED, nothing.path()).await;

    // What was read is not what holds by now.
    let view = policy(&mut delegate).await;
    assert!(view.to_sign && view.signed.is_empty() && view.unsigned.is_empty());
    let sign = |version| Acknowledge { version, signature: signature() };
    assert_eq!(delegate.call(sign(2)).await, Err(Failure::ChangedMeanwhile));
    delegate.call(sign(3)).await.unwrap();
    delegate.call(sign(3)).await.unwrap();
    let view = policy(&mut delegate).await;
    assert!(!view.to_sign);
    assert_eq!(view.signed.len(), 1, "once is enough");
    let mut tablet = world.enrolled_again("delegate").await;
    let view = policy(&mut tablet).await;
    assert_eq!((view.to_sign, view.signed.len()), (false, 1), "signed by her, on whatever device");

    let view = policy(&mut administrator).await;
    let signed: Vec<_> =
        view.signed.iter().map(|it| (it.by.as_str(), it.version, it.current)).collect();
    assert_eq!(signed, [("أمل فهد التجريبي", 3, true)]);
    assert_eq!(view.unsigned.len(), 10);
    assert!(!view.unsigned.iter().any(|name| name == "أمل فهد التجريبي"));
    assert!(view.to_sign, "she signs as everybody does");

    // On two devices that had not heard of one another.
    let mut telephone = world.enrolled_again("administrator").await;
    assert!(policy(&mut telephone).await.to_sign);
    administrator.link = tests::Link::Down;
    administrator.call(sign(3)).await.unwrap();
    let first = policy(&mut administrator).await.signed[0].acknowledgement;
    world.pass(A_DAY);
    telephone.call(sign(3)).await.unwrap();
    administrator.link = tests::Link::Up;
    administrator.sync().await;
    policy(&mut telephone).await;
    for device in [&mut administrator, &mut telephone] {
        let signed = policy(device).await.signed;
        assert_eq!((signed.len(), signed[0].acknowledgement), (2, first), "a person is one line");
    }

    // A later version is to be signed again; the earlier signature stands beside it.
    let later = [("version = 2", "version = 4"), REQUIRED[1]];
    world.publish(&later, nothing.path()).await;
    assert!(policy(&mut delegate).await.to_sign);
    let view = policy(&mut administrator).await;
    assert_eq!((view.signed[0].current, view.signed.len(), view.unsigned.len()), (false, 2, 11));
}

#[tokio::test]
async fn the_boards_day_for_the_policy_is_said_and_what_people_believe_wrongly_is_at_hand() {
    let world = World::new().await;
    let nothing = tempfile::tempdir().unwrap();
    let today = Date::in_riyadh(world.now() / 1000).unwrap();
    let belief = "[[misconceptions]]\nsaid = \"الجمعية تصرف لكل من يسأل\"\nanswer = \"لكل طلب دراسة وقرار\"\n\n[policy]\n";
    let set = |days| format!("{belief}review = \"{}\"", today.plus_days(days).unwrap());
    let mut administrator = world.enrolled("administrator").await;
    let mut delegate = world.enrolled("delegate").await;
    assert_eq!(policy(&mut administrator).await.review, None, "no policy prints a day");

    let changes = [("version = 2", "version = 3"), ("[policy]", &set(31))];
    world.publish(&changes, nothing.path()).await;
    assert_eq!(policy(&mut administrator).await.review, None);
    world.pass(A_DAY);
    assert_eq!(policy(&mut administrator).await.review, today.plus_days(31));
    let view = policy(&mut delegate).await;
    assert_eq!(view.review, None, "it is the office's");
    let beliefs = view.profile.unwrap().misconceptions;
    assert_eq!(beliefs[0].answer, "لكل طلب دراسة وقرار");
}

#[tokio::test]
async fn a_guide_comes_by_itself_through_cuts_and_is_there_without_a_link() {
    let world = World::new().await;
    let beside = tempfile::tempdir().unwrap();
    let bytes: Vec<u8> = b"%PDF-1.7 "
        .iter()
        .copied()
        .chain((0..600_000u32).map(|n| (n.wrapping_mul(n) >> 7) as u8))
        .collect();
    std::fs::write(beside.path().join("bylaws.pdf"), &bytes).unwrap();
    let guide = || OpenGuide { tool: "bylaws".into() };
    let mut delegate = world.enrolled("delegate").await;
    assert_eq!(delegate.call(guide()).await, Ok(GuideView::None));

    let named = ("code = \"bylaws\",", "code = \"bylaws\", file = \"bylaws.pdf\",");
    world.publish(&[("version = 2", "version = 3"), named], beside.path()).await;
    let pieces = Arc::new(AtomicUsize::new(0));
    let counted = pieces.clone();
    delegate.breaker = Some(Box::new(move |request| {
        request.path.starts_with("/api/guides/") && counted.fetch_add(1, Ordering::SeqCst) >= 2
    }));
    delegate.sync().await;
    delegate.wait(20).await;
    assert_eq!(delegate.call(guide()).await, Ok(GuideView::Coming));
    assert!(delegate.call(OpenPolicy {}).await.unwrap().guides_here.is_empty());

    delegate.breaker = None;
    let before = delegate.traffic.len();
    delegate.wait(120).await;
    let fetched = delegate.traffic[before..].iter();
    let fetched: usize =
        fetched.filter(|(path, ..)| path.starts_with("/api/guides/")).map(|(.., down)| down).sum();
    assert!(fetched < bytes.len(), "what was here is not fetched again: {fetched}");
    delegate.link = Link::Down;
    delegate.lock().await;
    delegate.unlock(PASSPHRASE).await.unwrap();
    let here = GuideView::Here { bytes, media_type: "application/pdf".into() };
    assert_eq!(delegate.call(guide()).await, Ok(here));
    assert_eq!(delegate.call(OpenPolicy {}).await.unwrap().guides_here, ["bylaws"]);

    // What the profile names no more is forgotten, here and by the server.
    delegate.link = Link::Up;
    world.publish(&[("version = 2", "version = 4")], beside.path()).await;
    delegate.sync().await;
    assert_eq!(delegate.call(guide()).await, Ok(GuideView::None));
    let sql = "SELECT count(*) FROM guides";
    let left: u32 =
        delegate.opened(PASSPHRASE).photos_db.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}
