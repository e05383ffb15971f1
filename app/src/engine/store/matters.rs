//! Matters in lists: a row for each, rebuilt from the records whenever one of
//! them changes, so that a list opens none.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row, params, params_from_iter};
use shared::calendar::Date;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::{RequestStage, WhereItIs};
use shared::record::Kind;
use shared::sync::codec;

use super::dues::day;
use super::lists::{matching, whereabouts_code, whereabouts_of};
use super::{StoreError, sized};
use crate::engine::command::{MatterRow, MatterState, RequestBrief};

/// A matter's row, as it is stored.
pub(crate) struct MatterEntry {
    pub(crate) matter: RecordId,
    pub(crate) kind: Kind,
    pub(crate) case: RecordId,
    pub(crate) person: Option<PersonId>,
    pub(crate) at: i64,
    /// Who called, of a file that is no case.
    pub(crate) who: String,
    pub(crate) subject: String,
    pub(crate) sort: String,
    pub(crate) due: Option<Date>,
    pub(crate) state: MatterState,
    pub(crate) whereabouts: WhereItIs,
    /// Of a support request: how it stands, and whether somebody was asked how
    /// it went.
    pub(crate) request: Option<(RequestBrief, bool)>,
}

/// States in the order of their codes.
const STATES: [MatterState; 7] = [
    MatterState::Draft,
    MatterState::Open,
    MatterState::Closed,
    MatterState::Dropped,
    MatterState::TakenBack,
    MatterState::ToTell,
    MatterState::HandedOver,
];

/// Stages in the order of their codes.
const STAGES: [RequestStage; 9] = [
    RequestStage::Draft,
    RequestStage::HandedIn,
    RequestStage::Returned,
    RequestStage::Forwarded,
    RequestStage::ToComplete,
    RequestStage::Postponed,
    RequestStage::Declined,
    RequestStage::Accepted,
    RequestStage::Served,
];

fn code<T: PartialEq>(all: &[T], one: &T) -> i64 {
    all.iter().position(|known| known == one).and_then(|at| i64::try_from(at).ok()).unwrap_or(0)
}

fn of_code<T: Copy>(all: &[T], code: i64, or: T) -> T {
    usize::try_from(code).ok().and_then(|at| all.get(at)).copied().unwrap_or(or)
}

pub(crate) fn put(db: &Connection, entry: &MatterEntry) -> Result<(), StoreError> {
    let brief = entry.request.as_ref().map(|(brief, _)| brief);
    let bytes = brief.map(codec::to_cbor).transpose();
    db.prepare_cached(
        "INSERT OR REPLACE INTO matters (matter, kind, case_record, person, at, who, subject, sort,
             due, state, whereabouts, stage, urgent, handed_in, noticed, replied, answered, early,
             asked, outstanding, brief)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
             ?19, ?20, ?21)",
    )?
    .execute(params![
        entry.matter.as_bytes(),
        u16::from(entry.kind),
        entry.case.as_bytes(),
        entry.person.as_ref().map(PersonId::as_bytes),
        entry.at,
        entry.who,
        entry.subject,
        entry.sort,
        entry.due.map(|day| day.to_string()),
        code(&STATES, &entry.state),
        whereabouts_code(entry.whereabouts),
        brief.map(|brief| code(&STAGES, &brief.state.stage)),
        brief.map(|brief| brief.urgent),
        brief.and_then(|brief| brief.handed_in),
        brief.and_then(|brief| brief.noticed).map(|day| day.to_string()),
        brief.map(|brief| brief.state.replied),
        brief.and_then(|brief| brief.state.answered).map(|day| day.to_string()),
        brief.map(|brief| brief.state.early),
        entry.request.as_ref().map(|(_, asked)| *asked),
        brief.map(|brief| brief.portion.is_outstanding()),
        bytes.map_err(|_| StoreError::Unreadable("brief"))?,
    ])?;
    Ok(())
}

const ROWS: &str = "SELECT matter, matters.kind, case_record, number, cases.name, who, subject,
        sort, people.name, at, due, state, matters.whereabouts, brief
    FROM matters LEFT JOIN cases USING (case_record) LEFT JOIN people USING (person)";

