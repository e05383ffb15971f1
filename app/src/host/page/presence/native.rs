//! Presence in the native shell's window. It is not hidden the way a phone's
//! page is: it lives, and is seen, until it is closed.

use dioxus::core::spawn_forever;

/// Tells through its channel what a person does, as often as once a second.
const TELL: &str = "
    let last = 0;
    const tell = () => {
        const now = Date.now();
        if (now - last > 1000) { last = now; dioxus.send(true); }
    };
    for (const name of ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel']) {
        document.addEventListener(name, tell, { capture: true, passive: true });
    }
    await new Promise(() => {});
";

/// Calls back at what a person does.
pub fn on_touched(call: impl Fn() + 'static) {
    let mut told = dioxus::document::eval(TELL);
    spawn_forever(async move {
        while told.recv::<bool>().await.is_ok() {
            call();
        }
    });
}

/// The webview's focus is not followed.
pub fn on_focus(_call: impl Fn() + 'static) {}

/// The window has no list of its own.
pub fn on_travel(_call: impl Fn() + 'static) {}

/// The window has no list to put an entry into.
pub fn lay_over() {}

/// The window has no entry to take out.
pub fn lift_over() {}

/// The window is not hidden.
pub fn on_hidden(_call: impl Fn() + 'static) {}

/// The window is always shown.
pub fn on_shown(_call: impl Fn() + 'static) {}

/// The window is never covered.
pub fn uncover() {}
