//! Declarations on a visit or a support request: who signs, over exactly what,
//! and whether that is still what stands.

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use shared::form::{AnswerPath, Answers, FormDefinition, Value};
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, declaration_stage};
use shared::people::authority::Action;
use shared::record::declaration::{self, DeclarationDetails};
use shared::record::submission::PaperCited;
use shared::record::visit::digest_with;
use shared::record::{FormUsed, Kind, Mark, Record, RecordError, RecordMeta};

use super::annex::{self, Whole};
use super::command::{
    DeclarationView, DeclaredPaper, OpenDeclaration, Sign, Signed, SignedDeclaration, SignedWith,
    StartDeclaration,
};
use super::commit::{Writing, commit, commit_with};
use super::documents::page_view;
use super::entered::{
    demand_open, is_own, leave_screen, load_kind, load_with_evidence, takes_more,
};
use super::failure::Failure;
use super::lists::{answers_with_drafts, count, evaluate};
use super::papers::{self, Paper};
use super::session::Session;
use super::store::device::Device;
use super::store::{directory, lists, records};
use super::visits::{Shown, changed, shown};
use super::{forms, marks};

/// Of the answers of a visit or a request those that the applicant states: all
/// but the association's own, what the record says besides (the notice of a
/// request, say), and what was said of a member, say, who was removed.
fn declared(form: Option<&FormDefinition>, answers: &Answers) -> Answers {
    let internal = |name: &str| form.is_some_and(|form| form.is_internal(name));
    answers
        .0
        .iter()
        .filter(|(path, value)| {
            **value != Value::Removed
                && !is_own(path)
                && !internal(path.name())
                && is_present(answers, path)
        })
        .map(|(path, value)| (path.clone(), value.clone()))
        .collect()
}

/// Whether every instance that an answer lies in is there.
fn is_present(answers: &Answers, path: &AnswerPath) -> bool {
    let mut within = path.parent();
    while let Some(instance) = within {
        if answers.get(&instance).is_none() {
            return false;
        }
        within = instance.parent();
    }
    true
}

/// The digest of what is declared of a visit or a request and of its papers.
fn digest_of(declared: &Answers, papers: &[Paper]) -> Result<[u8; 32], RecordError> {
    let papers = papers::declared(papers);
    digest_with(declared, papers.map(|paper| (paper.document, &paper.says)))
}

/// The papers of a visit or a request, as they are shown.
fn papers_shown(
    session: &Session,
    visit: &Record,
    then: &Option<(Whole, Vec<PaperCited>)>,
) -> Result<Vec<Paper>, Failure> {
    let db = session.db();
    Ok(match then {
        Some((_, cited)) => papers::shown(papers::as_cited(db, visit, cited)?),
        None => papers::shown_with_drafts(db, papers::standing(db, visit.meta().id)?)?,
    })
}

/// The digest of exactly what somebody reads before signing: what is declared,
/// which papers were seen and which of them matched, and the text above the
/// signature.
fn digest_shown(declared: &Answers, papers: &[Paper], text: &str) -> Result<[u8; 32], Failure> {
    let mut hasher = Sha256::new();
    hasher.update(digest_of(declared, papers).map_err(|_| Failure::Internal)?);
    for paper in papers {
        hasher.update(paper.document.as_bytes());
        hasher.update([u8::from(paper.matched)]);
    }
    hasher.update(text.as_bytes());
    Ok(hasher.finalize().into())
}

/// The digest that a signature speaks of. An app that does not know the form
/// that was answered cannot tell which answers were declared; it compares all of
/// them, then and now.
fn digest_signed(
    db: &Connection,
    visit: &mut Whole,
    form: Option<&FormDefinition>,
    details: &DeclarationDetails,
) -> Result<[u8; 32], Failure> {
    if form.is_some() {
        return Ok(details.digest);
    }
    let papers = papers::shown(papers::as_cited(db, &visit.visit, &details.papers)?);
    let then = visit.visit.at(&details.heads).map_err(|_| Failure::NotFound)?;
    digest_of(&visit.open(&declared(None, &then.answers())), &papers).map_err(|_| Failure::Internal)
}

