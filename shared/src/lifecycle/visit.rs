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

/// What was handed in, by its digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedIn {
    /// Of what everyone who sees the visit sees: compared with what stands.
    pub digest: [u8; 32],
    /// Of all of it, the annex included: what a review speaks of.
    pub whole: [u8; 32],
}

/// The facts that a visit's stage depends on: none that only some of those who
/// see the visit are given, so that its stage is the same for all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitFacts {
    /// The digest of the visit's answers as they stand.
    pub digest: [u8; 32],
    /// What was handed in, in order of submission.
    pub submissions: Vec<HandedIn>,
    /// Which [`HandedIn::whole`] each review speaks of, and what it says, in order.
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
    let review = facts.reviews.iter().rev().find(|(whole, _)| *whole == submitted.whole);
    match review {
        Some((_, ReviewOutcome::Accepted)) => VisitStage::Accepted,
        Some((_, ReviewOutcome::Returned)) => VisitStage::Returned,
        None if facts.digest == submitted.digest => VisitStage::HandedIn,
        None => VisitStage::Amended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: [u8; 32] = [1; 32];
    const SECOND: [u8; 32] = [2; 32];

    fn handed_in(digest: [u8; 32]) -> HandedIn {
        HandedIn { digest, whole: digest }
    }

    #[test]
    fn what_only_the_annex_changed_is_reviewed_anew_and_amends_nothing_for_others() {
        let mut facts = VisitFacts { digest: FIRST, ..VisitFacts::default() };
        facts.submissions.push(HandedIn { digest: FIRST, whole: [8; 32] });
        facts.reviews.push(([8; 32], ReviewOutcome::Returned));
        assert_eq!(visit_stage(&facts), VisitStage::Returned);
        facts.submissions.push(HandedIn { digest: FIRST, whole: [9; 32] });
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
    }

    #[test]
    fn a_visit_goes_its_way() {
        let mut facts = VisitFacts { digest: FIRST, ..VisitFacts::default() };
        assert_eq!(visit_stage(&facts), VisitStage::InProgress);
        facts.submissions.push(handed_in(FIRST));
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push((FIRST, ReviewOutcome::Returned));
        assert_eq!(visit_stage(&facts), VisitStage::Returned);
        facts.digest = SECOND;
        assert_eq!(visit_stage(&facts), VisitStage::Returned, "not handed in again yet");
        facts.submissions.push(handed_in(SECOND));
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push((SECOND, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
    }

    #[test]
    fn a_late_edit_is_an_amendment_and_undoes_no_decision() {
        let mut facts =
            VisitFacts { digest: SECOND, submissions: vec![handed_in(FIRST)], reviews: Vec::new() };
        assert_eq!(visit_stage(&facts), VisitStage::Amended);
        facts.reviews.push((FIRST, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
    }
}
