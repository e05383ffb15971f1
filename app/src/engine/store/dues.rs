//! When cases are to be visited next: one row for each that is, brought up to
//! date with the records, so that a list of them opens no record but its own.

use rusqlite::{Connection, OptionalExtension, params};
use shared::calendar::Date;
use shared::ids::{BranchId, PersonId, RecordId};
use shared::lifecycle::{Due, VisitMade, Why};

use super::lists::{CASE_ROWS, case_row};
use super::{StoreError, sized};
use crate::engine::command::CaseRow;

/// Why a case is due, as it is stored.
pub(super) fn why_of(code: i64) -> Why {
    if code == 0 { Why::Ordered } else { Why::Retry }
}

fn why_code(why: Why) -> i64 {
    match why {
        Why::Ordered => 0,
        Why::Retry => 1,
    }
}

/// A day, as it is stored: texts that sort by time.
pub(super) fn day(text: Option<String>, column: &'static str) -> Result<Option<Date>, StoreError> {
    text.map(|text| text.parse().map_err(|_| StoreError::Unreadable(column))).transpose()
}

/// What is due in a case: when and why, how urgent (more is sooner), and the
/// order that is still open.
pub(crate) struct DueEntry {
    pub(crate) due: Due,
    pub(crate) rank: u8,
    pub(crate) order: Option<RecordId>,
}

/// Say what is due in a case, or that nothing is.
pub(crate) fn put(
    db: &Connection,
    case: RecordId,
    entry: Option<&DueEntry>,
) -> Result<(), StoreError> {
    let Some(entry) = entry else {
        db.prepare_cached("DELETE FROM dues WHERE case_record = ?1")?.execute([case.as_bytes()])?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT OR REPLACE INTO dues (case_record, due, why, rank, open_order)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        case.as_bytes(),
        entry.due.on.to_string(),
        why_code(entry.due.why),
        entry.rank,
        entry.order.as_ref().map(RecordId::as_bytes)
    ])?;
    Ok(())
}

/// The order of a case that no visit has carried out yet.
pub(crate) fn open_order(db: &Connection, case: RecordId) -> Result<Option<RecordId>, StoreError> {
    let found: Option<Option<Vec<u8>>> = db
        .prepare_cached("SELECT open_order FROM dues WHERE case_record = ?1")?
        .query_row([case.as_bytes()], |row| row.get(0))
        .optional()?;
    found.flatten().map(|bytes| Ok(RecordId::from_bytes(sized(&bytes, "open_order")?))).transpose()
}

/// The visits of a case that were handed in.
pub(crate) fn made(db: &Connection, case: RecordId) -> Result<Vec<VisitMade>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT made_at, made_held, made_retry FROM visits
         WHERE case_record = ?1 AND made_at IS NOT NULL",
    )?;
    let mut rows = query.query([case.as_bytes()])?;
    let mut made = Vec::new();
    while let Some(row) = rows.next()? {
        made.push(VisitMade {
            submitted: row.get(0)?,
            held: row.get(1)?,
            retry_on: day(row.get(2)?, "made_retry")?,
        });
    }
    Ok(made)
}

/// Whose cases a list of what is due is of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose {
    /// One delegate's.
    Of(PersonId),
    /// A whole branch's.
    In(BranchId),
}

impl Whose {
    fn sql(self) -> &'static str {
        match self {
            Self::Of(_) => "placements.assignee = ?1",
            Self::In(_) => "placements.branch = ?1",
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Of(person) => person.as_bytes(),
            Self::In(branch) => branch.as_bytes(),
        }
    }
}

/// What is to be visited, the most urgent first, with the order that is open.
pub(crate) fn list(
    db: &Connection,
    whose: Whose,
    limit: u32,
) -> Result<Vec<(CaseRow, Option<RecordId>)>, StoreError> {
    let mut query = db.prepare_cached(&format!(
        "{CASE_ROWS} WHERE due IS NOT NULL AND {}
         ORDER BY due, rank DESC, cases.name, case_record LIMIT ?2",
        whose.sql()
    ))?;
    let mut rows = query.query(params![whose.bytes(), limit])?;
    let mut due = Vec::new();
    while let Some(row) = rows.next()? {
        let order: Option<Vec<u8>> = row.get(10)?;
        let order = order
            .map(|bytes| Ok::<_, StoreError>(RecordId::from_bytes(sized(&bytes, "open_order")?)))
            .transpose()?;
        due.push((case_row(row)?, order));
    }
    Ok(due)
}

/// How many cases are to be visited, and of how many the day was before `today`.
pub(crate) fn count(db: &Connection, whose: Whose, today: Date) -> Result<(u32, u32), StoreError> {
    let sql = format!(
        "SELECT count(*), coalesce(sum(due < ?2), 0) FROM dues JOIN placements USING (case_record)
         WHERE {}",
        whose.sql()
    );
    let found =
        db.prepare_cached(&sql)?.query_row(params![whose.bytes(), today.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(found)
}
