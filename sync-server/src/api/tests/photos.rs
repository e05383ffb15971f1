//! Photos as tus clients send them, good and bad ones, over real connections.

use std::time::Duration;

use shared::ids::PhotoId;
use shared::record::photo::PhotoCitation;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::office::{Office, half, metadata, office, offset};
use super::{Answer, answer};
use crate::photos::PhotoLimits;
use crate::service::tests::citing::{bytes_of, photo};
use crate::service::tests::world::{BADR, SALIM};

#[tokio::test]
async fn a_photo_is_announced_sent_in_pieces_and_seen() {
    let office = Office::new().await;
    let (bearer, id, bytes) = (office.bearer.as_str(), photo(1).id, bytes_of(1));
    let able = office.ask("", "OPTIONS /api/photos", "", b"").await;
    assert_eq!(able.status, 204);
    assert!(able.has("tus-version: 1.0.0") && able.has("tus-max-size: 1048576"));
    assert!(able.has("tus-extension: creation,creation-with-upload"));
    for _ in 0..2 {
        let begun = office.begin(bearer, id, "2000").await;
        assert_eq!((begun.status, offset(&begun)), (201, Some(0)));
        assert!(begun.has(&format!("location: /api/photos/{id}\r\n")), "{}", begun.head);
        assert!(begun.has("tus-resumable: 1.0.0") && begun.has("cache-control: no-store"));
    }
    let first = office.more(id, "0", &bytes[..700]).await;
    assert_eq!((first.status, offset(&first)), (204, Some(700)));
    // The answer was lost: the same again, and then from where it stands.
    let again = office.more(id, "0", &bytes[..700]).await;
    assert_eq!((again.status, offset(&again)), (409, Some(700)));
    assert_eq!(office.stands(id).await, Some(700));
    assert_eq!(offset(&office.begin(bearer, id, "2000").await), Some(700));
    assert_eq!(office.get(bearer, id, "").await.status, 404, "it is not whole");
    let rest = office.more(id, "700", &bytes[700..]).await;
    assert_eq!((rest.status, offset(&rest)), (204, Some(2_000)));

    let whole = office.get(bearer, id, "").await;
    assert_eq!((whole.status, &whole.body), (200, &bytes));
    for header in ["content-type: image/jpeg", "cache-control: no-store", "nosniff"] {
        assert!(whole.has(header), "{header} in {}", whole.head);
    }
    assert!(!whole.has("last-modified"));
    let part = office.get(bearer, id, "Range: bytes=1500-\r\n").await;
    assert_eq!((part.status, part.body.len()), (206, 500));
    assert!(part.has("content-range: bytes 1500-1999/2000"));
    let beyond = office.get(bearer, id, "Range: bytes=2000-\r\n").await;
    assert_eq!(beyond.status, 416);
    // A late repetition finds it whole, whichever way it asks.
    assert_eq!(offset(&office.begin(bearer, id, "2000").await), Some(2_000));
    assert_eq!(office.stands(id).await, Some(2_000));
    assert_eq!(office.more(id, "2000", b"").await.status, 204);
    assert_eq!(office.more(id, "0", &bytes).await.status, 409);
}

#[tokio::test]
async fn a_photo_may_come_with_its_announcement_also_when_part_of_it_is_there() {
    let office = Office::new().await;
    let (id, bytes) = (photo(1).id, bytes_of(1));
    let headers = format!(
        "Tus-Resumable: 1.0.0\r\nUpload-Length: 2000\r\nUpload-Metadata: {}\r\n\
         Content-Type: application/offset+octet-stream\r\n",
        metadata(id)
    );
    for (length, there) in [(900, 900), (300, 900), (1_200, 1_200), (2_000, 2_000), (10, 2_000)] {
        let line = "POST /api/photos";
        let begun = office.ask(&office.bearer, line, &headers, &bytes[..length]).await;
        assert_eq!((begun.status, offset(&begun)), (201, Some(there)));
    }
    assert_eq!(office.get(&office.bearer, id, "").await.body, bytes);
    let id = photo(2).id;
    let line = format!("POST /api/photos/{id}");
    let headers = "Tus-Resumable: 1.0.0\r\nX-HTTP-Method-Override: PATCH\r\nUpload-Offset: 0\r\n\
         Content-Type: application/offset+octet-stream\r\n";
    assert_eq!(office.ask(&office.bearer, &line, headers, &bytes_of(2)).await.status, 204);
    assert_eq!(office.ask(&office.bearer, &line, "", b"").await.status, 405);
}

