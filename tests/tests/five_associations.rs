//! One story for each association, from the first contact to what people think
//! of it: the same program, and nothing but the profile differs. Every person is
//! a device of the own, and all that they know of each other comes by the server.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use app::engine::command::{
    Acknowledge, AddPage, Assign, Assigned, Decide, Decided, Deliver, EditSession, FinishMatter,
    Finished, GiveFeedback, Home, ListProfiles, MatterList, MatterRow, MatterState, Matters,
    OpenCase, OpenPolicy, OpenSession, OpenTimeline, Order, Proxy, SaveDraft, SignedWith,
    StartDocument, StartSession, StartVisit,
};
use app::engine::failure::Failure;
use shared::association::{Profile, SatisfactionQuestion};
use shared::form::{Position, Value};
use shared::ids::RecordId;
use shared::lifecycle::request::Hold;
use shared::lifecycle::{DeclarationStage, RequestStage, ReviewOutcome};
use shared::people::Role;
use shared::record::Kind;
use shared::record::decision::Ruling;
use tests::at_work::{hand_in as hand_in_visit, interviewed, review};
use tests::pictures::prepared;
use tests::way::{
    begin, case_of, declare, done, fill, forward, hand_in, matter, request, signature, spoken,
};
use tests::{Device, World};

const CALLER: &str = "أمل فهد سعد التجريبي";
const DAY: i64 = 86_400_000;

/// An association at work: a device for each who takes part.
struct Staff {
    world: World,
    officer: Device,
    researcher: Device,
    supervisor: Device,
    secretary: Device,
}

impl Staff {
    async fn of(association: &'static str) -> Self {
        let world = World::of(association).await;
        Self {
            officer: world.enrolled("relations_officer").await,
            researcher: world.enrolled("researcher").await,
            supervisor: world.enrolled("supervisor").await,
            secretary: world.enrolled("secretary").await,
            world,
        }
    }

    /// Everything that anybody wrote is with everybody who may see it.
    async fn meet(&mut self) {
        for _ in 0..2 {
            for device in
                [&mut self.officer, &mut self.researcher, &mut self.supervisor, &mut self.secretary]
            {
                device.sync().await;
            }
        }
    }

    /// What texts call people on every device: the one who is served, who receives, the request.
    async fn called(&mut self) -> (String, String, Option<String>) {
        let device = self.officer.call(ListProfiles {}).await.unwrap();
        let called = device.session.unwrap().rules.called.unwrap();
        (called.served, called.officer, called.request)
    }

    async fn profile(&mut self) -> Profile {
        *self.officer.call(OpenPolicy {}).await.unwrap().profile.unwrap()
    }

    /// Somebody unknown is received and answered, and becomes a case.
    async fn received(&mut self, channel: &str, category: &str) -> (RecordId, RecordId) {
        let said = [
            ("channel", channel),
            ("caller_name", CALLER),
            ("caller_mobile", "0500000091"),
            ("subject", "سؤال عن الدعم"),
            ("outcome", "opens_request"),
            ("minutes", "25"),
        ];
        let contact = done(&mut self.officer, Kind::Contact, None, None, &said).await;
        (contact, case_of(&mut self.officer, contact, category).await)
    }

    /// What is unclear goes to the researcher, who answers; whoever asked sees it.
    async fn referred(&mut self, case: RecordId, channel: &str) {
        let asks = [
            ("sort", "inward"),
            ("subject", "شروط الدعم"),
            ("question", "هل يشمل الدعم السكن المشترك؟"),
            ("way_back", channel),
        ];
        let referral = done(&mut self.officer, Kind::Referral, Some(case), None, &asks).await;
        self.meet().await;
        let open = MatterList::Open(vec![Kind::Referral]);
        let waiting = list(&mut self.researcher, open.clone()).await;
        assert_eq!(waiting, [referral]);
        let answers = [
            ("outcome", "closed"),
            ("answer", "نعم يشمله"),
            ("told", "yes"),
            ("told_on", "2026-11-21"),
        ];
        done(&mut self.researcher, Kind::FollowUp, Some(case), Some(referral), &answers).await;
        self.meet().await;
        let view = matter(&mut self.officer, referral).await;
        assert_eq!(view.row.state, MatterState::Closed);
        assert_eq!(spoken(&view, Kind::FollowUp).len(), 1);
        assert_eq!(list(&mut self.researcher, open).await, []);
    }

