//! The page's hand on its workers: starting them, and talking to the engine.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{Role, from_port, to_port};
use crate::engine::failure::Failure;
use crate::host::message::{Call, FromEngine};

/// Starts a worker that runs this same bundle in `role`. The document's
/// `mandoob-worker` meta names the script, because its address carries the
/// bundle's hash.
pub(super) fn spawn(role: Role) -> Result<Worker, Failure> {
    let script = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("meta[name=mandoob-worker]").ok().flatten())
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or(Failure::Internal)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(role.name());
    Worker::new_with_options(&script, &options).map_err(|_| Failure::Internal)
}

/// The engine worker, while it is running; dropping ends it.
pub(crate) struct Transport {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Transport {
    /// Start the engine worker. `fell` is called when it fell.
    pub(crate) fn start(
        heard: impl Fn(FromEngine) + 'static,
        fell: impl Fn() + Clone + 'static,
    ) -> Result<Self, Failure> {
        let worker = spawn(Role::Engine)?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = from_port(&event) {
                heard(message);
            }
        });
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            // This handler is dropped by what it calls: not from within.
            let fell = fell.clone();
            wasm_bindgen_futures::spawn_local(async move { fell() });
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Send a call to the engine.
    pub(crate) fn send(&self, call: &Call) -> Result<(), Failure> {
        let bytes = to_port(call).ok_or(Failure::Internal)?;
        self.worker.post_message(&bytes).map_err(|_| Failure::EngineRestarted)
    }
}

impl Drop for Transport {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
