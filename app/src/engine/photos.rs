//! A profile's photos, as commands and records need them: kept before they
//! are cited, told apart by what cites them, forgotten with their case.
//!
//! They are encrypted with the profile's key, so they travel only while the
//! profile is unlocked; the sealed outbox carries the records that cite them
//! also while it is locked. How they travel is in [`super::sync`].

use std::cell::Cell;
use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use shared::ids::{PhotoId, RecordId};
use shared::lifecycle::WhereItIs;
use shared::record::document::Page;
use shared::record::photo::{MAX_PHOTO_BYTES, PhotoCitation, cited_by};
use shared::record::{Kind, Record};

use super::command::PreparedPhoto;
use super::failure::Failure;
use super::session::Session;
use super::store::photos::PhotoStore;
use super::store::profile::{DatabaseKey, Profile};
use super::store::{Storage, StoreError, records};
use super::{marks, random};

/// How a JPEG begins and ends (ITU T.81, annex B).
const JPEG_BEGINS: &[u8] = &[0xff, 0xd8, 0xff];
const JPEG_ENDS: &[u8] = &[0xff, 0xd9];

/// A profile's photos. A fault in their file keeps nobody from the records:
/// only what needs photos says so, and looks again each time.
pub(crate) struct Photos {
    store: Result<PhotoStore, Failure>,
    /// Something could not be read since the file was opened.
    doubted: Cell<bool>,
    storage: Storage,
    file: String,
    key: DatabaseKey,
}

impl Photos {
    /// Open the photos beside a profile's file, as far as they can be.
    pub(crate) fn open(storage: &Storage, file: &str, key: &DatabaseKey) -> Self {
        Self {
            store: PhotoStore::open(storage, file, key).map_err(fault),
            doubted: Cell::new(false),
            storage: storage.clone(),
            file: file.to_owned(),
            key: key.clone(),
        }
    }

    /// Open the file again where it could not be read; gives whether that
    /// helped. Nothing is ever made in the place of a file that is there.
    pub(crate) fn mend(&mut self) -> bool {
        if self.store.is_ok() && !self.doubted.replace(false) {
            return false;
        }
        self.store = Err(Failure::PhotosUnreadable);
        self.store = PhotoStore::open(&self.storage, &self.file, &self.key).map_err(fault);
        self.store.is_ok()
    }

    /// Something went wrong with the store: should the file be at fault, it is
    /// opened again before it is used next.
    pub(crate) fn doubt(&self, error: StoreError) -> Failure {
        let failure = fault(error);
        if failure == Failure::PhotosUnreadable {
            self.doubted.set(true);
        }
        failure
    }

    /// Their store.
    ///
    /// # Errors
    /// Why it could not be opened.
    pub(crate) fn store(&self) -> Result<&PhotoStore, Failure> {
        self.store.as_ref().map_err(Clone::clone)
    }

    /// The same, to write.
    ///
    /// # Errors
    /// As [`Photos::store`].
    pub(crate) fn store_mut(&mut self) -> Result<&mut PhotoStore, Failure> {
        self.store.as_mut().map_err(|why| why.clone())
    }

    /// Keep a photo taken for a case: durable when this returns. The change
    /// that cites it is to be committed next; if that never happens, unlocking
    /// takes the photo away again.
    ///
    /// # Errors
    /// [`Failure::PhotoRefused`] for what is no JPEG or too large;
    /// [`Failure::StorageFull`], [`Failure::PhotosUnreadable`], with nothing kept.
    pub(crate) fn put(&mut self, case: RecordId, photo: &PreparedPhoto) -> Result<Page, Failure> {
        let page = Page { photo: citation(&photo.photo)?, small: citation(&photo.small)? };
        let taken = [(page.photo, photo.photo.as_slice(), false), (page.small, &photo.small, true)];
        match self.keep(case, &taken) {
            // What the server has can be fetched again; what was just taken cannot.
            Err(Failure::StorageFull) if self.make_room()? => self.keep(case, &taken)?,
            kept => kept?,
        }
        Ok(page)
    }

    fn keep(
        &mut self,
        case: RecordId,
        taken: &[(PhotoCitation, &[u8], bool)],
    ) -> Result<(), Failure> {
        let kept = self.store_mut()?.keep(case, taken);
        kept.map_err(|error| self.doubt(error))
    }

    fn make_room(&mut self) -> Result<bool, Failure> {
        let shrunk = self.store_mut()?.shrink(0);
        shrunk.map_err(|error| self.doubt(error))
    }

    /// Where a photo is: on this device only, or at the server too. One that
    /// was taken elsewhere counts as received; opening it tells more. None
    /// does while that cannot be read.
    pub(crate) fn whereabouts(&self, photo: PhotoId) -> WhereItIs {
        match self.store().map(|store| store.is_to_send(photo)) {
            Ok(Ok(false)) => WhereItIs::Received,
            _ => WhereItIs::OnDevice,
        }
    }

