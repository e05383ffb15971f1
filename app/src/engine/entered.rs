//! What people enter into a record that answers a form, be it a visit, a
//! document or a declaration: each input is kept as a draft at once, and the
//! drafts become one change when the screen is left.

use shared::form::{AnswerPath, FormDefinition, MAX_KEPT, MAX_TEXT, Value};
use shared::ids::RecordId;
use shared::lifecycle::VisitStage;
use shared::people::authority::Action;
use shared::record::declaration::DeclarationDetails;
use shared::record::document::DocumentDetails;
use shared::record::{Edit, FormUsed, Kind, Record, RecordMeta};

use super::annex::{self, Whole};
use super::command::SaveDraft;
use super::commit::{Writing, commit_with};
use super::failure::Failure;
use super::session::Session;
use super::store::device::Device;
use super::store::lists::VisitList;
use super::store::{StoreError, drafts, lists, records};
use super::visits::row;
use super::{forms, last, matters, prefill};

pub(crate) fn load(session: &Session, id: RecordId) -> Result<Record, Failure> {
    records::load(session.db(), id)?.ok_or(Failure::NotFound)
}

/// [`load`], if the record is of that kind.
pub(crate) fn load_kind(session: &Session, id: RecordId, kind: Kind) -> Result<Record, Failure> {
    let record = load(session, id)?;
    if record.meta().kind == kind { Ok(record) } else { Err(Failure::NotFound) }
}

/// [`load`], if papers are shown at the record and a declaration is signed over
/// it: a visit or a support request.
pub(crate) fn load_with_evidence(session: &Session, id: RecordId) -> Result<Record, Failure> {
    let record = load(session, id)?;
    if record.meta().kind.takes_evidence() { Ok(record) } else { Err(Failure::NotFound) }
}

/// Whether this person may still write into a record that answers a form: an
/// accepted visit with its papers, a paper that was taken out, a signed
/// declaration, a finished matter and a decided request take no more.
pub(crate) fn takes_more(session: &Session, meta: &RecordMeta) -> Result<bool, Failure> {
    let open = match meta.kind {
        Kind::Visit => stage_of(session, meta.id)?.is_some_and(|it| it != VisitStage::Accepted),
        Kind::Document => {
            let mut document = load(session, meta.id)?;
            let details = DocumentDetails::of(&mut document);
            match details.filter(|details| !details.removed) {
                Some(details) => takes_papers(session, details.shown_at, meta.case)?,
                None => false,
            }
        }
        Kind::Declaration => DeclarationDetails::of(&load(session, meta.id)?).is_none(),
        kind if matters::is_matter(kind) => matters::takes_more(session, meta)?,
        _ => false,
    };
    Ok(open && session.may(Action::Write, meta.kind, meta.case)?)
}

/// Whether papers may still be added to what they were shown at, and changed: a
/// visit of this case until it is accepted, a support request until it has
/// ended. One that has not come yet stands in no paper's way.
pub(crate) fn takes_papers(
    session: &Session,
    shown_at: RecordId,
    case: RecordId,
) -> Result<bool, Failure> {
    let meta = records::meta(session.db(), shown_at)?.filter(|meta| meta.case == case);
    Ok(match meta {
        Some(meta) if meta.kind == Kind::Visit => {
            stage_of(session, shown_at)? != Some(VisitStage::Accepted)
        }
        Some(meta) if meta.kind == Kind::SupportRequest => matters::takes_more(session, &meta)?,
        _ => true,
    })
}

/// How far a visit has come, if it is in the lists.
fn stage_of(session: &Session, visit: RecordId) -> Result<Option<VisitStage>, StoreError> {
    let row = lists::visits(session.db(), VisitList::One(visit), 0, 1)?;
    Ok(row.first().map(|row| row.stage))
}

