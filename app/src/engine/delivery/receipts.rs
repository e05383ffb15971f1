//! سند استلام: what was granted is handed over against a mark, in one change
//! that is both the receipt and its signature.

use rusqlite::Connection;
use shared::form::{AnswerPath, Answers, FormDefinition, Value, parse_input};
use shared::ids::RecordId;
use shared::people::authority::Action;
use shared::record::matter::{About, Matter, Received, finished, received};
use shared::record::visit::digest;
use shared::record::{FormUsed, Kind, Mark, Record, RecordMeta};

use super::counted;
use super::rules::{Deliverable, asked, deliverable, portion};
use crate::engine::command::{
    Deliver, Proxy, SignReceipt, Signed, SignedWith, WORDS_OF_PLACE, WORDS_OF_PROXY,
    WORDS_OF_PROXY_IDENTITY,
};
use crate::engine::commit::{Writing, commit, commit_with};
use crate::engine::entered::{edit, leave_screen, load_kind};
use crate::engine::failure::Failure;
use crate::engine::lists::{count, evaluate, today};
use crate::engine::matters::facts::{request_state, says};
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::visits::two_values;
use crate::engine::{forms, words};

/// Letters of a place at most.
const MAX_PLACE: usize = 200;
/// What is money whatever is said of its manner: the form asks nothing more.
const MONEY: [&str; 4] = ["cash", "rent", "bill", "sponsorship"];

/// Hand over what was granted, or what is left of it.
pub(crate) fn deliver(
    session: &mut Session,
    device: &Device,
    asked: &Deliver,
    now: i64,
) -> Result<RecordId, Failure> {
    let request = load_kind(session, asked.request, Kind::SupportRequest)?;
    let case = request.meta().case;
    if deliverable(session, &request, now)? == Deliverable::No
        || matches!(asked.with, SignedWith::Kept)
    {
        return Err(Failure::NotAllowed);
    }
    let form = forms::for_kind(Kind::Service).ok_or(Failure::FormUnknown)?;
    let answers = filled(session, form, &request, asked, now)?;
    if let Some(problem) = evaluate(form, &answers, now).problems.into_iter().next() {
        return Err(Failure::FieldWrong { field: problem.path });
    }
    let state = request_state(session.db(), asked.request)?;
    let handed_in = state.and_then(|(_, facts)| facts.handed_in.into_iter().max_by_key(|it| it.by));
    let matter = Matter {
        about: Some(About { record: asked.request, digest: handed_in.map(|it| it.digest) }),
        done: true,
        received: Some(marked(session, case, &answers, &asked.with)?),
        ..Matter::default()
    };
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    let mut edits = used.edits();
    edits.extend(answers.0.into_iter().map(|(path, value)| edit(Some(form), path, value)));
    edits.extend(matter.edits());
    let meta = RecordMeta { id: Session::new_id()?, kind: Kind::Service, case };
    let said = |db: &Connection| {
        let places = [WORDS_OF_PLACE, WORDS_OF_PROXY, WORDS_OF_PROXY_IDENTITY];
        places.iter().try_for_each(|at| words::said(db, asked.request, at))
    };
    commit_with(session, device, &[Writing { meta, edits }], said, now)?;
    Ok(meta.id)
}

/// A mark under exactly these answers.
fn marked(
    session: &mut Session,
    case: RecordId,
    answers: &Answers,
    with: &SignedWith,
) -> Result<Received, Failure> {
    let digest = digest(answers).map_err(|_| Failure::Internal)?;
    let mark = match with {
        SignedWith::Signature(drawn) => Mark::Signature(drawn.clone()),
        SignedWith::Thumbprint(photo) => Mark::Thumbprint(session.photos.put(case, photo)?),
        SignedWith::Kept => return Err(Failure::NotAllowed),
    };
    Ok(Received { digest, mark })
}

/// The receipt's answers.
fn filled(
    session: &Session,
    form: &FormDefinition,
    request: &Record,
    asked: &Deliver,
    now: i64,
) -> Result<Answers, Failure> {
    let choice = |code: &str| Value::Choice(code.to_owned());
    let mut filled = vec![("giver", choice("own"))];
    filled.extend(given(session, request, now)?);
    filled.extend(today(now).map(|today| ("on", Value::Date(today))));
    match &asked.proxy {
        None => filled.push(("received_by", choice("applicant"))),
        Some(proxy) => {
            filled.push(("received_by", choice("proxy")));
            filled.extend(by_proxy(form, proxy)?);
        }
    }
    let place = asked.place.trim();
    if place.chars().count() > MAX_PLACE {
        return Err(Failure::of_field("place"));
    }
    if !place.is_empty() {
        filled.push(("place", Value::Text(place.to_owned())));
    }
    let path = |(name, value): (&str, Value)| Some((AnswerPath::question(name).ok()?, value));
    Ok(filled.into_iter().filter(|(_, value)| *value != Value::Removed).filter_map(path).collect())
}

