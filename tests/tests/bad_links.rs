//! Bad links, killed tabs and a server that goes and comes: what was
//! acknowledged is never lost, nothing is there twice, and in the end device,
//! colleague and server hold the same bytes.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use app::engine::command::{
    Home, LeaveScreen, Lock, OpenVisit, Queue, Request, SaveDraft, StartVisit, Submit, Submitted,
    VisitView,
};
use app::engine::failure::Failure;
use app::engine::forms;
use shared::ids::RecordId;
use shared::record::Kind;
use tests::{Device, Link, PASSPHRASE, World, answers_of, interview, long, screens_of};

fn home() -> Home {
    Home { search: String::new(), offset: 0, limit: 50 }
}

/// Ask until it is done: a person whose phone died unlocks and goes on.
async fn insist<R: Request + Clone>(device: &mut Device, request: R) -> R::Reply {
    loop {
        match device.call(request.clone()).await {
            Ok(reply) => return reply,
            Err(Failure::EngineRestarted | Failure::Locked) => unlock(device).await,
            Err(failure) => panic!("{failure}"),
        }
    }
}

async fn unlock(device: &mut Device) {
    while let Err(failure) = device.unlock(PASSPHRASE).await {
        assert_eq!(failure, Failure::EngineRestarted);
    }
}

/// With a good link again, everything gets through without anybody's help.
async fn settle(device: &mut Device) {
    device.link = Link::Up;
    device.die_no_more();
    unlock(device).await;
    for _ in 0..10 {
        device.wait(10).await;
        if device.call(home()).await.unwrap().unsent.records == 0 {
            return device.sync().await;
        }
    }
    panic!("something is still unsent after 100 seconds");
}

/// A visit with its whole interview, handed in, on a device without a link.
async fn recorded(device: &mut Device, nth: usize) -> RecordId {
    device.link = Link::Down;
    let case = device.call(home()).await.unwrap().cases[nth].case;
    let visit = device.call(StartVisit { case, held: true }).await.unwrap();
    interview(device, visit).await;
    assert_eq!(device.call(Submit { visit }).await.unwrap(), Submitted::Done);
    visit
}

/// What two people see of a visit, apart from what only one of them may do.
fn seen(view: VisitView) -> impl PartialEq + std::fmt::Debug {
    (view.answers, view.written, view.submission, view.reviews, view.row.stage)
}

/// How many records of each number of changes there are besides the cases.
fn shape(kept: &tests::Kept, before: &tests::Kept) -> BTreeMap<usize, usize> {
    let mut shape = BTreeMap::new();
    for changes in kept.iter().filter(|(id, _)| !before.contains_key(id)).map(|(_, all)| all) {
        *shape.entry(changes.len()).or_default() += 1;
    }
    shape
}

#[tokio::test]
async fn a_request_cut_at_any_byte_changes_nothing() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = recorded(&mut delegate, 0).await;
    let before = (world.position().await, delegate.opened(PASSPHRASE).kept());

    // Whatever is cut off, the server stores nothing and the device forgets
    // nothing. Counted from the end: signed anew and compressed, no two
    // requests are quite as long.
    delegate.link = Link::Down;
    delegate.sync().await;
    let bytes = delegate.traffic.last().unwrap().1;
    let every = if long() { 1 } else { bytes / 40 };
    for lost in (1..=bytes).step_by(every) {
        delegate.link = Link::LosesLast(lost);
        delegate.sync().await;
        assert_eq!(world.position().await, before.0, "the last {lost} bytes were lost");
    }
    assert_eq!(delegate.opened(PASSPHRASE).kept(), before.1);
    assert_eq!(delegate.call(home()).await.unwrap().unsent.records, 3);

    settle(&mut delegate).await;
    assert_eq!(delegate.opened(PASSPHRASE).kept(), before.1);
    assert_eq!(world.kept_of("delegate").await, before.1);
    let view = delegate.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(view.row.whereabouts, shared::lifecycle::WhereItIs::Received);
}

#[tokio::test]
async fn lost_answers_and_requests_that_come_twice_store_once() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = recorded(&mut delegate, 1).await;
    let whole = delegate.opened(PASSPHRASE).kept();

    delegate.link = Link::LosesAnswers;
    delegate.sync().await;
    let stored = world.position().await;
    assert_eq!(world.kept_of("delegate").await, whole, "the first request brought it all");
    for link in [Link::LosesAnswers, Link::Repeats, Link::CarriesTwice, Link::Up] {
        delegate.link = link;
        delegate.sync().await;
        assert_eq!(world.position().await, stored, "{link:?}");
    }
    assert_eq!(delegate.call(home()).await.unwrap().unsent.records, 0);
    assert_eq!(delegate.opened(PASSPHRASE).kept(), whole);

    // The same answer twice is news once for the supervisor as well.
    supervisor.link = Link::LosesAnswers;
    supervisor.sync().await;
    supervisor.link = Link::CarriesTwice;
    supervisor.sync().await;
    assert_eq!(supervisor.opened(PASSPHRASE).kept(), world.kept().await);
    let queue = supervisor.call(Queue { offset: 0, limit: 50 }).await.unwrap();
    assert_eq!(queue.waiting.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
}

