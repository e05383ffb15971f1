//! The page's hand on a compute worker: one piece of work, one answer, and the
//! worker ends with its memory.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::page::spawn;
use super::{Role, from_port, to_port};
use crate::engine::command::{DerivedKey, SlotParameters};
use crate::engine::failure::Failure;
use crate::host::message::{Derive, Derived, PhotoDone, PreparePhoto, Work};
use crate::photo::{PhotoFault, Prepared, Shaping};

/// A worker that the browser killed for its memory may die without a word.
const PATIENCE_MS: u32 = 60_000;

/// Derive a key.
pub(crate) async fn derive(
    passphrase: String,
    slot: SlotParameters,
) -> Result<DerivedKey, Failure> {
    let work = Work::DeriveKey(Derive { passphrase, slot });
    ask::<Derived>(work).await.unwrap_or(Err(Failure::Internal))
}

/// Make a small legible photo of a file's bytes.
pub(crate) async fn prepare_photo(
    bytes: Vec<u8>,
    shaping: Shaping,
) -> Result<Prepared, PhotoFault> {
    let work = Work::PreparePhoto(PreparePhoto { bytes, shaping });
    // What ends a decoder is nearly always its hunger for memory.
    ask::<PhotoDone>(work).await.unwrap_or(Err(PhotoFault::TooManyPixels))
}

/// Ended when nobody waits for it any more, too.
struct Disposable(Worker);

impl Drop for Disposable {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        self.0.terminate();
    }
}

/// The worker's answer; `None` when it fell or said nothing for too long.
async fn ask<Answer: DeserializeOwned + 'static>(work: Work) -> Option<Answer> {
    let worker = Disposable(spawn(Role::Compute).ok()?);
    let (answer, wait) = oneshot::channel::<Option<Answer>>();
    let answer = Rc::new(Cell::new(Some(answer)));
    let settle = move |said: Option<Answer>| {
        if let Some(answer) = answer.take() {
            // Whoever asked may have left.
            let _ = answer.send(said);
        }
    };
    let (heard, fell, late) = (settle.clone(), settle.clone(), settle);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        heard(from_port(&event));
    });
    let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
        event.prevent_default();
        fell(None);
    });
    worker.0.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.0.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let message = to_port(&work)?;
    drop(work);
    // Handed over, not copied: a photo is large, and a passphrase stays in one place.
    worker.0.post_message_with_transfer(&message, &Array::of1(&message.buffer())).ok()?;
    let _patience = Timeout::new(PATIENCE_MS, move || late(None));
    wait.await.ok().flatten()
}
