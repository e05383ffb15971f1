//! A family's aid over the years, other associations' included: what the
//! researcher and the committee look at before they recommend or decide. It
//! answers «تقدير حاجة المستفيد» (how much somebody needs) and decides nothing.

use std::collections::BTreeMap;

use crate::arabic::search_key;
use crate::calendar::Date;
use crate::ids::RecordId;

/// Who gave something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Giver {
    /// This association.
    Own,
    /// Another one, by its name as somebody wrote it down.
    Other(String),
}

/// What was given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    /// Money, in halalas (SAR × 100).
    Money(i64),
    /// Things: the choice code of what they are, and how many.
    Item {
        /// What they are.
        item: String,
        /// How many.
        quantity: u32,
    },
}

/// Something that the family was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aid {
    /// The record that says so.
    pub record: RecordId,
    /// When.
    pub on: Date,
    /// Choice code of the kind of aid.
    pub kind: String,
    /// What.
    pub given: Given,
    /// By whom.
    pub giver: Giver,
    /// The request that it answered, if it is known.
    pub request: Option<RecordId>,
}

/// What was given in all. Things are counted, and given no price: a guessed one
/// would pass for a fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// Halalas.
    pub money: i64,
    /// How many of each item.
    pub items: BTreeMap<String, u64>,
}

impl Total {
    fn add(&mut self, given: &Given) {
        match given {
            Given::Money(halalas) => self.money = self.money.saturating_add(*halalas),
            Given::Item { item, quantity } => {
                let count = self.items.entry(item.clone()).or_default();
                *count = count.saturating_add(u64::from(*quantity));
            }
        }
    }
}

/// The family's aid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Each of it, the newest first.
    pub entries: Vec<Aid>,
    /// In all.
    pub total: Total,
    /// By Gregorian year.
    pub by_year: BTreeMap<u16, Total>,
    /// By Hijri year; days outside the tables of Umm al-Qura are in none.
    pub by_hijri_year: BTreeMap<u16, Total>,
    /// By giver: this association first, then the others by name. One that is
    /// written in different ways (أ and ا, ة and ه) is one.
    pub by_giver: Vec<(Giver, Total)>,
    /// What may have been entered, or given, twice: the same kind and amount on
    /// the same day, whoever gave it. For a person to look at; all of it counts.
    pub duplicates: Vec<Vec<RecordId>>,
}

