//! The photos' lane beside the exchanges: one request at a time, each a piece
//! of about five seconds of the link, begun only when no exchange is under way
//! or about to go. So records never wait for photos, and no photo waits for
//! one that fails. What somebody wants to see goes before what is to be sent,
//! and that before the association's guides.
//!
//! Whether the server can be reached is the exchanges' to find out; the lane
//! follows them, and gets its bearer from them. What breaks here slows nothing
//! down there: the lane measures the link for itself.

use shared::ids::PhotoId;
use shared::record::photo::PhotoCitation;
use shared::sync::exchange::Bearer;

use super::doubts::Doubts;
use super::guides;
use super::link::Link;
use super::upload::{self, Act, Came, path_of};
use super::wanted::WantedPhotos;
use crate::engine::command::PhotoView;
use crate::engine::http::{Ask, HttpFailure, HttpResponse};
use crate::engine::photos::digest;
use crate::engine::store::StoreError;
use crate::engine::store::guides::Fetching;
use crate::engine::store::photos::{PhotoStore, ToSend};

/// An exchange carries twenty seconds of the link, a piece five.
const PIECES_OF_BUDGET: usize = 4;
const LEAST_PIECE: usize = 16 * 1024;
/// Milliseconds before its end at which a bearer is not used any more.
const MARGIN: i64 = 60_000;
/// Milliseconds before a photo that was refused is tried again; doubled each
/// time, up to [`LONGEST`].
const FIRST: i64 = 10_000;
const LONGEST: i64 = 60 * 60_000;
/// Milliseconds for which a server in trouble is left alone.
const IN_TROUBLE: i64 = 5_000;
/// Doubts about one photo in a row after which others go first.
const MAX_DOUBTS: u32 = 4;
/// Milliseconds, at most, until a photo is tried again at which the link broke.
const AFTER_BREAKS: i64 = 60_000;
/// Milliseconds in which arrivals are gathered before the screens hear of them.
const GATHER: i64 = 3_000;
/// Bytes of photos at the server that are kept here at most.
const CACHE: u64 = 200 * 1024 * 1024;

/// A photo's request that waits for its answer.
struct UnderWay {
    id: u64,
    started: i64,
    bytes: usize,
    errand: Errand,
}

/// What a request is for.
pub(crate) enum Errand {
    /// A photo is sent.
    Send(ToSend, Act),
    /// A photo is fetched; so much of it is here.
    Fetch(PhotoCitation, Vec<u8>),
    /// A guide is fetched.
    Guide(Fetching),
}

/// What the screens should hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Nothing new.
    Nothing,
    /// A photo that was waited for is here, or cannot be had now.
    Photo(PhotoId),
    /// A guide is here.
    Guide,
    /// A new bearer is needed.
    Unauthorised,
}

/// The lane.
#[derive(Default)]
pub(crate) struct Carrier {
    bearer: Option<(String, i64)>,
    /// Whether the last exchange reached the server.
    reachable: bool,
    under_way: Option<UnderWay>,
    /// The photo of which the server just said how much it has.
    sure: Option<PhotoId>,
    doubts: Doubts,
    link: Link,
    unauthorised: u32,
    wanted: WantedPhotos,
    /// When there is something to do, Unix milliseconds.
    next: Option<i64>,
    /// Not before this time.
    paused: i64,
    /// Since when a photo has arrived of which the screens have not heard.
    arrived: Option<i64>,
}

impl Carrier {
    /// An exchange went well and brought a bearer.
    pub(crate) fn exchanged(&mut self, bearer: &Bearer, now: i64) {
        let good = i64::from(bearer.seconds).saturating_mul(1000);
        self.bearer = Some((bearer.token.clone(), now.saturating_add(good)));
        if !std::mem::replace(&mut self.reachable, true) {
            self.wanted.link_is_back(now);
        }
        self.doubts.vouched = self.doubts.breaks > 0;
        self.look(now);
    }

    /// An exchange did not go well: what broke here says nothing of a photo.
    pub(crate) fn unreachable(&mut self) {
        self.reachable = false;
        (self.doubts.breaks, self.doubts.vouched) = (0, false);
    }

    /// There may be something to do.
    pub(crate) fn look(&mut self, now: i64) {
        self.next = Some(now);
    }

    /// A screen shows a photo that is not here; `wished` where somebody wants
    /// it now.
    pub(crate) fn want(&mut self, citation: &PhotoCitation, wished: bool, now: i64) -> PhotoView {
        let view = self.wanted.want(citation, wished, self.reachable, now);
        self.look(now);
        view
    }

