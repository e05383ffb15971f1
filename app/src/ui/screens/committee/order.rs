//! The agenda as a list in order: moving, adding, taking out. Nothing here knows a screen.

use std::cmp::Reverse;

use shared::ids::RecordId;

use crate::engine::command::{AgendaRow, MatterRow};

/// Requests before a session at most.
pub(super) const MOST: usize = 200;

/// Where a request is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// One place earlier.
    Up,
    /// One place later.
    Down,
}

/// The agenda with a request moved by one place; the same where it cannot go further.
pub(super) fn moved(agenda: &[RecordId], request: RecordId, way: Way) -> Vec<RecordId> {
    let mut agenda = agenda.to_vec();
    let Some(from) = agenda.iter().position(|id| *id == request) else {
        return agenda;
    };
    let to = match way {
        Way::Up => from.checked_sub(1),
        Way::Down => Some(from + 1).filter(|to| *to < agenda.len()),
    };
    if let Some(to) = to {
        agenda.swap(from, to);
    }
    agenda
}

/// The agenda without a request.
pub(super) fn without(agenda: &[RecordId], request: RecordId) -> Vec<RecordId> {
    agenda.iter().copied().filter(|id| *id != request).collect()
}

/// The agenda with more requests at its end, none twice, as many as it takes.
pub(super) fn with(agenda: &[RecordId], more: impl IntoIterator<Item = RecordId>) -> Vec<RecordId> {
    let mut agenda = agenda.to_vec();
    for request in more {
        if agenda.len() < MOST && !agenda.contains(&request) {
            agenda.push(request);
        }
    }
    agenda
}

/// Requests that wait, in the order in which they are offered: urgent ones first, of these what was
/// given already before the rest, then by when they were handed in.
pub(super) fn offered(mut waiting: Vec<MatterRow>) -> Vec<MatterRow> {
    waiting.sort_by_key(|row| {
        let brief = row.request.as_ref();
        let urgent = brief.is_some_and(|brief| brief.urgent);
        let given = brief.is_some_and(|brief| brief.state.given_first);
        let handed_in = brief.and_then(|brief| brief.handed_in).unwrap_or(row.at);
        (Reverse(urgent), Reverse(given), handed_in, row.matter)
    });
    waiting
}

/// The first request that the session has not decided, and that can be read here.
pub(super) fn undecided(agenda: &[AgendaRow]) -> Option<RecordId> {
    let mut open = agenda.iter().filter(|row| row.decision.is_none() && row.request.is_some());
    open.next().map(|row| row.id)
}

/// The number that comes after another: of `12/1448` it is `13/1448`. A year is no number that counts
/// on. `None` where nothing in it counts.
pub(super) fn next_number(number: &str) -> Option<String> {
    let plain = shared::arabic::ascii_digits(number.trim());
    let mut from = 0;
    for piece in plain.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let digits = piece.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        if !digits.is_empty() && digits.len() != 4 {
            let next = digits.parse::<u64>().ok()?.checked_add(1)?;
            let (before, rest) = plain.split_at_checked(from)?;
            return Some(format!("{before}{next}{}", rest.strip_prefix(digits)?));
        }
        from += piece.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use shared::lifecycle::{RequestStage, RequestState, WhereItIs};
    use shared::record::Kind;

    use super::*;
    use crate::engine::command::{MatterState, Portion, RequestBrief};

    const fn id(byte: u8) -> RecordId {
        RecordId::from_bytes([byte; 16])
    }

    const THREE: [RecordId; 3] = [id(1), id(2), id(3)];

    #[test]
    fn a_request_moves_by_one_place_and_stops_at_the_ends() {
        assert_eq!(moved(&THREE, id(3), Way::Up), [id(1), id(3), id(2)]);
        assert_eq!(moved(&THREE, id(1), Way::Down), [id(2), id(1), id(3)]);
        assert_eq!(moved(&THREE, id(1), Way::Up), THREE);
        assert_eq!(moved(&THREE, id(3), Way::Down), THREE);
        assert_eq!(moved(&THREE, id(9), Way::Down), THREE);
        assert_eq!(moved(&[], id(9), Way::Up), []);
    }

    #[test]
    fn the_agenda_takes_each_request_once_and_no_more_than_it_may() {
        assert_eq!(without(&THREE, id(2)), [id(1), id(3)]);
        assert_eq!(with(&THREE, [id(2), id(4), id(4)]), [id(1), id(2), id(3), id(4)]);
        let many = (0..=u8::MAX).map(id);
        assert_eq!(with(&[], many).len(), MOST);
    }

    fn waiting(byte: u8, urgent: bool, given_first: bool, handed_in: i64) -> MatterRow {
        MatterRow {
            matter: id(byte),
            kind: Kind::SupportRequest,
            case: id(90),
            number: "م-1".into(),
            name: "أسرة تجريبية".into(),
            subject: "إيجار".into(),
            sort: "rent".into(),
            by: "شخص تجريبي".into(),
            at: 0,
            due: None,
            state: MatterState::Open,
            request: Some(RequestBrief {
                state: RequestState {
                    stage: RequestStage::Forwarded,
                    holds: BTreeSet::new(),
                    amended: false,
                    decision: None,
                    disputed: false,
                    replied: false,
                    answered: None,
                    early: false,
                    appealed: false,
                    given_first,
                    delivered: given_first,
                },
                amount: None,
                item: String::new(),
                portion: Portion::default(),
                urgent,
                handed_in: Some(handed_in),
                noticed: None,
            }),
            whereabouts: WhereItIs::Received,
        }
    }

    #[test]
    fn urgent_requests_are_offered_first_then_the_oldest() {
        let rows = vec![
            waiting(1, false, false, 10),
            waiting(2, true, false, 20),
            waiting(3, false, false, 5),
            waiting(4, true, true, 30),
        ];
        let order: Vec<_> = offered(rows).into_iter().map(|row| row.matter).collect();
        assert_eq!(order, [id(4), id(2), id(3), id(1)]);
    }

    #[test]
    fn what_comes_next_is_what_nobody_has_decided() {
        let row = |byte, here: bool| AgendaRow {
            request: here.then(|| waiting(byte, false, false, 1)),
            id: id(byte),
            recused: BTreeSet::new(),
            eligible: BTreeSet::new(),
            decision: None,
            besides: Vec::new(),
        };
        assert_eq!(undecided(&[]), None);
        assert_eq!(undecided(&[row(1, false), row(2, true)]), Some(id(2)));
    }

    #[test]
    fn the_next_number_counts_on() {
        let next = [
            ("4", Some("5")),
            ("٩", Some("10")),
            (" 12/1448 ", Some("13/1448")),
            ("1448-07", Some("1448-8")),
            ("ج 3", Some("ج 4")),
            ("1448", None),
            ("الأولى", None),
            ("", None),
        ];
        for (number, expected) in next {
            assert_eq!(next_number(number).as_deref(), expected, "{number}");
        }
    }
}
