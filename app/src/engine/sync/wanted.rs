//! Photos that somebody wants to see and that are not here: which is fetched
//! next, and what to say until it has come.

use shared::ids::PhotoId;
use shared::record::photo::PhotoCitation;

use crate::engine::command::PhotoView;

/// Photos that are waited for at most; whoever scrolls on does not wait for
/// the first ones any more.
const MOST: usize = 200;
/// Milliseconds for which "it is not there" is news.
const NEWS: i64 = 20_000;
/// Milliseconds before asking again for what is not there; doubled each time,
/// up to [`LONGEST`].
const FIRST: i64 = 20_000;
const LONGEST: i64 = 10 * 60_000;
/// Times in a row that the link breaks at a photo before others go first.
const MAX_BREAKS: u32 = 4;
/// Bytes up to which a photo is one of the small ones that lists show.
const SMALL: u32 = 16 * 1024;

/// A photo that is waited for.
struct Wanted {
    citation: PhotoCitation,
    standing: Standing,
    /// Not before this time, Unix milliseconds.
    next: i64,
    tries: u32,
    /// How often in a row the link broke at it.
    breaks: u32,
    /// When it was last said not to be there.
    missed: i64,
}

impl Wanted {
    fn view(&self, reachable: bool) -> PhotoView {
        match self.standing {
            Standing::Coming if reachable => PhotoView::Coming,
            Standing::Coming | Standing::HeldUp => PhotoView::NoLink,
            Standing::Missing => PhotoView::NotYetAtServer,
        }
    }

    /// Not again before a while, more patiently each time.
    fn wait(&mut self, now: i64) {
        let wait = FIRST.checked_shl(self.tries.min(10)).unwrap_or(LONGEST).min(LONGEST);
        self.next = now.saturating_add(wait);
        self.tries = self.tries.saturating_add(1);
    }
}

/// What is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Coming,
    HeldUp,
    Missing,
}

/// What is waited for, the newest wish last.
#[derive(Default)]
pub(crate) struct WantedPhotos(Vec<Wanted>);

impl WantedPhotos {
    /// A screen shows a photo that is not here. Only where that is because
    /// somebody wishes it now, it is fetched before its time and before others.
    pub(crate) fn want(
        &mut self,
        citation: &PhotoCitation,
        wished: bool,
        reachable: bool,
        now: i64,
    ) -> PhotoView {
        let place = self.0.iter().position(|one| one.citation == *citation);
        if let Some(known) = place.and_then(|place| self.0.get(place)).filter(|_| !wished) {
            return known.view(reachable);
        }
        let mut wanted = match place {
            Some(place) => self.0.remove(place),
            None => Wanted {
                citation: *citation,
                standing: Standing::Coming,
                next: now,
                tries: 0,
                breaks: 0,
                missed: now.saturating_sub(NEWS),
            },
        };
        let old = now.saturating_sub(wanted.missed) >= NEWS;
        match wanted.standing {
            Standing::Missing if old => (wanted.standing, wanted.next) = (Standing::Coming, now),
            Standing::HeldUp => wanted.next = wanted.next.min(now),
            Standing::Missing | Standing::Coming => {}
        }
        let view = wanted.view(reachable);
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push(wanted);
        view
    }

    /// What to fetch now: small ones first, then what was wanted last.
    pub(crate) fn next(&self, now: i64) -> Option<PhotoCitation> {
        let due = self.0.iter().rev().filter(|one| one.next <= now);
        due.min_by_key(|one| one.citation.bytes > SMALL).map(|one| one.citation)
    }

    /// When the next is due.
    pub(crate) fn next_try(&self) -> Option<i64> {
        self.0.iter().map(|one| one.next).min()
    }

    /// It is here, or will not be waited for any more.
    pub(crate) fn done(&mut self, photo: PhotoId) {
        self.0.retain(|one| one.citation.id != photo);
    }

    /// The link broke, or the server was in trouble. Returns whether that is
    /// news. Where it always happens at this photo, others go first.
    pub(crate) fn held_up(&mut self, photo: PhotoId, now: i64) -> bool {
        self.set(photo, Standing::HeldUp, |one| {
            one.breaks += 1;
            if one.breaks >= MAX_BREAKS {
                one.wait(now);
            }
        })
    }

    /// The link is there again: what it held up need not wait.
    pub(crate) fn link_is_back(&mut self, now: i64) {
        for one in self.0.iter_mut().filter(|one| one.standing == Standing::HeldUp) {
            (one.next, one.breaks) = (one.next.min(now), 0);
        }
    }