/// [`Failure::NotAllowed`] unless the record [takes more](takes_more).
pub(crate) fn demand_open(session: &Session, meta: &RecordMeta) -> Result<(), Failure> {
    if takes_more(session, meta)? { Ok(()) } else { Err(Failure::NotAllowed) }
}

/// Fields that are the record's own, and no answers, begin with a mark that
/// no question's name begins with.
pub(crate) fn is_own(path: &AnswerPath) -> bool {
    path.as_str().starts_with('_')
}

/// Whether a draft may hold this: no field of the record's own, no photo,
/// which comes with its bytes, and no position where the association wants none.
fn may_enter(session: &Session, asked: &SaveDraft) -> Result<bool, Failure> {
    Ok(match &asked.value {
        _ if is_own(&asked.path) => false,
        Value::Photo(_) => false,
        Value::Position(_) => session.rules()?.position_allowed,
        _ => true,
    })
}

/// Keep what was entered. Durable when it returns.
pub(crate) fn save_draft(session: &Session, asked: &SaveDraft) -> Result<(), Failure> {
    let meta = records::meta(session.db(), asked.record)?.ok_or(Failure::NotFound)?;
    demand_open(session, &meta)?;
    if !may_enter(session, asked)? {
        return Err(Failure::NotAllowed);
    }
    if let Value::Text(text) = &asked.value
        && text.chars().count() > MAX_KEPT
    {
        return Err(Failure::TextTooLong { limit: u32::try_from(MAX_KEPT).unwrap_or(u32::MAX) });
    }
    let db = session.db();
    if !drafts::is_begun(db, meta.id, &asked.path)?
        && let Some(mut seen) = annex::record_of(session, load(session, meta.id)?, &asked.path)?
    {
        drafts::begin(db, &mut seen, &asked.path)?;
    }
    Ok(drafts::save(db, meta.id, &asked.path, &asked.value)?)
}

fn is_long(form: Option<&FormDefinition>, path: &AnswerPath, value: &Value) -> bool {
    let asked_long = form
        .and_then(|form| form.question(path.name()))
        .is_some_and(shared::form::Question::is_multiline);
    // A text that does not fit a short value lies as a note wherever it was
    // typed: too long is for the form to say, not a reason to lose it.
    asked_long || matches!(value, Value::Text(text) if text.chars().count() > MAX_TEXT)
}

/// The edit that writes an answer into a record of this form.
pub(crate) fn edit(form: Option<&FormDefinition>, path: AnswerPath, value: Value) -> Edit {
    Edit { long: is_long(form, &path, &value), path, value }
}

/// Turn the drafts of a record into one change; those of a visit that are
/// sensitive into one of its annex. A visit that becomes an interview by them
/// takes over what its case knows.
pub(crate) fn leave_screen(
    session: &mut Session,
    device: &Device,
    id: RecordId,
    now: i64,
) -> Result<(), Failure> {
    let record = load(session, id)?;
    let used = FormUsed::of(&record);
    let form = used.as_ref().and_then(forms::used);
    let mut edits: Vec<_> = drafts::of(session.db(), id)?
        .into_iter()
        .map(|(path, value)| edit(form, path, value))
        .collect();
    if edits.is_empty() {
        return Ok(());
    }
    demand_open(session, record.meta())?;
    let meta = *record.meta();
    let writings = match meta.kind {
        Kind::Visit => {
            let stands = Whole::load(session, id)?.answers();
            if prefill::becomes_held(&stands, &edits)
                && let Some((form, mut case)) = form.zip(records::load(session.db(), meta.case)?)
            {
                let last = last::of(session, &row(session, id)?)?;
                let known = prefill::known(form, &mut case, last.as_ref());
                edits.extend(prefill::once_held(known, &stands, &edits));
            }
            annex::writings(session, &meta, used.as_ref(), edits)?
        }
        _ => vec![Writing { meta, edits }],
    };
    commit_with(session, device, &writings, |db| drafts::clear(db, id), now)
}
