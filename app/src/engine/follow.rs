//! What a supervisor follows: what is due, what nobody has read, which devices
//! are silent, which assignments did not happen.

use std::collections::BTreeMap;

use shared::ids::PersonId;
use shared::people::Role;

use super::cases::MAX_PAGE;
use super::command::{DelegateRow, FollowView, NotAssignedRow};
use super::due_rows;
use super::failure::Failure;
use super::lists::today;
use super::session::Session;
use super::store::dues::{self, Whose};
use super::store::lists::VisitList;
use super::store::{StoreError, assignments, directory, last_seen, lists};

const SECONDS_OF_A_DAY: i64 = 86_400;

pub(crate) fn follow(session: &Session, now: i64) -> Result<FollowView, Failure> {
    if session.person().role != Role::Supervisor {
        return Err(Failure::NotAllowed);
    }
    let db = session.db();
    let branch = Whose::In(session.person().branch);
    let today = today(now).ok_or(Failure::Internal)?;
    let (due_count, overdue_count) = dues::count(db, branch, today)?;
    let not_assigned = assignments::refused(db)?
        .into_iter()
        .map(|(case, name, why)| NotAssignedRow { case, name, why })
        .collect();
    Ok(FollowView {
        due: due_rows::rows(session, branch, now)?,
        due_count,
        overdue_count,
        unread: lists::visits(db, VisitList::Unread, 0, MAX_PAGE)?,
        delegates: delegates(session, now.div_euclid(1000))?,
        not_assigned,
    })
}

/// The branch's delegates; `now` in Unix seconds.
fn delegates(session: &Session, now: i64) -> Result<Vec<DelegateRow>, StoreError> {
    let db = session.db();
    let workload = assignments::workload(db)?;
    let mut seen: BTreeMap<PersonId, i64> = BTreeMap::new();
    for device in last_seen::known(db)?.devices {
        let at = seen.entry(device.person).or_insert(device.at);
        *at = device.at.max(*at);
    }
    let delegates = directory::delegates(db, session.person().branch)?.into_iter().map(|person| {
        let (cases, due) = workload.get(&person.id).copied().unwrap_or_default();
        let last_seen = seen.get(&person.id).copied();
        // A clock that is behind the server's makes nobody silent.
        let days = last_seen.map(|at| now.saturating_sub(at).max(0) / SECONDS_OF_A_DAY);
        DelegateRow {
            person: person.id,
            name: person.name,
            gender: person.gender,
            cases,
            due,
            last_seen,
            silent_days: days.map(|days| u32::try_from(days).unwrap_or(u32::MAX)),
        }
    });
    Ok(delegates.collect())
}
