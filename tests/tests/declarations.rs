//! Declarations: what the applicant signs, over exactly what was shown, and
//! when that is not what stands any more.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::VecDeque;
use std::sync::Mutex;

use app::engine::command::{
    CountUnsent, DeclarationView, KeepMark, KeptMark, LeaveScreen, Lock, MatchDocument,
    OpenDeclaration, OpenVisit, Queue, SaveDraft, Sign, Signed, SignedWith, StartDeclaration,
    VisitView,
};
use app::engine::failure::Failure;
use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, ReviewOutcome, VisitStage};
use shared::record::signature::Signature;
use shared::record::{Change, Kind, RecordMeta, annex};
use shared::sync::pack::{self, RecordChanges};
use tests::at_work::{choice, draft, hand_in, interviewed, review, text};
use tests::pictures::{PAPER, document, prepared};
use tests::{Device, Forger, Link, Opened, PASSPHRASE, World};

const DELEGATE: &str = "أمل فهد التجريبي";

/// A whole interview at the demonstration's first case, without a link.
async fn beyond_the_link(world: &World, delegate: &mut Device) -> RecordId {
    delegate.link = Link::Down;
    interviewed(delegate, world.a_case()).await
}

async fn visit_of(device: &mut Device, visit: RecordId) -> VisitView {
    device.call(OpenVisit { visit }).await.unwrap()
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
    let visit = beyond_the_link(&world, &mut delegate).await;
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
    hand_in(&mut delegate, visit).await;
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
async fn a_visit_returned_for_its_signature_is_handed_in_again_and_accepted() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let visit = interviewed(&mut delegate, world.a_case()).await;
    hand_in(&mut delegate, visit).await;
    for device in [&mut delegate, &mut supervisor] {
        device.sync().await;
    }
    review(&mut supervisor, visit, ReviewOutcome::Returned, "يلزم توقيع الإقرار.").await;
    for device in [&mut supervisor, &mut delegate] {
        device.sync().await;
    }

    // She has it signed and hands in: no answer is another.
    world.pass(10_000);
    assert_eq!(visit_of(&mut delegate, visit).await.row.stage, VisitStage::Returned);
    let begun = delegate.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut delegate, begun, "signature").await;
    assert!(matches!(sign(&mut delegate, begun, drawn()).await, Ok(Signed::Done)));
    hand_in(&mut delegate, visit).await;
    for device in [&mut delegate, &mut supervisor] {
        device.sync().await;
    }
    let queue = supervisor.call(Queue { offset: 0, limit: 50 }).await.unwrap();
    assert_eq!(queue.waiting.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
    review(&mut supervisor, visit, ReviewOutcome::Accepted, "").await;
    for device in [&mut supervisor, &mut delegate] {
        device.sync().await;
        assert_eq!(visit_of(device, visit).await.row.stage, VisitStage::Accepted);
    }
}

#[tokio::test]
async fn nobody_signs_what_was_not_shown() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = beyond_the_link(&world, &mut delegate).await;
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
    let visit = beyond_the_link(&world, &mut delegate).await;
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
async fn a_declaration_speaks_of_papers_and_its_mark_outlasts_a_lock() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = beyond_the_link(&world, &mut delegate).await;
    let bill = document(&mut delegate, visit, vec![]).await;
    draft(&mut delegate, bill, "number", text("77-4410")).await;
    let begun = delegate.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut delegate, begun, "thumbprint").await;
    draft(&mut delegate, begun, "witness_name", text("هند شاهدة مثال التجريبي")).await;
    let papers = declaration(&mut delegate, begun).await.papers;
    assert_eq!((papers.len(), papers[0].paper.as_str()), (1, PAPER));

    let thumb = |seed| Some(SignedWith::Thumbprint(prepared(seed, 40_000)));
    let first = declaration(&mut delegate, begun).await.shown;
    let keep = |shown, mark| KeepMark { declaration: begun, shown, mark };
    delegate.call(keep(first, thumb(7))).await.unwrap();
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
    // Nor is it kept under what has not been shown yet.
    assert_eq!(delegate.call(keep(first, thumb(8))).await, Err(Failure::ChangedMeanwhile));
    assert_eq!(delegate.opened(PASSPHRASE).photos(), (0, 0));
    let now = declaration(&mut delegate, begun).await.shown;
    delegate.call(keep(now, thumb(8))).await.unwrap();
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

