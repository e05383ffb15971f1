//! To whom cases were assigned on this device. A case counts as the new
//! delegate's at once; what was before is kept until the server has answered.

use rusqlite::{Connection, Row, params};
use shared::ids::{PersonId, RecordId};
use shared::people::authority::Placement;
use shared::sync::exchange::{Assignment, NotAssigned};

use super::{StoreError, directory, sized};

fn person(bytes: Option<Vec<u8>>) -> Result<Option<PersonId>, StoreError> {
    bytes.map(|bytes| Ok(PersonId::from_bytes(sized(&bytes, "person")?))).transpose()
}

fn why_code(why: NotAssigned) -> i64 {
    match why {
        NotAssigned::NotAllowed => 0,
        NotAssigned::Moved => 1,
        NotAssigned::NoDelegate => 2,
    }
}

fn why_of(code: i64) -> NotAssigned {
    match code {
        1 => NotAssigned::Moved,
        2 => NotAssigned::NoDelegate,
        _ => NotAssigned::NotAllowed,
    }
}

fn of(db: &Connection, case: RecordId) -> Result<Option<Assignment>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT case_record, assignee, before FROM assignments WHERE case_record = ?1",
    )?;
    let mut rows = query.query([case.as_bytes()])?;
    rows.next()?.map(assignment).transpose()
}

fn assignment(row: &Row<'_>) -> Result<Assignment, StoreError> {
    Ok(Assignment {
        case: RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "case_record")?),
        to: person(row.get(1)?)?,
        from: person(row.get(2)?)?,
    })
}

/// Give a case to somebody, or to nobody. `stands` is where it counts as being
/// now. A case that goes back before the server heard of it never went.
pub(crate) fn put(
    db: &Connection,
    case: RecordId,
    stands: &Placement,
    to: Option<PersonId>,
) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM not_assigned WHERE case_record = ?1")?
        .execute([case.as_bytes()])?;
    if stands.assignee == to {
        return Ok(());
    }
    let before = match of(db, case)? {
        Some(waiting) => waiting.from,
        None => stands.assignee,
    };
    // It is sent also where it comes back to what was before: the server may
    // have heard of the first decision, whose answer is still on its way.
    db.prepare_cached(
        "INSERT OR REPLACE INTO assignments (case_record, assignee, before) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![
        case.as_bytes(),
        to.as_ref().map(PersonId::as_bytes),
        before.as_ref().map(PersonId::as_bytes)
    ])?;
    directory::place(db, case, &Placement { branch: stands.branch, assignee: to })
}

/// What the server has not answered yet.
pub(crate) fn pending(db: &Connection) -> Result<Vec<Assignment>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT case_record, assignee, before FROM assignments LIMIT 500")?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(assignment(row)?);
    }
    Ok(found)
}

/// Take the server's answer to what was `sent`: `not_assigned` names, by its
/// index, what was not carried out. Such a case is again whose it was before,
/// unless somebody decided anew meanwhile; then that is sent next.
pub(crate) fn settle(
    db: &Connection,
    sent: &[Assignment],
    not_assigned: &[(u32, NotAssigned)],
) -> Result<(), StoreError> {
    for (index, one) in sent.iter().enumerate() {
        let refused =
            not_assigned.iter().find(|(at, _)| usize::try_from(*at) == Ok(index)).map(|it| it.1);
        let Some(waiting) = of(db, one.case)? else { continue };
        if waiting.to != one.to {
            if refused.is_none() {
                db.prepare_cached("UPDATE assignments SET before = ?2 WHERE case_record = ?1")?
                    .execute(params![
                        one.case.as_bytes(),
                        one.to.as_ref().map(PersonId::as_bytes)
                    ])?;
            }
            continue;
        }
        db.prepare_cached("DELETE FROM assignments WHERE case_record = ?1")?
            .execute([one.case.as_bytes()])?;
        let Some(why) = refused else { continue };
        db.prepare_cached(
            "INSERT OR REPLACE INTO not_assigned (case_record, why) VALUES (?1, ?2)",
        )?
        .execute(params![one.case.as_bytes(), why_code(why)])?;
        // What the server sent of it meanwhile is newer than what was before.
        if let Some(stands) = directory::placement(db, one.case)?
            && stands.assignee == one.to
        {
            let back = Placement { branch: stands.branch, assignee: one.from };
            directory::place(db, one.case, &back)?;
        }
    }
    Ok(())
}

/// What the server did not carry out: the case, its beneficiary's name, why.
pub(crate) fn refused(db: &Connection) -> Result<Vec<(RecordId, String, NotAssigned)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT case_record, name, why FROM not_assigned JOIN cases USING (case_record)
         ORDER BY name, case_record",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let case = RecordId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "case_record")?);
        found.push((case, row.get(1)?, why_of(row.get(2)?)));
    }
    Ok(found)
}

/// How many cases each delegate has (files that are none are nobody's load), and
/// how many of them are to be visited.
pub(crate) fn workload(
    db: &Connection,
) -> Result<std::collections::BTreeMap<PersonId, (u32, u32)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT assignee, count(*), count(due) FROM placements JOIN cases USING (case_record)
             LEFT JOIN dues USING (case_record)
         WHERE assignee IS NOT NULL GROUP BY assignee",
    )?;
    let mut rows = query.query([])?;
    let mut found = std::collections::BTreeMap::new();
    while let Some(row) = rows.next()? {
        let person = PersonId::from_bytes(sized(&row.get::<_, Vec<u8>>(0)?, "assignee")?);
        found.insert(person, (row.get(1)?, row.get(2)?));
    }
    Ok(found)
}
