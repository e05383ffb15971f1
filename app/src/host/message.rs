//! What crosses between the screens and the engine, and between the screens
//! and whoever derives keys: the same CBOR through a worker's port and a
//! thread's channel.

use serde::{Deserialize, Serialize};

use crate::engine::command::{Command, DerivedKey, Notice, SlotParameters};
use crate::engine::failure::Failure;

/// From a screen to the engine.
#[derive(Serialize, Deserialize)]
pub(super) struct Call {
    pub(super) id: u64,
    pub(super) command: Command,
}

/// From the engine to the screens.
#[derive(Serialize, Deserialize)]
pub(super) enum FromEngine {
    /// The answer to a call.
    Reply {
        id: u64,
        #[serde(with = "serde_bytes")]
        reply: Vec<u8>,
    },
    /// Why a call has no answer.
    Refusal { id: u64, failure: Failure },
    /// Something unasked.
    Notice(Notice),
    /// The engine cannot work at all; every call ends with this.
    Broken(Failure),
}

/// From a screen to whoever derives keys.
#[derive(Serialize, Deserialize, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub(super) struct Derive {
    pub(super) passphrase: String,
    #[zeroize(skip)]
    pub(super) slot: SlotParameters,
}

/// What came of it.
pub(super) type Derived = Result<DerivedKey, Failure>;
