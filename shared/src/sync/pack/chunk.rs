//! A change taken apart and put together again: automerge's binary format,
//! chunk type 1 (uncompressed change).

use sha2::{Digest, Sha256};

use super::numbers::{Reader, Writer};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHANGE: u8 = 1;
/// Magic and checksum.
const BEFORE_TYPE: usize = 8;

/// The parts of a change.
pub(super) struct Parts<'a> {
    pub(super) dependencies: Vec<[u8; 32]>,
    pub(super) actor: &'a [u8],
    pub(super) sequence: u64,
    pub(super) start_op: u64,
    pub(super) time: i64,
    pub(super) message: &'a [u8],
    pub(super) others: Vec<&'a [u8]>,
    /// The columns of operations, and whatever follows them.
    pub(super) operations: &'a [u8],
}

impl<'a> Parts<'a> {
    /// The parts of an uncompressed change; `None` where it is none.
    pub(super) fn of(chunk: &'a [u8]) -> Option<Self> {
        let mut outer = Reader::new(chunk.get(BEFORE_TYPE..)?);
        if outer.byte()? != CHANGE {
            return None;
        }
        let mut bytes = Reader::new(outer.sized()?);
        let count = bytes.unsigned()?;
        let dependencies = (0..count).map(|_| bytes.hash()).collect::<Option<_>>()?;
        let actor = bytes.sized()?;
        let sequence = bytes.unsigned()?;
        let start_op = bytes.unsigned()?;
        let time = bytes.signed()?;
        let message = bytes.sized()?;
        let count = bytes.unsigned()?;
        let others = (0..count).map(|_| bytes.sized()).collect::<Option<_>>()?;
        let operations = bytes.rest();
        Some(Self { dependencies, actor, sequence, start_op, time, message, others, operations })
    }

    /// The chunk that has these parts, with its checksum.
    pub(super) fn to_chunk(&self) -> Vec<u8> {
        let mut content = Writer::default();
        content.unsigned(self.dependencies.len() as u64);
        self.dependencies.iter().for_each(|hash| content.raw(hash));
        content.sized(self.actor);
        content.unsigned(self.sequence);
        content.unsigned(self.start_op);
        content.signed(self.time);
        content.sized(self.message);
        content.unsigned(self.others.len() as u64);
        self.others.iter().for_each(|other| content.sized(other));
        content.raw(self.operations);
        let mut hashed = Writer::default();
        hashed.byte(CHANGE);
        hashed.sized(&content.into_bytes());
        let hashed = hashed.into_bytes();
        let checksum = Sha256::digest(&hashed);
        let mut chunk = MAGIC.to_vec();
        chunk.extend(checksum.iter().take(4));
        chunk.extend(hashed);
        chunk
    }
}
