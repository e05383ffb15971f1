//! One section of a visit: its questions, and the way to the next and the one before.

use std::time::Duration;

use dioxus::prelude::*;
use shared::form::AnswerPath;
use shared::ids::RecordId;

use super::groups::{count, label, screen, way};
use super::papers::{PaperList, papers_of};
use super::same_as_last::SameAsLast;
use super::staying::WrittenLate;
use crate::host::page;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::progress::ProgressMeter;
use crate::ui::components::question::{Items, element_id};
use crate::ui::components::save_state::SaveState;
use crate::ui::routes::Route;
use crate::ui::text::{failure, t, t_args};
use crate::ui::visit::use_visit;

/// One section of a visit; `at` is the path of the question to go to, if to any.
#[component]
pub(crate) fn GroupScreen(visit: RecordId, group: String, at: Vec<String>) -> Element {
    // A list of one: another section is another component, whose leaving makes a change.
    rsx! {
        for name in [group] {
            ShowGroup { key: "{name}", visit, group: name, at: at.clone() }
        }
    }
}

#[component]
fn ShowGroup(visit: RecordId, group: String, at: Vec<String>) -> Element {
    let shared = use_visit();
    let drafts = use_hook(|| shared.filling.drafts());
    use_drop(move || drafts.leave_soon());
    use_hook(|| go_to(shared.filling.left, &at.join("/")));
    let groups = shared.groups();
    let place = groups.iter().position(|screen| screen.name == group);
    let view = shared.view.read();
    let progress = shared.filling.evaluation.read().progress;
    let items = shared
        .filling
        .form
        .screens()
        .find(|screen| screen.name == group)
        .map(|screen| screen.items);
    let (Some(place), Some(items)) = (place, items) else {
        return rsx! { NotAsked { visit, known: items.is_some() } };
    };
    let before = place.checked_sub(1).and_then(|place| groups.get(place));
    let after = groups.get(place + 1);
    let position = t_args(
        "visit-group-place",
        &[("number", count(place + 1).into()), ("total", count(groups.len()).into())],
    );
    rsx! {
        Frame {
            title: t("visit-title"),
            heading: label(shared, &group),
            back: Route::Groups { visit },
            bar: rsx! {
                Link {
                    to: before.map_or(Route::Groups { visit }, |before| way(shared, &before.name)),
                    class: Weight::Plain.class(),
                    Drawing { icon: Icon::Back }
                    {t("visit-previous")}
                }
                match after {
                    Some(after) => rsx! {
                        Link { to: screen(visit, &after.name), class: Weight::Main.class(),
                            {t("visit-next")}
                            Drawing { icon: Icon::Forward }
                        }
                    },
                    None => rsx! {
                        Link { to: Route::Finish { visit }, class: Weight::Main.class(),
                            {t("visit-to-finish")}
                            Drawing { icon: Icon::Forward }
                        }
                    },
                }
            },
            div { class: "stack",
                p { class: "small soft",
                    bdi { "{view.row.name}" }
                    " · {position} · "
                    Link { to: Route::Groups { visit }, {t("visit-all-groups")} }
                }
                ProgressMeter { answered: count(progress.answered), required: count(progress.required) }
                SaveState {}
            }
            if !papers_of(items).is_empty() {
                if !view.may_write {
                    WrittenLate {}
                }
                PaperList { items }
            } else if view.may_write {
                SameAsLast { group: group.clone() }
                if shared.is_confidential(&group) {
                    p { class: "note confidential",
                        Drawing { icon: Icon::Lock }
                        span { {t("confidential-group")} }
                    }
                }
                div { class: "card questions", Items { items } }
            } else {
                WrittenLate {}
                p { class: "note",
                    {t("visit-read-only")}
                    " "
                    Link { to: Route::Read { visit }, {t("finish-read-visit")} }
                }
            }
        }
    }
}

/// Brings the question of a path into view; its problem shows, since one comes here to mend it.
fn go_to(mut left: Signal<std::collections::BTreeSet<AnswerPath>>, at: &str) {
    let Ok(path) = at.parse::<AnswerPath>() else {
        return;
    };
    let id = element_id(&path);
    left.write().insert(path);
    spawn(async move {
        // After the heading has had its focus and the questions are drawn.
        page::sleep(Duration::from_millis(80)).await;
        page::focus_within(&id);
    });
}

/// A section that this family is not asked, or that the form does not have.
#[component]
fn NotAsked(visit: RecordId, known: bool) -> Element {
    let words = failure::no_page();
    rsx! {
        Frame { title: t("visit-title"), back: Route::Groups { visit },
            if known {
                p { class: "note", {t("group-not-needed")} }
            } else {
                Banner { title: words.what, icon: Icon::Warning, tone: Tone::Bad,
                    p { "{words.next}" }
                }
            }
        }
    }
}
