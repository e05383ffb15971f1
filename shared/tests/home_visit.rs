//! The forms as authored, from the spreadsheet to a filled-in visit, document
//! and declaration.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail like the test itself"
)]

mod authored;

use authored::{authored, today, with};
use shared::association::BANDS;
use shared::form::{
    Answers, Evaluation, FormDefinition, Item, Problem, ProblemKind, QuestionKind, Value,
    parse_input,
};

fn home_visit() -> FormDefinition {
    authored("home_visit")
}

/// A plainly invented widow who rents, with two children and two incomes: the
/// answers as a person types them; instances get their order.
fn visit(form: &FormDefinition) -> Answers {
    let lines = include_str!("../../assets/demo/interview.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let mut answers = Answers::default();
    for (at, raw) in lines.filter_map(|line| line.split_once(" = ")) {
        let path: shared::form::AnswerPath = at.parse().unwrap();
        if let Some(instance) = path.parent()
            && !answers.0.contains_key(&instance)
        {
            let order = answers.next_order(None, instance.name());
            answers.set(instance, Value::Integer(order));
        }
        let question = form.question(path.name()).unwrap_or_else(|| panic!("{at}"));
        let value =
            parse_input(form, question, raw).unwrap_or_else(|error| panic!("{at}: {error}"));
        answers.set(path, value);
    }
    answers
}

fn names_of<'a>(items: &'a [Item], names: &mut Vec<&'a str>) {
    for item in items {
        names.push(item.name());
        names_of(item.items(), names);
    }
}

fn count(items: &[Item], kind: &dyn Fn(&Item) -> bool) -> usize {
    items.iter().map(|item| usize::from(kind(item)) + count(item.items(), kind)).sum()
}

#[test]
fn the_form_has_the_shape_that_was_authored() {
    let form = home_visit();
    assert_eq!(
        (form.id(), form.default_language(), form.languages().len()),
        ("home_visit", "ar", 2)
    );
    let of = |wanted: fn(&QuestionKind) -> bool| {
        count(
            form.items(),
            &|item| matches!(item, Item::Question(question) if wanted(&question.kind)),
        )
    };
    assert_eq!(
        [
            of(|_| true),
            of(|kind| *kind == QuestionKind::Text),
            of(|kind| *kind == QuestionKind::Integer),
            of(|kind| *kind == QuestionKind::Decimal),
            of(|kind| *kind == QuestionKind::Date),
            of(|kind| matches!(kind, QuestionKind::SelectOne(_))),
            of(|kind| matches!(kind, QuestionKind::SelectMultiple(_))),
            of(|kind| *kind == QuestionKind::Note),
            of(|kind| *kind == QuestionKind::Calculate),
            of(|kind| *kind == QuestionKind::Geopoint),
            of(|kind| *kind == QuestionKind::Paper),
        ],
        [189, 54, 18, 23, 11, 42, 4, 3, 8, 1, 25]
    );
    assert_eq!(count(form.items(), &|item| matches!(item, Item::Repeat(_))), 2);
    let screens: Vec<_> = form.screens().map(|screen| screen.name).collect();
    assert_eq!(
        screens,
        [
            "outcome_screen",
            "visit",
            "category_screen",
            "identity",
            "address",
            "prisoner",
            "deceased_father",
            "guardian_screen",
            "members_screen",
            "housing",
            "contents",
            "income_screen",
            "expenses",
            "summary",
            "bank_screen",
            "opinion",
            "papers",
        ]
    );
    let internal: Vec<_> = form
        .screens()
        .filter(|screen| form.is_internal(screen.name))
        .map(|screen| screen.name)
        .collect();
    assert_eq!(internal, ["outcome_screen", "visit", "opinion", "papers"]);
    assert!(form.is_internal("researcher_view") && !form.is_internal("member_name"));
    let mut names = Vec::new();
    names_of(form.items(), &mut names);
    names.retain(|name| form.is_sensitive(name));
    assert_eq!(
        names,
        [
            "prison_name",
            "prison_entry",
            "prison_months",
            "prison_release",
            "father_death_cause",
            "member_health",
            "member_illness",
            "member_disability",
            // What follows from these, and what is asked because of them.
            "member_is_disabled",
            "disabled_count",
            "medical_report",
            "disability_proof",
        ]
    );
    // Everything shown is worded in both languages.
    let worded = |item: &Item| match item {
        Item::Repeat(_) | Item::Group(_) => item.label().0.len() == 2,
        Item::Question(question) => !question.is_shown() || item.label().0.len() == 2,
    };
    assert_eq!(count(form.items(), &|item| !worded(item)), 0);
    let bytes = form.to_cbor().unwrap();
    assert_eq!(FormDefinition::from_cbor(&bytes).unwrap(), form);
    assert!(FormDefinition::from_cbor(&bytes[..bytes.len() / 2]).is_err());
}

