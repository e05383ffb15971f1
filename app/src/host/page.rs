//! What the screens need of the page or window around them: the title, the
//! direction, the focus, the address's fragment, a clock, a wait. Two versions
//! with one face; nothing about records or the engine is here.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::*;
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
