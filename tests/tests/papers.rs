//! Papers that were seen, matched and photographed, from the village to the
//! supervisor's screen.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    AddPage, DocumentView, KeepWords, LeaveScreen, MatchDocument, OpenDocument, OpenPapers,
    OpenVisit, RemoveDocument, RemovePage, ReplacePage, SaveDraft, StartDocument, VisitView,
    WORDS_OF_REVIEW,
};
use app::engine::failure::Failure;
use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::{ReviewOutcome, VisitStage, WhereItIs};
use shared::record::document::MAX_PAGES;
use shared::record::photo::PhotoCitation;
use tests::at_work::{choice, draft, hand_in, interviewed, review, text};
use tests::pictures::{PAPER, document, prepared};
use tests::{Device, Link, World};

const DELEGATE: &str = "أمل فهد التجريبي";

/// A whole interview at the demonstration's first case, without a link.
async fn beyond_the_link(world: &World, delegate: &mut Device) -> RecordId {
    delegate.link = Link::Down;
    interviewed(delegate, world.a_case()).await
}

async fn open(device: &mut Device, document: RecordId) -> DocumentView {
    device.call(OpenDocument { document }).await.unwrap()
}

async fn visit_of(device: &mut Device, visit: RecordId) -> VisitView {
    device.call(OpenVisit { visit }).await.unwrap()
}

#[tokio::test]
async fn a_paper_is_seen_matched_and_read_by_the_supervisor() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = beyond_the_link(&world, &mut delegate).await;

    let bill = document(&mut delegate, visit, vec![prepared(1, 90_000)]).await;
    draft(&mut delegate, bill, "number", text("77-4410")).await;
    draft(&mut delegate, bill, "issued", Value::Date("2026-10-30".parse().unwrap())).await;
    // Matching takes in what is still a draft.
    delegate.call(MatchDocument { document: bill, matched: true }).await.unwrap();
    let seconds = world.now() / 1000;
    let view = open(&mut delegate, bill).await;
    assert_eq!(view.row.matched, Some((DELEGATE.to_owned(), seconds)));
    assert_eq!((view.row.paper.as_str(), view.row.number.as_str()), (PAPER, "77-4410"));
    assert!(view.photo_allowed && view.may_write);
    assert_eq!(view.visit_form.0, "home_visit");

    // A later edit undoes the matching, though the clock stands still.
    delegate.call(AddPage { document: bill, photo: prepared(2, 60_000) }).await.unwrap();
    assert_eq!(open(&mut delegate, bill).await.row.matched, None);
    delegate.call(MatchDocument { document: bill, matched: true }).await.unwrap();
    assert!(open(&mut delegate, bill).await.row.matched.is_some());
    delegate.call(MatchDocument { document: bill, matched: false }).await.unwrap();
    assert_eq!(open(&mut delegate, bill).await.row.matched, None);

    // A page keeps its place when it is taken again.
    let pages = open(&mut delegate, bill).await.row.pages;
    let again = ReplacePage { document: bill, page: pages[0].page, photo: prepared(3, 50_000) };
    delegate.call(again).await.unwrap();
    let after = open(&mut delegate, bill).await.row.pages;
    assert_eq!(after.iter().map(|it| it.page).collect::<Vec<_>>(), [pages[0].page, pages[1].page]);
    assert_ne!(after[0].photo, pages[0].photo);
    delegate.call(RemovePage { document: bill, page: pages[1].page }).await.unwrap();
    let gone = RemovePage { document: bill, page: pages[1].page };
    assert_eq!(delegate.call(gone).await, Err(Failure::NotFound));
    delegate.call(MatchDocument { document: bill, matched: true }).await.unwrap();
    hand_in(&mut delegate, visit).await;
    delegate.link = Link::Up;
    delegate.wait(30).await;

    supervisor.sync().await;
    let read = visit_of(&mut supervisor, visit).await.documents;
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].matched, Some((DELEGATE.to_owned(), seconds)));
    assert_eq!(read[0].pages.len(), 1);
    assert_eq!(read[0].pages[0].photo, after[0].photo);
    assert_eq!(visit_of(&mut delegate, visit).await.documents[0].whereabouts, WhereItIs::Received);
    // She reads, and writes nothing of it.
    assert!(!supervisor.call(OpenPapers { visit }).await.unwrap().may_write);
    let hers = MatchDocument { document: bill, matched: false };
    assert_eq!(supervisor.call(hers).await, Err(Failure::NotAllowed));
    let hers = StartDocument { visit, paper: PAPER.to_owned() };
    assert_eq!(supervisor.call(hers).await, Err(Failure::NotAllowed));
}

