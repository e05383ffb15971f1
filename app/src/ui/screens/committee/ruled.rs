//! A decision as it is being written: what is missing, what it costs, who may take it. Nothing here
//! knows a screen.

use std::collections::BTreeSet;

use shared::form::{AnswerPath, Answers, Value};
use shared::ids::PersonId;
use shared::lifecycle::sitting::needs_reason;
use shared::record::decision::Ruling;

use super::amount::{AmountFault, halalas};
use crate::engine::command::{AgendaRow, DecisionRow, MemberRow};

/// What stands in the way of a decision that is being written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Missing {
    /// Nothing is ruled.
    pub(super) ruling: bool,
    /// The amount is no amount.
    pub(super) amount: Option<AmountFault>,
    /// It needs a reason.
    pub(super) reason: bool,
    /// Nobody decided.
    pub(super) by: bool,
}

impl Missing {
    /// Whether something stands in the way.
    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

/// A decision as it is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Writing {
    /// What is ruled.
    pub(super) ruling: Option<Ruling>,
    /// What those ruled that it takes back.
    pub(super) takes_back: Vec<Ruling>,
    /// Whether money is asked for.
    pub(super) money: bool,
    /// The amount as typed.
    pub(super) amount: String,
    /// Why.
    pub(super) reason: String,
    /// Who decided.
    pub(super) by: BTreeSet<PersonId>,
}

impl Writing {
    /// Whether an amount belongs to it.
    pub(super) fn grants_money(&self) -> bool {
        self.money && self.ruling == Some(Ruling::Accepted)
    }

    /// What is granted, in halalas, where that can be read.
    pub(super) fn granted(&self) -> Option<i64> {
        self.grants_money().then(|| positive(&self.amount).ok()).flatten()
    }

    /// Whether it needs a reason.
    pub(super) fn needs_reason(&self) -> bool {
        self.ruling.is_some_and(|ruling| needs_reason(ruling, &self.takes_back))
    }

    /// What stands in the way.
    pub(super) fn missing(&self) -> Missing {
        Missing {
            ruling: self.ruling.is_none(),
            amount: self.grants_money().then(|| positive(&self.amount).err()).flatten(),
            reason: self.needs_reason() && self.reason.trim().is_empty(),
            by: self.by.is_empty(),
        }
    }
}

/// What is granted is more than nothing.
fn positive(typed: &str) -> Result<i64, AmountFault> {
    halalas(typed).and_then(
        |amount| {
            if amount > 0 { Ok(amount) } else { Err(AmountFault::Nothing) }
        },
    )
}

/// Whether money is asked for, and not a thing or a service: kinds that are always money are not
/// asked for the manner.
pub(super) fn asks_money(answers: &Answers) -> bool {
    let answer = |name| answers.get(&AnswerPath::question(name).ok()?);
    match answer("manner") {
        Some(Value::Choice(manner)) => manner == "money",
        _ => answer("item").is_none(),
    }
}

/// The decisions that a new one takes back: all that stand.
pub(super) fn taken_back(row: &AgendaRow) -> impl Iterator<Item = &DecisionRow> {
    row.decision.iter().filter(|decision| decision.counts).chain(&row.besides)
}

/// Whether decisions stand side by side, none of which takes back the other.
pub(super) fn is_disputed(row: &AgendaRow) -> bool {
    taken_back(row).count() > 1
}

/// By how much an amount is more than is left, in halalas. What this session granted with the decision
/// that is taken back is free again.
pub(super) fn over(row: &AgendaRow, remaining: Option<i64>, amount: Option<i64>) -> Option<i64> {
    let freed = row.decision.as_ref().filter(|decision| decision.counts);
    let freed = freed
        .filter(|decision| decision.ruling == Ruling::Accepted)
        .and_then(|decision| decision.amount)
        .unwrap_or(0);
    let over = amount?.saturating_sub(remaining?.saturating_add(freed));
    (over > 0).then_some(over)
}

/// Who is left out of those who decide, as it is kept: only who did not decide is remembered.
pub(super) fn left_out(kept: &str) -> BTreeSet<PersonId> {
    kept.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// The same after somebody was ticked or not.
pub(super) fn with(kept: &str, person: PersonId, ticked: bool) -> String {
    let others = left_out(kept).into_iter().filter(|other| *other != person);
    let all = others.chain((!ticked).then_some(person)).map(|id| id.to_string());
    all.collect::<Vec<_>>().join(" ")
}

/// Why somebody cannot decide about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Barred {
    /// Stood back from it.
    Recused,
    /// Not there.
    Absent,
    /// Nobody has said whether the person is there.
    NotSaid,
}

/// Why a member cannot decide about a request; `None` for who can.
pub(super) fn barred(row: &AgendaRow, member: &MemberRow) -> Option<Barred> {
    if row.eligible.contains(&member.person) {
        return None;
    }
    Some(if row.recused.contains(&member.person) {
        Barred::Recused
    } else if member.present == Some(false) {
        Barred::Absent
    } else {
        Barred::NotSaid
    })
}

#[cfg(test)]
mod tests {
    use shared::ids::RecordId;
    use shared::lifecycle::WhereItIs;

    use super::*;

