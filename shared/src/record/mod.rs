//! Records: one small automerge document for each thing somebody asserts.
//!
//! This folder is the one place that knows automerge and its keys; everything
//! else sees fields, values and typed views. A record begins with a *genesis*
//! change which is computed on every side from the record's [`RecordMeta`] and
//! never sent; after it come the changes of people, each made when a screen is
//! left.

pub mod acknowledgement;
pub mod annex;
pub mod case;
mod change;
pub mod comment;
pub mod decision;
pub mod declaration;
pub mod document;
pub mod feedback;
mod field;
mod form_used;
mod genesis;
mod history;
mod mark;
pub mod matter;
pub mod photo;
pub mod policy_used;
pub mod review;
pub mod session;
pub mod signature;
pub mod structure;
pub mod submission;
pub mod visit;
pub mod visit_order;

use automerge::{AutoCommit, ReadDoc};
use serde::{Deserialize, Serialize};

pub use automerge::{Change, ChangeHash};
pub use change::{Author, Edit, author_of};
pub use field::{Field, FieldValue, Fields};
pub use form_used::FormUsed;
pub use genesis::genesis_hash;
pub use history::history;
pub use mark::Mark;

use crate::form::{AnswerPath, Answers, Value};
use crate::ids::RecordId;

/// What a record is. A kind that a newer version invented is kept, not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub enum Kind {
    /// ملف المستفيد: who, where, family.
    Case,
    /// زيارة منزلية: the interview's answers.
    Visit,
    /// A visit handed in: what was handed in, exactly.
    Submission,
    /// What a supervisor says of a submission.
    Review,
    /// طلب دعم.
    SupportRequest,
    /// مستند: a paper that was seen.
    Document,
    /// إقرار وتعهد: signed by the applicant.
    Declaration,
    /// تكليف بزيارة: a visit that a supervisor asks for.
    VisitOrder,
    /// What somebody says at one question of a visit.
    Comment,
    /// تواصل: somebody was received, on one of the channels.
    Contact,
    /// إحالة: a question goes to the researcher, or a person to another body.
    Referral,
    /// متابعة: what was done about a referral, a complaint, an appeal or an obstacle.
    FollowUp,
    /// التقرير الاجتماعي: what the researcher finds and recommends.
    Report,
    /// جلسة اللجنة: when the committee sat, who was there, what was before it.
    Session,
    /// قرار: what the committee decided about a request.
    Decision,
    /// تبليغ القرار: the applicant was told.
    Reply,
    /// تظلم: against a decision.
    Appeal,
    /// استكمال إجراءات التسجيل.
    Registration,
    /// سند استلام: what was delivered, to whom, by whom received.
    Service,
    /// قياس الرضا: what somebody thinks of how it went, sealed to the server.
    Feedback,
    /// اقتراح أو شكوى أو خلاف.
    Complaint,
    /// عائق: what stands in the way of good service.
    Obstacle,
    /// ملحق: the sensitive answers of a visit, with an authority of their own.
    Annex,
    /// إقرار الاطلاع: one of the staff has read the policy and signs for it.
    Acknowledgement,
    /// Known to a newer version only.
    Unknown(u16),
}

impl From<u16> for Kind {
    fn from(code: u16) -> Self {
        match code {
            0 => Self::Case,
            1 => Self::Visit,
            2 => Self::Submission,
            3 => Self::Review,
            4 => Self::SupportRequest,
            5 => Self::Document,
            6 => Self::Declaration,
            7 => Self::VisitOrder,
            8 => Self::Comment,
            9 => Self::Contact,
            10 => Self::Referral,
            11 => Self::FollowUp,
            12 => Self::Report,
            13 => Self::Session,
            14 => Self::Decision,
            15 => Self::Reply,
            16 => Self::Appeal,
            17 => Self::Registration,
            18 => Self::Service,
            19 => Self::Feedback,
            20 => Self::Complaint,
            21 => Self::Obstacle,
            22 => Self::Annex,
            23 => Self::Acknowledgement,
            other => Self::Unknown(other),
        }
    }
}