fn row_of(row: &Row<'_>) -> Result<MatterRow, StoreError> {
    let brief: Option<Vec<u8>> = row.get(13)?;
    let name: Option<String> = row.get(4)?;
    let request = brief
        .map(|bytes| codec::from_own_cbor(&bytes).map_err(|_| StoreError::Unreadable("brief")))
        .transpose()?;
    Ok(MatterRow {
        matter: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "matter")?),
        kind: Kind::from(row.get::<_, u16>(1)?),
        case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(2)?, "case_record")?),
        number: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        name: match name {
            Some(name) => name,
            None => row.get(5)?,
        },
        subject: row.get(6)?,
        sort: row.get(7)?,
        by: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
        at: row.get(9)?,
        due: day(row.get(10)?, "due")?,
        state: of_code(&STATES, row.get(11)?, MatterState::Open),
        whereabouts: whereabouts_of(row.get(12)?),
        request,
    })
}

/// One matter's row.
pub(crate) fn row(db: &Connection, matter: RecordId) -> Result<Option<MatterRow>, StoreError> {
    let mut query = db.prepare_cached(&format!("{ROWS} WHERE matter = ?1"))?;
    let mut rows = query.query([matter.as_bytes()])?;
    rows.next()?.map(row_of).transpose()
}

/// Which matters, in which order; values stand where the text has places.
pub(crate) struct Listed {
    filter: String,
    order: &'static str,
    values: Vec<Sql>,
}

/// As many places as there are values, from the first.
fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}

fn kinds(kinds: &[Kind]) -> Vec<Sql> {
    kinds.iter().map(|kind| Sql::Integer(i64::from(u16::from(*kind)))).collect()
}

impl Listed {
    /// Drafts of one person, newest first.
    pub(crate) fn drafts_of(person: PersonId) -> Self {
        Self {
            filter: format!("state = {} AND person = ?", code(&STATES, &MatterState::Draft)),
            order: "at DESC, matter",
            values: vec![Sql::Blob(person.as_bytes().to_vec())],
        }
    }

    /// What waits for somebody, by its day, then the oldest first; what only is to be told comes
    /// last.
    pub(crate) fn open(of: &[Kind]) -> Self {
        let (open, to_tell) =
            (code(&STATES, &MatterState::Open), code(&STATES, &MatterState::ToTell));
        Self {
            filter: format!(
                "state IN ({open}, {to_tell}) AND matters.kind IN ({})",
                places(of.len())
            ),
            order: "state, due IS NULL, due, at, matter",
            values: kinds(of),
        }
    }

    /// All but what was put away and others' drafts, newest first.
    pub(crate) fn all(of: &[Kind], person: PersonId) -> Self {
        let (draft, dropped) =
            (code(&STATES, &MatterState::Draft), code(&STATES, &MatterState::Dropped));
        let mut values = kinds(of);
        values.push(Sql::Blob(person.as_bytes().to_vec()));
        Self {
            filter: format!(
                "matters.kind IN ({}) AND state <> {dropped} AND (state <> {draft} OR person = ?)",
                places(of.len())
            ),
            order: "at DESC, matter",
            values,
        }
    }

    /// Support requests at these stages, urgent ones first, then the oldest.
    pub(crate) fn stages(stages: &[RequestStage]) -> Self {
        let codes = stages.iter().map(|stage| Sql::Integer(code(&STAGES, stage))).collect();
        let dropped = code(&STATES, &MatterState::Dropped);
        Self {
            filter: format!("stage IN ({}) AND state <> {dropped}", places(stages.len())),
            order: "urgent DESC, coalesce(handed_in, at), matter",
            values: codes,
        }
    }

    /// The same, by the beneficiary's name, of those cases that match a search.
    pub(crate) fn stages_by_name(stages: &[RequestStage], search: &str) -> Self {
        let mut listed = Self { order: "cases.name, at, matter", ..Self::stages(stages) };
        let matching = matching(search);
        if !matching.is_empty() {
            listed.filter.push_str(
                " AND cases.row IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)",
            );
            listed.values.push(Sql::Text(matching));
        }
        listed
    }

    /// What is still to be delivered, all of it or what is left of it, of those cases that match a search.
    pub(crate) fn to_deliver(search: &str) -> Self {
        let stages = [RequestStage::Accepted, RequestStage::Served];
        let mut listed = Self::stages_by_name(&stages, search);
        let accepted = code(&STAGES, &RequestStage::Accepted);
        listed.filter.push_str(&format!(" AND (stage = {accepted} OR outstanding = 1)"));
        listed
    }

