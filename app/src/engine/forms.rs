//! The forms that this app carries, by id and version: what visits, documents
//! and declarations answer.

use std::sync::LazyLock;

use shared::form::FormDefinition;
use shared::record::FormUsed;

/// Every form, newest version first.
static FORMS: LazyLock<Vec<FormDefinition>> = LazyLock::new(|| {
    let imported: [&[u8]; 3] = [
        include_bytes!(concat!(env!("OUT_DIR"), "/home_visit.cbor")),
        include_bytes!(concat!(env!("OUT_DIR"), "/document.cbor")),
        include_bytes!(concat!(env!("OUT_DIR"), "/declaration.cbor")),
    ];
    imported.into_iter().filter_map(|bytes| FormDefinition::from_cbor(bytes).ok()).collect()
});

/// The form of that id in just that version; `None` where this app does not
/// carry it.
#[must_use]
pub fn find(id: &str, version: &str) -> Option<&'static FormDefinition> {
    FORMS.iter().find(|form| form.id() == id && form.version() == version)
}

/// The form that new visits answer (استمارة البحث الاجتماعي).
#[must_use]
pub fn for_visits() -> Option<&'static FormDefinition> {
    newest("home_visit")
}

/// The form that new documents answer: what is written on a paper.
#[must_use]
pub fn for_documents() -> Option<&'static FormDefinition> {
    newest("document")
}

/// The form that new declarations answer: who signs, and how.
#[must_use]
pub fn for_declarations() -> Option<&'static FormDefinition> {
    newest("declaration")
}

fn newest(id: &str) -> Option<&'static FormDefinition> {
    FORMS.iter().find(|form| form.id() == id)
}

/// The form that a record answers.
pub(crate) fn used(form: &FormUsed) -> Option<&'static FormDefinition> {
    find(&form.id, &form.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_imported_form_can_be_read() {
        for (id, form) in [
            ("home_visit", for_visits()),
            ("document", for_documents()),
            ("declaration", for_declarations()),
        ] {
            let form = form.expect(id);
            assert_eq!(find(id, form.version()), Some(form));
        }
    }
}
