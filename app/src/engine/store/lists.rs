//! What lists show: a row for each case and each visit, rebuilt from the
//! records whenever one of them changes, and searched without opening any.

use rusqlite::{Connection, OptionalExtension, Row, params};
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::{Due, VisitMade, VisitStage, WhereItIs};
use shared::record::visit::VisitOutcome;

use super::dues::{day, why_of};
use super::{StoreError, sized};
use crate::engine::command::{CaseRow, CasesOf, VisitRow};

/// A case's row, as it is stored.
pub(crate) struct CaseEntry<'a> {
    pub(crate) case: RecordId,
    pub(crate) number: &'a str,
    pub(crate) name: &'a str,
    pub(crate) category: &'a str,
    pub(crate) place: &'a str,
    /// What search looks at, normalised.
    pub(crate) words: &'a str,
}

/// A visit's row, as it is stored.
pub(crate) struct VisitEntry {
    pub(crate) visit: RecordId,
    pub(crate) case: RecordId,
    pub(crate) delegate: Option<PersonId>,
    pub(crate) started: i64,
    pub(crate) submission: Option<RecordId>,
    pub(crate) submitted: Option<i64>,
    pub(crate) stage: VisitStage,
    pub(crate) whereabouts: WhereItIs,
    pub(crate) answered: u32,
    pub(crate) required: u32,
    pub(crate) outcome: VisitOutcome,
    /// How it was handed in; `None` where it was not.
    pub(crate) made: Option<VisitMade>,
}

fn stage_code(stage: VisitStage) -> i64 {
    match stage {
        VisitStage::InProgress => 0,
        VisitStage::HandedIn => 1,
        VisitStage::Amended => 2,
        VisitStage::Returned => 3,
        VisitStage::Accepted => 4,
    }
}

fn stage_of(code: i64) -> VisitStage {
    match code {
        1 => VisitStage::HandedIn,
        2 => VisitStage::Amended,
        3 => VisitStage::Returned,
        4 => VisitStage::Accepted,
        _ => VisitStage::InProgress,
    }
}

pub(super) fn whereabouts_code(at: WhereItIs) -> i64 {
    match at {
        WhereItIs::OnDevice => 0,
        WhereItIs::Received => 1,
        WhereItIs::Read => 2,
        WhereItIs::Refused => 3,
    }
}

pub(super) fn whereabouts_of(code: i64) -> WhereItIs {
    match code {
        1 => WhereItIs::Received,
        2 => WhereItIs::Read,
        3 => WhereItIs::Refused,
        _ => WhereItIs::OnDevice,
    }
}

pub(crate) fn put_case(db: &Connection, entry: &CaseEntry<'_>) -> Result<(), StoreError> {
    let row: i64 = db
        .prepare_cached(
            "INSERT INTO cases (case_record, number, name, category, place, last_visit, row)
             VALUES (?1, ?2, ?3, ?4, ?5,
                     (SELECT max(started) FROM visits
                      WHERE case_record = ?1 AND outcome IN ('', 'done')),
                     (SELECT coalesce(max(row), 0) + 1 FROM cases))
             ON CONFLICT (case_record) DO UPDATE SET
                 number = excluded.number, name = excluded.name,
                 category = excluded.category, place = excluded.place
             RETURNING row",
        )?
        .query_row(
            params![entry.case.as_bytes(), entry.number, entry.name, entry.category, entry.place],
            |row| row.get(0),
        )?;
    db.prepare_cached("INSERT OR REPLACE INTO case_words (rowid, words) VALUES (?1, ?2)")?
        .execute(params![row, entry.words])?;
    Ok(())
}

pub(crate) fn forget_case(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM case_words WHERE rowid = (SELECT row FROM cases WHERE case_record = ?1)",
        [case.as_bytes()],
    )?;
    for table in ["cases", "dues", "assignments", "not_assigned"] {
        db.execute(&format!("DELETE FROM {table} WHERE case_record = ?1"), [case.as_bytes()])?;
    }
    super::outreach::forget_case(db, case)
}

pub(crate) fn put_visit(db: &Connection, entry: &VisitEntry) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO visits (visit, case_record, delegate, started, submission,
             submitted, stage, whereabouts, answered, required, outcome, retry_on,
             made_at, made_held, made_retry)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        entry.visit.as_bytes(),
        entry.case.as_bytes(),
        entry.delegate.as_ref().map(PersonId::as_bytes),
        entry.started,
        entry.submission.as_ref().map(RecordId::as_bytes),
        entry.submitted,
        stage_code(entry.stage),
        whereabouts_code(entry.whereabouts),
        entry.answered,
        entry.required,
        entry.outcome.code,
        entry.outcome.retry_on.map(|day| day.to_string()),
        entry.made.map(|made| made.submitted),
        entry.made.is_some_and(|made| made.held),
        entry.made.and_then(|made| made.retry_on).map(|day| day.to_string())
    ])?;
    last_visit_changed(db, entry.case)
}