    /// A request for rent, declared and handed in, with the notice read.
    async fn asked(&mut self, case: RecordId, urgency: &str) -> RecordId {
        let mut says = vec![
            ("sort", "rent"),
            ("subject", "إيجار متأخر"),
            ("amount", "1200.50"),
            ("reason", "انقطع الدخل"),
            ("urgency", urgency),
        ];
        if urgency == "urgent" {
            says.push(("urgent_why", "إخلاء المسكن"));
            says.push(("needed_by", "2026-12-24"));
        }
        begin(&mut self.officer, Kind::SupportRequest, Some(case), None, &says).await.unwrap()
    }

    /// A report, and the supervisor forwards it with what holds it known.
    async fn forwarded(&mut self, case: RecordId, asked: RecordId) {
        self.meet().await;
        let report = [
            ("evidence", "equal"),
            ("needs", "الإيجار"),
            ("recommendation", "accept"),
            ("subject", "تستحق الأسرة"),
        ];
        done(&mut self.researcher, Kind::Report, Some(case), Some(asked), &report).await;
        self.meet().await;
        forward(&mut self.supervisor, asked).await;
        self.meet().await;
        let view = request(&mut self.secretary, asked).await;
        assert_eq!(view.matter.row.request.unwrap().state.stage, RequestStage::Forwarded);
        assert!(view.report.is_some() && view.submission.is_some());
    }

    /// The committee sits, all of it, and decides.
    async fn decided(&mut self, asked: RecordId, ruling: Ruling, reason: &str) -> RecordId {
        let date = "2026-11-21".parse().unwrap();
        let start = StartSession { number: "1".into(), date };
        let session = self.secretary.call(start).await.unwrap();
        let sitting = self.secretary.call(OpenSession { session }).await.unwrap();
        assert_eq!(sitting.committee, "لجنة البحث");
        let present: BTreeMap<_, _> =
            sitting.members.iter().map(|member| (member.person, true)).collect();
        let by = present.keys().copied().collect();
        let edit = EditSession {
            session,
            number: None,
            date: None,
            budget: None,
            present,
            agenda: Some(vec![asked]),
            recused: BTreeMap::new(),
        };
        self.secretary.call(edit).await.unwrap();
        let submission = request(&mut self.secretary, asked).await.submission.unwrap();
        let amount = (ruling == Ruling::Accepted).then_some(120_050);
        let decide = Decide {
            session,
            request: asked,
            submission,
            ruling,
            reason: reason.into(),
            amount,
            by,
        };
        let Decided::Done(decision) = self.secretary.call(decide).await.unwrap() else {
            panic!("not decided")
        };
        self.meet().await;
        decision
    }

    /// The applicant is told, on a channel of the profile.
    async fn told(&mut self, case: RecordId, decision: RecordId, channel: &str, early: bool) {
        assert_eq!(list(&mut self.officer, MatterList::ToReply).await.len(), 1);
        let day = if early { "2026-11-21" } else { "2026-12-06" };
        let says =
            [("channel", channel), ("told_to", "applicant"), ("on", day), ("words", "نص التبليغ")];
        let reply = begin(&mut self.officer, Kind::Reply, Some(case), Some(decision), &says);
        let reply = reply.await.unwrap();
        let finish = FinishMatter { matter: reply };
        if early {
            let lacks = self.officer.call(finish.clone()).await;
            assert_eq!(lacks, Ok(Finished::Incomplete { problems: 1 }), "the reason");
            fill(&mut self.officer, reply, &[("early_reason", "اجتمعت اللجنة مبكراً")]).await;
        }
        assert_eq!(self.officer.call(finish).await, Ok(Finished::Done));
        assert_eq!(list(&mut self.officer, MatterList::ToReply).await, []);
    }

