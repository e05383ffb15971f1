//! Writing: edits become changes, changes become durable together with the
//! lists they move, and each leaves a sealed envelope for the way.

use std::collections::BTreeMap;

use rusqlite::Connection;
use shared::form::Value;
use shared::people::authority::Placement;
use shared::record::decision::DecisionDetails;
use shared::record::review::ReviewDetails;
use shared::record::structure::MAX_OPERATIONS;
use shared::record::submission::SubmissionDetails;
use shared::record::{
    Author, Change, ChangeHash, Edit, Kind, Record, RecordMeta, annex, policy_used,
};
use shared::sync::envelope::{Contents, Envelope};
use shared::sync::pack::{self, RecordChanges};
use shared::sync::receipt::ItemsDigest;

use super::failure::Failure;
use super::lists;
use super::matters::facts::speaking;
use super::random;
use super::session::Session;
use super::store::device::Device;
use super::store::records::{self, ChangeState};
use super::store::{StoreError, directory, drafts};

/// Edits of one record.
pub(crate) struct Writing {
    /// Which record; a new one begins with its genesis.
    pub(crate) meta: RecordMeta,
    /// What is set.
    pub(crate) edits: Vec<Edit>,
}

/// Edits by somebody who had seen the record at these heads.
struct Upon {
    seen: Vec<ChangeHash>,
    edits: Vec<Edit>,
}

/// What one record gained.
fn written(
    db: &Connection,
    session: &Session,
    writing: &Writing,
    now: i64,
) -> Result<Option<RecordChanges>, Failure> {
    let stands = records::load(db, writing.meta.id)?;
    let begun = if stands.is_none() { under_the_policy(session)? } else { None };
    let mut record = match stands {
        Some(record) => record,
        None => Record::new(writing.meta).map_err(|_| Failure::Internal)?,
    };
    let edits: Vec<_> = begun.into_iter().chain(writing.edits.iter().cloned()).collect();
    let author = author(db, session, writing, now)?;
    let mut changes = Vec::new();
    for Upon { seen, mut edits } in by_what_was_seen(db, &mut record, edits)? {
        if writing.meta.kind == Kind::Annex {
            edits.splice(..0, annex::salt(random::bytes()?));
        }
        for edits in bounded(&record, &edits) {
            let change = record.write_upon(&seen, &author, edits);
            changes.extend(change.map_err(|_| Failure::Internal)?);
        }
    }
    Ok((!changes.is_empty()).then_some(RecordChanges { meta: writing.meta, changes }))
}

/// What a record begins with: the version of the profile that holds.
fn under_the_policy(session: &Session) -> Result<Option<Edit>, Failure> {
    Ok(session.profile()?.and_then(|profile| policy_used::edit(profile.version)))
}

/// Kinds of which the newest that speaks of a visit or a request tells how that stands.
const ASSERTING: [Kind; 3] = [Kind::Submission, Kind::Review, Kind::Decision];

/// Who writes, and when. What is asserted of a visit or a request comes after all that is known to be
/// asserted of it, though the clock of whoever did that runs ahead: else that would have the word until
/// every other clock has caught up.
fn author(
    db: &Connection,
    session: &Session,
    writing: &Writing,
    now: i64,
) -> Result<Author, Failure> {
    let mut author = session.author(now);
    if !ASSERTING.contains(&writing.meta.kind) {
        return Ok(author);
    }
    let mut said = Record::new(writing.meta).map_err(|_| Failure::Internal)?;
    said.write(&author, &writing.edits).map_err(|_| Failure::Internal)?;
    let of = match writing.meta.kind {
        Kind::Submission => SubmissionDetails::of(&said).map(|details| details.of),
        Kind::Review => ReviewDetails::of(&said).map(|details| details.of),
        _ => DecisionDetails::of(&said).map(|details| details.request),
    };
    for kind in ASSERTING {
        let known = of.map(|of| speaking(db, of, kind)).transpose()?.unwrap_or_default();
        let newest = known.last().map(|(at, _)| at.saturating_add(1));
        author.at = author.at.max(newest.unwrap_or(author.at));
    }
    Ok(author)
}

