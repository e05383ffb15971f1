//! What of a push is taken. A record is taken whole or not at all; the verdict
//! on one does not touch the others, except those of a file that was refused.
//!
//! Deciding reads, unpacks and tries changes out, so it happens beside the
//! writing thread, on a snapshot. What it relied on is noted in the [`Plan`];
//! the writing thread looks whether that still stands, and if not, the push is
//! decided again.

use std::collections::{HashMap, HashSet};

use shared::ids::RecordId;
use shared::people::authority::{Action, Placement};
use shared::record::{self, Change, Kind, Opens, RecordMeta, annex, author_of};
use shared::sync::exchange::{Reason, Verdict};
use shared::sync::pack::RecordChanges;
use shared::sync::receipt::ReceivedItem;

use super::caller::Caller;
use super::citing::Cited;
use super::rules::{self, Sight, Writer};
use super::trial::Tried;
use super::visibility::{may_within, root_of};
use super::{feedback, hands, trial};
use crate::keys::{ServerKeys, random};
use crate::store::{
    Heard, NewChange, Position, Quarantined, Reading, StoreError, StoredRecord, Transaction,
};

/// Changes of one record at most.
const MAX_RECORD_CHANGES: usize = 5_000;
/// Bytes of one record at most.
const MAX_RECORD_BYTES: usize = 8 * 1024 * 1024;
/// Refused records of one install that are kept, and their bytes.
const MAX_QUARANTINED: usize = 200;
const MAX_QUARANTINED_BYTES: usize = 16 * 1024 * 1024;

/// What is to be done about a push.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The newest position of each record that was looked at.
    records: Vec<(RecordId, Option<Position>)>,
    /// The position of each placement that was relied on.
    placements: Vec<(RecordId, Option<Position>)>,
    cited: Cited,
    taken: Vec<Taken>,
    /// What was not taken.
    failed: HashMap<RecordId, Verdict>,
    refused: Vec<Quarantined>,
    /// Verdicts by index in the push.
    pub(super) verdicts: Vec<(u32, Verdict)>,
    /// What the server has once the plan is carried out, of the records
    /// without a verdict.
    pub(super) items: Vec<ReceivedItem>,
}

/// A record of which something is taken.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) meta: RecordMeta,
    pub(super) changes: Vec<NewChange>,
    /// For a new file: where it belongs.
    place: Option<Placement>,
    /// What somebody thinks of how a request went, and a random name for it.
    heard: Option<([u8; 16], Heard)>,
}

/// What became of a file that is new in this push.
enum Fate {
    Placed(Kind, Placement),
    Not(Verdict),
}

/// Where a record's file belongs.
struct Place {
    now: Placement,
    /// Where it did while it was the caller's, if that ended lately.
    lately: Option<Placement>,
    /// What its first record is.
    root: Kind,
}

/// Whether a record is its file's first.
fn opens_file(meta: &RecordMeta) -> bool {
    meta.case == meta.id
}

/// Whether records of its kind lie where it says that it lies, under such an
/// id: an annex and a feedback are found by their own, which nothing else may occupy.
fn lies_where_it_may(meta: &RecordMeta) -> bool {
    let placed = match meta.kind.opens_file() {
        Opens::Always => opens_file(meta),
        Opens::Sometimes => true,
        Opens::Never => !opens_file(meta),
    };
    placed
        && annex::is_id(&meta.id) == (meta.kind == Kind::Annex)
        && record::feedback::is_id(&meta.id) == (meta.kind == Kind::Feedback)
}

/// Decide about `records`, pushed by `caller` at `now`.
///
/// # Errors
/// When the store fails.
pub(super) fn plan(
    reading: &dyn Reading,
    keys: &ServerKeys,
    caller: &Caller,
    records: &[RecordChanges],
    now: i64,
) -> Result<Plan, StoreError> {
    let mut plan = Plan::default();
    let mut seen = HashSet::new();
    let mut fates = HashMap::new();
    // Files first: what lies in a new one waits for its fate. What is judged by
    // the records that it cites comes last: it is often begun before they are.
    let (files, others): (Vec<_>, Vec<_>) =
        (0u32..).zip(records).partition(|(_, record)| opens_file(&record.meta));
    let (citing, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(_, record)| rules::is_judged_by_cited(record.meta.kind));
    for (index, record) in files.into_iter().chain(others).chain(citing) {
        let judged = if seen.insert(record.meta.id) {
            plan.judge((reading, keys), caller, record, &mut fates, now)?
        } else {
            Err(Verdict::Refused(Reason::Structure))
        };
        let Err(verdict) = judged else {
            let items = record.changes.iter().map(|change| (record.meta.id, change.hash()));
            plan.items.extend(items);
            continue;
        };
        let reason = match verdict {
            Verdict::Refused(reason) => Some(reason),
            Verdict::DependsOnRefused => Some(Reason::NotAllowed),
            Verdict::MissingDependencies | Verdict::Deferred => None,
        };
        plan.refused.extend(reason.map(|reason| quarantined(caller, record, reason, now)));
        plan.failed.insert(record.meta.id, verdict.clone());
        plan.verdicts.push((index, verdict));
    }
    plan.verdicts.sort_unstable_by_key(|(index, _)| *index);
    Ok(plan)
}

