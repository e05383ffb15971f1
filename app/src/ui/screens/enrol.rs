//! Making a profile on this device: a code, the person it belongs to, a passphrase.

use dioxus::prelude::*;

use super::enrol_secret::ChooseSecret;
use crate::engine::command;
use crate::engine::command::Enrolling;
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::EntryFrame;
use crate::ui::components::icon::Icon;
use crate::ui::components::problem::ProblemLine;
use crate::ui::shell::use_shell;
use crate::ui::text::{people, t};

/// How far enrolling has come.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Code,
    Person(Enrolling),
    Secret(Enrolling),
}

/// Making a profile on this device.
#[component]
pub(crate) fn Enrol(link_code: Option<String>, cancel: Option<EventHandler<()>>) -> Element {
    let mut step = use_signal(|| Step::Code);
    let now = step.read().clone();
    match now {
        Step::Code => rsx! {
            AskCode {
                link_code,
                cancel,
                onknown: move |person| step.set(Step::Person(person)),
            }
        },
        Step::Person(person) => rsx! {
            ConfirmPerson {
                person: person.clone(),
                onright: move |()| step.set(Step::Secret(person.clone())),
                onwrong: move |()| step.set(Step::Code),
            }
        },
        Step::Secret(person) => rsx! {
            ChooseSecret { slot: person.slot }
        },
    }
}

#[component]
fn AskCode(
    link_code: Option<String>,
    cancel: Option<EventHandler<()>>,
    onknown: EventHandler<Enrolling>,
) -> Element {
    let shell = use_shell();
    let mut code = use_signal(|| link_code.unwrap_or_default());
    let mut busy = use_signal(|| false);
    let mut missing = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let check = move || async move {
        missing.set(code.read().trim().is_empty());
        if missing() || busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let asked = shell.ask(command::Enrol { code: code.peek().trim().to_owned() }).await;
        busy.set(false);
        match asked {
            Ok(person) => onknown.call(person),
            Err(why) => failure.set(Some(why)),
        }
    };
    rsx! {
        EntryFrame { title: t("enrol-title"),
            p { {t("enrol-intro")} }
            form {
                class: "section",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    check()
                },
                div { class: "field",
                    label { class: "field-label", r#for: "code", {t("enrol-code-label")} }
                    p { class: "hint", id: "code-hint", {t("enrol-code-hint")} }
                    input {
                        class: "input input-code",
                        id: "code",
                        dir: "ltr",
                        autocomplete: "off",
                        autocapitalize: "characters",
                        spellcheck: "false",
                        "aria-describedby": "code-hint code-problem",
                        "aria-invalid": if missing() { "true" },
                        value: "{code}",
                        oninput: move |event| code.set(event.value()),
                    }
                    ProblemLine { id: "code-problem", text: missing().then(|| t("enrol-code-missing")) }
                }
                if let Some(failure) = failure() {
                    FailureBanner { failure }
                }
                Button {
                    label: if busy() { t("enrol-checking") } else { t("enrol-check") },
                    weight: Weight::Main,
                    busy: busy(),
                    submit: true,
                    onclick: |()| {},
                }
            }
            if let Some(cancel) = cancel {
                Button {
                    label: t("action-cancel"),
                    weight: Weight::Quiet,
                    onclick: move |()| cancel.call(()),
                }
            }
        }
    }
}

#[component]
fn ConfirmPerson(
    person: Enrolling,
    onright: EventHandler<()>,
    onwrong: EventHandler<()>,
) -> Element {
    let facts = vec![
        (t("enrol-person-name"), person.person_name.clone()),
        (t("enrol-person-role"), people::role(&person.role)),
        (t("enrol-person-association"), person.association.clone()),
        (t("enrol-person-branch"), person.branch),
    ];
    rsx! {
        EntryFrame { title: t("enrol-person-title"),
            div { class: "card", Facts { facts } }
            div { class: "stack",
                Button {
                    label: t("enrol-person-right"),
                    weight: Weight::Main,
                    icon: Icon::Check,
                    onclick: move |()| onright.call(()),
                }
                Button { label: t("enrol-person-wrong"), onclick: move |()| onwrong.call(()) }
            }
        }
    }
}
