//! Photos over bad links: they arrive whole and verified, none holds up
//! another, and none holds up a record.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::Method;
use app::engine::command::{
    Home, Notice, OpenPhoto, PhotoView, Queue, StartVisit, Submit, Submitted, SyncNow,
};
use app::engine::failure::Failure;
use shared::ids::RecordId;
use shared::lifecycle::WhereItIs;
use shared::record::photo::PhotoCitation;
use tests::pictures::{document, pages, picture, prepared};
use tests::{Device, Link, PASSPHRASE, World, interview, long};

fn home() -> Home {
    Home { search: String::new(), offset: 0, limit: 50 }
}

/// A visit to the nth case of the list, just begun.
async fn visit_to(device: &mut Device, nth: usize) -> RecordId {
    let case = device.call(home()).await.unwrap().cases[nth].case;
    device.call(StartVisit { case, held: true }).await.unwrap()
}

async fn open(device: &mut Device, photo: PhotoCitation) -> PhotoView {
    device.call(OpenPhoto { photo, wished: true }).await.unwrap()
}

/// Open a photo as a screen does: again whenever the engine says so.
async fn shown(device: &mut Device, photo: PhotoCitation) -> PhotoView {
    loop {
        let view = open(device, photo).await;
        let told = device.notices.len();
        if view != PhotoView::Coming {
            return view;
        }
        device.rest().await;
        let came = Notice::PhotoCame(photo.id);
        for _ in 0..30 {
            if device.notices[told..].contains(&came) {
                break;
            }
            device.wait(1).await;
        }
        assert!(device.notices[told..].contains(&came), "nobody was told");
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % sides as u64).unwrap()
    }

    fn misfortune(&mut self, device: &mut Device) {
        device.link = match self.roll(6) {
            0 => Link::Down,
            1 => Link::LosesAnswers,
            2 => Link::CarriesTwice,
            3 => Link::Repeats,
            _ => Link::CutsAfter(self.roll(400_000)),
        };
        if self.roll(3) == 0 {
            device.dies_after(u32::try_from(self.roll(12)).unwrap());
        }
    }
}

async fn unlock(device: &mut Device) {
    while let Err(failure) = device.unlock(PASSPHRASE).await {
        assert_eq!(failure, Failure::EngineRestarted);
    }
}

/// Everything that can go wrong, for a while; then a good link.
async fn suffer(device: &mut Device, world: &mut World, dice: &mut Dice) {
    for _ in 0..12 {
        dice.misfortune(device);
        match dice.roll(5) {
            0 => device.kill(),
            1 => {
                world.stop_server().await;
                device.wait(2).await;
                world.start_server().await;
            }
            _ => {}
        }
        let seconds = i64::try_from(dice.roll(15)).unwrap();
        device.wait(seconds).await;
        if device.call(home()).await.is_err() {
            unlock(device).await;
        }
    }
    device.link = Link::Up;
    device.die_no_more();
    unlock(device).await;
    device.wait(120).await;
}

async fn unlucky_photos(seed: u64) {
    let mut world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut dice = Dice(seed);
    delegate.link = Link::Down;
    let visit = visit_to(&mut delegate, 0).await;
    let sizes = [150_000, 1_000_000, 30_000, 199_000];
    let taken: Vec<_> = sizes.iter().zip(seed..).map(|(size, n)| prepared(n, *size)).collect();
    document(&mut delegate, visit, taken.clone()).await;
    suffer(&mut delegate, &mut world, &mut dice).await;

    let hers = pages(&mut delegate, visit).await;
    let everywhere: Vec<_> = hers.iter().map(|page| page.whereabouts).collect();
    assert_eq!(everywhere, [WhereItIs::Received; 4], "seed {seed}");
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 8), "seed {seed}");

    // Fetching suffers the same, and shows the same bytes.
    supervisor.sync().await;
    let his = pages(&mut supervisor, visit).await;
    for page in &his {
        for photo in [page.small, page.photo] {
            drop(supervisor.call(OpenPhoto { photo, wished: true }).await);
        }
    }
    suffer(&mut supervisor, &mut world, &mut dice).await;
    for (page, taken) in his.iter().zip(taken) {
        let small = shown(&mut supervisor, page.small).await;
        assert_eq!(small, PhotoView::Here(taken.small), "seed {seed}");
        let photo = shown(&mut supervisor, page.photo).await;
        assert_eq!(photo, PhotoView::Here(taken.photo), "seed {seed}");
    }
}

#[tokio::test]
async fn photos_arrive_whole_whatever_the_link_does() {
    let seeds = if long() { 0..100 } else { 0..3 };
    for seed in seeds {
        unlucky_photos(seed).await;
    }
}

