//! Two phones of one delegate and a supervisor's: whatever is written where,
//! and however it travels, in the end all hold the same, and of two values
//! that were set apart both are kept.
//!
//! What should come out is reckoned by a model that knows no automerge: who
//! knew of which writing when another was begun that overwrote it.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use app::engine::command::{Home, LeaveScreen, OpenVisit, SaveDraft, StartVisit};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;
use shared::record::{Change, Fields, Kind, Record, RecordMeta};
use tests::{Device, Kept, Link, PASSPHRASE, World, long};

/// Where values meet: questions outside and inside repeats, and instances.
const PATHS: [&str; 7] = [
    "rooms",
    "house_colour",
    "members/a",
    "members/a/member_name",
    "members/b",
    "members/b/member_name",
    "incomes/c",
];
const NOTE: &str = "researcher_view";

#[derive(Debug, Clone)]
enum Doing {
    Write { device: usize, path: usize, value: u8 },
    AddToNote { device: usize },
    LeaveScreen { device: usize },
    Sync { device: usize, link: Link },
    Kill { device: usize },
}

fn doing() -> impl Strategy<Value = Doing> {
    let device = 0usize..2;
    let link = prop_oneof![
        6 => Just(Link::Up),
        1 => Just(Link::Down),
        2 => Just(Link::LosesAnswers),
        1 => Just(Link::CarriesTwice),
        1 => Just(Link::Repeats),
        1 => (0usize..300).prop_map(Link::CutsAfter),
    ];
    prop_oneof![
        8 => (device.clone(), 0..PATHS.len(), 0u8..5)
            .prop_map(|(device, path, value)| Doing::Write { device, path, value }),
        3 => device.clone().prop_map(|device| Doing::AddToNote { device }),
        5 => device.clone().prop_map(|device| Doing::LeaveScreen { device }),
        4 => (device.clone(), link).prop_map(|(device, link)| Doing::Sync { device, link }),
        1 => device.prop_map(|device| Doing::Kill { device }),
    ]
}

fn value(path: &AnswerPath, number: u8) -> Value {
    match (path.is_instance() || path.name() == "rooms", number) {
        (_, 0) => Value::Removed,
        (true, number) => Value::Integer(i64::from(number)),
        (false, number) => Value::Text(format!("قيمة {number}")),
    }
}

/// One writing, and which ones it was written over.
struct Writing {
    path: AnswerPath,
    value: Value,
    over: BTreeSet<usize>,
}

/// What each device and the server know.
#[derive(Default)]
struct Model {
    writings: Vec<Writing>,
    known: [BTreeSet<usize>; 2],
    server: BTreeSet<usize>,
    drafts: [BTreeMap<AnswerPath, Draft>; 2],
    /// What each device's newest writing rests on, itself included.
    upon: [BTreeSet<usize>; 2],
}

/// What is entered, and what was known when that was begun.
struct Draft {
    value: Value,
    seen: BTreeSet<usize>,
}

impl Model {
    fn standing(&self, known: &BTreeSet<usize>, path: &AnswerPath) -> BTreeSet<usize> {
        let of_path = |number: &&usize| self.writings[**number].path == *path;
        let over = |number: &usize| known.iter().any(|by| self.writings[*by].over.contains(number));
        known.iter().filter(of_path).filter(|number| !over(number)).copied().collect()
    }

    fn enter(&mut self, device: usize, path: &AnswerPath, value: Value) {
        let seen = self.known[device].clone();
        let draft = self.drafts[device].entry(path.clone());
        draft.and_modify(|draft| draft.value = value.clone()).or_insert(Draft { value, seen });
    }

    fn leave_screen(&mut self, device: usize) {
        let mut drafts: Vec<_> = std::mem::take(&mut self.drafts[device]).into_iter().collect();
        // What is known only grows.
        drafts.sort_by_key(|(_, draft)| draft.seen.len());
        for (path, Draft { value, mut seen }) in drafts {
            seen.extend(&self.upon[device]);
            let over = self.standing(&seen, &path);
            let stands = over.iter().map(|number| &self.writings[*number].value);
            if stands.collect::<Vec<_>>() == [&value] {
                continue;
            }
            seen.insert(self.writings.len());
            self.known[device].insert(self.writings.len());
            self.upon[device] = seen;
            self.writings.push(Writing { path, value, over });
        }
    }

    fn sync(&mut self, device: usize, link: Link) {
        match link {
            Link::Down | Link::CutsAfter(_) | Link::LosesLast(_) => {}
            Link::LosesAnswers => self.server.extend(&self.known[device]),
            Link::Up | Link::CarriesTwice | Link::Repeats => {
                self.server.extend(&self.known[device]);
                self.known[device].extend(&self.server);
            }
        }
    }

