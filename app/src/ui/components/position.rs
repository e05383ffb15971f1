//! The answer of a position: taken once, when it is asked for by hand, and never by itself. Beside it
//! stands how exact it is, and the way to the phone's maps.

use dioxus::prelude::*;
use shared::form::Position;

use super::banner::Banner;
use super::button::{Button, Weight};
use super::chip::{Chip, Tone};
use super::icon::{Drawing, Icon};
use crate::host::page::{self, LocateFault};
use crate::ui::text::{Key, t, t_args};

/// Up to so many metres a house is found without asking.
const GOOD: u32 = 20;
/// Up to so many a village's lane is.
const FAIR: u32 = 100;

/// The answer of a position.
#[component]
pub(crate) fn PositionField(
    position: Option<Position>,
    onposition: EventHandler<Option<Position>>,
) -> Element {
    let mut busy = use_signal(|| false);
    let mut fault = use_signal(|| None::<LocateFault>);
    let take = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        fault.set(None);
        match page::locate().await {
            Ok(found) => {
                let found =
                    Position::from_degrees(found.latitude, found.longitude, found.accuracy_m);
                match found {
                    Ok(found) => onposition.call(Some(found)),
                    // A receiver that names no place on earth knows of none.
                    Err(_) => fault.set(Some(LocateFault::Unavailable)),
                }
            }
            Err(why) => fault.set(Some(why)),
        }
        busy.set(false);
    };
    let label = match (busy(), position) {
        (true, _) => t("position-taking"),
        (false, None) => t("position-take"),
        (false, Some(_)) => t("position-again"),
    };
    rsx! {
        div { class: "stack position", "aria-live": "polite",
            if let Some(position) = position {
                Known { position }
            }
            if let Some(fault) = fault() {
                Banner { title: t("position-failed"), icon: Icon::Warning, tone: Tone::Wait,
                    p { {fault_words(&fault).text()} }
                    p { {t("position-enough")} }
                }
            }
        }
        div { class: "cluster",
            Button {
                label,
                weight: if position.is_none() { Weight::Main } else { Weight::Plain },
                icon: Icon::Place,
                large: position.is_none(),
                busy: busy(),
                onclick: take,
            }
            if position.is_some() {
                Button {
                    label: t("position-remove"),
                    weight: Weight::Quiet,
                    icon: Icon::Remove,
                    onclick: move |()| onposition.call(None),
                }
            }
        }
    }
}

/// A position in words, with the way to it.
#[component]
pub(crate) fn Known(position: Position) -> Element {
    let metres = position.accuracy();
    let (key, tone) = if metres <= GOOD {
        (Key("position-good"), Tone::Good)
    } else if metres <= FAIR {
        (Key("position-fair"), Tone::Wait)
    } else {
        (Key("position-poor"), Tone::Bad)
    };
    let (latitude, longitude) = degrees(position);
    rsx! {
        div { class: "stack",
            div { class: "cluster",
                Chip {
                    label: t_args(key.0, &[("metres", metres.into())]),
                    icon: if tone == Tone::Good { Icon::Check } else { Icon::Place },
                    tone,
                }
                bdi { class: "number small", dir: "ltr", {position.coordinates()} }
            }
            a {
                class: Weight::Plain.class(),
                href: page::maps_link(latitude, longitude),
                target: "_blank",
                rel: "noreferrer noopener",
                Drawing { icon: Icon::Place }
                {t("position-open")}
            }
        }
    }
}

fn degrees(position: Position) -> (f64, f64) {
    (f64::from(position.latitude()) / 1e6, f64::from(position.longitude()) / 1e6)
}

/// Why there is no position, and what to do.
pub(crate) const fn fault_words(fault: &LocateFault) -> Key {
    match fault {
        LocateFault::Denied => Key("position-denied"),
        LocateFault::Unavailable => Key("position-unavailable"),
        LocateFault::TimedOut => Key("position-timed-out"),
        LocateFault::NotSupported => Key("position-not-supported"),
    }
}
