//! The declaration on a support request: read and signed as on a visit.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::ui::evidence::At;
use crate::ui::routes::Route;
use crate::ui::screens::declaration::OneDeclaration;
use crate::ui::screens::matters::OneMatter;

/// A declaration on a support request, signed or to be signed.
#[component]
pub(crate) fn RequestDeclaration(request: RecordId, declaration: RecordId) -> Element {
    rsx! {
        OneDeclaration { at: At::Request(request), declaration }
    }
}

/// What the request does not say yet, on the way to its declaration and back.
#[component]
pub(crate) fn RequestMissing(request: RecordId, declaration: RecordId) -> Element {
    rsx! {
        OneMatter { matter: request, from: Route::RequestDeclaration { request, declaration } }
    }
}
