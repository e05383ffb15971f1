//! What the server refused of this profile's own work. The changes themselves
//! stay among the others, marked as refused; a row here says why, until their
//! author has put the news away.

use rusqlite::{Connection, params};
use shared::ids::RecordId;
use shared::record::{Kind, RecordMeta};

use super::records::ChangeState;
use super::{StoreError, sized};

/// Why something was refused, as it is stored: its author may not write it.
pub(crate) const NOT_ALLOWED: &str = "not_allowed";
/// The same: it rests on something that was refused.
pub(crate) const DEPENDS_ON_REFUSED: &str = "depends_on_refused";
/// It breaks a rule, whose number follows.
pub(crate) const RULE: &str = "rule ";

/// News of a refusal.
pub(crate) struct Refusal {
    pub(crate) meta: RecordMeta,
    pub(crate) reason: String,
    /// Unix milliseconds.
    pub(crate) at: i64,
}

/// The server refused a record's unsent changes: they stay on the device, are
/// not sent again, and their author is shown why.
pub(crate) fn put(
    db: &Connection,
    record: RecordId,
    reason: &str,
    at: i64,
) -> Result<(), StoreError> {
    db.execute(
        "UPDATE changes SET state = ?2 WHERE record = ?1 AND state = 0",
        params![record.as_bytes(), ChangeState::Refused as i64],
    )?;
    db.execute(
        "INSERT OR REPLACE INTO quarantine (record, reason, at) VALUES (?1, ?2, ?3)",
        params![record.as_bytes(), reason, at],
    )?;
    Ok(())
}

/// Everything refused that nobody put away, oldest first.
pub(crate) fn all(db: &Connection) -> Result<Vec<Refusal>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT record, kind, case_record, reason, at FROM quarantine JOIN records USING (record)
         ORDER BY at, record",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let meta = RecordMeta {
            id: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "record")?),
            kind: Kind::from(row.get::<_, u16>(1)?),
            case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(2)?, "case_record")?),
        };
        found.push(Refusal { meta, reason: row.get(3)?, at: row.get(4)? });
    }
    Ok(found)
}

/// How much was refused that nobody put away.
pub(crate) fn count(db: &Connection) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM quarantine JOIN records USING (record)";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The author has seen what was refused in a case.
pub(crate) fn put_away(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM quarantine
         WHERE record IN (SELECT record FROM records WHERE case_record = ?1)",
        [case.as_bytes()],
    )?;
    Ok(())
}

/// What was refused in a case because its author might not write there is to
/// be sent again, and what rests on it; gives the records.
pub(crate) fn send_again(db: &Connection, case: RecordId) -> Result<Vec<RecordMeta>, StoreError> {
    let mut again = Vec::new();
    for refusal in all(db)? {
        let may_be_taken = matches!(refusal.reason.as_str(), NOT_ALLOWED | DEPENDS_ON_REFUSED);
        if refusal.meta.case != case || !may_be_taken {
            continue;
        }
        let record = refusal.meta.id;
        db.execute(
            "UPDATE changes SET state = ?2 WHERE record = ?1 AND state = ?3",
            params![record.as_bytes(), ChangeState::OnDevice as i64, ChangeState::Refused as i64],
        )?;
        db.execute("DELETE FROM quarantine WHERE record = ?1", [record.as_bytes()])?;
        again.push(refusal.meta);
    }
    Ok(again)
}
