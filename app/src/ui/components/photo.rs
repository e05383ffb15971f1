//! A photo that a record cites: the picture, or in words where it is.

use dioxus::prelude::*;
use shared::record::photo::PhotoCitation;

use super::icon::{Drawing, Icon};
use crate::engine::command::{OpenPhoto, PhotoView};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::awaited::use_told_of;
use crate::ui::shell::use_shell;
use crate::ui::text::{failure, t};

/// What photos are kept as.
pub(crate) const JPEG: &str = "image/jpeg";

/// Why there is no picture to show.
#[derive(Debug, Clone, PartialEq)]
enum Away {
    Coming,
    NotYetAtServer,
    NoLink,
    Failed(Failure),
}

impl Away {
    fn words(&self) -> String {
        match self {
            Self::Coming => t("photo-coming"),
            Self::NotYetAtServer => t("photo-not-yet"),
            Self::NoLink => t("photo-no-link"),
            Self::Failed(why) => failure::words(why).what,
        }
    }

    /// What to do next, where there is room to say it.
    fn next(&self) -> Option<String> {
        match self {
            Self::Failed(why) => Some(failure::words(why).next),
            Self::Coming | Self::NotYetAtServer | Self::NoLink => None,
        }
    }
}

/// A photo that a record cites. Asked for again when it comes.
#[component]
pub(crate) fn Photo(photo: PhotoCitation, alt: String) -> Element {
    // A list of one: another photo is another component, which waits for that one.
    rsx! {
        for photo in [photo] {
            ShowPhoto { key: "{photo.id}", photo, alt: alt.clone() }
        }
    }
}

#[component]
fn ShowPhoto(photo: PhotoCitation, alt: String) -> Element {
    let shell = use_shell();
    let told = use_told_of(photo.id);
    let address = use_resource(use_reactive!(|photo| {
        // Somebody opened the screen; what is asked later only follows what came.
        let wished = *told.read() == 0;
        async move { address(shell.ask(OpenPhoto { photo, wished }).await) }
    }));
    match &*address.read() {
        Some(Ok(address)) => rsx! {
            img { class: "photo", src: "{address}", alt: "{alt}", draggable: "false" }
        },
        Some(Err(away)) => {
            let why = away.words();
            let next = away.next().unwrap_or_default();
            rsx! {
                span { class: "photo photo-away", role: "img", "aria-label": "{alt}: {why} {next}",
                    Drawing { icon: Icon::Photo }
                    span { "aria-hidden": "true", "{why}" }
                    if !next.is_empty() {
                        span { class: "photo-next", "aria-hidden": "true", "{next}" }
                    }
                }
            }
        }
        None => rsx! {
            span { class: "photo photo-away", role: "img", "aria-label": "{alt}" }
        },
    }
}

/// The picture as an address, or why there is none.
fn address(reply: Result<PhotoView, Failure>) -> Result<String, Away> {
    match reply {
        Ok(PhotoView::Here(bytes)) => Ok(page::data_url(&bytes, JPEG)),
        Ok(PhotoView::Coming) => Err(Away::Coming),
        Ok(PhotoView::NotYetAtServer) => Err(Away::NotYetAtServer),
        Ok(PhotoView::NoLink) => Err(Away::NoLink),
        Err(why) => Err(Away::Failed(why)),
    }
}
