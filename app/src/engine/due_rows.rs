//! What is to be visited, as lists show it: the case, and what was ordered.

use shared::ids::RecordId;
use shared::record::case::CaseDetails;
use shared::record::visit_order::VisitOrderDetails;

use super::cases::MAX_PAGE;
use super::command::{DueRow, OrderView};
use super::failure::Failure;
use super::lists::today;
use super::session::Session;
use super::store::dues::{self, Whose};
use super::store::{directory, records};

/// What is to be visited, the most urgent first: what is overdue, then by the
/// day, then by priority.
pub(crate) fn rows(session: &Session, whose: Whose, now: i64) -> Result<Vec<DueRow>, Failure> {
    let today = today(now).ok_or(Failure::Internal)?;
    let mut rows = Vec::new();
    for (case, open) in dues::list(session.db(), whose, MAX_PAGE)? {
        let order = open.map(|id| order(session, id)).transpose()?.flatten();
        let overdue = case.due.is_some_and(|due| due.is_overdue(today));
        rows.push(DueRow { case, order, overdue });
    }
    Ok(rows)
}

/// An order in words; `None` where it names nobody or no day.
pub(crate) fn order(session: &Session, id: RecordId) -> Result<Option<OrderView>, Failure> {
    let db = session.db();
    let Some(mut record) = records::load(db, id)? else { return Ok(None) };
    let Some((details, (install, at))) = VisitOrderDetails::of(&record).zip(record.begun()) else {
        return Ok(None);
    };
    let case = records::load(db, record.meta().case)?.map(|case| CaseDetails::of(&case.answers()));
    Ok(Some(OrderView {
        by: directory::name_of(db, install)?,
        at,
        delegate: directory::person(db, details.delegate)?.map(|it| it.name).unwrap_or_default(),
        on: details.due,
        purpose: details.purpose,
        priority: details.priority,
        note: details.note,
        to_be_present: case.map(|case| case.to_be_present).unwrap_or_default(),
    }))
}
