//! The two dates of an adoption as printed, read and compared by Umm al-Qura.
//! What their difference may come from is `calendar::compare`'s; neither is
//! chosen.

use super::{Adoption, Policy};
use crate::calendar::{Compared, Date, HijriDate, Written, compare, parse_written};

/// What a policy's printed dates say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dates {
    /// The Hijri date that is printed; its [`HijriDate::to_gregorian`] is
    /// computed.
    pub hijri: Option<HijriDate>,
    /// The Gregorian date that is printed; its [`Date::to_hijri`] is computed.
    pub gregorian: Option<Date>,
    /// How they compare, where both are printed.
    pub compared: Option<Compared>,
}

impl Policy {
    /// What the printed dates of the adoption say. One that cannot be read is
    /// passed over: a file with one is refused.
    #[must_use]
    pub fn dates(&self) -> Dates {
        let adoption = self.adoption.as_ref();
        let hijri = adoption.and_then(|adoption| adoption.hijri.as_deref());
        let gregorian = adoption.and_then(|adoption| adoption.gregorian.as_deref());
        let hijri = hijri.and_then(|raw| match parse_written(raw) {
            Ok(Written::Hijri(date)) => Some(date),
            _ => None,
        });
        let gregorian = gregorian.and_then(|raw| match parse_written(raw) {
            Ok(Written::Gregorian(date)) => Some(date),
            _ => None,
        });
        let compared = hijri.zip(gregorian).map(|(hijri, gregorian)| compare(hijri, gregorian));
        Dates { hijri, gregorian, compared }
    }
}

impl Adoption {
    /// Why a printed date is none of its calendar: the key, and the reason.
    pub(super) fn wrong_date(&self) -> Option<(&'static str, String)> {
        let wrong = |key, raw: Option<&str>, fits: fn(&Written) -> bool, calendar: &str| {
            let reason = match parse_written(raw?) {
                Ok(written) if fits(&written) => return None,
                Ok(_) => format!("is no {calendar} date"),
                Err(error) => error.to_string(),
            };
            Some((key, reason))
        };
        let hijri = |date: &Written| matches!(date, Written::Hijri(_));
        let gregorian = |date: &Written| matches!(date, Written::Gregorian(_));
        wrong("hijri", self.hijri.as_deref(), hijri, "Hijri")
            .or_else(|| wrong("gregorian", self.gregorian.as_deref(), gregorian, "Gregorian"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::association::Acknowledgement;

    fn dates(hijri: Option<&str>, gregorian: Option<&str>) -> Dates {
        let [hijri, gregorian] = [hijri, gregorian].map(|printed| printed.map(str::to_owned));
        let adoption = Adoption { meeting: None, term: None, hijri, gregorian };
        let acknowledgement = Acknowledgement { required: false, text: None };
        Policy {
            title: String::new(),
            adoption: Some(adoption),
            replaces: None,
            review: None,
            circulation: None,
            acknowledgement,
        }
        .dates()
    }

    #[test]
    fn printed_dates_are_read_and_compared_where_there_are_two() {
        let both = dates(Some("10 / 7 / 1444"), Some("28/04/2023"));
        assert_eq!(both.hijri.unwrap().to_gregorian(), Date::new(2023, 2, 1).unwrap());
        assert_eq!(both.gregorian.unwrap().to_hijri().unwrap().to_string(), "1444-10-08");
        assert_eq!(both.compared, Some(Compared::Apart { days: 86, hints: vec![] }));
        let one = dates(None, Some("١٩ / ٢ / ٢٠٢٣"));
        assert_eq!((one.hijri, one.compared), (None, None));
        assert_eq!(one.gregorian.unwrap().to_hijri().unwrap().to_string(), "1444-07-28");
        let neither = dates(Some("28/04/2023"), Some("رجب"));
        assert_eq!((neither.hijri, neither.gregorian), (None, None));
    }
}
