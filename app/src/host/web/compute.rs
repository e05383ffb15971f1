//! The compute worker: one heavy, stateless piece of work, then it is ended.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MessageEvent;

use super::{from_port, tell_page, worker_scope};
use crate::engine::derive_key;
use crate::host::message::{Derive, Derived};

/// Entry of the compute worker.
pub fn compute_worker() {
    let work = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        if let Some(asked) = from_port::<Derive>(&event) {
            let derived: Derived = derive_key(&asked.passphrase, &asked.slot);
            tell_page(&derived);
        }
    });
    if let Some(scope) = worker_scope() {
        scope.set_onmessage(Some(work.as_ref().unchecked_ref()));
    }
    // The worker lives as long as its handler, and is ended from outside.
    work.forget();
}
