use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::checks::CheckError;
use crate::form::fixtures::{answers, choice, form, path, text, today};
use crate::form::{
    AnswerPath, Answers, Evaluation, FormDefinition, MAX_INSTANCES, MAX_TEXT, ProblemKind,
    Progress, Value,
};

fn of(form: &FormDefinition, answers: &Answers) -> Evaluation {
    Evaluation::of(form, answers, today())
}

fn problems(evaluation: &Evaluation) -> Vec<(&str, &ProblemKind)> {
    evaluation.problems.iter().map(|problem| (problem.path.as_str(), &problem.kind)).collect()
}

fn value<'a>(evaluation: &'a Evaluation, at: &str) -> Option<&'a Value> {
    evaluation.value(&path(at))
}

/// A household: a renter's question, members that repeat, a total.
fn household() -> FormDefinition {
    form(
        "type | name | label | required | relevant | constraint | constraint_message | calculation | bind::mandoob:check
         begin_group | home | Home | | | | | |
         select_one yes_no | rents | Rents? | yes | | | | |
         begin_group | rent | Rent | | ${rents} = 'yes' | | | |
         decimal | yearly | A year | yes | | . > 0 | More than zero | |
         decimal | monthly | A month | | | | | ${yearly} div 12 |
         end_group | | | | | | | |
         end_group | | | | | | | |
         begin_repeat | members | Member | | ${rents} != '' | | | |
         text | member | Name | yes | | | | |
         text | id | Number | ${age} >= 15 | | | | | identity_number
         integer | age | Age | | | . < ${limit} | Too old | |
         calculate | child | | | | | | if(${age} < 15, 1, 0) |
         integer | place | Place | | | | | position(..) |
         end_repeat | | | | | | | |
         begin_group | sums | Sums | | | | | |
         integer | limit | Limit | | | | | 100 + ${children} * 10 |
         integer | people | People | | | | | count(${members}) |
         integer | children | Children | | | | | sum(${child}) |
         decimal | share | Share | | | | | round((1000 - coalesce(${monthly}, 0)) div (${people} + 1), 2) |
         end_group | | | | | | | |",
    )
}

#[test]
fn an_empty_form_asks_for_what_comes_first() {
    let found = of(&household(), &Answers::default());
    assert_eq!(problems(&found), [("rents", &ProblemKind::Missing)]);
    assert_eq!(found.problems[0].screen, "home");
    assert_eq!(found.progress, Progress { answered: 0, required: 1 });
    assert!(!found.is_relevant(&path("rent")));
    assert!(!found.is_relevant(&path("members")));
    assert_eq!(value(&found, "share"), Some(&Value::Decimal(1000.0)));
    let screens: Vec<_> =
        found.screens.iter().map(|screen| (screen.name.as_str(), screen.relevant)).collect();
    assert_eq!(screens, [("home", true), ("members", false), ("sums", true)]);
}

#[test]
fn a_position_is_an_answer_and_a_paper_is_not() {
    let form = form(
        "type | name | label | required | relevant | calculation
         geopoint | place | Place | yes | |
         text | landmark | Landmark | ${place} = '' | |
         geopoint | copy | Copy | | | ${place}
         paper | lease | Lease | yes | ${place} != '' |",
    );
    let found = of(&form, &Answers::default());
    assert_eq!(
        problems(&found),
        [("place", &ProblemKind::Missing), ("landmark", &ProblemKind::Missing)]
    );
    assert!(!found.is_relevant(&path("lease")));
    let place = Value::Position("22.4 41.7 0 9".parse().unwrap());
    let found = of(&form, &answers([("place", place.clone()), ("lease", text("x"))]));
    assert_eq!(problems(&found), []);
    assert_eq!(found.progress, Progress { answered: 1, required: 1 });
    assert_eq!((value(&found, "copy"), value(&found, "lease")), (Some(&place), None));
    assert!(found.is_relevant(&path("lease")));
    let found = of(&form, &answers([("place", text("22.4 41.7"))]));
    assert_eq!(problems(&found)[0], ("place", &ProblemKind::WrongType));
}

