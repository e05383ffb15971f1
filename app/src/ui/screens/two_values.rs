//! إجابتان مختلفتان: where two or more values of an answer stand, a person chooses, seeing who wrote
//! which and when. Until then both are kept.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;

use super::finish::question_name;
use crate::engine::command::{EditCase, FieldVersion, Undecided};
use crate::engine::failure::Failure;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::Weight;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::category;
use crate::ui::routes::Route;
use crate::ui::shell::use_shell;
use crate::ui::text::{case, dates, form, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// Says that there is something to choose, and leads there.
#[component]
pub(crate) fn UndecidedBanner(count: u32, to: Route) -> Element {
    rsx! {
        Banner {
            title: t_args("two-values-banner", &[("count", count.into())]),
            icon: Icon::Split,
            tone: Tone::Wait,
            p { {t("two-values-text")} }
            div {
                Link { to, class: Weight::Plain.class(),
                    {t("two-values-choose")}
                    Drawing { icon: Icon::Forward }
                }
            }
        }
    }
}

/// The answers of a visit of which two or more stand.
#[component]
pub(crate) fn Choose(visit: RecordId) -> Element {
    let shared = use_visit();
    let drafts = use_hook(|| shared.filling.drafts());
    use_drop(move || drafts.leave_soon());
    let undecided = shared.view.read().undecided.clone();
    let none = undecided.is_empty();
    let bar = none.then(|| {
        rsx! {
            Link { to: Route::Finish { visit }, class: Weight::Main.class(),
                {t("visit-to-finish")}
                Drawing { icon: Icon::Forward }
            }
        }
    });
    let choose = move |(path, value): (AnswerPath, Value)| {
        shared.filling.choose(path, value);
        shared.filling.drafts().leave_soon();
    };
    rsx! {
        Frame { title: t("two-values-title"), back: Route::Groups { visit }, bar,
            p { class: "soft", bdi { {shared.view.read().row.name.clone()} } }
            if none {
                Banner { title: t("two-values-none"), icon: Icon::Check, tone: Tone::Good }
            } else {
                p { {t("two-values-text")} }
            }
            for one in undecided {
                Chooser {
                    key: "{one.path}",
                    label: question_name(shared, &one.path),
                    values: one
                        .values
                        .into_iter()
                        .map(|version| (shown(shared, &one.path, &version.value), version))
                        .collect::<Vec<_>>(),
                    path: one.path,
                    onchoose: choose,
                }
            }
        }
    }
}

fn shown(visit: Visit, path: &AnswerPath, value: &Value) -> String {
    let form = visit.filling.form;
    match (form.question(path.name()), value) {
        (Some(question), value) => form::answer(form, question, value),
        // The place of one of several, such as a member: there, or removed.
        (None, Value::Removed) => t("two-values-removed"),
        (None, _) => t("two-values-kept"),
    }
}

/// The values of one answer, each with who and when; one press chooses.
#[component]
fn Chooser(
    path: AnswerPath,
    label: String,
    /// In words, with the value; the one that is reckoned with first.
    values: Vec<(String, FieldVersion)>,
    onchoose: EventHandler<(AnswerPath, Value)>,
) -> Element {
    rsx! {
        section { class: "card", "aria-label": "{label}",
            h2 { "{label}" }
            for (place , (words , version)) in values.into_iter().enumerate() {
                button {
                    key: "{place}",
                    class: "choice",
                    r#type: "button",
                    onclick: {
                        let (path, value) = (path.clone(), version.value.clone());
                        move |_| onchoose.call((path.clone(), value.clone()))
                    },
                    span { class: "row-body",
                        span { class: "choice-value", bdi { "{words}" } }
                        span { class: "small soft",
                            {t_args("review-by", &[
                                ("name", version.by.into()),
                                ("at", dates::moment(version.at).into()),
                            ])}
                        }
                        if place == 0 {
                            span { class: "cluster",
                                Chip { label: t("two-values-counts"), icon: Icon::Check }
                            }
                        }
                    }
                    span { class: "choice-take", {t("two-values-take")} }
                }
            }
        }
    }
}

/// The fields of a case of which two or more values stand.
#[component]
pub(crate) fn CaseValues(case: RecordId, undecided: Vec<Undecided>, may_edit: bool) -> Element {
    let shell = use_shell();
    let mut failure = use_signal(|| None::<Failure>);
    if undecided.is_empty() {
        return rsx! {};
    }
    let choose = move |(path, value): (AnswerPath, Value)| async move {
        let edits = vec![(path, value)];
        if let Err(why) = shell.ask(EditCase { case, edits }).await {
            failure.set(Some(why));
        }
        let mut revision = shell.revision;
        revision += 1;
    };
    rsx! {
        Banner { title: t("two-values-title"), icon: Icon::Split, tone: Tone::Wait,
            p { {if may_edit { t("two-values-text") } else { t("two-values-other") }} }
        }
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        if may_edit {
            for one in undecided {
                Chooser {
                    key: "{one.path}",
                    label: case::field(one.path.name()),
                    values: one
                        .values
                        .into_iter()
                        .map(|version| (case_value(one.path.name(), &version.value), version))
                        .collect::<Vec<_>>(),
                    path: one.path,
                    onchoose: choose,
                }
            }
        }
    }
}

fn case_value(name: &str, value: &Value) -> String {
    match (name, value) {
        ("category", Value::Choice(code) | Value::Text(code)) => category(code),
        (_, Value::Choice(text) | Value::Text(text)) => text.clone(),
        (_, Value::Date(date)) => dates::both(*date),
        (_, Value::Removed) => t("two-values-removed"),
        _ => t("two-values-kept"),
    }
}
