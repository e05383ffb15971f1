//! Trying a record's new changes before they are stored.
//!
//! Automerge may panic on changes that parse, so nothing reaches a colleague's
//! device that was not applied here first, where a panic is caught: it runs on
//! a thread of the store, which outlives it, and touches only its own values.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;

use shared::ids::InstallId;
use shared::record::photo::PhotoCitation;
use shared::record::structure::{self, StructureError};
use shared::record::{Change, ChangeHash, Record, RecordMeta, genesis_hash};
use shared::sync::exchange::{Reason, Verdict};
use shared::sync::pack::{self, PackError, Packed, RecordChanges};

use crate::store::StoredChange;

/// Operations of a genesis at most: a first change starts right after them.
const GENESIS_OPERATIONS: u64 = 8;
/// Stands for a genesis among the last operations.
const AFTER_GENESIS: u64 = 0;

/// What was packed, or why it cannot be unpacked.
pub(super) fn unpack(packed: &Packed) -> Result<Vec<RecordChanges>, PackError> {
    std::panic::catch_unwind(AssertUnwindSafe(|| pack::unpack(packed)))
        .unwrap_or(Err(PackError::NotAChange))
}

/// A record that takes its new changes.
pub(super) struct Tried {
    /// The record with them.
    pub(super) record: Record,
    /// Its heads before they came.
    pub(super) stood: Vec<ChangeHash>,
    /// The photos that they cite.
    pub(super) photos: Vec<PhotoCitation>,
}

/// Whether `install` may add `new`, in this order, to the record that `stored`
/// makes.
///
/// # Errors
/// [`Verdict::MissingDependencies`], or [`Verdict::Refused`] with the reason.
pub(super) fn apply(
    meta: &RecordMeta,
    stored: &[StoredChange],
    new: &[Change],
    install: InstallId,
) -> Result<Tried, Verdict> {
    std::panic::catch_unwind(AssertUnwindSafe(|| try_apply(meta, stored, new, install)))
        .unwrap_or(Err(Verdict::Refused(Reason::Unreadable)))
}

fn try_apply(
    meta: &RecordMeta,
    stored: &[StoredChange],
    new: &[Change],
    install: InstallId,
) -> Result<Tried, Verdict> {
    const UNREADABLE: Verdict = Verdict::Refused(Reason::Unreadable);
    let mut known = Known::new(meta);
    let mut standing = Vec::with_capacity(stored.len());
    for change in stored {
        let change = Change::try_from(change.bytes.as_slice()).map_err(|_| UNREADABLE)?;
        known.note(&change);
        standing.push(change);
    }
    let mut cited = Vec::new();
    for change in new {
        known.check(change)?;
        let photos = structure::check(change, install).map_err(|error| match error {
            StructureError::TooLarge => Verdict::Refused(Reason::TooLarge),
            _ => Verdict::Refused(Reason::Structure),
        })?;
        cited.extend(photos);
        known.note(change);
    }
    let mut record = Record::with_changes(*meta, standing).map_err(|_| UNREADABLE)?;
    let stood = record.heads();
    record.apply(new.iter().cloned()).map_err(|_| UNREADABLE)?;
    // Devices read the fields right away: so does the trial.
    let _ = record.fields();
    cited.sort_unstable();
    cited.dedup();
    Ok(Tried { record, stood, photos: cited })
}

/// The changes of a record, as far as the next one must fit them.
struct Known {
    /// The number of each one's last operation.
    last_operations: HashMap<ChangeHash, u64>,
    /// The newest sequence number of each actor.
    sequences: HashMap<Vec<u8>, u64>,
}

impl Known {
    fn new(meta: &RecordMeta) -> Self {
        let genesis = (genesis_hash(meta), AFTER_GENESIS);
        Self { last_operations: HashMap::from([genesis]), sequences: HashMap::new() }
    }

    fn note(&mut self, change: &Change) {
        self.last_operations.insert(change.hash(), change.max_op());
        self.sequences.insert(change.actor_id().to_bytes().to_vec(), change.seq());
    }

    /// A change rests on something known, continues its actor's row, and
    /// numbers its operations on from there: a number that leaps would leave
    /// those who write next without numbers, one that falls back would name
    /// two operations alike.
    fn check(&self, change: &Change) -> Result<(), Verdict> {
        let mut last = 0;
        for hash in change.deps() {
            let operation = self.last_operations.get(hash).ok_or(Verdict::MissingDependencies)?;
            last = last.max(*operation);
        }
        if change.deps().is_empty() {
            return Err(Verdict::Refused(Reason::Structure));
        }
        let row = self.sequences.get(change.actor_id().to_bytes()).copied().unwrap_or(0);
        let start = change.start_op().get();
        let numbered = match last {
            AFTER_GENESIS => start <= GENESIS_OPERATIONS + 1,
            last => last.checked_add(1) == Some(start),
        };
        let continues = row.checked_add(1) == Some(change.seq()) && numbered;
        if continues { Ok(()) } else { Err(Verdict::Refused(Reason::Unreadable)) }
    }
}
