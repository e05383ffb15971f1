//! What an association calls people, in the forms that Arabic sentences need,
//! and which of its two words for beneficiaries its policy uses where.

use serde::{Deserialize, Serialize};

/// What an association calls those who come to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Somebody whom it serves, in the terms of every policy: مستفيد.
    pub beneficiary: Noun,
    /// Somebody whom it serves, in the words of this association alone; none
    /// where it has no other word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<Noun>,
    /// Who comes: المراجع.
    pub visitor: Noun,
    /// Who asks and signs: طالب الدعم.
    pub applicant: Noun,
    /// Who receives people, as printed.
    pub officer: String,
    /// Who answers what is unclear, as printed.
    pub researcher: String,
    /// Which word the policy uses where.
    pub used: Usage,
}

impl Words {
    /// The noun for those whom the association serves.
    #[must_use]
    pub fn noun(&self, word: Word) -> &Noun {
        match word {
            Word::Own => self.own.as_ref().unwrap_or(&self.beneficiary),
            Word::Beneficiary => &self.beneficiary,
        }
    }
}

/// One of an association's two words for those whom it serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// [`Words::beneficiary`].
    Beneficiary,
    /// [`Words::own`].
    Own,
}

/// Which word the policy's body uses in each of its parts. Screens follow `channels`, `officer`,
/// `handling` (files and lists) and `request`; title, goals and steps are shown as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// In its title.
    pub title: Word,
    /// In its goals.
    pub goals: Word,
    /// Above its channels.
    pub channels: Word,
    /// In the title of who receives people, and above that officer's tools.
    pub officer: Word,
    /// Above its steps.
    pub handling: Word,
    /// In its steps.
    pub steps: Word,
    /// In the name of the support request; none where it has no such tool.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Word>,
}

/// A noun for people. Texts choose by case and number: three to ten take
/// `many_oblique`, eleven to ninety-nine `one_accusative`, hundreds `one`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noun {
    /// One: يتيم.
    pub one: String,
    /// The one: اليتيم.
    pub the_one: String,
    /// One in the accusative: يتيمًا.
    pub one_accusative: String,
    /// Two as a subject: يتيمان.
    pub two: String,
    /// Two otherwise: يتيمين.
    pub two_oblique: String,
    /// Several as a subject: مستفيدون.
    pub many: String,
    /// Several otherwise: مستفيدين.
    pub many_oblique: String,
    /// All of them as a subject: المستفيدون.
    pub the_many: String,
    /// All of them otherwise: المستفيدين.
    pub the_many_oblique: String,
    /// For women, where a text speaks of them alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feminine: Option<Feminine>,
}

/// A noun for women.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feminine {
    /// One: مستفيدة.
    pub one: String,
    /// The one: المستفيدة.
    pub the_one: String,
    /// Several: مستفيدات.
    pub many: String,
    /// All of them: المستفيدات.
    pub the_many: String,
}
