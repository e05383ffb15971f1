//! Commands and replies about matters (معاملات): contacts, referrals, support
//! requests, reports, replies, appeals, receipts, complaints, obstacles and what
//! was done about them. Each answers a form of its own; drafts are kept by
//! [`super::SaveDraft`] and [`super::LeaveScreen`] as a visit's are.

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::{RequestState, WhereItIs};
use shared::record::Kind;

use super::{CaseRow, DecisionRow, ReviewView, Undecided, VisitRow};

/// See [`super::Command::StartMatter`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartMatter {
    /// What it is: a kind that answers a form and is neither a visit, a
    /// document nor a declaration.
    pub kind: Kind,
    /// In whose file; `None` begins a file of its own, where the kind may
    /// ([`Kind::opens_file`]).
    pub case: Option<RecordId>,
    /// What it speaks of: of a follow-up the referral, complaint, appeal or
    /// obstacle; of a reply and an appeal the decision; of a receipt and a
    /// report the request; of a request or a referral the contact.
    pub about: Option<RecordId>,
    /// Answers that it begins with.
    pub given: Answers,
}

/// See [`super::Command::OpenMatter`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenMatter {
    /// Which matter.
    pub matter: RecordId,
}

/// See [`super::Command::FinishMatter`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishMatter {
    /// Which matter; a support request is handed in instead
    /// ([`super::HandInRequest`]).
    pub matter: RecordId,
}

/// What came of finishing a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finished {
    /// It counts from now on.
    Done,
    /// So many problems stand in the way; the form's evaluation lists them.
    Incomplete {
        /// How many.
        problems: u32,
    },
    /// Of so many answers two values stand: one is to be chosen first.
    Undecided {
        /// How many.
        answers: u32,
    },
}

/// See [`super::Command::DropMatter`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DropMatter {
    /// Which matter; one that is finished or handed in stays.
    pub matter: RecordId,
}

/// How a matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MatterState {
    /// Being written; counts for nothing.
    Draft,
    /// Somebody has to do something about it.
    Open,
    /// It came to its end.
    Closed,
    /// Begun by mistake and put away.
    Dropped,
    /// A receipt that a supervisor took back: it counts for nothing.
    TakenBack,
    /// What was to be done is done, and whoever it concerns is still to be told.
    ToTell,
    /// Whoever recorded it gave it to the office, and is not given what becomes of it there.
    HandedOver,
}

/// A matter in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatterRow {
    /// The matter.
    pub matter: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Its file: a case, or the matter itself or another that opened one.
    pub case: RecordId,
    /// The case's number; empty where the file is no case.
    pub number: String,
    /// The beneficiary's full name; of a file that is no case, who called.
    pub name: String,
    /// What it is about, in a line: the form's question `subject`, else its
    /// question `answer` or `words`.
    pub subject: String,
    /// Choice code of the form's question `sort`, or `outcome` where it has none.
    pub sort: String,
    /// Who began it.
    pub by: String,
    /// When, Unix seconds by that device.
    pub at: i64,
    /// The day on which something is due: the form's question `due` or
    /// `needed_by`; of a follow-up, that of what it follows.
    pub due: Option<Date>,
    /// How it stands.
    pub state: MatterState,
    /// Of a support request: more of that.
    pub request: Option<RequestBrief>,
    /// Where its newest change is.
    pub whereabouts: WhereItIs,
}

/// A support request in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestBrief {
    /// How far it has come.
    pub state: RequestState,
    /// What is asked for, in halalas, if it is money.
    pub amount: Option<i64>,
    /// What is asked for, if it is a thing; empty where only its kind is said.
    #[serde(default)]
    pub item: String,
    /// How much is handed over on it.
    #[serde(default)]
    pub portion: Portion,
    /// Whether it is urgent; what has ended is not any more.
    pub urgent: bool,
    /// When it was handed in last, Unix seconds by that device.
    pub handed_in: Option<i64>,
    /// When the applicant acknowledged the notice.
    pub noticed: Option<Date>,
}

