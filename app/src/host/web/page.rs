//! The page's hand on its workers: starting one, waiting for its answer, ending it.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::Role;
use crate::host::check::CheckError;

/// Starts a worker that runs this same bundle in `role`. The document's `mandoob-worker` meta names
/// the script, because its address carries the bundle's hash.
///
/// # Errors
/// [`CheckError::NoAnswer`] when the document is not ours or the browser refuses workers.
pub fn spawn(role: Role) -> Result<Worker, CheckError> {
    let refused = |why: &str| CheckError::NoAnswer(why.to_owned());
    let script = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| {
            document
                .query_selector("meta[name=mandoob-worker]")
                .ok()
                .flatten()
        })
        .and_then(|meta| meta.get_attribute("content"))
        .ok_or_else(|| refused("no worker script in the document"))?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(role.name());
    Worker::new_with_options(&script, &options).map_err(|_| refused("the browser refused a worker"))
}

/// Runs the device check in both workers; one line for people, without secrets.
///
/// # Errors
/// The first promise of the device that did not hold.
pub async fn check_device() -> Result<String, CheckError> {
    let storage = ask(Role::Engine).await?;
    let stretch = ask(Role::Compute).await?;
    Ok(format!("{storage} · {stretch}"))
}

async fn ask(role: Role) -> Result<String, CheckError> {
    let worker = spawn(role)?;
    let answer = first_message(&worker).await;
    worker.terminate();
    let line = answer?;
    line.strip_prefix("ok ")
        .map(str::to_owned)
        .ok_or(CheckError::NoAnswer(line))
}

async fn first_message(worker: &Worker) -> Result<String, CheckError> {
    let promise = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(event) => event
            .dyn_into::<MessageEvent>()
            .ok()
            .and_then(|event| event.data().as_string())
            .ok_or_else(|| CheckError::NoAnswer("an answer of the wrong kind".to_owned())),
        Err(event) => Err(CheckError::NoAnswer(
            event
                .dyn_into::<ErrorEvent>()
                .map_or_else(|_| "worker failed".to_owned(), |event| event.message()),
        )),
    }
}
