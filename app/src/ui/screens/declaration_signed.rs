//! What is declared, in the applicant's sight; and a declaration that is signed: by whom, over what,
//! and whether that is still what stands.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Answers, Item, Value};
use shared::record::Kind;

use super::finish::StartDeclarationButton;
use super::groups::count;
use super::paper_words;
use crate::engine::command::{DeclarationView, DeclaredPaper, PaperChange, SignedDeclaration};
use crate::engine::forms;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::photo::Photo;
use crate::ui::components::signature_pad::Drawn;
use crate::ui::evidence::At;
use crate::ui::filling::Form;
use crate::ui::text::{dates, form, t, t_args};

/// The forms that tell what is declared.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Asked {
    /// Asks what the visit or the request answers.
    pub(crate) declared: Form,
    /// Names the papers.
    pub(crate) papers: Form,
}

/// A declaration that is signed.
#[component]
pub(crate) fn SignedScreen(
    at: At,
    view: DeclarationView,
    signed: SignedDeclaration,
    asked: Asked,
) -> Element {
    rsx! {
        Frame {
            title: t("declaration-title"),
            heading: if signed.current { t("declaration-signed") } else { t("declaration-stale") },
            back: at.end(),
            p { class: "soft", bdi { "{view.name}" } }
            if !signed.current {
                Changed {
                    asked,
                    changed: view.changed.clone(),
                    papers: view.papers_changed.clone(),
                }
                if view.may_sign {
                    StartDeclarationButton {
                        at,
                        label: t("declaration-renew"),
                        weight: Weight::Main,
                    }
                }
            }
            section { class: "card", "aria-labelledby": "text-title",
                h2 { id: "text-title", {t("declaration-text")} }
                p { class: "declaration-text", dir: "auto", "{view.text}" }
                SignedBy { signed }
            }
            section { class: "card", "aria-labelledby": "declared-title",
                h2 { id: "declared-title", {t("declaration-was")} }
                if view.in_confidence {
                    p { class: "note", {t("confidential-declared")} }
                }
                Declared { asked, declared: view.declared, papers: view.papers }
            }
        }
    }
}

/// Who signed, how, and who took it.
#[component]
pub(crate) fn SignedBy(signed: SignedDeclaration) -> Element {
    let role = forms::for_kind(Kind::Declaration)
        .map_or_else(|| signed.role.clone(), |known| form::choice(known, "signer", &signed.role));
    let facts = vec![
        (t("declaration-signer"), signed.signer.clone()),
        (t("declaration-role"), role),
        (t("declaration-at"), dates::moment(signed.at)),
        (t("declaration-taken-by"), signed.taken_by.clone()),
        (t("declaration-witness"), signed.witness.clone()),
    ];
    let label = t_args("declaration-signature-of", &[("name", signed.signer.clone().into())]);
    rsx! {
        if let Some(signature) = signed.signature {
            Drawn { signature, label: label.clone() }
        }
        if let Some(page) = signed.thumbprint {
            figure { class: "page-picture", Photo { photo: page.photo, alt: label } }
        }
        Facts { facts }
    }
}

/// What changed since a signature, and what it is now.
#[component]
pub(crate) fn Changed(
    asked: Asked,
    changed: Vec<(AnswerPath, Option<Value>)>,
    papers: Vec<PaperChange>,
) -> Element {
    let definition = asked.declared.0;
    let of_papers = paper_words::lines(asked.papers.0, &papers);
    let lines: Vec<_> = changed
        .iter()
        .filter_map(|(path, now)| {
            let question = definition.question(path.name())?;
            let now = now.as_ref().unwrap_or(&Value::Removed);
            let label = form::pick(&question.label);
            Some((path.clone(), label, form::answer(definition, question, now)))
        })
        .collect();
    rsx! {
        if !changed.is_empty() || !papers.is_empty() {
            Banner { title: t("declaration-changed-title"), icon: Icon::Refresh, tone: Tone::Wait,
                p { {t("declaration-changed-text")} }
                ul { class: "stack",
                    for (path , label , now) in lines {
                        li { key: "{path}",
                            {t_args("declaration-changed-line", &[
                                ("question", label.into()),
                                ("now", now.into()),
                            ])}
                        }
                    }
                    for line in of_papers {
                        li { key: "{line}", "{line}" }
                    }
                }
            }
        }
    }
}

/// What is declared, by section: each folds, and all open at once. Below, never folded, the papers.
#[component]
pub(crate) fn Declared(asked: Asked, declared: Answers, papers: Vec<DeclaredPaper>) -> Element {
    let mut all = use_signal(|| false);
    let sections: Vec<_> = asked
        .declared
        .0
        .screens()
        .map(|screen| {
            let mut facts = Vec::new();
            facts_of(asked.declared, screen.items, None, &declared, &mut facts);
            (form::pick(screen.label), facts)
        })
        .filter(|(_, facts)| !facts.is_empty())
        .collect();
    let papers = paper_words::facts(asked.papers.0, &papers);
    rsx! {
        div {
            Button {
                label: if all() { t("declaration-fold") } else { t("declaration-unfold") },
                icon: Icon::List,
                onclick: move |()| all.toggle(),
            }
        }
        for (label , facts) in sections {
            details { key: "{label}-{all}", class: "declared", open: all(),
                summary {
                    span { class: "row-title", "{label}" }
                    span { class: "small soft",
                        {t_args("declaration-answers", &[("count", count(facts.len()).into())])}
                    }
                }
                Facts { facts }
            }
        }
        if !papers.is_empty() {
            div { class: "declared-papers",
                h3 { {t("papers-title")} }
                p { class: "hint", {t("declaration-papers-hint")} }
                Facts { facts: papers }
            }
        }
    }
}

/// The answers to some items as names and values, in the order of the form.
pub(crate) fn facts_of(
    form: Form,
    items: &[Item],
    within: Option<&AnswerPath>,
    answers: &Answers,
    facts: &mut Vec<(String, String)>,
) {
    for item in items {
        match item {
            Item::Question(question) => {
                let path = crate::ui::components::question::path_of(within, &question.name);
                if let Some(value) = path.and_then(|path| answers.get(&path)) {
                    facts
                        .push((form::pick(&question.label), form::answer(form.0, question, value)));
                }
            }
            Item::Group(group) => facts_of(form, &group.items, within, answers, facts),
            Item::Repeat(repeat) => {
                let instances = answers.instances(within, &repeat.name);
                for (place, instance) in instances.into_iter().enumerate() {
                    let number = count(place + 1);
                    let title = form::pick(&repeat.label);
                    let title = t_args(
                        "repeat-item",
                        &[("title", title.into()), ("number", number.into())],
                    );
                    let before = facts.len();
                    facts_of(form, &repeat.items, Some(instance), answers, facts);
                    // Whose answers these are, said at the first of them.
                    if let Some((label, _)) = facts.get_mut(before) {
                        *label = format!("{title} · {label}");
                    }
                }
            }
        }
    }
}
