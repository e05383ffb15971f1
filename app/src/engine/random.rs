//! Randomness, from the platform's own source.

use rand_core::{CryptoRng, UnwrapErr};

use super::failure::Failure;

/// Random bytes.
///
/// # Errors
/// [`Failure::Internal`] on a platform that has none to give; nothing secret
/// may be made there.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Failure::Internal)?;
    Ok(bytes)
}

/// The platform's source as what cryptographic libraries draw from.
pub(crate) fn source() -> impl CryptoRng {
    UnwrapErr(getrandom::SysRng)
}