    fn person(byte: u8) -> PersonId {
        PersonId::from_bytes([byte; 16])
    }

    fn writing(ruling: Option<Ruling>, amount: &str, reason: &str) -> Writing {
        Writing {
            ruling,
            takes_back: Vec::new(),
            money: true,
            amount: amount.to_owned(),
            reason: reason.to_owned(),
            by: [person(1)].into(),
        }
    }

    #[test]
    fn an_acceptance_of_money_needs_an_amount_and_anything_else_a_reason() {
        let accepted = |amount| writing(Some(Ruling::Accepted), amount, "");
        assert!(!accepted("٥٠٠").missing().any());
        assert_eq!(accepted("٥٠٠").granted(), Some(50_000));
        assert_eq!(accepted("").missing().amount, Some(AmountFault::Missing));
        assert_eq!(accepted("0").missing().amount, Some(AmountFault::Nothing));
        assert_eq!(accepted("كثير").missing().amount, Some(AmountFault::NotAnAmount));
        let again = Writing { takes_back: vec![Ruling::Declined], ..accepted("5") };
        assert!(again.missing().reason, "it takes back");
        let thing = Writing { money: false, ..accepted("") };
        assert!(!thing.missing().any());
        for ruling in [Ruling::Declined, Ruling::ToComplete, Ruling::Postponed] {
            let silent = writing(Some(ruling), "500", " ");
            assert!(silent.missing().reason);
            assert_eq!(silent.granted(), None, "nothing is granted");
            assert!(!writing(Some(ruling), "", "سبب").missing().any());
        }
        assert!(writing(None, "", "").missing().ruling);
        assert!(Writing { by: BTreeSet::new(), ..accepted("5") }.missing().by);
    }

    #[test]
    fn what_is_asked_says_whether_it_is_money() {
        let answers = |name: &str, value: &str| {
            let mut answers = Answers::default();
            let value = match name {
                "manner" => Value::Choice(value.into()),
                _ => Value::Text(value.into()),
            };
            answers.set(AnswerPath::question(name).unwrap(), value);
            answers
        };
        assert!(asks_money(&Answers::default()), "rent asks for no manner");
        assert!(asks_money(&answers("manner", "money")));
        assert!(!asks_money(&answers("manner", "in_kind")));
        assert!(!asks_money(&answers("item", "ثلاجة")));
    }

    fn row(decision: Option<(Ruling, Option<i64>, bool)>) -> AgendaRow {
        let id = RecordId::from_bytes([7; 16]);
        let decision = decision.map(|(ruling, amount, counts)| DecisionRow {
            decision: id,
            request: id,
            session: id,
            session_number: "4".into(),
            session_date: None,
            ruling,
            reason: String::new(),
            amount,
            by: Vec::new(),
            at: 0,
            replaces: Vec::new(),
            counts,
            whereabouts: WhereItIs::OnDevice,
        });
        AgendaRow {
            request: None,
            id,
            recused: [person(3)].into(),
            eligible: [person(1)].into(),
            decision,
            besides: Vec::new(),
        }
    }

    #[test]
    fn more_than_is_left_is_known_and_what_is_taken_back_is_free_again() {
        let fresh = row(None);
        assert_eq!(over(&fresh, Some(100), Some(150)), Some(50));
        assert_eq!(over(&fresh, Some(100), Some(100)), None);
        assert_eq!(over(&fresh, Some(-20), Some(30)), Some(50));
        assert_eq!(over(&fresh, None, Some(150)), None, "no budget");
        assert_eq!(over(&fresh, Some(100), None), None);
        let again = row(Some((Ruling::Accepted, Some(60), true)));
        assert_eq!(over(&again, Some(100), Some(150)), None);
        let past = row(Some((Ruling::Accepted, Some(60), false)));
        assert_eq!(over(&past, Some(100), Some(150)), Some(50));
        assert_eq!(taken_back(&again).count(), 1);
        assert_eq!(taken_back(&past).count(), 0);
        assert!(!is_disputed(&again) && !is_disputed(&past));
        let stands = again.decision.clone().into_iter().collect();
        let disputed = AgendaRow { besides: stands, ..again };
        assert_eq!(taken_back(&disputed).count(), 2);
        assert!(is_disputed(&disputed));
    }

    #[test]
    fn who_is_left_out_is_kept_until_ticked_again() {
        let one = with("", person(1), false);
        let both = with(&one, person(2), false);
        assert_eq!(left_out(&both), [person(1), person(2)].into());
        assert_eq!(with(&both, person(2), true), one);
        assert_eq!(with(&one, person(1), true), "", "nothing is kept");
    }

    #[test]
    fn who_cannot_decide_is_told_why() {
        let member =
            |byte, present| MemberRow {
                person: person(byte), name: "عضو تجريبي".into(), present
            };
        let row = row(None);
        assert_eq!(barred(&row, &member(1, Some(true))), None);
        assert_eq!(barred(&row, &member(2, Some(false))), Some(Barred::Absent));
        assert_eq!(barred(&row, &member(3, Some(true))), Some(Barred::Recused));
        assert_eq!(barred(&row, &member(4, None)), Some(Barred::NotSaid));
    }
}
