//! What was drawn or taken under a declaration and is not signed yet: kept at
//! once, and only as long as what it was made under is what is shown.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use shared::ids::{PhotoId, RecordId};
use shared::record::document::Page;
use shared::record::photo::PhotoCitation;
use shared::record::signature::Signature;
use shared::record::{Kind, Mark};

use super::command::{KeepMark, KeptMark, OpenDeclaration, SignedWith};
use super::declarations;
use super::documents::page_view;
use super::entered::{demand_open, load_kind};
use super::failure::Failure;
use super::session::Session;
use super::store::{StoreError, kept};

/// Where a drawing is kept, and where a photo.
const DRAWN: &str = "mark/drawn";
const THUMB: &str = "mark/thumb";

#[derive(Serialize, Deserialize)]
enum Made {
    Signature(Signature),
    Thumbprint { photo: PhotoCitation, small: PhotoCitation },
}

#[derive(Serialize, Deserialize)]
struct Kept {
    /// What was shown when it was made.
    shown: [u8; 32],
    made: Made,
}

fn read(session: &Session, declaration: RecordId) -> Result<Option<Kept>, StoreError> {
    Ok(match kept::get(session.db(), declaration, DRAWN)? {
        Some(drawn) => Some(drawn),
        None => kept::get(session.db(), declaration, THUMB)?,
    })
}

/// Keep what was drawn or taken, in the place of what was kept before. Made
/// under something else than what stands now, it says nothing.
pub(crate) fn keep(session: &mut Session, asked: &KeepMark) -> Result<(), Failure> {
    let meta = *load_kind(session, asked.declaration, Kind::Declaration)?.meta();
    demand_open(session, &meta)?;
    let shown = declarations::open(session, &OpenDeclaration { declaration: meta.id })?.shown;
    if asked.mark.is_some() && asked.shown != shown {
        return Err(Failure::ChangedMeanwhile);
    }
    let made = match &asked.mark {
        None => return forget(session, meta.id),
        // It is kept already.
        Some(SignedWith::Kept) => return Ok(()),
        Some(SignedWith::Signature(drawn)) => Made::Signature(drawn.clone()),
        Some(SignedWith::Thumbprint(photo)) => {
            let page = session.photos.put(meta.case, photo)?;
            Made::Thumbprint { photo: page.photo, small: page.small }
        }
    };
    let before = read(session, meta.id)?;
    let (at, other) = match made {
        Made::Signature(_) => (DRAWN, THUMB),
        Made::Thumbprint { .. } => (THUMB, DRAWN),
    };
    kept::put(session.db(), meta.id, at, &Kept { shown, made })?;
    kept::forget(session.db(), meta.id, other)?;
    discard(session, before)
}

/// What is kept under exactly this; anything else is forgotten.
pub(crate) fn made_under(
    session: &Session,
    declaration: RecordId,
    shown: &[u8; 32],
) -> Result<Option<Mark>, Failure> {
    match read(session, declaration)? {
        Some(kept) if kept.shown == *shown => Ok(Some(match kept.made {
            Made::Signature(drawn) => Mark::Signature(drawn),
            Made::Thumbprint { photo, small } => Mark::Thumbprint(Page { photo, small }),
        })),
        Some(_) => forget(session, declaration).map(|()| None),
        None => Ok(None),
    }
}

/// The same for a screen.
pub(crate) fn view(
    session: &Session,
    declaration: RecordId,
    shown: &[u8; 32],
) -> Result<Option<KeptMark>, Failure> {
    Ok(match made_under(session, declaration, shown)? {
        Some(Mark::Signature(drawn)) => Some(KeptMark::Signature(drawn)),
        Some(Mark::Thumbprint(page)) => {
            Some(KeptMark::Thumbprint(page_view(session, page.photo.id, &page)?))
        }
        None => None,
    })
}

/// Forget what is kept, with its photos.
pub(crate) fn forget(session: &Session, declaration: RecordId) -> Result<(), Failure> {
    let before = read(session, declaration)?;
    signed(session.db(), declaration)?;
    discard(session, before)
}

/// What was kept is signed: its photos are the declaration's.
pub(crate) fn signed(db: &Connection, declaration: RecordId) -> Result<(), StoreError> {
    kept::forget(db, declaration, DRAWN)?;
    kept::forget(db, declaration, THUMB)
}

fn discard(session: &Session, kept: Option<Kept>) -> Result<(), Failure> {
    for photo in kept.iter().flat_map(photos) {
        session.photos.store()?.discard(photo)?;
    }
    Ok(())
}

fn photos(kept: &Kept) -> Vec<PhotoId> {
    match &kept.made {
        Made::Signature(_) => Vec::new(),
        Made::Thumbprint { photo, small } => vec![photo.id, small.id],
    }
}

/// The photos that are kept for a record.
pub(crate) fn photos_of(session: &Session, record: RecordId) -> Result<Vec<PhotoId>, StoreError> {
    Ok(read(session, record)?.iter().flat_map(photos).collect())
}

/// How many thumbprints are kept, of all declarations.
pub(crate) fn count(session: &Session) -> Result<u32, StoreError> {
    kept::count(session.db(), THUMB)
}