#[tokio::test]
async fn what_may_not_be_is_told_in_the_same_words() {
    let office = Office::new().await;
    let (mut badr, mut salim) = (office.world.device(BADR).await, office.world.device(SALIM).await);
    let badr = badr.sync(&office.world, &[]).await.bearer.token;
    let salim = salim.sync(&office.world, &[]).await.bearer.token;
    let elsewhere = Office::new().await;
    let (id, nobodys) = (photo(1).id, photo(77).id);
    let bearer = office.bearer.as_str();
    let mut absent = Vec::new();
    for (bearer, id, length) in [
        (bearer, nobodys, "2000"),
        (bearer, id, "1999"),
        (badr.as_str(), id, "2000"),
        (salim.as_str(), id, "2000"),
        (badr.as_str(), nobodys, "2000"),
    ] {
        absent.push(office.begin(bearer, id, length).await);
    }
    absent.push(office.get(&badr, id, "").await);
    absent.push(office.get(bearer, nobodys, "").await);
    absent.push(office.more(nobodys, "0", b"abc").await);
    for bearer in [bearer, badr.as_str()] {
        absent.push(office.ask(bearer, "GET /api/photos/no-id-at-all", "", b"").await);
    }
    for answer in &absent {
        let words = |answer: &Answer| {
            let lines = answer.head.lines().filter(|line| !line.starts_with("date:"));
            (lines.map(str::to_owned).collect::<Vec<_>>(), answer.body.clone())
        };
        assert_eq!(words(answer), words(&absent[0]));
        assert_eq!(answer.status, 404);
    }
    for bad in ["", "AAAA", elsewhere.bearer.as_str(), &"A".repeat(54)] {
        let refused = office.begin(bad, id, "2000").await;
        assert_eq!(refused.status, 401);
        assert!(refused.has("www-authenticate: bearer"));
        assert_eq!(office.get(bad, id, "").await.status, 401);
        assert_eq!(office.ask(bad, "HEAD /api/photos/x", "", b"").await.status, 401);
    }
    assert_eq!(office.stands(id).await, Some(0), "none of it brought anything");
}

#[tokio::test]
async fn requests_that_are_wrong_change_nothing() {
    let office = Office::new().await;
    let (id, bytes) = (photo(1).id, bytes_of(1));
    let bearer = office.bearer.as_str();
    office.more(id, "0", &bytes[..100]).await;
    let line = format!("PATCH /api/photos/{id}");
    let piece = "Content-Type: application/offset+octet-stream\r\n";
    let tus = "Tus-Resumable: 1.0.0\r\n";
    let at = "Upload-Offset: 100\r\n";
    for (headers, body, status) in [
        (format!("{piece}{at}"), &bytes[100..200], 412),
        (format!("Tus-Resumable: 0.2.2\r\n{piece}{at}"), &bytes[100..200], 412),
        (format!("{tus}Content-Type: image/jpeg\r\n{at}"), &bytes[100..200], 415),
        (format!("{tus}{at}"), &bytes[100..200], 415),
        (format!("{tus}{piece}"), &bytes[100..200], 400),
        (format!("{tus}{piece}Upload-Offset: -1\r\n"), &bytes[100..200], 400),
        (format!("{tus}{piece}Upload-Offset: +100\r\n"), &bytes[100..200], 400),
        (format!("{tus}{piece}Upload-Offset: 1e2\r\n"), &bytes[100..200], 400),
        (format!("{tus}{piece}Upload-Offset: 99999999999999999999\r\n"), &bytes[..1], 400),
        (format!("{tus}{piece}Upload-Offset: 18446744073709551615\r\n"), &bytes[..1], 409),
        (format!("{tus}{piece}Upload-Offset: 99\r\n"), &bytes[99..200], 409),
        (format!("{tus}{piece}Upload-Offset: 101\r\n"), &bytes[101..200], 409),
        (format!("{tus}{piece}{at}"), &bytes[..], 413),
    ] {
        let answer = office.ask(bearer, &line, &headers, body).await;
        assert_eq!(answer.status, status, "{headers}");
        assert_eq!(office.stands(id).await, Some(100), "{headers}");
    }
    // Longer than it says beforehand.
    let chunked = format!(
        "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {bearer}\r\n\
         {tus}{piece}{at}Transfer-Encoding: chunked\r\n\r\nfa0\r\n"
    );
    let mut stream = TcpStream::connect(&office.address).await.unwrap();
    let _ = stream.write_all(&[chunked.as_bytes(), &[1; 4_000], b"\r\n0\r\n\r\n"].concat()).await;
    assert_eq!(answer(stream).await.status, 413);
    assert_eq!(office.stands(id).await, Some(100));
    for (length, status) in [("-5", 400), ("", 400), ("1048577", 413), ("0", 404)] {
        assert_eq!(office.begin(bearer, id, length).await.status, status, "{length}");
    }
    let unnamed = format!("{tus}Upload-Length: 2000\r\nUpload-Metadata: photo !!!\r\n");
    assert_eq!(office.ask(bearer, "POST /api/photos", &unnamed, b"").await.status, 400);
    let huge = format!("Upload-Metadata: {}\r\n", "x".repeat(600_000));
    let answer = office.ask(bearer, "POST /api/photos", &huge, b"").await;
    assert_eq!(answer.status, 431);
    assert_eq!(office.ask(bearer, "DELETE /api/photos/x", tus, b"").await.status, 405);
}

