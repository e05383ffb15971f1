//! A matter as screens are given it: its answers, what it speaks of, and what
//! speaks of it.

use shared::form::Answers;
use shared::ids::RecordId;
use shared::lifecycle::RequestStage;
use shared::record::matter::{Matter, Received};
use shared::record::visit::digest;
use shared::record::{FormUsed, Kind, Mark, Record, RecordMeta, policy_used};

use super::entering::may_drop;
use super::facts::{self, says};
use super::kinds::{is_matter, may_begin_about};
use crate::engine::command::{
    AboutRow, MatterState, MatterView, OpenMatter, ReceivedView, ReviewView,
};
use crate::engine::committee::decision_row;
use crate::engine::delivery::may_take_back;
use crate::engine::documents::page_view;
use crate::engine::entered::{self, load};
use crate::engine::failure::Failure;
use crate::engine::lists::answers_with_drafts;
use crate::engine::session::Session;
use crate::engine::store::{drafts, lists, matters, records};
use crate::engine::visits::{Names, undecided};
use crate::engine::{reviews, words};

pub(crate) fn open(session: &Session, asked: &OpenMatter) -> Result<MatterView, Failure> {
    view(session, asked.matter)
}

/// Whether a matter takes more: until it is finished or put away; a support
/// request until the committee has decided, and again when it asks for more.
pub(crate) fn takes_more(session: &Session, meta: &RecordMeta) -> Result<bool, Failure> {
    let record = load(session, meta.id)?;
    let matter = Matter::of(&record);
    if meta.kind != Kind::SupportRequest {
        return Ok(!matter.done && !matter.dropped);
    }
    let row = matters::row(session.db(), meta.id)?;
    let ended = row.and_then(|row| row.request).is_some_and(|brief| {
        matches!(
            brief.state.stage,
            RequestStage::Declined | RequestStage::Accepted | RequestStage::Served
        )
    });
    Ok(!ended && !matter.dropped)
}

/// One matter, whatever it is.
pub(crate) fn view(session: &Session, id: RecordId) -> Result<MatterView, Failure> {
    let db = session.db();
    let mut record = load(session, id)?;
    let meta = *record.meta();
    if !is_matter(meta.kind) {
        return Err(Failure::NotFound);
    }
    let row = matters::row(db, id)?.ok_or(Failure::NotFound)?;
    let used = FormUsed::of(&record).ok_or(Failure::FormUnknown)?;
    let matter = Matter::of(&record);
    let may_write = entered::takes_more(session, &meta)?;
    let entered = drafts::of(db, id)?.into_iter();
    let drafted = entered.filter(|_| may_write).map(|(path, _)| path).collect();
    let answers = if may_write { answers_with_drafts(db, &record)? } else { record.answers() };
    let mut spoken = Vec::new();
    for speaking in records::all_citing(db, id)? {
        spoken.extend(about_row(session, speaking)?);
    }
    // Both sides by when they were begun, the oldest first.
    spoken.sort_by_key(|row| match row {
        AboutRow::Matter(row) => (row.at, row.matter),
        AboutRow::Decision(row) => (row.at, row.decision),
        AboutRow::Case(row) => (i64::MIN, row.case),
        AboutRow::Other(id) => (i64::MAX, *id),
    });
    let about = matter.about.map(|about| about.record);
    let may_begin = match row.state {
        // Of what is not finished nothing is said yet.
        MatterState::Draft | MatterState::Dropped if meta.kind != Kind::SupportRequest => {
            Vec::new()
        }
        _ => may_begin_about(session, &meta)?,
    };
    let channels = session.profile()?.map(|profile| {
        let channels = profile.channels.into_iter();
        channels.map(|channel| (channel.code.code().to_owned(), channel.label)).collect()
    });
    Ok(MatterView {
        form: (used.id, used.version),
        answers: own_left_out(answers),
        undecided: undecided(&mut Names::of(db), id, &record.fields(), &drafted)?,
        policy: policy_used::of(&record),
        about: about.map(|id| about_row_or_other(session, id)).transpose()?,
        spoken,
        may_drop: may_write && may_drop(session, &meta)?,
        may_write,
        may_begin,
        channels: channels.unwrap_or_default(),
        taken_back: taken_back(session, &meta)?,
        may_take_back: may_take_back(session, &record)?,
        words: words::of(db, id)?,
        received: matter.received.map(|it| received(session, &record, it)).transpose()?,
        row,
    })
}

fn own_left_out(answers: Answers) -> Answers {
    answers.0.into_iter().filter(|(path, _)| !entered::is_own(path)).collect()
}

fn about_row_or_other(session: &Session, id: RecordId) -> Result<AboutRow, Failure> {
    Ok(about_row(session, id)?.unwrap_or(AboutRow::Other(id)))
}

/// A record that speaks of another, or is spoken of: what people call by a name.
fn about_row(session: &Session, id: RecordId) -> Result<Option<AboutRow>, Failure> {
    let Some(meta) = records::meta(session.db(), id)? else { return Ok(None) };
    Ok(match meta.kind {
        Kind::Decision => decision_row(session, id)?.map(AboutRow::Decision),
        Kind::Case => lists::case(session.db(), id)?.map(AboutRow::Case),
        kind if is_matter(kind) => {
            let row = matters::row(session.db(), id)?;
            row.filter(|row| row.state != MatterState::Dropped).map(AboutRow::Matter)
        }
        _ => None,
    })
}

fn received(
    session: &Session,
    record: &Record,
    received: Received,
) -> Result<ReceivedView, Failure> {
    let stands = digest(&says(record)).map_err(|_| Failure::Internal)?;
    let (signature, thumbprint) = match received.mark {
        Mark::Signature(drawn) => (Some(drawn), None),
        Mark::Thumbprint(page) => (None, Some(page_view(session, page.photo.id, &page)?)),
    };
    Ok(ReceivedView { signature, thumbprint, current: received.digest == stands })
}

/// Who took a receipt back, and why.
fn taken_back(session: &Session, meta: &RecordMeta) -> Result<Option<ReviewView>, Failure> {
    let db = session.db();
    if meta.kind != Kind::Service {
        return Ok(None);
    }
    let Some((at, mut review, details)) = facts::taken_back(db, meta.id)? else { return Ok(None) };
    Ok(Some(reviews::view(db, &mut review, at, details)?))
}
