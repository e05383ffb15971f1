//! What crosses between the screens and the engine, and between the screens
//! and whoever does one heavy piece of work: the same bytes through a worker's
//! port and a thread's channel.

use serde::{Deserialize, Serialize};

use crate::engine::command::{Command, DerivedKey, Notice, SlotParameters};
use crate::engine::failure::Failure;
#[cfg(target_arch = "wasm32")]
use crate::photo::Shaping;
use crate::photo::{PhotoFault, Prepared};

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

/// From a screen to a compute worker: one piece of work, after which it ends.
#[cfg(target_arch = "wasm32")]
#[derive(Serialize, Deserialize)]
pub(super) enum Work {
    /// Answered by [`Derived`].
    DeriveKey(Derive),
    /// Answered by [`PhotoDone`].
    PreparePhoto(PreparePhoto),
}

/// A passphrase and the slot that it may open.
#[derive(Serialize, Deserialize, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub(super) struct Derive {
    pub(super) passphrase: String,
    #[zeroize(skip)]
    pub(super) slot: SlotParameters,
}

/// What came of it.
pub(super) type Derived = Result<DerivedKey, Failure>;

/// A file and what the person did to the picture in it.
#[cfg(target_arch = "wasm32")]
#[derive(Serialize, Deserialize)]
pub(super) struct PreparePhoto {
    #[serde(with = "serde_bytes")]
    pub(super) bytes: Vec<u8>,
    pub(super) shaping: Shaping,
}

/// What came of it.
pub(super) type PhotoDone = Result<Prepared, PhotoFault>;