#[tokio::test]
async fn a_photo_goes_on_where_it_was_cut() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = visit_to(&mut delegate, 0).await;
    document(&mut delegate, visit, vec![prepared(1, 1_000_000)]).await;
    // Every request that is longer than this breaks off, at a byte of its own.
    let mut at = 40_000;
    for _ in 0..60 {
        delegate.link = Link::CutsAfter(at);
        delegate.wait(5).await;
        at += 37;
    }
    delegate.link = Link::Up;
    delegate.wait(20).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 2));
    let photos = delegate.traffic.iter().filter(|(path, ..)| path.starts_with("/api/photos/"));
    let up: usize = photos.map(|(_, up, _)| up).sum();
    assert!(up > 1_000_000, "the pieces were asked for by PATCH");
    let creations = delegate.traffic.iter().filter(|(path, ..)| path == "/api/photos").count();
    assert!(creations <= 4, "announced {creations} times");
}

#[tokio::test]
async fn a_photo_that_is_refused_holds_up_no_other() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    for status in [404, 413, 460, 500, 503, 507] {
        let visit = visit_to(&mut delegate, 1).await;
        let known = delegate.opened(PASSPHRASE).photos().1;
        delegate.photo_forger = None;
        delegate.link = Link::Down;
        let taken = (0..3).map(|n| prepared(n, 120_000)).collect();
        document(&mut delegate, visit, taken).await;
        let first = pages(&mut delegate, visit).await.last().unwrap().photo.id.to_string();
        let name = data_encoding::BASE64.encode(first.as_bytes());
        delegate.photo_forger = Some(Box::new(move |request, response| {
            let announced = request.headers.iter().any(|(_, value)| value.ends_with(&name));
            if announced || request.path.ends_with(&first) {
                response.status = status;
                response.upload_offset = None;
            }
        }));
        delegate.link = Link::Up;
        delegate.wait(30).await;
        assert_eq!(delegate.opened(PASSPHRASE).photos(), (1, known + 5), "{status}");
        // It is not asked after all the time, and in the end it arrives.
        delegate.traffic.clear();
        delegate.wait(120).await;
        let asked = delegate.traffic.iter().filter(|(path, ..)| path.contains("photos")).count();
        assert!((1..=12).contains(&asked), "{status}: asked {asked} times");
        delegate.photo_forger = None;
        delegate.wait(300).await;
        assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, known + 6), "{status}");
    }
}

#[tokio::test]
async fn a_new_visit_overtakes_sixty_photos() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    delegate.link = Link::Down;
    for nth in 0..4 {
        let visit = visit_to(&mut delegate, nth).await;
        let taken = (0..15).map(|n| prepared(100 * nth as u64 + n, 190_000)).collect();
        document(&mut delegate, visit, taken).await;
    }
    delegate.link = Link::Up;
    delegate.call(SyncNow {}).await.unwrap();
    // The photos are on their way when something is written.
    delegate.carry(20).await;
    let visit = visit_to(&mut delegate, 5).await;
    interview(&mut delegate, visit).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    let before = delegate.traffic.len();
    world.pass(500);
    delegate.carry(2).await;
    let paths: Vec<_> = delegate.traffic[before..].iter().map(|one| one.0.as_str()).collect();
    assert!(paths.contains(&"/api/sync"), "{paths:?}");
    supervisor.sync().await;
    let queue = supervisor.call(Queue { offset: 0, limit: 50 }).await.unwrap();
    assert_eq!(queue.waiting.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
    // Small ones went first.
    let (left, there) = delegate.opened(PASSPHRASE).photos();
    assert!(left > 40, "{left} photos are left");
    assert!(there > 0);
    delegate.wait(60).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 120));
}

#[tokio::test]
async fn a_missing_photo_is_said_to_be_missing_until_it_has_come() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = visit_to(&mut delegate, 0).await;
    document(&mut delegate, visit, vec![prepared(1, 100_000)]).await;
    let hers = pages(&mut delegate, visit).await;
    assert_eq!(hers[0].whereabouts, WhereItIs::OnDevice);
    // The record gets through, the photos do not.
    world.pass(500);
    delegate.carry(1).await;
    delegate.link = Link::Down;
    supervisor.sync().await;
    let his = pages(&mut supervisor, visit).await;
    assert_eq!(his[0].photo, hers[0].photo);
    assert_eq!(shown(&mut supervisor, his[0].photo).await, PhotoView::NotYetAtServer);
    supervisor.link = Link::Down;
    supervisor.sync().await;
    assert_eq!(open(&mut supervisor, his[0].small).await, PhotoView::NoLink);

    supervisor.link = Link::Up;
    delegate.link = Link::Up;
    delegate.wait(60).await;
    supervisor.notices.clear();
    supervisor.wait(60).await;
    assert!(supervisor.notices.contains(&Notice::PhotoCame(his[0].photo.id)), "came by itself");
    let here = PhotoView::Here(picture(1, 100_000));
    assert_eq!(open(&mut supervisor, his[0].photo).await, here);
    // What is here needs no link.
    supervisor.link = Link::Down;
    supervisor.kill();
    supervisor.unlock(PASSPHRASE).await.unwrap();
    assert_eq!(open(&mut supervisor, his[0].photo).await, here);
}

