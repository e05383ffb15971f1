//! A supervisor returns a request (إعادة للاستكمال) or forwards it (رفع للجنة).

use rusqlite::Connection;
use shared::lifecycle::ReviewOutcome;
use shared::people::authority::Action;
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::{Kind, RecordMeta};

use super::opening::newest_submission;
use crate::engine::command::{ReviewRequest, WORDS_OF_REVIEW};
use crate::engine::commit::{Writing, commit_with};
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::reviews::comment;
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::words;

/// Write a review of the request as it was handed in and read.
pub(crate) fn review(
    session: &mut Session,
    device: &Device,
    asked: &ReviewRequest,
    now: i64,
) -> Result<(), Failure> {
    let case = load_kind(session, asked.request, Kind::SupportRequest)?.meta().case;
    session.demand(Action::Write, Kind::Review, case)?;
    let submission = load_kind(session, asked.submission, Kind::Submission)?;
    let details = SubmissionDetails::of(&submission)
        .filter(|details| details.of == asked.request)
        .ok_or(Failure::NotFound)?;
    if newest_submission(session, asked.request)?.map(|(id, _)| id) != Some(asked.submission) {
        return Err(Failure::ChangedMeanwhile);
    }
    // What holds it is forwarded only by who says that it is known.
    if asked.outcome == ReviewOutcome::Accepted && !details.holds.is_subset(&asked.waived) {
        return Err(Failure::HoldsStand);
    }
    let review = ReviewDetails {
        of: asked.request,
        submission: asked.submission,
        digest: details.whole(),
        outcome: asked.outcome,
        comment: comment(asked.outcome, &asked.comment)?,
        waived: asked.waived.intersection(&details.holds).copied().collect(),
    };
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Review, case };
    let said = |db: &Connection| words::said(db, asked.request, WORDS_OF_REVIEW);
    commit_with(session, device, &[Writing { meta, edits: review.edits() }], said, now)
}
