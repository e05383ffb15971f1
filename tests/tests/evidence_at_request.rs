//! Papers and the declaration where nobody visits: an association that receives
//! people in its office matches papers and has the declaration signed at a
//! support request.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    DeclarationView, LeaveScreen, MatchDocument, OpenCase, OpenDeclaration, OpenDocument,
    OpenPapers, OpenVisit, Sign, Signed, SignedWith, StartDeclaration, StartDocument,
};
use app::engine::failure::Failure;
use app::engine::forms;
use shared::form::Value;
use shared::ids::RecordId;
use shared::lifecycle::WhereItIs;
use shared::people::Role;
use shared::record::matter;
use shared::record::signature::Signature;
use shared::record::{Edit, FormUsed, Kind, Record, RecordMeta};
use shared::sync::pack::RecordChanges;
use tests::at_work::{choice, draft, interviewed, text};
use tests::pictures::{PAPER, document, prepared};
use tests::{ByHand, Device, World, meta};

/// A request in the demonstration's first case, as the office has it.
struct Office {
    world: World,
    officer: Device,
    /// The officer's other device, on which the request was begun.
    other: ByHand,
    begun: RecordChanges,
    request: RecordId,
}

impl Office {
    async fn new() -> Self {
        let world = World::new().await;
        world.change_role("delegate", Role::RelationsOfficer).await;
        let mut other = ByHand::enrol(&world, &world.code("delegate")).await;
        let mut edits = begin();
        edits.extend([
            answer("sort", choice("rent")),
            answer("subject", text("إيجار متأخر لستة أشهر")),
            answer("amount", Value::Decimal(6_000.0)),
            answer("urgency", choice("normal")),
        ]);
        let meta = meta(1, Kind::SupportRequest, world.a_case());
        let begun = other.record(meta, world.now() / 1000, &[edits]);
        let answered = other.push(std::slice::from_ref(&begun)).await;
        assert_eq!(answered.verdicts, []);
        let officer = world.enrolled_again("delegate").await;
        Self { world, officer, other, begun, request: meta.id }
    }

    /// The other device writes into the request, and the officer's has it.
    async fn written_elsewhere(&mut self, edits: &[Edit]) {
        let meta: RecordMeta = self.begun.meta;
        let mut record = Record::with_changes(meta, self.begun.changes.clone()).unwrap();
        let author = self.other.author(self.world.now() / 1000);
        let change = record.write(&author, edits).unwrap().unwrap();
        let answered = self.other.push(&[RecordChanges { meta, changes: vec![change] }]).await;
        assert_eq!(answered.verdicts, []);
        self.begun.changes = record.changes();
        self.officer.sync().await;
    }

    /// A declaration on the request in which it is said who signs.
    async fn begin_to_sign(&mut self) -> RecordId {
        let start = StartDeclaration { visit: self.request };
        let begun = self.officer.call(start).await.unwrap();
        draft(&mut self.officer, begun, "signer", choice("applicant")).await;
        draft(&mut self.officer, begun, "signer_name", text("نورة تجربة مثال الافتراضي")).await;
        draft(&mut self.officer, begun, "manner", choice("signature")).await;
        begun
    }

    async fn view(&mut self, declaration: RecordId) -> DeclarationView {
        self.officer.call(OpenDeclaration { declaration }).await.unwrap()
    }

    /// Sign under what is shown now.
    async fn sign(&mut self, declaration: RecordId) -> Result<Signed, Failure> {
        let shown = self.view(declaration).await.shown;
        self.officer.call(Sign { declaration, shown, with: drawn() }).await
    }

    async fn is_current(&mut self, declaration: RecordId) -> bool {
        self.view(declaration).await.signed.unwrap().current
    }
}

/// The edits that begin a request.
fn begin() -> Vec<Edit> {
    let form = forms::for_kind(Kind::SupportRequest).unwrap();
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    used.edits()
}

fn answer(name: &str, value: Value) -> Edit {
    Edit::short(name.parse().unwrap(), value)
}

fn drawn() -> SignedWith {
    let stroke = (0..60).map(|x| (x * 12, 100 + x * 3)).collect();
    SignedWith::Signature(Signature::of(vec![stroke]).unwrap())
}

