//! A packed change taken apart where its parts meet, without reading what they
//! say; and the values of its operations, piece by piece.

use super::numbers::{Reader, Writer};
use super::{CONTINUES, RESTS_ON_PREVIOUS};
use crate::record::structure::MAX_OPERATIONS;

/// Automerge's columns: what operations write to, and what: types and
/// lengths, and bytes.
const KEYS: u64 = 21;
pub(super) const VALUE_META: u64 = 86;
pub(super) const VALUES: u64 = 87;

/// Columns of one change at most; automerge has a dozen.
pub(super) const MAX_COLUMNS: usize = 64;

/// One packed change.
pub(super) struct Row<'a> {
    /// Up to the time.
    pub(super) head: &'a [u8],
    /// The time.
    pub(super) time: &'a [u8],
    /// Other actors and the message.
    pub(super) tail: &'a [u8],
    /// Automerge's columns: number and content.
    pub(super) columns: Vec<(u64, &'a [u8])>,
}

impl<'a> Row<'a> {
    /// Every change of a record; `None` where these are no changes, or not
    /// written as [`Row::write`] writes.
    pub(super) fn all_of(bytes: &'a [u8]) -> Option<Vec<Self>> {
        let mut reader = Reader::new(bytes);
        let mut rows = Vec::new();
        while !reader.is_empty() {
            rows.push(Self::read(&mut reader)?);
        }
        Some(rows)
    }

    fn read(reader: &mut Reader<'a>) -> Option<Self> {
        let before = reader.rest();
        let head = head(reader)?;
        let time = time(reader)?;
        let tail = tail(reader)?;
        let mut operations = Reader::new(reader.sized()?);
        let mut shape = Vec::new();
        for _ in 0..operations.unsigned()? {
            shape.push((operations.unsigned()?, usize::try_from(operations.unsigned()?).ok()?));
        }
        let mut columns = Vec::with_capacity(shape.len());
        for (number, length) in shape {
            columns.push((number, operations.raw(length)?));
        }
        let row = Self { head, time, tail, columns };
        let once = |number| row.columns.iter().filter(|(other, _)| *other == number).count() < 2;
        let taken = before.get(..before.len() - reader.rest().len())?;
        let good = operations.is_empty() && once(VALUE_META) && once(VALUES);
        (good && row.columns.len() <= MAX_COLUMNS && row.write() == taken).then_some(row)
    }

    /// The change's bytes.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut operations = Writer::default();
        operations.unsigned(self.columns.len() as u64);
        for (number, data) in &self.columns {
            operations.unsigned(*number);
            operations.unsigned(data.len() as u64);
        }
        self.columns.iter().for_each(|(_, data)| operations.raw(data));
        let mut bytes = Writer::default();
        bytes.raw(self.head);
        bytes.raw(self.time);
        bytes.raw(self.tail);
        bytes.sized(&operations.into_bytes());
        bytes.into_bytes()
    }
}

/// What `read` passes over.
fn taken<'a>(
    reader: &mut Reader<'a>,
    read: impl FnOnce(&mut Reader<'a>) -> Option<()>,
) -> Option<&'a [u8]> {
    let before = reader.rest();
    read(reader)?;
    before.get(..before.len() - reader.rest().len())
}

/// A change up to its time.
pub(super) fn head<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    taken(reader, |reader| {
        let flags = reader.byte().filter(|flags| *flags <= RESTS_ON_PREVIOUS | CONTINUES)?;
        if flags & RESTS_ON_PREVIOUS == 0 {
            for _ in 0..reader.unsigned()? {
                reader.hash()?;
            }
        }
        if flags & CONTINUES == 0 {
            reader.unsigned()?;
            reader.unsigned()?;
        }
        reader.signed().map(|_| ())
    })
}

/// A change's time.
pub(super) fn time<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    taken(reader, |reader| reader.signed().map(|_| ()))
}

/// What stands between a change's time and its operations.
pub(super) fn tail<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    taken(reader, |reader| {
        for _ in 0..reader.unsigned()? {
            reader.unsigned()?;
        }
        reader.sized().map(|_| ())
    })
}

