//! Matters besides requests come to an end that everybody sees who has to:
//! complaints, obstacles, referrals to other bodies, contacts of volunteers.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::engine::command::{
    AboutRow, CaseStarted, CorrectCase, DropMatter, EditCase, FinishMatter, Finished, Happened,
    Home, MatterList, MatterRow, MatterState, Matters, OpenCase, OpenMatter, OpenTimeline,
    SaveDraft, StartCase, StartMatter, TimelineEntry,
};
use app::engine::failure::Failure;
use shared::form::{Answers, Value};
use shared::people::Role;
use shared::record::Kind;
use tests::way::{begin, done, fill, matter};
use tests::{Device, PASSPHRASE, World};

/// The day on which the stories begin.
const TODAY: &str = "2026-11-21";

async fn list(device: &mut Device, list: MatterList) -> Vec<MatterRow> {
    device.call(Matters { list, offset: 0, limit: 50 }).await.unwrap().rows
}

async fn open(device: &mut Device, kind: Kind) -> Vec<MatterRow> {
    list(device, MatterList::Open(vec![kind])).await
}

#[tokio::test]
async fn a_complaint_is_followed_until_somebody_closes_it() {
    for sort in ["suggestion", "complaint", "dispute"] {
        let world = World::new().await;
        let mut officer = world.enrolled("relations_officer").await;
        let mut supervisor = world.enrolled("supervisor").await;
        let says = [
            ("sort", sort),
            ("about", "procedure"),
            ("subject", "تأخر الرد"),
            ("words", "مضى شهر دون رد"),
            ("anonymous", "yes"),
        ];
        let complaint = done(&mut officer, Kind::Complaint, None, None, &says).await;
        officer.sync().await;
        supervisor.sync().await;
        let waiting = open(&mut supervisor, Kind::Complaint).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!((waiting[0].name.as_str(), waiting[0].sort.as_str()), ("", sort));

        // Under way first, with a day; then closed. What was closed too early is open again.
        let follow = |outcome, more: &[(&'static str, &'static str)]| {
            let mut says = vec![("outcome", outcome), ("answer", "يُراجع السجل")];
            says.extend(more);
            says
        };
        let under_way = follow("in_progress", &[("due", "2026-12-01")]);
        done(&mut supervisor, Kind::FollowUp, Some(complaint), Some(complaint), &under_way).await;
        let waiting = open(&mut supervisor, Kind::Complaint).await;
        assert_eq!(waiting[0].due.map(|day| day.to_string()), Some("2026-12-01".into()));
        let closed = follow("closed", &[("told", "nobody")]);
        world.pass(60_000);
        done(&mut supervisor, Kind::FollowUp, Some(complaint), Some(complaint), &closed).await;
        assert_eq!(open(&mut supervisor, Kind::Complaint).await, []);
        supervisor.sync().await;
        officer.sync().await;
        let view = matter(&mut officer, complaint).await;
        assert_eq!((view.row.state, view.spoken.len()), (MatterState::Closed, 2));
        assert!(!view.may_write, "what was said stays said");
        world.pass(60_000);
        done(&mut officer, Kind::FollowUp, Some(complaint), Some(complaint), &under_way).await;
        assert_eq!(matter(&mut officer, complaint).await.row.state, MatterState::Open);
    }
}

