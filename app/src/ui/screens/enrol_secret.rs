//! The last step of enrolling: a passphrase, with plain words on what it is worth.

use dioxus::prelude::*;
use shared::arabic::ascii_digits;

use crate::engine::command::{FinishEnrol, SlotParameters};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::EntryFrame;
use crate::ui::components::icon::Icon;
use crate::ui::components::secret::SecretField;
use crate::ui::shell::use_shell;
use crate::ui::strength::Strength;
use crate::ui::text::t;

/// What stands in the way of a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    TooShort,
    Differs,
}

/// Choosing the passphrase of a new profile.
#[component]
pub(crate) fn ChooseSecret(slot: SlotParameters) -> Element {
    let shell = use_shell();
    let mut first = use_signal(String::new);
    let mut again = use_signal(String::new);
    let mut wrong = use_signal(|| None::<Wrong>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let save = move |slot: SlotParameters| async move {
        let judged = if Strength::of(&first.read()) == Strength::TooShort {
            Some(Wrong::TooShort)
        } else if ascii_digits(&first.read()) != ascii_digits(&again.read()) {
            Some(Wrong::Differs)
        } else {
            None
        };
        wrong.set(judged);
        if judged.is_some() || busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let made = async {
            let key = shell.derive(first.peek().clone(), slot).await?;
            shell.ask(FinishEnrol { key }).await
        };
        let made = made.await;
        busy.set(false);
        match made {
            Ok(session) => {
                first.set(String::new());
                again.set(String::new());
                shell.open(session);
            }
            Err(why) => failure.set(Some(why)),
        }
    };
    rsx! {
        EntryFrame { title: t("enrol-secret-title"),
            p { {t("enrol-secret-intro")} }
            form {
                class: "section",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    save(slot.clone())
                },
                SecretField {
                    id: "secret",
                    label: t("enrol-secret-label"),
                    hint: t("enrol-secret-hint"),
                    value: first,
                    new: true,
                    problem: (wrong() == Some(Wrong::TooShort)).then(|| t("enrol-secret-too-short")),
                }
                Worth { secret: first }
                SecretField {
                    id: "secret-again",
                    label: t("enrol-secret-again"),
                    value: again,
                    new: true,
                    problem: (wrong() == Some(Wrong::Differs)).then(|| t("enrol-secret-differs")),
                }
                if let Some(failure) = failure() {
                    FailureBanner { failure }
                }
                Button {
                    label: if busy() { t("enrol-secret-saving") } else { t("enrol-secret-save") },
                    weight: Weight::Main,
                    icon: Icon::Lock,
                    busy: busy(),
                    submit: true,
                    onclick: |()| {},
                }
            }
        }
    }
}

/// What the passphrase so far is worth.
#[component]
fn Worth(secret: ReadSignal<String>) -> Element {
    let strength = (!secret.read().is_empty()).then(|| Strength::of(&secret.read()));
    rsx! {
        div { class: "strength", role: "status",
            h2 { class: "small soft", {t("strength-title")} }
            match strength {
                None => rsx! {
                    p { class: "soft small", {t("strength-none")} }
                },
                Some(strength) => {
                    let (icon, tone) = match strength {
                        Strength::TooShort => (Icon::Warning, Tone::Bad),
                        Strength::Digits | Strength::Weak => (Icon::Warning, Tone::Wait),
                        Strength::Fair => (Icon::Lock, Tone::Info),
                        Strength::Good => (Icon::Check, Tone::Good),
                    };
                    rsx! {
                        div { Chip { label: strength.word().text(), icon, tone } }
                        p { class: "small", {strength.meaning().text()} }
                    }
                }
            }
        }
    }
}
