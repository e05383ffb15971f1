//! Evidence: papers that were seen and matched, and what the applicant signs,
//! from the village to the supervisor's screen.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    AddPage, CountUnsent, DeclarationView, DocumentView, KeepMark, KeepWords, KeptMark,
    LeaveScreen, Lock, MatchDocument, OpenDeclaration, OpenDocument, OpenPapers, OpenVisit,
    RemoveDocument, RemovePage, ReplacePage, Review, SaveDraft, Sign, Signed, SignedWith,
    StartDeclaration, StartDocument, StartVisit, Submit, Submitted, VisitView, WORDS_OF_REVIEW,
};
use app::engine::failure::Failure;
use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, ReviewOutcome, VisitStage, WhereItIs};
use shared::record::document::MAX_PAGES;
use shared::record::photo::PhotoCitation;
use shared::record::signature::Signature;
use tests::pictures::{PAPER, document, prepared};
use tests::{Device, Link, PASSPHRASE, World, interview};

const DELEGATE: &str = "أمل فهد التجريبي";

/// A whole interview at the demonstration's first case, without a link.
async fn visited(world: &World, delegate: &mut Device) -> RecordId {
    delegate.link = Link::Down;
    let visit = delegate.call(StartVisit { case: world.a_case(), held: true }).await.unwrap();
    interview(delegate, visit).await;
    visit
}