    /// When to go on; `None` while an answer or an exchange is waited for.
    pub(crate) fn wake(&self) -> Option<i64> {
        let able = self.reachable && self.bearer.is_some() && self.under_way.is_none();
        self.next.filter(|_| able).map(|next| next.max(self.paused))
    }

    /// When the screens are to hear that photos have arrived.
    pub(crate) fn tells(&self) -> Option<i64> {
        self.arrived.map(|since| since.saturating_add(GATHER))
    }

    /// Whether they are to hear it now; they are told once.
    pub(crate) fn tell(&mut self, now: i64) -> bool {
        self.arrived.take_if(|since| since.saturating_add(GATHER) <= now).is_some()
    }

    /// Whether this request is the lane's.
    pub(crate) fn owns(&self, http: u64) -> bool {
        self.under_way.as_ref().is_some_and(|under_way| under_way.id == http)
    }

    /// What to ask next, if anything is due.
    pub(crate) fn next(
        &mut self,
        store: &PhotoStore,
        now: i64,
    ) -> Result<Option<(Ask, Errand)>, StoreError> {
        if self.wake().is_none_or(|wake| wake > now) {
            return Ok(None);
        }
        self.bearer.take_if(|(_, until)| *until - MARGIN <= now);
        let Some((token, _)) = &self.bearer else { return Ok(None) };
        let authorization = ("authorization", format!("Bearer {token}"));
        let piece = (self.link.budget() / PIECES_OF_BUDGET).max(LEAST_PIECE);
        let chosen = if let Some(citation) = self.wanted.next(now) {
            let here = store.fetched(&citation)?;
            Some((
                guides::fetch(path_of(citation.id), here.len(), piece),
                Errand::Fetch(citation, here),
            ))
        } else if let Some(sending) = self.send(store, piece, now)? {
            Some(sending)
        } else if let Some(guide) = store.next_guide(now)? {
            Some((guides::next(&guide, piece), Errand::Guide(guide)))
        } else {
            let tries = [self.wanted.next_try(), store.next_try()?, store.next_guide_try()?];
            self.next = tries.into_iter().flatten().min();
            None
        };
        Ok(chosen.map(|(mut ask, errand)| {
            ask.headers.push(authorization);
            (ask, errand)
        }))
    }

    /// The next photo that can be sent; one that cannot lets others go.
    fn send(
        &self,
        store: &PhotoStore,
        piece: usize,
        now: i64,
    ) -> Result<Option<(Ask, Errand)>, StoreError> {
        while let Some(photo) = store.next_to_send(now)? {
            let sure = self.sure == Some(photo.id);
            let Ok(Some((act, ask))) = upload::next(store, &photo, sure, piece) else {
                store.put_back(photo.id, now.saturating_add(back_off(photo.tries + 1)))?;
                continue;
            };
            if act == Act::Create {
                // Should its answer be lost, it is asked after, never announced twice.
                store.set_sent(photo.id, Some(0))?;
            }
            return Ok(Some((ask, Errand::Send(photo, act))));
        }
        Ok(None)
    }

    /// The request was made.
    pub(crate) fn begun(&mut self, id: u64, bytes: usize, errand: Errand, now: i64) {
        self.under_way = Some(UnderWay { id, started: now, bytes, errand });
    }

    /// Something came of the request.
    pub(crate) fn answered(
        &mut self,
        store: &mut PhotoStore,
        outcome: Result<HttpResponse, HttpFailure>,
        now: i64,
    ) -> Result<Heard, StoreError> {
        let Some(UnderWay { started, bytes, errand, .. }) = self.under_way.take() else {
            return Ok(Heard::Nothing);
        };
        self.look(now);
        let sure = self.sure.take();
        let Ok(response) = outcome else {
            self.paused = now.saturating_add(self.link.failed());
            return match errand {
                Errand::Fetch(citation, _) => Ok(self.held_up(citation.id, now)),
                Errand::Send(photo, _) => self.broke(store, &photo, now),
                Errand::Guide(_) => Ok(Heard::Nothing),
            };
        };
        match errand {
            Errand::Send(_, Act::Look) => self.link.reached(),
            _ => self.link.carried(bytes + response.body.len(), now - started),
        }
        if response.status == 401 {
            self.bearer = None;
            self.sure = sure;
            // A server that takes no bearer at all is not asked all the time.
            self.unauthorised += 1;
            self.paused = now.saturating_add(back_off(self.unauthorised) - FIRST);
            return Ok(Heard::Unauthorised);
        }
        self.unauthorised = 0;
        if response.status >= 500 {
            self.paused = now.saturating_add(IN_TROUBLE);
        }
        match errand {
            Errand::Send(photo, act) => self.sent(store, &photo, act, &response, now),
            Errand::Fetch(citation, here) => self.fetched(store, &citation, here, response, now),
            Errand::Guide(guide) => guides::answered(store, guide, response, now),
        }
    }

