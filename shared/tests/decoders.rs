//! Every message of the protocol: what is said is what is heard, what is cut
//! short is told, and altered bytes never pass for what was signed or sealed.
// A helper of a test may end it, as the test itself may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Debug;

use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::association::SatisfactionQuestion;
use shared::ids::{BranchId, InstallId, PersonId, RecordId};
use shared::lifecycle::Aggregate;
use shared::lifecycle::satisfaction::{Group, Month};
use shared::people::authority::Placement;
use shared::people::{Branch, Gender, Person, Role};
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::PROTOCOL;
use shared::sync::codec::{self, CodecError};
use shared::sync::enrol::{EnrolReply, EnrolRequest, Enrolled};
use shared::sync::envelope::{Contents, Delivered, Delivery, DeliveryReply, Envelope};
use shared::sync::exchange::{
    Assignment, Bearer, Cursor, LastSeen, News, NotAssigned, Reason, Refusal, RuleBroken,
    SyncAnswer, SyncReply, SyncRequest, Verdict,
};
use shared::sync::keys::{PublicKey, verifying};
use shared::sync::pack::{self, Packed, RecordChanges};
use shared::sync::receipt::{ItemsDigest, Receipt};
use shared::sync::signed::{Challenge, Nonce, SignedRequest};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[5; 32])
}

fn install() -> InstallId {
    InstallId::from_bytes([7; 16])
}

fn packed(texts: &[String]) -> Packed {
    let case = RecordId::from_bytes([2; 16]);
    let meta = RecordMeta { id: RecordId::from_bytes([3; 16]), kind: Kind::Visit, case };
    let mut record = Record::new(meta).unwrap();
    for (screen, text) in texts.iter().enumerate() {
        let author = Author { install: install(), epoch: 0, at: 1_795_000_000 + screen as i64 };
        let path = format!("question_{screen}").parse().unwrap();
        let note = Edit::note("opinion".parse().unwrap(), text.clone());
        let short = Edit::short(path, shared::form::Value::Text(text.clone()));
        record.write(&author, &[short, note]).unwrap();
    }
    pack::pack(&[RecordChanges { meta, changes: record.changes() }]).unwrap()
}

fn receipt() -> Receipt {
    Receipt::sign(&key(), install(), ItemsDigest([8; 32]), 1_795_000_000)
}

fn request(texts: &[String]) -> SyncRequest {
    SyncRequest {
        cursor: Some(Cursor(vec![1, 2, 3])),
        push: packed(texts),
        opened: vec![RecordId::from_bytes([4; 16])],
        assignments: vec![Assignment {
            case: RecordId::from_bytes([4; 16]),
            to: Some(PersonId::from_bytes([6; 16])),
            from: None,
        }],
        follow: true,
        satisfaction: true,
        room: 65_536,
    }
}

fn signed(texts: &[String]) -> SignedRequest {
    let challenge = Challenge(vec![9; 40]);
    SignedRequest::sign(&key(), install(), challenge, Nonce([6; 16]), &request(texts)).unwrap()
}

fn person(name: &str) -> Person {
    let (id, branch) = (PersonId::from_bytes([1; 16]), BranchId::from_bytes([2; 16]));
    Person {
        id,
        name: name.into(),
        role: Role::Unknown("later".into()),
        branch,
        gender: Some(Gender::Woman),
    }
}

fn answer(texts: &[String]) -> SyncReply {
    let (person, case) = (person("شخص تجريبي"), RecordId::from_bytes([2; 16]));
    let news = News {
        profile: None,
        branches: vec![Branch { id: person.branch, name: "المكتب".into(), phone: None }],
        installs: vec![(install(), person.id)],
        placements: vec![(case, Placement { branch: person.branch, assignee: None })],
        hidden: vec![case],
        changes: packed(texts),
        opened: vec![(case, person.id, 5)],
        people: vec![person],
    };
    SyncReply::Done(Box::new(SyncAnswer {
        challenge: Challenge(vec![9; 40]),
        receipt: Some(receipt()),
        verdicts: vec![
            (0, Verdict::Refused(Reason::TooLarge)),
            (2, Verdict::Refused(Reason::Rule(RuleBroken::Unknown(999)))),
            (3, Verdict::Deferred),
        ],
        not_assigned: vec![(1, NotAssigned::Moved)],
        bearer: Bearer { token: "abc".into(), seconds: 60 },
        last_seen: vec![LastSeen {
            install: install(),
            person: PersonId::from_bytes([1; 16]),
            at: 3_600,
        }],
        satisfaction: Some(vec![Aggregate {
            month: Month(2026, 10),
            question: SatisfactionQuestion::Unknown("later".into()),
            group: Group::Outcome("served".into()),
            at_least: 5,
            tenths: 37,
        }]),
        news,
        cursor: Cursor(Vec::new()),
        more: true,
        at: -1,
    }))
}

