//! Turns at a photo: one at a time, and who comes later goes first. A phone's
//! broken connection may look alive to the server for a minute; its next
//! request must not wait for that.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedMutexGuard, watch};

use super::PhotoKey;

/// Who is at which photo.
#[derive(Default)]
pub(super) struct Turns(Mutex<HashMap<PhotoKey, Arc<Place>>>);

/// One photo's place.
struct Place {
    /// The number of who came last.
    newest: watch::Sender<u64>,
    taken: Arc<tokio::sync::Mutex<()>>,
}

impl Turns {
    pub(super) async fn take(self: &Arc<Self>, key: &PhotoKey) -> Turn {
        let place = {
            let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let fresh = || {
                let (newest, _) = watch::channel(0);
                Arc::new(Place { newest, taken: Arc::default() })
            };
            places.entry(key.clone()).or_insert_with(fresh).clone()
        };
        let mut mine = 0;
        place.newest.send_modify(|newest| {
            *newest += 1;
            mine = *newest;
        });
        let leaving = Leaving { turns: self.clone(), key: key.clone() };
        let newest = place.newest.subscribe();
        let guard = place.taken.clone().lock_owned().await;
        Turn { newest, mine, _guard: guard, _place: place, _leaving: leaving }
    }
}

/// Being the only one at a photo, until it is dropped. Fields are dropped in
/// this order.
pub(crate) struct Turn {
    newest: watch::Receiver<u64>,
    mine: u64,
    _guard: OwnedMutexGuard<()>,
    _place: Arc<Place>,
    _leaving: Leaving,
}

impl Turn {
    /// Ends when somebody else came.
    pub(crate) async fn over(&mut self) {
        let mine = self.mine;
        if self.newest.wait_for(|newest| *newest > mine).await.is_err() {
            // The place lives as long as this turn.
            std::future::pending::<()>().await;
        }
    }
}

/// Forgets a photo's place when nobody is at it any more.
struct Leaving {
    turns: Arc<Turns>,
    key: PhotoKey,
}

impl Drop for Leaving {
    fn drop(&mut self) {
        let mut places = self.turns.0.lock().unwrap_or_else(PoisonError::into_inner);
        if places.get(&self.key).is_some_and(|place| Arc::strong_count(place) == 1) {
            places.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_comes_later_goes_first_and_nothing_is_left_behind() {
        let turns = Arc::new(Turns::default());
        let key = PhotoKey {
            association: "test".parse().unwrap(),
            id: shared::ids::PhotoId::from_bytes([1; 16]),
        };
        let mut first = turns.take(&key).await;
        let (again, of) = (turns.clone(), key.clone());
        let second = tokio::spawn(async move { again.take(&of).await });
        first.over().await;
        drop(first);
        let second = second.await.unwrap();
        assert_eq!(turns.0.lock().unwrap().len(), 1);
        drop(second);
        assert!(turns.0.lock().unwrap().is_empty());
    }
}
