//! What came with an answer, taken in slice by slice so that typing never
//! waits. The cursor moves last: after a crash the same news comes again, and
//! taking it twice changes nothing.

use std::collections::VecDeque;

use rusqlite::Connection;
use shared::ids::{PersonId, RecordId};
use shared::record::{Record, RecordError};
use shared::sync::exchange::{Cursor, News};
use shared::sync::pack::{self, RecordChanges};

use super::exchange::keep_cursor;
use crate::engine::failure::Failure;
use crate::engine::lists::{due_changed, records_changed};
use crate::engine::session::Session;
use crate::engine::store::records::ChangeState;
use crate::engine::store::{StoreError, directory, records};
use crate::engine::{leaving, voice};

/// Records of one slice: a few milliseconds on a phone.
const SLICE: usize = 8;
/// A record that brought the engine down so often is set aside.
const MAX_STRIKES: u32 = 2;

/// News being taken in.
pub(crate) struct Incoming {
    news: Option<News>,
    records: VecDeque<RecordChanges>,
    opened: Vec<(RecordId, PersonId, i64)>,
    cursor: Cursor,
    more: bool,
    changed: bool,
    set_aside: bool,
}

/// What a slice came to.
pub(crate) enum Step {
    /// There is more to take in.
    Again,
    /// All is in.
    Done {
        /// The server has more: ask again at once.
        more: bool,
        /// Anything changed that screens may show.
        changed: bool,
        /// A record could not be read safely and was set aside.
        set_aside: bool,
    },
}

impl Incoming {
    pub(crate) fn new(mut news: News, cursor: Cursor, more: bool) -> Result<Self, Failure> {
        let records = pack::unpack(&news.changes).map_err(|_| Failure::ServerFailed)?;
        let opened = std::mem::take(&mut news.opened);
        let changed = !records.is_empty()
            || !opened.is_empty()
            || !news.placements.is_empty()
            || !news.hidden.is_empty()
            || !news.people.is_empty()
            || news.profile.is_some();
        Ok(Self {
            news: Some(news),
            records: records.into(),
            opened,
            cursor,
            more,
            changed,
            set_aside: false,
        })
    }

    /// Take in the next slice.
    pub(crate) fn step(&mut self, session: &mut Session, now: i64) -> Result<Step, Failure> {
        if let Some(news) = self.news.take() {
            take_directory(session, &news, now)?;
            return Ok(Step::Again);
        }
        if !self.records.is_empty() {
            self.take_slice(session, now)?;
            return Ok(Step::Again);
        }
        take_opened(session, &self.opened, now)?;
        leaving::forget(session, now)?;
        keep_cursor(session, &self.cursor)?;
        Ok(Step::Done { more: self.more, changed: self.changed, set_aside: self.set_aside })
    }

    fn take_slice(&mut self, session: &mut Session, now: i64) -> Result<(), Failure> {
        let mut slice = Vec::new();
        while let Some(record) = self.records.pop_front() {
            let id = record.meta.id;
            let struck = records::strikes(session.db(), id)?;
            if struck >= MAX_STRIKES {
                records::set_aside(session.db(), &record)?;
                self.set_aside = true;
                continue;
            }
            // One that was there when the engine fell goes alone.
            if struck > 0 && !slice.is_empty() {
                self.records.push_front(record);
                break;
            }
            slice.push(record);
            if struck > 0 || slice.len() >= SLICE {
                break;
            }
        }
        take(session, &slice, now, &mut self.set_aside)
    }
}

fn take(
    session: &mut Session,
    slice: &[RecordChanges],
    now: i64,
    set_aside: &mut bool,
) -> Result<(), Failure> {
    let person = session.person().clone();
    let before = session.store.transaction()?;
    for record in slice {
        records::strike(&before, record.meta.id)?;
    }
    before.commit().map_err(StoreError::from)?;
    let mut good = Vec::new();
    for record in slice {
        match applied(session.db(), record) {
            Ok(()) => good.push(record),
            Err(_) => {
                records::set_aside(session.db(), record)?;
                *set_aside = true;
            }
        }
    }
    let after = session.store.transaction()?;
    for record in &good {
        records::append(&after, &record.meta, &record.changes, ChangeState::Received)?;
    }
    records_changed(&after, &person, good.iter().map(|record| &record.meta), now)?;
    for record in slice {
        records::unstrike(&after, record.meta.id)?;
    }
    after.commit().map_err(StoreError::from)?;
    Ok(())
}

/// Whether the record takes these changes, tried in memory.
fn applied(db: &Connection, record: &RecordChanges) -> Result<(), RecordError> {
    let known = records::load(db, record.meta.id).map_err(|_| RecordError::NotOurs)?;
    match known {
        Some(mut known) => known.apply(record.changes.iter().cloned()),
        None => Record::with_changes(record.meta, record.changes.iter().cloned()).map(|_| ()),
    }
}

fn take_directory(session: &mut Session, news: &News, now: i64) -> Result<(), Failure> {
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    if let Some(profile) = &news.profile {
        Session::keep_profile(&transaction, profile)?;
    }
    for branch in &news.branches {
        directory::put_branch(&transaction, branch)?;
    }
    for person in &news.people {
        directory::put_person(&transaction, person)?;
    }
    for (install, person) in &news.installs {
        directory::put_install(&transaction, *install, *person)?;
    }
    for (case, placement) in &news.placements {
        directory::place(&transaction, *case, placement)?;
        // Whose a case is settles which order counts.
        due_changed(&transaction, *case)?;
    }
    let placed = news.placements.iter().map(|(case, _)| *case).collect();
    let sent_again = leaving::note(&transaction, &news.hidden, &placed, now)?;
    records_changed(&transaction, &person, &sent_again, now)?;
    transaction.commit().map_err(StoreError::from)?;
    if news.profile.is_some() {
        // Where the photos' file cannot be written now, it is when next unlocked.
        let _ = voice::name_guides(session);
    }
    Ok(())
}

fn take_opened(
    session: &mut Session,
    opened: &[(RecordId, PersonId, i64)],
    now: i64,
) -> Result<(), Failure> {
    let person = session.person().clone();
    let transaction = session.store.transaction()?;
    let mut submissions = Vec::new();
    for (submission, by, at) in opened {
        directory::put_opened(&transaction, *submission, *by, *at, true)?;
        submissions.extend(records::meta(&transaction, *submission)?);
    }
    records_changed(&transaction, &person, &submissions, now)?;
    transaction.commit().map_err(StoreError::from)?;
    Ok(())
}