fn enrolled(name: &str) -> EnrolReply {
    let person = person(name);
    EnrolReply::Enrolled(Box::new(Enrolled {
        install: install(),
        association: "example".parse().unwrap(),
        association_name: name.into(),
        branch: Branch { id: person.branch, name: name.into(), phone: Some("0120000000".into()) },
        person,
        case_prefix: "A".into(),
        challenge: Challenge(vec![1]),
        sealing: PublicKey([2; 32]),
        receipts: PublicKey([3; 32]),
    }))
}

/// Heard as it was said, cut anywhere it is told, altered it never panics.
fn holds<T>(message: &T, flip: u8) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let bytes = codec::to_cbor(message).unwrap();
    prop_assert_eq!(&codec::from_cbor::<T>(&bytes).unwrap(), message);
    let longer = [bytes.as_slice(), &[0]].concat();
    prop_assert_eq!(codec::from_cbor::<T>(&longer), Err(CodecError::Content));
    for at in 0..bytes.len() {
        prop_assert_eq!(codec::from_cbor::<T>(&bytes[..at]), Err(CodecError::Content));
        let mut altered = bytes.clone();
        altered[at] ^= flip;
        // Another message, or none: whoever hears it decides by the signature.
        let _ = codec::from_cbor::<T>(&altered);
    }
    let small = codec::compress(message).unwrap();
    prop_assert_eq!(&codec::decompress::<T>(&small).unwrap(), message);
    for at in 0..small.len() {
        prop_assert!(codec::decompress::<T>(&small[..at]).is_err());
        let mut altered = small.clone();
        altered[at] ^= flip;
        let _ = codec::decompress::<T>(&altered);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_message_holds(texts in prop::collection::vec("\\PC{0,30}", 0..4), flip in 1u8..) {
        holds(&request(&texts), flip)?;
        holds(&signed(&texts), flip)?;
        holds(&answer(&texts), flip)?;
        for refusal in [
            Refusal::StaleChallenge(Challenge(vec![1; 40])),
            Refusal::Replayed,
            Refusal::ProtocolTooNew,
        ] {
            holds(&SyncReply::Refused(refusal), flip)?;
        }
        let name = texts.first().cloned().unwrap_or_default();
        holds(&enrolled(&name), flip)?;
        holds(&EnrolReply::TooManyAttempts { seconds: u32::from(flip) }, flip)?;
        let code = name.clone();
        holds(&EnrolRequest { protocol: PROTOCOL, code, verifying: verifying(&key()) }, flip)?;
        let envelope = Envelope {
            protocol: PROTOCOL,
            encapsulated: vec![1; 32],
            sealed: name.clone().into_bytes(),
        };
        holds(&Contents::sign(&key(), install(), &packed(&texts)).unwrap(), flip)?;
        holds(&Delivery { envelopes: vec![envelope.clone(), envelope] }, flip)?;
        let outcomes = vec![Delivered::Stored(receipt()), Delivered::Quarantined(Reason::Structure)];
        holds(&DeliveryReply { outcomes }, flip)?;
    }

    #[test]
    fn bytes_from_anywhere_are_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = codec::from_cbor::<SignedRequest>(&bytes);
        let _ = codec::from_cbor::<Delivery>(&bytes);
        let _ = codec::from_cbor::<Packed>(&bytes);
        let _ = codec::decompress::<SyncReply>(&bytes);
    }

    #[test]
    fn a_signed_request_altered_anywhere_is_not_hers(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let bytes = codec::to_cbor(&signed(&["متعاونة".into()])).unwrap();
        let mut altered = bytes.clone();
        let at = at.index(bytes.len());
        altered[at] ^= flip;
        if let Ok(heard) = codec::from_cbor::<SignedRequest>(&altered) {
            // A number may be written in two ways; then it is still what she signed.
            let same = heard == codec::from_cbor::<SignedRequest>(&bytes).unwrap();
            prop_assert_eq!(heard.is_by(&verifying(&key())), same);
        }
    }
}

#[test]
fn a_receipt_speaks_of_just_what_it_was_signed_for() {
    let receipt = receipt();
    let server = verifying(&key());
    assert!(receipt.speaks_of(&server, install(), &ItemsDigest([8; 32])));
    assert!(!receipt.speaks_of(&server, install(), &ItemsDigest([9; 32])));
    assert!(!receipt.speaks_of(&server, InstallId::from_bytes([8; 16]), &ItemsDigest([8; 32])));
    assert!(!receipt.speaks_of(&PublicKey([1; 32]), install(), &ItemsDigest([8; 32])));
    let later = Receipt { at: receipt.at + 1, ..receipt };
    assert!(!later.speaks_of(&server, install(), &ItemsDigest([8; 32])));
}
