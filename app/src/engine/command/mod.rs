//! What the screens may ask of the engine, what it answers, and what it tells
//! unasked. These types cross a worker's message port or a thread's channel as
//! CBOR; nothing else does.
//!
//! Each request type names its reply ([`Request::Reply`]), so that a screen
//! cannot expect what the engine does not give.

mod entry;
mod work;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::ids::RecordId;

use super::failure::Failure;

pub use entry::*;
pub use work::*;

/// A request with the reply it gets.
pub trait Request: Serialize + Into<Command> {
    /// What the engine answers.
    type Reply: Serialize + DeserializeOwned + 'static;
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident -> $reply:ty),+ $(,)?) => {
        /// Every request, as it crosses to the engine.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        pub enum Command {
            $($(#[$doc])* $name($name)),+
        }
        $(
            impl From<$name> for Command {
                fn from(request: $name) -> Self {
                    Self::$name(request)
                }
            }
            impl Request for $name {
                type Reply = $reply;
            }
        )+
    };
}

commands! {
    /// Who may unlock what on this device.
    ListProfiles -> DeviceView,
    /// Ask the server whether a code is good. Waits for the network.
    Enrol -> Enrolling,
    /// Finish enrolling with a key derived from the new passphrase.
    FinishEnrol -> Session,
    /// Count an attempt and give what deriving the key needs.
    BeginUnlock -> UnlockChallenge,
    /// Unlock with the derived key.
    FinishUnlock -> Session,
    /// Forget the keys in memory.
    Lock -> (),
    /// The first screen of a delegate: cases, visits in progress, what is unsent.
    Home -> HomeView,
    /// One case.
    OpenCase -> CaseView,
    /// Begin a visit to a case.
    StartVisit -> RecordId,
    /// One visit with its answers and drafts.
    OpenVisit -> VisitView,
    /// Keep what was just entered; durable when answered.
    SaveDraft -> (),
    /// Turn the drafts of a visit into one change.
    LeaveScreen -> (),
    /// Hand the visit in, or learn what is missing.
    Submit -> Submitted,
    /// What has not reached the server.
    CountUnsent -> Unsent,
    /// A supervisor's list of visits handed in.
    Queue -> QueueView,
    /// A supervisor has opened a visit that was handed in.
    MarkOpened -> (),
    /// A supervisor returns or accepts a visit.
    Review -> (),
    /// Try to reach the server now.
    SyncNow -> (),
}

/// What the engine says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Stored records changed: screens read again what they show.
    RecordsChanged,
    /// How sending and receiving stand.
    Sync(SyncState),
}

/// How sending and receiving stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SyncState {
    /// Nothing to do.
    Idle,
    /// An exchange is under way.
    Exchanging,
    /// No link; tried again by itself.
    Offline,
    /// Something a person has to do something about.
    Stopped(Failure),
}
