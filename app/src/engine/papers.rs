//! A visit's papers: the documents that were first shown at it, as they stand
//! and as they were at some time, and what changed between. What one document
//! is and how it is written is in [`super::documents`].

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::record::document::{DocumentDetails, entered, visit_of};
use shared::record::submission::PaperCited;
use shared::record::{ChangeHash, Kind, Record};

use super::command::PaperChange;
use super::entered::{leave_screen, takes_more};
use super::failure::Failure;
use super::lists::answers_with_drafts;
use super::session::Session;
use super::store::device::Device;
use super::store::{StoreError, drafts, records};
use super::visits::changed;

/// A paper, as far as it is compared.
pub(crate) struct Paper {
    pub(crate) document: RecordId,
    /// Its code.
    pub(crate) paper: String,
    /// What is compared of it.
    pub(crate) says: Answers,
    pub(crate) heads: Vec<ChangeHash>,
}

impl Paper {
    /// As a submission or a declaration cites it.
    pub(crate) fn cited(&self) -> PaperCited {
        (self.document, self.heads.clone())
    }
}

/// The documents of a visit as they stand: those of its own case that were
/// not taken out.
pub(crate) fn standing(db: &Connection, visit: RecordId) -> Result<Vec<Record>, StoreError> {
    let mut found = Vec::new();
    for id in records::citing(db, visit, Kind::Document)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let details = DocumentDetails::of(&mut record);
        if details.is_some_and(|details| details.visit == visit && !details.removed) {
            found.push(record);
        }
    }
    Ok(found)
}

/// Documents of a visit as they were when they were cited; those whose
/// changes have not come yet are left out.
pub(crate) fn as_cited(
    db: &Connection,
    visit: &Record,
    cited: &[PaperCited],
) -> Result<Vec<Record>, StoreError> {
    let mut found = Vec::new();
    for (id, heads) in cited {
        let Some(mut record) = records::load(db, *id)? else { continue };
        let meta = *record.meta();
        let is_its = meta.kind == Kind::Document && meta.case == visit.meta().case;
        if is_its && visit_of(&record) == Some(visit.meta().id) {
            found.extend(record.at(heads).ok());
        }
    }
    Ok(found)
}

/// What is handed in of these documents: all that they say. One that was only
/// begun is no paper.
pub(crate) fn handed_in(documents: Vec<Record>) -> Vec<Paper> {
    let paper = |mut record: Record| {
        let details = DocumentDetails::of(&mut record).filter(DocumentDetails::is_seen)?;
        let (document, says) = (record.meta().id, record.answers());
        Some(Paper { document, paper: details.paper, says, heads: record.heads() })
    };
    documents.into_iter().filter_map(paper).collect()
}

/// What is declared of these documents: what was entered.
pub(crate) fn declared(documents: Vec<Record>) -> Vec<Paper> {
    let paper = |mut record: Record| {
        let says = entered(&record.answers());
        let details = DocumentDetails::of(&mut record).filter(|_| !says.0.is_empty())?;
        let document = record.meta().id;
        Some(Paper { document, paper: details.paper, says, heads: record.heads() })
    };
    documents.into_iter().filter_map(paper).collect()
}

/// The same as they stand, with what is still being entered.
pub(crate) fn declared_with_drafts(
    db: &Connection,
    documents: Vec<Record>,
) -> Result<Vec<Paper>, StoreError> {
    let mut found = Vec::new();
    for mut record in documents {
        let says = entered(&answers_with_drafts(db, &record)?);
        let Some(details) = DocumentDetails::of(&mut record) else { continue };
        if !says.0.is_empty() {
            let (document, heads) = (record.meta().id, record.heads());
            found.push(Paper { document, paper: details.paper, says, heads });
        }
    }
    Ok(found)
}

/// Where papers differ, and what stands there now.
pub(crate) fn differences(then: &[Paper], now: &[Paper]) -> Vec<PaperChange> {
    let found = |all: &[Paper], document| all.iter().position(|it| it.document == document);
    let own = |name: &str| AnswerPath::instance("_document", name).ok();
    let change = |of: &Paper, path: AnswerPath, value| PaperChange {
        document: of.document,
        paper: of.paper.clone(),
        path,
        value,
    };
    let mut changes = Vec::new();
    for was in then {
        match found(now, was.document).and_then(|at| now.get(at)) {
            Some(is) => changes.extend(
                changed(&was.says, &is.says)
                    .into_iter()
                    .map(|(path, value)| change(is, path, value)),
            ),
            None => changes
                .extend(own("removed").map(|path| change(was, path, Some(Value::Integer(1))))),
        }
    }
    for is in now.iter().filter(|is| found(then, is.document).is_none()) {
        let paper = Value::Choice(is.paper.clone());
        changes.extend(own("paper").map(|path| change(is, path, Some(paper))));
    }
    changes
}

/// Turn what is being entered into a visit's papers into changes.
pub(crate) fn leave(
    session: &mut Session,
    device: &Device,
    visit: RecordId,
    now: i64,
) -> Result<(), Failure> {
    for record in standing(session.db(), visit)? {
        let meta = *record.meta();
        if !drafts::of(session.db(), meta.id)?.is_empty() && takes_more(session, &meta)? {
            leave_screen(session, device, meta.id, now)?;
        }
    }
    Ok(())
}
