//! إقرار وتعهد: the applicant reads what is declared, says who signs and how, and signs. What is
//! signed already is in `declaration_signed`.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Item, Value};
use shared::ids::RecordId;
use shared::record::signature::{Point, Signature};

use super::declaration_signed::{Changed, Declared, SignedScreen};
use crate::engine::command::{DeclarationView, OpenDeclaration, Sign, Signed, SignedWith};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::host::page;
use crate::photo::Prepared;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::capture::{Capture, Captured, to_keep};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::photo::JPEG;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::question::{Items, element_id};
use crate::ui::components::save_state::SaveState;
use crate::ui::components::signature_pad::SignaturePad;
use crate::ui::filling::{Filling, Form, use_new_filling};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{Key, dates, t};

/// The question of the form that says how it is signed, and its choices.
const MANNER: &str = "manner";
const BY_HAND: &str = "signature";
const BY_THUMB: &str = "thumbprint";

/// A declaration, signed or to be signed.
#[component]
pub(crate) fn DeclarationScreen(visit: RecordId, declaration: RecordId) -> Element {
    // A list of one: another declaration is another component, with nothing left of this one.
    rsx! {
        for declaration in [declaration] {
            LoadDeclaration { key: "{declaration}", visit, declaration }
        }
    }
}

#[component]
fn LoadDeclaration(visit: RecordId, declaration: RecordId) -> Element {
    let reply = use_reply(move || OpenDeclaration { declaration });
    loaded(&reply, t("declaration-title"), Route::Finish { visit }, |view| {
        let form = forms::find(&view.form.0, &view.form.1).ok_or(Failure::FormUnknown)?;
        let visit_form =
            forms::find(&view.visit_form.0, &view.visit_form.1).ok_or(Failure::FormUnknown)?;
        let today = dates::today().ok_or(Failure::Internal)?;
        let (view, visit_form) = (view.clone(), Form(visit_form));
        Ok(match view.signed.clone() {
            Some(signed) => rsx! { SignedScreen { view, signed, visit_form } },
            None => rsx! { ToSign { view, form: Form(form), visit_form, today } },
        })
    })
}

/// How the declaration on the screen is to be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Hand,
    Thumb,
}

fn manner(filling: Filling) -> Option<Manner> {
    let path = AnswerPath::question(MANNER).ok()?;
    match filling.answers.read().get(&path) {
        Some(Value::Choice(code)) if code == BY_HAND => Some(Manner::Hand),
        Some(Value::Choice(code)) if code == BY_THUMB => Some(Manner::Thumb),
        _ => None,
    }
}