impl Plan {
    fn judge(
        &mut self,
        (reading, keys): (&dyn Reading, &ServerKeys),
        caller: &Caller,
        record: &RecordChanges,
        fates: &mut HashMap<RecordId, Fate>,
        now: i64,
    ) -> Result<Result<(), Verdict>, StoreError> {
        let meta = record.meta;
        let stored = reading.record(meta.id)?;
        self.records.push((meta.id, stored.map(|stored| stored.newest)));
        let mut new = Vec::new();
        for change in &record.changes {
            if stored.is_none() || !reading.has_change(meta.id, &change.hash())? {
                new.push(change.clone());
            }
        }
        // What is here already is had, whoever may write now: an answer was lost.
        if new.is_empty() {
            let same = stored.is_none_or(|stored| stored.meta == meta);
            return Ok(if same { Ok(()) } else { Err(Verdict::Refused(Reason::Structure)) });
        }
        let mut heard = None;
        let judged = match self.place(reading, caller, &meta, stored.is_some(), fates, now)? {
            Ok(place) => match self.contents(reading, caller, record, &new, (stored, &place))? {
                Ok(mut tried) => {
                    heard = feedback::heard(reading, keys, &mut tried, &place.now, now)?;
                    Ok(place.now)
                }
                Err(verdict) => Err(verdict),
            },
            Err(verdict) => Err(verdict),
        };
        let heard = heard.map(|heard| random().map(|name| (name, heard))).transpose()?;
        let new_file = opens_file(&meta) && stored.is_none();
        if new_file {
            let fate = match &judged {
                Ok(placement) => Fate::Placed(meta.kind, placement.clone()),
                Err(verdict) => Fate::Not(verdict.clone()),
            };
            fates.insert(meta.id, fate);
        }
        Ok(judged.map(|placement| {
            let changes = new
                .into_iter()
                .map(|change| NewChange {
                    hash: change.hash(),
                    install: author_of(&change).unwrap_or(caller.install.id),
                    bytes: change.raw_bytes().to_vec(),
                })
                .collect();
            self.taken.push(Taken { meta, changes, place: new_file.then_some(placement), heard });
        }))
    }

    /// The record with `new`, if what it says then may be taken: it fits the
    /// record, breaks no rule, and cites no photo of others.
    fn contents(
        &mut self,
        reading: &dyn Reading,
        caller: &Caller,
        record: &RecordChanges,
        new: &[Change],
        (stored, place): (Option<StoredRecord>, &Place),
    ) -> Result<Result<Tried, Verdict>, StoreError> {
        let mut tried = match tried(reading, caller, record, new, stored)? {
            Ok(tried) => tried,
            Err(verdict) => return Ok(Err(verdict)),
        };
        let (taken, failed) = (&self.taken, &self.failed);
        let mut sight = Sight { reading, taken, failed, relied: &mut self.records };
        let placements: Vec<_> = [&place.now].into_iter().chain(&place.lately).cloned().collect();
        let (person, root) = (&caller.person, place.root);
        let writer = Writer { person, placements: &placements, root };
        if let Err(verdict) = rules::check(&mut sight, writer, &mut tried)? {
            return Ok(Err(verdict));
        }
        let cited = self.cited.judge(reading, &record.meta, caller.person.id, &tried.photos)?;
        Ok(cited.map(|()| tried).map_err(Verdict::Refused))
    }