#[tokio::test]
async fn wrong_bytes_are_shown_to_nobody() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = visit_to(&mut delegate, 0).await;
    document(&mut delegate, visit, vec![prepared(1, 100_000)]).await;
    delegate.wait(5).await;
    supervisor.sync().await;
    let photo = pages(&mut supervisor, visit).await[0].photo;
    let forgeries: [fn(&mut Vec<u8>); 3] =
        [|body| body[70] ^= 1, |body| body.truncate(body.len() - 1), |body| body.push(0)];
    for forge in forgeries {
        supervisor.photo_forger = Some(Box::new(move |request, response| {
            if request.method == Method::Get && !response.body.is_empty() {
                (response.status, response.body) = (200, picture(1, 100_000));
                forge(&mut response.body);
            }
        }));
        assert_eq!(shown(&mut supervisor, photo).await, PhotoView::NotYetAtServer);
        world.pass(60_000);
    }
    supervisor.photo_forger = None;
    supervisor.sync().await;
    assert_eq!(shown(&mut supervisor, photo).await, PhotoView::Here(picture(1, 100_000)));
}

#[tokio::test]
async fn a_case_changes_hands_with_its_photos() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut second = world.enrolled("delegate_2").await;
    let case = delegate.call(home()).await.unwrap().cases[0].case;
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    document(&mut delegate, visit, vec![prepared(1, 180_000)]).await;
    delegate.wait(1).await;
    // Taken and not sent when the case goes to somebody else.
    delegate.link = Link::Down;
    document(&mut delegate, visit, vec![prepared(2, 180_000)]).await;
    world.assign(case, world.person("delegate_2")).await;

    // The records reach the server and the news the device; no photo yet.
    delegate.link = Link::Up;
    delegate.photo_forger = Some(Box::new(|_, response| response.status = 503));
    delegate.wait(12).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos().0, 2, "kept until they have arrived");
    delegate.photo_forger = None;
    delegate.wait(300).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 4), "the visit is not handed in");
    world.pass(30 * 86_400_000);
    delegate.wait(10).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 0), "forgotten with their case");
    assert!(delegate.call(home()).await.unwrap().cases.iter().all(|row| row.case != case));

    second.sync().await;
    let pages = pages(&mut second, visit).await;
    assert_eq!(pages.len(), 2);
    for (page, seed) in pages.iter().zip([1, 2]) {
        let photo = shown(&mut second, page.photo).await;
        assert_eq!(photo, PhotoView::Here(picture(seed, 180_000)));
    }
}

#[tokio::test]
async fn a_bearer_that_is_refused_is_replaced() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = visit_to(&mut delegate, 0).await;
    document(&mut delegate, visit, vec![prepared(1, 180_000)]).await;
    delegate.photo_forger = Some(Box::new(|_, response| {
        (response.status, response.upload_offset) = (401, None);
    }));
    delegate.traffic.clear();
    delegate.wait(120).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (2, 0));
    // A server that takes none at all is not asked all the time.
    let exchanges = delegate.traffic.iter().filter(|(path, ..)| path == "/api/sync").count();
    assert!((12..=24).contains(&exchanges), "{exchanges} exchanges in two minutes");
    delegate.photo_forger = None;
    delegate.wait(300).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 2));
    // And one whose time has passed is not used.
    document(&mut delegate, visit, vec![prepared(2, 180_000)]).await;
    world.pass(3 * 3_600_000);
    delegate.wait(10).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 4));
}

#[tokio::test]
async fn no_photo_lies_readable_on_the_device() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    delegate.link = Link::Down;
    let visit = visit_to(&mut delegate, 0).await;
    document(&mut delegate, visit, vec![prepared(1, 180_000)]).await;
    delegate.kill();
    let taken = picture(1, 180_000);
    for entry in std::fs::read_dir(delegate.folder()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for part in taken.chunks(1_000) {
            assert!(!bytes.windows(16).any(|window| window == &part[..16]));
        }
    }
}
