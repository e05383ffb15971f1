//! Records as they lie in a profile's database: changes, and what state each
//! is in.

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, Params, params};
use shared::ids::{InstallId, RecordId};
use shared::lifecycle::WhereItIs;
use shared::record::{Change, ChangeHash, Kind, Record, RecordMeta, author_of};
use shared::sync::pack::RecordChanges;
use shared::sync::receipt::{ItemsDigest, ReceivedItem};

use super::{StoreError, sized};

/// Where a change has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeState {
    /// Made here, not acknowledged.
    OnDevice = 0,
    /// The server signed for it, or sent it.
    Received = 1,
    /// The server refused it.
    Refused = 2,
}

fn unreadable<T>(_: T) -> StoreError {
    StoreError::Unreadable("changes")
}

pub(crate) fn meta(db: &Connection, id: RecordId) -> Result<Option<RecordMeta>, StoreError> {
    let found = db
        .prepare_cached("SELECT kind, case_record FROM records WHERE record = ?1")?
        .query_row([id.as_bytes()], |row| Ok((row.get::<_, u16>(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    let Some((kind, case)) = found else { return Ok(None) };
    let case = RecordId::from_bytes(sized(&case, "case_record")?);
    Ok(Some(RecordMeta { id, kind: Kind::from(kind), case }))
}

/// The record with everything that is known of it.
pub(crate) fn load(db: &Connection, id: RecordId) -> Result<Option<Record>, StoreError> {
    load_by(db, "SELECT bytes FROM changes WHERE record = ?1 ORDER BY number", id)
}

/// The record as the server has it.
pub(crate) fn received(db: &Connection, id: RecordId) -> Result<Option<Record>, StoreError> {
    load_by(db, "SELECT bytes FROM changes WHERE record = ?1 AND state = 1 ORDER BY number", id)
}

fn load_by(db: &Connection, sql: &str, id: RecordId) -> Result<Option<Record>, StoreError> {
    let Some(meta) = meta(db, id)? else { return Ok(None) };
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([id.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
    let mut changes = Vec::new();
    for bytes in rows {
        changes.push(Change::from_bytes(bytes?).map_err(unreadable)?);
    }
    Record::with_changes(meta, changes).map(Some).map_err(unreadable)
}

/// Every record of a case.
pub(crate) fn of_case(db: &Connection, case: RecordId) -> Result<Vec<RecordId>, StoreError> {
    ids(db, "SELECT record FROM records WHERE case_record = ?1", [case.as_bytes()])
}

/// Records of one kind in a case.
pub(crate) fn of_kind(
    db: &Connection,
    case: RecordId,
    kind: Kind,
) -> Result<Vec<RecordId>, StoreError> {
    let sql = "SELECT record FROM records WHERE case_record = ?1 AND kind = ?2";
    ids(db, sql, params![case.as_bytes(), u16::from(kind)])
}

/// Records of one kind that speak of a record of their own file. What speaks
/// of another file's is not believed: its author need not have been allowed to
/// see that.
pub(crate) fn citing(
    db: &Connection,
    cited: RecordId,
    kind: Kind,
) -> Result<Vec<RecordId>, StoreError> {
    let sql = format!("{} AND records.kind = ?2", *CITING);
    ids(db, &sql, params![cited.as_bytes(), u16::from(kind)])
}

/// Who is unknown calls first, in a file of its own: of a contact other files speak too. A complaint
/// lies apart from whom it is about.
static CITING: LazyLock<String> = LazyLock::new(|| {
    let (contact, complaint) = (u16::from(Kind::Contact), u16::from(Kind::Complaint));
    format!(
        "SELECT records.record FROM citations JOIN records USING (record)
             JOIN records AS spoken ON spoken.record = citations.cited
         WHERE cited = ?1
             AND (records.case_record = spoken.case_record OR spoken.kind = {contact}
                 OR records.kind = {complaint})"
    )
});

/// Records of any kind that speak of a record of their own file, or of a contact; and complaints.
pub(crate) fn all_citing(db: &Connection, cited: RecordId) -> Result<Vec<RecordId>, StoreError> {
    ids(db, &CITING, [cited.as_bytes()])
}

/// What a record speaks of, wherever that is, or whether it is here at all.
pub(crate) fn cited_by(db: &Connection, record: RecordId) -> Result<Option<RecordId>, StoreError> {
    let found = ids(db, "SELECT cited FROM citations WHERE record = ?1", [record.as_bytes()])?;
    Ok(found.first().copied())
}

/// Records of one kind that are files of their own, whichever they are.
pub(crate) fn files(db: &Connection, kind: Kind) -> Result<Vec<RecordId>, StoreError> {
    let sql = "SELECT record FROM records WHERE kind = ?1 AND record = case_record";
    ids(db, sql, [u16::from(kind)])
}

/// Every record but the cases.
pub(crate) fn all_in_cases(db: &Connection) -> Result<Vec<RecordId>, StoreError> {
    let sql = "SELECT record FROM records WHERE kind <> ?1";
    ids(db, sql, [u16::from(Kind::Case)])
}

fn ids(db: &Connection, sql: &str, of: impl Params) -> Result<Vec<RecordId>, StoreError> {
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(of, |row| row.get::<_, Vec<u8>>(0))?;
    let mut found = Vec::new();
    for bytes in rows {
        found.push(RecordId::from_bytes(sized(&bytes?, "record")?));
    }
    Ok(found)
}

pub(crate) fn cite(db: &Connection, record: RecordId, cited: RecordId) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO citations (record, cited) VALUES (?1, ?2)")?
        .execute(params![record.as_bytes(), cited.as_bytes()])?;
    Ok(())
}

/// Store changes that follow those already stored. One that is here already
/// keeps its place; when it comes from the server, it counts as received.
pub(crate) fn append(
    db: &Connection,
    meta: &RecordMeta,
    changes: &[Change],
    state: ChangeState,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO records (record, kind, case_record) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![meta.id.as_bytes(), u16::from(meta.kind), meta.case.as_bytes()])?;
    let mut put = db.prepare_cached(
        "INSERT INTO changes (record, number, hash, bytes, written, state)
         VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM changes WHERE record = ?1),
                 ?2, ?3, ?4, ?5)
         ON CONFLICT (record, hash) DO UPDATE SET state = max(state, excluded.state)",
    )?;
    for change in changes {
        put.execute(params![
            meta.id.as_bytes(),
            change.hash().0,
            change.raw_bytes(),
            change.timestamp(),
            state as i64
        ])?;
    }
    Ok(())
}

/// Every unsent change, record by record, oldest work first.
pub(crate) fn unsent(db: &Connection, limit: usize) -> Result<Vec<RecordChanges>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT record, kind, case_record, bytes FROM changes JOIN records USING (record)
         WHERE state = 0 ORDER BY min(written) OVER (PARTITION BY record), record, number",
    )?;
    let mut rows = query.query([])?;
    let mut unsent: Vec<RecordChanges> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "record")?);
        let kind = Kind::from(row.get::<_, u16>(1)?);
        let case = RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(2)?, "case_record")?);
        let change = Change::from_bytes(row.get(3)?).map_err(unreadable)?;
        if let Some(last) = unsent.last_mut().filter(|last| last.meta.id == id) {
            last.changes.push(change);
        } else if unsent.len() < limit {
            let meta = RecordMeta { id, kind, case };
            unsent.push(RecordChanges { meta, changes: vec![change] });
        } else {
            break;
        }
    }
    Ok(unsent)
}

