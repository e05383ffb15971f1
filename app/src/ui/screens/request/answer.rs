//! Telling the applicant: ready wording for each ruling, which goes into the reply as text and may
//! be changed there.

use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Value};
use shared::record::decision::Ruling;

use crate::engine::command::DecisionRow;
use crate::ui::text::{money, t_args};

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

/// The ready wording for a decision on a request about `subject`, in the language of the screens.
pub(super) fn ready_words(decision: &DecisionRow, subject: &str, association: &str) -> String {
    let common = [("subject", subject.into()), ("association", association.into())];
    let and = |name: &'static str, value: String| {
        let mut values = common.to_vec();
        values.push((name, value.into()));
        values
    };
    match (decision.ruling, decision.amount) {
        (Ruling::Accepted, Some(amount)) => {
            t_args("request-reply-words-accepted-money", &and("amount", money::riyals(amount)))
        }
        (Ruling::Accepted, None) => t_args("request-reply-words-accepted-thing", &common),
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

/// A reason without the stop at its end: the wording around it has its own.
fn sentence(reason: &str) -> String {
    reason.trim().trim_end_matches(['.', '،', ',', '؛']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_reason_ends_with_the_stop_of_the_sentence_around_it() {
        assert_eq!(sentence(" الدخل فوق الحد. "), "الدخل فوق الحد");
        assert_eq!(sentence("تنقص صورة العقد"), "تنقص صورة العقد");
    }
}
