//! The browser's side. One bundle runs in three places: the page, the engine
//! worker (which alone holds OPFS) and a disposable compute worker; this
//! module tells them apart and starts them.

mod compute;
mod decode;
mod disposable;
mod engine;
pub(in crate::host) mod locks;
mod page;

use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::engine::command::{from_bytes, to_bytes};

pub use compute::compute_worker;
pub(super) use disposable::{derive, prepare_photo};
pub use engine::engine_worker;
pub(super) use page::Transport;

/// Where this instance of the bundle is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The document: screens only.
    Page,
    /// The dedicated worker that owns storage and records.
    Engine,
    /// A worker for heavy, stateless work; ended when the work is done.
    Compute,
}

impl Role {
    /// The role of this instance, from the worker's name; a worker with a name
    /// that is not ours has none and must do nothing.
    pub fn of_this_instance() -> Option<Self> {
        if web_sys::window().is_some() {
            return Some(Self::Page);
        }
        match worker_scope()?.name().as_str() {
            "engine" => Some(Self::Engine),
            "compute" => Some(Self::Compute),
            _ => None,
        }
    }

    /// The name under which the page starts a worker of this role.
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Engine => "engine",
            Self::Compute => "compute",
        }
    }
}

fn worker_scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// A message as it goes through a port.
pub(in crate::host) fn to_port(message: &impl Serialize) -> Option<Uint8Array> {
    to_bytes(message).ok().map(|bytes| Uint8Array::from(bytes.as_slice()))
}

/// The message that came through a port; `None` for what is none of ours.
pub(in crate::host) fn from_port<T: DeserializeOwned>(event: &MessageEvent) -> Option<T> {
    let bytes: Uint8Array = event.data().dyn_into().ok()?;
    from_bytes(&bytes.to_vec()).ok()
}

/// Posts to the page. A page that is gone cannot be told so, hence no error.
fn tell_page(message: &impl Serialize) {
    if let (Some(scope), Some(bytes)) = (worker_scope(), to_port(message)) {
        let _ = scope.post_message(&bytes);
    }
}
