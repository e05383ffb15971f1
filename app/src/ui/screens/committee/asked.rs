//! A request as the committee's screens say it in short: whose, what is asked, how it stands.

use dioxus::prelude::*;
use shared::record::Kind;

use crate::engine::command::{MatterRow, RequestBrief};
use crate::engine::forms;
use crate::ui::components::chip::{Chip, RequestStageChip, Tone};
use crate::ui::components::icon::Icon;
use crate::ui::text::{beside, form, money, t};

/// What kind of support is asked for.
pub(super) fn sort(row: &MatterRow) -> String {
    forms::for_kind(Kind::SupportRequest)
        .map_or_else(|| row.sort.clone(), |known| form::choice(known, "aid", &row.sort))
}

/// What is asked for, in a line: the kind, the subject, and the amount if it is money.
pub(super) fn asked(row: &MatterRow) -> String {
    let amount = row.request.as_ref().and_then(|brief| brief.amount);
    beside([sort(row), row.subject.clone(), amount.map(money::riyals).unwrap_or_default()])
}

/// How a request stands, and what the committee must not overlook of it.
#[component]
pub(super) fn Marks(brief: RequestBrief) -> Element {
    rsx! {
        div { class: "cluster",
            RequestStageChip {
                stage: brief.state.stage,
                outstanding: brief.portion.is_outstanding(),
            }
            if brief.urgent {
                Chip { label: t("committee-urgent"), icon: Icon::Warning, tone: Tone::Wait }
            }
            if brief.state.given_first {
                Chip { label: t("committee-given-first"), icon: Icon::Stamp, tone: Tone::Wait }
            }
            if brief.state.disputed {
                Chip { label: t("committee-disputed"), icon: Icon::Split, tone: Tone::Bad }
            }
            if brief.state.appealed {
                Chip { label: t("committee-appealed"), icon: Icon::Comment, tone: Tone::Info }
            }
            if brief.state.amended {
                Chip { label: t("committee-amended"), icon: Icon::Pen, tone: Tone::Wait }
            }
        }
    }
}

/// Whose request it is and what it asks for, as text: the parts of a row.
#[component]
pub(super) fn Asked(row: MatterRow) -> Element {
    rsx! {
        p { class: "small soft", bdi { class: "number", "{row.number}" } }
        p { {asked(&row)} }
        if let Some(brief) = row.request {
            Marks { brief }
        }
    }
}
