//! The server's side of the world.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use sync_server::{Server, Settings, admin};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::Device;

const ASSOCIATION: &str = include_str!("../../assets/associations/muwayh-orphans.toml");
const OFFICE: &str = include_str!("../../assets/demo/muwayh-orphans.toml");
/// 2026-11-21 08:00 in Riyadh, in Unix milliseconds.
const START: i64 = 1_795_237_200_000;

/// A server that can be stopped and started, and the time.
pub struct World {
    folder: TempDir,
    running: Option<Running>,
    time: Arc<AtomicI64>,
    codes: HashMap<String, String>,
    port: u16,
}

struct Running {
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl World {
    /// A world whose server runs, with the demonstration's association loaded.
    pub async fn new() -> Self {
        let mut world = Self {
            folder: tempfile::tempdir().unwrap(),
            running: None,
            time: Arc::new(AtomicI64::new(START)),
            codes: HashMap::new(),
            port: 0,
        };
        world.start_server().await;
        world
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
            let (profile, office) = admin::parse(ASSOCIATION, OFFICE).unwrap();
            let loaded =
                admin::load(server.store(), &profile, &office, self.now() / 1000).await.unwrap();
            self.codes = loaded
                .people
                .into_iter()
                .filter_map(|person| Some((person.role, person.code?)))
                .collect();
        }
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(server.serve(listener, async {
            let _ = stopped.await;
        }));
        self.running = Some(Running { stop, ended });
    }

    /// Stop the server and wait until it has.
    pub async fn stop_server(&mut self) {
        let running = self.running.take().expect("the server runs");
        let _ = running.stop.send(());
        running.ended.await.unwrap();
    }

    /// The one-time code of the demonstration's person with this role.
    #[must_use]
    pub fn code(&self, role: &str) -> String {
        self.codes[role].clone()
    }

    /// A new device in this world.
    #[must_use]
    pub fn device(&self) -> Device {
        Device::new(self)
    }

    /// A new device, enrolled for the person with this role, with everything
    /// that the person may see.
    pub async fn enrolled(&self, role: &str) -> Device {
        let mut device = self.device();
        device.enrol(&self.code(role), "passphrase 482913").await.unwrap();
        device.sync().await;
        device
    }
}
