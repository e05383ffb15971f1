//! A photo over the whole screen: by two fingers, by buttons, by keys or by a wheel it is made larger
//! and moved. Going back in the browser closes it, and stays on the screen. Where the photo is not here, it says where it is and what brings it.

use std::collections::BTreeMap;

use dioxus::html::input_data::keyboard_types::Key as Pressed;
use dioxus::prelude::*;
use shared::record::photo::PhotoCitation;

use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::photo::Photo;
use crate::ui::place::use_covering;
use crate::ui::screens::groups::count;
use crate::ui::text::{t, t_args};

/// One step of the buttons, the keys and the wheel.
const STEP: f64 = 1.5;
/// As large as it may become: a letter of a page then fills the screen.
const LARGEST: f64 = 8.0;
/// How far an arrow key moves, in pixels.
const STRIDE: f64 = 80.0;

/// A picture that can be viewed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    pub(crate) photo: PhotoCitation,
    pub(crate) small: PhotoCitation,
    /// What it shows, in words.
    pub(crate) alt: String,
}

/// How a picture lies on the screen: so many times its size, moved by so many pixels from the middle.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Lie {
    scale: f64,
    x: f64,
    y: f64,
}

impl Lie {
    /// As large as the screen, in the middle.
    const WHOLE: Self = Self { scale: 1.0, x: 0.0, y: 0.0 };

    /// Made larger or smaller around a point (from the middle), within bounds.
    fn scaled(self, by: f64, x: f64, y: f64) -> Self {
        let scale = (self.scale * by).clamp(1.0, LARGEST);
        if scale <= 1.0 {
            return Self::WHOLE;
        }
        let by = scale / self.scale;
        Self { scale, x: x - (x - self.x) * by, y: y - (y - self.y) * by }
    }

    /// Moved; what is not larger than the screen stays where it is.
    fn moved(self, x: f64, y: f64) -> Self {
        if self.scale <= 1.0 { self } else { Self { x: self.x + x, y: self.y + y, ..self } }
    }

    fn transform(self) -> String {
        format!("translate({:.1}px, {:.1}px) scale({:.3})", self.x, self.y, self.scale)
    }
}

/// Where the fingers are, from the middle of the stage.
type Fingers = BTreeMap<i32, (f64, f64)>;

/// The middle between the fingers, and how far they are apart.
fn spread(fingers: &Fingers) -> Option<((f64, f64), f64)> {
    let mut places = fingers.values();
    let ((ax, ay), (bx, by)) = (places.next()?, places.next()?);
    Some((((ax + bx) / 2.0, (ay + by) / 2.0), (ax - bx).hypot(ay - by)))
}

/// What a finger's movement makes of the picture.
fn follow(lie: Lie, before: &Fingers, after: &Fingers) -> Lie {
    match (spread(before), spread(after)) {
        (Some(((bx, by), apart)), Some(((ax, ay), now))) if apart > 1.0 => {
            lie.moved(ax - bx, ay - by).scaled(now / apart, ax, ay)
        }
        _ => match (before.values().next(), after.values().next()) {
            (Some((bx, by)), Some((ax, ay))) => lie.moved(ax - bx, ay - by),
            _ => lie,
        },
    }
}

/// Photos over the whole screen, one at a time.
#[component]
pub(crate) fn Viewer(pictures: Vec<Picture>, at: usize, onclose: EventHandler<()>) -> Element {
    let close = use_covering(onclose);
    let mut place = use_signal(|| at);
    let mut lie = use_signal(|| Lie::WHOLE);
    let all = pictures.len();
    let Some(picture) = pictures.get(place()) else {
        return rsx! {};
    };
    let mut turn_to = move |to: usize| {
        lie.set(Lie::WHOLE);
        place.set(to);
    };
    let previous = place().checked_sub(1);
    let next = Some(place() + 1).filter(|next| *next < all);
    let mut zoom = move |by: f64| {
        let zoomed = lie.peek().scaled(by, 0.0, 0.0);
        lie.set(zoomed);
    };
    let mut go = move |x: f64, y: f64| {
        let moved = lie.peek().moved(x, y);
        lie.set(moved);
    };
    rsx! {
        div {
            class: "viewer",
            role: "dialog",
            "aria-modal": "true",
            "aria-label": "{picture.alt}",
            tabindex: "-1",
            onmounted: move |event| async move {
                let _ = event.set_focus(true).await;
            },
            onkeydown: move |event| {
                match event.key() {
                    Pressed::Escape => close(),
                    Pressed::Character(key) if key == "+" || key == "=" => zoom(STEP),
                    Pressed::Character(key) if key == "-" => zoom(1.0 / STEP),
                    Pressed::Character(key) if key == "0" => lie.set(Lie::WHOLE),
                    Pressed::ArrowLeft => go(STRIDE, 0.0),
                    Pressed::ArrowRight => go(-STRIDE, 0.0),
                    Pressed::ArrowUp => go(0.0, STRIDE),
                    Pressed::ArrowDown => go(0.0, -STRIDE),
                    _ => return,
                }
                event.prevent_default();
            },
            Stage { picture: picture.clone(), lie }
            div { class: "viewer-bar",
                ViewerButton {
                    label: t("viewer-close"),
                    icon: Icon::Close,
                    onclick: move |()| close(),
                }
                if all > 1 {
                    ViewerButton {
                        label: t("viewer-previous"),
                        icon: Icon::Back,
                        disabled: previous.is_none(),
                        onclick: move |()| turn_to(previous.unwrap_or_default()),
                    }
                    span { class: "viewer-place", role: "status",
                        {t_args("viewer-place", &[
                            ("number", count(place() + 1).into()),
                            ("all", count(all).into()),
                        ])}
                    }
                    ViewerButton {
                        label: t("viewer-next"),
                        icon: Icon::Forward,
                        disabled: next.is_none(),
                        onclick: move |()| turn_to(next.unwrap_or_default()),
                    }
                }
                ViewerButton {
                    label: t("viewer-smaller"),
                    icon: Icon::Minus,
                    disabled: lie().scale <= 1.0,
                    onclick: move |()| zoom(1.0 / STEP),
                }
                ViewerButton {
                    label: t("viewer-larger"),
                    icon: Icon::Plus,
                    disabled: lie().scale >= LARGEST,
                    onclick: move |()| zoom(STEP),
                }
            }
        }
    }
}

