//! Assigning: to whom, and whether a visit is ordered with it. Where a family is visited by a woman or
//! a man only and the delegate is not, it says which families and what can be done.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::case::CaseDetails;

use super::assign_to::{DelegateChoice, To};
use super::conditions::{CaseConditions, Conditions};
use super::order::{OrderDraft, OrderFields};
use crate::engine::command::{Assign, Assigned, CaseRow, Follow, OpenCase, WORDS_OF_ORDER};
use crate::engine::failure::Failure;
use crate::ui::components::banner::{Banner, FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::problem::ProblemLine;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, t, t_args};
use crate::ui::words::{use_begun, use_words};

/// So many names are written out.
const NAMED: usize = 5;

/// Assigning one case.
#[component]
pub(crate) fn AssignCase(case: RecordId) -> Element {
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
    loaded(&reply, t("assign-title"), Route::CaseScreen { case }, |view| {
        if !view.may_assign {
            return Err(Failure::NotAllowed);
        }
        Ok(rsx! {
            Frame { title: t("assign-title"), back: Route::CaseScreen { case }, width: Width::Wide,
                AssignPanel {
                    cases: vec![view.row.clone()],
                    onclose: move |_| {
                        navigator().push(Route::CaseScreen { case });
                    },
                    onwithout: |_| {},
                }
            }
        })
    })
}

/// Assigning some cases. `onclose` is told what was done, if anything was; `onwithout` which cases are
/// left out after all.
#[component]
pub(super) fn AssignPanel(
    cases: Vec<CaseRow>,
    onclose: EventHandler<Option<String>>,
    onwithout: EventHandler<Vec<RecordId>>,
) -> Element {
    let shell = use_shell();
    // What is being written is kept at the first of the cases, also should that one be left out.
    let Some(first) = use_hook(|| cases.first().map(|row| row.case)) else {
        return rsx! {};
    };
    let begun = use_resource(move || async move {
        let view = shell.ask(OpenCase { case: first }).await;
        view.map(|view| view.words).unwrap_or_default()
    });
    match &*begun.read() {
        None => rsx! { Loading {} },
        Some(begun) => rsx! {
            AssignForm { cases, first, begun: begun.clone(), onclose, onwithout }
        },
    }
}

