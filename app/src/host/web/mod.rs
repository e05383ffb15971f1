//! The browser's side. One bundle runs in three places: the page, the engine worker (which alone
//! holds OPFS) and a disposable compute worker; this module tells them apart and starts them.

mod compute;
mod engine;
mod page;

use wasm_bindgen::JsCast;
use web_sys::DedicatedWorkerGlobalScope;

pub use compute::compute_worker;
pub use engine::engine_worker;
pub use page::{check_device, spawn};

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
    /// The role of this instance, from the worker's name; a worker with a name that is not ours has
    /// none and must do nothing.
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

/// Posts one line to the page. A page that is gone cannot be told so, hence no error.
fn tell_page(line: &str) {
    if let Some(scope) = worker_scope() {
        let _ = scope.post_message(&line.into());
    }
}
