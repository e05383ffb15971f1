//! Bytes that must not change: devices and servers of different ages speak to
//! each other, and what lies on a phone is read by the next version.
//!
//! Who changes a format on purpose runs this once with `MANDOOB_BLESS=1` and
//! says in PROTOCOL.md what changed.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::PathBuf;

use ed25519_dalek::SigningKey;
use shared::form::Value;
use shared::ids::{InstallId, PersonId, PhotoId, RecordId};
use shared::record::photo::PhotoCitation;
use shared::record::{Author, Edit, Kind, Record, RecordMeta, genesis_hash};
use shared::sync::codec;
use shared::sync::envelope::{Contents, Envelope, sealing_public};
use shared::sync::exchange::{Assignment, SyncRequest};
use shared::sync::keys::verifying;
use shared::sync::pack::{self, Packed, RecordChanges};
use shared::sync::receipt::{ItemsDigest, Receipt};
use shared::sync::signed::{Challenge, Nonce, SignedRequest};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn blessed() -> bool {
    std::env::var_os("MANDOOB_BLESS").is_some()
}

/// What is made now is what was made then, to the byte.
fn unchanged(name: &str, bytes: &[u8]) {
    if blessed() {
        fs::write(file(name), bytes).unwrap();
    }
    assert!(fs::read(file(name)).unwrap() == bytes, "{name} is written differently now");
}

/// What was made then. What is compressed or sealed may be written differently
/// by another version of a library; it must be read all the same.
fn from_then(name: &str, made_now: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    if blessed() {
        fs::write(file(name), made_now()).unwrap();
    }
    fs::read(file(name)).unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[5; 32])
}

fn install() -> InstallId {
    InstallId::from_bytes([7; 16])
}

fn photo() -> PhotoCitation {
    PhotoCitation { id: PhotoId::from_bytes([8; 16]), sha256: [9; 32], bytes: 180_000 }
}

/// A case and a visit to it, with every type of value and a note.
fn records() -> Vec<RecordChanges> {
    let case = RecordId::from_bytes([2; 16]);
    let texts = |at: i64| {
        [
            ("city", Value::Text("ظلم".into())),
            ("rooms", Value::Integer(3)),
            ("rent_yearly", Value::Decimal(12_000.5)),
            ("category", Value::Choice("widow".into())),
            ("needs", Value::Choices(["bills".to_owned(), "food".to_owned()].into())),
            ("visit_date", Value::Date("2026-11-21".parse().unwrap())),
            ("lease", Value::Photo(photo())),
            ("members/a", Value::Integer(at)),
            ("members/a/member_name", Value::Removed),
        ]
        .map(|(path, value)| Edit::short(path.parse().unwrap(), value))
    };
    let written = |id: RecordId, kind| {
        let mut record = Record::new(RecordMeta { id, kind, case }).unwrap();
        for at in 0..2 {
            let author = Author { install: install(), epoch: 1, at: 1_795_000_000 + at * 90 };
            let mut edits = texts(at).to_vec();
            edits.push(Edit::note("researcher_view".parse().unwrap(), format!("رأي {at}")));
            record.write(&author, &edits).unwrap();
        }
        RecordChanges { meta: *record.meta(), changes: record.changes() }
    };
    vec![written(case, Kind::Case), written(RecordId::from_bytes([3; 16]), Kind::Visit)]
}

fn request() -> SyncRequest {
    let push = pack::pack(&records()).unwrap();
    let case = RecordId::from_bytes([2; 16]);
    let assigned = Assignment { case, to: None, from: Some(PersonId::from_bytes([5; 16])) };
    SyncRequest {
        cursor: None,
        push,
        opened: vec![RecordId::from_bytes([4; 16])],
        assignments: vec![assigned],
        follow: true,
        satisfaction: false,
        room: 65_536,
    }
}

#[test]
fn a_genesis_is_computed_the_same_everywhere() {
    let hashes = records().iter().map(|record| genesis_hash(&record.meta).0).collect::<Vec<_>>();
    unchanged("genesis", &hashes.concat());
}

#[test]
fn a_change_has_the_same_bytes() {
    let changes: Vec<_> = records().into_iter().flat_map(|record| record.changes).collect();
    let bytes: Vec<_> = changes.iter().map(|change| change.raw_bytes()).collect();
    unchanged("changes", &bytes.concat());
}

#[test]
fn packed_changes_have_the_same_bytes() {
    let packed = pack::pack(&records()).unwrap();
    unchanged("packed", &codec::to_cbor(&packed).unwrap());
    let arrived: Packed = codec::from_cbor(&fs::read(file("packed")).unwrap()).unwrap();
    assert_eq!(pack::unpack(&arrived).unwrap(), records());
}

#[test]
fn a_receipt_has_the_same_bytes() {
    let items: Vec<_> = records()
        .iter()
        .flat_map(|record| record.changes.iter().map(|change| (record.meta.id, change.hash())))
        .collect();
    let receipt = Receipt::sign(&key(), install(), ItemsDigest::of(&items), 1_795_000_000);
    unchanged("receipt", &codec::to_cbor(&receipt).unwrap());
}

#[test]
fn a_signed_request_of_then_is_still_hers_and_readable() {
    let bytes = from_then("signed_request", || {
        let (challenge, nonce) = (Challenge(vec![9; 40]), Nonce([6; 16]));
        let signed = SignedRequest::sign(&key(), install(), challenge, nonce, &request()).unwrap();
        codec::to_cbor(&signed).unwrap()
    });
    let signed: SignedRequest = codec::from_cbor(&bytes).unwrap();
    assert!(signed.is_by(&verifying(&key())));
    assert_eq!(signed.open::<SyncRequest>().unwrap(), request());
}

/// The same numbers every time: for a test's envelope only.
struct Counting(u8);

impl rand_core::TryRng for Counting {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        self.0 = self.0.wrapping_add(1);
        Ok(u32::from(self.0))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        self.try_next_u32().map(u64::from)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        for byte in bytes {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Counting {}

#[test]
fn an_envelope_of_then_still_opens() {
    let secret = [11; 32];
    let bytes = from_then("envelope", || {
        let contents = Contents::sign(&key(), install(), &request().push).unwrap();
        let to = sealing_public(&secret).unwrap();
        codec::to_cbor(&Envelope::seal(&contents, &to, &mut Counting(0)).unwrap()).unwrap()
    });
    let envelope: Envelope = codec::from_cbor(&bytes).unwrap();
    let contents = envelope.open(&secret).unwrap();
    assert!(contents.is_by(&verifying(&key())));
    assert_eq!(pack::unpack(&contents.changes().unwrap()).unwrap(), records());
    assert!(envelope.open(&[12; 32]).is_err());
}
