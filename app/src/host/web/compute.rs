//! The compute worker: heavy, stateless work that must not hold up the engine.

use super::tell_page;
use crate::host::check;

/// Entry of the compute worker.
pub fn compute_worker() {
    let started = js_sys::Date::now();
    match check::stretch_passphrase() {
        Ok(()) => tell_page(&format!(
            "ok Argon2id {:.0} ms",
            js_sys::Date::now() - started
        )),
        Err(error) => tell_page(&format!("failed {error}")),
    }
}
