//! The device's storage is full in the middle of a photo: it is said in so
//! many words, and what was there stays as it was.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    AddPage, Home, OpenVisit, PageView, PreparedPhoto, SaveDraft, StartVisit,
};
use app::engine::failure::Failure;
use shared::form::{Answers, Value};
use shared::ids::RecordId;
use tests::pictures::{document, pages, picture, prepared};
use tests::{Device, Kept, Link, PASSPHRASE, World};

/// A document of one page at a visit with a draft, on a device without a link.
async fn begun(world: &World, photo: PreparedPhoto) -> (Device, RecordId, RecordId) {
    let mut delegate = world.enrolled("delegate").await;
    delegate.link = Link::Down;
    let home = Home { search: String::new(), offset: 0, limit: 1 };
    let case = delegate.call(home).await.unwrap().cases[0].case;
    let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
    let document = document(&mut delegate, visit, vec![photo]).await;
    let path = "researcher_view".parse().unwrap();
    let value = Value::Text("أسرة متعاونة".into());
    delegate.call(SaveDraft { record: visit, path, value }).await.unwrap();
    (delegate, visit, document)
}

/// So small that a database has room for it when it has for little else.
fn tiny(seed: u64) -> PreparedPhoto {
    PreparedPhoto { photo: picture(seed, 600), small: picture(!seed, 500) }
}

fn page_count(db: &rusqlite::Connection) -> u32 {
    db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap()
}

/// Everything that may not change when a photo is refused.
async fn everything(device: &mut Device, visit: RecordId) -> (Answers, Vec<PageView>, Kept) {
    let answers = device.call(OpenVisit { visit }).await.unwrap().answers;
    let opened = device.opened(PASSPHRASE);
    (answers, pages(device, visit).await, opened.kept())
}

#[tokio::test]
async fn no_room_for_the_photo() {
    let world = World::new().await;
    let (mut delegate, visit, document) = begun(&world, prepared(1, 190_000)).await;
    let before = everything(&mut delegate, visit).await;
    let room = page_count(&delegate.opened(PASSPHRASE).photos_db) + 20;
    delegate.close();
    delegate.open_with_room(room).unwrap();
    delegate.unlock(PASSPHRASE).await.unwrap();
    let photo = prepared(2, 190_000);
    for _ in 0..3 {
        let added = delegate.call(AddPage { document, photo: photo.clone() }).await;
        assert_eq!(added, Err(Failure::StorageFull));
        assert_eq!(everything(&mut delegate, visit).await, before);
        assert_eq!(delegate.opened(PASSPHRASE).photos(), (2, 0), "nothing half");
    }
    // The same with room again, and the engine goes on.
    delegate.kill();
    delegate.unlock(PASSPHRASE).await.unwrap();
    delegate.call(AddPage { document, photo }).await.unwrap();
    assert_eq!(pages(&mut delegate, visit).await.len(), 2);
    delegate.link = Link::Up;
    delegate.wait(30).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 4));
}

#[tokio::test]
async fn room_is_made_of_what_the_server_has() {
    let world = World::new().await;
    let (mut delegate, _, document) = begun(&world, prepared(1, 190_000)).await;
    delegate.link = Link::Up;
    delegate.wait(5).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 2));
    delegate.link = Link::Down;
    let room = page_count(&delegate.opened(PASSPHRASE).photos_db) + 5;
    delegate.close();
    delegate.open_with_room(room).unwrap();
    delegate.unlock(PASSPHRASE).await.unwrap();
    let added = delegate.call(AddPage { document, photo: prepared(2, 190_000) }).await;
    // There was room for the photo; for the record that cites it perhaps not.
    assert!(matches!(added, Ok(()) | Err(Failure::StorageFull)), "{added:?}");
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (2, 0));
}

#[tokio::test]
async fn no_room_for_the_record_that_cites_it() {
    let world = World::new().await;
    let (mut delegate, visit, document) = begun(&world, tiny(1)).await;
    let records = page_count(&delegate.opened(PASSPHRASE).db);
    let photos = page_count(&delegate.opened(PASSPHRASE).photos_db);
    assert!(photos + 5 < records, "{photos} pages of photos, {records} of records");
    delegate.close();
    delegate.open_with_room(records).unwrap();
    delegate.unlock(PASSPHRASE).await.unwrap();
    // What is left is filled with pages, whose photos have room.
    let before = loop {
        let before = everything(&mut delegate, visit).await;
        let photo = tiny(u64::try_from(before.1.len()).unwrap() + 10);
        match delegate.call(AddPage { document, photo }).await {
            Ok(()) => {}
            Err(failure) => {
                assert_eq!(failure, Failure::StorageFull);
                break before;
            }
        }
    };
    assert_eq!(everything(&mut delegate, visit).await, before);
    let cited = 2 * u32::try_from(before.1.len()).unwrap();
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (cited + 2, 0), "the photo had room");
    // What nothing cites goes when the profile is next unlocked.
    delegate.kill();
    delegate.unlock(PASSPHRASE).await.unwrap();
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (cited, 0));
    assert_eq!(everything(&mut delegate, visit).await, before);
}