/// How much is handed over on a request, and how much of that was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portion {
    /// Whether it is money, in halalas; else things are counted.
    pub money: bool,
    /// All of it: what the committee granted, else what is asked for; `None` where nobody said how
    /// much.
    pub whole: Option<i64>,
    /// What this association has delivered of it.
    pub delivered: i64,
}

impl Portion {
    /// What is still to be handed over; `None` where nothing is. Of things that nobody counted it
    /// is one, however many were given; of a sum that nobody named it is not known.
    #[must_use]
    pub fn left(&self) -> Option<i64> {
        match self.whole {
            Some(whole) => Some(whole.saturating_sub(self.delivered)).filter(|left| *left > 0),
            None => (!self.money).then_some(1),
        }
    }

    /// Whether it is known that some of it is still to be handed over. Of things that nobody counted
    /// it is not, once one was given.
    #[must_use]
    pub fn is_outstanding(&self) -> bool {
        self.whole.is_some_and(|whole| whole > self.delivered)
    }

    /// Whether some of it was delivered, and some is left.
    #[must_use]
    pub fn is_partly_delivered(&self) -> bool {
        self.delivered > 0 && self.is_outstanding()
    }
}

/// See [`super::Command::Matters`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Matters {
    /// Which.
    pub list: MatterList,
    /// How many to skip.
    pub offset: u32,
    /// How many at most; no more than 200.
    pub limit: u32,
}

/// Which matters a list is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatterList {
    /// Those that this person began and has not finished, newest first.
    MyDrafts,
    /// Those of these kinds that wait for somebody: by the day on which
    /// something is due, then the oldest first.
    Open(Vec<Kind>),
    /// Those of these kinds, newest first, drafts of others left out.
    All(Vec<Kind>),
    /// Support requests at these stages, urgent ones first, then by when they
    /// were handed in.
    Requests(Vec<shared::lifecycle::RequestStage>),
    /// Support requests that the committee has decided, or has asked to be completed, of those
    /// cases that match a search; by name.
    Decided(String),
    /// Decided, and the applicant has not been told; by age.
    ToReply,
    /// Support requests whose day of answer has come and that nobody has
    /// answered ([`shared::lifecycle::reply`]); by age.
    Ageing,
    /// Support requests that were answered before the day that the policy names, the newest answer
    /// first.
    Early,
    /// Ended, told, and nobody has asked yet how it went.
    ToAsk,
    /// The support requests of a case, newest first.
    RequestsOf(RecordId),
}

/// Matters, as a list asked for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MattersView {
    /// The page asked for.
    pub rows: Vec<MatterRow>,
    /// How many there are.
    pub total: u32,
    /// The kinds that this person may begin in a file of their own.
    pub may_begin: Vec<Kind>,
}

/// A matter as it stands, drafts included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatterView {
    /// As in lists.
    pub row: MatterRow,
    /// The form's id and version.
    pub form: (String, String),
    /// Answers with drafts laid over them, for who may write; else as they stand.
    pub answers: Answers,
    /// Answers of which two or more stand, and no draft chooses.
    pub undecided: Vec<Undecided>,
    /// The version of the association's profile under which it was made, if one held.
    pub policy: Option<u32>,
    /// What it speaks of.
    pub about: Option<AboutRow>,
    /// What speaks of it, oldest first.
    pub spoken: Vec<AboutRow>,
    /// Whether this person may write into it: while it is not finished, and of
    /// a support request until it is decided.
    pub may_write: bool,
    /// Whether this person may put it away as begun by mistake.
    pub may_drop: bool,
    /// Which kinds this person may begin that speak of it.
    pub may_begin: Vec<Kind>,
    /// Of a receipt: how whoever received signed, once that was done.
    pub received: Option<ReceivedView>,
    /// Of a receipt: who took it back, when and why, once that was done.
    pub taken_back: Option<ReviewView>,
    /// Of a receipt: whether this person may take it back.
    pub may_take_back: bool,
    /// Words that this person has begun and not said yet, with where
    /// ([`super::KeepWords`]).
    pub words: Vec<(String, String)>,
    /// The channels of the association's policy, by code and as printed; of the
    /// form's list `channel` only these are offered.
    pub channels: Vec<(String, String)>,
}

