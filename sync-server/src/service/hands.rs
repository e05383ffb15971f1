//! Cases that change hands: what a supervisor assigns, and what somebody may
//! still send whose case it was. Files that are no cases stay their authors'.

use shared::ids::RecordId;
use shared::people::authority::{Action, Placement, may};
use shared::people::{Person, Role};
use shared::sync::exchange::{Assignment, NotAssigned};

use super::visibility::root_of;
use crate::store::{Reading, StoreError, Transaction};

/// Seconds for which work of a former assignee is still taken. A phone may have
/// been without a link for weeks, and a lost visit is worse than a late one.
const LATE: i64 = 30 * 24 * 3_600;

/// Where `case` belonged when it was last `person`'s, if that ended lately.
pub(super) fn lately_of(
    reading: &dyn Reading,
    person: &Person,
    case: RecordId,
    now: i64,
) -> Result<Option<Placement>, StoreError> {
    let placements = reading.file(case)?.map(|file| file.places).unwrap_or_default();
    let ends = placements.iter().skip(1).map(|next| next.at);
    let mut hers = placements.iter().zip(ends).filter(|(placed, until)| {
        placed.placement.assignee == Some(person.id) && now.saturating_sub(*until) < LATE
    });
    Ok(hers.next_back().map(|(placed, _)| placed.placement.clone()))
}

/// Give cases to whom `supervisor` says. Gives which were not given, by their
/// place in `wanted`. What was said before is said again without effect, since
/// an answer may have been lost.
pub(super) fn assign(
    writing: &mut dyn Transaction,
    supervisor: &Person,
    wanted: &[Assignment],
    now: i64,
) -> Result<Vec<(u32, NotAssigned)>, StoreError> {
    let mut not = Vec::new();
    for (index, assignment) in (0u32..).zip(wanted) {
        match judge(writing.read(), supervisor, assignment)? {
            Ok(Some(placement)) => {
                writing.hand_over(assignment.case, &placement, supervisor.id, now)?;
            }
            Ok(None) => {}
            Err(why) => not.push((index, why)),
        }
    }
    Ok(not)
}

/// Where the case belongs then; `None` where it does already.
fn judge(
    reading: &dyn Reading,
    supervisor: &Person,
    assignment: &Assignment,
) -> Result<Result<Option<Placement>, NotAssigned>, StoreError> {
    let Some((placement, _)) = reading.placement(assignment.case)? else {
        return Ok(Err(NotAssigned::NotAllowed));
    };
    let kind = root_of(reading, assignment.case)?;
    if !kind.is_some_and(|kind| may(supervisor, Action::Assign, &kind, &placement)) {
        return Ok(Err(NotAssigned::NotAllowed));
    }
    if placement.assignee == assignment.to {
        return Ok(Ok(None));
    }
    if placement.assignee != assignment.from {
        return Ok(Err(NotAssigned::Moved));
    }
    if let Some(to) = assignment.to {
        let delegate = reading.person(to)?.is_some_and(|(person, _)| {
            person.role == Role::Delegate && person.branch == placement.branch
        });
        if !delegate {
            return Ok(Err(NotAssigned::NoDelegate));
        }
    }
    Ok(Ok(Some(Placement { assignee: assignment.to, ..placement })))
}
