//! The photos' lane with a server or a link that is odd about one photo: the
//! others go, the records go, and nothing is asked all the time.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{Home, Notice, OpenPhoto, PhotoView, StartVisit, Submit, Submitted};
use app::engine::{HttpRequest, Method};
use shared::ids::{PhotoId, RecordId};
use shared::record::photo::PhotoCitation;
use tests::pictures::{document, pages, picture, prepared};
use tests::{Device, Link, PASSPHRASE, World, interview};

async fn begin(device: &mut Device) -> (RecordId, RecordId) {
    let home = Home { search: String::new(), offset: 0, limit: 1 };
    let case = device.call(home).await.unwrap().cases[0].case;
    (case, device.call(StartVisit { case, held: true }).await.unwrap())
}

/// Three photos that have not set out, and which of them would go first.
async fn three(delegate: &mut Device) -> (RecordId, PhotoId) {
    delegate.link = Link::Down;
    let visit = begin(delegate).await.1;
    document(delegate, visit, (0..3).map(|n| prepared(n, 120_000)).collect()).await;
    (visit, pages(delegate, visit).await[0].photo.id)
}

/// Whether a request is about this photo.
fn about(photo: PhotoId) -> impl Fn(&HttpRequest) -> bool + Send {
    let name = data_encoding::BASE64.encode(photo.to_string().as_bytes());
    move |request| {
        let announced = request.headers.iter().any(|(_, value)| value.ends_with(&name));
        announced || request.path.ends_with(&photo.to_string())
    }
}

async fn view(device: &mut Device, photo: PhotoCitation, wished: bool) -> PhotoView {
    device.call(OpenPhoto { photo, wished }).await.unwrap()
}

fn asked(device: &Device, path: &str) -> usize {
    device.traffic.iter().filter(|(asked, ..)| asked.starts_with(path)).count()
}

#[tokio::test]
async fn a_server_that_takes_a_photo_and_has_no_more_of_it_is_left_alone() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (_, odd) = three(&mut delegate).await;
    let is_odd = about(odd);
    delegate.photo_forger = Some(Box::new(move |request, response| {
        if is_odd(request) {
            response.status = if request.method == Method::Post { 201 } else { 204 };
            response.upload_offset = Some(0);
        }
    }));
    delegate.link = Link::Up;
    world.pass(60_000);
    delegate.traffic.clear();
    // Without time passing: whoever asks on and on would fill all of these.
    delegate.carry(300).await;
    let many = asked(&delegate, &format!("/api/photos/{odd}"));
    assert!(many <= 8, "asked {many} times at once");
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (1, 5), "the others went");
    delegate.photo_forger = None;
    delegate.wait(120).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 6));
}

#[tokio::test]
async fn a_photo_that_lost_its_bytes_holds_up_no_other() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (_, lost) = three(&mut delegate).await;
    let sql = "DELETE FROM contents WHERE photo = ?1";
    let opened = delegate.opened(PASSPHRASE);
    assert_eq!(opened.photos_db.execute(sql, [lost.as_bytes()]).unwrap(), 1);
    delegate.link = Link::Up;
    delegate.wait(30).await;
    assert_eq!(opened.photos(), (1, 5));
}

#[tokio::test]
async fn a_photo_at_which_the_link_always_breaks_holds_up_no_other() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let (_, unlucky) = three(&mut delegate).await;
    let is_unlucky = about(unlucky);
    delegate.breaker = Some(Box::new(move |request| is_unlucky(request)));
    delegate.link = Link::Up;
    delegate.wait(60).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (1, 5));
    // Nor does it hold up what comes later.
    let visit = begin(&mut delegate).await.1;
    document(&mut delegate, visit, vec![prepared(9, 150_000)]).await;
    delegate.wait(10).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (1, 7));
    delegate.breaker = None;
    delegate.wait(120).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 8));
}

