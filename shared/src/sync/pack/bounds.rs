//! How much a few bytes may stand for. Automerge's columns are run-length
//! encoded, so a change of a hundred bytes can say a billion times the same
//! and whoever reads it is busy for minutes, or out of memory, which no caught
//! panic undoes. So operations are counted here, run by run, before automerge
//! sees them.
//!
//! The columns are those of automerge's binary format: each has a number whose
//! lowest three bits tell its type, and the fourth whether it is compressed.

use super::numbers::Reader;

/// Operations that may travel at once.
const MAX_OPERATIONS: u64 = 1_000_000;
/// Bytes of an actor at most.
const MAX_ACTOR: usize = 64;
/// Other actors that one change may name.
const MAX_OTHERS: u64 = 1_000;

const TYPE: u64 = 0b111;
const COMPRESSED: u64 = 0b1000;
/// The type of a column that tells how many of the next each operation has.
const GROUP: u64 = 0;
/// The column of what each operation does: it has as many rows as there are operations.
const ACTION: u64 = 0x42;

/// What may still come in one push.
pub(super) struct Bounds {
    operations: u64,
}

impl Bounds {
    pub(super) fn new() -> Self {
        Self { operations: MAX_OPERATIONS }
    }

    /// Count the operations of a change, and what they refer to. `None` where
    /// there are too many or they cannot be counted.
    pub(super) fn take_operations(&mut self, operations: &[u8]) -> Option<()> {
        let mut bytes = Reader::new(operations);
        let columns: Vec<_> = (0..bytes.unsigned()?)
            .map(|_| Some((bytes.unsigned()?, usize::try_from(bytes.unsigned()?).ok()?)))
            .collect::<Option<_>>()?;
        for (column, length) in columns {
            let content = bytes.raw(length)?;
            if column & COMPRESSED != 0 {
                return None;
            }
            let counted = if column == ACTION {
                sum(content, |_| 1)?
            } else if column & TYPE == GROUP {
                sum(content, |value| value)?
            } else {
                0
            };
            self.operations = self.operations.checked_sub(counted)?;
        }
        Some(())
    }
}

/// Whether actors are of a length that actors have.
pub(super) fn are_actors(actors: &[serde_bytes::ByteBuf]) -> bool {
    actors.iter().all(|actor| actor.len() <= MAX_ACTOR)
}

/// How many other actors a change names, if so many may be.
pub(super) fn others(count: u64) -> Option<u64> {
    (count <= MAX_OTHERS).then_some(count)
}

/// The sum of `worth` over all rows of a run-length encoded column of numbers.
fn sum(content: &[u8], worth: impl Fn(u64) -> u64) -> Option<u64> {
    let mut bytes = Reader::new(content);
    let mut sum = 0u64;
    while !bytes.is_empty() {
        let added = match bytes.signed()? {
            // A run of nothing: a group counts none of it, but a row is a row.
            0 => bytes.unsigned()?.checked_mul(worth(0))?,
            run @ 1.. => worth(bytes.unsigned()?).checked_mul(run.unsigned_abs())?,
            literals => {
                let mut all = 0u64;
                for _ in 0..literals.unsigned_abs() {
                    all = all.checked_add(worth(bytes.unsigned()?))?;
                }
                all
            }
        };
        sum = sum.checked_add(added)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns that delete the same thing `count` times over.
    fn deletions(count: &[u8], targets: &[u8]) -> Vec<u8> {
        let action = [count, &[3]].concat();
        let group = [count, targets].concat();
        let columns = [2, 0x42, action.len() as u8, 0x70, group.len() as u8];
        [columns.as_slice(), &action, &group].concat()
    }

    #[test]
    fn runs_are_counted_without_being_run_through() {
        let mut bounds = Bounds::new();
        assert_eq!(bounds.take_operations(&deletions(&[10], &[1])), Some(()));
        assert_eq!(bounds.operations, MAX_OPERATIONS - 20);
        let huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
        assert_eq!(bounds.take_operations(&deletions(&huge, &[0])), None);
        assert_eq!(bounds.take_operations(&deletions(&[1], &huge)), None);
    }

    #[test]
    fn columns_that_end_early_or_are_compressed_are_none() {
        let whole = deletions(&[10], &[1]);
        for length in 0..whole.len() {
            assert_eq!(Bounds::new().take_operations(&whole[..length]), None);
        }
        assert_eq!(Bounds::new().take_operations(&[1, 0x4a, 0]), None);
    }
}
