//! One thing that happened in a case: what, by whom, when, leading to where it belongs.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::people::Role;

use super::row::{StandingChips, facts, way};
use crate::engine::command::{Happened, TimelineEntry};
use crate::ui::components::chip::StageChip;
use crate::ui::components::decision;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::way_to_visit;
use crate::ui::routes::Route;
use crate::ui::text::{Key, dates, t_args};

/// Where the visits and matters of a case are opened: entries that speak of one lead there too.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Known(BTreeMap<RecordId, Route>);

impl Known {
    /// Those among the entries, as somebody of this role opens them.
    pub(super) fn of(entries: &[TimelineEntry], role: Option<&Role>) -> Self {
        let delegate = role == Some(&Role::Delegate);
        let ways = entries.iter().filter_map(|entry| match &entry.what {
            Happened::Visit(row) => Some((row.visit, way_to_visit(row, delegate))),
            Happened::Matter(row) => Some((row.matter, way(row.kind, row.matter))),
            _ => None,
        });
        Self(ways.collect())
    }

    fn way(&self, what: &Happened) -> Option<Route> {
        match what {
            Happened::Visit(row) => self.0.get(&row.visit).cloned(),
            Happened::Matter(row) => Some(way(row.kind, row.matter)),
            Happened::Decision(row) => Some(Route::RequestScreen { request: row.request }),
            Happened::HandedIn(id)
            | Happened::Returned(id)
            | Happened::Accepted(id)
            | Happened::Declared(id) => self.0.get(id).cloned(),
            Happened::Opened | Happened::Ordered => None,
        }
    }
}

const fn icon(what: &Happened) -> Icon {
    match what {
        Happened::Opened => Icon::Plus,
        Happened::Visit(_) => Icon::Pen,
        Happened::Matter(_) => Icon::List,
        Happened::Decision(_) => Icon::Stamp,
        Happened::HandedIn(_) => Icon::Send,
        Happened::Returned(_) => Icon::Return,
        Happened::Accepted(_) => Icon::Check,
        Happened::Declared(_) => Icon::Paper,
        Happened::Ordered => Icon::Calendar,
    }
}

fn title(what: &Happened, known: &Known) -> String {
    let way = known.way(what);
    let request = matches!(way, Some(Route::RequestScreen { .. }));
    let key = match what {
        Happened::Matter(row) => return facts(row),
        Happened::Decision(row) => {
            let ruling = decision::ruling(row.ruling).text().into();
            return t_args("matter-decision", &[("ruling", ruling)]);
        }
        Happened::Opened => Key("timeline-opened"),
        Happened::Visit(_) => Key("timeline-visit"),
        Happened::HandedIn(_) if request => Key("timeline-request-handed-in"),
        Happened::HandedIn(_) => Key("timeline-handed-in"),
        Happened::Returned(_) if request => Key("timeline-request-returned"),
        Happened::Returned(_) if matches!(way, Some(Route::MatterScreen { .. })) => {
            Key("timeline-receipt-taken-back")
        }
        Happened::Returned(_) => Key("timeline-returned"),
        Happened::Accepted(_) if request => Key("timeline-request-forwarded"),
        Happened::Accepted(_) => Key("timeline-accepted"),
        Happened::Declared(_) => Key("timeline-declared"),
        Happened::Ordered => Key("timeline-ordered"),
    };
    key.text()
}

/// One thing that happened.
#[component]
pub(super) fn TimelineLine(entry: TimelineEntry, known: Known) -> Element {
    let TimelineEntry { at, by, what } = entry;
    let to = known.way(&what);
    let subject = match &what {
        Happened::Matter(row) => row.subject.clone(),
        Happened::Decision(row) => row.reason.clone(),
        _ => String::new(),
    };
    let when = dates::moment(at);
    let by = match by.is_empty() {
        true => when,
        false => t_args("review-by", &[("name", by.into()), ("at", when.into())]),
    };
    let body = rsx! {
        Drawing { icon: icon(&what) }
        span { class: "row-body",
            span { class: "row-title", {title(&what, &known)} }
            if !subject.is_empty() {
                span { class: "small row-subject", dir: "auto", "{subject}" }
            }
            span { class: "small soft", "{by}" }
            match what {
                Happened::Visit(row) => rsx! {
                    span { class: "cluster", StageChip { stage: row.stage } }
                },
                Happened::Matter(row) => rsx! { StandingChips { row } },
                _ => rsx! {},
            }
        }
    };
    match to {
        Some(to) => rsx! {
            Link { to, class: "row-link",
                {body}
                Drawing { icon: Icon::Forward }
            }
        },
        None => rsx! {
            div { class: "row-link row-still", {body} }
        },
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::RecordId;
    use shared::lifecycle::{VisitStage, WhereItIs};
    use shared::people::Role;

    use super::Known;
    use crate::engine::command::{Happened, TimelineEntry, VisitRow};
    use crate::ui::routes::Route;

    fn visit(stage: VisitStage) -> VisitRow {
        VisitRow {
            visit: RecordId::from_bytes([1; 16]),
            case: RecordId::from_bytes([2; 16]),
            number: String::new(),
            name: String::new(),
            delegate: String::new(),
            started: 0,
            submitted: None,
            outcome: "done".to_owned(),
            retry_on: None,
            stage,
            whereabouts: WhereItIs::OnDevice,
            answered: 0,
            required: 0,
        }
    }

    #[test]
    fn what_was_done_with_a_visit_leads_to_the_visit() {
        let row = visit(VisitStage::Returned);
        let id = row.visit;
        let entries = [TimelineEntry { at: 0, by: String::new(), what: Happened::Visit(row) }];
        let way = |role: Role, what: Happened| Known::of(&entries, Some(&role)).way(&what);
        let returned = || Happened::Returned(id);
        assert_eq!(way(Role::Delegate, returned()), Some(Route::Groups { visit: id }));
        assert_eq!(way(Role::Supervisor, returned()), Some(Route::Read { visit: id }));
        let strange = Happened::Declared(RecordId::from_bytes([9; 16]));
        assert_eq!(way(Role::Delegate, strange), None);
        assert_eq!(way(Role::Delegate, Happened::Opened), None);
    }
}
