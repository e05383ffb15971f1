//! The sync server: serves the app, takes what devices recorded, checks it,
//! keeps it, and hands it to those who may see it.
//!
//! `api` speaks HTTP, `service` decides, `store` keeps records, `photos` and
//! `guides` the bytes of photos and guides, `admin` is the office's own hand. A
//! [`Server`] takes a listener and a shutdown signal, so tests run it in their
//! own process.

pub mod admin;
mod api;
pub mod cli;
mod guides;
mod keys;
mod listen;
pub mod logs;
mod photos;
mod service;
pub mod store;

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::net::TcpListener;

use guides::Guides;
pub use photos::PhotoLimits;
use photos::Photos;
pub use service::Clock;
use service::Service;
use store::sqlite::SqliteStore;
use store::{SharedStore, StoreError};

/// The database's file in the data folder.
const DATABASE: &str = "mandoob.db";
/// The folder of photos in the data folder.
const PHOTOS: &str = "photos";
/// How often nonces that no request can use any more are forgotten.
const TIDYING: Duration = Duration::from_secs(3_600);

/// What a server is started with.
pub struct Settings {
    /// The folder in which everything is kept; made if it is not there.
    pub data: PathBuf,
    /// The folder of the built app, if it is to be served.
    pub web: Option<PathBuf>,
    /// What uploads of photos may take.
    pub photos: PhotoLimits,
    /// The server's time.
    pub clock: Clock,
}

impl Settings {
    /// Keep everything in `data`, serve no app, go by the system's clock.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            web: None,
            photos: PhotoLimits::default(),
            clock: Arc::new(system_time),
        }
    }
}

/// Unix seconds by the system.
#[must_use]
pub fn system_time() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs().cast_signed())
}

/// Open the store in `data`, making the folder if it is not there.
///
/// # Errors
/// As [`SqliteStore::open`].
pub fn open_store(data: &Path) -> Result<SharedStore, StoreError> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(data).map_err(|source| StoreError::File {
        doing: "make the folder",
        path: data.display().to_string(),
        source,
    })?;
    let readers = std::thread::available_parallelism().map_or(2, |threads| threads.get().max(2));
    Ok(Arc::new(SqliteStore::open(&data.join(DATABASE), readers)?))
}

/// A server that is ready to serve.
pub struct Server {
    service: Arc<Service>,
    web: Option<PathBuf>,
}

impl Server {
    /// Open the store and read, or make, the server's keys.
    ///
    /// # Errors
    /// When the store cannot be opened: [`StoreError`] says why in words.
    pub async fn open(settings: Settings) -> Result<Self, StoreError> {
        let store = open_store(&settings.data)?;
        let photos = Photos::open(&settings.data.join(PHOTOS), settings.photos)?;
        let guides = Guides::within(&settings.data);
        let service = Arc::new(Service::new(store, photos, guides, settings.clock).await?);
        match service.sweep_photos().await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "parts of photos that nobody cites"),
            // They take room and do no harm: no reason not to serve.
            Err(error) => tracing::warn!(%error, "photos not swept"),
        }
        Ok(Self { service, web: settings.web })
    }

    /// The server's store, for [`admin`].
    #[must_use]
    pub fn store(&self) -> &SharedStore {
        self.service.store()
    }

    /// Serve until `shutdown` ends; then accept nobody new, finish what was
    /// begun, commit it, and return.
    pub async fn serve(self, listener: TcpListener, shutdown: impl Future<Output = ()> + Send) {
        let tidying = tokio::spawn(tidy(self.service.clone()));
        listen::serve(listener, api::router(&self.service, self.web.as_deref()), shutdown).await;
        tidying.abort();
    }
}

async fn tidy(service: Arc<Service>) {
    let mut hourly = tokio::time::interval(TIDYING);
    loop {
        hourly.tick().await;
        match service.store().forget_nonces(service.now()).await {
            Ok(forgotten) => tracing::debug!(forgotten, "nonces"),
            Err(error) => tracing::warn!(%error, "nonces not forgotten"),
        }
    }
}
