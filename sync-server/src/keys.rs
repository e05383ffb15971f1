//! The server's secrets: made at the first start, kept in the store, never
//! logged. Losing them makes devices distrust the server, so a backup holds
//! them; whoever has them can forge receipts and open envelopes.

use ed25519_dalek::SigningKey;
use hmac::{Hmac, KeyInit, Mac};
use rand_core::UnwrapErr;
use sha2::Sha256;
use shared::sync::envelope::{sealing_keys, sealing_public};
use shared::sync::keys::{PublicKey, verifying};
use zeroize::Zeroizing;

use crate::store::{ServerStore, StoreError};

/// Bytes of the tag that shows a challenge or a cursor to be ours.
pub(crate) const TAG: usize = 16;

/// The server's secrets.
pub(crate) struct ServerKeys {
    /// Signs receipts.
    pub(crate) receipts: SigningKey,
    /// Opens envelopes.
    pub(crate) sealing: Zeroizing<[u8; 32]>,
    sealing_public: PublicKey,
    /// Tags what devices hand back unread.
    tags: Zeroizing<[u8; 32]>,
}

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|source| StoreError::File {
        doing: "draw from",
        path: "the system's random numbers".into(),
        source: std::io::Error::other(source.to_string()),
    })?;
    Ok(bytes)
}

impl ServerKeys {
    /// The store's secrets, made if there are none.
    pub(crate) async fn of(store: &dyn ServerStore) -> Result<Self, StoreError> {
        // The system's generator has answered before: it does not fail now.
        let entropy: [u8; 32] = random()?;
        let (fresh_sealing, _) = sealing_keys(&mut UnwrapErr(getrandom::SysRng));
        let receipts = store.secret("receipts", entropy).await?;
        let sealing = store.secret("sealing", fresh_sealing).await?;
        let tags = store.secret("tags", random()?).await?;
        Ok(Self {
            receipts: SigningKey::from_bytes(&receipts),
            sealing_public: sealing_public(&sealing)
                .map_err(|_| StoreError::NotOurs("the sealing key"))?,
            sealing: Zeroizing::new(sealing),
            tags: Zeroizing::new(tags),
        })
    }

    /// What receipts are checked with.
    pub(crate) fn receipts_public(&self) -> PublicKey {
        verifying(&self.receipts)
    }

    /// What envelopes are sealed to.
    pub(crate) fn sealing_public(&self) -> PublicKey {
        self.sealing_public
    }

    fn mac(&self, purpose: &str, parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.tags.as_slice()).ok()?;
        mac.update(purpose.as_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        Some(mac)
    }

    /// A tag over `parts` for `purpose`.
    pub(crate) fn tag(&self, purpose: &str, parts: &[&[u8]]) -> [u8; TAG] {
        let mut tag = [0; TAG];
        if let Some(mac) = self.mac(purpose, parts) {
            let whole = mac.finalize().into_bytes();
            tag.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
        }
        tag
    }

    /// Whether `tag` is the tag over `parts` for `purpose`.
    pub(crate) fn is_tag(&self, tag: &[u8], purpose: &str, parts: &[&[u8]]) -> bool {
        tag.len() == TAG
            && self.mac(purpose, parts).is_some_and(|mac| mac.verify_truncated_left(tag).is_ok())
    }
}