    /// A photo's bytes, where it is here whole and is the one cited; else
    /// whether it is to be sent, so that no server has it.
    ///
    /// # Errors
    /// Why the photos cannot be read.
    pub(crate) fn find(&self, photo: &PhotoCitation) -> Result<Found, Failure> {
        let store = self.store()?;
        let found = store.whole(photo).and_then(|bytes| {
            Ok(match bytes {
                Some(bytes) => Found::Here(bytes),
                None if store.is_to_send(photo.id)? => Found::Other,
                None => Found::Elsewhere,
            })
        });
        found.map_err(|error| self.doubt(error))
    }
}

/// How many photos that belong to records are on this device only; none while
/// that cannot be read, which whoever wants a photo is told.
pub(crate) fn unsent(session: &Session) -> u32 {
    let taken = session.photos.store().and_then(|store| Ok(store.count_to_send()?));
    // What is kept for a signature that nobody has given goes nowhere yet.
    let kept = marks::count(session).unwrap_or_default();
    taken.unwrap_or_default().saturating_sub(kept)
}

/// What is here of a photo.
pub(crate) enum Found {
    /// All of it.
    Here(Vec<u8>),
    /// One of that name that was taken here and is another: no server has the
    /// cited one.
    Other,
    /// Nothing, or a part.
    Elsewhere,
}

/// What a fault in the photos' file is to whoever wants a photo.
fn fault(error: StoreError) -> Failure {
    match Failure::from(error) {
        Failure::DatabaseUnreadable | Failure::Internal => Failure::PhotosUnreadable,
        other => other,
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
const CITING: [Kind; 3] = [Kind::Document, Kind::Declaration, Kind::Service];

fn ids_in(record: Option<Record>) -> impl Iterator<Item = PhotoId> {
    let cited = record.map(|mut record| cited_by(&mut record)).unwrap_or_default();
    cited.into_iter().map(|citation| citation.id)
}

/// The server acknowledged changes of these records: the photos that they
/// cite may be sent.
pub(crate) fn acknowledged(
    session: &Session,
    settled: impl IntoIterator<Item = (RecordId, Kind)>,
) -> Result<(), Failure> {
    let store = session.photos.store()?;
    for (record, kind) in settled {
        if CITING.contains(&kind) {
            for photo in ids_in(records::received(session.db(), record)?) {
                store.mark_cited(photo)?;
            }
        }
    }
    Ok(())
}

/// After unlocking: photos that no record cites, because a crash came between
/// keeping and citing, go; those whose citation was acknowledged while the
/// profile was locked may be sent.
pub(crate) fn sort_out(session: &Session) -> Result<(), Failure> {
    let store = session.photos.store()?;
    let unknown = store.uncited()?;
    let cases: BTreeSet<RecordId> = unknown.iter().map(|(_, case)| *case).collect();
    for case in cases {
        // A record that cannot be read may cite any of its case's.
        let Ok(cited) = cited_in(session, case) else { continue };
        for (photo, of) in &unknown {
            if *of == case && !cited.contains(photo) {
                store.discard(*photo)?;
            }
        }
        acknowledged_in(session, case)?;
    }
    Ok(())
}

/// The photos that a case's records cite.
fn cited_in(session: &Session, case: RecordId) -> Result<BTreeSet<PhotoId>, StoreError> {
    let mut cited = BTreeSet::new();
    for record in citing(&session.store, case)? {
        cited.extend(ids_in(records::load(session.db(), record)?));
        cited.extend(marks::photos_of(session, record)?);
    }
    Ok(cited)
}

fn acknowledged_in(session: &Session, case: RecordId) -> Result<(), Failure> {
    let citing = citing(&session.store, case)?;
    acknowledged(session, citing.into_iter().map(|record| (record, Kind::Document)))
}

/// Whether a case has to stay for its photos: some that a received change
/// cites are to be sent, or nobody can tell. What has yet to reach the server,
/// or was refused there, keeps its case itself.
pub(crate) fn hold(session: &Session, case: RecordId) -> bool {
    let held = || match session.photos.store() {
        Ok(store) => {
            acknowledged_in(session, case)?;
            Ok(store.has_to_send(case)?)
        }
        Err(_) => Ok::<_, Failure>(!cited_in(session, case)?.is_empty()),
    };
    held().unwrap_or(true)
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
pub(crate) fn forget_case(session: &Session, case: RecordId) -> Result<(), Failure> {
    // Where there is no store, [`hold`] has seen that the case cites none.
    let Ok(store) = session.photos.store() else { return Ok(()) };
    for photo in cited_in(session, case)? {
        store.let_go(photo)?;
    }
    Ok(store.forget_case(case)?)
}
