//! Which photos a record may cite, and who may send and see them then.

use axum::body::Body;
use sha2::{Digest, Sha256};
use shared::form::Value;
use shared::ids::{PersonId, PhotoId};
use shared::people::{Branch, Role};
use shared::record::photo::PhotoCitation;
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::exchange::{Reason, Verdict};
use shared::sync::pack::RecordChanges;

use super::world::*;
use crate::admin;
use crate::photos::Received;
use crate::service::{Holder, Judged};
use crate::store::for_association;

pub(crate) fn photo(number: u8) -> PhotoCitation {
    let bytes = bytes_of(number);
    PhotoCitation {
        id: PhotoId::from_bytes([number; 16]),
        sha256: Sha256::digest(&bytes).into(),
        bytes: bytes.len() as u32,
    }
}

pub(crate) fn bytes_of(number: u8) -> Vec<u8> {
    vec![number; 2_000]
}

impl Device {
    /// A document that cites these photos, each in a change of its own.
    pub(crate) fn citing(&self, id: u64, case: u64, photos: &[PhotoCitation]) -> RecordChanges {
        let meta = RecordMeta { id: record_id(id), kind: Kind::Document, case: record_id(case) };
        let mut record = Record::new(meta).unwrap();
        for (nth, photo) in photos.iter().enumerate() {
            let at = 1_700_000_000 + nth as i64;
            let author = Author { install: self.install(), epoch: 0, at };
            let path = format!("pages/p{nth}/photo").parse().unwrap();
            record.write(&author, &[Edit::short(path, Value::Photo(*photo))]).unwrap();
        }
        RecordChanges { meta, changes: record.changes() }
    }

    pub(crate) async fn holder(&self, world: &World) -> Holder {
        let bearer =
            crate::service::bearer::give(&world.service.keys, self.install(), world.service.now());
        world.service.holder(&bearer.token).await.unwrap().unwrap()
    }

    pub(crate) async fn may_send(&self, world: &World, photo: PhotoCitation) -> bool {
        let holder = self.holder(world).await;
        world.service.to_send(&holder, photo.id).await.unwrap().is_some()
    }

    pub(crate) async fn may_see(&self, world: &World, photo: PhotoCitation) -> bool {
        let holder = self.holder(world).await;
        world.service.to_see(&holder, photo.id).await.unwrap().is_some()
    }

    pub(crate) async fn send(
        &self,
        world: &World,
        id: PhotoId,
        bytes: &[u8],
    ) -> (Received, Judged) {
        let (service, holder) = (&world.service, self.holder(world).await);
        let photo = service.to_send(&holder, id).await.unwrap().unwrap();
        let mut turn = service.photos().turn(&holder.key(id)).await;
        let Judged::There(there) = service.offset(&holder, &photo, &turn).await.unwrap() else {
            panic!("judged before it came")
        };
        let room = service.photos().room(holder.install()).unwrap();
        let body = Body::from(bytes.to_vec());
        service.take_in(&holder, &photo, (there, there), body, &mut turn, room).await.unwrap()
    }
}

const FOREIGN: Verdict = Verdict::Refused(Reason::ForeignPhoto);

#[tokio::test]
async fn a_photo_belongs_to_the_case_that_cited_it_first_as_it_was_cited() {
    let world = World::new().await;
    let (mut amal, mut badr) = (world.device(AMAL).await, world.device(BADR).await);
    let mine = [amal.record(1, Kind::Case, 1, &["أسرة"]), amal.citing(2, 1, &[photo(1)])];
    assert_eq!(amal.sync(&world, &mine).await.verdicts, []);
    let otherwise = PhotoCitation { bytes: 1_999, ..photo(1) };
    let digest = PhotoCitation { sha256: [0; 32], ..photo(1) };
    let his = [
        badr.record(11, Kind::Case, 11, &["أسرة"]),
        badr.citing(12, 11, &[photo(1)]),
        badr.citing(13, 11, &[otherwise]),
        badr.citing(14, 11, &[digest]),
        badr.citing(15, 11, &[photo(2), photo(1)]),
        badr.citing(16, 11, &[photo(2)]),
    ];
    let answer = badr.sync(&world, &his).await;
    assert_eq!(answer.verdicts, [(1, FOREIGN), (2, FOREIGN), (3, FOREIGN), (4, FOREIGN)]);
    assert_eq!(world.quarantined(badr.install()).await, 4);
    // Within her case it may be cited again, as it is; the same push twice is had.
    let again = [amal.citing(3, 1, &[photo(1)]), mine[1].clone()];
    assert_eq!(amal.sync(&world, &again).await.verdicts, []);
    assert_eq!(amal.sync(&world, &[amal.citing(4, 1, &[digest])]).await.verdicts, [(0, FOREIGN)]);
}

