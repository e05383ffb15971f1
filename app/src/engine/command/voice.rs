//! Commands and replies about what people think of how they were served, and
//! about what staff have at hand: the policy, its guides, misconceptions, and
//! that it was read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::association::{Profile, SatisfactionQuestion};
use shared::calendar::Date;
use shared::ids::RecordId;
use shared::lifecycle::Aggregate;
use shared::record::signature::Signature;

/// See [`super::Command::GiveFeedback`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GiveFeedback {
    /// On which support request: one that came to an end, either way.
    pub request: RecordId,
    /// From 1 to 5; what nobody answered is left out.
    pub scores: BTreeMap<SatisfactionQuestion, u8>,
    /// The free line; at most 500 characters.
    pub line: String,
}

/// See [`super::Command::OpenSatisfaction`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenSatisfaction {}

/// What was answered, as far as it may be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SatisfactionView {
    /// The aggregates, made on the server ([`shared::lifecycle::satisfaction`]).
    pub aggregates: Vec<Aggregate>,
    /// The names of the branches and people that aggregates are of.
    pub names: BTreeMap<String, String>,
    /// When the server told, Unix seconds; `None` before it ever has.
    pub told: Option<i64>,
    /// The questions that the association asks, in their order.
    pub questions: Vec<SatisfactionQuestion>,
}

/// See [`super::Command::OpenPolicy`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenPolicy {}

/// The association's policy on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// All that it says; `None` before it has come.
    #[serde(with = "super::crossing::as_cbor")]
    pub profile: Option<Box<Profile>>,
    /// Whether this person is to read and sign it, and has not.
    pub to_sign: bool,
    /// Who has signed which version, as far as this person may see, newest first.
    pub signed: Vec<SignedPolicy>,
    /// Who has not signed the version that holds, for who may see that.
    pub unsigned: Vec<String>,
    /// The day on which the board reads the policy again, once it is near, for who prepares that.
    pub review: Option<Date>,
    /// The guides whose files are on this device already.
    pub guides_here: Vec<String>,
}

/// إقرار الاطلاع: somebody has read the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedPolicy {
    /// The record.
    pub acknowledgement: RecordId,
    /// Who.
    pub by: String,
    /// When, Unix seconds by that device.
    pub at: i64,
    /// Which version of the profile.
    pub version: u32,
    /// Whether that is the version that holds.
    pub current: bool,
}

/// See [`super::Command::Acknowledge`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Acknowledge {
    /// The version that was read. Where another holds by now, nothing is signed:
    /// [`crate::engine::failure::Failure::ChangedMeanwhile`].
    pub version: u32,
    /// The signature.
    pub signature: Signature,
}

/// See [`super::Command::OpenGuide`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenGuide {
    /// Code of the tool ([`shared::association::ToolCode`]).
    pub tool: String,
}

/// A guide's file, or where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum GuideView {
    /// Its bytes, and of what type they are.
    Here {
        /// The bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// As in a `Content-Type` header (RFC 9110).
        media_type: String,
    },
    /// It is being fetched; [`super::Notice::RecordsChanged`] tells when it is here.
    Coming,
    /// The association has given none yet.
    None,
}
