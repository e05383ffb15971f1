//! Telling the applicant: ready wording for each ruling, which goes into the reply as text and may
//! be changed there.

use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Value};
use shared::record::decision::Ruling;

use crate::engine::command::DecisionRow;
use crate::ui::text::{Key, money, t_args};

/// Questions of the form `reply`.
const WORDS: &str = "words";
const ON: &str = "on";

/// What a reply about a decision begins with.
pub(super) fn given(words: String, today: Date) -> Answers {
    let mut given = Answers::default();
    for (name, value) in [(WORDS, Value::Text(words)), (ON, Value::Date(today))] {
        if let Ok(path) = AnswerPath::question(name) {
            given.set(path, value);
        }
    }
    given
}

/// The ready wording for a decision on a request about `subject`, in the language of the screens;
/// of what was delivered already, urgent aid say, no delivery is promised.
pub(super) fn ready_words(
    decision: &DecisionRow,
    delivered: bool,
    subject: &str,
    association: &str,
) -> String {
    let common = [("subject", subject.into()), ("association", association.into())];
    let and = |name: &'static str, value: String| {
        let mut values = common.to_vec();
        values.push((name, value.into()));
        values
    };
    match (decision.ruling, decision.amount) {
        (Ruling::Accepted, Some(amount)) => {
            t_args(acceptance(true, delivered).0, &and("amount", money::riyals(amount)))
        }
        (Ruling::Accepted, None) => t_args(acceptance(false, delivered).0, &common),
        (Ruling::Declined, _) => {
            t_args("request-reply-words-declined", &and("reason", sentence(&decision.reason)))
        }
        (Ruling::ToComplete, _) => {
            t_args("request-reply-words-to-complete", &and("reason", sentence(&decision.reason)))
        }
        (Ruling::Postponed, _) => {
            t_args("request-reply-words-postponed", &and("reason", sentence(&decision.reason)))
        }
    }
}

/// The wording that a request was accepted, of money or a thing.
const fn acceptance(money: bool, delivered: bool) -> Key {
    match (money, delivered) {
        (true, false) => Key("request-reply-words-accepted-money"),
        (false, false) => Key("request-reply-words-accepted-thing"),
        (true, true) => Key("request-reply-words-delivered-money"),
        (false, true) => Key("request-reply-words-delivered-thing"),
    }
}

/// A reason without the stop at its end: the wording around it has its own.
fn sentence(reason: &str) -> String {
    reason.trim().trim_end_matches(['.', '،', ',', '؛']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{acceptance, sentence};
    use crate::ui::text::{Language, text_in};

    #[test]
    fn no_delivery_is_promised_of_what_was_delivered() {
        let values =
            [("subject", "إيجار".into()), ("association", "".into()), ("amount", "900".into())];
        for (language, promise) in
            [(Language::Arabic, "لترتيب التسليم"), (Language::English, "arrange the delivery")]
        {
            for (money, delivered) in [(true, true), (true, false), (false, true), (false, false)] {
                let said = text_in(language, acceptance(money, delivered).0, &values);
                assert_eq!(said.contains(promise), !delivered, "{said}");
                assert_eq!(said.contains("900"), money);
            }
        }
    }

    #[test]
    fn a_reason_ends_with_the_stop_of_the_sentence_around_it() {
        assert_eq!(sentence(" الدخل فوق الحد. "), "الدخل فوق الحد");
        assert_eq!(sentence("تنقص صورة العقد"), "تنقص صورة العقد");
    }
}