/// Records with unsent changes, some of them.
pub(crate) fn ids_unsent(db: &Connection, limit: usize) -> Result<Vec<RecordId>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    ids(db, "SELECT DISTINCT record FROM changes WHERE state = 0 LIMIT ?1", [limit])
}

/// How many records have unsent changes, and when the oldest was written.
pub(crate) fn count_unsent(db: &Connection) -> Result<(u32, Option<i64>), StoreError> {
    let sql = "SELECT count(DISTINCT record), min(written) FROM changes WHERE state = 0";
    Ok(db.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Where a record's changes are: received only when all of them are.
pub(crate) fn whereabouts(db: &Connection, record: RecordId) -> Result<WhereItIs, StoreError> {
    let (refused, unsent): (bool, bool) = db
        .prepare_cached(
            "SELECT coalesce(max(state = 2), 0), coalesce(max(state = 0), 0)
             FROM changes WHERE record = ?1",
        )?
        .query_row([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(match (refused, unsent) {
        (true, _) => WhereItIs::Refused,
        (false, true) => WhereItIs::OnDevice,
        (false, false) => WhereItIs::Received,
    })
}

/// Send a record's own changes again: the server says that it lacks some.
pub(crate) fn send_again(
    db: &Connection,
    record: RecordId,
    actor_of: InstallId,
) -> Result<(), StoreError> {
    let Some(mut known) = load(db, record)? else { return Ok(()) };
    let own: Vec<ReceivedItem> = known
        .changes()
        .iter()
        .filter(|change| author_of(change) == Some(actor_of))
        .map(|change| (record, change.hash()))
        .collect();
    set_state(db, &own, ChangeState::OnDevice)
}

pub(crate) fn set_state(
    db: &Connection,
    items: &[ReceivedItem],
    state: ChangeState,
) -> Result<(), StoreError> {
    let mut update =
        db.prepare_cached("UPDATE changes SET state = ?3 WHERE record = ?1 AND hash = ?2")?;
    for (record, hash) in items {
        update.execute(params![record.as_bytes(), hash.0, state as i64])?;
    }
    Ok(())
}

/// Note in which envelope changes travel.
pub(crate) fn seal(
    db: &Connection,
    items: &[ReceivedItem],
    envelope: &ItemsDigest,
) -> Result<(), StoreError> {
    for (record, hash) in items {
        db.prepare_cached(
            "INSERT OR REPLACE INTO sealed (record, hash, items) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![record.as_bytes(), hash.0, envelope.0])?;
    }
    Ok(())
}

/// The changes in an envelope.
pub(crate) fn sealed_in(
    db: &Connection,
    envelope: &ItemsDigest,
) -> Result<Vec<ReceivedItem>, StoreError> {
    let mut query = db.prepare_cached("SELECT record, hash FROM sealed WHERE items = ?1")?;
    let mut rows = query.query([envelope.0])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let record = RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "record")?);
        items.push((record, ChangeHash(sized(&row.get::<_, Vec<u8>>(1)?, "hash")?)));
    }
    Ok(items)
}

/// Envelopes of which every change has been received or refused: nothing is
/// left to send. They are forgotten here and returned.
pub(crate) fn take_settled(db: &Connection) -> Result<Vec<ItemsDigest>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT items FROM sealed JOIN changes USING (record, hash)
         GROUP BY items HAVING min(state) > 0",
    )?;
    let rows = query.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut settled = Vec::new();
    for bytes in rows {
        settled.push(ItemsDigest(sized(&bytes?, "items")?));
    }
    for items in &settled {
        db.prepare_cached("DELETE FROM sealed WHERE items = ?1")?.execute([items.0])?;
    }
    Ok(settled)
}

