//! The forms of matters (معاملات) as authored: contacts, referrals, requests and
//! what follows them. Each is imported, left empty, filled in and filled in wrongly.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail like the test itself"
)]

mod authored;

use authored::{authored, today, with};
use shared::association::ChannelCode;
use shared::form::{
    Answers, Evaluation, FormDefinition, InputError, Item, Localized, ProblemKind, Question, Value,
    parse_input,
};

/// What somebody types, question by question.
type Typed = &'static [(&'static str, &'static str)];

/// A form's name, what an empty one lacks, and a filled-in one: plainly invented.
const EXAMPLES: [(&str, &[&str], Typed); 11] = [
    (
        "contact",
        &["channel", "subject", "outcome"],
        &[
            ("channel", "telephone"),
            ("caller_name", "أمل فهد التجريبي"),
            ("caller_mobile", "٠٥٠٠٠٠٠٠٠١"),
            ("subject", "سؤال عن التسجيل"),
            ("question", "ما المستندات المطلوبة؟"),
            ("outcome", "answered"),
            ("answer", "الهوية وسجل الأسرة"),
            ("minutes", "١٢"),
        ],
    ),
    (
        "referral",
        &["sort", "subject", "way_back"],
        &[
            ("sort", "inward"),
            ("subject", "شروط دعم الإيجار"),
            ("question", "هل يشمل الدعم السكن المشترك؟"),
            ("due", "2026-11-28"),
            ("way_back", "telephone"),
        ],
    ),
    (
        "follow_up",
        &["outcome"],
        &[
            ("outcome", "closed"),
            ("answer", "سُلّمت الخدمة"),
            ("result", "served"),
            ("told", "yes"),
            ("told_on", "11/6/1448"),
        ],
    ),
    (
        "support_request",
        &["sort", "subject", "reason", "urgency"],
        &[
            ("sort", "rent"),
            ("subject", "إيجار متأخر"),
            ("amount", "12,000.50"),
            ("reason", "انقطع دخل الأسرة"),
            ("urgency", "urgent"),
            ("urgent_why", "إنذار بالإخلاء"),
            ("needed_by", "2026-12-01"),
        ],
    ),
    (
        "report",
        &["evidence", "needs", "recommendation", "subject"],
        &[
            ("family", "أم وطفلان"),
            ("income", "ضمان فقط"),
            ("evidence", "more"),
            ("evidence_remark", "راتب لم يُذكر"),
            ("housing", "شقة بالإيجار"),
            ("needs", "الإيجار"),
            ("recommendation", "accept"),
            ("subject", "إيجار ستة أشهر"),
            ("amount", "6000"),
        ],
    ),
    (
        "reply",
        &["channel", "told_to", "on", "words"],
        &[
            ("channel", "telephone"),
            ("told_to", "representative"),
            ("told_name", "سعد فهد التجريبي"),
            ("on", "2026-11-21"),
            ("words", "قُبل الطلب"),
        ],
    ),
    (
        "appeal",
        &["subject", "reason", "on"],
        &[("subject", "قرار الإيجار"), ("reason", "تغير الدخل"), ("on", "2026-11-20")],
    ),
    (
        "registration",
        &["completed", "on"],
        &[("completed", "data papers declaration"), ("number", "٤٣/١٤٤٨"), ("on", "2026-11-21")],
    ),
    (
        "service",
        &["giver", "sort", "subject", "on"],
        &[
            ("giver", "own"),
            ("sort", "food"),
            ("subject", "سلة غذائية"),
            ("manner", "in_kind"),
            ("item", "سلة"),
            ("quantity", "2"),
            ("on", "2026-11-21"),
            ("received_by", "proxy"),
            ("proxy_name", "سعد فهد التجريبي"),
            ("proxy_identity", "١٠٠٠٠٠٠٠٠٨"),
            ("proxy_relation", "son"),
            ("place", "يوم التوزيع"),
        ],
    ),
    (
        "complaint",
        &["sort", "about", "subject", "words", "anonymous"],
        &[
            ("sort", "dispute"),
            ("about", "procedure"),
            ("subject", "تأخر الرد"),
            ("words", "مضى شهر دون رد"),
            ("wants", "موعد واضح"),
            ("anonymous", "no"),
            ("caller_name", "نورة سعد التجريبي"),
            ("caller_mobile", "0500000002"),
            ("channel", "website"),
        ],
    ),
    (
        "obstacle",
        &["sort", "subject"],
        &[("sort", "road"), ("subject", "طريق مقطوع"), ("proposal", "موعد بعد الموسم")],
    ),
];