/// Where the picture lies and is touched.
#[component]
fn Stage(picture: Picture, lie: Signal<Lie>) -> Element {
    let mut fingers = use_signal(Fingers::new);
    let mut room = use_signal(|| None::<std::rc::Rc<MountedData>>);
    let mut middle = use_signal(|| (0.0, 0.0));
    let from_middle = move |event: &Event<PointerData>| {
        let (point, (x, y)) = (event.client_coordinates(), *middle.peek());
        (point.x - x, point.y - y)
    };
    let lift = move |event: Event<PointerData>| {
        fingers.write().remove(&event.pointer_id());
    };
    rsx! {
        div {
            class: "viewer-stage",
            onmounted: move |event| async move {
                room.set(Some(event.data()));
            },
            onpointerdown: move |event| async move {
                let Some(stage) = room.peek().clone() else { return };
                if let Ok(rect) = stage.get_client_rect().await {
                    middle.set((rect.min_x() + rect.width() / 2.0, rect.min_y() + rect.height() / 2.0));
                }
                fingers.write().insert(event.pointer_id(), from_middle(&event));
            },
            onpointermove: move |event| {
                let before = fingers.peek().clone();
                if before.contains_key(&event.pointer_id()) {
                    fingers.write().insert(event.pointer_id(), from_middle(&event));
                    let followed = follow(*lie.peek(), &before, &fingers.peek());
                    lie.set(followed);
                }
            },
            onpointerup: lift,
            onpointercancel: lift,
            onpointerleave: lift,
            onwheel: move |event| {
                let up = event.delta().strip_units().y < 0.0;
                let zoomed = lie.peek().scaled(if up { STEP } else { 1.0 / STEP }, 0.0, 0.0);
                lie.set(zoomed);
            },
            ondoubleclick: move |_| {
                let whole = lie.peek().scale > 1.0;
                lie.set(if whole { Lie::WHOLE } else { Lie::WHOLE.scaled(STEP * STEP, 0.0, 0.0) });
            },
            div { class: "viewer-picture", transform: lie().transform(),
                // A list of one: another picture is another component.
                for picture in [picture] {
                    Photo { key: "{picture.photo.id}", photo: picture.photo, alt: picture.alt.clone() }
                }
            }
        }
    }
}

#[component]
fn ViewerButton(
    label: String,
    icon: Icon,
    #[props(default)] disabled: bool,
    onclick: EventHandler<()>,
) -> Element {
    rsx! {
        button {
            class: "viewer-button",
            r#type: "button",
            "aria-disabled": if disabled { "true" },
            onclick: move |_| {
                if !disabled {
                    onclick.call(());
                }
            },
            Drawing { icon }
            span { "{label}" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingers, LARGEST, Lie, follow};

    #[test]
    fn two_fingers_make_it_larger_around_what_is_between_them() {
        let before = Fingers::from([(1, (-50.0, 0.0)), (2, (50.0, 0.0))]);
        let after = Fingers::from([(1, (-100.0, 0.0)), (2, (100.0, 0.0))]);
        let lie = follow(Lie::WHOLE, &before, &after);
        assert_eq!(lie, Lie { scale: 2.0, x: 0.0, y: 0.0 });
        let aside = Fingers::from([(1, (0.0, 0.0)), (2, (100.0, 0.0))]);
        let wider = Fingers::from([(1, (-50.0, 0.0)), (2, (150.0, 0.0))]);
        // What was under the middle of the fingers (50) is there still.
        assert_eq!(follow(Lie::WHOLE, &aside, &wider), Lie { scale: 2.0, x: -50.0, y: 0.0 });
    }

    #[test]
    fn it_is_never_smaller_than_the_screen_nor_larger_than_useful() {
        assert_eq!(Lie::WHOLE.scaled(0.1, 9.0, 9.0), Lie::WHOLE);
        assert!((Lie::WHOLE.scaled(99.0, 0.0, 0.0).scale - LARGEST).abs() < f64::EPSILON);
        assert_eq!(Lie::WHOLE.moved(40.0, 40.0), Lie::WHOLE);
        let large = Lie::WHOLE.scaled(2.0, 0.0, 0.0);
        let one = Fingers::from([(1, (0.0, 0.0))]);
        let moved = Fingers::from([(1, (10.0, -5.0))]);
        assert_eq!(follow(large, &one, &moved), Lie { scale: 2.0, x: 10.0, y: -5.0 });
    }
}
