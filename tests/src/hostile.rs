//! Changes that parse and make automerge panic, found by trying flips of a
//! visit's packed bytes. The packed bytes do not hold who wrote them, so a
//! find holds for every install and record.

use shared::form::Value;
use shared::ids::InstallId;
use shared::record::{Author, Edit, Record, RecordMeta};
use shared::sync::pack::{self, Packed, RecordChanges};

/// Let panics inside automerge, which these stories are about, not fill the
/// screen; every other panic is told as always.
pub fn hush() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let file = panic.location().map_or("", |location| location.file());
            if !["/automerge-", "/hexane-", "/library/"].iter().any(|part| file.contains(part)) {
                tell(panic);
            }
        }));
    });
}

/// Where automerge panics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Falls {
    /// While its operations are listed.
    Listed,
    /// While it is applied.
    Applied,
}

/// Every find: which byte is flipped by what.
pub const FINDS: [(Falls, usize, u8); 3] =
    [(Falls::Listed, 36, 2), (Falls::Applied, 39, 2), (Falls::Applied, 36, 1)];

/// The visit whose bytes are flipped.
#[must_use]
pub fn harmless(install: InstallId, meta: RecordMeta) -> RecordChanges {
    let mut record = Record::new(meta).unwrap();
    for screen in 0..3i64 {
        let author = Author { install, epoch: 0, at: 1_795_237_200 + screen * 60 };
        let mut edits: Vec<_> = (0..4)
            .map(|question| {
                let path = format!("question_{screen}_{question}").parse().unwrap();
                Edit::short(path, Value::Text(format!("إجابة {question}")))
            })
            .collect();
        edits.push(Edit::note("opinion".parse().unwrap(), format!("رأي {screen}")));
        record.write(&author, &edits).unwrap();
    }
    RecordChanges { meta, changes: record.changes() }
}

/// A push that begins with a hostile visit and goes on with `others`.
#[must_use]
pub fn hostile(
    install: InstallId,
    meta: RecordMeta,
    find: (Falls, usize, u8),
    others: &[RecordChanges],
) -> Packed {
    let records: Vec<_> =
        std::iter::once(harmless(install, meta)).chain(others.iter().cloned()).collect();
    let mut packed = pack::pack(&records).unwrap();
    packed.records[0].changes[find.1] ^= find.2;
    packed
}