/// A visit is in no list any more.
pub(crate) fn forget_visit(
    db: &Connection,
    visit: RecordId,
    case: RecordId,
) -> Result<(), StoreError> {
    db.execute("DELETE FROM visits WHERE visit = ?1", [visit.as_bytes()])?;
    last_visit_changed(db, case)
}

fn last_visit_changed(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE cases SET last_visit =
             (SELECT max(started) FROM visits
              WHERE case_record = ?1 AND outcome IN ('', 'done'))
         WHERE case_record = ?1",
    )?
    .execute([case.as_bytes()])?;
    Ok(())
}

/// Words of a search that are looked at.
const MAX_WORDS: usize = 8;

/// A search as FTS5 reads it: every word must begin a word of the case. Two
/// words that follow one another may also be one («عبد الله», «عبدالله»).
pub(super) fn matching(search: &str) -> String {
    let words = shared::arabic::search_key(search);
    let words: Vec<&str> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .collect();
    let all = |words: &[String]| {
        let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"*")).collect();
        format!("({})", quoted.join(" AND "))
    };
    let owned: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    let joined = (1..words.len()).map(|at| {
        let mut words = owned.clone();
        let second = words.remove(at);
        if let Some(first) = words.get_mut(at - 1) {
            first.push_str(&second);
        }
        all(&words)
    });
    if owned.is_empty() {
        return String::new();
    }
    std::iter::once(all(&owned)).chain(joined).collect::<Vec<_>>().join(" OR ")
}

/// A case's row with whose it is and when it is due; the eleventh column is
/// the order that is open.
pub(super) const CASE_ROWS: &str = "
    SELECT case_record, number, cases.name, category, place, last_visit, placements.assignee,
           people.name, due, why, open_order
    FROM cases LEFT JOIN placements USING (case_record)
         LEFT JOIN people ON person = placements.assignee LEFT JOIN dues USING (case_record)";

pub(super) fn case_row(row: &Row<'_>) -> Result<CaseRow, StoreError> {
    let assignee: Option<Vec<u8>> = row.get(6)?;
    let due = day(row.get(8)?, "due")?;
    let why = why_of(row.get::<_, Option<i64>>(9)?.unwrap_or_default());
    Ok(CaseRow {
        case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "case_record")?),
        number: row.get(1)?,
        name: row.get(2)?,
        category: row.get(3)?,
        place: row.get(4)?,
        last_visit: row.get(5)?,
        assignee: assignee
            .map(|bytes| Ok::<_, StoreError>(PersonId::from_bytes(sized(&bytes, "assignee")?)))
            .transpose()?,
        assignee_name: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
        due: due.map(|on| Due { on, why }),
    })
}

/// What tells whose a case is.
const PLACED: &str = "LEFT JOIN placements USING (case_record)";

/// A page of the cases that match a search, by name, and how many there are.
pub(crate) fn cases(
    db: &Connection,
    search: &str,
    of: CasesOf,
    offset: u32,
    limit: u32,
) -> Result<(Vec<CaseRow>, u32), StoreError> {
    let matching = matching(search);
    let filter = if matching.is_empty() {
        // The parameter is there in both forms, so that both take the same.
        "?1 = ''"
    } else {
        "row IN (SELECT rowid FROM case_words WHERE case_words MATCH ?1)"
    };
    let (join, whose, delegate) = match &of {
        CasesOf::All => ("", "?2 = x''", &[][..]),
        CasesOf::Nobody => (PLACED, "placements.assignee IS NULL AND ?2 = x''", &[][..]),
        CasesOf::Delegate(person) => (PLACED, "placements.assignee = ?2", &person.as_bytes()[..]),
    };
    let total: u32 = db
        .prepare_cached(&format!("SELECT count(*) FROM cases {join} WHERE {filter} AND {whose}"))?
        .query_row(params![matching, delegate], |row| row.get(0))?;
    let mut query = db.prepare_cached(&format!(
        "{CASE_ROWS} WHERE {filter} AND {whose}
         ORDER BY cases.name, case_record LIMIT ?4 OFFSET ?3"
    ))?;
    let mut rows = query.query(params![matching, delegate, offset, limit])?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        cases.push(case_row(row)?);
    }
    Ok((cases, total))
}

