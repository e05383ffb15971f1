//! «لم يتغير شيء»: a section whose answers are those of the last visit is confirmed with one press
//! instead of being typed again. What they were is shown first.

use dioxus::prelude::*;

use super::declaration_signed::facts_of;
use crate::engine::command;
use crate::engine::failure::Failure;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::Icon;
use crate::ui::filling::Form;
use crate::ui::text::{dates, t, t_args};
use crate::ui::visit::use_visit;

/// Offers to confirm a section, or says that it was confirmed.
#[component]
pub(crate) fn SameAsLast(group: String) -> Element {
    let shared = use_visit();
    let visit = shared.id;
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    if shared.is_same_as_last(&group) {
        return rsx! {
            Banner { title: t("same-confirmed"), icon: Icon::Check, tone: Tone::Good,
                p { {t("same-confirmed-text")} }
            }
        };
    }
    let Some(last) = shared.last_to_confirm(&group) else {
        return rsx! {};
    };
    let form = shared.filling.form;
    let mut facts = Vec::new();
    if let Some(screen) = form.screens().find(|screen| screen.name == group) {
        facts_of(Form(form), screen.items, None, &last.answers, &mut facts);
    }
    let seen = (last.visit, last.digest);
    let confirm = move |()| {
        let group = group.clone();
        async move {
            busy.set(true);
            failure.set(None);
            let now = shared.filling.answers.peek().clone();
            // What was typed here goes first, so that nothing is written over afterwards.
            let asked = command::SameAsLast { visit, group, last: seen, now };
            if let Err(why) = shared.filling.keep_and_ask(asked).await {
                failure.set(Some(why));
            }
            busy.set(false);
        }
    };
    rsx! {
        section { class: "card same-as-last", "aria-labelledby": "same-title",
            h2 { id: "same-title", {t("same-title")} }
            p { class: "small soft",
                {t_args("same-from", &[
                    ("name", last.delegate.into()),
                    ("at", dates::since(last.at).into()),
                ])}
            }
            Facts { facts }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            Button {
                label: t("same-confirm"),
                weight: Weight::Main,
                icon: Icon::Check,
                busy: busy(),
                onclick: confirm,
            }
            p { class: "hint", {t("same-else")} }
        }
    }
}
