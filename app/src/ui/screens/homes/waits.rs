//! What waits in a list: how many, the first of them, and the way to all.

use dioxus::prelude::*;

use crate::engine::command::{MatterRow, MatterState, Matters};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::button::Weight;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::screens::groups::count;
use crate::ui::screens::matters::{ListName, MatterLink};
use crate::ui::shell::use_reply;
use crate::ui::text::{t, t_args};

/// How many are shown on a first screen.
const FIRST: usize = 5;
/// More than these are not asked for at once.
const MOST: u32 = 200;

/// What waits in a list.
#[component]
pub(super) fn Waits(
    name: ListName,
    /// Only those of this sort, by its choice code, about which something is still to be done: who
    /// answers questions has answered those whose answer is only to be told.
    sort: Option<&'static str>,
    /// What it is called here, where it is not all of the list.
    title: Option<String>,
    /// Nothing is shown where nothing waits.
    #[props(default)]
    quiet: bool,
) -> Element {
    let reply = use_reply(move || {
        // Of a sort the engine knows no number: all that wait are looked through.
        let limit = if sort.is_some() { MOST } else { count(FIRST) };
        Matters { list: name.open(), offset: 0, limit }
    });
    let id = name.name();
    let body = match &*reply.read() {
        None if quiet => return rsx! {},
        None => rsx! { Loading {} },
        Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
        Some(Ok(view)) => {
            let fits = |row: &&MatterRow| {
                sort.is_none_or(|sort| sort == row.sort && row.state == MatterState::Open)
            };
            let rows: Vec<_> = view.rows.iter().filter(fits).cloned().collect();
            let total = if sort.is_some() { count(rows.len()) } else { view.total };
            if total == 0 && quiet {
                return rsx! {};
            }
            let more = total > count(FIRST);
            rsx! {
                if total == 0 {
                    p { class: "card", {name.none().text()} }
                } else {
                    p { class: "small soft", role: "status",
                        {t_args("matters-count", &[("count", total.into())])}
                    }
                    ul { class: "card card-flush rows",
                        for row in rows.into_iter().take(FIRST) {
                            li { key: "{row.matter}", MatterLink { row } }
                        }
                    }
                }
                if more {
                    Link { to: name.route(), class: Weight::Plain.class(),
                        {t("home-all-of-these")}
                        Drawing { icon: Icon::Forward }
                    }
                }
            }
        }
    };
    rsx! {
        section { class: "section", "aria-labelledby": "{id}-title",
            h2 { id: "{id}-title", {title.unwrap_or_else(|| name.title().text())} }
            {body}
        }
    }
}
