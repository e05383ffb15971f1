//! A server's decisions without HTTP, and devices that speak to it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use ed25519_dalek::SigningKey;
use shared::form::Value;
use shared::ids::{AssociationId, BranchId, InstallId, PersonId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Branch, Person, Role};
use shared::record::{Author, Change, ChangeHash, Edit, Kind, Record, RecordMeta};
use shared::sync::enrol::{EnrolReply, EnrolRequest, Enrolled};
use shared::sync::exchange::{Assignment, Cursor, Refusal, SyncAnswer, SyncReply, SyncRequest};
use shared::sync::keys::verifying;
use shared::sync::pack::{self, Packed, RecordChanges};
use shared::sync::receipt::{ItemsDigest, ReceivedItem};
use shared::sync::signed::{Challenge, Nonce, SignedRequest};
use shared::sync::{PROTOCOL, codec};

use crate::admin;
use crate::guides::Guides;
use crate::open_store;
use crate::photos::{PhotoLimits, Photos};
use crate::service::Service;
use crate::store::{Association, SharedStore, for_association};

pub(crate) const EAST: BranchId = BranchId::from_bytes([1; 16]);
pub(crate) const WEST: BranchId = BranchId::from_bytes([2; 16]);
pub(crate) const AMAL: PersonId = PersonId::from_bytes([11; 16]);
pub(crate) const BADR: PersonId = PersonId::from_bytes([12; 16]);
pub(crate) const SALIM: PersonId = PersonId::from_bytes([13; 16]);
pub(crate) const WAFA: PersonId = PersonId::from_bytes([14; 16]);

pub(crate) fn person(id: PersonId, role: Role, branch: BranchId) -> Person {
    Person { id, name: "شخص تجريبي".into(), role, branch, gender: None }
}

pub(crate) fn record_id(number: u64) -> RecordId {
    let mut bytes = [7; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    RecordId::from_bytes(bytes)
}

pub(crate) struct World {
    pub(crate) service: Arc<Service>,
    pub(crate) now: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl World {
    /// An association with two branches: Amal and Badr visit for the eastern
    /// one, Salim reviews there, Wafa in the western one.
    pub(crate) async fn new() -> Self {
        Self::limited(PhotoLimits::default()).await
    }

    pub(crate) async fn limited(limits: PhotoLimits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open_store(folder.path()).unwrap();
        store.put_association(&association(), "جمعية تجريبية").await.unwrap();
        for_association(&store, association())
            .write(|transaction| {
                for (id, name) in [(EAST, "الشرقي"), (WEST, "الغربي")] {
                    transaction.put_branch(&Branch { id, name: name.into(), phone: None })?;
                }
                transaction.put_person(&person(AMAL, Role::Delegate, EAST))?;
                transaction.put_person(&person(BADR, Role::Delegate, EAST))?;
                transaction.put_person(&person(SALIM, Role::Supervisor, EAST))?;
                transaction.put_person(&person(WAFA, Role::Supervisor, WEST))
            })
            .await
            .unwrap();
        Self::around(folder, store, limits).await
    }

    async fn around(folder: tempfile::TempDir, store: SharedStore, limits: PhotoLimits) -> Self {
        let now = Arc::new(AtomicI64::new(1_800_000_000));
        let clock = now.clone();
        let clock = Arc::new(move || clock.load(Ordering::SeqCst));
        let photos = Photos::open(&folder.path().join("photos"), limits).unwrap();
        let guides = Guides::within(folder.path());
        let service = Service::new(store, photos, guides, clock).await.unwrap();
        Self { service: Arc::new(service), now, folder }
    }

    /// The server ended and was started again on the same data.
    pub(crate) async fn restart(self) -> Self {
        let Self { service, folder, .. } = self;
        drop(service);
        let store = open_store(folder.path()).unwrap();
        Self::around(folder, store, PhotoLimits::default()).await
    }

    /// Where everything is kept.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub(crate) fn association(&self) -> Association {
        for_association(self.service.store(), association())
    }

    pub(crate) async fn code(&self, person: PersonId) -> String {
        let now = self.service.now();
        admin::issue_code(self.service.store(), person, now).await.unwrap().code
    }

    pub(crate) async fn try_enrol(&self, code: &str, key: &SigningKey) -> EnrolReply {
        let verifying = verifying(key);
        let request = EnrolRequest { protocol: PROTOCOL, code: code.into(), verifying };
        self.service.enrol("192.0.2.1".parse().unwrap(), &request).await.unwrap()
    }

    pub(crate) async fn device(&self, person: PersonId) -> Device {
        let key = fresh_key();
        match self.try_enrol(&self.code(person).await, &key).await {
            EnrolReply::Enrolled(enrolled) => Device::new(*enrolled, key),
            other => panic!("not enrolled: {other:?}"),
        }
    }

    pub(crate) async fn place(&self, case: RecordId, branch: BranchId, assignee: PersonId) {
        let placement = Placement { branch, assignee: Some(assignee) };
        let association = self.association();
        association.write(move |writing| writing.place(case, &placement, 5)).await.unwrap();
    }

    pub(crate) async fn change_person(&self, changed: Person) {
        self.association().write(move |writing| writing.put_person(&changed)).await.unwrap();
    }

    /// The number of the newest event: unchanged means that nothing was stored.
    pub(crate) async fn position(&self) -> u64 {
        self.association().read(|reading| reading.position()).await.unwrap()
    }

    pub(crate) async fn quarantined(&self, install: InstallId) -> usize {
        self.association().read(move |r| r.quarantine_size(install)).await.unwrap().0
    }
}

pub(crate) fn association() -> AssociationId {
    "muwayh-test".parse().unwrap()
}

pub(crate) fn fresh_key() -> SigningKey {
    SigningKey::from_bytes(&crate::keys::random().unwrap())
}

/// A device: what it was given, and its own clock of nonces.
pub(crate) struct Device {
    pub(crate) enrolled: Enrolled,
    pub(crate) key: SigningKey,
    pub(crate) challenge: Challenge,
    pub(crate) cursor: Option<Cursor>,
    pub(crate) room: u32,
    pub(crate) opened: Vec<RecordId>,
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) follow: bool,
    pub(crate) satisfaction: bool,
    pub(crate) held: Held,
    pub(crate) pages: usize,
    /// Changes that came although they were there.
    pub(crate) twice: usize,
}

