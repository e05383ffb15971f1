//! From a case on: what happened in it, what the family was given and asks for, and what may be begun
//! in it.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::Kind;

use super::homes::use_role;
use super::matters::{BeginMenu, MatterLink, begins};
use crate::engine::command::{MatterList, Matters};
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::t;

/// What is begun from the case itself; the rest from what happened in it.
const BEGUN: [Kind; 2] = [Kind::SupportRequest, Kind::Contact];

/// Requests of one family that are listed at most.
const MOST: u32 = 50;

/// The ways from a case.
#[component]
pub(super) fn CaseWays(
    case: RecordId,
    /// Whether the case has gone to somebody else: nothing is begun in it here.
    left: bool,
) -> Element {
    let role = use_role();
    let may = |kind: &Kind| !left && role.as_ref().is_some_and(|role| begins(role, *kind));
    let kinds: Vec<_> = BEGUN.into_iter().filter(may).collect();
    let ways = [
        (Route::Timeline { case }, t("case-timeline"), Icon::Clock),
        (Route::Ledger { case }, t("case-ledger"), Icon::List),
    ];
    rsx! {
        section { class: "section", "aria-labelledby": "case-ways-title",
            h2 { id: "case-ways-title", {t("case-ways-title")} }
            ul { class: "card card-flush rows",
                for (to , label , icon) in ways {
                    li { key: "{label}",
                        Link { to, class: "row-link",
                            Drawing { icon }
                            span { class: "row-body", span { class: "row-title", "{label}" } }
                            Drawing { icon: Icon::Forward }
                        }
                    }
                }
            }
            BeginMenu { kinds, case }
        }
        Requests { case }
    }
}

/// What the family has asked for, newest first; nothing where it has not.
#[component]
fn Requests(case: RecordId) -> Element {
    let list = MatterList::RequestsOf(case);
    let reply = use_reply(move || Matters { list: list.clone(), offset: 0, limit: MOST });
    let rows = match &*reply.read() {
        Some(Ok(view)) => view.rows.clone(),
        Some(Err(failure)) => return rsx! { FailureBanner { failure: failure.clone() } },
        None => Vec::new(),
    };
    rsx! {
        if !rows.is_empty() {
            section { class: "section", "aria-labelledby": "case-requests-title",
                h2 { id: "case-requests-title", {t("home-requests")} }
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.matter}", MatterLink { row, within: true } }
                    }
                }
            }
        }
    }
}
