//! Whether a decision may come from a session of the committee: asked by the
//! app before it is written, and by the server before it is taken. The policies
//! leave how the committee sits to the board; its number that must be present
//! comes with the session, from the association's profile.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::ids::{PersonId, RecordId};
use crate::people::{Person, Role};
use crate::record::decision::{DecisionDetails, Ruling};
use crate::record::session::SessionDetails;

/// Days from today within which a session lies: farther off, a year is mistyped.
const DAYS_AHEAD: i64 = 366;
const DAYS_PAST: i64 = 10 * 366;

/// Whether a session may be on that day: from ten years ago to a year ahead.
#[must_use]
pub fn is_day(date: Date, today: Date) -> bool {
    (-DAYS_PAST..=DAYS_AHEAD).contains(&(date.days() - today.days()))
}

/// Why a decision cannot come from a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
pub enum SittingFault {
    /// Who wrote it, or one of those who decided, is not of the committee.
    #[error("somebody is not of the committee")]
    NotOfCommittee,
    /// Who wrote it, or one of those who decided, was not there.
    #[error("somebody was absent")]
    Absent,
    /// Who wrote it, or one of those who decided, stood back from this request.
    #[error("somebody is recused")]
    Recused,
    /// Fewer decided than must be present.
    #[error("no quorum")]
    NoQuorum,
    /// The request was not before this session.
    #[error("not on the agenda")]
    NotOnAgenda,
    /// Anything but an acceptance needs a reason, and so does taking back.
    #[error("no reason")]
    NoReason,
}

/// Who may decide about a request in this session: present, and not stood back.
#[must_use]
pub fn eligible(session: &SessionDetails, request: RecordId) -> BTreeSet<PersonId> {
    let recused = session.recused.get(&request);
    let present = session.members.iter().filter(|(_, present)| **present).map(|(id, _)| *id);
    present.filter(|id| !recused.is_some_and(|recused| recused.contains(id))).collect()
}

/// Whether a ruling needs a reason: anything but an acceptance does, and whatever takes back
/// a decision that had ended the request. What was only put off waits for no other.
pub fn needs_reason(ruling: Ruling, takes_back: &[Ruling]) -> bool {
    ruling != Ruling::Accepted || takes_back.iter().any(|ruling| !ruling.keeps_open())
}

/// Whether `decision`, written by `author`, may come from `session`; `takes_back` is what those
/// ruled that it replaces.
///
/// A secretary writes down what members decided without being one of them.
///
/// # Errors
/// The first [`SittingFault`].
pub fn judge(
    session: &SessionDetails,
    decision: &DecisionDetails,
    takes_back: &[Ruling],
    author: &Person,
) -> Result<(), SittingFault> {
    if !session.agenda.contains(&decision.request) {
        return Err(SittingFault::NotOnAgenda);
    }
    let recused = session.recused.get(&decision.request);
    let stands = |person: &PersonId| match session.members.get(person) {
        None => Err(SittingFault::NotOfCommittee),
        Some(false) => Err(SittingFault::Absent),
        Some(true) if recused.is_some_and(|recused| recused.contains(person)) => {
            Err(SittingFault::Recused)
        }
        Some(true) => Ok(()),
    };
    if author.role != Role::Secretary || session.members.contains_key(&author.id) {
        stands(&author.id)?;
    }
    decision.by.iter().try_for_each(stands)?;
    // Who is there and did not decide is no reason to let one decide for all.
    if decision.by.len() < usize::from(session.quorum.max(1)) {
        return Err(SittingFault::NoQuorum);
    }
    if needs_reason(decision.ruling, takes_back) && decision.reason.trim().is_empty() {
        return Err(SittingFault::NoReason);
    }
    Ok(())
}

