//! A signature, drawn by finger, pen or mouse, and shown. Who cannot draw gives a thumbprint before a
//! witness instead: another manner, and another control.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::record::signature::{HEIGHT, Point, Signature, WIDTH};

use super::button::{Button, Weight};
use super::icon::Icon;
use crate::ui::text::t;

/// Points nearer to each other than this say nothing new, in units of the box.
const NEAR: u16 = 3;

/// The room to draw in. `strokes` holds what was drawn.
#[component]
pub(crate) fn SignaturePad(
    strokes: Signal<Vec<Vec<Point>>>,
    /// After each stroke, and after one is taken back.
    ondrawn: EventHandler<()>,
) -> Element {
    let mut pad = use_signal(|| None::<Rc<MountedData>>);
    // The pad's place in the window while a stroke is drawn.
    let mut room = use_signal(|| None::<[f64; 4]>);
    let mut lift = move || {
        if room.write().take().is_some() {
            ondrawn.call(());
        }
    };
    let path = path_of(&strokes.read());
    let empty = strokes.read().is_empty();
    rsx! {
        div { class: "stack",
            div { class: "signature-room",
                svg {
                    class: "signature-pad",
                    id: "signature",
                    view_box: "0 0 {WIDTH} {HEIGHT}",
                    preserve_aspect_ratio: "none",
                    role: "img",
                    "aria-label": if empty { t("signature-empty") } else { t("signature-drawn") },
                    onmounted: move |event| pad.set(Some(event.data())),
                    onpointerdown: move |event| async move {
                        let Some(pad) = pad.peek().clone() else { return };
                        let Ok(place) = pad.get_client_rect().await else { return };
                        let place = [place.min_x(), place.min_y(), place.width(), place.height()];
                        room.set(Some(place));
                        strokes.write().push(vec![at(&event, place)]);
                    },
                    onpointermove: move |event| {
                        if let Some(place) = *room.peek() {
                            draw(strokes, at(&event, place));
                        }
                    },
                    onpointerup: move |_| lift(),
                    onpointerleave: move |_| lift(),
                    onpointercancel: move |_| lift(),
                    line { class: "signature-line", x1: "60", x2: "940", y1: "320", y2: "320" }
                    path { class: "signature-ink", d: "{path}" }
                }
                if empty {
                    p { class: "signature-hint", "aria-hidden": "true", {t("signature-hint")} }
                }
            }
            div { class: "cluster",
                Button {
                    label: t("signature-undo"),
                    weight: Weight::Quiet,
                    icon: Icon::Undo,
                    busy: empty,
                    onclick: move |()| {
                        strokes.write().pop();
                        ondrawn.call(());
                    },
                }
                Button {
                    label: t("signature-clear"),
                    weight: Weight::Quiet,
                    icon: Icon::Remove,
                    busy: empty,
                    onclick: move |()| {
                        strokes.write().clear();
                        ondrawn.call(());
                    },
                }
            }
        }
    }
}

/// A signature as it was drawn.
#[component]
pub(crate) fn Drawn(signature: Signature, label: String) -> Element {
    rsx! {
        svg {
            class: "signature-drawn",
            view_box: "0 0 {WIDTH} {HEIGHT}",
            role: "img",
            "aria-label": "{label}",
            path { class: "signature-ink", d: signature.path() }
        }
    }
}

/// Where a pointer is in the box; what goes over its edge stays at the edge.
fn at(event: &PointerEvent, [left, top, width, height]: [f64; 4]) -> Point {
    let pointer = event.client_coordinates();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within the box
    let within = |far: f64, room: f64, units: u16| {
        (far / room.max(1.0) * f64::from(units)).clamp(0.0, f64::from(units)).round() as u16
    };
    (within(pointer.x - left, width, WIDTH), within(pointer.y - top, height, HEIGHT))
}

fn draw(mut strokes: Signal<Vec<Vec<Point>>>, to: Point) {
    let near = |from: &Point| from.0.abs_diff(to.0) < NEAR && from.1.abs_diff(to.1) < NEAR;
    if strokes.peek().last().and_then(|stroke| stroke.last()).is_some_and(near) {
        return;
    }
    if let Some(stroke) = strokes.write().last_mut() {
        stroke.push(to);
    }
}

/// What is being drawn as a path: also what is not yet enough for a signature.
fn path_of(strokes: &[Vec<Point>]) -> String {
    let mut data = String::new();
    for stroke in strokes {
        for (place, (x, y)) in stroke.iter().enumerate() {
            data.push_str(&format!("{}{x} {y}", if place == 0 { 'M' } else { 'L' }));
        }
        if let [(x, y)] = stroke.as_slice() {
            data.push_str(&format!("L{x} {y}"));
        }
    }
    data
}
