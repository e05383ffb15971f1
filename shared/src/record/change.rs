//! Making a change: who writes it, and what it sets.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Change, ObjType, ReadDoc, Value as Raw};

use super::field::to_scalar;
use super::{Record, RecordError};
use crate::form::{AnswerPath, Value};
use crate::ids::InstallId;

/// Bytes of an actor: the install's id and an epoch.
const ACTOR_LENGTH: usize = 20;

/// Who writes, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// The person's profile on this device.
    pub install: InstallId,
    /// Raised when work is rebuilt after a refusal: a refused change poisons
    /// every later one of its actor.
    pub epoch: u32,
    /// Unix seconds by this device's clock: what the writer says, no more.
    pub at: i64,
}

impl Author {
    pub(super) fn actor(&self) -> ActorId {
        let mut bytes = self.install.as_bytes().to_vec();
        bytes.extend(self.epoch.to_be_bytes());
        ActorId::from(bytes)
    }
}

/// One field to set.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Which field.
    pub path: AnswerPath,
    /// What it becomes.
    pub value: Value,
    /// Whether it is a long note: then writings of several people merge.
    pub long: bool,
}

impl Edit {
    /// Set a short value.
    #[must_use]
    pub fn short(path: AnswerPath, value: Value) -> Self {
        Self { path, value, long: false }
    }

    /// Set a long note.
    #[must_use]
    pub fn note(path: AnswerPath, text: String) -> Self {
        Self { path, value: Value::Text(text), long: true }
    }
}

/// The install that wrote a change; `None` for an actor that is no install's.
#[must_use]
pub fn author_of(change: &Change) -> Option<InstallId> {
    install_of_actor(change.actor_id())
}

pub(super) fn install_of_actor(actor: &ActorId) -> Option<InstallId> {
    let bytes = actor.to_bytes();
    if bytes.len() != ACTOR_LENGTH {
        return None;
    }
    bytes.get(..16).and_then(|install| InstallId::try_from(install).ok())
}

pub(super) fn write(
    record: &mut Record,
    author: &Author,
    edits: &[Edit],
) -> Result<Option<Change>, RecordError> {
    record.doc.set_actor(author.actor());
    for edit in edits {
        if let Err(refused) = put(record, edit) {
            record.doc.rollback();
            return Err(refused);
        }
    }
    let options = CommitOptions::default().with_time(author.at);
    Ok(match record.doc.commit_with(options) {
        Some(_) => record.doc.get_last_local_change(),
        None => None,
    })
}

fn put(record: &mut Record, edit: &Edit) -> Result<(), RecordError> {
    let key = edit.path.to_string();
    let values = record.doc.get_all(&record.fields, &*key)?.len();
    let undisputed = values == 1;
    if undisputed && record.answer(&edit.path).as_ref() == Some(&edit.value) {
        return Ok(());
    }
    if let (true, Value::Text(text)) = (edit.long, &edit.value) {
        let standing = record.doc.get(&record.fields, &*key)?;
        let note = match standing {
            Some((Raw::Object(ObjType::Text), id)) if undisputed => id,
            _ => record.doc.put_object(&record.fields, key, ObjType::Text)?,
        };
        record.doc.update_text(&note, text)?;
        return Ok(());
    }
    if values > 1 {
        // Who chooses the value that counts already writes it anew: automerge
        // would only drop the others, and another's choice made at the same
        // time would then drop this one unseen.
        record.doc.delete(&record.fields, &*key)?;
    }
    record.doc.put(&record.fields, key, to_scalar(&edit.value))?;
    Ok(())
}
