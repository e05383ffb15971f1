//! The words for people's roles and for how far a visit has come.

use shared::lifecycle::{ReviewOutcome, VisitStage, WhereItIs};
use shared::people::{Gender, Role};

use super::Key;

/// A role's name.
pub(crate) fn role(role: &Role) -> String {
    let key = match role {
        Role::Volunteer => Key("role-volunteer"),
        Role::Delegate => Key("role-delegate"),
        Role::RelationsOfficer => Key("role-relations-officer"),
        Role::Researcher => Key("role-researcher"),
        Role::Supervisor => Key("role-supervisor"),
        Role::CommitteeMember => Key("role-committee-member"),
        Role::Secretary => Key("role-secretary"),
        Role::Administrator => Key("role-administrator"),
        Role::Unknown(_) => Key("role-unknown"),
    };
    key.text()
}

/// A delegate who is a woman, or a man.
pub(crate) const fn gender(gender: Gender) -> Key {
    match gender {
        Gender::Woman => Key("delegate-woman"),
        Gender::Man => Key("delegate-man"),
    }
}

/// How far a visit has come.
pub(crate) const fn stage(stage: VisitStage) -> Key {
    match stage {
        VisitStage::InProgress => Key("stage-in-progress"),
        VisitStage::HandedIn => Key("stage-handed-in"),
        VisitStage::Amended => Key("stage-amended"),
        VisitStage::Returned => Key("stage-returned"),
        VisitStage::Accepted => Key("stage-accepted"),
    }
}

/// Where the newest of a record is.
pub(crate) const fn whereabouts(place: WhereItIs) -> Key {
    match place {
        WhereItIs::Refused => Key("whereabouts-refused"),
        WhereItIs::OnDevice => Key("whereabouts-on-device"),
        WhereItIs::Received => Key("whereabouts-received"),
        WhereItIs::Read => Key("whereabouts-read"),
    }
}

/// What a reviewer decided.
pub(crate) const fn outcome(outcome: ReviewOutcome) -> Key {
    match outcome {
        ReviewOutcome::Returned => Key("review-returned"),
        ReviewOutcome::Accepted => Key("review-accepted"),
    }
}