    fn sent(
        &mut self,
        store: &PhotoStore,
        photo: &ToSend,
        act: Act,
        response: &HttpResponse,
        now: i64,
    ) -> Result<Heard, StoreError> {
        let doubts = self.doubts.of(photo);
        match upload::answered(act, photo, response) {
            Came::Whole => {
                store.has_arrived(photo.id)?;
                self.arrived.get_or_insert(now);
                return Ok(Heard::Nothing);
            }
            Came::Has(bytes) => {
                let further = doubts.has(bytes);
                if further || act != Act::Append {
                    self.sure = Some(photo.id);
                } else {
                    // It was taken and is not there: not on and on.
                    doubts.stuck += 1;
                }
                store.set_sent(photo.id, Some(bytes))?;
            }
            Came::NotThere => {
                store.set_sent(photo.id, None)?;
                doubts.stuck += 1;
            }
            Came::Unsure => doubts.stuck += 1,
            Came::Refused | Came::Unauthorised => doubts.stuck = MAX_DOUBTS,
        }
        if self.doubts.stuck >= MAX_DOUBTS {
            self.doubts = Doubts::default();
            store.put_back(photo.id, now.saturating_add(back_off(photo.tries + 1)))?;
        }
        Ok(Heard::Nothing)
    }

    /// The link broke while a photo was sent. Where it always does at this
    /// one, and exchanges go well, others go first.
    fn broke(&mut self, store: &PhotoStore, photo: &ToSend, now: i64) -> Result<Heard, StoreError> {
        let doubts = self.doubts.of(photo);
        doubts.breaks += 1;
        if doubts.breaks >= MAX_DOUBTS && doubts.vouched {
            self.doubts = Doubts::default();
            let wait = back_off(photo.tries + 1).min(AFTER_BREAKS);
            store.put_back(photo.id, now.saturating_add(wait))?;
        }
        Ok(Heard::Nothing)
    }

    fn held_up(&mut self, photo: PhotoId, now: i64) -> Heard {
        if self.wanted.held_up(photo, now) { Heard::Photo(photo) } else { Heard::Nothing }
    }

    fn fetched(
        &mut self,
        store: &mut PhotoStore,
        citation: &PhotoCitation,
        mut here: Vec<u8>,
        response: HttpResponse,
        now: i64,
    ) -> Result<Heard, StoreError> {
        let id = citation.id;
        let missed = |wanted: &mut WantedPhotos| match wanted.missed(id, now) {
            true => Heard::Photo(id),
            false => Heard::Nothing,
        };
        match response.status {
            200 => here = response.body,
            206 if !response.body.is_empty() => here.extend(response.body),
            // Trouble there says nothing of what it has.
            500.. => return Ok(self.held_up(id, now)),
            _ => {
                store.let_go(id)?;
                return Ok(missed(&mut self.wanted));
            }
        }
        let whole = here.len() == usize::try_from(citation.bytes).unwrap_or(usize::MAX);
        let wrong = here.len() > usize::try_from(citation.bytes).unwrap_or(0)
            || response.status == 200 && !whole
            || whole && digest(&here) != citation.sha256;
        if wrong {
            // Nobody is shown what is not what was cited.
            store.let_go(id)?;
            return Ok(missed(&mut self.wanted));
        }
        if let Err(error) = store.keep_fetched(citation, &here, whole) {
            // No room, most likely: what was fetched before makes some.
            self.wanted.missed(id, now);
            store.shrink(0)?;
            return Err(error);
        }
        if !whole {
            self.wanted.goes_on(id);
            return Ok(Heard::Nothing);
        }
        self.wanted.done(id);
        store.shrink(CACHE)?;
        Ok(Heard::Photo(id))
    }

    /// The lane's own store failed, or the device has no room: a while without.
    pub(crate) fn rest(&mut self, now: i64) {
        self.under_way = None;
        self.sure = None;
        self.paused = now.saturating_add(FIRST);
        self.look(now);
    }
}

pub(super) fn back_off(tries: u32) -> i64 {
    FIRST.checked_shl(tries.clamp(1, 12) - 1).unwrap_or(LONGEST).min(LONGEST)
}
