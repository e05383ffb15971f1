//! What a platform gives the app: where the engine runs, how its requests are
//! sent, and what the screens need of the page around them.
//!
//! `web` is the browser (workers, OPFS), `native` the shell (threads, files).
//! No domain logic here.

mod client;
mod http;
mod message;
#[cfg(not(target_arch = "wasm32"))]
mod native;
pub mod page;
pub mod tabs;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use client::Client;
#[cfg(not(target_arch = "wasm32"))]
use native as transport;
#[cfg(target_arch = "wasm32")]
use web as transport;

use transport::Transport;
