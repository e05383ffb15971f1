//! A visit as screens show it: its answers, who wrote them, what was said of
//! it, and what belongs to it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::{InstallId, RecordId};
use shared::lifecycle::VisitStage;
use shared::people::authority::Action;
use shared::record::submission::PaperCited;
use shared::record::{Field, FieldValue, Fields, FormUsed, Kind, Record, policy_used};

use super::annex::Whole;
use super::command::{FieldVersion, OpenVisit, Undecided, VisitRow, VisitView, Written};
use super::entered::{is_own, takes_more};
use super::failure::Failure;
use super::lists::{spoken_of, with_drafts};
use super::session::Session;
use super::store::lists::VisitList;
use super::store::{StoreError, directory, drafts, lists};
use super::{
    cases, comments, declarations, documents, forms, last, leaving, papers, reviews, words,
};

pub(crate) fn row(session: &Session, visit: RecordId) -> Result<VisitRow, Failure> {
    let found = lists::visits(session.db(), VisitList::One(visit), 0, 1)?;
    found.into_iter().next().ok_or(Failure::NotFound)
}

pub(crate) fn open(session: &Session, asked: &OpenVisit) -> Result<VisitView, Failure> {
    let db = session.db();
    let row = row(session, asked.visit)?;
    let mut whole = Whole::load(session, asked.visit)?;
    let used = FormUsed::of(&whole.visit).ok_or(Failure::FormUnknown)?;
    let may_write = takes_more(session, whole.meta())?;
    let shown = shown(session, &mut whole)?;
    let standing = papers::standing(db, asked.visit)?;
    // Whoever reads sees the papers, too, as they were handed in.
    let mut changes = (Vec::new(), Vec::new());
    let mut fields = whole.fields();
    let mut documents = documents::rows(session, row.case)?;
    let form = forms::used(&used);
    let (declaration, declarations) = declarations::on(session, &mut whole, form, &shown)?;
    let Shown { answers, then } = shown;
    let visit = &whole.visit;
    if let Some((mut then, cited)) = then {
        fields = then.fields();
        documents = documents::rows_handed_in(session, visit, &cited)?;
        let before = papers::handed_in(papers::as_cited(db, visit, &cited)?);
        let now = papers::handed_in(papers::standing(db, asked.visit)?);
        changes = (changed(&answers, &whole.answers()), papers::differences(&before, &now));
    }
    let (changed_since, papers_changed) = changes;
    let mut names = Names::of(db);
    let mut written = Vec::new();
    for (path, field) in &fields {
        let by = names.name(field.value.by)?;
        written.push(Written { path: path.clone(), by, at: field.value.at });
    }
    let entered = drafts::of(db, asked.visit)?;
    let drafted = entered.iter().filter(|_| may_write).map(|(path, _)| path.clone()).collect();
    // What stands now is undecided, also for whoever reads what stood then.
    let mut undecided = undecided(&mut names, asked.visit, &whole.fields(), &drafted)?;
    for mut paper in standing {
        undecided.extend(undecided_in(session, &mut names, &mut paper)?);
    }
    let mut reviewed = Vec::new();
    let spoken = spoken_of(db, asked.visit)?;
    // What has not come whole cannot have been read.
    let newest = spoken.submissions.last();
    let readable = match newest {
        Some((_, _, newest)) => {
            let papers = papers::as_cited(db, &whole.visit, &newest.papers)?.len();
            papers == newest.papers.len() && whole.handed_in(newest).is_ok()
        }
        None => false,
    };
    let amended = newest.and_then(|(_, _, newest)| whole.is_annex_amended(newest));
    for (mut review, at, details) in spoken.reviews {
        reviewed.push(reviews::view(db, &mut review, at, details)?);
    }
    let may_drop = may_write && cases::may_drop(session, &whole)?;
    let last = last::of(session, &row)?;
    let same_as_last = last
        .as_ref()
        .map(|last| last::same_groups(form, &answers, last.visit, &last.answers))
        .unwrap_or_default();
    let awaits = matches!(row.stage, VisitStage::HandedIn | VisitStage::Amended);
    let may_review = awaits && readable && session.may(Action::Write, Kind::Review, row.case)?;
    Ok(VisitView {
        form: (used.id, used.version),
        policy: policy_used::of(&whole.visit),
        answers,
        in_confidence: whole.in_confidence(),
        annex_amended: amended == Some(true),
        changed_since,
        papers_changed,
        written,
        undecided,
        last,
        same_as_last,
        comments: comments::of_visit(session, asked.visit)?,
        may_comment: session.may(Action::Write, Kind::Comment, row.case)?,
        declaration,
        declarations,
        documents,
        submission: lists::submission(db, asked.visit)?,
        reviews: reviewed,
        categories: session.categories()?,
        may_write,
        may_drop,
        may_review,
        papers_late: if may_write { Vec::new() } else { papers::entering(db, asked.visit)? },
        written_late: if may_write { Vec::new() } else { entered },
        left: leaving::is(db, row.case)?,
        words: words::of(db, asked.visit)?,
        row,
    })
}