    /// Registered, and what was granted is received.
    async fn served(&mut self, case: RecordId, asked: RecordId, proxy: Option<Proxy>) {
        // Papers are still missing: what is complete is said, and delivery does not wait for it.
        let registered = [("completed", "data declaration"), ("on", "2026-11-21")];
        done(&mut self.officer, Kind::Registration, Some(case), Some(asked), &registered).await;
        let with = SignedWith::Signature(signature());
        let deliver = Deliver { request: asked, place: "المكتب".into(), proxy, with };
        self.officer.call(deliver).await.unwrap();
        let view = request(&mut self.officer, asked).await;
        assert_eq!(view.matter.row.request.unwrap().state.stage, RequestStage::Served);
    }

    /// How it went is asked once, of whoever was served or declined.
    async fn heard(&mut self, asked: RecordId) {
        assert_eq!(list(&mut self.officer, MatterList::ToAsk).await, [asked]);
        let scores = self.profile().await.satisfaction.unwrap().questions;
        let scores: BTreeMap<SatisfactionQuestion, u8> =
            scores.into_iter().map(|question| (question, 4)).collect();
        let give = GiveFeedback { request: asked, scores, line: "شكراً".into() };
        self.officer.call(give.clone()).await.unwrap();
        assert!(self.officer.call(give).await.is_err(), "once");
        self.meet().await;
        for device in [&mut self.officer, &mut self.supervisor] {
            assert_eq!(list(device, MatterList::ToAsk).await, [], "by nobody again");
            assert!(!request(device, asked).await.may_ask);
        }
    }

    /// Whoever is made a delegate where the policy has none may neither visit nor be sent.
    async fn nobody_visits(&mut self, case: RecordId) {
        let somebody = "relations_officer_2";
        let to = self.world.person(somebody);
        self.world.change_role(somebody, Role::Delegate).await;
        self.meet().await;
        let order = Order {
            on: "2026-12-01".parse().unwrap(),
            purpose: "follow_up".into(),
            priority: "normal".into(),
            note: String::new(),
        };
        let send = Assign { cases: vec![case], to: Some(to), order: Some(order) };
        assert_eq!(self.supervisor.call(send.clone()).await, Err(Failure::NobodyVisits));
        let give = Assign { order: None, ..send };
        assert_eq!(self.supervisor.call(give).await, Ok(Assigned::Done));
        self.meet().await;
        let mut delegate = self.world.enrolled(somebody).await;
        assert!(!delegate.call(OpenCase { case }).await.unwrap().may_visit);
        for held in [true, false] {
            let visit = StartVisit { case, held };
            assert_eq!(delegate.call(visit).await, Err(Failure::NobodyVisits));
        }
    }

    /// Where the profile allows neither, a visit takes no photo of a paper and no place of the home.
    async fn nothing_is_pictured_or_placed(&mut self) {
        let mut delegate = self.world.enrolled("delegate").await;
        let home = Home { search: String::new(), offset: 0, limit: 1 };
        let case = delegate.call(home).await.unwrap().cases[0].case;
        let visit = delegate.call(StartVisit { case, held: true }).await.unwrap();
        let paper = StartDocument { visit, paper: "lease".into() };
        let document = delegate.call(paper).await.unwrap();
        let page = AddPage { document, photo: prepared(1, 50_000) };
        assert_eq!(delegate.call(page).await, Err(Failure::PhotoNotAllowed));
        let door = Position::from_degrees(16.9, 42.5, 5.0).unwrap();
        let path = "position".parse().unwrap();
        let place = SaveDraft { record: visit, path, value: Value::Position(door) };
        assert_eq!(delegate.call(place).await, Err(Failure::NotAllowed));
    }

    /// The case tells its whole story to whoever may read it.
    async fn story(&mut self, case: RecordId) -> usize {
        let timeline = self.supervisor.call(OpenTimeline { case }).await.unwrap();
        assert_eq!(timeline.name, CALLER);
        timeline.entries.len()
    }
}

