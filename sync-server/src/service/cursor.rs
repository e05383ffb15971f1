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

/// A pass over all files, by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Everything {
    /// Where the device stood before; 0 if it had nothing.
    pub(super) stood: Position,
    /// Where passes stood that were not finished, since the person's role or
    /// branch changed meanwhile: each may have given something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) unfinished: Vec<Position>,
    /// The case at which the pass is.
    pub(super) case: RecordId,
    /// Its changes up to this position were given; `None` if it is done.
    pub(super) given: Option<Position>,
}

impl Everything {
    /// At the beginning.
    pub(super) fn from(stood: Position) -> Self {
        let case = RecordId::from_bytes([0; 16]);
        Self { stood, unfinished: Vec::new(), case, given: Some(0) }
    }

    /// At the beginning again, of a pass that stands at `position`.
    pub(super) fn again(self, position: Position) -> Self {
        let mut unfinished = self.unfinished;
        unfinished.push(position);
        Self { unfinished, ..Self::from(self.stood) }
    }

    /// Whether it is at the beginning.
    pub(super) fn is_fresh(&self) -> bool {
        let Self { case, given, .. } = Self::from(self.stood);
        (self.case, self.given) == (case, given)
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
