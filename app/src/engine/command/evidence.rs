//! Commands and replies about evidence: documents, photos, declarations.

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::form::Answers;
use shared::ids::{PhotoId, RecordId};
use shared::lifecycle::WhereItIs;
use shared::record::photo::PhotoCitation;
use shared::record::signature::Signature;

use super::{PaperChange, Undecided};

/// See [`super::Command::OpenPapers`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenPapers {
    /// At which visit or support request.
    pub visit: RecordId,
}

/// The documents of a case, as they are shown at a visit or a support request.
/// Which papers are to be seen follows from the visit's answers and its form
/// (`paper` questions); for a request from the association's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersView {
    /// The case's beneficiary.
    pub name: String,
    /// The form and version whose `paper` questions name the papers.
    pub visit_form: (String, String),
    /// When the visit or the request was handed in last, Unix seconds by that
    /// device: papers are judged by that day.
    pub submitted: Option<i64>,
    /// Every document of the case, newest first.
    pub documents: Vec<DocumentRow>,
    /// Codes of the papers that may be photographed.
    pub photos_allowed: Vec<String>,
    /// Whether this person may add documents: to an accepted visit or a request
    /// that has ended nobody.
    pub may_write: bool,
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// The document.
    pub document: RecordId,
    /// Code of the paper.
    pub paper: String,
    /// The visit or the support request at which it was first shown.
    pub visit: RecordId,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When it was issued.
    pub issued: Option<Date>,
    /// Until when it holds.
    pub expires: Option<Date>,
    /// Who matched it with the original, and when (Unix seconds by that device).
    pub matched: Option<(String, i64)>,
    /// Its pages in order.
    pub pages: Vec<PageView>,
    /// Where its newest change is.
    pub whereabouts: WhereItIs,
}

/// A photographed page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageView {
    /// The page's name in its document.
    pub page: PhotoId,
    /// The page, legible.
    pub photo: PhotoCitation,
    /// The same, small.
    pub small: PhotoCitation,
    /// Where the photo is: on this device only, or at the server too.
    pub whereabouts: WhereItIs,
}

/// See [`super::Command::StartDocument`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartDocument {
    /// At which visit or support request it is shown.
    pub visit: RecordId,
    /// Code of the paper.
    pub paper: String,
}

/// See [`super::Command::OpenDocument`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenDocument {
    /// Which document.
    pub document: RecordId,
}

/// A document as it stands, drafts included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentView {
    /// As in lists.
    pub row: DocumentRow,
    /// The form's id and version.
    pub form: (String, String),
    /// The form and version whose `paper` questions name the papers: those of the
    /// visit; at a support request, of the form that new visits answer.
    pub visit_form: (String, String),
    /// Answers with drafts laid over them.
    pub answers: Answers,
    /// Answers of which two or more stand, and no draft chooses.
    pub undecided: Vec<Undecided>,
    /// Whether this paper may be photographed.
    pub photo_allowed: bool,
    /// Whether this person may write: into a paper of an accepted visit or of a
    /// request that has ended, or one that was taken out, nobody.
    pub may_write: bool,
}

/// See [`super::Command::RemoveDocument`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RemoveDocument {
    /// Which document.
    pub document: RecordId,
}

/// See [`super::Command::MatchDocument`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MatchDocument {
    /// Which document.
    pub document: RecordId,
    /// Whether it is as the original.
    pub matched: bool,
}

/// A photo as it was prepared for keeping: JPEG, at most
/// [`shared::record::photo::MAX_PHOTO_BYTES`].
#[derive(Clone, Serialize, Deserialize)]
pub struct PreparedPhoto {
    /// The page, legible.
    #[serde(with = "serde_bytes")]
    pub photo: Vec<u8>,
    /// The same, small.
    #[serde(with = "serde_bytes")]
    pub small: Vec<u8>,
}

impl std::fmt::Debug for PreparedPhoto {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PreparedPhoto({} bytes)", self.photo.len())
    }
}

/// See [`super::Command::AddPage`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddPage {
    /// Which document.
    pub document: RecordId,
    /// The page.
    pub photo: PreparedPhoto,
}

/// See [`super::Command::ReplacePage`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReplacePage {
    /// Which document.
    pub document: RecordId,
    /// Which page ([`PageView::page`]).
    pub page: PhotoId,
    /// The page anew.
    pub photo: PreparedPhoto,
}

/// See [`super::Command::RemovePage`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RemovePage {
    /// Which document.
    pub document: RecordId,
    /// Which page ([`PageView::page`]).
    pub page: PhotoId,
}

/// See [`super::Command::OpenPhoto`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenPhoto {
    /// Which photo, as its record cites it.
    pub photo: PhotoCitation,
    /// Whether somebody wants it now, because a screen was opened or a photo
    /// tapped. A screen that only reads again leaves the next try to its time.
    pub wished: bool,
}

