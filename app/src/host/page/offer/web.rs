//! The browser's offers. Some of them are missing in some browsers, or without a
//! secure address: they are looked for before they are asked.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use dioxus::html::FileData;
use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, Position, PositionError, PositionOptions, window};

use super::{Fix, LocateFault, Maps, ReadFault, Shared, maps_of};
use crate::host::page::sleep;

/// How long the receiver may take, milliseconds.
const SEARCH_MS: u32 = 20_000;
/// A browser counts its own limit from when the person has answered its
/// question, which may be never.
const PATIENCE: Duration = Duration::from_secs(60);
/// What `GeolocationPositionError.code` says, by the W3C's Geolocation API.
const CODE_DENIED: u16 = 1;
const CODE_TIMED_OUT: u16 = 3;

/// Where the phone is now: asked once, as exactly as it can. The browser asks
/// the person first.
///
/// # Errors
/// [`LocateFault`], at the latest after a minute.
pub async fn locate() -> Result<Fix, LocateFault> {
    let Some(receiver) = window().and_then(|window| window.navigator().geolocation().ok()) else {
        return Err(LocateFault::NotSupported);
    };
    let (answer, wait) = oneshot::channel();
    let answer = Rc::new(Cell::new(Some(answer)));
    let say = move |found| {
        if let Some(answer) = answer.take() {
            // Whoever asked may have left the screen.
            let _ = answer.send(found);
        }
    };
    let (found, failed, late) = (say.clone(), say.clone(), say);
    let on_found = Closure::<dyn Fn(Position)>::new(move |position: Position| {
        let coordinates = position.coords();
        found(Ok(Fix {
            latitude: coordinates.latitude(),
            longitude: coordinates.longitude(),
            accuracy_m: coordinates.accuracy(),
        }));
    });
    let on_failed = Closure::<dyn Fn(PositionError)>::new(move |error: PositionError| {
        failed(Err(match error.code() {
            CODE_DENIED => LocateFault::Denied,
            CODE_TIMED_OUT => LocateFault::TimedOut,
            _ => LocateFault::Unavailable,
        }));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(SEARCH_MS);
    options.set_maximum_age(0);
    receiver
        .get_current_position_with_error_callback_and_options(
            // Left to the browser to drop: an answer may come after nobody waits for it.
            on_found.into_js_value().unchecked_ref(),
            Some(on_failed.into_js_value().unchecked_ref()),
            &options,
        )
        .map_err(|_| LocateFault::NotSupported)?;
    spawn_local(async move {
        sleep(PATIENCE).await;
        late(Err(LocateFault::TimedOut));
    });
    wait.await.unwrap_or(Err(LocateFault::Unavailable))
}

/// Shows the phone's share sheet for a text, or else puts it into the clipboard.
/// To be called from a press, or the browser refuses.
pub async fn share_text(title: &str, text: &str) -> Shared {
    match offer_sheet(title, text).await {
        Some(Ok(_)) => Shared::Done,
        // The person closed the sheet: nothing else is wanted.
        Some(Err(error)) if is_named(&error, "AbortError") => Shared::Done,
        _ => match copy(text).await {
            Some(Ok(_)) => Shared::Copied,
            _ => Shared::NotPossible,
        },
    }
}

async fn offer_sheet(title: &str, text: &str) -> Option<Result<JsValue, JsValue>> {
    let navigator: JsValue = window()?.navigator().into();
    let share = method(&navigator, "share")?;
    let what = Object::new();
    Reflect::set(&what, &"title".into(), &title.into()).ok()?;
    Reflect::set(&what, &"text".into(), &text.into()).ok()?;
    settled(share.call1(&navigator, &what)).await
}

async fn copy(text: &str) -> Option<Result<JsValue, JsValue>> {
    let navigator: JsValue = window()?.navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write = method(&clipboard, "writeText")?;
    settled(write.call1(&clipboard, &text.into())).await
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

async fn settled(called: Result<JsValue, JsValue>) -> Option<Result<JsValue, JsValue>> {
    let promise: Promise = called.ok()?.dyn_into().ok()?;
    Some(JsFuture::from(promise).await)
}

fn is_named(error: &JsValue, name: &str) -> bool {
    let found = Reflect::get(error, &"name".into()).ok();
    found.and_then(|found| found.as_string()).is_some_and(|found| found == name)
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        // A browser inside another app may have no printer.
        let _ = window.print();
    }
}

/// The bytes of a file that was chosen, if it is not larger than `limit` bytes.
/// Read from the file itself: the reader that comes with Dioxus never answers
/// for a file that cannot be read.
///
/// # Errors
/// [`ReadFault::TooLarge`] before anything is read, [`ReadFault::Unreadable`].
pub async fn read_file(file: &FileData, limit: u64) -> Result<Vec<u8>, ReadFault> {
    if file.size() > limit {
        return Err(ReadFault::TooLarge { bytes: file.size() });
    }
    let file: &File = file.inner().downcast_ref().ok_or(ReadFault::Unreadable)?;
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ReadFault::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Whose maps are on this phone.
pub(super) fn maps() -> Maps {
    let Some(navigator) = window().map(|window| window.navigator()) else {
        return Maps::Other;
    };
    maps_of(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points() > 1)
}
