//! إجابتان مختلفتان: where two or more values of an answer stand, a person chooses, seeing who wrote
//! which and when. Until then both are kept.

use dioxus::prelude::*;
use shared::form::{AnswerPath, FormDefinition, Value};
use shared::ids::RecordId;
use shared::record::Kind;

use super::finish::question_name;
use crate::engine::command::{
    DocumentRow, EditCase, FieldVersion, LeaveScreen, SaveDraft, Undecided,
};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::Weight;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::category;
use crate::ui::filling::use_filling;
use crate::ui::routes::Route;
use crate::ui::shell::{Shell, use_shell};
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
    let shell = use_shell();
    let mut failure = use_signal(|| None::<Failure>);
    let choose = move |(record, path, value): (RecordId, AnswerPath, Value)| async move {
        if record == visit {
            shared.filling.choose(path, value);
            shared.filling.drafts().leave_soon();
            return;
        }
        // A paper's: it has no screen here that would keep what is typed.
        failure.set(choose_in(shell, record, path, value).await.err());
        let mut revision = shell.revision;
        revision += 1;
    };
    rsx! {
        Frame { title: t("two-values-title"), back: Route::Groups { visit }, bar,
            p { class: "soft", bdi { {shared.view.read().row.name.clone()} } }
            if none {
                Banner { title: t("two-values-none"), icon: Icon::Check, tone: Tone::Good }
            } else {
                p { {t("two-values-text")} }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            for one in undecided {
                Chooser {
                    key: "{one.record}/{one.path}",
                    label: label(shared, &one),
                    values: one
                        .values
                        .into_iter()
                        .map(|version| (shown(shared, one.record, &one.path, &version.value), version))
                        .collect::<Vec<_>>(),
                    record: one.record,
                    path: one.path,
                    onchoose: choose,
                }
            }
        }
    }
}

/// The answers of one paper of which two or more stand, chosen where the paper is: of what was not
/// shown at this visit, the visit's list has none.
#[component]
pub(crate) fn PaperValues(undecided: Vec<Undecided>) -> Element {
    let shell = use_shell();
    let form = use_filling().form;
    let mut failure = use_signal(|| None::<Failure>);
    let choose = move |(record, path, value): (RecordId, AnswerPath, Value)| async move {
        failure.set(choose_in(shell, record, path, value).await.err());
        let mut revision = shell.revision;
        revision += 1;
    };
    rsx! {
        Banner { title: t("two-values-title"), icon: Icon::Split, tone: Tone::Wait,
            p { {t("two-values-text")} }
        }
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        for one in undecided {
            Chooser {
                key: "{one.path}",
                label: asked(&one.path),
                values: one
                    .values
                    .into_iter()
                    .map(|version| (words(Some(form), &one.path, &version.value), version))
                    .collect::<Vec<_>>(),
                record: one.record,
                path: one.path,
                onchoose: choose,
            }
        }
    }
}

/// Makes a choice in a paper durable.
async fn choose_in(
    shell: Shell,
    record: RecordId,
    path: AnswerPath,
    value: Value,
) -> Result<(), Failure> {
    shell.ask(SaveDraft { record, path, value }).await?;
    shell.ask(LeaveScreen { record }).await
}

/// What is asked, with the paper that it is asked of.
fn label(visit: Visit, one: &Undecided) -> String {
    if one.record == visit.id {
        return question_name(visit, &one.path);
    }
    paper_label(visit.filling.form, &visit.view.read().documents, one)
}

/// What is asked of a paper, with which paper it is.
pub(crate) fn paper_label(
    visit_form: &FormDefinition,
    documents: &[DocumentRow],
    one: &Undecided,
) -> String {
    let paper = documents.iter().find(|row| row.document == one.record);
    let paper = paper.and_then(|row| visit_form.question(&row.paper));
    let paper = paper.map(|paper| form::pick(&paper.label)).unwrap_or_default();
    format!("{paper} · {}", asked(&one.path))
}

/// What is asked of a paper.
fn asked(path: &AnswerPath) -> String {
    let item = forms::for_kind(Kind::Document).and_then(|form| form.item(path.name()));
    item.map_or_else(|| t("pages-title"), |item| form::pick(item.label()))
}

fn shown(visit: Visit, record: RecordId, path: &AnswerPath, value: &Value) -> String {
    let own = (record == visit.id).then_some(visit.filling.form);
    words(own.or_else(|| forms::for_kind(Kind::Document)), path, value)
}

/// A value in words, by the form that asked for it.
pub(crate) fn words(form: Option<&FormDefinition>, path: &AnswerPath, value: &Value) -> String {
    match (form.and_then(|form| Some((form, form.question(path.name())?))), value) {
        (Some((form, question)), value) => form::answer(form, question, value),
        // The place of one of several, such as a member: there, or removed.
        (None, Value::Removed) => t("two-values-removed"),
        (None, _) => t("two-values-kept"),
    }
}

/// The values of one answer, each with who and when; one press chooses.
#[component]
pub(crate) fn Chooser(
    record: RecordId,
    path: AnswerPath,
    label: String,
    /// In words, with the value; the one that is reckoned with first.
    values: Vec<(String, FieldVersion)>,
    onchoose: EventHandler<(RecordId, AnswerPath, Value)>,
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
                        move |_| onchoose.call((record, path.clone(), value.clone()))
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
    let choose = move |(_, path, value): (RecordId, AnswerPath, Value)| async move {
        let edits = vec![(path, value)];
        if let Err(why) = shell.ask(EditCase { case, edits }).await {
            failure.set(Some(why));
        }
        let mut revision = shell.revision;
        revision += 1;
    };
    rsx! {
        Banner { title: t("two-values-title"), icon: Icon::Split, tone: Tone::Wait,
            p { {if may_edit { t("two-values-case") } else { t("two-values-other") }} }
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
                    record: one.record,
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