/// The edits with the heads that the record had when each was begun to be
/// entered, the oldest first: whoever wrote the newer ones had seen more. What
/// was not entered is written upon the record as it is.
fn by_what_was_seen(
    db: &Connection,
    record: &mut Record,
    edits: Vec<Edit>,
) -> Result<Vec<Upon>, StoreError> {
    let mut entered = drafts::heads(db, record.meta().id)?;
    let now = record.heads();
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for edit in edits {
        let seen = entered.remove(edit.path.as_str()).unwrap_or_else(|| now.clone());
        found.entry(seen).or_default().push(edit);
    }
    let mut found: Vec<_> = found.into_iter().map(|(seen, edits)| Upon { seen, edits }).collect();
    if found.len() > 1 {
        let known: Vec<_> = record.changes().iter().map(Change::hash).collect();
        found.sort_by_key(|upon| known.iter().rposition(|hash| upon.seen.contains(hash)));
    }
    Ok(found)
}

/// The edits in pieces that each make a change which the server takes: the
/// letters of long notes are operations, those that go and those that come.
fn bounded<'a>(record: &Record, edits: &'a [Edit]) -> Vec<&'a [Edit]> {
    let letters = |value: Option<&Value>| match value {
        Some(Value::Text(text)) => text.chars().count(),
        _ => 0,
    };
    let mut sum = 0;
    let (mut pieces, mut rest, mut taken) = (Vec::new(), edits, 0);
    for edit in edits {
        let standing = record.answer(&edit.path);
        let operations = 2 + letters(Some(&edit.value)) + letters(standing.as_ref());
        if taken > 0 && sum + operations > MAX_OPERATIONS {
            let (piece, after) = rest.split_at(taken);
            pieces.push(piece);
            (rest, taken, sum) = (after, 0, 0);
        }
        (taken, sum) = (taken + 1, sum + operations);
    }
    pieces.push(rest);
    pieces
}

/// Write several records at once: durable, all or none, when this returns.
pub(crate) fn commit(
    session: &mut Session,
    device: &Device,
    writings: &[Writing],
    now: i64,
) -> Result<(), Failure> {
    commit_with(session, device, writings, |_| Ok(()), now)
}

/// Write several records, and with them what `also` stores, before lists are
/// brought up to date: durable, all or none, when this returns.
pub(crate) fn commit_with(
    session: &mut Session,
    device: &Device,
    writings: &[Writing],
    also: impl FnOnce(&Connection) -> Result<(), StoreError>,
    now: i64,
) -> Result<(), Failure> {
    let mut changed = Vec::new();
    for writing in writings {
        changed.extend(written(session.db(), session, writing, now)?);
    }
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    for record in &changed {
        records::append(&transaction, &record.meta, &record.changes, ChangeState::OnDevice)?;
        let file = record.meta.case;
        if record.meta.id == file && directory::placement(&transaction, file)?.is_none() {
            // As the server will; of what is given without being read it tells nothing.
            directory::place(&transaction, file, &Placement::begun_by(&person))?;
        }
    }
    also(&transaction)?;
    lists::records_changed(&transaction, &person, changed.iter().map(|it| &it.meta), now)?;
    transaction.commit().map_err(StoreError::from)?;
    // From here on nothing is lost. The envelope is for the locked phone; if
    // the engine dies before it is written, unlocking writes it.
    if !changed.is_empty() {
        seal(session, device, &changed)?;
    }
    Ok(())
}

/// Seal changes into an envelope in the outbox.
pub(crate) fn seal(
    session: &mut Session,
    device: &Device,
    changed: &[RecordChanges],
) -> Result<(), Failure> {
    let items: Vec<_> = changed
        .iter()
        .flat_map(|record| record.changes.iter().map(|change| (record.meta.id, change.hash())))
        .collect();
    let name = ItemsDigest::of(&items);
    let packed = pack::pack(changed).map_err(|_| Failure::Internal)?;
    let contents = Contents::sign(&session.signing, session.install(), &packed)
        .map_err(|_| Failure::Internal)?;
    let envelope = Envelope::seal(&contents, &session.enrolled.sealing, &mut random::source())
        .map_err(|_| Failure::Internal)?;
    device.put_envelope(session.profile, &name, &envelope)?;
    records::seal(session.db(), &items, &name)?;
    Ok(())
}

/// Seal what a crash left unsealed.
pub(crate) fn seal_left(session: &mut Session, device: &Device) -> Result<(), Failure> {
    for record in records::unsealed(session.db())? {
        seal(session, device, &[record])?;
    }
    Ok(())
}
