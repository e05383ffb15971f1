//! إقرار وتعهد: the applicant reads what is declared, says who signs and how, and signs. What is
//! signed already is in `declaration_signed`.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Evaluation, Item, Value};
use shared::ids::RecordId;
use shared::record::signature::{Point, Signature};

use super::declaration_mark::{Keeper, Thumbprint};
use super::declaration_signed::{Asked, Changed, Declared, SignedScreen};
use super::groups::count;
use crate::engine::command::{
    DeclarationView, KeptMark, OpenDeclaration, PageView, Sign, Signed, SignedWith,
};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::host::page;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::question::{Items, to_first_problem};
use crate::ui::components::save_state::SaveState;
use crate::ui::components::signature_pad::SignaturePad;
use crate::ui::evidence::At;
use crate::ui::filling::{Filling, Form, use_new_filling};
use crate::ui::keeping::use_unkept;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{Key, dates, t, t_args};
use crate::ui::visit::use_visit;

/// The question of the form that says how it is signed, and its choices.
const MANNER: &str = "manner";
const BY_HAND: &str = "signature";
const BY_THUMB: &str = "thumbprint";

/// A declaration on a visit.
#[component]
pub(crate) fn DeclarationScreen(visit: RecordId, declaration: RecordId) -> Element {
    rsx! {
        OneDeclaration { at: At::Visit(visit), declaration }
    }
}

/// A declaration on a visit or a support request, signed or to be signed.
#[component]
pub(crate) fn OneDeclaration(at: At, declaration: RecordId) -> Element {
    // A list of one: another declaration is another component, with nothing left of this one.
    rsx! {
        for declaration in [declaration] {
            LoadDeclaration { key: "{declaration}", at, declaration }
        }
    }
}

