//! Photos that pushed records cite. A photo belongs to the case whose accepted
//! record cited it first, with the length and the digest that were said then,
//! and has the rights of that record. Whoever cites it for another case, or
//! otherwise, is refused in the same words whichever it is: the answer tells
//! nothing about others' photos.
//!
//! The photos' bytes come by another road: [`super::photos`].

use std::collections::HashMap;

use shared::ids::{PersonId, PhotoId};
use shared::record::RecordMeta;
use shared::record::photo::PhotoCitation;
use shared::sync::exchange::Reason;

use crate::store::{Photo, Reading, StoreError, Transaction};

/// Photos that one push of one record cites anew at most.
const MAX_PHOTOS: usize = 400;

/// Photos that a push cites for the first time.
#[derive(Debug, Default)]
pub(super) struct Cited(HashMap<PhotoId, Photo>);

fn is_same(one: &Photo, other: &Photo) -> bool {
    one.citation == other.citation && one.case == other.case
}

impl Cited {
    /// Whether a record may cite `photos`, as `person` says. If it may, those
    /// that nobody cited before are noted.
    pub(super) fn judge(
        &mut self,
        reading: &dyn Reading,
        record: &RecordMeta,
        person: PersonId,
        photos: &[PhotoCitation],
    ) -> Result<Result<(), Reason>, StoreError> {
        if photos.len() > MAX_PHOTOS {
            return Ok(Err(Reason::TooLarge));
        }
        let mut new = HashMap::new();
        for citation in photos {
            let RecordMeta { kind, case, .. } = *record;
            let photo = Photo { citation: *citation, case, kind, person, complete: false };
            let here = [self.0.get(&citation.id), new.get(&citation.id)];
            let known = match here.into_iter().flatten().next() {
                Some(known) => Some(*known),
                None => reading.photo(citation.id)?,
            };
            match known {
                Some(known) if is_same(&known, &photo) => {}
                Some(_) => return Ok(Err(Reason::ForeignPhoto)),
                None => {
                    new.insert(citation.id, photo);
                }
            }
        }
        self.0.extend(new);
        Ok(Ok(()))
    }

    /// Whether nobody else has cited one of them otherwise meanwhile.
    pub(super) fn stands(&self, reading: &dyn Reading) -> Result<bool, StoreError> {
        for (id, photo) in &self.0 {
            if reading.photo(*id)?.is_some_and(|known| !is_same(&known, photo)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Enter them.
    pub(super) fn enter(&self, transaction: &mut dyn Transaction) -> Result<(), StoreError> {
        for (id, photo) in &self.0 {
            if transaction.read().photo(*id)?.is_none() {
                transaction.put_photo(photo)?;
            }
        }
        Ok(())
    }
}