#[tokio::test]
async fn sealed_envelopes_survive_the_same() {
    let mut world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    recorded(&mut delegate, 2).await;
    let whole = delegate.opened(PASSPHRASE).kept();
    delegate.lock().await;
    for link in [Link::CutsAfter(500), Link::CutsAfter(3_000), Link::LosesAnswers] {
        delegate.link = link;
        delegate.wait(20).await;
        delegate.kill();
        world.stop_server().await;
        delegate.wait(10).await;
        world.start_server().await;
        // Reading something starts the killed tab's engine; nobody unlocks.
        delegate.call(app::engine::command::ListProfiles {}).await.unwrap();
    }
    delegate.link = Link::CarriesTwice;
    delegate.call(Lock {}).await.unwrap();
    delegate.wait(20).await;
    assert_eq!(world.kept_of("delegate").await, whole);
    let stored = world.position().await;
    settle(&mut delegate).await;
    assert_eq!(world.position().await, stored, "the exchange had nothing to add");
    assert_eq!(delegate.opened(PASSPHRASE).kept(), whole);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % sides
    }

    fn misfortune(&mut self, device: &mut Device) {
        device.link = match self.roll(7) {
            0 => Link::Up,
            1 => Link::Down,
            2 => Link::LosesAnswers,
            3 => Link::CarriesTwice,
            4 => Link::Repeats,
            _ => Link::CutsAfter(usize::try_from(self.roll(6_000)).unwrap()),
        };
        if self.roll(3) == 0 {
            device.dies_after(u32::try_from(self.roll(40)).unwrap());
        }
    }
}

/// One visit under everything that can go wrong, down to the last bytes.
async fn an_unlucky_visit(seed: u64) {
    let mut world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let before = world.kept().await;
    let mut dice = Dice(seed);
    let case = delegate.call(home()).await.unwrap().cases[4].case;
    let visit = delegate.call(StartVisit { case, held: false }).await.unwrap();
    let form = forms::for_kind(Kind::Visit).unwrap();
    let screens = screens_of(form);
    for screen in &screens {
        dice.misfortune(&mut delegate);
        for (path, value) in screen.clone() {
            insist(&mut delegate, SaveDraft { record: visit, path, value }).await;
        }
        insist(&mut delegate, LeaveScreen { record: visit }).await;
        match dice.roll(5) {
            0 => delegate.kill(),
            1 => drop(delegate.call(Lock {}).await),
            2 => {
                world.stop_server().await;
                delegate.wait(3).await;
                world.start_server().await;
            }
            _ => {}
        }
        let seconds = i64::try_from(dice.roll(12)).unwrap();
        delegate.wait(seconds).await;
        dice.misfortune(&mut supervisor);
        supervisor.sync().await;
        if supervisor.call(home()).await.is_err() {
            unlock(&mut supervisor).await;
        }
    }
    dice.misfortune(&mut delegate);
    assert_eq!(insist(&mut delegate, Submit { visit }).await, Submitted::Done);
    delegate.wait(5).await;
    settle(&mut delegate).await;
    settle(&mut supervisor).await;

    let kept = world.kept().await;
    let hers = world.kept_of("delegate").await;
    assert_eq!(delegate.opened(PASSPHRASE).kept(), hers, "seed {seed}");
    assert_eq!(supervisor.opened(PASSPHRASE).kept(), kept, "seed {seed}");
    // Nothing doubled: the beginning and one change a screen, the annex with the
    // sensitive answers of one screen, and one submission.
    let expected = BTreeMap::from([(1, 2), (screens.len() + 1, 1)]);
    assert_eq!(shape(&kept, &before), expected, "seed {seed}");
    let hers = delegate.call(OpenVisit { visit }).await.unwrap();
    for (path, value) in answers_of(form).0 {
        assert_eq!(hers.answers.get(&path), Some(&value), "seed {seed}: {path}");
    }
    let his = supervisor.call(OpenVisit { visit }).await.unwrap();
    assert_eq!(seen(hers), seen(his), "seed {seed}");
}

#[tokio::test]
async fn an_unlucky_visit_arrives_whole() {
    let seeds = if long() { 0..300 } else { 0..3 };
    for seed in seeds {
        an_unlucky_visit(seed).await;
    }
}
