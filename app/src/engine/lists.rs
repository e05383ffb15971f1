//! From records to list rows: what a case's row says, how far a visit has
//! come. Called inside the transaction that changes the records.

use rusqlite::Connection;
use shared::arabic::search_key;
use shared::calendar::Date;
use shared::form::{Answers, Evaluation, FormDefinition};
use shared::ids::RecordId;
use shared::lifecycle::{VisitFacts, WhereItIs, visit_stage};
use shared::people::Person;
use shared::record::case::CaseDetails;
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::visit::{FormUsed, digest};
use shared::record::{Kind, Record, RecordMeta};

use super::forms;
use super::store::lists::{CaseEntry, VisitEntry, put_case, put_visit};
use super::store::{StoreError, directory, drafts, lists, records};

/// A record changed: bring up to date whatever lists show of it.
pub(crate) fn record_changed(
    db: &Connection,
    person: &Person,
    meta: &RecordMeta,
    now: i64,
) -> Result<(), StoreError> {
    match meta.kind {
        Kind::Case => case_changed(db, meta.id),
        Kind::Visit => visit_changed(db, person, meta.id, now),
        Kind::Submission | Kind::Review => {
            let Some(record) = records::load(db, meta.id)? else { return Ok(()) };
            let visit = match meta.kind {
                Kind::Submission => SubmissionDetails::of(&record).map(|details| details.visit),
                _ => ReviewDetails::of(&record).map(|details| details.visit),
            };
            let Some(visit) = visit else { return Ok(()) };
            records::cite(db, meta.id, visit)?;
            visit_changed(db, person, visit, now)
        }
        Kind::SupportRequest | Kind::Unknown(_) => Ok(()),
    }
}

fn case_changed(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    let Some(record) = records::load(db, case)? else { return Ok(()) };
    let details = CaseDetails::of(&record.answers());
    let place = if details.city.is_empty() { &details.region } else { &details.city };
    let searched = [
        &details.name,
        &details.number,
        &details.identity_number,
        &details.mobile,
        &details.city,
        &details.district,
        &details.landmark,
    ];
    let mut words = search_key(&searched.map(String::as_str).join(" "));
    // A name may be stored in two words and looked for in one.
    let pairs: Vec<_> = words.split(' ').collect();
    let pairs: Vec<_> = pairs.windows(2).map(<[&str]>::concat).collect();
    words = format!("{words} {}", pairs.join(" "));
    put_case(
        db,
        &CaseEntry {
            case,
            number: &details.number,
            name: &details.name,
            category: &details.category,
            place,
            words: &words,
        },
    )
}

/// The submissions and reviews that speak of a visit, oldest first.
pub(crate) struct Spoken {
    pub(crate) submissions: Vec<(RecordId, i64, SubmissionDetails)>,
    pub(crate) reviews: Vec<(Record, i64, ReviewDetails)>,
}

/// Read what speaks of a visit.
pub(crate) fn spoken_of(db: &Connection, visit: RecordId) -> Result<Spoken, StoreError> {
    let mut spoken = Spoken { submissions: Vec::new(), reviews: Vec::new() };
    for id in records::citing(db, visit)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let at = record.begun().map_or(0, |(_, at)| at);
        if record.meta().kind == Kind::Submission {
            let details = SubmissionDetails::of(&record);
            spoken.submissions.extend(details.map(|details| (id, at, details)));
        } else if let Some(details) = ReviewDetails::of(&record) {
            spoken.reviews.push((record, at, details));
        }
    }
    // The id decides between two of one second, the same way everywhere.
    spoken.submissions.sort_by_key(|(id, at, _)| (*at, *id));
    spoken.reviews.sort_by_key(|(record, at, _)| (*at, record.meta().id));
    Ok(spoken)
}

/// Saudi Arabia is three hours ahead of UTC the year round.
const RIYADH_SECONDS: i64 = 3 * 3600;

/// Today in Riyadh by this device's clock, in Unix milliseconds; `None` for a
/// clock beyond the calendars.
#[must_use]
pub fn today(now: i64) -> Option<Date> {
    let seconds = now.div_euclid(1000).saturating_add(RIYADH_SECONDS);
    Date::from_days(seconds.div_euclid(86_400))
}

/// Answers with the drafts laid over them.
pub(crate) fn answers_with_drafts(db: &Connection, visit: &Record) -> Result<Answers, StoreError> {
    let mut answers = visit.answers();
    for (path, value) in drafts::of(db, visit.meta().id)? {
        answers.set(path, value);
    }
    Ok(answers)
}

/// How a visit's answers stand, drafts included.
pub(crate) fn evaluate(form: &FormDefinition, answers: &Answers, now: i64) -> Evaluation {
    today(now).map_or_else(Evaluation::default, |today| Evaluation::of(form, answers, today))
}

/// A visit, or something that speaks of it, changed.
pub(crate) fn visit_changed(
    db: &Connection,
    person: &Person,
    visit: RecordId,
    now: i64,
) -> Result<(), StoreError> {
    // What speaks of it may arrive first; the visit's arrival calls again.
    let Some(mut record) = records::load(db, visit)? else { return Ok(()) };
    let spoken = spoken_of(db, visit)?;
    let answers = record.answers();
    let facts = VisitFacts {
        digest: digest(&answers).map_err(|_| StoreError::Unreadable("visit"))?,
        submissions: spoken.submissions.iter().map(|(_, _, details)| details.digest).collect(),
        reviews: spoken
            .reviews
            .iter()
            .map(|(_, _, details)| (details.digest, details.outcome))
            .collect(),
    };
    let submission = spoken.submissions.last();
    let progress = FormUsed::of(&record)
        .and_then(|used| forms::used(&used))
        .map(|form| answers_with_drafts(db, &record).map(|all| evaluate(form, &all, now).progress))
        .transpose()?
        .unwrap_or_default();
    let (install, started) = record.begun().unzip();
    let delegate = match install {
        Some(install) => directory::owner(db, install)?,
        None => Some(person.id),
    };
    let whereabouts = whereabouts(db, visit, submission.map(|(id, _, _)| *id))?;
    put_visit(
        db,
        &VisitEntry {
            visit,
            case: record.meta().case,
            delegate,
            started: started.unwrap_or(now.div_euclid(1000)),
            submission: submission.map(|(id, _, _)| *id),
            submitted: submission.map(|(_, at, _)| *at),
            stage: visit_stage(&facts),
            whereabouts,
            answered: count(progress.answered),
            required: count(progress.required),
        },
    )
}

/// Where the newest of a visit and its submission is.
fn whereabouts(
    db: &Connection,
    visit: RecordId,
    submission: Option<RecordId>,
) -> Result<WhereItIs, StoreError> {
    let mut at = records::whereabouts(db, visit)?;
    if let Some(submission) = submission {
        at = at.min(records::whereabouts(db, submission)?);
        if at == WhereItIs::Received && lists::is_opened(db, submission)? {
            at = WhereItIs::Read;
        }
    }
    Ok(at)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
