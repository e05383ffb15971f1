//! Buttons: one look for what is main, plain, quiet or grave; always with words, never too small.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Weight {
    /// The next thing to do.
    Main,
    /// One of several.
    #[default]
    Plain,
    /// Beside the matter.
    Quiet,
    /// Takes something away or turns something down.
    Grave,
}

impl Weight {
    /// The classes of a button of this weight, also for links that look like one.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
            Self::Grave => "button button-grave",
        }
    }
}

/// A button. While `busy` it keeps its place and its focus, and does nothing.
#[component]
pub(crate) fn Button(
    label: String,
    onclick: EventHandler<()>,
    #[props(default)] weight: Weight,
    icon: Option<Icon>,
    #[props(default)] busy: bool,
    /// Sends the form that it stands in instead of being pressed by itself.
    #[props(default)]
    submit: bool,
    #[props(default)] large: bool,
    id: Option<String>,
    /// What it is called where it is heard and not seen: the label, and of what.
    named: Option<String>,
) -> Element {
    let class = format!("{}{}", weight.class(), if large { " button-large" } else { "" });
    rsx! {
        button {
            class,
            id,
            "aria-label": named,
            r#type: if submit { "submit" } else { "button" },
            "aria-disabled": if busy { "true" },
            onclick: move |_| {
                // A form's button acts through the form.
                if !busy && !submit {
                    onclick.call(());
                }
            },
            if let Some(icon) = icon {
                Drawing { icon }
            }
            "{label}"
        }
    }
}
