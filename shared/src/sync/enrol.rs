//! `POST /api/enrol`: a one-time code becomes a profile on a device.
//!
//! CBOR both ways, uncompressed. The same code with a new key replaces the
//! profile's key until the profile first syncs; from then on the code is used.
//! So a lost answer or a closed tab costs nothing but asking again.

use serde::{Deserialize, Serialize};

use super::keys::PublicKey;
use super::signed::Challenge;
use crate::ids::{AssociationId, InstallId};
use crate::people::{Branch, Person};

/// Letters of an enrolment code: Crockford's base32, without I, L, O and U.
pub const CODE_LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many letters a code has: 60 bits.
pub const CODE_LENGTH: usize = 12;

/// A code as people type it, made into what is compared: upper case, without
/// spaces and dashes, look-alikes and Arabic-Indic digits put right. `None`
/// where it cannot be a code.
#[must_use]
pub fn normalise_code(typed: &str) -> Option<String> {
    let code: String = crate::arabic::ascii_digits(typed)
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| match letter.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            other => other,
        })
        .collect();
    let good = code.len() == CODE_LENGTH && code.chars().all(|c| CODE_LETTERS.contains(c));
    good.then_some(code)
}

/// What a device sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// The protocol's version.
    pub protocol: u16,
    /// The code, normalised.
    pub code: String,
    /// The new profile's Ed25519 key.
    pub verifying: PublicKey,
}

/// What the server answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnrolReply {
    /// The profile exists.
    Enrolled(Box<Enrolled>),
    /// No such code.
    CodeWrong,
    /// The profile made with it has synced already.
    CodeUsed,
    /// Its time is over.
    CodeExpired,
    /// Too many codes were tried from there.
    TooManyAttempts {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The app speaks a newer protocol than the server.
    ProtocolTooNew,
    /// The app is older than what the server still answers: update it.
    ProtocolTooOld,
}

/// Everything that a new profile starts with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// The profile-install.
    pub install: InstallId,
    /// The association.
    pub association: AssociationId,
    /// The association's name.
    pub association_name: String,
    /// Whose profile it is.
    pub person: Person,
    /// The person's branch.
    pub branch: Branch,
    /// What this install's case numbers begin with.
    pub case_prefix: String,
    /// The first challenge.
    pub challenge: Challenge,
    /// X25519: envelopes are sealed to it.
    pub sealing: PublicKey,
    /// Ed25519: receipts are signed with it.
    pub receipts: PublicKey,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(normalise_code(" abcd-efgh 12o٤ "), Some("ABCDEFGH1204".into()));
        assert_eq!(normalise_code("ABCD"), None);
        assert_eq!(normalise_code("ABCDEFGH120!"), None);
    }
}
