//! The server's side of the world.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use shared::association::Profile;
use shared::ids::{AssociationId, InstallId, PersonId, RecordId};
use shared::people::authority::Placement;
use shared::people::{Gender, Person, Role};
use sync_server::store::{Association, Event, SharedStore, for_association};
use sync_server::{Server, Settings, admin};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::{Bytes, Device, Kept, PASSPHRASE};

/// The association of stories that name none.
const ASSOCIATION: &str = "muwayh-orphans";
/// 2026-11-21 08:00 in Riyadh, in Unix milliseconds.
const START: i64 = 1_795_237_200_000;

/// A server that can be stopped and started, and the time.
pub struct World {
    association: &'static str,
    folder: TempDir,
    running: Option<Running>,
    time: Arc<AtomicI64>,
    codes: HashMap<String, String>,
    people: HashMap<String, PersonId>,
    port: u16,
}

struct Running {
    store: SharedStore,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl World {
    /// A world whose server runs, with the demonstration's association loaded.
    pub async fn new() -> Self {
        Self::of(ASSOCIATION).await
    }

    /// The same of another of the associations, with its invented office.
    pub async fn of(association: &'static str) -> Self {
        let mut world = Self {
            association,
            folder: tempfile::tempdir().unwrap(),
            running: None,
            time: Arc::new(AtomicI64::new(START)),
            codes: HashMap::new(),
            people: HashMap::new(),
            port: 0,
        };
        world.start_server().await;
        world
    }

    /// The association's file in a folder of the assets.
    fn read(&self, folder: &str) -> String {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets").join(folder);
        std::fs::read_to_string(assets.join(format!("{}.toml", self.association))).unwrap()
    }

    /// Now, in Unix milliseconds.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.time.load(Ordering::SeqCst)
    }

    /// Let time pass.
    pub fn pass(&self, milliseconds: i64) {
        self.time.fetch_add(milliseconds, Ordering::SeqCst);
    }

    pub(crate) fn clock(&self) -> Arc<AtomicI64> {
        Arc::clone(&self.time)
    }

    /// Where the server listens, or listened.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The server's folder.
    #[must_use]
    pub fn server_folder(&self) -> &Path {
        self.folder.path()
    }

    /// Start the server on the data it has, at the address it had.
    pub async fn start_server(&mut self) {
        assert!(self.running.is_none(), "the server runs");
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.unwrap();
        self.port = listener.local_addr().unwrap().port();
        let time = self.clock();
        let mut settings = Settings::new(self.folder.path().join("server"));
        settings.clock = Arc::new(move || time.load(Ordering::SeqCst) / 1000);
        let server = Server::open(settings).await.unwrap();
        if self.codes.is_empty() {
            let (association, office) = (self.read("associations"), self.read("demo"));
            let (profile, office) = admin::parse(&association, &office).unwrap();
            let loaded =
                admin::load(server.store(), &profile, &office, self.now() / 1000).await.unwrap();
            for person in loaded.people {
                let mut name = person.role.clone();
                let mut nth = 1;
                while self.people.contains_key(&name) {
                    nth += 1;
                    name = format!("{}_{nth}", person.role);
                }
                self.people.insert(name.clone(), person.id.parse().unwrap());
                self.codes.extend(person.code.map(|code| (name, code)));
            }
        }
        let store = server.store().clone();
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(server.serve(listener, async {
            let _ = stopped.await;
        }));
        self.running = Some(Running { store, stop, ended });
    }

    /// Stop the server and wait until it has.
    pub async fn stop_server(&mut self) {
        let running = self.running.take().expect("the server runs");
        let _ = running.stop.send(());
        running.ended.await.unwrap();
    }

    /// The one-time code of the demonstration's person with this role; a
    /// second one of a role is called `delegate_2`.
    #[must_use]
    pub fn code(&self, role: &str) -> String {
        self.codes[role].clone()
    }

    /// The demonstration's person with this role.
    #[must_use]
    pub fn person(&self, role: &str) -> PersonId {
        self.people[role]
    }

    fn store(&self) -> &SharedStore {
        &self.running.as_ref().expect("the server runs").store
    }

    /// The association as the server keeps it.
    #[must_use]
    pub fn association(&self) -> Association {
        let id: AssociationId = self.association.parse().unwrap();
        for_association(self.store(), id)
    }

    /// One more one-time code for the person with this role: a second device.
    /// A code that the person did not use yet is good no more.
    pub async fn another_code(&self, role: &str) -> String {
        self.code_for(self.person(role)).await
    }

    async fn code_for(&self, person: PersonId) -> String {
        admin::issue_code(self.store(), person, self.now() / 1000).await.unwrap().code
    }

