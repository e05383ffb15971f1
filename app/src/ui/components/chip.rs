//! Chips: a status in a word or three, with a drawing and a tone. Colour never speaks alone.

use dioxus::prelude::*;
use shared::lifecycle::{RequestStage, VisitStage, WhereItIs};

use super::icon::{Drawing, Icon};
use crate::ui::text::{people, request, t};

/// The mood of a chip or banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tone {
    /// Neither.
    #[default]
    Calm,
    /// Done, in order.
    Good,
    /// Under way, waiting.
    Wait,
    /// Wrong, or to be done again.
    Bad,
    /// Something to know.
    Info,
}

impl Tone {
    /// The class that colours.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Calm => "",
            Self::Good => "tone-good",
            Self::Wait => "tone-wait",
            Self::Bad => "tone-bad",
            Self::Info => "tone-info",
        }
    }
}

/// A status.
#[component]
pub(crate) fn Chip(label: String, icon: Icon, #[props(default)] tone: Tone) -> Element {
    rsx! {
        span { class: "chip {tone.class()}",
            Drawing { icon }
            "{label}"
        }
    }
}

/// How far a support request has come.
#[component]
pub(crate) fn RequestStageChip(
    stage: RequestStage,
    /// Whether it is known that some of it is still to be handed over.
    outstanding: bool,
) -> Element {
    if stage == RequestStage::Served && outstanding {
        return rsx! {
            Chip { label: t("request-stage-partly"), icon: Icon::Clock, tone: Tone::Wait }
        };
    }
    let (icon, tone) = match stage {
        RequestStage::Draft => (Icon::Pen, Tone::Info),
        RequestStage::HandedIn => (Icon::Clock, Tone::Wait),
        RequestStage::Returned | RequestStage::ToComplete => (Icon::Return, Tone::Bad),
        RequestStage::Forwarded => (Icon::Send, Tone::Info),
        RequestStage::Postponed => (Icon::Calendar, Tone::Wait),
        RequestStage::Declined => (Icon::Close, Tone::Calm),
        RequestStage::Accepted | RequestStage::Served => (Icon::Check, Tone::Good),
    };
    rsx! {
        Chip { label: request::stage(stage).text(), icon, tone }
    }
}

/// How far a visit has come.
#[component]
pub(crate) fn StageChip(stage: VisitStage) -> Element {
    let (icon, tone) = match stage {
        VisitStage::InProgress => (Icon::Pen, Tone::Info),
        VisitStage::HandedIn => (Icon::Clock, Tone::Wait),
        VisitStage::Amended => (Icon::Pen, Tone::Wait),
        VisitStage::Returned => (Icon::Return, Tone::Bad),
        VisitStage::Accepted => (Icon::Check, Tone::Good),
    };
    rsx! {
        Chip { label: people::stage(stage).text(), icon, tone }
    }
}

/// Where the newest of a record is.
#[component]
pub(crate) fn PlaceChip(place: WhereItIs) -> Element {
    let (icon, tone) = match place {
        WhereItIs::Refused => (Icon::Warning, Tone::Bad),
        WhereItIs::OnDevice => (Icon::Phone, Tone::Wait),
        WhereItIs::Received => (Icon::Server, Tone::Good),
        WhereItIs::Read => (Icon::Eye, Tone::Good),
    };
    rsx! {
        Chip { label: people::whereabouts(place).text(), icon, tone }
    }
}
