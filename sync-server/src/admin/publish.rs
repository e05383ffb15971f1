//! Publishing an association's profile. Devices receive it with their next
//! exchange; the log keeps every one that was published.

use shared::association::Profile;

use super::AdminError;
use crate::store::{SharedStore, StoreError, Transaction, for_association};

/// What came of publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Published {
    /// It stands now; it may have stood before.
    Stands,
    /// Another one of this version or a later one stands.
    NotNewer { standing: u32 },
}

impl Published {
    /// The error for whoever gave a profile of this version.
    pub(super) fn or_refused(self, given: u32) -> Result<(), AdminError> {
        match self {
            Self::Stands => Ok(()),
            Self::NotNewer { standing } => Err(AdminError::NotNewer { given, standing }),
        }
    }
}

/// Publish within a transaction. A record names the version under which it was
/// made, so one version never says two things.
pub(super) fn publish_in(
    transaction: &mut dyn Transaction,
    profile: &Profile,
    now: i64,
) -> Result<Published, StoreError> {
    match transaction.read().profile()? {
        Some(standing) if standing != *profile && standing.version >= profile.version => {
            Ok(Published::NotNewer { standing: standing.version })
        }
        _ => {
            transaction.put_profile(profile, now)?;
            Ok(Published::Stands)
        }
    }
}

/// Publish the profile of an association that was loaded before.
///
/// # Errors
/// [`AdminError::NotNewer`] for a changed profile whose version was not raised,
/// or when the store fails.
pub async fn publish(store: &SharedStore, profile: &Profile, now: i64) -> Result<(), AdminError> {
    let association = for_association(store, profile.id.clone());
    let given = profile.version;
    let profile = profile.clone();
    let published =
        association.write(move |transaction| publish_in(transaction, &profile, now)).await?;
    published.or_refused(given)
}
