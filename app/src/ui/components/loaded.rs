//! What a screen shows while what it needs is being read, and in its place where it cannot be had.

use dioxus::prelude::*;

use super::banner::{FailureBanner, Loading};
use super::frame::Frame;
use crate::engine::failure::Failure;
use crate::ui::routes::Route;

/// Shows what was read, or that it is being read, or why it cannot be. `show` may still refuse what
/// was read, such as answers of a form that this app does not know.
pub(crate) fn loaded<T: 'static>(
    reply: &Resource<Result<T, Failure>>,
    title: String,
    back: Route,
    show: impl FnOnce(&T) -> Result<Element, Failure>,
) -> Element {
    let instead = |body: Element| {
        rsx! {
            Frame { title, back, {body} }
        }
    };
    let shown = match &*reply.read() {
        None => return instead(rsx! { Loading {} }),
        Some(Err(failure)) => Err(failure.clone()),
        Some(Ok(read)) => show(read),
    };
    match shown {
        Ok(shown) => shown,
        Err(failure) => instead(rsx! { FailureBanner { failure } }),
    }
}
