//! The input of a text or a number. While it has the focus it belongs to the person: nothing from
//! outside rewrites it, so that composing Arabic never fights with the rest of the program.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;
use shared::form::{MAX_KEPT, Question, QuestionKind, Value, parse_input};

use crate::ui::filling::use_filling;
use crate::ui::text::form;

/// What the field knows of the value that it shows.
struct Memory {
    /// What was given last or typed last.
    known: Option<Value>,
    focused: bool,
    /// Counts the times that the element was made anew to show another value.
    made: u32,
}

/// The input of a text or a number.
#[component]
pub(crate) fn TextField(
    id: String,
    question: &'static Question,
    value: Option<Value>,
    described_by: String,
    invalid: bool,
    required: bool,
    onvalue: EventHandler<Value>,
    onleave: EventHandler<()>,
) -> Element {
    let filling = use_filling();
    let memory = use_hook(|| {
        Rc::new(RefCell::new(Memory { known: value.clone(), focused: false, made: 0 }))
    });
    let made = {
        let mut memory = memory.borrow_mut();
        if !memory.focused && memory.known != value {
            memory.known.clone_from(&value);
            memory.made += 1;
        }
        memory.made
    };
    let typing = Rc::clone(&memory);
    let oninput = move |event: FormEvent| {
        let raw = event.value();
        // What is no answer is kept as typed: the evaluation says what is wrong
        // with it, and nothing is lost.
        let value = parse_input(filling.form, question, &raw)
            .unwrap_or_else(|_| Value::Text(raw.trim().to_owned()));
        typing.borrow_mut().known = (value != Value::Removed).then(|| value.clone());
        onvalue.call(value);
    };
    let entering = Rc::clone(&memory);
    let onfocus = move |_| entering.borrow_mut().focused = true;
    let onblur = move |_| {
        memory.borrow_mut().focused = false;
        onleave.call(());
    };
    let shown = form::typed(value.as_ref());
    let (mode, dir) = match &question.kind {
        QuestionKind::Integer => ("numeric", "ltr"),
        QuestionKind::Decimal => ("decimal", "ltr"),
        _ if question.check.is_some() => ("text", "ltr"),
        _ => ("text", "auto"),
    };
    let mode = match &question.check {
        Some(shared::form::Check::IdentityNumber) => "numeric",
        Some(shared::form::Check::Mobile) => "tel",
        _ => mode,
    };
    // A list of one, so that a new key makes a new element.
    rsx! {
        for made in [made] {
            if question.is_multiline() {
                textarea {
                    key: "{made}",
                    class: "input",
                    id: "{id}",
                    dir,
                    rows: "5",
                    // Off also keeps browsers from writing what is typed into their session files.
                    autocomplete: "off",
                    "aria-describedby": "{described_by}",
                    "aria-invalid": if invalid { "true" },
                    "aria-required": if required { "true" },
                    maxlength: "{MAX_KEPT}",
                    initial_value: "{shown}",
                    oninput: oninput.clone(),
                    onfocus: onfocus.clone(),
                    onblur: onblur.clone(),
                }
            } else {
                input {
                    key: "{made}",
                    class: "input",
                    id: "{id}",
                    r#type: "text",
                    dir,
                    inputmode: mode,
                    autocomplete: "off",
                    enterkeyhint: "next",
                    "aria-describedby": "{described_by}",
                    "aria-invalid": if invalid { "true" },
                    "aria-required": if required { "true" },
                    maxlength: "{MAX_KEPT}",
                    initial_value: "{shown}",
                    oninput: oninput.clone(),
                    onfocus: onfocus.clone(),
                    onblur: onblur.clone(),
                }
            }
        }
    }
}
