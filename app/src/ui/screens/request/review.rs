//! What a supervisor does with a request that was handed in: looks at what holds it, says of each
//! hold that it is known, and returns the request or forwards it (رفع للجنة).

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::request::Hold;

use super::source::Shared;
use crate::ui::components::review_bar::{ReviewBar, Reviewed};
use crate::ui::screens::groups::count;
use crate::ui::text::{request as words_of, t, t_args};

/// What holds the request, each with a place to say that it is known.
#[component]
pub(super) fn HoldsToKnow(request: Shared, known: Signal<BTreeSet<Hold>>) -> Element {
    let holds = request.0.state().holds.clone();
    let mut known = known;
    rsx! {
        section { class: "card", "aria-labelledby": "holds-title",
            h2 { id: "holds-title", {t("request-holds-title")} }
            if holds.is_empty() {
                p { {t("request-holds-none")} }
            } else {
                p { class: "hint", {t("request-holds-hint")} }
                div { class: "tiles tiles-long",
                    for hold in holds {
                        label { key: "{hold:?}", class: "tile",
                            input {
                                r#type: "checkbox",
                                autocomplete: "off",
                                checked: known.read().contains(&hold),
                                onchange: move |event| {
                                    let mut known = known.write();
                                    if event.checked() {
                                        known.insert(hold);
                                    } else {
                                        known.remove(&hold);
                                    }
                                },
                            }
                            span {
                                {words_of::hold(hold).text()}
                                span { class: "small soft", " · " {t("request-hold-known")} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The bar: return with what is to be completed, or forward.
#[component]
pub(super) fn ReviewRequestBar(
    request: Shared,
    submission: RecordId,
    known: Signal<BTreeSet<Hold>>,
) -> Element {
    let holds = &request.0.state().holds;
    let known: BTreeSet<_> = holds.intersection(&known.read()).copied().collect();
    let open = holds.len() - known.len();
    let not_yet = || t_args("request-forward-not-yet", &[("count", count(open).into())]);
    rsx! {
        ReviewBar {
            reviewed: Reviewed::Request { request: request.0.id(), submission, known },
            held: (open > 0).then(not_yet),
        }
    }
}