#[tokio::test]
async fn photos_that_arrive_are_told_of_together() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    delegate.link = Link::Down;
    let visit = begin(&mut delegate).await.1;
    document(&mut delegate, visit, (0..12).map(|n| prepared(n, 60_000)).collect()).await;
    delegate.link = Link::Up;
    delegate.notices.clear();
    delegate.wait(20).await;
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 24));
    let count = |one: &Notice| delegate.notices.iter().filter(|notice| *notice == one).count();
    let (sent, changed) = (count(&Notice::PhotosSent), count(&Notice::RecordsChanged));
    assert!((1..=7).contains(&sent), "told {sent} times in 20 s");
    assert!(changed <= 8, "{changed} times all was to be read again");
}

#[tokio::test]
async fn screens_that_read_again_do_not_ask_the_server_for_missing_photos() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    delegate.breaker = Some(Box::new(|request| request.path.starts_with("/api/photos")));
    let visit = begin(&mut delegate).await.1;
    document(&mut delegate, visit, (0..3).map(|n| prepared(n, 90_000)).collect()).await;
    delegate.wait(2).await;
    supervisor.sync().await;
    let photos: Vec<_> =
        pages(&mut supervisor, visit).await.iter().map(|page| page.photo).collect();
    assert_eq!(photos.len(), 3);
    for photo in &photos {
        assert_eq!(view(&mut supervisor, *photo, true).await, PhotoView::Coming);
    }
    supervisor.traffic.clear();
    // All of them, all the time, as a careless screen does.
    for _ in 0..300 {
        supervisor.wait(1).await;
        for photo in &photos {
            view(&mut supervisor, *photo, false).await;
        }
    }
    let many = asked(&supervisor, "/api/photos");
    assert!((3..=15).contains(&many), "asked {many} times in five minutes");
    // Whoever taps need not wait, and what came is shown.
    delegate.breaker = None;
    delegate.wait(60).await;
    view(&mut supervisor, photos[0], true).await;
    supervisor.rest().await;
    let shown = view(&mut supervisor, photos[0], false).await;
    assert_eq!(shown, PhotoView::Here(picture(0, 90_000)));
}

#[tokio::test]
async fn a_server_in_trouble_is_not_said_to_lack_the_photo() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = begin(&mut delegate).await.1;
    document(&mut delegate, visit, vec![prepared(1, 90_000)]).await;
    delegate.wait(10).await;
    supervisor.sync().await;
    let photo = pages(&mut supervisor, visit).await[0].photo;
    supervisor.photo_forger = Some(Box::new(|_, response| {
        (response.status, response.body) = (503, Vec::new());
    }));
    assert_eq!(view(&mut supervisor, photo, true).await, PhotoView::Coming);
    supervisor.traffic.clear();
    for _ in 0..60 {
        supervisor.wait(1).await;
        assert_eq!(view(&mut supervisor, photo, false).await, PhotoView::NoLink);
    }
    let many = asked(&supervisor, "/api/photos");
    assert!((3..=12).contains(&many), "asked {many} times in a minute");
    supervisor.photo_forger = None;
    supervisor.wait(60).await;
    let here = PhotoView::Here(picture(1, 90_000));
    assert_eq!(view(&mut supervisor, photo, false).await, here);
}

#[tokio::test]
async fn photos_of_which_it_was_not_noted_that_they_may_go_are_not_forgotten() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut second = world.enrolled("delegate_2").await;
    let (case, visit) = begin(&mut delegate).await;
    delegate.breaker = Some(Box::new(|request| request.path.starts_with("/api/photos")));
    interview(&mut delegate, visit).await;
    document(&mut delegate, visit, vec![prepared(1, 90_000)]).await;
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    delegate.wait(3).await;
    // As if the device had had no room to note it when the server answered.
    let opened = delegate.opened(PASSPHRASE);
    opened.photos_db.execute("UPDATE photos SET cited = 0", []).unwrap();
    world.assign(case, world.person("delegate_2")).await;
    delegate.wait(15).await;
    assert_eq!(opened.photos(), (2, 0), "nothing unsent is forgotten");
    delegate.breaker = None;
    delegate.wait(90).await;
    assert_eq!(opened.photos(), (0, 0), "sent, then forgotten with the case");
    second.sync().await;
    let photo = pages(&mut second, visit).await[0].photo;
    view(&mut second, photo, true).await;
    second.rest().await;
    assert_eq!(view(&mut second, photo, false).await, PhotoView::Here(picture(1, 90_000)));
}
