//! What is shown of satisfaction, and that nothing smaller follows from it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const EASE: SatisfactionQuestion = SatisfactionQuestion::Ease;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn answered(branch: u8, staff: u8, score: u8) -> Answered {
    Answered {
        received: day("2026-10-05"),
        branch: Some(BranchId::from_bytes([branch; 16])),
        department: None,
        outcome: None,
        staff: Some(PersonId::from_bytes([staff; 16])),
        scores: [(EASE, score)].into(),
    }
}

fn some(count: usize, branch: u8, staff: u8, score: u8) -> Vec<Answered> {
    vec![answered(branch, staff, score); count]
}

fn branch(id: u8) -> Group {
    Group::Branch(BranchId::from_bytes([id; 16]))
}

fn staff(id: u8) -> Group {
    Group::Staff(PersonId::from_bytes([id; 16]))
}

fn shown_groups(answers: &[Answered]) -> Vec<Group> {
    satisfaction(answers, day("2026-11-21")).into_iter().map(|it| it.group).collect()
}

#[test]
fn five_answers_are_shown_rounded_and_four_are_not() {
    let mut answers = some(4, 1, 1, 5);
    assert_eq!(satisfaction(&answers, day("2026-11-21")), []);
    answers.extend(some(3, 1, 1, 2));
    let found = satisfaction(&answers, day("2026-11-21"));
    // 26 / 7 is 3.71.
    let expected = |group| Aggregate {
        month: Month(2026, 10),
        question: EASE,
        group,
        at_least: 5,
        tenths: 37,
    };
    assert_eq!(found, [Group::All, branch(1), staff(1)].map(expected));
    assert_eq!(satisfaction(&answers, day("2026-10-31")), [], "the month is not over");
}

#[test]
fn a_small_group_cannot_be_taken_out_of_the_total() {
    let answers = [some(6, 1, 1, 5), some(9, 2, 2, 4), some(3, 3, 3, 1)].concat();
    // The third is withheld, and the smallest of the others with it.
    assert_eq!(shown_groups(&answers), [Group::All, branch(2), staff(2)]);
    let answers = [some(6, 1, 1, 5), some(9, 2, 2, 4), some(3, 3, 3, 1), some(2, 4, 4, 1)];
    let groups = shown_groups(&answers.concat());
    assert!(groups.contains(&branch(1)), "two withheld ones are five together: {groups:?}");
}

#[test]
fn nor_one_of_the_staff_out_of_a_branch() {
    let answers = [some(5, 1, 1, 5), some(2, 1, 2, 1), some(5, 2, 3, 3), some(3, 2, 4, 3)];
    let groups = shown_groups(&answers.concat());
    assert_eq!(groups, [Group::All, branch(1), branch(2)], "seven less five would be two");
}

#[test]
fn who_left_a_question_out_is_not_worked_out_either() {
    let mut answers = [some(5, 1, 1, 5), some(5, 2, 2, 5)].concat();
    for skipped in &mut answers[..2] {
        skipped.scores = [(SatisfactionQuestion::Time, 1)].into();
    }
    // Of ease eight answered, three of them on the first branch; of time two.
    assert_eq!(shown_groups(&answers), [Group::All]);
    answers[0].scores = [(EASE, 6)].into();
    assert_eq!(shown_groups(&answers), [Group::All], "there is no sixth face");
}

fn sort(group: &Group) -> u8 {
    match group {
        Group::All => 0,
        Group::Branch(_) => 1,
        Group::Department(_) => 2,
        Group::Outcome(_) => 3,
        Group::Staff(_) => 4,
    }
}

#[test]
fn of_a_busy_month_nearly_all_is_shown() {
    let answers: Vec<_> = (0..600u32)
        .map(|place| {
            let scattered = place.wrapping_mul(2_654_435_761) >> 8;
            let at = |of: u32| u8::try_from(scattered / of % of).unwrap();
            let person = at(30);
            Answered {
                department: Some(format!("department_{}", at(7) % 4)),
                outcome: Some(format!("outcome_{}", at(3))),
                ..answered(person / 6, person, at(5) + 1)
            }
        })
        .collect();
    let groups = shown_groups(&answers);
    let count = |kind| groups.iter().filter(|group| sort(group) == kind).count();
    assert_eq!([0, 1, 2, 3].map(count), [1, 5, 4, 3]);
    assert!(count(4) >= 25, "{}", count(4));
}

fn any_answers() -> impl Strategy<Value = Vec<Answered>> {
    let answer = (0u8..4, 0u8..3, 0u8..3, 1u8..6, any::<bool>()).prop_map(
        |(branch, person, outcome, score, later)| Answered {
            received: day(if later { "2026-10-05" } else { "2026-09-30" }),
            outcome: (outcome > 0).then(|| format!("outcome_{outcome}")),
            department: (person > 0).then(|| format!("department_{person}")),
            // Staff work in one branch.
            ..answered(branch, branch * 10 + person, score)
        },
    );
    prop::collection::vec(answer, 0..40)
}

/// Whether this answer is one of the group's.
fn belongs(answered: &Answered, group: &Group) -> bool {
    match group {
        Group::All => true,
        Group::Branch(id) => answered.branch == Some(*id),
        Group::Department(code) => answered.department.as_ref() == Some(code),
        Group::Outcome(code) => answered.outcome.as_ref() == Some(code),
        Group::Staff(id) => answered.staff == Some(*id),
    }
}

/// How many answers any parts that share none leave of the whole, at the least
/// but more than none; reckoned by trying all of them.
fn least_left(whole: &BTreeSet<usize>, parts: &[BTreeSet<usize>]) -> usize {
    let Some((part, rest)) = parts.split_first() else {
        return if whole.is_empty() { usize::MAX } else { whole.len() };
    };
    let with = if part.is_subset(whole) { least_left(&(whole - part), rest) } else { usize::MAX };
    with.min(least_left(whole, rest))
}

#[test]
fn nor_a_branch_and_an_employee_out_of_the_total() {
    // Each branch has one employee, so that either sort could stand for it.
    for third in [5, 6, 9] {
        let answers = [some(5, 1, 9, 5), some(4, 2, 8, 4), some(third, 3, 7, 3)].concat();
        let groups = shown_groups(&answers);
        let either = |one, other| groups.contains(&one) || groups.contains(&other);
        assert!(groups.contains(&Group::All));
        assert!(!(either(branch(1), staff(9)) && either(branch(3), staff(7))), "{groups:?}");
    }
}

proptest! {
    #[test]
    fn nothing_smaller_than_five_follows_by_subtraction(answers in any_answers()) {
        let found = satisfaction(&answers, day("2026-11-21"));
        for whole in &found {
            let members = |group: &Group| -> BTreeSet<usize> {
                let its = |it: &(usize, &Answered)| {
                    Month::of(it.1.received) == whole.month && belongs(it.1, group)
                };
                answers.iter().enumerate().filter(its).map(|(place, _)| place).collect()
            };
            let all = members(&whole.group);
            prop_assert!(all.len() >= AT_LEAST);
            let parts: Vec<_> = found
                .iter()
                .filter(|it| it.month == whole.month && it.group != whole.group)
                .map(|it| members(&it.group))
                .collect();
            prop_assert!(least_left(&all, &parts) >= AT_LEAST, "{:?}", found);
        }
    }

    #[test]
    fn the_order_of_arrival_changes_nothing(
        (answers, shuffled) in any_answers()
            .prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle())),
    ) {
        let today = day("2026-11-21");
        prop_assert_eq!(satisfaction(&answers, today), satisfaction(&shuffled, today));
    }
}
