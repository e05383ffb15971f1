//! The three rooms of the office, each a link away from the others.

use dioxus::prelude::*;
use shared::people::Role;

use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::t;

/// A room of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Visits handed in.
    Visits,
    /// What is due, and who is silent.
    Follow,
    /// The cases.
    Cases,
}

/// The rooms of the office; `here` is the one that one is in.
#[component]
pub(crate) fn Tabs(here: Tab) -> Element {
    let shell = use_shell();
    let reviews = match &*shell.gate.read() {
        Gate::Open(session) => session.role == Role::Supervisor,
        _ => false,
    };
    let visits = if reviews { t("office-tab-review") } else { t("office-tab-read") };
    let rooms = [
        Some((Tab::Visits, Route::Home {}, visits, Icon::Eye)),
        reviews.then(|| (Tab::Follow, Route::FollowScreen {}, t("office-tab-follow"), Icon::Clock)),
        Some((Tab::Cases, Route::Cases {}, t("office-tab-cases"), Icon::List)),
    ];
    rsx! {
        nav { class: "tabs", "aria-label": t("office-tabs"),
            for (tab , to , label , icon) in rooms.into_iter().flatten() {
                Link {
                    key: "{label}",
                    to,
                    class: if tab == here { "tab tab-here" } else { "tab" },
                    "aria-current": if tab == here { "page" },
                    Drawing { icon }
                    {label}
                }
            }
        }
    }
}
