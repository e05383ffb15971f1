//! A supervisor gives cases to a delegate, and asks for visits to them.

use std::collections::BTreeSet;

use shared::ids::{PersonId, RecordId};
use shared::people::authority::{Action, Placement};
use shared::people::{Gender, Person, Role};
use shared::record::case::CaseDetails;
use shared::record::visit_order::VisitOrderDetails;
use shared::record::{Kind, RecordMeta};

use super::command::{Assign, Assigned, Order, WORDS_OF_ORDER};
use super::commit::{Writing, commit_with};
use super::entered::load_kind;
use super::failure::Failure;
use super::lists::due_changed;
use super::session::Session;
use super::store::device::Device;
use super::store::{assignments, directory, dues, records};
use super::{forms, words};

/// Cases of one assignment at most.
const MAX_CASES: usize = 200;
/// Characters of an order's note at most.
const MAX_NOTE: u32 = 500;

/// Assign cases and order visits to them: all of it, durable, or nothing. On
/// this device it counts at once; the server is told with the next exchange.
pub(crate) fn assign(
    session: &mut Session,
    device: &Device,
    asked: &Assign,
    now: i64,
) -> Result<Assigned, Failure> {
    let cases: BTreeSet<RecordId> = asked.cases.iter().copied().collect();
    if cases.len() > MAX_CASES {
        return Err(Failure::NotAllowed);
    }
    let to = asked.to.map(|id| directory::person(session.db(), id)).transpose()?.flatten();
    if asked.to.is_some() != to.is_some() {
        return Err(Failure::NotFound);
    }
    let mut placed = Vec::new();
    let mut not_suited = Vec::new();
    for case in cases {
        session.demand(Action::Assign, Kind::Case, case)?;
        let stands = directory::placement(session.db(), case)?.ok_or(Failure::NotFound)?;
        if let Some(to) = &to {
            if !records_visits_in(to, &stands) {
                return Err(Failure::NotAllowed);
            }
            let record = load_kind(session, case, Kind::Case)?;
            if !suits(to, &CaseDetails::of(&record.answers()).visited_by) {
                not_suited.push(case);
            }
        }
        placed.push((case, stands));
    }
    if !not_suited.is_empty() {
        return Ok(Assigned::NotSuited(not_suited));
    }
    let mut writings = Vec::new();
    if let Some(order) = &asked.order {
        session.demand_visits()?;
        let to = to.as_ref().ok_or(Failure::NotAllowed)?;
        let details = checked(order, to.id)?;
        for (case, _) in &placed {
            session.demand(Action::Write, Kind::VisitOrder, *case)?;
            let meta = RecordMeta { id: Session::new_id()?, kind: Kind::VisitOrder, case: *case };
            writings.push(Writing { meta, edits: details.edits() });
        }
    }
    if let (Some(to), None) = (&to, &asked.order) {
        for (case, _) in &placed {
            writings.extend(handed_on(session, *case, to.id)?);
        }
    }
    let also = |db: &rusqlite::Connection| {
        placed.iter().try_for_each(|(case, stands)| {
            assignments::put(db, *case, stands, asked.to)?;
            words::said(db, *case, WORDS_OF_ORDER)?;
            // Whose a case is settles which order counts.
            due_changed(db, *case)
        })
    };
    commit_with(session, device, &writings, also, now)?;
    Ok(Assigned::Done)
}

/// The visit that was asked of whoever had the case is asked of whoever gets
/// it: the open order anew, in the new delegate's name.
fn handed_on(session: &Session, case: RecordId, to: PersonId) -> Result<Option<Writing>, Failure> {
    let Some(open) = dues::open_order(session.db(), case)? else { return Ok(None) };
    let Some(order) = records::load(session.db(), open)? else { return Ok(None) };
    let Some(details) = VisitOrderDetails::of(&order) else { return Ok(None) };
    let may = session.may(Action::Write, Kind::VisitOrder, case)?;
    if details.delegate == to || !may {
        return Ok(None);
    }
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::VisitOrder, case };
    let edits = VisitOrderDetails { delegate: to, ..details }.edits();
    Ok(Some(Writing { meta, edits }))
}

fn records_visits_in(person: &Person, placement: &Placement) -> bool {
    person.role == Role::Delegate && person.branch == placement.branch
}

/// Whether somebody may visit a family that is visited by a woman, or a man,
/// only. Of whom the association has not said it, nobody assumes it; and a
/// restriction that this app does not know suits nobody.
fn suits(person: &Person, visited_by: &str) -> bool {
    visited_by.is_empty()
        || person.gender.is_some_and(|gender| Gender::of_code(visited_by) == Some(gender))
}

/// What an order says, if it says what the form knows.
fn checked(order: &Order, delegate: PersonId) -> Result<VisitOrderDetails, Failure> {
    let note = order.note.trim();
    if note.chars().count() > MAX_NOTE as usize {
        return Err(Failure::TextTooLong { limit: MAX_NOTE });
    }
    let form = forms::for_kind(Kind::Visit).ok_or(Failure::FormUnknown)?;
    let known = |list, code: &str| form.choices(list).iter().any(|choice| choice.name == code);
    if !known("visit_type", &order.purpose) || !known("priority", &order.priority) {
        return Err(Failure::FormUnknown);
    }
    Ok(VisitOrderDetails {
        delegate,
        due: order.on,
        purpose: order.purpose.clone(),
        priority: order.priority.clone(),
        note: note.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use shared::ids::BranchId;

    use super::*;

    #[test]
    fn nobody_is_taken_for_a_woman_or_a_man_unsaid() {
        let person = |gender| Person {
            id: PersonId::from_bytes([1; 16]),
            name: "شخص تجريبي".into(),
            role: Role::Delegate,
            branch: BranchId::from_bytes([2; 16]),
            gender,
        };
        for (gender, visited_by, expected) in [
            (None, "", true),
            (None, "woman", false),
            (Some(Gender::Woman), "woman", true),
            (Some(Gender::Man), "woman", false),
            (Some(Gender::Man), "man", true),
            (Some(Gender::Man), "a newer rule", false),
        ] {
            assert_eq!(suits(&person(gender), visited_by), expected, "{gender:?} {visited_by}");
        }
    }
}
