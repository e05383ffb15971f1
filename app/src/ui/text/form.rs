//! What a form, its answers and its evaluation say, in words: labels in the language of the
//! screens, values as people read them, problems as what to do about them.

use shared::calendar::Date;
use shared::checks::CheckError;
use shared::form::{
    Check, FormDefinition, Localized, MAX_NOTE, MAX_TEXT, Problem, ProblemKind, Question,
    QuestionKind, Value,
};

use super::{Key, LANGUAGE, dates, money, t, t_args};

/// The question that holds an amount in riyals, in the forms of requests, reports and receipts.
const AMOUNT: &str = "amount";

/// A form's text in the language of the screens, else in another that it has.
pub(crate) fn pick(text: &Localized) -> String {
    let language = LANGUAGE();
    text.pick(&[language.code(), language.other().code()]).to_owned()
}

/// A choice's label; the code itself where the list does not have it.
pub(crate) fn choice(form: &FormDefinition, list: &str, code: &str) -> String {
    let found = form.choices(list).iter().find(|choice| choice.name == code);
    found.map_or_else(|| code.to_owned(), |choice| pick(&choice.label))
}

/// An answer as people read it.
pub(crate) fn answer(form: &FormDefinition, question: &Question, value: &Value) -> String {
    let list = question.kind.list().unwrap_or_default();
    if let Some(halalas) = value.halalas().filter(|_| question.name == AMOUNT) {
        return money::riyals(halalas);
    }
    match value {
        Value::Text(text) => text_value(question, text),
        Value::Integer(number) => grouped(&number.to_string()),
        Value::Decimal(number) => decimal(*number),
        Value::Choice(code) => choice(form, list, code),
        // The order of the form, not of the codes.
        Value::Choices(codes) => {
            let known = form.choices(list).iter().filter(|choice| codes.contains(&choice.name));
            let mut labels: Vec<_> = known.map(|choice| pick(&choice.label)).collect();
            let strange =
                codes.iter().filter(|code| form.choices(list).iter().all(|it| it.name != **code));
            labels.extend(strange.cloned());
            labels.join("\n")
        }
        Value::Date(date) => dates::both(*date),
        Value::Position(position) => position.coordinates(),
        // A picture is shown, not said.
        Value::Photo(_) => String::new(),
        Value::Removed => t("unanswered"),
    }
}

/// A calculation may give a number or a date as text.
fn text_value(question: &Question, text: &str) -> String {
    if question.calculation.is_none() {
        return text.to_owned();
    }
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
    {
        return decimal(number);
    }
    text.parse::<Date>().map_or_else(|_| text.to_owned(), dates::both)
}

/// At most two places after the point, none where they are zero.
fn decimal(number: f64) -> String {
    let text = format!("{number:.2}");
    grouped(text.trim_end_matches('0').trim_end_matches('.'))
}

/// Thousands with a comma. Years and codes are not numbers and never come here.
pub(super) fn grouped(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, part) =
        rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(part) = part {
        grouped.push('.');
        grouped.push_str(part);
    }
    grouped
}

/// What an answer looks like in its own input, where it is typed: no commas, one spelling.
pub(crate) fn typed(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Decimal(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// What is missing or wrong, as what to do about it.
pub(crate) fn problem(question: Option<&Question>, problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Missing => {
            let own =
                question.map(|question| &question.required_message).filter(|own| !own.is_empty());
            own.map_or_else(|| t("problem-missing"), pick)
        }
        ProblemKind::Constraint(message) if message.is_empty() => t("problem-constraint"),
        ProblemKind::Constraint(message) => pick(message),
        ProblemKind::Check(error) => {
            check(question.and_then(|question| question.check.as_ref()), *error)
        }
        ProblemKind::WrongType => match question.map(|question| &question.kind) {
            Some(QuestionKind::Integer) => t("problem-not-whole-number"),
            Some(QuestionKind::Decimal) => t("problem-not-number"),
            Some(QuestionKind::Date) => t("problem-not-date"),
            _ => t("problem-wrong-type"),
        },
        ProblemKind::PointOfThousands => t("problem-point-of-thousands"),
        ProblemKind::TooLarge => t("problem-number-too-large"),
        ProblemKind::NotAChoice => t("problem-not-a-choice"),
        ProblemKind::TooLong => too_long(question.map_or(MAX_TEXT, limit)),
        ProblemKind::TooManyInstances => t("problem-too-many"),
    }
}

/// The longest text a question takes, in characters.
fn limit(question: &Question) -> usize {
    if question.is_multiline() { MAX_NOTE } else { MAX_TEXT }
}

fn too_long(limit: usize) -> String {
    t_args("problem-too-long", &[("limit", limit.into())])
}

/// What is wrong with a number that has a check, as what to do about it.
pub(crate) fn check(check: Option<&Check>, error: CheckError) -> String {
    let key = match (check, error) {
        (Some(Check::IdentityNumber), CheckError::Characters) => Key("problem-identity-characters"),
        (Some(Check::IdentityNumber), CheckError::Length { .. }) => Key("problem-identity-length"),
        (Some(Check::IdentityNumber), CheckError::Start) => Key("problem-identity-start"),
        (Some(Check::IdentityNumber), CheckError::CheckDigit) => Key("problem-identity-check"),
        (Some(Check::Mobile), CheckError::Characters) => Key("problem-mobile-characters"),
        (Some(Check::Mobile), CheckError::Length { .. }) => Key("problem-mobile-length"),
        (Some(Check::Mobile), CheckError::Start) => Key("problem-mobile-start"),
        (Some(Check::Iban), CheckError::Characters) => Key("problem-iban-characters"),
        (Some(Check::Iban), CheckError::Length { .. }) => Key("problem-iban-length"),
        (Some(Check::Iban), CheckError::Start) => Key("problem-iban-start"),
        (Some(Check::Iban), CheckError::CheckDigit) => Key("problem-iban-check"),
        (Some(Check::Mobile), CheckError::CheckDigit) | (Some(Check::Unknown(_)) | None, _) => {
            Key("problem-constraint")
        }
    };
    match error {
        CheckError::Length { found, .. } => t_args(key.0, &[("found", found.into())]),
        _ => key.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, grouped};

    #[test]
    fn numbers_are_read_in_threes_with_two_places_at_most() {
        assert_eq!(grouped("1234567"), "1,234,567");
        assert_eq!(grouped("-120"), "-120");
        assert_eq!(decimal(1250.0), "1,250");
        assert_eq!(decimal(333.333_333), "333.33");
        assert_eq!(decimal(-12.5), "-12.5");
        assert_eq!(decimal(0.0), "0");
    }
}
