//! Presence as a browser tells it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, EventTarget, PageTransitionEvent, VisibilityState, window};

use crate::host::page::web::{document, listen};

/// What the styles look for.
const COVERED: &str = "data-covered";
/// What a person does to a page, on a phone and at a desk.
const TOUCHES: [&str; 6] = ["pointerdown", "pointermove", "touchmove", "keydown", "input", "wheel"];

/// Calls back at everything that a person does; often, so it should do little.
pub fn on_touched(call: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let listener = Closure::<dyn Fn()>::new(call);
    let options = AddEventListenerOptions::new();
    // Before any element stops it, and never in the way of scrolling.
    options.set_capture(true);
    options.set_passive(true);
    for name in TOUCHES {
        let _ = document.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            listener.as_ref().unchecked_ref(),
            &options,
        );
    }
    // Listens for as long as the page lives.
    listener.forget();
}

/// Calls back when the focus has moved.
pub fn on_focus(call: impl Fn() + 'static) {
    if let Some(document) = document() {
        listen(&document, "focusin", Closure::<dyn Fn()>::new(call));
    }
}

/// Calls back when the person goes back or forward through the browser's own list, before any
/// screen follows.
pub fn on_travel(call: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, "popstate", Closure::<dyn Fn()>::new(call));
    }
}

/// Puts one more entry of the same address into the browser's list, for what lies over a screen:
/// going back takes it away again, and stays on the screen. Where the screen is scrolled to is
/// kept in both, as the router keeps it.
pub fn lay_over() {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let scrolled = js_sys::Array::of2(
        &window.scroll_x().unwrap_or_default().into(),
        &window.scroll_y().unwrap_or_default().into(),
    );
    let _ = history.replace_state_with_url(&scrolled, "", None);
    let _ = history.push_state_with_url(&scrolled, "", None);
}

/// Takes that entry out again, as going back does.
pub fn lift_over() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Calls back when the page goes out of sight, the last moment that a phone
/// surely gives. It is covered first, at once, so that the phone's list of open
/// apps shows nothing of it: in the listener itself, since what is drawn later is
/// too late.
///
/// The window's `blur` is not taken for going out of sight: a file picker, the
/// phone's question for the position and a second window beside this one blur it
/// too, and the page would flicker at each.
pub fn on_hidden(call: impl Fn() + 'static) {
    let (Some(document), Some(window)) = (document(), window()) else { return };
    let call = Rc::new(move || {
        set_covered(true);
        call();
    });
    let (seen, told) = (document.clone(), Rc::clone(&call));
    let hidden = move || {
        if seen.visibility_state() == VisibilityState::Hidden {
            told();
        }
    };
    listen(&document, "visibilitychange", Closure::<dyn Fn()>::new(hidden));
    listen(&window, "pagehide", Closure::<dyn Fn()>::new(move || call()));
}

/// Calls back when the page is to be seen again. Whoever is called decides when
/// to [`uncover`] it.
pub fn on_shown(call: impl Fn() + 'static) {
    let (Some(document), Some(window)) = (document(), window()) else { return };
    let call = Rc::new(call);
    let (seen, told) = (document.clone(), Rc::clone(&call));
    let shown = move || {
        if seen.visibility_state() == VisibilityState::Visible {
            told();
        }
    };
    listen(&document, "visibilitychange", Closure::<dyn Fn()>::new(shown));
    listen(&window, "pageshow", Closure::<dyn Fn()>::new(move || call()));
}

/// Shows the page again.
pub fn uncover() {
    set_covered(false);
}

fn set_covered(covered: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = root.toggle_attribute_with_force(COVERED, covered);
}

/// Calls back when the browser puts the page away whole, to show it again later
/// perhaps, and when it takes it out again.
pub(in crate::host) fn on_put_away(away: impl Fn() + 'static, back: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    let listen = |name, call: Box<dyn Fn()>| {
        let listener =
            Closure::<dyn Fn(PageTransitionEvent)>::new(move |event: PageTransitionEvent| {
                if event.persisted() {
                    call();
                }
            });
        let target: &EventTarget = &window;
        let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        listener.forget();
    };
    listen("pagehide", Box::new(away));
    listen("pageshow", Box::new(back));
}
