//! From records to list rows: what a case's row says, how far a visit has
//! come, when a case is due. Called inside the transaction that changes the
//! records.

use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::arabic::search_key;
use shared::calendar::Date;
use shared::form::{Answers, Evaluation, FormDefinition, Progress};
use shared::ids::RecordId;
use shared::lifecycle::{
    HandedIn, VisitFacts, VisitMade, VisitReview, WhereItIs, due, visit_stage,
};
use shared::people::Person;
use shared::record::case::CaseDetails;
use shared::record::comment::CommentDetails;
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::visit::{VisitOutcome, digest_with, is_dropped};
use shared::record::visit_order::VisitOrderDetails;
use shared::record::{
    FormUsed, Kind, Record, RecordError, RecordMeta, annex, declaration, document,
};

use super::annex::Whole;
use super::matters::{Touched, is_matter};
use super::store::dues::{self, DueEntry};
use super::store::lists::{CaseEntry, VisitEntry, put_case, put_visit};
use super::store::{StoreError, directory, drafts, lists, profile, records};
use super::{forms, outreach, papers};

/// Whether the lists lack what an older app did not know.
const BEHIND: &str = "lists_behind";

/// Records changed: bring up to date whatever lists show of them, each visit
/// and each case once.
pub(crate) fn records_changed<'a>(
    db: &Connection,
    person: &Person,
    changed: impl IntoIterator<Item = &'a RecordMeta>,
    now: i64,
) -> Result<(), StoreError> {
    let mut visits = BTreeSet::new();
    let mut cases = BTreeSet::new();
    let mut matters = Touched::default();
    for meta in changed {
        match meta.kind {
            Kind::Case => {
                case_changed(db, meta.id)?;
                matters.by(db, meta)?;
            }
            Kind::Visit => {
                visits.insert(meta.id);
            }
            Kind::VisitOrder => {
                cases.insert(meta.case);
            }
            Kind::Submission
            | Kind::Review
            | Kind::Declaration
            | Kind::Comment
            | Kind::Document
            | Kind::Annex => {
                let Some(cited) = cited_visit(db, meta)? else { continue };
                records::cite(db, meta.id, cited)?;
                // What it speaks of may arrive later, and calls again.
                let kind = records::meta(db, cited)?.map(|cited| cited.kind);
                if kind.is_some_and(is_matter) {
                    matters.through(db, cited)?;
                } else if !matches!(meta.kind, Kind::Declaration | Kind::Comment) {
                    visits.insert(cited);
                }
            }
            _ => matters.by(db, meta)?,
        }
    }
    matters.bring_up(db, person, now)?;
    for visit in visits {
        cases.extend(visit_brought_up(db, person, visit, now)?);
    }
    cases.into_iter().try_for_each(|case| due_changed(db, case))
}

/// A visit, or something that speaks of it, changed.
pub(crate) fn visit_changed(
    db: &Connection,
    person: &Person,
    visit: RecordId,
    now: i64,
) -> Result<(), StoreError> {
    let case = visit_brought_up(db, person, visit, now)?;
    case.map_or(Ok(()), |case| due_changed(db, case))
}

/// Build again what an older app could not: it kept kinds and fields that it
/// did not know, and no list showed them.
pub(crate) fn rebuild_behind(db: &Connection, person: &Person, now: i64) -> Result<(), StoreError> {
    if !profile::meta(db, BEHIND)?.unwrap_or(false) {
        return Ok(());
    }
    let mut changed = Vec::new();
    for id in records::all_in_cases(db)? {
        changed.extend(records::meta(db, id)?);
    }
    records_changed(db, person, &changed, now)?;
    profile::set_meta(db, BEHIND, &false)
}

/// The visit, or the support request, of which a record speaks.
fn cited_visit(db: &Connection, meta: &RecordMeta) -> Result<Option<RecordId>, StoreError> {
    let Some(record) = records::load(db, meta.id)? else { return Ok(None) };
    Ok(match meta.kind {
        Kind::Submission => SubmissionDetails::of(&record).map(|details| details.of),
        Kind::Review => ReviewDetails::of(&record).map(|details| details.of),
        Kind::Comment => CommentDetails::of(&record).map(|details| details.visit),
        Kind::Declaration => declaration::subject_of(&record),
        Kind::Document => document::shown_at(&record),
        Kind::Annex => annex::visit_of(&record),
        _ => None,
    })
}