async fn draft(device: &mut Device, record: RecordId, path: &str, value: Value) {
    let path = path.parse().unwrap();
    device.call(SaveDraft { record, path, value }).await.unwrap();
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn choice(code: &str) -> Value {
    Value::Choice(code.to_owned())
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
    let visit = visited(&world, &mut delegate).await;

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
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
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
    let visit = visited(&world, &mut delegate).await;
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

fn drawn() -> SignedWith {
    let stroke = (0..60).map(|x| (x * 12, 100 + x * 3)).collect();
    SignedWith::Signature(Signature::of(vec![stroke]).unwrap())
}

async fn declaration(device: &mut Device, declaration: RecordId) -> DeclarationView {
    device.call(OpenDeclaration { declaration }).await.unwrap()
}

/// Sign what is shown now.
async fn sign(
    device: &mut Device,
    declaration: RecordId,
    with: SignedWith,
) -> Result<Signed, Failure> {
    let shown = device.call(OpenDeclaration { declaration }).await?.shown;
    device.call(Sign { declaration, shown, with }).await
}

/// Say who signs and how.
async fn signer(device: &mut Device, declaration: RecordId, manner: &str) {
    draft(device, declaration, "signer", choice("applicant")).await;
    draft(device, declaration, "signer_name", text("نورة تجربة مثال الافتراضي")).await;
    draft(device, declaration, "manner", choice(manner)).await;
}

#[tokio::test]
async fn a_declaration_goes_stale_by_what_was_declared_and_is_signed_anew() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = visited(&world, &mut delegate).await;
    assert_eq!(visit_of(&mut delegate, visit).await.declaration, DeclarationStage::Unsigned);

    let first = delegate.call(StartDeclaration { visit }).await.unwrap();
    assert_eq!(delegate.call(StartDeclaration { visit }).await, Ok(first), "nobody signed it");
    let view = declaration(&mut delegate, first).await;
    assert!(!view.text.is_empty() && view.signed.is_none() && view.may_sign);
    let declares =
        |view: &DeclarationView, path: &str| view.declared.get(&path.parse().unwrap()).is_some();
    for (path, expected) in [
        ("first_name", true),
        ("members/m1/member_name", true),
        ("researcher_view", false),
        ("visit_type", false),
        ("visit_outcome", false),
        ("_form/id", false),
    ] {
        assert_eq!(declares(&view, path), expected, "{path}");
    }
    let unfinished = sign(&mut delegate, first, drawn()).await.unwrap();
    assert!(matches!(unfinished, Signed::Incomplete { problems } if problems > 2));
    signer(&mut delegate, first, "signature").await;
    // What is half-typed in the visit is signed as well, and so becomes a change.
    draft(&mut delegate, visit, "expense_food", Value::Decimal(950.0)).await;
    assert_eq!(sign(&mut delegate, first, drawn()).await, Ok(Signed::Done));
    let seen = visit_of(&mut delegate, visit).await;
    assert_eq!(seen.declaration, DeclarationStage::Signed);
    assert_eq!(seen.declarations[0].signer, "نورة تجربة مثال الافتراضي");
    assert_eq!(
        (seen.declarations[0].taken_by.as_str(), seen.declarations[0].current),
        (DELEGATE, true)
    );
    assert!(seen.declarations[0].signature.is_some());
    assert_eq!(sign(&mut delegate, first, drawn()).await, Err(Failure::NotAllowed));
    let path = "signer_name".parse().unwrap();
    let other = SaveDraft { record: first, path, value: text("غيرها") };
    assert_eq!(delegate.call(other).await, Err(Failure::NotAllowed));

    // What the association says itself, the applicant did not declare.
    draft(&mut delegate, visit, "researcher_view", text("أسرة متعاونة، والسكن ضيق جداً.")).await;
    delegate.call(LeaveScreen { record: visit }).await.unwrap();
    assert_eq!(visit_of(&mut delegate, visit).await.declaration, DeclarationStage::Signed);
    // What she declared: already a draft makes it stale.
    world.pass(60_000);
    draft(&mut delegate, visit, "rent_yearly", Value::Decimal(9_000.0)).await;
    let stale = visit_of(&mut delegate, visit).await;
    assert_eq!(stale.declaration, DeclarationStage::Stale);
    assert!(!stale.declarations[0].current);
    let changed = vec![("rent_yearly".parse().unwrap(), Some(Value::Decimal(9_000.0)))];
    let old = declaration(&mut delegate, first).await;
    assert_eq!(old.changed, changed);
    assert_eq!(old.declared.get(&changed[0].0), Some(&Value::Decimal(12_000.0)), "as signed");

    let second = delegate.call(StartDeclaration { visit }).await.unwrap();
    assert_ne!(second, first);
    assert_eq!(declaration(&mut delegate, second).await.changed, changed);
    signer(&mut delegate, second, "thumbprint").await;
    let thumb = || SignedWith::Thumbprint(prepared(7, 40_000));
    let without_witness = sign(&mut delegate, second, thumb()).await.unwrap();
    assert_eq!(without_witness, Signed::Incomplete { problems: 1 });
    draft(&mut delegate, second, "witness_name", text("هند شاهدة مثال التجريبي")).await;
    let wrong_manner = sign(&mut delegate, second, drawn()).await.unwrap();
    assert_eq!(wrong_manner, Signed::Incomplete { problems: 1 });
    assert_eq!(sign(&mut delegate, second, thumb()).await, Ok(Signed::Done));
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
    delegate.link = Link::Up;
    delegate.wait(20).await;

    supervisor.sync().await;
    let read = visit_of(&mut supervisor, visit).await;
    assert_eq!(read.declaration, DeclarationStage::Signed);
    let current: Vec<_> = read.declarations.iter().map(|it| (it.declaration, it.current)).collect();
    assert_eq!(current, [(second, true), (first, false)]);
    assert_eq!(read.declarations[0].witness, "هند شاهدة مثال التجريبي");
    assert!(read.declarations[0].thumbprint.is_some());
    let view = declaration(&mut supervisor, second).await;
    assert!(!view.may_sign && view.changed.is_empty() && !view.text.is_empty());
    let hers = StartDeclaration { visit };
    assert_eq!(supervisor.call(hers).await, Err(Failure::NotAllowed));
}

#[tokio::test]
async fn nobody_signs_what_was_not_shown() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = visited(&world, &mut delegate).await;
    let begun = delegate.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut delegate, begun, "signature").await;
    let shown = declaration(&mut delegate, begun).await.shown;
    assert_eq!(declaration(&mut delegate, begun).await.shown, shown);
    // The association's own words are not what is declared.
    draft(&mut delegate, visit, "researcher_view", text("أسرة متعاونة، والسكن ضيق جداً.")).await;
    assert_eq!(declaration(&mut delegate, begun).await.shown, shown);
    draft(&mut delegate, visit, "rent_yearly", Value::Decimal(9_000.0)).await;
    let stale = Sign { declaration: begun, shown, with: drawn() };
    assert_eq!(delegate.call(stale).await, Err(Failure::ChangedMeanwhile));
    let seen = visit_of(&mut delegate, visit).await;
    assert_eq!((seen.declaration, seen.declarations), (DeclarationStage::Unsigned, Vec::new()));
    assert_ne!(declaration(&mut delegate, begun).await.shown, shown);
    assert_eq!(sign(&mut delegate, begun, drawn()).await, Ok(Signed::Done));
}

