//! A matter is begun, finished, or put away.

use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, FormDefinition, Value};
use shared::ids::RecordId;
use shared::lifecycle::not_before;
use shared::people::authority::Action;
use shared::record::decision::DecisionDetails;
use shared::record::matter::{About, Matter, dropped, finished};
use shared::record::{Edit, FormUsed, Kind, Opens, Record, RecordMeta};

use super::facts::NOT_BEFORE;
use super::kinds::{is_case, is_matter, may_speak, opens};
use crate::engine::command::{DropMatter, FinishMatter, Finished, StartMatter};
use crate::engine::commit::{Writing, commit};
use crate::engine::committee::decision_row;
use crate::engine::entered::{self, demand_open, leave_screen, load};
use crate::engine::failure::Failure;
use crate::engine::lists::{count, evaluate};
use crate::engine::session::Session;
use crate::engine::store::device::Device;
use crate::engine::store::records;
use crate::engine::visits::two_values;
use crate::engine::{forms, leaving};

/// The list of the forms that names channels.
const CHANNELS: &str = "channel";

/// Begin a matter: a new record that says which form it answers, of what it
/// speaks.
pub(crate) fn start(
    session: &mut Session,
    device: &Device,
    asked: &StartMatter,
    now: i64,
) -> Result<RecordId, Failure> {
    if !is_matter(asked.kind) {
        return Err(Failure::NotAllowed);
    }
    let form = forms::for_kind(asked.kind).ok_or(Failure::FormUnknown)?;
    let id = Session::new_id()?;
    // What lies apart from a case can still be about it.
    let apart = asked.kind.opens_file() == Opens::Always;
    let case = asked.case.filter(|_| !apart);
    let speaks_of = asked.about.or(asked.case.filter(|_| apart));
    let file = file(session, asked.kind, case, id)?;
    let about = speaks_of.map(|id| records::meta(session.db(), id)).transpose()?.flatten();
    let unknown = speaks_of.is_some() && about.is_none();
    if unknown || !may_speak(asked.kind, file, about.as_ref()) {
        return Err(Failure::NotFound);
    }
    let used = FormUsed { id: form.id().to_owned(), version: form.version().to_owned() };
    let mut edits = used.edits();
    edits.extend(
        Matter {
            about: about.map(|about| About { record: about.id, digest: None }),
            ..Matter::default()
        }
        .edits(),
    );
    edits.extend(given(form, &asked.given)?);
    if let (Kind::Reply, Some(decision)) = (asked.kind, about) {
        edits.extend(first_day(session, decision.id)?);
    }
    let meta = RecordMeta { id, kind: asked.kind, case: file };
    commit(session, device, &[Writing { meta, edits }], now)?;
    Ok(id)
}

/// In which file it lies, if it may lie there; one of its own where none is named.
fn file(
    session: &Session,
    kind: Kind,
    file: Option<RecordId>,
    id: RecordId,
) -> Result<RecordId, Failure> {
    let Some(file) = file else {
        return if opens(session, kind) { Ok(id) } else { Err(Failure::NotAllowed) };
    };
    session.demand(Action::Write, kind, file)?;
    let needs_case = kind == Kind::SupportRequest;
    // It is somebody else's by now.
    if needs_case && !is_case(session, file)? || leaving::is(session.db(), file)? {
        return Err(Failure::NotAllowed);
    }
    Ok(file)
}

/// The edits of the answers that a matter begins with.
fn given(form: &FormDefinition, given: &Answers) -> Result<Vec<Edit>, Failure> {
    let edit = |(path, value): (&AnswerPath, &Value)| {
        let known = form.question(path.name()).is_some_and(|it| it.takes_input());
        match known && path.within().is_none() {
            true => Ok(entered::edit(Some(form), path.clone(), value.clone())),
            false => Err(Failure::FieldWrong { field: path.clone() }),
        }
    };
    given.0.iter().map(edit).collect()
}

/// Before which day the applicant is told early of being accepted or declined, where there may be
/// such a day. The reply keeps it, so that everybody judges it alike, whatever the board says later.
fn first_day(session: &Session, decision: RecordId) -> Result<Option<Edit>, Failure> {
    let db = session.db();
    let decision = records::load(db, decision)?.and_then(|it| DecisionDetails::of(&it));
    let Some(decision) = decision.filter(|it| !it.ruling.keeps_open()) else { return Ok(None) };
    let request = records::load(db, decision.request)?;
    let noticed = request.and_then(|it| Matter::of(&it).noticed);
    let Some((noticed, profile)) = noticed.zip(session.profile()?) else { return Ok(None) };
    let first = not_before(profile.reply.reading, profile.reply.days, noticed);
    let path = AnswerPath::question(NOT_BEFORE).map_err(|_| Failure::Internal)?;
    Ok(first.map(|day| Edit::short(path, Value::Date(day))))
}