#[component]
fn LoadDeclaration(at: At, declaration: RecordId) -> Element {
    let reply = use_reply(move || OpenDeclaration { declaration });
    loaded(&reply, t("declaration-title"), at.end(), |view| {
        let known = |(id, version): &(String, String)| {
            forms::find(id, version).map(Form).ok_or(Failure::FormUnknown)
        };
        let form = known(&view.form)?;
        let asked =
            Asked { declared: known(&view.declared_form)?, papers: known(&view.visit_form)? };
        let today = dates::today().ok_or(Failure::Internal)?;
        let view = view.clone();
        Ok(match view.signed.clone() {
            Some(signed) => rsx! { SignedScreen { at, view, signed, asked } },
            None => rsx! { ToSign { at, view, form, asked, today } },
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
fn ToSign(at: At, view: DeclarationView, form: Form, asked: Asked, today: Date) -> Element {
    let shell = use_shell();
    let filling = use_new_filling(view.declaration, form.0, today, view.answers.clone());
    // What was drawn before a lock, say, is there again.
    let mut strokes = use_signal(|| match &view.mark {
        Some(KeptMark::Signature(drawn)) => drawn.strokes().to_vec(),
        _ => Vec::new(),
    });
    let keeper = use_hook(|| CopyValue::new(Keeper::new(shell, view.declaration)));
    let unkept = keeper.peek().clone();
    use_unkept(move || unkept.waits());
    let mut mark = use_signal(|| view.mark.clone());
    let newest = view.mark.clone();
    use_effect(use_reactive!(|newest| mark.set(newest)));
    let mut lacking = use_signal(|| None::<Key>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let (declaration, shown) = (view.declaration, view.shown);
    // What was drawn was drawn under what was shown then; under anything else it says nothing.
    let mut drawn_under = use_signal(|| shown);
    let mut renewed = use_signal(|| false);
    let mut begin_anew = move || {
        strokes.set(Vec::new());
        mark.set(None);
        keeper.peek().forget(*drawn_under.peek());
        renewed.set(true);
    };
    use_effect(use_reactive!(|shown| {
        if *drawn_under.peek() != shown {
            drawn_under.set(shown);
            begin_anew();
        }
    }));
    let sign = move |()| async move {
        if busy() {
            return;
        }
        failure.set(None);
        renewed.set(false);
        filling.leave_all_fields();
        let with = with(filling, &strokes.peek(), mark.peek().as_ref());
        lacking.set(with.as_ref().err().copied());
        if to_first_problem(filling) {
            return;
        }
        let Ok(with) = with else {
            page::focus_within("sign");
            return;
        };
        busy.set(true);
        match filling.keep_and_ask(Sign { declaration, shown, with }).await {
            Ok(Signed::Done) => page::focus_heading(),
            // What the engine knows of and this screen does not yet: read again.
            Ok(Signed::Incomplete { .. }) => failure.set(Some(Failure::ChangedMeanwhile)),
            Err(Failure::ChangedMeanwhile) => {
                begin_anew();
                page::focus_heading();
            }
            Err(why) => failure.set(Some(why)),
        }
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
            back: at.end(),
            bar,
            div { class: "stack",
                p { class: "soft", bdi { "{view.name}" } }
                SaveState {}
            }
            if renewed() {
                div { role: "alert",
                    Banner { title: t("declaration-renewed-title"), icon: Icon::Refresh, tone: Tone::Bad,
                        p { {t("declaration-renewed-text")} }
                    }
                }
            }
            match at {
                At::Visit(_) => rsx! { VisitIncomplete { at, declaration } },
                At::Request(_) => rsx! {
                    Incomplete { at, declaration, missing: missing_of(asked.declared, &view.declared, today) }
                },
            }
            Changed {
                asked,
                changed: view.changed.clone(),
                papers: view.papers_changed.clone(),
            }
            section { class: "card", "aria-labelledby": "declared-title",
                h2 { id: "declared-title", {t("declaration-what")} }
                p { class: "hint", {t("declaration-what-hint")} }
                Declared {
                    asked,
                    declared: view.declared.clone(),
                    papers: view.papers.clone(),
                }
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
                        Manner::Hand => rsx! {
                            SignaturePad {
                                strokes,
                                ondrawn: move |()| {
                                    // One or the other is kept.
                                    mark.set(None);
                                    keeper.peek().keep(*drawn_under.peek(), &strokes.peek());
                                },
                            }
                        },
                        Manner::Thumb => rsx! {
                            Thumbprint { declaration, shown, taken: thumb_of(mark.read().as_ref()) }
                        },
                    }
                    ProblemLine {
                        id: "sign-problem",
                        text: lacking()
                            .filter(|_| with(filling, &strokes.read(), mark.read().as_ref()).is_err())
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

/// How much is missing or wrong of what is declared of a request: all that it says.
fn missing_of(form: Form, declared: &Answers, today: Date) -> usize {
    Evaluation::of(form.0, declared, today).problems.len()
}

/// The same of a visit, of which more is asked than is declared.
#[component]
fn VisitIncomplete(at: At, declaration: RecordId) -> Element {
    let missing = use_visit().filling.evaluation.read().problems.len();
    rsx! {
        Incomplete { at, declaration, missing }
    }
}

/// Says before signing what would undo it: what is answered afterwards.
#[component]
fn Incomplete(at: At, declaration: RecordId, missing: usize) -> Element {
    rsx! {
        if missing > 0 {
            Banner {
                title: t_args("declaration-incomplete", &[("count", count(missing).into())]),
                icon: Icon::Warning,
                tone: Tone::Wait,
                p { {t("declaration-incomplete-text")} }
                div {
                    Link { to: at.missing(declaration), class: Weight::Plain.class(),
                        {t("declaration-to-missing")}
                        Drawing { icon: Icon::Forward }
                    }
                }
            }
        }
    }
}

/// The thumbprint, where one was taken.
fn thumb_of(mark: Option<&KeptMark>) -> Option<PageView> {
    match mark {
        Some(KeptMark::Thumbprint(page)) => Some(page.clone()),
        _ => None,
    }
}

/// How it is signed, or what is lacking.
fn with(
    filling: Filling,
    strokes: &[Vec<Point>],
    mark: Option<&KeptMark>,
) -> Result<SignedWith, Key> {
    match (manner(filling), mark) {
        (Some(Manner::Hand), _) => Signature::of(strokes.to_vec())
            .map(SignedWith::Signature)
            .map_err(|_| Key("signature-missing")),
        (Some(Manner::Thumb), Some(KeptMark::Thumbprint(_))) => Ok(SignedWith::Kept),
        (Some(Manner::Thumb), _) => Err(Key("thumb-missing")),
        (None, _) => Err(Key("problem-missing")),
    }
}
