//! The change that every record begins with: its id, its kind, its case, and
//! an empty place for fields.
//!
//! It is a function of the [`RecordMeta`] alone, so both sides compute it and
//! it is never sent. Because it holds the record's id, the same first answer
//! in two records gives two different hashes.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ChangeHash, ObjId, ObjType, ROOT};

use super::{RecordError, RecordMeta};

const ID: &str = "id";
const KIND: &str = "kind";
const CASE: &str = "case";
pub(super) const FIELDS: &str = "f";

/// The actor of every genesis: nobody's install.
const NOBODY: [u8; 1] = [0];

pub(super) fn begin(meta: &RecordMeta) -> Result<(AutoCommit, ObjId), RecordError> {
    let mut doc = AutoCommit::new().with_actor(ActorId::from(NOBODY));
    doc.put(ROOT, ID, meta.id.as_bytes().to_vec())?;
    doc.put(ROOT, KIND, u64::from(u16::from(meta.kind)))?;
    doc.put(ROOT, CASE, meta.case.as_bytes().to_vec())?;
    let fields = doc.put_object(ROOT, FIELDS, ObjType::Map)?;
    doc.commit_with(CommitOptions::default().with_time(0));
    Ok((doc, fields))
}

/// The hash of the record's genesis: what the first change of a person rests on.
#[must_use]
pub fn genesis_hash(meta: &RecordMeta) -> ChangeHash {
    begin(meta)
        .ok()
        .and_then(|(mut doc, _)| doc.get_heads().first().copied())
        .unwrap_or(ChangeHash([0; 32]))
}