    /// Where the record's file belongs, if the caller may write the record.
    fn place(
        &mut self,
        reading: &dyn Reading,
        caller: &Caller,
        meta: &RecordMeta,
        stored: bool,
        fates: &HashMap<RecordId, Fate>,
        now: i64,
    ) -> Result<Result<Place, Verdict>, StoreError> {
        if let Kind::Unknown(_) = meta.kind {
            return Ok(Err(Verdict::Deferred));
        }
        if !lies_where_it_may(meta) {
            return Ok(Err(Verdict::Refused(Reason::Structure)));
        }
        let placed = reading.placement(meta.case)?;
        self.placements.push((meta.case, placed.as_ref().map(|(_, position)| *position)));
        let opens = opens_file(meta);
        let root = if opens { Some(meta.kind) } else { root_of(reading, meta.case)? };
        let (root, placement) = match (placed, fates.get(&meta.case)) {
            (Some((placement, _)), _) => (root, placement),
            (None, Some(Fate::Placed(root, placement))) => (Some(*root), placement.clone()),
            (None, Some(Fate::Not(Verdict::Refused(_) | Verdict::DependsOnRefused))) => {
                return Ok(Err(Verdict::DependsOnRefused));
            }
            (None, Some(Fate::Not(verdict))) => return Ok(Err(verdict.clone())),
            (None, None) if opens && !stored => (root, Placement::begun_by(&caller.person)),
            // Said of a file that is not, as of one that is not the caller's.
            (None, None) => return Ok(Err(Verdict::Refused(Reason::NotAllowed))),
        };
        let Some(root) = root else { return Ok(Err(Verdict::Refused(Reason::NotAllowed))) };
        let person = &caller.person;
        let writes = |at: &Placement| may_within(person, Action::Write, &meta.kind, &root, at);
        let lately = hands::lately_of(reading, person, meta.case, now)?;
        let allowed = writes(&placement) || lately.as_ref().is_some_and(writes);
        let place = Place { now: placement, lately, root };
        Ok(if allowed { Ok(place) } else { Err(Verdict::Refused(Reason::NotAllowed)) })
    }

    /// Whether all that the plan relied on still stands.
    pub(super) fn stands(&self, reading: &dyn Reading) -> Result<bool, StoreError> {
        for (record, newest) in &self.records {
            if reading.record(*record)?.map(|stored| stored.newest) != *newest {
                return Ok(false);
            }
        }
        for (case, position) in &self.placements {
            if reading.placement(*case)?.map(|(_, position)| position) != *position {
                return Ok(false);
            }
        }
        self.cited.stands(reading)
    }

    /// Carry the plan out. Gives back whether everything refused could be kept.
    pub(super) fn carry_out(
        &self,
        transaction: &mut dyn Transaction,
        now: i64,
    ) -> Result<bool, StoreError> {
        for taken in &self.taken {
            if let Some(placement) = &taken.place {
                transaction.place(taken.meta.id, placement, now)?;
            }
            transaction.add_changes(&taken.meta, &taken.changes, now)?;
            if let Some((name, heard)) = &taken.heard {
                transaction.put_feedback(name, heard)?;
            }
        }
        self.cited.enter(transaction)?;
        let mut kept = true;
        for refused in &self.refused {
            let (records, bytes) = transaction.read().quarantine_size(refused.install)?;
            let room = records < MAX_QUARANTINED
                && bytes.saturating_add(refused.bytes.len()) <= MAX_QUARANTINED_BYTES;
            if room {
                transaction.quarantine(refused)?;
            }
            kept &= room;
        }
        Ok(kept)
    }

    /// Nothing but keeping `records`, refused for `reason`.
    pub(super) fn refuse_all(
        caller: &Caller,
        records: &[RecordChanges],
        reason: Reason,
        now: i64,
    ) -> Self {
        let refused = records.iter().map(|record| quarantined(caller, record, reason, now));
        Self { refused: refused.collect(), ..Self::default() }
    }
}

/// Whether the new changes fit the record: its identity, its size, its content.
fn tried(
    reading: &dyn Reading,
    caller: &Caller,
    record: &RecordChanges,
    new: &[Change],
    stored: Option<StoredRecord>,
) -> Result<Result<Tried, Verdict>, StoreError> {
    let bytes: usize = new.iter().map(|change| change.raw_bytes().len()).sum();
    let mut standing = Vec::new();
    if let Some(stored) = stored {
        if stored.meta != record.meta {
            return Ok(Err(Verdict::Refused(Reason::Structure)));
        }
        if stored.changes + new.len() > MAX_RECORD_CHANGES
            || stored.bytes + bytes > MAX_RECORD_BYTES
        {
            return Ok(Err(Verdict::Refused(Reason::TooLarge)));
        }
        standing = reading.changes(record.meta.id)?;
    } else if new.len() > MAX_RECORD_CHANGES || bytes > MAX_RECORD_BYTES {
        return Ok(Err(Verdict::Refused(Reason::TooLarge)));
    }
    Ok(trial::apply(&record.meta, &standing, new, caller.install.id))
}

fn quarantined(caller: &Caller, record: &RecordChanges, reason: Reason, now: i64) -> Quarantined {
    let RecordMeta { id, kind, case } = record.meta;
    let bytes: Vec<&[u8]> = record.changes.iter().map(|change| change.raw_bytes()).collect();
    Quarantined {
        install: caller.install.id,
        id,
        kind,
        case,
        reason,
        bytes: bytes.concat(),
        at: now,
    }
}