fn case_changed(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    let Some(mut record) = records::load(db, case)? else { return Ok(()) };
    let details = CaseDetails::of(&record.answers());
    outreach::case_rows(db, &mut record, &details)?;
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
    for id in records::citing(db, visit, Kind::Submission)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let at = record.begun().map_or(0, |(_, at)| at);
        let details = SubmissionDetails::of(&record);
        spoken.submissions.extend(details.map(|details| (id, at, details)));
    }
    for id in records::citing(db, visit, Kind::Review)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let at = record.begun().map_or(0, |(_, at)| at);
        if let Some(details) = ReviewDetails::of(&record) {
            spoken.reviews.push((record, at, details));
        }
    }
    // The id decides between two of one second, the same way everywhere.
    spoken.submissions.sort_by_key(|(id, at, _)| (*at, *id));
    spoken.reviews.sort_by_key(|(record, at, _)| (*at, record.meta().id));
    Ok(spoken)
}

/// Today in Riyadh by this device's clock, in Unix milliseconds; `None` for a
/// clock beyond the calendars.
#[must_use]
pub fn today(now: i64) -> Option<Date> {
    Date::in_riyadh(now.div_euclid(1000))
}

/// Answers with the drafts laid over them.
pub(crate) fn answers_with_drafts(db: &Connection, record: &Record) -> Result<Answers, StoreError> {
    with_drafts(db, record.meta().id, record.answers())
}

/// These answers of a record with its drafts laid over them.
pub(crate) fn with_drafts(
    db: &Connection,
    record: RecordId,
    mut answers: Answers,
) -> Result<Answers, StoreError> {
    for (path, value) in drafts::of(db, record)? {
        answers.set(path, value);
    }
    Ok(answers)
}

/// How a record's answers stand.
pub(crate) fn evaluate(form: &FormDefinition, answers: &Answers, now: i64) -> Evaluation {
    today(now).map_or_else(Evaluation::default, |today| Evaluation::of(form, answers, today))
}

/// Write a visit's row; gives its case.
fn visit_brought_up(
    db: &Connection,
    person: &Person,
    visit: RecordId,
    now: i64,
) -> Result<Option<RecordId>, StoreError> {
    // What speaks of it may arrive first; the visit's arrival calls again. What
    // speaks of a request moves no visit's row.
    let found = records::load(db, visit)?.filter(|record| record.meta().kind == Kind::Visit);
    let Some(record) = found else { return Ok(None) };
    let mut whole = Whole::of(db, person, record)?;
    let spoken = spoken_of(db, visit)?;
    // What the stage depends on lies in the visit, never in its annex.
    let answers = whole.visit.answers();
    // What was handed in counts, whoever put it away elsewhere.
    if is_dropped(&answers) && spoken.submissions.is_empty() {
        let case = whole.meta().case;
        lists::forget_visit(db, visit, case)?;
        return Ok(Some(case));
    }
    let papers = papers::handed_in(papers::standing(db, visit)?);
    let facts = VisitFacts {
        digest: digest_with(&answers, papers.iter().map(|paper| (paper.document, &paper.says)))
            .map_err(|_| StoreError::Unreadable("visit"))?,
        submissions: spoken
            .submissions
            .iter()
            .map(|(id, _, details)| HandedIn {
                submission: *id,
                digest: details.digest,
                whole: details.whole(),
            })
            .collect(),
        reviews: spoken
            .reviews
            .iter()
            .map(|(_, _, details)| VisitReview {
                submission: details.submission,
                whole: details.digest,
                outcome: details.outcome,
            })
            .collect(),
    };
    let submission = spoken.submissions.last();
    let progress = progress(db, &whole, now)?;
    let (install, started) = whole.visit.begun().unzip();
    let delegate = match install {
        Some(install) => directory::owner(db, install)?,
        None => Some(person.id),
    };
    let whereabouts = whereabouts(db, whole.meta(), submission.map(|(id, _, _)| *id))?;
    let case = whole.meta().case;
    let made = made(&mut whole.visit, &facts.digest, &spoken.submissions)
        .map_err(|_| StoreError::Unreadable("visit"))?;
    put_visit(
        db,
        &VisitEntry {
            visit,
            case,
            delegate,
            started: started.unwrap_or(now.div_euclid(1000)),
            submission: submission.map(|(id, _, _)| *id),
            submitted: submission.map(|(_, at, _)| *at),
            stage: visit_stage(&facts),
            whereabouts,
            answered: count(progress.answered),
            required: count(progress.required),
            outcome: VisitOutcome::of(&answers),
            made,
        },
    )?;
    let held = made.is_some_and(|made| made.held);
    outreach::visit_rows(db, &mut whole.visit, &facts.digest, &spoken.submissions, held)?;
    Ok(Some(case))
}

