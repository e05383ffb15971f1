//! إقرار الاطلاع: whoever works for the association reads the policy and signs that it was read.

use dioxus::prelude::*;
use shared::record::signature::Signature;

use super::policy_text::{Clauses, Printed, Whole};
use crate::engine::command::{Acknowledge, OpenPolicy, PolicyView};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::mark::use_drawn;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::signature_pad::SignaturePad;
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{Key, t};

/// The policy, to be read and signed.
#[component]
pub(crate) fn SignPolicy() -> Element {
    let reply = use_reply(|| OpenPolicy {});
    loaded(&reply, t("policy-sign-title"), Route::PolicyScreen {}, |view| {
        let view = view.clone();
        Ok(match &view.profile {
            Some(profile) if view.to_sign => {
                let whole = Whole((**profile).clone());
                rsx! {
                    // A list of one: another version is another text, and nothing is signed under it.
                    for version in [whole.0.version] {
                        ToSign { key: "{version}", version, whole: whole.clone() }
                    }
                }
            }
            _ => rsx! { Nothing { view } },
        })
    })
}

/// There is nothing to sign, or it has just been signed.
#[component]
fn Nothing(view: PolicyView) -> Element {
    let signed = view.signed.iter().any(|one| one.current);
    rsx! {
        Frame { title: t("policy-sign-title"), back: Route::PolicyScreen {},
            if signed {
                Banner { title: t("policy-sign-done"), icon: Icon::Check, tone: Tone::Good,
                    p { {t("policy-sign-done-text")} }
                }
            } else {
                p { class: "card", {t("policy-sign-nothing")} }
            }
        }
    }
}

#[component]
fn ToSign(version: u32, whole: Whole) -> Element {
    let shell = use_shell();
    let mut strokes = use_drawn(version);
    let mut lacking = use_signal(|| None::<Key>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let sign = move |()| async move {
        if busy() {
            return;
        }
        failure.set(None);
        let Ok(signature) = Signature::of(strokes.peek().clone()) else {
            lacking.set(Some(Key("signature-missing")));
            page::focus_within("sign");
            return;
        };
        lacking.set(None);
        busy.set(true);
        match shell.ask(Acknowledge { version, signature }).await {
            // The reply is read again, and says that it is signed.
            Ok(()) => {
                strokes.set(Vec::new());
                page::focus_heading();
            }
            Err(Failure::ChangedMeanwhile) => {
                failure.set(Some(Failure::ChangedMeanwhile));
                let mut revision = shell.revision;
                revision += 1;
            }
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    let policy = whole.0.policy.clone();
    let tools = whole.0.tools.iter().map(|tool| tool.label.clone()).collect::<Vec<_>>();
    // What is printed as a duty stands among them.
    let is_duty = |text: &String| whole.0.duties.iter().any(|duty| duty.text == *text);
    let asked = policy.acknowledgement.text.filter(|text| !is_duty(text));
    rsx! {
        Frame {
            title: t("policy-sign-title"),
            back: Route::PolicyScreen {},
            bar: rsx! {
                Button {
                    label: if busy() { t("policy-signing") } else { t("policy-sign") },
                    weight: Weight::Main,
                    icon: Icon::Pen,
                    busy: busy(),
                    onclick: sign,
                }
            },
            h2 { dir: "auto", "{policy.title}" }
            if let Some(text) = asked {
                p { class: "quote", dir: "auto", "{text}" }
            }
            Clauses { whole }
            Printed { id: "policy-tools", title: t("policy-tools-title"), texts: tools }
            section { class: "section", id: "sign", "aria-labelledby": "sign-title",
                h2 { id: "sign-title", {t("signature-title")} }
                div { class: "card",
                    p { {t("policy-sign-text")} }
                    SignaturePad { strokes, ondrawn: move |()| lacking.set(None) }
                    ProblemLine { id: "sign-problem", text: lacking().map(Key::text) }
                }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
        }
    }
}
