//! إقرار وتعهد: the applicant signs that the data are true and that he or she
//! is directly responsible for them. A record of its own that cites the visit,
//! its heads, and the digest of exactly what was declared; it goes stale when
//! that changes, not by unrelated edits.
//!
//! Who signs and how are the answers of the form for declarations.

use automerge::ChangeHash;
use data_encoding::HEXLOWER;

use super::annex::AnnexCited;
use super::document::Page;
use super::signature::Signature;
use super::submission::{PaperCited, cite_papers, cited_papers, digest_of, hashes, heads_text};
use super::{Edit, Record};
use crate::form::{AnswerPath, Value};
use crate::ids::{InstallId, RecordId};

/// What is the declaration's own lies under this name.
const OWN: &str = "_declaration";
/// The papers lie under this name.
const PAPERS: &str = "_papers";
const VISIT: &str = "visit";
const HEADS: &str = "heads";
const DIGEST: &str = "digest";
/// The annex is cited under this name.
const ANNEX: &str = "_annex";
const TEXT: &str = "text";
const SIGNATURE: &str = "signature";
const THUMB: &str = "thumb";
const THUMB_SMALL: &str = "thumb_small";

/// How it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Drawn by finger.
    Signature(Signature),
    /// A photo of the thumbprint; the form names the witness.
    Thumbprint(Page),
}

/// What a signed declaration says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclarationDetails {
    /// The visit whose answers are declared.
    pub visit: RecordId,
    /// The visit's newest changes at that time.
    pub heads: Vec<ChangeHash>,
    /// The visit's papers that were shown to the signer, with the newest
    /// changes of each at that time.
    pub papers: Vec<PaperCited>,
    /// The digest of what is declared of the visit and its papers, without the
    /// annex.
    pub digest: [u8; 32],
    /// The annex that was shown to the signer, where the visit's form has
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

/// The edits that begin a declaration on a visit.
#[must_use]
pub fn begin(visit: RecordId) -> Vec<Edit> {
    own(VISIT).map(|path| Edit::short(path, Value::Text(visit.to_string()))).into_iter().collect()
}

/// The visit that a declaration, signed or not, is about.
#[must_use]
pub fn visit_of(record: &Record) -> Option<RecordId> {
    text(record, VISIT)?.parse().ok()
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
        let mut edits = vec![
            short(HEADS, Value::Text(heads_text(&self.heads))),
            short(DIGEST, Value::Text(HEXLOWER.encode(&self.digest))),
            own(TEXT).map(|path| Edit::note(path, self.text.clone())),
        ];
        match &self.mark {
            Mark::Signature(signature) => {
                edits.push(short(SIGNATURE, Value::Text(signature.to_string())));
            }
            Mark::Thumbprint(page) => {
                edits.push(short(THUMB, Value::Photo(page.photo)));
                edits.push(short(THUMB_SMALL, Value::Photo(page.small)));
            }
        }
        let annex = self.annex.iter().flat_map(|annex| annex.edits(ANNEX));
        let papers = cite_papers(PAPERS, &self.papers);
        edits.into_iter().flatten().chain(papers).chain(annex).collect()
    }

    /// What this declaration says; `None` while it is not signed.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let photo = |name| match record.answer(&own(name)?)? {
            Value::Photo(citation) => Some(citation),
            _ => None,
        };
        let mark = match text(record, SIGNATURE) {
            Some(drawn) => Mark::Signature(drawn.parse().ok()?),
            None => Mark::Thumbprint(Page { photo: photo(THUMB)?, small: photo(THUMB_SMALL)? }),
        };
        Some(Self {
            visit: visit_of(record)?,
            heads: hashes(&text(record, HEADS)?)?,
            papers: cited_papers(record, PAPERS),
            digest: digest_of(&text(record, DIGEST)?)?,
            annex: AnnexCited::cited(record, ANNEX),
            text: text(record, TEXT)?,
            mark,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PhotoId;
    use crate::record::photo::PhotoCitation;
    use crate::record::{Author, Kind, RecordMeta};

    fn signed(mark: Mark) -> (DeclarationDetails, Option<DeclarationDetails>) {
        let visit = RecordId::from_bytes([4; 16]);
        let id = RecordId::from_bytes([3; 16]);
        let meta = RecordMeta { id, kind: Kind::Declaration, case: RecordId::from_bytes([2; 16]) };
        let mut record = Record::new(meta).unwrap();
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at: 9 };
        record.write(&author, &begin(visit)).unwrap();
        assert_eq!((visit_of(&record), DeclarationDetails::of(&record)), (Some(visit), None));
        assert_eq!(signed_by(&mut record), None);
        let text = "أقر بصحة البيانات ".repeat(60);
        let heads = vec![ChangeHash([8; 32])];
        let papers = vec![(RecordId::from_bytes([9; 16]), heads.clone())];
        let annex = AnnexCited::of(&mut record);
        let digest = [7; 32];
        let details = DeclarationDetails { visit, heads, papers, digest, annex, text, mark };
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
