//! What a person sees of a case: now, and since which position. Where a case
//! belongs is an event of the log, so this is read from the log.

use std::collections::HashMap;

use shared::ids::RecordId;
use shared::people::Person;
use shared::people::authority::{Action, Placement, may};
use shared::record::Kind;

use crate::store::{Placed, Position, Reading, StoreError};

/// How a case stands to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visibility {
    /// Where it belongs now, if the person sees it.
    pub(super) now: Option<Placement>,
    /// The placement since which it has been visible, or invisible, without a break.
    pub(super) since: Position,
    /// For each placement, oldest first: whether the person saw the case by it.
    seen: Vec<(Position, bool)>,
}

impl Visibility {
    pub(super) fn of(person: &Person, placements: Vec<Placed>) -> Self {
        let sees = |placement| may(person, Action::Read, &Kind::Case, placement);
        let seen: Vec<_> =
            placements.iter().map(|placed| (placed.position, sees(&placed.placement))).collect();
        let last = seen.last().is_some_and(|(_, seen)| *seen);
        let unbroken = seen.iter().rev().take_while(|(_, seen)| *seen == last).last();
        Self {
            since: unbroken.map_or(0, |(position, _)| *position),
            now: placements.into_iter().next_back().map(|it| it.placement).filter(|_| last),
            seen,
        }
    }

    /// Whether the case was visible just before `position`.
    pub(super) fn before(&self, position: Position) -> bool {
        let earlier = self.seen.iter().rev().find(|(at, _)| *at < position);
        earlier.is_some_and(|(_, seen)| *seen)
    }
}

/// The cases that a page touches, each looked up once.
pub(super) struct Views<'a> {
    reading: &'a dyn Reading,
    person: &'a Person,
    known: HashMap<RecordId, Visibility>,
}

impl<'a> Views<'a> {
    pub(super) fn new(reading: &'a dyn Reading, person: &'a Person) -> Self {
        Self { reading, person, known: HashMap::new() }
    }

    pub(super) fn of(&mut self, case: RecordId) -> Result<&Visibility, StoreError> {
        use std::collections::hash_map::Entry::{Occupied, Vacant};
        Ok(match self.known.entry(case) {
            Occupied(known) => known.into_mut(),
            Vacant(unknown) => {
                unknown.insert(Visibility::of(self.person, self.reading.placements(case)?))
            }
        })
    }
}
