//! The words for matters: what they are, how they stand, and what it is called to begin one.

use shared::record::Kind;

use super::Key;
use crate::engine::command::MatterState;

/// What a matter is.
pub(crate) const fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Contact => Key("matter-contact"),
        Kind::Referral => Key("matter-referral"),
        Kind::FollowUp => Key("matter-follow-up"),
        Kind::SupportRequest => Key("matter-support-request"),
        Kind::Report => Key("matter-report"),
        Kind::Reply => Key("matter-reply"),
        Kind::Appeal => Key("matter-appeal"),
        Kind::Registration => Key("matter-registration"),
        Kind::Service => Key("matter-service"),
        Kind::Complaint => Key("matter-complaint"),
        Kind::Obstacle => Key("matter-obstacle"),
        _ => Key("matter-other"),
    }
}

/// What it is called to begin one; `None` for what is begun elsewhere.
pub(crate) const fn begin(kind: Kind) -> Option<Key> {
    Some(match kind {
        Kind::Case => Key("matter-begin-case"),
        Kind::Contact => Key("matter-begin-contact"),
        Kind::Referral => Key("matter-begin-referral"),
        Kind::FollowUp => Key("matter-begin-follow-up"),
        Kind::SupportRequest => Key("matter-begin-support-request"),
        Kind::Report => Key("matter-begin-report"),
        Kind::Reply => Key("matter-begin-reply"),
        Kind::Appeal => Key("matter-begin-appeal"),
        Kind::Registration => Key("matter-begin-registration"),
        Kind::Service => Key("matter-begin-service"),
        Kind::Complaint => Key("matter-begin-complaint"),
        Kind::Obstacle => Key("matter-begin-obstacle"),
        _ => return None,
    })
}

/// How a matter stands.
pub(crate) const fn state(state: MatterState) -> Key {
    match state {
        MatterState::Draft => Key("matter-state-draft"),
        MatterState::Open => Key("matter-state-open"),
        MatterState::Closed => Key("matter-state-closed"),
        MatterState::Dropped => Key("matter-state-dropped"),
        MatterState::ToTell => Key("matter-state-to-tell"),
        MatterState::TakenBack => Key("matter-state-taken-back"),
        MatterState::HandedOver => Key("matter-state-handed-over"),
    }
}

#[cfg(test)]
mod tests {
    use shared::record::Kind;

    use super::{begin, kind};
    use crate::engine::forms;

    #[test]
    fn whatever_answers_a_form_and_is_a_matter_can_be_named_and_begun() {
        let elsewhere = [Kind::Visit, Kind::Document, Kind::Declaration];
        for it in Kind::KNOWN.into_iter().filter(|it| forms::for_kind(*it).is_some()) {
            let matter = !elsewhere.contains(&it);
            assert_eq!(kind(it).0 != "matter-other", matter, "{it:?}");
            assert_eq!(begin(it).is_some(), matter, "{it:?}");
        }
    }
}
