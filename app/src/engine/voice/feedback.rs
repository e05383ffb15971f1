//! قياس الرضا: the answers of whoever was served or declined are sealed to the
//! server here. From then on this device cannot read them either.

use rusqlite::Connection;
use shared::association::Profile;
use shared::ids::PersonId;
use shared::lifecycle::RequestStage;
use shared::people::authority::Action;
use shared::record::feedback::{Feedback, FeedbackDetails, MAX_LINE, id_of, outcome};
use shared::record::matter::{self, Matter};
use shared::record::{Kind, Record, RecordMeta};

use crate::engine::command::GiveFeedback;
use crate::engine::commit::{Writing, commit};
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::matters::facts;
use crate::engine::random;
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::store::{StoreError, directory};

pub(crate) fn feedback(
    session: &mut Session,
    device: &Device,
    asked: &GiveFeedback,
    now: i64,
) -> Result<(), Failure> {
    let db = session.db();
    let mut record = load_kind(session, asked.request, Kind::SupportRequest)?;
    let request = *record.meta();
    session.demand(Action::Write, Kind::Feedback, request.case)?;
    let stage = facts::request_state(db, request.id)?.map(|(state, _)| state.stage);
    let answered = Matter::of(&record).asked;
    let staff = author(db, &mut record)?;
    let answers = answers(asked, session.profile()?.as_ref(), stage, answered, staff)?;
    let meta = RecordMeta { id: id_of(request.id), kind: Kind::Feedback, case: request.case };
    let to = &session.enrolled.sealing;
    let sealed = FeedbackDetails::seal(request.id, &answers, to, &mut random::source());
    let said = Writing { meta, edits: sealed.map_err(|_| Failure::Internal)?.edits() };
    let marked = Writing { meta: request, edits: matter::asked().into_iter().collect() };
    commit(session, device, &[said, marked], now)
}

/// What is sealed, if this request may be asked about and something was said.
fn answers(
    asked: &GiveFeedback,
    profile: Option<&Profile>,
    stage: Option<RequestStage>,
    answered: bool,
    staff: Option<PersonId>,
) -> Result<Feedback, Failure> {
    if answered {
        return Err(Failure::AlreadyAnswered);
    }
    let ended = stage.and_then(outcome).ok_or(Failure::NotEnded)?;
    let line = asked.line.trim();
    if line.chars().count() > MAX_LINE {
        return Err(Failure::TextTooLong { limit: u32::try_from(MAX_LINE).unwrap_or(u32::MAX) });
    }
    // Only what the association asks, as the screen does.
    let questions = profile.and_then(|profile| profile.satisfaction.as_ref());
    let asks = |question| questions.is_some_and(|it| it.questions.contains(question));
    let scores =
        asked.scores.iter().filter(|(question, score)| asks(question) && (1..=5).contains(*score));
    let answers = Feedback {
        scores: scores.map(|(question, score)| (question.clone(), *score)).collect(),
        line: line.to_owned(),
        outcome: ended.to_owned(),
        staff,
    };
    if answers.scores.is_empty() { Err(Failure::NothingAnswered) } else { Ok(answers) }
}

/// Who served: whoever took the request.
fn author(db: &Connection, request: &mut Record) -> Result<Option<PersonId>, StoreError> {
    request.begun().map_or(Ok(None), |(install, _)| directory::owner(db, install))
}

#[cfg(test)]
mod tests {
    use shared::association::SatisfactionQuestion;
    use shared::ids::RecordId;

    use super::*;

    const PROFILE: &str = include_str!("../../../../assets/associations/muwayh-orphans.toml");

    fn asked(score: u8, line: &str) -> GiveFeedback {
        GiveFeedback {
            request: RecordId::from_bytes([1; 16]),
            scores: [(SatisfactionQuestion::Courtesy, score)].into(),
            line: line.to_owned(),
        }
    }

    #[test]
    fn everybody_is_asked_once_about_what_has_ended() {
        let profile = Profile::parse(PROFILE).unwrap();
        let staff = Some(PersonId::from_bytes([2; 16]));
        let said = |asked: &GiveFeedback, stage, answered| {
            answers(asked, Some(&profile), stage, answered, staff)
        };
        let declined = Some(RequestStage::Declined);
        let sealed = said(&asked(2, "  شكراً "), declined, false).unwrap();
        assert_eq!((sealed.line.as_str(), sealed.outcome.as_str()), ("شكراً", "declined"));
        assert_eq!(sealed.staff, staff);
        for (stage, answered, failure) in [
            (declined, true, Failure::AlreadyAnswered),
            (Some(RequestStage::Forwarded), false, Failure::NotEnded),
            (Some(RequestStage::Postponed), false, Failure::NotEnded),
            (None, false, Failure::NotEnded),
        ] {
            assert_eq!(said(&asked(2, ""), stage, answered), Err(failure));
        }
        for score in [0, 6] {
            let none = said(&asked(score, "سطر"), declined, false);
            assert_eq!(none, Err(Failure::NothingAnswered));
        }
        let long = said(&asked(5, &"ع".repeat(501)), declined, false);
        assert_eq!(long, Err(Failure::TextTooLong { limit: 500 }));
    }
}
