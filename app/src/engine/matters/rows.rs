//! From a matter's record to its row in lists. Called inside the transaction
//! that changes the records.

use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::calendar::Date;
use shared::form::Answers;
use shared::ids::RecordId;
use shared::lifecycle::{RequestStage, RequestState, WhereItIs};
use shared::people::Person;
use shared::people::authority::{Action, Reach, reach};
use shared::record::case::contact_before;
use shared::record::decision::DecisionDetails;
use shared::record::matter::Matter;
use shared::record::{Kind, Record, RecordMeta};

use super::facts::{counts, is_closed, is_to_be_told, request_state, speaking, taken_back};
use super::kinds::is_matter;
use crate::engine::command::{MatterState, RequestBrief};
use crate::engine::delivery::counted;
use crate::engine::delivery::rules::{asked, portion};
use crate::engine::store::matters::{MatterEntry, put};
use crate::engine::store::{StoreError, directory, records};

/// How far a chain of records that speak of one another is followed: a
/// follow-up of an appeal against a decision on a request.
const MAX_CHAIN: usize = 8;

/// What a record speaks of, of those kinds that are no part of a visit; a case, of the contact after
/// which it was opened.
fn spoken_of(record: &Record) -> Option<RecordId> {
    match record.meta().kind {
        Kind::Decision => DecisionDetails::of(record).map(|details| details.request),
        Kind::Case => contact_before(record),
        kind if is_matter(kind) => Matter::of(record).about.map(|about| about.record),
        _ => None,
    }
}

/// Matters whose rows are to be brought up to date.
#[derive(Default)]
pub(crate) struct Touched(BTreeSet<RecordId>);

impl Touched {
    /// A record that is a matter, or speaks of one, changed: so did what it
    /// speaks of.
    pub(crate) fn by(&mut self, db: &Connection, meta: &RecordMeta) -> Result<(), StoreError> {
        if let Some(record) = records::load(db, meta.id)?
            && let Some(of) = spoken_of(&record)
        {
            records::cite(db, meta.id, of)?;
        }
        self.through(db, meta.id)
    }

    /// The same of a record whose citation is noted already.
    pub(crate) fn through(&mut self, db: &Connection, id: RecordId) -> Result<(), StoreError> {
        let mut next = Some(id);
        for _ in 0..MAX_CHAIN {
            let Some(id) = next else { break };
            if records::meta(db, id)?.is_some_and(|meta| is_matter(meta.kind)) {
                self.0.insert(id);
            }
            next = records::cited_by(db, id)?;
        }
        Ok(())
    }

    /// Write the rows of all of them.
    pub(crate) fn bring_up(
        self,
        db: &Connection,
        person: &Person,
        now: i64,
    ) -> Result<(), StoreError> {
        self.0.into_iter().try_for_each(|id| brought_up(db, person, id, now))
    }
}

fn brought_up(db: &Connection, person: &Person, id: RecordId, now: i64) -> Result<(), StoreError> {
    let Some(mut record) = records::load(db, id)? else { return Ok(()) };
    let meta = *record.meta();
    let answers = record.answers();
    let (install, at) = record.begun().unzip();
    let author = match install {
        Some(install) => directory::owner(db, install)?,
        None => Some(person.id),
    };
    let request = match meta.kind {
        Kind::SupportRequest => brief(db, &record, now)?,
        _ => None,
    };
    let ended = request.as_ref().is_some_and(|(brief, _)| has_ended(&brief.state));
    let state = state(db, person, &record, &answers, request.as_ref().map(|(brief, _)| brief))?;
    // What is delivered counts for the day on which it was, not that of the draft.
    let at = match meta.kind {
        Kind::Service if counts(&record) => record.newest().map(|(_, at)| at),
        _ => at,
    };
    put(
        db,
        &MatterEntry {
            matter: id,
            kind: meta.kind,
            case: meta.case,
            person: author,
            at: at.unwrap_or(0),
            // Of aid that another body gave, that body.
            who: first_word(&answers, &["caller_name", "giver_name"]),
            subject: subject(&answers),
            sort: first_word(&answers, &["sort", "recommendation", "outcome"]),
            due: if ended { None } else { due(db, id, &answers)? },
            state,
            whereabouts: records::whereabouts(db, id)?,
            request,
        },
    )
}

fn subject(answers: &Answers) -> String {
    first_word(answers, &["subject", "answer", "words", "number"])
}

