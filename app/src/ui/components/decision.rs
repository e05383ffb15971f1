//! A decision of the committee as a card: what, why, how much, who, in which session, and whether
//! it counts. Screens of requests and of sessions show the same card.

use dioxus::prelude::*;
use shared::lifecycle::WhereItIs;
use shared::record::decision::Ruling;

use super::chip::{Chip, PlaceChip, Tone};
use super::facts::Facts;
use super::icon::Icon;
use crate::engine::command::{DecisionRow, Replaced};
use crate::ui::text::{Key, dates, money, t, t_args};

/// What is decided, in the policies' word.
pub(crate) const fn ruling(ruling: Ruling) -> Key {
    match ruling {
        Ruling::Accepted => Key("ruling-accepted"),
        Ruling::Declined => Key("ruling-declined"),
        Ruling::ToComplete => Key("ruling-to-complete"),
        Ruling::Postponed => Key("ruling-postponed"),
    }
}

/// The drawing and the tone of a ruling.
const fn look(ruling: Ruling) -> (Icon, Tone) {
    match ruling {
        Ruling::Accepted => (Icon::Check, Tone::Good),
        Ruling::Declined => (Icon::Close, Tone::Bad),
        Ruling::ToComplete => (Icon::Return, Tone::Wait),
        Ruling::Postponed => (Icon::Clock, Tone::Wait),
    }
}

/// What is decided.
#[component]
pub(crate) fn RulingChip(ruling: Ruling) -> Element {
    let (icon, tone) = look(ruling);
    rsx! {
        Chip { label: self::ruling(ruling).text(), icon, tone }
    }
}

/// A session by its number and its day, as far as they are known here.
pub(crate) fn session_name(number: &str, date: Option<shared::calendar::Date>) -> String {
    let day = date.map(dates::both).unwrap_or_default();
    match (number.is_empty(), day.is_empty()) {
        (true, true) => t("decision-session-away"),
        (true, false) => day,
        (false, true) => t_args("decision-session", &[("number", number.into())]),
        (false, false) => {
            t_args("decision-session-on", &[("number", number.into()), ("date", day.into())])
        }
    }
}

/// The decisions that this one took back, in a line; nothing where it took back none.
pub(crate) fn replaced(row: &DecisionRow) -> Option<String> {
    let each = |it: &Replaced| format!("{} ({})", ruling(it.ruling).text(), dates::moment(it.at));
    let all: Vec<_> = row.replaces.iter().map(each).collect();
    let all = all.join(&t("list-separator"));
    (!all.is_empty()).then(|| t_args("decision-replaces", &[("decisions", all.into())]))
}

/// A decision. One that another took back says so first, so that nobody reads it as what counts.
#[component]
pub(crate) fn DecisionCard(row: DecisionRow) -> Element {
    let unsent = matches!(row.whereabouts, WhereItIs::Refused | WhereItIs::OnDevice);
    let by = row.by.join(&t("list-separator"));
    // The office is not given sessions: of one that is not known here nothing is said.
    let known = !row.session_number.is_empty() || row.session_date.is_some();
    let session = known.then(|| session_name(&row.session_number, row.session_date));
    let session = session.unwrap_or_default();
    let replaced = replaced(&row);
    let facts = vec![
        (t("decision-amount"), row.amount.map(money::riyals).unwrap_or_default()),
        (t("decision-of-session"), session),
        (t("decision-by"), by),
        (t("decision-written"), dates::moment(row.at)),
    ];
    rsx! {
        div { class: if row.counts { "decision" } else { "decision decision-past" },
            div { class: "cluster",
                RulingChip { ruling: row.ruling }
                if !row.counts {
                    Chip { label: t("decision-taken-back"), icon: Icon::Undo }
                }
                if unsent {
                    PlaceChip { place: row.whereabouts }
                }
            }
            if !row.reason.is_empty() {
                div {
                    p { class: "small soft", {t("decision-reason")} }
                    p { class: "quote", dir: "auto", "{row.reason}" }
                }
            }
            Facts { facts }
            if let Some(replaced) = replaced {
                p { class: "small", "{replaced}" }
            }
        }
    }
}