fn filled(name: &str) -> (FormDefinition, Answers) {
    let form = authored(name);
    let (_, _, typed) = EXAMPLES.iter().find(|example| example.0 == name).unwrap();
    let answers = with(&form, &Answers::default(), typed);
    (form, answers)
}

/// The questions that stand in the way, with what is wrong.
fn problems(form: &FormDefinition, answers: &Answers) -> Vec<(String, ProblemKind)> {
    let found = Evaluation::of(form, answers, today());
    found.problems.into_iter().map(|problem| (problem.question, problem.kind)).collect()
}

fn missing(form: &FormDefinition, answers: &Answers) -> Vec<String> {
    let found = problems(form, answers).into_iter();
    found.filter(|(_, kind)| *kind == ProblemKind::Missing).map(|(name, _)| name).collect()
}

fn questions<'a>(items: &'a [Item], found: &mut Vec<&'a Question>) {
    for item in items {
        match item {
            Item::Question(question) => found.push(question),
            other => questions(other.items(), found),
        }
    }
}

#[test]
fn an_empty_one_says_what_it_must_have_and_a_filled_one_is_complete() {
    for (name, required, typed) in EXAMPLES {
        let form = authored(name);
        assert_eq!((form.id(), form.default_language()), (name, "ar"));
        assert_eq!(missing(&form, &Answers::default()), required, "{name}");
        let (form, answers) = filled(name);
        assert_eq!(problems(&form, &answers), [], "{name}");
        // Nothing is typed in vain: every answer of the example is asked for.
        let found = Evaluation::of(&form, &answers, today());
        for (at, _) in typed {
            assert!(found.is_relevant(&at.parse().unwrap()), "{name}: {at}");
        }
        let bytes = form.to_cbor().unwrap();
        assert_eq!(FormDefinition::from_cbor(&bytes).unwrap(), form);
        assert!(!form.has_sensitive(), "{name}: a matter has no annex");
    }
}

#[test]
fn each_is_short_and_said_whole_in_both_languages() {
    let both = |text: &Localized| text.0.keys().map(String::as_str).eq(["ar", "en"]);
    for (name, _, _) in EXAMPLES {
        let form = authored(name);
        assert_eq!(form.languages(), ["ar", "en"], "{name}");
        assert!(form.screens().count() <= 3, "{name}");
        for screen in form.screens() {
            assert!(both(screen.label), "{name}: {}", screen.name);
            assert!(screen.items.len() <= 9, "{name}: {}", screen.name);
        }
        let mut asked = Vec::new();
        questions(form.items(), &mut asked);
        for question in asked {
            let at = format!("{name}: {}", question.name);
            assert!(both(&question.label), "{at}");
            assert!(question.hint.is_empty() || both(&question.hint), "{at}");
            assert!(question.constraint.is_none() || both(&question.constraint_message), "{at}");
            for choice in form.choices_of(question) {
                assert!(both(&choice.label), "{at}: {}", choice.name);
            }
        }
    }
}