/// How the declaration on a visit or a request stands, and the signed ones,
/// newest first; as the visit or the request is shown.
pub(crate) fn on(
    session: &Session,
    visit: &mut Whole,
    form: Option<&FormDefinition>,
    shown: &Shown,
) -> Result<(DeclarationStage, Vec<SignedDeclaration>), Failure> {
    let db = session.db();
    let papers = papers_shown(session, &visit.visit, &shown.then)?;
    let now = declared(form, &shown.answers);
    // The stage is judged by what everyone sees who sees the visit or the request.
    let (open, sensitive) = (visit.open(&now), visit.sensitive(&now));
    let stands = digest_of(&open, &papers);
    let stands = stands.map_err(|_| Failure::Internal)?;
    let mut digests = Vec::new();
    let mut signed = Vec::new();
    for id in records::citing(db, visit.meta().id, Kind::Declaration)? {
        let Some(mut record) = records::load(db, id)? else { continue };
        let Some(details) = DeclarationDetails::of(&record) else { continue };
        // What it was signed over may not have come yet.
        let Ok(digest) = digest_signed(db, visit, form, &details) else { continue };
        digests.push(digest);
        // Whoever signed without the annex declared nothing of it.
        let annex = details.annex.as_ref();
        let then = annex.and_then(|cited| visit.at(&details.heads, Some(cited)).ok());
        let in_annex = then
            .filter(|then| !then.in_confidence())
            .map(|then| visit.sensitive(&declared(form, &then.answers())) == sensitive);
        let current = digest == stands && in_annex != Some(false);
        signed.extend(signed_view(session, &mut record, details, current)?);
    }
    signed.sort_by_key(|signed| std::cmp::Reverse((signed.at, signed.declaration)));
    Ok((declaration_stage(&digests, &stands), signed))
}

