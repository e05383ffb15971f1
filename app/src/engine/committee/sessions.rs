//! Sessions of the committee: begun, who is there, what is before it, who
//! stands back. Each is a file of its own.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::association::Committee;
use shared::calendar::Date;
use shared::ids::RecordId;
use shared::lifecycle::RequestStage;
use shared::lifecycle::sitting::{eligible, is_day, remaining};
use shared::people::Role;
use shared::people::authority::{self, Action, Placement, Reach};
use shared::record::session::SessionDetails;
use shared::record::{Kind, RecordMeta};

use super::decisions::{Taken, row as decision_row, standing, taken_on};
use crate::engine::command::{
    AgendaRow, EditSession, MatterRow, MemberRow, OpenSession, SessionRow, SessionView,
    SessionsView, StartSession,
};
use crate::engine::commit::{Writing, commit};
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::lists::{count, today};
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::store::matters::{self, Listed};
use crate::engine::store::{StoreError, directory, records};
use crate::engine::visits::{Names, undecided};

/// Sessions in a list at most.
const MAX_SESSIONS: usize = 200;
/// Requests before a session at most, and of those that wait.
const MAX_AGENDA: u32 = 200;
/// Letters of a session's number at most.
const MAX_NUMBER: usize = 30;
/// The most that a session may spend, in halalas: a billion riyals.
const MAX_BUDGET: i64 = 1_000_000_000 * 100;
/// Days of a Hijri year: after them, numbers begin anew.
const DAYS_OF_YEAR: i64 = 354;
/// Where a request waits for the committee to sit; besides, see [`anew`].
const WAITING: [RequestStage; 2] = [RequestStage::Forwarded, RequestStage::Postponed];

/// The association's committee, once its profile has come.
fn committee(session: &Session) -> Result<Option<Committee>, StoreError> {
    Ok(session.profile()?.map(|profile| profile.committee))
}

fn name_of(committee: Option<Committee>) -> String {
    committee.map(|committee| committee.name).unwrap_or_default()
}

/// [`Failure::NotAllowed`] for whoever reads no session.
fn demand_reader(session: &Session) -> Result<(), Failure> {
    let reach = authority::reach(&session.person().role, Action::Read, &Kind::Session);
    if reach > Reach::Nowhere { Ok(()) } else { Err(Failure::NotAllowed) }
}

/// Whether this person may begin a session.
fn may_begin(session: &Session) -> bool {
    let person = session.person();
    authority::may(person, Action::Write, &Kind::Session, &Placement::begun_by(person))
}

/// The committee's sessions, the newest first.
pub(crate) fn sessions(session: &Session) -> Result<SessionsView, Failure> {
    demand_reader(session)?;
    let db = session.db();
    let mut known = known(db)?;
    // A number is the secretary's words; of one day that is newer which was begun later.
    known.sort_by_key(|it| Reverse((it.details.date, it.begun, it.id)));
    let rows = known.iter().take(MAX_SESSIONS).map(|it| row(session, it.id, &it.details, &known));
    Ok(SessionsView {
        committee: name_of(committee(session)?),
        sessions: rows.collect::<Result<_, _>>()?,
        waiting: matters::requests(db, &WAITING, "", 0, 0)?.1 + count(anew(db)?.len()),
        may_begin: may_begin(session),
    })
}

/// Decided requests that the committee is to decide anew: somebody appealed, or two decisions stand.
fn anew(db: &Connection) -> Result<Vec<MatterRow>, StoreError> {
    let (mut rows, _) = matters::list(db, &Listed::decided_and_open(), 0, u32::MAX)?;
    rows.retain(|row| {
        row.request.as_ref().is_some_and(|it| it.state.appealed || it.state.disputed)
    });
    Ok(rows)
}

/// A session that is here.
struct Known {
    id: RecordId,
    /// Unix seconds by that device.
    begun: i64,
    details: SessionDetails,
}

/// Every session that is here.
fn known(db: &Connection) -> Result<Vec<Known>, StoreError> {
    let mut known = Vec::new();
    for id in records::files(db, Kind::Session)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let begun = record.begun().map_or(0, |(_, at)| at);
        known.push(Known { id, begun, details: SessionDetails::of(&record) });
    }
    Ok(known)
}