#[tokio::test]
async fn papers_that_were_only_seen_are_shown_above_the_signature_and_make_nothing_stale() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = beyond_the_link(&world, &mut delegate).await;
    let seen = document(&mut delegate, visit, vec![prepared(1, 30_000)]).await;
    let _only_begun = document(&mut delegate, visit, vec![]).await;
    let begun = delegate.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut delegate, begun, "signature").await;
    let view = declaration(&mut delegate, begun).await;
    let papers: Vec<_> = view.papers.iter().map(|it| (it.document, it.matched)).collect();
    assert_eq!((papers, view.papers[0].answers.0.len()), (vec![(seen, false)], 0));

    // Matched meanwhile: what was read is not what stands.
    let matching = |matched| MatchDocument { document: seen, matched };
    delegate.call(matching(true)).await.unwrap();
    let unread = Sign { declaration: begun, shown: view.shown, with: drawn() };
    assert_eq!(delegate.call(unread).await, Err(Failure::ChangedMeanwhile));
    assert!(declaration(&mut delegate, begun).await.papers[0].matched);
    assert_eq!(sign(&mut delegate, begun, drawn()).await, Ok(Signed::Done));
    // Afterwards it is the delegate's word, and the signature stands.
    delegate.call(matching(false)).await.unwrap();
    let after = visit_of(&mut delegate, visit).await;
    assert_eq!(after.declaration, DeclarationStage::Signed);
    let signed = declaration(&mut delegate, begun).await;
    assert!(signed.papers[0].matched, "as it was shown");
    assert_eq!((signed.changed, signed.papers_changed), (vec![], vec![]));
}

/// A record's changes in the order in which a device keeps them.
fn changes_of(opened: &Opened, meta: RecordMeta) -> Vec<Change> {
    let sql = "SELECT bytes FROM changes WHERE record = ?1 ORDER BY number";
    let mut query = opened.db.prepare(sql).unwrap();
    let bytes = query.query_map([meta.id.as_bytes()], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    bytes.map(|bytes| Change::from_bytes(bytes.unwrap()).unwrap()).collect()
}

/// Lets each of these arrive with an answer of its own, and nothing else.
fn one_by_one(pieces: Vec<RecordChanges>) -> Forger {
    let waiting = Mutex::new(VecDeque::from(pieces));
    Box::new(move |answer| {
        let mut waiting = waiting.lock().unwrap();
        let next = waiting.pop_front();
        answer.news.changes = pack::pack(next.as_slice()).unwrap();
        answer.more = !waiting.is_empty();
    })
}

/// Every order of so many things.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let before = orders(of - 1);
    let with_last = |order: &Vec<usize>| {
        let order = order.clone();
        (0..of).map(move |at| {
            let mut order = order.clone();
            order.insert(at, of - 1);
            order
        })
    };
    before.iter().flat_map(with_last).collect()
}

#[tokio::test]
async fn what_changed_of_papers_is_told_in_whatever_order_it_arrives() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let visit = interviewed(&mut phone, world.a_case()).await;
    let bill = document(&mut phone, visit, vec![]).await;
    draft(&mut phone, bill, "number", text("77-4410")).await;
    let signed = phone.call(StartDeclaration { visit }).await.unwrap();
    signer(&mut phone, signed, "signature").await;
    assert_eq!(sign(&mut phone, signed, drawn()).await, Ok(Signed::Done));
    draft(&mut phone, bill, "number", text("78")).await;
    phone.call(LeaveScreen { record: bill }).await.unwrap();
    phone.sync().await;

    let meta = |id, kind| RecordMeta { id, kind, case: world.a_case() };
    let opened = phone.opened(PASSPHRASE);
    let whole = |meta| RecordChanges { meta, changes: changes_of(&opened, meta) };
    let mut first = whole(meta(bill, Kind::Document));
    let last = first.changes.split_off(first.changes.len() - 1);
    let edited = RecordChanges { meta: first.meta, changes: last };
    let pieces =
        [whole(meta(visit, Kind::Visit)), first, edited, whole(meta(signed, Kind::Declaration))];
    let annex = whole(annex::meta_of(&meta(visit, Kind::Visit)));
    // An edit always comes after what it edits.
    let place = |order: &[usize], piece| order.iter().position(|it| *it == piece);
    let possible: Vec<_> =
        orders(4).into_iter().filter(|order| place(order, 1) < place(order, 2)).collect();
    assert_eq!(possible.len(), 12);
    for (nth, order) in possible.into_iter().enumerate() {
        let mut tablet = world.device();
        let mut come: Vec<_> = order.iter().map(|at| pieces[*at].clone()).collect();
        come.insert(nth % (come.len() + 1), annex.clone());
        tablet.forger = Some(one_by_one(come));
        tablet.enrol(&world.another_code("delegate").await, PASSPHRASE).await.unwrap();
        tablet.sync().await;
        let stands = visit_of(&mut tablet, visit).await;
        assert_eq!(stands.declaration, DeclarationStage::Stale, "{order:?}");
        let view = declaration(&mut tablet, signed).await;
        let told: Vec<_> = view
            .papers_changed
            .iter()
            .map(|it| (it.document, it.path.as_str(), it.value.clone()))
            .collect();
        assert_eq!(told, [(bill, "number", Some(text("78")))], "{order:?}");
        assert_eq!(view.changed, [], "{order:?}");
        let number = "number".parse().unwrap();
        assert_eq!(view.papers[0].answers.get(&number), Some(&text("77-4410")), "as signed");
    }
}