#[tokio::test]
async fn two_records_of_one_push_do_not_cite_one_photo_for_two_cases() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let push = [
        amal.record(1, Kind::Case, 1, &["أسرة"]),
        amal.record(2, Kind::Case, 2, &["أسرة"]),
        amal.citing(3, 1, &[photo(1)]),
        amal.citing(4, 2, &[photo(1)]),
    ];
    assert_eq!(amal.sync(&world, &push).await.verdicts, [(3, FOREIGN)]);
}

#[tokio::test]
async fn of_two_who_cite_one_photo_at_once_one_is_refused() {
    let world = std::sync::Arc::new(World::new().await);
    let mut tasks = Vec::new();
    for number in 0..12u64 {
        let mut device = world.device(if number % 2 == 0 { AMAL } else { BADR }).await;
        let world = world.clone();
        tasks.push(tokio::spawn(async move {
            let case = 100 + number * 10;
            let push = [
                device.record(case, Kind::Case, case, &["أسرة"]),
                device.citing(case + 1, case, &[photo(1)]),
            ];
            device.sync(&world, &push).await.verdicts.len()
        }));
    }
    let mut refused = 0;
    for task in tasks {
        refused += task.await.unwrap();
    }
    assert_eq!(refused, 11);
}

#[tokio::test]
async fn a_photo_that_a_later_change_replaced_is_wanted_all_the_same() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    let meta = amal.citing(2, 1, &[]).meta;
    let mut record = Record::new(meta).unwrap();
    for (at, cited) in [(1_700_000_000, photo(1)), (1_700_000_001, photo(2))] {
        let author = Author { install: amal.install(), epoch: 0, at };
        let path = "pages/p/photo".parse().unwrap();
        record.write(&author, &[Edit::short(path, Value::Photo(cited))]).unwrap();
    }
    amal.sync(&world, &[case, RecordChanges { meta, changes: record.changes() }]).await;
    assert!(amal.may_send(&world, photo(1)).await && amal.may_send(&world, photo(2)).await);
}

#[tokio::test]
async fn more_photos_than_a_record_may_cite_at_once_are_too_many() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    amal.sync(&world, &[amal.record(1, Kind::Case, 1, &["أسرة"])]).await;
    let many: Vec<_> = (0..401u16)
        .map(|number| {
            let mut id = [9; 16];
            id[..2].copy_from_slice(&number.to_be_bytes());
            PhotoCitation { id: PhotoId::from_bytes(id), ..photo(1) }
        })
        .collect();
    let answer = amal.sync(&world, &[amal.citing(2, 1, &many)]).await;
    assert_eq!(answer.verdicts, [(0, Verdict::Refused(Reason::TooLarge))]);
}

#[tokio::test]
async fn who_may_send_and_who_may_see() {
    const NADIR: PersonId = PersonId::from_bytes([15; 16]);
    const MAJID: PersonId = PersonId::from_bytes([16; 16]);
    let world = World::new().await;
    world.change_person(person(NADIR, Role::CommitteeMember, WEST)).await;
    world.change_person(person(MAJID, Role::Administrator, EAST)).await;
    let (mut amal, badr) = (world.device(AMAL).await, world.device(BADR).await);
    let (salim, wafa) = (world.device(SALIM).await, world.device(WAFA).await);
    let (nadir, majid) = (world.device(NADIR).await, world.device(MAJID).await);
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    amal.sync(&world, &[case, amal.citing(2, 1, &[photo(1)])]).await;
    let everybody = [&amal, &badr, &salim, &wafa, &nadir, &majid];
    for (device, sends) in everybody.iter().zip([true, false, false, false, false, false]) {
        assert_eq!(device.may_send(&world, photo(1)).await, sends);
        assert!(!device.may_send(&world, photo(2)).await, "nobody cites it");
        assert!(!device.may_see(&world, photo(1)).await, "it has not come");
    }
    let came = amal.send(&world, photo(1).id, &bytes_of(1)).await;
    assert_eq!(came, (Received::Ended(2_000), Judged::There(2_000)));
    for (device, sees) in everybody.iter().zip([true, false, true, false, true, false]) {
        assert_eq!(device.may_see(&world, photo(1)).await, sees);
    }
}

#[tokio::test]
async fn bytes_that_are_not_as_cited_are_thrown_away_and_may_come_again() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    amal.sync(&world, &[case, amal.citing(2, 1, &[photo(1)])]).await;
    let id = photo(1).id;
    let mut wrong = bytes_of(1);
    wrong[1_000] ^= 1;
    assert_eq!(amal.send(&world, id, &wrong[..1_500]).await.1, Judged::There(1_500));
    assert_eq!(amal.send(&world, id, &wrong[1_500..]).await.1, Judged::Mismatch);
    assert!(!amal.may_see(&world, photo(1)).await);
    let long = amal.send(&world, id, &[bytes_of(1), vec![1]].concat()).await;
    assert_eq!(long, (Received::TooLong, Judged::There(0)));
    assert_eq!(amal.send(&world, id, &bytes_of(1)[..700]).await.1, Judged::There(700));
    // The server ends and starts again: what came is there, whose nobody is, is not.
    let stray = world.folder().join("photos/muwayh-test/coming").join(photo(3).id.to_string());
    std::fs::write(&stray, b"stray").unwrap();
    let world = world.restart().await;
    assert_eq!(world.service.sweep_photos().await.unwrap(), 1);
    assert!(!stray.exists());
    assert_eq!(amal.send(&world, id, &bytes_of(1)[700..]).await.1, Judged::There(2_000));
    assert!(amal.may_see(&world, photo(1)).await);
}

