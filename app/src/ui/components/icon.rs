//! A few drawings, our own, on a grid of 24. They never stand alone: words are beside them, so they
//! are hidden from screen readers.

use dioxus::prelude::*;

/// What a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Against the reading direction.
    Back,
    /// Along the reading direction.
    Forward,
    Lock,
    Globe,
    Search,
    Check,
    Warning,
    Phone,
    Server,
    Eye,
    EyeOff,
    Clock,
    Return,
    Send,
    Offline,
    Plus,
    Minus,
    Close,
    Remove,
    Pen,
    List,
    Refresh,
    Person,
    Call,
    /// A picture.
    Photo,
    Camera,
    Place,
    Paper,
    Stamp,
    Turn,
    Crop,
    Undo,
    Share,
    Print,
    Comment,
    Split,
    Calendar,
    /// Nobody was met at the house.
    Away,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M15 5l-7 7 7 7",
            Self::Forward => "M9 5l7 7-7 7",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Globe => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"
            }
            Self::Search => "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
            Self::Check => "M4.5 12.5l5 5 10-11",
            Self::Warning => "M12 4L2.5 20h19zM12 10v4.5M12 17.3v.2",
            Self::Phone => "M8 2.5h8v19H8zM11 18.5h2",
            Self::Server => "M4 4h16v6H4zM4 14h16v6H4zM7.5 7h.1M7.5 17h.1",
            Self::Eye => "M2.5 12c4-7 15-7 19 0-4 7-15 7-19 0zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
            Self::EyeOff => "M2.5 12c4-7 15-7 19 0-4 7-15 7-19 0zM4 20L20 4",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2",
            Self::Return => "M9 6l-5 5 5 5M4 11h10a5 5 0 0 1 0 10h-3",
            Self::Send => "M3 12L21 4l-6 17-4-7zM11 14l4-4",
            Self::Offline => {
                "M4 4l16 16M5 10a11 11 0 0 1 5-2.6M19 10a11 11 0 0 0-4-2.3M8 13.5a6 6 0 0 1 4-1.5M12 18v.2"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Remove => "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
            Self::Pen => "M4 20l1-5L16 4l4 4L9 19z",
            Self::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1",
            Self::Refresh => "M20 11a8 8 0 1 0-2 6M20 5v6h-6",
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-8 15-8 16 0",
            Self::Call => "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4c-9 2-17-6-15-15z",
            Self::Photo => "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M15.5 9h.1",
            Self::Camera => "M3 8h4l2-3h6l2 3h4v11H3zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
            Self::Place => {
                "M12 21c-5-6-7-9-7-12a7 7 0 0 1 14 0c0 3-2 6-7 12zM12 6.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
            }
            Self::Paper => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Self::Stamp => "M9 13c1-3-1-4-1-6a4 4 0 0 1 8 0c0 2-2 3-1 6h4v4H5v-4zM5 21h14",
            Self::Turn => "M19 12a7 7 0 1 1-2-5M19 3v5h-5",
            Self::Crop => "M7 2v15h15M2 7h15v15",
            Self::Undo => "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10H9",
            Self::Share => "M12 15V3M8 7l4-4 4 4M5 12v9h14v-9",
            Self::Print => "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
            Self::Comment => "M4 4h16v12H10l-5 5v-5H4z",
            Self::Split => "M12 3v6M12 9L6 15v6M12 9l6 6v6",
            Self::Away => "M4 11l8-7 8 7v9H4zM9.5 20v-6h5v6M3 3l18 18",
            Self::Calendar => "M4 6h16v15H4zM4 10h16M8 3v4M16 3v4",
        }
    }

    /// Whether it points along or against the text.
    const fn is_directed(self) -> bool {
        matches!(
            self,
            Self::Back | Self::Forward | Self::Return | Self::Send | Self::List | Self::Undo
        )
    }
}

/// A drawing beside words.
#[component]
pub(crate) fn Drawing(icon: Icon, #[props(default)] turning: bool) -> Element {
    let class = match (icon.is_directed(), turning) {
        (true, _) => "icon-directed",
        (false, true) => "turning",
        (false, false) => "",
    };
    rsx! {
        svg { class, view_box: "0 0 24 24", "aria-hidden": "true", "focusable": "false",
            path { d: icon.path() }
        }
    }
}