fn first_word(answers: &Answers, questions: &[&str]) -> String {
    let words = questions.iter().map(|question| answers.word(question));
    words.into_iter().find(|word| !word.is_empty()).unwrap_or_default()
}

/// The day of the newest follow-up that says when the next step is due, else
/// the matter's own.
fn due(db: &Connection, matter: RecordId, answers: &Answers) -> Result<Option<Date>, StoreError> {
    let followed = speaking(db, matter, Kind::FollowUp)?;
    let newest = followed.iter().rev().filter(|(_, record)| counts(record));
    let next = newest.filter_map(|(_, record)| record.answers().day("due")).next();
    Ok(next.or_else(|| answers.day("due")).or_else(|| answers.day("needed_by")))
}

/// How a matter stands. Of a support request its stage tells: it is closed when
/// it ended and the applicant was told.
fn state(
    db: &Connection,
    person: &Person,
    record: &Record,
    answers: &Answers,
    request: Option<&RequestBrief>,
) -> Result<MatterState, StoreError> {
    let matter = Matter::of(record);
    if matter.dropped {
        return Ok(MatterState::Dropped);
    }
    if let Some(brief) = request {
        return Ok(match brief.state.stage {
            RequestStage::Draft => MatterState::Draft,
            _ if has_ended(&brief.state) && brief.state.replied => MatterState::Closed,
            _ => MatterState::Open,
        });
    }
    if !matter.done {
        return Ok(MatterState::Draft);
    }
    let id = record.meta().id;
    let waits = match record.meta().kind {
        Kind::Referral | Kind::Complaint | Kind::Appeal | Kind::Obstacle => true,
        // What came of it is done by another matter; until that is there, somebody has to see to it.
        Kind::Contact => match ending(&answers.word("outcome")) {
            // Nothing of that ever comes here: it is the office's once the office has it.
            Some(kind) if reach(&person.role, Action::Read, &kind) == Reach::Nowhere => {
                return Ok(match records::whereabouts(db, id)? {
                    WhereItIs::Refused | WhereItIs::OnDevice => MatterState::Open,
                    WhereItIs::Received | WhereItIs::Read => MatterState::HandedOver,
                });
            }
            Some(Kind::FollowUp) => true,
            Some(kind) => !is_followed(db, id, kind)?,
            None => false,
        },
        Kind::Service if taken_back(db, id)?.is_some() => return Ok(MatterState::TakenBack),
        _ => false,
    };
    Ok(match waits {
        true if !is_closed(db, id)? => MatterState::Open,
        true if is_to_be_told(db, id)? => MatterState::ToTell,
        _ => MatterState::Closed,
    })
}

/// Which kind of matter ends a contact that came out like this; `None` where it ended by itself.
fn ending(outcome: &str) -> Option<Kind> {
    Some(match outcome {
        "left_open" => Kind::FollowUp,
        "opens_request" => Kind::SupportRequest,
        "referred" => Kind::Referral,
        _ => return None,
    })
}

/// Whether a request has come to its end, nobody appealed, and one decision stands: it presses no more.
fn has_ended(request: &RequestState) -> bool {
    let ended = matches!(request.stage, RequestStage::Declined | RequestStage::Served);
    ended && !request.appealed && !request.disputed
}

/// Whether a matter of this kind speaks of it, and was not put away.
fn is_followed(db: &Connection, id: RecordId, kind: Kind) -> Result<bool, StoreError> {
    let followed = speaking(db, id, kind)?;
    Ok(followed.iter().any(|(_, record)| !Matter::of(record).dropped))
}

fn brief(
    db: &Connection,
    record: &Record,
    now: i64,
) -> Result<Option<(RequestBrief, bool)>, StoreError> {
    let id = record.meta().id;
    let Some((state, facts)) = request_state(db, id)? else { return Ok(None) };
    let urgency = counted(record, now).word("urgency");
    let answers = asked(db, record, &state, &facts, now)?;
    let Matter { noticed, asked, .. } = Matter::of(record);
    Ok(Some((
        RequestBrief {
            amount: answers.halalas("amount"),
            item: answers.word("item"),
            portion: portion(db, id, &answers, &state, now)?,
            urgent: urgency == "urgent" && !has_ended(&state),
            handed_in: facts.handed_in.iter().map(|it| it.by.0).max(),
            noticed,
            state,
        },
        asked,
    )))
}
