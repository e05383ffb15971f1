//! محضر اجتماع: the minutes of a session on A4, to be signed by those who were there.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::decision::Ruling;

use super::minutes_items::MinutesItem;
use super::presence::{how_many, presence};
use super::printed::{Printed, Signatures};
use crate::engine::command::{AgendaRow, MemberRow, MinutesView, OpenMinutes};
use crate::ui::components::facts::Facts;
use crate::ui::components::loaded::loaded;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::shell::use_reply;
use crate::ui::text::{Key, dates, money, t, t_args};

/// The minutes of a session.
#[component]
pub(crate) fn Minutes(session: RecordId) -> Element {
    // A list of one: another session is another component.
    rsx! {
        for session in [session] {
            LoadMinutes { key: "{session}", session }
        }
    }
}

#[component]
fn LoadMinutes(session: RecordId) -> Element {
    let reply = use_reply(move || OpenMinutes { session });
    loaded(&reply, t("minutes-title"), Route::SessionScreen { session }, |view| {
        Ok(rsx! {
            Show { view: view.clone() }
        })
    })
}

#[component]
fn Show(view: MinutesView) -> Element {
    let session = &view.session;
    let facts = vec![
        (t("minutes-association"), view.association.clone()),
        (t("minutes-committee"), session.committee.clone()),
        (t("session-number"), session.row.number.clone()),
        (t("session-day"), session.row.date.map(dates::both).unwrap_or_default()),
    ];
    let here = session.members.iter().filter(|member| member.present == Some(true));
    let members = here.map(|member| (Key("signatures-member"), member.name.clone()));
    let mut lines = vec![(Key("signatures-secretary"), String::new())];
    lines.extend(members);
    lines.push((Key("signatures-head"), String::new()));
    rsx! {
        Printed { view: view.clone(), title: t("minutes-title"),
            header { class: "sheet-head",
                h2 { {t("minutes-title")} }
                Facts { facts }
            }
            Attendance {
                members: session.members.clone(),
                quorum: session.quorum,
                by_board: session.quorum_by_board,
            }
            section { class: "sheet-section",
                h3 { {t("agenda-title")} }
                if session.agenda.is_empty() {
                    p { {t("minutes-agenda-none")} }
                }
            }
            for (place , row) in (1..).zip(session.agenda.clone()) {
                MinutesItem { key: "{row.id}", place, row, members: session.members.clone() }
            }
            Totals { view: view.clone() }
            Signatures { lines }
        }
    }
}

/// Who was there and who was not, and whether that was enough.
#[component]
fn Attendance(members: Vec<MemberRow>, quorum: u16, by_board: bool) -> Element {
    let present = how_many(&members);
    let reached = present >= u32::from(quorum);
    let counted = t_args(
        "quorum-count",
        &[
            ("present", present.into()),
            ("members", count(members.len()).into()),
            ("needed", quorum.into()),
        ],
    );
    let stands = if reached { t("quorum-reached") } else { t("minutes-quorum-missing") };
    let whose = if by_board { t("quorum-by-board") } else { t("quorum-by-program") };
    let named = |present: Option<bool>| {
        let named = members.iter().filter(|member| member.present == present);
        named.map(|member| member.name.clone()).collect::<Vec<_>>().join(&t("list-separator"))
    };
    let facts = [Some(true), Some(false), None]
        .into_iter()
        .map(|present| (presence(present).text(), named(present)))
        .collect::<Vec<_>>();
    rsx! {
        section { class: "sheet-section sheet-whole",
            h3 { {t("presence-title")} }
            Facts { facts }
            p { "{stands}. {counted} {whose}" }
        }
    }
}

/// How many requests were ruled on in this way.
fn ruled(agenda: &[AgendaRow], ruling: Ruling) -> u32 {
    let decisions = agenda.iter().filter_map(|row| row.decision.as_ref());
    count(decisions.filter(|decision| decision.ruling == ruling).count())
}

/// What the session decided, in numbers.
#[component]
fn Totals(view: MinutesView) -> Element {
    let session = &view.session;
    let agenda = &session.agenda;
    let open = count(agenda.iter().filter(|row| row.decision.is_none()).count());
    let number = |ruling| ruled(agenda, ruling).to_string();
    let over = session.remaining.filter(|left| *left < 0).map(i64::saturating_neg);
    let left = session.remaining.filter(|left| *left >= 0);
    let facts = vec![
        (t("minutes-requests"), count(agenda.len()).to_string()),
        (t("ruling-accepted"), number(Ruling::Accepted)),
        (t("ruling-declined"), number(Ruling::Declined)),
        (t("ruling-to-complete"), number(Ruling::ToComplete)),
        (t("ruling-postponed"), number(Ruling::Postponed)),
        (t("minutes-undecided"), open.to_string()),
        (t("minutes-total"), money::riyals(view.granted)),
        (t("budget-sum"), session.budget.map(money::riyals).unwrap_or_default()),
        (t("budget-left"), left.map(money::riyals).unwrap_or_default()),
        (t("minutes-over"), over.map(money::riyals).unwrap_or_default()),
    ];
    rsx! {
        section { class: "sheet-section sheet-whole sheet-head",
            h3 { {t("minutes-totals")} }
            Facts { facts }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared::lifecycle::WhereItIs;

    use super::*;
    use crate::engine::command::DecisionRow;

    #[test]
    fn rulings_are_counted_as_this_session_made_them() {
        let id = |byte| RecordId::from_bytes([byte; 16]);
        let row = |byte, ruling: Option<Ruling>| AgendaRow {
            request: None,
            id: id(byte),
            recused: BTreeSet::new(),
            eligible: BTreeSet::new(),
            decision: ruling.map(|ruling| DecisionRow {
                decision: id(90),
                request: id(byte),
                session: id(91),
                session_number: "4".into(),
                session_date: None,
                ruling,
                reason: String::new(),
                amount: None,
                by: Vec::new(),
                at: 0,
                replaces: Vec::new(),
                counts: true,
                whereabouts: WhereItIs::OnDevice,
            }),
            besides: Vec::new(),
        };
        let agenda = [
            row(1, Some(Ruling::Accepted)),
            row(2, Some(Ruling::Declined)),
            row(3, Some(Ruling::Accepted)),
            row(4, None),
        ];
        let counted = [Ruling::Accepted, Ruling::Declined, Ruling::ToComplete, Ruling::Postponed]
            .map(|ruling| ruled(&agenda, ruling));
        assert_eq!(counted, [2, 1, 0, 0]);
    }
}
