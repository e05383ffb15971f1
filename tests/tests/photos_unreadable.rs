//! What beside the records is broken keeps nobody from them: the photos' file,
//! the association's profile, lists that an older app left.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;

use app::engine::command::{
    AddPage, Home, ListProfiles, OpenPhoto, OpenVisit, PhotoView, Session, StartVisit, Submit,
    Submitted,
};
use app::engine::failure::Failure;
use shared::association::LockRule;
use shared::ids::RecordId;
use shared::lifecycle::WhereItIs;
use tests::pictures::{document, pages, prepared};
use tests::{Device, Link, PASSPHRASE, World, interview};

async fn begun(device: &mut Device) -> (RecordId, RecordId, RecordId) {
    let home = Home { search: String::new(), offset: 0, limit: 1 };
    let case = device.call(home).await.unwrap().cases[0].case;
    let visit = device.call(StartVisit { case, held: true }).await.unwrap();
    let document = document(device, visit, vec![prepared(1, 90_000)]).await;
    (case, visit, document)
}

fn photos_file(device: &Device) -> PathBuf {
    let mut files = std::fs::read_dir(device.folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_photos = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("photos-") && !name.ends_with("-journal")
    };
    files.find(is_photos).unwrap()
}

async fn session(device: &mut Device) -> Session {
    device.call(ListProfiles {}).await.unwrap().session.unwrap()
}

#[tokio::test]
async fn broken_photos_keep_nobody_from_the_records() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut second = world.enrolled("delegate_2").await;
    let (case, visit, document) = begun(&mut delegate).await;
    delegate.wait(10).await;
    let photo = pages(&mut delegate, visit).await[0].photo;
    delegate.close();
    let file = photos_file(&delegate);
    let noise = vec![0xa5_u8; 40_960];
    std::fs::write(&file, &noise).unwrap();

    delegate.open().unwrap();
    delegate.unlock(PASSPHRASE).await.unwrap();
    let unreadable = Failure::PhotosUnreadable;
    assert_eq!(
        delegate.call(AddPage { document, photo: prepared(2, 90_000) }).await,
        Err(unreadable.clone())
    );
    let opened = delegate.call(OpenPhoto { photo, wished: true }).await;
    assert_eq!(opened, Err(unreadable));
    let page = &pages(&mut delegate, visit).await[0];
    assert_eq!((page.photo, page.whereabouts), (photo, WhereItIs::OnDevice), "not believed sent");
    // Records are written, sent and received.
    interview(&mut delegate, visit).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    delegate.wait(5).await;
    // The case leaves, and stays here: nobody can tell whether its photos are sent.
    world.assign(case, world.person("delegate_2")).await;
    delegate.wait(30).await;
    delegate.call(OpenVisit { visit }).await.unwrap();
    second.sync().await;
    assert!(second.call(OpenVisit { visit }).await.unwrap().submission.is_some());
    assert!(std::fs::read(&file).unwrap() == noise, "written to");
}

#[tokio::test]
async fn photos_that_can_be_read_again_are_without_a_new_unlocking() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    delegate.link = Link::Down;
    let (_, visit, document) = begun(&mut delegate).await;
    let photo = pages(&mut delegate, visit).await[0].photo;
    let file = photos_file(&delegate);
    let good = std::fs::read(&file).unwrap();
    let unreadable = Err(Failure::PhotosUnreadable);
    let open = || OpenPhoto { photo, wished: true };

    // It breaks under the open app; nothing falls, and each use looks again.
    std::fs::write(&file, vec![0xa5_u8; good.len()]).unwrap();
    for _ in 0..2 {
        assert_eq!(delegate.call(open()).await, unreadable);
        let page = AddPage { document, photo: prepared(2, 40_000) };
        assert_eq!(delegate.call(page).await.err(), unreadable.clone().err());
    }
    delegate.link = Link::Up;
    delegate.wait(30).await;
    assert_eq!(delegate.falls, 0);
    assert!(
        delegate.call(OpenVisit { visit }).await.unwrap().row.whereabouts != WhereItIs::OnDevice
    );

    std::fs::write(&file, &good).unwrap();
    assert!(matches!(delegate.call(open()).await, Ok(PhotoView::Here(_))));
    delegate.call(AddPage { document, photo: prepared(2, 40_000) }).await.unwrap();
    // What waited in it goes on by itself.
    delegate.wait(60).await;
    let pages = pages(&mut delegate, visit).await;
    assert_eq!(pages.len(), 2);
    assert!(pages.iter().all(|page| page.whereabouts == WhereItIs::Received));
}

#[tokio::test]
async fn a_profile_that_cannot_be_read_is_asked_for_again() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (_, visit, document) = begun(&mut delegate).await;
    delegate.wait(5).await;
    let changed = delegate
        .opened(PASSPHRASE)
        .db
        .execute("UPDATE meta SET value = x'f5' WHERE key = 'profile'", [])
        .unwrap();
    assert_eq!(changed, 1);
    delegate.kill();
    delegate.link = Link::Down;
    delegate.unlock(PASSPHRASE).await.unwrap();
    let rules = session(&mut delegate).await.rules;
    assert_eq!((rules.lock_minutes, rules.position_allowed), (5, false), "what is safe");
    let page = || AddPage { document, photo: prepared(2, 90_000) };
    assert_eq!(delegate.call(page()).await, Err(Failure::PhotoNotAllowed));
    delegate.link = Link::Up;
    delegate.wait(15).await;
    delegate.call(page()).await.unwrap();
    assert_eq!(pages(&mut delegate, visit).await.len(), 2);
}

#[tokio::test]
async fn lists_that_cannot_be_brought_up_to_date_keep_nobody_out() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (_, visit, _) = begun(&mut delegate).await;
    delegate.wait(5).await;
    let opened = delegate.opened(PASSPHRASE);
    opened.db.execute("UPDATE meta SET value = x'f5' WHERE key = 'lists_behind'", []).unwrap();
    let sql = "UPDATE changes SET bytes = x'00' WHERE record = ?1";
    assert!(opened.db.execute(sql, [visit.as_bytes()]).unwrap() > 0);
    delegate.kill();
    delegate.unlock(PASSPHRASE).await.unwrap();
    // The next app may be able to.
    let sql = "SELECT value FROM meta WHERE key = 'lists_behind'";
    let flag: Vec<u8> = opened.db.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(flag, [0xf5]);
}

#[tokio::test]
async fn a_profile_of_whatever_minutes_locks_in_time() {
    let world = World::new().await;
    for (told, kept) in [(0, 1), (7, 7), (u16::MAX, LockRule::MAX_MINUTES)] {
        let mut delegate = world.device();
        delegate.enrol(&world.another_code("delegate").await, PASSPHRASE).await.unwrap();
        delegate.forger = Some(Box::new(move |answer| {
            if let Some(profile) = &mut answer.news.profile {
                profile.lock.minutes = told;
            }
        }));
        delegate.sync().await;
        assert_eq!(session(&mut delegate).await.rules.lock_minutes, kept);
    }
}
