//! What settles who is due for a visit, one row a case: brought up to date with
//! the records, so that listing every case opens none of them.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::form::Position;
use shared::ids::RecordId;
use shared::lifecycle::Due;
use shared::people::Gender;
use shared::people::Person;
use shared::people::authority::Reach;
use shared::sync::codec;

use super::dues::{day, why_of};
use super::{StoreError, sized};

/// A son or a daughter, with the name that a reason is told by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ChildEntry {
    /// Its place among the case's members.
    pub(crate) member: usize,
    pub(crate) name: String,
    pub(crate) born: Date,
    pub(crate) gender: Gender,
}

/// What a visit that was held and handed in tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct VisitTells {
    /// How pressing the need is, 1 the most.
    pub(crate) need: Option<u8>,
    pub(crate) position: Option<Position>,
}

/// A case's row.
pub(crate) struct OutreachEntry {
    pub(crate) case: RecordId,
    /// When it was opened, Unix seconds.
    pub(crate) opened: i64,
    /// When the last visit that was held began, Unix seconds.
    pub(crate) last_held: Option<i64>,
    pub(crate) need: Option<u8>,
    pub(crate) position: Option<Position>,
    pub(crate) children: Vec<ChildEntry>,
    pub(crate) due: Option<Due>,
    /// How urgent the order is that is open: from 0 to 3, 3 the most.
    pub(crate) order: Option<u8>,
}

/// Say when a case was opened (Unix seconds), and which children it has.
pub(crate) fn put_case(
    db: &Connection,
    case: RecordId,
    opened: i64,
    children: &[ChildEntry],
) -> Result<(), StoreError> {
    let children = codec::to_cbor(&children).map_err(|_| StoreError::Unreadable("children"))?;
    db.prepare_cached(
        "INSERT INTO outreach (case_record, opened, children) VALUES (?1, ?2, ?3)
         ON CONFLICT (case_record) DO UPDATE SET
             opened = excluded.opened, children = excluded.children",
    )?
    .execute(params![case.as_bytes(), opened, children])?;
    Ok(())
}

/// Say what a visit of a case tells, or that it is none that was held, and with
/// it what the case's last visits do. Its own row is in `visits` already.
pub(crate) fn put_visit(
    db: &Connection,
    case: RecordId,
    visit: RecordId,
    tells: Option<VisitTells>,
) -> Result<(), StoreError> {
    match tells {
        Some(tells) => db
            .prepare_cached(
                "INSERT OR REPLACE INTO outreach_visits (visit, case_record, need, position)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                visit.as_bytes(),
                case.as_bytes(),
                tells.need,
                tells.position.map(|place| place.to_string())
            ])?,
        None => db
            .prepare_cached("DELETE FROM outreach_visits WHERE visit = ?1")?
            .execute([visit.as_bytes()])?,
    };
    // The need as it was seen last; a home stands where it was last said to.
    db.prepare_cached(
        "INSERT INTO outreach (case_record, last_held, need, position)
         SELECT ?1,
                (SELECT max(started) FROM outreach_visits JOIN visits USING (visit)
                 WHERE outreach_visits.case_record = ?1),
                (SELECT need FROM outreach_visits JOIN visits USING (visit)
                 WHERE outreach_visits.case_record = ?1 AND need IS NOT NULL
                 ORDER BY started DESC, visit DESC LIMIT 1),
                (SELECT position FROM outreach_visits JOIN visits USING (visit)
                 WHERE outreach_visits.case_record = ?1 AND position IS NOT NULL
                 ORDER BY started DESC, visit DESC LIMIT 1)
         WHERE true
         ON CONFLICT (case_record) DO UPDATE SET
             last_held = excluded.last_held, need = excluded.need, position = excluded.position",
    )?
    .execute([case.as_bytes()])?;
    Ok(())
}

pub(crate) fn forget_case(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    for table in ["outreach", "outreach_visits"] {
        db.execute(&format!("DELETE FROM {table} WHERE case_record = ?1"), [case.as_bytes()])?;
    }
    Ok(())
}

/// Every case within a person's reach.
pub(crate) fn entries(
    db: &Connection,
    person: &Person,
    reach: Reach,
) -> Result<Vec<OutreachEntry>, StoreError> {
    let within = match reach {
        Reach::Nowhere => return Ok(Vec::new()),
        Reach::Own => "placements.assignee = ?1",
        Reach::Branch => "(placements.assignee = ?1 OR placements.branch = ?2)",
        Reach::Association => "(?1 <> x'' AND ?2 <> x'')",
    };
    // Of a file that is no case there is no row in `cases`.
    let mut query = db.prepare_cached(&format!(
        "SELECT case_record, opened, last_held, need, position, children, due, why,
                CASE WHEN open_order IS NULL THEN NULL ELSE rank END, ?2
         FROM outreach JOIN cases USING (case_record) JOIN placements USING (case_record)
              LEFT JOIN dues USING (case_record)
         WHERE opened IS NOT NULL AND {within}"
    ))?;
    let mut rows = query.query(params![person.id.as_bytes(), person.branch.as_bytes()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(entry(row)?);
    }
    Ok(found)
}

fn entry(row: &Row<'_>) -> Result<OutreachEntry, StoreError> {
    let position: Option<String> = row.get(4)?;
    let children: Option<Vec<u8>> = row.get(5)?;
    let children = children.map(|bytes| codec::from_own_cbor(&bytes)).transpose();
    let why = why_of(row.get::<_, Option<i64>>(7)?.unwrap_or_default());
    Ok(OutreachEntry {
        case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "case_record")?),
        opened: row.get(1)?,
        last_held: row.get(2)?,
        need: row.get(3)?,
        position: position
            .map(|text| text.parse().map_err(|_| StoreError::Unreadable("position")))
            .transpose()?,
        children: children.map_err(|_| StoreError::Unreadable("children"))?.unwrap_or_default(),
        due: day(row.get(6)?, "due")?.map(|on| Due { on, why }),
        order: row.get(8)?,
    })
}
