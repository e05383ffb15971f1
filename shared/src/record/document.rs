//! مستند: a paper that was seen, as the rest of the program sees it. What is
//! written on it are the answers of the form for documents; here is what the
//! record says besides: which paper, at which visit or support request it was
//! first shown, whether it was matched with the original, and its pages where
//! photos are allowed.

use super::{Edit, Fields, Record};
use crate::calendar::Date;
use crate::form::{AnswerPath, Answers, Value};
use crate::ids::{InstallId, PhotoId, RecordId};
use crate::record::photo::PhotoCitation;

/// What is the document's own lies under this name, as instances of a repeat do.
const OWN: &str = "_document";
/// Where it was first shown is cited under this name: at first only at visits.
const SHOWN_AT: &str = "visit";
const PAPER: &str = "paper";
const MATCHED: &str = "matched";
const REMOVED: &str = "removed";
/// Its pages: a repeat.
const PAGES: &str = "pages";
const PHOTO: &str = "photo";
const SMALL: &str = "small";
/// Pages that one document has at most.
pub const MAX_PAGES: usize = 20;

/// Who matched a document with the original, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matched {
    /// The install whose person did.
    pub by: InstallId,
    /// Unix seconds by that device.
    pub at: i64,
}

/// A photographed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The page, legible.
    pub photo: PhotoCitation,
    /// The same, small, for lists.
    pub small: PhotoCitation,
}

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDetails {
    /// The visit or the support request at which it was first shown.
    pub shown_at: RecordId,
    /// Which paper: a question of kind `paper` of the form for visits.
    pub paper: String,
    /// Its number, as written on it.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When it was issued.
    pub issued: Option<Date>,
    /// Until when it holds.
    pub expires: Option<Date>,
    /// طوبق بالأصل: who saw that it is as the original, after its last edit.
    pub matched: Option<Matched>,
    /// Its pages in order.
    pub pages: Vec<Page>,
    /// Whether it was taken out: it was begun by mistake.
    pub removed: bool,
}

fn own(name: &str) -> Option<AnswerPath> {
    AnswerPath::instance(OWN, name).ok()
}