#[test]
fn a_filled_in_visit_is_complete_and_reckoned() {
    let form = home_visit();
    let found = Evaluation::of(&form, &visit(&form), today());
    assert_eq!(found.problems, []);
    assert_eq!(found.progress.answered, found.progress.required);
    let of = |name: &str| found.value(&name.parse().unwrap()).cloned();
    assert_eq!(of("visit_date"), Some(Value::Date(today())));
    assert_eq!(of("mobile"), Some(Value::Text("0500000001".into())));
    // The birthday is tomorrow.
    assert_eq!(of("age"), Some(Value::Integer(40)));
    assert_eq!(of("members/m2/member_age"), Some(Value::Integer(13)));
    // Nobody has an age by a day that is still to come, or by a year of the other calendar.
    for wrong in ["2029-01-01", "1200-01-01"] {
        let birth = [("birth_date", wrong), ("members/m2/member_birth_date", wrong)];
        let answers = with(&form, &visit(&form), &birth);
        let found = Evaluation::of(&form, &answers, today());
        let of = |name: &str| found.value(&name.parse().unwrap()).cloned();
        assert_eq!((of("age"), of("members/m2/member_age")), (None, None), "{wrong}");
        assert_eq!(found.problems.len(), 2, "{wrong}");
    }
    assert!(!found.is_relevant(&"members/m2/member_work".parse().unwrap()));
    for (name, number) in [
        ("members_count", 2),
        ("wives_count", 0),
        ("sons_count", 1),
        ("daughters_count", 1),
        ("under_15_count", 1),
        ("over_64_count", 0),
        ("disabled_count", 1),
    ] {
        assert_eq!(of(name), Some(Value::Integer(number)), "{name}");
    }
    for (name, amount) in [
        ("expense_rent", 1000.0),
        ("total_income", 2800.0),
        ("counted_income", 2500.0),
        ("total_expenses", 2250.5),
        ("obligations", 1100.0),
        ("per_person_share", 466.67),
    ] {
        assert_eq!(of(name), Some(Value::Decimal(amount)), "{name}");
    }
    assert_eq!(of("family_band"), Some(Value::Choice("b".into())));
    assert!(!found.is_relevant(&"prisoner".parse().unwrap()));
    // 13 in the summary, the head's age, the rent; for each member 7, for each income 2.
    assert_eq!(found.calculated(&form).0.len(), 13 + 2 + 2 * 7 + 2 * 2);
}

