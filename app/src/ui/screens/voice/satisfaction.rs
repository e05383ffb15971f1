//! What people thought, as far as it may be told: means of five answers at the least, by month and
//! question, in the order in which they come. Nothing is ordered by its score, nobody is ranked.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::association::SatisfactionQuestion;
use shared::calendar::{Calendar, CalendarMonth};
use shared::lifecycle::Aggregate;
use shared::lifecycle::satisfaction::{Group, Month};
use shared::record::decision::Ruling;

use super::feedback::asked;
use crate::engine::command::{OpenSatisfaction, SatisfactionView};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::month_grid;
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::{Key, dates, t, t_args};

/// What people thought.
#[component]
pub(crate) fn SatisfactionScreen() -> Element {
    let reply = use_reply(|| OpenSatisfaction {});
    rsx! {
        Frame { title: t("satisfaction-title"), width: Width::Wide, back: Route::Home {},
            p { class: "soft", {t("satisfaction-hint")} }
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! { Results { view: view.clone() } },
            }
        }
    }
}

#[component]
fn Results(view: SatisfactionView) -> Element {
    let told = match view.told {
        Some(at) => t_args("satisfaction-told", &[("at", dates::moment(at).into())]),
        None => t("satisfaction-never-told"),
    };
    let months = by_month(&view.aggregates);
    rsx! {
        if months.is_empty() {
            div { class: "card",
                p { {t("satisfaction-none")} }
                p { class: "soft", {t("satisfaction-none-why")} }
            }
        }
        for (month , questions) in months {
            section { key: "{month:?}", class: "section",
                h2 { {month_name(month)} }
                for (question , aggregates) in questions {
                    MonthOfQuestion {
                        key: "{question.code()}",
                        question,
                        aggregates,
                        names: view.names.clone(),
                    }
                }
            }
        }
        p { class: "small soft", "{told}" }
        p { class: "small soft", {t("satisfaction-rules")} }
    }
}

#[component]
fn MonthOfQuestion(
    question: SatisfactionQuestion,
    aggregates: Vec<Aggregate>,
    names: BTreeMap<String, String>,
) -> Element {
    let title = asked(&question).map_or_else(|| question.code().to_owned(), Key::text);
    rsx! {
        div { class: "card",
            table { class: "results",
                caption { "{title}" }
                thead {
                    tr {
                        th { scope: "col", {t("satisfaction-group")} }
                        th { scope: "col", {t("satisfaction-mean")} }
                        th { scope: "col", {t("satisfaction-answers")} }
                    }
                }
                tbody {
                    for (place , aggregate) in aggregates.into_iter().enumerate() {
                        tr { key: "{place}",
                            th { scope: "row", bdi { {group(&aggregate.group, &names)} } }
                            td {
                                span { class: "number", {t_args("satisfaction-of-five", &[("mean", mean(aggregate.tenths).into())])} }
                                Bar { tenths: aggregate.tenths }
                            }
                            td {
                                {t_args("satisfaction-at-least", &[("count", aggregate.at_least.into())])}
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A mean as a bar, beside its figure.
#[component]
fn Bar(tenths: u8) -> Element {
    rsx! {
        svg {
            class: "result-bar",
            view_box: "0 0 50 4",
            preserve_aspect_ratio: "none",
            "aria-hidden": "true",
            rect { class: "result-room", width: "50", height: "4" }
            rect { class: "result-mean", width: "{tenths.min(50)}", height: "4" }
        }
    }
}

/// The aggregates by month, the newest first, and by question, as they come.
#[allow(clippy::type_complexity)] // months of questions of aggregates, and no more
fn by_month(aggregates: &[Aggregate]) -> Vec<(Month, Vec<(SatisfactionQuestion, Vec<Aggregate>)>)> {
    let mut months: BTreeMap<Month, Vec<(SatisfactionQuestion, Vec<Aggregate>)>> = BTreeMap::new();
    for aggregate in aggregates {
        let questions = months.entry(aggregate.month).or_default();
        match questions.iter_mut().find(|(question, _)| *question == aggregate.question) {
            Some((_, found)) => found.push(aggregate.clone()),
            None => questions.push((aggregate.question.clone(), vec![aggregate.clone()])),
        }
    }
    months.into_iter().rev().collect()
}

fn month_name(Month(year, month): Month) -> String {
    CalendarMonth::new(Calendar::Gregorian, year, month)
        .map_or_else(|_| format!("{year}-{month:02}"), month_grid::both)
}

fn mean(tenths: u8) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn group(group: &Group, names: &BTreeMap<String, String>) -> String {
    let named = |id: String| names.get(&id).cloned().unwrap_or_else(|| t("satisfaction-unnamed"));
    match group {
        Group::All => t("satisfaction-all"),
        Group::Branch(branch) => named(branch.to_string()),
        Group::Staff(person) => named(person.to_string()),
        Group::Department(code) => names.get(code).unwrap_or(code).clone(),
        Group::Outcome(code) => match Ruling::of_code(code) {
            Some(Ruling::Accepted) => t("satisfaction-accepted"),
            Some(Ruling::Declined) => t("satisfaction-declined"),
            _ => names.get(code).unwrap_or(code).clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::PersonId;

    use super::*;

    #[test]
    fn months_come_newest_first_and_nothing_is_ordered_by_its_score() {
        use SatisfactionQuestion::{Courtesy, Ease, Time};
        let staff = |byte| Group::Staff(PersonId::from_bytes([byte; 16]));
        let one = |month, question, group, tenths| Aggregate {
            month: Month(2026, month),
            question,
            group,
            at_least: 5,
            tenths,
        };
        // By score, rising or falling, months, questions and people would each stand otherwise.
        let given = [
            one(9, Time, Group::All, 30),
            one(10, Time, Group::All, 33),
            one(10, Time, staff(1), 30),
            one(10, Time, staff(2), 48),
            one(10, Time, staff(3), 20),
            one(10, Courtesy, Group::All, 24),
            one(10, Courtesy, staff(1), 11),
            one(10, Courtesy, staff(2), 40),
            one(10, Ease, Group::All, 42),
            one(10, Ease, staff(2), 41),
            one(11, Time, Group::All, 32),
        ];
        let months = by_month(&given);
        let order = months.iter().map(|(month, _)| *month).collect::<Vec<_>>();
        assert_eq!(order, [Month(2026, 11), Month(2026, 10), Month(2026, 9)]);
        let shown: Vec<_> = months.into_iter().flat_map(|(_, questions)| questions).collect();
        let questions: Vec<_> = shown.iter().map(|(question, _)| question.code()).collect();
        assert_eq!(questions, ["time", "time", "courtesy", "ease", "time"]);
        let rows: Vec<_> = shown.into_iter().flat_map(|(_, rows)| rows).collect();
        assert_eq!(rows, [&given[10..], &given[1..10], &given[..1]].concat());
        assert_eq!(mean(47), "4.7");
    }
}
