//! What the screens need of the page or window around them: the title, the
//! direction, the focus, the address, a clock, a wait. Two versions with one
//! face; nothing about records or the engine is here.
//!
//! `offer` is what the phone itself has to offer: its position, its share
//! sheet, its maps, its files. `presence` says whether somebody is there, and
//! hides the page when nobody is to see it. `file` opens bytes in a page of
//! their own.

mod file;
#[cfg(not(target_arch = "wasm32"))]
mod native;
pub mod offer;
pub mod presence;
#[cfg(target_arch = "wasm32")]
mod web;

pub use file::{FileLink, link_to_file};
#[cfg(not(target_arch = "wasm32"))]
pub use native::*;
pub use offer::{
    Fix, LocateFault, ReadFault, Shared, data_url, locate, maps_link, print, read_file, share_text,
};
#[cfg(target_arch = "wasm32")]
pub use web::*;

/// A short random name for an instance of a repeat. It names nobody, and two
/// phones do not draw the same one.
///
/// # Errors
/// When the platform gives no random bytes.
pub fn random_name() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
