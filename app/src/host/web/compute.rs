//! The compute worker: one heavy, stateless piece of work, then it is ended.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;

use super::decode::decode;
use super::{from_port, tell_page, worker_scope};
use crate::engine::derive_key;
use crate::host::message::{Derived, PhotoDone, PreparePhoto, Work};
use crate::photo;

/// Entry of the compute worker.
pub fn compute_worker() {
    let work = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        match from_port::<Work>(&event) {
            Some(Work::DeriveKey(asked)) => {
                let derived: Derived = derive_key(&asked.passphrase, &asked.slot);
                tell_page(&derived);
            }
            Some(Work::PreparePhoto(asked)) => spawn_local(async move {
                let done: PhotoDone = prepare(asked).await;
                tell_page(&done);
            }),
            None => {}
        }
    });
    if let Some(scope) = worker_scope() {
        scope.set_onmessage(Some(work.as_ref().unchecked_ref()));
    }
    // The worker lives as long as its handler, and is ended from outside.
    work.forget();
}

async fn prepare(PreparePhoto { bytes, shaping }: PreparePhoto) -> PhotoDone {
    let examined = photo::examine(&bytes)?;
    let decoded = decode(bytes, &examined).await?;
    photo::prepare_decoded(decoded, &examined, &shaping)
}
