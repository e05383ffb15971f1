//! The four corners of a page in a picture, to be moved by finger, mouse or keys. A touch takes the
//! nearest corner from wherever it lands, so that the finger does not hide what it aims at.

use std::rc::Rc;

use dioxus::html::input_data::keyboard_types::{Key as Pressed, Modifiers};
use dioxus::prelude::*;

use crate::photo::Point;
use crate::ui::text::Key;

/// How far a key moves a corner, as a fraction of the picture.
const STEP: f32 = 0.01;
const LONG_STEP: f32 = 0.05;
/// The corners where nothing better is known: a little within the picture.
pub(crate) const ALL: [Point; 4] = [
    Point { x: 0.05, y: 0.05 },
    Point { x: 0.95, y: 0.05 },
    Point { x: 0.95, y: 0.95 },
    Point { x: 0.05, y: 0.95 },
];
/// Clockwise, as `photo::Shaping` has them. They are the picture's, which no language mirrors.
const NAMES: [Key; 4] = [
    Key("crop-left-upper"),
    Key("crop-right-upper"),
    Key("crop-right-lower"),
    Key("crop-left-lower"),
];

/// A corner that is being moved.
#[derive(Clone, Copy)]
struct Drag {
    corner: usize,
    /// From the pointer to the corner, as fractions of the picture.
    offset: Point,
    /// The picture's place in the window: left, upper edge, width, height.
    room: [f64; 4],
}

/// A picture with four corners to be moved over it.
#[component]
pub(crate) fn Corners(
    address: String,
    width: u32,
    height: u32,
    corners: Signal<[Point; 4]>,
) -> Element {
    let mut picture = use_signal(|| None::<Rc<MountedData>>);
    let mut drag = use_signal(|| None::<Drag>);
    let (wide, high) = (f64::from(width), f64::from(height));
    let place = move |point: Point| (f64::from(point.x) * wide, f64::from(point.y) * high);
    let outline: Vec<String> = corners()
        .into_iter()
        .map(|point| {
            let (x, y) = place(point);
            format!("{x:.1},{y:.1}")
        })
        .collect();
    let outline = outline.join(" ");
    let handle = wide.max(high) * 0.03;
    let line = handle / 5.0;
    rsx! {
        // The picture has its shape and its room; what is drawn over it lies exactly on it.
        div { class: "corners-room",
            img {
                class: "corners-picture",
                src: "{address}",
                alt: "",
                width: "{width}",
                height: "{height}",
                draggable: "false",
            }
            svg {
                class: "corners",
                view_box: "0 0 {width} {height}",
                onmounted: move |event| picture.set(Some(event.data())),
                onpointerdown: move |event| async move {
                    let Some(picture) = picture.peek().clone() else { return };
                    let Ok(room) = picture.get_client_rect().await else { return };
                    let room = [room.min_x(), room.min_y(), room.width(), room.height()];
                    drag.set(grab(&corners.peek(), room, at(&event, room)));
                },
                onpointermove: move |event| {
                    if let Some(drag) = *drag.peek() {
                        let to = at(&event, drag.room);
                        let to = Point { x: to.x + drag.offset.x, y: to.y + drag.offset.y };
                        move_to(corners, drag.corner, to);
                    }
                },
                onpointerup: move |_| drag.set(None),
                onpointercancel: move |_| drag.set(None),
                polygon { class: "corners-outline", points: "{outline}", stroke_width: "{line}" }
                for (number , (point , name)) in corners().into_iter().zip(NAMES).enumerate() {
                    circle {
                        key: "{name.0}",
                        class: "corner",
                        cx: "{place(point).0:.1}",
                        cy: "{place(point).1:.1}",
                        r: "{handle}",
                        stroke_width: "{line}",
                        tabindex: "0",
                        role: "slider",
                        "aria-label": name.text(),
                        "aria-valuemin": "0",
                        "aria-valuemax": "100",
                        "aria-valuenow": "{(point.x * 100.0).round()}",
                        "aria-valuetext": "{(point.x * 100.0).round()}% · {(point.y * 100.0).round()}%",
                        onkeydown: move |event| {
                            if let Some((x, y)) = step(&event) {
                                event.prevent_default();
                                move_to(corners, number, Point { x: point.x + x, y: point.y + y });
                            }
                        },
                    }
                }
            }
        }
    }
}

/// Where a pointer is, as fractions of the picture.
fn at(event: &PointerEvent, [left, top, width, height]: [f64; 4]) -> Point {
    let pointer = event.client_coordinates();
    // A picture without room is not touched.
    let (x, y) = ((pointer.x - left) / width.max(1.0), (pointer.y - top) / height.max(1.0));
    #[allow(clippy::cast_possible_truncation)] // fractions need no more
    Point { x: x as f32, y: y as f32 }
}

/// The corner that is nearest to a pointer.
fn grab(corners: &[Point; 4], room: [f64; 4], pointer: Point) -> Option<Drag> {
    let far = |corner: &Point| {
        let [_, _, width, height] = room;
        let x = f64::from(corner.x - pointer.x) * width;
        let y = f64::from(corner.y - pointer.y) * height;
        x.hypot(y)
    };
    let nearest = corners.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    nearest.map(|(corner, point)| Drag {
        corner,
        offset: Point { x: point.x - pointer.x, y: point.y - pointer.y },
        room,
    })
}

fn move_to(mut corners: Signal<[Point; 4]>, corner: usize, to: Point) {
    if let Some(point) = corners.write().get_mut(corner) {
        *point = Point { x: to.x.clamp(0.0, 1.0), y: to.y.clamp(0.0, 1.0) };
    }
}

/// Where a key moves a corner to, if it is one that does.
fn step(event: &KeyboardEvent) -> Option<(f32, f32)> {
    let far = if event.modifiers().contains(Modifiers::SHIFT) { LONG_STEP } else { STEP };
    match event.key() {
        Pressed::ArrowLeft => Some((-far, 0.0)),
        Pressed::ArrowRight => Some((far, 0.0)),
        Pressed::ArrowUp => Some((0.0, -far)),
        Pressed::ArrowDown => Some((0.0, far)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Point, grab};

    #[test]
    fn a_touch_takes_the_nearest_corner_and_does_not_jump() {
        let room = [0.0, 0.0, 300.0, 400.0];
        let drag = grab(&ALL, room, Point { x: 0.9, y: 0.8 }).unwrap();
        assert_eq!(drag.corner, 2);
        assert!((drag.offset.x - 0.05).abs() < 1e-6 && (drag.offset.y - 0.15).abs() < 1e-6);
    }
}
