//! The button that hands a visit in, and what may come of it.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::engine::command::{Submit, Submitted};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::text::t;
use crate::ui::visit::use_visit;

/// The button's id in the page.
pub(crate) const HAND_IN: &str = "hand-in";

/// Hands a visit in.
#[component]
pub(crate) fn HandIn(visit: RecordId, ondone: Option<EventHandler<()>>) -> Element {
    let shared = use_visit();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let hand_in = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        match shared.filling.keep_and_ask(Submit { visit }).await {
            Ok(Submitted::Done) => {
                if let Some(ondone) = ondone {
                    ondone.call(());
                }
                // The button is gone: what it did stands under the heading.
                page::focus_heading();
            }
            Ok(Submitted::Undecided { .. }) => {
                navigator().push(Route::Choose { visit });
            }
            // What the engine knows of and this screen does not yet: read again.
            Ok(Submitted::Incomplete { .. }) => failure.set(Some(Failure::ChangedMeanwhile)),
            Err(why) => failure.set(Some(why)),
        }
        busy.set(false);
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Button {
            label: if busy() { t("finish-working") } else { t("finish-action") },
            weight: Weight::Main,
            id: HAND_IN,
            icon: Icon::Send,
            large: true,
            busy: busy(),
            onclick: hand_in,
        }
    }
}
