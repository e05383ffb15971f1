//! `POST /api/sync`: one exchange carries what a device has and brings what it
//! lacks. The body is a [`super::signed::SignedRequest`] in CBOR around a
//! [`SyncRequest`]; the answer is a [`SyncReply`] as compressed CBOR.

use serde::{Deserialize, Serialize};

use super::pack::Packed;
use super::receipt::Receipt;
use super::signed::Challenge;
use crate::association::Profile;
use crate::ids::{InstallId, PersonId, RecordId};
use crate::lifecycle::Aggregate;
use crate::people::authority::Placement;
use crate::people::{Branch, Person};

/// Where a device stands in the server's log. Opaque to the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor(#[serde(with = "serde_bytes")] pub Vec<u8>);

/// What a device asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncRequest {
    /// Where the device stands; `None` at first, and when it was lost.
    pub cursor: Option<Cursor>,
    /// What the device has that the server may lack. Of each record, changes
    /// that are closed under dependency with what the server acknowledged.
    pub push: Packed,
    /// Submissions that a supervisor opened since the last exchange.
    pub opened: Vec<RecordId>,
    /// To whom a supervisor assigned cases since the last exchange.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
    /// Whether the answer should tell when colleagues' devices were last seen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub follow: bool,
    /// Whether the answer should tell what people think of how they were served.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub satisfaction: bool,
    /// Bytes of changes that the answer may carry, roughly; the device sizes
    /// it to twenty or thirty seconds of its link.
    pub room: u32,
}

/// A case changes hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Which case.
    pub case: RecordId,
    /// To whom; `None` to nobody.
    pub to: Option<PersonId>,
    /// Whose it was when this was decided: if it is somebody else's by then,
    /// nothing happens.
    pub from: Option<PersonId>,
}

/// Why a case did not change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotAssigned {
    /// This person may not assign that case, or there is no such case.
    NotAllowed,
    /// Somebody else assigned it meanwhile.
    Moved,
    /// Nobody who records visits in that branch.
    NoDelegate,
}

/// Lets its bearer send and fetch photos (RFC 6750); good for a while only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearer {
    /// What goes into the header.
    pub token: String,
    /// Seconds for which it is good, from the answer that brought it.
    pub seconds: u32,
}

impl std::fmt::Debug for Bearer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bearer(…)")
    }
}

/// When a colleague's device last came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastSeen {
    /// Which profile on which device.
    pub install: InstallId,
    /// Whose.
    pub person: PersonId,
    /// Unix seconds by the server, to the hour.
    pub at: i64,
}

/// What the server answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SyncReply {
    /// The request was taken.
    Done(Box<SyncAnswer>),
    /// Nothing was taken.
    Refused(Refusal),
}

/// Why a whole request was not taken. Each leaves the server as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Sign again with this challenge.
    StaleChallenge(Challenge),
    /// This nonce was used before.
    Replayed,
    /// No such install, or not its signature.
    NotSigned,
    /// The install was revoked. What it had not sent goes in envelopes, for a
    /// supervisor to adopt.
    Revoked,
    /// The app is newer than the server.
    ProtocolTooNew,
    /// The app is older than what the server still answers: update it.
    ProtocolTooOld,
    /// Not a message of this protocol.
    Malformed,
    /// More than the limits allow: send less at once.
    TooLarge,
    /// The server cannot store just now: try again.
    Unavailable,
}

