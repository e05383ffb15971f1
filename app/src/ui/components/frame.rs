//! The frame of a screen: header, heading, content, and the bar under the thumb. Each screen is one
//! `Frame`; what stands before unlocking has the smaller `EntryFrame`.

use std::time::Duration;

use dioxus::prelude::*;

use super::banner::Banner;
use super::button::Button;
use super::chip::Tone;
use super::icon::{Drawing, Icon};
use super::sync_line::SyncLine;
use crate::host::page;
use crate::ui::routes::Route;
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::{LANGUAGE, t, t_args};

/// How wide a screen may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Width {
    /// One column of text.
    #[default]
    Column,
    /// A desk's screen: lists and reading.
    Wide,
}

/// A screen of somebody who is at work.
#[component]
pub(crate) fn Frame(
    /// The kind of screen, for the browser's history: never personal data.
    title: String,
    /// What the screen says it is; the title, if nothing else.
    heading: Option<String>,
    back: Option<Route>,
    #[props(default)] width: Width,
    /// What is pressed most.
    bar: Option<Element>,
    children: Element,
) -> Element {
    let shell = use_shell();
    let heading = heading.unwrap_or_else(|| title.clone());
    use_title(title);
    let name = match &*shell.gate.read() {
        Gate::Open(session) => session.association.clone(),
        _ => t("app-name"),
    };
    rsx! {
        div { class: "page",
            SkipLink {}
            header { class: "header",
                div { class: "header-inner",
                    if let Some(back) = back {
                        Link { to: back, class: "header-button",
                            Drawing { icon: Icon::Back }
                            {t("action-back")}
                        }
                    }
                    span { class: "header-name",
                        span { dir: "auto", "{name}" }
                    }
                    LanguageButton {}
                    button {
                        class: "header-button",
                        r#type: "button",
                        onclick: move |_| async move { shell.ask_to_lock().await },
                        Drawing { icon: Icon::Lock }
                        {t("action-lock")}
                    }
                }
                SyncLine {}
            }
            main {
                id: "content",
                tabindex: "-1",
                class: if width == Width::Wide { "main main-wide" } else { "main" },
                UpdateBanner {}
                Heading { text: heading }
                {children}
            }
            if let Some(bar) = bar {
                footer { class: "bottom-bar",
                    div { class: "bottom-bar-inner", {bar} }
                }
            }
        }
    }
}

/// A screen before anybody is unlocked.
#[component]
pub(crate) fn EntryFrame(title: String, children: Element) -> Element {
    use_title(title.clone());
    rsx! {
        div { class: "page",
            SkipLink {}
            header { class: "header",
                div { class: "header-inner",
                    span { class: "header-name",
                        span { {t("app-name")} }
                    }
                    LanguageButton {}
                }
            }
            main { id: "content", tabindex: "-1", class: "main main-narrow",
                UpdateBanner {}
                Heading { text: title }
                {children}
            }
        }
    }
}

/// The screen's heading. It takes the focus when the screen opens, so that a screen reader begins
/// there and not on a button of the screen before.
#[component]
fn Heading(text: String) -> Element {
    rsx! {
        h1 {
            tabindex: "-1",
            onmounted: move |_| async move {
                // Once the screen before is gone from the page.
                page::sleep(Duration::ZERO).await;
                page::focus_heading();
            },
            "{text}"
        }
    }
}

#[component]
fn SkipLink() -> Element {
    rsx! {
        a {
            class: "skip-link",
            href: "#content",
            onclick: move |event| {
                event.prevent_default();
                page::focus("content");
            },
            {t("skip-to-content")}
        }
    }
}

#[component]
fn LanguageButton() -> Element {
    let shell = use_shell();
    let other = LANGUAGE().other();
    rsx! {
        button {
            class: "header-button",
            r#type: "button",
            lang: other.code(),
            onclick: move |_| shell.use_language(other),
            Drawing { icon: Icon::Globe }
            {t("language-name-other")}
        }
    }
}

/// Offers a newer version of the app; never takes it by itself.
#[component]
fn UpdateBanner() -> Element {
    let shell = use_shell();
    rsx! {
        if *shell.update.read() {
            Banner { title: t("update-title"), icon: Icon::Refresh, tone: Tone::Info,
                p { {t("update-text")} }
                div {
                    Button {
                        label: t("update-action"),
                        onclick: move |()| {
                            spawn(shell.update_app());
                        },
                    }
                }
            }
        }
    }
}

fn use_title(title: String) {
    use_effect(use_reactive!(|title| page::set_title(&t_args(
        "page-title",
        &[("screen", title.into())]
    ))));
}
