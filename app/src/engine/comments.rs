//! What readers and writers say at a question of a visit, and every value that
//! a field has had.

use rusqlite::Connection;
use shared::ids::RecordId;
use shared::people::authority::Action;
use shared::record::comment::CommentDetails;
use shared::record::{Kind, RecordMeta, history};

use super::annex;
use super::command::{Comment, CommentView, FieldVersion, History};
use super::commit::{Writing, commit_with};
use super::entered::{is_own, load, load_kind};
use super::failure::Failure;
use super::session::Session;
use super::store::device::Device;
use super::store::records;
use super::visits::Names;
use super::words;

/// Characters of a comment at most.
const MAX_COMMENT: u32 = 2_000;

/// What was said at questions of a visit, oldest first.
pub(crate) fn of_visit(session: &Session, visit: RecordId) -> Result<Vec<CommentView>, Failure> {
    let db = session.db();
    let mut names = Names::of(db);
    let mut comments = Vec::new();
    for id in records::citing(db, visit, Kind::Comment)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let Some((details, (install, at))) = CommentDetails::of(&record).zip(record.begun()) else {
            continue;
        };
        let by = names.name(install)?;
        comments.push((at, id, CommentView { path: details.at, by, at, text: details.text }));
    }
    comments.sort_by_key(|(at, id, _)| (*at, *id));
    Ok(comments.into_iter().map(|(.., comment)| comment).collect())
}

/// Say something at a question of a visit.
pub(crate) fn comment(
    session: &mut Session,
    device: &Device,
    asked: &Comment,
    now: i64,
) -> Result<(), Failure> {
    let case = load_kind(session, asked.visit, Kind::Visit)?.meta().case;
    session.demand(Action::Write, Kind::Comment, case)?;
    let text = asked.text.trim();
    if text.is_empty() {
        return Err(Failure::CommentNeeded);
    }
    if text.chars().count() > MAX_COMMENT as usize {
        return Err(Failure::TextTooLong { limit: MAX_COMMENT });
    }
    let details =
        CommentDetails { visit: asked.visit, at: asked.path.clone(), text: text.to_owned() };
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Comment, case };
    let said = |db: &Connection| words::said(db, asked.visit, asked.path.as_str());
    commit_with(session, device, &[Writing { meta, edits: details.edits() }], said, now)
}

/// Every value that a field has had, the newest first.
pub(crate) fn of_field(session: &Session, asked: &History) -> Result<Vec<FieldVersion>, Failure> {
    let record = load(session, asked.record)?;
    if is_own(&asked.path) {
        return Ok(Vec::new());
    }
    // Answered in confidence.
    let Some(mut record) = annex::record_of(session, record, &asked.path)? else {
        return Ok(Vec::new());
    };
    let mut names = Names::of(session.db());
    let versions = history(&mut record, &asked.path).map_err(|_| Failure::Internal)?;
    Ok(versions.iter().map(|version| names.version(version)).collect::<Result<_, _>>()?)
}
