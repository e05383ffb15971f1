//! Lists of matters.

use shared::association::ReplyRule;
use shared::lifecycle::RequestStage;
use shared::people::authority::{Action, Reach, reach};
use shared::record::Kind;

use super::kinds::may_begin_alone;
use crate::engine::cases::MAX_PAGE;
use crate::engine::command::{MatterList, Matters, MattersView};
use crate::engine::failure::Failure;
use crate::engine::lists::today;
use crate::engine::session::Session;
use crate::engine::store::matters::{self, Listed};

/// Where a decision stands that a later one may take back.
const DECIDED: [RequestStage; 4] = [
    RequestStage::ToComplete,
    RequestStage::Declined,
    RequestStage::Accepted,
    RequestStage::Served,
];

pub(crate) fn list(session: &Session, asked: &Matters, now: i64) -> Result<MattersView, Failure> {
    let person = session.person();
    let listed = match &asked.list {
        MatterList::MyDrafts => Listed::drafts_of(person.id),
        MatterList::Open(kinds) => Listed::open(kinds),
        MatterList::All(kinds) => Listed::all(kinds, person.id),
        MatterList::Requests(stages) => Listed::stages(stages),
        MatterList::Decided(search) => Listed::stages_by_name(&DECIDED, search),
        MatterList::ToReply => Listed::to_reply(),
        MatterList::Ageing => match session.profile()?.map(|profile| profile.reply) {
            Some(ReplyRule { days, .. }) => {
                let day = today(now).ok_or(Failure::Internal)?;
                // Whoever was told so many days ago or more.
                Listed::noticed_until(day.plus_days(-i64::from(days)).unwrap_or(day))
            }
            None => return Ok(nothing(session)),
        },
        MatterList::Early => Listed::early(),
        MatterList::ToAsk if may_ask(session) => Listed::to_ask(),
        MatterList::ToAsk => return Ok(nothing(session)),
        MatterList::RequestsOf(case) => Listed::requests_of(*case),
    };
    let limit = asked.limit.min(MAX_PAGE);
    let (rows, total) = matters::list(session.db(), &listed, asked.offset, limit)?;
    Ok(MattersView { rows, total, may_begin: may_begin_alone(session) })
}

fn nothing(session: &Session) -> MattersView {
    MattersView { rows: Vec::new(), total: 0, may_begin: may_begin_alone(session) }
}

/// Whether this person asks people how it went.
fn may_ask(session: &Session) -> bool {
    reach(&session.person().role, Action::Write, &Kind::Feedback) > Reach::Nowhere
}
