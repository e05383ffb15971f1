//! The window of the native shell: a webview, reached by the scripts that Dioxus passes to it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Now, in Unix seconds by this device's clock.
#[must_use]
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// Waits, on a thread of its own: the window's thread is never held up.
pub async fn sleep(time: Duration) {
    let (done, wait) = futures_channel::oneshot::channel();
    std::thread::spawn(move || {
        std::thread::sleep(time);
        // Nobody waits any more when the screen is gone.
        let _ = done.send(());
    });
    let _ = wait.await;
}

/// Tells the webview the language and the writing direction of the page. The choice is not kept:
/// the shell begins in Arabic.
pub fn set_language(code: &str, direction: &str) {
    run(&format!(
        "document.documentElement.lang = '{code}'; document.documentElement.dir = '{direction}';"
    ));
}

/// The language chosen the last time; the shell keeps none.
#[must_use]
pub fn stored_language() -> Option<String> {
    None
}

/// The window keeps the app's name.
pub fn set_title(_title: &str) {}

/// A window has no address.
#[must_use]
pub fn take_fragment() -> Option<String> {
    None
}

/// Puts the focus on the element of this id and brings it into view. Ids are the app's own words,
/// so they need no escaping in the script.
pub fn focus(id: &str) {
    run(&format!("document.getElementById('{id}')?.focus();"));
}

/// Puts the focus on the page's heading, and scrolls nowhere.
pub fn focus_heading() {
    run("document.querySelector('h1')?.focus({ preventScroll: true });");
}

/// Brings the element of this id into view and puts the focus on its first control.
pub fn focus_within(id: &str) {
    run(&format!(
        "const it = document.getElementById('{id}'); it?.scrollIntoView(); \
         it?.querySelector('input, textarea, button')?.focus();"
    ));
}

/// The shell is updated by whatever installed it.
pub fn on_update(_call: impl Fn() + 'static) {}

/// The shell is updated by whatever installed it.
pub fn activate_update() {}

/// The shell is updated by whatever installed it.
#[must_use]
pub fn has_update() -> bool {
    false
}

/// A shell serves itself.
#[must_use]
pub fn is_stale() -> bool {
    false
}

/// What has the focus is the webview's, and is not asked for.
#[must_use]
pub fn focused(_selector: &str) -> Option<String> {
    None
}

/// Loads the page again.
pub fn reload() {
    run("location.reload();");
}

#[cfg(feature = "ui")]
fn run(script: &str) {
    dioxus::document::eval(script);
}

#[cfg(not(feature = "ui"))]
fn run(_script: &str) {}

/// A file is kept without asking.
pub fn keep_storage() {}
