//! Commands and replies before anybody is unlocked: profiles, enrolling,
//! unlocking, locking.

use serde::{Deserialize, Serialize};
use shared::association::{Profile, ToolCode};
use shared::people::Role;

/// See [`super::Command::ListProfiles`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListProfiles {}

/// What the locked device shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// The profiles on this device, oldest first.
    pub profiles: Vec<ProfileCard>,
    /// The profile that is unlocked now.
    pub session: Option<Session>,
}

/// A profile as the locked device shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileCard {
    /// The profile's number on this device.
    pub profile: i64,
    /// The association's name.
    pub association: String,
    /// What tells the people of this phone apart: the first name.
    pub label: String,
    /// Sealed envelopes that have not reached the server yet.
    pub unsent: u32,
    /// Photos that were on this device only when the profile was last
    /// unlocked; they are sent while it is.
    pub photos: u32,
}

/// See [`super::Command::Enrol`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Enrol {
    /// The one-time code as typed or read from the link.
    pub code: String,
}

/// The server knows the code: whose profile this will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolling {
    /// The person whose profile it becomes.
    pub person_name: String,
    /// The person's role.
    pub role: Role,
    /// The association's name.
    pub association: String,
    /// The branch's name.
    pub branch: String,
    /// What the new passphrase is derived with.
    pub slot: SlotParameters,
}

/// What Argon2id needs besides the passphrase (RFC 9106).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotParameters {
    /// Random salt, 16 bytes.
    pub salt: [u8; 16],
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

/// A key derived from a passphrase, 32 bytes.
#[derive(Clone, Serialize, Deserialize, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub struct DerivedKey(pub [u8; 32]);

impl std::fmt::Debug for DerivedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DerivedKey(…)")
    }
}

/// See [`super::Command::FinishEnrol`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishEnrol {
    /// The key derived with [`Enrolling::slot`].
    pub key: DerivedKey,
}

/// See [`super::Command::BeginUnlock`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BeginUnlock {
    /// Which profile.
    pub profile: i64,
}

/// Whether an attempt may be made now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnlockChallenge {
    /// Derive the key with these and send [`FinishUnlock`].
    Derive(SlotParameters),
    /// Too many wrong attempts: wait this many seconds.
    Wait {
        /// Seconds until the next attempt is allowed.
        seconds: u32,
    },
}

/// See [`super::Command::FinishUnlock`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FinishUnlock {
    /// Which profile.
    pub profile: i64,
    /// The key derived from the passphrase.
    pub key: DerivedKey,
}

/// Who is at work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The profile's number on this device.
    pub profile: i64,
    /// The person's name.
    pub person_name: String,
    /// The person's role.
    pub role: Role,
    /// The association's name.
    pub association: String,
    /// The branch's name.
    pub branch: String,
    /// What the association's profile says to this device.
    pub rules: Rules,
    /// Where this person was before the lock ([`KeepPlace`]).
    pub place: Option<String>,
}

/// What the association's profile says to a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Minutes without a touch after which the app locks.
    pub lock_minutes: u16,
    /// Whether a visit's position may be recorded.
    pub position_allowed: bool,
    /// Whether anybody is visited; where nobody is, no screen speaks of visits.
    pub visits: bool,
    /// Where families can call: the branch's telephone, else the association's.
    pub phone: Option<String>,
    /// What people are called; `None` before the profile has come.
    pub called: Option<Called>,
}

/// What an association calls people, in the forms that texts need, each as its policy does in that
/// place (`association::Usage`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// The one whom it deals with: whose file, whose matters (اليتيم).
    pub served: String,
    /// All whom it deals with (الأيتام).
    pub all_served: String,
    /// All whom its channels reach.
    pub all_reached: String,
    /// All whom its officer receives.
    pub all_received: String,
    /// Who receives people.
    pub officer: String,
    /// Who answers what is unclear.
    pub researcher: String,
    /// A request for support; `None` where the policy has no form for one.
    pub request: Option<String>,
}

impl Called {
    /// Out of an association's words. Files and lists belong to what its policy calls dealing with
    /// people (يتم التعامل مع …).
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let words = &profile.words;
        let all = |word| words.noun(word).the_many_oblique.clone();
        let mut tools = profile.tools.iter();
        let request = tools.find(|tool| tool.code == ToolCode::SupportRequest);
        Self {
            served: words.noun(words.used.handling).the_one.clone(),
            all_served: all(words.used.handling),
            all_reached: all(words.used.channels),
            all_received: all(words.used.officer),
            officer: words.officer.clone(),
            researcher: words.researcher.clone(),
            request: request.map(|tool| tool.label.clone()),
        }
    }
}

/// See [`super::Command::KeepPlace`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeepPlace {
    /// The screen's address within the app; at most 500 characters.
    pub place: String,
}

/// See [`super::Command::Lock`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lock {}