#[tokio::test]
async fn what_may_not_be_photographed_is_not_and_nothing_is_smuggled_in() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = beyond_the_link(&world, &mut delegate).await;
    let start = |paper: &str| StartDocument { visit, paper: paper.to_owned() };
    let identity = delegate.call(start("identity_card")).await.unwrap();
    let photo = AddPage { document: identity, photo: prepared(1, 50_000) };
    assert_eq!(delegate.call(photo).await, Err(Failure::PhotoNotAllowed));
    let view = open(&mut delegate, identity).await;
    assert!(!view.photo_allowed && view.row.pages.is_empty());
    // Seen and matched is what there is instead.
    delegate.call(MatchDocument { document: identity, matched: true }).await.unwrap();
    assert!(open(&mut delegate, identity).await.row.matched.is_some());

    assert_eq!(delegate.call(start("city")).await, Err(Failure::NotFound));
    let as_visit = OpenDocument { document: visit };
    assert_eq!(delegate.call(as_visit).await, Err(Failure::NotFound));
    let bill = document(&mut delegate, visit, vec![prepared(2, 50_000)]).await;
    let stolen = PhotoCitation { bytes: 9, ..open(&mut delegate, bill).await.row.pages[0].photo };
    for (path, value) in [
        ("_document/matched", Value::Integer(1)),
        ("_form/version", text("2099")),
        ("pages/x/photo", Value::Photo(stolen)),
    ] {
        let path = path.parse().unwrap();
        let smuggled = SaveDraft { record: bill, path, value };
        assert_eq!(delegate.call(smuggled).await, Err(Failure::NotAllowed));
    }
    for seed in 1..MAX_PAGES {
        let photo = prepared(seed as u64 + 10, 6_000);
        delegate.call(AddPage { document: bill, photo }).await.unwrap();
    }
    let one_more = AddPage { document: bill, photo: prepared(99, 6_000) };
    assert_eq!(delegate.call(one_more).await, Err(Failure::TooManyPages));
}

#[tokio::test]
async fn papers_are_handed_in_with_their_visit_and_read_as_they_were() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = beyond_the_link(&world, &mut delegate).await;
    let bill = document(&mut delegate, visit, vec![]).await;
    draft(&mut delegate, bill, "number", text("77-4410")).await;
    // What was only begun is no paper, and can be taken out.
    let begun = document(&mut delegate, visit, vec![]).await;
    delegate.call(RemoveDocument { document: begun }).await.unwrap();
    let listed = delegate.call(OpenPapers { visit }).await.unwrap().documents;
    assert_eq!(listed.iter().map(|row| row.document).collect::<Vec<_>>(), [bill]);
    assert!(!open(&mut delegate, begun).await.may_write);
    hand_in(&mut delegate, visit).await;
    assert_eq!(visit_of(&mut delegate, visit).await.row.stage, VisitStage::HandedIn);
    delegate.link = Link::Up;
    delegate.sync().await;
    supervisor.sync().await;
    assert_eq!(visit_of(&mut supervisor, visit).await.row.stage, VisitStage::HandedIn);

    // An edit after it, and a paper that comes later, are told and not mixed in.
    draft(&mut delegate, bill, "number", text("99-0000")).await;
    delegate.call(LeaveScreen { record: bill }).await.unwrap();
    let later = document(&mut delegate, visit, vec![prepared(4, 30_000)]).await;
    assert_eq!(visit_of(&mut delegate, visit).await.row.stage, VisitStage::Amended);
    delegate.sync().await;
    supervisor.sync().await;
    let read = visit_of(&mut supervisor, visit).await;
    assert_eq!(read.row.stage, VisitStage::Amended);
    let shown: Vec<_> = read.documents.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(shown, ["77-4410"]);
    let told: Vec<_> = read
        .papers_changed
        .iter()
        .map(|it| (it.document, it.paper.as_str(), it.path.as_str(), it.value.clone()))
        .collect();
    let expected = [
        (bill, PAPER, "number", Some(text("99-0000"))),
        (later, PAPER, "_document/paper", Some(choice(PAPER))),
    ];
    assert_eq!(told, expected);

    // Accepted, its papers take no more.
    let words = "راجعت المستندات".to_owned();
    let at = WORDS_OF_REVIEW.to_owned();
    let keep = KeepWords { record: visit, at: at.clone(), text: words.clone() };
    supervisor.call(keep).await.unwrap();
    assert_eq!(visit_of(&mut supervisor, visit).await.words, [(at, words)]);
    review(&mut supervisor, visit, ReviewOutcome::Accepted, "").await;
    assert_eq!(visit_of(&mut supervisor, visit).await.words, []);
    supervisor.sync().await;
    delegate.sync().await;
    assert!(!open(&mut delegate, bill).await.may_write);
    let path = "number".parse().unwrap();
    let write = SaveDraft { record: bill, path, value: text("1") };
    assert_eq!(delegate.call(write).await, Err(Failure::NotAllowed));
    assert_eq!(delegate.call(RemoveDocument { document: bill }).await, Err(Failure::NotAllowed));
    let start = StartDocument { visit, paper: PAPER.to_owned() };
    assert_eq!(delegate.call(start).await, Err(Failure::NotAllowed));
    assert!(!delegate.call(OpenPapers { visit }).await.unwrap().may_write);
}

#[tokio::test]
async fn a_paper_that_contradicts_itself_is_not_matched() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = beyond_the_link(&world, &mut delegate).await;
    let bill = document(&mut delegate, visit, vec![]).await;
    let day = |day: &str| Value::Date(day.parse().unwrap());
    draft(&mut delegate, bill, "issued", day("2026-10-30")).await;
    draft(&mut delegate, bill, "expires", day("2026-09-30")).await;
    let matching = || MatchDocument { document: bill, matched: true };
    assert_eq!(delegate.call(matching()).await, Err(Failure::Contradicts));
    draft(&mut delegate, bill, "expires", day("2027-09-30")).await;
    assert_eq!(delegate.call(matching()).await, Ok(()));
}