/// The edits that begin a document.
#[must_use]
pub fn begin(shown_at: RecordId, paper: &str) -> Vec<Edit> {
    [
        own(SHOWN_AT).map(|path| Edit::short(path, Value::Text(shown_at.to_string()))),
        own(PAPER).map(|path| Edit::short(path, Value::Choice(paper.to_owned()))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The edit that says that it was matched with the original, or was not after all.
#[must_use]
pub fn matched(matched: bool) -> Option<Edit> {
    let value = if matched { Value::Integer(1) } else { Value::Removed };
    Some(Edit::short(own(MATCHED)?, value))
}

/// The edit that takes the document out.
#[must_use]
pub fn removed() -> Option<Edit> {
    Some(Edit::short(own(REMOVED)?, Value::Integer(1)))
}

/// The visit or the support request at which a document was first shown.
#[must_use]
pub fn shown_at(record: &Record) -> Option<RecordId> {
    match record.answer(&own(SHOWN_AT)?)? {
        Value::Text(id) => id.parse().ok(),
        _ => None,
    }
}

/// What was entered of what is written on the paper: neither pages nor
/// whether it was matched.
#[must_use]
pub fn entered(answers: &Answers) -> Answers {
    let is_entered = |path: &AnswerPath| path.within().is_none() && !path.as_str().starts_with('_');
    answers
        .0
        .iter()
        .filter(|(path, value)| is_entered(path) && **value != Value::Removed)
        .map(|(path, value)| (path.clone(), value.clone()))
        .collect()
}

/// The edits that put a page at `order`. A page is named by the first photo of
/// it, and keeps its name when the photo is taken again.
#[must_use]
pub fn page(name: PhotoId, order: i64, page: &Page) -> Vec<Edit> {
    let Ok(instance) = AnswerPath::instance(PAGES, &name.to_string()) else { return Vec::new() };
    let photo =
        |name, citation| Some(Edit::short(instance.child(name).ok()?, Value::Photo(citation)));
    [
        photo(PHOTO, page.photo),
        photo(SMALL, page.small),
        Some(Edit::short(instance.clone(), Value::Integer(order))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The edit that takes a page out.
#[must_use]
pub fn without_page(name: PhotoId) -> Option<Edit> {
    let instance = AnswerPath::instance(PAGES, &name.to_string()).ok()?;
    Some(Edit::short(instance, Value::Removed))
}

/// The names of the pages in order, with the pages.
#[must_use]
pub fn pages(record: &Record) -> Vec<(PhotoId, i64, Page)> {
    let answers = record.answers();
    answers
        .instances(None, PAGES)
        .into_iter()
        .filter_map(|instance| {
            let photo = |name| match answers.get(&instance.child(name).ok()?)? {
                Value::Photo(citation) => Some(*citation),
                _ => None,
            };
            let (_, name) = instance.within()?;
            let Some(Value::Integer(order)) = answers.get(instance) else { return None };
            Some((name.parse().ok()?, *order, Page { photo: photo(PHOTO)?, small: photo(SMALL)? }))
        })
        .collect()
}

impl DocumentDetails {
    /// What this document says; `None` where it does not name where it was shown,
    /// or no paper.
    #[must_use]
    pub fn of(record: &mut Record) -> Option<Self> {
        let fields = record.fields();
        let value = |path: Option<AnswerPath>| fields.get(&path?).map(|field| &field.value.value);
        let question = |name: &str| value(AnswerPath::question(name).ok());
        let text = |name: &str| match question(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let date = |name: &str| match question(name) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        let (Some(Value::Text(shown_at)), Some(Value::Choice(paper))) =
            (value(own(SHOWN_AT)), value(own(PAPER)))
        else {
            return None;
        };
        Some(Self {
            shown_at: shown_at.parse().ok()?,
            paper: paper.clone(),
            number: text("number"),
            issuer: text("issuer"),
            issued: date("issued"),
            expires: date("expires"),
            matched: still_matched(record, &fields),
            pages: pages(record).into_iter().map(|(_, _, page)| page).collect(),
            removed: value(own(REMOVED)) == Some(&Value::Integer(1)),
        })
    }

    /// Whether the paper was seen: a record that was only begun, or was taken
    /// out, says nothing of it.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        let written = !self.number.is_empty() || !self.issuer.is_empty();
        let dated = self.issued.is_some() || self.expires.is_some();
        !self.removed && (written || dated || self.matched.is_some() || !self.pages.is_empty())
    }
}

/// The matching, unless the document says something else than it did then;
/// clocks do not matter, nor who did not know of it.
fn still_matched(record: &mut Record, fields: &Fields) -> Option<Matched> {
    let matched = &fields.get(&own(MATCHED)?)?.value;
    if matched.value != Value::Integer(1) {
        return None;
    }
    let then = record.at(&[matched.change]).ok()?;
    let same = then.answers() == record.answers();
    same.then_some(Matched { by: matched.by, at: matched.at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Author, Kind, RecordMeta, photo};

    fn photo(byte: u8) -> PhotoCitation {
        PhotoCitation { id: PhotoId::from_bytes([byte; 16]), sha256: [byte; 32], bytes: 1000 }
    }

    fn write(record: &mut Record, at: i64, edits: &[Edit]) {
        let author = Author { install: InstallId::from_bytes([1; 16]), epoch: 0, at };
        record.write(&author, edits).unwrap();
    }

    fn document() -> Record {
        let case = RecordId::from_bytes([2; 16]);
        let id = RecordId::from_bytes([3; 16]);
        let mut record = Record::new(RecordMeta { id, kind: Kind::Document, case }).unwrap();
        let mut edits = begin(RecordId::from_bytes([4; 16]), "lease");
        edits.push(Edit::short("number".parse().unwrap(), Value::Text("77".into())));
        edits.push(Edit::short(
            "expires".parse().unwrap(),
            Value::Date("2027-01-01".parse().unwrap()),
        ));
        write(&mut record, 10, &edits);
        record
    }

    #[test]
    fn matching_holds_until_the_next_edit() {
        let mut record = document();
        write(&mut record, 20, &[matched(true).unwrap()]);
        let read = DocumentDetails::of(&mut record).unwrap();
        assert_eq!((read.paper.as_str(), read.number.as_str()), ("lease", "77"));
        assert_eq!(read.matched.map(|it| it.at), Some(20));
        let later = Edit::short("number".parse().unwrap(), Value::Text("78".into()));
        write(&mut record, 30, &[later]);
        assert_eq!(DocumentDetails::of(&mut record).unwrap().matched, None);
    }

    #[test]
    fn pages_keep_their_place_when_taken_again_and_go_when_taken_out() {
        let mut record = document();
        let first = Page { photo: photo(5), small: photo(6) };
        let second = Page { photo: photo(7), small: photo(8) };
        write(&mut record, 20, &page(first.photo.id, 1, &first));
        write(&mut record, 21, &page(second.photo.id, 2, &second));
        let again = Page { photo: photo(9), small: photo(10) };
        write(&mut record, 22, &page(first.photo.id, 1, &again));
        assert_eq!(DocumentDetails::of(&mut record).unwrap().pages, [again, second]);
        write(&mut record, 23, &[without_page(second.photo.id).unwrap()]);
        assert_eq!(DocumentDetails::of(&mut record).unwrap().pages, [again]);
        let cited = photo::cited_by(&mut record);
        assert!(cited.contains(&again.photo) && !cited.contains(&first.photo));
    }
}
