//! From columns back to records. Whatever the columns say, this ends soon and
//! takes no more memory than they have bytes, a few times over.

use std::borrow::Cow;
use std::collections::HashMap;

use super::PackedRecord;
use super::citation::{self, Citation};
use super::columns::{Columns, Questions, order};
use super::numbers::Reader;
use super::rows::{self, Guess, MAX_COLUMNS, Row, VALUE_META, VALUES, count_of, segments_of};
use crate::ids::RecordId;
use crate::record::Kind;
use crate::sync::{MAX_CHANGES, MAX_CONTENT};

/// Bytes of an id.
const ID: usize = 16;
/// Changes at most: more than unpacking takes, so that it says so.
const MAX_ROWS: usize = 2 * MAX_CHANGES;
/// Pieces of values at most: no operation has more than one.
const MAX_PIECES: usize = 1_000_000;

/// What each record is, and how many changes it has in the columns.
type Sizes = Vec<(Kind, usize)>;

/// A change of which only the values are missing.
struct Waiting<'a> {
    record: usize,
    head: &'a [u8],
    time: &'a [u8],
    tail: &'a [u8],
    contents: Vec<(u64, Cow<'a, [u8]>)>,
    /// Where its values are.
    pieces: Vec<Piece<'a>>,
}

/// Where a piece of values is.
enum Piece<'a> {
    /// Among the bytes of values: its place, and how long it is.
    Laid(usize, usize),
    /// Cited.
    Digest(&'a [u8]),
    Record(RecordId),
}

/// The records; `None` where the columns do not fit together.
pub(super) fn gather(all: &Columns) -> Option<Vec<PackedRecord>> {
    let known = [ids(&all.ids)?, ids(&all.elsewhere)?];
    let (mut records, sizes) = records(all, &known)?;
    let (waiting, lengths) = changes(all, &order(sizes.into_iter()), &known.concat())?;
    let mut values = Reader::new(&all.values);
    let mut places = Vec::with_capacity(lengths.len());
    for length in lengths {
        places.push(Reader::new(values.raw(length)?));
    }
    if !values.is_empty() {
        return None;
    }
    for Waiting { record, head, time, tail, contents, pieces } in waiting {
        let mut found = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Laid(place, length) => {
                    found.extend(places.get_mut(place)?.raw(length)?);
                }
                Piece::Digest(digest) => found.extend(citation::digest(digest)),
                Piece::Record(id) => found.extend(citation::record(&id)),
            }
        }
        let mut columns = borrowed(&contents);
        for (_, data) in columns.iter_mut().filter(|(number, _)| *number == VALUES) {
            *data = &found;
        }
        records.get_mut(record)?.changes.extend(Row { head, time, tail, columns }.write());
    }
    Some(records)
}

/// The records, with the changes of those that go as they are, and how many
/// changes the others have.
fn records(
    all: &Columns,
    [ids, elsewhere]: &[Vec<RecordId>; 2],
) -> Option<(Vec<PackedRecord>, Sizes)> {
    let (mut cases, mut verbatim) = (Reader::new(&all.cases), Reader::new(&all.verbatim));
    let (mut records, mut sizes) = (Vec::new(), Vec::new());
    let mut left = MAX_ROWS;
    if all.kinds.len() != all.counts.len() || all.kinds.len() != ids.len() {
        return None;
    }
    for ((flags, count), id) in all.kinds.iter().zip(&all.counts).zip(ids) {
        let case = match flags & 2 {
            0 => None,
            _ => {
                let place = usize::try_from(cases.unsigned()?).ok()?;
                let found = ids.get(place);
                Some(*found.or_else(|| elsewhere.get(place.checked_sub(ids.len())?))?)
            }
        };
        let kind = Kind::from(u16::try_from(flags >> 2).ok()?);
        let count = usize::try_from(*count).ok()?;
        let (changes, count) = match flags & 1 {
            0 => (Vec::new(), count),
            _ => (verbatim.raw(count)?.to_vec(), 0),
        };
        left = left.checked_sub(count)?;
        sizes.push((kind, count));
        records.push(PackedRecord { id: *id, kind, case, changes });
    }
    (cases.is_empty() && verbatim.is_empty()).then_some((records, sizes))
}

fn ids(bytes: &[u8]) -> Option<Vec<RecordId>> {
    bytes.chunks(ID).map(|id| RecordId::try_from(id).ok()).collect()
}

/// A column being read: its lengths, its content, and what it may be without.
struct Content<'a> {
    lengths: Reader<'a>,
    data: Reader<'a>,
    guess: Guess,
    last: Option<Cow<'a, [u8]>>,
}

impl<'a> Content<'a> {
    fn next(&mut self, count: u64) -> Option<Cow<'a, [u8]>> {
        let content = match self.lengths.unsigned()? {
            0 => Cow::Owned(self.guess.of(count)),
            1 => self.last.clone()?,
            length => {
                let data = self.data.raw(usize::try_from(length - 2).ok()?)?;
                self.guess.learn(data, count);
                Cow::Borrowed(data)
            }
        };
        self.last = Some(content.clone());
        Some(content)
    }
}

