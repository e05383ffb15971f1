//! What a push may not do although its author may write such records. Most
//! rules of an association are not here: what breaks one of them is taken,
//! flagged, and holds the stage, because refusing would lose a visit. Here is
//! only what would count for something that it is not: a decision that the
//! committee did not take, a signature under what was not shown, a visit handed
//! in by somebody who may not make one.
//!
//! How a committee sits is [`shared::lifecycle::sitting`]'s; this file finds
//! the records that a rule looks at. One that has not come yet is waited for.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;

use shared::ids::RecordId;
use shared::lifecycle::sitting::{self, SittingFault};
use shared::people::authority::{Action, Placement};
use shared::people::{Person, Role};
use shared::record::acknowledgement::AcknowledgementDetails;
use shared::record::decision::DecisionDetails;
use shared::record::declaration::DeclarationDetails;
use shared::record::session::SessionDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::{Change, ChangeHash, Kind, Record, RecordMeta, annex};
use shared::sync::exchange::{Reason, RuleBroken, Verdict};

use super::push::Taken;
use super::trial::Tried;
use super::visibility::may_within;
use crate::store::{Position, Reading, StoreError};

/// What a rule says of a record: nothing, or why it is not taken.
type Judged = Result<(), Verdict>;

const UNREADABLE: Verdict = Verdict::Refused(Reason::Unreadable);

const fn broken(rule: RuleBroken) -> Judged {
    Err(Verdict::Refused(Reason::Rule(rule)))
}

/// What a rule sees besides the record that it judges: what is stored, and what
/// came of the same push so far.
pub(super) struct Sight<'a> {
    pub(super) reading: &'a dyn Reading,
    pub(super) taken: &'a [Taken],
    pub(super) failed: &'a HashMap<RecordId, Verdict>,
    /// The newest position of each record that was looked at.
    pub(super) relied: &'a mut Vec<(RecordId, Option<Position>)>,
}

/// Who wants something taken.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) person: &'a Person,
    /// Where the record's file belongs; where it did, for somebody whose it was
    /// until lately.
    pub(super) placements: &'a [Placement],
    /// What the file's first record is.
    pub(super) root: Kind,
}

impl Writer<'_> {
    fn may_write(&self, kind: Kind) -> bool {
        let writes = |at| may_within(self.person, Action::Write, &kind, &self.root, at);
        self.placements.iter().any(writes)
    }
}

impl Sight<'_> {
    /// A record that is cited, as it stands with what this push brought of it;
    /// otherwise what becomes of the one that cites it.
    fn cited(&mut self, id: RecordId) -> Result<Result<Record, Verdict>, StoreError> {
        match self.failed.get(&id) {
            Some(Verdict::Refused(_) | Verdict::DependsOnRefused) => {
                return Ok(Err(Verdict::DependsOnRefused));
            }
            Some(verdict) => return Ok(Err(verdict.clone())),
            None => {}
        }
        let stored = self.reading.record(id)?;
        self.relied.push((id, stored.map(|stored| stored.newest)));
        let taken = self.taken.iter().find(|taken| taken.meta.id == id);
        let Some(meta) = stored.map(|stored| stored.meta).or(taken.map(|taken| taken.meta)) else {
            return Ok(Err(Verdict::MissingDependencies));
        };
        let stored = self.reading.changes(id)?.into_iter().map(|change| change.bytes);
        let fresh = taken.into_iter().flat_map(|it| &it.changes).map(|it| it.bytes.clone());
        let changes: Result<Vec<_>, _> = stored.chain(fresh).map(Change::from_bytes).collect();
        let record = changes.ok().and_then(|changes| Record::with_changes(meta, changes).ok());
        Ok(record.ok_or(UNREADABLE))
    }
}

/// Whether `writer` may have `tried` taken, as far as it breaks no rule.
///
/// # Errors
/// When the store fails.
pub(super) fn check(
    sight: &mut Sight<'_>,
    writer: Writer<'_>,
    tried: &mut Tried,
) -> Result<Judged, StoreError> {
    // Automerge is asked about records that a push changed: it may panic.
    std::panic::catch_unwind(AssertUnwindSafe(|| match tried.record.meta().kind {
        Kind::Declaration => declaration(sight, tried),
        Kind::Decision => decision(sight, writer.person, tried),
        Kind::Submission => submission(sight, writer, tried),
        Kind::Acknowledgement => Ok(said_once(tried, AcknowledgementDetails::of)),
        _ => Ok(Ok(())),
    }))
    .unwrap_or(Ok(Err(UNREADABLE)))
}

/// Whether records of a kind are judged by those that they cite.
pub(super) fn is_judged_by_cited(kind: Kind) -> bool {
    matches!(kind, Kind::Declaration | Kind::Decision | Kind::Submission)
}

/// What the record says now of which there was not a word before; `None` where
/// it says nothing, or the same as before.
pub(super) fn newly_said<T: PartialEq>(
    tried: &mut Tried,
    read: impl Fn(&Record) -> Option<T>,
) -> Result<Option<T>, Verdict> {
    let before = tried.record.at(&tried.stood).map_err(|_| UNREADABLE)?;
    match (read(&before), read(&tried.record)) {
        (Some(before), now) if now.as_ref() != Some(&before) => {
            broken(RuleBroken::Settled).map(|()| None)
        }
        (Some(_), _) => Ok(None),
        (None, now) => Ok(now),
    }
}