#[test]
fn calculations_follow_each_other_whatever_their_order() {
    let mut given = answers([
        ("rents", choice("yes")),
        ("yearly", Value::Integer(6000)),
        ("members/b", Value::Integer(1)),
        ("members/b/member", text("سعد")),
        ("members/b/age", Value::Integer(9)),
        ("members/a", Value::Integer(2)),
        ("members/a/member", text("هدى")),
        ("members/a/age", Value::Integer(105)),
        ("members/a/id", text("1000000008")),
        ("members/gone", Value::Removed),
        ("members/gone/member", text("x")),
    ]);
    let found = of(&household(), &given);
    assert_eq!(problems(&found), []);
    assert_eq!(found.progress, Progress { answered: 5, required: 5 });
    assert_eq!(value(&found, "people"), Some(&Value::Integer(2)));
    assert_eq!(value(&found, "children"), Some(&Value::Integer(1)));
    assert_eq!(value(&found, "limit"), Some(&Value::Integer(110)));
    assert_eq!(value(&found, "monthly"), Some(&Value::Decimal(500.0)));
    assert_eq!(value(&found, "share"), Some(&Value::Decimal(166.67)));
    assert_eq!(value(&found, "members/b/place"), Some(&Value::Integer(1)));
    assert_eq!(value(&found, "members/a/place"), Some(&Value::Integer(2)));
    assert!(found.is_relevant(&path("members/a")));
    assert_eq!(found.state(&path("members/gone/member")), None);

    // No longer a renter: what was answered stays, but does not count.
    given.set(path("rents"), choice("no"));
    let found = of(&household(), &given);
    assert_eq!((value(&found, "yearly"), value(&found, "monthly")), (None, None));
    assert_eq!(value(&found, "share"), Some(&Value::Decimal(333.33)));
    assert_eq!(given.get(&path("yearly")), Some(&Value::Integer(6000)));
}

#[test]
fn problems_come_in_the_order_of_the_form() {
    let given = answers([
        ("rents", choice("yes")),
        ("yearly", Value::Decimal(0.0)),
        ("members/a", Value::Integer(2)),
        ("members/a/age", Value::Integer(20)),
        ("members/b", Value::Integer(1)),
        ("members/b/member", text("سعد")),
        ("members/b/id", text("1000000009")),
        ("members/b/age", Value::Integer(130)),
    ]);
    let found = of(&household(), &given);
    let told: Vec<_> = problems(&found)
        .into_iter()
        .map(|(at, kind)| match kind {
            ProblemKind::Constraint(message) => (at, message.pick(&["en"]).to_owned()),
            other => (at, format!("{other:?}")),
        })
        .collect();
    let check = format!("{:?}", ProblemKind::Check(CheckError::CheckDigit));
    assert_eq!(
        told,
        [
            ("yearly", "More than zero".to_owned()),
            ("members/b/id", check),
            ("members/b/age", "Too old".to_owned()),
            ("members/a/member", "Missing".to_owned()),
            ("members/a/id", "Missing".to_owned()),
        ]
    );
    assert_eq!(found.screens[1].problems, 4);
    assert_eq!(found.screens[1].progress, Progress { answered: 2, required: 4 });
    assert_eq!(found.problems_of(&path("yearly")).count(), 1);
}

#[test]
fn answers_that_do_not_fit_do_not_count() {
    let form = form(
        "type | name | required
         text | words | yes
         integer | number | yes
         decimal | amount |
         decimal | area |
         date | day | yes
         select_one size | one | yes
         select_multiple size | many | yes
         note | said |",
    );
    let of_sizes =
        |names: &[&str]| Value::Choices(names.iter().map(|name| (*name).to_owned()).collect());
    let found = of(
        &form,
        &answers([
            ("words", Value::Text("ب".repeat(MAX_TEXT + 1))),
            ("number", text("5")),
            ("amount", text("٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩")),
            ("area", text("١٫٥٠٠")),
            ("day", Value::Integer(5)),
            ("one", choice("huge")),
            ("many", of_sizes(&["small", "huge"])),
            ("said", text("x")),
            ("unknown", text("x")),
        ]),
    );
    assert_eq!(
        problems(&found),
        [
            ("words", &ProblemKind::TooLong),
            ("number", &ProblemKind::WrongType),
            ("amount", &ProblemKind::TooLarge),
            ("area", &ProblemKind::PointOfThousands),
            ("day", &ProblemKind::WrongType),
            ("one", &ProblemKind::NotAChoice),
            ("many", &ProblemKind::NotAChoice),
        ]
    );
    assert!(found.states.values().all(|state| state.value.is_none()));
    assert_eq!(found.progress, Progress { answered: 0, required: 5 });
    let found = of(
        &form,
        &answers([
            ("words", text("  ")),
            ("number", Value::Removed),
            ("day", Value::Date(today())),
            ("one", choice("small")),
            ("many", of_sizes(&[])),
        ]),
    );
    assert_eq!(found.progress, Progress { answered: 2, required: 5 });
    assert!(found.problems.iter().all(|problem| problem.kind == ProblemKind::Missing));
}

