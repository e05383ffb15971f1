//! Cases that this person may no longer see, and what stays on the device
//! until its author has seen it: nothing that somebody wrote is forgotten
//! unsaid. What is sent to whom is in [`super::sync`].

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use shared::ids::RecordId;
use shared::lifecycle::VisitStage;
use shared::record::{Kind, RecordMeta, document};

use super::cases::MAX_PAGE;
use super::command::{DiscardLate, PutAway, RefusedRow, StayingCase, WhyRefused};
use super::entered::{load_kind, takes_more};
use super::failure::Failure;
use super::session::Session;
use super::store::lists::VisitList;
use super::store::{StoreError, drafts, lists, profile, quarantine, records};
use super::{papers, photos};

/// Cases to forget.
const LEAVING: &str = "leaving";
/// Since when this device knows that they left, Unix milliseconds.
const SINCE: &str = "leaving_since";

/// How long a visit that is not handed in keeps its case here, milliseconds.
/// It is as long as the server takes what a case's former delegate writes.
const UNFINISHED: i64 = 30 * 86_400_000;

/// The cases that are here only until what was written in them has gone.
pub(crate) fn left(db: &Connection) -> Result<Vec<RecordId>, StoreError> {
    Ok(profile::meta(db, LEAVING)?.unwrap_or_default())
}

fn since(db: &Connection) -> Result<BTreeMap<RecordId, i64>, StoreError> {
    let known: Vec<(RecordId, i64)> = profile::meta(db, SINCE)?.unwrap_or_default();
    Ok(known.into_iter().collect())
}

fn set(db: &Connection, cases: &[RecordId], now: i64) -> Result<(), StoreError> {
    let known = since(db)?;
    let since: Vec<_> =
        cases.iter().map(|case| (*case, known.get(case).copied().unwrap_or(now))).collect();
    profile::set_meta(db, LEAVING, &cases)?;
    profile::set_meta(db, SINCE, &since)
}

/// The server says which cases this person sees no more, and which again.
/// What was refused in one that came back is sent once more; gives its records.
pub(crate) fn note(
    db: &Connection,
    hidden: &[RecordId],
    placed: &BTreeSet<RecordId>,
    now: i64,
) -> Result<Vec<RecordMeta>, StoreError> {
    let known = left(db)?;
    let mut again = Vec::new();
    for back in known.iter().filter(|case| placed.contains(case)) {
        again.extend(quarantine::send_again(db, *back)?);
    }
    let new = hidden.iter().filter(|case| !known.contains(case));
    let cases = known.iter().chain(new).filter(|case| !placed.contains(case));
    let cases: Vec<RecordId> = cases.copied().collect();
    if cases != known {
        set(db, &cases, now)?;
    }
    Ok(again)
}

/// Whether a case has gone to somebody else.
pub(crate) fn is(db: &Connection, case: RecordId) -> Result<bool, StoreError> {
    Ok(left(db)?.contains(&case))
}

/// Forget the cases that this person may no longer see, each when nothing
/// holds it any more: first its photos, which its records name.
pub(crate) fn forget(session: &mut Session, now: i64) -> Result<(), Failure> {
    let left = left(session.db())?;
    if left.is_empty() {
        return Ok(());
    }
    let since = since(session.db())?;
    let (mut staying, mut going) = (Vec::new(), Vec::new());
    for case in left {
        let when = since.get(&case).copied().unwrap_or(now);
        let unfinished_counts = now < when.saturating_add(UNFINISHED);
        // What cannot be read now is not known to be needless.
        let held = is_held(session, case, unfinished_counts).unwrap_or(true)
            || photos::forget_case(session, case).is_err();
        if held { staying.push(case) } else { going.push(case) }
    }
    if going.is_empty() {
        return Ok(());
    }
    let transaction = session.store.transaction()?;
    for case in going {
        records::forget_case(&transaction, case)?;
        lists::forget_case(&transaction, case)?;
    }
    set(&transaction, &staying, now)?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(())
}

/// Whether a case must stay: something of it is unsent, its author has not
/// seen what was refused, or a visit is still being recorded.
fn is_held(session: &Session, case: RecordId, unfinished_counts: bool) -> Result<bool, Failure> {
    let db = session.db();
    if records::has_unsent(db, case)?
        || quarantine::all(db)?.iter().any(|refusal| refusal.meta.case == case)
        || photos::hold(session, case)
    {
        return Ok(true);
    }
    for meta in drafts::records(db)?.iter().filter(|meta| meta.case == case) {
        // What was entered is shown to whoever entered it, also where it came
        // too late; nothing shows it in a signed declaration.
        if takes_more(session, meta)? || late_in(session, meta)?.is_some() {
            return Ok(true);
        }
    }
    Ok(unfinished_counts && !unfinished(session, case)?.is_empty())
}