/// What was said stays said.
fn said_once<T: PartialEq>(tried: &mut Tried, read: impl Fn(&Record) -> Option<T>) -> Judged {
    newly_said(tried, read).map(drop)
}

/// A declaration is over changes of a visit of its case with its annex, or of a
/// support request there, which has none; and over changes of papers there.
fn declaration(sight: &mut Sight<'_>, tried: &mut Tried) -> Result<Judged, StoreError> {
    let details = match newly_said(tried, DeclarationDetails::of) {
        Ok(Some(details)) => details,
        Ok(None) => return Ok(Ok(())),
        Err(verdict) => return Ok(Err(verdict)),
    };
    let case = tried.record.meta().case;
    let of = match stands(sight, case, details.of, Kind::takes_evidence, &details.heads)? {
        Ok(of) => of,
        Err(verdict) => return Ok(Err(verdict)),
    };
    for (paper, heads) in &details.papers {
        let is_paper = |kind| kind == Kind::Document;
        if let Err(verdict) = stands(sight, case, *paper, is_paper, heads)? {
            return Ok(Err(verdict));
        }
    }
    if let Some(annex) = &details.annex {
        if of.kind != Kind::Visit {
            return Ok(broken(RuleBroken::OtherHeads));
        }
        let mut cited = match sight.cited(annex::meta_of(&of).id)? {
            Ok(cited) => cited,
            Err(verdict) => return Ok(Err(verdict)),
        };
        if cited.meta().kind != Kind::Annex || cited.meta().case != case {
            return Ok(broken(RuleBroken::OtherHeads));
        }
        if annex.heads(&mut cited).is_none() {
            return Ok(Err(Verdict::MissingDependencies));
        }
    }
    Ok(Ok(()))
}

/// A record of that case that is cited by changes of it, and what it is.
fn stands(
    sight: &mut Sight<'_>,
    case: RecordId,
    id: RecordId,
    is_it: impl Fn(Kind) -> bool,
    heads: &[ChangeHash],
) -> Result<Result<RecordMeta, Verdict>, StoreError> {
    let mut cited = match sight.cited(id)? {
        Ok(cited) => cited,
        Err(verdict) => return Ok(Err(verdict)),
    };
    let meta = *cited.meta();
    if !is_it(meta.kind) || meta.case != case || heads.is_empty() {
        return Ok(Err(Verdict::Refused(Reason::Rule(RuleBroken::OtherHeads))));
    }
    // They may still be on their way, after the declaration.
    let here = heads.iter().all(|head| cited.has(head));
    Ok(if here { Ok(meta) } else { Err(Verdict::MissingDependencies) })
}

/// A decision comes from a session of the committee, and is never changed.
fn decision(
    sight: &mut Sight<'_>,
    author: &Person,
    tried: &mut Tried,
) -> Result<Judged, StoreError> {
    let details = match newly_said(tried, DecisionDetails::of) {
        Ok(Some(details)) => details,
        Ok(None) => return Ok(Ok(())),
        Err(verdict) => return Ok(Err(verdict)),
    };
    let session = match sight.cited(details.session)? {
        Ok(session) => session,
        Err(verdict) => return Ok(Err(verdict)),
    };
    if session.meta().kind != Kind::Session {
        return Ok(broken(RuleBroken::NotOnAgenda));
    }
    let mut takes_back = Vec::new();
    for id in &details.replaces {
        // One that never came here takes nothing back that anybody was told.
        let Ok(cited) = sight.cited(*id)? else { continue };
        let replaced = DecisionDetails::of(&cited).filter(|it| it.request == details.request);
        takes_back.extend(replaced.map(|replaced| replaced.ruling));
    }
    let sitting = SessionDetails::of(&session);
    if let Err(fault) = sitting::judge(&sitting, &details, &takes_back, author) {
        return Ok(broken(rule_of(fault)));
    }
    // Whom a session names is its author's word. Who is of the committee no more may have decided
    // while still a member, on a device that had no link since.
    for person in &details.by {
        if !sight.reading.roles_of(*person)?.contains(&Role::CommitteeMember) {
            return Ok(broken(RuleBroken::NotOfCommittee));
        }
    }
    Ok(Ok(()))
}

/// Something is handed in by whoever may write it, and stays what was handed in.
fn submission(
    sight: &mut Sight<'_>,
    writer: Writer<'_>,
    tried: &mut Tried,
) -> Result<Judged, StoreError> {
    let of = match newly_said(tried, SubmissionDetails::of) {
        Ok(Some(details)) => details.of,
        Ok(None) => return Ok(Ok(())),
        Err(verdict) => return Ok(Err(verdict)),
    };
    let cited = match sight.cited(of)? {
        Ok(cited) => *cited.meta(),
        Err(verdict) => return Ok(Err(verdict)),
    };
    let allowed = cited.case == tried.record.meta().case && writer.may_write(cited.kind);
    Ok(if allowed { Ok(()) } else { Err(Verdict::Refused(Reason::NotAllowed)) })
}

const fn rule_of(fault: SittingFault) -> RuleBroken {
    match fault {
        SittingFault::NotOfCommittee => RuleBroken::NotOfCommittee,
        SittingFault::Absent => RuleBroken::Absent,
        SittingFault::Recused => RuleBroken::Recused,
        SittingFault::NoQuorum => RuleBroken::NoQuorum,
        SittingFault::NotOnAgenda => RuleBroken::NotOnAgenda,
        SittingFault::NoReason => RuleBroken::NoReason,
    }
}
