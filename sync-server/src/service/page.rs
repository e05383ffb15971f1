//! A page of news on its way to a device: what is on it and how much still
//! fits.

use std::collections::{HashMap, HashSet};

use shared::association::Profile;
use shared::ids::RecordId;
use shared::people::authority::Placement;
use shared::record::{Change, RecordMeta};
use shared::sync::exchange::News;
use shared::sync::pack::{self, RecordChanges};
use shared::sync::{MAX_CHANGES, MAX_RECORDS};

use crate::store::{Event, Position, Reading, StoreError};

/// The least and the most that a device may ask for.
const LEAST: u32 = 16 * 1024;
const MOST: u32 = 4 * 1024 * 1024;
/// Packed and compressed, a change takes about this part of its bytes.
const PACKED: usize = 3;
/// Bytes of anything that is not a change, roughly.
const SMALL: usize = 32;
/// Bytes of a profile, roughly, compressed.
const PROFILE: usize = 2 * 1024;

/// A page being filled.
pub(super) struct Page {
    news: News,
    records: Vec<(RecordMeta, Vec<Vec<u8>>)>,
    index: HashMap<RecordId, usize>,
    hidden: HashSet<RecordId>,
    changes: usize,
    room: usize,
    empty: bool,
}

impl Page {
    /// An empty page with so many bytes of room.
    pub(super) fn new(room: u32) -> Self {
        Self {
            news: News::default(),
            records: Vec::new(),
            index: HashMap::new(),
            hidden: HashSet::new(),
            changes: 0,
            room: room.clamp(LEAST, MOST) as usize,
            empty: true,
        }
    }

    /// Take `bytes` of room, if there are so many left or it `must` fit.
    fn fits(&mut self, bytes: usize, must: bool) -> bool {
        let fits = must || bytes <= self.room;
        if fits {
            self.room = self.room.saturating_sub(bytes);
            self.empty = false;
        }
        fits
    }

    /// Put a change on the page, if it still fits. The first one always does:
    /// a page that is full before it would be followed by one just like it.
    pub(super) fn change(
        &mut self,
        reading: &dyn Reading,
        meta: &RecordMeta,
        position: Position,
        length: usize,
    ) -> Result<bool, StoreError> {
        let new_record = !self.index.contains_key(&meta.id);
        if self.changes >= MAX_CHANGES
            || (new_record && self.records.len() >= MAX_RECORDS)
            || !self.fits(length / PACKED + SMALL, self.changes == 0)
        {
            return Ok(false);
        }
        let bytes = reading.change_at(position)?;
        let at = *self.index.entry(meta.id).or_insert(self.records.len());
        match self.records.get_mut(at) {
            Some((_, changes)) => changes.push(bytes),
            None => self.records.push((*meta, vec![bytes])),
        }
        self.changes += 1;
        Ok(true)
    }

    /// Put on the page where a case belongs, if it still fits.
    pub(super) fn place(&mut self, case: RecordId, placement: &Placement) -> bool {
        if !self.fits(SMALL, self.empty) {
            return false;
        }
        self.news.placements.retain(|(other, _)| *other != case);
        self.news.placements.push((case, placement.clone()));
        true
    }

    /// Put on the page that a case is to be forgotten, if it still fits.
    pub(super) fn hide(&mut self, case: RecordId) -> bool {
        if self.hidden.contains(&case) {
            return true;
        }
        let fits = self.fits(SMALL, self.empty);
        if fits {
            self.hidden.insert(case);
            self.news.hidden.push(case);
        }
        fits
    }

    /// Put who opened a record on the page. It always fits: it is little.
    pub(super) fn opened(&mut self, opened: (RecordId, shared::ids::PersonId, i64)) {
        self.fits(SMALL, true);
        self.news.opened.push(opened);
    }

    /// Put a person, a branch or an install on the page. It always fits: an
    /// association has few. Of the same one, the newer counts.
    pub(super) fn staff(&mut self, event: Event) {
        self.fits(SMALL, true);
        match event {
            Event::Person(person) => {
                self.news.people.retain(|other| other.id != person.id);
                self.news.people.push(person);
            }
            Event::Branch(branch) => {
                self.news.branches.retain(|other| other.id != branch.id);
                self.news.branches.push(branch);
            }
            Event::Install(install, person) => {
                self.news.installs.retain(|(other, _)| *other != install);
                self.news.installs.push((install, person));
            }
            Event::Change { .. } | Event::Placed { .. } | Event::Opened { .. } | Event::Profile => {
            }
        }
    }

    /// Put the association's profile on the page. It always fits: there is one.
    pub(super) fn profile(&mut self, profile: Profile) {
        self.fits(PROFILE, true);
        self.news.profile = Some(Box::new(profile));
    }

    /// The page as it travels.
    ///
    /// # Errors
    /// [`StoreError::NotOurs`] where a stored change cannot be read any more.
    pub(super) fn finish(self) -> Result<News, StoreError> {
        const NOT_OURS: StoreError = StoreError::NotOurs("a change");
        let mut records = Vec::with_capacity(self.records.len());
        for (meta, bytes) in self.records {
            let changes: Result<Vec<_>, _> = bytes.into_iter().map(Change::from_bytes).collect();
            records.push(RecordChanges { meta, changes: changes.map_err(|_| NOT_OURS)? });
        }
        Ok(News { changes: pack::pack(&records).map_err(|_| NOT_OURS)?, ..self.news })
    }
}
