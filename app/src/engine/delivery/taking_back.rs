//! إلغاء سند: a supervisor says that what a receipt says was not delivered, or
//! not so. The receipt stays as it was signed and counts for nothing: what it
//! was for can be delivered anew.

use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::lifecycle::ReviewOutcome;
use shared::people::authority::Action;
use shared::record::review::ReviewDetails;
use shared::record::visit::digest;
use shared::record::{Kind, Record, RecordMeta};

use crate::engine::command::{TakeBackReceipt, WORDS_OF_REVIEW};
use crate::engine::commit::{Writing, commit_with};
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::matters::facts::{says, was_delivered};
use crate::engine::reviews::comment;
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::words;

/// Whether this person may take a receipt back: one that counts, once.
pub(crate) fn may_take_back(session: &Session, receipt: &Record) -> Result<bool, Failure> {
    let meta = receipt.meta();
    Ok(meta.kind == Kind::Service
        && was_delivered(session.db(), receipt)?
        && session.may(Action::Write, Kind::Review, meta.case)?)
}

/// Take it back: a review of the receipt, which is its own submission.
pub(crate) fn take_back(
    session: &mut Session,
    device: &Device,
    asked: &TakeBackReceipt,
    now: i64,
) -> Result<(), Failure> {
    let receipt = load_kind(session, asked.receipt, Kind::Service)?;
    if !may_take_back(session, &receipt)? {
        return Err(Failure::NotAllowed);
    }
    let review = ReviewDetails {
        of: asked.receipt,
        submission: asked.receipt,
        digest: digest(&says(&receipt)).map_err(|_| Failure::Internal)?,
        outcome: ReviewOutcome::Returned,
        comment: comment(ReviewOutcome::Returned, &asked.reason)?,
        waived: BTreeSet::new(),
    };
    let case = receipt.meta().case;
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Review, case };
    let said = |db: &Connection| words::said(db, asked.receipt, WORDS_OF_REVIEW);
    commit_with(session, device, &[Writing { meta, edits: review.edits() }], said, now)
}
