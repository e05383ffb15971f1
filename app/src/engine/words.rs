//! Words that are being written and not said yet: of a review, of a comment, of
//! a visit that is being ordered.

use rusqlite::Connection;
use shared::form::MAX_KEPT;
use shared::ids::RecordId;
use shared::people::authority::Action;
use shared::record::Kind;

use super::command::KeepWords;
use super::entered::load;
use super::failure::Failure;
use super::session::Session;
use super::store::{StoreError, kept};

/// Under which places words are kept.
const WORDS: &str = "words/";
/// Bytes of a place at most: those of a path.
const MAX_AT: usize = 200;

/// Keep words; durable when it returns.
pub(crate) fn keep(session: &Session, asked: &KeepWords) -> Result<(), Failure> {
    let meta = *load(session, asked.record)?.meta();
    let may = |action, kind| session.may(action, kind, meta.case);
    let may = match meta.kind {
        Kind::Visit => may(Action::Write, Kind::Comment)? || may(Action::Write, Kind::Review)?,
        Kind::Case => may(Action::Assign, Kind::Case)? || may(Action::Write, Kind::Case)?,
        _ => false,
    };
    if !may || asked.at.len() > MAX_AT {
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

/// They were said: nothing is kept there any more.
pub(crate) fn said(db: &Connection, record: RecordId, at: &str) -> Result<(), StoreError> {
    kept::forget(db, record, &place(at))
}

/// All that is kept at a visit or a case, with where.
pub(crate) fn of(db: &Connection, record: RecordId) -> Result<Vec<(String, String)>, StoreError> {
    kept::all(db, record, WORDS)
}

fn place(at: &str) -> String {
    format!("{WORDS}{at}")
}
