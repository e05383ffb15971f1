//! What is asked of a case that is to be opened: which fields, what is wrong with them, and their
//! controls. What is typed is kept at every key.

use dioxus::prelude::*;
use shared::checks::{self, CheckError};
use shared::form::{AnswerPath, Check, Value};
use shared::record::Kind;

use crate::engine::forms;
use crate::ui::components::problem::ProblemLine;
use crate::ui::components::tiles::OneOf;
use crate::ui::offered::Offered;
use crate::ui::text::{case, form, t};
use crate::ui::words::Words;

/// Characters of a field at most.
const MAX_FIELD: usize = shared::form::MAX_TEXT;
/// The field that is chosen and not typed, which is also the form's list.
const CATEGORY: &str = "category";
/// The fields, in the order in which they are asked.
pub(super) const FIELDS: [&str; 7] =
    ["name", CATEGORY, "identity_number", "mobile", "city", "district", "landmark"];

/// Why a field cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// It is needed.
    Missing,
    /// Its number has a check, and fails it.
    Check(Check, CheckError),
    /// The engine does not take it.
    Refused,
}

/// A field that is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Its name.
    pub(super) field: String,
    /// Why.
    pub(super) why: Why,
}

impl Wrong {
    fn words(&self) -> String {
        match &self.why {
            Why::Missing if self.field == CATEGORY => t("new-case-category-missing"),
            Why::Missing => t("new-case-name-missing"),
            Why::Check(check, error) => form::check(Some(check), *error),
            Why::Refused => t("new-case-refused"),
        }
    }
}

/// The fields of the new case, from what was typed in the order of [`FIELDS`].
///
/// # Errors
/// The first field that is missing or wrong.
pub(super) fn fields(entered: &[String]) -> Result<Vec<(AnswerPath, Value)>, Wrong> {
    let mut fields = Vec::new();
    for (name, text) in FIELDS.into_iter().zip(entered) {
        let text = text.trim();
        let wrong = |why| Wrong { field: name.to_owned(), why };
        match name {
            "name" | CATEGORY if text.is_empty() => return Err(wrong(Why::Missing)),
            _ if text.is_empty() => continue,
            "identity_number" => {
                checks::identity_number(text)
                    .map_err(|error| wrong(Why::Check(Check::IdentityNumber, error)))?;
            }
            "mobile" => {
                checks::mobile(text).map_err(|error| wrong(Why::Check(Check::Mobile, error)))?;
            }
            _ => {}
        }
        let path = AnswerPath::question(name).map_err(|_| wrong(Why::Refused))?;
        fields.push((path, Value::Text(text.to_owned())));
    }
    Ok(fields)
}

/// What is to be written of a case that says this already: the fields that say something else now,
/// and those that say nothing any more.
pub(super) fn corrected(
    said: &[(String, String)],
    fields: Vec<(AnswerPath, Value)>,
) -> Vec<(AnswerPath, Value)> {
    let emptied = FIELDS.into_iter().filter(|name| {
        said.iter().any(|(field, _)| field == name)
            && fields.iter().all(|(at, _)| at.name() != *name)
    });
    let emptied: Vec<_> = emptied
        .filter_map(|name| Some((AnswerPath::question(name).ok()?, Value::Removed)))
        .collect();
    let same = |at: &AnswerPath, value: &Value| {
        said.iter().any(|(field, text)| field == at.name() && *value == Value::Text(text.clone()))
    };
    fields.into_iter().filter(|(at, value)| !same(at, value)).chain(emptied).collect()
}

/// The id of a field's element.
pub(super) fn element_id(field: &str) -> String {
    format!("new-case-{field}")
}