/// What a device holds of others' work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) changes: BTreeMap<RecordId, BTreeSet<ChangeHash>>,
    pub(crate) cases: BTreeMap<RecordId, RecordId>,
    pub(crate) placements: BTreeMap<RecordId, (BranchId, Option<PersonId>)>,
    pub(crate) opened: BTreeSet<(RecordId, PersonId, i64)>,
    pub(crate) people: BTreeMap<PersonId, String>,
    pub(crate) hidden: BTreeSet<RecordId>,
}

static NONCES: AtomicU64 = AtomicU64::new(1);

impl Device {
    pub(crate) fn new(enrolled: Enrolled, key: SigningKey) -> Self {
        Self {
            challenge: enrolled.challenge.clone(),
            enrolled,
            key,
            cursor: None,
            room: 1 << 20,
            opened: Vec::new(),
            assignments: Vec::new(),
            follow: false,
            satisfaction: false,
            held: Held::default(),
            pages: 0,
            twice: 0,
        }
    }

    pub(crate) fn install(&self) -> InstallId {
        self.enrolled.install
    }

    pub(crate) fn nonce() -> Nonce {
        let mut nonce = [0; 16];
        nonce[..8].copy_from_slice(&NONCES.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Nonce(nonce)
    }

    /// A record of this device's with one change for each of `answers`.
    pub(crate) fn record(&self, id: u64, kind: Kind, case: u64, answers: &[&str]) -> RecordChanges {
        let meta = RecordMeta { id: record_id(id), kind, case: record_id(case) };
        let mut record = Record::new(meta).unwrap();
        self.write(&mut record, answers);
        RecordChanges { meta, changes: record.changes() }
    }

    pub(crate) fn write(&self, record: &mut Record, answers: &[&str]) -> Vec<Change> {
        let mut changes = Vec::new();
        for (screen, answer) in answers.iter().enumerate() {
            let author = Author {
                install: self.install(),
                epoch: 0,
                at: 1_700_000_000 + screen as i64 * 60,
            };
            let edits: Vec<_> = (0..9)
                .map(|question| {
                    let path = format!("question_{screen}_{question}").parse().unwrap();
                    Edit::short(path, Value::Text(format!("{answer} {question}")))
                })
                .collect();
            changes.extend(record.write(&author, &edits).unwrap());
        }
        changes
    }

    pub(crate) fn request(&self, push: Packed) -> SyncRequest {
        SyncRequest {
            cursor: self.cursor.clone(),
            push,
            opened: self.opened.clone(),
            assignments: self.assignments.clone(),
            follow: self.follow,
            satisfaction: self.satisfaction,
            room: self.room,
        }
    }

    pub(crate) fn signed(&self, request: &SyncRequest) -> SignedRequest {
        let (challenge, nonce) = (self.challenge.clone(), Self::nonce());
        SignedRequest::sign(&self.key, self.install(), challenge, nonce, request).unwrap()
    }

    pub(crate) async fn exchange(&mut self, world: &World, push: &[RecordChanges]) -> SyncReply {
        let packed = pack::pack(push).unwrap();
        let signed = self.signed(&self.request(packed));
        world.service.exchange(&codec::to_cbor(&signed).unwrap()).await
    }

    /// One exchange that is taken; what it brings is taken in.
    pub(crate) async fn sync(&mut self, world: &World, push: &[RecordChanges]) -> SyncAnswer {
        match self.exchange(world, push).await {
            SyncReply::Done(answer) => {
                self.take_in(&answer);
                *answer
            }
            SyncReply::Refused(refusal) => panic!("refused: {refusal:?}"),
        }
    }

    /// Everything that there is, page by page.
    pub(crate) async fn pull(&mut self, world: &World) {
        while self.sync(world, &[]).await.more {
            assert!(self.pages < 10_000, "pages without end");
        }
    }

    pub(crate) async fn refused(&mut self, world: &World, push: &[RecordChanges]) -> Refusal {
        match self.exchange(world, push).await {
            SyncReply::Done(answer) => panic!("taken: {answer:?}"),
            SyncReply::Refused(refusal) => refusal,
        }
    }

    /// Ask for a new challenge: the old one is stale.
    pub(crate) async fn renew(&mut self, world: &World) {
        let Refusal::StaleChallenge(fresh) = self.refused(world, &[]).await else { panic!() };
        self.challenge = fresh;
    }

    fn take_in(&mut self, answer: &SyncAnswer) {
        self.pages += 1;
        self.cursor = Some(answer.cursor.clone());
        self.challenge = answer.challenge.clone();
        let held = &mut self.held;
        for (case, placed) in &answer.news.placements {
            held.placements.insert(*case, (placed.branch, placed.assignee));
            held.hidden.remove(case);
        }
        for record in pack::unpack(&answer.news.changes).unwrap() {
            let known = held.changes.entry(record.meta.id).or_default();
            held.cases.insert(record.meta.id, record.meta.case);
            for change in &record.changes {
                self.twice += usize::from(!known.insert(change.hash()));
            }
        }
        for case in &answer.news.hidden {
            held.hidden.insert(*case);
            held.placements.remove(case);
            let gone: Vec<_> =
                held.cases.iter().filter(|(_, of)| *of == case).map(|(id, _)| *id).collect();
            for record in gone {
                held.cases.remove(&record);
                held.changes.remove(&record);
                held.opened.retain(|(opened, ..)| *opened != record);
            }
        }
        held.opened.extend(answer.news.opened.iter().copied());
        let people = answer.news.people.iter();
        held.people.extend(people.map(|person| (person.id, person.role.code().to_owned())));
    }

    /// Whether the answer's receipt speaks of all changes of `records`.
    pub(crate) fn is_receipt(&self, answer: &SyncAnswer, records: &[RecordChanges]) -> bool {
        let digest = ItemsDigest::of(&items(records));
        let key = &self.enrolled.receipts;
        answer.receipt.as_ref().is_some_and(|r| r.speaks_of(key, self.install(), &digest))
    }
}

pub(crate) fn items(records: &[RecordChanges]) -> Vec<ReceivedItem> {
    let of = |record: &RecordChanges| {
        let id = record.meta.id;
        record.changes.iter().map(move |change| (id, change.hash())).collect::<Vec<_>>()
    };
    records.iter().flat_map(of).collect()
}
