//! The page in a browser. A document that lacks something is no reason to stop:
//! these are comforts, and each does nothing where the browser refuses.

use std::time::Duration;

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Event, FocusOptions, HtmlElement, Window, window};

const LANGUAGE: &str = "mandoob-language";

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// Now, in Unix seconds by this device's clock.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // milliseconds since 1970 fit many times over
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// Waits. The browser may wait longer while the page is hidden.
pub async fn sleep(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Tells the browser the language and the writing direction of the page, and keeps the choice.
pub fn set_language(code: &str, direction: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", code);
        let _ = root.set_attribute("dir", direction);
    }
    if let Some(storage) = window().and_then(|window| window.local_storage().ok().flatten()) {
        let _ = storage.set_item(LANGUAGE, code);
    }
}

/// The language chosen the last time on this device.
#[must_use]
pub fn stored_language() -> Option<String> {
    window()?.local_storage().ok().flatten()?.get_item(LANGUAGE).ok().flatten()
}

/// Names the page in the browser's history and task list. Never give it personal data.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The address's fragment without `#`, which is then removed from the address bar and from the
/// history's current entry: a code must not stay behind there.
#[must_use]
pub fn take_fragment() -> Option<String> {
    let window = window()?;
    let location = window.location();
    let fragment = location.hash().ok()?.strip_prefix('#')?.to_owned();
    let clean = location.pathname().ok()? + &location.search().ok()?;
    let _ = window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&clean));
    (!fragment.is_empty()).then_some(fragment)
}

/// Puts the focus on the element of this id and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        focus_element(element);
    }
}

/// Puts the focus on the page's heading, and scrolls nowhere: where one was before is where one
/// comes back to.
pub fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// The id of the nearest element of this selector around the focus.
#[must_use]
pub fn focused(selector: &str) -> Option<String> {
    Some(document()?.active_element()?.closest(selector).ok().flatten()?.id())
}

/// Brings the element of this id into view and puts the focus on its first control.
pub fn focus_within(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    element.scroll_into_view();
    if let Some(control) = element.query_selector("input, textarea, button").ok().flatten() {
        focus_element(control);
    }
}

fn focus_element(element: web_sys::Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Calls back once a newer version of the app lies complete on this device, also if it did before
/// anyone asked.
pub fn on_update(call: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    if has_update() {
        call();
    }
    let call = std::rc::Rc::new(call);
    for name in ["mandoob:update", "mandoob:stale"] {
        let call = std::rc::Rc::clone(&call);
        listen(&window, name, Closure::<dyn Fn()>::new(move || call()));
    }
}

/// Switches to the newer version; the page loads again. Call it when nothing is half-typed.
pub fn activate_update() {
    let Some(window) = window() else { return };
    if let Ok(event) = Event::new("mandoob:activate") {
        let _ = window.dispatch_event(&event);
    }
    if is_stale() {
        reload_page(&window);
    }
}

/// Whether a newer version of the app lies complete on this device.
#[must_use]
pub fn has_update() -> bool {
    is_marked("data-update") || is_stale()
}

/// Whether this page is older than what serves it: what it has not loaded yet
/// may be gone.
#[must_use]
pub fn is_stale() -> bool {
    is_marked("data-stale")
}

fn is_marked(name: &str) -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(name))
}

/// Asks the browser not to clear what this app keeps when the device runs short of room. It may
/// say no, and asking again costs nothing.
pub fn keep_storage() {
    if let Some(window) = window() {
        let _ = window.navigator().storage().persist();
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        reload_page(&window);
    }
}

fn reload_page(window: &Window) {
    let _ = window.location().reload();
}

/// Listens for as long as the page lives.
pub(super) fn listen(target: &web_sys::EventTarget, name: &str, listener: Closure<dyn Fn()>) {
    let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}