/// Finish a matter, if nothing is missing and no two values stand.
pub(crate) fn finish(
    session: &mut Session,
    device: &Device,
    asked: &FinishMatter,
    now: i64,
) -> Result<Finished, Failure> {
    let meta = *load(session, asked.matter)?.meta();
    // A request is handed in, and again; each time is a record of its own.
    if !is_matter(meta.kind) || meta.kind == Kind::SupportRequest {
        return Err(Failure::NotAllowed);
    }
    demand_open(session, &meta)?;
    leave_screen(session, device, meta.id, now)?;
    let mut record = load(session, meta.id)?;
    let undecided = two_values(&record.fields()).count();
    if undecided > 0 {
        return Ok(Finished::Undecided { answers: count(undecided) });
    }
    let form = FormUsed::of(&record).and_then(|used| forms::used(&used));
    let form = form.ok_or(Failure::FormUnknown)?;
    let answers = record.answers();
    let problems = evaluate(form, &answers, now).problems.len();
    if problems > 0 {
        return Ok(Finished::Incomplete { problems: count(problems) });
    }
    if let Some(field) = channel_unknown(session, form, &answers)? {
        return Err(Failure::FieldWrong { field });
    }
    if is_before_decision(session, &record, &answers)? {
        return Err(Failure::BeforeDecision);
    }
    // What this association delivered is received against a mark.
    if meta.kind == Kind::Service && answers.word("giver") == "own" {
        return Ok(Finished::Incomplete { problems: 1 });
    }
    commit(session, device, &[Writing { meta, edits: finished().into_iter().collect() }], now)?;
    Ok(Finished::Done)
}

/// Whether it is about a decision, and of an earlier day: that of the session, or on which it was
/// written down, whichever came first.
fn is_before_decision(
    session: &Session,
    record: &Record,
    answers: &Answers,
) -> Result<bool, Failure> {
    let (Some(about), Some(on)) = (Matter::of(record).about, answers.day("on")) else {
        return Ok(false);
    };
    let decision = records::meta(session.db(), about.record)?;
    if decision.is_none_or(|meta| meta.kind != Kind::Decision) {
        return Ok(false);
    }
    let Some(row) = decision_row(session, about.record)? else { return Ok(false) };
    let made = row.session_date.into_iter().chain(Date::in_riyadh(row.at)).min();
    Ok(made.is_some_and(|made| on < made))
}

/// The question that is answered with a channel which is none of the
/// association's, if one is.
fn channel_unknown(
    session: &Session,
    form: &FormDefinition,
    answers: &Answers,
) -> Result<Option<AnswerPath>, Failure> {
    let Some(profile) = session.profile()? else { return Ok(None) };
    let is_channel = |path: &AnswerPath| {
        form.question(path.name()).is_some_and(|it| it.kind.list() == Some(CHANNELS))
    };
    let unknown = |value: &Value| match value {
        Value::Choice(code) => profile.channel(&code.clone().into()).is_none(),
        _ => false,
    };
    let mut found = answers.0.iter().filter(|(path, value)| is_channel(path) && unknown(value));
    Ok(found.next().map(|(path, _)| path.clone()))
}

/// Whether a matter may be put away by whoever may write in it: what was handed
/// in counts already.
pub(super) fn may_drop(session: &Session, meta: &RecordMeta) -> Result<bool, Failure> {
    Ok(records::citing(session.db(), meta.id, Kind::Submission)?.is_empty())
}

/// Put a matter away that was begun by mistake; what counts already stays.
pub(crate) fn put_away(
    session: &mut Session,
    device: &Device,
    asked: &DropMatter,
    now: i64,
) -> Result<(), Failure> {
    let record = load(session, asked.matter)?;
    let meta = *record.meta();
    if !is_matter(meta.kind) || !may_drop(session, &meta)? {
        return Err(Failure::NotAllowed);
    }
    demand_open(session, &meta)?;
    leave_screen(session, device, meta.id, now)?;
    commit(session, device, &[Writing { meta, edits: dropped().into_iter().collect() }], now)
}
