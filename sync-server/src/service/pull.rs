//! What is new for a device. It is given what its person may see *now*.
//!
//! A device that has nothing, or whose person's role or branch changed, is
//! given everything as it stands, file by file. From there on it follows the
//! log. A file that became visible at some position is given whole there, with
//! all that its records had by then; what the log told of it before is passed
//! over, so nothing is sent twice. A file that is visible no longer is named,
//! so that the device forgets it.
//!
//! A file is a case with all its records, or a record that concerns none with
//! what speaks of it; who sees which is [`super::visibility`]'s.

use shared::ids::{InstallId, RecordId};
use shared::people::Person;
use shared::people::authority::{Action, Placement, may};
use shared::record::{Kind, RecordMeta};

use super::caller::Caller;
use super::cursor::{Everything, Inside, Stand};
use super::page::Page;
use super::visibility::{Views, Visibility, reads_any, saw};
use crate::store::{Entry, Event, Position, Reading, StoreError};

/// Entries read from the store at once.
const BATCH: usize = 512;
/// Entries looked at for one page, most of which may be nobody's business here.
const LOOKED_AT: usize = 20_000;

/// How far something got.
enum Progress {
    /// To its end.
    Done,
    /// Up to and including the change at this position; the page is full.
    Full(Position),
}

/// The pass of one page.
struct Pass<'a> {
    reading: &'a dyn Reading,
    person: &'a Person,
    install: InstallId,
    views: Views<'a>,
    page: &'a mut Page,
}

/// Fill `page` for `caller`, who stands at `stand`. Gives where the caller
/// stands then, and whether there is more.
///
/// # Errors
/// When the store fails.
pub(super) fn fill(
    reading: &dyn Reading,
    caller: &Caller,
    stand: Option<Stand>,
    page: &mut Page,
) -> Result<(Stand, bool), StoreError> {
    let now = reading.position()?;
    let all = |all| Stand { position: now, inside: Inside::All(all) };
    let everything = |stood| all(Everything::from(stood));
    let stand = match stand {
        None => everything(0),
        // A position that is not yet: the server was restored from a backup.
        Some(stand) if stand.position > now => everything(0),
        Some(stand) if stand.position < caller.since => match stand.inside {
            Inside::All(begun) => all(begun.again(stand.position)),
            _ => everything(stand.position),
        },
        Some(stand) => stand,
    };
    let mut pass = Pass {
        reading,
        person: &caller.person,
        install: caller.install.id,
        views: Views::new(reading, &caller.person),
        page,
    };
    match stand.inside {
        Inside::All(all) => match pass.everything(all, stand.position)? {
            Some(all) => Ok((Stand { position: stand.position, inside: Inside::All(all) }, true)),
            None => pass.follow(stand.position, 0, now),
        },
        Inside::Grant(given) => pass.follow(stand.position, given, now),
        Inside::Nothing => pass.follow(stand.position, 0, now),
    }
}

