//! Amounts in words: riyals, with halalas only where there are any.

use super::{form, t_args};

const HALALAS: u64 = 100;

/// An amount in halalas (SAR × 100), in riyals.
pub(crate) fn riyals(halalas: i64) -> String {
    let amount = figures(halalas);
    let whole = halalas.unsigned_abs();
    if !whole.is_multiple_of(HALALAS) {
        return t_args("money-riyals-part", &[("amount", amount.into())]);
    }
    // The sign is in the figures; how the word is counted does not depend on it.
    let count = i64::try_from(whole / HALALAS).unwrap_or(i64::MAX);
    t_args("money-riyals", &[("count", count.into()), ("amount", amount.into())])
}

/// The figures alone, for a table whose head says that they are riyals.
pub(crate) fn figures(halalas: i64) -> String {
    let sign = if halalas < 0 { "-" } else { "" };
    let (whole, part) = (halalas.unsigned_abs() / HALALAS, halalas.unsigned_abs() % HALALAS);
    match part {
        0 => form::grouped(&format!("{sign}{whole}")),
        part => form::grouped(&format!("{sign}{whole}.{part:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Language, text_in};
    use super::figures;

    #[test]
    fn halalas_are_shown_only_where_there_are_any() {
        assert_eq!(figures(150_000), "1,500");
        assert_eq!(figures(150_050), "1,500.50");
        assert_eq!(figures(5), "0.05");
        assert_eq!(figures(0), "0");
        assert_eq!(figures(-150_000_000), "-1,500,000");
        assert_eq!(figures(i64::MIN), "-92,233,720,368,547,758.08");
    }

    #[test]
    fn arabic_counts_riyals_in_its_forms() {
        let say = |count: i64| {
            let amount = figures(count * 100);
            let values = [("count", count.into()), ("amount", amount.into())];
            text_in(Language::Arabic, "money-riyals", &values)
        };
        assert_eq!(say(0), "0 ريال");
        assert_eq!(say(1), "ريال واحد");
        assert_eq!(say(2), "ريالان");
        assert_eq!(say(5), "5 ريالات");
        assert_eq!(say(15), "15 ريالاً");
        assert_eq!(say(1500), "1,500 ريال");
        assert_eq!(say(1515), "1,515 ريالاً");
    }
}