    /// Every value that stands when all is known, by question.
    fn outcome(&self) -> BTreeMap<String, BTreeSet<String>> {
        let all = (0..self.writings.len()).collect();
        let mut outcome = BTreeMap::new();
        for path in PATHS {
            let standing = self.standing(&all, &path.parse().unwrap());
            let values = standing.iter().map(|n| format!("{:?}", self.writings[*n].value));
            outcome.insert(path.to_owned(), values.collect::<BTreeSet<_>>());
        }
        outcome.retain(|_, values| !values.is_empty());
        outcome
    }
}

/// The same, as it stands in a record.
fn outcome(fields: &Fields) -> BTreeMap<String, BTreeSet<String>> {
    let values = |path: &str| {
        let field = fields.get(&path.parse().unwrap())?;
        let all = std::iter::once(&field.value).chain(&field.others);
        Some((path.to_owned(), all.map(|one| format!("{:?}", one.value)).collect()))
    };
    PATHS.into_iter().filter_map(values).collect()
}

struct Three {
    world: World,
    phones: [Device; 2],
    supervisor: Device,
    notes: u32,
}

impl Three {
    async fn new() -> Self {
        let world = World::new().await;
        let first = world.enrolled("delegate").await;
        let second = world.enrolled_again("delegate").await;
        let supervisor = world.enrolled("supervisor").await;
        Self { world, phones: [first, second], supervisor, notes: 0 }
    }

    async fn sync_all(&mut self) {
        for phone in &mut self.phones {
            phone.link = Link::Up;
        }
        for turn in [0, 1, 0] {
            self.phones[turn].sync().await;
        }
        self.supervisor.sync().await;
    }

    /// A visit that both phones have, with a note begun.
    async fn visit(&mut self) -> (RecordMeta, RecordId) {
        let home = Home { search: String::new(), offset: 0, limit: 1 };
        let case = self.phones[0].call(home).await.unwrap().cases[0].case;
        let visit = self.phones[0].call(StartVisit { case, held: true }).await.unwrap();
        self.note(0, visit, "بداية").await;
        self.phones[0].call(LeaveScreen { record: visit }).await.unwrap();
        self.sync_all().await;
        (RecordMeta { id: visit, kind: Kind::Visit, case }, visit)
    }

    async fn note(&mut self, device: usize, visit: RecordId, added: &str) {
        let path: AnswerPath = NOTE.parse().unwrap();
        let view = self.phones[device].call(OpenVisit { visit }).await.unwrap();
        let standing = match view.answers.get(&path) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let value = Value::Text(format!("{standing} {added}"));
        self.phones[device].call(SaveDraft { record: visit, path, value }).await.unwrap();
    }

    /// Do all of it, on the devices and in the model.
    async fn play(&mut self, doings: &[Doing]) -> Result<(), TestCaseError> {
        let (meta, visit) = self.visit().await;
        let mut model = Model::default();
        let mut notes = BTreeSet::new();
        for doing in doings {
            match doing.clone() {
                Doing::Write { device, path, value: number } => {
                    let path: AnswerPath = PATHS[path].parse().unwrap();
                    let value = value(&path, number);
                    model.enter(device, &path, value.clone());
                    let draft = SaveDraft { record: visit, path, value };
                    self.phones[device].call(draft).await.unwrap();
                }
                Doing::AddToNote { device } => {
                    self.notes += 1;
                    let added = format!("«{}»", self.notes);
                    self.note(device, visit, &added).await;
                    self.phones[device].call(LeaveScreen { record: visit }).await.unwrap();
                    model.leave_screen(device);
                    // It is added to what stands, after all else.
                    model.upon[device] = model.known[device].clone();
                    notes.insert(added);
                }
                Doing::LeaveScreen { device } => {
                    self.phones[device].call(LeaveScreen { record: visit }).await.unwrap();
                    model.leave_screen(device);
                }
                Doing::Sync { device, link } => {
                    self.phones[device].link = link;
                    self.phones[device].sync().await;
                    model.sync(device, link);
                }
                Doing::Kill { device } => {
                    self.phones[device].link = Link::Down;
                    self.phones[device].kill();
                    self.phones[device].unlock(PASSPHRASE).await.unwrap();
                    // The exchange that unlocking begins fails now, not later
                    // in the place of one that the model counts on.
                    self.phones[device].rest().await;
                }
            }
        }
        for device in 0..2 {
            self.phones[device].call(LeaveScreen { record: visit }).await.unwrap();
            model.leave_screen(device);
        }
        self.sync_all().await;

        let kept = self.world.kept().await;
        let fields = record(meta, &kept).fields();
        prop_assert_eq!(outcome(&fields), model.outcome());
        self.all_agree(visit, &kept, &notes).await
    }