#[tokio::test]
async fn a_photo_that_was_whole_when_the_server_fell_is_judged_when_asked_for() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let case = amal.record(1, Kind::Case, 1, &["أسرة"]);
    amal.sync(&world, &[case, amal.citing(2, 1, &[photo(1), photo(2), photo(3)])]).await;
    // It fell before it judged, after it renamed; and the third's file was lost.
    amal.send(&world, photo(1).id, &bytes_of(1)[..1]).await;
    let photos = world.folder().join("photos/muwayh-test");
    let name = |number| photo(number).id.to_string();
    std::fs::write(photos.join("coming").join(name(1)), bytes_of(1)).unwrap();
    let shelf = photos.join(&name(2)[..2]);
    std::fs::create_dir_all(&shelf).unwrap();
    std::fs::write(shelf.join(name(2)), bytes_of(2)).unwrap();
    amal.send(&world, photo(3).id, &bytes_of(3)).await;
    std::fs::remove_file(photos.join(&name(3)[..2]).join(name(3))).unwrap();
    for (number, there) in [(1, 2_000), (2, 2_000), (3, 0)] {
        let holder = amal.holder(&world).await;
        let photo = world.service.to_send(&holder, photo(number).id).await.unwrap().unwrap();
        let turn = world.service.photos().turn(&holder.key(photo.citation.id)).await;
        let judged = world.service.offset(&holder, &photo, &turn).await.unwrap();
        assert_eq!(judged, Judged::There(there), "photo {number}");
    }
    assert!(amal.may_see(&world, photo(1)).await && amal.may_see(&world, photo(2)).await);
}

#[tokio::test]
async fn another_associations_photo_is_nobodys_here() {
    const ZAHRA: PersonId = PersonId::from_bytes([31; 16]);
    let world = World::new().await;
    let other = "other-test".parse().unwrap();
    world.service.store().put_association(&other, "جمعية أخرى").await.unwrap();
    for_association(world.service.store(), other)
        .write(|writing| {
            writing.put_branch(&Branch { id: EAST, name: "الشرقي".into(), phone: None })?;
            writing.put_person(&person(ZAHRA, Role::Delegate, EAST))
        })
        .await
        .unwrap();
    let (mut amal, mut zahra) = (world.device(AMAL).await, world.device(ZAHRA).await);
    let hers = [zahra.record(1, Kind::Case, 1, &["أسرة"]), zahra.citing(2, 1, &[photo(1)])];
    assert_eq!(zahra.sync(&world, &hers).await.verdicts, []);
    zahra.send(&world, photo(1).id, &bytes_of(1)).await;
    assert!(zahra.may_see(&world, photo(1)).await);
    assert!(!amal.may_send(&world, photo(1)).await && !amal.may_see(&world, photo(1)).await);
    // The same id in another association is another photo, and neither knows of the other.
    let otherwise = PhotoCitation { sha256: [7; 32], ..photo(1) };
    let mine = [amal.record(1, Kind::Case, 1, &["أسرة"]), amal.citing(2, 1, &[otherwise])];
    assert_eq!(amal.sync(&world, &mine).await.verdicts, []);
    assert!(amal.may_send(&world, photo(1)).await && !amal.may_see(&world, photo(1)).await);
    assert_eq!(amal.send(&world, photo(1).id, &bytes_of(1)).await.1, Judged::Mismatch);
    assert!(zahra.may_see(&world, photo(1)).await);
}

#[tokio::test]
async fn a_bearer_is_good_for_an_hour_and_not_after_a_revocation() {
    let world = World::new().await;
    let mut amal = world.device(AMAL).await;
    let bearer = amal.sync(&world, &[]).await.bearer;
    assert_eq!(bearer.seconds, 3_600);
    let good = |token: String| async {
        let token = token;
        world.service.holder(&token).await.unwrap().is_some()
    };
    assert!(good(bearer.token.clone()).await);
    for at in 0..bearer.token.len() {
        let mut altered = bearer.token.clone().into_bytes();
        altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(altered).unwrap();
        assert!(!good(altered).await, "letter {at}");
        assert!(!good(bearer.token[..at].to_owned()).await, "cut at {at}");
    }
    world.now.fetch_add(3_599, std::sync::atomic::Ordering::SeqCst);
    assert!(good(bearer.token.clone()).await);
    world.now.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    assert!(!good(bearer.token).await);
    let fresh = amal.sync(&world, &[]).await.bearer;
    admin::revoke_install(world.service.store(), amal.install(), 9).await.unwrap();
    assert!(!good(fresh.token).await);
}
