//! What happened in a case, newest first: one list of all that its records say
//! that somebody did.

use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::ids::RecordId;
use shared::lifecycle::ReviewOutcome;
use shared::people::authority::Action;
use shared::record::declaration::{DeclarationDetails, signed_by};
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::{Kind, Record};

use super::kinds::{is_matter, may_begin_in};
use crate::engine::command::{Happened, MatterState, OpenTimeline, TimelineEntry, TimelineView};
use crate::engine::committee::decision_row;
use crate::engine::failure::Failure;
use crate::engine::leaving;
use crate::engine::session::Session;
use crate::engine::store::lists::VisitList;
use crate::engine::store::{StoreError, lists, matters, records};
use crate::engine::visits::Names;

pub(crate) fn timeline(session: &Session, asked: &OpenTimeline) -> Result<TimelineView, Failure> {
    let db = session.db();
    let case = lists::case(db, asked.case)?.ok_or(Failure::NotFound)?;
    session.demand(Action::Read, Kind::Case, asked.case)?;
    let mut names = Names::of(db);
    let mut entries = Vec::new();
    let mut ids = records::of_case(db, asked.case)?;
    ids.extend(contacts(db, &ids, asked.case)?);
    ids.extend(complaints(db, &ids)?);
    for id in ids {
        let Some(mut record) = records::load(db, id)? else { continue };
        let Some(what) = happened(session, db, &record)? else { continue };
        let when = match what {
            Happened::Declared(_) => signed_by(&mut record),
            // What is delivered counts for when it was signed for.
            Happened::Matter(ref row) if row.kind == Kind::Service => record.newest(),
            _ => record.begun(),
        };
        let Some((install, at)) = when else { continue };
        entries.push((TimelineEntry { at, by: names.name(install)?, what }, id));
    }
    entries.sort_by_key(|(entry, id)| std::cmp::Reverse((entry.at, *id)));
    let gone = leaving::is(db, asked.case)?;
    Ok(TimelineView {
        number: case.number,
        name: case.name,
        entries: entries.into_iter().map(|(entry, _)| entry).collect(),
        may_begin: if gone { Vec::new() } else { may_begin_in(session, asked.case)? },
    })
}

/// The contacts of which the case or its records speak, and which lie in files of their own.
fn contacts(
    db: &Connection,
    ids: &[RecordId],
    case: RecordId,
) -> Result<BTreeSet<RecordId>, StoreError> {
    let mut found = BTreeSet::new();
    for id in ids {
        let Some(cited) = records::cited_by(db, *id)? else { continue };
        let elsewhere = records::meta(db, cited)?.filter(|meta| meta.case != case);
        found.extend(elsewhere.filter(|meta| meta.kind == Kind::Contact).map(|meta| meta.id));
    }
    Ok(found)
}

/// The complaints that speak of these, and lie apart.
fn complaints(db: &Connection, of: &[RecordId]) -> Result<BTreeSet<RecordId>, StoreError> {
    let mut found = BTreeSet::new();
    for id in of {
        found.extend(records::citing(db, *id, Kind::Complaint)?);
    }
    Ok(found)
}

/// What a record says that was done; `None` where that is nobody's news.
fn happened(
    session: &Session,
    db: &Connection,
    record: &Record,
) -> Result<Option<Happened>, Failure> {
    let id: RecordId = record.meta().id;
    Ok(match record.meta().kind {
        Kind::Case => Some(Happened::Opened),
        Kind::Visit => lists::visits(db, VisitList::One(id), 0, 1)?.pop().map(Happened::Visit),
        Kind::Decision => decision_row(session, id)?.map(Happened::Decision),
        Kind::Submission => {
            SubmissionDetails::of(record).map(|details| Happened::HandedIn(details.of))
        }
        Kind::Review => ReviewDetails::of(record).map(|details| match details.outcome {
            ReviewOutcome::Returned => Happened::Returned(details.of),
            ReviewOutcome::Accepted => Happened::Accepted(details.of),
        }),
        Kind::Declaration => {
            DeclarationDetails::of(record).map(|details| Happened::Declared(details.of))
        }
        Kind::VisitOrder => Some(Happened::Ordered),
        kind if is_matter(kind) => {
            let row = matters::row(db, id)?;
            row.filter(|row| row.state != MatterState::Dropped).map(Happened::Matter)
        }
        _ => None,
    })
}
