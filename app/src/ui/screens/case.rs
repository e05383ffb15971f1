//! One case: who, where, members, earlier visits, and the button that begins a visit.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::VisitStage;
use shared::record::Kind;
use shared::record::case::CaseDetails;

use super::case_ways::CaseWays;
use super::house::House;
use super::office::CaseOffice;
use super::staying::Staying;
use super::two_values::CaseValues;
use crate::engine::command::{CaseView, Member, OpenCase, StartVisit};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::due::{DueChip, OrderFacts};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::{VisitLink, VisitWords, category, way_to_visit};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell, use_visits};
use crate::ui::text::{dates, form, t, t_args};

/// One case.
#[component]
pub(crate) fn CaseScreen(case: RecordId) -> Element {
    // A list of one: another case is another component.
    rsx! {
        for case in [case] {
            LoadCase { key: "{case}", case }
        }
    }
}

#[component]
fn LoadCase(case: RecordId) -> Element {
    let reply = use_reply(move || OpenCase { case });
    match &*reply.read() {
        None => rsx! {
            Frame { title: t("case-title"), back: Route::Home {}, Loading {} }
        },
        Some(Err(failure)) => rsx! {
            Frame { title: t("case-title"), back: Route::Home {},
                FailureBanner { failure: failure.clone() }
            }
        },
        Some(Ok(view)) => rsx! { ShowCase { view: view.clone() } },
    }
}

#[component]
fn ShowCase(view: CaseView) -> Element {
    let details = CaseDetails::of(&view.details);
    let place = [&details.region, &details.city, &details.district, &details.landmark];
    let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).cloned().collect();
    let separator = t("list-separator");
    let facts = vec![
        (t("case-number"), view.row.number.clone()),
        (t("case-category"), category(&view.row.category)),
        (t("case-identity-number"), details.identity_number.clone()),
        (t("case-place"), place.join(&separator)),
    ];
    let (visits, none) = (use_visits(), view.visits.is_empty());
    rsx! {
        Frame {
            title: t("case-title"),
            heading: view.row.name.clone(),
            back: Route::Home {},
            width: Width::Wide,
            if let Some(staying) = view.staying.clone() {
                Staying { staying }
            }
            CaseValues {
                case: view.row.case,
                undecided: view.undecided.clone(),
                may_edit: view.may_edit,
            }
            // Who the case went to visits it.
            if !view.staying.as_ref().is_some_and(|staying| staying.left) {
                ToVisit { view: view.clone() }
            }
            CaseOffice { view: view.clone() }
            if view.may_visit {
                BeginOrContinue { view: view.clone() }
            }
            CaseWays {
                case: view.row.case,
                left: view.staying.as_ref().is_some_and(|staying| staying.left),
            }
            div { class: "two-columns",
                div { class: "section",
                    section { class: "section",
                        h2 { {t("case-details-title")} }
                        div { class: "card",
                            Facts { facts }
                            if view.may_edit {
                                Link {
                                    to: Route::CorrectCase { case: view.row.case },
                                    class: Weight::Quiet.class(),
                                    Drawing { icon: Icon::Pen }
                                    {t("correct-case")}
                                }
                            }
                            if !details.mobile.is_empty() {
                                a { class: "button", href: "tel:{details.mobile}",
                                    Drawing { icon: Icon::Call }
                                    {t("case-call")}
                                    bdi { class: "number", dir: "ltr", "{details.mobile}" }
                                }
                            }
                        }
                    }
                    House { visits: view.visits.clone() }
                    Members { members: view.members }
                }
                if visits || !none {
                    section { class: "section aside",
                        h2 { {t("case-visits-title")} }
                        if none {
                            p { class: "card",
                                {if view.may_visit { t("case-visits-none") } else { t("office-visits-none") }}
                            }
                        } else {
                            ul { class: "card card-flush rows",
                                for row in view.visits {
                                    li { key: "{row.visit}",
                                        VisitLink {
                                            words: if view.may_visit { VisitWords::Mine } else { VisitWords::Theirs },
                                            row,
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// When it is to be visited, and what the supervisor asked for.
#[component]
fn ToVisit(view: CaseView) -> Element {
    let Some(due) = view.row.due else {
        return rsx! {};
    };
    let overdue = dates::today().is_some_and(|today| due.is_overdue(today));
    rsx! {
        section { class: "card", "aria-labelledby": "due-title",
            h2 { id: "due-title", {t("due-title")} }
            div { class: "cluster", DueChip { on: due.on, overdue } }
            if let Some(order) = view.order {
                OrderFacts { order }
            }
        }
    }
}

/// One big button: the next thing to do. Beside it, quieter: nobody is there.
#[component]
fn BeginOrContinue(view: CaseView) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let open = view
        .visits
        .iter()
        .find(|row| matches!(row.stage, VisitStage::InProgress | VisitStage::Returned));
    if let Some(row) = open {
        return rsx! {
            Link {
                to: way_to_visit(row, true),
                class: "button button-main button-large",
                Drawing { icon: Icon::Pen }
                {t("case-continue-visit")}
            }
        };
    }
    let case = view.row.case;
    let start = move |held: bool| async move {
        if busy() {
            return;
        }
        busy.set(true);
        match shell.ask(StartVisit { case, held }).await {
            Ok(visit) if held => {
                navigator().push(Route::Groups { visit });
            }
            Ok(visit) => {
                navigator().push(Route::Outcome { visit });
            }
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Button {
            label: t("case-start-visit"),
            weight: Weight::Main,
            icon: Icon::Plus,
            large: true,
            busy: busy(),
            onclick: move |()| start(true),
        }
        Button {
            label: t("case-not-held"),
            weight: Weight::Quiet,
            icon: Icon::Away,
            busy: busy(),
            onclick: move |()| start(false),
        }
    }
}

#[component]
fn Members(members: Vec<Member>) -> Element {
    let today = dates::today();
    let lines = members.into_iter().map(|member| {
        let relation = forms::for_kind(Kind::Visit).map_or_else(
            || member.relation.clone(),
            |known| form::choice(known, "relation", &member.relation),
        );
        let age = member.birth_date.zip(today).map(|(birth, today)| {
            t_args("case-age", &[("count", dates::years_between(birth, today).into())])
        });
        let facts: Vec<_> =
            [Some(relation), age].into_iter().flatten().filter(|it| !it.is_empty()).collect();
        (member.name, facts.join(" · "), member.birth_date.map(dates::both))
    });
    let lines: Vec<_> = lines.collect();
    rsx! {
        section { class: "section",
            h2 { {t("case-members-title")} }
            if lines.is_empty() {
                p { class: "card", {t("case-members-none")} }
            } else {
                ul { class: "card card-flush rows",
                    for (place , (name , facts , birth)) in lines.into_iter().enumerate() {
                        li { key: "{place}", class: "row-link row-still",
                            Drawing { icon: Icon::Person }
                            span { class: "row-body",
                                span { class: "row-title", bdi { "{name}" } }
                                span { class: "small soft", "{facts}" }
                                if let Some(birth) = birth {
                                    span { class: "small soft", "{birth}" }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