impl From<Kind> for u16 {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Case => 0,
            Kind::Visit => 1,
            Kind::Submission => 2,
            Kind::Review => 3,
            Kind::SupportRequest => 4,
            Kind::Document => 5,
            Kind::Declaration => 6,
            Kind::VisitOrder => 7,
            Kind::Comment => 8,
            Kind::Contact => 9,
            Kind::Referral => 10,
            Kind::FollowUp => 11,
            Kind::Report => 12,
            Kind::Session => 13,
            Kind::Decision => 14,
            Kind::Reply => 15,
            Kind::Appeal => 16,
            Kind::Registration => 17,
            Kind::Service => 18,
            Kind::Feedback => 19,
            Kind::Complaint => 20,
            Kind::Obstacle => 21,
            Kind::Annex => 22,
            Kind::Acknowledgement => 23,
            Kind::Unknown(other) => other,
        }
    }
}

impl Kind {
    /// Every kind that this version knows, in the order of their codes.
    pub const KNOWN: [Self; 24] = [
        Self::Case,
        Self::Visit,
        Self::Submission,
        Self::Review,
        Self::SupportRequest,
        Self::Document,
        Self::Declaration,
        Self::VisitOrder,
        Self::Comment,
        Self::Contact,
        Self::Referral,
        Self::FollowUp,
        Self::Report,
        Self::Session,
        Self::Decision,
        Self::Reply,
        Self::Appeal,
        Self::Registration,
        Self::Service,
        Self::Feedback,
        Self::Complaint,
        Self::Obstacle,
        Self::Annex,
        Self::Acknowledgement,
    ];

    /// Whether a record of this kind opens a file of its own, always or where
    /// it concerns no case yet: somebody unknown calls, the committee sits,
    /// one of the staff signs the policy. Its id is then the file's. A complaint
    /// may be about whoever has the case: what is done about it lies apart, and
    /// that person is given none of it.
    #[must_use]
    pub fn opens_file(self) -> Opens {
        match self {
            Self::Case
            | Self::Session
            | Self::Complaint
            | Self::Obstacle
            | Self::Acknowledgement => Opens::Always,
            Self::Contact => Opens::Sometimes,
            _ => Opens::Never,
        }
    }

    /// Whether papers are shown at records of this kind, and a declaration is
    /// signed over what they say: at a home visit, and at a support request in
    /// the office, where an association makes no visits.
    #[must_use]
    pub fn takes_evidence(self) -> bool {
        matches!(self, Self::Visit | Self::SupportRequest)
    }
}

/// Whether records of a kind open a file of their own or lie in a case's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Each is a file.
    Always,
    /// One that concerns no case is a file.
    Sometimes,
    /// Each lies in a file.
    Never,
}

/// What a record is and which case it belongs to: fixed from the start, since
/// its genesis is computed from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecordMeta {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its case; a case's own id for a case.
    pub case: RecordId,
}

/// Why a record cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A change rests on one that is not here.
    #[error("a change depends on one that is missing")]
    MissingDependency,
    /// The record's automerge document refuses.
    #[error("record refused by automerge: {0}")]
    Automerge(#[from] automerge::AutomergeError),
    /// The genesis has no place for fields: the document is not one of ours.
    #[error("not a record of ours")]
    NotOurs,
}

/// A record in memory.
pub struct Record {
    meta: RecordMeta,
    doc: AutoCommit,
    fields: automerge::ObjId,
}

impl Record {
    /// A record that holds its genesis and nothing else.
    ///
    /// # Errors
    /// [`RecordError::Automerge`] if automerge refuses its own genesis.
    pub fn new(meta: RecordMeta) -> Result<Self, RecordError> {
        let (doc, fields) = genesis::begin(&meta)?;
        Ok(Self { meta, doc, fields })
    }

    /// The record that these changes make, given in an order in which each
    /// follows what it depends on.
    ///
    /// # Errors
    /// As [`Record::apply`].
    pub fn with_changes(
        meta: RecordMeta,
        changes: impl IntoIterator<Item = Change>,
    ) -> Result<Self, RecordError> {
        let mut record = Self::new(meta)?;
        record.apply(changes)?;
        Ok(record)
    }

    /// What the record is.
    #[must_use]
    pub fn meta(&self) -> &RecordMeta {
        &self.meta
    }

