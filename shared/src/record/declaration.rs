//! إقرار وتعهد: the applicant signs that the data are true and that he or she
//! is directly responsible for them. A record of its own that cites the visit or
//! the support request whose answers are declared, its heads, and the digest of
//! exactly what was declared; it goes stale when that changes, not by unrelated
//! edits.
//!
//! Who signs and how are the answers of the form for declarations.

use automerge::ChangeHash;
use data_encoding::HEXLOWER;

use super::annex::AnnexCited;
use super::mark::Mark;
use super::submission::{PaperCited, cite_papers, cited_papers, digest_of, hashes, heads_text};
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::{InstallId, RecordId};

/// What is the declaration's own lies under this name.
const OWN: &str = "_declaration";
/// The papers lie under this name.
const PAPERS: &str = "_papers";
/// What is declared is cited under this name: at first only visits were.
const OF: &str = "visit";
const HEADS: &str = "heads";
const DIGEST: &str = "digest";
/// The annex is cited under this name.
const ANNEX: &str = "_annex";
const TEXT: &str = "text";

/// What a signed declaration says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclarationDetails {
    /// The visit or the support request whose answers are declared.
    pub of: RecordId,
    /// Its newest changes at that time.
    pub heads: Vec<ChangeHash>,
    /// Its papers that were shown to the signer, with the newest changes of
    /// each at that time.
    pub papers: Vec<PaperCited>,
    /// The digest of what is declared of it and its papers, without the annex.
    pub digest: [u8; 32],
    /// The visit's annex that was shown to the signer, where its form has
    /// sensitive questions.
    pub annex: Option<AnnexCited>,
    /// The text above the signature, word for word.
    pub text: String,
    /// How it was signed.
    pub mark: Mark,
}

fn own(name: &str) -> Option<AnswerPath> {
    AnswerPath::instance(OWN, name).ok()
}

/// The edits that begin a declaration on a visit or a support request.
#[must_use]
pub fn begin(of: RecordId) -> Vec<Edit> {
    own(OF).map(|path| Edit::short(path, Value::Text(of.to_string()))).into_iter().collect()
}

/// The visit or the support request that a declaration, signed or not, is about.
#[must_use]
pub fn subject_of(record: &Record) -> Option<RecordId> {
    text(record, OF)?.parse().ok()
}

/// Who had it signed, and when (Unix seconds by that device); `None` while
/// nobody has.
#[must_use]
pub fn signed_by(record: &mut Record) -> Option<(InstallId, i64)> {
    let signed = record.fields().remove(&own(DIGEST)?)?.value;
    Some((signed.by, signed.at))
}

fn text(record: &Record, name: &str) -> Option<String> {
    match record.answer(&own(name)?)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

impl DeclarationDetails {
    /// The edits that sign.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let short = |name, value| Some(Edit::short(own(name)?, value));
        let edits = [
            short(HEADS, Value::Text(heads_text(&self.heads))),
            short(DIGEST, Value::Text(HEXLOWER.encode(&self.digest))),
            own(TEXT).map(|path| Edit::note(path, self.text.clone())),
        ];
        let annex = self.annex.iter().flat_map(|annex| annex.edits(ANNEX));
        let papers = cite_papers(PAPERS, &self.papers);
        let edits = edits.into_iter().flatten().chain(self.mark.edits(OWN));
        edits.chain(papers).chain(annex).collect()
    }

    /// What this declaration says; `None` while it is not signed.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        Some(Self {
            of: subject_of(record)?,
            heads: hashes(&text(record, HEADS)?)?,
            papers: cited_papers(record, PAPERS),
            digest: digest_of(&text(record, DIGEST)?)?,
            annex: AnnexCited::cited(record, ANNEX),
            text: text(record, TEXT)?,
            mark: Mark::of(record, OWN)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PhotoId;
    use crate::record::document::Page;
    use crate::record::photo::PhotoCitation;
    use crate::record::signature::Signature;
    use crate::record::{Author, Kind, RecordMeta};

    fn signed(mark: Mark) -> (DeclarationDetails, Option<DeclarationDetails>) {
        let of = RecordId::from_bytes([4; 16]);
        let id = RecordId::from_bytes([3; 16]);
        let meta = RecordMeta { id, kind: Kind::Declaration, case: RecordId::from_bytes([2; 16]) };
        let mut record = Record::new(meta).unwrap();
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 9 };
        record.write(&author, &begin(of)).unwrap();
        assert_eq!((subject_of(&record), DeclarationDetails::of(&record)), (Some(of), None));
        assert_eq!(signed_by(&mut record), None);
        let text = "أقر بصحة البيانات ".repeat(60);
        let heads = vec![ChangeHash([8; 32])];
        let papers = vec![(RecordId::from_bytes([9; 16]), heads.clone())];
        let annex = AnnexCited::of(&mut record);
        let digest = [7; 32];
        let details = DeclarationDetails { of, heads, papers, digest, annex, text, mark };
        record.write(&author, &details.edits()).unwrap();
        assert_eq!(signed_by(&mut record), Some((author.install, 9)));
        (details, DeclarationDetails::of(&record))
    }

    #[test]
    fn a_declaration_reads_back_however_it_was_signed() {
        let drawn = Signature::of(vec![(0..9).map(|x| (x, x)).collect()]).unwrap();
        let photo = PhotoCitation { id: PhotoId::from_bytes([5; 16]), sha256: [6; 32], bytes: 9 };
        for mark in [Mark::Signature(drawn), Mark::Thumbprint(Page { photo, small: photo })] {
            let (written, read) = signed(mark);
            assert_eq!(read, Some(written));
        }
    }
}
