//! What a person sees of a file: now, and since which position. Where a file
//! belongs is an event of the log, so this is read from the log.
//!
//! A file is seen by whoever may read its first record: a case, or what lies
//! apart: a contact, a complaint, a session, an acknowledgement. What lies in it is given
//! kind by kind besides; nobody is told of a record in a file that is not seen.

use std::collections::HashMap;

use shared::ids::RecordId;
use shared::people::Person;
use shared::people::authority::{Action, Placement, Reach, may, reach};
use shared::record::Kind;

use crate::store::{File, Position, Reading, StoreError};

/// Whether `person` may do that with a record of `kind` in a file at
/// `placement` whose first record is of `root`. Whoever has nothing to do with
/// the first record has nothing to do with the others.
pub(super) fn may_within(
    person: &Person,
    action: Action,
    kind: &Kind,
    root: &Kind,
    placement: &Placement,
) -> bool {
    let has = |action| may(person, action, root, placement);
    let enters = match action {
        Action::Read | Action::MarkRead => has(Action::Read),
        // A complaint is given, not read, by whoever adds a paper to it.
        Action::Write | Action::Assign => has(Action::Read) || has(Action::Write),
    };
    enters && may(person, action, kind, placement)
}

/// What a file's first record is, where it is here.
pub(super) fn root_of(reading: &dyn Reading, file: RecordId) -> Result<Option<Kind>, StoreError> {
    Ok(reading.record(file)?.map(|stored| stored.meta.kind))
}

/// Whether `person` ever reads records of `kind`, wherever they are.
pub(super) fn reads_any(person: &Person, kind: &Kind) -> bool {
    reach(&person.role, Action::Read, kind) > Reach::Nowhere
}

/// Whether `person` sees the file by any of the places that it had `until` then.
pub(super) fn saw(person: &Person, file: &File, until: Position) -> bool {
    let sees = |placement| may(person, Action::Read, &file.kind, placement);
    let mut places = file.places.iter().take_while(|placed| placed.position <= until);
    places.any(|placed| sees(&placed.placement))
}

/// How a file stands to a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Visibility {
    /// Where it belongs now, if the person sees it.
    pub(super) now: Option<Placement>,
    /// The placement since which it has been visible, or invisible, without a break.
    pub(super) since: Position,
    /// For each placement, oldest first: whether the person saw the file by it.
    seen: Vec<(Position, bool)>,
}

impl Visibility {
    fn of(person: &Person, file: File) -> Self {
        let sees = |placement| may(person, Action::Read, &file.kind, placement);
        let seen: Vec<_> =
            file.places.iter().map(|placed| (placed.position, sees(&placed.placement))).collect();
        let last = seen.last().is_some_and(|(_, seen)| *seen);
        let unbroken = seen.iter().rev().take_while(|(_, seen)| *seen == last).last();
        Self {
            since: unbroken.map_or(0, |(position, _)| *position),
            now: file.places.into_iter().next_back().map(|it| it.placement).filter(|_| last),
            seen,
        }
    }

    /// Whether the file was visible just before `position`.
    pub(super) fn before(&self, position: Position) -> bool {
        let earlier = self.seen.iter().rev().find(|(at, _)| *at < position);
        earlier.is_some_and(|(_, seen)| *seen)
    }
}

/// The files that a page touches, each looked up once.
pub(super) struct Views<'a> {
    reading: &'a dyn Reading,
    person: &'a Person,
    known: HashMap<RecordId, Visibility>,
}

impl<'a> Views<'a> {
    pub(super) fn new(reading: &'a dyn Reading, person: &'a Person) -> Self {
        Self { reading, person, known: HashMap::new() }
    }

    pub(super) fn of(&mut self, file: RecordId) -> Result<&Visibility, StoreError> {
        use std::collections::hash_map::Entry::{Occupied, Vacant};
        Ok(match self.known.entry(file) {
            Occupied(known) => known.into_mut(),
            Vacant(unknown) => {
                let file = self.reading.file(file)?;
                unknown.insert(
                    file.map_or_else(Visibility::default, |file| Visibility::of(self.person, file)),
                )
            }
        })
    }
}
