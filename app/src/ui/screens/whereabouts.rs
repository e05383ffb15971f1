//! Where a visit that was handed in has got to, each step with what it means. What has arrived is
//! said of the answers and of the photos apart: photos come after.

use dioxus::prelude::*;
use shared::lifecycle::{VisitStage, WhereItIs};

use super::groups::count;
use crate::engine::command::VisitView;
use crate::ui::components::chip::{Chip, PlaceChip, StageChip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::text::{Key, people, t, t_args};

/// Where what was handed in has got to.
#[component]
pub(crate) fn Whereabouts(view: VisitView) -> Element {
    let (place, stage) = (view.row.whereabouts, view.row.stage);
    let refused = place == WhereItIs::Refused;
    let photos = photos_here(&view);
    let steps = [
        (WhereItIs::OnDevice, Icon::Phone),
        (WhereItIs::Received, Icon::Server),
        (WhereItIs::Read, Icon::Eye),
    ];
    rsx! {
        section { class: "card", "aria-labelledby": "status-title",
            div { class: "section-head",
                h2 { id: "status-title", {t("finish-status-title")} }
                if refused {
                    PlaceChip { place }
                } else {
                    StageChip { stage }
                }
            }
            if refused {
                p { class: "problem",
                    Drawing { icon: Icon::Warning }
                    span { {t("finish-refused-text")} }
                }
            }
            if photos > 0 && place > WhereItIs::OnDevice {
                p { class: "note", {t_args("finish-photos-here", &[("count", count(photos).into())])} }
            }
            // What was refused is on no way anywhere.
            ol { class: "steps", hidden: refused,
                for (step , icon) in steps {
                    li {
                        key: "{people::whereabouts(step).0}",
                        class: if step > place { "later" },
                        "aria-current": if step == place { "step" },
                        Drawing { icon }
                        div { class: "row-body",
                            span { class: "cluster",
                                strong { {people::whereabouts(step).text()} }
                                StepChip { step, place }
                            }
                            if step == place {
                                p { class: "small", {meaning(step, stage, photos > 0).text()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What it means that a visit has got there. Once it was decided on, the decision says more than
/// who opened it.
const fn meaning(place: WhereItIs, stage: VisitStage, photos_here: bool) -> Key {
    match (place, stage) {
        (WhereItIs::Refused, _) => Key("finish-refused-text"),
        (WhereItIs::OnDevice, _) if photos_here => Key("finish-on-device-photos-text"),
        (WhereItIs::OnDevice, _) => Key("finish-on-device-text"),
        (_, VisitStage::Accepted) => Key("finish-accepted-text"),
        (_, VisitStage::Returned) => Key("finish-returned-text"),
        (WhereItIs::Received, _) if photos_here => Key("finish-received-photos-text"),
        (WhereItIs::Received, _) => Key("finish-received-text"),
        (WhereItIs::Read, VisitStage::Amended) => Key("finish-amended-text"),
        (WhereItIs::Read, _) => Key("finish-read-text"),
    }
}

/// Photos of this visit that are nowhere but on this device.
fn photos_here(view: &VisitView) -> usize {
    let papers = view.documents.iter().filter(|row| row.visit == view.row.visit);
    let pages = papers.flat_map(|row| &row.pages);
    let thumbs = view.declarations.iter().filter_map(|signed| signed.thumbprint.as_ref());
    pages.chain(thumbs).filter(|page| page.whereabouts <= WhereItIs::OnDevice).count()
}

#[component]
fn StepChip(step: WhereItIs, place: WhereItIs) -> Element {
    let (label, icon, tone) = match step.cmp(&place) {
        std::cmp::Ordering::Less => (t("finish-step-done"), Icon::Check, Tone::Good),
        std::cmp::Ordering::Equal => (t("finish-step-now"), Icon::Check, Tone::Good),
        std::cmp::Ordering::Greater => (t("finish-step-later"), Icon::Clock, Tone::Calm),
    };
    rsx! {
        Chip { label, icon, tone }
    }
}
