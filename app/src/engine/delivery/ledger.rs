//! سجل المعونات: what a family was given over the years, from its receipts.
//! How it is added up is [`shared::lifecycle::ledger`]'s.

use std::collections::{BTreeMap, HashMap};

use shared::form::Answers;
use shared::ids::RecordId;
use shared::lifecycle::ledger::Total;
use shared::lifecycle::{Aid, Given, Giver, ledger as add_up};
use shared::people::authority::Action;
use shared::record::matter::Matter;
use shared::record::{Kind, Record};

use super::counted;
use crate::engine::command::{GivenView, LedgerRow, LedgerView, OpenLedger};
use crate::engine::failure::Failure;
use crate::engine::matters::facts::was_delivered;
use crate::engine::session::Session;
use crate::engine::store::records;

pub(crate) fn ledger(
    session: &Session,
    asked: &OpenLedger,
    now: i64,
) -> Result<LedgerView, Failure> {
    session.demand(Action::Read, Kind::Service, asked.case)?;
    ledger_view(session, asked.case, now)
}

/// A case's aid, as far as its receipts are here.
pub(crate) fn ledger_view(
    session: &Session,
    case: RecordId,
    now: i64,
) -> Result<LedgerView, Failure> {
    let db = session.db();
    let mut aid = Vec::new();
    let mut subjects = HashMap::new();
    for id in records::of_kind(db, case, Kind::Service)? {
        let Some(record) = records::load(db, id)? else { continue };
        if !was_delivered(db, &record)? {
            continue;
        }
        let answers = counted(&record, now);
        subjects.insert(id, answers.word("subject"));
        aid.extend(aid_of(&record, &answers));
    }
    let ledger = add_up(aid);
    let rows = ledger.entries.into_iter().map(|aid| LedgerRow {
        receipt: aid.record,
        on: aid.on,
        subject: subjects.remove(&aid.record).unwrap_or_default(),
        kind: aid.kind,
        given: one(aid.given),
        giver: name(aid.giver),
    });
    let newest_first = |years: BTreeMap<u16, Total>| {
        years.into_iter().rev().map(|(year, total)| (year, given(total))).collect()
    };
    let by_giver = ledger.by_giver.into_iter();
    Ok(LedgerView {
        entries: rows.collect(),
        total: given(ledger.total),
        by_year: newest_first(ledger.by_year),
        by_hijri_year: newest_first(ledger.by_hijri_year),
        by_giver: by_giver.map(|(giver, total)| (name(giver), given(total))).collect(),
        twice: ledger.duplicates,
    })
}

/// What a receipt says was given; things are what somebody wrote, else the
/// code of their kind.
fn aid_of(record: &Record, answers: &Answers) -> Option<Aid> {
    let kind = answers.word("sort");
    let given = match answers.halalas("amount") {
        Some(halalas) => Given::Money(halalas),
        None => Given::Item {
            item: Some(answers.word("item")).filter(|it| !it.is_empty()).unwrap_or(kind.clone()),
            quantity: u32::try_from(answers.number("quantity")?).ok()?,
        },
    };
    Some(Aid {
        record: record.meta().id,
        on: answers.day("on")?,
        kind,
        given,
        giver: match answers.word("giver").as_str() {
            "own" => Giver::Own,
            _ => Giver::Other(answers.word("giver_name")),
        },
        request: Matter::of(record).about.map(|about| about.record),
    })
}

fn one(given: Given) -> GivenView {
    match given {
        Given::Money(money) => GivenView { money, items: BTreeMap::new() },
        Given::Item { item, quantity } => {
            GivenView { money: 0, items: [(item, u64::from(quantity))].into() }
        }
    }
}

fn given(total: Total) -> GivenView {
    GivenView { money: total.money, items: total.items }
}

fn name(giver: Giver) -> Option<String> {
    match giver {
        Giver::Own => None,
        Giver::Other(name) => Some(name),
    }
}
