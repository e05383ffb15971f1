use std::fmt::Write as _;

use super::*;
use crate::record::Opens;

/// The table as it stands in the documentation; a change of a right shows there.
const DOCUMENT: &str = include_str!("../../../ROLES.md");

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

fn word(rights: Rights) -> &'static str {
    use Reach::{Association, Branch, Nowhere, Own};
    match (rights.read, rights.write) {
        (Nowhere, Nowhere) => "–",
        (Own, Nowhere) => "reads own",
        (Branch, Nowhere) => "reads branch",
        (Association, Nowhere) => "reads all",
        (Own, Own) => "writes own",
        (Branch, Branch) => "writes branch",
        (Association, Association) => "writes all",
        (Nowhere, Own) => "gives own",
        (Nowhere, Branch) => "gives branch",
        (Association, Own) => "reads all, gives own",
        other => panic!("no word for {other:?}"),
    }
}

/// The table as Markdown.
fn rendered() -> String {
    let mut text = String::from("| |");
    for role in &Role::KNOWN {
        write!(text, " {} |", role.code()).unwrap();
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(Role::KNOWN.len()));
    for kind in &Kind::KNOWN {
        write!(text, "\n| {kind:?} |").unwrap();
        for role in &Role::KNOWN {
            write!(text, " {} |", word(table::rights(role, kind))).unwrap();
        }
    }
    text
}

#[test]
fn the_documentation_shows_every_cell() {
    let text = rendered();
    assert!(DOCUMENT.contains(&text), "ROLES.md should hold this table:\n{text}");
}

#[test]
fn every_cell_is_kept_to_at_every_distance() {
    let own = placement(Some(1));
    let branch = placement(Some(2));
    for role in Role::KNOWN {
        for kind in Kind::KNOWN {
            let rights = table::rights(&role, &kind);
            for (placed, at, needed) in [
                (&own, 7, Reach::Own),
                (&own, 8, Reach::Own),
                (&branch, 7, Reach::Branch),
                (&branch, 8, Reach::Association),
            ] {
                let somebody = person(role.clone(), at);
                let reads = may(&somebody, Action::Read, &kind, placed);
                let writes = may(&somebody, Action::Write, &kind, placed);
                assert_eq!(reads, rights.read >= needed, "{role:?} {kind:?} {needed:?}");
                assert_eq!(writes, rights.write >= needed, "{role:?} {kind:?} {needed:?}");
                let supervisor = role == Role::Supervisor && needed <= Reach::Branch;
                let assigns = may(&somebody, Action::Assign, &kind, placed);
                assert_eq!(assigns, supervisor && kind == Kind::Case, "{role:?} {kind:?}");
                let marks = may(&somebody, Action::MarkRead, &kind, placed);
                assert_eq!(marks, supervisor && reads, "{role:?} {kind:?}");
            }
        }
    }
}

#[test]
fn a_role_reads_at_one_reach_or_not_at_all() {
    for role in &Role::KNOWN {
        // A signed policy is a file in which nothing else lies.
        let mut reaches: Vec<_> = Kind::KNOWN
            .iter()
            .filter(|kind| **kind != Kind::Acknowledgement)
            .map(|kind| table::rights(role, kind).read)
            .filter(|read| *read > Reach::Nowhere)
            .collect();
        reaches.dedup();
        assert!(reaches.len() <= 1, "{role:?} {reaches:?}");
    }
}

#[test]
fn only_the_committee_decides() {
    for role in &Role::KNOWN {
        let writes = table::rights(role, &Kind::Decision).write > Reach::Nowhere;
        let of_it = matches!(role, Role::CommitteeMember | Role::Secretary);
        assert_eq!(writes, of_it, "{role:?}");
    }
}

#[test]
fn whoever_sees_a_case_sees_all_that_its_stage_depends_on() {
    let facts = [
        Kind::Visit,
        Kind::Submission,
        Kind::Review,
        Kind::SupportRequest,
        Kind::Document,
        Kind::Declaration,
        Kind::Decision,
        Kind::Reply,
        Kind::Appeal,
        Kind::Registration,
        Kind::Service,
    ];
    for role in &Role::KNOWN {
        let case = table::rights(role, &Kind::Case).read;
        for kind in &facts {
            assert_eq!(table::rights(role, kind).read, case, "{role:?} {kind:?}");
        }
    }
}

#[test]
fn an_administrator_and_an_unknown_role_see_no_case() {
    for kind in Kind::KNOWN {
        let of_case = kind.opens_file() != Opens::Always || kind == Kind::Case;
        let administrator = person(Role::Administrator, 7);
        let reads = may(&administrator, Action::Read, &kind, &placement(Some(1)));
        assert!(!(of_case && reads), "{kind:?}");
        let auditor = person(Role::Unknown("auditor".into()), 7);
        for action in [Action::Read, Action::Write, Action::MarkRead, Action::Assign] {
            assert!(!may(&auditor, action, &kind, &placement(Some(1))));
        }
    }
}

#[test]
fn a_kind_of_a_newer_version_is_nobodys() {
    for role in Role::KNOWN {
        let somebody = person(role, 7);
        for action in [Action::Read, Action::Write, Action::MarkRead, Action::Assign] {
            assert!(!may(&somebody, action, &Kind::Unknown(999), &placement(Some(1))));
        }
    }
}

#[test]
fn kinds_stand_in_the_order_of_their_codes() {
    let codes: Vec<_> = Kind::KNOWN.iter().map(|kind| u16::from(*kind)).collect();
    assert_eq!(codes, (0..24).collect::<Vec<u16>>());
}
