//! Opening a profile of this device. Wrong attempts make the wait longer; the engine counts them.

use std::time::Duration;

use dioxus::prelude::*;

use crate::engine::command::{BeginUnlock, FinishUnlock, ProfileCard, Session, UnlockChallenge};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::EntryFrame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::secret::SecretField;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{t, t_args};

/// The profiles of this device, or the one that is being opened.
#[component]
pub(crate) fn Unlock(profiles: Vec<ProfileCard>, onadd: EventHandler<()>) -> Element {
    let only = if let [only] = profiles.as_slice() { Some(only.profile) } else { None };
    let mut chosen = use_signal(|| only);
    let several = profiles.len() > 1;
    let profiles = told_apart(profiles);
    let card = profiles.iter().find(|card| Some(card.profile) == chosen()).cloned();
    match card {
        Some(card) => rsx! {
            OpenProfile {
                card,
                onother: several.then(|| EventHandler::new(move |()| chosen.set(None))),
                onadd,
            }
        },
        None => rsx! {
            EntryFrame { title: t("unlock-choose"),
                ul { class: "card card-flush rows",
                    for card in profiles {
                        li { key: "{card.profile}",
                            button {
                                class: "row-link",
                                r#type: "button",
                                onclick: move |_| chosen.set(Some(card.profile)),
                                Drawing { icon: Icon::Person }
                                span { class: "row-body",
                                    span { class: "row-title", "{card.label}" }
                                    span { class: "small soft", "{card.association}" }
                                    UnsentLine { photos: card.photos, count: card.unsent }
                                }
                                Drawing { icon: Icon::Forward }
                            }
                        }
                    }
                }
                AddProfile { onadd }
            }
        },
    }
}

/// Two people of one first name are told apart by who came first to this phone: more of their names
/// is nothing for whoever finds it.
fn told_apart(mut profiles: Vec<ProfileCard>) -> Vec<ProfileCard> {
    let names: Vec<_> =
        profiles.iter().map(|card| (card.label.clone(), card.association.clone())).collect();
    for (place, card) in profiles.iter_mut().enumerate() {
        let same = |names: &[(String, String)]| {
            names
                .iter()
                .filter(|name| **name == (card.label.clone(), card.association.clone()))
                .count()
        };
        if same(&names) > 1 {
            let before = names.get(..place).map_or(0, same);
            card.label = format!("{} {}", card.label, before + 1);
        }
    }
    profiles
}

#[component]
fn OpenProfile(
    card: ProfileCard,
    onother: Option<EventHandler<()>>,
    onadd: EventHandler<()>,
) -> Element {
    let shell = use_shell();
    let secret = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut trouble = use_signal(|| None::<Trouble>);
    let mut wait = use_signal(|| 0_u32);
    let profile = card.profile;
    let open = move || async move {
        if busy() || wait() > 0 {
            return;
        }
        if secret.peek().is_empty() {
            trouble.set(Some(Trouble::Missing));
            return;
        }
        busy.set(true);
        let outcome = try_open(shell, profile, secret.peek().clone()).await;
        busy.set(false);
        match outcome {
            Ok(session) => shell.open(session),
            Err((found, seconds)) => {
                trouble.set(Some(found));
                wait.set(seconds);
                count_down(wait).await;
            }
        }
    };
    let problem = match trouble() {
        Some(Trouble::Missing) => Some(t("unlock-missing")),
        Some(Trouble::Wrong) => Some(t("unlock-wrong")),
        _ => None,
    };
    rsx! {
        EntryFrame { title: t("unlock-title"),
            div { class: "stack",
                p { strong { {t_args("unlock-greeting", &[("name", card.label.into())])} } }
                p { class: "soft", "{card.association}" }
                UnsentLine { photos: card.photos, count: card.unsent }
            }
            form {
                class: "section",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    open()
                },
                SecretField { id: "secret", label: t("unlock-label"), value: secret, problem }
                p { class: "problem-room small", role: "timer",
                    if wait() > 0 {
                        {waiting(wait())}
                    }
                }
                if let Some(Trouble::Other(failure)) = trouble() {
                    FailureBanner { failure }
                }
                Button {
                    label: if busy() { t("unlock-opening") } else { t("unlock-action") },
                    weight: Weight::Main,
                    icon: Icon::Lock,
                    busy: busy() || wait() > 0,
                    submit: true,
                    onclick: |()| {},
                }
            }
            if let Some(onother) = onother {
                Button {
                    label: t("unlock-other-profile"),
                    icon: Icon::Person,
                    onclick: move |()| onother.call(()),
                }
            }
            AddProfile { onadd }
            p { class: "small soft", {t("unlock-forgotten")} }
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Trouble {
    Missing,
    Wrong,
    Waiting,
    Other(Failure),
}

/// Counts an attempt, derives the key, opens. With a failure come the seconds to wait.
async fn try_open(shell: Shell, profile: i64, secret: String) -> Result<Session, (Trouble, u32)> {
    let other = |failure| match failure {
        Failure::PassphraseWrong { wait_seconds } => (Trouble::Wrong, wait_seconds),
        failure => (Trouble::Other(failure), 0),
    };
    let slot = match shell.ask(BeginUnlock { profile }).await.map_err(other)? {
        UnlockChallenge::Derive(slot) => slot,
        UnlockChallenge::Wait { seconds } => return Err((Trouble::Waiting, seconds)),
    };
    let key = shell.derive(secret, slot).await.map_err(other)?;
    shell.ask(FinishUnlock { profile, key }).await.map_err(other)
}

async fn count_down(mut wait: Signal<u32>) {
    while *wait.peek() > 0 {
        page::sleep(Duration::from_secs(1)).await;
        wait -= 1;
    }
}

/// How long still; in minutes where that is long, so that a screen reader is not made to count.
fn waiting(seconds: u32) -> String {
    if seconds > 90 {
        return t_args("unlock-wait-minutes", &[("count", seconds.div_ceil(60).into())]);
    }
    t_args("unlock-wait", &[("count", seconds.into())])
}

#[component]
fn UnsentLine(photos: u32, count: u32) -> Element {
    rsx! {
        if photos > 0 {
            span {
                Chip {
                    label: t_args("unlock-photos", &[("count", photos.into())]),
                    icon: Icon::Phone,
                    tone: Tone::Wait,
                }
            }
        }
        if count > 0 {
            span {
                Chip {
                    label: t_args("unlock-unsent", &[("count", count.into())]),
                    icon: Icon::Send,
                    tone: Tone::Wait,
                }
            }
        }
    }
}

#[component]
fn AddProfile(onadd: EventHandler<()>) -> Element {
    rsx! {
        Button {
            label: t("unlock-add-profile"),
            weight: Weight::Quiet,
            icon: Icon::Plus,
            onclick: move |()| onadd.call(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ProfileCard, told_apart};

    #[test]
    fn people_of_one_name_are_told_apart() {
        let card = |profile, label: &str, association: &str| ProfileCard {
            profile,
            label: label.to_owned(),
            association: association.to_owned(),
            photos: 0,
            unsent: 0,
        };
        let profiles = vec![
            card(1, "أمل", "أ"),
            card(2, "نورة", "أ"),
            card(3, "أمل", "أ"),
            card(4, "أمل", "ب"),
        ];
        let labels: Vec<_> = told_apart(profiles).into_iter().map(|card| card.label).collect();
        assert_eq!(labels, ["أمل 1", "نورة", "أمل 2", "أمل"]);
    }
}