/// What is handed over: of a sum what is left of it, so that nobody is paid
/// twice; of things as many as are left, or one where nobody counted them.
fn given(
    session: &Session,
    request: &Record,
    now: i64,
) -> Result<Vec<(&'static str, Value)>, Failure> {
    let db = session.db();
    let id = request.meta().id;
    let (state, facts) = request_state(db, id)?.ok_or(Failure::NotFound)?;
    let asked = asked(db, request, &state, &facts, now)?;
    let portion = portion(db, id, &asked, &state, now)?;
    if portion.money && portion.whole.is_none() {
        return Err(Failure::of_field("amount"));
    }
    let left = portion.left().ok_or(Failure::NotAllowed)?;
    let sort = asked.word("sort");
    let mut given = vec![("subject", Value::Text(asked.word("subject")))];
    if portion.money {
        if !MONEY.contains(&sort.as_str()) {
            given.push(("manner", Value::Choice("money".to_owned())));
        }
        given.push(("amount", Value::of_halalas(left)));
    } else {
        given.push(("manner", Value::Choice("in_kind".to_owned())));
        given.push(("item", Value::Text(asked.word("item"))));
        given.push(("quantity", Value::Integer(left)));
    }
    given.push(("sort", Value::Choice(sort)));
    given.retain(|(_, value)| *value != Value::Text(String::new()));
    Ok(given)
}

/// Whether something of what a request was granted, or asks for, is still to be handed over.
pub(crate) fn is_left(session: &Session, request: &Record, now: i64) -> Result<bool, Failure> {
    match given(session, request, now) {
        Ok(_) | Err(Failure::FieldWrong { .. }) => Ok(true),
        Err(Failure::NotAllowed) => Ok(false),
        Err(why) => Err(why),
    }
}

fn by_proxy(form: &FormDefinition, proxy: &Proxy) -> Result<Vec<(&'static str, Value)>, Failure> {
    let typed = [
        ("proxy_name", &proxy.name),
        ("proxy_identity", &proxy.identity_number),
        ("proxy_relation", &proxy.relation),
    ];
    let read = |(name, typed): (&'static str, &String)| {
        let question = form.question(name).ok_or(Failure::FormUnknown)?;
        let value = parse_input(form, question, typed).map_err(|_| Failure::of_field(name))?;
        Ok((name, value))
    };
    typed.into_iter().map(read).collect()
}

/// Sign a receipt that was filled in by hand: what is typed becomes changes
/// first, and is what is signed.
pub(crate) fn sign(
    session: &mut Session,
    device: &Device,
    asked: &SignReceipt,
    now: i64,
) -> Result<Signed, Failure> {
    let record = load_kind(session, asked.receipt, Kind::Service)?;
    let meta = *record.meta();
    let matter = Matter::of(&record);
    session.demand(Action::Write, Kind::Service, meta.case)?;
    if matter.done || matter.dropped || matches!(asked.with, SignedWith::Kept) {
        return Err(Failure::NotAllowed);
    }
    leave_screen(session, device, meta.id, now)?;
    let mut record = load_kind(session, meta.id, Kind::Service)?;
    if two_values(&record.fields()).next().is_some() {
        return Err(Failure::TwoValuesStand);
    }
    let used = FormUsed::of(&record).and_then(|used| forms::used(&used));
    let form = used.ok_or(Failure::FormUnknown)?;
    let answers = says(&record);
    let problems = evaluate(form, &answers, now).problems.len();
    if problems > 0 {
        return Ok(Signed::Incomplete { problems: count(problems) });
    }
    // What others gave was not received from us.
    if answers.word("giver") != "own" {
        return Err(Failure::NotAllowed);
    }
    if let Some(about) = matter.about {
        let request = load_kind(session, about.record, Kind::SupportRequest)?;
        match deliverable(session, &request, now)? {
            Deliverable::Accepted => {}
            Deliverable::BeforeDecision { limit } => {
                let amount = counted(&record, now).halalas("amount");
                amount.filter(|amount| *amount <= limit).ok_or(Failure::of_field("amount"))?;
            }
            Deliverable::No => return Err(Failure::NotAllowed),
        }
    }
    let mut edits = received(&marked(session, meta.case, &answers, &asked.with)?);
    edits.extend(finished());
    commit(session, device, &[Writing { meta, edits }], now)?;
    Ok(Signed::Done)
}
