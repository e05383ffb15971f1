//! A matter in a list: what it is, whose, since when, when something is due, how it stands. The
//! whole row is what one presses.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::WhereItIs;
use shared::record::Kind;

use crate::engine::command::{MatterRow, MatterState, RequestBrief};
use crate::engine::forms;
use crate::ui::components::chip::{Chip, PlaceChip, RequestStageChip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::text::{dates, form, matters, t, t_args};

/// Where a matter is worked on.
pub(crate) const fn way(kind: Kind, matter: RecordId) -> Route {
    match kind {
        Kind::SupportRequest => Route::RequestScreen { request: matter },
        _ => Route::MatterScreen { matter },
    }
}

/// Of which sort a matter is, or what came of it, in the words of its form.
pub(crate) fn sort(row: &MatterRow) -> String {
    let Some(known) = forms::for_kind(row.kind) else {
        return row.sort.clone();
    };
    let question = known.question("sort").or_else(|| known.question("outcome"));
    let list = question.and_then(|question| question.kind.list());
    list.map_or_else(|| row.sort.clone(), |list| form::choice(known, list, &row.sort))
}

/// What there is to say of a matter in one line.
pub(crate) fn facts(row: &MatterRow) -> String {
    let facts = [matters::kind(row.kind).text(), sort(row), row.number.clone()];
    let facts: Vec<_> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    facts.join(" · ")
}

/// A matter in a list.
#[component]
pub(crate) fn MatterLink(
    row: MatterRow,
    /// Whether the screen says already whose it is.
    #[props(default)]
    within: bool,
) -> Element {
    let title = if within { String::new() } else { row.name.clone() };
    let by = t_args(
        "matter-begun-by",
        &[("name", row.by.clone().into()), ("since", dates::since(row.at).into())],
    );
    rsx! {
        Link { to: way(row.kind, row.matter), class: "row-link",
            span { class: "row-body",
                if title.is_empty() {
                    span { class: "row-title", {facts(&row)} }
                } else {
                    span { class: "row-title", bdi { "{title}" } }
                    span { class: "small soft", {facts(&row)} }
                }
                if !row.subject.is_empty() {
                    span { class: "small row-subject", dir: "auto", "{row.subject}" }
                }
                span { class: "small soft", "{by}" }
                StandingChips { row: row.clone() }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// How a matter stands, in chips: its own state, or how far a request has come; when something is
/// due; where a draft is.
#[component]
pub(crate) fn StandingChips(row: MatterRow) -> Element {
    // A draft is this person's own: whether it has arrived is nobody else's care.
    let place = row.state == MatterState::Draft || row.whereabouts == WhereItIs::Refused;
    rsx! {
        span { class: "cluster",
            match row.request.clone() {
                Some(request) if row.state != MatterState::Dropped => rsx! {
                    RequestChips { request }
                },
                _ => rsx! { StateChip { state: row.state } },
            }
            if let Some(on) = row.due.filter(|_| is_running(row.state)) {
                DayChip { on }
            }
            if place {
                PlaceChip { place: row.whereabouts }
            }
        }
    }
}

const fn is_running(state: MatterState) -> bool {
    matches!(state, MatterState::Draft | MatterState::Open | MatterState::ToTell)
}

/// The day on which something is due, and whether it has passed.
#[component]
fn DayChip(on: shared::calendar::Date) -> Element {
    let days = dates::today().map_or(0, |today| on.days() - today.days());
    let (label, icon, tone) = match days {
        ..0 => (t_args("matter-overdue", &[("count", (-days).into())]), Icon::Warning, Tone::Bad),
        0 | 1 => (t_args("matter-due", &[("count", days.into())]), Icon::Clock, Tone::Wait),
        _ => (t_args("matter-due", &[("count", days.into())]), Icon::Calendar, Tone::Info),
    };
    rsx! {
        Chip { label, icon, tone }
        span { class: "small soft", {dates::both(on)} }
    }
}

#[component]
fn StateChip(state: MatterState) -> Element {
    let (icon, tone) = match state {
        MatterState::Draft => (Icon::Pen, Tone::Info),
        MatterState::Open => (Icon::Clock, Tone::Wait),
        MatterState::Closed => (Icon::Check, Tone::Good),
        MatterState::Dropped => (Icon::Close, Tone::Calm),
        MatterState::TakenBack => (Icon::Return, Tone::Bad),
        MatterState::ToTell => (Icon::Comment, Tone::Wait),
        MatterState::HandedOver => (Icon::Server, Tone::Good),
    };
    rsx! {
        Chip { label: matters::state(state).text(), icon, tone }
    }
}

/// How far a support request has come, and what there is to know of it besides.
#[component]
fn RequestChips(request: RequestBrief) -> Element {
    let holds = request.state.holds.len();
    rsx! {
        RequestStageChip {
            stage: request.state.stage,
            outstanding: request.portion.is_outstanding(),
        }
        if request.urgent {
            Chip { label: t("request-urgent"), icon: Icon::Warning, tone: Tone::Bad }
        }
        if holds > 0 {
            Chip {
                label: t_args("request-holds", &[("count", holds.into())]),
                icon: Icon::Lock,
                tone: Tone::Wait,
            }
        }
        if request.state.early {
            Chip { label: t("request-reply-early"), icon: Icon::Clock, tone: Tone::Info }
        }
        if request.state.amended {
            Chip { label: t("request-amended"), icon: Icon::Pen, tone: Tone::Info }
        }
    }
}
