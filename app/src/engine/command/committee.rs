//! Commands and replies about the committee's sessions and decisions.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::ids::{PersonId, RecordId};
use shared::lifecycle::WhereItIs;
use shared::lifecycle::sitting::SittingFault;
use shared::record::decision::Ruling;

use super::{MatterRow, Undecided};

/// See [`super::Command::Sessions`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sessions {}

/// The committee's sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsView {
    /// As the association calls its committee.
    pub committee: String,
    /// Newest first; at most 200.
    pub sessions: Vec<SessionRow>,
    /// How many requests wait for a session, to be decided or to be decided anew.
    pub waiting: u32,
    /// Whether this person may begin a session.
    pub may_begin: bool,
}

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// The session.
    pub session: RecordId,
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: Option<Date>,
    /// Whether another session of about that year has its number.
    pub number_twice: bool,
    /// How many requests are before it.
    pub agenda: u32,
    /// Of how many it has decided.
    pub decided: u32,
    /// Where its newest change is.
    pub whereabouts: WhereItIs,
}

/// See [`super::Command::StartSession`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartSession {
    /// Its number, as the secretary counts; at most 30 characters.
    pub number: String,
    /// Its day.
    pub date: Date,
}

/// See [`super::Command::OpenSession`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenSession {
    /// Which session.
    pub session: RecordId,
}

/// A session as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionView {
    /// As in the list.
    pub row: SessionRow,
    /// As the association calls its committee.
    pub committee: String,
    /// How many must be present.
    pub quorum: u16,
    /// Whether the board has set that number; otherwise it is this program's.
    pub quorum_by_board: bool,
    /// What could be spent, in halalas, if the board set a sum.
    pub budget: Option<i64>,
    /// What is left after the session's decisions; may be below zero.
    pub remaining: Option<i64>,
    /// Those of the committee, by name, and whether each is there.
    pub members: Vec<MemberRow>,
    /// The requests before it, in order.
    pub agenda: Vec<AgendaRow>,
    /// Requests that wait for a session, for who may put them on the agenda; decided ones too of
    /// which an appeal is open, or on which two decisions stand.
    pub waiting: Vec<MatterRow>,
    /// What two people set apart without a link between them; the first value counts until somebody
    /// sets one anew.
    pub undecided: Vec<Undecided>,
    /// Whether this person may change the session.
    pub may_write: bool,
    /// Whether this person may write decisions down.
    pub may_decide: bool,
}

/// Somebody of the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Whether the person is there; `None` while nobody has said.
    pub present: Option<bool>,
}

/// A request before a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaRow {
    /// The request; `None` where it is not on this device.
    pub request: Option<MatterRow>,
    /// Its id.
    pub id: RecordId,
    /// Who stood back from it.
    pub recused: BTreeSet<PersonId>,
    /// Who may decide: there, and not stood back.
    pub eligible: BTreeSet<PersonId>,
    /// What this session decided, if it has.
    pub decision: Option<DecisionRow>,
    /// What else stands, newest first: a new decision takes back all of it.
    pub besides: Vec<DecisionRow>,
}

/// A decision in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// The decision.
    pub decision: RecordId,
    /// On which request.
    pub request: RecordId,
    /// Of which session.
    pub session: RecordId,
    /// The session's number and day, where the session is here.
    pub session_number: String,
    /// See `session_number`.
    pub session_date: Option<Date>,
    /// What is decided.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// What is granted, in halalas, if it is money.
    pub amount: Option<i64>,
    /// The names of those who decided.
    pub by: Vec<String>,
    /// When it was written down, Unix seconds by that device.
    pub at: i64,
    /// The decisions that it takes back, oldest first.
    pub replaces: Vec<Replaced>,
    /// Whether it counts: no other takes it back.
    pub counts: bool,
    /// Where it is.
    pub whereabouts: WhereItIs,
}

/// A decision that another took back, as that one tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The decision.
    pub decision: RecordId,
    /// What it decided.
    pub ruling: Ruling,
    /// When it was written down, Unix seconds by that device.
    pub at: i64,
}

/// See [`super::Command::EditSession`]. What is `None` stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditSession {
    /// Which session.
    pub session: RecordId,
    /// Its number; at most 30 characters.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// What may be spent, in halalas; from nothing to a billion riyals.
    pub budget: Option<i64>,
    /// Who is there.
    pub present: BTreeMap<PersonId, bool>,
    /// The requests before it, in order; at most 200.
    pub agenda: Option<Vec<RecordId>>,
    /// Who stands back from which request.
    pub recused: BTreeMap<RecordId, BTreeSet<PersonId>>,
}

/// See [`super::Command::Decide`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Decide {
    /// Of which session.
    pub session: RecordId,
    /// On which request.
    pub request: RecordId,
    /// What the request said when it was read ([`super::RequestView::submission`]).
    pub submission: RecordId,
    /// What is decided.
    pub ruling: Ruling,
    /// Why; needed for anything but an acceptance, and to take back what had
    /// ended the request; at most 2,000 characters.
    pub reason: String,
    /// What is granted, in halalas, if it is money.
    pub amount: Option<i64>,
    /// Who decided.
    pub by: BTreeSet<PersonId>,
}

/// What came of deciding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decided {
    /// The decision.
    Done(RecordId),
    /// It cannot come from this session, and nothing was written.
    Fault(SittingFault),
}

/// See [`super::Command::OpenMinutes`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenMinutes {
    /// Of which session.
    pub session: RecordId,
}

/// محضر and كشف صرف: what is printed of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MinutesView {
    /// The session.
    pub session: SessionView,
    /// The association's name.
    pub association: String,
    /// What is to be paid or given: each acceptance, with who receives and
    /// into which account, as the case's last visit says.
    pub payments: Vec<PaymentRow>,
    /// All money granted, in halalas.
    pub granted: i64,
    /// All money that is still to be paid, in halalas.
    pub to_pay: i64,
}

/// A line of the payment list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRow {
    /// The request.
    pub request: MatterRow,
    /// Who receives: the account's owner, else the beneficiary.
    pub payee: String,
    /// The IBAN as the last visit says; empty where nobody wrote it down.
    pub iban: String,
    /// What is granted, in halalas; `None` where it is a thing.
    pub granted: Option<i64>,
    /// What of it was delivered already: halalas, else things.
    pub delivered: i64,
    /// What is still to be paid, or to be given: nothing while two decisions stand. `None` where
    /// nobody counted the things.
    pub left: Option<i64>,
}
