//! Two values: the same field written apart is kept twice, shown with who and
//! when, holds up handing in, and is settled by a person.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    EditCase, FieldVersion, History, LeaveScreen, OpenCase, OpenDocument, OpenVisit, Review,
    SaveDraft, StartVisit, Submit, Submitted,
};
use app::engine::failure::Failure;
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;
use shared::lifecycle::{ReviewOutcome, VisitStage};
use tests::pictures::document;
use tests::{Device, Link, World, interview};

const DELEGATE: &str = "أمل فهد التجريبي";
const SUPERVISOR: &str = "سالم ناصر الاختباري";

async fn write(device: &mut Device, record: RecordId, path: &AnswerPath, value: Value) {
    device.call(SaveDraft { record, path: path.clone(), value }).await.unwrap();
    device.call(LeaveScreen { record }).await.unwrap();
}

#[tokio::test]
async fn what_was_typed_before_another_value_came_stands_beside_it() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let mut tablet = world.enrolled_again("delegate").await;
    let visit = phone.call(StartVisit { case: world.a_case(), held: true }).await.unwrap();
    interview(&mut phone, visit).await;
    let (rent, rooms): (AnswerPath, AnswerPath) =
        ("rent_yearly".parse().unwrap(), "rooms".parse().unwrap());
    let view: AnswerPath = "researcher_view".parse().unwrap();
    let text = |text: &str| Value::Text(text.to_owned());
    write(&mut phone, visit, &view, text("أسرة متعاونة.")).await;
    phone.sync().await;
    tablet.sync().await;

    // Both have a link all the time. The tablet's screen is open while the phone's words arrive.
    let (first, second) = (Value::Decimal(11_000.0), Value::Decimal(13_000.0));
    let typed =
        |path: &AnswerPath, value: Value| SaveDraft { record: visit, path: path.clone(), value };
    tablet.call(typed(&rent, second.clone())).await.unwrap();
    tablet.call(typed(&view, text("أسرة متعاونة. السكن ضيق."))).await.unwrap();
    world.pass(10_000);
    write(&mut phone, visit, &rent, first.clone()).await;
    write(&mut phone, visit, &rooms, Value::Integer(2)).await;
    write(&mut phone, visit, &view, text("زيارة أولى. أسرة متعاونة.")).await;
    phone.sync().await;
    tablet.sync().await;
    // What is begun afterwards is begun by somebody who saw what came.
    tablet.call(typed(&rooms, Value::Integer(5))).await.unwrap();
    tablet.call(LeaveScreen { record: visit }).await.unwrap();
    tablet.sync().await;
    phone.sync().await;
    for device in [&mut phone, &mut tablet] {
        let stands = device.call(OpenVisit { visit }).await.unwrap();
        let [apart] = &stands.undecided[..] else { panic!("{:?}", stands.undecided) };
        assert_eq!(apart.path, rent);
        let both: Vec<_> = apart.values.iter().map(|version| version.value.clone()).collect();
        assert!(both.contains(&first) && both.contains(&second));
        assert_eq!(stands.answers.get(&rooms), Some(&Value::Integer(5)));
        let merged = text("زيارة أولى. أسرة متعاونة. السكن ضيق.");
        assert_eq!(stands.answers.get(&view), Some(&merged), "long notes merge");
    }

    // Chosen, it is settled.
    world.pass(10_000);
    write(&mut tablet, visit, &rent, first.clone()).await;
    tablet.sync().await;
    phone.sync().await;
    let settled = phone.call(OpenVisit { visit }).await.unwrap();
    assert_eq!((settled.undecided, settled.answers.get(&rent)), (vec![], Some(&first)));
}

#[tokio::test]
async fn two_phones_of_one_delegate_disagree_and_she_chooses() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let mut tablet = world.enrolled_again("delegate").await;
    let visit = phone.call(StartVisit { case: world.a_case(), held: true }).await.unwrap();
    interview(&mut phone, visit).await;
    phone.sync().await;
    tablet.sync().await;

    let rent: AnswerPath = "rent_yearly".parse().unwrap();
    (phone.link, tablet.link) = (Link::Down, Link::Down);
    let (first, second) = (Value::Decimal(11_000.0), Value::Decimal(13_000.0));
    let begun = world.now() / 1000;
    world.pass(10_000);
    write(&mut phone, visit, &rent, first.clone()).await;
    world.pass(10_000);
    write(&mut tablet, visit, &rent, second.clone()).await;
    (phone.link, tablet.link) = (Link::Up, Link::Up);
    phone.sync().await;
    tablet.sync().await;
    phone.sync().await;

    let version =
        |value: &Value, at| FieldVersion { value: value.clone(), by: DELEGATE.into(), at };
    for device in [&mut phone, &mut tablet] {
        let mut undecided = device.call(OpenVisit { visit }).await.unwrap().undecided;
        assert_eq!(undecided.len(), 1);
        let mut both = undecided.remove(0).values;
        // The one that is reckoned with comes first.
        let view = device.call(OpenVisit { visit }).await.unwrap();
        assert_eq!(view.answers.get(&rent), Some(&both[0].value));
        both.sort_by_key(|version| version.at);
        assert_eq!(both, [version(&first, begun + 10), version(&second, begun + 20)]);
        let refused = device.call(Submit { visit }).await.unwrap();
        assert_eq!(refused, Submitted::Undecided { answers: 1 });
    }

    // Choosing, even what counts already, settles it: for her at once, and for
    // the tablet when it hears of it.
    let counts = phone.call(OpenVisit { visit }).await.unwrap().answers.get(&rent).unwrap().clone();
    let draft = SaveDraft { record: visit, path: rent.clone(), value: counts.clone() };
    phone.call(draft).await.unwrap();
    assert_eq!(phone.call(OpenVisit { visit }).await.unwrap().undecided, []);
    world.pass(10_000);
    phone.call(LeaveScreen { record: visit }).await.unwrap();
    phone.sync().await;
    tablet.sync().await;
    for device in [&mut phone, &mut tablet] {
        let view = device.call(OpenVisit { visit }).await.unwrap();
        assert_eq!((view.undecided, view.answers.get(&rent)), (vec![], Some(&counts)));
    }
    assert_eq!(tablet.call(Submit { visit }).await.unwrap(), Submitted::Done);
    tablet.sync().await;
    phone.sync().await;
    let row = phone.call(OpenVisit { visit }).await.unwrap().row;
    assert_eq!(row.stage, VisitStage::HandedIn);

    // Nothing of it is forgotten.
    let history = History { record: visit, path: rent };
    let versions = phone.call(history).await.unwrap();
    let expected = [
        version(&counts, begun + 30),
        version(&second, begun + 20),
        version(&first, begun + 10),
        version(&Value::Decimal(12_000.0), begun),
    ];
    assert_eq!(versions, expected);
}