/// Automerge's run-length encoding: how often, and what; `None` for nothing.
fn runs<'a, T: Copy>(
    bytes: &'a [u8],
    value: impl Fn(&mut Reader<'a>) -> Option<T>,
) -> Option<Vec<(u64, Option<T>)>> {
    let mut reader = Reader::new(bytes);
    let mut runs = Vec::new();
    while !reader.is_empty() {
        if runs.len() > MAX_OPERATIONS {
            return None;
        }
        match reader.signed()? {
            0 => runs.push((reader.unsigned()?, None)),
            count @ 1.. => runs.push((count.unsigned_abs(), Some(value(&mut reader)?))),
            count => {
                for _ in 0..count.unsigned_abs().min(MAX_OPERATIONS as u64 + 1) {
                    runs.push((1, Some(value(&mut reader)?)));
                }
            }
        }
    }
    Some(runs)
}

/// A piece of a change's values: the key of its operations, and its length.
pub(super) type Segment<'a> = (Option<&'a [u8]>, usize);

fn column<'a>(columns: &[(u64, &'a [u8])], wanted: u64) -> &'a [u8] {
    columns.iter().find(|(number, _)| *number == wanted).map_or(&[], |(_, data)| *data)
}

/// How many operations a change has, by its column of lengths; 0 where that
/// cannot be read.
pub(super) fn count_of(columns: &[(u64, &[u8])]) -> u64 {
    let runs = runs(column(columns, VALUE_META), Reader::unsigned).unwrap_or_default();
    runs.iter().try_fold(0u64, |sum, (count, _)| sum.checked_add(*count)).unwrap_or(0)
}

/// What the bytes of values belong to, piece by piece: the key of the
/// operations, and how many bytes. `None` where keys and lengths cannot be read.
pub(super) fn segments_of<'a>(columns: &[(u64, &'a [u8])]) -> Option<Vec<Segment<'a>>> {
    let mut keys = runs(column(columns, KEYS), Reader::sized)?.into_iter();
    let (mut left, mut key) = (0, None);
    let mut segments = Vec::new();
    for (mut count, meta) in runs(column(columns, VALUE_META), Reader::unsigned)? {
        while count > 0 {
            if left == 0 {
                (left, key) = keys.next().unwrap_or((u64::MAX, None));
                continue;
            }
            let step = count.min(left);
            (count, left) = (count - step, left - step);
            // The lowest four bits tell a value's type, the others its length.
            let bytes = (meta.unwrap_or(0) >> 4).checked_mul(step)?;
            segments.push((key, usize::try_from(bytes).ok()?));
        }
    }
    Some(segments)
}

/// The length of all pieces.
pub(super) fn sum(pieces: &[Segment<'_>]) -> Option<usize> {
    pieces.iter().try_fold(0usize, |sum, (_, length)| sum.checked_add(*length))
}

/// Most columns say one thing of every operation of the change, and the same
/// as in the change before: then only how many operations there are is news.
#[derive(Default)]
pub(super) enum Guess {
    /// Nothing is known.
    #[default]
    None,
    /// The same small number every time.
    Same(u8),
    /// No, every time.
    Never,
}

impl Guess {
    /// What the column holds in a change of so many operations.
    pub(super) fn of(&self, count: u64) -> Vec<u8> {
        let mut bytes = Writer::default();
        match (self, count) {
            (Self::Never, _) => bytes.unsigned(count),
            (Self::Same(value), 1) => bytes.raw(&[0x7f, *value]),
            (Self::Same(value), _) => {
                bytes.signed(count.cast_signed());
                bytes.byte(*value);
            }
            (Self::None, _) => {}
        }
        bytes.into_bytes()
    }

    pub(super) fn is(&self, data: &[u8], count: u64) -> bool {
        !matches!(self, Self::None) && self.of(count) == data
    }

    /// The column held this in a change of so many operations.
    pub(super) fn learn(&mut self, data: &[u8], count: u64) {
        let same = Self::Same(data.last().copied().unwrap_or(0));
        let guesses = [same, Self::Never];
        if let Some(guess) = guesses.into_iter().find(|guess| guess.is(data, count)) {
            *self = guess;
        }
    }
}