/// A photo, or where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhotoView {
    /// Its bytes: JPEG, checked against the citation.
    Here(#[serde(with = "serde_bytes")] Vec<u8>),
    /// It is being fetched; [`super::Notice::PhotoCame`] tells when to ask again.
    Coming,
    /// صورة ناقصة: it has not reached the server yet.
    NotYetAtServer,
    /// The server cannot be reached; it is fetched when it can.
    NoLink,
}

/// See [`super::Command::StartDeclaration`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StartDeclaration {
    /// On which visit or support request.
    pub visit: RecordId,
}

/// See [`super::Command::OpenDeclaration`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenDeclaration {
    /// Which declaration.
    pub declaration: RecordId,
}

/// A declaration as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclarationView {
    /// The declaration.
    pub declaration: RecordId,
    /// The visit or the support request that it is about.
    pub visit: RecordId,
    /// Its case's beneficiary.
    pub name: String,
    /// The form's id and version: who signs, and how.
    pub form: (String, String),
    /// Answers with drafts laid over them.
    pub answers: Answers,
    /// The text above the signature: the profile's, or the one that was signed.
    pub text: String,
    /// The form and version that the visit or the request answers: of what is
    /// declared.
    pub declared_form: (String, String),
    /// The form and version whose `paper` questions name the papers.
    pub visit_form: (String, String),
    /// What is declared: the answers of the visit or the request but those that
    /// are the association's own; as signed, once it is.
    pub declared: Answers,
    /// Whether sensitive answers are declared that are not given to this
    /// person, or may be.
    pub in_confidence: bool,
    /// The papers of the visit or the request as they are shown above the
    /// signature. What was entered of them is declared; that they were seen, and
    /// which are matched, is the word of whoever saw them, and makes nothing
    /// stale.
    pub papers: Vec<DeclaredPaper>,
    /// The digest of all that stands above the signature, as given here: what
    /// is declared, the papers, the text. Signing sends it back
    /// ([`Sign::shown`]).
    pub shown: [u8; 32],
    /// If an earlier signature went stale: what was declared then and is
    /// something else now.
    pub changed: Vec<(shared::form::AnswerPath, Option<shared::form::Value>)>,
    /// The same of the papers.
    pub papers_changed: Vec<PaperChange>,
    /// What was drawn or taken under exactly this and is not signed yet.
    pub mark: Option<KeptMark>,
    /// The signature, once it is signed.
    pub signed: Option<SignedDeclaration>,
    /// Whether this person may have it signed.
    pub may_sign: bool,
}

/// A paper as it is shown above the signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeclaredPaper {
    /// The document.
    pub document: RecordId,
    /// Code of the paper.
    pub paper: String,
    /// What was entered, by the questions of the form for documents; nothing
    /// where it was only seen.
    pub answers: Answers,
    /// Whether it was matched with the original.
    pub matched: bool,
}

/// What was drawn or taken under a declaration and is not signed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeptMark {
    /// The drawing.
    Signature(Signature),
    /// The photo of a thumbprint.
    Thumbprint(PageView),
}

/// See [`super::Command::KeepMark`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeepMark {
    /// Which declaration.
    pub declaration: RecordId,
    /// Under what it was made ([`DeclarationView::shown`]). Where something
    /// else stands by now, nothing is kept:
    /// [`crate::engine::failure::Failure::ChangedMeanwhile`].
    pub shown: [u8; 32],
    /// What was drawn or taken; `None` forgets it.
    pub mark: Option<SignedWith>,
}

/// A signature on a visit or a support request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedDeclaration {
    /// The declaration.
    pub declaration: RecordId,
    /// Who signed.
    pub signer: String,
    /// Choice code of the declaration form's list `signer`.
    pub role: String,
    /// Unix seconds by the device on which it was signed.
    pub at: i64,
    /// Who had it signed.
    pub taken_by: String,
    /// The drawing, if one was drawn.
    pub signature: Option<Signature>,
    /// The thumbprint, if one was taken.
    pub thumbprint: Option<PageView>,
    /// The witness of a thumbprint.
    pub witness: String,
    /// Whether what was signed is what stands now.
    pub current: bool,
}

/// How a declaration is signed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum SignedWith {
    /// Drawn by finger.
    Signature(Signature),
    /// A photo of a thumbprint.
    Thumbprint(PreparedPhoto),
    /// With what [`KeepMark`] kept under exactly what is shown.
    Kept,
}

/// See [`super::Command::Sign`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sign {
    /// Which declaration.
    pub declaration: RecordId,
    /// What the signer was shown ([`DeclarationView::shown`]). Where something
    /// else stands by now, nothing is signed:
    /// [`crate::engine::failure::Failure::ChangedMeanwhile`].
    pub shown: [u8; 32],
    /// How.
    pub with: SignedWith,
}

/// What came of signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signed {
    /// Signed over exactly what was shown.
    Done,
    /// So many answers about who signs are missing or wrong.
    Incomplete {
        /// How many.
        problems: u32,
    },
}
