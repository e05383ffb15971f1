//! كشف صرف: what is to be paid after a session, to whom and into which account; things are listed
//! apart. Printed across, so that an account's number stands in one line.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::asked::sort;
use super::printed::{Printed, Signatures};
use crate::engine::command::{MinutesView, OpenMinutes, PaymentRow};
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::screens::delivery::all_of_it;
use crate::ui::screens::groups::count;
use crate::ui::shell::use_reply;
use crate::ui::text::{Key, money, t, t_args};

/// The payment list of a session.
#[component]
pub(crate) fn Payments(session: RecordId) -> Element {
    // A list of one: another session is another component.
    rsx! {
        for session in [session] {
            LoadPayments { key: "{session}", session }
        }
    }
}

#[component]
fn LoadPayments(session: RecordId) -> Element {
    let reply = use_reply(move || OpenMinutes { session });
    loaded(&reply, t("payments-title"), Route::SessionScreen { session }, |view| {
        Ok(rsx! {
            Show { view: view.clone() }
        })
    })
}

#[component]
fn Show(view: MinutesView) -> Element {
    let (paid, given): (Vec<_>, Vec<_>) =
        view.payments.iter().cloned().partition(|row| row.granted.is_some());
    let without = paid.iter().filter(|row| row.left > Some(0) && row.iban.trim().is_empty());
    let without = count(without.count());
    let disputed = count(paid.iter().filter(|row| is_disputed(row)).count());
    let nothing = view.payments.is_empty();
    let offices =
        [Key("signatures-secretary"), Key("signatures-head"), Key("signatures-accountant")];
    let lines = offices.map(|office| (office, String::new())).to_vec();
    rsx! {
        Printed { view: view.clone(), title: t("payments-title"), across: true,
            h2 { {t("payments-title")} }
            if nothing {
                p { {t("payments-none")} }
            }
            if !paid.is_empty() {
                section { class: "sheet-section",
                    h3 { {t("payments-money")} }
                    if without > 0 {
                        p { class: "sheet-warning",
                            {t_args("payments-without-iban", &[("count", without.into())])}
                        }
                    }
                    {table(&paid, &MONEY)}
                    p { class: "payments-total",
                        {t_args("payments-total", &[("amount", money::riyals(view.to_pay).into())])}
                    }
                    if disputed > 0 {
                        p { class: "sheet-warning",
                            {t_args("payments-disputed", &[("count", disputed.into())])}
                        }
                    }
                }
            }
            if !given.is_empty() {
                section { class: "sheet-section",
                    h3 { {t("payments-things")} }
                    {table(&given, &THINGS)}
                }
            }
            Signatures { lines }
        }
    }
}

/// An account's number in groups of four, as it is printed on cards and letters.
fn in_fours(iban: &str) -> String {
    let letters: Vec<_> = iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// A column: its head, whether numbers stand in it, and what stands there of a row.
type Column = (Key, bool, fn(&PaymentRow) -> Element);

const FILE: Column = (Key("payments-file"), true, |row| rsx! { bdi { "{row.request.number}" } });
const DELIVERED: Key = Key("payments-delivered");
const KIND: Column = (Key("payments-kind"), false, |row| rsx! { {sort(&row.request)} });
/// Of what is paid.
const MONEY: [Column; 7] = [
    FILE,
    KIND,
    (Key("payments-payee"), false, payee),
    (Key("payments-iban"), false, iban),
    (Key("decision-amount"), true, |row| sum(row.granted)),
    (DELIVERED, true, |row| sum(Some(row.delivered))),
    (Key("payments-to-pay"), true, |row| sum(row.left)),
];
/// Of what is given and not paid.
const THINGS: [Column; 6] = [
    FILE,
    KIND,
    (Key("payments-thing"), false, |row| rsx! { bdi { {all_of_it(&row.request)} } }),
    (Key("payments-receiver"), false, payee),
    (DELIVERED, true, |row| rsx! { "{row.delivered}" }),
    (Key("payments-to-give"), true, |row| {
        rsx! { {row.left.map(|left| left.to_string()).unwrap_or_default()} }
    }),
];

fn sum(halalas: Option<i64>) -> Element {
    rsx! { {halalas.map(money::riyals).unwrap_or_default()} }
}

/// Whether two decisions stand on what is paid or given.
fn is_disputed(row: &PaymentRow) -> bool {
    row.request.request.as_ref().is_some_and(|brief| brief.state.disputed)
}

fn payee(row: &PaymentRow) -> Element {
    rsx! { bdi { "{row.payee}" } }
}

fn iban(row: &PaymentRow) -> Element {
    rsx! {
        if row.iban.trim().is_empty() {
            strong { {t("payments-no-iban")} }
        } else {
            span { class: "iban number", dir: "ltr", {in_fours(&row.iban)} }
        }
    }
}

/// Rows with their number and name, and these columns.
fn table(rows: &[PaymentRow], columns: &[Column]) -> Element {
    let (number, name) = (t("payments-number"), t("payments-name"));
    rsx! {
        table { class: "sheet-table sheet-labelled",
            thead {
                tr {
                    th { scope: "col", "{number}" }
                    th { scope: "col", "{name}" }
                    for (head , _ , _) in columns {
                        th { key: "{head.0}", scope: "col", {head.text()} }
                    }
                }
            }
            tbody {
                for (place , row) in (1u32..).zip(rows) {
                    tr { key: "{row.request.matter}",
                        td { class: "number", "data-label": "{number}", "{place}" }
                        th { scope: "row", "data-label": "{name}",
                            bdi { "{row.request.name}" }
                            if is_disputed(row) {
                                p { class: "sheet-warning", {t("minutes-disputed")} }
                            }
                        }
                        for (head , numbers , cell) in columns {
                            td {
                                key: "{head.0}",
                                class: if *numbers { "number" },
                                "data-label": head.text(),
                                {cell(row)}
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn an_account_is_written_in_groups_of_four() {
        let whole = "SA03 8000 0000 6080 1016 7519";
        assert_eq!(in_fours("SA0380000000608010167519"), whole);
        assert_eq!(in_fours(" SA03 80000000 6080 1016 7519 "), whole);
        assert_eq!(in_fours("SA03800"), "SA03 800");
        assert_eq!(in_fours(""), "");
    }
}
