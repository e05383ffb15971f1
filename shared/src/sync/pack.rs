//! Changes as they travel, without what the receiver can work out.
//!
//! An automerge change names its dependencies by hashes of 32 bytes, which do
//! not compress, and carries a checksum of its own. Within a batch nearly
//! every change rests on the one before it in the same record, or on the
//! genesis, so the hash, the checksum, the actor and the sequence number are
//! left out and put back by [`unpack`]. What comes out is byte for byte what
//! went in: [`pack`] proves it before anything is sent.
//!
//! The layout of a change is automerge's binary format, chunk type 1.

mod bounds;
mod chunk;
mod citation;
mod columns;
mod gather;
mod numbers;
mod rows;

use automerge::{Change, ChangeHash};
use serde::{Deserialize, Serialize};

use crate::ids::RecordId;
use crate::record::{Kind, RecordMeta, genesis_hash};
use bounds::Bounds;
use chunk::Parts;
use columns::Columns;
use numbers::{Reader, Writer};

/// A record's changes, each after what it depends on.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordChanges {
    /// Which record.
    pub meta: RecordMeta,
    /// Its changes.
    pub changes: Vec<Change>,
}

/// Changes of several records as they travel: on the wire as [`Columns`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Columns", try_from = "Columns")]
pub struct Packed {
    /// Every actor named in the changes, once.
    pub actors: Vec<serde_bytes::ByteBuf>,
    /// The records.
    pub records: Vec<PackedRecord>,
}

/// One record's changes as they travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedRecord {
    /// Which record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its case; left out where the record is the case.
    pub case: Option<RecordId>,
    /// The changes, one after another.
    pub changes: Vec<u8>,
}

impl PackedRecord {
    /// What the record is.
    #[must_use]
    pub fn meta(&self) -> RecordMeta {
        RecordMeta { id: self.id, kind: self.kind, case: self.case.unwrap_or(self.id) }
    }
}

/// Why packed changes cannot be unpacked, or changes not packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// Cut short, or a number out of its range.
    #[error("packed changes cut short or malformed")]
    Malformed,
    /// Automerge cannot read the change that came out.
    #[error("not a change")]
    NotAChange,
    /// More records or changes than may travel at once.
    #[error("too many at once")]
    TooMany,
}

/// The change rests on just the one before it in the record, or the genesis.
const RESTS_ON_PREVIOUS: u8 = 1;
/// Same actor as the one before it in the record, next sequence number.
const CONTINUES: u8 = 2;

/// What a change is told relative to.
struct Previous {
    hash: ChangeHash,
    actor: Option<u64>,
    sequence: u64,
    next_operation: u64,
}

impl Previous {
    fn genesis(meta: &RecordMeta) -> Self {
        Self { hash: genesis_hash(meta), actor: None, sequence: 0, next_operation: 1 }
    }

    fn follow(&mut self, change: &Change, actor: u64) {
        self.hash = change.hash();
        self.actor = Some(actor);
        self.sequence = change.seq();
        self.next_operation = change.max_op().saturating_add(1);
    }
}

/// Pack changes for travel.
///
/// # Errors
/// [`PackError::Malformed`] for a change that would not come out as it went
/// in; none is known.
pub fn pack(records: &[RecordChanges]) -> Result<Packed, PackError> {
    let mut packed = Packed::default();
    let mut time = 0;
    for record in records {
        let mut previous = Previous::genesis(&record.meta);
        let mut bytes = Writer::default();
        for change in &record.changes {
            let parts = Parts::of(change.raw_bytes()).ok_or(PackError::Malformed)?;
            let actor = index_of(&mut packed.actors, parts.actor);
            let rests = parts.dependencies == [previous.hash.0];
            let continues = previous.actor == Some(actor)
                && previous.sequence.checked_add(1) == Some(parts.sequence);
            let flags =
                if rests { RESTS_ON_PREVIOUS } else { 0 } | if continues { CONTINUES } else { 0 };
            bytes.byte(flags);
            if !rests {
                bytes.unsigned(parts.dependencies.len() as u64);
                parts.dependencies.iter().for_each(|hash| bytes.raw(hash));
            }
            if !continues {
                bytes.unsigned(actor);
                bytes.unsigned(parts.sequence);
            }
            bytes.signed(signed_difference(parts.start_op, previous.next_operation));
            bytes.signed(parts.time.wrapping_sub(time));
            time = parts.time;
            bytes.unsigned(parts.others.len() as u64);
            for other in &parts.others {
                let index = index_of(&mut packed.actors, other);
                bytes.unsigned(index);
            }
            bytes.sized(parts.message);
            bytes.sized(parts.operations);
            previous.follow(change, actor);
        }
        let RecordMeta { id, kind, case } = record.meta;
        let case = (case != id).then_some(case);
        packed.records.push(PackedRecord { id, kind, case, changes: bytes.into_bytes() });
    }
    if unpack(&packed)? == records { Ok(packed) } else { Err(PackError::Malformed) }
}

