//! A visit together with its annex, in which the sensitive answers lie: whoever
//! types and whoever may read both sees one visit, everyone else the visit
//! alone. A support request is whole by itself: it has no annex. Which edits go
//! where is decided here, too. How an annex is written down is in
//! `shared::record::annex`.

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, FormDefinition};
use shared::ids::RecordId;
use shared::people::Person;
use shared::people::authority::{self, Action};
use shared::record::annex::{self, AnnexCited};
use shared::record::submission::SubmissionDetails;
use shared::record::{ChangeHash, Edit, Fields, FormUsed, Kind, Record, RecordError, RecordMeta};

use super::commit::{Writing, commit};
use super::entered::load_with_evidence;
use super::failure::Failure;
use super::forms;
use super::session::Session;
use super::store::device::Device;
use super::store::{StoreError, directory, records};

/// A visit with its annex, as far as a person may read it; or a support request,
/// which has none.
pub(crate) struct Whole {
    /// The visit, or the request.
    pub(crate) visit: Record,
    annex: Option<Record>,
    /// Whether this person may read annexes of the case.
    reads: bool,
    form: Option<&'static FormDefinition>,
}

/// The annex of a visit, if it was begun.
fn of_visit(db: &Connection, visit: &RecordMeta) -> Result<Option<Record>, StoreError> {
    let meta = annex::meta_of(visit);
    let found = records::load(db, meta.id)?;
    let is_its = |it: &Record| *it.meta() == meta && annex::visit_of(it) == Some(visit.id);
    Ok(found.filter(is_its))
}

impl Whole {
    /// A visit or a request as this person may read it.
    pub(crate) fn load(session: &Session, visit: RecordId) -> Result<Self, Failure> {
        let visit = load_with_evidence(session, visit)?;
        Ok(Self::of(session.db(), session.person(), visit)?)
    }

    /// The same of its record.
    pub(crate) fn of(db: &Connection, person: &Person, visit: Record) -> Result<Self, StoreError> {
        let meta = visit.meta();
        if meta.kind != Kind::Visit {
            return Ok(Self { visit, annex: None, reads: false, form: None });
        }
        let placement = directory::placement(db, meta.case)?;
        let reads =
            placement.is_some_and(|at| authority::may(person, Action::Read, &Kind::Annex, &at));
        let annex = if reads { of_visit(db, meta)? } else { None };
        let form = FormUsed::of(&visit).and_then(|used| forms::sensitive_by(&used));
        Ok(Self { visit, annex, reads, form })
    }

    pub(crate) fn meta(&self) -> &RecordMeta {
        self.visit.meta()
    }

    /// Whether there are questions whose answers this person is not given.
    pub(crate) fn in_confidence(&self) -> bool {
        !self.reads && self.form.is_some_and(FormDefinition::has_sensitive)
    }

    fn is_sensitive(&self, path: &AnswerPath) -> bool {
        self.form.is_some_and(|form| form.is_sensitive(path.name()))
    }

    /// The answers as they count, of both.
    pub(crate) fn answers(&self) -> Answers {
        let mut answers = self.visit.answers();
        let sensitive = self.annex.as_ref().map(annex::answers).unwrap_or_default();
        answers.0.extend(sensitive.0.into_iter().filter(|(path, _)| self.is_sensitive(path)));
        answers
    }

    /// Every field of both, with its concurrent values.
    pub(crate) fn fields(&mut self) -> Fields {
        let mut fields = self.visit.fields();
        let sensitive = self.annex.as_mut().map(Record::fields).unwrap_or_default();
        fields.extend(sensitive.into_iter().filter(|(path, _)| self.is_sensitive(path)));
        fields
    }

    /// Of these answers the sensitive ones: those that lie in the annex.
    pub(crate) fn sensitive(&self, answers: &Answers) -> Answers {
        self.part(answers, true)
    }

    /// Of these answers those that everyone sees who sees the visit.
    pub(crate) fn open(&self, answers: &Answers) -> Answers {
        self.part(answers, false)
    }

    fn part(&self, answers: &Answers, sensitive: bool) -> Answers {
        let part = answers.0.iter().filter(|(path, _)| self.is_sensitive(path) == sensitive);
        part.map(|(path, value)| (path.clone(), value.clone())).collect()
    }

