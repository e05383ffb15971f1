//! The names of what a case says, and of what else is asked and may not fit.

use super::Key;

/// The name of a case's field ([`shared::record::case`]).
pub(crate) fn field(name: &str) -> String {
    let key = match name {
        "number" => Key("case-number"),
        "name" => Key("case-name"),
        "identity_number" => Key("case-identity-number"),
        "mobile" => Key("case-mobile"),
        "category" => Key("case-category"),
        "region" => Key("case-region"),
        "city" => Key("case-city"),
        "district" => Key("case-district"),
        "landmark" => Key("case-landmark"),
        "visited_by" => Key("case-visited-by"),
        "to_be_present" => Key("case-to-be-present"),
        _ => Key("case-member"),
    };
    key.text()
}

/// The name of what was asked and did not fit: of a case, a session of the
/// committee, a decision or a receipt.
pub(crate) fn asked(name: &str) -> String {
    let key = match name {
        "number" => Key("field-number"),
        "date" => Key("field-date"),
        "budget" => Key("field-budget"),
        "agenda" => Key("field-agenda"),
        "amount" => Key("field-amount"),
        "reason" => Key("field-reason"),
        "quantity" => Key("field-quantity"),
        "place" => Key("field-place"),
        "proxy_name" => Key("field-proxy-name"),
        "proxy_identity" => Key("field-proxy-identity"),
        "proxy_relation" => Key("field-proxy-relation"),
        name => return field(name),
    };
    key.text()
}
