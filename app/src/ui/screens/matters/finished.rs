//! A matter that is finished, or that this person only reads: what it says, who wrote it, what came
//! of it, and what there is to do next.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Evaluation, FormDefinition, Item, Question, Value};
use shared::record::Kind;

use super::about::{AboutCard, Spoken};
use super::begin::{Begin, BeginMenu, begins};
use super::matter::{back, lies_in_case};
use super::receipt::ReceiptSheet;
use super::row::StandingChips;
use super::writing::OUTWARD;
use crate::engine::command::{AboutRow, MatterView};
use crate::host::page::offer;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::facts::{Facts, figure};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::review_bar::{ReviewBar, Reviewed};
use crate::ui::filling::Form;
use crate::ui::offered::Offered;
use crate::ui::screens::homes::use_role;
use crate::ui::text::{dates, form, matters, t};
use crate::ui::words::use_begun;

/// The question of a contact that says what came of it.
const OUTCOME: &str = "outcome";
/// Its choices that lead on.
const REFERRED: &str = "referred";
const OPENS_REQUEST: &str = "opens_request";

/// A matter as it stands.
#[component]
pub(super) fn FinishedMatter(view: MatterView, form: Form, today: Date) -> Element {
    use_begun(&view.words);
    let role = use_role();
    let offered = Offered::channels(&view.channels);
    let facts: Vec<_> = answered(form.0, &view.answers, today)
        .into_iter()
        .map(|(question, value)| {
            (form::pick(&question.label), offered.answer(form.0, question, value))
        })
        .collect();
    let opened = view.spoken.iter().find_map(|spoken| match spoken {
        AboutRow::Case(row) => Some(row.case),
        _ => None,
    });
    let next = next_of(&view, opened.is_some()).filter(|kind| match kind {
        Kind::Case | Kind::SupportRequest => role.as_ref().is_some_and(|role| begins(role, *kind)),
        kind => view.may_begin.contains(kind),
    });
    let others: Vec<_> =
        view.may_begin.iter().copied().filter(|kind| Some(*kind) != next).collect();
    let (row, case, about) = (view.row.clone(), view.row.case, view.row.matter);
    let receipt = row.kind == Kind::Service;
    let referred = row.kind == Kind::Referral && row.sort != OUTWARD;
    let bar = match next {
        Some(kind) => Some(rsx! {
            Begin {
                kind,
                // A request lies in the case that was opened after the contact.
                case: opened.filter(|_| kind == Kind::SupportRequest).unwrap_or(case),
                about,
                weight: Weight::Main,
                large: true,
            }
        }),
        None => receipt.then(|| {
            rsx! {
                Button {
                    label: t("receipt-print"),
                    weight: Weight::Main,
                    icon: Icon::Print,
                    onclick: |()| offer::print(),
                }
            }
        }),
    };
    let who = vec![
        (t("matter-by"), row.by.clone()),
        (t("matter-at"), dates::moment(row.at)),
        (t("policy-version"), figure(view.policy)),
    ];
    rsx! {
        Frame { title: matters::kind(row.kind).text(), back: back(&view), bar,
            // On paper a receipt stands alone.
            div { class: "stack sheet-note",
                if !row.name.is_empty() {
                    p { class: "small soft",
                        bdi { {row.name.clone()} }
                        if lies_in_case(&row) {
                            " · "
                            bdi { class: "number", {row.number.clone()} }
                        }
                    }
                }
                StandingChips { row: row.clone() }
            }
            if receipt {
                ReceiptSheet {
                    row,
                    policy: view.policy,
                    facts,
                    received: view.received.clone(),
                    taken_back: view.taken_back.clone(),
                }
            } else {
                section { class: "card", "aria-label": t("matter-says"),
                    if facts.is_empty() {
                        p { class: "soft", {t("matter-says-nothing")} }
                    }
                    Facts { facts }
                    Facts { facts: who }
                }
            }
            div { class: "section sheet-note",
                if let Some(about) = view.about.clone() {
                    AboutCard { about }
                }
                Spoken { rows: view.spoken.clone() }
                BeginMenu { kinds: others, case, about, referred }
                if view.may_take_back {
                    ReviewBar { reviewed: Reviewed::Receipt(about) }
                }
            }
        }
    }
}

