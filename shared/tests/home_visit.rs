//! The home visit's form as authored, from the spreadsheet to a filled-in visit.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail like the test itself"
)]

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use shared::calendar::Date;
use shared::form::{
    Answers, Evaluation, FormDefinition, Item, Problem, ProblemKind, QuestionKind, Value,
    parse_input, xlsform,
};

/// The rows of a sheet as text, from its first row and column.
fn sheet(book: &mut Xlsx<std::io::BufReader<std::fs::File>>, name: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(name).unwrap();
    let (rows, columns) = range.end().unwrap();
    let cell = |row, column| match range.get_value((row, column)) {
        None | Some(Data::Empty) => String::new(),
        Some(data) => data.to_string(),
    };
    (0..=rows).map(|row| (0..=columns).map(|column| cell(row, column)).collect()).collect()
}

fn home_visit() -> FormDefinition {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/forms/home_visit.xlsx");
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let [survey, choices, settings] =
        ["survey", "choices", "settings"].map(|name| sheet(&mut book, name));
    xlsform::import(&survey, &choices, &settings).unwrap_or_else(|error| panic!("{error}"))
}

fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

/// Answers typed into the form, as a person types them; instances get their order.
fn typed(form: &FormDefinition, inputs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (at, raw) in inputs {
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

/// A plainly invented widow who rents, with three children and two incomes.
fn visit(form: &FormDefinition) -> Answers {
    typed(
        form,
        &[
            ("visit_type", "first"),
            ("visit_priority", "high"),
            ("visit_date", "١١/٦/١٤٤٨"),
            ("visit_present", "head children"),
            ("category", "widow orphans"),
            ("first_name", "نورة"),
            ("father_name", "تجربة"),
            ("grandfather_name", "مثال"),
            ("family_name", "الافتراضي"),
            ("id_type", "national"),
            ("id_number", "١٠٠٠٠٠٠٠٠٨"),
            ("id_expiry", "2030-01-01"),
            ("nationality", "saudi"),
            ("gender", "female"),
            ("birth_date", "22/11/1985"),
            ("marital_status", "widowed"),
            ("education", "secondary"),
            ("work", "homemaker"),
            ("mobile", "+966 50 000 0001"),
            ("region", "hail"),
            ("city", "هجرة المثال"),
            ("environment", "settlement"),
            ("house_colour", "أبيض"),
            ("father_full_name", "سعد تجربة مثال الافتراضي"),
            ("father_death_date", "2020-05-01"),
            ("has_guardian", "no"),
            ("members/m1/member_name", "خالد"),
            ("members/m1/member_id", "1000000016"),
            ("members/m1/member_relation", "son"),
            ("members/m1/member_gender", "male"),
            ("members/m1/member_birth_date", "2009-01-15"),
            ("members/m1/member_status", "orphan"),
            ("members/m1/member_education", "secondary"),
            ("members/m1/member_health", "healthy"),
            ("members/m1/member_work", "student"),
            ("members/m2/member_name", "سارة"),
            ("members/m2/member_relation", "daughter"),
            ("members/m2/member_gender", "female"),
            ("members/m2/member_birth_date", "2013-03-03"),
            ("members/m2/member_status", "orphan"),
            ("members/m2/member_education", "primary"),
            ("members/m2/member_health", "disabled"),
            ("members/m2/member_disability", "hearing"),
            ("members/m3/member_name", "هند"),
            ("members/m3/member_relation", "daughter"),
            ("members/m3/member_gender", "female"),
            ("members/m3/member_birth_date", "2021-12-01"),
            ("members/m3/member_status", "orphan"),
            ("members/m3/member_education", "below_school"),
            ("members/m3/member_health", "ill"),
            ("members/m3/member_illness", "ربو، مستشفى المثال"),
            ("housing_type", "flat"),
            ("housing_ownership", "rent"),
            ("rooms", "٣"),
            ("housing_condition", "fair"),
            ("rent_yearly", "١٢٬٠٠٠"),
            ("landlord_name", "مؤجر تجريبي"),
            ("needs", "food_basket bills"),
            ("incomes/i1/income_source", "social_security"),
            ("incomes/i1/income_amount", "2,500"),
            ("incomes/i1/income_affects", "yes"),
            ("incomes/i2/income_source", "charities"),
            ("incomes/i2/income_source_name", "جمعية تجريبية"),
            ("incomes/i2/income_amount", "300"),
            ("incomes/i2/income_affects", "no"),
            ("expense_electricity", "250"),
            ("expense_food", "900.50"),
            ("expense_loans", "100"),
            ("has_account", "yes"),
            ("bank_holder", "نورة الافتراضي"),
            ("bank_name", "other"),
            ("iban", "SA03 8000 0000 6080 1016 7519"),
            ("mother_present", "yes"),
            ("researcher_view", "أسرة متعاونة، والسكن ضيق على أفرادها."),
            ("recommendation", "سلة غذائية شهرية"),
            ("classification", "medium"),
        ],
    )
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
        ],
        [159, 52, 18, 23, 10, 41, 4, 3, 8]
    );
    assert_eq!(count(form.items(), &|item| matches!(item, Item::Repeat(_))), 2);
    let screens: Vec<_> = form.screens().map(|screen| screen.name).collect();
    assert_eq!(
        screens,
        [
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
    assert!(!found.is_relevant(&"members/m2/member_work".parse().unwrap()));
    for (name, number) in [
        ("members_count", 3),
        ("wives_count", 0),
        ("sons_count", 1),
        ("daughters_count", 2),
        ("under_15_count", 2),
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
        ("per_person_share", 350.0),
    ] {
        assert_eq!(of(name), Some(Value::Decimal(amount)), "{name}");
    }
    assert_eq!(of("family_band"), Some(Value::Choice("a".into())));
    assert!(!found.is_relevant(&"prisoner".parse().unwrap()));
    // 13 in the summary, the head's age, the rent; for each member 7, for each income 2.
    assert_eq!(found.calculated(&form).0.len(), 13 + 2 + 3 * 7 + 2 * 2);
}

#[test]
fn what_is_missing_or_wrong_leads_to_its_question() {
    let form = home_visit();
    let mut answers = visit(&form);
    for (at, raw) in [
        ("recommendation", ""),
        ("id_number", "2000000006"),
        ("mobile_other", "0500000001"),
        ("iban", "SA0480000000608010167519"),
        ("members/m2/member_disability", ""),
        ("first_name", "نورة 2"),
        ("category", "prisoner_family"),
    ] {
        let path: shared::form::AnswerPath = at.parse().unwrap();
        let value = parse_input(&form, form.question(path.name()).unwrap(), raw).unwrap();
        answers.set(path, value);
    }
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
        ("identity", "first_name", "الاسم حروف بلا أرقام"),
        ("identity", "id_number", "بداية الرقم لا توافق نوع الهوية"),
        ("identity", "mobile_other", "هذا هو الرقم الأول نفسه"),
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
