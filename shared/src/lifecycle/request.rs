//! The way of a support request (طلب دعم), from the first words to the receipt:
//! where it stands is worked out from what people have asserted about it, in
//! whatever order that arrived. Only the committee's decisions end it; a late
//! edit moves nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::visit::ReviewOutcome;
use crate::calendar::Date;
use crate::ids::RecordId;
use crate::record::decision::Ruling;

#[cfg(test)]
mod tests;

/// A digest of what a request says.
type Digest = [u8; 32];

/// Who asserted something when, which orders assertions alike on every device:
/// Unix seconds by the author's device, then the record.
pub type Asserted = (i64, RecordId);

/// What holds a request although it was handed in: a rule of the association
/// was broken in the field. The record is taken all the same, and a supervisor
/// who forwards it says of which holds that they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Hold {
    /// A paper that the checklist asks for was not seen.
    PaperMissing,
    /// A paper was seen and not matched with the original.
    PaperUnmatched,
    /// A paper's own date was over on the day of submission.
    PaperExpired,
    /// A paper was older than the form takes on the day of submission.
    PaperTooOld,
    /// Who signs for another has shown no deed for it.
    GuardianshipUnproven,
    /// Nobody has signed.
    DeclarationMissing,
    /// What was signed has changed since.
    DeclarationStale,
    /// The applicant was not told how the request goes on.
    NoticeMissing,
}

impl Hold {
    const CODES: [(Self, &'static str); 8] = [
        (Self::PaperMissing, "paper_missing"),
        (Self::PaperUnmatched, "paper_unmatched"),
        (Self::PaperExpired, "paper_expired"),
        (Self::PaperTooOld, "paper_too_old"),
        (Self::GuardianshipUnproven, "guardianship_unproven"),
        (Self::DeclarationMissing, "declaration_missing"),
        (Self::DeclarationStale, "declaration_stale"),
        (Self::NoticeMissing, "notice_missing"),
    ];

    /// The code in records.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(hold, _)| *hold == self).map_or("", |(_, code)| code)
    }

    /// The hold of this code; `None` for one that a newer version knows.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, known)| *known == code).map(|(hold, _)| *hold)
    }
}

/// A request was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// By whom and when.
    pub by: Asserted,
    /// What it said.
    pub digest: Digest,
    /// What held it on that day.
    pub holds: BTreeSet<Hold>,
}

/// A supervisor looked at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// By whom and when.
    pub by: Asserted,
    /// What was handed in, and read. A submission may say what an earlier one said, and have a
    /// signature that the earlier one lacked: it is looked at anew.
    pub submission: RecordId,
    /// Returned to be completed, or accepted, which forwards it (رفع للجنة).
    pub outcome: ReviewOutcome,
    /// The holds that the supervisor knows of and forwards it with.
    pub waived: BTreeSet<Hold>,
}

/// The committee decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// By whom and when.
    pub by: Asserted,
    /// What it said then.
    pub digest: Digest,
    /// What is decided.
    pub ruling: Ruling,
    /// The decisions that this one takes back.
    pub replaces: BTreeSet<RecordId>,
}

/// The applicant appealed against a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appealed {
    /// Against which.
    pub decision: RecordId,
    /// Whether the appeal came to an end.
    pub closed: bool,
}

/// The applicant was told of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Of which.
    pub decision: RecordId,
    /// On which day.
    pub on: Date,
    /// Before the day that the policy names, and why.
    pub early: bool,
}

/// All that a request's stage depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestFacts {
    /// What the request says now.
    pub digest: Digest,
    /// When it was handed in.
    pub handed_in: Vec<HandedIn>,
    /// What supervisors said.
    pub reviews: Vec<Reviewed>,
    /// What the committee decided.
    pub decisions: Vec<Decided>,
    /// What the applicant was told.
    pub replies: Vec<Told>,
    /// Appeals.
    pub appeals: Vec<Appealed>,
    /// How often something was delivered on it.
    pub services: usize,
}

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RequestStage {
    /// Being written.
    Draft,
    /// Handed in; the supervisor is to look at it.
    HandedIn,
    /// Returned for completion (إعادة للاستكمال).
    Returned,
    /// Before the committee (رُفع للجنة).
    Forwarded,
    /// The committee asks for something more.
    ToComplete,
    /// Put off to a later session.
    Postponed,
    /// The committee declined (اعتذار).
    Declined,
    /// The committee accepted; nothing is delivered yet.
    Accepted,
    /// Accepted, and delivered.
    Served,
}

