//! Declarations on a visit: who signs, over exactly what, and whether that is
//! still what stands.

use shared::form::{AnswerPath, Answers, FormDefinition, Value};
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, declaration_stage};
use shared::people::authority::Action;
use shared::record::declaration::{self, DeclarationDetails, Mark};
use shared::record::visit::digest;
use shared::record::{FormUsed, Kind, Record, RecordError, RecordMeta};

use super::command::{
    DeclarationView, OpenDeclaration, Sign, Signed, SignedDeclaration, SignedWith, StartDeclaration,
};
use super::commit::{Writing, commit};
use super::documents::page_view;
use super::entered::{demand_open, is_own, leave_screen, load_kind, takes_more};
use super::failure::Failure;
use super::forms;
use super::lists::{answers_with_drafts, count, evaluate};
use super::session::Session;
use super::store::device::Device;
use super::store::{directory, lists, records};
use super::visits::{changed, shown};

/// Of a visit's answers those that the applicant states: all but the
/// association's own.
fn declared(form: Option<&FormDefinition>, answers: &Answers) -> Answers {
    let internal = |name: &str| form.is_some_and(|form| form.is_internal(name));
    answers
        .0
        .iter()
        .filter(|(path, value)| {
            **value != Value::Removed && !is_own(path) && !internal(path.name())
        })
        .map(|(path, value)| (path.clone(), value.clone()))
        .collect()
}

/// The digest that a signature speaks of. An app that does not know the
/// visit's form cannot tell which answers were declared; it compares all of
/// them, then and now.
fn digest_signed(
    visit: &mut Record,
    form: Option<&FormDefinition>,
    details: &DeclarationDetails,
) -> Result<[u8; 32], RecordError> {
    match form {
        Some(_) => Ok(details.digest),
        None => digest(&declared(None, &visit.at(&details.heads)?.answers())),
    }
}

/// How the declaration on a visit stands, and the signed ones, newest first;
/// `answers` as they are shown.
pub(crate) fn of_visit(
    session: &Session,
    visit: &mut Record,
    form: Option<&FormDefinition>,
    answers: &Answers,
) -> Result<(DeclarationStage, Vec<SignedDeclaration>), Failure> {
    let db = session.db();
    let stands = digest(&declared(form, answers)).map_err(|_| Failure::Internal)?;
    let mut digests = Vec::new();
    let mut signed = Vec::new();
    for id in records::citing(db, visit.meta().id, Kind::Declaration)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let Some(details) = DeclarationDetails::of(&record) else { continue };
        // What it was signed over may not have come yet.
        let Ok(digest) = digest_signed(visit, form, &details) else { continue };
        digests.push(digest);
        signed.extend(signed_view(session, &mut record, details, digest == stands)?);
    }
    signed.sort_by_key(|signed| std::cmp::Reverse((signed.at, signed.declaration)));
    Ok((declaration_stage(&digests, &stands), signed))
}

fn signed_view(
    session: &Session,
    record: &mut Record,
    details: DeclarationDetails,
    current: bool,
) -> Result<Option<SignedDeclaration>, Failure> {
    let Some((install, at)) = declaration::signed_by(record) else { return Ok(None) };
    let answers = record.answers();
    let answer = |name: &str| {
        let path = AnswerPath::question(name).ok();
        match path.and_then(|path| answers.get(&path)) {
            Some(Value::Text(text) | Value::Choice(text)) => text.clone(),
            _ => String::new(),
        }
    };
    let (signature, thumbprint) = match details.mark {
        Mark::Signature(drawn) => (Some(drawn), None),
        Mark::Thumbprint(page) => (None, Some(page_view(session, page.photo.id, &page)?)),
    };
    Ok(Some(SignedDeclaration {
        declaration: record.meta().id,
        signer: answer("signer_name"),
        role: answer("signer"),
        at,
        taken_by: directory::name_of(session.db(), install)?,
        signature,
        thumbprint,
        witness: answer("witness_name"),
        current,
    }))
}

/// Begin a declaration on a visit, or go on with the one that nobody signed.
pub(crate) fn start(
    session: &mut Session,
    device: &Device,
    asked: &StartDeclaration,
    now: i64,
) -> Result<RecordId, Failure> {
    let case = load_kind(session, asked.visit, Kind::Visit)?.meta().case;
    session.demand(Action::Write, Kind::Declaration, case)?;
    for id in records::citing(session.db(), asked.visit, Kind::Declaration)? {
        let record = records::load(session.db(), id)?;
        if record.is_some_and(|record| DeclarationDetails::of(&record).is_none()) {
            return Ok(id);
        }
    }
    let form = forms::for_declarations().ok_or(Failure::FormUnknown)?;
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    let mut edits = used.edits();
    edits.extend(declaration::begin(asked.visit));
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Declaration, case };
    commit(session, device, &[Writing { meta, edits }], now)?;
    Ok(meta.id)
}