#[component]
fn ToSign(view: DeclarationView, form: Form, visit_form: Form, today: Date) -> Element {
    let shell = use_shell();
    let filling = use_new_filling(view.declaration, form.0, today, view.answers.clone());
    let strokes = use_signal(Vec::<Vec<Point>>::new);
    let thumb = use_signal(|| None::<Prepared>);
    let mut lacking = use_signal(|| None::<Key>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let declaration = view.declaration;
    let sign = move |()| async move {
        if busy() {
            return;
        }
        failure.set(None);
        filling.leave_all_fields();
        let with = with(filling, &strokes.peek(), thumb.peek().as_ref());
        lacking.set(with.as_ref().err().copied());
        if to_first_problem(filling) {
            return;
        }
        let Ok(with) = with else {
            page::focus_within("sign");
            return;
        };
        busy.set(true);
        filling.keep_all().await;
        match shell.ask(Sign { declaration, with }).await {
            Ok(Signed::Done) => page::focus_heading(),
            // What the engine knows of and this screen does not yet: read again.
            Ok(Signed::Incomplete { .. }) => failure.set(Some(Failure::ChangedMeanwhile)),
            Err(why) => failure.set(Some(why)),
        }
        let mut revision = shell.revision;
        revision += 1;
        busy.set(false);
    };
    let items: &'static [Item] = form.0.items();
    // Nobody signs under nothing.
    let no_text = view.text.is_empty();
    let bar = (view.may_sign && !no_text).then(|| {
        rsx! {
            Button {
                label: if busy() { t("declaration-signing") } else { t("declaration-sign") },
                weight: Weight::Main,
                icon: Icon::Pen,
                large: true,
                busy: busy(),
                onclick: sign,
            }
        }
    });
    rsx! {
        Frame {
            title: t("declaration-title"),
            back: Route::Finish { visit: view.visit },
            bar,
            div { class: "stack",
                p { class: "soft", bdi { "{view.name}" } }
                SaveState {}
            }
            Changed { form: visit_form, changed: view.changed.clone() }
            section { class: "card", "aria-labelledby": "declared-title",
                h2 { id: "declared-title", {t("declaration-what")} }
                p { class: "hint", {t("declaration-what-hint")} }
                Declared { form: visit_form, declared: view.declared.clone() }
            }
            section { class: "card", "aria-labelledby": "text-title",
                h2 { id: "text-title", {t("declaration-text")} }
                if no_text {
                    p { class: "note", {t("declaration-no-text")} }
                } else {
                    p { class: "declaration-text", dir: "auto", "{view.text}" }
                }
            }
            div { class: "card questions",
                for item in items {
                    if let Item::Group(group) = item {
                        Items { key: "{group.name}", items: &group.items, within: None }
                    }
                }
            }
            if let Some(manner) = manner(filling) {
                section { class: "card", id: "sign", "aria-labelledby": "sign-title",
                    h2 { id: "sign-title",
                        {if manner == Manner::Hand { t("signature-title") } else { t("thumb-title") }}
                    }
                    match manner {
                        Manner::Hand => rsx! { SignaturePad { strokes } },
                        Manner::Thumb => rsx! { Thumbprint { thumb } },
                    }
                    ProblemLine {
                        id: "sign-problem",
                        text: lacking()
                            .filter(|_| with(filling, &strokes.read(), thumb.read().as_ref()).is_err())
                            .map(Key::text),
                    }
                }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
        }
    }
}

/// The thumb's photo, taken before the witness whom the form names.
#[component]
fn Thumbprint(thumb: Signal<Option<Prepared>>) -> Element {
    let taken = thumb.read().as_ref().map(|taken| page::data_url(&taken.photo, JPEG));
    let none = taken.is_none();
    rsx! {
        p { class: "hint", {t("thumb-hint")} }
        if let Some(address) = taken {
            figure { class: "page-picture",
                img { class: "photo", src: "{address}", alt: t("thumb-picture") }
            }
        }
        Capture {
            id: "thumb",
            label: if none { t("thumb-take") } else { t("page-again") },
            main: none,
            oncaptured: move |captured: Captured| thumb.set(Some(captured.prepared)),
        }
    }
}

/// How it is signed, or what is lacking.
fn with(
    filling: Filling,
    strokes: &[Vec<Point>],
    thumb: Option<&Prepared>,
) -> Result<SignedWith, Key> {
    match (manner(filling), thumb) {
        (Some(Manner::Hand), _) => Signature::of(strokes.to_vec())
            .map(SignedWith::Signature)
            .map_err(|_| Key("signature-missing")),
        (Some(Manner::Thumb), Some(taken)) => Ok(SignedWith::Thumbprint(to_keep(taken))),
        (Some(Manner::Thumb), None) => Err(Key("thumb-missing")),
        (None, _) => Err(Key("problem-missing")),
    }
}

/// Leads to the first answer that is missing or wrong, if one is.
fn to_first_problem(filling: Filling) -> bool {
    let evaluation = filling.evaluation.peek();
    let first = evaluation.problems.first().map(|problem| element_id(&problem.path));
    if let Some(id) = &first {
        page::focus_within(id);
    }
    first.is_some()
}
