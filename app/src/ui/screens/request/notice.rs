//! What the applicant is told before a request goes to the committee: the rule word for word, what
//! it means, and the day in both calendars. The officer turns the phone; the applicant presses.

use dioxus::html::input_data::keyboard_types::Key as Pressed;
use dioxus::prelude::*;
use shared::calendar::Date;
use shared::lifecycle::ReplyState;

use super::source::Shared;
use crate::engine::command::{GiveNotice, ReplyWords};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::Icon;
use crate::ui::filling::use_filling;
use crate::ui::place::use_covering;
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::{dates, t, t_args};

/// الإشعار, as a step of its own.
#[component]
pub(super) fn NoticeStep(request: Shared) -> Element {
    let mut showing = use_signal(|| false);
    let opened = &*request.0;
    let rule = opened.view.rule.clone();
    let asked = opened.view.notice.is_none() && opened.view.may_hand_in;
    let (id, today, longer) = (opened.id(), opened.today, opened.may_take_longer());
    rsx! {
        section { class: "card", "aria-labelledby": "notice-title",
            div { class: "section-head",
                h2 { id: "notice-title", {t("request-notice-title")} }
                match opened.view.notice {
                    Some(_) => rsx! {
                        Chip { label: t("request-notice-given"), icon: Icon::Check, tone: Tone::Good }
                    },
                    None => rsx! {
                        Chip { label: t("request-notice-missing"), icon: Icon::Eye, tone: Tone::Wait }
                    },
                }
            }
            if let Some((on, state)) = opened.view.notice {
                p { {t_args("request-notice-on", &[("date", dates::both(on).into())])} }
                ReplyStanding { state }
            } else {
                p { {t("request-notice-text")} }
            }
            match (asked, rule.clone()) {
                (true, Some(_)) => rsx! {
                    div {
                        Button {
                            id: "notice-show",
                            label: t("request-notice-show"),
                            icon: Icon::Eye,
                            onclick: move |()| showing.set(true),
                        }
                    }
                },
                (true, None) => rsx! { p { class: "note", {t("request-notice-no-rule")} } },
                (false, _) => rsx! {},
            }
        }
        if let (true, Some(rule)) = (showing() && asked, rule) {
            NoticeCard { request: id, rule, today, longer, onclose: move |()| showing.set(false) }
        }
    }
}

/// The card over the whole screen that the applicant reads.
#[component]
fn NoticeCard(
    request: shared::ids::RecordId,
    rule: ReplyWords,
    today: Date,
    longer: bool,
    onclose: EventHandler<()>,
) -> Element {
    let shell = use_shell();
    let filling = use_filling();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let close = use_covering(onclose);
    let read = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        match filling.keep_and_ask(GiveNotice { request }).await {
            Ok(()) => close(),
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    let association = match &*shell.gate.read() {
        Gate::Open(session) => session.association.clone(),
        _ => String::new(),
    };
    let day = today.plus_days(i64::from(rule.days));
    let days = [("count", i64::from(rule.days).into())];
    let meaning =
        if longer { t_args("notice-floor", &days) } else { t_args("notice-ceiling", &days) };
    rsx! {
        div {
            class: "notice-screen",
            role: "dialog",
            "aria-modal": "true",
            "aria-labelledby": "notice-heading",
            tabindex: "-1",
            onmounted: move |event| async move {
                let _ = event.set_focus(true).await;
            },
            onkeydown: move |event| {
                if event.key() == Pressed::Escape {
                    close();
                }
            },
            article { class: "notice-card",
                p { class: "soft", dir: "auto", "{association}" }
                h2 { id: "notice-heading", {t("notice-heading")} }
                p { {t("notice-goes")} }
                p { class: "small soft", {t("notice-as-printed")} }
                blockquote { class: "notice-rule", dir: "rtl", lang: "ar", "«{rule.text}»" }
                p { class: "notice-meaning", "{meaning}" }
                if let Some(day) = day {
                    p {
                        {if longer { t("notice-day-floor") } else { t("notice-day-ceiling") }}
                    }
                    p { class: "notice-day", {dates::both(day)} }
                }
                p { {t("notice-no-promise")} }
                if let Some(failure) = failure() {
                    FailureBanner { failure }
                }
                Button {
                    label: t("notice-read"),
                    weight: Weight::Main,
                    icon: Icon::Check,
                    large: true,
                    busy: busy(),
                    onclick: read,
                }
                Button {
                    label: t("notice-close"),
                    weight: Weight::Quiet,
                    onclick: move |()| close(),
                }
            }
        }
    }
}

/// How the answer to the applicant stands by the rule.
#[component]
pub(super) fn ReplyStanding(state: ReplyState) -> Element {
    let chip = match (state.overdue, state.ageing, state.early) {
        (true, ..) => Some((t("request-reply-overdue"), Icon::Warning, Tone::Bad)),
        (_, true, _) => Some((t("request-reply-ageing"), Icon::Clock, Tone::Wait)),
        (.., true) => Some((t("request-reply-early"), Icon::Clock, Tone::Info)),
        _ => None,
    };
    let passed = u32::try_from(state.passed).unwrap_or(u32::MAX);
    rsx! {
        div { class: "stack stack-tight",
            if let Some((label, icon, tone)) = chip {
                div { class: "cluster", Chip { label, icon, tone } }
            }
            if let Some(day) = state.day {
                p {
                    {if state.may_take_longer {
                        t_args("request-reply-day-floor", &[("date", dates::both(day).into())])
                    } else {
                        t_args("request-reply-day-ceiling", &[("date", dates::both(day).into())])
                    }}
                }
            }
            p { class: "small soft", {t_args("request-reply-passed", &[("count", passed.into())])} }
        }
    }
}
