//! The last visit to the same case: what it said, and taking a group's answers
//! over from it as one confirmation that nothing changed.

use shared::form::{Answers, FormDefinition, Value};
use shared::ids::RecordId;
use shared::record::visit::{confirmed_same, digest, same_as};
use shared::record::{FormUsed, Kind};

use super::annex::{self, Whole};
use super::command::{LastVisit, SameAsLast, VisitRow};
use super::commit::commit;
use super::entered::{self, demand_open, leave_screen, load_kind};
use super::failure::Failure;
use super::forms;
use super::lists::spoken_of;
use super::session::Session;
use super::store::device::Device;
use super::store::lists::VisitList;
use super::store::{lists, records};
use super::visits::row;

/// Visits of a case that are looked at for the last one.
const LOOKED_AT: u32 = 200;

/// The last visit that was begun before this one, was held and handed in; its
/// answers as they were handed in.
pub(crate) fn of(session: &Session, this: &VisitRow) -> Result<Option<LastVisit>, Failure> {
    let before = (this.started, this.visit);
    last(session, this.case, |row| (row.started, row.visit) < before)
}

/// The last visit to a case that was held and handed in; its answers as they
/// were handed in.
pub(crate) fn in_case(session: &Session, case: RecordId) -> Result<Option<LastVisit>, Failure> {
    last(session, case, |_| true)
}

fn last(
    session: &Session,
    case: RecordId,
    is_meant: impl Fn(&VisitRow) -> bool,
) -> Result<Option<LastVisit>, Failure> {
    let db = session.db();
    let held = lists::visits(db, VisitList::HeldInCase(case), 0, LOOKED_AT)?;
    let Some(earlier) = held.into_iter().find(is_meant) else { return Ok(None) };
    let Some((_, at, handed_in)) = spoken_of(db, earlier.visit)?.submissions.pop() else {
        return Ok(None);
    };
    let Some(record) = records::load(db, earlier.visit)? else { return Ok(None) };
    let mut whole = Whole::of(db, session.person(), record)?;
    // It may speak of changes that have not come yet.
    let Ok(then) = whole.handed_in(&handed_in) else { return Ok(None) };
    let (visit, delegate, answers) = (earlier.visit, earlier.delegate, then.answers());
    let digest = digest(&answers).map_err(|_| Failure::Internal)?;
    Ok(Some(LastVisit { visit, delegate, at, answers, digest }))
}

/// The answers that lie in a group of the form.
fn in_group(form: &FormDefinition, group: &str, answers: &Answers) -> Answers {
    let lies = |name: &str| {
        form.screen_of(name) == Some(group)
            && form.question(name).is_none_or(|question| question.takes_input())
    };
    answers
        .0
        .iter()
        .filter(|(path, value)| **value != Value::Removed && lies(path.name()))
        .map(|(path, value)| (path.clone(), value.clone()))
        .collect()
}

/// The groups that were confirmed to be as in the last visit, and still are.
pub(crate) fn same_groups(
    form: Option<&FormDefinition>,
    answers: &Answers,
    last: RecordId,
    then: &Answers,
) -> Vec<String> {
    let Some(form) = form else { return Vec::new() };
    let same = |group: &str| in_group(form, group, answers) == in_group(form, group, then);
    confirmed_same(answers)
        .into_iter()
        .filter(|(group, visit)| *visit == last && same(group))
        .map(|(group, _)| group)
        .collect()
}

/// Take a group's answers over from the last visit, in one change that also
/// says so; only what was shown, in the place of only what was shown.
pub(crate) fn same_as_last(
    session: &mut Session,
    device: &Device,
    asked: &SameAsLast,
    now: i64,
) -> Result<(), Failure> {
    let record = load_kind(session, asked.visit, Kind::Visit)?;
    demand_open(session, record.meta())?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let form = forms::used(&used).ok_or(Failure::FormUnknown)?;
    // What the visit says of itself is never as it was.
    let confirmable = form.screen_of(&asked.group) == Some(asked.group.as_str())
        && !form.is_internal(&asked.group);
    if !confirmable {
        return Err(Failure::NotFound);
    }
    let last = of(session, &row(session, asked.visit)?)?.ok_or(Failure::NoEarlierVisit)?;
    leave_screen(session, device, asked.visit, now)?;
    let stands = Whole::load(session, asked.visit)?.answers();
    let stands = in_group(form, &asked.group, &stands);
    if (last.visit, last.digest) != asked.last || stands != in_group(form, &asked.group, &asked.now)
    {
        return Err(Failure::ChangedMeanwhile);
    }
    let then = in_group(form, &asked.group, &last.answers);
    let gone = stands
        .0
        .into_keys()
        .filter(|path| then.get(path).is_none())
        .map(|path| (path, Value::Removed));
    let edits = then.0.clone().into_iter().chain(gone);
    let mut edits: Vec<_> =
        edits.map(|(path, value)| entered::edit(Some(form), path, value)).collect();
    edits.extend(same_as(&asked.group, last.visit));
    let writings = annex::writings(session, record.meta(), Some(&used), edits)?;
    commit(session, device, &writings, now)
}