#[tokio::test]
async fn a_paper_is_matched_and_the_declaration_signed_in_the_office() {
    let mut office = Office::new().await;
    let request = office.request;
    let bill = document(&mut office.officer, request, vec![prepared(1, 40_000)]).await;
    draft(&mut office.officer, bill, "number", text("77-4410")).await;
    let matching = MatchDocument { document: bill, matched: true };
    office.officer.call(matching).await.unwrap();
    let shown = office.officer.call(OpenDocument { document: bill }).await.unwrap();
    assert_eq!((shown.row.visit, shown.row.number.as_str()), (request, "77-4410"));
    assert!(shown.row.matched.is_some() && shown.may_write && shown.photo_allowed);
    // The form for visits names the papers, whoever is received wherever.
    assert_eq!(shown.visit_form.0, "home_visit");
    let papers = office.officer.call(OpenPapers { visit: request }).await.unwrap();
    assert_eq!((papers.visit_form, papers.submitted), (shown.visit_form, None));
    assert!(papers.may_write && papers.name.starts_with("نورة"));
    assert_eq!(papers.documents.iter().map(|row| row.document).collect::<Vec<_>>(), [bill]);
    // Which paper may be photographed is the profile's rule here, too.
    let identity = StartDocument { visit: request, paper: "identity_card".into() };
    let identity = office.officer.call(identity).await.unwrap();
    assert!(!office.officer.call(OpenDocument { document: identity }).await.unwrap().photo_allowed);
    let of_no_form = StartDocument { visit: request, paper: "subject".into() };
    assert_eq!(office.officer.call(of_no_form).await, Err(Failure::NotFound));

    let begun = office.begin_to_sign().await;
    // What is half-typed in the request is declared, and so becomes a change.
    draft(&mut office.officer, request, "reason", text("توقف الدخل منذ ستة أشهر")).await;
    let view = office.view(begun).await;
    assert_eq!((view.visit, view.declared_form.0.as_str()), (request, "support_request"));
    assert_eq!(view.visit_form.0, "home_visit");
    let declared: Vec<_> = view.declared.0.keys().map(|path| path.as_str()).collect();
    assert_eq!(declared, ["amount", "reason", "sort", "subject", "urgency"]);
    assert_eq!(view.papers.iter().map(|it| it.document).collect::<Vec<_>>(), [bill]);
    assert!(view.papers[0].matched && view.may_sign && !view.in_confidence);
    assert_eq!(office.sign(begun).await, Ok(Signed::Done));
    assert!(office.is_current(begun).await);
    office.officer.wait(20).await;
    let arrived = office.officer.call(OpenDocument { document: bill }).await.unwrap();
    assert_eq!(arrived.row.whereabouts, WhereItIs::Received);

    let mut supervisor = office.world.enrolled("supervisor").await;
    let read = supervisor.call(OpenDeclaration { declaration: begun }).await.unwrap();
    assert_eq!(read.declared, view.declared);
    assert!(read.signed.is_some_and(|it| it.current) && !read.may_sign);
    let papers = supervisor.call(OpenPapers { visit: request }).await.unwrap();
    let read = papers.documents.iter().find(|row| row.document == bill);
    assert!(!papers.may_write && read.is_some_and(|row| row.matched.is_some()));
    // A supervisor reads papers and declarations, and writes none.
    let start = StartDocument { visit: request, paper: PAPER.into() };
    assert_eq!(supervisor.call(start).await, Err(Failure::NotAllowed));
    let start = StartDeclaration { visit: request };
    assert_eq!(supervisor.call(start).await, Err(Failure::NotAllowed));
}

#[tokio::test]
async fn a_declaration_on_a_request_goes_stale_by_what_was_declared() {
    let mut office = Office::new().await;
    let request = office.request;
    let begun = office.begin_to_sign().await;
    assert_eq!(office.sign(begun).await, Ok(Signed::Done));
    // What the record says besides its answers, nobody declared.
    let noticed = matter::noticed("2026-11-21".parse().unwrap()).unwrap();
    office.written_elsewhere(&[noticed]).await;
    assert!(office.is_current(begun).await);

    draft(&mut office.officer, request, "amount", Value::Decimal(9_000.0)).await;
    assert!(!office.is_current(begun).await, "a draft is enough");
    let changed = vec![("amount".parse().unwrap(), Some(Value::Decimal(9_000.0)))];
    assert_eq!(office.view(begun).await.changed, changed);
    office.officer.call(LeaveScreen { record: request }).await.unwrap();
    let second = office.begin_to_sign().await;
    assert_ne!(second, begun);
    assert_eq!(office.view(second).await.changed, changed);
    assert_eq!(office.sign(second).await, Ok(Signed::Done));
    assert!(office.is_current(second).await && !office.is_current(begun).await);
    // What is written down of a paper is declared as well.
    let bill = document(&mut office.officer, request, vec![]).await;
    assert!(office.is_current(second).await, "only begun");
    draft(&mut office.officer, bill, "number", text("78")).await;
    assert!(!office.is_current(second).await);
}

#[tokio::test]
async fn nobody_signs_at_a_request_what_was_not_shown() {
    let mut office = Office::new().await;
    let begun = office.begin_to_sign().await;
    let shown = office.view(begun).await.shown;
    office.written_elsewhere(&[answer("amount", Value::Decimal(9_000.0))]).await;
    let unread = Sign { declaration: begun, shown, with: drawn() };
    assert_eq!(office.officer.call(unread).await, Err(Failure::ChangedMeanwhile));
    assert_eq!(office.view(begun).await.signed, None);
    assert_eq!(office.sign(begun).await, Ok(Signed::Done));
}

#[tokio::test]
async fn papers_of_a_request_make_no_visit_of_it() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let visit = interviewed(&mut delegate, world.a_case()).await;
    let at_visit = document(&mut delegate, visit, vec![]).await;
    draft(&mut delegate, at_visit, "number", text("1")).await;
    let mut other = ByHand::enrol(&world, &world.another_code("delegate").await).await;
    let request = meta(1, Kind::SupportRequest, world.a_case());
    let begun = other.record(request, world.now() / 1000, &[begin()]);
    assert_eq!(other.push(&[begun]).await.verdicts, []);
    delegate.sync().await;
    let at_request = document(&mut delegate, request.id, vec![]).await;
    draft(&mut delegate, at_request, "number", text("2")).await;
    delegate.call(LeaveScreen { record: at_request }).await.unwrap();
    // One file of papers, each where it was first shown.
    let listed = delegate.call(OpenPapers { visit }).await.unwrap().documents;
    let mut places: Vec<_> = listed.iter().map(|row| (row.document, row.visit)).collect();
    places.sort_unstable();
    let mut expected = [(at_visit, visit), (at_request, request.id)];
    expected.sort_unstable();
    assert_eq!(places, expected);
    let case = OpenCase { case: world.a_case() };
    let visits = delegate.call(case).await.unwrap().visits;
    assert_eq!(visits.iter().map(|row| row.visit).collect::<Vec<_>>(), [visit]);
    let as_visit = OpenVisit { visit: request.id };
    assert_eq!(delegate.call(as_visit).await.err(), Some(Failure::NotFound));
}
