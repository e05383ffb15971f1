//! Enrolment: a one-time code becomes an install.

use std::net::IpAddr;

use sha2::{Digest, Sha256};
use shared::ids::InstallId;
use shared::sync::enrol::{EnrolReply, EnrolRequest, Enrolled, normalise_code};
use shared::sync::keys::PublicKey;

use super::{Service, Version, challenge, version};
use crate::keys::random;
use crate::store::{Code, CodeHash, Install, StoreError, Transaction, for_association};

/// The digest under which a code is stored.
pub(crate) fn code_hash(code: &str) -> CodeHash {
    CodeHash(Sha256::digest(code).into())
}

/// What the transaction found.
enum Found {
    Made { install: Install, name: String },
    Wrong,
    Used,
    Expired,
}

impl Service {
    /// Answer an enrolment.
    ///
    /// # Errors
    /// When the store fails; then nothing has happened.
    pub(crate) async fn enrol(
        &self,
        peer: IpAddr,
        request: &EnrolRequest,
    ) -> Result<EnrolReply, StoreError> {
        let now = self.now();
        match version(request.protocol) {
            Version::TooNew => return Ok(EnrolReply::ProtocolTooNew),
            Version::TooOld => return Ok(EnrolReply::ProtocolTooOld),
            Version::Spoken => {}
        }
        if let Some(seconds) = self.attempts.wait(peer, now) {
            return Ok(EnrolReply::TooManyAttempts { seconds });
        }
        let code = normalise_code(&request.code).map(|code| code_hash(&code));
        let association = match code {
            Some(code) => self.store.association_of_code(code).await?,
            None => None,
        };
        let (Some(code), Some(association)) = (code, association) else {
            self.attempts.wrong(peer, now);
            return Ok(EnrolReply::CodeWrong);
        };
        let fresh = InstallId::from_bytes(random()?);
        let key = request.verifying;
        let store = for_association(&self.store, association.clone());
        match store.write(move |transaction| take(transaction, code, fresh, &key, now)).await? {
            Found::Wrong => {
                self.attempts.wrong(peer, now);
                Ok(EnrolReply::CodeWrong)
            }
            Found::Used => Ok(EnrolReply::CodeUsed),
            Found::Expired => Ok(EnrolReply::CodeExpired),
            Found::Made { install, name } => {
                let id = install.person;
                let (person, branch) = store
                    .read(move |reading| {
                        let (person, _) =
                            reading.person(id)?.ok_or(StoreError::NotOurs("an install"))?;
                        let branch = reading.branch(person.branch)?;
                        Ok((person, branch.ok_or(StoreError::NotOurs("a person"))?))
                    })
                    .await?;
                tracing::info!(install = %install.id, "enrolled");
                Ok(EnrolReply::Enrolled(Box::new(Enrolled {
                    install: install.id,
                    association,
                    association_name: name,
                    person,
                    branch,
                    case_prefix: install.case_prefix,
                    challenge: challenge::give(&self.keys, install.id, now),
                    sealing: self.keys.sealing_public(),
                    receipts: self.keys.receipts_public(),
                })))
            }
        }
    }
}

fn take(
    transaction: &mut dyn Transaction,
    code: CodeHash,
    fresh: InstallId,
    key: &PublicKey,
    now: i64,
) -> Result<Found, StoreError> {
    let Some(code) = transaction.read().code(code)? else {
        return Ok(Found::Wrong);
    };
    let name = transaction.read().name()?;
    let made = code.install.map(|install| transaction.read().install(install)).transpose()?;
    if let Some(install) = made.flatten() {
        // An install that has proved its key keeps it: the code is spent.
        if install.synced || install.revoked {
            return Ok(Found::Used);
        }
        if code.expires_at <= now {
            return Ok(Found::Expired);
        }
        transaction.rekey(install.id, key, now)?;
        return Ok(Found::Made { install, name });
    }
    if code.expires_at <= now {
        return Ok(Found::Expired);
    }
    let install = Install {
        id: fresh,
        person: code.person,
        key: Some(*key),
        case_prefix: transaction.next_prefix()?,
        synced: false,
        revoked: false,
    };
    transaction.put_install(&install, now)?;
    transaction.put_code(&Code { install: Some(install.id), ..code })?;
    Ok(Found::Made { install, name })
}
