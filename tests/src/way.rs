//! The way of a request, step by step, as people of an association take it:
//! each step is what one person does on the own device, and everybody who
//! needs to know of it has synced afterwards.

use std::collections::BTreeSet;

use app::engine::command::{
    AboutRow, CaseStarted, FinishMatter, Finished, GiveNotice, HandInRequest, LeaveScreen,
    MatterView, OpenDeclaration, OpenMatter, OpenRequest, RequestHandedIn, RequestView,
    ReviewRequest, SaveDraft, Sign, Signed, SignedWith, StartCase, StartDeclaration, StartMatter,
};
use app::engine::failure::Failure;
use app::engine::forms;
use shared::form::{AnswerPath, Answers, Value, parse_input};
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;
use shared::lifecycle::request::Hold;
use shared::record::Kind;
use shared::record::signature::Signature;

use crate::Device;

/// A drawn signature, of nobody.
#[must_use]
pub fn signature() -> Signature {
    Signature::of(vec![(0..60).map(|x| (x * 12, 100 + x * 3)).collect()]).unwrap()
}

/// What is typed into a matter, question by question; its screen is left.
pub async fn fill(device: &mut Device, matter: RecordId, typed: &[(&str, &str)]) {
    let view = device.call(OpenMatter { matter }).await.unwrap();
    let form = forms::find(&view.form.0, &view.form.1).expect("the matter's form");
    for (name, raw) in typed {
        let question = form.question(name).expect("a question of the form");
        let value = parse_input(form, question, raw).unwrap();
        let path: AnswerPath = name.parse().unwrap();
        device.call(SaveDraft { record: matter, path, value }).await.unwrap();
    }
    device.call(LeaveScreen { record: matter }).await.unwrap();
}

/// A matter is begun and filled in.
pub async fn begin(
    device: &mut Device,
    kind: Kind,
    case: Option<RecordId>,
    about: Option<RecordId>,
    typed: &[(&str, &str)],
) -> Result<RecordId, Failure> {
    let given = Answers::default();
    let matter = device.call(StartMatter { kind, case, about, given }).await?;
    fill(device, matter, typed).await;
    Ok(matter)
}

/// The same, and it is finished.
pub async fn done(
    device: &mut Device,
    kind: Kind,
    case: Option<RecordId>,
    about: Option<RecordId>,
    typed: &[(&str, &str)],
) -> RecordId {
    let matter = begin(device, kind, case, about, typed).await.unwrap();
    assert_eq!(device.call(FinishMatter { matter }).await, Ok(Finished::Done), "{kind:?}");
    matter
}

/// One matter, as a device shows it.
pub async fn matter(device: &mut Device, matter: RecordId) -> MatterView {
    device.call(OpenMatter { matter }).await.unwrap()
}

/// One request, as a device shows it.
pub async fn request(device: &mut Device, request: RecordId) -> RequestView {
    device.call(OpenRequest { request }).await.unwrap()
}

/// A new case, from what a contact says of the caller.
pub async fn case_of(device: &mut Device, contact: RecordId, category: &str) -> RecordId {
    let field = |name: &str, text: &str| (name.parse().unwrap(), Value::Text(text.into()));
    let fields = vec![field("category", category), field("city", "المدينة التجريبية")];
    let asked = StartCase { contact: Some(contact), fields, looked: true };
    match device.call(asked).await.unwrap() {
        CaseStarted::Done(case) => case,
        CaseStarted::MayBe(rows) => panic!("{} alike", rows.len()),
    }
}

/// The applicant signs over what is shown, by finger.
pub async fn declare(device: &mut Device, subject: RecordId, name: &str) {
    let declaration = device.call(StartDeclaration { visit: subject }).await.unwrap();
    for (question, value) in [
        ("signer", Value::Choice("applicant".into())),
        ("signer_name", Value::Text(name.into())),
        ("manner", Value::Choice("signature".into())),
    ] {
        let path = question.parse().unwrap();
        device.call(SaveDraft { record: declaration, path, value }).await.unwrap();
    }
    device.call(LeaveScreen { record: declaration }).await.unwrap();
    let shown = device.call(OpenDeclaration { declaration }).await.unwrap().shown;
    let with = SignedWith::Signature(signature());
    assert_eq!(device.call(Sign { declaration, shown, with }).await, Ok(Signed::Done));
}

/// The notice is read and the request handed in; what holds it.
pub async fn hand_in(device: &mut Device, request: RecordId) -> BTreeSet<Hold> {
    device.call(GiveNotice { request }).await.unwrap();
    match device.call(HandInRequest { request }).await.unwrap() {
        RequestHandedIn::Done { holds } => holds,
        other => panic!("{other:?}"),
    }
}

/// A supervisor forwards a request, with what holds it known.
pub async fn forward(device: &mut Device, request: RecordId) {
    let view = self::request(device, request).await;
    let submission = view.submission.expect("handed in");
    let waived = view.matter.row.request.expect("a request").state.holds;
    let (outcome, comment) = (ReviewOutcome::Accepted, String::new());
    device.call(ReviewRequest { request, submission, outcome, comment, waived }).await.unwrap();
}

/// The matters of a kind that speak of another.
#[must_use]
pub fn spoken(view: &MatterView, kind: Kind) -> Vec<RecordId> {
    let matters = view.spoken.iter().filter_map(|row| match row {
        AboutRow::Matter(row) if row.kind == kind => Some(row.matter),
        _ => None,
    });
    matters.collect()
}