/// Every question that is asked and answered, with its answer, in the order of the form.
fn answered<'a>(
    form: &'static FormDefinition,
    answers: &'a Answers,
    today: Date,
) -> Vec<(&'static Question, &'a Value)> {
    let evaluation = Evaluation::of(form, answers, today);
    let mut found = Vec::new();
    let mut walk: Vec<&'static Item> = form.items().iter().rev().collect();
    while let Some(item) = walk.pop() {
        match item {
            Item::Group(group) => walk.extend(group.items.iter().rev()),
            Item::Question(question) => {
                let path = AnswerPath::question(&question.name).ok();
                let path = path.filter(|path| evaluation.is_relevant(path));
                let value = path.and_then(|path| answers.get(&path));
                let value = value.filter(|value| **value != Value::Removed);
                found.extend(value.map(|value| (&**question, value)));
            }
            // No form of a matter asks anything repeatedly.
            Item::Repeat(_) => {}
        }
    }
    found
}

fn next_of(view: &MatterView, opened: bool) -> Option<Kind> {
    if view.row.kind != Kind::Contact {
        return None;
    }
    let outcome = match view.answers.get(&AnswerPath::question(OUTCOME).ok()?) {
        Some(Value::Choice(code)) => code,
        _ => return None,
    };
    let begun = view.spoken.iter().filter_map(|spoken| match spoken {
        AboutRow::Matter(row) => Some(row.kind),
        AboutRow::Decision(_) | AboutRow::Case(_) | AboutRow::Other(_) => None,
    });
    next_step(outcome, opened || lies_in_case(&view.row), &begun.collect::<Vec<_>>())
}

/// What a contact asks for next, by what came of it, unless it was begun already.
fn next_step(outcome: &str, in_case: bool, begun: &[Kind]) -> Option<Kind> {
    let next = match (outcome, in_case) {
        (REFERRED, _) => Kind::Referral,
        (OPENS_REQUEST, true) => Kind::SupportRequest,
        (OPENS_REQUEST, false) => Kind::Case,
        _ => return None,
    };
    (!begun.contains(&next)).then_some(next)
}

#[cfg(test)]
mod tests {
    use shared::calendar::Date;
    use shared::form::{AnswerPath, Answers, Value};
    use shared::record::Kind;

    use super::{answered, next_step};
    use crate::engine::forms;

    #[test]
    fn a_contact_leads_on_by_what_came_of_it() {
        assert_eq!(next_step("answered", true, &[]), None);
        assert_eq!(next_step("referred", false, &[]), Some(Kind::Referral));
        assert_eq!(next_step("opens_request", true, &[]), Some(Kind::SupportRequest));
        assert_eq!(next_step("opens_request", false, &[]), Some(Kind::Case));
    }

    #[test]
    fn what_was_begun_is_not_asked_for_again() {
        assert_eq!(next_step("referred", true, &[Kind::Referral]), None);
        assert_eq!(next_step("referred", true, &[Kind::FollowUp]), Some(Kind::Referral));
    }

    #[test]
    fn the_answers_that_choices_name_are_choices_of_the_form() {
        let form = forms::for_kind(Kind::Contact).unwrap();
        let question = form.question(super::OUTCOME).unwrap();
        for code in [super::REFERRED, super::OPENS_REQUEST] {
            assert!(form.choices_of(question).iter().any(|choice| choice.name == code));
        }
    }

    #[test]
    fn what_is_shown_is_in_the_forms_order_and_only_what_is_asked() {
        let form = forms::for_kind(Kind::Contact).unwrap();
        let mut answers = Answers::default();
        let mut set = |name: &str, value| {
            answers.set(AnswerPath::question(name).unwrap(), value);
        };
        set("outcome", Value::Choice("answered".to_owned()));
        set("subject", Value::Text("سؤال عن المواعيد".to_owned()));
        // Asked only of what is left open.
        set("due", Value::Date(Date::new(2026, 12, 1).unwrap()));
        let today = Date::new(2026, 11, 21).unwrap();
        let found = answered(form, &answers, today);
        let names: Vec<_> = found.iter().map(|(question, _)| question.name.as_str()).collect();
        assert_eq!(names, ["subject", "outcome"]);
    }
}
