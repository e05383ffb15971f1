//! The forms that this app carries, by id and version, and which of them a
//! record of each kind answers.

use std::sync::OnceLock;

use shared::form::FormDefinition;
use shared::record::{FormUsed, Kind};

/// A form as the build imported it from its workbook; put together when it is
/// first asked for, since most people never see most forms.
struct Imported {
    /// The workbook's name, which is the form's id.
    id: &'static str,
    bytes: &'static [u8],
    form: OnceLock<Option<FormDefinition>>,
}

impl Imported {
    const fn new(id: &'static str, bytes: &'static [u8]) -> Self {
        Self { id, bytes, form: OnceLock::new() }
    }

    fn form(&'static self) -> Option<&'static FormDefinition> {
        self.form.get_or_init(|| FormDefinition::from_cbor(self.bytes).ok()).as_ref()
    }
}

// `FORMS`: every form, newest version first.
include!(concat!(env!("OUT_DIR"), "/imported.rs"));

fn of_id(id: &str) -> impl Iterator<Item = &'static FormDefinition> {
    FORMS.iter().filter(move |imported| imported.id == id).filter_map(Imported::form)
}

/// The form of that id in just that version; `None` where this app does not
/// carry it.
#[must_use]
pub fn find(id: &str, version: &str) -> Option<&'static FormDefinition> {
    of_id(id).find(|form| form.version() == version)
}

/// The form that new records of a kind answer; `None` for kinds that answer none.
#[must_use]
pub fn for_kind(kind: Kind) -> Option<&'static FormDefinition> {
    let id = match kind {
        // استمارة البحث الاجتماعي.
        Kind::Visit => "home_visit",
        // What is written on a paper.
        Kind::Document => "document",
        // Who signs, and how.
        Kind::Declaration => "declaration",
        Kind::Contact => "contact",
        Kind::Referral => "referral",
        Kind::FollowUp => "follow_up",
        Kind::SupportRequest => "support_request",
        Kind::Report => "report",
        Kind::Reply => "reply",
        Kind::Appeal => "appeal",
        Kind::Registration => "registration",
        Kind::Service => "service",
        Kind::Complaint => "complaint",
        Kind::Obstacle => "obstacle",
        // Feedback is sealed, and asked without a form; the others are set on screens of their own.
        Kind::Case
        | Kind::Submission
        | Kind::Review
        | Kind::VisitOrder
        | Kind::Comment
        | Kind::Session
        | Kind::Decision
        | Kind::Feedback
        | Kind::Annex
        | Kind::Acknowledgement
        | Kind::Unknown(_) => return None,
    };
    newest(id)
}

fn newest(id: &str) -> Option<&'static FormDefinition> {
    of_id(id).next()
}

/// The form that a record answers.
pub(crate) fn used(form: &FormUsed) -> Option<&'static FormDefinition> {
    find(&form.id, &form.version)
}

/// The form by which a record's answers are sensitive or not: the one that it
/// answers; where this app does not carry that version, its newest.
pub(crate) fn sensitive_by(form: &FormUsed) -> Option<&'static FormDefinition> {
    used(form).or_else(|| newest(&form.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_imported_form_can_be_read_and_is_some_kinds() {
        let found: Vec<_> = Kind::KNOWN.into_iter().filter_map(for_kind).collect();
        assert_eq!(found.len(), FORMS.len());
        for imported in &FORMS {
            assert_eq!(imported.form().map(FormDefinition::id), Some(imported.id));
        }
        for (place, form) in found.iter().enumerate() {
            assert_eq!(find(form.id(), form.version()), Some(*form));
            assert!(found[..place].iter().all(|other| other.id() != form.id()));
        }
        assert_eq!(for_kind(Kind::Visit).map(FormDefinition::id), Some("home_visit"));
        assert_eq!(for_kind(Kind::FollowUp).map(FormDefinition::id), Some("follow_up"));
        assert_eq!(for_kind(Kind::Decision), None);
    }
}
