//! Commands and replies about what is delivered: one receipt, a distribution
//! day, and a family's aid over the years.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::calendar::Date;
use shared::ids::RecordId;

use super::{MatterRow, SignedWith};

/// See [`super::Command::Deliveries`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Deliveries {
    /// What is searched for: name or number; empty for all.
    pub search: String,
    /// How many to skip.
    pub offset: u32,
    /// How many at most; no more than 200.
    pub limit: u32,
}

/// يوم التوزيع: what is still to be delivered, and what was today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveriesView {
    /// Accepted requests of which nothing was delivered, or not all, by name.
    pub waiting: Vec<MatterRow>,
    /// How many match the search.
    pub total_waiting: u32,
    /// Receipts of today, newest first; at most 200.
    pub today: Vec<MatterRow>,
    /// How many were delivered today.
    pub total_today: u32,
}

/// See [`super::Command::Deliver`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Deliver {
    /// The request that is served.
    pub request: RecordId,
    /// Where; at most 200 characters.
    pub place: String,
    /// Who receives for the beneficiary, if somebody does.
    pub proxy: Option<Proxy>,
    /// The signature or the thumbprint under the receipt.
    pub with: SignedWith,
}

/// الوكيل في الاستلام.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proxy {
    /// Name.
    pub name: String,
    /// Identity number, checked.
    pub identity_number: String,
    /// Choice code of the form's list `relation`; empty where nobody said.
    pub relation: String,
}

/// See [`super::Command::SignReceipt`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignReceipt {
    /// Which receipt ([`shared::record::Kind::Service`]), filled in as a matter.
    pub receipt: RecordId,
    /// How.
    pub with: SignedWith,
}

/// See [`super::Command::TakeBackReceipt`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakeBackReceipt {
    /// Which receipt; a finished one.
    pub receipt: RecordId,
    /// Why; everyone who sees the receipt reads it.
    pub reason: String,
}

/// See [`super::Command::OpenLedger`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenLedger {
    /// Of which case.
    pub case: RecordId,
}

/// سجل المعونات: what a family was given over the years.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerView {
    /// Each of it, newest first.
    pub entries: Vec<LedgerRow>,
    /// In all.
    pub total: GivenView,
    /// By Gregorian year, newest first.
    pub by_year: Vec<(u16, GivenView)>,
    /// By Hijri year, newest first.
    pub by_hijri_year: Vec<(u16, GivenView)>,
    /// By giver: this association first (`None`), then the others by name.
    pub by_giver: Vec<(Option<String>, GivenView)>,
    /// What may have been entered or given twice: receipts in groups.
    pub twice: Vec<Vec<RecordId>>,
}

/// What was given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenView {
    /// Halalas (SAR × 100).
    pub money: i64,
    /// How many of each thing, as it was written down.
    pub items: BTreeMap<String, u64>,
}

/// Something that a family was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// The receipt.
    pub receipt: RecordId,
    /// When.
    pub on: Date,
    /// Choice code of the form's list `aid`.
    pub kind: String,
    /// In a line.
    pub subject: String,
    /// What.
    pub given: GivenView,
    /// By whom, where it was not this association.
    pub giver: Option<String>,
}