#[tokio::test]
async fn what_is_done_about_a_complaint_never_reaches_whoever_has_the_case() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let case = world.a_case();
    let says = [
        ("sort", "complaint"),
        ("about", "staff"),
        ("subject", "تأخر المندوب عن الموعد"),
        ("words", "لم يحضر في الموعد"),
        ("anonymous", "yes"),
    ];
    // Begun in the family's case, and so about it.
    let complaint = done(&mut officer, Kind::Complaint, Some(case), None, &says).await;
    officer.sync().await;
    supervisor.sync().await;
    let read = matter(&mut supervisor, complaint).await;
    assert!(matches!(&read.about, Some(AboutRow::Case(row)) if row.case == case));
    let closed = [("outcome", "closed"), ("answer", "نُبِّه المندوب"), ("told", "nobody")];
    let file = Some(read.row.case);
    done(&mut supervisor, Kind::FollowUp, file, Some(complaint), &closed).await;
    supervisor.sync().await;
    officer.sync().await;
    delegate.sync().await;

    let timeline = |entries: Vec<TimelineEntry>| {
        let rows = entries.into_iter().filter_map(|entry| match entry.what {
            Happened::Matter(row) => Some(row.kind),
            _ => None,
        });
        rows.filter(|kind| [Kind::Complaint, Kind::FollowUp].contains(kind)).collect::<Vec<_>>()
    };
    for (device, sees) in [(&mut officer, vec![Kind::Complaint]), (&mut delegate, vec![])] {
        let view = device.call(OpenTimeline { case }).await.unwrap();
        assert_eq!(timeline(view.entries), sees);
        assert!(view.may_begin.contains(&Kind::Complaint));
    }
    let kept = delegate.opened(PASSPHRASE).kept();
    assert!(kept.keys().all(|id| *id != complaint) && read.row.state != MatterState::Draft);
    let closed = matter(&mut officer, complaint).await;
    assert_eq!((closed.row.state, closed.spoken.len()), (MatterState::Closed, 1));
    assert_eq!(
        delegate.call(OpenMatter { matter: complaint }).await.err(),
        Some(Failure::NotFound)
    );
}

#[tokio::test]
async fn an_obstacle_is_followed_until_it_is_out_of_the_way() {
    let world = World::new().await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut supervisor = world.enrolled("supervisor").await;
    let says = [("sort", "road"), ("subject", "طريق مقطوع"), ("proposal", "موعد بعد الموسم")];
    let obstacle = done(&mut officer, Kind::Obstacle, None, None, &says).await;
    officer.sync().await;
    supervisor.sync().await;
    assert_eq!(open(&mut supervisor, Kind::Obstacle).await.len(), 1);
    let removed = [("outcome", "closed"), ("answer", "فُتح الطريق"), ("told", "nobody")];
    done(&mut supervisor, Kind::FollowUp, Some(obstacle), Some(obstacle), &removed).await;
    assert_eq!(open(&mut supervisor, Kind::Obstacle).await, []);
    supervisor.sync().await;
    officer.sync().await;
    assert_eq!(matter(&mut officer, obstacle).await.row.state, MatterState::Closed);
}

#[tokio::test]
async fn a_person_is_referred_to_another_body_and_its_answer_is_written_down() {
    let world = World::new().await;
    let mut officer = world.enrolled("relations_officer").await;
    let case = world.a_case();
    let says = [
        ("sort", "outward"),
        ("subject", "علاج"),
        ("cause", "يحتاج إلى علاج لا تقدمه الجمعية"),
        ("body", "الجهة الصحية النموذجية"),
        ("consent", "yes"),
        ("way_back", "telephone"),
    ];
    let referral = begin(&mut officer, Kind::Referral, Some(case), None, &says[..5]).await.unwrap();
    let finish = FinishMatter { matter: referral };
    let lacking = officer.call(finish.clone()).await.unwrap();
    assert_eq!(lacking, Finished::Incomplete { problems: 1 }, "nothing counts before it is whole");
    assert_eq!(matter(&mut officer, referral).await.row.state, MatterState::Draft);
    fill(&mut officer, referral, &says[5..]).await;
    assert_eq!(officer.call(finish).await, Ok(Finished::Done));
    let answer = [
        ("outcome", "closed"),
        ("answer", "قُبل للعلاج"),
        ("result", "served"),
        ("told", "yes"),
        ("told_on", "2026-11-21"),
    ];
    done(&mut officer, Kind::FollowUp, Some(case), Some(referral), &answer).await;
    assert_eq!(matter(&mut officer, referral).await.row.state, MatterState::Closed);
}