/// The answers of a visit or a support request as this person is shown them.
/// Whoever may write sees what stands, drafts laid over it. Whoever only reads
/// sees what was handed in, exactly, and gets it as it was then: that is what a
/// review speaks of.
/// A submission may speak of changes that have not come yet, or never will:
/// the newest whose changes are here counts.
pub(crate) fn shown(session: &Session, visit: &mut Whole) -> Result<Shown, Failure> {
    if !takes_more(session, visit.meta())? {
        let submissions = spoken_of(session.db(), visit.meta().id)?.submissions;
        for (_, _, submission) in submissions.into_iter().rev() {
            if let Ok(then) = visit.handed_in(&submission) {
                return Ok(Shown {
                    answers: then.answers(),
                    then: Some((then, submission.papers)),
                });
            }
        }
        return Ok(Shown { answers: visit.answers(), then: None });
    }
    let answers = with_drafts(session.db(), visit.meta().id, visit.answers())?;
    Ok(Shown { answers, then: None })
}

/// A visit or a support request as somebody is shown it.
pub(crate) struct Shown {
    pub(crate) answers: Answers,
    /// For whoever only reads: how it was handed in, and its papers.
    pub(crate) then: Option<(Whole, Vec<PaperCited>)>,
}

/// Of how many answers of a visit and of its papers two values stand.
pub(crate) fn two_standing(session: &Session, visit: RecordId) -> Result<usize, Failure> {
    let mut count = two_values(&Whole::load(session, visit)?.fields()).count();
    for mut paper in papers::standing(session.db(), visit)? {
        count += two_values(&paper.fields()).count();
    }
    Ok(count)
}

/// The answers of a paper of which two values stand and no draft chooses.
fn undecided_in(
    session: &Session,
    names: &mut Names<'_>,
    paper: &mut Record,
) -> Result<Vec<Undecided>, Failure> {
    let meta = *paper.meta();
    let entered = drafts::of(session.db(), meta.id)?.into_iter();
    let may_write = takes_more(session, &meta)?;
    let drafted = entered.filter(|_| may_write).map(|(path, _)| path).collect();
    Ok(undecided(names, meta.id, &paper.fields(), &drafted)?)
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
    record: RecordId,
    fields: &Fields,
    drafted: &BTreeSet<AnswerPath>,
) -> Result<Vec<Undecided>, StoreError> {
    let mut undecided = Vec::new();
    for (path, field) in two_values(fields).filter(|(path, _)| !drafted.contains(path)) {
        let values = std::iter::once(&field.value).chain(&field.others);
        let values = values.map(|value| names.version(value)).collect::<Result<_, _>>()?;
        undecided.push(Undecided { record, path: path.clone(), values });
    }
    Ok(undecided)
}