impl Pass<'_> {
    /// Everything as it stood at `position`. Gives where the page ended, if it did.
    fn everything(
        &mut self,
        mut all: Everything,
        position: Position,
    ) -> Result<Option<Everything>, StoreError> {
        if all.is_fresh() {
            self.staff()?;
        }
        // Who the person was when files were given.
        let mut before = Vec::new();
        for stood in all.unfinished.iter().copied().chain([all.stood]) {
            let person = self.reading.person_at(self.person.id, stood)?;
            before.extend(person.map(|person| (person, stood)));
        }
        loop {
            let files = self.reading.files(all.case, BATCH)?;
            let last = files.len() < BATCH;
            for (case, kind) in files {
                if case != all.case {
                    all = Everything { case, given: Some(0), ..all };
                }
                let Some(given) = all.given else { continue };
                let view = match reads_any(self.person, &kind) {
                    true => self.views.of(case)?.clone(),
                    false => Visibility::default(),
                };
                if let Some(placement) = &view.now {
                    // What came after `position` is told by the log.
                    if view.since <= position
                        && let Progress::Full(given) =
                            self.whole(case, placement, given, position + 1)?
                    {
                        return Ok(Some(Everything { given: Some(given), ..all }));
                    }
                } else if self.was_seen(&before, case, &kind)? && !self.page.hide(case) {
                    return Ok(Some(all));
                }
                all.given = None;
            }
            if last {
                return Ok(None);
            }
        }
    }

    fn staff(&mut self) -> Result<(), StoreError> {
        let branches = self.reading.branches()?.into_iter().map(Event::Branch);
        let people = self.reading.people()?.into_iter().map(Event::Person);
        let installs = self.reading.installs()?.into_iter();
        let installs = installs.map(|(install, person)| Event::Install(install, person));
        branches.chain(people).chain(installs).for_each(|event| self.page.staff(event));
        self.profile()
    }

    /// The profile as it is now, whatever was published before.
    fn profile(&mut self) -> Result<(), StoreError> {
        if let Some(profile) = self.reading.profile()? {
            self.page.profile(profile);
        }
        Ok(())
    }

    /// Whether the person, as who he or she was, saw the file by then.
    fn was_seen(
        &self,
        before: &[(Person, Position)],
        file: RecordId,
        kind: &Kind,
    ) -> Result<bool, StoreError> {
        let mut before = before.iter().filter(|(person, _)| reads_any(person, kind)).peekable();
        if before.peek().is_none() {
            return Ok(false);
        }
        let file = self.reading.file(file)?;
        Ok(file.is_some_and(|file| before.any(|(person, until)| saw(person, &file, *until))))
    }

    /// A whole file: its placement, and its records' changes after `given` and
    /// before `before`.
    fn whole(
        &mut self,
        case: RecordId,
        placement: &Placement,
        mut given: Position,
        before: Position,
    ) -> Result<Progress, StoreError> {
        if given == 0 && !self.page.place(case, placement) {
            return Ok(Progress::Full(0));
        }
        loop {
            let entries = self.reading.case_log(case, given, before, BATCH)?;
            let last = entries.len() < BATCH;
            for Entry { position, event } in entries {
                if let Event::Change { meta, length, .. } = event
                    && self.readable(&meta, placement)
                    && !self.page.change(self.reading, &meta, position, length)?
                {
                    return Ok(Progress::Full(given));
                }
                given = position;
            }
            if last {
                break;
            }
        }
        for (meta, person, at) in self.reading.opened(case, before)? {
            if self.readable(&meta, placement) {
                self.page.opened((meta.id, person, at));
            }
        }
        Ok(Progress::Done)
    }

    fn readable(&self, meta: &RecordMeta, placement: &Placement) -> bool {
        may(self.person, Action::Read, &meta.kind, placement)
    }

    /// The log after `position`, of whose next event the part up to `given` was
    /// given already.
    fn follow(
        &mut self,
        mut position: Position,
        mut given: Position,
        now: Position,
    ) -> Result<(Stand, bool), StoreError> {
        let mut looked_at = 0;
        while position < now && looked_at < LOOKED_AT {
            let entries = self.reading.log(position, BATCH)?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                if let Progress::Full(given) = self.entry(&entry, given)? {
                    let inside = if given == 0 { Inside::Nothing } else { Inside::Grant(given) };
                    return Ok((Stand { position, inside }, true));
                }
                (position, given) = (entry.position, 0);
                looked_at += 1;
            }
        }
        Ok((Stand { position, inside: Inside::Nothing }, position < now))
    }

    /// One event of the log. `Full` tells up to where it was given within.
    fn entry(&mut self, entry: &Entry, given: Position) -> Result<Progress, StoreError> {
        let at = entry.position;
        let fits = match &entry.event {
            Event::Change { meta, .. } | Event::Opened { meta, .. }
                if !reads_any(self.person, &meta.kind) =>
            {
                true
            }
            Event::Change { meta, install, length } => {
                let view = self.views.of(meta.case)?;
                let since = view.since;
                let placement = view.now.clone().filter(|_| since < at);
                let wanted = placement.is_some_and(|placed| self.readable(meta, &placed))
                    && *install != self.install;
                !wanted || self.page.change(self.reading, meta, at, *length)?
            }
            Event::Placed { case } => {
                let view = self.views.of(*case)?;
                match (view.now.clone(), view.since) {
                    (Some(placement), since) if since == at => {
                        return self.whole(*case, &placement, given, at);
                    }
                    (Some(placement), since) if since < at => self.page.place(*case, &placement),
                    (Some(_), _) => true,
                    (None, _) => !view.before(at) || self.page.hide(*case),
                }
            }
            Event::Opened { meta, person, at: when } => {
                let view = self.views.of(meta.case)?;
                let placement = view.now.clone().filter(|_| view.since < at);
                if placement.is_some_and(|placed| self.readable(meta, &placed)) {
                    self.page.opened((meta.id, *person, *when));
                }
                true
            }
            Event::Profile => {
                self.profile()?;
                true
            }
            staff => {
                self.page.staff(staff.clone());
                true
            }
        };
        Ok(if fits { Progress::Done } else { Progress::Full(0) })
    }
}