/// What came of a request that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncAnswer {
    /// For the next request.
    pub challenge: Challenge,
    /// For every pushed change that the server has durably; `None` where
    /// nothing was pushed or nothing was taken.
    pub receipt: Option<Receipt>,
    /// Verdicts on pushed records, by their index in the push. A record that
    /// is not named was accepted, or had already.
    pub verdicts: Vec<(u32, Verdict)>,
    /// Which assignments did not happen, by their index, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_assigned: Vec<(u32, NotAssigned)>,
    /// For photos.
    pub bearer: Bearer,
    /// Where it was asked for: when devices of the caller's branch last came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub last_seen: Vec<LastSeen>,
    /// Where it was asked for, by somebody who may be told: what people think of
    /// how they were served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Vec<Aggregate>>,
    /// What is new for this device.
    pub news: News,
    /// Where the device stands after `news`.
    pub cursor: Cursor,
    /// There is more: ask again at once.
    pub more: bool,
    /// Unix seconds by the server, to tell people how far their clock is off.
    pub at: i64,
}

/// Why a pushed record was not taken. The others of the push were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It rests on changes that the server does not have: send them too.
    MissingDependencies,
    /// The server is too old for it; kept by the device until it is not.
    Deferred,
    /// Never: see why. Put in quarantine, shown to its author.
    Refused(Reason),
    /// It belongs to a case that was refused.
    DependsOnRefused,
}

/// Why a record was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// This person may not write that.
    NotAllowed,
    /// Its changes are not built as records are.
    Structure,
    /// Larger than a record may be.
    TooLarge,
    /// Its changes cannot be applied to the record.
    Unreadable,
    /// It cites a photo that belongs to another case.
    ForeignPhoto,
    /// Its author may write such records, but not this one.
    Rule(RuleBroken),
}

/// Which rule of the association a record breaks that would count for
/// something it is not, if it were taken. On the wire a number, so that an app
/// can pass over a rule that it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub enum RuleBroken {
    /// A decision in the name of somebody who is not of the committee.
    NotOfCommittee,
    /// A decision in the name of somebody who was not in the session.
    Absent,
    /// A decision in the name of somebody who stood back from that request.
    Recused,
    /// A decision by fewer members than the quorum of its session.
    NoQuorum,
    /// A decision about a request that was not before that session.
    NotOnAgenda,
    /// A decision that is no acceptance, without its reason.
    NoReason,
    /// A declaration that names other changes than those of a visit or a support
    /// request and of papers of its own case.
    OtherHeads,
    /// What was signed or decided says something else than it did.
    Settled,
    /// Known to a newer version only.
    Unknown(u16),
}

impl From<u16> for RuleBroken {
    fn from(code: u16) -> Self {
        match code {
            1 => Self::NotOfCommittee,
            2 => Self::Absent,
            3 => Self::Recused,
            4 => Self::NoQuorum,
            5 => Self::NotOnAgenda,
            6 => Self::NoReason,
            7 => Self::OtherHeads,
            8 => Self::Settled,
            other => Self::Unknown(other),
        }
    }
}

impl From<RuleBroken> for u16 {
    fn from(rule: RuleBroken) -> Self {
        match rule {
            RuleBroken::NotOfCommittee => 1,
            RuleBroken::Absent => 2,
            RuleBroken::Recused => 3,
            RuleBroken::NoQuorum => 4,
            RuleBroken::NotOnAgenda => 5,
            RuleBroken::NoReason => 6,
            RuleBroken::OtherHeads => 7,
            RuleBroken::Settled => 8,
            RuleBroken::Unknown(other) => other,
        }
    }
}

/// What is new for a device, in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The association's profile, where it is newer than the device's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Box<Profile>>,
    /// Branches, new or renamed.
    pub branches: Vec<Branch>,
    /// People, new or changed.
    pub people: Vec<Person>,
    /// Whose installs write.
    pub installs: Vec<(InstallId, PersonId)>,
    /// Where cases belong now. A case that this person may no longer see is
    /// not here but in `hidden`.
    pub placements: Vec<(RecordId, Placement)>,
    /// Cases to forget once nothing of them is unsent.
    pub hidden: Vec<RecordId>,
    /// Changes of records, each after what it depends on.
    pub changes: Packed,
    /// Submissions that a supervisor opened: which, who, when (Unix seconds
    /// by the server).
    pub opened: Vec<(RecordId, PersonId, i64)>,
}
