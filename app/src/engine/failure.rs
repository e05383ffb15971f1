//! Why the engine could not do what was asked, in terms that a screen can put
//! into plain words: each failure is a text key, and knows whether trying
//! again can help. No personal data is ever inside.

use serde::{Deserialize, Serialize};
use shared::form::AnswerPath;

/// A failure as a screen gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// What was typed is no code: a code has twelve letters and digits.
    #[error("not an enrolment code")]
    CodeMalformed,
    /// The code is not one of the server's.
    #[error("enrolment code unknown")]
    CodeWrong,
    /// The code has been used.
    #[error("enrolment code used")]
    CodeUsed,
    /// The code's time is over.
    #[error("enrolment code expired")]
    CodeExpired,
    /// Too many codes were tried; the server asks to wait.
    #[error("too many attempts, wait {seconds} s")]
    TooManyAttempts {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The passphrase is wrong.
    #[error("passphrase wrong, next attempt in {wait_seconds} s")]
    PassphraseWrong {
        /// Seconds until the next attempt is allowed.
        wait_seconds: u32,
    },
    /// The server cannot be reached.
    #[error("server not reached")]
    ServerAway,
    /// The server answered with an error of its own.
    #[error("server failed")]
    ServerFailed,
    /// The server speaks a newer protocol: update the app.
    #[error("app too old for the server")]
    AppTooOld,
    /// The app speaks a newer protocol than the server: update the server.
    #[error("server too old for the app")]
    ServerTooOld,
    /// The stored database is newer than this app: update the app.
    #[error("database newer than the app")]
    DatabaseNewer,
    /// The database is damaged or not ours.
    #[error("database unreadable")]
    DatabaseUnreadable,
    /// The photos on this device cannot be read; everything else can.
    #[error("photos unreadable")]
    PhotosUnreadable,
    /// The device has no room left.
    #[error("storage full")]
    StorageFull,
    /// The server does not know this device's profile.
    #[error("profile unknown to the server")]
    ProfileUnknown,
    /// This device's profile was revoked.
    #[error("profile revoked")]
    ProfileRevoked,
    /// Nobody is unlocked.
    #[error("locked")]
    Locked,
    /// No such record here.
    #[error("not found")]
    NotFound,
    /// This person may not do that.
    #[error("not allowed")]
    NotAllowed,
    /// Nobody of the association visits: its policy has no delegates.
    #[error("nobody visits")]
    NobodyVisits,
    /// The text is longer than may be kept.
    #[error("text too long: at most {limit} characters")]
    TextTooLong {
        /// The limit in characters.
        limit: u32,
    },
    /// The form's version is not known to this app: update the app.
    #[error("form version unknown")]
    FormUnknown,
    /// Photos of this paper are not allowed.
    #[error("photo not allowed")]
    PhotoNotAllowed,
    /// The photo is larger than may be kept, or is none.
    #[error("photo not acceptable")]
    PhotoRefused,
    /// A document has as many pages as it may have.
    #[error("too many pages")]
    TooManyPages,
    /// What was entered in a field of a case is not acceptable there.
    #[error("field not acceptable: {0}", field.name())]
    FieldWrong {
        /// Which field; its value is not told.
        field: AnswerPath,
    },
    /// There is no earlier visit from which to take answers.
    #[error("no earlier visit")]
    NoEarlierVisit,
    /// A comment is needed.
    #[error("comment needed")]
    CommentNeeded,
    /// Whoever was asked about this request has answered, on this device.
    #[error("already answered")]
    AlreadyAnswered,
    /// No question was answered.
    #[error("nothing answered")]
    NothingAnswered,
    /// The request has not come to its end, so nobody is asked about it.
    #[error("request not ended")]
    NotEnded,
    /// The visit changed since it was read: read it again.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// Something holds the request, and nobody has said that it is known.
    #[error("holds stand")]
    HoldsStand,
    /// What answers a decision, or appeals against it, is dated before it.
    #[error("before the decision")]
    BeforeDecision,
    /// Somebody named as decider of a decision that stands was there, and did not stand back.
    #[error("named in a decision")]
    NamedInDecision,
    /// A session that has decided was not on a day to come.
    #[error("the session has decided")]
    SessionDecided,
    /// A session decides nothing before its day.
    #[error("the session is still to come")]
    SessionAhead,
    /// Two values of an answer stand: one is to be chosen first.
    #[error("two values stand")]
    TwoValuesStand,
    /// What was entered of a paper contradicts itself, so that it cannot be as
    /// the original is.
    #[error("what was entered contradicts itself")]
    Contradicts,
    /// The record was set aside because it could not be read safely.
    #[error("record set aside")]
    SetAside,
    /// Another tab's engine still holds the files.
    #[error("files held by another tab")]
    OpenElsewhere,
    /// The browser cannot keep files privately: a newer one, or a secure
    /// address, is needed.
    #[error("platform not supported")]
    NotSupported,
    /// The engine stopped and was started again; unlock again.
    #[error("engine restarted")]
    EngineRestarted,
    /// Something unforeseen; nothing stored was changed.
    #[error("internal failure")]
    Internal,
}

impl Failure {
    /// What was entered under this name does not fit.
    pub(crate) fn of_field(name: &str) -> Self {
        AnswerPath::question(name).map_or(Self::Internal, |field| Self::FieldWrong { field })
    }
}
