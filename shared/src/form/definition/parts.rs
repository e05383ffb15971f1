//! The parts of a form as plain data, stored with empty fields left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Check, QuestionKind};
use crate::form::expression::Expression;

/// A text in each language of the form, by language code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<String, String>);

impl Localized {
    /// The text in the first of these languages that has it, else in any, else empty.
    #[must_use]
    pub fn pick(&self, languages: &[&str]) -> &str {
        languages
            .iter()
            .find_map(|language| self.0.get(*language))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The parts of a form before it is known that they fit together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FormParts {
    /// The form's id, stable over its versions.
    pub id: String,
    /// The version of the form.
    pub version: String,
    /// The form's title.
    pub title: String,
    /// The code of the language it was written in first.
    pub default_language: String,
    /// The codes of all its languages, the default first.
    pub languages: Vec<String>,
    /// The tree of groups, repeats and questions.
    pub items: Vec<Item>,
    /// The lists of choices by name.
    pub choices: BTreeMap<String, Vec<Choice>>,
}

/// A branch or leaf of the form's tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A question.
    Question(Box<Question>),
    /// Items that belong together.
    Group(Group),
    /// Items that are asked as often as needed.
    Repeat(Repeat),
}

impl Item {
    /// Its name, unique in the form.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Question(question) => &question.name,
            Self::Group(group) => &group.name,
            Self::Repeat(repeat) => &repeat.name,
        }
    }

    /// What it is called on the screen.
    #[must_use]
    pub fn label(&self) -> &Localized {
        match self {
            Self::Question(question) => &question.label,
            Self::Group(group) => &group.label,
            Self::Repeat(repeat) => &repeat.label,
        }
    }

    /// When it is asked; always, if there is nothing.
    #[must_use]
    pub fn relevant(&self) -> Option<&Expression> {
        match self {
            Self::Question(question) => question.relevant.as_ref(),
            Self::Group(group) => group.relevant.as_ref(),
            Self::Repeat(repeat) => repeat.relevant.as_ref(),
        }
    }

    /// The words that say how to show it and whose business it is.
    #[must_use]
    pub fn appearance(&self) -> &[String] {
        match self {
            Self::Question(question) => &question.appearance,
            Self::Group(group) => &group.appearance,
            Self::Repeat(repeat) => &repeat.appearance,
        }
    }

    /// The items within it; none for a question.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::Question(_) => &[],
            Self::Group(group) => &group.items,
            Self::Repeat(repeat) => &repeat.items,
        }
    }
}

/// Items that belong together; one at the top level is a screen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Its name, unique in the form.
    pub name: String,
    /// What it is called on the screen.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub label: Localized,
    /// When it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Expression>,
    /// Words that say how to show it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub appearance: Vec<String>,
    /// What is in it.
    pub items: Vec<Item>,
}

impl Group {
    /// Whether what is in it is the work of whoever visits (what was found, seen
    /// and thought), and nothing that the applicant states or signs.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.appearance.iter().any(|word| word == "internal")
    }
}

/// Items that are asked as often as needed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Repeat {
    /// Its name, unique in the form.
    pub name: String,
    /// What one or all of its instances are called.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub label: Localized,
    /// When it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Expression>,
    /// Words that say how to show it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub appearance: Vec<String>,
    /// What is asked in each instance.
    pub items: Vec<Item>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its name, unique in the form.
    pub name: String,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// The question itself.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub label: Localized,
    /// Help for whoever asks.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub hint: Localized,
    /// When it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Expression>,
    /// What must hold of an answer (`.`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Expression>,
    /// What to say when it does not hold.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub constraint_message: Localized,
    /// When an answer must be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Expression>,
    /// What to say when it is not given.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub required_message: Localized,
    /// How the answer is calculated; then nobody types it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculation: Option<Expression>,
    /// Words that say how to show it, e.g. `multiline`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appearance: Vec<String>,
    /// Shown but not to be typed in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_only: bool,
    /// Which number that carries its own proof the answer is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// Of a paper: how many months after its issue it is still taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_months: Option<u16>,
}

impl Question {
    /// A question with nothing but a name and a kind.
    #[must_use]
    pub fn new(name: &str, kind: QuestionKind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            label: Localized::default(),
            hint: Localized::default(),
            relevant: None,
            constraint: None,
            constraint_message: Localized::default(),
            required: None,
            required_message: Localized::default(),
            calculation: None,
            appearance: Vec::new(),
            read_only: false,
            check: None,
            valid_months: None,
        }
    }

    /// Whether it is on the screen at all.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.kind != QuestionKind::Calculate
    }

    /// Whether a person answers it, rather than reads it or leaves it to be calculated.
    #[must_use]
    pub fn takes_input(&self) -> bool {
        self.calculation.is_none()
            && !self.read_only
            && !matches!(
                self.kind,
                QuestionKind::Note
                    | QuestionKind::Calculate
                    | QuestionKind::Paper
                    | QuestionKind::Unknown(_)
            )
    }

    /// Whether its text may have several lines.
    #[must_use]
    pub fn is_multiline(&self) -> bool {
        self.appearance.iter().any(|word| word == "multiline")
    }
}

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name, unique in the list; this is what an answer holds.
    pub name: String,
    /// What it is called on the screen.
    pub label: Localized,
}
