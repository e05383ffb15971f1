//! The policy at hand: how it was adopted, what it binds to, its guides, what people believe wrongly,
//! and what the program assumed where the board has set nothing.

use dioxus::prelude::*;
use shared::association::{Misconception, Profile, Reading, ReplyRule};
use shared::people::Gender;

use super::guides::Guides;
use super::policy_dates::AdoptionPart;
use super::policy_text::{Clauses, Whole};
use super::signed::SignedList;
use crate::engine::command::{OpenPolicy, PolicyView};
use crate::ui::components::banner::{Banner, FailureBanner, Loading};
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::{dates, t, t_args};

/// The policy.
#[component]
pub(crate) fn PolicyScreen() -> Element {
    let reply = use_reply(|| OpenPolicy {});
    let to_sign = matches!(&*reply.read(), Some(Ok(view)) if view.to_sign);
    let bar = to_sign.then(|| {
        rsx! {
            Link { to: Route::SignPolicy {}, class: Weight::Main.class(),
                Drawing { icon: Icon::Pen }
                {t("policy-to-sign")}
            }
        }
    });
    rsx! {
        Frame { title: t("policy-title"), back: Route::Home {}, bar,
            match &*reply.read() {
                None => rsx! { Loading {} },
                Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
                Some(Ok(view)) => rsx! { Show { view: view.clone() } },
            }
        }
    }
}

#[component]
fn Show(view: PolicyView) -> Element {
    let Some(profile) = view.profile else {
        return rsx! {
            div { class: "card",
                p { {t("policy-not-here")} }
                p { class: "soft", {t("policy-not-here-next")} }
            }
        };
    };
    let whole = Whole((*profile).clone());
    let policy = profile.policy.clone();
    let circulation = policy.circulation.clone().unwrap_or_default().join(&t("list-separator"));
    let facts = vec![
        (t("policy-version"), profile.version.to_string()),
        (t("policy-replaces"), policy.replaces.clone().unwrap_or_default()),
        (t("policy-review"), policy.review.map(dates::both).unwrap_or_default()),
        (t("policy-circulation"), circulation),
    ];
    let signs = policy.acknowledgement.required;
    rsx! {
        if view.to_sign {
            Banner { title: t("policy-unsigned"), icon: Icon::Pen, tone: Tone::Wait,
                p { {t("policy-unsigned-text")} }
            }
        }
        section { class: "section", "aria-labelledby": "policy-name",
            h2 { id: "policy-name", dir: "auto", "{policy.title}" }
            div { class: "card",
                p { class: "soft", dir: "auto", "{profile.name}" }
                AdoptionPart { whole: whole.clone() }
                Facts { facts }
            }
        }
        Guides { tools: profile.tools.clone(), here: view.guides_here }
        Clauses { whole: whole.clone() }
        Reply { rule: profile.reply.clone() }
        Beliefs { misconceptions: profile.misconceptions.clone() }
        Assumed { whole }
        if signs {
            SignedList { signed: view.signed, unsigned: view.unsigned }
        }
    }
}

/// The rule about the answer, as printed, and how the board reads it.
#[component]
fn Reply(rule: ReplyRule) -> Element {
    let days = [("count", i64::from(rule.days).into())];
    let read = match rule.reading {
        Reading::Unconfirmed => t_args("policy-reply-unconfirmed", &days),
        Reading::Floor => t_args("policy-reply-floor", &days),
        Reading::Ceiling => t_args("policy-reply-ceiling", &days),
    };
    rsx! {
        section { class: "section", "aria-labelledby": "policy-reply",
            h2 { id: "policy-reply", {t("policy-reply-title")} }
            div { class: "card",
                p { class: "quote", dir: "auto", "{rule.text}" }
                p { "{read}" }
            }
        }
    }
}

/// What people believe wrongly, each with what is answered.
#[component]
fn Beliefs(misconceptions: Vec<Misconception>) -> Element {
    rsx! {
        section { class: "section", "aria-labelledby": "policy-beliefs",
            h2 { id: "policy-beliefs", {t("policy-beliefs-title")} }
            if misconceptions.is_empty() {
                p { class: "card", {t("policy-beliefs-none")} }
            }
            for (place , belief) in misconceptions.into_iter().enumerate() {
                div { key: "{place}", class: "card",
                    p { class: "small soft", {t("policy-belief-said")} }
                    p { class: "quote", dir: "auto", "{belief.said}" }
                    p { class: "small soft", {t("policy-belief-answer")} }
                    p { dir: "auto", "{belief.answer}" }
                }
            }
        }
    }
}

/// What the program reckons with where the board has set no figure.
#[component]
fn Assumed(whole: Whole) -> Element {
    let assumed = assumed(&whole.0);
    rsx! {
        section { class: "section", "aria-labelledby": "policy-assumed",
            h2 { id: "policy-assumed", {t("policy-assumed-title")} }
            div { class: "card",
                if assumed.is_empty() {
                    p { {t("policy-assumed-none")} }
                } else {
                    p { {t("policy-assumed-text")} }
                    ul { class: "points",
                        for line in assumed {
                            li { key: "{line}", "{line}" }
                        }
                    }
                }
            }
        }
    }
}

fn assumed(profile: &Profile) -> Vec<String> {
    let limits = &profile.limits;
    let sons = limits.child_until(Gender::Man);
    let daughters = limits.child_until(Gender::Woman);
    let (restudy, bands) = (limits.restudy_months(), limits.bands());
    let count = |number: i64| [("count", number.into())];
    let mut lines = Vec::new();
    if !sons.by_board {
        lines.push(t_args("policy-assumed-sons", &count(sons.value.into())));
    }
    if !daughters.by_board {
        lines.push(t_args("policy-assumed-daughters", &count(daughters.value.into())));
    }
    if !restudy.by_board {
        lines.push(t_args("policy-assumed-restudy", &count(restudy.value.into())));
    }
    if !bands.by_board {
        let figures: Vec<_> = bands.value.iter().map(u32::to_string).collect();
        let figures = figures.join(&t("list-separator"));
        lines.push(t_args("policy-assumed-bands", &[("figures", figures.into())]));
    }
    if limits.urgent_aid.is_none() {
        lines.push(t("policy-assumed-urgent"));
    }
    lines
}
