//! Web Locks: of all pages and workers of this origin, one holds a name. Asked
//! for without `web-sys`, where they still count as unstable.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

/// How a lock is asked for.
pub(in crate::host) enum Asking<'a> {
    /// Now or not at all; then the callback is given `null`.
    IfFree,
    /// In turn, until the signal says that it is not wanted any more.
    InTurn(&'a AbortSignal),
    /// Now, whoever has it: that one's promise is rejected.
    Steal,
}

/// Ask for a lock; `granted` is called with it and returns a promise, and the
/// lock is held until that is settled. The promise that comes back is settled
/// when the lock is let go, and rejected when it was taken away. `None` where
/// the browser has no locks.
pub(in crate::host) fn request(
    navigator: &JsValue,
    name: &str,
    asking: &Asking<'_>,
    granted: &Function,
) -> Option<Promise> {
    let locks = Reflect::get(navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let (key, value) = match asking {
        Asking::IfFree => ("ifAvailable", JsValue::TRUE),
        Asking::InTurn(signal) => ("signal", (*signal).into()),
        Asking::Steal => ("steal", JsValue::TRUE),
    };
    Reflect::set(&options, &key.into(), &value).ok()?;
    request.call3(&locks, &name.into(), &options, granted).ok()?.dyn_into().ok()
}