/// Unsent changes that are in no envelope: a crash came between.
pub(crate) fn unsealed(db: &Connection) -> Result<Vec<RecordChanges>, StoreError> {
    let sealed_already = |item: &ReceivedItem| -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sealed WHERE record = ?1 AND hash = ?2)";
        let item = params![item.0.as_bytes(), item.1.0];
        Ok(db.prepare_cached(sql)?.query_row(item, |row| row.get(0))?)
    };
    let mut left = Vec::new();
    for mut record in unsent(db, usize::MAX)? {
        let mut changes = Vec::new();
        for change in record.changes {
            if !sealed_already(&(record.meta.id, change.hash()))? {
                changes.push(change);
            }
        }
        record.changes = changes;
        if !record.changes.is_empty() {
            left.push(record);
        }
    }
    Ok(left)
}

/// Note a strike against records about to be applied, and say how many each
/// has had before.
pub(crate) fn strike(db: &Connection, record: RecordId) -> Result<u32, StoreError> {
    let count: u32 = db
        .prepare_cached(
            "INSERT INTO strikes (record, count) VALUES (?1, 1)
             ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count",
        )?
        .query_row([record.as_bytes()], |row| row.get(0))?;
    Ok(count - 1)
}

pub(crate) fn strikes(db: &Connection, record: RecordId) -> Result<u32, StoreError> {
    let found = db
        .prepare_cached("SELECT count FROM strikes WHERE record = ?1")?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(0))
}

pub(crate) fn unstrike(db: &Connection, record: RecordId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM strikes WHERE record = ?1")?.execute([record.as_bytes()])?;
    Ok(())
}

/// Keep changes that cannot be applied, so that a later app may.
pub(crate) fn set_aside(db: &Connection, record: &RecordChanges) -> Result<(), StoreError> {
    for change in &record.changes {
        db.prepare_cached(
            "INSERT OR IGNORE INTO set_aside (record, hash, bytes) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![
            record.meta.id.as_bytes(),
            change.hash().0,
            change.raw_bytes()
        ])?;
    }
    Ok(())
}

/// Forget a case and everything in it.
pub(crate) fn forget_case(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    for record in of_case(db, case)? {
        db.execute("DELETE FROM records WHERE record = ?1", [record.as_bytes()])?;
        db.execute("DELETE FROM drafts WHERE record = ?1", [record.as_bytes()])?;
        db.execute("DELETE FROM kept WHERE record = ?1", [record.as_bytes()])?;
        db.execute("DELETE FROM visits WHERE visit = ?1", [record.as_bytes()])?;
        db.execute("DELETE FROM opened WHERE submission = ?1", [record.as_bytes()])?;
        db.execute("DELETE FROM quarantine WHERE record = ?1", [record.as_bytes()])?;
    }
    db.execute("DELETE FROM placements WHERE case_record = ?1", [case.as_bytes()])?;
    Ok(())
}

/// Whether any record of a case has unsent changes.
pub(crate) fn has_unsent(db: &Connection, case: RecordId) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (
        SELECT 1 FROM records JOIN changes USING (record) WHERE case_record = ?1 AND state = 0)";
    Ok(db.prepare_cached(sql)?.query_row([case.as_bytes()], |row| row.get(0))?)
}
