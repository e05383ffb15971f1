//! The declaration on a support request: read and signed as on a visit.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::ui::evidence::At;
use crate::ui::screens::declaration::OneDeclaration;

/// A declaration on a support request, signed or to be signed.
#[component]
pub(crate) fn RequestDeclaration(request: RecordId, declaration: RecordId) -> Element {
    rsx! {
        OneDeclaration { at: At::Request(request), declaration }
    }
}
