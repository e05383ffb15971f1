//! يوم التوزيع: what is still to be delivered, and what was today.

use shared::people::authority::{self, Action, Reach};
use shared::record::Kind;

use crate::engine::command::{Deliveries, DeliveriesView};
use crate::engine::failure::Failure;
use crate::engine::lists::today;
use crate::engine::session::Session;
use crate::engine::store::matters::{self, Listed};

/// Rows of a page at most.
const MAX_ROWS: u32 = 200;

pub(crate) fn deliveries(
    session: &Session,
    asked: &Deliveries,
    now: i64,
) -> Result<DeliveriesView, Failure> {
    let reach = authority::reach(&session.person().role, Action::Read, &Kind::Service);
    if reach == Reach::Nowhere {
        return Err(Failure::NotAllowed);
    }
    let db = session.db();
    let limit = asked.limit.min(MAX_ROWS);
    let (waiting, total_waiting) =
        matters::list(db, &Listed::to_deliver(&asked.search), asked.offset, limit)?;
    let began = today(now).ok_or(Failure::Internal)?.begins_in_riyadh();
    let (today, total_today) = matters::list(db, &Listed::delivered_since(began), 0, MAX_ROWS)?;
    Ok(DeliveriesView { waiting, total_waiting, today, total_today })
}