    /// Decided and not at rest: not told yet, not delivered, appealed against, or of two decisions.
    pub(crate) fn decided_and_open() -> Self {
        let mut listed =
            Self::stages(&[RequestStage::Declined, RequestStage::Accepted, RequestStage::Served]);
        let open = code(&STATES, &MatterState::Open);
        listed.filter.push_str(&format!(" AND state = {open}"));
        listed
    }

    /// Decided, and nobody has told the applicant; the oldest first.
    pub(crate) fn to_reply() -> Self {
        let mut listed = Self::stages(&[
            RequestStage::Declined,
            RequestStage::Accepted,
            RequestStage::Served,
            RequestStage::ToComplete,
            RequestStage::Postponed,
        ]);
        listed.filter.push_str(" AND replied = 0");
        Self { order: "noticed IS NULL, noticed, handed_in, matter", ..listed }
    }

    /// Not answered, though the notice was given on that day or before. Whoever was told that a
    /// request is put off, or what it lacks, has no answer yet.
    pub(crate) fn noticed_until(day: Date) -> Self {
        let dropped = code(&STATES, &MatterState::Dropped);
        Self {
            filter: format!("noticed <= ? AND answered IS NULL AND state <> {dropped}"),
            order: "noticed, matter",
            values: vec![Sql::Text(day.to_string())],
        }
    }

    /// Answered before the day that the policy names, the newest answer first.
    pub(crate) fn early() -> Self {
        let dropped = code(&STATES, &MatterState::Dropped);
        Self {
            filter: format!("early = 1 AND state <> {dropped}"),
            order: "answered DESC, matter",
            values: Vec::new(),
        }
    }

    /// Ended and told, and nobody has been asked how it went.
    pub(crate) fn to_ask() -> Self {
        let mut listed = Self::stages(&[RequestStage::Declined, RequestStage::Served]);
        let declined = code(&STAGES, &RequestStage::Declined);
        listed.filter.push_str(" AND replied = 1 AND asked = 0");
        let whole = format!(" AND (stage = {declined} OR outstanding = 0)");
        listed.filter.push_str(&whole);
        listed
    }

    /// The support requests of a case, newest first.
    pub(crate) fn requests_of(case: RecordId) -> Self {
        let dropped = code(&STATES, &MatterState::Dropped);
        Self {
            filter: format!("stage IS NOT NULL AND state <> {dropped} AND case_record = ?"),
            order: "at DESC, matter",
            values: vec![Sql::Blob(case.as_bytes().to_vec())],
        }
    }

    /// Receipts of what the association itself gave, finished at or after a moment, newest first.
    pub(crate) fn delivered_since(unix: i64) -> Self {
        let closed = code(&STATES, &MatterState::Closed);
        Self {
            filter: format!("matters.kind = ? AND state = {closed} AND who = '' AND at >= ?"),
            order: "at DESC, matter",
            values: vec![Sql::Integer(i64::from(u16::from(Kind::Service))), Sql::Integer(unix)],
        }
    }
}

/// A page of matters, and how many there are.
pub(crate) fn list(
    db: &Connection,
    listed: &Listed,
    offset: u32,
    limit: u32,
) -> Result<(Vec<MatterRow>, u32), StoreError> {
    let Listed { filter, order, values } = listed;
    let count =
        format!("SELECT count(*) FROM matters LEFT JOIN cases USING (case_record) WHERE {filter}");
    let total = db.prepare_cached(&count)?.query_row(params_from_iter(values), |row| row.get(0))?;
    let sql = format!("{ROWS} WHERE {filter} ORDER BY {order} LIMIT {limit} OFFSET {offset}");
    let mut query = db.prepare(&sql)?;
    let mut rows = query.query(params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(row_of(row)?);
    }
    Ok((found, total))
}

/// A page of support requests at these stages whose cases match a search, by
/// name, and how many there are.
pub(crate) fn requests(
    db: &Connection,
    stages: &[RequestStage],
    search: &str,
    offset: u32,
    limit: u32,
) -> Result<(Vec<MatterRow>, u32), StoreError> {
    list(db, &Listed::stages_by_name(stages, search), offset, limit)
}
