//! What staff have at hand: each tool of the policy with its file, where the association has given
//! one. A file is read when it is asked for; then one link opens it in a page of its own, and another
//! keeps it: an app that was added to an iPhone's home screen opens no such page.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::association::Tool;

use crate::engine::command::{GuideView, OpenGuide};
use crate::engine::failure::Failure;
use crate::host::page::{self, FileLink};
use crate::ui::components::asking::focus_soon;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{t, t_args};

/// The tools.
#[component]
pub(super) fn Guides(tools: Vec<Tool>, here: Vec<String>) -> Element {
    rsx! {
        section { class: "section", "aria-labelledby": "policy-tools",
            h2 { id: "policy-tools", {t("policy-tools-title")} }
            ul { class: "card card-flush rows",
                for tool in tools {
                    li { key: "{tool.code.code()}", class: "guide",
                        span { class: "row-title", dir: "auto", "{tool.label}" }
                        if here.iter().any(|code| code == tool.code.code()) {
                            Here { code: tool.code.code().to_owned(), label: tool.label.clone() }
                        } else {
                            NotHere { code: tool.code.code().to_owned() }
                        }
                    }
                }
            }
        }
    }
}

/// A guide whose file is not on this device: it comes by itself, or nobody has given it.
#[component]
fn NotHere(code: String) -> Element {
    let reply = use_reply(move || OpenGuide { tool: code.clone() });
    rsx! {
        match &*reply.read() {
            Some(Ok(GuideView::None)) => rsx! {
                Chip { label: t("guide-none"), icon: Icon::Minus }
            },
            Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
            _ => rsx! {
                Chip { label: t("guide-coming"), icon: Icon::Clock, tone: Tone::Wait }
            },
        }
    }
}

/// A guide whose file is here.
#[component]
fn Here(code: String, label: String) -> Element {
    let shell = use_shell();
    let mut link = use_signal(|| None::<Rc<FileLink>>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let id = format!("guide-{code}");
    let read = {
        let (code, id) = (code.clone(), id.clone());
        move |()| {
            let (tool, id) = (code.clone(), id.clone());
            async move {
                if busy() {
                    return;
                }
                busy.set(true);
                failure.set(None);
                match shell.ask(OpenGuide { tool }).await {
                    Ok(GuideView::Here { bytes, media_type }) => {
                        let made = page::link_to_file(&bytes, &media_type).map(Rc::new);
                        failure.set(made.is_none().then_some(Failure::Internal));
                        link.set(made);
                        focus_soon(id, page::focus);
                    }
                    Ok(GuideView::Coming | GuideView::None) => {
                        failure.set(Some(Failure::NotFound));
                    }
                    Err(why) => failure.set(Some(why)),
                }
                busy.set(false);
            }
        }
    };
    rsx! {
        div { class: "cluster",
            if let Some(link) = link() {
                Links { id, code, label, link }
            } else {
                Button {
                    label: if busy() { t("guide-opening") } else { t("guide-open") },
                    icon: Icon::Paper,
                    busy: busy(),
                    named: (!busy()).then(|| t_args("guide-open-named", &[("name", label.into())])),
                    onclick: read,
                }
            }
        }
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
    }
}

/// The links to a file that was read: the first takes the focus from the button before it.
#[component]
fn Links(id: String, code: String, label: String, link: Rc<FileLink>) -> Element {
    let shown = link.is_shown();
    let named = [("name", label.into())];
    rsx! {
        if shown {
            a {
                class: Weight::Main.class(),
                id: "{id}",
                href: link.address(),
                target: "_blank",
                rel: "noopener noreferrer",
                "aria-label": t_args("guide-show-named", &named),
                Drawing { icon: Icon::Paper }
                {t("guide-show")}
            }
        }
        a {
            class: if shown { Weight::Quiet.class() } else { Weight::Main.class() },
            id: if !shown { "{id}" },
            href: link.address(),
            download: link.kept_as(&code),
            "aria-label": t_args("guide-save-named", &named),
            Drawing { icon: Icon::Phone }
            {t("guide-save")}
        }
    }
}