/// One field.
#[component]
pub(super) fn CaseField(
    name: &'static str,
    words: Words,
    /// The categories that the association serves.
    offered: Offered,
    wrong: Option<Wrong>,
    onwrite: EventHandler<()>,
) -> Element {
    let id = element_id(name);
    let problem = wrong.filter(|wrong| wrong.field == name).map(|wrong| wrong.words());
    if name == CATEGORY {
        return rsx! {
            CategoryField { id, words, offered, problem, onwrite }
        };
    }
    let invalid = problem.is_some();
    let hint = match name {
        "name" => t("new-case-name-hint"),
        "landmark" => t("new-case-landmark-hint"),
        _ => String::new(),
    };
    let (mode, dir) = match name {
        "identity_number" => ("numeric", "ltr"),
        "mobile" => ("tel", "ltr"),
        _ => ("text", "auto"),
    };
    rsx! {
        div { class: "field", id: "{id}",
            label { class: "field-label", r#for: "{id}-input",
                {case::field(name)}
                span { class: "field-mark",
                    if name == "name" { {t("question-required")} } else { {t("question-optional")} }
                }
            }
            if !hint.is_empty() {
                p { class: "hint", id: "{id}-hint", "{hint}" }
            }
            input {
                class: "input",
                id: "{id}-input",
                r#type: "text",
                dir,
                inputmode: mode,
                autocomplete: "off",
                enterkeyhint: "next",
                maxlength: "{MAX_FIELD}",
                "aria-describedby": "{id}-hint {id}-problem",
                "aria-invalid": if invalid { "true" },
                "aria-required": if name == "name" { "true" },
                initial_value: words.text_now(),
                oninput: move |event| {
                    words.write(event.value());
                    onwrite.call(());
                },
            }
            ProblemLine { id: "{id}-problem", text: problem }
        }
    }
}

#[component]
fn CategoryField(
    id: String,
    words: Words,
    offered: Offered,
    problem: Option<String>,
    onwrite: EventHandler<()>,
) -> Element {
    let chosen = Some(words.text()).filter(|code| !code.is_empty());
    let choices = forms::for_kind(Kind::Visit)
        .map(|known| offered.choices_in(known, CATEGORY, chosen.as_deref().as_slice()))
        .unwrap_or_default();
    rsx! {
        fieldset { class: "field", id: "{id}", "aria-describedby": "{id}-problem",
            legend { class: "field-label",
                {case::field(CATEGORY)}
                span { class: "field-mark", {t("question-required")} }
            }
            OneOf {
                id: "{id}-choice",
                choices,
                chosen,
                clearable: false,
                onchoose: move |code: Option<String>| {
                    words.write(code.unwrap_or_default());
                    onwrite.call(());
                },
            }
            ProblemLine { id: "{id}-problem", text: problem }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::form::{Check, Value};

    use super::{FIELDS, Why, Wrong, corrected, fields};

    fn entered(filled: &[(&str, &str)]) -> Vec<String> {
        let text = |name: &str| {
            filled.iter().find(|(field, _)| *field == name).map_or("", |(_, text)| text).to_owned()
        };
        FIELDS.iter().map(|name| text(name)).collect()
    }

    fn wrong(filled: &[(&str, &str)]) -> Wrong {
        fields(&entered(filled)).unwrap_err()
    }

    #[test]
    fn a_name_and_a_category_are_enough() {
        let enough = [("name", " سعاد صالح علي التجريبي "), ("category", "poor_family")];
        let fields = fields(&entered(&enough)).unwrap();
        let names: Vec<_> = fields.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["name", "category"]);
        assert_eq!(fields.first().unwrap().1, Value::Text("سعاد صالح علي التجريبي".to_owned()));
    }

    #[test]
    fn what_says_the_same_is_not_written_again() {
        let pair = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        let said =
            [pair("name", "سعاد التجريبي"), pair("category", "poor_family"), pair("city", "قرية")];
        let now = [("name", "سعاد صالح التجريبي"), ("category", "poor_family")];
        let edits = corrected(&said, fields(&entered(&now)).unwrap());
        let text =
            |(at, value): &(shared::form::AnswerPath, Value)| (at.to_string(), value.clone());
        assert_eq!(
            edits.iter().map(text).collect::<Vec<_>>(),
            [
                ("name".to_owned(), Value::Text("سعاد صالح التجريبي".to_owned())),
                ("city".to_owned(), Value::Removed),
            ]
        );
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let missing = |field: &str| Wrong { field: field.to_owned(), why: Why::Missing };
        assert_eq!(wrong(&[]), missing("name"));
        assert_eq!(wrong(&[("name", "سعاد التجريبي")]), missing("category"));
        let both = [("name", "سعاد التجريبي"), ("category", "poor_family")];
        let bad = wrong(&[both[0], both[1], ("mobile", "12")]);
        assert_eq!(bad.field, "mobile");
        assert!(matches!(bad.why, Why::Check(Check::Mobile, _)));
        let bad = wrong(&[both[0], both[1], ("identity_number", "1000000000")]);
        assert_eq!(bad.field, "identity_number");
    }
}
