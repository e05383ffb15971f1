//! Packed changes on the wire: like beside like.
//!
//! A day's visits ask the same questions on the same screens, so what the same
//! column of the same screen holds is laid together, and values by the
//! question that they answer; zstd then finds in one place what repeats. This
//! moves bytes and changes none: a record that is not built as changes are goes
//! as it is, and what is put back is what was taken apart.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::citation::Citation;
use super::gather::gather;
use super::numbers::Writer;
use super::rows::{Guess, Row, Segment, VALUE_META, VALUES, count_of, segments_of, sum};
use super::{PackError, Packed};
use crate::ids::RecordId;
use crate::record::Kind;

/// [`Packed`] as it travels.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Columns {
    /// Every actor, as in [`Packed`].
    #[serde(rename = "a")]
    actors: Vec<ByteBuf>,
    /// What the records are, each a number: kind, whether its case follows,
    /// whether it goes as it is.
    #[serde(rename = "k")]
    pub(super) kinds: Vec<u32>,
    /// The records' ids, one after another.
    #[serde(rename = "i")]
    pub(super) ids: ByteBuf,
    /// The ids of cases that are not among the records.
    #[serde(rename = "e")]
    pub(super) elsewhere: ByteBuf,
    /// The cases of those that are not cases themselves, each by its place
    /// among the records' ids and those elsewhere.
    #[serde(rename = "c")]
    pub(super) cases: ByteBuf,
    /// How many changes each has; or how many bytes, where it goes as it is.
    #[serde(rename = "n")]
    pub(super) counts: Vec<u64>,
    /// Records that go as they are.
    #[serde(rename = "v")]
    pub(super) verbatim: ByteBuf,
    /// The beginnings of changes, up to their times; and what follows those.
    #[serde(rename = "h")]
    pub(super) heads: ByteBuf,
    /// The times.
    #[serde(rename = "t")]
    pub(super) times: ByteBuf,
    /// Which columns a change may have, by their automerge numbers.
    #[serde(rename = "s")]
    pub(super) shapes: Vec<Vec<u64>>,
    /// Which of these each change has.
    #[serde(rename = "u")]
    pub(super) used: ByteBuf,
    /// The columns.
    #[serde(rename = "o")]
    pub(super) columns: Vec<Column>,
    /// The bytes of values, by question.
    #[serde(rename = "x")]
    pub(super) values: ByteBuf,
    /// For every value that is as long as a [`Citation`]: whether it is one,
    /// and therefore not among the bytes of values.
    #[serde(rename = "q")]
    pub(super) cited: ByteBuf,
    /// Digests that values cite.
    #[serde(rename = "d")]
    pub(super) digests: ByteBuf,
    /// Places of ids that values cite.
    #[serde(rename = "r")]
    pub(super) records: ByteBuf,
}

/// One of automerge's columns, of every change that has it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Column {
    #[serde(rename = "s")]
    pub(super) number: u64,
    /// How long it is in each change, plus two; 0 where it is as guessed, 1
    /// where it is as it was last.
    #[serde(rename = "l")]
    pub(super) lengths: ByteBuf,
    /// What it holds; nothing for the values.
    #[serde(rename = "d")]
    pub(super) data: ByteBuf,
}

/// The order in which changes are laid down: the first screens of all visits,
/// the second ones, and so on.
pub(super) fn order(records: impl Iterator<Item = (Kind, usize)>) -> Vec<(Kind, usize, usize)> {
    let mut order: Vec<_> = records
        .enumerate()
        .flat_map(|(record, (kind, count))| (0..count).map(move |nth| (kind, nth, record)))
        .collect();
    order.sort_unstable();
    order
}

/// Values are laid together when their records are of one kind and their
/// questions of one name, in whatever instance of a repeat.
type Question = (Kind, Option<Vec<u8>>);

/// Each question's place, in the order in which they first come.
#[derive(Default)]
pub(super) struct Questions(HashMap<Question, usize>);

impl Questions {
    pub(super) fn place(&mut self, kind: Kind, key: Option<&[u8]>) -> usize {
        let name = key.map(|key| key.rsplit(|byte| *byte == b'/').next().unwrap_or(key).to_vec());
        let next = self.0.len();
        *self.0.entry((kind, name)).or_insert(next)
    }
}

/// Where things are laid.
#[derive(Default)]
struct Places<'a> {
    shapes: HashMap<Vec<u64>, usize>,
    columns: HashMap<u64, usize>,
    /// For each column.
    guesses: Vec<(Guess, Option<&'a [u8]>)>,
    questions: Questions,
    values: Vec<Vec<u8>>,
    /// Ids that can be cited.
    known: HashMap<RecordId, u64>,
}

