//! «لم يتغير شيء»: what the last visit said is taken over in one confirmation,
//! and only what was shown.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{EditCase, LeaveScreen, OpenVisit, SameAsLast, StartVisit, VisitView};
use app::engine::failure::Failure;
use shared::form::Value;
use shared::ids::RecordId;
use tests::at_work::{draft, hand_in, visited};
use tests::{Device, World, interview};

const DELEGATE: &str = "أمل فهد التجريبي";
const MONTH: i64 = 30 * 86_400_000;

async fn visit_of(device: &mut Device, visit: RecordId) -> VisitView {
    device.call(OpenVisit { visit }).await.unwrap()
}

/// The confirmation that a screen sends which shows this.
fn confirming(view: &VisitView, group: &str) -> SameAsLast {
    let last = view.last.as_ref().map(|last| (last.visit, last.digest));
    SameAsLast {
        visit: view.row.visit,
        group: group.to_owned(),
        last: last.unwrap_or((view.row.visit, [0; 32])),
        now: view.answers.clone(),
    }
}

#[tokio::test]
async fn what_did_not_change_is_confirmed_in_one() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    let first = visited(&mut delegate, case).await;
    let view = visit_of(&mut delegate, first).await;
    let none = delegate.call(confirming(&view, "housing")).await;
    assert_eq!(none, Err(Failure::NoEarlierVisit));
    world.pass(MONTH);

    let second = delegate.call(StartVisit { case, held: true }).await.unwrap();
    let last = visit_of(&mut delegate, second).await.last.unwrap();
    assert_eq!((last.visit, last.delegate.as_str()), (first, DELEGATE));
    let rooms = "rooms".parse().unwrap();
    assert!(last.answers.get(&rooms).is_some());
    // What she typed before is put in order by the confirmation.
    draft(&mut delegate, second, "rooms", Value::Integer(9)).await;
    draft(&mut delegate, second, "members/m9", Value::Integer(9)).await;
    let shown = visit_of(&mut delegate, second).await;
    for group in ["housing", "members_screen"] {
        delegate.call(confirming(&shown, group)).await.unwrap();
    }
    let view = visit_of(&mut delegate, second).await;
    assert_eq!(view.same_as_last, ["housing", "members_screen"]);
    assert_eq!(view.answers.get(&rooms), last.answers.get(&rooms));
    assert_eq!(view.answers.instances(None, "members"), last.answers.instances(None, "members"));
    for group in ["opinion", "visit", "no such group", "rooms"] {
        let refused = delegate.call(confirming(&view, group)).await;
        assert_eq!(refused, Err(Failure::NotFound), "{group}");
    }
    // An edit takes the confirmation back.
    draft(&mut delegate, second, "rooms", Value::Integer(4)).await;
    assert_eq!(visit_of(&mut delegate, second).await.same_as_last, ["members_screen"]);
    interview(&mut delegate, second).await;
    hand_in(&mut delegate, second).await;
}

#[tokio::test]
async fn a_visit_begins_with_what_the_last_one_found_unless_the_case_was_corrected_since() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let case = world.a_case();
    let first = delegate.call(StartVisit { case, held: true }).await.unwrap();
    let known = visit_of(&mut delegate, first).await.answers;
    let gone = known.instances(None, "members")[0].clone();
    interview(&mut delegate, first).await;
    let (city, landmark) = ("city".parse().unwrap(), "nearest_landmark".parse().unwrap());
    let found = |text: &str| Some(Value::Text(text.to_owned()));
    draft(&mut delegate, first, "city", found("هجرة المثال").unwrap()).await;
    draft(&mut delegate, first, "nearest_landmark", found("عند البئر").unwrap()).await;
    draft(&mut delegate, first, gone.as_str(), Value::Removed).await;
    hand_in(&mut delegate, first).await;
    delegate.sync().await;

    world.pass(MONTH);
    let edits = vec![("landmark".parse().unwrap(), found("خلف المدرسة").unwrap())];
    delegate.call(EditCase { case, edits }).await.unwrap();
    let second = delegate.call(StartVisit { case, held: true }).await.unwrap();
    let view = visit_of(&mut delegate, second).await;
    assert_eq!(view.answers.get(&city), found("هجرة المثال").as_ref());
    assert_eq!(view.answers.get(&landmark), found("خلف المدرسة").as_ref());
    let now = view.answers.instances(None, "members");
    assert_eq!(now.len(), known.instances(None, "members").len() - 1);
    assert!(!now.contains(&&gone));
    // Nothing of it was asked anew: the visit may be put away.
    assert!(view.may_drop);
}

#[tokio::test]
async fn nothing_is_confirmed_that_came_after_it_was_shown() {
    let world = World::new().await;
    let mut phone = world.enrolled("delegate").await;
    let mut tablet = world.enrolled_again("delegate").await;
    let case = world.a_case();
    let first = visited(&mut phone, case).await;
    world.pass(MONTH);
    let second = phone.call(StartVisit { case, held: true }).await.unwrap();
    phone.sync().await;
    tablet.sync().await;

    // The last visit is completed elsewhere.
    let shown = visit_of(&mut phone, second).await;
    draft(&mut tablet, first, "rooms", Value::Integer(7)).await;
    hand_in(&mut tablet, first).await;
    tablet.sync().await;
    phone.sync().await;
    let unseen = phone.call(confirming(&shown, "housing")).await;
    assert_eq!(unseen, Err(Failure::ChangedMeanwhile));

    // Something is answered elsewhere at this visit.
    let shown = visit_of(&mut phone, second).await;
    let seven = Some(Value::Integer(7));
    let rooms = "rooms".parse().unwrap();
    assert_eq!(shown.last.as_ref().unwrap().answers.get(&rooms), seven.as_ref());
    draft(&mut tablet, second, "rooms", Value::Integer(3)).await;
    tablet.call(LeaveScreen { record: second }).await.unwrap();
    tablet.sync().await;
    phone.sync().await;
    let unseen = phone.call(confirming(&shown, "housing")).await;
    assert_eq!(unseen, Err(Failure::ChangedMeanwhile));
    let view = visit_of(&mut phone, second).await;
    assert_eq!(view.answers.get(&rooms), Some(&Value::Integer(3)), "not written over");
    assert_eq!(view.same_as_last, Vec::<String>::new());

    // What is elsewhere in the form holds nothing up; and seen, it is confirmed.
    draft(&mut phone, second, "city", Value::Text("قرية مثال".into())).await;
    phone.call(confirming(&view, "housing")).await.unwrap();
    let view = visit_of(&mut phone, second).await;
    assert_eq!(view.same_as_last, ["housing"]);
    assert_eq!(view.answers.get(&rooms), seven.as_ref());
}
