//! "Where I am": the phone's position, asked for only when it is pressed, and used for distances
//! alone. It is nowhere kept.

use dioxus::prelude::*;
use shared::form::Position;

use super::banner::Banner;
use super::button::{Button, Weight};
use super::chip::Tone;
use super::icon::{Drawing, Icon};
use super::position::fault_words;
use crate::host::page::{self, LocateFault};
use crate::ui::text::t;

/// A button that finds where one is.
#[component]
pub(crate) fn Whence(from: Signal<Option<Position>>) -> Element {
    let mut busy = use_signal(|| false);
    let mut fault = use_signal(|| None::<LocateFault>);
    let find = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        fault.set(None);
        match page::locate().await {
            Ok(found) => {
                match Position::from_degrees(found.latitude, found.longitude, found.accuracy_m) {
                    Ok(found) => from.set(Some(found)),
                    Err(_) => fault.set(Some(LocateFault::Unavailable)),
                }
            }
            Err(why) => fault.set(Some(why)),
        }
        busy.set(false);
    };
    let label = match (busy(), from().is_some()) {
        (true, _) => t("position-taking"),
        (false, false) => t("outreach-where-am-i"),
        (false, true) => t("outreach-where-again"),
    };
    rsx! {
        div { class: "stack no-print",
            div { class: "cluster",
                Button { label, icon: Icon::Place, busy: busy(), onclick: find }
                if from().is_some() {
                    Button {
                        label: t("outreach-where-forget"),
                        weight: Weight::Quiet,
                        icon: Icon::Remove,
                        onclick: move |()| from.set(None),
                    }
                }
            }
            div { role: "status",
                if from().is_some() {
                    p { class: "small soft",
                        Drawing { icon: Icon::Check }
                        {t("outreach-crow")}
                    }
                } else {
                    p { class: "small soft", {t("outreach-where-hint")} }
                }
                if let Some(fault) = fault() {
                    Banner { title: t("position-failed"), icon: Icon::Warning, tone: Tone::Wait,
                        p { {fault_words(&fault).text()} }
                    }
                }
            }
        }
    }
}
