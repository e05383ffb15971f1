//! Words that are being written and not said yet: of a review, of a comment, of
//! a visit that is being ordered, of a decision, of a case that is to be opened,
//! of a receipt that nobody has signed.

use rusqlite::Connection;
use shared::form::MAX_KEPT;
use shared::ids::RecordId;
use shared::people::authority::Action;
use shared::record::Kind;

use super::command::{
    KeepWords, WORDS_OF_DECISION, WORDS_OF_PLACE, WORDS_OF_PROXY, WORDS_OF_PROXY_IDENTITY,
    WORDS_OF_REVIEW,
};
use super::entered::load;
use super::failure::Failure;
use super::matters::new_case;
use super::session::Session;
use super::store::{StoreError, kept};

/// Under which places words are kept.
const WORDS: &str = "words/";
/// Bytes of a place at most: those of a path.
const MAX_AT: usize = 200;

/// Keep words; durable when it returns.
pub(crate) fn keep(session: &Session, asked: &KeepWords) -> Result<(), Failure> {
    if asked.at.len() > MAX_AT || !may_keep(session, asked)? {
        return Err(Failure::NotAllowed);
    }
    if asked.text.chars().count() > MAX_KEPT {
        return Err(Failure::TextTooLong { limit: u32::try_from(MAX_KEPT).unwrap_or(u32::MAX) });
    }
    if asked.text.is_empty() {
        return Ok(said(session.db(), asked.record, &asked.at)?);
    }
    Ok(kept::put(session.db(), asked.record, &place(&asked.at), &asked.text)?)
}

/// Whether this person has something to say there.
fn may_keep(session: &Session, asked: &KeepWords) -> Result<bool, Failure> {
    // A case that is to be opened has no record yet.
    if asked.record == new_case::own(session) {
        return Ok(new_case::may_open(session));
    }
    let meta = *load(session, asked.record)?.meta();
    let may = |action, kind| session.may(action, kind, meta.case);
    Ok(match (meta.kind, asked.at.as_str()) {
        (Kind::Visit, _) => may(Action::Write, Kind::Comment)? || may(Action::Write, Kind::Review)?,
        (Kind::Case, _) => may(Action::Assign, Kind::Case)? || may(Action::Write, Kind::Case)?,
        (Kind::Contact, _) => may(Action::Read, Kind::Contact)? && new_case::may_open(session),
        (Kind::SupportRequest, at) if at.starts_with(WORDS_OF_DECISION) => {
            may(Action::Write, Kind::Decision)?
        }
        (Kind::SupportRequest | Kind::Service, WORDS_OF_REVIEW) => {
            may(Action::Write, Kind::Review)?
        }
        (Kind::SupportRequest, WORDS_OF_PLACE | WORDS_OF_PROXY | WORDS_OF_PROXY_IDENTITY) => {
            may(Action::Write, Kind::Service)?
        }
        _ => false,
    })
}

/// They were said: nothing is kept there any more.
pub(crate) fn said(db: &Connection, record: RecordId, at: &str) -> Result<(), StoreError> {
    kept::forget(db, record, &place(at))
}

/// All that is kept at a record was said.
pub(crate) fn all_said(db: &Connection, record: RecordId) -> Result<(), StoreError> {
    of(db, record)?.into_iter().try_for_each(|(at, _)| said(db, record, &at))
}

/// All that is kept at a record, with where.
pub(crate) fn of(db: &Connection, record: RecordId) -> Result<Vec<(String, String)>, StoreError> {
    kept::all(db, record, WORDS)
}

fn place(at: &str) -> String {
    format!("{WORDS}{at}")
}
