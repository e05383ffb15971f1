//! Cases: the list and its search, one case, and how a visit to it begins.

use shared::form::{AnswerPath, FormDefinition, Value, parse_input};
use shared::ids::RecordId;
use shared::people::authority::Action;
use shared::record::case::CaseDetails;
use shared::record::visit::FormUsed;
use shared::record::{Edit, Kind, RecordMeta};

use super::command::{
    CaseView, Home, HomeView, Member, OpenCase, Queue, QueueView, StartVisit, Unsent,
};
use super::commit::{Writing, commit};
use super::failure::Failure;
use super::forms;
use super::session::Session;
use super::store::device::Device;
use super::store::lists::VisitList;
use super::store::{lists, records};

/// Rows that a page of a list has at most.
const MAX_PAGE: u32 = 200;

pub(crate) fn unsent(session: &Session) -> Result<Unsent, Failure> {
    let (records, oldest) = records::count_unsent(session.db())?;
    Ok(Unsent { records, oldest })
}

pub(crate) fn home(session: &Session, asked: &Home) -> Result<HomeView, Failure> {
    let db = session.db();
    let limit = asked.limit.min(MAX_PAGE);
    let (cases, total_cases) = lists::cases(db, &asked.search, asked.offset, limit)?;
    Ok(HomeView {
        cases,
        total_cases,
        in_progress: lists::visits(db, VisitList::ToContinue, 0, MAX_PAGE)?,
        handed_in: lists::visits(db, VisitList::HandedIn, 0, MAX_PAGE)?,
        unsent: unsent(session)?,
    })
}

pub(crate) fn queue(session: &Session, asked: &Queue) -> Result<QueueView, Failure> {
    let db = session.db();
    let limit = asked.limit.min(MAX_PAGE);
    Ok(QueueView {
        waiting: lists::visits(db, VisitList::Waiting, asked.offset, limit)?,
        total_waiting: lists::count_waiting(db)?,
        reviewed: lists::visits(db, VisitList::Reviewed, 0, limit)?,
        unsent: unsent(session)?,
    })
}

pub(crate) fn open(session: &Session, asked: &OpenCase) -> Result<CaseView, Failure> {
    let db = session.db();
    let row = lists::case(db, asked.case)?.ok_or(Failure::NotFound)?;
    let record = records::load(db, asked.case)?.ok_or(Failure::NotFound)?;
    let details = record.answers();
    let members = CaseDetails::of(&details)
        .members
        .into_iter()
        .map(|member| Member {
            name: member.name,
            relation: member.relation,
            birth_date: member.birth_date,
        })
        .collect();
    Ok(CaseView {
        row,
        details,
        members,
        visits: lists::visits(db, VisitList::OfCase(asked.case), 0, MAX_PAGE)?,
        may_visit: session.may(Action::Write, Kind::Visit, asked.case)?,
    })
}

/// Begin a visit: a new record that says which form it answers, with what the
/// case already knows filled in, for the delegate to confirm or correct.
pub(crate) fn start_visit(
    session: &mut Session,
    device: &Device,
    asked: &StartVisit,
    now: i64,
) -> Result<RecordId, Failure> {
    session.demand(Action::Write, Kind::Visit, asked.case)?;
    let form = forms::for_visits().ok_or(Failure::FormUnknown)?;
    let case = records::load(session.db(), asked.case)?.ok_or(Failure::NotFound)?;
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    let visit = Session::new_id()?;
    let mut edits = used.edits();
    edits.extend(known(form, &case.answers()));
    let meta = RecordMeta { id: visit, kind: Kind::Visit, case: asked.case };
    commit(session, device, &[Writing { meta, edits }], None, now)?;
    Ok(visit)
}

/// What the case knows of the form's questions: those outside repeats that
/// have the name of one of its fields and take its value.
fn known(form: &FormDefinition, case: &shared::form::Answers) -> Vec<Edit> {
    let fields = case.0.iter().filter(|(path, _)| path.within().is_none());
    fields
        .filter_map(|(path, value)| {
            let Value::Text(text) = value else { return None };
            let question = form.question(path.name()).filter(|question| question.takes_input())?;
            let value = parse_input(form, question, text).ok()?;
            Some(Edit::short(AnswerPath::question(path.name()).ok()?, value))
        })
        .collect()
}