/// What is left of the session's budget after these decisions, in halalas; it
/// may be less than nothing, which is said and not refused. `None` where the
/// board set no sum.
#[must_use]
pub fn remaining<'a>(
    session: &SessionDetails,
    decisions: impl IntoIterator<Item = &'a DecisionDetails>,
) -> Option<i64> {
    let granted = decisions
        .into_iter()
        .filter(|decision| decision.ruling == Ruling::Accepted)
        .filter_map(|decision| decision.amount)
        .fold(0i64, i64::saturating_add);
    session.budget.map(|budget| budget.saturating_sub(granted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::BranchId;

    const REQUEST: RecordId = RecordId::from_bytes([9; 16]);

    fn id(byte: u8) -> PersonId {
        PersonId::from_bytes([byte; 16])
    }

    fn person(byte: u8, role: Role) -> Person {
        let branch = BranchId::from_bytes([1; 16]);
        Person { id: id(byte), name: "شخص تجريبي".into(), role, branch, gender: None }
    }

    /// Three of four members are there; the third stands back from the request.
    fn session() -> SessionDetails {
        SessionDetails {
            quorum: 2,
            budget: Some(100_000),
            members: [(id(1), true), (id(2), true), (id(3), true), (id(4), false)].into(),
            agenda: vec![REQUEST],
            recused: [(REQUEST, [id(3)].into())].into(),
            ..SessionDetails::default()
        }
    }

    fn decision(ruling: Ruling, by: &[u8]) -> DecisionDetails {
        DecisionDetails {
            request: REQUEST,
            digest: [1; 32],
            session: RecordId::from_bytes([8; 16]),
            replaces: BTreeSet::new(),
            ruling,
            reason: "سبب".into(),
            amount: Some(30_000),
            by: by.iter().map(|byte| id(*byte)).collect(),
        }
    }

    #[test]
    fn members_who_are_there_decide() {
        let accepted = decision(Ruling::Accepted, &[1, 2]);
        let member = person(1, Role::CommitteeMember);
        assert_eq!(judge(&session(), &accepted, &[], &member), Ok(()));
        assert_eq!(judge(&session(), &accepted, &[], &person(7, Role::Secretary)), Ok(()));
        assert_eq!(eligible(&session(), REQUEST), [id(1), id(2)].into());
    }

    #[test]
    fn nobody_decides_who_is_absent_recused_or_not_of_the_committee() {
        let accepted = |by: &[u8]| decision(Ruling::Accepted, by);
        let member = |byte| person(byte, Role::CommitteeMember);
        for (decision, author, fault) in [
            (accepted(&[1]), member(3), SittingFault::Recused),
            (accepted(&[1]), member(4), SittingFault::Absent),
            (accepted(&[1]), member(5), SittingFault::NotOfCommittee),
            (accepted(&[1]), person(7, Role::Supervisor), SittingFault::NotOfCommittee),
            (accepted(&[1, 3]), member(1), SittingFault::Recused),
            (accepted(&[1, 4]), member(1), SittingFault::Absent),
            (accepted(&[1, 5]), member(1), SittingFault::NotOfCommittee),
            (accepted(&[1]), member(1), SittingFault::NoQuorum),
            (accepted(&[]), member(1), SittingFault::NoQuorum),
        ] {
            assert_eq!(judge(&session(), &decision, &[], &author), Err(fault), "{author:?}");
        }
    }

    #[test]
    fn a_session_needs_its_number_and_its_agenda_and_a_refusal_its_reason() {
        let member = person(1, Role::CommitteeMember);
        let accepted = decision(Ruling::Accepted, &[1, 2]);
        let fuller = SessionDetails { quorum: 3, ..session() };
        assert_eq!(judge(&fuller, &accepted, &[], &member), Err(SittingFault::NoQuorum));
        let other = SessionDetails { agenda: Vec::new(), ..session() };
        assert_eq!(judge(&other, &accepted, &[], &member), Err(SittingFault::NotOnAgenda));
        let silent = |ruling, takes_back: &[Ruling]| {
            let silent = DecisionDetails { reason: " ".into(), ..decision(ruling, &[1, 2]) };
            judge(&session(), &silent, takes_back, &member)
        };
        assert_eq!(silent(Ruling::Declined, &[]), Err(SittingFault::NoReason));
        assert_eq!(silent(Ruling::Accepted, &[Ruling::Declined]), Err(SittingFault::NoReason));
        assert_eq!(silent(Ruling::Accepted, &[Ruling::Postponed]), Ok(()));
    }

    #[test]
    fn a_session_is_at_most_ten_years_ago_and_a_year_ahead() {
        let day = |day: &str| day.parse::<Date>().unwrap();
        let today = day("2026-11-21");
        for (date, fits) in [
            ("2016-11-24", true),
            ("2026-11-21", true),
            ("2027-11-22", true),
            ("2062-11-21", false),
            ("1448-11-21", false),
        ] {
            assert_eq!(is_day(day(date), today), fits, "{date}");
        }
    }

    #[test]
    fn what_is_left_counts_acceptances_and_may_be_overdrawn() {
        let accepted = decision(Ruling::Accepted, &[1]);
        let declined = decision(Ruling::Declined, &[1]);
        assert_eq!(remaining(&session(), [&accepted, &declined]), Some(70_000));
        assert_eq!(remaining(&session(), [&accepted; 4]), Some(-20_000));
        assert_eq!(remaining(&SessionDetails { budget: None, ..session() }, []), None);
    }
}