/// How the declaration on a record stands, and the signed ones, newest first;
/// as this person is shown it.
pub(crate) fn standing(
    session: &Session,
    of: RecordId,
) -> Result<(DeclarationStage, Vec<SignedDeclaration>), Failure> {
    let mut whole = Whole::load(session, of)?;
    let form = FormUsed::of(&whole.visit).and_then(|used| forms::used(&used));
    let shown = shown(session, &mut whole)?;
    on(session, &mut whole, form, &shown)
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

/// Begin a declaration on a visit or a support request, or go on with the one
/// that nobody signed.
pub(crate) fn start(
    session: &mut Session,
    device: &Device,
    asked: &StartDeclaration,
    now: i64,
) -> Result<RecordId, Failure> {
    let case = load_with_evidence(session, asked.visit)?.meta().case;
    session.demand(Action::Write, Kind::Declaration, case)?;
    for id in records::citing(session.db(), asked.visit, Kind::Declaration)? {
        let record = records::load(session.db(), id)?;
        if record.is_some_and(|record| DeclarationDetails::of(&record).is_none()) {
            return Ok(id);
        }
    }
    let form = forms::for_kind(Kind::Declaration).ok_or(Failure::FormUnknown)?;
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
    let subject = declaration::subject_of(&record).ok_or(Failure::NotFound)?;
    let mut visit = whole_in(session, subject, record.meta().case)?;
    let declared_form = FormUsed::of(&visit.visit).ok_or(Failure::FormUnknown)?;
    let visit_form = papers::asked_by(Some(&visit.visit)).ok_or(Failure::FormUnknown)?;
    let form = forms::used(&declared_form);
    let shown = shown(session, &mut visit)?;
    let now = declared(form, &shown.answers);
    let papers_now = papers_shown(session, &visit.visit, &shown.then)?;
    let (_, all) = on(session, &mut visit, form, &shown)?;
    let own = DeclarationDetails::of(&record);
    // The one whose content is compared: this one, or the newest before it.
    let compared = match (&own, all.first()) {
        (Some(own), _) => Some(own.clone()),
        (None, Some(newest)) => records::load(db, newest.declaration)?
            .and_then(|record| DeclarationDetails::of(&record)),
        (None, None) => None,
    };
    // What it was signed over may not have come yet.
    let then = match compared {
        Some(was) => match visit.at(&was.heads, was.annex.as_ref()) {
            Ok(then) => {
                let papers = papers::shown(papers::as_cited(db, &visit.visit, &was.papers)?);
                Some((declared(form, &then.answers()), papers))
            }
            Err(_) => None,
        },
        None => None,
    };
    if own.is_some() && then.is_none() {
        return Err(Failure::NotFound);
    }
    let (changed, papers_changed) = then
        .as_ref()
        .map(|(then, papers)| {
            let (papers, now_declared) = (papers::declared(papers), papers::declared(&papers_now));
            (changed(then, &now), papers::differences(papers, now_declared))
        })
        .unwrap_or_default();
    let (text, declared, papers) = match (&own, then) {
        (Some(own), Some((then, papers))) => (own.text.clone(), then, papers),
        _ => (text(session)?, now, papers_now),
    };
    let shown = digest_shown(&declared, &papers, &text)?;
    let mark = match own {
        Some(_) => None,
        None => marks::view(session, asked.declaration, &shown)?,
    };
    let signed = all.into_iter().find(|signed| signed.declaration == asked.declaration);
    let row = lists::case(db, visit.meta().case)?;
    Ok(DeclarationView {
        declaration: asked.declaration,
        visit: visit.meta().id,
        name: row.map(|row| row.name).unwrap_or_default(),
        form: (used.id, used.version),
        answers: if own.is_some() { record.answers() } else { answers_with_drafts(db, &record)? },
        declared_form: (declared_form.id, declared_form.version),
        visit_form: (visit_form.id, visit_form.version),
        shown,
        text,
        declared,
        in_confidence: visit.in_confidence(),
        papers: papers.into_iter().map(declared_paper).collect(),
        changed,
        papers_changed,
        mark,
        signed,
        may_sign: takes_more(session, record.meta())?,
    })
}

fn declared_paper(paper: Paper) -> DeclaredPaper {
    let Paper { document, paper, says, matched, .. } = paper;
    DeclaredPaper { document, paper, answers: says, matched }
}

/// The text above the signature, word for word; empty before the association's
/// profile has come.
fn text(session: &Session) -> Result<String, Failure> {
    Ok(session.profile()?.map(|profile| profile.declaration.text).unwrap_or_default())
}

/// A visit or a request of that case.
fn whole_in(session: &Session, subject: RecordId, case: RecordId) -> Result<Whole, Failure> {
    let whole = Whole::load(session, subject)?;
    if whole.meta().case == case { Ok(whole) } else { Err(Failure::NotFound) }
}

/// Sign over exactly what was shown: what is typed there and about the signer
/// becomes changes first. Where something else stands by now, nothing
/// is signed.
pub(crate) fn sign(
    session: &mut Session,
    device: &Device,
    asked: &Sign,
    now: i64,
) -> Result<Signed, Failure> {
    let record = load_kind(session, asked.declaration, Kind::Declaration)?;
    demand_open(session, record.meta())?;
    let subject = declaration::subject_of(&record).ok_or(Failure::NotFound)?;
    leave_screen(session, device, asked.declaration, now)?;
    let whole = whole_in(session, subject, record.meta().case)?;
    if takes_more(session, whole.meta())? {
        leave_screen(session, device, subject, now)?;
        let used = FormUsed::of(&whole.visit).ok_or(Failure::FormUnknown)?;
        annex::ensure(session, device, whole.meta(), &used, now)?;
        papers::leave(session, device, subject, now)?;
    }
    let record = load_kind(session, asked.declaration, Kind::Declaration)?;
    let used = FormUsed::of(&record).and_then(|used| forms::used(&used));
    let form = used.ok_or(Failure::FormUnknown)?;
    let answers = record.answers();
    let problems = evaluate(form, &answers, now).problems.len();
    let kept = match asked.with {
        SignedWith::Kept => marks::made_under(session, asked.declaration, &asked.shown)?,
        _ => None,
    };
    let problems = problems + usize::from(!fits(&answers, &asked.with, kept.as_ref()));
    if problems > 0 {
        return Ok(Signed::Incomplete { problems: count(problems) });
    }
    let mut visit = Whole::load(session, subject)?;
    let declared_form = FormUsed::of(&visit.visit).ok_or(Failure::FormUnknown)?;
    let declared_form = forms::used(&declared_form).ok_or(Failure::FormUnknown)?;
    // Without the profile there is nothing that could be signed.
    let text = Some(text(session)?).filter(|text| !text.is_empty()).ok_or(Failure::NotFound)?;
    let shown = shown(session, &mut visit)?;
    let stands = declared(Some(declared_form), &shown.answers);
    let papers = papers_shown(session, &visit.visit, &shown.then)?;
    if digest_shown(&stands, &papers, &text)? != asked.shown {
        return Err(Failure::ChangedMeanwhile);
    }
    let mark = match (&asked.with, kept) {
        (SignedWith::Kept, Some(kept)) => kept,
        (SignedWith::Kept, None) => return Err(Failure::NotFound),
        (SignedWith::Signature(drawn), _) => {
            marks::forget(session, asked.declaration)?;
            Mark::Signature(drawn.clone())
        }
        (SignedWith::Thumbprint(photo), _) => {
            let page = session.photos.put(record.meta().case, photo)?;
            marks::forget(session, asked.declaration)?;
            Mark::Thumbprint(page)
        }
    };
    let mut visit = shown.then.map_or(visit, |(then, _)| then);
    let details = DeclarationDetails {
        of: visit.meta().id,
        heads: visit.visit.heads(),
        papers: papers.iter().map(Paper::cited).collect(),
        digest: digest_of(&visit.open(&stands), &papers).map_err(|_| Failure::Internal)?,
        annex: visit.cited(),
        text,
        mark,
    };
    let writing = Writing { meta: *record.meta(), edits: details.edits() };
    let signed = |db: &Connection| marks::signed(db, asked.declaration);
    commit_with(session, device, &[writing], signed, now)?;
    Ok(Signed::Done)
}

/// Whether it is signed in the manner that was said: a thumbprint has a
/// witness, whom the form asks for.
fn fits(answers: &Answers, with: &SignedWith, kept: Option<&Mark>) -> bool {
    let manner = match (with, kept) {
        (SignedWith::Signature(_), _) | (SignedWith::Kept, Some(Mark::Signature(_))) => "signature",
        (SignedWith::Thumbprint(_), _) | (SignedWith::Kept, Some(Mark::Thumbprint(_))) => {
            "thumbprint"
        }
        // Nothing was drawn or taken under what is shown.
        (SignedWith::Kept, None) => return false,
    };
    let path = AnswerPath::question("manner").ok();
    let said = path.and_then(|path| answers.get(&path));
    said == Some(&Value::Choice(manner.to_owned()))
}
