//! The names of what a case says.

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
