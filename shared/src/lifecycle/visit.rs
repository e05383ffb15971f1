//! The way of a visit: in progress, handed in, returned or accepted.

use serde::{Deserialize, Serialize};

use crate::ids::RecordId;

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
    /// The submission.
    pub submission: RecordId,
    /// Of what everyone who sees the visit sees: compared with what stands.
    pub digest: [u8; 32],
    /// Of all of it, the annex included: what a review speaks of.
    pub whole: [u8; 32],
}

/// What a review says of what was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitReview {
    /// The submission that was read.
    pub submission: RecordId,
    /// The [`HandedIn::whole`] of what was read.
    pub whole: [u8; 32],
    /// Returned or accepted.
    pub outcome: ReviewOutcome,
}

/// The facts that a visit's stage depends on: none that only some of those who
/// see the visit are given, so that its stage is the same for all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitFacts {
    /// The digest of the visit's answers as they stand.
    pub digest: [u8; 32],
    /// What was handed in, in order of submission.
    pub submissions: Vec<HandedIn>,
    /// What was said of them, in order.
    pub reviews: Vec<VisitReview>,
}

/// How far the visit has come.
///
/// Only the newest submission counts, and of what was said of just those answers
/// the newest word. What was accepted is accepted, however often the same is
/// handed in. What was returned and is handed in again waits anew, also where no
/// answer changed: what was asked for may be a signature, or said in a comment.
#[must_use]
pub fn visit_stage(facts: &VisitFacts) -> VisitStage {
    let Some(submitted) = facts.submissions.last() else {
        return VisitStage::InProgress;
    };
    let newest = facts.reviews.iter().rev().find(|review| review.whole == submitted.whole);
    match newest.map(|review| (review.outcome, review.submission)) {
        Some((ReviewOutcome::Accepted, _)) => VisitStage::Accepted,
        Some((ReviewOutcome::Returned, of)) if of == submitted.submission => VisitStage::Returned,
        _ if facts.digest == submitted.digest => VisitStage::HandedIn,
        _ => VisitStage::Amended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: [u8; 32] = [1; 32];
    const SECOND: [u8; 32] = [2; 32];

    fn nth(submission: u8) -> RecordId {
        RecordId::from_bytes([submission; 16])
    }

    fn handed_in(submission: u8, digest: [u8; 32]) -> HandedIn {
        HandedIn { submission: nth(submission), digest, whole: digest }
    }

    fn review(submission: u8, whole: [u8; 32], outcome: ReviewOutcome) -> VisitReview {
        VisitReview { submission: nth(submission), whole, outcome }
    }

    #[test]
    fn what_only_the_annex_changed_is_reviewed_anew_and_amends_nothing_for_others() {
        let mut facts = VisitFacts { digest: FIRST, ..VisitFacts::default() };
        facts.submissions.push(HandedIn { whole: [8; 32], ..handed_in(1, FIRST) });
        facts.reviews.push(review(1, [8; 32], ReviewOutcome::Returned));
        assert_eq!(visit_stage(&facts), VisitStage::Returned);
        facts.submissions.push(HandedIn { whole: [9; 32], ..handed_in(2, FIRST) });
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
    }

    #[test]
    fn a_visit_goes_its_way() {
        let mut facts = VisitFacts { digest: FIRST, ..VisitFacts::default() };
        assert_eq!(visit_stage(&facts), VisitStage::InProgress);
        facts.submissions.push(handed_in(1, FIRST));
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push(review(1, FIRST, ReviewOutcome::Returned));
        assert_eq!(visit_stage(&facts), VisitStage::Returned);
        facts.digest = SECOND;
        assert_eq!(visit_stage(&facts), VisitStage::Returned, "not handed in again yet");
        facts.submissions.push(handed_in(2, SECOND));
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push(review(2, SECOND, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
    }

    #[test]
    fn returned_for_a_signature_it_is_handed_in_again_with_the_same_answers() {
        let mut facts = VisitFacts { digest: FIRST, ..VisitFacts::default() };
        facts.submissions.push(handed_in(1, FIRST));
        facts.reviews.push(review(1, FIRST, ReviewOutcome::Returned));
        facts.submissions.push(handed_in(2, FIRST));
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn);
        facts.reviews.push(review(2, FIRST, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
        facts.submissions.push(handed_in(3, FIRST));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted, "the same, from another phone");
        // Another supervisor, who knew of neither, returned it after that.
        facts.reviews.push(review(1, FIRST, ReviewOutcome::Returned));
        assert_eq!(visit_stage(&facts), VisitStage::HandedIn, "somebody has to look");
    }

    #[test]
    fn a_late_edit_is_an_amendment_and_undoes_no_decision() {
        let submissions = vec![handed_in(1, FIRST)];
        let mut facts = VisitFacts { digest: SECOND, submissions, reviews: Vec::new() };
        assert_eq!(visit_stage(&facts), VisitStage::Amended);
        facts.reviews.push(review(1, FIRST, ReviewOutcome::Accepted));
        assert_eq!(visit_stage(&facts), VisitStage::Accepted);
    }
}