#[test]
fn what_is_typed_wrongly_is_named() {
    let constraint = |name: &str, inputs: &[(&str, &str)], at: &str, told: &str| {
        let (form, answers) = filled(name);
        let found = problems(&form, &with(&form, &answers, inputs));
        let [(question, ProblemKind::Constraint(message))] = &found[..] else {
            panic!("{name} {inputs:?}: {found:?}");
        };
        assert_eq!((question.as_str(), message.pick(&["ar"])), (at, told), "{name}");
        assert_ne!(message.pick(&["en"]), "");
    };
    let letters = "يجب أن يكون الاسم حروفاً بلا أرقام";
    let past = "يجب ألا يكون التاريخ بعد اليوم";
    let coming = "يجب أن يكون الموعد اليوم أو بعده";
    let minutes = "يجب أن تكون المدة من 0 إلى 480 دقيقة";
    let money = "يجب أن يكون المبلغ أكثر من صفر وحتى مليون ريال، وبخانتين بعد الفاصلة على الأكثر";
    let far = "يجب ألا يبعد التاريخ عن اليوم أكثر من سنة مضت أو عشر سنين قادمة";
    let pieces = "يجب أن يكون العدد من 1 إلى 10000";
    let open = [("outcome", "left_open"), ("due", "2026-11-20")];
    for (name, inputs, at, told) in [
        ("contact", &[("caller_name", "أمل 5")][..], "caller_name", letters),
        ("contact", &[("minutes", "481")], "minutes", minutes),
        ("contact", &[("minutes", "-1")], "minutes", minutes),
        ("contact", &open, "due", coming),
        ("referral", &[("due", "2026-11-20")], "due", coming),
        ("follow_up", &[("told_on", "2026-11-22")], "told_on", past),
        ("support_request", &[("amount", "0")], "amount", money),
        ("support_request", &[("amount", "1000001")], "amount", money),
        ("support_request", &[("amount", "10.0050")], "amount", money),
        ("support_request", &[("needed_by", "1999-11-20")], "needed_by", far),
        ("support_request", &[("needed_by", "2175-01-01")], "needed_by", far),
        ("report", &[("amount", "-0.5")], "amount", money),
        ("service", &[("sort", "cash"), ("amount", "0")], "amount", money),
        ("reply", &[("on", "2026-11-22")], "on", past),
        ("reply", &[("told_name", "7")], "told_name", letters),
        ("appeal", &[("on", "2027-01-01")], "on", past),
        (
            "registration",
            &[("number", "1234567890123456789012345678901")],
            "number",
            "يجب ألا يزيد الرقم على 30 خانة",
        ),
        ("service", &[("quantity", "0")], "quantity", pieces),
        ("service", &[("on", "2026-11-22")], "on", past),
        ("service", &[("proxy_name", "سعد 2")], "proxy_name", letters),
        ("complaint", &[("caller_name", "١٢٣")], "caller_name", letters),
    ] {
        constraint(name, inputs, at, told);
    }
    for (name, at, raw) in [
        ("contact", "caller_mobile", "0112345678"),
        ("complaint", "caller_mobile", "05000"),
        ("service", "proxy_identity", "1000000009"),
    ] {
        let (form, answers) = filled(name);
        let found = problems(&form, &with(&form, &answers, &[(at, raw)]));
        assert!(
            matches!(&found[..], [(question, ProblemKind::Check(_))] if question == at),
            "{name}: {found:?}"
        );
    }
    for (name, at, raw, error) in [
        ("contact", "minutes", "ربع ساعة", InputError::NotANumber),
        ("service", "quantity", "1.5", InputError::NotWhole),
        ("contact", "channel", "fax", InputError::NotAChoice),
        ("support_request", "amount", "1,5", InputError::NotANumber),
        ("support_request", "amount", "6.000", InputError::PointOfThousands),
        ("report", "amount", "١٫٥٠٠", InputError::PointOfThousands),
    ] {
        let form = authored(name);
        let question = form.question(at).unwrap();
        assert_eq!(parse_input(&form, question, raw), Err(error), "{name}: {at}");
    }
    // What no screen offers and a device may send all the same.
    let (form, mut answers) = filled("obstacle");
    answers.set("sort".parse().unwrap(), Value::Choice("weather".into()));
    assert_eq!(problems(&form, &answers), [("sort".to_owned(), ProblemKind::NotAChoice)]);
}

