//! Who may fetch a guide: whoever works for an association whose profile, as it
//! is now, names it.

use std::path::PathBuf;

use shared::association::Guide;

use super::Service;
use super::photos::Holder;
use crate::store::StoreError;

impl Service {
    /// The guide of this digest, and where it lies, if the holder's association
    /// has it.
    pub(crate) async fn guide(
        &self,
        holder: &Holder,
        sha256: [u8; 32],
    ) -> Result<Option<(Guide, PathBuf)>, StoreError> {
        let named = holder
            .store
            .read(move |reading| {
                let profile = reading.profile()?;
                Ok(profile.and_then(|it| it.guides().find(|it| it.sha256 == sha256).cloned()))
            })
            .await?;
        Ok(named.map(|guide| {
            let path = self.guides.path(holder.store.id(), &guide);
            (guide, path)
        }))
    }
}
