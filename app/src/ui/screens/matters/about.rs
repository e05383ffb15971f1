//! What a matter speaks of, and what speaks of it.

use dioxus::prelude::*;

use super::row::MatterLink;
use crate::engine::command::{AboutRow, DecisionRow};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::decision;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::CaseLink;
use crate::ui::routes::Route;
use crate::ui::text::{dates, t, t_args};

/// What a matter speaks of, as a card that leads there.
#[component]
pub(super) fn AboutCard(about: AboutRow) -> Element {
    rsx! {
        section { class: "section", "aria-labelledby": "about-title",
            h2 { id: "about-title", {t("matter-about")} }
            ul { class: "card card-flush rows",
                li { One { row: about } }
            }
        }
    }
}

/// What speaks of a matter, oldest first; nothing where nothing does.
#[component]
pub(super) fn Spoken(rows: Vec<AboutRow>) -> Element {
    rsx! {
        if !rows.is_empty() {
            section { class: "section", "aria-labelledby": "spoken-title",
                h2 { id: "spoken-title", {t("matter-spoken")} }
                ul { class: "card card-flush rows",
                    for (place , row) in rows.into_iter().enumerate() {
                        li { key: "{place}", One { row, within: true } }
                    }
                }
            }
        }
    }
}

#[component]
fn One(row: AboutRow, #[props(default)] within: bool) -> Element {
    match row {
        AboutRow::Matter(row) => rsx! { MatterLink { row, within } },
        AboutRow::Decision(row) => rsx! { DecisionLink { row } },
        AboutRow::Case(row) => rsx! { CaseLink { row } },
        AboutRow::Other(_) => rsx! {
            p { class: "row-link row-still soft", {t("matter-about-away")} }
        },
    }
}

/// A decision of the committee, with the way to its request.
#[component]
pub(super) fn DecisionLink(row: DecisionRow) -> Element {
    let session = row.session_date.map(|on| {
        let number = row.session_number.clone().into();
        t_args("matter-decision-of", &[("number", number), ("date", dates::both(on).into())])
    });
    rsx! {
        Link { to: Route::RequestScreen { request: row.request }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title",
                    {t_args("matter-decision", &[("ruling", decision::ruling(row.ruling).text().into())])}
                }
                if !row.reason.is_empty() {
                    span { class: "small", dir: "auto", "{row.reason}" }
                }
                span { class: "small soft", {session.unwrap_or_else(|| dates::since(row.at))} }
                if !row.counts {
                    span { class: "cluster",
                        Chip { label: t("matter-decision-replaced"), icon: Icon::Undo, tone: Tone::Calm }
                    }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}
