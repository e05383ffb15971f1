//! Which photos the screens wait for: each is told of its own photo, so that one that comes, or
//! cannot, moves no other.

use dioxus::prelude::*;
use shared::ids::PhotoId;

use super::shell::{Shell, use_shell};

/// The photos on the screen, and for each how often it was told of.
#[derive(Default)]
pub(super) struct Awaited(Vec<(PhotoId, Signal<u64>)>);

impl Awaited {
    /// Those who wait for this photo.
    fn of(&self, photo: PhotoId) -> Vec<Signal<u64>> {
        self.0.iter().filter(|(other, _)| *other == photo).map(|(_, told)| *told).collect()
    }
}

impl Shell {
    /// A photo came, or cannot be had now.
    pub(super) fn tell_of(self, photo: PhotoId) {
        let told = self.awaited.peek().of(photo);
        for mut told in told {
            told += 1;
        }
    }
}

/// Counts how often a photo came, or could not, for as long as the component lives.
pub(crate) fn use_told_of(photo: PhotoId) -> Signal<u64> {
    let shell = use_shell();
    let told = use_signal(|| 0_u64);
    use_hook(|| {
        let mut awaited = shell.awaited;
        awaited.write().0.push((photo, told));
    });
    use_drop(move || {
        let mut awaited = shell.awaited;
        awaited.write().0.retain(|(_, other)| *other != told);
    });
    told
}
