//! What people think of how they were served (قياس الرضا): opened where it is
//! taken, kept apart from its record, told only as aggregates.
//!
//! A record that cannot be opened is kept as it is and counts for nothing: its
//! author cannot read it again, so there would be nothing to mend.

use std::panic::AssertUnwindSafe;

use shared::calendar::Date;
use shared::lifecycle::satisfaction::{Group, satisfaction};
use shared::lifecycle::{Aggregate, Answered};
use shared::people::authority::Placement;
use shared::people::{Person, Role};
use shared::record::Kind;
use shared::record::feedback::FeedbackDetails;

use super::rules;
use super::trial::Tried;
use crate::keys::ServerKeys;
use crate::store::{Heard, Reading, StoreError};

/// What a record of which changes are taken lets the server hear that it did not
/// say before; its file stands at `placement`.
///
/// # Errors
/// When the store fails.
pub(super) fn heard(
    reading: &dyn Reading,
    keys: &ServerKeys,
    tried: &mut Tried,
    placement: &Placement,
    now: i64,
) -> Result<Option<Heard>, StoreError> {
    let meta = *tried.record.meta();
    if meta.kind != Kind::Feedback {
        return Ok(None);
    }
    // Automerge is asked about records that a push changed: it may panic.
    let said = AssertUnwindSafe(|| rules::newly_said(tried, FeedbackDetails::of).ok().flatten());
    let details = std::panic::catch_unwind(said).unwrap_or_default();
    let opened = details.and_then(|details| details.open(meta.id, &keys.sealing).ok());
    let Some((answers, received)) = opened.zip(Date::in_riyadh(now)) else { return Ok(None) };
    // A device says who served; somebody who does not work here did not.
    let staff = match answers.staff {
        Some(person) => reading.person(person)?.map(|(person, _)| person.id),
        None => None,
    };
    let answered = Answered {
        received,
        branch: Some(placement.branch),
        department: None,
        outcome: Some(answers.outcome),
        staff,
        scores: answers.scores,
    };
    Ok(Some(Heard { answered, line: answers.line }))
}

/// What `person` may be told of what people think; `None` for whom it is not:
/// the results are every department's, and how people think of one of the staff
/// is the supervisors' and the administrator's.
///
/// # Errors
/// When the store fails.
pub(super) fn told(
    reading: &dyn Reading,
    person: &Person,
    now: i64,
) -> Result<Option<Vec<Aggregate>>, StoreError> {
    let of_staff = match person.role {
        Role::Volunteer | Role::Unknown(_) => return Ok(None),
        Role::Supervisor | Role::Administrator => true,
        _ => false,
    };
    let Some(today) = Date::in_riyadh(now) else { return Ok(None) };
    let answers: Vec<_> = reading.feedback()?.into_iter().map(|heard| heard.answered).collect();
    let mut aggregates = satisfaction(&answers, today);
    aggregates.retain(|it| of_staff || !matches!(it.group, Group::Staff(_)));
    Ok(Some(aggregates))
}
