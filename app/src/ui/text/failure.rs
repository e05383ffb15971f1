//! Which text says what went wrong, and what to do next. One place for every failure.

use fluent_bundle::FluentValue;

use super::{Key, case, t_args};
use crate::engine::failure::Failure;

/// A failure in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    /// What happened.
    pub(crate) what: String,
    /// What to do next.
    pub(crate) next: String,
}

/// The words for a failure.
pub(crate) fn words(failure: &Failure) -> Words {
    words_of(key(failure), &values(failure))
}

/// The words for an address that leads nowhere.
pub(crate) fn no_page() -> Words {
    words_of(Key("failure-no-page"), &[])
}

fn words_of(key: Key, values: &[(&str, FluentValue<'_>)]) -> Words {
    Words { what: t_args(key.0, values), next: t_args(&format!("{}.next", key.0), values) }
}

fn values(failure: &Failure) -> Vec<(&'static str, FluentValue<'static>)> {
    match failure {
        Failure::TooManyAttempts { seconds } => vec![("seconds", (*seconds).into())],
        Failure::TextTooLong { limit } => vec![("limit", (*limit).into())],
        Failure::FieldWrong { field } => vec![("field", case::asked(field.name()).into())],
        _ => Vec::new(),
    }
}

fn key(failure: &Failure) -> Key {
    match failure {
        Failure::CodeMalformed => Key("failure-code-malformed"),
        Failure::CodeWrong => Key("failure-code-wrong"),
        Failure::CodeUsed => Key("failure-code-used"),
        Failure::CodeExpired => Key("failure-code-expired"),
        Failure::TooManyAttempts { .. } => Key("failure-too-many-attempts"),
        Failure::PassphraseWrong { .. } => Key("failure-passphrase-wrong"),
        Failure::ServerAway => Key("failure-server-away"),
        Failure::ServerFailed => Key("failure-server-failed"),
        Failure::AppTooOld => Key("failure-app-too-old"),
        Failure::ServerTooOld => Key("failure-server-too-old"),
        Failure::DatabaseNewer => Key("failure-database-newer"),
        Failure::DatabaseUnreadable => Key("failure-database-unreadable"),
        Failure::PhotosUnreadable => Key("failure-photos-unreadable"),
        Failure::StorageFull => Key("failure-storage-full"),
        Failure::ProfileUnknown => Key("failure-profile-unknown"),
        Failure::ProfileRevoked => Key("failure-profile-revoked"),
        Failure::Locked => Key("failure-locked"),
        Failure::NotFound => Key("failure-not-found"),
        Failure::NotAllowed => Key("failure-not-allowed"),
        Failure::NobodyVisits => Key("failure-nobody-visits"),
        Failure::HoldsStand => Key("failure-holds-stand"),
        Failure::BeforeDecision => Key("failure-before-decision"),
        Failure::NamedInDecision => Key("failure-named-in-decision"),
        Failure::SessionDecided => Key("failure-session-decided"),
        Failure::SessionAhead => Key("failure-session-ahead"),
        Failure::TwoValuesStand => Key("failure-two-values"),
        Failure::Contradicts => Key("failure-contradicts"),
        Failure::TextTooLong { .. } => Key("failure-text-too-long"),
        Failure::FormUnknown => Key("failure-form-unknown"),
        Failure::PhotoNotAllowed => Key("failure-photo-not-allowed"),
        Failure::PhotoRefused => Key("failure-photo-refused"),
        Failure::TooManyPages => Key("failure-too-many-pages"),
        Failure::NoEarlierVisit => Key("failure-no-earlier-visit"),
        Failure::FieldWrong { .. } => Key("failure-field-wrong"),
        Failure::CommentNeeded => Key("failure-comment-needed"),
        Failure::AlreadyAnswered => Key("failure-already-answered"),
        Failure::NothingAnswered => Key("failure-nothing-answered"),
        Failure::NotEnded => Key("failure-not-ended"),
        Failure::ChangedMeanwhile => Key("failure-changed-meanwhile"),
        Failure::SetAside => Key("failure-set-aside"),
        Failure::OpenElsewhere => Key("failure-open-elsewhere"),
        Failure::NotSupported => Key("failure-not-supported"),
        Failure::EngineRestarted => Key("failure-engine-restarted"),
        Failure::Internal => Key("failure-internal"),
    }
}
