//! Which groups may be shown side by side. A group of fewer than five answers is
//! withheld; and so is one that, taken with others from a group that contains
//! them, leaves one to four: the total less all branches but one, a branch less
//! its staff but one, a branch and an employee elsewhere less from the total.
//!
//! What this does not rule out are sums of overlapping groups taken from each
//! other; the counts shown are rounded, which leaves little of those.

use std::collections::{BTreeMap, BTreeSet};

use super::{AT_LEAST, Group};

/// A group, and which answers it is made of.
pub(super) type Groups = BTreeMap<Group, BTreeSet<usize>>;

/// Steps after which a search gives up, and takes for telling what it could not
/// rule out.
const STEPS: u32 = 2_000;

/// The groups that may be shown side by side.
pub(super) fn shown(mut groups: Groups) -> Groups {
    groups.retain(|_, members| members.len() >= AT_LEAST);
    while let Some(group) = telling(&groups) {
        groups.remove(&group);
    }
    groups
}

/// A group that, beside the others, tells what fewer than five answered: the
/// smallest of those that lie in the group that is told of.
fn telling(groups: &Groups) -> Option<Group> {
    groups.iter().find_map(|(whole, members)| {
        let parts: Vec<_> = groups
            .iter()
            .filter(|(group, part)| *group != whole && part.is_subset(members))
            .collect();
        let tells = Search::of(members, &parts).leaves_few();
        let smallest = parts.into_iter().min_by_key(|(group, part)| (part.len(), *group));
        smallest.filter(|_| tells).map(|(group, _)| group.clone())
    })
}

/// A search for parts that share no answer and leave few of the whole. Answers
/// that lie in the same parts are one atom: none of them can be told apart.
struct Search {
    /// How many answers each atom has.
    sizes: Vec<usize>,
    /// The atoms of each part.
    parts: Vec<Atoms>,
    steps: u32,
}

impl Search {
    fn of(members: &BTreeSet<usize>, parts: &[(&Group, &BTreeSet<usize>)]) -> Self {
        let mut atoms: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        for answer in members {
            let within = parts.iter().map(|(_, part)| part.contains(answer)).collect();
            *atoms.entry(within).or_default() += 1;
        }
        let of_part = |place| {
            let within = |within: &Vec<bool>| within.get(place).copied().unwrap_or_default();
            Atoms::from_bools(atoms.keys().map(within))
        };
        let parts = (0..parts.len()).map(of_part).collect();
        Self { sizes: atoms.into_values().collect(), parts, steps: STEPS }
    }

    fn leaves_few(&mut self) -> bool {
        let all = Atoms::from_bools(self.sizes.iter().map(|_| true));
        self.leaves_few_of(&all, 0)
    }

    /// Whether `left` can be taken away but for one to four answers, `aside` of
    /// which are settled to stay.
    fn leaves_few_of(&mut self, left: &Atoms, aside: usize) -> bool {
        let Some(steps) = self.steps.checked_sub(1) else { return true };
        self.steps = steps;
        let fitting: Vec<_> = self.parts.iter().filter(|part| part.within(left)).cloned().collect();
        // The atom with the fewest ways: where there is none, that is soon known.
        let ways = |atom: usize| fitting.iter().filter(move |part| part.has(atom));
        let open = self.sizes.iter().copied().enumerate().filter(|(atom, _)| left.has(*atom));
        let Some((atom, size)) = open.min_by_key(|(atom, _)| ways(*atom).count()) else {
            return aside > 0;
        };
        let with_it = aside + size;
        ways(atom).any(|part| self.leaves_few_of(&left.without(part), aside))
            || with_it < AT_LEAST && self.leaves_few_of(&left.without(&Atoms::one(atom)), with_it)
    }
}

/// A set of atoms, a bit each; words that are not there are empty.
#[derive(Clone)]
struct Atoms(Vec<u64>);

impl Atoms {
    fn from_bools(within: impl Iterator<Item = bool>) -> Self {
        let mut words = Vec::new();
        for (place, within) in within.enumerate() {
            if place % 64 == 0 {
                words.push(0);
            }
            if let Some(word) = words.last_mut() {
                *word |= u64::from(within) << (place % 64);
            }
        }
        Self(words)
    }

    fn one(atom: usize) -> Self {
        Self::from_bools((0..=atom).map(|place| place == atom))
    }

    fn has(&self, atom: usize) -> bool {
        self.0.get(atom / 64).is_some_and(|word| word >> (atom % 64) & 1 == 1)
    }

    fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(word, other)| word & !other == 0)
    }

    fn without(&self, other: &Self) -> Self {
        let others = other.0.iter().chain(std::iter::repeat(&0));
        Self(self.0.iter().zip(others).map(|(word, other)| word & !other).collect())
    }
}
