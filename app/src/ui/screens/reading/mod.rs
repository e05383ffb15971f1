//! Reading a visit comfortably: the answers by section beside the last visit's, the papers with
//! their photos, the declaration, what the app noticed, what was said of it. A supervisor also
//! decides here; opening a visit that was handed in lets the delegate know.

mod answer_more;
mod answers;
mod declared;
mod differences;
mod papers;
mod sheet;
mod sheet_answers;
mod source;
mod summary;
mod viewer;

use dioxus::prelude::*;
use shared::ids::RecordId;

use self::answers::Answered;
use self::declared::Declared;
use self::papers::Papers;
use self::source::Shared;
use self::summary::{Attention, Reviews, Summary};
use crate::engine::command::{MarkOpened, OpenVisit, VisitView};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::button::Weight;
use crate::ui::components::frame::{Frame, Width};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::components::review_bar::{ReviewBar, Reviewed};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::t;
use crate::ui::words::use_begun;

pub(crate) use self::sheet::Sheet;

/// Reading a visit.
#[component]
pub(crate) fn Read(visit: RecordId) -> Element {
    // A list of one: another visit is another component.
    rsx! {
        for visit in [visit] {
            LoadVisit { key: "{visit}", visit }
        }
    }
}

#[component]
fn LoadVisit(visit: RecordId) -> Element {
    let reply = use_reply(move || OpenVisit { visit });
    loaded(&reply, t("read-title"), Route::Home {}, |view| {
        forms::find(&view.form.0, &view.form.1).ok_or(Failure::FormUnknown)?;
        Ok(rsx! {
            ShowVisit { view: view.clone() }
        })
    })
}

#[component]
fn ShowVisit(view: VisitView) -> Element {
    let shell = use_shell();
    use_begun(&view.words);
    let to_review = view.submission.filter(|_| view.may_review);
    use_effect(use_reactive!(|to_review| {
        if let Some(submission) = to_review {
            spawn(async move {
                // Only lets the delegate know; a failure changes nothing for the reader.
                let _ = shell.ask(MarkOpened { submission }).await;
            });
        }
    }));
    let visit = view.row.visit;
    // What nobody has chosen is not accepted.
    let held = (!view.undecided.is_empty()).then(|| t("review-undecided"));
    let heading = view.row.name.clone();
    let back = if view.may_write { Route::Finish { visit } } else { Route::Home {} };
    let bar = to_review.map(|submission| {
        let reviewed = Reviewed::Visit { visit, submission };
        rsx! { ReviewBar { reviewed, held } }
    });
    let reading = use_memo(use_reactive!(|view| Shared::of(view)));
    let Some(reading) = reading() else {
        return rsx! {};
    };
    rsx! {
        Frame { title: t("read-title"), heading, back, width: Width::Wide, bar,
            Attention { reading: reading.clone() }
            div { class: "two-columns",
                div { class: "section aside aside-first",
                    Summary { reading: reading.clone() }
                    div { class: "cluster",
                        Link { to: Route::Sheet { visit }, class: Weight::Plain.class(),
                            Drawing { icon: Icon::Print }
                            {t("read-to-sheet")}
                        }
                    }
                    Reviews { reading: reading.clone() }
                }
                div { class: "section",
                    Answered { reading: reading.clone() }
                    Papers { reading: reading.clone() }
                    if reading.0.is_declarable() {
                        Declared { reading }
                    }
                }
            }
        }
    }
}
