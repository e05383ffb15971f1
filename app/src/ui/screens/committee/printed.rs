//! What the minutes and the payment list have in common as pages to print: the frame around the
//! sheet, the line at the top of every page, and lines to sign on.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::engine::command::MinutesView;
use crate::host::page::offer;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::decision::session_name;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::text::{Key, dates, t, t_args};

/// A page to print of a session, as it lies on the screen.
#[component]
pub(super) fn Printed(
    view: MinutesView,
    /// What the page is: the kind of screen, and its own heading.
    title: String,
    /// A table of many columns reads better across.
    #[props(default)]
    across: bool,
    children: Element,
) -> Element {
    let session: RecordId = view.session.row.session;
    let row = &view.session.row;
    let printed = dates::today().map(dates::both).unwrap_or_default();
    rsx! {
        Frame {
            title: title.clone(),
            back: Route::SessionScreen { session },
            width: Width::Wide,
            bar: rsx! {
                Button {
                    label: t("sheet-print"),
                    weight: Weight::Main,
                    icon: Icon::Print,
                    onclick: |()| offer::print(),
                }
            },
            p { class: "note sheet-note", {t("sheet-hint")} }
            article {
                class: if across { "sheet sheet-across" } else { "sheet" },
                "aria-label": "{title}",
                div { class: "sheet-running",
                    div { class: "sheet-running-line",
                        span {
                            bdi { "{view.association}" }
                            if !view.session.committee.is_empty() {
                                " – "
                                bdi { "{view.session.committee}" }
                            }
                        }
                        span { "{title} · " {session_name(&row.number, row.date)} }
                    }
                }
                div { class: "sheet-body",
                    {children}
                    p { class: "small soft sheet-section",
                        {t_args("printed-on", &[("date", printed.into())])}
                    }
                }
            }
        }
    }
}

/// Lines to sign on: for whom, and by name where that is known.
#[component]
pub(super) fn Signatures(lines: Vec<(Key, String)>) -> Element {
    rsx! {
        section { class: "sheet-section sheet-whole", "aria-label": t("signatures-title"),
            h3 { {t("signatures-title")} }
            div { class: "signature-lines",
                for (place , (office , name)) in lines.into_iter().enumerate() {
                    div { key: "{place}", class: "signature-line",
                        p { {office.text()} }
                        p {
                            if name.is_empty() {
                                {t("signatures-name")}
                            } else {
                                bdi { "{name}" }
                            }
                        }
                        p { {t("signatures-sign")} }
                    }
                }
            }
        }
    }
}
