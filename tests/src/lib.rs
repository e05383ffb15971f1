//! A small world for stories: a server on a port with its files in a folder,
//! devices with theirs, a link between them that can be cut, and a clock that
//! only the story moves.
//!
//! Everything is real but the clock and the link: SQLCipher files, HTTP, the
//! server's SQLite.

pub mod at_work;
mod by_hand;
pub mod committee;
pub mod cutting_link;
pub mod day;
mod device;
pub mod hostile;
mod interview;
pub mod legibility;
mod link;
mod opened;
pub mod pictures;
pub mod sitting;
pub mod slow_link;
mod unlocking;
pub mod way;
mod world;

pub use by_hand::{ByHand, meta};
pub use device::{Breaker, Device, Forger, PhotoForger};
pub use interview::{answers_of, interview, screens_of};
pub use link::Link;
pub use opened::{Bytes, Kept, Opened};
pub use world::World;

/// Whether the long campaigns are asked for, as `cargo xtask test --long` does.
#[must_use]
pub fn long() -> bool {
    std::env::var_os("MANDOOB_LONG").is_some()
}

/// What everybody in these stories types to unlock.
pub const PASSPHRASE: &str = "passphrase 482913";
