//! A request in the minutes: what was asked, what was decided and why, by whom, and who stood back.
//! It stays on one page where it can.

use dioxus::prelude::*;

use super::agenda::names;
use super::asked::asked;
use super::ruled::is_disputed;
use crate::engine::command::{AgendaRow, MemberRow};
use crate::ui::components::decision;
use crate::ui::components::facts::Facts;
use crate::ui::text::{money, t};

/// A request in the minutes.
#[component]
pub(super) fn MinutesItem(place: u32, row: AgendaRow, members: Vec<MemberRow>) -> Element {
    let mut facts = vec![(
        t("minutes-asked"),
        row.request.as_ref().map(asked).unwrap_or_else(|| t("agenda-away")),
    )];
    match &row.decision {
        Some(made) => {
            facts.push((t("minutes-decision"), decision::ruling(made.ruling).text()));
            facts.push((t("decision-amount"), made.amount.map(money::riyals).unwrap_or_default()));
            facts.push((t("decision-reason"), made.reason.clone()));
            facts.push((t("decision-by"), made.by.join(&t("list-separator"))));
        }
        None => facts.push((t("minutes-decision"), t("minutes-not-decided"))),
    }
    facts.push((t("minutes-recused"), names(&members, &row.recused)));
    let replaces = row.decision.as_ref().and_then(decision::replaced);
    let disputed = is_disputed(&row);
    let taken_back = row.decision.as_ref().is_some_and(|made| !made.counts);
    rsx! {
        section { class: "minutes-item sheet-whole",
            h4 {
                span { class: "number", "{place}. " }
                if let Some(request) = &row.request {
                    bdi { "{request.name}" }
                    " – "
                    bdi { class: "number", "{request.number}" }
                }
            }
            if disputed {
                p { class: "sheet-warning", {t("minutes-disputed")} }
            }
            Facts { facts }
            if let Some(replaces) = replaces {
                p { "{replaces}" }
            }
            if taken_back {
                p { {t("decision-taken-back")} }
            }
        }
    }
}
