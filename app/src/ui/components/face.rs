//! Five faces from bad to very good, our own drawings on a grid of 48. A word is always beside them:
//! neither their colour nor their mouth speaks alone.

use dioxus::prelude::*;

use crate::ui::text::Key;

/// A score: 1 is the worst, 5 the best.
pub(crate) const SCORES: [u8; 5] = [1, 2, 3, 4, 5];

/// The word for a score.
pub(crate) const fn word(score: u8) -> Key {
    match score {
        0 | 1 => Key("score-1"),
        2 => Key("score-2"),
        3 => Key("score-3"),
        4 => Key("score-4"),
        _ => Key("score-5"),
    }
}

/// The mouth of a score.
const fn mouth(score: u8) -> &'static str {
    match score {
        0 | 1 => "M15 35q9-11 18 0",
        2 => "M16 34q8-5 16 0",
        3 => "M16 32h16",
        4 => "M16 30q8 5 16 0",
        _ => "M14 28q10 13 20 0z",
    }
}

/// The face of a score.
#[component]
pub(crate) fn Face(score: u8) -> Element {
    rsx! {
        svg {
            class: "face",
            view_box: "0 0 48 48",
            "aria-hidden": "true",
            "focusable": "false",
            circle { cx: "24", cy: "24", r: "20" }
            path { d: "M17 18v3M31 18v3" }
            path { d: mouth(score) }
        }
    }
}