/// Visits of a case that were begun on this device and are not handed in.
fn unfinished(session: &Session, case: RecordId) -> Result<Vec<RecordId>, Failure> {
    let db = session.db();
    let mut found = Vec::new();
    for row in lists::visits(db, VisitList::OfCase(case), 0, MAX_PAGE)? {
        if row.stage != VisitStage::InProgress {
            continue;
        }
        let Some(mut record) = records::load(db, row.visit)? else { continue };
        if record.begun().is_some_and(|(install, _)| install == session.install()) {
            found.push(row.visit);
        }
    }
    Ok(found)
}

/// What this person is to be told of, by case.
pub(crate) fn staying(session: &Session) -> Result<Vec<StayingCase>, Failure> {
    let db = session.db();
    let left = left(db)?;
    let mut refused: BTreeMap<RecordId, Vec<RefusedRow>> = BTreeMap::new();
    for refusal in quarantine::all(db)? {
        let (record, kind) = (refusal.meta.id, refusal.meta.kind);
        let why = why_refused(&refusal.reason);
        let row = RefusedRow { record, kind, why, at: refusal.at };
        refused.entry(refusal.meta.case).or_default().push(row);
    }
    let mut late: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for meta in &drafts::records(db)? {
        if let Some(visit) = late_in(session, meta)? {
            let visits = late.entry(meta.case).or_default();
            if !visits.contains(&visit) {
                visits.push(visit);
            }
        }
    }
    let cases: BTreeSet<RecordId> =
        left.iter().chain(refused.keys()).chain(late.keys()).copied().collect();
    let mut staying = Vec::new();
    for case in cases {
        let has_left = left.contains(&case);
        let row = lists::case(db, case)?;
        let (number, name) = row.map(|row| (row.number, row.name)).unwrap_or_default();
        staying.push(StayingCase {
            case,
            number,
            name,
            left: has_left,
            refused: refused.remove(&case).unwrap_or_default(),
            unfinished: if has_left { unfinished(session, case)? } else { Vec::new() },
            written_late: late.remove(&case).unwrap_or_default(),
        });
    }
    Ok(staying)
}

/// Where what is being entered into a record came too late, the visit at which
/// it is shown: one that takes no more, and no paper of it does.
fn late_in(session: &Session, meta: &RecordMeta) -> Result<Option<RecordId>, Failure> {
    match meta.kind {
        Kind::Visit => Ok((!takes_more(session, meta)?).then_some(meta.id)),
        Kind::Document => {
            let visit = document::shown_at(&load_kind(session, meta.id, Kind::Document)?);
            let visit = visit.map(|visit| records::meta(session.db(), visit)).transpose()?;
            match visit.flatten().filter(|visit| visit.case == meta.case) {
                Some(visit) => late_in(session, &visit),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn why_refused(reason: &str) -> WhyRefused {
    if let Some(rule) = reason.strip_prefix(quarantine::RULE) {
        return WhyRefused::Rule(rule.parse().unwrap_or(u16::MAX).into());
    }
    match reason {
        quarantine::NOT_ALLOWED => WhyRefused::NotAllowed,
        "too_large" => WhyRefused::TooLarge,
        "foreign_photo" => WhyRefused::ForeignPhoto,
        quarantine::DEPENDS_ON_REFUSED => WhyRefused::DependsOnRefused,
        _ => WhyRefused::Unreadable,
    }
}

/// This person has seen what was refused in a case.
pub(crate) fn put_away(session: &mut Session, asked: &PutAway, now: i64) -> Result<(), Failure> {
    quarantine::put_away(session.db(), asked.case)?;
    forget(session, now)
}

/// Forget what was entered into a visit that takes no more, and into its papers.
pub(crate) fn discard_late(
    session: &mut Session,
    asked: &DiscardLate,
    now: i64,
) -> Result<(), Failure> {
    let visit = load_kind(session, asked.visit, Kind::Visit)?;
    if takes_more(session, visit.meta())? {
        return Err(Failure::NotAllowed);
    }
    drafts::clear(session.db(), asked.visit)?;
    for entered in papers::entering(session.db(), asked.visit)? {
        drafts::clear(session.db(), entered.document)?;
    }
    forget(session, now)
}
