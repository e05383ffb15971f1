//! What the screens may ask of the engine, what it answers, and what it tells
//! unasked. These types cross a worker's message port or a thread's channel as
//! bytes ([`to_bytes`]); nothing else does.
//!
//! Each request type names its reply ([`Request::Reply`]), so that a screen
//! cannot expect what the engine does not give.

mod case;
mod committee;
mod crossing;
mod delivery;
mod entering;
mod entry;
mod evidence;
mod lists;
mod matter;
mod office;
mod outreach;
mod request;
mod staying;
mod visit;
mod voice;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::ids::RecordId;

use super::failure::Failure;

pub use case::*;
pub use committee::*;
pub use crossing::{from_bytes, to_bytes};
pub use delivery::*;
pub use entering::*;
pub use entry::*;
pub use evidence::*;
pub use lists::*;
pub use matter::*;
pub use office::*;
pub use outreach::*;
pub use request::*;
pub use staying::*;
pub use visit::*;
pub use voice::*;

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
    /// Put a visit away that was begun by mistake and in which nothing was asked.
    DropVisit -> (),
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
    /// Begin a matter: a contact, a referral, a request and their like.
    StartMatter -> RecordId,
    /// One matter with its answers and drafts.
    OpenMatter -> MatterView,
    /// Finish a matter, or learn what is missing.
    FinishMatter -> Finished,
    /// Put a matter away that was begun by mistake.
    DropMatter -> (),
    /// A list of matters.
    Matters -> MattersView,
    /// What happened in a case.
    OpenTimeline -> TimelineView,
    /// What is known of a case that is to be opened.
    OpenNewCase -> NewCaseView,
    /// Open a new case.
    StartCase -> CaseStarted,
    /// Correct what a case says of its beneficiary, after the look of [`StartCase`].
    CorrectCase -> CaseStarted,
    /// A support request with all that its way depends on.
    OpenRequest -> RequestView,
    /// The applicant acknowledged how the request goes on.
    GiveNotice -> (),
    /// Hand a support request in.
    HandInRequest -> RequestHandedIn,
    /// A supervisor returns or forwards a support request.
    ReviewRequest -> (),
    /// What the committee has before it of one request.
    OpenMemo -> MemoView,
    /// The committee's sessions.
    Sessions -> SessionsView,
    /// Begin a session.
    StartSession -> RecordId,
    /// One session.
    OpenSession -> SessionView,
    /// Say who is there, what is before it, who stands back.
    EditSession -> (),
    /// Write a decision down.
    Decide -> Decided,
    /// What is printed of a session.
    OpenMinutes -> MinutesView,
    /// What is to be delivered.
    Deliveries -> DeliveriesView,
    /// Deliver what was granted, against a mark.
    Deliver -> RecordId,
    /// Sign a receipt that was filled in.
    SignReceipt -> Signed,
    /// A supervisor says that what a receipt says was not delivered.
    TakeBackReceipt -> (),
    /// What a family was given over the years.
    OpenLedger -> LedgerView,
    /// Say how it went; sealed to the server.
    GiveFeedback -> (),
    /// What was answered, as far as it may be told.
    OpenSatisfaction -> SatisfactionView,
    /// The policy, its guides, and who has signed it.
    OpenPolicy -> PolicyView,
    /// Sign that the policy was read.
    Acknowledge -> (),
    /// A guide's file.
    OpenGuide -> GuideView,
    /// Who is due for a visit.
    Outreach -> OutreachView,
    /// A day's visits in order.
    PlanDay -> DayPlanView,
    /// Try to reach the server now.
    SyncNow -> (),
}

impl Command {
    /// Whether photos are read or kept for it, or are to be sent.
    pub(crate) const fn uses_photos(&self) -> bool {
        matches!(
            self,
            Self::OpenPhoto(_)
                | Self::OpenPolicy(_)
                | Self::OpenGuide(_)
                | Self::AddPage(_)
                | Self::ReplacePage(_)
                | Self::KeepMark(_)
                | Self::Sign(_)
                | Self::Deliver(_)
                | Self::SignReceipt(_)
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
