//! What was given, in words.

use shared::record::Kind;

use crate::engine::command::GivenView;
use crate::engine::forms;
use crate::ui::text::{form, money, t, t_args};

/// Money and things in a line.
pub(crate) fn given(amount: &GivenView) -> String {
    let money = (amount.money != 0).then(|| money::riyals(amount.money));
    let things = amount.items.iter().map(|(item, many)| {
        // Counts of things are small.
        let many = u32::try_from(*many).unwrap_or(u32::MAX);
        t_args("ledger-item", &[("item", aid(item).into()), ("count", many.into())])
    });
    let all: Vec<_> = money.into_iter().chain(things).collect();
    match all.is_empty() {
        true => t("ledger-nothing"),
        false => all.join(&t("list-separator")),
    }
}

/// A kind of aid, by the form of receipts; what is none of its choices stays as it was written.
pub(super) fn aid(code: &str) -> String {
    let known = forms::for_kind(Kind::Service);
    known.map_or_else(|| code.to_owned(), |known| form::choice(known, "aid", code))
}