#[test]
fn what_is_asked_follows_from_what_was_said() {
    for (name, inputs, lacking) in [
        ("contact", &[("outcome", "answered"), ("answer", "")][..], &["answer"][..]),
        ("contact", &[("outcome", "left_open"), ("answer", "")], &["due"]),
        (
            "contact",
            &[("outcome", "left_open"), ("due", "2026-11-21"), ("caller_mobile", "")],
            &["caller_mobile"],
        ),
        ("contact", &[("caller_mobile", ""), ("caller_name", "")], &[]),
        ("contact", &[("outcome", "referred"), ("answer", "")], &[]),
        ("referral", &[("question", "")], &["question"]),
        ("referral", &[("sort", "outward")], &["cause", "body", "consent"]),
        ("follow_up", &[("answer", "")], &["answer"]),
        ("follow_up", &[("told", "")], &["told"]),
        ("follow_up", &[("told_on", "")], &["told_on"]),
        ("follow_up", &[("told", "nobody"), ("told_on", "")], &[]),
        ("follow_up", &[("outcome", "in_progress"), ("answer", "")], &[]),
        ("support_request", &[("amount", "")], &[]),
        ("support_request", &[("urgent_why", "")], &["urgent_why"]),
        ("support_request", &[("urgency", "soon"), ("urgent_why", "")], &[]),
        ("support_request", &[("sort", "medical")], &["manner"]),
        ("support_request", &[("sort", "medical"), ("manner", "money")], &[]),
        ("support_request", &[("sort", "device"), ("manner", "in_kind")], &["item"]),
        ("report", &[("evidence_remark", "")], &["evidence_remark"]),
        ("report", &[("evidence", "equal"), ("evidence_remark", "")], &[]),
        ("report", &[("recommendation", "complete")], &["missing"]),
        ("report", &[("recommendation", "decline")], &[]),
        ("reply", &[("told_name", "")], &["told_name"]),
        ("reply", &[("told_to", "applicant"), ("told_name", "")], &[]),
        ("service", &[("quantity", ""), ("item", "")], &["quantity"]),
        ("service", &[("sort", "furniture"), ("item", "")], &["item"]),
        ("service", &[("manner", "money")], &["amount"]),
        ("service", &[("sort", "cash")], &["amount"]),
        ("service", &[("proxy_identity", "")], &["proxy_identity"]),
        ("service", &[("received_by", "applicant"), ("proxy_identity", "")], &[]),
        // What another body gave is only told of: nobody here receives it.
        ("service", &[("giver", "other"), ("received_by", "")], &["giver_name"]),
        (
            "complaint",
            &[("caller_name", ""), ("caller_mobile", "")],
            &["caller_name", "caller_mobile"],
        ),
        ("complaint", &[("anonymous", "yes")], &[]),
    ] {
        let (form, answers) = filled(name);
        assert_eq!(missing(&form, &with(&form, &answers, inputs)), lacking, "{name} {inputs:?}");
    }
    // Told before the day that the policy names, which nobody types: with a reason.
    let (form, mut answers) = filled("reply");
    for (first, lacking) in [("2026-11-22", &["early_reason"][..]), ("2026-11-21", &[])] {
        answers.set("not_before".parse().unwrap(), Value::Date(first.parse().unwrap()));
        assert_eq!(missing(&form, &answers), lacking, "{first}");
    }
    // Who wants no name told leaves none.
    let (form, answers) = filled("complaint");
    let found = Evaluation::of(&form, &with(&form, &answers, &[("anonymous", "yes")]), today());
    assert_eq!(found.value(&"caller_name".parse().unwrap()), None);
    assert_eq!(found.value(&"caller_mobile".parse().unwrap()), None);
    // A day that has passed is said and holds nothing up: requests come back to be completed.
    let (form, answers) = filled("support_request");
    let late = with(&form, &answers, &[("needed_by", "2026-11-20")]);
    let found = Evaluation::of(&form, &late, today());
    assert!(found.problems.is_empty() && found.is_relevant(&"needed_passed".parse().unwrap()));
}

#[test]
fn channels_and_kinds_of_aid_are_the_same_wherever_they_are_named() {
    let codes = |name: &str, list: &str| -> Vec<String> {
        authored(name).choices(list).iter().map(|choice| choice.name.clone()).collect()
    };
    let channels = codes("contact", "channel");
    assert_eq!(channels.len(), 9);
    for code in &channels {
        assert!(!matches!(code.clone().into(), ChannelCode::Unknown(_)), "{code}");
    }
    for (name, question) in [
        ("contact", "channel"),
        ("referral", "way_back"),
        ("reply", "channel"),
        ("complaint", "channel"),
    ] {
        let form = authored(name);
        assert_eq!(form.question(question).unwrap().kind.list(), Some("channel"), "{name}");
        assert_eq!(codes(name, "channel"), channels, "{name}");
    }
    assert_eq!(codes("support_request", "aid"), codes("service", "aid"));
    assert_eq!(codes("service", "relation"), codes("declaration", "relation"));
}
