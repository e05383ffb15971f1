//! What the screens may ask of the engine, what it answers, and what it tells
//! unasked. These types cross a worker's message port or a thread's channel as
//! CBOR; nothing else does.
//!
//! Each request type names its reply ([`Request::Reply`]), so that a screen
//! cannot expect what the engine does not give.

mod case;
mod entering;
mod entry;
mod evidence;
mod lists;
mod office;
mod staying;
mod visit;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::ids::RecordId;

use super::failure::Failure;

pub use case::*;
pub use entering::*;
pub use entry::*;
pub use evidence::*;
pub use lists::*;
pub use office::*;
pub use staying::*;
pub use visit::*;

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
    /// Turn the drafts of a record into one change.
    LeaveScreen -> (),
    /// Forget what was entered into a visit that takes no more.
    DiscardLate -> (),
    /// What the server refused in a case was seen: it need not stay.
    PutAway -> (),
    /// Take a group's answers over from the last visit, as confirmed.
    SameAsLast -> (),
    /// Correct what a case says, or choose between two values of it.
    EditCase -> (),
    /// The documents of a visit's case.
    OpenPapers -> PapersView,
    /// Begin a document.
    StartDocument -> RecordId,
    /// One document with its answers, drafts and pages.
    OpenDocument -> DocumentView,
    /// Say that a document was matched with the original, or was not after all.
    MatchDocument -> (),
    /// Take a document out that was begun by mistake.
    RemoveDocument -> (),
    /// Put a photographed page into a document.
    AddPage -> (),
    /// Put another photo in the place of a page's.
    ReplacePage -> (),
    /// Take a page out of a document.
    RemovePage -> (),
    /// The bytes of a photo, or where they are.
    OpenPhoto -> PhotoView,
    /// Begin a declaration on a visit.
    StartDeclaration -> RecordId,
    /// One declaration with its answers, drafts, and what is declared.
    OpenDeclaration -> DeclarationView,
    /// Keep what was drawn or taken under a declaration and is not signed yet.
    KeepMark -> (),
    /// Sign a declaration.
    Sign -> Signed,
    /// Every value that a field has had.
    History -> Vec<FieldVersion>,
    /// Say something at a question of a visit.
    Comment -> (),
    /// Keep words that are being written and not said yet.
    KeepWords -> (),
    /// The cases of the office, or those of one delegate.
    Cases -> CasesView,
    /// Assign cases, and order visits to them.
    Assign -> Assigned,
    /// What a supervisor follows: due, overdue, unread, silent.
    Follow -> FollowView,
    /// Remember where this person is, for after a lock or a restart.
    KeepPlace -> (),
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

impl Command {
    /// Whether photos are read or kept for it, or are to be sent.
    pub(crate) const fn uses_photos(&self) -> bool {
        matches!(
            self,
            Self::OpenPhoto(_)
                | Self::AddPage(_)
                | Self::ReplacePage(_)
                | Self::KeepMark(_)
                | Self::Sign(_)
                | Self::SyncNow(_)
        )
    }
}

/// What the engine says unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Stored records changed: screens read again what they show.
    RecordsChanged,
    /// A photo that a screen asked for has come, or cannot be had now.
    PhotoCame(shared::ids::PhotoId),
    /// Photos have reached the server, one or several: only what a screen says
    /// of where photos are is to be read again.
    PhotosSent,
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