/// Where a request stands, with what there is to know of it besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestState {
    /// How far it has come.
    pub stage: RequestStage,
    /// What holds it: it is not before the committee while this is not empty.
    pub holds: BTreeSet<Hold>,
    /// It says something else now than when it was last handed in.
    pub amended: bool,
    /// The decision that counts.
    pub decision: Option<RecordId>,
    /// Two decisions stand side by side, neither replacing the other: the
    /// later one counts, and the committee is to say which is meant.
    pub disputed: bool,
    /// The applicant was told of the decision that counts.
    pub replied: bool,
    /// On which day the applicant was first told of being accepted or declined, where that is what
    /// counts («والرد عليه بشأن قبوله أو رفضه»). That a request is put off, or what it lacks, is
    /// no answer.
    #[serde(default)]
    pub answered: Option<Date>,
    /// That was before the day that the policy names: a supervisor sees it.
    #[serde(default)]
    pub early: bool,
    /// An appeal against the decision that counts is open.
    pub appealed: bool,
    /// Something was given, and the committee has never accepted: urgent aid,
    /// which is still to be ratified, or was not. What was given while an
    /// acceptance stood is none, though that was taken back since.
    pub given_first: bool,
    /// Something was given on it, whatever was decided before or since.
    #[serde(default)]
    pub delivered: bool,
}

/// Where a request stands.
///
/// Facts may come in any order. Of what was handed in the newest counts; a
/// review speaks of the submission that it names and of nothing else; a decision
/// counts unless another takes it back, and one that keeps the request open
/// gives way to what is handed in anew: what says something else, or was handed
/// in later.
#[must_use]
pub fn request_state(facts: &RequestFacts) -> RequestState {
    let newest = facts.handed_in.iter().max_by_key(|handed| handed.by);
    let replaced: BTreeSet<_> = facts.decisions.iter().flat_map(|it| &it.replaces).collect();
    let standing = || facts.decisions.iter().filter(|it| !replaced.contains(&it.by.1));
    let decision = standing().max_by_key(|decided| decided.by);
    let anew = |decided: &Decided| {
        newest.is_some_and(|it| it.digest != decided.digest || it.by > decided.by)
    };
    let (stage, holds) = match decision {
        Some(decided) if !(decided.ruling.keeps_open() && anew(decided)) => {
            (after(decided.ruling, facts.services), BTreeSet::new())
        }
        _ => newest.map_or((RequestStage::Draft, BTreeSet::new()), |it| reviewed(facts, it)),
    };
    let id = decision.map(|decided| decided.by.1);
    let mut told = facts.replies.iter().filter(|told| Some(told.decision) == id);
    let answers = decision.is_some_and(|decided| !decided.ruling.keeps_open());
    let answer = told.clone().min_by_key(|told| (told.on, !told.early)).filter(|_| answers);
    RequestState {
        stage,
        holds,
        amended: newest.is_some_and(|handed| handed.digest != facts.digest),
        decision: id,
        disputed: standing().count() > 1,
        replied: told.next().is_some(),
        answered: answer.map(|told| told.on),
        early: answer.is_some_and(|told| told.early),
        appealed: id.is_some_and(|id| {
            facts.appeals.iter().any(|appeal| appeal.decision == id && !appeal.closed)
        }),
        given_first: facts.services > 0
            && facts.decisions.iter().all(|decided| decided.ruling != Ruling::Accepted),
        delivered: facts.services > 0,
    }
}

fn after(ruling: Ruling, services: usize) -> RequestStage {
    match ruling {
        Ruling::Accepted if services > 0 => RequestStage::Served,
        Ruling::Accepted => RequestStage::Accepted,
        Ruling::Declined => RequestStage::Declined,
        Ruling::ToComplete => RequestStage::ToComplete,
        Ruling::Postponed => RequestStage::Postponed,
    }
}

/// How what was handed in stands with the supervisor.
fn reviewed(facts: &RequestFacts, handed: &HandedIn) -> (RequestStage, BTreeSet<Hold>) {
    let about = facts.reviews.iter().filter(|review| review.submission == handed.by.1);
    let last = about.max_by_key(|review| review.by);
    let waived = last.map(|review| &review.waived);
    let holds: BTreeSet<_> = handed
        .holds
        .iter()
        .filter(|hold| !waived.is_some_and(|waived| waived.contains(hold)))
        .copied()
        .collect();
    let stage = match last.map(|review| review.outcome) {
        Some(ReviewOutcome::Returned) => RequestStage::Returned,
        Some(ReviewOutcome::Accepted) if holds.is_empty() => RequestStage::Forwarded,
        Some(ReviewOutcome::Accepted) | None => RequestStage::HandedIn,
    };
    (stage, holds)
}