/// Adds it up. Entries may come in any order; the same record twice is one.
#[must_use]
pub fn ledger(aid: impl IntoIterator<Item = Aid>) -> Ledger {
    let by_record: BTreeMap<_, _> = aid.into_iter().map(|aid| (aid.record, aid)).collect();
    let mut entries: Vec<_> = by_record.into_values().collect();
    // Stable: on one day they stay in the order of their records.
    entries.sort_by_key(|aid| std::cmp::Reverse(aid.on));
    let mut ledger = Ledger::default();
    let mut by_giver: BTreeMap<String, (Giver, Total)> = BTreeMap::new();
    let mut alike: BTreeMap<(Date, &str, &Given), Vec<RecordId>> = BTreeMap::new();
    for aid in &entries {
        ledger.total.add(&aid.given);
        ledger.by_year.entry(aid.on.year()).or_default().add(&aid.given);
        if let Some(hijri) = aid.on.to_hijri() {
            ledger.by_hijri_year.entry(hijri.year()).or_default().add(&aid.given);
        }
        // No name has an empty key, so this association comes first.
        let key = match &aid.giver {
            Giver::Own => String::new(),
            Giver::Other(name) => format!("-{}", search_key(name)),
        };
        let of_giver = by_giver.entry(key).or_insert_with(|| (aid.giver.clone(), Total::default()));
        of_giver.1.add(&aid.given);
        alike.entry((aid.on, &aid.kind, &aid.given)).or_default().push(aid.record);
    }
    ledger.duplicates = alike.into_values().filter(|records| records.len() > 1).collect();
    ledger.by_giver = by_giver.into_values().collect();
    ledger.entries = entries;
    ledger
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(record: u8, on: &str, halalas: i64, giver: Giver) -> Aid {
        Aid {
            record: RecordId::from_bytes([record; 16]),
            on: on.parse().unwrap(),
            kind: "rent".into(),
            given: Given::Money(halalas),
            giver,
            request: None,
        }
    }

    fn baskets(record: u8, on: &str, quantity: u32) -> Aid {
        let given = Given::Item { item: "food_basket".into(), quantity };
        Aid { kind: "food".into(), given, ..money(record, on, 0, Giver::Own) }
    }

    fn other(name: &str) -> Giver {
        Giver::Other(name.into())
    }

    #[test]
    fn a_familys_aid_adds_up_by_both_calendars_and_by_giver() {
        let found = ledger([
            money(1, "2026-06-01", 150_000, Giver::Own),
            money(2, "2026-07-01", 50_050, other("جمعية الأمل")),
            money(3, "2025-12-31", 20_000, other("جمعيه  الامل")),
            baskets(4, "2026-07-02", 2),
            baskets(5, "2026-08-02", 1),
        ]);
        let order: Vec<_> = found.entries.iter().map(|aid| aid.record.as_bytes()[0]).collect();
        assert_eq!(order, [5, 4, 2, 1, 3]);
        assert_eq!(found.total.money, 220_050);
        assert_eq!(found.total.items["food_basket"], 3);
        assert_eq!(found.by_year[&2025].money, 20_000);
        assert_eq!(found.by_year[&2026].money, 200_050);
        // The first of Muharram 1448 is the 16th of June 2026.
        assert_eq!(found.by_hijri_year[&1447].money, 170_000);
        assert_eq!(found.by_hijri_year[&1448].money, 50_050);
        assert_eq!(found.by_hijri_year[&1448].items["food_basket"], 3);
        let givers: Vec<_> = found.by_giver.iter().map(|(giver, it)| (giver, it.money)).collect();
        assert_eq!(givers, [(&Giver::Own, 150_000), (&other("جمعية الأمل"), 70_050)]);
        assert_eq!(found.duplicates, [[]; 0] as [[RecordId; 0]; 0]);
    }

    #[test]
    fn what_looks_like_the_same_aid_twice_is_shown_and_counted() {
        let found = ledger([
            money(1, "2026-06-01", 150_000, Giver::Own),
            money(2, "2026-06-01", 150_000, other("جمعية الأمل")),
            money(3, "2026-06-01", 150_001, Giver::Own),
            money(4, "2026-06-02", 150_000, Giver::Own),
            money(4, "2026-06-02", 150_000, Giver::Own),
        ]);
        let twice = [1, 2].map(|id| RecordId::from_bytes([id; 16]));
        assert_eq!(found.duplicates, [twice]);
        assert_eq!(found.total.money, 600_001, "a record that came twice is one");
    }

    fn any_aid() -> impl Strategy<Value = Vec<Aid>> {
        let given = prop_oneof![
            (0i64..3).prop_map(Given::Money),
            (1u32..3).prop_map(|quantity| Given::Item { item: "milk".into(), quantity }),
        ];
        let giver = prop_oneof![
            Just(Giver::Own),
            prop::sample::select(&["البر", "الأمل"][..]).prop_map(other),
        ];
        let aid = (given, giver, 0i64..900).prop_map(|(given, giver, days)| Aid {
            given,
            on: Date::from_days(20_000 + days).unwrap(),
            ..money(0, "2026-01-01", 0, giver)
        });
        prop::collection::vec(aid, 0..12).prop_map(|mut aid| {
            for (id, aid) in (0..).zip(&mut aid) {
                aid.record = RecordId::from_bytes([id; 16]);
            }
            aid
        })
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_changes_nothing(
            (aid, shuffled) in any_aid().prop_flat_map(|aid| (Just(aid.clone()), Just(aid).prop_shuffle())),
        ) {
            let found = ledger(aid);
            prop_assert_eq!(&found, &ledger(shuffled));
            let sum = |it: Vec<&Total>| it.iter().map(|it| it.money).sum::<i64>();
            prop_assert_eq!(sum(found.by_year.values().collect()), found.total.money);
            prop_assert_eq!(sum(found.by_hijri_year.values().collect()), found.total.money);
            prop_assert_eq!(sum(found.by_giver.iter().map(|it| &it.1).collect()), found.total.money);
        }
    }
}