/// The changes in the order in which they were laid down, and how many bytes
/// of values lie in each place.
fn changes<'a>(
    all: &'a Columns,
    order: &[(Kind, usize, usize)],
    known: &[RecordId],
) -> Option<(Vec<Waiting<'a>>, Vec<usize>)> {
    let mut citations = Citations {
        cited: Reader::new(&all.cited),
        digests: Reader::new(&all.digests),
        records: Reader::new(&all.records),
        known,
    };
    let (mut heads, mut times) = (Reader::new(&all.heads), Reader::new(&all.times));
    let mut used = Reader::new(&all.used);
    let mut columns = HashMap::new();
    for one in &all.columns {
        let (lengths, data) = (Reader::new(&one.lengths), Reader::new(&one.data));
        if columns
            .insert(one.number, Content { lengths, data, guess: Guess::None, last: None })
            .is_some()
        {
            return None;
        }
    }
    let (mut left, mut bytes) = (MAX_PIECES, MAX_CONTENT);
    let mut questions = Questions::default();
    let (mut waiting, mut lengths) = (Vec::new(), Vec::<usize>::new());
    for (kind, _, record) in order {
        let head = rows::head(&mut heads)?;
        let time = rows::time(&mut times)?;
        let tail = rows::tail(&mut heads)?;
        let shape = all.shapes.get(usize::try_from(used.unsigned()?).ok()?)?;
        if shape.len() > MAX_COLUMNS {
            return None;
        }
        let contents = contents(shape, &mut columns)?;
        for (_, content) in &contents {
            bytes = bytes.checked_sub(content.len())?;
        }
        let mut pieces = Vec::new();
        if shape.contains(&VALUES) {
            let told = columns.get_mut(&VALUES)?.lengths.unsigned()?;
            let found = match told.checked_sub(2) {
                None => segments_of(&borrowed(&contents))?,
                Some(length) => vec![(None, usize::try_from(length).ok()?)],
            };
            for (key, length) in found {
                let place = questions.place(*kind, key);
                lengths.resize(lengths.len().max(place + 1), 0);
                pieces.push(if let Some(cited) = citations.next(length)? {
                    cited
                } else {
                    let sum = lengths.get_mut(place)?;
                    *sum = sum.checked_add(length)?;
                    Piece::Laid(place, length)
                });
                left = left.checked_sub(1)?;
            }
        }
        waiting.push(Waiting { record: *record, head, time, tail, contents, pieces });
    }
    let done = heads.is_empty() && times.is_empty() && used.is_empty() && citations.is_done();
    let read = columns.values().all(|one| one.lengths.is_empty() && one.data.is_empty());
    (done && read).then_some((waiting, lengths))
}

/// What values cite.
struct Citations<'a, 'k> {
    cited: Reader<'a>,
    digests: Reader<'a>,
    records: Reader<'a>,
    known: &'k [RecordId],
}

impl<'a> Citations<'a, '_> {
    /// What the next value cites, which has so many bytes; nothing if it does not.
    fn next(&mut self, length: usize) -> Option<Option<Piece<'a>>> {
        if !Citation::may_be(length) || self.cited.unsigned()? == 0 {
            return Some(None);
        }
        if Citation::is_digest(length) {
            return Some(Some(Piece::Digest(self.digests.raw(citation::DIGEST)?)));
        }
        let place = usize::try_from(self.records.unsigned()?).ok()?;
        Some(Some(Piece::Record(*self.known.get(place)?)))
    }

    fn is_done(&self) -> bool {
        self.cited.is_empty() && self.digests.is_empty() && self.records.is_empty()
    }
}

/// What one change's columns hold, but for the bytes of values.
fn contents<'a>(
    shape: &[u64],
    columns: &mut HashMap<u64, Content<'a>>,
) -> Option<Vec<(u64, Cow<'a, [u8]>)>> {
    // How many operations there are is told by the column of lengths, which is
    // never guessed from itself.
    let meta = match shape.contains(&VALUE_META) {
        true => columns.get_mut(&VALUE_META)?.next(0)?,
        false => Cow::Borrowed(&[][..]),
    };
    let count = count_of(&[(VALUE_META, &meta)]);
    let mut contents = Vec::new();
    for number in shape {
        contents.push((
            *number,
            match *number {
                VALUE_META => meta.clone(),
                VALUES => Cow::Borrowed(&[][..]),
                number => columns.get_mut(&number)?.next(count)?,
            },
        ));
    }
    Some(contents)
}

fn borrowed<'b>(contents: &'b [(u64, Cow<'_, [u8]>)]) -> Vec<(u64, &'b [u8])> {
    contents.iter().map(|(number, data)| (*number, &**data)).collect()
}
