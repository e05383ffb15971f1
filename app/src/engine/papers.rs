//! The papers of a visit or of a support request: the documents that were first
//! shown at it, as they stand and as they were at some time, and what changed
//! between. What one document is and how it is written is in
//! [`super::documents`].

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::record::document::{DocumentDetails, entered, shown_at};
use shared::record::submission::PaperCited;
use shared::record::{ChangeHash, FormUsed, Kind, Record};

use super::command::PaperChange;
use super::entered::{leave_screen, takes_more};
use super::failure::Failure;
use super::forms;
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
    /// Whether it was matched with the original, as it stands.
    pub(crate) matched: bool,
    pub(crate) heads: Vec<ChangeHash>,
}

impl Paper {
    /// As a submission or a declaration cites it.
    pub(crate) fn cited(&self) -> PaperCited {
        (self.document, self.heads.clone())
    }
}

/// The form whose `paper` questions name the papers that are shown at a visit
/// or a support request: the visit's own; for a request, and where the visit is
/// not here, the one that new visits answer.
pub(crate) fn asked_by(at: Option<&Record>) -> Option<FormUsed> {
    let visit = at.filter(|record| record.meta().kind == Kind::Visit);
    visit.and_then(FormUsed::of).or_else(|| {
        let form = forms::for_kind(Kind::Visit)?;
        Some(FormUsed { id: form.id().to_owned(), version: form.version().to_owned() })
    })
}

/// The documents of a visit or a request as they stand: those of its own case
/// that were not taken out.
pub(crate) fn standing(db: &Connection, at: RecordId) -> Result<Vec<Record>, StoreError> {
    let mut found = Vec::new();
    for id in records::citing(db, at, Kind::Document)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let details = DocumentDetails::of(&mut record);
        if details.is_some_and(|details| details.shown_at == at && !details.removed) {
            found.push(record);
        }
    }
    Ok(found)
}

/// Documents of a visit or a request as they were when they were cited; those
/// whose changes have not come yet are left out.
pub(crate) fn as_cited(
    db: &Connection,
    at: &Record,
    cited: &[PaperCited],
) -> Result<Vec<Record>, StoreError> {
    let mut found = Vec::new();
    for (id, heads) in cited {
        let Some(mut record) = records::load(db, *id)? else { continue };
        let meta = *record.meta();
        let is_its = meta.kind == Kind::Document && meta.case == at.meta().case;
        if is_its && shown_at(&record) == Some(at.meta().id) {
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
        let says = record.answers();
        Some(paper_of(&mut record, details, says))
    };
    documents.into_iter().filter_map(paper).collect()
}

fn paper_of(record: &mut Record, details: DocumentDetails, says: Answers) -> Paper {
    Paper {
        document: record.meta().id,
        paper: details.paper,
        says,
        matched: details.matched.is_some(),
        heads: record.heads(),
    }
}

/// What is shown of these documents to whoever declares: what was entered, and
/// those that were only seen. A paper that was only begun is none.
pub(crate) fn shown(documents: Vec<Record>) -> Vec<Paper> {
    let paper = |mut record: Record| shown_paper(record.answers(), &mut record);
    documents.into_iter().filter_map(paper).collect()
}

fn shown_paper(answers: Answers, record: &mut Record) -> Option<Paper> {
    let details = DocumentDetails::of(record)?;
    let says = entered(&answers);
    (details.is_seen() || !says.0.is_empty()).then(|| paper_of(record, details, says))
}

/// The same as they stand, with what is still being entered; that undoes a
/// matching.
pub(crate) fn shown_with_drafts(
    db: &Connection,
    documents: Vec<Record>,
) -> Result<Vec<Paper>, StoreError> {
    let mut found = Vec::new();
    for mut record in documents {
        let answers = answers_with_drafts(db, &record)?;
        let entering = answers != record.answers();
        let paper = shown_paper(answers, &mut record);
        found.extend(paper.map(|it| Paper { matched: it.matched && !entering, ..it }));
    }
    Ok(found)
}

/// Those of which something was entered: that is what is declared of them.
pub(crate) fn declared(papers: &[Paper]) -> impl Iterator<Item = &Paper> {
    papers.iter().filter(|paper| !paper.says.0.is_empty())
}

/// Where papers differ, and what stands there now.
pub(crate) fn differences<'a>(
    then: impl IntoIterator<Item = &'a Paper>,
    now: impl IntoIterator<Item = &'a Paper>,
) -> Vec<PaperChange> {
    let (then, now): (Vec<_>, Vec<_>) = (then.into_iter().collect(), now.into_iter().collect());
    let found =
        |all: &[&'a Paper], document| all.iter().find(|it| it.document == document).copied();
    let own = |name: &str| AnswerPath::instance("_document", name).ok();
    let change = |of: &Paper, path: AnswerPath, value| PaperChange {
        document: of.document,
        paper: of.paper.clone(),
        path,
        value,
    };
    let mut changes = Vec::new();
    for was in &then {
        match found(&now, was.document) {
            Some(is) => changes.extend(
                changed(&was.says, &is.says)
                    .into_iter()
                    .map(|(path, value)| change(is, path, value)),
            ),
            None => changes
                .extend(own("removed").map(|path| change(was, path, Some(Value::Integer(1))))),
        }
    }
    for is in now.iter().filter(|is| found(&then, is.document).is_none()) {
        let paper = Value::Choice(is.paper.clone());
        changes.extend(own("paper").map(|path| change(is, path, Some(paper))));
    }
    changes
}

/// What was entered into the papers of a visit or a request and is no change
/// yet, also into those that were taken out meanwhile.
pub(crate) fn entering(db: &Connection, at: RecordId) -> Result<Vec<PaperChange>, StoreError> {
    let mut found = Vec::new();
    for document in records::citing(db, at, Kind::Document)? {
        let entered = drafts::of(db, document)?;
        if entered.is_empty() {
            continue;
        }
        let details = records::load(db, document)?.and_then(|mut it| DocumentDetails::of(&mut it));
        let paper = details.map(|details| details.paper).unwrap_or_default();
        found.extend(entered.into_iter().map(|(path, value)| PaperChange {
            document,
            paper: paper.clone(),
            path,
            value: Some(value),
        }));
    }
    Ok(found)
}

/// Turn what is being entered into the papers of a visit or a request into
/// changes.
pub(crate) fn leave(
    session: &mut Session,
    device: &Device,
    at: RecordId,
    now: i64,
) -> Result<(), Failure> {
    for record in standing(session.db(), at)? {
        let meta = *record.meta();
        if !drafts::of(session.db(), meta.id)?.is_empty() && takes_more(session, &meta)? {
            leave_screen(session, device, meta.id, now)?;
        }
    }
    Ok(())
}