#[component]
fn AssignForm(
    cases: Vec<CaseRow>,
    /// At which case what is being written is kept.
    first: RecordId,
    /// What was begun there.
    begun: Vec<(String, String)>,
    onclose: EventHandler<Option<String>>,
    onwithout: EventHandler<Vec<RecordId>>,
) -> Element {
    let shell = use_shell();
    use_begun(&begun);
    let note = use_words(first, WORDS_OF_ORDER);
    let follow = use_reply(|| Follow {});
    let to = use_signal(|| None::<To>);
    let mut with_visit = use_signal(|| !note.text_now().is_empty());
    let visited = cases.iter().any(|row| row.last_visit.is_some());
    let draft = use_signal(|| OrderDraft::new(visited));
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let mut not_suited = use_signal(Vec::<RecordId>::new);
    // A visit is asked of somebody.
    let orders = with_visit() && to() != Some(To::Nobody);
    let name = match (&*follow.read(), to()) {
        (Some(Ok(view)), Some(To::Delegate(person))) => {
            let row = view.delegates.iter().find(|row| row.person == person);
            row.map(|row| row.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    let counted = count(cases.len());
    let told = if name.is_empty() {
        t_args("assign-done-nobody", &[("count", counted.into())])
    } else {
        t_args("assign-done", &[("count", counted.into()), ("name", name.clone().into())])
    };
    let ids: Vec<_> = cases.iter().map(|row| row.case).collect();
    let written = note.clone();
    let assign = move || {
        let (cases, told, note) = (ids.clone(), told.clone(), written.clone());
        async move {
            tried.set(true);
            not_suited.set(Vec::new());
            let order = draft.peek().complete(dates::today(), &note.text_now());
            let Some(chosen) = *to.peek() else { return };
            if busy() || (orders && order.is_none()) {
                return;
            }
            busy.set(true);
            let order = order.filter(|_| orders);
            let outcome = shell.ask(Assign { cases, to: chosen.person(), order }).await;
            busy.set(false);
            failure.set(outcome.as_ref().err().cloned());
            match outcome {
                Ok(Assigned::Done) => {
                    note.forget().await;
                    onclose.call(Some(told));
                }
                Ok(Assigned::NotSuited(families)) => not_suited.set(families),
                Err(_) => {}
            }
        }
    };
    rsx! {
        form {
            class: "section",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                assign()
            },
            Chosen { cases: cases.clone() }
            fieldset { class: "field",
                legend { class: "field-label", {t("assign-to")} }
                match &*follow.read() {
                    None => rsx! { Loading {} },
                    Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                    Some(Ok(view)) => rsx! {
                        DelegateChoice { delegates: view.delegates.clone(), to }
                    },
                }
                ProblemLine {
                    id: "assign-to-problem",
                    text: (tried() && to().is_none()).then(|| t("assign-to-missing")),
                }
            }
            if to() != Some(To::Nobody) {
                label { class: "tile",
                    input {
                        r#type: "checkbox",
                        autocomplete: "off",
                        checked: with_visit(),
                        onchange: move |event| with_visit.set(event.checked()),
                    }
                    span { class: "row-body",
                        span { class: "row-title", {t("order-with")} }
                        span { class: "small soft", {t("order-with-text")} }
                    }
                }
            }
            if orders {
                div { class: "card",
                    OrderFields { draft, note, tried: tried() }
                }
            }
            if !not_suited().is_empty() {
                NotSuited {
                    families: cases
                        .iter()
                        .filter(|row| not_suited.read().contains(&row.case))
                        .cloned()
                        .collect::<Vec<_>>(),
                    others: cases.len() > not_suited.read().len(),
                    name,
                    onwithout: move |families: Vec<RecordId>| {
                        not_suited.set(Vec::new());
                        onwithout.call(families);
                    },
                }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            div { class: "cluster",
                Button {
                    label: if orders { t("assign-and-order") } else { t("assign-do") },
                    weight: Weight::Main,
                    icon: Icon::Check,
                    busy: busy(),
                    submit: true,
                    onclick: |()| {},
                }
                Button { label: t("action-cancel"), onclick: move |()| onclose.call(None) }
            }
        }
    }
}

/// Which cases are assigned, and what their families ask for.
#[component]
fn Chosen(cases: Vec<CaseRow>) -> Element {
    let shell = use_shell();
    let ids: Vec<_> = cases.iter().map(|row| row.case).collect();
    let asking = use_resource(use_reactive!(|ids| async move {
        let mut asking = Vec::new();
        for case in ids {
            // What a case that cannot be read asks for, the engine says when it is assigned.
            if let Ok(view) = shell.ask(OpenCase { case }).await {
                let conditions = CaseConditions::of(&CaseDetails::of(&view.details));
                if conditions.any() {
                    asking.push((view.row.case, view.row.name, conditions));
                }
            }
        }
        asking
    }));
    let asking = asking.read().clone().unwrap_or_default();
    let more = cases.len().saturating_sub(NAMED);
    let whose = |row: &CaseRow| match row.assignee {
        Some(_) => t_args("assign-is-with", &[("name", row.assignee_name.as_str().into())]),
        None => t("follow-nobody"),
    };
    rsx! {
        section { class: "card", "aria-labelledby": "assign-cases",
            h2 { id: "assign-cases",
                {t_args("assign-cases", &[("count", count(cases.len()).into())])}
            }
            ul { class: "stack",
                for row in cases.iter().take(NAMED) {
                    li { key: "{row.case}",
                        p { strong { bdi { "{row.name}" } } }
                        p { class: "small soft", {whose(row)} }
                    }
                }
                if more > 0 {
                    li { {t_args("assign-more", &[("count", count(more).into())])} }
                }
            }
            if !asking.is_empty() {
                div { class: "stack",
                    h3 { {t("assign-conditions")} }
                    ul { class: "stack",
                        for (case , name , conditions) in asking {
                            li { key: "{case}", class: "cluster",
                                bdi { "{name}" }
                                Conditions { details: conditions }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Families that this delegate does not visit, and what can be done.
#[component]
fn NotSuited(
    families: Vec<CaseRow>,
    others: bool,
    name: String,
    onwithout: EventHandler<Vec<RecordId>>,
) -> Element {
    let ids: Vec<_> = families.iter().map(|row| row.case).collect();
    rsx! {
        div { role: "alert",
            Banner {
                title: t_args("not-suited-title", &[("count", count(families.len()).into())]),
                icon: Icon::Warning,
                tone: Tone::Bad,
                p { {t_args("not-suited-text", &[("name", name.into())])} }
                ul { class: "stack",
                    for row in families {
                        li { key: "{row.case}",
                            Link { to: Route::CaseScreen { case: row.case }, bdi { "{row.name}" } }
                        }
                    }
                }
                p { {t("not-suited-next")} }
                if others {
                    div {
                        Button {
                            label: t("not-suited-without"),
                            onclick: move |()| onwithout.call(ids.clone()),
                        }
                    }
                }
            }
        }
    }
}
