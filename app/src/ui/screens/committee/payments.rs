//! كشف صرف: what is to be paid after a session, to whom and into which account; things are listed
//! apart. Printed across, so that an account's number stands in one line.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::asked::sort;
use super::printed::{Printed, Signatures};
use crate::engine::command::{MinutesView, OpenMinutes, PaymentRow};
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::screens::delivery::what;
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
        view.payments.iter().cloned().partition(|row| row.amount.is_some());
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
                Money { rows: paid, total: view.total }
            }
            if !given.is_empty() {
                Things { rows: given }
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

/// What is paid.
#[component]
fn Money(rows: Vec<PaymentRow>, total: i64) -> Element {
    let without = count(rows.iter().filter(|row| row.iban.trim().is_empty()).count());
    let heads = [
        t("payments-number"),
        t("payments-name"),
        t("payments-file"),
        t("payments-kind"),
        t("payments-payee"),
        t("payments-iban"),
        t("payments-amount"),
    ];
    let [number, name, file, kind, payee, iban, amount] = heads.clone();
    rsx! {
        section { class: "sheet-section",
            h3 { {t("payments-money")} }
            if without > 0 {
                p { class: "sheet-warning", {t_args("payments-without-iban", &[("count", without.into())])} }
            }
            table { class: "sheet-table sheet-labelled",
                thead {
                    tr {
                        for head in heads {
                            th { key: "{head}", scope: "col", "{head}" }
                        }
                    }
                }
                tbody {
                    for (place , row) in (1u32..).zip(rows) {
                        tr { key: "{row.request.matter}",
                            td { class: "number", "data-label": "{number}", "{place}" }
                            th { scope: "row", "data-label": "{name}", bdi { "{row.request.name}" } }
                            td { class: "number", "data-label": "{file}",
                                bdi { "{row.request.number}" }
                            }
                            td { "data-label": "{kind}", {sort(&row.request)} }
                            td { "data-label": "{payee}", bdi { "{row.payee}" } }
                            td { "data-label": "{iban}",
                                if row.iban.trim().is_empty() {
                                    strong { {t("payments-no-iban")} }
                                } else {
                                    span { class: "iban number", dir: "ltr", {in_fours(&row.iban)} }
                                }
                            }
                            td { class: "number", "data-label": "{amount}",
                                {row.amount.map(money::riyals).unwrap_or_default()}
                            }
                        }
                    }
                }
            }
            p { class: "payments-total",
                {t_args("payments-total", &[("amount", money::riyals(total).into())])}
            }
        }
    }
}

/// What is given and not paid.
#[component]
fn Things(rows: Vec<PaymentRow>) -> Element {
    let heads = [
        t("payments-number"),
        t("payments-name"),
        t("payments-file"),
        t("payments-kind"),
        t("payments-thing"),
        t("payments-receiver"),
    ];
    let [number, name, file, kind, thing, receiver] = heads.clone();
    rsx! {
        section { class: "sheet-section",
            h3 { {t("payments-things")} }
            table { class: "sheet-table sheet-labelled",
                thead {
                    tr {
                        for head in heads {
                            th { key: "{head}", scope: "col", "{head}" }
                        }
                    }
                }
                tbody {
                    for (place , row) in (1u32..).zip(rows) {
                        tr { key: "{row.request.matter}",
                            td { class: "number", "data-label": "{number}", "{place}" }
                            th { scope: "row", "data-label": "{name}", bdi { "{row.request.name}" } }
                            td { class: "number", "data-label": "{file}",
                                bdi { "{row.request.number}" }
                            }
                            td { "data-label": "{kind}", {sort(&row.request)} }
                            td { "data-label": "{thing}", bdi { {what(&row.request)} } }
                            td { "data-label": "{receiver}", bdi { "{row.payee}" } }
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