    /// A second delegate of the branch, with no case yet, and her code.
    pub async fn second_delegate(&self) -> (PersonId, String) {
        let first = self.person("delegate");
        let id = PersonId::from_bytes([0x2d; 16]);
        self.association()
            .write(move |transaction| {
                let branch = transaction.read().person(first)?.unwrap().0.branch;
                let name = "المندوبة بدور النموذجي".into();
                let (role, gender) = (Role::Delegate, Some(Gender::Woman));
                transaction.put_person(&Person { id, name, role, branch, gender })
            })
            .await
            .unwrap();
        (id, self.code_for(id).await)
    }

    /// Publish the association's profile anew with these words in place of those
    /// that stand there; the files that it names then lie in the folder `beside`.
    pub async fn publish(&self, changes: &[(&str, &str)], beside: &Path) {
        let mut text = self.read("associations");
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        let mut profile = Profile::parse(&text).unwrap();
        let data = self.folder.path().join("server");
        admin::gather_guides(&mut profile, &text, beside, &data).unwrap();
        admin::publish(self.store(), &profile, self.now() / 1000).await.unwrap();
    }

    /// Give a case to somebody else of the same branch.
    pub async fn assign(&self, case: RecordId, person: PersonId) {
        let at = self.now() / 1000;
        self.association()
            .write(move |transaction| {
                let branch = transaction.read().placement(case)?.unwrap().0.branch;
                let placement = Placement { branch, assignee: Some(person) };
                transaction.place(case, &placement, at)
            })
            .await
            .unwrap();
    }

    /// A case of the demonstration's delegate.
    #[must_use]
    pub fn a_case(&self) -> RecordId {
        "qx35vwuugra3qcypmtbw2sdydq".parse().unwrap()
    }

    /// Give the demonstration's person with this role another one.
    pub async fn change_role(&self, of: &str, role: Role) {
        let id = self.person(of);
        self.association()
            .write(move |transaction| {
                let (person, _) = transaction.read().person(id)?.unwrap();
                transaction.put_person(&Person { role, ..person })
            })
            .await
            .unwrap();
    }

    /// How many refused records of an install are kept.
    pub async fn quarantined(&self, install: InstallId) -> usize {
        let association = self.association();
        association.read(move |reading| reading.quarantine_size(install)).await.unwrap().0
    }

    /// The number of the server's newest event: unchanged means that nothing
    /// was stored.
    pub async fn position(&self) -> u64 {
        self.association().read(|reading| reading.position()).await.unwrap()
    }

    /// Every change that the server keeps.
    pub async fn kept(&self) -> Kept {
        self.association()
            .read(|reading| {
                let mut kept = Kept::new();
                for entry in reading.log(0, usize::MAX >> 1)? {
                    let Event::Change { meta, .. } = entry.event else { continue };
                    if kept.contains_key(&meta.id) {
                        continue;
                    }
                    let changes = reading.changes(meta.id)?;
                    let changes =
                        changes.into_iter().map(|change| (change.hash, Bytes(change.bytes)));
                    kept.insert(meta.id, changes.collect());
                }
                Ok(kept)
            })
            .await
            .unwrap()
    }

    /// Every change that the server keeps of cases assigned to the person with this role.
    pub async fn kept_of(&self, role: &str) -> Kept {
        let person = self.person(role);
        let mut kept = self.kept().await;
        let hers = self
            .association()
            .read(move |reading| {
                let mut hers = std::collections::BTreeSet::new();
                for entry in reading.log(0, usize::MAX >> 1)? {
                    let Event::Change { meta, .. } = entry.event else { continue };
                    let placement = reading.placement(meta.case)?;
                    if placement.is_some_and(|(at, _)| at.assignee == Some(person)) {
                        hers.insert(meta.id);
                    }
                }
                Ok(hers)
            })
            .await
            .unwrap();
        kept.retain(|record, _| hers.contains(record));
        kept
    }

    /// A new device in this world.
    #[must_use]
    pub fn device(&self) -> Device {
        Device::new(self)
    }

    /// A new device, enrolled for the person with this role, with everything
    /// that the person may see.
    pub async fn enrolled(&self, role: &str) -> Device {
        self.enrolled_with(&self.code(role)).await
    }

    /// One more device of this person, with everything that the person may see.
    pub async fn enrolled_again(&self, role: &str) -> Device {
        self.enrolled_with(&self.another_code(role).await).await
    }

    async fn enrolled_with(&self, code: &str) -> Device {
        let mut device = self.device();
        device.enrol(code, PASSPHRASE).await.unwrap();
        device.sync().await;
        device
    }
}
