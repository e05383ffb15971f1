//! The protocol between a device and the server, version 1. `PROTOCOL.md`
//! beside this crate is the contract; this folder is its types, its bytes and
//! its signatures. What each side decides with them lives with that side.

pub mod codec;
pub mod enrol;
pub mod envelope;
pub mod exchange;
pub mod keys;
pub mod pack;
pub mod receipt;
pub mod sealed;
pub mod signed;

/// The protocol's version. A server answers an older one as long as it can,
/// and a newer one with [`exchange::Refusal::ProtocolTooNew`].
pub const PROTOCOL: u16 = 1;

/// Bytes of a request's body at most, compressed.
pub const MAX_BODY: usize = 4 * 1024 * 1024;
/// Bytes of a request's content at most, uncompressed.
pub const MAX_CONTENT: usize = 32 * 1024 * 1024;
/// Records in one push at most.
pub const MAX_RECORDS: usize = 2_000;
/// Changes in one push at most.
pub const MAX_CHANGES: usize = 20_000;
/// Envelopes in one delivery at most.
pub const MAX_ENVELOPES: usize = 200;
