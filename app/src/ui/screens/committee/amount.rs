//! Money as people type it: riyals with any digits, thousands marked or not, at most two places
//! after the point. Elsewhere it is halalas.

use shared::arabic::ascii_digits;

use crate::ui::text::Key;

/// Halalas at most: a billion riyals.
const MOST: i64 = 100_000_000_000;

/// Why what was typed is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AmountFault {
    /// Nothing was typed.
    Missing,
    /// Zero, where something is to be given.
    Nothing,
    /// Not a number of riyals and halalas.
    NotAnAmount,
    /// More than anybody grants.
    TooLarge,
}

impl AmountFault {
    /// What to do about it.
    pub(super) fn words(self) -> String {
        let key = match self {
            Self::Missing => Key("amount-missing"),
            Self::Nothing => Key("amount-nothing"),
            Self::NotAnAmount => Key("amount-not-a-number"),
            Self::TooLarge => Key("amount-too-large"),
        };
        key.text()
    }
}

/// What was typed as riyals, in halalas.
pub(super) fn halalas(typed: &str) -> Result<i64, AmountFault> {
    let mut text = ascii_digits(typed);
    // Marks of direction come with what is pasted.
    text.retain(|letter| {
        !letter.is_whitespace() && !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}')
    });
    if text.is_empty() {
        return Err(AmountFault::Missing);
    }
    let (whole, part) = match text.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (text.as_str(), None),
    };
    let part = match part {
        None => 0,
        Some(part) if matches!(part.len(), 1 | 2) && digits(part) => {
            format!("{part:0<2}").parse().map_err(|_| AmountFault::NotAnAmount)?
        }
        Some(_) => return Err(AmountFault::NotAnAmount),
    };
    let whole = ungrouped(whole).ok_or(AmountFault::NotAnAmount)?;
    let riyals: i64 = whole.parse().map_err(|_| AmountFault::TooLarge)?;
    let halalas = riyals.checked_mul(100).and_then(|halalas| halalas.checked_add(part));
    halalas.filter(|halalas| *halalas <= MOST).ok_or(AmountFault::TooLarge)
}

/// Halalas as one types them: no marks between thousands, decimals only where there are any.
pub(super) fn typed(halalas: i64) -> String {
    let (whole, part) = (halalas / 100, halalas.unsigned_abs() % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits without the marks between thousands; `None` where they stand elsewhere.
fn ungrouped(text: &str) -> Option<String> {
    let groups: Vec<_> = text.split([',', '،']).collect();
    let sound = groups.iter().enumerate().all(|(place, group)| {
        let long =
            if place == 0 { groups.len() == 1 || group.len() <= 3 } else { group.len() == 3 };
        long && digits(group)
    });
    sound.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::{AmountFault, halalas, typed};

    #[test]
    fn riyals_are_read_with_any_digits() {
        let read = [
            ("5000", 500_000),
            ("٥٠٠٠", 500_000),
            ("۵۰۰۰", 500_000),
            ("5,000", 500_000),
            ("٥٬٠٠٠", 500_000),
            ("٥،٠٠٠", 500_000),
            (" 12 500 ", 1_250_000),
            ("12.5", 1_250),
            ("١٢٫٠٥", 1_205),
            ("0", 0),
            ("\u{200F}750\u{200F}", 75_000),
            ("1000000000", super::MOST),
        ];
        for (text, expected) in read {
            assert_eq!(halalas(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_guessed_at() {
        for text in ["", "  "] {
            assert_eq!(halalas(text), Err(AmountFault::Missing));
        }
        for text in ["خمسة", "-5", "5.", "5.123", ".5", "5,00", "1,2345", "1.2.3", "5 ريال"]
        {
            assert_eq!(halalas(text), Err(AmountFault::NotAnAmount), "{text}");
        }
        for text in ["1000000000.01", "99999999999999999999"] {
            assert_eq!(halalas(text), Err(AmountFault::TooLarge), "{text}");
        }
    }

    #[test]
    fn an_amount_is_typed_as_it_is_read() {
        for amount in [0, 5, 50, 100, 1_205, 500_000, 123_456_789] {
            assert_eq!(halalas(&typed(amount)), Ok(amount));
        }
    }
}