fn row(
    session: &Session,
    id: RecordId,
    details: &SessionDetails,
    known: &[Known],
) -> Result<SessionRow, Failure> {
    let db = session.db();
    let mut decided = 0;
    for request in &details.agenda {
        let taken = taken_on(db, *request)?;
        decided += usize::from(taken.iter().any(|it| it.details.session == id));
    }
    Ok(SessionRow {
        session: id,
        number: details.number.clone(),
        date: details.date,
        number_twice: known.iter().any(|Known { id: other, details: it, .. }| {
            let days = it.date.zip(details.date).map(|(one, other)| one.days() - other.days());
            let of_that_year = days.is_none_or(|days| days.abs() < DAYS_OF_YEAR);
            *other != id && it.number == details.number && of_that_year
        }),
        agenda: count(details.agenda.len()),
        decided: count(decided),
        whereabouts: records::whereabouts(db, id)?,
    })
}

/// Begin a session: a file of its own, with the number that must be present.
pub(crate) fn start(
    session: &mut Session,
    device: &Device,
    asked: &StartSession,
    now: i64,
) -> Result<RecordId, Failure> {
    if !may_begin(session) {
        return Err(Failure::NotAllowed);
    }
    let details = SessionDetails {
        number: numbered(&asked.number)?,
        date: Some(dated(asked.date, now)?),
        quorum: quorum(session)?,
        ..SessionDetails::default()
    };
    let id = Session::new_id()?;
    let meta = RecordMeta { id, kind: Kind::Session, case: id };
    commit(session, device, &[Writing { meta, edits: details.edits() }], now)?;
    Ok(id)
}

fn numbered(number: &str) -> Result<String, Failure> {
    let number = number.trim();
    let fits = !number.is_empty() && number.chars().count() <= MAX_NUMBER;
    if fits { Ok(number.to_owned()) } else { Err(Failure::of_field("number")) }
}

fn dated(date: Date, now: i64) -> Result<Date, Failure> {
    let fits = today(now).is_none_or(|today| is_day(date, today));
    if fits { Ok(date) } else { Err(Failure::of_field("date")) }
}

/// The board's number; where it set none, more than half of the committee.
fn quorum(session: &Session) -> Result<u16, Failure> {
    if let Some(quorum) = committee(session)?.and_then(|committee| committee.quorum) {
        return Ok(u16::from(quorum));
    }
    let members = directory::with_role(session.db(), &Role::CommitteeMember)?.len();
    Ok(u16::try_from(members / 2 + 1).unwrap_or(u16::MAX))
}

/// A session as it stands.
pub(crate) fn open(session: &Session, asked: &OpenSession) -> Result<SessionView, Failure> {
    demand_reader(session)?;
    let db = session.db();
    let id = asked.session;
    let mut record = load_kind(session, id, Kind::Session)?;
    let details = SessionDetails::of(&record);
    let mut agenda = Vec::new();
    let mut here = Vec::new();
    for request in &details.agenda {
        let taken = taken_on(db, *request)?;
        agenda.push(agenda_row(session, id, &details, *request, &taken)?);
        let counts = standing(&taken).next().filter(|it| it.details.session == id);
        here.extend(counts.map(|it| it.details.clone()));
    }
    let may_write = session.may(Action::Write, Kind::Session, id)?;
    let mut waiting = Vec::new();
    if may_write {
        waiting = matters::requests(db, &WAITING, "", 0, MAX_AGENDA)?.0;
        waiting.extend(anew(db)?);
        waiting.retain(|row| !details.agenda.contains(&row.matter));
    }
    let committee = committee(session)?;
    let board = committee.as_ref().and_then(|committee| committee.quorum).map(u16::from);
    let decides = authority::reach(&session.person().role, Action::Write, &Kind::Decision);
    Ok(SessionView {
        row: row(session, id, &details, &known(db)?)?,
        committee: name_of(committee),
        quorum: details.quorum,
        quorum_by_board: board == Some(details.quorum),
        budget: details.budget,
        remaining: remaining(&details, &here),
        members: members(session, &details)?,
        agenda,
        waiting,
        undecided: undecided(&mut Names::of(db), id, &record.fields(), &BTreeSet::new())?,
        may_write,
        may_decide: decides > Reach::Nowhere,
    })
}

fn agenda_row(
    session: &Session,
    id: RecordId,
    details: &SessionDetails,
    request: RecordId,
    taken: &[Taken],
) -> Result<AgendaRow, Failure> {
    let db = session.db();
    let decision = taken.iter().rev().find(|it| it.details.session == id);
    let own = decision.map(|it| it.id);
    let besides = standing(taken).filter(|it| Some(it.id) != own);
    Ok(AgendaRow {
        request: matters::row(db, request)?,
        id: request,
        recused: details.recused.get(&request).cloned().unwrap_or_default(),
        eligible: eligible(details, request),
        decision: decision.map(|it| decision_row(db, it, taken)).transpose()?,
        besides: besides.map(|it| decision_row(db, it, taken)).collect::<Result<_, _>>()?,
    })
}

