//! Banners: something to know, with what to do about it. Failures have one look everywhere.

use dioxus::prelude::*;

use super::button::Button;
use super::chip::Tone;
use super::icon::{Drawing, Icon};
use crate::engine::failure::Failure;
use crate::ui::text::{failure, t};

/// Something to know.
#[component]
pub(crate) fn Banner(
    title: String,
    icon: Icon,
    #[props(default)] tone: Tone,
    children: Element,
) -> Element {
    rsx! {
        div { class: "banner {tone.class()}",
            Drawing { icon }
            div { class: "banner-body",
                p { class: "banner-title", "{title}" }
                {children}
            }
        }
    }
}

/// What went wrong and what to do next; read out at once.
#[component]
pub(crate) fn FailureBanner(failure: Failure, retry: Option<EventHandler<()>>) -> Element {
    let words = failure::words(&failure);
    rsx! {
        // Not under the bar at the bottom, where nobody would see it.
        div { role: "alert",
            onmounted: move |event| async move {
                let sight = ScrollToOptions {
                    behavior: ScrollBehavior::Instant,
                    vertical: ScrollLogicalPosition::Nearest,
                    horizontal: ScrollLogicalPosition::Nearest,
                };
                let _ = event.scroll_to_with_options(sight).await;
            },
            Banner { title: words.what, icon: Icon::Warning, tone: Tone::Bad,
                p { "{words.next}" }
                if let Some(retry) = retry {
                    div {
                        Button {
                            label: t("action-retry"),
                            icon: Icon::Refresh,
                            onclick: move |()| retry.call(()),
                        }
                    }
                }
            }
        }
    }
}

/// What stands in place of something that is still being read. It appears late, so that what is
/// quick does not flicker.
#[component]
pub(crate) fn Loading() -> Element {
    rsx! {
        p { class: "soft loading", role: "status", {t("loading")} }
    }
}
