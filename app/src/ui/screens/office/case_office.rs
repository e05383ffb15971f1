//! What the office does with a case: whose it is, and what the family asks for.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};
use shared::people::Gender;
use shared::record::case::CaseDetails;

use super::conditions::{CaseConditions, Conditions};
use crate::engine::command::{CaseView, EditCase, WORDS_OF_PRESENCE};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::shell::{use_shell, use_visits};
use crate::ui::text::t;
use crate::ui::words::{use_begun, use_words};

/// Characters that say who must be there, at most.
const MAX_PRESENT: usize = 200;

/// What the office does with a case; nothing for who may not assign it.
#[component]
pub(crate) fn CaseOffice(view: CaseView) -> Element {
    let visits = use_visits();
    // What was begun before a lock, say, goes on.
    let mut editing = use_signal(|| view.words.iter().any(|(at, _)| at == WORDS_OF_PRESENCE));
    if !view.may_assign || !visits {
        return rsx! {};
    }
    let details = CaseDetails::of(&view.details);
    let conditions = CaseConditions::of(&details);
    let whose = match view.row.assignee {
        Some(_) => view.row.assignee_name.clone(),
        None => t("follow-nobody"),
    };
    rsx! {
        section { class: "card", "aria-labelledby": "office-title",
            h2 { id: "office-title", {t("office-case-title")} }
            Facts { facts: vec![(t("office-assignee"), whose)] }
            div { class: "cluster",
                Link {
                    to: Route::AssignCase { case: view.row.case },
                    class: Weight::Main.class(),
                    Drawing { icon: Icon::Person }
                    {t("office-assign")}
                }
            }
            h3 { {t("office-conditions")} }
            if editing() {
                EditConditions { view: view.clone(), onclose: move |()| editing.set(false) }
            } else {
                div { class: "cluster",
                    if conditions.any() {
                        Conditions { details: conditions }
                    } else {
                        p { class: "soft", {t("office-conditions-none")} }
                    }
                    if view.may_edit {
                        Button {
                            label: t("office-conditions-edit"),
                            weight: Weight::Quiet,
                            icon: Icon::Pen,
                            onclick: move |()| editing.set(true),
                        }
                    }
                }
            }
        }
    }
}

/// Who may visit the family, and who must be there, as one changes it.
#[component]
fn EditConditions(view: CaseView, onclose: EventHandler<()>) -> Element {
    let shell = use_shell();
    let details = CaseDetails::of(&view.details);
    let mut by = use_signal(|| Gender::of_code(&details.visited_by));
    use_begun(&view.words);
    let words = use_words(view.row.case, WORDS_OF_PRESENCE);
    let begun = words.text_now();
    let mut present =
        use_signal(|| if begun.is_empty() { details.to_be_present.clone() } else { begun });
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let case = view.row.case;
    let (said, unwanted) = (words.clone(), words.clone());
    let save = move || {
        let said = said.clone();
        async move {
            if busy() {
                return;
            }
            busy.set(true);
            let edits = [
                ("visited_by", by().map(|gender| gender.code().to_owned())),
                (
                    "to_be_present",
                    Some(present.peek().trim().to_owned()).filter(|who| !who.is_empty()),
                ),
            ];
            let edits = edits.into_iter().filter_map(|(name, text)| {
                let value = text.map_or(Value::Removed, Value::Text);
                Some((AnswerPath::question(name).ok()?, value))
            });
            let outcome = shell.ask(EditCase { case, edits: edits.collect() }).await;
            busy.set(false);
            match outcome {
                Ok(()) => {
                    said.sent();
                    onclose.call(());
                }
                Err(why) => failure.set(Some(why)),
            }
        }
    };
    let choices = [
        (None, t("office-by-anyone")),
        (Some(Gender::Woman), t("office-by-woman")),
        (Some(Gender::Man), t("office-by-man")),
    ];
    rsx! {
        form {
            class: "section",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                save()
            },
            fieldset { class: "field",
                legend { class: "field-label", {t("office-by")} }
                p { class: "hint", {t("office-by-hint")} }
                div { class: "tiles",
                    for (choice , label) in choices {
                        label { key: "{label}", class: "tile",
                            input {
                                r#type: "radio",
                                name: "visited-by",
                                autocomplete: "off",
                                checked: by() == choice,
                                onchange: move |_| by.set(choice),
                            }
                            span { "{label}" }
                        }
                    }
                }
            }
            div { class: "field",
                label { class: "field-label", r#for: "to-be-present", {t("office-present-label")} }
                p { class: "hint", id: "to-be-present-hint", {t("office-present-hint")} }
                input {
                    class: "input",
                    id: "to-be-present",
                    r#type: "text",
                    dir: "auto",
                    autocomplete: "off",
                    maxlength: "{MAX_PRESENT}",
                    "aria-describedby": "to-be-present-hint",
                    initial_value: "{present.peek()}",
                    oninput: move |event| {
                        words.write(event.value());
                        present.set(event.value());
                    },
                }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            div { class: "cluster",
                Button {
                    label: t("office-conditions-save"),
                    weight: Weight::Main,
                    busy: busy(),
                    submit: true,
                    onclick: |()| {},
                }
                Button {
                    label: t("action-cancel"),
                    onclick: move |()| {
                        let unwanted = unwanted.clone();
                        async move {
                            unwanted.forget().await;
                            onclose.call(());
                        }
                    },
                }
            }
        }
    }
}
