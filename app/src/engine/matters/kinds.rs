//! Which records are matters, and of what each may speak.

use shared::ids::RecordId;
use shared::people::authority::{self, Action, Placement};
use shared::record::{Kind, Opens, RecordMeta};

use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::engine::session::Session;

/// Every kind that is a matter, in the order in which screens offer them.
const MATTERS: [Kind; 11] = [
    Kind::Contact,
    Kind::SupportRequest,
    Kind::Referral,
    Kind::Report,
    Kind::Reply,
    Kind::Appeal,
    Kind::Registration,
    Kind::Service,
    Kind::FollowUp,
    Kind::Complaint,
    Kind::Obstacle,
];

/// Whether records of a kind are matters: filled in and finished, each by a
/// form of its own.
pub(crate) fn is_matter(kind: Kind) -> bool {
    MATTERS.contains(&kind)
}

/// The kinds of which one of this kind may speak.
fn speaks_of(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::FollowUp => {
            &[Kind::Contact, Kind::Referral, Kind::Complaint, Kind::Appeal, Kind::Obstacle]
        }
        Kind::Reply | Kind::Appeal => &[Kind::Decision],
        Kind::Report | Kind::Service | Kind::Registration => &[Kind::SupportRequest],
        Kind::Referral => &[Kind::Contact, Kind::SupportRequest],
        Kind::SupportRequest => &[Kind::Contact],
        Kind::Complaint => &[Kind::Contact, Kind::Case],
        _ => &[],
    }
}

/// Whether one of this kind says nothing without what it speaks of.
fn must_speak(kind: Kind) -> bool {
    matches!(kind, Kind::FollowUp | Kind::Reply | Kind::Appeal | Kind::Report)
}

/// Whether one of this kind, in this file, may be about that record.
pub(super) fn may_speak(kind: Kind, file: RecordId, about: Option<&RecordMeta>) -> bool {
    match about {
        None => !must_speak(kind),
        // Who is unknown calls first, in a file of its own; the case comes later. A complaint lies
        // apart from whom it is about.
        Some(about) => {
            let apart = about.kind == Kind::Contact || kind == Kind::Complaint;
            (about.case == file || apart) && speaks_of(kind).contains(&about.kind)
        }
    }
}

/// The kinds that this person may begin in the file of a record, about it.
pub(crate) fn may_begin_about(session: &Session, about: &RecordMeta) -> Result<Vec<Kind>, Failure> {
    let mut found = Vec::new();
    for kind in MATTERS {
        // A request lies in a case; a contact with somebody unknown is none.
        let fits = kind != Kind::SupportRequest || is_case(session, about.case)?;
        if fits && speaks_of(kind).contains(&about.kind) && may_begin(session, kind, about.case)? {
            found.push(kind);
        }
    }
    Ok(found)
}

/// Whether a file is a case.
pub(super) fn is_case(session: &Session, file: RecordId) -> Result<bool, Failure> {
    let root = crate::engine::store::records::meta(session.db(), file)?;
    Ok(root.is_some_and(|root| root.kind == Kind::Case))
}

/// The kinds that this person may begin in a case, about nothing else.
pub(super) fn may_begin_in(session: &Session, case: RecordId) -> Result<Vec<Kind>, Failure> {
    let mut found = Vec::new();
    for kind in MATTERS {
        let alone = !must_speak(kind) && kind != Kind::Obstacle;
        if alone && may_begin(session, kind, case)? {
            found.push(kind);
        }
    }
    Ok(found)
}

/// Whether this person may begin one of this kind at a file: in it, or where
/// such lie apart in a file of its own.
fn may_begin(session: &Session, kind: Kind, file: RecordId) -> Result<bool, Failure> {
    match kind.opens_file() {
        Opens::Always => Ok(opens(session, kind)),
        Opens::Sometimes | Opens::Never => Ok(session.may(Action::Write, kind, file)?),
    }
}

/// Whether this person may begin one of this kind as a file of its own.
pub(super) fn opens(session: &Session, kind: Kind) -> bool {
    let person = session.person();
    kind.opens_file() != Opens::Never
        && authority::may(person, Action::Write, &kind, &Placement::begun_by(person))
}

/// The kinds that this person may begin as a file of their own.
pub(super) fn may_begin_alone(session: &Session) -> Vec<Kind> {
    let own = |kind: &Kind| forms::for_kind(*kind).is_some() && opens(session, *kind);
    MATTERS.into_iter().filter(own).collect()
}
