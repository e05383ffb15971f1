//! What the screens may ask of the engine, what it answers, and what it tells
//! unasked. These types cross a worker's message port or a thread's channel as
//! CBOR; nothing else does.
//!
//! Each request type names its reply ([`Request::Reply`]), so that a screen
//! cannot expect what the engine does not give.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::{ReviewOutcome, VisitStage, WhereItIs};
use shared::people::Role;

use super::failure::Failure;

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

/// See [`Command::ListProfiles`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListProfiles {}

/// What the locked device shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// The profiles on this device, oldest first.
    pub profiles: Vec<ProfileCard>,
    /// The profile that is unlocked now.
    pub session: Option<Session>,
}

/// A profile as the locked device shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileCard {
    /// The profile's number on this device.
    pub profile: i64,
    /// The association's name.
    pub association: String,
    /// What tells the people of this phone apart: the first name.
    pub label: String,
    /// Sealed envelopes that have not reached the server yet.
    pub unsent: u32,
}

/// See [`Command::Enrol`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Enrol {
    /// The one-time code as typed or read from the link.
    pub code: String,
}

/// The server knows the code: whose profile this will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolling {
    /// The person whose profile it becomes.
    pub person_name: String,
    /// The person's role.
    pub role: Role,
    /// The association's name.
    pub association: String,
    /// The branch's name.
    pub branch: String,
    /// What the new passphrase is derived with.
    pub slot: SlotParameters,
}

/// What Argon2id needs besides the passphrase (RFC 9106).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotParameters {
    /// Random salt, 16 bytes.
    pub salt: [u8; 16],
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

/// A key derived from a passphrase, 32 bytes.
#[derive(Clone, Serialize, Deserialize, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub struct DerivedKey(pub [u8; 32]);

impl std::fmt::Debug for DerivedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DerivedKey(…)")
    }
}

/// See [`Command::FinishEnrol`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishEnrol {
    /// The key derived with [`Enrolling::slot`].
    pub key: DerivedKey,
}

/// See [`Command::BeginUnlock`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BeginUnlock {
    /// Which profile.
    pub profile: i64,
}

/// Whether an attempt may be made now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnlockChallenge {
    /// Derive the key with these and send [`FinishUnlock`].
    Derive(SlotParameters),
    /// Too many wrong attempts: wait this many seconds.
    Wait {
        /// Seconds until the next attempt is allowed.
        seconds: u32,
    },
}

/// See [`Command::FinishUnlock`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishUnlock {
    /// Which profile.
    pub profile: i64,
    /// The key derived from the passphrase.
    pub key: DerivedKey,
}

/// Who is at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The profile's number on this device.
    pub profile: i64,
    /// The person's name.
    pub person_name: String,
    /// The person's role.
    pub role: Role,
    /// The association's name.
    pub association: String,
    /// The branch's name.
    pub branch: String,
}

/// See [`Command::Lock`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lock {}

/// See [`Command::Home`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Home {
    /// What is searched for; empty for all cases.
    pub search: String,
    /// How many cases to skip.
    pub offset: u32,
    /// How many cases at most.
    pub limit: u32,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// The page of cases asked for.
    pub cases: Vec<CaseRow>,
    /// How many cases match the search.
    pub total_cases: u32,
    /// Visits not handed in, or returned for completion, newest first.
    pub in_progress: Vec<VisitRow>,
    /// Visits handed in whose review is not over, newest first.
    pub handed_in: Vec<VisitRow>,
    /// What has not reached the server.
    pub unsent: Unsent,
}

/// What has not reached the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsent {
    /// Records with unsent changes.
    pub records: u32,
    /// When the oldest of them was written, Unix seconds by this device.
    pub oldest: Option<i64>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case.
    pub case: RecordId,
    /// The case number.
    pub number: String,
    /// The beneficiary's full name.
    pub name: String,
    /// Choice code of the category, as in the form's list `category`.
    pub category: String,
    /// City, village or settlement.
    pub place: String,
    /// When it was last visited, Unix seconds.
    pub last_visit: Option<i64>,
}

