//! A small world for stories: a server on a port with its files in a folder,
//! devices with theirs, a link between them that can be cut, and a clock that
//! only the story moves.
//!
//! Everything is real but the clock and the link: SQLCipher files, HTTP, the
//! server's SQLite.
// A world that cannot be built is a failed test, said at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod device;
mod interview;
mod world;

pub use device::{Device, Link};
pub use interview::{answer, answers_of, interview};
pub use world::World;
