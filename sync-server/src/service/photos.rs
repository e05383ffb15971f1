//! Who may send a photo and who may see it. A photo is reached through the
//! record that cites it, so its rights are that record's.

use axum::body::Body;
use shared::ids::{InstallId, PhotoId};
use shared::people::authority::{Action, Placement};

use super::caller::Caller;
use super::visibility::{may_within, root_of};
use super::{Service, bearer, hands};
use crate::photos::{PhotoError, PhotoKey, Photos, Received, Room, There, Turn};
use crate::store::{Association, Photo, StoreError, for_association};

/// Somebody who showed a bearer that is good.
pub(crate) struct Holder {
    pub(super) store: Association,
    caller: Caller,
}

impl Holder {
    /// Whose install it is.
    pub(crate) fn install(&self) -> InstallId {
        self.caller.install.id
    }

    /// A photo of the holder's association.
    pub(crate) fn key(&self, id: PhotoId) -> PhotoKey {
        PhotoKey { association: self.store.id().clone(), id }
    }
}

/// A photo that came whole, and was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    /// So many bytes of it are there.
    There(u64),
    /// It was not what its citation says: thrown away.
    Mismatch,
}

impl Service {
    /// The photos' files.
    pub(crate) fn photos(&self) -> &Photos {
        &self.photos
    }

    /// Whose bearer this is; `None` where it is not one of ours, or is good no
    /// more, or the device's right to sync was taken.
    pub(crate) async fn holder(&self, token: &str) -> Result<Option<Holder>, StoreError> {
        let Some(install) = bearer::holder(&self.keys, token, self.now()) else {
            return Ok(None);
        };
        let Some(association) = self.store.association_of_install(install).await? else {
            return Ok(None);
        };
        let store = for_association(&self.store, association);
        let caller = store.read(move |reading| Caller::find(reading, install)).await?;
        let caller = caller.filter(|caller| !caller.install.revoked);
        Ok(caller.map(|caller| Holder { store, caller }))
    }

    /// The photo, if it is cited and the holder may send it: who cited it, and
    /// who may, or lately might, write what cites it.
    pub(crate) async fn to_send(
        &self,
        holder: &Holder,
        id: PhotoId,
    ) -> Result<Option<Photo>, StoreError> {
        let (person, now) = (holder.caller.person.clone(), self.now());
        let decide = move |reading: &dyn crate::store::Reading| {
            let Some(photo) = reading.photo(id)? else { return Ok(None) };
            if photo.person == person.id {
                return Ok(Some(photo));
            }
            let Some(root) = root_of(reading, photo.case)? else { return Ok(None) };
            let writes =
                |placed: &Placement| may_within(&person, Action::Write, &photo.kind, &root, placed);
            let now_hers = reading.placement(photo.case)?.is_some_and(|(it, _)| writes(&it));
            let hers = now_hers
                || hands::lately_of(reading, &person, photo.case, now)?
                    .is_some_and(|it| writes(&it));
            Ok(hers.then_some(photo))
        };
        holder.store.read(decide).await
    }

    /// The photo, if it is whole and the holder may see it: who may read what
    /// cites it.
    pub(crate) async fn to_see(
        &self,
        holder: &Holder,
        id: PhotoId,
    ) -> Result<Option<Photo>, StoreError> {
        let person = holder.caller.person.clone();
        let decide = move |reading: &dyn crate::store::Reading| {
            let Some(photo) = reading.photo(id)? else { return Ok(None) };
            let Some(root) = root_of(reading, photo.case)? else { return Ok(None) };
            let sees = reading.placement(photo.case)?.is_some_and(|(placed, _)| {
                may_within(&person, Action::Read, &photo.kind, &root, &placed)
            });
            Ok((sees && photo.complete).then_some(photo))
        };
        holder.store.read(decide).await
    }

    /// How much of a photo is there. One of which everything came is judged
    /// first: the server may have fallen before it could.
    pub(crate) async fn offset(
        &self,
        holder: &Holder,
        photo: &Photo,
        _turn: &Turn,
    ) -> Result<Judged, PhotoError> {
        let key = holder.key(photo.citation.id);
        let bytes = u64::from(photo.citation.bytes);
        match self.photos.files.there(&key).await? {
            There::Whole if photo.complete => Ok(Judged::There(bytes)),
            There::Part(part) if part < bytes => Ok(Judged::There(part)),
            There::Part(part) if part > bytes => {
                self.photos.files.drop_part(&key).await?;
                Ok(Judged::There(0))
            }
            There::Whole | There::Part(_) => self.judge(holder, photo).await,
        }
    }

    /// Take in bytes of a photo, as [`Photos::receive`] does, and judge it once
    /// it is whole.
    pub(crate) async fn take_in(
        &self,
        holder: &Holder,
        photo: &Photo,
        (from, there): (u64, u64),
        body: Body,
        turn: &mut Turn,
        room: Room,
    ) -> Result<(Received, Judged), PhotoError> {
        let key = holder.key(photo.citation.id);
        let bytes = u64::from(photo.citation.bytes);
        let received = self.photos.receive(&key, (from, there, bytes), body, turn, room).await?;
        let part = match received {
            Received::Ended(part)
            | Received::Cut(part)
            | Received::Stalled(part)
            | Received::Overtaken(part) => part,
            Received::TooLong => there,
        };
        let judged = match part == bytes {
            true => self.judge(holder, photo).await?,
            false => Judged::There(part),
        };
        Ok((received, judged))
    }

    async fn judge(&self, holder: &Holder, photo: &Photo) -> Result<Judged, PhotoError> {
        let citation = photo.citation;
        if !self.photos.files.finish(&holder.key(citation.id), &citation).await? {
            return Ok(Judged::Mismatch);
        }
        let now = self.now();
        holder.store.write(move |writing| writing.complete_photo(citation.id, now)).await?;
        tracing::info!(install = %holder.install(), bytes = citation.bytes, "photo");
        Ok(Judged::There(u64::from(citation.bytes)))
    }

    /// Throw away parts of photos that nobody cites: the records that cited
    /// them were lost with a database that was restored.
    pub(crate) async fn sweep_photos(&self) -> Result<usize, PhotoError> {
        let mut swept = 0;
        for association in self.store.associations().await? {
            let coming = self.photos.files.coming_of(&association).await?;
            let store = for_association(&self.store, association.clone());
            for id in coming {
                if store.read(move |reading| reading.photo(id)).await?.is_none() {
                    let key = PhotoKey { association: association.clone(), id };
                    self.photos.files.drop_part(&key).await?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }
}
