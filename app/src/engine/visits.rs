//! A visit as screens show it: its answers, who wrote them, what was said of
//! it, and what belongs to it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::{InstallId, RecordId};
use shared::lifecycle::VisitStage;
use shared::people::authority::Action;
use shared::record::{Field, FieldValue, Fields, FormUsed, Kind, Record};

use super::command::{
    FieldVersion, OpenVisit, ReviewView, Undecided, VisitRow, VisitView, Written,
};
use super::entered::{is_own, load_kind, takes_more};
use super::failure::Failure;
use super::lists::{answers_with_drafts, spoken_of};
use super::session::Session;
use super::store::lists::VisitList;
use super::store::{StoreError, directory, drafts, lists};
use super::{comments, declarations, documents, forms, last};

pub(crate) fn row(session: &Session, visit: RecordId) -> Result<VisitRow, Failure> {
    let found = lists::visits(session.db(), VisitList::One(visit), 0, 1)?;
    found.into_iter().next().ok_or(Failure::NotFound)
}

pub(crate) fn open(session: &Session, asked: &OpenVisit) -> Result<VisitView, Failure> {
    let db = session.db();
    let row = row(session, asked.visit)?;
    let mut record = load_kind(session, asked.visit, Kind::Visit)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let may_write = takes_more(session, record.meta())?;
    let (answers, handed_in) = shown(session, &mut record)?;
    let (fields, changed_since) = match handed_in {
        Some(mut then) => (then.fields(), changed(&answers, &record.answers())),
        None => (record.fields(), Vec::new()),
    };
    let mut names = Names::of(db);
    let mut written = Vec::new();
    for (path, field) in &fields {
        let by = names.name(field.value.by)?;
        written.push(Written { path: path.clone(), by, at: field.value.at });
    }
    let drafted: BTreeSet<_> =
        drafts::of(db, asked.visit)?.into_iter().map(|(path, _)| path).collect();
    let undecided = undecided(&mut names, &fields, &drafted)?;
    let mut reviews = Vec::new();
    for (mut review, at, details) in spoken_of(db, asked.visit)?.reviews {
        let by = review.begun().map(|(install, _)| names.name(install)).transpose()?;
        let (by, outcome) = (by.unwrap_or_default(), details.outcome);
        reviews.push(ReviewView { by, at, outcome, comment: details.comment });
    }
    let form = forms::used(&used);
    let last = last::of(session, &row)?;
    let same_as_last = last
        .as_ref()
        .map(|last| last::same_groups(form, &answers, last.visit, &last.answers))
        .unwrap_or_default();
    let (declaration, declarations) = declarations::of_visit(session, &mut record, form, &answers)?;
    let awaits = matches!(row.stage, VisitStage::HandedIn | VisitStage::Amended);
    let may_review = awaits && session.may(Action::Write, Kind::Review, row.case)?;
    Ok(VisitView {
        form: (used.id, used.version),
        answers,
        changed_since,
        written,
        undecided,
        last,
        same_as_last,
        comments: comments::of_visit(session, asked.visit)?,
        may_comment: session.may(Action::Write, Kind::Comment, row.case)?,
        declaration,
        declarations,
        documents: documents::rows(session, row.case)?,
        submission: lists::submission(db, asked.visit)?,
        reviews,
        may_write,
        may_review,
        row,
    })
}

/// A visit's answers as this person is shown them. Whoever may write sees what
/// stands, drafts laid over it. Whoever only reads sees what was handed in,
/// exactly, and gets the visit as it was then: that is what a review speaks of.
pub(crate) fn shown(
    session: &Session,
    visit: &mut Record,
) -> Result<(Answers, Option<Record>), Failure> {
    let handed_in = spoken_of(session.db(), visit.meta().id)?.submissions.pop();
    match handed_in {
        Some((_, _, details)) if !takes_more(session, visit.meta())? => {
            let then = visit.at(&details.heads).map_err(|_| Failure::Internal)?;
            Ok((then.answers(), Some(then)))
        }
        _ => Ok((answers_with_drafts(session.db(), visit)?, None)),
    }
}

/// Where two states of a visit differ, and what stands there now.
pub(crate) fn changed(then: &Answers, now: &Answers) -> Vec<(AnswerPath, Option<Value>)> {
    let paths: BTreeSet<&AnswerPath> = then.0.keys().chain(now.0.keys()).collect();
    paths
        .into_iter()
        .filter(|path| then.get(path) != now.get(path))
        .map(|path| (path.clone(), now.get(path).cloned()))
        .collect()
}

/// The names of those who write, each looked up once.
pub(crate) struct Names<'a> {
    db: &'a Connection,
    known: BTreeMap<InstallId, String>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(db: &'a Connection) -> Self {
        Self { db, known: BTreeMap::new() }
    }

    /// Whose install it is.
    pub(crate) fn name(&mut self, install: InstallId) -> Result<String, StoreError> {
        if let Some(name) = self.known.get(&install) {
            return Ok(name.clone());
        }
        let name = directory::name_of(self.db, install)?;
        self.known.insert(install, name.clone());
        Ok(name)
    }

    /// A value with its writer's name.
    pub(crate) fn version(&mut self, written: &FieldValue) -> Result<FieldVersion, StoreError> {
        let by = self.name(written.by)?;
        Ok(FieldVersion { value: written.value.clone(), by, at: written.at })
    }
}

/// The answers of which two or more values stand.
pub(crate) fn two_values(fields: &Fields) -> impl Iterator<Item = (&AnswerPath, &Field)> {
    fields.iter().filter(|(path, field)| !field.others.is_empty() && !is_own(path))
}

/// The same with who wrote each value; an answer that a draft holds is chosen.
pub(crate) fn undecided(
    names: &mut Names<'_>,
    fields: &Fields,
    drafted: &BTreeSet<AnswerPath>,
) -> Result<Vec<Undecided>, StoreError> {
    let mut undecided = Vec::new();
    for (path, field) in two_values(fields).filter(|(path, _)| !drafted.contains(path)) {
        let values = std::iter::once(&field.value).chain(&field.others);
        let values = values.map(|value| names.version(value)).collect::<Result<_, _>>()?;
        undecided.push(Undecided { path: path.clone(), values });
    }
    Ok(undecided)
}