#[tokio::test]
async fn a_member_who_was_removed_is_declared_no_more() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = visited(&world, &mut delegate).await;
    let first = delegate.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut delegate, first, "signature").await;
    assert_eq!(sign(&mut delegate, first, drawn()).await, Ok(Signed::Done));
    draft(&mut delegate, visit, "members/m1", Value::Removed).await;
    delegate.call(LeaveScreen { record: visit }).await.unwrap();
    let second = delegate.call(StartDeclaration { visit }).await.unwrap();
    let view = declaration(&mut delegate, second).await;
    let of_member = |path: &&shared::form::AnswerPath| path.as_str().starts_with("members/m1");
    assert_eq!(view.declared.0.keys().filter(of_member).count(), 0);
    // That the member is gone is said, and so is what was said of her.
    assert!(view.changed.contains(&("members/m1".parse().unwrap(), None)));
    assert!(view.changed.contains(&("members/m1/member_name".parse().unwrap(), None)));
    assert_eq!(visit_of(&mut delegate, visit).await.declaration, DeclarationStage::Stale);
}

#[tokio::test]
async fn papers_are_handed_in_with_their_visit_and_read_as_they_were() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = visited(&world, &mut delegate).await;
    let bill = document(&mut delegate, visit, vec![]).await;
    draft(&mut delegate, bill, "number", text("77-4410")).await;
    // What was only begun is no paper, and can be taken out.
    let begun = document(&mut delegate, visit, vec![]).await;
    delegate.call(RemoveDocument { document: begun }).await.unwrap();
    let listed = delegate.call(OpenPapers { visit }).await.unwrap().documents;
    assert_eq!(listed.iter().map(|row| row.document).collect::<Vec<_>>(), [bill]);
    assert!(!open(&mut delegate, begun).await.may_write);
    assert_eq!(delegate.call(Submit { visit }).await.unwrap(), Submitted::Done);
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
    let submission = read.submission.unwrap();
    let outcome = ReviewOutcome::Accepted;
    let accept = Review { visit, submission, outcome, comment: String::new() };
    supervisor.call(accept).await.unwrap();
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
    let visit = visited(&world, &mut delegate).await;
    let bill = document(&mut delegate, visit, vec![]).await;
    let day = |day: &str| Value::Date(day.parse().unwrap());
    draft(&mut delegate, bill, "issued", day("2026-10-30")).await;
    draft(&mut delegate, bill, "expires", day("2026-09-30")).await;
    let matching = || MatchDocument { document: bill, matched: true };
    assert_eq!(delegate.call(matching()).await, Err(Failure::Contradicts));
    draft(&mut delegate, bill, "expires", day("2027-09-30")).await;
    assert_eq!(delegate.call(matching()).await, Ok(()));
}

#[tokio::test]
async fn a_declaration_speaks_of_papers_and_its_mark_outlasts_a_lock() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = visited(&world, &mut delegate).await;
    let bill = document(&mut delegate, visit, vec![]).await;
    draft(&mut delegate, bill, "number", text("77-4410")).await;
    let begun = delegate.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut delegate, begun, "thumbprint").await;
    draft(&mut delegate, begun, "witness_name", text("هند شاهدة مثال التجريبي")).await;
    let papers = declaration(&mut delegate, begun).await.papers;
    assert_eq!((papers.len(), papers[0].paper.as_str()), (1, PAPER));

    let keep = |mark| KeepMark { declaration: begun, mark };
    delegate.call(keep(Some(SignedWith::Thumbprint(prepared(7, 40_000))))).await.unwrap();
    // What is kept for a signature that nobody gave is not on its way.
    assert_eq!(delegate.call(CountUnsent {}).await.unwrap().photos, 0);
    delegate.call(Lock {}).await.unwrap();
    delegate.unlock(PASSPHRASE).await.unwrap();
    let mark = declaration(&mut delegate, begun).await.mark;
    assert!(matches!(mark, Some(KeptMark::Thumbprint(_))));

    // Under something else it says nothing.
    draft(&mut delegate, bill, "number", text("78")).await;
    assert_eq!(declaration(&mut delegate, begun).await.mark, None);
    let nothing = sign(&mut delegate, begun, SignedWith::Kept).await.unwrap();
    assert_eq!(nothing, Signed::Incomplete { problems: 1 });
    delegate.call(keep(Some(SignedWith::Thumbprint(prepared(8, 40_000))))).await.unwrap();
    assert_eq!(sign(&mut delegate, begun, SignedWith::Kept).await, Ok(Signed::Done));
    assert_eq!(delegate.call(CountUnsent {}).await.unwrap().photos, 1);
    let signed = visit_of(&mut delegate, visit).await;
    assert_eq!(signed.declaration, DeclarationStage::Signed);

    draft(&mut delegate, bill, "number", text("79")).await;
    assert_eq!(visit_of(&mut delegate, visit).await.declaration, DeclarationStage::Stale);
    let changed = declaration(&mut delegate, begun).await.papers_changed;
    let changed: Vec<_> = changed.iter().map(|it| (it.document, it.path.as_str())).collect();
    assert_eq!(changed, [(bill, "number")]);
}
