//! A supervisor returns or accepts what was handed in.

use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::lifecycle::ReviewOutcome;
use shared::people::authority::Action;
use shared::record::review::ReviewDetails;
use shared::record::structure::MAX_VALUE_BYTES;
use shared::record::submission::SubmissionDetails;
use shared::record::{Kind, Record, RecordMeta};

use super::annex::Whole;
use super::command::{Review, ReviewView, WORDS_OF_REVIEW};
use super::commit::{Writing, commit_with};
use super::failure::Failure;
use super::session::Session;
use super::store::device::Device;
use super::store::{StoreError, directory, lists, records};
use super::{visits, words};

/// Characters of a comment at most.
const MAX_COMMENT: usize = 2_000;

/// What is said with a review, if it may be: returning asks for words.
pub(crate) fn comment(outcome: ReviewOutcome, comment: &str) -> Result<String, Failure> {
    let comment = comment.trim();
    if comment.is_empty() && outcome == ReviewOutcome::Returned {
        return Err(Failure::CommentNeeded);
    }
    if comment.chars().count() > MAX_COMMENT || comment.len() > MAX_VALUE_BYTES {
        return Err(Failure::TextTooLong { limit: u32::try_from(MAX_COMMENT).unwrap_or(u32::MAX) });
    }
    Ok(comment.to_owned())
}

/// What a review said, as a screen shows it.
pub(crate) fn view(
    db: &Connection,
    review: &mut Record,
    at: i64,
    details: ReviewDetails,
) -> Result<ReviewView, StoreError> {
    let by = review.begun().map(|(install, _)| directory::name_of(db, install)).transpose()?;
    let by = by.unwrap_or_default();
    Ok(ReviewView { by, at, outcome: details.outcome, comment: details.comment })
}

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
        .filter(|details| details.of == asked.visit)
        .ok_or(Failure::NotFound)?;
    if lists::submission(session.db(), asked.visit)? != Some(asked.submission) {
        return Err(Failure::ChangedMeanwhile);
    }
    // What has not come whole cannot have been read.
    if Whole::load(session, asked.visit)?.handed_in(&details).is_err() {
        return Err(Failure::ChangedMeanwhile);
    }
    // Which of the two would be accepted? Returning asks for the choice.
    if asked.outcome == ReviewOutcome::Accepted && visits::two_standing(session, asked.visit)? > 0 {
        return Err(Failure::TwoValuesStand);
    }
    let review = ReviewDetails {
        of: asked.visit,
        submission: asked.submission,
        digest: details.whole(),
        outcome: asked.outcome,
        comment: comment(asked.outcome, &asked.comment)?,
        waived: BTreeSet::new(),
    };
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Review, case };
    let said = |db: &Connection| words::said(db, asked.visit, WORDS_OF_REVIEW);
    commit_with(session, device, &[Writing { meta, edits: review.edits() }], said, now)
}
