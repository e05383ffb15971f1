//! Where a device stands in the log. It is given to the device as bytes tagged
//! for its install: what is not ours word for word counts as none at all, and
//! the device is given everything again.

use serde::{Deserialize, Serialize};
use shared::ids::{InstallId, RecordId};
use shared::sync::codec;
use shared::sync::exchange::Cursor;

use crate::keys::{ServerKeys, TAG};
use crate::store::Position;

const PURPOSE: &str = "cursor";

/// Where a device stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stand {
    /// Everything up to here was given, except what `inside` says.
    pub(super) position: Position,
    /// Where a page ended within something.
    pub(super) inside: Inside,
}

/// What a page may end within.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Inside {
    /// Within nothing.
    Nothing,
    /// Within the case that became visible at the next position: its changes
    /// up to this one were given.
    Grant(Position),
    /// Within everything as it stood at `position`.
    All(Everything),
}

/// A pass over all cases, by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Everything {
    /// Where the device stood before; 0 if it had nothing.
    pub(super) stood: Position,
    /// The case at which the pass is.
    pub(super) case: RecordId,
    /// Its changes up to this position were given; `None` if it is done.
    pub(super) given: Option<Position>,
}

impl Everything {
    /// At the beginning.
    pub(super) fn from(stood: Position) -> Self {
        Self { stood, case: RecordId::from_bytes([0; 16]), given: Some(0) }
    }

    /// Whether it is at the beginning.
    pub(super) fn is_fresh(&self) -> bool {
        *self == Self::from(self.stood)
    }
}

impl Stand {
    /// As the device keeps it.
    pub(super) fn seal(&self, keys: &ServerKeys, install: InstallId) -> Cursor {
        let content = codec::to_cbor(self).unwrap_or_default();
        let tag = keys.tag(PURPOSE, &[install.as_bytes(), &content]);
        Cursor([tag.as_slice(), &content].concat())
    }

    /// What the device kept; `None` where it is not ours.
    pub(super) fn open(keys: &ServerKeys, install: InstallId, cursor: &Cursor) -> Option<Self> {
        let (tag, content) = cursor.0.split_first_chunk::<TAG>()?;
        keys.is_tag(tag, PURPOSE, &[install.as_bytes(), content])
            .then(|| codec::from_cbor(content).ok())?
    }
}
