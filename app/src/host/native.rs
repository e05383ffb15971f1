//! The native shell's side: the engine on a thread of its own, files in the
//! person's data folder.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use futures_channel::{mpsc as stream, oneshot};

use super::message::{Call, Derive, Derived, FromEngine, PhotoDone};
use crate::engine::command::{DerivedKey, SlotParameters};
use crate::engine::failure::Failure;
use crate::engine::{Engine, Input, Output, Storage, derive_key};
use crate::photo::{self, PhotoFault, Prepared, Shaping};

/// Where the shell keeps its databases, and which server it talks to.
const DATA_VARIABLE: &str = "MANDOOB_DATA";
const SERVER_VARIABLE: &str = "MANDOOB_SERVER";
const DEFAULT_SERVER: &str = "http://127.0.0.1:8080";

/// The engine's thread; it ends when this is dropped.
pub(crate) struct Transport {
    inputs: mpsc::Sender<Input>,
}

impl Transport {
    /// Start the engine's thread. `fell` is called when it fell.
    pub(crate) fn start(
        heard: impl Fn(FromEngine) + 'static,
        fell: impl Fn() + Clone + 'static,
    ) -> Result<Self, Failure> {
        let (inputs, waiting) = mpsc::channel();
        let (told, mut telling) = stream::unbounded();
        let back = inputs.clone();
        std::thread::Builder::new()
            .name("engine".to_owned())
            .spawn(move || {
                if let Err(failure) = run(&waiting, &back, &told) {
                    let _ = told.unbounded_send(FromEngine::Broken(failure));
                }
            })
            .map_err(|_| Failure::Internal)?;
        dioxus::core::spawn_forever(async move {
            while let Ok(message) = telling.recv().await {
                heard(message);
            }
            fell();
        });
        Ok(Self { inputs })
    }

    /// Send a call to the engine.
    pub(crate) fn send(&self, call: &Call) -> Result<(), Failure> {
        let input = Input::Call { id: call.id, command: Box::new(call.command.clone()) };
        self.inputs.send(input).map_err(|_| Failure::EngineRestarted)
    }
}

fn folder() -> PathBuf {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    std::env::var_os(DATA_VARIABLE).map(PathBuf::from).unwrap_or_else(|| {
        std::env::var_os("XDG_DATA_HOME")
            .map(PathBuf::from)
            .or_else(home)
            .unwrap_or_default()
            .join("mandoob")
    })
}

fn now() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
}

/// The engine's thread: inputs as they come, and the time that it wanted.
fn run(
    inputs: &mpsc::Receiver<Input>,
    back: &mpsc::Sender<Input>,
    told: &stream::UnboundedSender<FromEngine>,
) -> Result<(), Failure> {
    let folder = folder();
    std::fs::create_dir_all(&folder).map_err(|_| Failure::StorageFull)?;
    let mut engine = Engine::open(Storage::in_folder(folder))?;
    let network = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|_| Failure::Internal)?;
    let http = reqwest::Client::new();
    let origin = std::env::var(SERVER_VARIABLE).unwrap_or_else(|_| DEFAULT_SERVER.to_owned());
    let mut wake = Some(now());
    loop {
        let input = match wake.map(|wake| u64::try_from(wake - now()).unwrap_or(0)) {
            None => inputs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => inputs.recv_timeout(Duration::from_millis(wait)),
        };
        let input = match input {
            Ok(input) => input,
            Err(RecvTimeoutError::Timeout) => Input::Tick,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        wake = None;
        for output in engine.step(input, now()) {
            let message = match output {
                Output::Reply { id, result: Ok(reply) } => FromEngine::Reply { id, reply },
                Output::Reply { id, result: Err(failure) } => FromEngine::Refusal { id, failure },
                Output::Notice(notice) => FromEngine::Notice(notice),
                Output::WakeAt(when) => {
                    wake = Some(when);
                    continue;
                }
                Output::Http(request) => {
                    let (http, origin, back) = (http.clone(), origin.clone(), back.clone());
                    network.spawn(async move {
                        let id = request.id;
                        let outcome = super::http::send(&http, &origin, request).await;
                        // The engine may have ended; then nobody waits for it.
                        let _ = back.send(Input::Http { id, outcome });
                    });
                    continue;
                }
            };
            if told.unbounded_send(message).is_err() {
                return Ok(());
            }
        }
    }
}

/// Derive a key on a thread of its own.
pub(crate) async fn derive(
    passphrase: String,
    slot: SlotParameters,
) -> Result<DerivedKey, Failure> {
    let (answer, wait) = oneshot::channel::<Derived>();
    std::thread::spawn(move || {
        let asked = Derive { passphrase, slot };
        // The receiver is gone when the window was closed meanwhile.
        let _ = answer.send(derive_key(&asked.passphrase, &asked.slot));
    });
    wait.await.unwrap_or(Err(Failure::Internal))
}

/// Make a small legible photo of a file's bytes, on a thread of its own.
pub(crate) async fn prepare_photo(
    bytes: Vec<u8>,
    shaping: Shaping,
) -> Result<Prepared, PhotoFault> {
    let (answer, wait) = oneshot::channel::<PhotoDone>();
    std::thread::spawn(move || {
        // The receiver is gone when the window was closed meanwhile.
        let _ = answer.send(photo::prepare(&bytes, &shaping));
    });
    // A decoder that panics says nothing: such a picture is damaged.
    wait.await.unwrap_or(Err(PhotoFault::Damaged))
}
