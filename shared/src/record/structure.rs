//! What a change may consist of. The server checks operations, not intentions:
//! a change that keeps to this is stored even where it breaks a rule of the
//! association, because refusing would lose a visit.

use automerge::legacy::{ObjectId, OpType};
use automerge::{Change, ObjType, ScalarValue};

use super::change::install_of_actor;
use super::field;
use super::photo::PhotoCitation;
use crate::ids::InstallId;

/// Bytes of one change at most.
pub const MAX_CHANGE_BYTES: usize = 256 * 1024;
/// Operations of one change at most. A letter of a long note is one.
pub const MAX_OPERATIONS: usize = 48_000;
/// Bytes of one short value at most.
pub const MAX_VALUE_BYTES: usize = 16 * 1024;
/// Characters of a field's name at most.
pub const MAX_KEY: usize = 200;
/// Changes on which one change may rest.
pub const MAX_DEPENDENCIES: usize = 64;

/// Why a change is none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StructureError {
    /// It is larger than [`MAX_CHANGE_BYTES`], [`MAX_OPERATIONS`] or their like.
    #[error("change too large")]
    TooLarge,
    /// Its actor does not belong to the install that sends it.
    #[error("written under another's name")]
    ForeignActor,
    /// It writes outside the record's fields, or what fields cannot hold.
    #[error("writes what records do not hold")]
    OutsideFields,
    /// It writes nothing.
    #[error("writes nothing")]
    Empty,
}

/// Whether `change`, sent by `install`, keeps to the structure of records.
/// Gives the photos that it cites, also those that another of its operations
/// or a later change replaces: whoever looks at the history asks for them.
///
/// # Errors
/// The first thing that is wrong with it.
///
/// # Panics
/// Automerge may panic while decoding hostile bytes: call it where a panic is
/// caught.
pub fn check(change: &Change, install: InstallId) -> Result<Vec<PhotoCitation>, StructureError> {
    if change.raw_bytes().len() > MAX_CHANGE_BYTES
        || change.len() > MAX_OPERATIONS
        || change.deps().len() > MAX_DEPENDENCIES
    {
        return Err(StructureError::TooLarge);
    }
    if install_of_actor(change.actor_id()) != Some(install) {
        return Err(StructureError::ForeignActor);
    }
    if change.is_empty() {
        return Err(StructureError::Empty);
    }
    let mut cited = Vec::new();
    for op in change.decode().operations {
        // The genesis makes the map of fields and every other object is a note
        // inside it, so anything but the root is inside the fields; that the
        // object exists is seen when the change is applied.
        if op.obj == ObjectId::Root {
            return Err(StructureError::OutsideFields);
        }
        if let automerge::legacy::Key::Map(key) = &op.key
            && key.chars().count() > MAX_KEY
        {
            return Err(StructureError::TooLarge);
        }
        if let (automerge::legacy::Key::Map(_), OpType::Put(scalar)) = (&op.key, &op.action)
            && let Some(citation) = field::photo_of(scalar)
        {
            cited.push(citation);
        }
        match &op.action {
            OpType::Make(ObjType::Text) | OpType::Delete => {}
            OpType::Put(ScalarValue::Str(text)) if text.len() > MAX_VALUE_BYTES => {
                return Err(StructureError::TooLarge);
            }
            OpType::Put(
                ScalarValue::Str(_)
                | ScalarValue::Int(_)
                | ScalarValue::F64(_)
                | ScalarValue::Null
                | ScalarValue::Boolean(_),
            ) => {}
            _ => return Err(StructureError::OutsideFields),
        }
    }
    Ok(cited)
}
