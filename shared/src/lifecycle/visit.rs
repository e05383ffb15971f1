//! The way of a visit: in progress, handed in, returned or accepted.

use serde::{Deserialize, Serialize};

/// How far a visit has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VisitStage {
    /// Being recorded; not handed in yet.
    InProgress,
    /// Handed in, not reviewed yet.
    HandedIn,
    /// Handed in, then changed: what was handed in is not what stands now, and
    /// the supervisor sees both. A late edit moves no stage by itself.
    Amended,
    /// Returned for completion (إعادة للاستكمال).
    Returned,
    /// Accepted.
    Accepted,
}

/// Where the newest of something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WhereItIs {
    /// The server refused it, and says why; it is kept on this device.
    Refused,
    /// محفوظ بالجهاز: on this device only.
    OnDevice,
    /// وصل الجمعية: the server signed for it.
    Received,
    /// اطّلع المشرف: a supervisor opened it.
    Read,
}

/// What a reviewer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReviewOutcome {
    /// إعادة للاستكمال: the delegate completes it.
    Returned,
    /// Accepted as it was handed in.
    Accepted,
}

/// The facts that a visit's stage depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitFacts {
    /// The digest of the visit's answers as they stand.
    pub digest: [u8; 32],
    /// Digests of what was handed in, in order of submission.
    pub submissions: Vec<[u8; 32]>,
    /// Which digest each review speaks of, and what it says, in order.
    pub reviews: Vec<([u8; 32], ReviewOutcome)>,
}

/// How far the visit has come.
///
/// Only the newest submission counts, and only reviews that speak of it: a
/// review of an earlier submission does not touch a later one.
#[must_use]
pub fn visit_stage(facts: &VisitFacts) -> VisitStage {
    let Some(submitted) = facts.submissions.last() else {
        return VisitStage::InProgress;
    };
    let review = facts.reviews.iter().rev().find(|(digest, _)| digest == submitted);
    match review {
        Some((_, ReviewOutcome::Accepted)) => VisitStage::Accepted,
        Some((_, ReviewOutcome::Returned)) => VisitStage::Returned,
        None if facts.digest == *submitted => VisitStage::HandedIn,
        None => VisitStage::Amended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: [u8; 32] = [1; 32];
    const SECOND: [u8; 32] = [2; 32];

    #[test]
    fn a_visit_goes_its_way() {
        let mut facts = VisitFacts { digest: FIRST, ..VisitFacts::default() };
        assert_eq!(visit_stage(&facts), VisitStage::InProgress);
        facts.submissions.push(FIRST);
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push((FIRST, ReviewOutcome::Returned));
        assert_eq!(visit_stage(&facts), VisitStage::Returned);
        facts.digest = SECOND;
        assert_eq!(visit_stage(&facts), VisitStage::Returned, "not handed in again yet");
        facts.submissions.push(SECOND);
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push((SECOND, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
    }

    #[test]
    fn a_late_edit_is_an_amendment_and_undoes_no_decision() {
        let mut facts =
            VisitFacts { digest: SECOND, submissions: vec![FIRST], reviews: Vec::new() };
        assert_eq!(visit_stage(&facts), VisitStage::Amended);
        facts.reviews.push((FIRST, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
    }
}