#[tokio::test]
async fn a_volunteer_takes_contacts_and_nothing_else() {
    let world = World::new().await;
    let mut volunteer = world.enrolled("volunteer").await;
    let mut officer = world.enrolled("relations_officer").await;
    let home = Home { search: String::new(), offset: 0, limit: 9 };
    assert_eq!(volunteer.call(home).await.unwrap().total_cases, 0);
    let offered = volunteer.call(Matters { list: MatterList::MyDrafts, offset: 0, limit: 9 }).await;
    assert_eq!(offered.unwrap().may_begin, [Kind::Contact]);
    let says = [
        ("channel", "volunteering"),
        ("caller_name", "هدى سعد النموذجي"),
        ("caller_mobile", "0500000001"),
        ("subject", "سؤال"),
        ("outcome", "left_open"),
        ("due", "2026-11-25"),
    ];
    let contact = done(&mut volunteer, Kind::Contact, None, None, &says).await;
    let complaint =
        StartMatter { kind: Kind::Complaint, case: None, about: None, given: Answers::default() };
    assert_eq!(volunteer.call(complaint).await, Err(Failure::NotAllowed));
    let name = ("name".parse().unwrap(), Value::Text("هدى سعد النموذجي".into()));
    let case = StartCase { contact: Some(contact), fields: vec![name], looked: true };
    assert_eq!(volunteer.call(case).await, Err(Failure::NotAllowed));
    assert_eq!(open(&mut volunteer, Kind::Contact).await.len(), 1, "nobody has it yet");
    volunteer.sync().await;
    officer.sync().await;
    let waiting = open(&mut officer, Kind::Contact).await;
    assert_eq!(waiting.iter().map(|row| row.matter).collect::<Vec<_>>(), [contact]);
    assert_eq!(waiting[0].name, "هدى سعد النموذجي");
}

#[tokio::test]
async fn what_a_volunteer_leaves_open_is_the_offices_once_it_has_arrived() {
    let world = World::new().await;
    let mut volunteer = world.enrolled("volunteer").await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut begun = Vec::new();
    for outcome in ["left_open", "opens_request", "referred"] {
        let mut says = vec![
            ("channel", "telephone"),
            ("caller_name", "هدى سعد النموذجي"),
            ("caller_mobile", "0500000001"),
            ("subject", "سؤال"),
            ("outcome", outcome),
        ];
        says.extend((outcome == "left_open").then_some(("due", "2026-11-25")));
        begun.push(done(&mut volunteer, Kind::Contact, None, None, &says).await);
    }
    assert_eq!(open(&mut volunteer, Kind::Contact).await.len(), 3);
    volunteer.sync().await;
    officer.sync().await;
    assert_eq!(open(&mut officer, Kind::Contact).await.len(), 3, "somebody has to see to them");
    assert_eq!(open(&mut volunteer, Kind::Contact).await, []);
    for contact in begun {
        let row = matter(&mut volunteer, contact).await.row;
        assert_eq!(row.state, MatterState::HandedOver);
    }
    assert_eq!(list(&mut volunteer, MatterList::All(vec![Kind::Contact])).await.len(), 3);
}

#[tokio::test]
async fn a_contact_waits_until_what_came_of_it_is_begun_and_stands_in_the_case() {
    let world = World::new().await;
    let mut officer = world.enrolled("relations_officer").await;
    let says = [
        ("channel", "telephone"),
        ("caller_name", "شخص جديد التجريبي"),
        ("subject", "إيجار متأخر"),
        ("outcome", "opens_request"),
    ];
    let contact = done(&mut officer, Kind::Contact, None, None, &says).await;
    assert_eq!(open(&mut officer, Kind::Contact).await.len(), 1, "no request is there yet");

    let category = ("category".parse().unwrap(), Value::Text("orphans".into()));
    let start = StartCase { contact: Some(contact), fields: vec![category], looked: true };
    let CaseStarted::Done(case) = officer.call(start).await.unwrap() else { panic!() };
    assert_eq!(open(&mut officer, Kind::Contact).await.len(), 1);
    let spoken = matter(&mut officer, contact).await.spoken;
    assert!(matches!(&spoken[..], [AboutRow::Case(row)] if row.case == case));
    let happened = officer.call(OpenTimeline { case }).await.unwrap().entries;
    let is_contact =
        |it: &TimelineEntry| matches!(&it.what, Happened::Matter(row) if row.matter == contact);
    assert!(happened.iter().any(is_contact), "it stands in the case's timeline");

    let asked = [("sort", "rent"), ("subject", "إيجار")];
    let request =
        begin(&mut officer, Kind::SupportRequest, Some(case), Some(contact), &asked).await.unwrap();
    assert_eq!(open(&mut officer, Kind::Contact).await, []);
    officer.call(DropMatter { matter: request }).await.unwrap();
    assert_eq!(open(&mut officer, Kind::Contact).await.len(), 1, "it was begun by mistake");
}

