//! Who receives: the beneficiary, or somebody for them, with name, identity number and relation.

use dioxus::prelude::*;
use shared::checks;
use shared::form::{Check, Choice};
use shared::ids::RecordId;
use shared::record::Kind;

use crate::engine::command::{Proxy, WORDS_OF_PLACE, WORDS_OF_PROXY, WORDS_OF_PROXY_IDENTITY};
use crate::engine::forms;
use crate::host::page;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::tiles::OneOf;
use crate::ui::text::{form, t};
use crate::ui::words::{Words, use_words};

/// Lists of the form of receipts.
const RECEIVED_BY: &str = "received_by";
const RELATION: &str = "relation";
/// The choice that somebody receives for the beneficiary, and the one that nobody does.
const PROXY: &str = "proxy";
const APPLICANT: &str = "applicant";

/// The fields of the screen that may be wrong.
const NAME_FIELD: &str = "proxy-name";
const IDENTITY_FIELD: &str = "proxy-identity";
/// The place holds at most so many characters.
const MAX_PLACE: usize = 200;

/// What is filled in of a receipt; the words are kept by the engine while they are typed.
#[derive(Clone, PartialEq)]
pub(super) struct Receiver {
    place: Words,
    name: Words,
    identity: Words,
    by_proxy: Signal<bool>,
    relation: Signal<Option<String>>,
    /// Whether what is missing is shown.
    shown: Signal<bool>,
}

/// The receiver of what a request was granted.
pub(super) fn use_receiver(request: RecordId) -> Receiver {
    let place = use_words(request, WORDS_OF_PLACE);
    let name = use_words(request, WORDS_OF_PROXY);
    let identity = use_words(request, WORDS_OF_PROXY_IDENTITY);
    let begun = !(name.text_now().is_empty() && identity.text_now().is_empty());
    Receiver {
        place,
        name,
        identity,
        by_proxy: use_signal(|| begun),
        relation: use_signal(|| None),
        shown: use_signal(|| false),
    }
}

/// Who receives, ready to be sent.
pub(super) struct Filled {
    pub(super) place: String,
    pub(super) proxy: Option<Proxy>,
}

impl Receiver {
    /// What was filled in; `None` where something is wrong, to which it leads.
    pub(super) fn filled(&self) -> Option<Filled> {
        let mut shown = self.shown;
        shown.set(true);
        let place = self.place.text_now().trim().chars().take(MAX_PLACE).collect();
        if !*self.by_proxy.peek() {
            return Some(Filled { place, proxy: None });
        }
        let name = self.name.text_now().trim().to_owned();
        if name_problem(&name).is_some() {
            page::focus(NAME_FIELD);
            return None;
        }
        let Ok(identity_number) = checks::identity_number(&self.identity.text_now()) else {
            page::focus(IDENTITY_FIELD);
            return None;
        };
        let relation = self.relation.peek().clone().unwrap_or_default();
        Some(Filled { place, proxy: Some(Proxy { name, identity_number, relation }) })
    }

    /// What the receipt says of it so far.
    pub(super) fn said(&self) -> String {
        let place = self.place.text();
        if !*self.by_proxy.read() {
            return place;
        }
        let relation = self.relation.read().clone().unwrap_or_default();
        [place, self.name.text(), self.identity.text(), relation].join("\n")
    }

    /// It is signed: nothing of it is kept any more.
    pub(super) async fn forget(&self) {
        for words in [&self.place, &self.name, &self.identity] {
            words.forget().await;
        }
    }
}

/// What is wrong with a name, in words.
fn name_problem(name: &str) -> Option<String> {
    if name.trim().is_empty() {
        return Some(t("deliver-name-missing"));
    }
    name.chars().any(char::is_numeric).then(|| t("deliver-name-digits"))
}

/// What is wrong with an identity number, in words.
fn identity_problem(identity: &str) -> Option<String> {
    if identity.trim().is_empty() {
        return Some(t("deliver-identity-missing"));
    }
    let wrong = checks::identity_number(identity).err();
    wrong.map(|error| form::check(Some(&Check::IdentityNumber), error))
}

fn choices(list: &str) -> &'static [Choice] {
    forms::for_kind(Kind::Service).map_or(&[], |known| known.choices(list))
}

/// The questions.
#[component]
pub(super) fn Receives(receiver: Receiver) -> Element {
    let (mut by_proxy, mut relation) = (receiver.by_proxy, receiver.relation);
    let shown = *receiver.shown.read();
    let place = receiver.place.clone();
    rsx! {
        section { class: "card questions", "aria-labelledby": "receiver-title",
            h2 { id: "receiver-title", {t("deliver-receiver")} }
            fieldset { class: "field",
                legend { class: "field-label", {t("deliver-who")} }
                OneOf {
                    id: "received-by",
                    choices: choices(RECEIVED_BY),
                    chosen: Some(if by_proxy() { PROXY } else { APPLICANT }.to_owned()),
                    clearable: false,
                    onchoose: move |code: Option<String>| by_proxy.set(code.as_deref() == Some(PROXY)),
                }
            }
            if by_proxy() {
                Typed {
                    id: NAME_FIELD,
                    label: t("deliver-proxy-name"),
                    words: receiver.name.clone(),
                    required: true,
                    problem: name_problem(&receiver.name.text()).filter(|_| shown),
                }
                Typed {
                    id: IDENTITY_FIELD,
                    label: t("deliver-proxy-identity"),
                    hint: t("deliver-proxy-identity-hint"),
                    words: receiver.identity.clone(),
                    digits: true,
                    required: true,
                    problem: identity_problem(&receiver.identity.text()).filter(|_| shown),
                }
                fieldset { class: "field",
                    legend { class: "field-label",
                        {t("deliver-proxy-relation")}
                        span { class: "field-mark", {t("question-optional")} }
                    }
                    OneOf {
                        id: "proxy-relation",
                        choices: choices(RELATION),
                        chosen: relation(),
                        clearable: true,
                        onchoose: move |code: Option<String>| relation.set(code),
                    }
                }
            }
            Typed {
                id: "deliver-place",
                label: t("deliver-place"),
                hint: t("deliver-place-hint"),
                words: place,
                required: false,
            }
        }
    }
}

/// A line that is typed; while it has the focus it belongs to the person.
#[component]
fn Typed(
    id: &'static str,
    label: String,
    hint: Option<String>,
    words: Words,
    required: bool,
    #[props(default)] digits: bool,
    #[props(default)] problem: Option<String>,
) -> Element {
    let invalid = problem.is_some();
    let given = words.text_now();
    rsx! {
        div { class: "field",
            label { class: "field-label", r#for: id,
                "{label}"
                span { class: "field-mark",
                    {if required { t("question-required") } else { t("question-optional") }}
                }
            }
            if let Some(hint) = hint {
                p { class: "hint", id: "{id}-hint", "{hint}" }
            }
            input {
                class: "input",
                id,
                r#type: "text",
                dir: if digits { "ltr" } else { "auto" },
                inputmode: if digits { "numeric" } else { "text" },
                // Off also keeps browsers from writing what is typed into their session files.
                autocomplete: "off",
                maxlength: "{MAX_PLACE}",
                "aria-describedby": "{id}-hint {id}-problem",
                "aria-invalid": if invalid { "true" },
                "aria-required": if required { "true" },
                initial_value: given,
                oninput: move |event| words.write(event.value()),
            }
            ProblemLine { id: "{id}-problem", text: problem }
        }
    }
}