/// A visit in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitRow {
    /// The visit.
    pub visit: RecordId,
    /// Its case.
    pub case: RecordId,
    /// The case number.
    pub number: String,
    /// The beneficiary's full name.
    pub name: String,
    /// The delegate who began it.
    pub delegate: String,
    /// When it was begun, Unix seconds by the delegate's device.
    pub started: i64,
    /// When it was handed in, Unix seconds by the delegate's device.
    pub submitted: Option<i64>,
    /// How far it has come.
    pub stage: VisitStage,
    /// Where its newest change is.
    pub whereabouts: WhereItIs,
    /// Required questions answered.
    pub answered: u32,
    /// Required questions that apply.
    pub required: u32,
}

/// See [`Command::OpenCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenCase {
    /// Which case.
    pub case: RecordId,
}

/// A case: who, where, members, earlier visits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseView {
    /// As in the list.
    pub row: CaseRow,
    /// Everything known, by the case's own field names (see `shared::record::case`).
    pub details: Answers,
    /// The family's members in order.
    pub members: Vec<Member>,
    /// Its visits, newest first.
    pub visits: Vec<VisitRow>,
    /// Whether this person may begin a visit.
    pub may_visit: bool,
}

/// One of the family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Full name.
    pub name: String,
    /// Choice code of the relation, as in the form's list `relation`.
    pub relation: String,
    /// Date of birth.
    pub birth_date: Option<shared::calendar::Date>,
}

/// See [`Command::StartVisit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartVisit {
    /// Which case is visited.
    pub case: RecordId,
}

/// See [`Command::OpenVisit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenVisit {
    /// Which visit.
    pub visit: RecordId,
}

/// A visit as it stands, drafts included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitView {
    /// As in lists.
    pub row: VisitRow,
    /// The form's id and version.
    pub form: (String, String),
    /// Answers with drafts laid over them.
    pub answers: Answers,
    /// Who wrote each answer, and when. Drafts are not listed.
    pub written: Vec<Written>,
    /// The newest submission; a review speaks of it.
    pub submission: Option<RecordId>,
    /// What reviewers said, oldest first.
    pub reviews: Vec<ReviewView>,
    /// Whether this person may still write answers.
    pub may_write: bool,
    /// Whether this person may review it now.
    pub may_review: bool,
}

/// Who wrote an answer, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Which answer.
    pub path: AnswerPath,
    /// The person's name.
    pub by: String,
    /// Unix seconds by the writer's device.
    pub at: i64,
}

/// What a supervisor said of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// The supervisor's name.
    pub by: String,
    /// Unix seconds by the supervisor's device.
    pub at: i64,
    /// Returned or accepted.
    pub outcome: ReviewOutcome,
    /// What was said.
    pub comment: String,
}

/// See [`Command::SaveDraft`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveDraft {
    /// Which visit.
    pub visit: RecordId,
    /// Which answer.
    pub path: AnswerPath,
    /// What was entered; [`Value::Removed`] clears it.
    pub value: Value,
}

/// See [`Command::LeaveScreen`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeaveScreen {
    /// Which visit.
    pub visit: RecordId,
}

/// See [`Command::Submit`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Submit {
    /// Which visit.
    pub visit: RecordId,
}

/// What came of handing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Submitted {
    /// Handed in; kept on this device until the server has it.
    Done,
    /// So many problems stand in the way; the form's evaluation lists them.
    Incomplete {
        /// How many.
        problems: u32,
    },
}

/// See [`Command::CountUnsent`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CountUnsent {}

/// See [`Command::Queue`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Queue {
    /// How many visits to skip.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A supervisor's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// Visits awaiting review, oldest first.
    pub waiting: Vec<VisitRow>,
    /// How many await review.
    pub total_waiting: u32,
    /// Reviewed lately, newest first.
    pub reviewed: Vec<VisitRow>,
    /// What has not reached the server.
    pub unsent: Unsent,
}

/// See [`Command::MarkOpened`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MarkOpened {
    /// The submission that was opened ([`VisitView::submission`]).
    pub submission: RecordId,
}

/// See [`Command::Review`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Review {
    /// Which visit.
    pub visit: RecordId,
    /// The submission that was read ([`VisitView::submission`]).
    pub submission: RecordId,
    /// What is decided.
    pub outcome: ReviewOutcome,
    /// What the delegate reads; needed to return a visit.
    pub comment: String,
}

/// See [`Command::SyncNow`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SyncNow {}

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
