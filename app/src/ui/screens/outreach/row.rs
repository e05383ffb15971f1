//! A case that is due for a visit, as the list and the plan of a day show it: who, why and since
//! when, how pressing, how far.

use dioxus::prelude::*;
use shared::lifecycle::outreach::Reason;

use crate::engine::command::OutreachRow;
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::rows::category;
use crate::ui::routes::Route;
use crate::ui::text::{Key, beside, dates, t, t_args};

/// A case that is due, and the way to it.
#[component]
pub(crate) fn DueCaseLink(
    row: OutreachRow,
    /// Whether its distance is said here.
    #[props(default)]
    far: bool,
) -> Element {
    let facts = [row.case.number.clone(), category(&row.case.category), row.case.place.clone()];
    let reasons = reasons(&row);
    rsx! {
        Link { to: Route::CaseScreen { case: row.case.case }, class: "row-link",
            span { class: "row-body",
                span { class: "row-title", bdi { "{row.case.name}" } }
                span { class: "small soft", {beside(facts)} }
                for reason in reasons {
                    span { key: "{reason}", class: "small", "{reason}" }
                }
                span { class: "cluster",
                    Need { need: row.need }
                    if !row.placed {
                        Chip { label: t("outreach-not-placed"), icon: Icon::Place }
                    } else if let Some(metres) = row.metres.filter(|_| far) {
                        Chip { label: distance(metres), icon: Icon::Place, tone: Tone::Info }
                    }
                }
            }
            Drawing { icon: Icon::Forward }
        }
    }
}

/// How pressing the need is.
#[component]
fn Need(need: Option<u8>) -> Element {
    let (key, icon, tone) = match need {
        None => (Key("outreach-need-unknown"), Icon::Eye, Tone::Calm),
        Some(0 | 1) => (Key("outreach-need-1"), Icon::Warning, Tone::Bad),
        Some(2) => (Key("outreach-need-2"), Icon::Clock, Tone::Wait),
        Some(3) => (Key("outreach-need-3"), Icon::Clock, Tone::Info),
        Some(_) => (Key("outreach-need-4"), Icon::Minus, Tone::Calm),
    };
    rsx! {
        Chip { label: key.text(), icon, tone }
    }
}

/// Why a case is due, each with its day in both calendars.
fn reasons(row: &OutreachRow) -> Vec<String> {
    let reasons = row.reasons.iter().map(|(reason, on)| {
        let date = ("date", dates::both(*on).into());
        match reason {
            Reason::Ordered => t_args("outreach-ordered", &[date]),
            Reason::Retry => t_args("outreach-retry", &[date]),
            Reason::NeverVisited => t_args("outreach-never", &[date]),
            Reason::Restudy => t_args("outreach-restudy", &[date]),
            Reason::AgeLimit(member) => {
                let named = row.members.iter().find(|(place, _)| place == member);
                let name = named.map(|(_, name)| name.clone()).unwrap_or_default();
                t_args("outreach-age", &[("name", name.into()), date])
            }
        }
    });
    reasons.collect()
}

/// A distance as one says it: to ten metres below a kilometre, to a kilometre above ten.
pub(crate) fn distance(metres: u32) -> String {
    let (key, number) = rounded(metres);
    t_args(key.0, &[("far", number.into())])
}

fn rounded(metres: u32) -> (Key, String) {
    match metres {
        0..=994 => (Key("outreach-metres"), ((metres + 5) / 10 * 10).to_string()),
        995..=9_949 => {
            let tenths = (metres + 50) / 100;
            let number = match tenths % 10 {
                0 => (tenths / 10).to_string(),
                rest => format!("{}.{rest}", tenths / 10),
            };
            (Key("outreach-kilometres"), number)
        }
        _ => (Key("outreach-kilometres"), (metres.saturating_add(500) / 1000).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn distances_are_no_more_exact_than_one_says_them() {
        let said = |metres| {
            let (key, number) = rounded(metres);
            format!("{number} {}", key.0.trim_start_matches("outreach-"))
        };
        assert_eq!(said(0), "0 metres");
        assert_eq!(said(994), "990 metres");
        assert_eq!(said(995), "1 kilometres");
        assert_eq!(said(1_449), "1.4 kilometres");
        assert_eq!(said(9_949), "9.9 kilometres");
        assert_eq!(said(9_950), "10 kilometres");
        assert_eq!(said(12_499), "12 kilometres");
        assert_eq!(said(u32::MAX), "4294967 kilometres");
    }
}