pub(crate) fn open(session: &Session, asked: &OpenDeclaration) -> Result<DeclarationView, Failure> {
    let db = session.db();
    let record = load_kind(session, asked.declaration, Kind::Declaration)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let visit = declaration::visit_of(&record).ok_or(Failure::NotFound)?;
    let mut visit = load_kind(session, visit, Kind::Visit)?;
    let visit_form = FormUsed::of(&visit).ok_or(Failure::FormUnknown)?;
    let form = forms::used(&visit_form);
    let (answers, _) = shown(session, &mut visit)?;
    let now = declared(form, &answers);
    let (_, all) = of_visit(session, &mut visit, form, &answers)?;
    let own = DeclarationDetails::of(&record);
    // The one whose content is compared: this one, or the newest before it.
    let compared = match (&own, all.first()) {
        (Some(own), _) => Some(own.heads.clone()),
        (None, Some(newest)) => records::load(db, newest.declaration)?
            .and_then(|record| DeclarationDetails::of(&record))
            .map(|details| details.heads),
        (None, None) => None,
    };
    let then = match compared {
        Some(heads) => {
            // What it was signed over may not have come yet.
            let then = visit.at(&heads).map_err(|_| Failure::NotFound)?;
            Some(declared(form, &then.answers()))
        }
        None => None,
    };
    let changed = then.as_ref().map(|then| changed(then, &now)).unwrap_or_default();
    let (text, shown) = match (&own, then) {
        (Some(own), Some(then)) => (own.text.clone(), then),
        _ => (text(session)?, now),
    };
    let signed = all.into_iter().find(|signed| signed.declaration == asked.declaration);
    let row = lists::case(db, visit.meta().case)?;
    Ok(DeclarationView {
        declaration: asked.declaration,
        visit: visit.meta().id,
        name: row.map(|row| row.name).unwrap_or_default(),
        form: (used.id, used.version),
        answers: answers_with_drafts(db, &record)?,
        text,
        visit_form: (visit_form.id, visit_form.version),
        declared: shown,
        changed,
        signed,
        may_sign: takes_more(session, record.meta())?,
    })
}

/// The text above the signature, word for word; empty before the association's
/// profile has come.
fn text(session: &Session) -> Result<String, Failure> {
    Ok(session.profile()?.map(|profile| profile.declaration.text).unwrap_or_default())
}

/// Sign over exactly what stands: what is typed in the visit and about the
/// signer becomes changes first.
pub(crate) fn sign(
    session: &mut Session,
    device: &Device,
    asked: &Sign,
    now: i64,
) -> Result<Signed, Failure> {
    let record = load_kind(session, asked.declaration, Kind::Declaration)?;
    demand_open(session, record.meta())?;
    let visit = declaration::visit_of(&record).ok_or(Failure::NotFound)?;
    leave_screen(session, device, asked.declaration, now)?;
    if takes_more(session, load_kind(session, visit, Kind::Visit)?.meta())? {
        leave_screen(session, device, visit, now)?;
    }
    let record = load_kind(session, asked.declaration, Kind::Declaration)?;
    let used = FormUsed::of(&record).and_then(|used| forms::used(&used));
    let form = used.ok_or(Failure::FormUnknown)?;
    let answers = record.answers();
    let problems = evaluate(form, &answers, now).problems.len();
    let problems = problems + usize::from(!fits(&answers, &asked.with));
    if problems > 0 {
        return Ok(Signed::Incomplete { problems: count(problems) });
    }
    let mut visit = load_kind(session, visit, Kind::Visit)?;
    let visit_form = FormUsed::of(&visit).and_then(|used| forms::used(&used));
    let visit_form = visit_form.ok_or(Failure::FormUnknown)?;
    // Without the profile there is nothing that could be signed.
    let text = Some(text(session)?).filter(|text| !text.is_empty()).ok_or(Failure::NotFound)?;
    let stands = declared(Some(visit_form), &visit.answers());
    let mark = match &asked.with {
        SignedWith::Signature(drawn) => Mark::Signature(drawn.clone()),
        SignedWith::Thumbprint(photo) => {
            Mark::Thumbprint(session.photos.put(record.meta().case, photo)?)
        }
    };
    let details = DeclarationDetails {
        visit: visit.meta().id,
        heads: visit.heads(),
        digest: digest(&stands).map_err(|_| Failure::Internal)?,
        text,
        mark,
    };
    let writing = Writing { meta: *record.meta(), edits: details.edits() };
    commit(session, device, &[writing], now)?;
    Ok(Signed::Done)
}

/// Whether it is signed in the manner that was said: a thumbprint has a
/// witness, whom the form asks for.
fn fits(answers: &Answers, with: &SignedWith) -> bool {
    let manner = match with {
        SignedWith::Signature(_) => "signature",
        SignedWith::Thumbprint(_) => "thumbprint",
    };
    let path = AnswerPath::question("manner").ok();
    let said = path.and_then(|path| answers.get(&path));
    said == Some(&Value::Choice(manner.to_owned()))
}
