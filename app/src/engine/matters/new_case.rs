//! Opening a case: a new file with a number of this device's own, so that two
//! devices never give the same one, after a look whether it exists already; and
//! correcting one after the same look.

use std::collections::BTreeSet;

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, Value};
use shared::ids::RecordId;
use shared::people::authority::{Action, Reach, reach};
use shared::record::case::{CaseDetails, opened_after};
use shared::record::{Edit, Kind, RecordMeta};

use super::kinds::is_case;
use crate::engine::command::{
    CaseRow, CaseStarted, CasesOf, CorrectCase, NewCaseView, OpenNewCase, StartCase,
};
use crate::engine::commit::{Writing, commit_with};
use crate::engine::edit_case::{edit, written};
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::store::{lists, profile};
use crate::engine::words;

/// How many cases this profile has begun on this device.
const BEGUN: &str = "cases_begun";
/// Cases that may be the same, of each sign that is looked at.
const MAX_ALIKE: u32 = 5;
/// What a contact says of the caller, and the field of a case.
const OF_CONTACT: [(&str, &str); 2] = [("caller_name", "name"), ("caller_mobile", "mobile")];
/// Fields without which a case could not be told from others.
const NEEDED: [&str; 2] = ["name", "category"];

/// What is known of a case that is to be opened.
pub(crate) fn open(session: &Session, asked: &OpenNewCase) -> Result<NewCaseView, Failure> {
    if !may_open(session) {
        return Err(Failure::NotAllowed);
    }
    let said = asked.from.map(|id| said(session, id)).transpose()?.unwrap_or_default();
    let words_at = asked.from.unwrap_or_else(|| own(session));
    Ok(NewCaseView {
        words_at,
        words: words::of(session.db(), words_at)?,
        said,
        categories: session.categories()?,
    })
}

/// Whether this person opens cases at all: a new one is the author's own.
pub(crate) fn may_open(session: &Session) -> bool {
    reach(&session.person().role, Action::Write, &Kind::Case) > Reach::Nowhere
}

/// What stands for the case that this person is about to open, in the own
/// database: it has no record yet.
pub(crate) fn own(session: &Session) -> RecordId {
    RecordId::from_bytes(*session.person().id.as_bytes())
}

/// What a contact says of the caller, or a case of its beneficiary, by the case's fields.
fn said(session: &Session, from: RecordId) -> Result<Vec<(String, String)>, Failure> {
    if is_case(session, from)? {
        session.demand(Action::Write, Kind::Case, from)?;
        let texts = CaseDetails::of(&load_kind(session, from, Kind::Case)?.answers()).into_texts();
        return Ok(texts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect());
    }
    let says = contact(session, from)?;
    let taken = OF_CONTACT.map(|(question, field)| (field.to_owned(), says.word(question)));
    Ok(taken.into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

/// What a contact says.
fn contact(session: &Session, id: RecordId) -> Result<Answers, Failure> {
    let contact = load_kind(session, id, Kind::Contact)?;
    session.demand(Action::Read, Kind::Contact, contact.meta().case)?;
    Ok(contact.answers())
}

/// Open a case, or name those that may be the same.
pub(crate) fn start_case(
    session: &mut Session,
    device: &Device,
    asked: &StartCase,
    now: i64,
) -> Result<CaseStarted, Failure> {
    if !may_open(session) {
        return Err(Failure::NotAllowed);
    }
    let mut fields = asked.fields.clone();
    fields.extend(of_contact(session, asked)?);
    let edits = written(&fields)?;
    let details = told(&edits);
    for needed in NEEDED {
        let path = AnswerPath::question(needed).map_err(|_| Failure::Internal)?;
        let given = edits.iter().any(|edit| edit.path == path && edit.value != Value::Removed);
        if !given {
            return Err(Failure::FieldWrong { field: path });
        }
    }
    if !asked.looked {
        let alike = alike(session, &details, None)?;
        if !alike.is_empty() {
            return Ok(CaseStarted::MayBe(alike));
        }
    }
    let case = Session::new_id()?;
    let begun = profile::meta::<u32>(session.db(), BEGUN)?.unwrap_or(0).saturating_add(1);
    let number = format!("{}-{begun:04}", session.enrolled.case_prefix);
    let mut writing = edits;
    let path = AnswerPath::question("number").map_err(|_| Failure::Internal)?;
    writing.retain(|edit| edit.path != path);
    writing.push(Edit::short(path, Value::Text(number)));
    writing.extend(asked.contact.and_then(opened_after));
    let meta = RecordMeta { id: case, kind: Kind::Case, case };
    let words_at = asked.contact.unwrap_or_else(|| own(session));
    let counted = |db: &Connection| {
        words::all_said(db, words_at)?;
        profile::set_meta(db, BEGUN, &begun)
    };
    commit_with(session, device, &[Writing { meta, edits: writing }], counted, now)?;
    Ok(CaseStarted::Done(case))
}

/// What the contact says of the caller, where nothing else is given.
fn of_contact(session: &Session, asked: &StartCase) -> Result<Vec<(AnswerPath, Value)>, Failure> {
    let Some(id) = asked.contact else { return Ok(Vec::new()) };
    let says = contact(session, id)?;
    let taken = OF_CONTACT.iter().filter_map(|(question, field)| {
        let path = AnswerPath::question(field).ok()?;
        let given = asked.fields.iter().any(|(at, _)| *at == path);
        let text = Some(says.word(question)).filter(|text| !text.is_empty() && !given)?;
        Some((path, Value::Text(text)))
    });
    Ok(taken.collect())
}

/// Correct what a case says, or name others that may be of the same person by
/// what it would say.
pub(crate) fn correct_case(
    session: &mut Session,
    device: &Device,
    asked: &CorrectCase,
    now: i64,
) -> Result<CaseStarted, Failure> {
    let case = asked.edit.case;
    if !asked.looked {
        session.demand(Action::Write, Kind::Case, case)?;
        let says = CaseDetails::of(&load_kind(session, case, Kind::Case)?.answers());
        let mut details = told(&written(&asked.edit.edits)?);
        // What is not corrected was looked at before, or is well known by now.
        for (field, says) in [
            (&mut details.identity_number, says.identity_number),
            (&mut details.mobile, says.mobile),
            (&mut details.name, says.name),
        ] {
            if *field == says {
                field.clear();
            }
        }
        let alike = alike(session, &details, Some(case))?;
        if !alike.is_empty() {
            return Ok(CaseStarted::MayBe(alike));
        }
    }
    edit(session, device, &asked.edit, now)?;
    Ok(CaseStarted::Done(case))
}

/// What edits say of a case.
fn told(edits: &[Edit]) -> CaseDetails {
    CaseDetails::of(&edits.iter().map(|it| (it.path.clone(), it.value.clone())).collect())
}

/// Cases on this device, but for the one that is corrected, that may be the
/// same: by identity number, mobile number, or a name that is found by this one.
fn alike(
    session: &Session,
    details: &CaseDetails,
    corrected: Option<RecordId>,
) -> Result<Vec<CaseRow>, Failure> {
    let mut found: Vec<CaseRow> = Vec::new();
    let mut seen: BTreeSet<RecordId> = corrected.into_iter().collect();
    for sign in [&details.identity_number, &details.mobile, &details.name] {
        if sign.is_empty() {
            continue;
        }
        let (rows, _) = lists::cases(session.db(), sign, CasesOf::All, 0, MAX_ALIKE)?;
        found.extend(rows.into_iter().filter(|row| seen.insert(row.case)));
    }
    Ok(found)
}