/// Unpack what [`pack`] packed. Dependencies are put back from the changes
/// themselves, so a change that was altered on the way comes out with another
/// hash, and what rests on it is then missing.
///
/// # Errors
/// [`PackError`], for the whole: a sender that garbles one record is not
/// trusted with the rest.
///
/// # Panics
/// Automerge may panic while reading hostile bytes: call it where a panic is
/// caught, or where the bytes come from a server that has applied them.
pub fn unpack(packed: &Packed) -> Result<Vec<RecordChanges>, PackError> {
    if packed.records.len() > super::MAX_RECORDS || !bounds::are_actors(&packed.actors) {
        return Err(PackError::TooMany);
    }
    let mut bounds = Bounds::new();
    let mut time = 0;
    let mut count = 0;
    let mut records = Vec::with_capacity(packed.records.len());
    for record in &packed.records {
        let meta = record.meta();
        let mut previous = Previous::genesis(&meta);
        let mut bytes = Reader::new(&record.changes);
        let mut changes = Vec::new();
        while !bytes.is_empty() {
            count += 1;
            if count > super::MAX_CHANGES {
                return Err(PackError::TooMany);
            }
            let (chunk, actor) =
                read_one(&mut bytes, &previous, &packed.actors, &mut time, &mut bounds)?;
            let change = Change::from_bytes(chunk).map_err(|_| PackError::NotAChange)?;
            previous.follow(&change, actor);
            changes.push(change);
        }
        records.push(RecordChanges { meta, changes });
    }
    Ok(records)
}

/// The next change as automerge's chunk, and its actor's index.
fn read_one(
    bytes: &mut Reader<'_>,
    previous: &Previous,
    actors: &[serde_bytes::ByteBuf],
    time: &mut i64,
    bounds: &mut Bounds,
) -> Result<(Vec<u8>, u64), PackError> {
    let mut read = || -> Option<(Parts<'_>, u64)> {
        let flags = bytes.byte().filter(|flags| *flags <= RESTS_ON_PREVIOUS | CONTINUES)?;
        let dependencies = if flags & RESTS_ON_PREVIOUS != 0 {
            vec![previous.hash.0]
        } else {
            let count = bytes.unsigned()?;
            (0..count).map(|_| bytes.hash()).collect::<Option<_>>()?
        };
        let (actor, sequence) = if flags & CONTINUES != 0 {
            (previous.actor?, previous.sequence.checked_add(1)?)
        } else {
            (bytes.unsigned()?, bytes.unsigned()?)
        };
        let start_op = add_signed(previous.next_operation, bytes.signed()?)?;
        *time = time.wrapping_add(bytes.signed()?);
        let count = bounds::others(bytes.unsigned()?)?;
        let named = |index: u64| actors.get(usize::try_from(index).ok()?).map(|a| a.as_slice());
        let others =
            (0..count).map(|_| bytes.unsigned().and_then(named)).collect::<Option<Vec<_>>>()?;
        let parts = Parts {
            dependencies,
            actor: named(actor)?,
            sequence,
            start_op,
            time: *time,
            others,
            message: bytes.sized()?,
            operations: bytes.sized()?,
        };
        Some((parts, actor))
    };
    let (parts, actor) = read().ok_or(PackError::Malformed)?;
    bounds.take_operations(parts.operations).ok_or(PackError::TooMany)?;
    Ok((parts.to_chunk(), actor))
}

fn index_of(actors: &mut Vec<serde_bytes::ByteBuf>, actor: &[u8]) -> u64 {
    let known = actors.iter().position(|known| known.as_slice() == actor);
    known.unwrap_or_else(|| {
        actors.push(serde_bytes::ByteBuf::from(actor));
        actors.len() - 1
    }) as u64
}

fn signed_difference(value: u64, from: u64) -> i64 {
    value.wrapping_sub(from).cast_signed()
}

fn add_signed(value: u64, difference: i64) -> Option<u64> {
    value.checked_add_signed(difference)
}

#[cfg(test)]
mod tests;