async fn list(device: &mut Device, list: MatterList) -> Vec<RecordId> {
    let view = device.call(Matters { list, offset: 0, limit: 50 }).await.unwrap();
    view.rows.into_iter().map(|row| row.matter).collect()
}

/// Whether a contact on this channel is refused, naming the channel.
async fn is_no_channel(device: &mut Device, channel: &str) -> bool {
    let said = [("channel", channel), ("subject", "سؤال"), ("outcome", "referred")];
    let contact = begin(device, Kind::Contact, None, None, &said).await.unwrap();
    let wrong = Failure::FieldWrong { field: "channel".parse().unwrap() };
    device.call(FinishMatter { matter: contact }).await == Err(wrong)
}

#[tokio::test]
async fn orphans_of_muwayh_are_reached_at_home_and_served() {
    let mut staff = Staff::of("muwayh-orphans").await;
    let profile = staff.profile().await;
    assert_eq!((profile.channels.len(), profile.tools.len()), (8, 4));
    let officer = "موظف علاقات المستفيدين".to_owned();
    let called = ("اليتيم".to_owned(), officer, Some("طلب دعم اليتيم".to_owned()));
    assert_eq!(staff.called().await, called);
    // A delegate of the branch office is a channel: she reports who asked her.
    let mut delegate = staff.world.enrolled("delegate").await;
    let said = [
        ("channel", "branch_delegates"),
        ("caller_mobile", "0500000001"),
        ("subject", "أسرة تسأل عن الكفالة"),
        ("outcome", "left_open"),
        ("due", "2026-12-01"),
    ];
    done(&mut delegate, Kind::Contact, None, None, &said).await;
    delegate.sync().await;
    staff.meet().await;
    assert_eq!(list(&mut staff.officer, MatterList::Open(vec![Kind::Contact])).await.len(), 1);

    // The family is visited, and the declaration signed there is good for the request.
    let case = staff.world.a_case();
    let visit = interviewed(&mut delegate, case).await;
    declare(&mut delegate, visit, "نورة تجربة مثال الافتراضي").await;
    hand_in_visit(&mut delegate, visit).await;
    delegate.sync().await;
    staff.meet().await;
    review(&mut staff.supervisor, visit, ReviewOutcome::Accepted, "").await;
    staff.meet().await;
    let asked = staff.asked(case, "normal").await;
    let view = request(&mut staff.officer, asked).await;
    assert_eq!(view.declaration, DeclarationStage::Signed);
    assert_eq!(view.rule.unwrap().text, "خلال مدة لا تقل عن أسبوعين");
    let papers: Vec<_> = view.checklist.iter().map(|row| row.paper.as_str()).collect();
    assert!(papers.contains(&"father_death_certificate"), "{papers:?}");
    let holds = hand_in(&mut staff.officer, asked).await;
    assert_eq!(holds, [Hold::PaperMissing].into(), "no paper was shown");
    staff.forwarded(case, asked).await;
    let decision = staff.decided(asked, Ruling::Accepted, "").await;
    staff.told(case, decision, "telephone", true).await;
    staff.served(case, asked, None).await;
    staff.heard(asked).await;
    let timeline = staff.supervisor.call(OpenTimeline { case }).await.unwrap();
    assert!(timeline.entries.len() >= 12, "{}", timeline.entries.len());
    assert!(!staff.officer.call(OpenPolicy {}).await.unwrap().to_sign);
}