    async fn all_agree(
        &mut self,
        visit: RecordId,
        kept: &Kept,
        notes: &BTreeSet<String>,
    ) -> Result<(), TestCaseError> {
        let mut seen = Vec::new();
        for device in self.phones.iter_mut().chain([&mut self.supervisor]) {
            let held = device.opened(PASSPHRASE).kept();
            prop_assert_eq!(held.get(&visit), kept.get(&visit));
            let view = device.call(OpenVisit { visit }).await.unwrap();
            let note = format!("{:?}", view.answers.get(&NOTE.parse().unwrap()));
            for added in notes {
                prop_assert_eq!(note.matches(added).count(), 1, "{} in {}", added, &note);
            }
            seen.push((view.answers, view.written));
        }
        prop_assert!(seen.iter().all(|other| *other == seen[0]));
        Ok(())
    }
}

/// A record put together from what the server keeps.
fn record(meta: RecordMeta, kept: &Kept) -> Record {
    let changes = kept[&meta.id].values();
    let changes = changes.map(|bytes| Change::from_bytes(bytes.0.clone()).unwrap());
    Record::with_changes(meta, changes).unwrap()
}

#[test]
fn three_devices_agree_whatever_two_of_them_write() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let three = std::cell::RefCell::new(runtime.block_on(Three::new()));
    let config = Config {
        cases: if long() { 1_500 } else { 8 },
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, random)
        .run(&prop::collection::vec(doing(), 0..40), |doings| {
            runtime.block_on(three.borrow_mut().play(&doings))
        })
        .unwrap();
}

#[tokio::test]
async fn of_two_values_set_apart_both_are_kept() {
    let mut three = Three::new().await;
    let (meta, visit) = three.visit().await;
    for (device, (rooms, added)) in [(3, "أرى ضيقا"), (4, "وأرى رطوبة")].into_iter().enumerate()
    {
        three.phones[device].link = Link::Down;
        let (path, value) = ("rooms".parse().unwrap(), Value::Integer(rooms));
        three.phones[device].call(SaveDraft { record: visit, path, value }).await.unwrap();
        three.note(device, visit, added).await;
        three.phones[device].call(LeaveScreen { record: visit }).await.unwrap();
    }
    three.sync_all().await;
    let kept = three.world.kept().await;
    let fields = record(meta, &kept).fields();
    let rooms = &fields[&"rooms".parse().unwrap()];
    let mut both = vec![rooms.value.value.clone()];
    both.extend(rooms.others.iter().map(|other| other.value.clone()));
    both.sort_by_key(|value| format!("{value:?}"));
    assert_eq!(both, [Value::Integer(3), Value::Integer(4)]);
    assert_ne!(rooms.value.by, rooms.others[0].by);
    let notes = BTreeSet::from(["أرى ضيقا".to_owned(), "وأرى رطوبة".to_owned()]);
    three.all_agree(visit, &kept, &notes).await.unwrap();

    // A person chooses, and nobody disagrees any more.
    let chosen =
        SaveDraft { record: visit, path: "rooms".parse().unwrap(), value: Value::Integer(4) };
    three.phones[0].call(chosen).await.unwrap();
    three.phones[0].call(LeaveScreen { record: visit }).await.unwrap();
    three.sync_all().await;
    let kept = three.world.kept().await;
    let rooms = record(meta, &kept).fields()[&"rooms".parse().unwrap()].clone();
    assert_eq!((rooms.value.value, rooms.others), (Value::Integer(4), Vec::new()));
    three.all_agree(visit, &kept, &notes).await.unwrap();
}

#[tokio::test]
async fn of_two_choices_made_apart_both_are_kept() {
    let mut three = Three::new().await;
    let (meta, visit) = three.visit().await;
    let path = || "rooms".parse::<AnswerPath>().unwrap();
    // First they differ; then, both knowing it, each holds to its own value:
    // one of these counts already.
    for _ in 0..2 {
        for (device, rooms) in [3, 4].into_iter().enumerate() {
            three.phones[device].link = Link::Down;
            let value = Value::Integer(rooms);
            let draft = SaveDraft { record: visit, path: path(), value };
            three.phones[device].call(draft).await.unwrap();
            three.phones[device].call(LeaveScreen { record: visit }).await.unwrap();
        }
        three.sync_all().await;
        let kept = three.world.kept().await;
        let rooms = record(meta, &kept).fields()[&path()].clone();
        let all: BTreeSet<_> = std::iter::once(&rooms.value)
            .chain(&rooms.others)
            .map(|one| format!("{:?}", one.value))
            .collect();
        assert_eq!(all, ["Integer(3)", "Integer(4)"].map(str::to_owned).into());
    }
}