#[tokio::test]
async fn wrong_bytes_are_thrown_away_at_the_end_and_may_come_again() {
    let office = Office::new().await;
    let (id, mut bytes) = (photo(1).id, bytes_of(1));
    bytes[5] = 99;
    let wrong = office.more(id, "0", &bytes).await;
    assert_eq!((wrong.status, offset(&wrong)), (460, Some(0)));
    assert_eq!(office.stands(id).await, Some(0));
    assert_eq!(office.get(&office.bearer, id, "").await.status, 404);
    assert_eq!(office.more(id, "0", &bytes_of(1)).await.status, 204);
}

#[tokio::test]
async fn a_connection_cut_at_any_byte_leaves_what_came() {
    let office = Office::new().await;
    let (id, bytes) = (photo(1).id, bytes_of(1));
    let mut there = 0;
    for cut in [1, 2, 500, 501, 1_999] {
        drop(half(&office, id, there, &bytes[there..cut]).await);
        // What was on its way when it was cut may come or not, and nothing else.
        let stands = office.stands(id).await.unwrap() as usize;
        assert!((there..=cut).contains(&stands), "{stands} after {there}..{cut}");
        there = stands;
    }
    // It may come even after the question: who is told that asks again.
    let mut last = office.more(id, &there.to_string(), &bytes[there..]).await;
    while last.status == 409 {
        there = office.stands(id).await.unwrap() as usize;
        last = office.more(id, &there.to_string(), &bytes[there..]).await;
    }
    assert_eq!(last.status, 204);
    assert_eq!(office.get(&office.bearer, id, "").await.body, bytes);
}

#[tokio::test]
async fn a_connection_that_hangs_does_not_keep_the_photo_from_going_on() {
    let office = Office::new().await;
    let (id, bytes) = (photo(1).id, bytes_of(1));
    let mut hangs = half(&office, id, 0, &bytes[..800]).await;
    // Asking the server would already take the hanging one's turn.
    let part = office.world.folder().join("photos/muwayh-test/coming").join(id.to_string());
    while std::fs::metadata(&part).map_or(0, |part| part.len()) < 800 {
        tokio::task::yield_now().await;
    }
    assert_eq!(office.stands(id).await, Some(800));
    let mut late = Vec::new();
    hangs.read_to_end(&mut late).await.unwrap();
    assert!(late.starts_with(b"HTTP/1.1 423 "), "{}", String::from_utf8_lossy(&late));
    assert_eq!(office.more(id, "800", &bytes[800..]).await.status, 204);
    assert_eq!(office.get(&office.bearer, id, "").await.body, bytes);
}

