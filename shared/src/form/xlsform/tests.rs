use super::{ImportReason, SheetName};
use crate::form::expression::ExpressionErrorKind;
use crate::form::fixtures::{form, import_tables};
use crate::form::{Check, DefinitionReason, FormDefinition, Item, QuestionKind};

/// Where and why an import fails: sheet, row, column, reason.
fn failure(survey: &str, choices: &str) -> (SheetName, usize, String, ImportReason) {
    let error = import_tables(survey, choices).unwrap_err();
    (error.sheet, error.row, error.column, error.reason)
}

fn in_survey(survey: &str) -> (usize, String, ImportReason) {
    let (sheet, row, column, reason) = failure(survey, "");
    assert_eq!(sheet, SheetName::Survey);
    (row, column, reason)
}

#[test]
fn everything_that_a_row_says_is_taken() {
    let form = form(
        "type | name | label::English (en) | label::العربية (ar) | hint | required | relevant | constraint \
           | constraint_message::العربية (ar) | appearance | read_only | bind::mandoob:check | my remarks
         begin group | who | Who | من | | | | | | | | |
         text | id | Number | الرقم | Ten digits | yes | | string-length(.) > 3 | قصير | big  multiline | | identity_number | ask again
         end group | | | | | | | | | | | |
         | | | | | | | | | | | | a remark
         select_one yes_no | sure | Sure? | متأكد؟ | | ${id} = '' | ${id} != '' | | | | TRUE | |",
    );
    assert_eq!((form.id(), form.version(), form.title()), ("f", "1", "f"));
    assert_eq!(form.languages(), ["en", "ar"]);
    let Some(Item::Group(who)) = form.item("who") else { panic!("who is a group") };
    assert_eq!(who.label.pick(&["ar"]), "من");
    let id = form.question("id").unwrap();
    assert_eq!(id.kind, QuestionKind::Text);
    assert_eq!((id.label.pick(&["ar"]), id.label.pick(&["fr", "en"])), ("الرقم", "Number"));
    assert_eq!(id.hint.pick(&["en"]), "Ten digits");
    assert_eq!(id.required.as_ref().unwrap().source(), "true()");
    assert_eq!(id.constraint.as_ref().unwrap().source(), "string-length(.) > 3");
    assert_eq!(id.constraint_message.pick(&["ar"]), "قصير");
    assert!(id.is_multiline() && !id.read_only);
    assert_eq!(id.check, Some(Check::IdentityNumber));
    let sure = form.question("sure").unwrap();
    assert!(sure.read_only && sure.required.is_some() && sure.relevant.is_some());
    assert_eq!(form.choices_of(sure).len(), 2);
    assert_eq!(form.screen_of("id"), Some("who"));
    assert_eq!(form.screens().map(|screen| screen.name).collect::<Vec<_>>(), ["who", "sure"]);
    assert_eq!(FormDefinition::from_cbor(&form.to_cbor().unwrap()).unwrap(), form);
}

#[test]
fn papers_have_months_and_internal_groups_hold_what_nobody_states() {
    let form = form(
        "type | name | label | appearance | bind::mandoob:months
         begin_group | home | Home | |
         geopoint | place | Place | |
         end_group | | | |
         begin_group | ours | Ours | compact internal |
         begin_group | within | Within | |
         text | view | View | |
         end_group | | | |
         paper | lease | Lease | |
         paper | salary | Salary | | 3
         end_group | | | |",
    );
    let papers: Vec<_> =
        form.papers().map(|paper| (paper.name.as_str(), paper.valid_months)).collect();
    assert_eq!(papers, [("lease", None), ("salary", Some(3))]);
    assert_eq!(form.question("place").unwrap().kind, QuestionKind::Geopoint);
    let internal = ["home", "place", "ours", "within", "view", "salary", "nothing"]
        .map(|name| form.is_internal(name));
    assert_eq!(internal, [false, false, true, true, true, true, false]);
    assert_eq!(FormDefinition::from_cbor(&form.to_cbor().unwrap()).unwrap(), form);
}