/// How far along a visit is, for this person: the questions whose answers she
/// is not given are none of hers.
fn progress(db: &Connection, whole: &Whole, now: i64) -> Result<Progress, StoreError> {
    let form = FormUsed::of(&whole.visit).and_then(|used| forms::used(&used));
    let Some((form, today)) = form.zip(today(now)) else { return Ok(Progress::default()) };
    let answers = with_drafts(db, whole.meta().id, whole.answers())?;
    Ok(match whole.in_confidence() {
        true => Evaluation::without_sensitive(form, &answers, today).progress,
        false => Evaluation::of(form, &answers, today).progress,
    })
}

/// How a visit was handed in, which settles what is due: as it was handed in
/// last, since when that was so. Completing a visit later does not make it a
/// visit of that later day.
fn made(
    visit: &mut Record,
    stands: &[u8; 32],
    submissions: &[(RecordId, i64, SubmissionDetails)],
) -> Result<Option<VisitMade>, RecordError> {
    let mut made: Option<VisitMade> = None;
    for (_, at, submission) in submissions.iter().rev() {
        let outcome = if submission.digest == *stands {
            VisitOutcome::of(&visit.answers())
        } else {
            match visit.at(&submission.heads) {
                Ok(then) => VisitOutcome::of(&then.answers()),
                // It speaks of changes that have not come yet; they call again.
                Err(_) => continue,
            }
        };
        made = match made {
            Some(later) if later.held != outcome.held() => break,
            Some(later) => Some(VisitMade { submitted: *at, ..later }),
            None => {
                Some(VisitMade { submitted: *at, held: outcome.held(), retry_on: outcome.retry_on })
            }
        };
    }
    Ok(made)
}

/// What settles when a case is due changed: its orders, its visits, whose it
/// is. An order to somebody whose case it is not is passed over: the case was
/// never given, or is another's by now.
pub(crate) fn due_changed(db: &Connection, case: RecordId) -> Result<(), StoreError> {
    let assignee = directory::placement(db, case)?.and_then(|at| at.assignee);
    let mut newest = None;
    for id in records::of_kind(db, case, Kind::VisitOrder)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let given = record.begun().map_or(0, |(_, at)| at);
        let Some(details) = VisitOrderDetails::of(&record) else { continue };
        if assignee.is_some_and(|person| person != details.delegate) {
            continue;
        }
        newest = newest.max(Some((given, id, details.due, rank(&details.priority))));
    }
    let made = dues::made(db, case)?;
    let order = newest.map(|(given, _, on, _)| (given, on));
    let is_open = |given: i64| !made.iter().any(|visit| visit.held && visit.submitted >= given);
    let open = newest.filter(|(given, ..)| is_open(*given));
    let entry = due(order, &made).map(|due| DueEntry {
        due,
        rank: open.map_or(1, |(.., rank)| rank),
        order: open.map(|(_, id, ..)| id),
    });
    dues::put(db, case, entry.as_ref())
}

/// How urgent a choice of the form's list `priority` is; one that this app
/// does not know is as urgent as most.
fn rank(priority: &str) -> u8 {
    match priority {
        "low" => 0,
        "high" => 2,
        "very_urgent" => 3,
        _ => 1,
    }
}

/// Where the newest of a visit with its annex and of its submission is.
fn whereabouts(
    db: &Connection,
    visit: &RecordMeta,
    submission: Option<RecordId>,
) -> Result<WhereItIs, StoreError> {
    let annex = annex::meta_of(visit).id;
    let mut at = records::whereabouts(db, visit.id)?.min(records::whereabouts(db, annex)?);
    if let Some(submission) = submission {
        at = at.min(records::whereabouts(db, submission)?);
        if at == WhereItIs::Received && lists::is_opened(db, submission)? {
            at = WhereItIs::Read;
        }
    }
    Ok(at)
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
