//! What is known of the link: how much goes through it in twenty seconds, and
//! how long to wait after a failure.

/// Seconds of the link that one exchange may take.
const SECONDS: i64 = 20;
/// Bytes that are tried on an unknown link.
const START: usize = 256 * 1024;
const LEAST: usize = 16 * 1024;
const MOST: usize = 2 * 1024 * 1024;
/// Milliseconds before the first retry; doubled by each failure up to
/// [`LONGEST`]. A server that comes back must be found within ten seconds.
const FIRST: i64 = 1_000;
const LONGEST: i64 = 6_000;
/// Milliseconds of random delay on top, so that a village of phones does not
/// knock at once.
const JITTER: u16 = 2_000;

/// A measured link.
pub(crate) struct Link {
    /// What goes through, as measured.
    measured: usize,
    /// How often that was halved because something broke.
    halvings: u32,
    failures: u32,
}

impl Default for Link {
    fn default() -> Self {
        Self { measured: START, halvings: 0, failures: 0 }
    }
}

impl Link {
    /// Bytes that the next exchange may carry each way.
    pub(crate) fn budget(&self) -> usize {
        self.measured.checked_shr(self.halvings).unwrap_or(0).max(LEAST)
    }

    /// There was an answer to something that carried nothing to speak of.
    pub(crate) fn reached(&mut self) {
        self.failures = 0;
    }

    /// So many bytes went through in so many milliseconds.
    pub(crate) fn carried(&mut self, bytes: usize, milliseconds: i64) {
        self.failures = 0;
        // Small exchanges measure the latency, not the link. Yet where they go
        // through, more may be tried again.
        if bytes < LEAST {
            self.halvings = self.halvings.saturating_sub(1);
            return;
        }
        let seconds = milliseconds.max(1);
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        let in_time = bytes.saturating_mul(SECONDS * 1000) / seconds;
        let target = usize::try_from(in_time).unwrap_or(MOST).clamp(LEAST, MOST);
        self.measured = usize::midpoint(self.budget(), target);
        self.halvings = 0;
    }

    /// An exchange failed: try with less, after this many milliseconds.
    pub(crate) fn failed(&mut self) -> i64 {
        self.failures = self.failures.saturating_add(1);
        if self.budget() > LEAST {
            self.halvings += 1;
        }
        let doubled = FIRST.checked_shl(self.failures.min(8) - 1).unwrap_or(LONGEST);
        let jitter = super::super::random::bytes::<2>().map_or(0, u16::from_be_bytes) % JITTER;
        doubled.min(LONGEST) + i64::from(jitter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_link_is_given_less_and_a_quick_one_more() {
        let mut link = Link::default();
        for _ in 0..20 {
            link.carried(100 * 1024, 20_000);
        }
        assert!((100 * 1024..=101 * 1024).contains(&link.budget()), "{}", link.budget());
        for _ in 0..20 {
            link.carried(100 * 1024, 100);
        }
        assert!(link.budget() > MOST - 10_000);
        for _ in 0..20 {
            link.failed();
        }
        assert_eq!(link.budget(), LEAST);
    }

    #[test]
    fn a_link_that_mends_is_given_more_again() {
        let mut link = Link::default();
        for _ in 0..20 {
            link.carried(100 * 1024, 20_000);
        }
        let measured = link.budget();
        for _ in 0..20 {
            link.failed();
        }
        assert_eq!(link.budget(), LEAST);
        for _ in 0..4 {
            link.carried(500, 100);
        }
        assert_eq!(link.budget(), measured, "as measured, and no more");
    }

    #[test]
    fn a_server_that_comes_back_is_found_within_ten_seconds() {
        let mut link = Link::default();
        for _ in 0..500 {
            assert!(link.failed() <= 8_000);
        }
    }
}
