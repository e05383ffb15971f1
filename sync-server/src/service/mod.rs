//! The server's decisions, above transactions and below HTTP: who may enrol,
//! what of a push is taken, what a device is given.

mod attempts;
mod bearer;
mod caller;
mod challenge;
mod citing;
mod cursor;
mod delivery;
mod enrol;
mod exchange;
mod feedback;
mod guides;
mod hands;
mod page;
mod photos;
mod pull;
mod push;
mod rules;
mod trial;
mod visibility;

use std::net::IpAddr;
use std::sync::Arc;

use shared::sync::PROTOCOL;
use shared::sync::codec::{self, CodecError};

use crate::guides::Guides;
use crate::keys::ServerKeys;
use crate::photos::Photos;
use crate::store::{SharedStore, StoreError};
use attempts::Attempts;
pub(crate) use enrol::code_hash;
pub(crate) use photos::{Holder, Judged};

/// The server's time, Unix seconds. Tests set it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// The decisions, with what they need.
pub(crate) struct Service {
    store: SharedStore,
    keys: Arc<ServerKeys>,
    attempts: Attempts,
    photos: Photos,
    guides: Guides,
    clock: Clock,
}

/// The beginning of every message, which says how to read the rest.
#[derive(serde::Deserialize)]
struct Versioned {
    protocol: u16,
}

impl Service {
    /// # Errors
    /// When the store cannot give its keys.
    pub(crate) async fn new(
        store: SharedStore,
        photos: Photos,
        guides: Guides,
        clock: Clock,
    ) -> Result<Self, StoreError> {
        let keys = Arc::new(ServerKeys::of(&*store).await?);
        Ok(Self { store, keys, attempts: Attempts::default(), photos, guides, clock })
    }

    /// The server's time, Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)()
    }

    /// The store, for administration and health.
    pub(crate) fn store(&self) -> &SharedStore {
        &self.store
    }
}

/// The oldest version of the protocol that is still answered.
const OLDEST: u16 = 1;

/// How a message's version stands to this server.
enum Version {
    /// It is spoken here.
    Spoken,
    /// The sender is older than anything spoken here.
    TooOld,
    /// The sender is newer.
    TooNew,
}

fn version(protocol: u16) -> Version {
    match protocol {
        newer if newer > PROTOCOL => Version::TooNew,
        older if older < OLDEST => Version::TooOld,
        _ => Version::Spoken,
    }
}

/// The version of a message whose rest may be anything.
fn version_of(message: &[u8]) -> Result<Version, CodecError> {
    codec::from_cbor::<Versioned>(message).map(|begun| version(begun.protocol))
}

/// Where a request comes from, as far as attempts are counted: a household
/// behind IPv6 has a whole network of addresses.
fn neighbourhood(peer: IpAddr) -> IpAddr {
    match peer {
        IpAddr::V4(_) => peer,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        },
    }
}

#[cfg(test)]
pub(crate) mod tests;