#[test]
fn errors_name_the_cell() {
    use ImportReason as R;
    assert_eq!(
        in_survey("type | name\n text | a\n rank | b"),
        (3, "type".into(), R::Type("rank".into()))
    );
    assert_eq!(in_survey("type | name\n\n text | "), (2, "name".into(), R::Empty));
    assert_eq!(in_survey("type | name\n  | b"), (2, "type".into(), R::Empty));
    assert_eq!(in_survey("type\n text"), (1, "name".into(), R::NoColumn));
    assert_eq!(in_survey("type | name | name\n"), (1, "name".into(), R::ColumnTwice));
    assert_eq!(
        in_survey("type | name | relevent\n"),
        (1, "relevent".into(), R::Misspelt("relevant"))
    );
    assert_eq!(
        in_survey("type | name | lable::en\n"),
        (1, "lable::en".into(), R::Misspelt("label"))
    );
    assert_eq!(
        in_survey("type | name | bind::mandoob:chek\n"),
        (1, "bind::mandoob:chek".into(), R::Misspelt("bind::mandoob:check"))
    );
    assert_eq!(
        in_survey("type | name | choice_filter\n text | a | x = 1"),
        (2, "choice_filter".into(), R::Unsupported("choice_filter".into()))
    );
    assert_eq!(
        in_survey("type | name | label\n text | a | Hello ${b}"),
        (2, "label".into(), R::Unsupported("${…} in a text".into()))
    );
    assert_eq!(
        in_survey("type | name | read_only\n text | a | maybe"),
        (2, "read_only".into(), R::YesOrNo)
    );
    assert_eq!(
        in_survey("type | name | bind::mandoob:check\n text | a | shoe_size"),
        (2, "bind::mandoob:check".into(), R::Check("shoe_size".into()))
    );
    assert_eq!(
        in_survey("type | name | bind::mandoob:month\n"),
        (1, "bind::mandoob:month".into(), R::Misspelt("bind::mandoob:months"))
    );
    for (row, reason) in [("paper | a | soon", R::Months), ("text | a | 3", R::NotAPaper)] {
        assert_eq!(
            in_survey(&format!("type | name | bind::mandoob:months\n {row}")),
            (2, "bind::mandoob:months".into(), reason)
        );
    }
    assert_eq!(
        in_survey("type | name\n begin_group | g\n text | a"),
        (2, "type".into(), R::NotClosed)
    );
    assert_eq!(
        in_survey("type | name\n text | a\n end_group |"),
        (3, "type".into(), R::NothingOpen)
    );
    assert_eq!(
        in_survey("type | name\n begin_group | g\n end_repeat |"),
        (3, "type".into(), R::NothingOpen)
    );
    let (row, column, reason) =
        in_survey("type | name | relevant\n text | a | \n text | b | ${a} = = 1");
    assert_eq!((row, column.as_str()), (3, "relevant"));
    let R::Expression(error) = reason else { panic!("{reason}") };
    assert_eq!(error.position, 8);
    assert!(matches!(error.kind, ExpressionErrorKind::Unexpected { .. }));

    let (sheet, row, column, reason) =
        failure("type | name\n text | a", "list_name | name | label\n l | x | X\n l | y |");
    assert_eq!((sheet, row, column.as_str(), reason), (SheetName::Choices, 3, "label", R::Empty));
    let error = import_tables("type | name\n rank | b", "").unwrap_err();
    assert_eq!(error.to_string(), "sheet survey, row 2, column type: there is no type `rank`");
}

#[test]
fn parts_that_do_not_fit_are_found_in_their_cell() {
    use DefinitionReason as D;
    for (survey, row, column, reason) in [
        ("text | a | | |\n text | a | | |", 3, "name", D::Duplicate),
        ("text | 1a | | |", 2, "name", D::Name),
        ("select_one nothing | a | | |", 2, "type", D::List("nothing".into())),
        ("text | a | ${b} = 1 | |", 2, "relevant", D::Reference("b".into())),
        (
            "begin group | g | | |\n text | a | ${g} = 1 | |\n end group | | | |",
            3,
            "relevant",
            D::NotAQuestion("g".into()),
        ),
        ("text | a | . = 1 | |", 2, "relevant", D::Current),
        ("text | a | position(..) = 1 | |", 2, "relevant", D::Position),
        ("calculate | a | | |", 2, "calculation", D::NoCalculation),
        (
            "begin repeat | r | | |\n integer | a | | |\n end repeat | | | |\n integer | b | | ${a} + 1 |",
            5,
            "calculation",
            D::Many("a".into()),
        ),
        (
            "integer | a | | ${b} + 1 |\n integer | b | | ${a} + 1 |",
            2,
            "calculation",
            D::Cycle(vec!["a".into(), "b".into(), "a".into()]),
        ),
        (
            "begin group | g | ${a} = 1 | |\n integer | a | | |\n end group | | | |",
            2,
            "relevant",
            D::Cycle(vec!["g".into(), "a".into(), "g".into()]),
        ),
        ("integer | a | | | ${zz} > 1", 2, "constraint", D::Reference("zz".into())),
    ] {
        let found =
            in_survey(&format!("type | name | relevant | calculation | constraint\n {survey}"));
        assert_eq!(found, (row, column.to_owned(), ImportReason::Definition(reason)), "{survey}");
    }
    let (sheet, row, column, reason) = failure(
        "type | name\n text | a",
        "list_name | name | label\n l | x | X\n l | y | Y\n l | x | Z",
    );
    assert_eq!((sheet, row, column.as_str()), (SheetName::Choices, 4, "name"));
    assert_eq!(reason, ImportReason::Definition(D::Duplicate));
}

#[test]
fn hostile_nesting_is_refused() {
    let mut survey = "type | name\n".to_owned();
    for level in 0..5_000 {
        survey.push_str(&format!("begin group | g{level}\n"));
    }
    let (row, _, reason) = in_survey(&survey);
    assert_eq!((row, reason), (14, ImportReason::Definition(DefinitionReason::TooLarge)));
}

#[test]
fn a_newer_forms_kinds_survive_storing() {
    let mut parts = serde_json::to_value(form("type | name\n text | a")).unwrap();
    parts["items"][0]["question"]["kind"] = "hologram deep".into();
    parts["items"][0]["question"]["check"] = "passport".into();
    let newer: FormDefinition = serde_json::from_value(parts.clone()).unwrap();
    assert_eq!(newer.question("a").unwrap().kind, QuestionKind::Unknown("hologram deep".into()));
    assert_eq!(serde_json::to_value(&newer).unwrap(), parts);
    parts["items"][0]["question"]["relevant"] = "${gone} = 1".into();
    assert!(serde_json::from_value::<FormDefinition>(parts).is_err());
}
