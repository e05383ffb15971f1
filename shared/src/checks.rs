//! Numbers that carry their own proof: the Saudi identity number, the mobile
//! number and the IBAN. Each check returns the number in its one written form,
//! or says what is wrong with it. No check looks a number up anywhere.

use serde::{Deserialize, Serialize};

use crate::arabic::ascii_digits;

/// What is wrong with a number. It never contains the number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckError {
    /// It contains something that such a number never has.
    #[error("contains characters that do not belong in it")]
    Characters,
    /// It is too long or too short.
    #[error("has {found} characters where {expected} belong")]
    Length {
        /// How many characters the number must have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// It does not begin as such a number must.
    #[error("does not begin as it must")]
    Start,
    /// Its check digits contradict the rest: a digit is wrong or two are swapped.
    #[error("its check digit does not fit: one digit is wrong or two are swapped")]
    CheckDigit,
}

/// Checks an identity number: ten digits, beginning with 1 for a citizen or 2
/// for a resident, the last one a check digit (Luhn).
///
/// # Errors
/// What is wrong with it, the first that applies.
pub fn identity_number(raw: &str) -> Result<String, CheckError> {
    let number = cleaned(raw);
    digits_only(&number)?;
    exactly(&number, 10)?;
    if !number.starts_with(['1', '2']) {
        return Err(CheckError::Start);
    }
    let sum: u32 = number
        .bytes()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
        })
        .sum();
    if sum.is_multiple_of(10) { Ok(number) } else { Err(CheckError::CheckDigit) }
}

/// Checks a Saudi mobile number and writes it as `05` and eight digits. Also
/// taken: `+966 5…`, `00966 5…`, `966 5…`, and `5…` without the zero.
///
/// # Errors
/// What is wrong with it, the first that applies.
pub fn mobile(raw: &str) -> Result<String, CheckError> {
    let number = cleaned(raw);
    let local = ["+966", "00966", "966"].iter().find_map(|code| number.strip_prefix(code));
    let local = local.unwrap_or(&number);
    digits_only(local)?;
    let local = local.strip_prefix('0').unwrap_or(local);
    if !local.starts_with('5') {
        return Err(CheckError::Start);
    }
    let number = format!("0{local}");
    exactly(&number, 10)?;
    Ok(number)
}

/// Checks a Saudi IBAN: `SA` and 22 digits that leave 1 when divided by 97
/// (ISO 13616). Spaces are dropped, letters are written in upper case.
///
/// # Errors
/// What is wrong with it, the first that applies.
pub fn iban(raw: &str) -> Result<String, CheckError> {
    let number = cleaned(raw).to_ascii_uppercase();
    let Some(digits) = number.strip_prefix("SA") else {
        return Err(CheckError::Start);
    };
    digits_only(digits)?;
    exactly(&number, 24)?;
    let (check, account) = digits.split_at(2);
    // The country code counts as numbers (S = 28, A = 10) and moves to the end.
    let remainder = account
        .bytes()
        .chain(*b"2810")
        .chain(check.bytes())
        .fold(0, |rest, byte| (rest * 10 + u32::from(byte - b'0')) % 97);
    if remainder == 1 { Ok(number) } else { Err(CheckError::CheckDigit) }
}

/// The text without the spaces, dashes, brackets and invisible marks that people
/// and keyboards put in numbers, with ASCII digits.
fn cleaned(raw: &str) -> String {
    let mut text = ascii_digits(raw);
    text.retain(|letter| {
        !letter.is_whitespace()
            && !matches!(letter, '-' | '(' | ')' | '\u{2010}'..='\u{2015}')
            && !matches!(letter, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
            && !matches!(letter, '\u{2066}'..='\u{2069}')
    });
    text
}

fn digits_only(text: &str) -> Result<(), CheckError> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(())
    } else {
        Err(CheckError::Characters)
    }
}

fn exactly(text: &str, expected: usize) -> Result<(), CheckError> {
    let found = text.len();
    if found == expected { Ok(()) } else { Err(CheckError::Length { expected, found }) }
}

#[cfg(test)]
mod tests {
    use super::{CheckError, iban, identity_number, mobile};

    #[test]
    fn identity_numbers() {
        assert_eq!(identity_number("1000000008").unwrap(), "1000000008");
        assert_eq!(identity_number(" ١٠٠٠٠٠٠٠٠٨ ").unwrap(), "1000000008");
        assert_eq!(identity_number("2000000006").unwrap(), "2000000006");
        assert_eq!(identity_number("1000000009"), Err(CheckError::CheckDigit));
        assert_eq!(identity_number("3000000004"), Err(CheckError::Start));
        assert_eq!(
            identity_number("100000000"),
            Err(CheckError::Length { expected: 10, found: 9 })
        );
        assert_eq!(identity_number("10000O0008"), Err(CheckError::Characters));
        assert_eq!(identity_number(""), Err(CheckError::Length { expected: 10, found: 0 }));
    }

    #[test]
    fn every_single_wrong_digit_is_seen() {
        let right = "1234567897";
        let right = (0..10u8)
            .map(|d| format!("{}{d}", &right[..9]))
            .find(|n| identity_number(n).is_ok())
            .unwrap();
        for place in 1..10 {
            for digit in b'0'..=b'9' {
                let mut wrong = right.clone().into_bytes();
                if wrong[place] == digit {
                    continue;
                }
                wrong[place] = digit;
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(identity_number(&wrong), Err(CheckError::CheckDigit), "{wrong}");
            }
        }
    }

    #[test]
    fn mobiles_are_written_one_way() {
        for raw in [
            "0500000001",
            "+966 50 000 0001",
            "00966500000001",
            "500000001",
            "٠٥٠٠٠٠٠٠٠١",
            "966-0500000001",
        ] {
            assert_eq!(mobile(raw).unwrap(), "0500000001", "{raw}");
        }
        assert_eq!(mobile("0112345678"), Err(CheckError::Start));
        assert_eq!(mobile("05000000"), Err(CheckError::Length { expected: 10, found: 8 }));
        assert_eq!(mobile("05 بيت"), Err(CheckError::Characters));
    }

    #[test]
    fn ibans() {
        // The example that the IBAN registry prints for Saudi Arabia.
        assert_eq!(iban("sa03 8000 0000 6080 1016 7519").unwrap(), "SA0380000000608010167519");
        assert_eq!(iban("SA0480000000608010167519"), Err(CheckError::CheckDigit));
        assert_eq!(iban("AE0380000000608010167519"), Err(CheckError::Start));
        assert_eq!(iban("SA03"), Err(CheckError::Length { expected: 24, found: 4 }));
        assert_eq!(iban("SAé3"), Err(CheckError::Characters));
    }
}
