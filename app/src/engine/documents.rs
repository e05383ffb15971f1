//! Documents: the papers of a case that were seen, what is written on them,
//! whether they were matched with the originals, and their pages.

use shared::ids::{PhotoId, RecordId};
use shared::people::authority::Action;
use shared::record::document::{self, DocumentDetails, MAX_PAGES, Page};
use shared::record::{Edit, FormUsed, Kind, Record, RecordMeta};

use super::command::{
    AddPage, DocumentRow, DocumentView, MatchDocument, OpenDocument, OpenPapers, PageView,
    PapersView, PreparedPhoto, RemovePage, ReplacePage, StartDocument,
};
use super::commit::{Writing, commit};
use super::entered::{demand_open, leave_screen, load_kind, takes_more};
use super::failure::Failure;
use super::forms;
use super::lists::answers_with_drafts;
use super::session::Session;
use super::store::device::Device;
use super::store::{directory, records};

pub(crate) fn page_view(
    session: &Session,
    name: PhotoId,
    page: &Page,
) -> Result<PageView, Failure> {
    let at = session.photos.whereabouts(page.photo.id)?;
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
        visit: details.visit,
        number: details.number,
        issuer: details.issuer,
        issued: details.issued,
        expires: details.expires,
        matched,
        pages,
        whereabouts: records::whereabouts(db, document)?,
    }))
}

/// Every document of a case, newest first.
pub(crate) fn rows(session: &Session, case: RecordId) -> Result<Vec<DocumentRow>, Failure> {
    let db = session.db();
    let mut found = Vec::new();
    for id in records::of_kind(db, case, Kind::Document)? {
        let Some(mut record) = records::load(db, id)? else { continue };
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
    let case = load_kind(session, asked.visit, Kind::Visit)?.meta().case;
    Ok(PapersView {
        documents: rows(session, case)?,
        photos_allowed: photos_allowed(session)?,
        may_write: session.may(Action::Write, Kind::Document, case)?,
    })
}

pub(crate) fn open(session: &Session, asked: &OpenDocument) -> Result<DocumentView, Failure> {
    let mut record = load_kind(session, asked.document, Kind::Document)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let row = row(session, &mut record)?.ok_or(Failure::NotFound)?;
    let visit = records::load(session.db(), row.visit)?;
    let newest = || forms::for_visits().map(|it| (it.id().to_owned(), it.version().to_owned()));
    let visit_form = match visit.as_ref().and_then(FormUsed::of) {
        Some(used) => (used.id, used.version),
        None => newest().ok_or(Failure::FormUnknown)?,
    };
    Ok(DocumentView {
        form: (used.id, used.version),
        visit_form,
        answers: answers_with_drafts(session.db(), &record)?,
        photo_allowed: photos_allowed(session)?.contains(&row.paper),
        may_write: takes_more(session, record.meta())?,
        row,
    })
}

/// Begin a document: a paper that the visit's form asks for.
pub(crate) fn start(
    session: &mut Session,
    device: &Device,
    asked: &StartDocument,
    now: i64,
) -> Result<RecordId, Failure> {
    let visit = load_kind(session, asked.visit, Kind::Visit)?;
    let case = visit.meta().case;
    session.demand(Action::Write, Kind::Document, case)?;
    let used = FormUsed::of(&visit).and_then(|used| forms::used(&used));
    let visit_form = used.ok_or(Failure::FormUnknown)?;
    if !visit_form.papers().any(|paper| paper.name == asked.paper) {
        return Err(Failure::NotFound);
    }
    let form = forms::for_documents().ok_or(Failure::FormUnknown)?;
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

fn write(
    session: &mut Session,
    device: &Device,
    record: &Record,
    edits: Vec<Edit>,
    now: i64,
) -> Result<(), Failure> {
    commit(session, device, &[Writing { meta: *record.meta(), edits }], now)
}
