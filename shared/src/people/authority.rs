//! Who may do what: one pure function, used by the app to hide and by the
//! server to refuse.
//!
//! Where a case belongs is given by the server's log ([`Placement`]), never by
//! a field of a record that its writer could move.

use serde::{Deserialize, Serialize};

use super::{Person, Role};
use crate::ids::{BranchId, PersonId};
use crate::record::Kind;

/// Where a case belongs: an event of the server's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The branch that keeps the case.
    pub branch: BranchId,
    /// The delegate to whom it is assigned, if to anyone.
    pub assignee: Option<PersonId>,
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

/// How near a person stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Association,
    Branch,
    Own,
}

fn nearness(person: &Person, placement: &Placement) -> Nearness {
    if placement.assignee == Some(person.id) {
        Nearness::Own
    } else if placement.branch == person.branch {
        Nearness::Branch
    } else {
        Nearness::Association
    }
}

/// The least nearness at which `role` may do `action` with records of `kind`;
/// `None` where it may not at any.
fn needed(role: &Role, action: Action, kind: &Kind) -> Option<Nearness> {
    use Nearness::{Association, Branch, Own};
    match (role, action) {
        (Role::Delegate, Action::Read) => Some(Own),
        (Role::Delegate, Action::Write) => match kind {
            Kind::Case
            | Kind::Visit
            | Kind::Submission
            | Kind::SupportRequest
            | Kind::Document
            | Kind::Declaration
            | Kind::Comment => Some(Own),
            Kind::Review | Kind::VisitOrder | Kind::Unknown(_) => None,
        },
        (Role::Supervisor, Action::Read | Action::MarkRead | Action::Assign) => Some(Branch),
        (Role::Supervisor, Action::Write) => match kind {
            Kind::Case | Kind::Review | Kind::VisitOrder | Kind::Comment => Some(Branch),
            Kind::Visit
            | Kind::Submission
            | Kind::SupportRequest
            | Kind::Document
            | Kind::Declaration
            | Kind::Unknown(_) => None,
        },
        (Role::Researcher | Role::RelationsOfficer, Action::Read) => Some(Branch),
        (Role::Researcher, Action::Write) if *kind == Kind::Comment => Some(Branch),
        (Role::CommitteeMember | Role::Secretary, Action::Read) => Some(Association),
        (Role::CommitteeMember, Action::Write) if *kind == Kind::Comment => Some(Association),
        _ => None,
    }
}

/// Whether `person` may do `action` with a record of `kind` in a case that
/// stands at `placement`.
#[must_use]
pub fn may(person: &Person, action: Action, kind: &Kind, placement: &Placement) -> bool {
    needed(&person.role, action, kind).is_some_and(|needed| nearness(person, placement) >= needed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(role: Role, branch: u8) -> Person {
        Person {
            id: PersonId::from_bytes([1; 16]),
            name: "شخص تجريبي".into(),
            role,
            branch: BranchId::from_bytes([branch; 16]),
            gender: None,
        }
    }

    fn placement(assignee: Option<u8>) -> Placement {
        Placement {
            branch: BranchId::from_bytes([7; 16]),
            assignee: assignee.map(|byte| PersonId::from_bytes([byte; 16])),
        }
    }

    #[test]
    fn a_delegate_works_on_assigned_cases_only() {
        let delegate = person(Role::Delegate, 7);
        assert!(may(&delegate, Action::Write, &Kind::Visit, &placement(Some(1))));
        assert!(!may(&delegate, Action::Read, &Kind::Case, &placement(Some(2))));
        assert!(!may(&delegate, Action::Write, &Kind::Review, &placement(Some(1))));
        assert!(!may(&delegate, Action::MarkRead, &Kind::Visit, &placement(Some(1))));
    }

    #[test]
    fn a_supervisor_reviews_within_the_branch() {
        let supervisor = person(Role::Supervisor, 7);
        assert!(may(&supervisor, Action::Write, &Kind::Review, &placement(Some(2))));
        assert!(!may(&supervisor, Action::Write, &Kind::Visit, &placement(Some(2))));
        let elsewhere = person(Role::Supervisor, 8);
        assert!(!may(&elsewhere, Action::Read, &Kind::Case, &placement(Some(2))));
        assert!(may(&supervisor, Action::Assign, &Kind::Case, &placement(None)));
        assert!(!may(&elsewhere, Action::Assign, &Kind::Case, &placement(None)));
        assert!(!may(&supervisor, Action::Write, &Kind::Declaration, &placement(None)));
    }

    #[test]
    fn a_committee_member_comments_and_writes_nothing_else() {
        let member = person(Role::CommitteeMember, 8);
        assert!(may(&member, Action::Read, &Kind::Document, &placement(Some(2))));
        assert!(may(&member, Action::Write, &Kind::Comment, &placement(Some(2))));
        for kind in [Kind::Case, Kind::Visit, Kind::Review, Kind::VisitOrder, Kind::Document] {
            assert!(!may(&member, Action::Write, &kind, &placement(Some(2))));
        }
    }

    #[test]
    fn an_administrator_and_an_unknown_role_see_no_case() {
        for role in [Role::Administrator, Role::Unknown("auditor".into())] {
            let somebody = person(role, 7);
            for kind in [Kind::Case, Kind::Visit, Kind::Submission, Kind::Review] {
                for action in [Action::Read, Action::Write, Action::MarkRead, Action::Assign] {
                    assert!(!may(&somebody, action, &kind, &placement(Some(1))));
                }
            }
        }
    }
}
