//! قياس الرضا: what may be shown of it. «تقييم جودة الخدمة حق من حقوق المستفيد حيث
//! أنها أداة للتقويم والتطوير لا للعقاب والتشهير»: so only aggregates are shown, of
//! five answers at the least, and none from which a smaller one can be worked
//! out (`withholding`). Nothing here knows minutes, and nothing is ordered by
//! its score.
//!
//! This runs where the sealed answers are opened, on the server. What somebody
//! wrote in the free line is no aggregate and is not here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::association::SatisfactionQuestion;
use crate::calendar::Date;
use crate::ids::{BranchId, PersonId};
use withholding::Groups;

mod withholding;

/// Answers that an aggregate has at the least («قياس الرضا» in the design: groups
/// of five; the policies say only that it is no means to expose anyone).
pub const AT_LEAST: usize = 5;

/// A month of the Gregorian calendar: the year, and 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(pub u16, pub u8);

impl Month {
    /// The month of this day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(day.year(), day.month())
    }
}

/// What one person answered, and whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// When it reached the server, so that no month changes after it was shown.
    pub received: Date,
    /// The branch that served.
    pub branch: Option<BranchId>,
    /// Code of the department that served.
    pub department: Option<String>,
    /// Code of how the request ended: the declined are asked too.
    pub outcome: Option<String>,
    /// Who served.
    pub staff: Option<PersonId>,
    /// From 1 to 5; other figures are passed over, and so is what nobody answered.
    pub scores: BTreeMap<SatisfactionQuestion, u8>,
}

/// Whose answers an aggregate is made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// Everyone's.
    All,
    /// Those on a branch.
    Branch(BranchId),
    /// Those on a department.
    Department(String),
    /// Those whose requests ended so.
    Outcome(String),
    /// Those on one of the staff.
    Staff(PersonId),
}

/// What a group thinks of one question in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aggregate {
    /// The month.
    pub month: Month,
    /// The question.
    pub question: SatisfactionQuestion,
    /// The group.
    pub group: Group,
    /// How many answered: so many or up to four more, never the exact number.
    pub at_least: u32,
    /// Their mean in tenths, from 10 to 50.
    pub tenths: u8,
}

/// What may be shown, ordered by month, question and group. The month that
/// `today` is in is left out: what changes between two readings of it would be
/// a single answer. A period of several months is shown as its months; added
/// up it tells no more than they do.
#[must_use]
pub fn satisfaction(answers: &[Answered], today: Date) -> Vec<Aggregate> {
    let mut asked: BTreeMap<(Month, &SatisfactionQuestion), Vec<(u8, &Answered)>> = BTreeMap::new();
    for answered in answers.iter().filter(|it| Month::of(it.received) < Month::of(today)) {
        for (question, score) in answered.scores.iter().filter(|(_, it)| (1..=5).contains(*it)) {
            let of_question = asked.entry((Month::of(answered.received), question)).or_default();
            of_question.push((*score, answered));
        }
    }
    let mut found = Vec::new();
    for ((month, question), given) in asked {
        for (group, members) in withholding::shown(groups(&given)) {
            let scores = members.iter().filter_map(|place| given.get(*place));
            let sum: u32 = scores.map(|(score, _)| u32::from(*score)).sum();
            let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
            let tenths = (sum * 10 + count / 2) / count.max(1);
            found.push(Aggregate {
                month,
                question: question.clone(),
                group,
                at_least: count / 5 * 5,
                tenths: u8::try_from(tenths).unwrap_or(u8::MAX),
            });
        }
    }
    found
}

fn groups(given: &[(u8, &Answered)]) -> Groups {
    let mut found = Groups::new();
    for (place, (_, answered)) in given.iter().enumerate() {
        let of = [
            Some(Group::All),
            answered.branch.map(Group::Branch),
            answered.department.clone().map(Group::Department),
            answered.outcome.clone().map(Group::Outcome),
            answered.staff.map(Group::Staff),
        ];
        for group in of.into_iter().flatten() {
            found.entry(group).or_default().insert(place);
        }
    }
    found
}

#[cfg(test)]
mod tests;