#[tokio::test]
async fn staff_of_bukayriyah_sign_the_policy_and_nobody_is_told_too_early() {
    let mut staff = Staff::of("bukayriyah-development").await;
    let policy = staff.officer.call(OpenPolicy {}).await.unwrap();
    assert!(policy.to_sign, "the one policy that demands it");
    let version = policy.profile.unwrap().version;
    let sign = Acknowledge { version, signature: signature() };
    staff.officer.call(sign.clone()).await.unwrap();
    assert!(!staff.officer.call(OpenPolicy {}).await.unwrap().to_sign);
    let other = Acknowledge { version: version + 1, ..sign };
    assert_eq!(staff.researcher.call(other).await, Err(Failure::ChangedMeanwhile));
    staff.meet().await;
    let mut administrator = staff.world.enrolled("administrator").await;
    let seen = administrator.call(OpenPolicy {}).await.unwrap();
    assert_eq!(seen.signed.len(), 1);
    assert!(!seen.unsigned.is_empty() && seen.signed[0].current);

    let (_, case) = staff.received("interview", "poor_family").await;
    staff.referred(case, "telephone").await;
    let asked = staff.asked(case, "normal").await;
    declare(&mut staff.officer, asked, CALLER).await;
    hand_in(&mut staff.officer, asked).await;
    staff.forwarded(case, asked).await;
    let decision = staff.decided(asked, Ruling::Accepted, "").await;
    // Fifteen days later: the day that the rule speaks of has come.
    staff.world.pass(15 * DAY);
    assert_eq!(list(&mut staff.officer, MatterList::Ageing).await, [asked]);
    staff.told(case, decision, "website", false).await;
    assert_eq!(list(&mut staff.officer, MatterList::Ageing).await, []);
    staff.served(case, asked, None).await;
    staff.heard(asked).await;
    assert!(staff.story(case).await >= 9);
}

#[tokio::test]
async fn the_academy_takes_no_help_requests_and_a_proxy_receives() {
    let mut staff = Staff::of("open-academy").await;
    let profile = staff.profile().await;
    assert_eq!((profile.channels.len(), profile.tools.len()), (7, 4));
    let officer = "موظف علاقات المستخدمين".to_owned();
    let called = ("المستفيد".to_owned(), officer, Some("طلب دعم مستفيد".to_owned()));
    assert_eq!(staff.called().await, called);
    assert!(is_no_channel(&mut staff.officer, "help_request").await);
    assert!(is_no_channel(&mut staff.officer, "branch_delegates").await);
    assert!(!is_no_channel(&mut staff.officer, "delegates").await);
    let (_, case) = staff.received("social_media", "other").await;
    let asked = staff.asked(case, "normal").await;
    declare(&mut staff.officer, asked, CALLER).await;
    hand_in(&mut staff.officer, asked).await;
    staff.forwarded(case, asked).await;
    let decision = staff.decided(asked, Ruling::Accepted, "").await;
    staff.told(case, decision, "letter", true).await;
    let proxy = Proxy {
        name: "سعد فهد سعد التجريبي".into(),
        identity_number: "1000000009".into(),
        relation: "brother".into(),
    };
    let with = SignedWith::Signature(signature());
    let deliver =
        Deliver { request: asked, place: String::new(), proxy: Some(proxy.clone()), with };
    let wrong = Failure::FieldWrong { field: "proxy_identity".parse().unwrap() };
    assert_eq!(staff.officer.call(deliver).await, Err(wrong));
    let proxy = Proxy { identity_number: "1000000008".into(), ..proxy };
    staff.served(case, asked, Some(proxy)).await;
    staff.heard(asked).await;
    assert!(staff.story(case).await >= 7);
}