#[test]
fn repeats_within_repeats_see_their_own() {
    let form = form(
        "type | name | calculation
         begin_repeat | houses |
         integer | rooms_count | count(${rooms})
         begin_repeat | rooms |
         integer | beds |
         integer | beds_in_house | sum(${beds}) + ${rooms_count}
         end_repeat |
         integer | house_beds | sum(${beds})
         end_repeat |
         integer | all_beds | sum(${beds})
         integer | all_rooms | count(${rooms})",
    );
    let n = Value::Integer;
    let found = of(
        &form,
        &answers([
            ("houses/a", n(1)),
            ("houses/b", n(2)),
            ("houses/a/rooms/x", n(1)),
            ("houses/a/rooms/x/beds", n(2)),
            ("houses/a/rooms/y", n(2)),
            ("houses/a/rooms/y/beds", n(3)),
            ("houses/b/rooms/x", n(1)),
            ("houses/b/rooms/x/beds", n(10)),
            ("houses/c/rooms/x", n(1)),
            ("houses/c/rooms/x/beds", n(99)),
        ]),
    );
    assert_eq!(value(&found, "all_beds"), Some(&n(15)));
    assert_eq!(value(&found, "all_rooms"), Some(&n(3)));
    assert_eq!(value(&found, "houses/a/house_beds"), Some(&n(5)));
    assert_eq!(value(&found, "houses/b/rooms_count"), Some(&n(1)));
    assert_eq!(value(&found, "houses/a/rooms/y/beds_in_house"), Some(&n(5)));
}

#[test]
fn too_many_instances_are_cut_and_told() {
    let form = form(
        "type | name | calculation\n begin_repeat | r |\n text | a |\n end_repeat |\n integer | n | count(${r})",
    );
    let many = i64::try_from(MAX_INSTANCES).unwrap() + 1;
    let given: Answers = (0..many)
        .map(|order| {
            (AnswerPath::instance("r", &order.to_string()).unwrap(), Value::Integer(order))
        })
        .collect();
    let found = of(&form, &given);
    assert_eq!(value(&found, "n"), Some(&Value::Integer(many - 1)));
    assert_eq!(problems(&found), [("r", &ProblemKind::TooManyInstances)]);
}

#[test]
fn who_is_not_given_sensitive_answers_learns_nothing_that_follows_from_them() {
    let form = form(
        "type | name | required | relevant | calculation | appearance
         select_one yes_no | ill | yes | | | sensitive
         text | doctor | yes | ${ill} = 'yes' | | 
         calculate | burden | | | if(${ill} = 'yes', 1, 0) | 
         integer | share | | | ${burden} + 1 | 
         begin_group | g | | | | sensitive
         text | inner | yes | | | 
         end_group | | | | | 
         text | open | yes | | | ",
    );
    let names = ["ill", "doctor", "burden", "share", "g", "inner", "open"];
    let sensitive = names.map(|name| form.is_sensitive(name));
    assert_eq!(sensitive, [true, true, true, true, true, true, false]);
    assert!(form.has_sensitive());
    let all = answers([("ill", choice("yes")), ("doctor", text("x")), ("open", text("y"))]);
    assert_eq!(value(&of(&form, &all), "share"), Some(&Value::Integer(2)));
    for given in [all, answers([("open", text("y"))])] {
        let found = Evaluation::without_sensitive(&form, &given, today());
        assert_eq!(problems(&found), []);
        assert_eq!((found.progress.answered, found.progress.required), (1, 1));
        assert!(found.is_relevant(&path("ill")));
        for name in ["ill", "doctor", "burden", "share", "inner"] {
            assert_eq!(value(&found, name), None, "{name}");
        }
        assert_eq!(value(&found, "open"), Some(&text("y")));
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        "\\PC{0,12}|1[0-9]{9}".prop_map(Value::Text),
        any::<i64>().prop_map(Value::Integer),
        any::<f64>().prop_map(Value::Decimal),
        "yes|no|[a-z]{0,3}".prop_map(Value::Choice),
        proptest::collection::btree_set("[a-z]{0,3}", 0..3).prop_map(Value::Choices),
        (-800_000i64..3_000_000)
            .prop_filter_map("a day", |days| crate::calendar::Date::from_days(days)
                .map(Value::Date)),
        Just(Value::Removed),
    ]
}

proptest! {
    #[test]
    fn any_answers_are_evaluated_and_always_alike(
        given in proptest::collection::btree_map(
            "rents|yearly|monthly|share|members/[ab]|members/[ab]/(member|id|age|child|place)|other/x/y"
                .prop_map(|at| path(&at)),
            any_value(),
            0..12,
        ),
    ) {
        let form = household();
        let given = Answers(given);
        let found = of(&form, &given);
        // NaN may be among the answers but never among what counts.
        prop_assert_eq!(&of(&form, &given), &found);
        let screens: BTreeSet<_> = form.screens().map(|screen| screen.name).collect();
        for problem in &found.problems {
            prop_assert!(found.is_relevant(&problem.path));
            prop_assert!(screens.contains(problem.screen.as_str()));
        }
        prop_assert!(found.progress.answered <= found.progress.required);
        let stored = serde_json::to_string(&found).unwrap();
        prop_assert_eq!(serde_json::from_str::<Evaluation>(&stored).unwrap().problems, found.problems);
    }
}