/// Those of the committee, by name, and who once was said to be there.
fn members(session: &Session, details: &SessionDetails) -> Result<Vec<MemberRow>, Failure> {
    let db = session.db();
    let mut members: Vec<_> = directory::with_role(db, &Role::CommitteeMember)?
        .into_iter()
        .map(|person| MemberRow {
            person: person.id,
            present: details.members.get(&person.id).copied(),
            name: person.name,
        })
        .collect();
    for (person, present) in &details.members {
        if !members.iter().any(|member| member.person == *person) {
            let name = directory::person(db, *person)?.map(|person| person.name);
            let (person, present) = (*person, Some(*present));
            members.push(MemberRow { person, name: name.unwrap_or_default(), present });
        }
    }
    members.sort_by(|one, other| (&one.name, one.person).cmp(&(&other.name, other.person)));
    Ok(members)
}

/// Change what a session says; all of it is taken, or none.
pub(crate) fn edit(
    session: &mut Session,
    device: &Device,
    asked: &EditSession,
    now: i64,
) -> Result<(), Failure> {
    let record = load_kind(session, asked.session, Kind::Session)?;
    session.demand(Action::Write, Kind::Session, asked.session)?;
    let before = SessionDetails::of(&record);
    let mut after = before.clone();
    if let Some(number) = &asked.number {
        after.number = numbered(number)?;
    }
    if let Some(date) = asked.date {
        after.date = Some(dated(date, now)?);
    }
    if let Some(budget) = asked.budget {
        if !(0..=MAX_BUDGET).contains(&budget) {
            return Err(Failure::of_field("budget"));
        }
        after.budget = Some(budget);
    }
    if let Some(agenda) = &asked.agenda {
        after.agenda = agenda_of(session, asked.session, &before, agenda)?;
    }
    let known: BTreeSet<_> = members(session, &before)?.iter().map(|it| it.person).collect();
    let mut people = asked.present.keys().chain(asked.recused.values().flatten());
    let on_agenda = asked.recused.keys().all(|request| after.agenda.contains(request));
    if !on_agenda || !people.all(|person| known.contains(person)) {
        return Err(Failure::NotFound);
    }
    after.members.extend(asked.present.iter().map(|(person, present)| (*person, *present)));
    after.recused.extend(asked.recused.iter().map(|(request, people)| (*request, people.clone())));
    stays_true(session, asked.session, (&before, &after), now)?;
    let writing = Writing { meta: *record.meta(), edits: after.edits_after(&before) };
    commit(session, device, &[writing], now)
}

/// Whether what the session decided can still be read beside what is said of it now: those who
/// decided were there and did not stand back, and it was on no day that is still to come.
fn stays_true(
    session: &Session,
    id: RecordId,
    (before, after): (&SessionDetails, &SessionDetails),
    now: i64,
) -> Result<(), Failure> {
    let moved = before.date != after.date && after.is_ahead(today(now));
    for request in &after.agenda {
        let taken = taken_on(session.db(), *request)?;
        if moved && taken.iter().any(|it| it.details.session == id) {
            return Err(Failure::SessionDecided);
        }
        let (could, may) = (eligible(before, *request), eligible(after, *request));
        let mut by =
            standing(&taken).filter(|it| it.details.session == id).flat_map(|it| &it.details.by);
        if by.any(|person| could.contains(person) && !may.contains(person)) {
            return Err(Failure::NamedInDecision);
        }
    }
    Ok(())
}

/// The agenda as asked for: support requests that are here or were on it
/// already; what this session has decided stays on it.
fn agenda_of(
    session: &Session,
    id: RecordId,
    before: &SessionDetails,
    asked: &[RecordId],
) -> Result<Vec<RecordId>, Failure> {
    let mut seen = BTreeSet::new();
    let agenda: Vec<_> = asked.iter().filter(|request| seen.insert(**request)).copied().collect();
    if count(agenda.len()) > MAX_AGENDA {
        return Err(Failure::of_field("agenda"));
    }
    for request in agenda.iter().filter(|request| !before.agenda.contains(request)) {
        load_kind(session, *request, Kind::SupportRequest)?;
    }
    for request in before.agenda.iter().filter(|request| !seen.contains(request)) {
        let taken = taken_on(session.db(), *request)?;
        if taken.iter().any(|it| it.details.session == id) {
            return Err(Failure::NotAllowed);
        }
    }
    Ok(agenda)
}