impl From<Packed> for Columns {
    fn from(packed: Packed) -> Self {
        let rows: Vec<_> =
            packed.records.iter().map(|record| Row::all_of(&record.changes)).collect();
        let mut all = Self {
            actors: packed.actors,
            kinds: Vec::new(),
            ids: ByteBuf::new(),
            elsewhere: ByteBuf::new(),
            cases: ByteBuf::new(),
            counts: Vec::new(),
            verbatim: ByteBuf::new(),
            heads: ByteBuf::new(),
            times: ByteBuf::new(),
            shapes: Vec::new(),
            used: ByteBuf::new(),
            columns: Vec::new(),
            values: ByteBuf::new(),
            cited: ByteBuf::new(),
            digests: ByteBuf::new(),
            records: ByteBuf::new(),
        };
        let ids = packed.records.iter().map(|record| record.id);
        let mut known: HashMap<_, _> = ids.zip(0u64..).collect();
        let mut next = packed.records.len() as u64;
        for (record, rows) in packed.records.iter().zip(&rows) {
            let flags = u32::from(record.case.is_some()) << 1 | u32::from(rows.is_none());
            all.kinds.push(u32::from(u16::from(record.kind)) << 2 | flags);
            all.ids.extend(record.id.as_bytes());
            if let Some(case) = record.case {
                let place = *known.entry(case).or_insert_with(|| {
                    all.elsewhere.extend(case.as_bytes());
                    next += 1;
                    next - 1
                });
                append(&mut all.cases, place);
            }
            let length = rows.as_ref().map_or(record.changes.len(), Vec::len);
            all.counts.push(length as u64);
            if rows.is_none() {
                all.verbatim.extend(&record.changes);
            }
        }
        let kinds = packed.records.iter().zip(&rows);
        let sizes = kinds.map(|(record, rows)| (record.kind, rows.as_ref().map_or(0, Vec::len)));
        let mut places = Places { known, ..Places::default() };
        for (kind, nth, record) in order(sizes) {
            let row = rows.get(record).and_then(Option::as_ref).and_then(|rows| rows.get(nth));
            if let Some(row) = row {
                all.lay(row, kind, &mut places);
            }
        }
        all.values = ByteBuf::from(places.values.concat());
        all
    }
}

impl Columns {
    fn lay<'a>(&mut self, row: &Row<'a>, kind: Kind, places: &mut Places<'a>) {
        self.heads.extend(row.head);
        self.times.extend(row.time);
        self.heads.extend(row.tail);
        let shape: Vec<u64> = row.columns.iter().map(|(number, _)| *number).collect();
        let at = *places.shapes.entry(shape).or_insert_with_key(|shape| {
            self.shapes.push(shape.clone());
            self.shapes.len() - 1
        });
        append(&mut self.used, at as u64);
        let count = count_of(&row.columns);
        for (number, data) in &row.columns {
            let at = *places.columns.entry(*number).or_insert_with(|| {
                self.columns.push(Column { number: *number, ..Column::default() });
                places.guesses.push((Guess::default(), None));
                self.columns.len() - 1
            });
            let found = (self.columns.get_mut(at), places.guesses.get_mut(at));
            let (Some(column), Some((guess, last))) = found else { continue };
            let length = data.len() as u64 + 2;
            if *number == VALUES {
                let segments = segments_of(&row.columns);
                let told = segments.as_ref().is_some_and(|known| sum(known) == Some(data.len()));
                append(&mut column.lengths, if told { 0 } else { length });
                let whole = || vec![(None, data.len())];
                self.put(kind, &segments.filter(|_| told).unwrap_or_else(whole), data, places);
                continue;
            }
            if *number != VALUE_META && guess.is(data, count) {
                append(&mut column.lengths, 0);
            } else if *last == Some(data) {
                append(&mut column.lengths, 1);
            } else {
                append(&mut column.lengths, length);
                column.data.extend(*data);
                guess.learn(data, count);
            }
            *last = Some(data);
        }
    }
}

impl Columns {
    fn put(&mut self, kind: Kind, pieces: &[Segment<'_>], data: &[u8], places: &mut Places<'_>) {
        let mut rest = data;
        for (key, length) in pieces {
            let (piece, after) = rest.split_at_checked(*length).unwrap_or((rest, &[]));
            rest = after;
            let place = places.questions.place(kind, *key);
            places.values.resize_with(places.values.len().max(place + 1), Vec::new);
            let citation = Citation::of(piece, |id| places.known.get(&id).copied());
            if Citation::may_be(piece.len()) {
                append(&mut self.cited, u64::from(citation.is_some()));
            }
            match citation {
                Some(Citation::Digest(digest)) => self.digests.extend(digest),
                Some(Citation::Record(place)) => append(&mut self.records, place),
                None => {
                    if let Some(values) = places.values.get_mut(place) {
                        values.extend(piece);
                    }
                }
            }
        }
    }
}

fn append(bytes: &mut ByteBuf, number: u64) {
    let mut writer = Writer::default();
    writer.unsigned(number);
    bytes.extend(writer.into_bytes());
}

impl TryFrom<Columns> for Packed {
    type Error = PackError;

    fn try_from(columns: Columns) -> Result<Self, PackError> {
        gather(&columns)
            .map(|records| Self { actors: columns.actors, records })
            .ok_or(PackError::Malformed)
    }
}
