//! A device without an engine: it signs what a story gives it, right or wrong.

use std::net::TcpStream;

use ed25519_dalek::SigningKey;
use shared::ids::{InstallId, RecordId};
use shared::record::{Author, Edit, Kind, Record, RecordMeta};
use shared::sync::enrol::{EnrolReply, EnrolRequest, Enrolled};
use shared::sync::exchange::{Cursor, SyncAnswer, SyncReply, SyncRequest};
use shared::sync::pack::{self, Packed, RecordChanges};
use shared::sync::receipt::{ItemsDigest, ReceivedItem};
use shared::sync::signed::{Challenge, Nonce, SignedRequest};
use shared::sync::{PROTOCOL, codec, keys};

use crate::World;

/// A profile-install whose requests are made by hand.
pub struct ByHand {
    http: reqwest::Client,
    origin: String,
    /// Signs its requests.
    pub key: SigningKey,
    /// What it was given.
    pub enrolled: Enrolled,
    /// The newest challenge.
    pub challenge: Challenge,
    /// Where it stands.
    pub cursor: Option<Cursor>,
    nonces: u64,
}

impl ByHand {
    /// Enrol with a code.
    pub async fn enrol(world: &World, code: &str) -> Self {
        let seed: [u8; 32] =
            [code.as_bytes(), code.as_bytes(), code.as_bytes()].concat()[..32].try_into().unwrap();
        let key = SigningKey::from_bytes(&seed);
        let http = reqwest::Client::new();
        let origin = world.origin();
        let verifying = keys::verifying(&key);
        let request = EnrolRequest { protocol: PROTOCOL, code: code.into(), verifying };
        let body = codec::to_cbor(&request).unwrap();
        let url = format!("{origin}/api/enrol");
        let response = http.post(url).body(body).send().await.unwrap();
        let reply = codec::from_cbor(&response.bytes().await.unwrap()).unwrap();
        let EnrolReply::Enrolled(enrolled) = reply else { panic!("not enrolled: {reply:?}") };
        let challenge = enrolled.challenge.clone();
        Self { http, origin, key, enrolled: *enrolled, challenge, cursor: None, nonces: 0 }
    }

    /// Its install.
    #[must_use]
    pub fn install(&self) -> InstallId {
        self.enrolled.install
    }

    /// Who writes at this time, Unix seconds.
    #[must_use]
    pub fn author(&self, at: i64) -> Author {
        Author { install: self.install(), epoch: 0, at }
    }

    /// A record of one change a screen.
    #[must_use]
    pub fn record(&self, meta: RecordMeta, at: i64, screens: &[Vec<Edit>]) -> RecordChanges {
        let mut record = Record::new(meta).unwrap();
        for (screen, after) in screens.iter().zip(0i64..) {
            record.write(&self.author(at + after * 90), screen).unwrap();
        }
        RecordChanges { meta, changes: record.changes() }
    }

    /// A request that pushes this.
    #[must_use]
    pub fn request(&self, push: Packed) -> SyncRequest {
        SyncRequest {
            cursor: self.cursor.clone(),
            push,
            opened: Vec::new(),
            assignments: Vec::new(),
            follow: false,
            satisfaction: false,
            room: 1 << 20,
        }
    }

    /// Signed, with a nonce that was not used before.
    pub fn signed(&mut self, request: &SyncRequest) -> SignedRequest {
        self.nonces += 1;
        let mut nonce = [0; 16];
        nonce[8..].copy_from_slice(&self.nonces.to_be_bytes());
        let challenge = self.challenge.clone();
        SignedRequest::sign(&self.key, self.install(), challenge, Nonce(nonce), request).unwrap()
    }

    /// Post bytes to `/api/sync`; the status and the reply.
    pub async fn post(&self, body: Vec<u8>) -> (u16, SyncReply) {
        let url = format!("{}/api/sync", self.origin);
        let response = self.http.post(url).body(body).send().await.unwrap();
        let status = response.status().as_u16();
        (status, codec::decompress(&response.bytes().await.unwrap()).unwrap())
    }

    /// Ask, signed; the reply whatever it is.
    pub async fn ask(&mut self, request: &SyncRequest) -> SyncReply {
        let signed = self.signed(request);
        self.post(codec::to_cbor(&signed).unwrap()).await.1
    }

    /// Push, and take the answer.
    pub async fn push(&mut self, records: &[RecordChanges]) -> SyncAnswer {
        let request = self.request(pack::pack(records).unwrap());
        match self.ask(&request).await {
            SyncReply::Done(answer) => {
                self.challenge = answer.challenge.clone();
                *answer
            }
            SyncReply::Refused(refusal) => panic!("refused: {refusal:?}"),
        }
    }

    /// Whether the server signed for all of these and for nothing else.
    #[must_use]
    pub fn holds_receipt(&self, answer: &SyncAnswer, records: &[RecordChanges]) -> bool {
        let items: Vec<ReceivedItem> = records
            .iter()
            .flat_map(|record| record.changes.iter().map(|change| (record.meta.id, change.hash())))
            .collect();
        let digest = ItemsDigest::of(&items);
        let receipt = answer.receipt.as_ref();
        receipt.is_some_and(|r| r.speaks_of(&self.enrolled.receipts, self.install(), &digest))
    }

    /// Say the beginning of a request on a connection of its own and hang up.
    pub fn hang_up_after(&self, body: &[u8], bytes: usize) {
        use std::io::Write;
        let address = self.origin.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).unwrap();
        let length = body.len();
        let head = format!(
            "POST /api/sync HTTP/1.1\r\nhost: {address}\r\ncontent-length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&body[..bytes]).unwrap();
    }
}

/// A record of `kind` in `case`, with an id made of a number.
#[must_use]
pub fn meta(number: u64, kind: Kind, case: RecordId) -> RecordMeta {
    let mut bytes = [0x5a; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    RecordMeta { id: RecordId::from_bytes(bytes), kind, case }
}
