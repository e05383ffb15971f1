//! A supervisor returns or accepts what was handed in.

use shared::lifecycle::ReviewOutcome;
use shared::people::authority::Action;
use shared::record::review::ReviewDetails;
use shared::record::structure::MAX_VALUE_BYTES;
use shared::record::submission::SubmissionDetails;
use shared::record::{Kind, RecordMeta};

use super::command::Review;
use super::commit::{Writing, commit};
use super::failure::Failure;
use super::session::Session;
use super::store::device::Device;
use super::store::{lists, records};

/// Characters of a comment at most.
const MAX_COMMENT: usize = 2_000;

/// Write a review of the submission that was read.
pub(crate) fn review(
    session: &mut Session,
    device: &Device,
    asked: &Review,
    now: i64,
) -> Result<(), Failure> {
    let submission = records::load(session.db(), asked.submission)?.ok_or(Failure::NotFound)?;
    let case = submission.meta().case;
    session.demand(Action::Write, Kind::Review, case)?;
    let details = SubmissionDetails::of(&submission)
        .filter(|details| details.visit == asked.visit)
        .ok_or(Failure::NotFound)?;
    if lists::submission(session.db(), asked.visit)? != Some(asked.submission) {
        return Err(Failure::ChangedMeanwhile);
    }
    let comment = asked.comment.trim();
    if comment.is_empty() && asked.outcome == ReviewOutcome::Returned {
        return Err(Failure::CommentNeeded);
    }
    if comment.chars().count() > MAX_COMMENT || comment.len() > MAX_VALUE_BYTES {
        return Err(Failure::TextTooLong { limit: u32::try_from(MAX_COMMENT).unwrap_or(u32::MAX) });
    }
    let review = ReviewDetails {
        visit: asked.visit,
        submission: asked.submission,
        digest: details.digest,
        outcome: asked.outcome,
        comment: comment.to_owned(),
    };
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Review, case };
    commit(session, device, &[Writing { meta, edits: review.edits() }], now)
}