    /// Take in changes. Changes that are already here are passed over.
    ///
    /// # Errors
    /// [`RecordError::MissingDependency`] when a change rests on one that is
    /// neither here nor among `changes`; then the record must be dropped.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = Change>) -> Result<(), RecordError> {
        self.doc.apply_changes(changes.into_iter().collect::<Vec<_>>())?;
        if self.doc.get_missing_deps(&[]).is_empty() {
            Ok(())
        } else {
            Err(RecordError::MissingDependency)
        }
    }

    /// Whether this change is in the record.
    #[must_use]
    pub fn has(&mut self, hash: &ChangeHash) -> bool {
        self.doc.get_change_meta_by_hash(hash).is_some()
    }

    /// The newest changes on which nothing rests yet, sorted.
    pub fn heads(&mut self) -> Vec<ChangeHash> {
        let mut heads = self.doc.get_heads();
        heads.sort_unstable();
        heads
    }

    /// Every change but the genesis, each after what it depends on.
    pub fn changes(&mut self) -> Vec<Change> {
        self.doc.get_changes(&[genesis_hash(&self.meta)])
    }

    /// Every field with all its concurrent values.
    #[must_use]
    pub fn fields(&mut self) -> Fields {
        field::read_all(&mut self.doc, &self.fields)
    }

    /// The answers as they count: where values differ, the one that every
    /// device reckons with.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.doc
            .map_range(&self.fields, ..)
            .filter_map(|item| {
                let path: AnswerPath = item.key.parse().ok()?;
                let value = self.answer(&path)?;
                (value != Value::Removed).then_some((path, value))
            })
            .collect()
    }

    /// The record as it was at `heads`; the heads must be here.
    ///
    /// # Errors
    /// [`RecordError::Automerge`] where they are not.
    pub fn at(&mut self, heads: &[ChangeHash]) -> Result<Self, RecordError> {
        let doc = self.doc.fork_at(heads)?;
        Ok(Self { meta: self.meta, doc, fields: self.fields.clone() })
    }

    /// One answer as it counts, if it was ever given.
    #[must_use]
    pub fn answer(&self, path: &AnswerPath) -> Option<Value> {
        let (value, id) = self.doc.get(&self.fields, path.to_string()).ok()??;
        field::value_of(&self.doc, &value, &id)
    }

    /// Who wrote the record's first change, and when.
    #[must_use]
    pub fn begun(&mut self) -> Option<(crate::ids::InstallId, i64)> {
        let first = self.changes().into_iter().next()?;
        Some((author_of(&first)?, first.timestamp()))
    }

    /// Who wrote the record's newest change, and when.
    #[must_use]
    pub fn newest(&mut self) -> Option<(crate::ids::InstallId, i64)> {
        let last = self.changes().into_iter().next_back()?;
        Some((author_of(&last)?, last.timestamp()))
    }

    /// Write `edits` as one change, or nothing where all of them stand already.
    ///
    /// # Errors
    /// [`RecordError::Automerge`] when automerge refuses an edit; then none is
    /// written.
    pub fn write(
        &mut self,
        author: &Author,
        edits: &[Edit],
    ) -> Result<Option<Change>, RecordError> {
        change::write(self, author, edits)
    }

    /// Write `edits` as one change of an author who saw the record at `heads`,
    /// with the own changes since: what others wrote meanwhile stands beside
    /// them (إجابتان مختلفتان), and long notes merge. Heads that are not here
    /// say nothing of what was seen.
    ///
    /// # Errors
    /// As [`Record::write`].
    pub fn write_upon(
        &mut self,
        heads: &[ChangeHash],
        author: &Author,
        edits: &[Edit],
    ) -> Result<Option<Change>, RecordError> {
        if self.heads() == heads || !heads.iter().all(|head| self.has(head)) {
            return self.write(author, edits);
        }
        let own = self.changes().into_iter().rfind(|change| *change.actor_id() == author.actor());
        let seen: Vec<_> = heads.iter().copied().chain(own.map(|change| change.hash())).collect();
        let change = self.at(&seen)?.write(author, edits)?;
        self.apply(change.clone())?;
        Ok(change)
    }
}

#[cfg(test)]
mod tests;
