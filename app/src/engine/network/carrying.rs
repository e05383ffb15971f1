//! The engine's side of the photos' lane: when it may go on, and what the
//! screens hear of it.

use crate::engine::command::{Notice, OpenPhoto, PhotoView};
use crate::engine::failure::Failure;
use crate::engine::http::{HttpFailure, HttpResponse};
use crate::engine::photos::{self, Found};
use crate::engine::sync::{Heard, Work};
use crate::engine::{Engine, Output, voice};

/// Milliseconds before an exchange in which no piece of a photo sets out.
const QUIET: i64 = 1_000;

impl Engine {
    /// A photo's bytes, or where it is; what is not here is fetched.
    pub(in crate::engine) fn open_photo(
        &mut self,
        asked: &OpenPhoto,
        now: i64,
    ) -> Result<PhotoView, Failure> {
        let session = self.session.as_ref().ok_or(Failure::Locked)?;
        Ok(match session.photos.find(&asked.photo)? {
            Found::Here(bytes) => PhotoView::Here(bytes),
            Found::Other => PhotoView::NotYetAtServer,
            Found::Elsewhere => self.carrier.want(&asked.photo, asked.wished, now),
        })
    }

    /// Before photos are used: where their file could not be read, look again.
    /// What a closed file kept waiting goes on.
    pub(in crate::engine) fn mend_photos(&mut self, now: i64) {
        let Some(session) = self.session.as_mut() else { return };
        if session.photos.mend() {
            // As after unlocking: what cannot be done now is done then.
            let _ = photos::sort_out(session);
            let _ = voice::name_guides(session);
            self.carrier.look(now);
        }
    }

    /// Somebody wants everything sent now, also what was put back. Where that
    /// cannot be noted, it is tried in its time.
    pub(in crate::engine) fn try_photos(&self) {
        let photos = self.session.as_ref().and_then(|session| session.photos.store().ok());
        if let Some(store) = photos {
            let _ = store.try_all_now();
        }
    }

    /// When the lane may go on: not while an exchange is under way or about to go.
    pub(super) fn carrier_wakes(&self, now: i64) -> Option<i64> {
        self.session.as_ref()?.photos.store().ok()?;
        let wake = self.carrier.wake()?;
        let free = match (&self.work, self.schedule.next) {
            (Work::Idle, None) => true,
            (Work::Idle, Some(next)) => wake.max(now).saturating_add(QUIET) < next,
            _ => false,
        };
        free.then_some(wake)
    }

    /// Send the next piece of a photo, or ask for one, if it is time.
    pub(super) fn carry(&mut self, now: i64) {
        if self.carrier.tell(now) {
            self.outputs.push(Output::Notice(Notice::PhotosSent));
        }
        if self.carrier_wakes(now).is_none_or(|wake| wake > now) {
            return;
        }
        self.mend_photos(now);
        let Some(session) = self.session.as_ref() else { return };
        let Ok(store) = session.photos.store() else { return };
        match self.carrier.next(store, now) {
            Ok(Some((ask, errand))) => {
                let bytes = ask.body.len();
                let id = self.request(ask);
                self.carrier.begun(id, bytes, errand, now);
            }
            Ok(None) => {}
            Err(error) => {
                session.photos.doubt(error);
                self.carrier.rest(now);
            }
        }
    }

    /// Something came of the lane's request.
    pub(super) fn carried(&mut self, outcome: Result<HttpResponse, HttpFailure>, now: i64) {
        let Some(session) = self.session.as_mut() else { return };
        let Ok(store) = session.photos.store_mut() else { return };
        match self.carrier.answered(store, outcome, now) {
            Ok(heard) => self.hear(heard, now),
            // What travels can travel again; records go on meanwhile.
            Err(error) => {
                session.photos.doubt(error);
                self.carrier.rest(now);
            }
        }
    }

    fn hear(&mut self, heard: Heard, now: i64) {
        match heard {
            Heard::Nothing => {}
            Heard::Photo(photo) => self.outputs.push(Output::Notice(Notice::PhotoCame(photo))),
            Heard::Guide => self.outputs.push(Output::Notice(Notice::RecordsChanged)),
            Heard::Unauthorised => self.schedule.at_once(now),
        }
    }
}
