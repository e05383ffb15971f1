//! Cases: the list and its search, one case, and how a visit to it begins, or
//! is put away.

use std::collections::BTreeSet;

use shared::ids::RecordId;
use shared::people::Role;
use shared::people::authority::Action;
use shared::record::case::CaseDetails;
use shared::record::visit::{VisitOutcome, dropped};
use shared::record::{FormUsed, Kind, RecordMeta};

use super::annex::{self, Whole};
use super::command::{
    CaseView, Cases, CasesOf, CasesView, DropVisit, Home, HomeView, Member, OpenCase, Queue,
    QueueView, StartVisit, Unsent,
};
use super::commit::{Writing, commit, commit_with};
use super::entered::{demand_open, load_kind};
use super::failure::Failure;
use super::lists::with_drafts;
use super::session::Session;
use super::store::device::Device;
use super::store::dues::{self, Whose};
use super::store::lists::VisitList;
use super::store::{drafts, lists, quarantine, records};
use super::visits::{Names, undecided};
use super::{due_rows, forms, last, leaving, photos, prefill, visits, words};

/// Rows that a page of a list has at most.
pub(crate) const MAX_PAGE: u32 = 200;

pub(crate) fn unsent(session: &Session) -> Result<Unsent, Failure> {
    let (records, oldest) = records::count_unsent(session.db())?;
    let refused = quarantine::count(session.db())?;
    let typed = !drafts::records(session.db())?.is_empty();
    Ok(Unsent { records, oldest, photos: photos::unsent(session), refused, typed })
}

pub(crate) fn home(session: &Session, asked: &Home, now: i64) -> Result<HomeView, Failure> {
    let db = session.db();
    let limit = asked.limit.min(MAX_PAGE);
    let (cases, total_cases) = lists::cases(db, &asked.search, CasesOf::All, asked.offset, limit)?;
    let due = match session.person().role {
        Role::Delegate => due_rows::rows(session, Whose::Of(session.person().id), now)?,
        _ => Vec::new(),
    };
    Ok(HomeView {
        due,
        cases,
        total_cases,
        in_progress: lists::visits(db, VisitList::ToContinue, 0, MAX_PAGE)?,
        handed_in: lists::visits(db, VisitList::HandedIn, 0, MAX_PAGE)?,
        unsent: unsent(session)?,
        staying: leaving::staying(session)?,
    })
}

pub(crate) fn list(session: &Session, asked: &Cases) -> Result<CasesView, Failure> {
    let limit = asked.limit.min(MAX_PAGE);
    let (cases, total) = lists::cases(session.db(), &asked.search, asked.of, 0, limit)?;
    Ok(CasesView { cases, total })
}

pub(crate) fn queue(session: &Session, asked: &Queue) -> Result<QueueView, Failure> {
    let db = session.db();
    let limit = asked.limit.min(MAX_PAGE);
    Ok(QueueView {
        waiting: lists::visits(db, VisitList::Waiting, asked.offset, limit)?,
        total_waiting: lists::count_waiting(db)?,
        reviewed: lists::visits(db, VisitList::Reviewed, 0, limit)?,
        unsent: unsent(session)?,
        staying: leaving::staying(session)?,
    })
}

pub(crate) fn open(session: &Session, asked: &OpenCase) -> Result<CaseView, Failure> {
    let db = session.db();
    let row = lists::case(db, asked.case)?.ok_or(Failure::NotFound)?;
    let mut record = records::load(db, asked.case)?.ok_or(Failure::NotFound)?;
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
    let order = dues::open_order(db, asked.case)?;
    let left = leaving::is(db, asked.case)?;
    let staying = leaving::staying(session)?.into_iter().find(|it| it.case == asked.case);
    Ok(CaseView {
        row,
        details,
        members,
        visits: lists::visits(db, VisitList::OfCase(asked.case), 0, MAX_PAGE)?,
        order: order.map(|id| due_rows::order(session, id)).transpose()?.flatten(),
        undecided: undecided(&mut Names::of(db), asked.case, &record.fields(), &BTreeSet::new())?,
        may_visit: !left
            && session.visits()?
            && session.may(Action::Write, Kind::Visit, asked.case)?,
        may_edit: !left && session.may(Action::Write, Kind::Case, asked.case)?,
        may_assign: session.may(Action::Assign, Kind::Case, asked.case)?,
        staying,
        words: words::of(db, asked.case)?,
    })
}

/// Begin a visit: a new record that says which form it answers. If somebody is
/// there, what the case already knows is filled in, for the delegate to
/// confirm or correct; otherwise once somebody was met after all
/// ([`prefill::once_held`]).
pub(crate) fn start_visit(
    session: &mut Session,
    device: &Device,
    asked: &StartVisit,
    now: i64,
) -> Result<RecordId, Failure> {
    session.demand(Action::Write, Kind::Visit, asked.case)?;
    session.demand_visits()?;
    // It is somebody else's by now; what was begun before may be finished.
    if leaving::is(session.db(), asked.case)? {
        return Err(Failure::NotAllowed);
    }
    let form = forms::for_kind(Kind::Visit).ok_or(Failure::FormUnknown)?;
    let mut case = records::load(session.db(), asked.case)?.ok_or(Failure::NotFound)?;
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    let visit = Session::new_id()?;
    let mut edits = used.edits();
    if asked.held {
        edits.extend(VisitOutcome::held_edit());
        let last = last::in_case(session, asked.case)?;
        edits.extend(prefill::known(form, &mut case, last.as_ref()));
    }
    let meta = RecordMeta { id: visit, kind: Kind::Visit, case: asked.case };
    let writings = annex::writings(session, &meta, Some(&used), edits)?;
    commit(session, device, &writings, now)?;
    Ok(visit)
}

/// Whether nothing was asked at a visit, nor shown, signed or handed in: nothing
/// is lost with it.
pub(crate) fn may_drop(session: &Session, visit: &Whole) -> Result<bool, Failure> {
    let meta = *visit.meta();
    let db = session.db();
    if !records::all_citing(db, meta.id)?.is_empty() {
        return Ok(false);
    }
    let form = FormUsed::of(&visit.visit).and_then(|used| forms::used(&used));
    let Some((form, mut case)) = form.zip(records::load(db, meta.case)?) else { return Ok(false) };
    let last = last::of(session, &visits::row(session, meta.id)?)?;
    let says = with_drafts(db, meta.id, visit.answers())?;
    Ok(prefill::says_no_more(form, &mut case, last.as_ref(), &says))
}

/// Put a visit away that was begun by mistake.
pub(crate) fn drop_visit(
    session: &mut Session,
    device: &Device,
    asked: &DropVisit,
    now: i64,
) -> Result<(), Failure> {
    let meta = *load_kind(session, asked.visit, Kind::Visit)?.meta();
    demand_open(session, &meta)?;
    if !may_drop(session, &Whole::load(session, meta.id)?)? {
        return Err(Failure::NotAllowed);
    }
    let writings = [Writing { meta, edits: dropped().into_iter().collect() }];
    commit_with(session, device, &writings, |db| drafts::clear(db, meta.id), now)
}
