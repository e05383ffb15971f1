//! What is known of a visit's questions before it begins, filled in when somebody
//! is there to be asked, for the delegate to confirm or correct: what the case
//! says, as the last visit found it.

use shared::form::{AnswerPath, Answers, FormDefinition, QuestionKind, Value, parse_input};
use shared::record::case::MEMBERS;
use shared::record::visit::VisitOutcome;
use shared::record::{Edit, Record};

use super::command::LastVisit;
use super::entered::is_own;

/// Fields of a case whose question has another name.
const RENAMED: [(&str, &str); 2] =
    [("identity_number", "id_number"), ("landmark", "nearest_landmark")];
/// الاسم رباعي: the questions that it is split into.
const NAME_PARTS: [&str; 4] = ["first_name", "father_name", "grandfather_name", "family_name"];
/// What a case says of a member, and the question of the form.
const OF_MEMBER: [(&str, &str); 3] =
    [("name", "member_name"), ("relation", "member_relation"), ("birth_date", "member_birth_date")];

/// The edits that fill a new visit with what is known: what its case says, or
/// what the last visit found there unless the case was corrected after it. Whom
/// or what that visit no longer found is not filled in again.
pub(super) fn known(
    form: &FormDefinition,
    case: &mut Record,
    last: Option<&LastVisit>,
) -> Vec<Edit> {
    let said = said(form, &case.answers());
    let Some(last) = last else { return said.into_iter().map(|(_, edit)| edit).collect() };
    let fields = case.fields();
    let as_found = said.into_iter().filter_map(|(field, edit)| {
        if fields.get(&field).is_some_and(|field| field.value.at > last.at) {
            return Some(edit);
        }
        let value = last.answers.get(&edit.path)?.clone();
        Some(Edit { value, ..edit })
    });
    as_found.collect()
}

/// What a case says of a visit's questions, each with the field of the case.
fn said(form: &FormDefinition, case: &Answers) -> Vec<(AnswerPath, Edit)> {
    let mut said = Vec::new();
    for (path, value) in &case.0 {
        let Value::Text(text) = value else { continue };
        if path.within().is_some() {
            continue;
        }
        let renamed = RENAMED.iter().find(|(field, _)| *field == path.name());
        let question = renamed.map_or(path.name(), |(_, question)| question);
        let mut edits = Vec::new();
        edits.extend(AnswerPath::question(question).ok().and_then(|at| taken(form, at, text)));
        match path.name() {
            "name" => edits.extend(split_name(form, text)),
            "identity_number" => edits.extend(identity_type(form, text)),
            _ => {}
        }
        said.extend(edits.into_iter().map(|edit| (path.clone(), edit)));
    }
    said.extend(members(form, case));
    said
}

/// Whether these edits say of a visit that stands so that it was held after all.
pub(super) fn becomes_held(stands: &Answers, edits: &[Edit]) -> bool {
    !VisitOutcome::of(stands).said_held() && VisitOutcome::of(&with(stands, edits)).said_held()
}

/// What is added to the edits by which a visit that stands so is said to have
/// been held after all ([`becomes_held`]): what is known, in the place of
/// nothing that was answered or cleared.
pub(super) fn once_held(known: Vec<Edit>, stands: &Answers, edits: &[Edit]) -> Vec<Edit> {
    let then = with(stands, edits);
    known.into_iter().filter(|edit| !then.0.contains_key(&edit.path)).collect()
}

fn with(stands: &Answers, edits: &[Edit]) -> Answers {
    let mut then = stands.clone();
    then.0.extend(edits.iter().map(|edit| (edit.path.clone(), edit.value.clone())));
    then
}

/// Whether a visit says nothing but how it went and what was known: nobody was
/// asked anything.
pub(super) fn says_no_more(
    form: &FormDefinition,
    case: &mut Record,
    last: Option<&LastVisit>,
    visit: &Answers,
) -> bool {
    let known: Answers =
        known(form, case, last).into_iter().map(|edit| (edit.path, edit.value)).collect();
    let outcome = VisitOutcome::held_edit().map(|edit| edit.path);
    visit.0.iter().all(|(path, value)| {
        *value == Value::Removed
            || is_own(path)
            || Some(path) == outcome.as_ref()
            || known.get(path) == Some(value)
    })
}

