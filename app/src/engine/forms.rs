//! The forms that this app carries, by id and version.

use std::sync::LazyLock;

use shared::form::FormDefinition;
use shared::record::visit::FormUsed;

/// Every form, newest version first.
static FORMS: LazyLock<Vec<FormDefinition>> = LazyLock::new(|| {
    let home_visit: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/home_visit.cbor"));
    FormDefinition::from_cbor(home_visit).into_iter().collect()
});

/// The form of that id in just that version; `None` where this app does not
/// carry it.
#[must_use]
pub fn find(id: &str, version: &str) -> Option<&'static FormDefinition> {
    FORMS.iter().find(|form| form.id() == id && form.version() == version)
}

/// The form that new visits answer.
#[must_use]
pub fn for_visits() -> Option<&'static FormDefinition> {
    FORMS.iter().find(|form| form.id() == "home_visit")
}

/// The form that a visit answers.
pub(crate) fn used(form: &FormUsed) -> Option<&'static FormDefinition> {
    find(&form.id, &form.version)
}