#[tokio::test]
async fn an_answer_that_nobody_was_told_waits_on() {
    let world = World::new().await;
    world.change_role("delegate_2", Role::Researcher).await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut researcher = world.enrolled("delegate_2").await;
    let says = [
        ("sort", "inward"),
        ("subject", "شروط دعم الإيجار"),
        ("question", "هل يشمل الدعم السكن المشترك؟"),
        ("way_back", "telephone"),
    ];
    let case = world.a_case();
    let referral = done(&mut officer, Kind::Referral, Some(case), None, &says).await;
    officer.sync().await;
    researcher.sync().await;
    let answer = [("outcome", "closed"), ("answer", "يشمله"), ("told", "not_yet")];
    done(&mut researcher, Kind::FollowUp, Some(case), Some(referral), &answer).await;
    researcher.sync().await;
    officer.sync().await;
    assert_eq!(open(&mut officer, Kind::Referral).await.len(), 1);
    assert_eq!(matter(&mut officer, referral).await.row.state, MatterState::ToTell);
    world.pass(60_000);
    let told = [("outcome", "closed"), ("answer", "أُبلغت"), ("told", "yes"), ("told_on", TODAY)];
    done(&mut officer, Kind::FollowUp, Some(case), Some(referral), &told).await;
    assert_eq!(open(&mut officer, Kind::Referral).await, []);
}

#[tokio::test]
async fn what_was_begun_by_mistake_is_put_away_and_what_speaks_of_nothing_is_not_begun() {
    let world = World::new().await;
    let mut officer = world.enrolled("relations_officer").await;
    let case = world.a_case();
    let says = [("sort", "rent"), ("subject", "إيجار")];
    let request = begin(&mut officer, Kind::SupportRequest, Some(case), None, &says).await.unwrap();
    assert_eq!(list(&mut officer, MatterList::MyDrafts).await.len(), 1);
    assert!(matter(&mut officer, request).await.may_drop);
    officer.call(DropMatter { matter: request }).await.unwrap();
    assert_eq!(list(&mut officer, MatterList::MyDrafts).await, []);
    assert_eq!(list(&mut officer, MatterList::RequestsOf(case)).await, []);
    let late = SaveDraft {
        record: request,
        path: "subject".parse().unwrap(),
        value: Value::Text("غيره".into()),
    };
    assert_eq!(officer.call(late).await, Err(Failure::NotAllowed));

    let start = |kind, case, about| StartMatter { kind, case, about, given: Answers::default() };
    for (asked, failure) in [
        (start(Kind::FollowUp, Some(case), None), Failure::NotFound),
        (start(Kind::Reply, Some(case), Some(request)), Failure::NotFound),
        (start(Kind::SupportRequest, None, None), Failure::NotAllowed),
        (start(Kind::Visit, Some(case), None), Failure::NotAllowed),
        (start(Kind::Session, None, None), Failure::NotAllowed),
    ] {
        let kind = asked.kind;
        assert_eq!(officer.call(asked).await, Err(failure), "{kind:?}");
    }
    let given = [("subject".parse().unwrap(), Value::Text("سؤال".into()))];
    let wrong = [("no_such_question".parse().unwrap(), Value::Text("x".into()))];
    let contact = |given: &[_]| StartMatter {
        given: given.iter().cloned().collect(),
        ..start(Kind::Contact, None, None)
    };
    let named = Failure::FieldWrong { field: "no_such_question".parse().unwrap() };
    assert_eq!(officer.call(contact(&wrong)).await, Err(named));
    let begun = officer.call(contact(&given)).await.unwrap();
    let view = officer.call(OpenMatter { matter: begun }).await.unwrap();
    assert_eq!((view.row.subject.as_str(), view.channels.len()), ("سؤال", 8));
}

