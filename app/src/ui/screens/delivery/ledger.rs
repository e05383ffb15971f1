//! سجل المعونات: what a family was given over the years, by this association and by others.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::record::Kind;

use super::given::{aid, given};
use crate::engine::command::{GivenView, LedgerRow, LedgerView, OpenLedger};
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Button;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::screens::matters::{Begin, use_begins};
use crate::ui::shell::use_reply;
use crate::ui::text::{Key, dates, t, t_args};

/// How many entries are shown at first, and added by "show more".
const PAGE: usize = 50;
/// The question of a receipt's form that says who gave it, and its choice for another body.
const GIVER: &str = "giver";
const OTHER: &str = "other";

/// A family's aid.
#[component]
pub(crate) fn Ledger(case: RecordId) -> Element {
    // A list of one: another case is another component.
    rsx! {
        for case in [case] {
            LoadLedger { key: "{case}", case }
        }
    }
}

#[component]
fn LoadLedger(case: RecordId) -> Element {
    let reply = use_reply(move || OpenLedger { case });
    loaded(&reply, t("ledger-title"), Route::CaseScreen { case }, |view| {
        Ok(rsx! {
            ShowLedger { case, view: view.clone() }
        })
    })
}

#[component]
fn ShowLedger(case: RecordId, view: LedgerView) -> Element {
    let writes = use_begins(Kind::Service);
    let mut shown = use_signal(|| PAGE);
    let all = view.entries.len();
    let twice = numbered(&view.twice);
    let bar = writes.then(|| {
        rsx! {
            Begin {
                kind: Kind::Service,
                case,
                given: by_another(),
                label: t("ledger-add-other"),
            }
        }
    });
    rsx! {
        Frame { title: t("ledger-title"), back: Route::CaseScreen { case }, bar,
            if view.entries.is_empty() {
                p { class: "card", {t("ledger-none")} }
            } else {
                Totals { view: view.clone() }
                if !view.twice.is_empty() {
                    Banner {
                        title: t_args("ledger-twice", &[("count", count(view.twice.len()).into())]),
                        icon: Icon::Split,
                        tone: Tone::Wait,
                        p { {t("ledger-twice-text")} }
                    }
                }
                section { class: "section", "aria-labelledby": "entries-title",
                    div { class: "section-head",
                        h2 { id: "entries-title", {t("ledger-entries")} }
                        span { class: "small soft",
                            {t_args("ledger-count", &[("count", count(all).into())])}
                        }
                    }
                    ul { class: "card card-flush rows",
                        for row in view.entries.into_iter().take(shown()) {
                            li { key: "{row.receipt}",
                                Entry { twice: twice.get(&row.receipt).copied(), row }
                            }
                        }
                    }
                    if shown() < all {
                        Button { label: t("action-show-more"), onclick: move |()| shown += PAGE }
                    }
                }
            }
        }
    }
}

/// Aid by another body, to be written down.
fn by_another() -> Answers {
    let mut given = Answers::default();
    if let Ok(path) = AnswerPath::question(GIVER) {
        given.set(path, Value::Choice(OTHER.to_owned()));
    }
    given
}

/// For each receipt that looks like another one, the number of its group.
fn numbered(groups: &[Vec<RecordId>]) -> BTreeMap<RecordId, usize> {
    let all = groups.iter().enumerate();
    all.flat_map(|(place, group)| group.iter().map(move |receipt| (*receipt, place + 1))).collect()
}

#[component]
fn Totals(view: LedgerView) -> Element {
    let years = |years: &[(u16, GivenView)], key: Key| -> Vec<_> {
        let line = |(year, amount): &(u16, GivenView)| {
            (t_args(key.0, &[("year", year.to_string().into())]), given(amount))
        };
        years.iter().map(line).collect()
    };
    let gregorian = years(&view.by_year, Key("ledger-year"));
    let hijri = years(&view.by_hijri_year, Key("ledger-hijri-year"));
    let givers: Vec<_> = view
        .by_giver
        .iter()
        .map(|(giver, amount)| (giver.clone().unwrap_or_else(|| t("ledger-own")), given(amount)))
        .collect();
    rsx! {
        section { class: "card", "aria-labelledby": "total-title",
            h2 { id: "total-title", {t("ledger-total")} }
            p { class: "given-large", {given(&view.total)} }
            h3 { {t("ledger-by-giver")} }
            Facts { facts: givers }
        }
        section { class: "card", "aria-labelledby": "years-title",
            h2 { id: "years-title", {t("ledger-by-year")} }
            h3 { {t("ledger-hijri")} }
            Facts { facts: hijri }
            h3 { {t("ledger-gregorian")} }
            Facts { facts: gregorian }
        }
    }
}

#[component]
fn Entry(row: LedgerRow, twice: Option<usize>) -> Element {
    let giver = row.giver.clone().unwrap_or_else(|| t("ledger-own"));
    rsx! {
        Link { to: Route::MatterScreen { matter: row.receipt }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title", {given(&row.given)} }
                span { dir: "auto", {line(&row)} }
                span { class: "small soft", {dates::both(row.on)} }
                span { class: "cluster",
                    Chip { label: giver, icon: Icon::Person, tone: if row.giver.is_some() { Tone::Info } else { Tone::Calm } }
                    if let Some(group) = twice {
                        Chip {
                            label: t_args("ledger-like", &[("number", count(group).into())]),
                            icon: Icon::Split,
                            tone: Tone::Wait,
                        }
                    }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// What kind of aid it was, and what in a line.
fn line(row: &LedgerRow) -> String {
    let parts = [aid(&row.kind), row.subject.clone()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn receipts_that_look_alike_have_one_number() {
        let id = |number: u8| shared::ids::RecordId::from_bytes([number; 16]);
        let groups = [vec![id(1), id(2)], vec![id(5), id(6), id(7)]];
        let numbers = numbered(&groups);
        assert_eq!(numbers.get(&id(2)), Some(&1));
        assert_eq!(numbers.get(&id(7)), Some(&2));
        assert_eq!(numbers.get(&id(9)), None);
        assert_eq!(numbers.len(), 5);
    }
}
