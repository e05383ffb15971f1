//! What a passphrase is worth, roughly and honestly. The phone slows down guessing by hand; what
//! counts here is somebody who copies the storage and guesses on a computer, where each guess costs
//! Argon2id's time and memory but nobody waits.

use super::text::Key;

/// The fewest characters that are taken.
pub(crate) const SHORTEST: usize = 6;

/// How long a passphrase holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strength {
    /// Minutes. Not taken.
    TooShort,
    /// A number: hours or days.
    Digits,
    /// Short or repetitive: hours or days.
    Weak,
    /// Months.
    Fair,
    /// Longer than anybody tries.
    Good,
}

impl Strength {
    /// Judges a passphrase.
    pub(crate) fn of(secret: &str) -> Self {
        // Blanks around it are no secret.
        let secret = secret.trim();
        let length = secret.chars().count();
        let mut letters: Vec<_> = secret.chars().collect();
        letters.sort_unstable();
        letters.dedup();
        let different = letters.len();
        let words = secret.split_whitespace().count();
        if length < SHORTEST {
            Self::TooShort
        } else if secret.chars().all(char::is_numeric) {
            // Twelve digits are as many as eight mixed letters, if they are not all the same.
            if length < 12 || different < 5 { Self::Digits } else { Self::Fair }
        } else if length < 8 || different < 5 {
            Self::Weak
        } else if length >= 16 && (different >= 9 || words >= 4) {
            Self::Good
        } else {
            Self::Fair
        }
    }

    /// One word for it.
    pub(crate) const fn word(self) -> Key {
        match self {
            Self::TooShort => Key("strength-word-too-short"),
            Self::Digits | Self::Weak => Key("strength-word-weak"),
            Self::Fair => Key("strength-word-fair"),
            Self::Good => Key("strength-word-good"),
        }
    }

    /// What it means.
    pub(crate) const fn meaning(self) -> Key {
        match self {
            Self::TooShort => Key("strength-too-short"),
            Self::Digits => Key("strength-digits"),
            Self::Weak => Key("strength-weak"),
            Self::Fair => Key("strength-fair"),
            Self::Good => Key("strength-good"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Strength;

    #[test]
    fn short_numbers_are_not_flattered() {
        for (secret, expected) in [
            ("1234", Strength::TooShort),
            ("123456", Strength::Digits),
            ("١٢٣٤٥٦٧٨", Strength::Digits),
            ("111111111111", Strength::Digits),
            ("904871265530", Strength::Fair),
            ("سسسسسسسس", Strength::Weak),
            ("نخلة1", Strength::TooShort),
            ("نخلة بئر", Strength::Fair),
            ("نخلة بئر قمر جمل صبر", Strength::Good),
        ] {
            assert_eq!(Strength::of(secret), expected, "{secret}");
        }
    }
}