pub(crate) fn case(db: &Connection, case: RecordId) -> Result<Option<CaseRow>, StoreError> {
    let mut query = db.prepare_cached(&format!("{CASE_ROWS} WHERE case_record = ?1"))?;
    let mut rows = query.query([case.as_bytes()])?;
    rows.next()?.map(case_row).transpose()
}

/// Which visits a list is of, and in which order.
#[derive(Debug, Clone, Copy)]
pub(crate) enum VisitList {
    /// In progress, returned, or changed since it was handed in; newest first.
    ToContinue,
    /// Handed in and not reviewed yet, newest first.
    HandedIn,
    /// Awaiting review, longest waiting first.
    Waiting,
    /// Awaiting review, and no supervisor has opened it; longest waiting first.
    Unread,
    /// Returned or accepted, newest first.
    Reviewed,
    /// Of one case, newest first.
    OfCase(RecordId),
    /// Of one case, handed in and held, newest first.
    HeldInCase(RecordId),
    /// Just one.
    One(RecordId),
}

impl VisitList {
    fn sql(self) -> &'static str {
        match self {
            Self::ToContinue => "stage IN (0, 2, 3) AND ?1 = x'' ORDER BY started DESC",
            Self::HandedIn => "stage = 1 AND ?1 = x'' ORDER BY submitted DESC",
            Self::Waiting => "stage IN (1, 2) AND ?1 = x'' ORDER BY submitted",
            // 2 is "read".
            Self::Unread => "stage IN (1, 2) AND whereabouts <> 2 AND ?1 = x'' ORDER BY submitted",
            Self::Reviewed => "stage IN (3, 4) AND ?1 = x'' ORDER BY submitted DESC",
            Self::OfCase(_) => "visits.case_record = ?1 ORDER BY started DESC",
            Self::HeldInCase(_) => {
                "visits.case_record = ?1 AND made_held ORDER BY started DESC, visit DESC"
            }
            Self::One(_) => "visit = ?1",
        }
    }

    fn of(&self) -> &[u8] {
        match self {
            Self::OfCase(id) | Self::HeldInCase(id) | Self::One(id) => id.as_bytes(),
            _ => &[],
        }
    }
}

fn visit_row(row: &Row<'_>) -> Result<VisitRow, StoreError> {
    Ok(VisitRow {
        visit: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "visit")?),
        case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(1)?, "case_record")?),
        number: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        name: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        delegate: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        started: row.get(5)?,
        submitted: row.get(6)?,
        stage: stage_of(row.get(7)?),
        whereabouts: whereabouts_of(row.get(8)?),
        answered: row.get(9)?,
        required: row.get(10)?,
        outcome: row.get(11)?,
        retry_on: day(row.get(12)?, "retry_on")?,
    })
}

pub(crate) fn visits(
    db: &Connection,
    list: VisitList,
    offset: u32,
    limit: u32,
) -> Result<Vec<VisitRow>, StoreError> {
    let mut query = db.prepare_cached(&format!(
        "SELECT visit, visits.case_record, number, cases.name, people.name, started, submitted,
                stage, whereabouts, answered, required, outcome, retry_on
         FROM visits LEFT JOIN cases ON cases.case_record = visits.case_record
              LEFT JOIN people ON people.person = visits.delegate
         WHERE {} LIMIT ?3 OFFSET ?2",
        list.sql()
    ))?;
    let mut rows = query.query(params![list.of(), offset, limit])?;
    let mut visits = Vec::new();
    while let Some(row) = rows.next()? {
        visits.push(visit_row(row)?);
    }
    Ok(visits)
}

pub(crate) fn count_waiting(db: &Connection) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM visits WHERE stage IN (1, 2)";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The newest submission of a visit.
pub(crate) fn submission(db: &Connection, visit: RecordId) -> Result<Option<RecordId>, StoreError> {
    let found: Option<Option<Vec<u8>>> = db
        .prepare_cached("SELECT submission FROM visits WHERE visit = ?1")?
        .query_row([visit.as_bytes()], |row| row.get(0))
        .optional()?;
    found.flatten().map(|bytes| Ok(RecordId::from_bytes(sized(&bytes, "submission")?))).transpose()
}

/// Whether anyone has opened this submission.
pub(crate) fn is_opened(db: &Connection, submission: RecordId) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM opened WHERE submission = ?1)";
    Ok(db.prepare_cached(sql)?.query_row([submission.as_bytes()], |row| row.get(0))?)
}
