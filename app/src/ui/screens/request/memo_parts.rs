//! Parts of the page for the committee: income, aid so far, papers, what was said, and the room for
//! the decision.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::lifecycle::request::Hold;
use shared::lifecycle::{DeclarationStage, ReviewOutcome};
use shared::record::Kind;
use shared::record::decision::Ruling;

use super::memo::Section;
use super::prepare::PaperStanding;
use super::source::Shared;
use crate::engine::command::{IncomeView, LedgerView};
use crate::engine::forms;
use crate::ui::components::decision::{self, DecisionCard};
use crate::ui::components::facts::Facts;
use crate::ui::screens::delivery::given;
use crate::ui::screens::paper_words;
use crate::ui::text::{Key, dates, form, money, request as words, t, t_args};

/// Claimed beside evidenced income, a month.
#[component]
pub(super) fn Income(income: IncomeView) -> Element {
    let source = |code: &str| {
        forms::for_kind(Kind::Visit)
            .map_or_else(|| code.to_owned(), |known| form::choice(known, "income_source", code))
    };
    let shown = |amount: Option<i64>| amount.map_or_else(|| t("memo-no-evidence"), money::figures);
    rsx! {
        Section { title: t("memo-income"),
            table { class: "sheet-table memo-table",
                thead {
                    tr {
                        th { scope: "col", {t("memo-income-source")} }
                        th { scope: "col", {t("memo-income-claimed")} }
                        th { scope: "col", {t("memo-income-evidenced")} }
                    }
                }
                tbody {
                    for (place , (code , claimed , evidenced)) in income.lines.into_iter().enumerate() {
                        tr { key: "{place}",
                            th { scope: "row", {source(&code)} }
                            td { bdi { {money::figures(claimed)} } }
                            td { bdi { {shown(evidenced)} } }
                        }
                    }
                    tr {
                        th { scope: "row", strong { {t("memo-income-all")} } }
                        td { strong { bdi { {money::figures(income.claimed)} } } }
                        td { strong { bdi { {money::figures(income.evidenced)} } } }
                    }
                }
            }
        }
    }
}

/// What the family was given so far.
#[component]
pub(super) fn AidSoFar(ledger: LedgerView) -> Element {
    let years = ledger.by_year.iter().map(|(year, amount)| {
        t_args("memo-year", &[("year", year.to_string().into()), ("given", given(amount).into())])
    });
    let years: Vec<_> = years.collect();
    let givers = ledger.by_giver.iter().map(|(giver, amount)| {
        let name = giver.clone().unwrap_or_else(|| t("ledger-own"));
        t_args("memo-giver", &[("name", name.into()), ("given", given(amount).into())])
    });
    let givers: Vec<_> = givers.collect();
    let facts = vec![
        (t("ledger-total"), given(&ledger.total)),
        (t("ledger-by-year"), years.join("\n")),
        (t("ledger-by-giver"), givers.join("\n")),
    ];
    rsx! {
        Section { title: t("memo-aid"),
            if ledger.entries.is_empty() {
                p { {t("memo-aid-none")} }
            } else {
                Facts { facts }
            }
        }
    }
}

/// The checklist, the declaration and the notice, and what it was forwarded without.
#[component]
pub(super) fn Checked(request: Shared) -> Element {
    let opened = &*request.0;
    let (lacking, good): (Vec<_>, Vec<_>) =
        opened.view.checklist.clone().into_iter().partition(|row| row.hold.is_some());
    let names = good.iter().map(|row| paper_words::name(opened.visit_form, &row.paper));
    let names: Vec<_> = names.collect();
    let declaration = match opened.view.declaration {
        DeclarationStage::Signed => Key("declaration-signed"),
        DeclarationStage::Stale => Key("declaration-stale"),
        DeclarationStage::Unsigned => Key("declaration-unsigned"),
    };
    let notice = opened.view.notice.map(|(on, _)| dates::both(on));
    let facts = vec![
        (t("memo-papers-good"), names.join(&t("list-separator"))),
        (t("declaration-title"), declaration.text()),
        (t("request-notice-title"), notice.unwrap_or_else(|| t("request-notice-missing"))),
    ];
    rsx! {
        Section { title: t("memo-papers"),
            Facts { facts }
            if !lacking.is_empty() {
                p { strong { {t("memo-papers-lacking")} } }
                ul { class: "stack stack-tight",
                    for row in lacking {
                        li { key: "{row.paper}", class: "cluster",
                            span { {paper_words::name(opened.visit_form, &row.paper)} }
                            PaperStanding { row }
                        }
                    }
                }
            }
            if opened.view.papers_in_confidence {
                p { class: "small soft", {t("request-papers-in-confidence")} }
            }
            Holds { title: t("memo-holds"), holds: opened.state().holds.clone() }
            Holds { title: t("memo-waived"), holds: opened.view.waived.clone() }
        }
    }
}

/// What holds it, or held it until a supervisor forwarded it knowing of that.
#[component]
fn Holds(title: String, holds: BTreeSet<Hold>) -> Element {
    rsx! {
        if !holds.is_empty() {
            p { strong { "{title}" } }
            ul { class: "stack stack-tight",
                for hold in holds {
                    li { key: "{hold:?}", {words::hold(hold).text()} }
                }
            }
        }
    }
}

/// What the supervisor said, and what was decided before.
#[component]
pub(super) fn Words(request: Shared) -> Element {
    let opened = &*request.0;
    let said = opened.view.reviews.iter().filter(|review| !review.comment.is_empty());
    let said: Vec<_> = said.cloned().collect();
    let decisions = opened.view.decisions.clone();
    let outcome = |outcome: ReviewOutcome| match outcome {
        ReviewOutcome::Returned => t("request-stage-returned"),
        ReviewOutcome::Accepted => t("request-stage-forwarded"),
    };
    rsx! {
        if !said.is_empty() {
            Section { title: t("memo-supervisor"),
                for (place , review) in said.into_iter().enumerate() {
                    p { key: "{place}", class: "sheet-declared", dir: "auto",
                        strong { {outcome(review.outcome)} }
                        " · {review.by}: {review.comment}"
                    }
                }
            }
        }
        if !decisions.is_empty() {
            Section { title: t("memo-earlier"),
                for row in decisions {
                    DecisionCard { key: "{row.decision}", row }
                }
            }
        }
    }
}

/// Empty lines for the decision and the signatures.
#[component]
pub(super) fn ToDecide() -> Element {
    let rulings = [Ruling::Accepted, Ruling::Declined, Ruling::ToComplete, Ruling::Postponed];
    let rulings = rulings.map(decision::ruling);
    rsx! {
        Section { title: t("memo-decision"),
            ul { class: "memo-boxes",
                for ruling in rulings {
                    li { key: "{ruling.0}",
                        span { class: "memo-box" }
                        {ruling.text()}
                    }
                }
            }
            dl { class: "memo-lines",
                for name in [Key("request-decision-amount"), Key("request-decision-reason"), Key("request-decision-session")] {
                    div { key: "{name.0}",
                        dt { {name.text()} }
                        dd {}
                    }
                }
            }
            ul { class: "memo-signatures", "aria-label": t("memo-signatures"),
                for place in 1..=4_u32 {
                    li { key: "{place}", {t_args("memo-member", &[("number", place.into())])} }
                }
            }
        }
    }
}