/// A record that another speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum AboutRow {
    /// A matter.
    Matter(MatterRow),
    /// A decision.
    Decision(DecisionRow),
    /// A case that was opened after a contact.
    Case(CaseRow),
    /// A record that is not here, or that this list does not show.
    Other(RecordId),
}

/// How a receipt was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedView {
    /// The drawing, if one was drawn.
    pub signature: Option<shared::record::signature::Signature>,
    /// The thumbprint, if one was taken.
    pub thumbprint: Option<super::PageView>,
    /// Whether what was signed is what stands.
    pub current: bool,
}

/// See [`super::Command::OpenTimeline`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenTimeline {
    /// Which case.
    pub case: RecordId,
}

/// What happened in a case, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineView {
    /// The case's number and its beneficiary's name.
    pub number: String,
    /// See `number`.
    pub name: String,
    /// What happened.
    pub entries: Vec<TimelineEntry>,
    /// The kinds that this person may begin in this case.
    pub may_begin: Vec<Kind>,
}

/// Something that happened in a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When, Unix seconds by the author's device.
    pub at: i64,
    /// Whose doing.
    pub by: String,
    /// What.
    pub what: Happened,
}

/// What happened in a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Happened {
    /// The case was opened.
    Opened,
    /// A visit was begun.
    Visit(VisitRow),
    /// A matter was begun.
    Matter(MatterRow),
    /// The committee decided.
    Decision(DecisionRow),
    /// A visit or a request was handed in, by its id.
    HandedIn(RecordId),
    /// A supervisor returned something.
    Returned(RecordId),
    /// A supervisor accepted something.
    Accepted(RecordId),
    /// A declaration was signed.
    Declared(RecordId),
    /// A visit was ordered.
    Ordered,
}

/// See [`super::Command::OpenNewCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenNewCase {
    /// The contact that the case comes from, if from one; or a case that is open already, to correct
    /// what it says.
    pub from: Option<RecordId>,
}

/// What is known of a case that is to be opened, or corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCaseView {
    /// Where words about it are kept until it is opened ([`super::KeepWords`]):
    /// the contact, the case, or what stands for this person's own new case.
    pub words_at: RecordId,
    /// Words that this person has begun, with the field.
    pub words: Vec<(String, String)>,
    /// What the contact says of the caller, or the case of its beneficiary, by field.
    pub said: Vec<(String, String)>,
    /// The categories that the association serves, by code and as it calls
    /// them; an empty name stands for the form's own words, an empty list for
    /// every category of the form.
    pub categories: Vec<(String, String)>,
}

/// See [`super::Command::StartCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartCase {
    /// The contact that it comes from, if from one. What the contact says of
    /// the caller is taken over where nothing is given.
    pub contact: Option<RecordId>,
    /// Fields of the new case, as [`super::EditCase`] takes them; a name and a
    /// category at the least.
    pub fields: Vec<(AnswerPath, Value)>,
    /// Whether it was looked whether the case exists already: without it, cases
    /// that may be the same are named and nothing is begun.
    pub looked: bool,
}

/// See [`super::Command::CorrectCase`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CorrectCase {
    /// Which case, and what is set.
    pub edit: super::EditCase,
    /// As of [`StartCase`]; only what is set to something else is looked at.
    pub looked: bool,
}

/// What came of opening a case, or of correcting one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseStarted {
    /// The case.
    Done(RecordId),
    /// These may be the same: by identity number, mobile or a similar name.
    MayBe(Vec<super::CaseRow>),
}