    /// Both as they were when they were cited.
    ///
    /// # Errors
    /// [`RecordError`] where changes have not come yet.
    pub(crate) fn at(
        &mut self,
        heads: &[ChangeHash],
        cited: Option<&AnnexCited>,
    ) -> Result<Self, RecordError> {
        let annex = match cited.filter(|_| self.reads) {
            Some(cited) => {
                let annex = self.annex.as_mut().ok_or(RecordError::MissingDependency)?;
                let heads = cited.heads(annex).ok_or(RecordError::MissingDependency)?;
                Some(annex.at(&heads)?)
            }
            None => None,
        };
        Ok(Self { visit: self.visit.at(heads)?, annex, reads: self.reads, form: self.form })
    }

    /// Both as they were handed in.
    ///
    /// # Errors
    /// As [`Whole::at`].
    pub(crate) fn handed_in(&mut self, as_: &SubmissionDetails) -> Result<Self, RecordError> {
        self.at(&as_.heads, as_.annex.as_ref())
    }

    /// The annex as it stands, as others cite it.
    pub(crate) fn cited(&mut self) -> Option<AnnexCited> {
        self.annex.as_mut().and_then(AnnexCited::of)
    }

    /// Whether the sensitive answers are others than those that were handed in;
    /// `None` where this person is not given them, or what was handed in has
    /// not come yet.
    pub(crate) fn is_annex_amended(&mut self, handed_in: &SubmissionDetails) -> Option<bool> {
        if !self.reads {
            return None;
        }
        let then = self.handed_in(handed_in).ok()?;
        Some(self.sensitive(&then.answers()) != self.sensitive(&self.answers()))
    }
}

/// The record in which a field that answers a form lies, begun or not: a visit's
/// annex where the field is sensitive, else the record itself. `None` where this
/// person is not given it.
pub(crate) fn record_of(
    session: &Session,
    answering: Record,
    path: &AnswerPath,
) -> Result<Option<Record>, Failure> {
    let whole = Whole::of(session.db(), session.person(), answering)?;
    if !whole.is_sensitive(path) {
        return Ok(Some(whole.visit));
    }
    Ok(match whole.annex {
        None if whole.reads => {
            let meta = annex::meta_of(whole.visit.meta());
            Some(Record::new(meta).map_err(|_| Failure::Internal)?)
        }
        annex => annex,
    })
}

/// The writings that edits to a visit come to: the sensitive ones go into its
/// annex, which begins with the first of them.
pub(crate) fn writings(
    session: &Session,
    visit: &RecordMeta,
    used: Option<&FormUsed>,
    edits: Vec<Edit>,
) -> Result<Vec<Writing>, Failure> {
    let form = used.and_then(forms::sensitive_by);
    let is_sensitive = |edit: &Edit| form.is_some_and(|form| form.is_sensitive(edit.path.name()));
    let (sensitive, open): (Vec<_>, Vec<_>) = edits.into_iter().partition(is_sensitive);
    let mut writings = vec![Writing { meta: *visit, edits: open }];
    if let (Some(used), false) = (used, sensitive.is_empty()) {
        session.demand(Action::Write, Kind::Annex, visit.case)?;
        let mut edits = begin_if_none(session, visit, used)?;
        edits.extend(sensitive);
        writings.push(Writing { meta: annex::meta_of(visit), edits });
    }
    Ok(writings)
}

fn begin_if_none(
    session: &Session,
    visit: &RecordMeta,
    used: &FormUsed,
) -> Result<Vec<Edit>, Failure> {
    Ok(match of_visit(session.db(), visit)? {
        Some(_) => Vec::new(),
        None => annex::begin(visit.id, used),
    })
}

/// Begin the annex of a visit whose form has sensitive questions, answered or
/// not: so what cites it does not tell whether they were. A request has none.
pub(crate) fn ensure(
    session: &mut Session,
    device: &Device,
    visit: &RecordMeta,
    used: &FormUsed,
    now: i64,
) -> Result<(), Failure> {
    let asked = visit.kind == Kind::Visit
        && forms::sensitive_by(used).is_some_and(FormDefinition::has_sensitive);
    if !asked || !session.may(Action::Write, Kind::Annex, visit.case)? {
        return Ok(());
    }
    let edits = begin_if_none(session, visit, used)?;
    if edits.is_empty() {
        return Ok(());
    }
    commit(session, device, &[Writing { meta: annex::meta_of(visit), edits }], now)
}
