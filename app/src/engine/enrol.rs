//! A one-time code becomes a profile: asked of the server first, made on the
//! device when the passphrase is chosen. A tab closed between the two costs
//! nothing: the code stays good until the profile first syncs.

use ed25519_dalek::SigningKey;
use shared::sync::codec;
use shared::sync::enrol::{EnrolReply, EnrolRequest, Enrolled, normalise_code};
use shared::sync::{PROTOCOL, keys};
use zeroize::Zeroizing;

use super::command::{DerivedKey, Enrolling, SlotParameters};
use super::failure::Failure;
use super::http::{HttpFailure, HttpResponse};
use super::session::Session;
use super::store::Storage;
use super::store::device::{Device, NewProfile};
use super::{key_slot, random};

/// A code that the server knows, and a passphrase not chosen yet.
pub(crate) struct PendingEnrolment {
    enrolled: Enrolled,
    signing: SigningKey,
    slot: SlotParameters,
}

/// The request that a code makes, and the key that it is for.
pub(crate) fn request(typed: &str) -> Result<(Vec<u8>, SigningKey), Failure> {
    let code = normalise_code(typed).ok_or(Failure::CodeMalformed)?;
    let signing = SigningKey::from_bytes(&Zeroizing::new(random::bytes()?));
    let verifying = keys::verifying(&signing);
    let request = EnrolRequest { protocol: PROTOCOL, code, verifying };
    Ok((codec::to_cbor(&request).map_err(|_| Failure::Internal)?, signing))
}

/// What the server's answer means.
pub(crate) fn answered(
    response: Result<HttpResponse, HttpFailure>,
    signing: SigningKey,
) -> Result<(PendingEnrolment, Enrolling), Failure> {
    let response = response.map_err(|_| Failure::ServerAway)?;
    if response.status != 200 {
        return Err(Failure::ServerFailed);
    }
    let reply = codec::from_own_cbor(&response.body).map_err(|_| Failure::ServerFailed)?;
    let enrolled = match reply {
        EnrolReply::Enrolled(enrolled) => *enrolled,
        EnrolReply::CodeWrong => return Err(Failure::CodeWrong),
        EnrolReply::CodeUsed => return Err(Failure::CodeUsed),
        EnrolReply::CodeExpired => return Err(Failure::CodeExpired),
        EnrolReply::TooManyAttempts { seconds } => {
            return Err(Failure::TooManyAttempts { seconds });
        }
        EnrolReply::ProtocolTooNew => return Err(Failure::ServerTooOld),
        EnrolReply::ProtocolTooOld => return Err(Failure::AppTooOld),
    };
    let slot = key_slot::new_parameters()?;
    let view = Enrolling {
        person_name: enrolled.person.name.clone(),
        role: enrolled.person.role.clone(),
        association: enrolled.association_name.clone(),
        branch: enrolled.branch.name.clone(),
        slot: slot.clone(),
    };
    Ok((PendingEnrolment { enrolled, signing, slot }, view))
}

/// Make the profile, its key wrapped by what was derived from the passphrase.
pub(crate) fn finish(
    storage: &Storage,
    device: &mut Device,
    pending: &PendingEnrolment,
    derived: &DerivedKey,
) -> Result<Session, Failure> {
    let key = Zeroizing::new(random::bytes::<32>()?);
    let name = data_encoding::HEXLOWER.encode(&random::bytes::<8>()?);
    let file = format!("profile-{name}.db");
    let slot = key_slot::wrap(&key, derived, pending.slot.clone())?;
    Session::create(storage, &file, &key, &pending.enrolled, &pending.signing)?;
    // Only now does the device know of it: a crash before leaves a file that
    // nothing opens, and the code still good.
    let profile = device.add_profile(&NewProfile {
        file: &file,
        association: &pending.enrolled.association_name,
        label: first_name(&pending.enrolled.person.name),
        install: pending.enrolled.install,
        receipts_key: pending.enrolled.receipts,
        slot,
    })?;
    Ok(Session::open(storage, profile, &file, &key)?)
}

/// What the lock screen calls a person: it is open to whoever finds the phone.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}
