//! What a request says: as a form for whoever is writing it, as it stands for the others, and as it
//! was handed in beside what it says now.

use dioxus::prelude::*;
use shared::form::Item;

use super::source::{Shared, differences, facts};
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::question::Items;
use crate::ui::components::save_state::SaveState;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::screens::two_values::UndecidedBanner;
use crate::ui::text::{form, t};

/// The request's own form, filled in where it stands.
#[component]
pub(super) fn OwnForm(request: Shared) -> Element {
    let opened = &*request.0;
    let items: &'static [Item] = opened.form.items();
    let undecided = opened.view.matter.undecided.len();
    rsx! {
        SaveState {}
        if undecided > 0 {
            UndecidedBanner {
                count: count(undecided),
                to: Route::MatterScreen { matter: opened.id() },
            }
        }
        for item in items {
            if let Item::Group(group) = item {
                section { key: "{group.name}", class: "card questions",
                    h2 { {form::pick(&group.label)} }
                    Items { items: &group.items, within: None }
                }
            }
        }
    }
}

/// What it says, for who reads; with the way to its form for who may still write.
#[component]
pub(super) fn AsItStands(request: Shared) -> Element {
    let opened = &*request.0;
    let may_write = opened.view.matter.may_write;
    rsx! {
        Amended { request: request.clone() }
        section { class: "card", "aria-labelledby": "said-title",
            h2 { id: "said-title",
                {if opened.view.handed_in.is_some() { t("request-as-handed-in") } else { t("request-says") }}
            }
            Facts { facts: facts(opened.form, opened.as_handed_in()) }
            if may_write {
                div {
                    Link {
                        to: Route::MatterScreen { matter: opened.id() },
                        class: Weight::Plain.class(),
                        Drawing { icon: Icon::Pen }
                        {t("request-edit")}
                    }
                }
            }
        }
    }
}

/// What it says otherwise than when it was handed in, side by side.
#[component]
pub(super) fn Amended(request: Shared) -> Element {
    let opened = &*request.0;
    let Some(then) = &opened.view.handed_in else {
        return rsx! {};
    };
    let lines = differences(opened.form, then, &opened.view.matter.answers);
    rsx! {
        if !lines.is_empty() {
            Banner { title: t("request-amended-since"), icon: Icon::Pen, tone: Tone::Wait,
                p { {t("request-amended-text")} }
            }
            table { class: "card beside",
                caption { class: "heard-only", {t("request-amended-since")} }
                thead {
                    tr {
                        th { scope: "col", {t("request-beside-question")} }
                        th { scope: "col", {t("request-beside-then")} }
                        th { scope: "col", {t("request-beside-now")} }
                    }
                }
                tbody {
                    for (question , then , now) in lines {
                        tr { key: "{question}",
                            th { scope: "row", "{question}" }
                            td { "data-head": t("request-beside-then"), bdi { "{then}" } }
                            td { "data-head": t("request-beside-now"), bdi { "{now}" } }
                        }
                    }
                }
            }
        }
    }
}
