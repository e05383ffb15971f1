//! How a visit went. Where it did not take place this one screen is the whole visit: why, when to try
//! again, and handing it in.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;
use shared::record::visit::VisitOutcome;

use super::by_mistake::{Begun, ByMistake};
use super::groups::{label, screen};
use super::hand_in::HandIn;
use super::staying::WrittenLate;
use crate::engine::command::LeaveScreen;
use crate::ui::components::button::Weight;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::question::Items;
use crate::ui::components::save_state::SaveState;
use crate::ui::routes::Route;
use crate::ui::text::{dates, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// The question that says when to try again.
const RETRY_ON: &str = "retry_on";
/// Days from today that are offered for it.
const OFFERED: [i64; 3] = [1, 3, 7];

/// How a visit went.
#[component]
pub(crate) fn Outcome(visit: RecordId) -> Element {
    let shared = use_visit();
    let drafts = use_hook(|| shared.filling.drafts());
    use_drop(move || drafts.leave_soon());
    let group = shared.filling.form.screens().find(|screen| shared.is_outcome(screen.name));
    let Some(group) = group else {
        return rsx! {};
    };
    let view = shared.view.read();
    let outcome = VisitOutcome::of(&shared.filling.answers.read());
    let complete = shared.filling.evaluation.read().problems.is_empty();
    let next = shared.groups().into_iter().find(|other| other.name != group.name);
    let held = outcome.held();
    // Begun at the case a moment ago, or one of a visit's sections.
    let from_case = use_hook(|| shared.view.peek().row.outcome.is_empty());
    let case = Route::CaseScreen { case: view.row.case };
    use_taken_over(shared);
    let asks_retry = AnswerPath::question(RETRY_ON)
        .is_ok_and(|path| shared.filling.evaluation.read().is_relevant(&path));
    let bar = match next {
        Some(next) if outcome.said_held() => Some(rsx! {
            Link { to: Route::Groups { visit }, class: Weight::Plain.class(), {t("visit-all-groups")} }
            Link { to: screen(visit, &next.name), class: Weight::Main.class(),
                {t("visit-next")}
                Drawing { icon: Icon::Forward }
            }
        }),
        _ if !held && complete && view.may_write => Some(rsx! {
            HandIn {
                visit,
                ondone: move |()| {
                    navigator().replace(Route::Finish { visit });
                },
            }
        }),
        _ => None,
    };
    // Days to choose from stand at their question, before what else is asked.
    let asked = group.items.iter().position(|item| item.name() == RETRY_ON);
    let (first, rest) = group.items.split_at(asked.map_or(0, |place| place + 1));
    rsx! {
        Frame {
            title: t("visit-title"),
            heading: label(shared, group.name),
            back: if from_case { case.clone() } else { Route::Groups { visit } },
            bar,
            div { class: "stack",
                p { class: "soft", bdi { "{view.row.name}" } }
                SaveState {}
            }
            if view.may_write {
                div { class: "card questions",
                    Items { items: first, within: None }
                    if asks_retry {
                        Offered {}
                    }
                    Items { items: rest, within: None }
                }
                if !held && !complete {
                    p { class: "note", {t("outcome-to-complete")} }
                }
                if shared.may_drop() {
                    ByMistake { begun: Begun::Visit(visit), to: case }
                }
            } else {
                WrittenLate {}
                p { class: "note", {t("visit-read-only")} }
            }
        }
    }
}

/// Where somebody was met after all, what the case knows is taken over at once, so that the next
/// section shows it.
fn use_taken_over(visit: Visit) {
    let said_held = use_memo(move || {
        let here = VisitOutcome::of(&visit.filling.answers.read());
        let view = visit.view.read();
        let kept = VisitOutcome { code: view.row.outcome.clone(), retry_on: None };
        view.may_write && here.said_held() && !kept.said_held()
    });
    use_effect(move || {
        if said_held() {
            let leave = LeaveScreen { record: visit.id };
            spawn(async move {
                // The drafts are durable, and taking them up says what is wrong with them.
                let _ = visit.filling.keep_and_ask(leave).await;
            });
        }
    });
}

/// Days that are often chosen to try again, each one press.
#[component]
fn Offered() -> Element {
    let visit = use_visit();
    let path = AnswerPath::question(RETRY_ON).ok();
    let chosen = path.as_ref().and_then(|path| visit.filling.answers.read().get(path).cloned());
    let days: Vec<_> = OFFERED
        .into_iter()
        .filter_map(|days| Some((days, Date::from_days(dates::today()?.days() + days)?)))
        .collect();
    rsx! {
        fieldset { class: "field",
            legend { class: "field-label", {t("outcome-offered")} }
            div { class: "tiles tiles-long",
                for (days , date) in days {
                    label { key: "{days}", class: "tile",
                        input {
                            r#type: "radio",
                            name: "offered",
                            autocomplete: "off",
                            checked: chosen == Some(Value::Date(date)),
                            onchange: {
                                let path = path.clone();
                                move |_| {
                                    if let Some(path) = path.clone() {
                                        visit.filling.leave_field(&path);
                                        visit.filling.answer(path, Value::Date(date));
                                    }
                                }
                            },
                        }
                        span { class: "stack-tight",
                            span { {t_args("in-days", &[("count", days.into())])} }
                            span { class: "small soft", {dates::both(date)} }
                        }
                    }
                }
            }
        }
    }
}