#[tokio::test]
async fn a_case_corrected_by_two_people_shows_both_until_one_chooses() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let city: AnswerPath = "city".parse().unwrap();
    let edit =
        |value: &str| EditCase { case, edits: vec![(city.clone(), Value::Text(value.to_owned()))] };
    assert!(delegate.call(OpenCase { case }).await.unwrap().may_edit);
    (delegate.link, supervisor.link) = (Link::Down, Link::Down);
    delegate.call(edit("ظلم")).await.unwrap();
    world.pass(5_000);
    supervisor.call(edit("دغيبجة")).await.unwrap();
    (delegate.link, supervisor.link) = (Link::Up, Link::Up);
    delegate.sync().await;
    supervisor.sync().await;
    delegate.sync().await;
    for device in [&mut delegate, &mut supervisor] {
        let undecided = device.call(OpenCase { case }).await.unwrap().undecided;
        let mut by: Vec<_> = undecided[0].values.iter().map(|it| it.by.as_str()).collect();
        by.sort_unstable();
        assert_eq!((undecided[0].path.clone(), by), (city.clone(), vec![DELEGATE, SUPERVISOR]));
    }
    supervisor.call(edit("ظلم")).await.unwrap();
    supervisor.sync().await;
    delegate.sync().await;
    let view = delegate.call(OpenCase { case }).await.unwrap();
    assert_eq!((view.undecided, view.row.place.as_str()), (vec![], "ظلم"));

    // What is not right for a field is told by its name and changes nothing.
    let mobile: AnswerPath = "mobile".parse().unwrap();
    let wrong = EditCase {
        case,
        edits: vec![
            (city.clone(), Value::Text("عفيف".into())),
            (mobile.clone(), Value::Text("0112345678".into())),
        ],
    };
    assert_eq!(delegate.call(wrong).await, Err(Failure::FieldWrong { field: mobile }));
    assert_eq!(delegate.call(OpenCase { case }).await.unwrap().row.place, "ظلم");
}

#[tokio::test]
async fn two_values_in_a_paper_are_chosen_before_anything_is_accepted() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let mut tablet = world.enrolled_again("delegate").await;
    let visit = phone.call(StartVisit { case: world.a_case(), held: true }).await.unwrap();
    interview(&mut phone, visit).await;
    let bill = document(&mut phone, visit, vec![]).await;
    phone.sync().await;
    tablet.sync().await;
    let number: AnswerPath = "number".parse().unwrap();
    (phone.link, tablet.link) = (Link::Down, Link::Down);
    write(&mut tablet, bill, &number, Value::Text("2".into())).await;
    write(&mut phone, bill, &number, Value::Text("1".into())).await;
    assert_eq!(phone.call(Submit { visit }).await.unwrap(), Submitted::Done);
    (phone.link, tablet.link) = (Link::Up, Link::Up);
    phone.sync().await;
    tablet.sync().await;
    phone.sync().await;
    supervisor.sync().await;

    let read = supervisor.call(OpenVisit { visit }).await.unwrap();
    let of: Vec<_> = read.undecided.iter().map(|one| (one.record, one.path.clone())).collect();
    assert_eq!(of, [(bill, number.clone())]);
    let submission = read.submission.unwrap();
    let outcome = ReviewOutcome::Accepted;
    let accept = Review { visit, submission, outcome, comment: String::new() };
    assert_eq!(supervisor.call(accept).await, Err(Failure::TwoValuesStand));
    let refused = phone.call(Submit { visit }).await.unwrap();
    assert_eq!(refused, Submitted::Undecided { answers: 1 });
    assert_eq!(phone.call(OpenDocument { document: bill }).await.unwrap().undecided.len(), 1);
    write(&mut phone, bill, &number, Value::Text("1".into())).await;
    assert_eq!(phone.call(OpenVisit { visit }).await.unwrap().undecided, []);
    assert_eq!(phone.call(Submit { visit }).await.unwrap(), Submitted::Done);
}
