//! What matters of a request when it is decided, out of the memo that lies before the committee.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::form::{AnswerPath, Answers, Value};
use shared::lifecycle::request::Hold;
use shared::record::Kind;

use super::asked::Asked;
use crate::engine::command::MemoView;
use crate::engine::forms;
use crate::ui::components::button::Weight;
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::text::request as words;
use crate::ui::text::{form, money, t, t_args};

/// An answer as people read it; nothing where there is none.
fn said(kind: Kind, version: &str, answers: &Answers, name: &str) -> String {
    let known = forms::for_kind(kind);
    let known = known.and_then(|newest| forms::find(newest.id(), version)).or(known);
    let path = AnswerPath::question(name).ok();
    let value = path.and_then(|path| answers.get(&path)).filter(|value| **value != Value::Removed);
    match (known, value) {
        (Some(form), Some(value)) => form
            .question(name)
            .map_or_else(String::new, |question| form::answer(form, question, value)),
        _ => String::new(),
    }
}

/// What matters of a request, and the way to all of it.
#[component]
pub(super) fn MemoFacts(memo: MemoView) -> Element {
    let matter = &memo.request.matter;
    let row = matter.row.clone();
    let of_request = |name| said(Kind::SupportRequest, &matter.form.1, &matter.answers, name);
    let of_report = |name| match &memo.report {
        Some((answers, version)) => said(Kind::Report, version, answers, name),
        None => String::new(),
    };
    let income = memo.income.as_ref().map(|income| {
        let values = [
            ("claimed", money::riyals(income.claimed).into()),
            ("evidenced", money::riyals(income.evidenced).into()),
        ];
        t_args("decide-income-both", &values)
    });
    let report =
        if memo.report.is_some() { of_report("recommendation") } else { t("decide-no-report") };
    let holds = |holds: &BTreeSet<Hold>| {
        let names: Vec<_> = holds.iter().map(|hold| words::hold(*hold).text()).collect();
        names.join(&t("list-separator"))
    };
    let standing = row.request.as_ref().map(|brief| holds(&brief.state.holds));
    let facts = vec![
        (t("decide-holds"), standing.unwrap_or_default()),
        (t("decide-waived"), holds(&memo.request.waived)),
        (t("decide-item"), of_request("item")),
        (t("decide-why"), of_request("reason")),
        (t("decide-needed-by"), of_request("needed_by")),
        (t("decide-family"), t_args("decide-family-count", &[("count", memo.family.into())])),
        (t("decide-income"), income.unwrap_or_default()),
        (t("decide-given"), money::riyals(memo.ledger.total.money)),
        (t("decide-report"), report),
        (t("decide-report-line"), of_report("subject")),
    ];
    rsx! {
        section { class: "card", "aria-labelledby": "memo-title",
            h2 { id: "memo-title", bdi { "{row.name}" } }
            Asked { row: row.clone() }
            Facts { facts }
            div {
                Link { to: Route::Memo { request: row.matter }, class: Weight::Plain.class(),
                    Drawing { icon: Icon::Paper }
                    {t("decide-to-memo")}
                }
            }
        }
    }
}
