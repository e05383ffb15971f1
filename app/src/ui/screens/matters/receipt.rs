//! سند استلام: whoever receives signs by finger, or gives a thumbprint; and the receipt as a page to
//! print.

use data_encoding::HEXLOWER;
use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};
use shared::record::visit::digest;

use crate::engine::command::{MatterRow, ReceivedView, ReviewView};
use crate::ui::components::facts::{Facts, figure};
use crate::ui::components::photo::Photo;
use crate::ui::components::sheet::Running;
use crate::ui::components::signature_pad::Drawn;
use crate::ui::filling::Filling;
use crate::ui::text::{dates, t, t_args};

/// The question that says who gives, and the choice for this association.
const GIVER: &str = "giver";
const OWN: &str = "own";

/// Whether it is this association that gives: then whoever receives signs.
pub(super) fn is_own(filling: Filling) -> bool {
    let answer = AnswerPath::question(GIVER).ok();
    let answers = filling.answers.read();
    let answer = answer.and_then(|path| answers.get(&path).cloned());
    matches!(answer, Some(Value::Choice(code)) if code == OWN)
}

/// What a receipt that is being written says, for the mark under it.
pub(super) fn said(filling: Filling) -> String {
    digest(&filling.answers.read()).map(|digest| HEXLOWER.encode(&digest)).unwrap_or_default()
}

/// How a receipt was signed.
#[component]
pub(super) fn Received(received: ReceivedView) -> Element {
    rsx! {
        if !received.current {
            p { class: "note", {t("receipt-stale")} }
        }
        div { class: "sheet-signature",
            if let Some(signature) = received.signature {
                p { class: "small soft", {t("signature-title")} }
                Drawn { signature, label: t("receipt-signature") }
            }
            if let Some(page) = received.thumbprint {
                p { class: "small soft", {t("thumb-title")} }
                figure { class: "page-picture", Photo { photo: page.photo, alt: t("thumb-picture") } }
            }
        }
    }
}

fn said_by(review: &ReviewView) -> String {
    let at = dates::moment(review.at);
    t_args("review-by", &[("name", review.by.clone().into()), ("at", at.into())])
}

/// A receipt as it lies on paper.
#[component]
pub(super) fn ReceiptSheet(
    row: MatterRow,
    policy: Option<u32>,
    facts: Vec<(String, String)>,
    received: Option<ReceivedView>,
    taken_back: Option<ReviewView>,
) -> Element {
    let head = vec![
        (t("sheet-name"), row.name.clone()),
        (t("receipt-by"), row.by.clone()),
        (t("matter-at"), dates::moment(row.at)),
        (t("policy-version"), figure(policy)),
        (t("sheet-printed"), dates::today().map(dates::both).unwrap_or_default()),
    ];
    rsx! {
        article { class: "sheet", "aria-label": t("matter-service"),
            Running { number: row.number.clone() }
            div { class: "sheet-body",
                header { class: "sheet-head",
                    h2 { {t("matter-service")} }
                    Facts { facts: head }
                }
                if let Some(review) = taken_back {
                    section { class: "sheet-section sheet-whole",
                        p { class: "sheet-warning",
                            strong { {t("receipt-taken-back")} }
                        }
                        p { dir: "auto", "{review.comment}" }
                        p { class: "small soft", {said_by(&review)} }
                    }
                }
                section { class: "sheet-section sheet-whole",
                    h3 { {t("receipt-given")} }
                    Facts { facts }
                }
                if let Some(received) = received {
                    section { class: "sheet-section sheet-whole",
                        h3 { {t("receipt-received")} }
                        Received { received }
                    }
                }
            }
        }
    }
}
