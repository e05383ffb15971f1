//! Documents: the papers of a case that were seen, what is written on them,
//! whether they were matched with the originals, and their pages.

use shared::form::ProblemKind;
use shared::ids::{PhotoId, RecordId};
use shared::people::authority::Action;
use shared::record::document::{self, DocumentDetails, MAX_PAGES, Page};
use shared::record::submission::PaperCited;
use shared::record::{Edit, FormUsed, Kind, Record, RecordMeta};

use super::command::{
    AddPage, DocumentRow, DocumentView, MatchDocument, OpenDocument, OpenPapers, PageView,
    PapersView, PreparedPhoto, RemoveDocument, RemovePage, ReplacePage, StartDocument,
};
use super::commit::{Writing, commit};
use super::entered::{
    demand_open, leave_screen, load_kind, load_with_evidence, takes_more, takes_papers,
};
use super::failure::Failure;
use super::lists::{answers_with_drafts, evaluate, spoken_of};
use super::session::Session;
use super::store::device::Device;
use super::store::{directory, drafts, lists, records};
use super::visits::{Names, undecided};
use super::{forms, papers};

pub(crate) fn page_view(
    session: &Session,
    name: PhotoId,
    page: &Page,
) -> Result<PageView, Failure> {
    let at = session.photos.whereabouts(page.photo.id);
    Ok(PageView { page: name, photo: page.photo, small: page.small, whereabouts: at })
}

/// A document's row; `None` for a record that names no paper.
fn row(session: &Session, record: &mut Record) -> Result<Option<DocumentRow>, Failure> {
    let db = session.db();
    let Some(details) = DocumentDetails::of(record) else { return Ok(None) };
    let matched = details
        .matched
        .map(|it| directory::name_of(db, it.by).map(|name| (name, it.at)))
        .transpose()?;
    let pages = document::pages(record)
        .iter()
        .map(|(name, _, page)| page_view(session, *name, page))
        .collect::<Result<_, _>>()?;
    let document = record.meta().id;
    Ok(Some(DocumentRow {
        document,
        paper: details.paper,
        visit: details.shown_at,
        number: details.number,
        issuer: details.issuer,
        issued: details.issued,
        expires: details.expires,
        matched,
        pages,
        whereabouts: records::whereabouts(db, document)?,
    }))
}

/// The documents of a visit's case as they were handed in with it: those of
/// other visits as they stand, and what came to this one later is left out.
pub(crate) fn rows_handed_in(
    session: &Session,
    visit: &Record,
    cited: &[PaperCited],
) -> Result<Vec<DocumentRow>, Failure> {
    let mut then = Vec::new();
    for mut record in papers::as_cited(session.db(), visit, cited)? {
        let begun = record.begun().map(|(_, at)| at);
        then.extend(row(session, &mut record)?.map(|row| (begun, row)));
    }
    then.sort_by_key(|(begun, row)| std::cmp::Reverse((*begun, row.document)));
    let standing = rows(session, visit.meta().case)?.into_iter();
    let others = standing.filter(|row| row.visit != visit.meta().id);
    Ok(then.into_iter().map(|(_, row)| row).chain(others).collect())
}

/// Every document of a case that was not taken out, newest first.
pub(crate) fn rows(session: &Session, case: RecordId) -> Result<Vec<DocumentRow>, Failure> {
    let db = session.db();
    let mut found = Vec::new();
    for id in records::of_kind(db, case, Kind::Document)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        if DocumentDetails::of(&mut record).is_none_or(|details| details.removed) {
            continue;
        }
        let begun = record.begun().map(|(_, at)| at);
        found.extend(row(session, &mut record)?.map(|row| (begun, id, row)));
    }
    found.sort_by_key(|(begun, id, _)| std::cmp::Reverse((*begun, *id)));
    Ok(found.into_iter().map(|(.., row)| row).collect())
}

/// Codes of the papers that may be photographed; none before the association's
/// profile has come.
fn photos_allowed(session: &Session) -> Result<Vec<String>, Failure> {
    Ok(session.profile()?.map(|profile| profile.photos.allowed).unwrap_or_default())
}

pub(crate) fn papers(session: &Session, asked: &OpenPapers) -> Result<PapersView, Failure> {
    let db = session.db();
    let at = load_with_evidence(session, asked.visit)?;
    let case = at.meta().case;
    let used = papers::asked_by(Some(&at)).ok_or(Failure::FormUnknown)?;
    Ok(PapersView {
        name: lists::case(db, case)?.map(|row| row.name).unwrap_or_default(),
        visit_form: (used.id, used.version),
        documents: rows(session, case)?,
        photos_allowed: photos_allowed(session)?,
        submitted: spoken_of(db, asked.visit)?.submissions.last().map(|(_, at, _)| *at),
        may_write: session.may(Action::Write, Kind::Document, case)?
            && takes_papers(session, asked.visit, case)?,
    })
}

pub(crate) fn open(session: &Session, asked: &OpenDocument) -> Result<DocumentView, Failure> {
    let mut record = load_kind(session, asked.document, Kind::Document)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let row = row(session, &mut record)?.ok_or(Failure::NotFound)?;
    let db = session.db();
    let at = records::load(db, row.visit)?;
    let at = at.filter(|at| at.meta().case == record.meta().case);
    let asked_by = papers::asked_by(at.as_ref()).ok_or(Failure::FormUnknown)?;
    let may_write = takes_more(session, record.meta())?;
    let entered = drafts::of(db, asked.document)?.into_iter();
    let drafted = entered.filter(|_| may_write).map(|(path, _)| path).collect();
    let mut names = Names::of(db);
    Ok(DocumentView {
        form: (used.id, used.version),
        visit_form: (asked_by.id, asked_by.version),
        answers: if may_write { answers_with_drafts(db, &record)? } else { record.answers() },
        undecided: undecided(&mut names, asked.document, &record.fields(), &drafted)?,
        photo_allowed: photos_allowed(session)?.contains(&row.paper),
        may_write,
        row,
    })
}