#[test]
fn the_bands_are_those_that_a_board_confirms() {
    let form = home_visit();
    let band = |share: u32| {
        let mut answers = Answers::default();
        // Of a head without a family: (income) ÷ (0 + 1).
        for (path, value) in [
            ("incomes/i1", Value::Integer(1)),
            ("incomes/i1/income_source", Value::Choice("social_security".into())),
            ("incomes/i1/income_amount", Value::Decimal(f64::from(share))),
            ("incomes/i1/income_affects", Value::Choice("yes".into())),
        ] {
            answers.set(path.parse().unwrap(), value);
        }
        let found = Evaluation::of(&form, &answers, today());
        match found.value(&"family_band".parse().unwrap()) {
            Some(Value::Choice(code)) => code.clone(),
            other => panic!("{other:?}"),
        }
    };
    for (limit, (under, from)) in
        BANDS.into_iter().zip([("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    {
        assert_eq!((band(limit - 1).as_str(), band(limit).as_str()), (under, from));
    }
}

/// Whether an item is asked of these answers.
fn asked(form: &FormDefinition, answers: &Answers, name: &str) -> bool {
    Evaluation::of(form, answers, today()).is_relevant(&name.parse().unwrap())
}

#[test]
fn a_visit_that_was_not_held_is_one_screen() {
    let form = home_visit();
    let nobody = Answers::default();
    for (inputs, missing) in [
        (&[("visit_outcome", "nobody_home"), ("retry_on", "2026-11-22")][..], &[][..]),
        (&[("visit_outcome", "nobody_home")], &["retry_on"]),
        (&[("visit_outcome", "postponed"), ("retry_on", "2026-11-20")], &["retry_on"]),
        (&[("visit_outcome", "moved"), ("moved_to", "ظلم")], &[]),
        (&[("visit_outcome", "refused")], &[]),
    ] {
        let answers = with(&form, &nobody, inputs);
        let found = Evaluation::of(&form, &answers, today());
        let problems: Vec<_> = found.problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(problems, missing, "{inputs:?}");
        let screens = found.screens.iter().filter(|screen| screen.relevant);
        assert_eq!(
            screens.map(|screen| screen.name.as_str()).collect::<Vec<_>>(),
            ["outcome_screen"]
        );
        assert_eq!(found.calculated(&form).0.len(), 0);
    }
    // What was typed before the door was shut is kept and not asked.
    let refused = with(&form, &visit(&form), &[("visit_outcome", "refused")]);
    assert_eq!(Evaluation::of(&form, &refused, today()).problems, []);
    // While nobody has said so, the interview is held.
    let unsaid = with(&form, &visit(&form), &[("visit_outcome", "")]);
    let found = Evaluation::of(&form, &unsaid, today());
    assert!(found.problems.is_empty() && found.is_relevant(&"members_screen".parse().unwrap()));
    assert!(!asked(&form, &unsaid, "outcome_note"));
}

#[test]
fn a_village_without_a_street_is_found_again() {
    let form = home_visit();
    let held = visit(&form);
    assert!(!asked(&form, &held, "street") && asked(&form, &held, "house_direction"));
    let missing = |inputs: &[(&str, &str)]| {
        let found = Evaluation::of(&form, &with(&form, &held, inputs), today());
        found.problems.iter().any(|problem| problem.question == "nearest_landmark")
    };
    assert!(!missing(&[]));
    assert!(missing(&[("position", ""), ("nearest_mosque", "")]));
    assert!(!missing(&[("position", ""), ("nearest_mosque", ""), ("nearest_school", "مدرسة")]));
    assert!(!missing(&[("nearest_mosque", "")]));
    assert!(!missing(&[("position", ""), ("nearest_mosque", ""), ("environment", "city")]));
}

#[test]
fn the_papers_follow_from_the_answers() {
    let form = home_visit();
    let held = visit(&form);
    let papers = |answers: &Answers| -> Vec<String> {
        let found = Evaluation::of(&form, answers, today());
        let asked = form.papers().filter(|paper| found.is_relevant(&paper.name.parse().unwrap()));
        asked.map(|paper| paper.name.clone()).collect()
    };
    let everyone = ["identity_card", "family_record", "electricity_bill", "iban_certificate"];
    assert_eq!(papers(&Answers::default())[..4], everyone);
    assert_eq!(
        papers(&held),
        [
            &everyone[..],
            &["income_proof", "lease", "social_security_statement"],
            &["father_death_certificate", "heirs_deed", "provider_deed", "guardianship_deed"],
            &["birth_certificates", "school_letters", "members_identity_cards"],
            &["medical_report", "disability_proof"],
        ]
        .concat()
    );
    for (inputs, more, less) in [
        (&[("housing_ownership", "owned")][..], "title_deed", "lease"),
        (&[("has_account", "no")], "", "iban_certificate"),
        (&[("id_type", "none")], "", "identity_card"),
        (
            &[("incomes/i1/income_source", "pension")],
            "pension_statement",
            "social_security_statement",
        ),
        (&[("incomes/i2/income_source", "social_insurance")], "social_insurance_statement", ""),
        (&[("incomes/i2/income_source", "salary")], "salary_statement", ""),
        (&[("category", "widow")], "", "heirs_deed"),
        (&[("category", "widow"), ("has_guardian", "yes")], "guardianship_deed", "provider_deed"),
        (&[("category", "prisoner_family")], "imprisonment_proof", ""),
        (&[("marital_status", "married")], "marriage_contract", ""),
        (&[("marital_status", "divorced")], "divorce_deed", "marriage_contract"),
        (&[("marital_status", "divorced")], "custody_deed", ""),
        (&[("marital_status", "abandoned")], "abandonment_deed", ""),
        (&[("members/m1/member_birth_date", "2012-01-01")], "", "members_identity_cards"),
        (&[("members/m2/member_health", "healthy")], "", "medical_report"),
        (&[("members/m2/member_health", "ill")], "medical_report", "disability_proof"),
    ] {
        let found = papers(&with(&form, &held, inputs));
        let has = |paper: &str| found.iter().any(|name| name == paper);
        assert!((more.is_empty() || has(more)) && !has(less), "{inputs:?}: {found:?}");
    }
    let dated: Vec<_> = form.papers().filter_map(|paper| paper.valid_months).collect();
    assert_eq!(dated, [3, 3, 3]);
    assert!(Evaluation::of(&form, &held, today()).screens.iter().all(|screen| {
        screen.name != "papers" || (screen.relevant && screen.progress.required == 0)
    }));
}

#[test]
fn a_document_says_what_is_written_on_a_paper() {
    let form = authored("document");
    assert_eq!(form.screens().map(|screen| screen.name).collect::<Vec<_>>(), ["document"]);
    let blank = Answers::default();
    assert_eq!(Evaluation::of(&form, &blank, today()).problems, []);
    for (inputs, wrong) in [
        (&[("issued", "11/3/1448"), ("expires", "2030-01-01"), ("number", "12/ب")][..], ""),
        (&[("issued", "2026-11-22")], "issued"),
        (&[("issued", "2026-11-01"), ("expires", "20/5/1448")], "expires"),
        (&[("issued", "2026-11-01"), ("expires", "2026-11-01")], ""),
    ] {
        let found = Evaluation::of(&form, &with(&form, &blank, inputs), today());
        let problems: Vec<_> = found.problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(problems.concat(), wrong, "{inputs:?}");
    }
}

#[test]
fn a_declaration_says_who_signs_and_how() {
    let form = authored("declaration");
    let missing = |inputs: &[(&str, &str)]| -> Vec<String> {
        let answers = with(&form, &Answers::default(), inputs);
        let found = Evaluation::of(&form, &answers, today());
        found.problems.into_iter().map(|problem| problem.question).collect()
    };
    assert_eq!(missing(&[]), ["signer", "signer_name", "manner"]);
    let herself = [("signer", "applicant"), ("signer_name", "نورة"), ("manner", "signature")];
    assert_eq!(missing(&herself), [""; 0]);
    let agent = [&herself[1..], &[("signer", "agent")]].concat();
    assert_eq!(missing(&agent), ["signer_relation"]);
    let thumb = [&herself[..2], &[("manner", "thumbprint")]].concat();
    assert_eq!(missing(&thumb), ["witness_name"]);
    let witnessed = [
        &thumb[..],
        &[("signer_id", "1000000008"), ("witness_name", "سعد"), ("witness_id", "1000000008")],
    ];
    assert_eq!(missing(&witnessed.concat()), ["witness_id"], "nobody is the own witness");
    assert_eq!(missing(&[&herself[..], &[("signer_id", "1000000009")]].concat()), ["signer_id"]);
}

#[test]
fn what_is_missing_or_wrong_leads_to_its_question() {
    let form = home_visit();
    let inputs = [
        ("recommendation", ""),
        ("id_number", "2000000006"),
        ("mobile_other", "0500000001"),
        ("iban", "SA0480000000608010167519"),
        ("members/m2/member_disability", ""),
        ("first_name", "نورة 2"),
        ("category", "prisoner_family"),
    ];
    let answers = with(&form, &visit(&form), &inputs);
    let found = Evaluation::of(&form, &answers, today());
    let told = |problem: &Problem| {
        let message = match &problem.kind {
            ProblemKind::Constraint(message) => message.pick(&["ar"]).to_owned(),
            other => format!("{other:?}"),
        };
        (problem.screen.clone(), problem.path.to_string(), message)
    };
    let told: Vec<_> = found.problems.iter().map(told).collect();
    let expected = [
        ("identity", "first_name", "يجب أن يكون الاسم حروفاً بلا أرقام"),
        ("identity", "id_number", "يجب أن يبدأ الرقم بالرقم 1 للهوية الوطنية، وبالرقم 2 لغيرها"),
        ("identity", "mobile_other", "يجب أن يختلف هذا الرقم عن الرقم الأول"),
        ("prisoner", "prison_name", "Missing"),
        ("prisoner", "prison_entry", "Missing"),
        ("prisoner", "prison_provider", "Missing"),
        ("prisoner", "prison_proof", "Missing"),
        ("members_screen", "members/m2/member_disability", "Missing"),
        ("bank_screen", "iban", "Check(CheckDigit)"),
        ("opinion", "recommendation", "Missing"),
    ];
    assert_eq!(
        told,
        expected.map(|(screen, path, message)| (screen.into(), path.into(), message.into()))
    );
}
