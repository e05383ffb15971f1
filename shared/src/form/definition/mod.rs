//! What a form asks: its tree of groups, repeats and questions, and the choices.
//!
//! A [`FormDefinition`] is valid by construction, whether imported or decoded:
//! names are unique, every reference leads somewhere, and nothing depends on
//! itself. How that is checked lives in [`plan`]; reading an XLSForm elsewhere.

mod kind;
mod order;
mod parts;
pub(super) mod plan;

use serde::{Deserialize, Serialize, Serializer};

pub use kind::{Check, QuestionKind};
pub use parts::{Choice, FormParts, Group, Item, Localized, Question, Repeat};
pub use plan::{DefinitionError, DefinitionReason, Place};

use plan::Plan;

use crate::sync::codec;

/// How deep a form's CBOR may nest: groups in groups, and long conditions.
const DEPTH: usize = 256;

/// A form whose parts fit together.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "FormParts")]
pub struct FormDefinition {
    parts: FormParts,
    plan: Plan,
}

/// What one screen of the interview shows.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    /// The name of the top-level group, repeat or question.
    pub name: &'a str,
    /// What the screen is called.
    pub label: &'a Localized,
    /// What it shows, in order.
    pub items: &'a [Item],
}

/// Why stored bytes are not a form that this version can use.
#[derive(Debug, thiserror::Error)]
#[error("the stored form cannot be read: {0}")]
pub struct DecodeError(String);

impl FormDefinition {
    /// Puts a form together.
    ///
    /// # Errors
    /// The first thing that does not fit, with its place.
    pub fn new(parts: FormParts) -> Result<Self, DefinitionError> {
        let plan = Plan::of(&parts)?;
        Ok(Self { parts, plan })
    }

    /// The form's id, stable over its versions.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// The version of the form.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.parts.version
    }

    /// The form's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.parts.title
    }

    /// The code of the language it was written in first, e.g. `ar`.
    #[must_use]
    pub fn default_language(&self) -> &str {
        &self.parts.default_language
    }

    /// The codes of all its languages, the default first.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.parts.languages
    }

    /// The tree of groups, repeats and questions.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.parts.items
    }

    /// The choices of a list.
    #[must_use]
    pub fn choices(&self, list: &str) -> &[Choice] {
        self.parts.choices.get(list).map_or(&[], Vec::as_slice)
    }

    /// The choices of a question; none if it is not one to choose.
    #[must_use]
    pub fn choices_of(&self, question: &Question) -> &[Choice] {
        question.kind.list().map_or(&[], |list| self.choices(list))
    }

    /// The question, group or repeat of that name.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<&Item> {
        let node = self.plan.nodes.get(self.plan.named(name)?)?;
        self.at(&node.location)
    }

    fn at(&self, location: &[usize]) -> Option<&Item> {
        let (first, inner) = location.split_first()?;
        inner.iter().try_fold(self.parts.items.get(*first)?, |item, place| item.items().get(*place))
    }

    /// The question of that name.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        match self.item(name)? {
            Item::Question(question) => Some(question),
            Item::Group(_) | Item::Repeat(_) => None,
        }
    }

    /// The screens in order: each top-level group or repeat is one, and so is a
    /// question that is in no group. What only calculates has no screen.
    pub fn screens(&self) -> impl Iterator<Item = Screen<'_>> {
        self.parts.items.iter().filter_map(|item| match item {
            Item::Group(group) => {
                Some(Screen { name: &group.name, label: &group.label, items: &group.items })
            }
            Item::Question(question) if !question.is_shown() => None,
            other => Some(Screen {
                name: other.name(),
                label: other.label(),
                items: std::slice::from_ref(other),
            }),
        })
    }

    /// The name of the screen that an item is on.
    #[must_use]
    pub fn screen_of(&self, name: &str) -> Option<&str> {
        let node = self.plan.nodes.get(self.plan.named(name)?)?;
        self.parts.items.get(*node.location.first()?).map(Item::name)
    }

    /// Whether an item is, or is within, a group that [is internal]: then its
    /// answer is nothing that the applicant states. What the form does not have
    /// is not internal.
    ///
    /// [is internal]: Group::is_internal
    #[must_use]
    pub fn is_internal(&self, name: &str) -> bool {
        let node = self.plan.named(name).and_then(|place| self.plan.nodes.get(place));
        let mut items = self.items();
        for place in node.iter().flat_map(|node| &node.location) {
            match items.get(*place) {
                Some(Item::Group(group)) if group.is_internal() => return true,
                Some(item) => items = item.items(),
                None => return false,
            }
        }
        false
    }

    /// Whether an item's answer is for few to see (health, criminal record,
    /// parentage): one that the form marks `sensitive`, one within it, or one
    /// that is asked or calculated because of it. What the form does not have is not.
    #[must_use]
    pub fn is_sensitive(&self, name: &str) -> bool {
        let node = self.plan.named(name).and_then(|place| self.plan.nodes.get(place));
        node.is_some_and(|node| node.sensitive)
    }

    /// Whether anything that the form asks is [sensitive](Self::is_sensitive).
    #[must_use]
    pub fn has_sensitive(&self) -> bool {
        self.plan.nodes.iter().any(|node| node.sensitive)
    }

    /// The papers that the form asks to see, in its order.
    pub fn papers(&self) -> impl Iterator<Item = &Question> {
        let items = self.plan.nodes.iter().filter_map(|node| self.at(&node.location));
        items.filter_map(|item| match item {
            Item::Question(question) if question.kind == QuestionKind::Paper => Some(&**question),
            _ => None,
        })
    }

    /// The form in the bytes that it is stored and shipped as.
    ///
    /// # Errors
    /// Only if memory for the bytes cannot be had.
    pub fn to_cbor(&self) -> Result<Vec<u8>, DecodeError> {
        let mut bytes = Vec::new();
        ciborium::into_writer(self, &mut bytes).map_err(|error| DecodeError(error.to_string()))?;
        Ok(bytes)
    }

    /// Reads a form from its bytes and checks it again.
    ///
    /// # Errors
    /// When the bytes are not a form, or one that needs a newer version.
    pub fn from_cbor(bytes: &[u8]) -> Result<Self, DecodeError> {
        codec::tree(bytes, DEPTH)
            .map_err(|error| DecodeError(error.to_string()))?
            .deserialized()
            .map_err(|error| DecodeError(error.to_string()))
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }
}

impl PartialEq for FormDefinition {
    fn eq(&self, other: &Self) -> bool {
        // The plan follows from the parts.
        self.parts == other.parts
    }
}

impl Serialize for FormDefinition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts.serialize(serializer)
    }
}

impl TryFrom<FormParts> for FormDefinition {
    type Error = DefinitionError;

    fn try_from(parts: FormParts) -> Result<Self, DefinitionError> {
        Self::new(parts)
    }
}