/// Begin a document: a paper that the form for visits asks for.
pub(crate) fn start(
    session: &mut Session,
    device: &Device,
    asked: &StartDocument,
    now: i64,
) -> Result<RecordId, Failure> {
    let at = load_with_evidence(session, asked.visit)?;
    let case = at.meta().case;
    session.demand(Action::Write, Kind::Document, case)?;
    if !takes_papers(session, asked.visit, case)? {
        return Err(Failure::NotAllowed);
    }
    let used = papers::asked_by(Some(&at)).and_then(|used| forms::used(&used));
    let visit_form = used.ok_or(Failure::FormUnknown)?;
    if !visit_form.papers().any(|paper| paper.name == asked.paper) {
        return Err(Failure::NotFound);
    }
    let form = forms::for_kind(Kind::Document).ok_or(Failure::FormUnknown)?;
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    let mut edits = used.edits();
    edits.extend(document::begin(asked.visit, &asked.paper));
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Document, case };
    commit(session, device, &[Writing { meta, edits }], now)?;
    Ok(meta.id)
}

/// The document that is written into, with its drafts made a change.
fn opened(
    session: &mut Session,
    device: &Device,
    id: RecordId,
    now: i64,
) -> Result<Record, Failure> {
    demand_open(session, load_kind(session, id, Kind::Document)?.meta())?;
    leave_screen(session, device, id, now)?;
    load_kind(session, id, Kind::Document)
}

/// Say that it was matched with the original, as it stands; or was not after all.
pub(crate) fn match_original(
    session: &mut Session,
    device: &Device,
    asked: &MatchDocument,
    now: i64,
) -> Result<(), Failure> {
    let mut record = opened(session, device, asked.document, now)?;
    let stands = DocumentDetails::of(&mut record).is_some_and(|it| it.matched.is_some());
    if stands == asked.matched {
        return Ok(());
    }
    if asked.matched {
        let form = FormUsed::of(&record).and_then(|used| forms::used(&used));
        let problems = evaluate(form.ok_or(Failure::FormUnknown)?, &record.answers(), now).problems;
        if problems.iter().any(|problem| problem.kind != ProblemKind::Missing) {
            return Err(Failure::Contradicts);
        }
    }
    // Withdrawn first: what was said of an earlier state is the same value,
    // and writing it again would make no change.
    let withdrawn = document::matched(false).filter(|_| asked.matched);
    let edits = withdrawn.into_iter().chain(document::matched(asked.matched)).collect();
    write(session, device, &record, edits, now)
}

/// Keep a photo for a document that may have one. Its bytes are durable before
/// anything cites them.
fn keep(
    session: &mut Session,
    record: &mut Record,
    photo: &PreparedPhoto,
) -> Result<Page, Failure> {
    let details = DocumentDetails::of(record).ok_or(Failure::NotFound)?;
    if !photos_allowed(session)?.contains(&details.paper) {
        return Err(Failure::PhotoNotAllowed);
    }
    session.photos.put(record.meta().case, photo)
}

pub(crate) fn add_page(
    session: &mut Session,
    device: &Device,
    asked: &AddPage,
    now: i64,
) -> Result<(), Failure> {
    let mut record = opened(session, device, asked.document, now)?;
    let pages = document::pages(&record);
    if pages.len() >= MAX_PAGES {
        return Err(Failure::TooManyPages);
    }
    let order = pages.last().map_or(1, |(_, order, _)| order.saturating_add(1));
    let page = keep(session, &mut record, &asked.photo)?;
    let edits = document::page(page.photo.id, order, &page);
    write(session, device, &record, edits, now)
}

pub(crate) fn replace_page(
    session: &mut Session,
    device: &Device,
    asked: &ReplacePage,
    now: i64,
) -> Result<(), Failure> {
    let mut record = opened(session, device, asked.document, now)?;
    let pages = document::pages(&record);
    let found = pages.iter().find(|(name, ..)| *name == asked.page);
    let order = found.map(|(_, order, _)| *order).ok_or(Failure::NotFound)?;
    let page = keep(session, &mut record, &asked.photo)?;
    let edits = document::page(asked.page, order, &page);
    write(session, device, &record, edits, now)
}

pub(crate) fn remove_page(
    session: &mut Session,
    device: &Device,
    asked: &RemovePage,
    now: i64,
) -> Result<(), Failure> {
    let record = opened(session, device, asked.document, now)?;
    if !document::pages(&record).iter().any(|(name, ..)| *name == asked.page) {
        return Err(Failure::NotFound);
    }
    let edits = document::without_page(asked.page).into_iter().collect();
    write(session, device, &record, edits, now)
}

/// Take a document out: it was begun by mistake. What was entered stays in its
/// history, and nothing shows it.
pub(crate) fn remove(
    session: &mut Session,
    device: &Device,
    asked: &RemoveDocument,
    now: i64,
) -> Result<(), Failure> {
    let record = opened(session, device, asked.document, now)?;
    write(session, device, &record, document::removed().into_iter().collect(), now)
}

fn write(
    session: &mut Session,
    device: &Device,
    record: &Record,
    edits: Vec<Edit>,
    now: i64,
) -> Result<(), Failure> {
    commit(session, device, &[Writing { meta: *record.meta(), edits }], now)
}