#[tokio::test]
async fn a_body_that_stalls_is_cut_and_counts_as_far_as_it_came() {
    let stall = Duration::from_millis(50);
    let office = office(PhotoLimits { stall, ..PhotoLimits::default() }).await;
    let stream = half(&office, photo(1).id, 0, &bytes_of(1)[..800]).await;
    let cut = answer(stream).await;
    assert_eq!((cut.status, offset(&cut)), (408, Some(800)));
    assert_eq!(office.stands(photo(1).id).await, Some(800));
}

#[tokio::test]
async fn too_many_at_once_are_asked_to_come_later() {
    let limits = PhotoLimits { at_once: 3, of_one_install: 2, ..PhotoLimits::default() };
    let office = office(limits).await;
    let mut open = Vec::new();
    for number in 1..3 {
        open.push(half(&office, photo(number).id, 0, &bytes_of(number)[..10]).await);
        while office.world.service.photos().room(office.amal.install()).is_some() && number == 2 {
            tokio::task::yield_now().await;
        }
    }
    let third = office.more(photo(3).id, "0", &bytes_of(3)).await;
    assert_eq!(third.status, 503);
    assert!(third.has("retry-after: 5"));
    // Asking and seeing need no leave; and when one is done there is room again.
    assert_eq!(office.stands(photo(3).id).await, Some(0));
    open[0].write_all(&bytes_of(1)[10..]).await.unwrap();
    while office.more(photo(3).id, "0", &bytes_of(3)).await.status == 503 {}
    assert_eq!(office.get(&office.bearer, photo(3).id, "").await.status, 200);
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_counts_half() {
    let limits = PhotoLimits { reserve: u64::MAX, ..PhotoLimits::default() };
    let office = office(limits).await;
    assert_eq!(office.begin(&office.bearer, photo(1).id, "2000").await.status, 201);
    assert_eq!(office.more(photo(1).id, "0", &bytes_of(1)).await.status, 507);
    assert_eq!(office.stands(photo(1).id).await, Some(0));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_fills_up_in_the_middle_of_a_photo_is_told_too() {
    let office = Office::new().await;
    let id = photo(1).id;
    let coming = office.world.folder().join("photos/muwayh-test/coming");
    std::fs::create_dir_all(&coming).unwrap();
    let part = coming.join(id.to_string());
    std::os::unix::fs::symlink("/dev/full", &part).unwrap();
    assert_eq!(office.more(id, "0", &bytes_of(1)).await.status, 507);
    std::fs::remove_file(&part).unwrap();
    assert_eq!(office.stands(id).await, Some(0));
    assert_eq!(office.more(id, "0", &bytes_of(1)).await.status, 204);
}

#[tokio::test]
async fn the_same_photo_sent_by_many_at_once_arrives_once_and_whole() {
    let mut cited = photo(1);
    let bytes: Vec<u8> = (0..600_000u32).map(|at| (at % 251) as u8).collect();
    let mut office = Office::new().await;
    cited.id = PhotoId::from_bytes([200; 16]);
    cited = PhotoCitation {
        sha256: <sha2::Sha256 as sha2::Digest>::digest(&bytes).into(),
        bytes: 600_000,
        ..cited
    };
    let citing = office.amal.citing(3, 1, &[cited]);
    office.amal.sync(&office.world, &[citing]).await;
    let office = std::sync::Arc::new(office);
    let mut tasks = Vec::new();
    for piece in [10_000usize, 33_333, 70_001] {
        let (office, bytes) = (office.clone(), bytes.clone());
        tasks.push(tokio::spawn(async move {
            let mut at = 0;
            while at < bytes.len() {
                let end = (at + piece).min(bytes.len());
                let answer = office.more(cited.id, &at.to_string(), &bytes[at..end]).await;
                assert!([204, 409, 413, 423, 503].contains(&answer.status), "{}", answer.head);
                at = match offset(&answer) {
                    Some(offset) => offset as usize,
                    None => at,
                };
            }
        }));
    }
    for task in tasks {
        tokio::time::timeout(Duration::from_secs(60), task).await.unwrap().unwrap();
    }
    assert_eq!(office.get(&office.bearer, cited.id, "").await.body, bytes);
}
