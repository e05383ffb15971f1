//! From records to the facts that a request's stage depends on
//! ([`shared::lifecycle::request`]), and whether a matter came to its end.

use rusqlite::Connection;
use shared::calendar::Date;
use shared::form::{Answers, Value};
use shared::ids::RecordId;
use shared::lifecycle::request::{Appealed, Decided, HandedIn, Reviewed, Told};
use shared::lifecycle::{RequestFacts, RequestState, ReviewOutcome, request_state as state_of};
use shared::record::decision::DecisionDetails;
use shared::record::matter::Matter;
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::visit::digest_with;
use shared::record::{Kind, Record};

use crate::engine::entered::is_own;
use crate::engine::papers;
use crate::engine::store::{StoreError, records};

/// The question of a reply that says before which day it comes early. Nobody types it: it is set as
/// the reply is begun, and the form asks for the reason by it.
pub(super) const NOT_BEFORE: &str = "not_before";

/// What a matter says: its answers, without what is the record's own.
pub(crate) fn says(record: &Record) -> Answers {
    let answers = record.answers().0.into_iter();
    answers.filter(|(path, value)| !is_own(path) && *value != Value::Removed).collect()
}

/// The digest of what a request says, and of the papers that were shown with it.
pub(crate) fn digest(db: &Connection, request: &Record) -> Result<[u8; 32], StoreError> {
    let papers = papers::handed_in(papers::standing(db, request.meta().id)?);
    let said = papers.iter().map(|paper| (paper.document, &paper.says));
    digest_with(&says(request), said).map_err(|_| StoreError::Unreadable("request"))
}

/// Where a request stands, and why; `None` for what is no request here.
pub(crate) fn request_state(
    db: &Connection,
    request: RecordId,
) -> Result<Option<(RequestState, RequestFacts)>, StoreError> {
    let Some(record) = records::load(db, request)? else { return Ok(None) };
    if record.meta().kind != Kind::SupportRequest {
        return Ok(None);
    }
    let facts = request_facts(db, &record)?;
    Ok(Some((state_of(&facts), facts)))
}

/// Every record of a kind that speaks of another, with when it was begun.
pub(crate) fn speaking(
    db: &Connection,
    of: RecordId,
    kind: Kind,
) -> Result<Vec<(i64, Record)>, StoreError> {
    let mut found = Vec::new();
    for id in records::citing(db, of, kind)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let at = record.begun().map_or(0, |(_, at)| at);
        found.push((at, record));
    }
    found.sort_by_key(|(at, record)| (*at, record.meta().id));
    Ok(found)
}

fn request_facts(db: &Connection, request: &Record) -> Result<RequestFacts, StoreError> {
    let id = request.meta().id;
    let mut facts = RequestFacts { digest: digest(db, request)?, ..RequestFacts::default() };
    for (at, record) in speaking(db, id, Kind::Submission)? {
        let by = (at, record.meta().id);
        facts.handed_in.extend(SubmissionDetails::of(&record).map(|details| HandedIn {
            by,
            digest: details.digest,
            holds: details.holds,
        }));
    }
    for (at, record) in speaking(db, id, Kind::Review)? {
        let by = (at, record.meta().id);
        facts.reviews.extend(ReviewDetails::of(&record).map(|details| Reviewed {
            by,
            submission: details.submission,
            outcome: details.outcome,
            waived: details.waived,
        }));
    }
    for (at, record) in speaking(db, id, Kind::Decision)? {
        let by = (at, record.meta().id);
        facts.decisions.extend(DecisionDetails::of(&record).map(|details| Decided {
            by,
            digest: details.digest,
            ruling: details.ruling,
            replaces: details.replaces,
        }));
        let decision = record.meta().id;
        for (at, reply) in speaking(db, decision, Kind::Reply)? {
            let says = reply.answers();
            let Some(on) = says.day("on").or_else(|| Date::in_riyadh(at)) else { continue };
            if counts(&reply) {
                let early = says.day(NOT_BEFORE).is_some_and(|first| on < first);
                facts.replies.push(Told { decision, on, early });
            }
        }
        for (_, appeal) in speaking(db, decision, Kind::Appeal)? {
            if counts(&appeal) {
                let closed = is_closed(db, appeal.meta().id)?;
                facts.appeals.push(Appealed { decision, closed });
            }
        }
    }
    for (_, receipt) in speaking(db, id, Kind::Service)? {
        let delivered = was_delivered(db, &receipt)? && receipt.answers().word("giver") == "own";
        facts.services += usize::from(delivered);
    }
    Ok(facts)
}

/// Whether a matter was finished and not put away.
pub(crate) fn counts(record: &Record) -> bool {
    let matter = Matter::of(record);
    matter.done && !matter.dropped
}

/// Whether a receipt says that something was delivered: it is finished, and no
/// supervisor took it back.
pub(crate) fn was_delivered(db: &Connection, receipt: &Record) -> Result<bool, StoreError> {
    Ok(counts(receipt) && taken_back(db, receipt.meta().id)?.is_none())
}

/// The review that took a receipt back first, and when.
pub(crate) fn taken_back(
    db: &Connection,
    receipt: RecordId,
) -> Result<Option<(i64, Record, ReviewDetails)>, StoreError> {
    let mut reviews =
        speaking(db, receipt, Kind::Review)?.into_iter().filter_map(|(at, record)| {
            let details = ReviewDetails::of(&record)?;
            Some((at, record, details))
        });
    Ok(reviews.find(|(_, _, details)| details.outcome == ReviewOutcome::Returned))
}

/// Whether a finished follow-up says that a matter came to its end; the newest
/// has the word, so that what was closed too early is open again.
pub(crate) fn is_closed(db: &Connection, matter: RecordId) -> Result<bool, StoreError> {
    let newest = newest_follow_up(db, matter)?;
    Ok(newest.is_some_and(|says| says.word("outcome") == "closed"))
}

/// Whether it came to its end, and whoever it concerns is still to be told of that.
pub(crate) fn is_to_be_told(db: &Connection, matter: RecordId) -> Result<bool, StoreError> {
    let newest = newest_follow_up(db, matter)?;
    Ok(newest.is_some_and(|says| says.word("told") == "not_yet"))
}

fn newest_follow_up(db: &Connection, matter: RecordId) -> Result<Option<Answers>, StoreError> {
    let followed = speaking(db, matter, Kind::FollowUp)?;
    let newest = followed.iter().rev().find(|(_, record)| counts(record));
    Ok(newest.map(|(_, record)| record.answers()))
}