#[tokio::test]
async fn somebody_declined_in_jazan_may_appeal_and_is_asked_too() {
    let mut staff = Staff::of("jazan-crises").await;
    let profile = staff.profile().await;
    assert_eq!((profile.channels.len(), profile.photos.allowed.len()), (8, 0));
    assert!(!profile.position.allowed, "no home's place is recorded");
    staff.nothing_is_pictured_or_placed().await;
    let (_, case) = staff.received("help_request", "other").await;
    let asked = staff.asked(case, "urgent").await;
    declare(&mut staff.officer, asked, CALLER).await;
    assert!(request(&mut staff.officer, asked).await.matter.may_drop);
    hand_in(&mut staff.officer, asked).await;
    let open = request(&mut staff.officer, asked).await.matter;
    assert!(!open.may_drop, "what was handed in counts");
    let presses = |row: &MatterRow| (row.request.as_ref().unwrap().urgent, row.due.is_some());
    assert_eq!(presses(&open.row), (true, true));
    // Urgent aid is not given first where the board has set no limit.
    let with = SignedWith::Signature(signature());
    let deliver = Deliver { request: asked, place: String::new(), proxy: None, with };
    assert_eq!(staff.officer.call(deliver).await, Err(Failure::NotAllowed));
    staff.forwarded(case, asked).await;
    let decision = staff.decided(asked, Ruling::Declined, "خارج مجال الجمعية").await;
    staff.told(case, decision, "telephone", true).await;
    let grounds = [("subject", "قرار الإيجار"), ("reason", "تغير الدخل"), ("on", "2026-11-21")];
    let appeal = done(&mut staff.officer, Kind::Appeal, Some(case), Some(decision), &grounds).await;
    staff.meet().await;
    let state = |view: app::engine::command::RequestView| view.matter.row.request.unwrap().state;
    assert!(state(request(&mut staff.secretary, asked).await).appealed);
    let answer = [("outcome", "closed"), ("answer", "أُيد القرار"), ("told", "not_yet")];
    done(&mut staff.secretary, Kind::FollowUp, Some(case), Some(appeal), &answer).await;
    staff.meet().await;
    let ended = request(&mut staff.officer, asked).await;
    assert_eq!(presses(&ended.matter.row), (false, false), "it is decided");
    let ended = state(ended);
    assert!(!ended.appealed);
    assert_eq!(ended.stage, RequestStage::Declined);
    staff.heard(asked).await;
    assert!(staff.story(case).await >= 8);
}

#[tokio::test]
async fn prisoners_families_of_kafal_come_to_the_office_where_nobody_visits() {
    let mut staff = Staff::of("kafal-prisoners").await;
    let profile = staff.profile().await;
    assert_eq!((profile.channels.len(), profile.tools.len()), (5, 3));
    let called = ("المستخدم".to_owned(), "موظف علاقات المستخدمين".to_owned(), None);
    assert_eq!(staff.called().await, called);
    for channel in ["interview", "help_request", "branch_delegates", "delegates"] {
        assert!(is_no_channel(&mut staff.officer, channel).await, "{channel}");
    }
    let (_, case) = staff.received("telephone", "prisoner_family").await;
    staff.referred(case, "letter").await;
    staff.nobody_visits(case).await;

    // Papers are matched and the declaration is signed at the request itself.
    let asked = staff.asked(case, "normal").await;
    let view = request(&mut staff.officer, asked).await;
    let papers: Vec<_> = view.checklist.iter().map(|row| row.paper.as_str()).collect();
    assert!(papers.contains(&"imprisonment_proof"), "{papers:?}");
    assert!(!papers.contains(&"father_death_certificate"), "{papers:?}");
    let paper = StartDocument { visit: asked, paper: "imprisonment_proof".into() };
    let document = staff.officer.call(paper).await.unwrap();
    let matched = app::engine::command::MatchDocument { document, matched: true };
    staff.officer.call(matched).await.unwrap();
    declare(&mut staff.officer, asked, CALLER).await;
    let view = request(&mut staff.officer, asked).await;
    assert_eq!(view.declaration, DeclarationStage::Signed);
    let proof = view.checklist.iter().find(|row| row.paper == "imprisonment_proof").unwrap();
    assert_eq!((proof.hold, proof.document), (None, Some(document)));
    hand_in(&mut staff.officer, asked).await;

    // What is said otherwise afterwards is no longer declared, and moves no stage.
    fill(&mut staff.officer, asked, &[("amount", "1300")]).await;
    let view = request(&mut staff.officer, asked).await;
    assert_eq!(view.declaration, DeclarationStage::Stale);
    let state = view.matter.row.request.unwrap().state;
    assert!(state.amended && state.stage == RequestStage::HandedIn);
    fill(&mut staff.officer, asked, &[("amount", "1200.50")]).await;
    staff.forwarded(case, asked).await;
    let decision = staff.decided(asked, Ruling::Accepted, "").await;
    staff.told(case, decision, "volunteering", true).await;
    staff.served(case, asked, None).await;
    staff.heard(asked).await;
    assert!(staff.story(case).await >= 10);
}
