//! Who may do what: one pure function, used by the app to hide and by the
//! server to refuse. It reads one table of roles and kinds of records; the same
//! table is printed in `ROLES.md` of this crate.
//!
//! Where a file belongs is given by the server's log ([`Placement`]), never by
//! a field of a record that its writer could move.

mod table;

use serde::{Deserialize, Serialize};

use super::{Person, Role};
use crate::ids::{BranchId, PersonId};
use crate::record::Kind;

pub use table::{Reach, Rights};

/// Where a file belongs: an event of the server's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The branch that keeps the case.
    pub branch: BranchId,
    /// The delegate to whom it is assigned, if to anyone; of other files, their author.
    pub assignee: Option<PersonId>,
}

impl Placement {
    /// Where a new file belongs: in its author's branch, and to its author.
    #[must_use]
    pub fn begun_by(author: &Person) -> Self {
        Self { branch: author.branch, assignee: Some(author.id) }
    }
}

/// What somebody wants to do with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Receive it and look at it.
    Read,
    /// Write its first change or a later one.
    Write,
    /// Let the others know that it has been opened by a supervisor.
    MarkRead,
    /// Say to whom its case is assigned.
    Assign,
}

/// How far a person must reach to get at a file.
fn distance(person: &Person, placement: &Placement) -> Reach {
    if placement.assignee == Some(person.id) {
        Reach::Own
    } else if placement.branch == person.branch {
        Reach::Branch
    } else {
        Reach::Association
    }
}

/// How far `role` reaches with `action` among records of `kind`.
#[must_use]
pub fn reach(role: &Role, action: Action, kind: &Kind) -> Reach {
    let rights = table::rights(role, kind);
    match action {
        Action::Read => rights.read,
        Action::Write => rights.write,
        // What a supervisor opened has been read for the office.
        Action::MarkRead if *role == Role::Supervisor => rights.read,
        Action::Assign if *role == Role::Supervisor && *kind == Kind::Case => rights.write,
        Action::MarkRead | Action::Assign => Reach::Nowhere,
    }
}

/// Whether `person` may do `action` with a record of `kind` in a file that
/// stands at `placement`.
#[must_use]
pub fn may(person: &Person, action: Action, kind: &Kind, placement: &Placement) -> bool {
    reach(&person.role, action, kind) >= distance(person, placement)
}

#[cfg(test)]
mod tests;
