use proptest::prelude::*;

use super::*;
use crate::form::Value;
use crate::ids::InstallId;
use crate::record::{Author, Edit, Record};
use crate::sync::codec;

fn visit(id: u8, screens: usize) -> RecordChanges {
    let meta = RecordMeta {
        id: RecordId::from_bytes([id; 16]),
        kind: Kind::Visit,
        case: RecordId::from_bytes([id ^ 255; 16]),
    };
    let mut record = Record::new(meta).unwrap();
    let author = |screen: usize| Author {
        install: InstallId::from_bytes([7; 16]),
        epoch: 0,
        at: 1_700_000_000 + screen as i64 * 60,
    };
    for screen in 0..screens {
        let edits: Vec<_> = (0..9)
            .map(|question| {
                let path = format!("question_{screen}_{question}").parse().unwrap();
                Edit::short(path, Value::Text(format!("إجابة {id} {question}")))
            })
            .collect();
        record.write(&author(screen), &edits).unwrap();
    }
    RecordChanges { meta, changes: record.changes() }
}

fn merged_visit() -> RecordChanges {
    let one = visit(5, 2);
    let mut here = Record::with_changes(one.meta, one.changes.clone()).unwrap();
    let mut there = Record::with_changes(one.meta, one.changes).unwrap();
    for (record, install) in [(&mut here, 1), (&mut there, 2)] {
        let author = Author { install: InstallId::from_bytes([install; 16]), epoch: 3, at: 5_000 };
        let edit = Edit::short("rent".parse().unwrap(), Value::Integer(i64::from(install)));
        record.write(&author, &[edit]).unwrap();
    }
    here.apply(there.changes()).unwrap();
    let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 3, at: -4 };
    here.write(&author, &[Edit::note("opinion".parse().unwrap(), "رأي".into())]).unwrap();
    RecordChanges { meta: one.meta, changes: here.changes() }
}

#[test]
fn what_is_packed_comes_out_byte_for_byte() {
    let records = vec![visit(1, 8), merged_visit(), visit(2, 1)];
    let packed = pack(&records).unwrap();
    let bytes = codec::compress(&packed).unwrap();
    let arrived: Packed = codec::decompress(&bytes).unwrap();
    assert_eq!(unpack(&arrived).unwrap(), records);
}

#[test]
fn a_tail_of_a_record_packs_without_its_beginning() {
    let mut record = visit(1, 8);
    record.changes.drain(..5);
    let packed = pack(std::slice::from_ref(&record)).unwrap();
    assert_eq!(unpack(&packed).unwrap(), vec![record]);
}

#[test]
fn packed_is_much_smaller_than_plain() {
    let records: Vec<_> = (0..20).map(|id| visit(id, 8)).collect();
    let plain: Vec<&[u8]> =
        records.iter().flat_map(|r| &r.changes).map(Change::raw_bytes).collect();
    let plain = zstd::bulk::compress(&plain.concat(), 19).unwrap().len();
    let packed = codec::compress(&pack(&records).unwrap()).unwrap().len();
    assert!(packed * 2 < plain, "{packed} of {plain} bytes");
}

#[test]
fn whatever_bytes_a_record_has_arrive_as_they_are() {
    let whole = pack(&[visit(1, 3), merged_visit(), visit(2, 1)]).unwrap();
    let length = whole.records[0].changes.len();
    for at in 0..length {
        let mut altered = whole.clone();
        altered.records[0].changes[at] ^= 1 << (at % 8);
        let arrived: Packed = codec::from_cbor(&codec::to_cbor(&altered).unwrap()).unwrap();
        assert_eq!(arrived, altered, "byte {at}");
        altered.records[0].changes.truncate(at);
        let arrived: Packed = codec::from_cbor(&codec::to_cbor(&altered).unwrap()).unwrap();
        assert_eq!(arrived, altered, "cut at {at}");
    }
}

#[test]
fn altered_columns_are_told_or_hold_other_records() {
    let whole = pack(&[visit(1, 2), visit(2, 2)]).unwrap();
    let bytes = codec::to_cbor(&whole).unwrap();
    for at in 0..bytes.len() {
        for flip in [1, 0x10, 0xff] {
            let mut altered = bytes.clone();
            altered[at] ^= flip;
            if let Ok(arrived) = codec::from_cbor::<Packed>(&altered) {
                let again = codec::from_cbor(&codec::to_cbor(&arrived).unwrap());
                assert_eq!(again, Ok(arrived), "byte {at}");
            }
        }
        assert!(codec::from_cbor::<Packed>(&bytes[..at]).is_err());
    }
}

#[test]
fn cut_short_anywhere_it_is_told() {
    let record = visit(1, 2);
    let whole = pack(std::slice::from_ref(&record)).unwrap();
    for length in 1..whole.records[0].changes.len() {
        let mut cut = whole.clone();
        cut.records[0].changes.truncate(length);
        if let Ok(records) = unpack(&cut) {
            // A cut between two changes leaves a whole beginning.
            assert!(record.changes.starts_with(&records[0].changes));
            assert!(records[0].changes.len() < record.changes.len());
        }
    }
}

proptest! {
    #[test]
    fn tampered_bytes_never_come_out_as_the_same_changes(at in 0usize..2_000, flip in 1u8..) {
        let record = visit(1, 2);
        let mut packed = pack(std::slice::from_ref(&record)).unwrap();
        let length = packed.records[0].changes.len();
        packed.records[0].changes[at % length] ^= flip;
        // Automerge may panic here; the server catches that.
        let unpacked = std::panic::catch_unwind(|| unpack(&packed));
        if let Ok(Ok(records)) = unpacked {
            prop_assert!(records[0].changes != record.changes);
        }
    }
}
