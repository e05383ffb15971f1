//! Reading a profile's file (TOML): strictly, since its author is told with the
//! line what is wrong, and a misspelt key would otherwise be a rule left out.

use toml::de::{DeTable, DeValue};

use super::{LockRule, Profile};

/// Why a text is no profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ProfileError {
    /// Where, counting from 1; 1 where it concerns the whole.
    pub line: usize,
    /// Why, in words.
    pub reason: String,
}

impl Profile {
    /// Read a profile.
    ///
    /// # Errors
    /// [`ProfileError`] with the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let refused = |error: toml::de::Error| ProfileError {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            reason: error.message().to_owned(),
        };
        let mut unknown = None;
        let file = toml::Deserializer::parse(text).map_err(refused)?;
        let read = serde_ignored::deserialize(file, |path| {
            unknown.get_or_insert(path.to_string());
        });
        // A misspelt key is also a missing one; what was written is the better hint.
        if let Some(key) = unknown {
            return Err(at(text, &key, format!("there is no `{key}` in a profile")));
        }
        let profile: Self = read.map_err(refused)?;
        match profile.wrong() {
            Some((key, reason)) => Err(at(text, key, format!("{key} {reason}"))),
            None => Ok(profile),
        }
    }

    /// The first value that makes no sense, by its key, and why.
    fn wrong(&self) -> Option<(&'static str, String)> {
        let blank = |text: &str| text.trim().is_empty();
        let empty = || "must not be empty".to_owned();
        let codes = &self.photos.allowed;
        let is_code = |code: &String| {
            !code.is_empty()
                && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        if self.channels.is_empty() {
            Some(("channels", empty()))
        } else if self.steps.is_empty() {
            Some(("steps", empty()))
        } else if self.phone.as_deref().is_some_and(blank) {
            Some(("phone", empty()))
        } else if blank(&self.declaration.text) {
            Some(("declaration.text", empty()))
        } else if let Some(code) = codes.iter().find(|code| !is_code(code)) {
            Some(("photos.allowed", format!("names `{code}`, which is no code of a paper")))
        } else if !(1..=LockRule::MAX_MINUTES).contains(&self.lock.minutes) {
            Some(("lock.minutes", format!("must be from 1 to {}", LockRule::MAX_MINUTES)))
        } else {
            None
        }
    }
}

/// An error at the line of a key, given by its way from the top (`lock.minutes`).
fn at(text: &str, key: &str, reason: String) -> ProfileError {
    let place = DeTable::parse(text).ok().and_then(|file| place_of(file.get_ref(), key));
    ProfileError { line: place.map_or(1, |place| line_of(text, place)), reason }
}

fn place_of(table: &DeTable<'_>, key: &str) -> Option<usize> {
    let (first, inner) =
        key.split_once('.').map_or((key, None), |(first, inner)| (first, Some(inner)));
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == first)?;
    match (inner, value.get_ref()) {
        (Some(inner), DeValue::Table(table)) => place_of(table, inner),
        _ => Some(name.span().start),
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::Reading;
    use super::*;
    use crate::sync::codec;

    const MUWAYH: &str = include_str!("../../../assets/associations/muwayh-orphans.toml");

    fn line(of: &str) -> usize {
        MUWAYH.lines().position(|line| line.starts_with(of)).unwrap() + 1
    }

    #[test]
    fn the_orphans_of_muwayh_have_eight_channels_and_four_tools() {
        let profile = Profile::parse(MUWAYH).unwrap();
        assert_eq!(profile.id.as_str(), "muwayh-orphans");
        assert_eq!((profile.channels.len(), profile.tools.len()), (8, 4));
        assert_eq!(profile.reply.reading, Reading::Unconfirmed);
        assert_eq!((profile.lock.minutes, profile.position.allowed), (5, true));
        assert!(profile.photos.allowed.contains(&"electricity_bill".to_owned()));
        assert!(profile.declaration.text.contains("مسؤولية مباشرة"));
        assert_eq!(profile.phone, None, "the policy prints none");
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let declared = MUWAYH.lines().nth(line("[declaration]")).unwrap();
        for (from, to, line, reason) in [
            ("channels = [", "chanels = [", line("channels"), "`chanels`"),
            ("minutes = 5", "minute = 5", line("minutes"), "`lock.minute`"),
            ("minutes = 5", "minutes = 0", line("minutes"), "from 1 to 60"),
            ("minutes = 5", "minutes = \"5\"", line("minutes"), "invalid type"),
            ("\"lease\"", "\"عقد\"", line("allowed = ["), "no code of a paper"),
            ("reading = \"unconfirmed\"", "reading = \"roof\"", line("reading"), "`roof`"),
            (declared, "text = \" \"", line(declared), "must not be empty"),
        ] {
            let text = MUWAYH.replacen(from, to, 1);
            let error = Profile::parse(&text).unwrap_err();
            assert_eq!(error.line, line, "{error}");
            assert!(error.reason.contains(reason), "{error}");
        }
    }

    #[test]
    fn what_a_profile_need_not_say_is_the_careful_choice() {
        let mut file: toml::Table = MUWAYH.parse().unwrap();
        for section in ["photos", "position", "lock"] {
            file.remove(section);
        }
        let profile = Profile::parse(&file.to_string()).unwrap();
        assert_eq!(profile.photos.allowed, [""; 0]);
        assert_eq!((profile.position.allowed, profile.lock.minutes), (false, 5));
    }

    #[test]
    fn a_profile_travels_and_an_older_app_passes_over_what_is_new() {
        let profile = Profile::parse(MUWAYH).unwrap();
        let bytes = codec::to_cbor(&profile).unwrap();
        assert_eq!(codec::from_cbor::<Profile>(&bytes).unwrap(), profile);
        let mut newer: toml::Table = MUWAYH.parse().unwrap();
        newer.insert("motto".to_owned(), "x".into());
        let bytes = codec::to_cbor(&newer).unwrap();
        assert_eq!(codec::from_cbor::<Profile>(&bytes).unwrap(), profile);
    }
}
