//! Who is due for a visit without having asked, and a day's visits in order.
//! The rules are in `shared::lifecycle`; what they are applied to is a row a
//! case, which `rows` keeps in step with the records.

mod rows;
#[cfg(test)]
mod tests;

use rusqlite::Connection;
use shared::association::Limits;
use shared::calendar::Date;
use shared::form::Position;
use shared::ids::RecordId;
use shared::lifecycle::day_plan;
use shared::lifecycle::outreach::{
    CaseFacts, Child, DueCase, OutreachRules, Reason, due_for_visit,
};
use shared::people::authority::{self, Action, Reach};
use shared::people::{Gender, Person};
use shared::record::Kind;

use super::cases::MAX_PAGE;
use super::command::{DayPlanView, Outreach, OutreachRow, OutreachView, PlanDay};
use super::failure::Failure;
use super::leaving;
use super::lists::{count, today};
use super::session::Session;
use super::store::outreach::{self, OutreachEntry};
use super::store::{StoreError, lists};

pub(crate) use rows::{case_rows, visit_rows};

/// How many days ahead is looked. The program's figure: no policy prints one.
const AHEAD_DAYS: u16 = 30;
/// Visits of a day at most.
const MOST_VISITS: u8 = 30;

pub(crate) fn due(session: &Session, asked: &Outreach, now: i64) -> Result<OutreachView, Failure> {
    let (limits, listed) = listed(session, asked.from, now)?;
    let due = &listed.due;
    let places = due.iter().map(|case| case.position.is_some());
    let skipped = usize::try_from(asked.offset).unwrap_or(usize::MAX);
    let most = usize::try_from(asked.limit.min(MAX_PAGE)).unwrap_or_default();
    let mut rows = Vec::new();
    for (case, placed) in due.iter().zip(places).skip(skipped).take(most) {
        rows.extend(listed.row(session.db(), case, case.metres, placed)?);
    }
    let restudy = limits.restudy_months();
    let restudy_months = (restudy.value, restudy.by_board);
    Ok(OutreachView { rows, total: count(due.len()), restudy_months })
}

pub(crate) fn plan_day(
    session: &Session,
    asked: &PlanDay,
    now: i64,
) -> Result<DayPlanView, Failure> {
    let (_, listed) = listed(session, asked.from, now)?;
    let most = usize::from(asked.visits.clamp(1, MOST_VISITS));
    // Where nobody knows where the day begins, it begins at the most pressing home.
    let first = listed.due.iter().take(most).find_map(|case| case.position);
    let Some(start) = asked.from.or(first) else {
        let mut stops = Vec::new();
        for case in listed.due.iter().take(most) {
            stops.extend(listed.row(session.db(), case, None, false)?);
        }
        return Ok(DayPlanView { stops, metres: 0 });
    };
    let plan = day_plan::plan_day(start, &listed.due, most);
    let mut stops = Vec::new();
    for (place, stop) in plan.stops.iter().enumerate() {
        let Some(case) = listed.due.iter().find(|case| case.case == stop.case) else { continue };
        let leg = stop.metres.filter(|_| place > 0 || asked.from.is_some());
        stops.extend(listed.row(session.db(), case, leg, stop.metres.is_some())?);
    }
    Ok(DayPlanView { stops, metres: u32::try_from(plan.metres).unwrap_or(u32::MAX) })
}

/// The cases that are due, and what the rows say of them.
struct Listed {
    due: Vec<DueCase>,
    entries: Vec<OutreachEntry>,
}

impl Listed {
    /// What is shown of a case; `None` where it has no row any more.
    fn row(
        &self,
        db: &Connection,
        due: &DueCase,
        metres: Option<u32>,
        placed: bool,
    ) -> Result<Option<OutreachRow>, StoreError> {
        let Some(case) = lists::case(db, due.case)? else { return Ok(None) };
        let named = |member: &usize| {
            due.reasons.iter().any(|(reason, _)| *reason == Reason::AgeLimit(*member))
        };
        let at = self.entries.binary_search_by_key(&due.case, |entry| entry.case);
        let entry = at.ok().and_then(|at| self.entries.get(at));
        let children = entry.map(|entry| entry.children.as_slice()).unwrap_or_default();
        let members = children
            .iter()
            .filter(|child| named(&child.member))
            .map(|child| (child.member, child.name.clone()))
            .collect();
        let (need, reasons) = (due.need, due.reasons.clone());
        Ok(Some(OutreachRow { case, need, reasons, members, metres, placed }))
    }
}

fn listed(
    session: &Session,
    from: Option<Position>,
    now: i64,
) -> Result<(Limits, Listed), Failure> {
    let today = today(now).ok_or(Failure::Internal)?;
    let profile = session.profile()?;
    let places = profile.as_ref().is_some_and(|profile| profile.position.allowed);
    let limits = profile.map(|profile| profile.limits).unwrap_or_default();
    let left = leaving::left(session.db())?;
    let reach = reach(session.person());
    if reach == Reach::Nowhere {
        return Err(Failure::NotAllowed);
    }
    let listed = list(session.db(), session.person(), reach, &left, &limits, places, today, from)?;
    Ok((limits, listed))
}

/// How far a person reaches among visits: without them every case would seem
/// never to have been visited.
fn reach(person: &Person) -> Reach {
    let read = |kind| authority::reach(&person.role, Action::Read, &kind);
    read(Kind::Case).min(read(Kind::Visit))
}

#[allow(clippy::too_many_arguments)] // all that it depends on, so that it can be timed alone
fn list(
    db: &Connection,
    person: &Person,
    reach: Reach,
    left: &[RecordId],
    limits: &Limits,
    places: bool,
    today: Date,
    from: Option<Position>,
) -> Result<Listed, StoreError> {
    let mut entries = outreach::entries(db, person, reach)?;
    entries.retain(|entry| !left.contains(&entry.case));
    entries.sort_by_key(|entry| entry.case);
    let facts: Vec<_> = entries.iter().map(|entry| facts(entry, places, today)).collect();
    let due = due_for_visit(&facts, &rules(limits), today, from.filter(|_| places));
    Ok(Listed { due, entries })
}

fn rules(limits: &Limits) -> OutreachRules {
    OutreachRules {
        restudy_months: limits.restudy_months().value,
        sons_until: limits.child_until(Gender::Man).value,
        daughters_until: limits.child_until(Gender::Woman).value,
        ahead_days: AHEAD_DAYS,
    }
}

fn facts(entry: &OutreachEntry, places: bool, today: Date) -> CaseFacts {
    let on = |seconds: i64| super::lists::today(seconds.saturating_mul(1000));
    let child = |child: &outreach::ChildEntry| Child {
        member: child.member,
        born: child.born,
        gender: child.gender,
    };
    // A supervisor's order may say more of the need than the last visit, never less.
    let ordered = entry.order.map(|rank| 4u8.saturating_sub(rank).max(1));
    CaseFacts {
        case: entry.case,
        need: [entry.need, ordered].into_iter().flatten().min(),
        opened: on(entry.opened).unwrap_or(today),
        last_held: entry.last_held.and_then(on),
        due: entry.due,
        children: entry.children.iter().map(child).collect(),
        position: entry.position.filter(|_| places),
    }
}