#[tokio::test]
async fn a_new_case_is_looked_for_first_and_numbered_without_a_link() {
    let world = World::new().await;
    let mut officer = world.enrolled("relations_officer").await;
    let mut delegate = world.enrolled("delegate").await;
    let field = |name: &str, text: &str| (name.parse().unwrap(), Value::Text(text.into()));
    let start = |fields, looked| StartCase { contact: None, fields, looked };
    let missing = start(vec![field("name", "شخص جديد التجريبي")], true);
    let named = Failure::FieldWrong { field: "category".parse().unwrap() };
    assert_eq!(officer.call(missing).await, Err(named));
    let wrong = vec![
        field("name", "شخص جديد التجريبي"),
        field("category", "orphans"),
        field("identity_number", "1000000009"),
    ];
    let named = Failure::FieldWrong { field: "identity_number".parse().unwrap() };
    assert_eq!(officer.call(start(wrong, true)).await, Err(named));

    let alike = vec![
        field("name", "نورة محمد"),
        field("category", "orphans"),
        field("identity_number", "1000001014"),
    ];
    let CaseStarted::MayBe(rows) = officer.call(start(alike.clone(), false)).await.unwrap() else {
        panic!("not looked for")
    };
    assert_eq!(rows[0].case, world.a_case());
    officer.link = tests::Link::Down;
    delegate.link = tests::Link::Down;
    let number = async |device: &mut Device| {
        let CaseStarted::Done(case) = device.call(start(alike.clone(), true)).await.unwrap() else {
            panic!("not begun")
        };
        let opened = device.call(OpenCase { case }).await.unwrap();
        opened.row.number
    };
    let (first, second) = (number(&mut officer).await, number(&mut officer).await);
    let other = number(&mut delegate).await;
    assert!(first != second && first != other && second != other, "{first} {second} {other}");
}

#[tokio::test]
async fn a_correction_looks_whether_another_case_says_the_same() {
    let world = World::new().await;
    let mut delegate = world.enrolled("delegate").await;
    let field = |name: &str, text: &str| (name.parse().unwrap(), Value::Text(text.into()));
    let fields = vec![field("name", "شخص جديد التجريبي"), field("category", "orphans")];
    let begun = delegate.call(StartCase { contact: None, fields, looked: true }).await.unwrap();
    let CaseStarted::Done(case) = begun else { panic!("not begun") };
    let correct = |edits: &[(_, Value)], looked| CorrectCase {
        edit: EditCase { case, edits: edits.to_vec() },
        looked,
    };
    let done = Ok(CaseStarted::Done(case));

    // The number of another, in whatever digits it is typed.
    let taken = [field("city", "ظلم"), field("identity_number", "١٠٠٠٠٠١٠١٤")];
    let CaseStarted::MayBe(rows) = delegate.call(correct(&taken, false)).await.unwrap() else {
        panic!("not looked for")
    };
    assert_eq!(rows.iter().map(|row| row.case).collect::<Vec<_>>(), [world.a_case()]);
    let place = async |device: &mut Device| device.call(OpenCase { case }).await.unwrap().row.place;
    assert_eq!(place(&mut delegate).await, "", "nothing is written before somebody has looked");
    assert_eq!(delegate.call(correct(&taken, true)).await, done);
    assert_eq!(place(&mut delegate).await, "ظلم");

    // What stands already is not asked again, nor is the case found by itself.
    assert_eq!(delegate.call(correct(&taken, false)).await, done);
    let shorter = [field("name", "شخص جديد")];
    assert_eq!(delegate.call(correct(&shorter, false)).await, done);
    let named = [field("name", "نورة محمد")];
    let found = delegate.call(correct(&named, false)).await.unwrap();
    assert!(matches!(found, CaseStarted::MayBe(rows) if rows[0].case == world.a_case()));
}