/// The edit that answers a question with a text, if it takes it.
fn taken(form: &FormDefinition, at: AnswerPath, text: &str) -> Option<Edit> {
    let question = form.question(at.name()).filter(|question| question.takes_input())?;
    let value = parse_input(form, question, text).ok()?;
    Some(Edit::short(at, value))
}

/// Only a name of four words says which is which.
fn split_name(form: &FormDefinition, name: &str) -> Vec<Edit> {
    let words: Vec<_> = name.split_whitespace().collect();
    if words.len() != NAME_PARTS.len() {
        return Vec::new();
    }
    let parts = NAME_PARTS.iter().zip(words);
    parts.filter_map(|(part, word)| taken(form, AnswerPath::question(part).ok()?, word)).collect()
}

/// A citizen's number begins with 1, a resident's with 2.
fn identity_type(form: &FormDefinition, number: &str) -> Option<Edit> {
    let code = match number.as_bytes().first()? {
        b'1' => "national",
        b'2' => "residence",
        _ => return None,
    };
    taken(form, AnswerPath::question("id_type").ok()?, code)
}

/// The family, each under the name that the case gives: so two visits speak of
/// the same members.
fn members(form: &FormDefinition, case: &Answers) -> Vec<(AnswerPath, Edit)> {
    let mut said = Vec::new();
    if !matches!(form.item(MEMBERS), Some(shared::form::Item::Repeat(_))) {
        return said;
    }
    for instance in case.instances(None, MEMBERS) {
        for (field, question) in OF_MEMBER {
            let (Ok(from), Ok(at)) = (instance.child(field), instance.child(question)) else {
                continue;
            };
            let edit = match case.get(&from) {
                Some(Value::Text(text) | Value::Choice(text)) => taken(form, at, text),
                Some(Value::Date(date)) => form
                    .question(question)
                    .filter(|it| it.kind == QuestionKind::Date)
                    .map(|_| Edit::short(at, Value::Date(*date))),
                _ => None,
            };
            said.extend(edit.map(|edit| (from, edit)));
        }
        if let Some(order) = case.get(instance) {
            said.push((instance.clone(), Edit::short(instance.clone(), order.clone())));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use shared::record::Kind;
    use shared::record::case::{CaseDetails, CaseMember};

    use super::*;
    use crate::engine::forms;

    fn filled(details: &CaseDetails) -> Answers {
        let case = details.edits().into_iter().map(|edit| (edit.path, edit.value)).collect();
        let said = said(forms::for_kind(Kind::Visit).unwrap(), &case);
        said.into_iter().map(|(_, edit)| (edit.path, edit.value)).collect()
    }

    fn text(answers: &Answers, path: &str) -> Option<String> {
        match answers.get(&path.parse().unwrap())? {
            Value::Text(text) | Value::Choice(text) => Some(text.clone()),
            other => Some(format!("{other:?}")),
        }
    }

    #[test]
    fn a_name_of_four_words_an_identity_and_the_members_are_filled_in() {
        let member = CaseMember {
            name: "ريم محمد عبدالله التجريبي".into(),
            relation: "daughter".into(),
            birth_date: Some("2016-11-02".parse().unwrap()),
        };
        let answers = filled(&CaseDetails {
            name: "نورة محمد عبدالله التجريبي".into(),
            identity_number: "1000000008".into(),
            mobile: "0500000001".into(),
            landmark: "خلف المسجد النموذجي".into(),
            members: vec![member],
            ..CaseDetails::default()
        });
        for (path, expected) in [
            ("first_name", "نورة"),
            ("family_name", "التجريبي"),
            ("id_type", "national"),
            ("id_number", "1000000008"),
            ("mobile", "0500000001"),
            ("nearest_landmark", "خلف المسجد النموذجي"),
            ("members/m1/member_name", "ريم محمد عبدالله التجريبي"),
            ("members/m1/member_relation", "daughter"),
        ] {
            assert_eq!(text(&answers, path).as_deref(), Some(expected), "{path}");
        }
        assert_eq!(answers.instances(None, MEMBERS).len(), 1);
        let born = Value::Date("2016-11-02".parse().unwrap());
        assert_eq!(answers.get(&"members/m1/member_birth_date".parse().unwrap()), Some(&born));
    }

    #[test]
    fn what_does_not_fit_is_left_to_the_delegate() {
        let answers = filled(&CaseDetails {
            name: "نورة عبد الله محمد المثال التجريبي".into(),
            ..CaseDetails::default()
        });
        assert_eq!(answers, Answers::default());
    }
}