    /// A part of it came. A person who was told that there is no link is told
    /// when it is whole.
    pub(crate) fn goes_on(&mut self, photo: PhotoId) {
        self.set(photo, Standing::Coming, |one| (one.breaks, one.tries) = (0, 0));
    }

    /// The server does not have it, or not as it is cited: again later.
    /// Returns whether that is news.
    pub(crate) fn missed(&mut self, photo: PhotoId, now: i64) -> bool {
        self.set(photo, Standing::Missing, |one| {
            (one.missed, one.breaks) = (now, 0);
            one.wait(now);
        })
    }

    fn set(&mut self, photo: PhotoId, to: Standing, and: impl FnOnce(&mut Wanted)) -> bool {
        let Some(one) = self.0.iter_mut().find(|one| one.citation.id == photo) else {
            return false;
        };
        and(one);
        std::mem::replace(&mut one.standing, to) != to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(byte: u8, bytes: u32) -> PhotoCitation {
        PhotoCitation { id: PhotoId::from_bytes([byte; 16]), sha256: [byte; 32], bytes }
    }

    #[test]
    fn small_ones_come_first_and_then_what_was_wanted_last() {
        let mut wanted = WantedPhotos::default();
        for (byte, bytes) in [(1, 200_000), (2, 4_000), (3, 190_000), (4, 5_000)] {
            assert_eq!(wanted.want(&photo(byte, bytes), true, true, 0), PhotoView::Coming);
        }
        let mut order = Vec::new();
        while let Some(next) = wanted.next(0) {
            order.push(*next.id.as_bytes().first().unwrap());
            wanted.done(next.id);
        }
        assert_eq!(order, [4, 2, 3, 1]);
    }

    #[test]
    fn a_missing_photo_is_said_to_be_missing_and_asked_for_again() {
        let mut wanted = WantedPhotos::default();
        let one = photo(1, 9_000);
        wanted.want(&one, true, true, 0);
        assert!(wanted.missed(one.id, 1_000));
        assert_eq!(wanted.want(&one, true, true, 1_100), PhotoView::NotYetAtServer);
        assert_eq!((wanted.next(1_100), wanted.next_try()), (None, Some(21_000)));
        assert!(!wanted.missed(one.id, 21_000), "still missing is no news");
        assert_eq!(wanted.next_try(), Some(61_000), "more patiently each time");
        // Somebody who comes back later need not wait for that.
        assert_eq!(wanted.want(&one, true, true, 42_000), PhotoView::Coming);
        assert_eq!(wanted.next(42_000), Some(one));
    }

    #[test]
    fn a_screen_that_reads_again_asks_the_server_nothing() {
        let mut wanted = WantedPhotos::default();
        let one = photo(1, 9_000);
        assert_eq!(wanted.want(&one, false, true, 0), PhotoView::Coming, "new to the engine");
        let mut asked = 0;
        for now in (0..3_600_000).step_by(100) {
            if wanted.next(now).is_some() {
                wanted.missed(one.id, now);
                asked += 1;
            }
            if now > 0 {
                assert_eq!(wanted.want(&one, false, true, now), PhotoView::NotYetAtServer);
            }
        }
        assert!((8..=12).contains(&asked), "asked {asked} times in an hour");
    }

    #[test]
    fn a_photo_at_which_the_link_always_breaks_lets_others_go() {
        let mut wanted = WantedPhotos::default();
        let (older, newer) = (photo(1, 9_000), photo(2, 9_000));
        wanted.want(&older, true, true, 0);
        wanted.want(&newer, true, true, 0);
        for now in 0..4 {
            assert_eq!(wanted.next(now), Some(newer));
            wanted.held_up(newer.id, now);
        }
        assert_eq!(wanted.next(4), Some(older));
        wanted.done(older.id);
        assert_eq!((wanted.next(4), wanted.next_try()), (None, Some(20_003)));
        wanted.link_is_back(5);
        assert_eq!(wanted.next(5), Some(newer));
    }

    #[test]
    fn without_a_link_that_is_said_once() {
        let mut wanted = WantedPhotos::default();
        let one = photo(1, 9_000);
        assert_eq!(wanted.want(&one, true, false, 0), PhotoView::NoLink);
        assert!(wanted.held_up(one.id, 0));
        assert!(!wanted.held_up(one.id, 0));
        assert_eq!(wanted.want(&one, true, true, 0), PhotoView::NoLink);
        wanted.goes_on(one.id);
        assert_eq!(wanted.want(&one, true, true, 0), PhotoView::Coming);
    }
}
