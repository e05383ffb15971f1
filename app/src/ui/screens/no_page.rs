//! An address that leads nowhere.

use dioxus::prelude::*;

use crate::ui::components::banner::Banner;
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::text::{failure, t};

/// An address that leads nowhere.
#[component]
pub(crate) fn NoPage(address: Vec<String>) -> Element {
    let words = failure::no_page();
    rsx! {
        Frame { title: t("app-name"), back: Route::Home {},
            Banner { title: words.what, icon: Icon::Warning, tone: Tone::Bad,
                p { "{words.next}" }
                p { Link { to: Route::Home {}, {t("action-home")} } }
            }
        }
    }
}
