//! What a push may not do although its author may write such records. Most
//! rules of an association are not here: what breaks one of them is taken,
//! flagged, and holds the stage, because refusing would lose a visit. Here is
//! only what would count for something that it is not: a decision that the
//! committee did not take, a signature under what was not shown.
//!
//! How a committee sits is [`shared::lifecycle::sitting`]'s; this file finds
//! the records that a rule looks at. One that has not come yet is waited for.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;

use shared::ids::RecordId;
use shared::lifecycle::sitting::{self, SittingFault};
use shared::people::Person;
use shared::record::decision::DecisionDetails;
use shared::record::declaration::DeclarationDetails;
use shared::record::session::SessionDetails;
use shared::record::{Change, ChangeHash, Kind, Record, RecordMeta, annex};
use shared::sync::exchange::{Reason, RuleBroken, Verdict};

use super::push::Taken;
use super::trial::Tried;
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

/// Whether `author` may have `tried` taken, as far as it breaks no rule.
///
/// # Errors
/// When the store fails.
pub(super) fn check(
    sight: &mut Sight<'_>,
    author: &Person,
    tried: &mut Tried,
) -> Result<Judged, StoreError> {
    // Automerge is asked about records that a push changed: it may panic.
    std::panic::catch_unwind(AssertUnwindSafe(|| match tried.record.meta().kind {
        Kind::Declaration => declaration(sight, tried),
        Kind::Decision => decision(sight, author, tried),
        _ => Ok(Ok(())),
    }))
    .unwrap_or(Ok(Err(UNREADABLE)))
}

/// Whether records of a kind are judged by those that they cite.
pub(super) fn is_judged_by_cited(kind: Kind) -> bool {
    matches!(kind, Kind::Declaration | Kind::Decision)
}

/// What the record says now of which there was not a word before; `None` where
/// it says nothing, or the same as before.
fn newly_said<T: PartialEq>(
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

/// A declaration is over changes of a visit of its case, of its annex, and of
/// papers there.
fn declaration(sight: &mut Sight<'_>, tried: &mut Tried) -> Result<Judged, StoreError> {
    let details = match newly_said(tried, DeclarationDetails::of) {
        Ok(Some(details)) => details,
        Ok(None) => return Ok(Ok(())),
        Err(verdict) => return Ok(Err(verdict)),
    };
    let case = tried.record.meta().case;
    let visit = (details.visit, Kind::Visit, &details.heads);
    let papers = details.papers.iter().map(|(paper, heads)| (*paper, Kind::Document, heads));
    let visit_meta = RecordMeta { id: details.visit, kind: Kind::Visit, case };
    if let Some(annex) = &details.annex {
        let mut cited = match sight.cited(annex::meta_of(&visit_meta).id)? {
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
    for (id, kind, heads) in std::iter::once(visit).chain(papers) {
        let mut cited = match sight.cited(id)? {
            Ok(cited) => cited,
            Err(verdict) => return Ok(Err(verdict)),
        };
        if cited.meta().kind != kind || cited.meta().case != case || heads.is_empty() {
            return Ok(broken(RuleBroken::OtherHeads));
        }
        // They may still be on their way, after the declaration.
        let here = |head: &ChangeHash| cited.has(head);
        if !heads.iter().all(here) {
            return Ok(Err(Verdict::MissingDependencies));
        }
    }
    Ok(Ok(()))
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
    Ok(match sitting::judge(&SessionDetails::of(&session), &details, author) {
        Ok(()) => Ok(()),
        Err(fault) => broken(rule_of(fault)),
    })
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
