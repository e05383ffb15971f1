//! What a platform gives the app: where the engine runs, where its files lie.
//!
//! `web` is the browser (workers, OPFS), `native` the shell (threads, files). What both must be
//! able to do before anything is entrusted to them is in `check`. No domain logic here.

pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::check_device;
#[cfg(target_arch = "wasm32")]
pub use web::check_device;
