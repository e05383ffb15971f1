//! How an association deals with people: by which ways, with what at hand, in
//! which steps, what its committee, its answer and its declaration are.

use serde::{Deserialize, Serialize};

use super::{ChannelCode, Feature, Guide, SatisfactionQuestion, ToolCode};

/// قناة: a way in which people reach the association.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Which of the known ways it is.
    pub code: ChannelCode,
    /// As printed.
    pub label: String,
}

/// أداة: what staff have at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Which of the known tools it is.
    pub code: ToolCode,
    /// As printed.
    pub label: String,
    /// The file that holds it, beside the profile's own, once the association
    /// has given it: the policies name their guides and contain none of their texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What that file is: found out when the profile is entered at the server,
    /// never written in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
}

/// A sentence of the policy that binds staff or program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What of the program answers it.
    pub feature: Feature,
    /// As printed.
    pub text: String,
}

/// A category of those whom the association serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// A choice of the list `category` in the form for visits.
    pub code: String,
    /// What this association calls it, where the form's own words do not fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A form that the association works with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormChosen {
    /// Its id.
    pub id: String,
    /// The version that the association agreed to; without it, whichever the
    /// app carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// لجنة البحث: who decides on requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committee {
    /// As printed.
    pub name: String,
    /// How many members it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<u8>,
    /// How many of them must be present for a decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u8>,
}

/// The rule about when a request is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyRule {
    /// Word for word.
    pub text: String,
    /// The days that it speaks of.
    pub days: u16,
    /// How the board reads it.
    pub reading: Reading,
}

/// How a period that could be meant either way is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The board has not said: an early answer asks for a reason, none is overdue.
    Unconfirmed,
    /// Not before.
    Floor,
    /// Not after.
    Ceiling,
}

/// إقرار وتعهد: what an applicant signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The text above the signature.
    pub text: String,
}

/// قياس الرضا: what everyone who was served or declined is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Satisfaction {
    /// The questions that are on, in their order.
    pub questions: Vec<SatisfactionQuestion>,
}

/// A mistaken belief about the association, and what is true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misconception {
    /// What people say.
    pub said: String,
    /// What staff answer.
    pub answer: String,
}
