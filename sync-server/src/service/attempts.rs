//! How often somebody may try a wrong code: a bucket of attempts for each
//! address, in memory. A code has 60 random bits; this only keeps the log and
//! the store quiet. It is generous because a branch office, or a whole
//! provider, may share one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use super::neighbourhood;

/// Wrong codes before waiting.
const ATTEMPTS: f64 = 20.0;
/// Seconds in which one attempt comes back.
const SECONDS_EACH: f64 = 3.0;
/// Addresses remembered; those who never erred need none.
const ADDRESSES: usize = 10_000;

#[derive(Default)]
pub(super) struct Attempts {
    /// Attempts left, at that Unix second.
    left: Mutex<HashMap<IpAddr, (f64, i64)>>,
}

fn left_now((left, then): (f64, i64), now: i64) -> f64 {
    (left + now.saturating_sub(then).max(0) as f64 / SECONDS_EACH).min(ATTEMPTS)
}

impl Attempts {
    /// Seconds to wait before `peer` may try again; `None` if it may now.
    pub(super) fn wait(&self, peer: IpAddr, now: i64) -> Option<u32> {
        let known = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let left = left_now(*known.get(&neighbourhood(peer))?, now);
        (left < 1.0).then(|| ((1.0 - left) * SECONDS_EACH).ceil().max(1.0) as u32)
    }

    /// `peer` tried a wrong code.
    pub(super) fn wrong(&self, peer: IpAddr, now: i64) {
        let mut known = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= ADDRESSES {
            known.retain(|_, entry| left_now(*entry, now) < ATTEMPTS);
        }
        let entry = known.entry(neighbourhood(peer)).or_insert((ATTEMPTS, now));
        *entry = ((left_now(*entry, now) - 1.0).max(0.0), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_run_out_and_come_back() {
        let attempts = Attempts::default();
        let peer = "192.0.2.1".parse().unwrap();
        for _ in 0..20 {
            assert_eq!(attempts.wait(peer, 0), None);
            attempts.wrong(peer, 0);
        }
        assert_eq!(attempts.wait(peer, 0), Some(3));
        assert_eq!(attempts.wait(peer, 3), None);
        assert_eq!(attempts.wait("192.0.2.2".parse().unwrap(), 0), None);
    }
}
