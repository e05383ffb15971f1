//! Arabic text as people type it: a key under which spellings of one word
//! meet, and numbers typed with any digits. Nothing here knows the domain.

/// The key under which text is searched and compared.
///
/// Spellings that people mix are folded together: the hamza forms of alef, waw
/// and yeh, ة with ه, ى with ي, Persian with Arabic letters; tatweel, vowel
/// marks and invisible marks of direction are dropped; digits become ASCII,
/// Latin letters lower case, and runs of white space one space.
///
/// The key is for finding only: it is never shown and never stored in place of
/// what a person wrote.
#[must_use]
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            gap = true;
            continue;
        }
        if is_mark(letter) {
            continue;
        }
        if gap && !key.is_empty() {
            key.push(' ');
        }
        gap = false;
        match folded(letter) {
            Some(plain) => key.push(plain),
            None => key.extend(letter.to_lowercase()),
        }
    }
    key
}

/// The same text with Arabic-Indic and Persian digits as ASCII, `٫` as `.`, and
/// without the thousands mark `٬`. Meant for numbers, dates and the like, before
/// they are read.
#[must_use]
pub fn ascii_digits(text: &str) -> String {
    text.chars()
        .filter(|letter| *letter != '٬')
        .map(|letter| match letter {
            '٫' => '.',
            other => ascii_digit(other).unwrap_or(other),
        })
        .collect()
}

/// Marks that carry no letter: vowels, superscript alef, Quranic marks, hamza
/// written as a combining mark, tatweel, joiners and marks of direction.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The plain letter of a family of spellings, if the letter belongs to one.
fn folded(letter: char) -> Option<char> {
    Some(match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' | 'ې' => 'ي',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ک' | 'ڪ' => 'ك',
        other => return ascii_digit(other),
    })
}

/// The ASCII form of an Arabic-Indic or Persian digit.
fn ascii_digit(letter: char) -> Option<char> {
    let value = match letter {
        '٠'..='٩' => u32::from(letter) - u32::from('٠'),
        '۰'..='۹' => u32::from(letter) - u32::from('۰'),
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::{ascii_digits, search_key};

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (left, right) in [
            ("أحمد", "احمد"),
            ("إيمان", "ايمان"),
            ("آمنة", "امنه"),
            ("فاطِمَة", "فاطمه"),
            ("مصطفى", "مصطفي"),
            ("محــــمد", "محمد"),
            ("مؤمن", "مومن"),
            ("  عبد   الله ", "عبد الله"),
            ("٠٥٠ ۱۲۳", "050 123"),
            ("ABC Street", "abc street"),
            ("\u{200F}سالم\u{200E}", "سالم"),
        ] {
            assert_eq!(search_key(left), search_key(right), "{left} and {right}");
        }
        assert_ne!(search_key("سالم"), search_key("سليم"));
        assert_eq!(search_key(" \u{064B} "), "");
    }

    #[test]
    fn numbers_are_read_in_any_digits() {
        assert_eq!(ascii_digits("١٬٢٣٤٫٥"), "1234.5");
        assert_eq!(ascii_digits("۱۴۴۸/٠٣/١٥"), "1448/03/15");
        assert_eq!(ascii_digits("نص 7"), "نص 7");
    }
}
