//! Enrolment codes, and taking an install's right to sync.

use serde::Serialize;
use shared::ids::{InstallId, PersonId};
use shared::sync::enrol::{CODE_LENGTH, CODE_LETTERS};

use super::AdminError;
use crate::keys::random;
use crate::service::code_hash;
use crate::store::{Code, SharedStore, StoreError, Transaction, for_association};

/// Seconds for which a code is good: two weeks.
const GOOD_FOR: i64 = 14 * 24 * 3_600;

/// A code for a person. It is shown now and never again: only its digest is
/// stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issued {
    /// For whom.
    pub person: String,
    /// The code.
    pub code: String,
    /// Unix seconds.
    pub expires_at: i64,
}

/// A fresh code: twelve letters of which each is as likely as any.
fn fresh() -> Result<String, StoreError> {
    let letters = CODE_LETTERS.as_bytes();
    let letter = |byte: u8| letters.get(usize::from(byte) % letters.len()).copied();
    let drawn: [u8; CODE_LENGTH] = random()?;
    Ok(drawn.into_iter().filter_map(letter).map(char::from).collect())
}

/// Issue a code within a transaction; codes that the person did not use are
/// good no more.
pub(super) fn issue(
    transaction: &mut dyn Transaction,
    person: PersonId,
    now: i64,
) -> Result<Issued, StoreError> {
    let code = fresh()?;
    let expires_at = now.saturating_add(GOOD_FOR);
    transaction.drop_unused_codes(person)?;
    let hash = code_hash(&code);
    transaction.put_code(&Code { hash, person, expires_at, install: None })?;
    Ok(Issued { person: person.to_string(), code, expires_at })
}

/// Issue a new code for a person, for another device or a lost one.
///
/// # Errors
/// [`AdminError::NoSuchPerson`], or when the store fails.
pub async fn issue_code(
    store: &SharedStore,
    person: PersonId,
    now: i64,
) -> Result<Issued, AdminError> {
    for association in store.associations().await? {
        let association = for_association(store, association);
        if association.read(move |reading| reading.person(person)).await?.is_some() {
            return Ok(association
                .write(move |transaction| issue(transaction, person, now))
                .await?);
        }
    }
    Err(AdminError::NoSuchPerson)
}

/// Take an install's right to sync: a phone was lost, or somebody left.
///
/// # Errors
/// [`AdminError::NoSuchInstall`], or when the store fails.
pub async fn revoke_install(
    store: &SharedStore,
    install: InstallId,
    now: i64,
) -> Result<(), AdminError> {
    let association = store.association_of_install(install).await?;
    let association = association.ok_or(AdminError::NoSuchInstall)?;
    let association = for_association(store, association);
    Ok(association.write(move |transaction| transaction.revoke(install, now)).await?)
}
