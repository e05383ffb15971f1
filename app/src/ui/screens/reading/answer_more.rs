//! What else there is to say of one answer: where it is on a map, the two values that stand, who
//! wrote what when, what readers said, and a line to say something.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;

use super::source::Shared;
use crate::engine::command::{Comment, FieldVersion, History};
use crate::engine::failure::Failure;
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::Icon;
use crate::ui::components::position::Known;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::question::element_id;
use crate::ui::components::said::Said;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, t, t_args};
use crate::ui::words::use_words;

/// Characters of a comment at most.
const MAX_COMMENT: usize = 2_000;

/// What else there is to say of one answer.
#[component]
pub(crate) fn AnswerMore(path: AnswerPath, reading: Shared, calculated: bool) -> Element {
    let source = &reading.0;
    let position = match source.value(&path) {
        Some(Value::Position(position)) => Some(*position),
        _ => None,
    };
    let two_values = source.undecided(&path).map(|undecided| undecided.values.clone());
    let said: Vec<_> = source.comments(&path).cloned().collect();
    let visit = source.view.row.visit;
    let may_comment = source.view.may_comment;
    rsx! {
        div { class: "answer-more section",
            if let Some(position) = position {
                Known { position }
            }
            if let Some(values) = two_values {
                div { class: "stack",
                    h4 { {t("two-values-title")} }
                    Versions { path: path.clone(), versions: values, reading: reading.clone() }
                }
            }
            if calculated {
                p { class: "small soft", {t("read-calculated-text")} }
            } else {
                ShowHistory { path: path.clone(), reading: reading.clone() }
            }
            if !said.is_empty() {
                ul { class: "stack", "aria-label": t("read-said-title"),
                    for (place , comment) in said.into_iter().enumerate() {
                        li { key: "{place}", class: "comment",
                            Said { comment }
                        }
                    }
                }
            }
            if may_comment {
                Say { visit, confidential: source.is_sensitive(&path), path }
            }
        }
    }
}

/// Every value that the answer has had.
#[component]
fn ShowHistory(path: AnswerPath, reading: Shared) -> Element {
    let record = reading.0.view.row.visit;
    let asked = path.clone();
    let reply = use_reply(move || History { record, path: asked.clone() });
    match &*reply.read() {
        None => rsx! { Loading {} },
        Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
        Some(Ok(versions)) if versions.is_empty() => rsx! {
            p { class: "small soft", {t("read-history-none")} }
        },
        Some(Ok(versions)) => rsx! {
            div { class: "stack",
                h4 { {t("read-history-title")} }
                Versions { path, versions: versions.clone(), reading }
            }
        },
    }
}

/// Values with who wrote them and when.
#[component]
fn Versions(path: AnswerPath, versions: Vec<FieldVersion>, reading: Shared) -> Element {
    let lines: Vec<_> = versions
        .iter()
        .map(|version| {
            let by =
                [("name", version.by.as_str().into()), ("at", dates::moment(version.at).into())];
            (reading.0.words(&path, &version.value), t_args("review-by", &by))
        })
        .collect();
    rsx! {
        ol { class: "versions",
            for (place , (value , by)) in lines.into_iter().enumerate() {
                li { key: "{place}",
                    p { class: "version-value", bdi { "{value}" } }
                    p { class: "small soft", "{by}" }
                }
            }
        }
    }
}

/// A line to say something at a question; the delegate reads it there.
#[component]
fn Say(visit: RecordId, path: AnswerPath, confidential: bool) -> Element {
    let shell = use_shell();
    let words = use_words(visit, path.as_str());
    // Counts what was said, so that the field is made anew, empty.
    let mut said = use_signal(|| 0_u32);
    let mut missing = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let id = format!("{}-say", element_id(&path));
    let say_words = words.clone();
    let say = move || {
        let (path, words) = (path.clone(), say_words.clone());
        async move {
            let written = words.text_now().trim().to_owned();
            missing.set(written.is_empty());
            if missing() || busy() {
                return;
            }
            busy.set(true);
            match shell.ask(Comment { visit, path, text: written }).await {
                Ok(()) => {
                    words.sent();
                    failure.set(None);
                    said += 1;
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        }
    };
    rsx! {
        form {
            class: "section",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                say()
            },
            div { class: "field",
                label { class: "field-label", r#for: "{id}", {t("read-say")} }
                p { class: "hint", id: "{id}-hint",
                    {t("read-say-hint")}
                    if confidential {
                        " "
                        {t("confidential-say")}
                    }
                }
                for round in [said()] {
                    textarea {
                        key: "{round}",
                        class: "input",
                        id: "{id}",
                        dir: "auto",
                        rows: "2",
                        autocomplete: "off",
                        maxlength: "{MAX_COMMENT}",
                        "aria-describedby": "{id}-hint {id}-problem",
                        "aria-invalid": if missing() { "true" },
                        initial_value: words.text_now(),
                        oninput: {
                            let words = words.clone();
                            move |event: FormEvent| words.write(event.value())
                        },
                    }
                }
                ProblemLine { id: "{id}-problem", text: missing().then(|| t("read-say-missing")) }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            div {
                Button {
                    label: t("read-say-send"),
                    weight: Weight::Plain,
                    icon: Icon::Comment,
                    busy: busy(),
                    submit: true,
                    onclick: |()| {},
                }
            }
        }
    }
}
