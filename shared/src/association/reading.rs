//! Reading a profile's file (TOML): strictly, since its author is told with the
//! line what is wrong, and a misspelt key would otherwise be a rule left out.

use toml::de::{DeTable, DeValue};

use super::Profile;

/// Why a text is no profile. Who read the file names it beside this.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ProfileError {
    /// Where, counting from 1; 1 where it concerns the whole.
    pub line: usize,
    /// Why, in words.
    pub reason: String,
}

impl ProfileError {
    /// What is wrong with something that a profile's text names, given by its
    /// way from the top (`tools.0.file`): a file beside it, say.
    #[must_use]
    pub fn about(text: &str, key: &str, reason: &str) -> Self {
        let table = DeTable::parse(text).ok();
        let place = table.and_then(|table| place_of(table.get_ref(), key));
        let line = place.map_or(1, |place| line_of(text, place));
        Self { line, reason: format!("`{key}` {reason}") }
    }
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
        let table = DeTable::parse(text).map_err(refused)?;
        let at = |key: &str, reason: String| {
            let place = place_of(table.get_ref(), key);
            ProfileError { line: place.map_or(1, |place| line_of(text, place)), reason }
        };
        let mut unknown = None;
        let file = toml::Deserializer::from(table.clone());
        let read = serde_ignored::deserialize(file, |path| {
            unknown.get_or_insert(path.to_string());
        });
        // A misspelt key is also a missing one; what was written is the better hint.
        if let Some(key) = unknown {
            return Err(at(&key, format!("there is no `{key}` in a profile")));
        }
        if let Some((key, place)) = blank_in(table.get_ref()) {
            let line = line_of(text, place);
            return Err(ProfileError { line, reason: format!("`{key}` must not be empty") });
        }
        let profile: Self = read.map_err(refused)?;
        match profile.check() {
            Err((key, reason)) => Err(at(&key, format!("`{key}` {reason}"))),
            Ok(()) => Ok(profile),
        }
    }
}

/// The first text or list without content, and where it begins. What there is
/// nothing to say of is left out.
fn blank_in(table: &DeTable<'_>) -> Option<(String, usize)> {
    table.iter().find_map(|(name, value)| {
        let place = name.span().start;
        blank(name.get_ref(), value.get_ref(), place)
    })
}

fn blank(name: &str, value: &DeValue<'_>, place: usize) -> Option<(String, usize)> {
    match value {
        DeValue::String(text) if text.trim().is_empty() => Some((name.to_owned(), place)),
        DeValue::Array(items) if items.is_empty() => Some((name.to_owned(), place)),
        DeValue::Array(items) => {
            items.iter().find_map(|item| blank(name, item.get_ref(), item.span().start))
        }
        DeValue::Table(table) => blank_in(table),
        _ => None,
    }
}

/// Where a key stands that is given by its way from the top (`lock.minutes`,
/// `channels.2.code`), or else the nearest thing around it.
fn place_of(table: &DeTable<'_>, key: &str) -> Option<usize> {
    let (first, rest) = split(key);
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == first)?;
    let inner = rest.and_then(|rest| place_in(value.get_ref(), rest));
    Some(inner.unwrap_or(name.span().start))
}

fn place_in(value: &DeValue<'_>, key: &str) -> Option<usize> {
    match value {
        DeValue::Table(table) => place_of(table, key),
        DeValue::Array(items) => {
            let (first, rest) = split(key);
            let item = items.get(first.parse::<usize>().ok()?)?;
            let inner = rest.and_then(|rest| place_in(item.get_ref(), rest));
            Some(inner.unwrap_or(item.span().start))
        }
        _ => None,
    }
}

fn split(key: &str) -> (&str, Option<&str>) {
    key.split_once('.').map_or((key, None), |(first, rest)| (first, Some(rest)))
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests;
