//! A profile's photos, as commands and records need them: kept before they
//! are cited, told apart by what cites them, forgotten with their case.
//!
//! They are encrypted with the profile's key, so they travel only while the
//! profile is unlocked; the sealed outbox carries the records that cite them
//! also while it is locked. How they travel is in [`super::sync`].

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use shared::ids::{PhotoId, RecordId};
use shared::lifecycle::WhereItIs;
use shared::record::document::Page;
use shared::record::photo::{MAX_PHOTO_BYTES, PhotoCitation, cited_by};
use shared::record::{Kind, Record};

use super::command::PreparedPhoto;
use super::failure::Failure;
use super::random;
use super::session::Session;
use super::store::photos::PhotoStore;
use super::store::profile::Profile;
use super::store::{StoreError, records};

/// How a JPEG begins and ends (ITU T.81, annex B).
const JPEG_BEGINS: &[u8] = &[0xff, 0xd8, 0xff];
const JPEG_ENDS: &[u8] = &[0xff, 0xd9];

impl PhotoStore {
    /// Keep a photo taken for a case: durable when this returns. The change
    /// that cites it is to be committed next; if that never happens, unlocking
    /// takes the photo away again.
    ///
    /// # Errors
    /// [`Failure::PhotoRefused`] for what is no JPEG or too large;
    /// [`Failure::StorageFull`], with nothing kept.
    pub(crate) fn put(&mut self, case: RecordId, photo: &PreparedPhoto) -> Result<Page, Failure> {
        let page = Page { photo: citation(&photo.photo)?, small: citation(&photo.small)? };
        let taken = [(page.photo, photo.photo.as_slice(), false), (page.small, &photo.small, true)];
        match self.keep(case, &taken).map_err(Failure::from) {
            // What the server has can be fetched again; what was just taken cannot.
            Err(Failure::StorageFull) if self.shrink(0)? => self.keep(case, &taken)?,
            kept => kept?,
        }
        Ok(page)
    }

    /// Where a photo is: on this device only, or at the server too. One that
    /// was taken elsewhere counts as received; opening it tells more.
    pub(crate) fn whereabouts(&self, photo: PhotoId) -> Result<WhereItIs, StoreError> {
        Ok(if self.is_to_send(photo)? { WhereItIs::OnDevice } else { WhereItIs::Received })
    }
}

fn citation(bytes: &[u8]) -> Result<PhotoCitation, Failure> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= MAX_PHOTO_BYTES);
    let is_jpeg = bytes.starts_with(JPEG_BEGINS) && bytes.ends_with(JPEG_ENDS);
    let length = length.filter(|_| is_jpeg).ok_or(Failure::PhotoRefused)?;
    Ok(PhotoCitation {
        id: PhotoId::from_bytes(random::bytes()?),
        sha256: digest(bytes),
        bytes: length,
    })
}

/// What a citation says of a photo's bytes.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The kinds of records that cite photos.
const CITING: [Kind; 2] = [Kind::Document, Kind::Declaration];

fn ids_in(record: Option<Record>) -> impl Iterator<Item = PhotoId> {
    let cited = record.map(|mut record| cited_by(&mut record)).unwrap_or_default();
    cited.into_iter().map(|citation| citation.id)
}

/// The server acknowledged changes of these records: the photos that they
/// cite may be sent.
pub(crate) fn acknowledged(
    session: &Session,
    settled: impl IntoIterator<Item = (RecordId, Kind)>,
) -> Result<(), StoreError> {
    for (record, kind) in settled {
        if CITING.contains(&kind) {
            for photo in ids_in(records::received(session.db(), record)?) {
                session.photos.mark_cited(photo)?;
            }
        }
    }
    Ok(())
}

/// After unlocking: photos that no record cites, because a crash came between
/// keeping and citing, go; those whose citation was acknowledged while the
/// profile was locked may be sent.
pub(crate) fn sort_out(session: &Session) -> Result<(), StoreError> {
    let unknown = session.photos.uncited()?;
    let cases: BTreeSet<RecordId> = unknown.iter().map(|(_, case)| *case).collect();
    let mut cited = BTreeSet::new();
    for case in cases {
        let citing = citing(&session.store, case)?;
        for record in &citing {
            cited.extend(ids_in(records::load(session.db(), *record)?));
        }
        let settled = citing.into_iter().map(|record| (record, Kind::Document));
        acknowledged(session, settled)?;
    }
    for (photo, _) in unknown {
        if !cited.contains(&photo) {
            session.photos.discard(photo)?;
        }
    }
    Ok(())
}

/// The records of a case that may cite photos.
fn citing(store: &Profile, case: RecordId) -> Result<Vec<RecordId>, StoreError> {
    let mut found = Vec::new();
    for kind in CITING {
        found.extend(records::of_kind(store.read(), case, kind)?);
    }
    Ok(found)
}

/// Forget a case's photos, before its records are forgotten: they say which
/// of those that were fetched are its own.
pub(crate) fn forget_case(
    store: &Profile,
    photos: &PhotoStore,
    case: RecordId,
) -> Result<(), StoreError> {
    for record in citing(store, case)? {
        for photo in ids_in(records::load(store.read(), record)?) {
            photos.let_go(photo)?;
        }
    }
    photos.forget_case(case)
}
