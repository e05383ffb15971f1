//! The office's own hand on the server's machine: entering an association, its
//! people and cases, and issuing enrolment codes. Authority does not apply
//! here; whoever may run this program on this data may do anything.

mod codes;
mod feedback;
mod guides;
mod load;
mod office;
mod publish;

use shared::association::{Profile, ProfileError};
use shared::record::RecordError;

use crate::store::StoreError;

pub use codes::{Issued, issue_code, revoke_install};
pub use feedback::{Lines, Voice, Voices, feedback};
pub use guides::gather_guides;
pub use load::{Loaded, LoadedPerson, load};
pub use office::{Office, OfficeCase, OfficeError, OfficeMember};
pub use publish::publish;

/// Why administration failed.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The association's file.
    #[error("the association's file, {0}")]
    Profile(#[from] ProfileError),
    /// The office's file.
    #[error("the office's file, {0}")]
    Office(#[from] OfficeError),
    /// A case could not be written as a record.
    #[error("a case cannot be written: {0}")]
    Record(#[from] RecordError),
    /// The office's file belongs to another association.
    #[error("the office belongs to {office}, the profile to {profile}")]
    OtherAssociation {
        /// Named in the office's file.
        office: String,
        /// Named in the profile.
        profile: String,
    },
    /// A changed profile that does not say that it is a later one.
    #[error(
        "the profile differs from the published one of version {standing}, so its version must be \
         higher than that; it says {given}"
    )]
    NotNewer {
        /// The version of the profile that was given.
        given: u32,
        /// The version of the published one.
        standing: u32,
    },
    /// Nobody with this id.
    #[error("nobody here has this id")]
    NoSuchPerson,
    /// No such install.
    #[error("there is no such install")]
    NoSuchInstall,
}

/// Read an association's file and its office's.
///
/// # Errors
/// [`AdminError`] with the first thing that is wrong with them.
pub fn parse(association: &str, office: &str) -> Result<(Profile, Office), AdminError> {
    let (profile, office) = (Profile::parse(association)?, Office::parse(office)?);
    if profile.id == office.association {
        Ok((profile, office))
    } else {
        Err(AdminError::OtherAssociation {
            office: office.association.into(),
            profile: profile.id.into(),
        })
    }
}

#[cfg(test)]
mod tests;
