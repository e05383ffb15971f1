//! A support request as screens are given it, with all that its way depends on.

use std::collections::BTreeSet;

use shared::ids::RecordId;
use shared::lifecycle::{
    ReplyFacts, ReplyState, RequestStage, RequestState, ReviewOutcome, reply_state,
};
use shared::people::authority::Action;
use shared::record::matter::Matter;
use shared::record::review::ReviewDetails;
use shared::record::submission::SubmissionDetails;
use shared::record::{Kind, Record};

use super::checklist::check;
use crate::engine::command::{
    AboutRow, DecisionRow, MatterRow, MatterState, MatterView, OpenRequest, ReplyWords, RequestView,
};
use crate::engine::delivery::is_left;
use crate::engine::delivery::rules::{Deliverable, deliverable};
use crate::engine::entered::load_kind;
use crate::engine::failure::Failure;
use crate::engine::lists::today;
use crate::engine::matters::facts::{says, speaking};
use crate::engine::session::Session;
use crate::engine::store::{lists, matters as store_matters, records};
use crate::engine::{documents, matters, reviews, words};

/// The newest submission of a request whose changes are here.
pub(super) fn newest_submission(
    session: &Session,
    request: RecordId,
) -> Result<Option<(RecordId, SubmissionDetails)>, Failure> {
    let all = speaking(session.db(), request, Kind::Submission)?;
    let read = |(_, record): &(i64, Record)| {
        SubmissionDetails::of(record).map(|details| (record.meta().id, details))
    };
    Ok(all.iter().rev().find_map(read))
}

pub(crate) fn open(
    session: &Session,
    asked: &OpenRequest,
    now: i64,
) -> Result<RequestView, Failure> {
    let db = session.db();
    let mut record = load_kind(session, asked.request, Kind::SupportRequest)?;
    let meta = *record.meta();
    let day = today(now).ok_or(Failure::Internal)?;
    let matter = matters::view(session, meta.id)?;
    let brief = matter.row.request.clone().ok_or(Failure::NotFound)?;
    let checked = check(session, &record, day)?;
    let submission = newest_submission(session, meta.id)?;
    let handed_in = match &submission {
        // It may speak of changes that have not come yet.
        Some((_, details)) => record.at(&details.heads).ok().map(|then| says(&then)),
        None => None,
    };
    let readable = handed_in.is_some();
    let profile = session.profile()?;
    let rule = profile.as_ref().map(|profile| ReplyWords {
        text: profile.reply.text.clone(),
        days: profile.reply.days,
        reading: profile.reply.reading,
    });
    let noticed = Matter::of(&record).noticed;
    let replied = brief.state.answered;
    let notice = noticed.zip(rule.as_ref()).map(|(noticed, rule)| {
        let facts = ReplyFacts { reading: rule.reading, days: rule.days, noticed, replied };
        let state = reply_state(&facts, day);
        // By what held when it was told.
        (noticed, ReplyState { early: brief.state.early, ..state })
    });
    let mut reviewed = Vec::new();
    let mut waived = BTreeSet::new();
    for (at, mut review) in speaking(db, meta.id, Kind::Review)? {
        let Some(details) = ReviewDetails::of(&review) else { continue };
        // Of what was handed in last the newest word counts.
        let of_newest = submission.as_ref().is_some_and(|(id, _)| *id == details.submission);
        if of_newest {
            waived = match details.outcome {
                ReviewOutcome::Accepted => details.waived.clone(),
                ReviewOutcome::Returned => BTreeSet::new(),
            };
        }
        reviewed.push(reviews::view(db, &mut review, at, details)?);
    }
    let deliverable = deliverable(session, &record, now)?;
    let left = is_left(session, &record, now)?;
    let stage = brief.state.stage;
    let may = |kind| session.may(Action::Write, kind, meta.case);
    let opened = submission.as_ref().map(|(id, _)| lists::is_opened(db, *id)).transpose()?;
    let decided = Decided::of(session, meta.id, brief.state.decision)?;
    Ok(RequestView {
        opened: opened.unwrap_or(false),
        waived,
        may_reply: decided.may_begin.contains(&Kind::Reply),
        may_appeal: decided.may_begin.contains(&Kind::Appeal) && !brief.state.appealed,
        may_ask: may(Kind::Feedback)? && !Matter::of(&record).asked,
        answers: decided.answers,
        checklist: checked.rows,
        visit_form: checked.form,
        papers_in_confidence: checked.in_confidence,
        documents: documents::rows(session, meta.case)?,
        declaration: checked.declaration,
        declarations: checked.declarations,
        rule,
        notice,
        would_hold: checked.holds,
        may_hand_in: matter.may_write && may(Kind::Submission)? && may_be_handed_in(&brief.state),
        may_review: stage == RequestStage::HandedIn && readable && may(Kind::Review)?,
        may_deliver: deliverable != Deliverable::No && left,
        delivered: stage == RequestStage::Served && !brief.portion.is_outstanding(),
        before_decision: matches!(deliverable, Deliverable::BeforeDecision { .. }),
        handed_in: handed_in.filter(|then| *then != says(&record)),
        submission: submission.map(|(id, _)| id),
        reviews: reviewed,
        report: report(&matter),
        decisions: decisions(&matter),
        words: words::of(db, meta.id)?,
        matter,
    })
}

/// Whether what it says may be handed in now: it never was, somebody asks for
/// more, or it says something else than it did.
fn may_be_handed_in(state: &RequestState) -> bool {
    match state.stage {
        RequestStage::Draft
        | RequestStage::Returned
        | RequestStage::ToComplete
        | RequestStage::Postponed => true,
        RequestStage::HandedIn => !state.holds.is_empty() || state.amended,
        RequestStage::Forwarded => state.amended,
        RequestStage::Declined | RequestStage::Accepted | RequestStage::Served => false,
    }
}

/// What there is to begin about the decision that counts, and what speaks of it and of those before it.
#[derive(Default)]
struct Decided {
    may_begin: Vec<Kind>,
    answers: Vec<(RecordId, MatterRow)>,
}

impl Decided {
    fn of(
        session: &Session,
        request: RecordId,
        counting: Option<RecordId>,
    ) -> Result<Self, Failure> {
        let db = session.db();
        let meta = counting.map(|id| records::meta(db, id)).transpose()?.flatten();
        let Some(meta) = meta else { return Ok(Self::default()) };
        let mut answers = Vec::new();
        for decision in records::citing(db, request, Kind::Decision)? {
            for kind in [Kind::Reply, Kind::Appeal] {
                for (_, record) in speaking(db, decision, kind)? {
                    let row = store_matters::row(db, record.meta().id)?;
                    answers.extend(row.map(|row| (decision, row)));
                }
            }
        }
        answers.retain(|(_, row)| row.state != MatterState::Dropped);
        answers.sort_by_key(|(_, row)| (row.at, row.matter));
        Ok(Self { may_begin: matters::may_begin_about(session, &meta)?, answers })
    }
}

fn decisions(matter: &MatterView) -> Vec<DecisionRow> {
    let decided = matter.spoken.iter().filter_map(|row| match row {
        AboutRow::Decision(row) => Some(row.clone()),
        _ => None,
    });
    decided.collect()
}

/// The newest social report that is finished.
fn report(matter: &MatterView) -> Option<MatterRow> {
    let reports = matter.spoken.iter().filter_map(|row| match row {
        AboutRow::Matter(row) if row.kind == Kind::Report => Some(row),
        _ => None,
    });
    let finished = reports.filter(|row| row.state == MatterState::Closed);
    finished.max_by_key(|row| (row.at, row.matter)).cloned()
}
