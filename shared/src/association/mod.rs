//! An association's profile: what its policy for relations with beneficiaries
//! says, as data. Nothing of it is built into the program, since associations
//! differ on purpose. A profile keeps what is printed, also where it
//! contradicts itself; who reads it decides nothing for the board.
//!
//! Who works there and which cases it has is not here.

use serde::Deserialize;

use crate::ids::AssociationId;

/// Why a text is no profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ProfileError {
    /// Where, counting from 1; 1 where it concerns the whole.
    pub line: usize,
    /// Why, in words.
    pub reason: String,
}

/// An association's profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its short name.
    pub id: AssociationId,
    /// Its name as printed.
    pub name: String,
    /// What it calls those whom it serves.
    pub words: Words,
    /// How people reach it (القنوات), as printed.
    pub channels: Vec<String>,
    /// What its staff have at hand (الأدوات), as printed.
    pub tools: Vec<String>,
    /// How somebody is served, step by step, as printed.
    pub steps: Vec<String>,
    /// When a request is answered.
    pub reply: ReplyRule,
    /// The policy itself.
    pub policy: Policy,
}

/// What an association calls those whom it serves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// One of them, in the policy's general parts.
    pub beneficiary: String,
    /// One of them, in the words of this association alone.
    pub own: String,
}

/// The rule about when a request is answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRule {
    /// Word for word.
    pub text: String,
    /// The days that it speaks of.
    pub days: u16,
    /// How the board reads it.
    pub reading: Reading,
}

/// How a period that could be meant either way is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The board has not said: nobody is early, nobody overdue.
    Unconfirmed,
    /// Not before.
    Floor,
    /// Not after.
    Ceiling,
}

/// The policy's own data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its title.
    pub title: String,
    /// The board's meeting that adopted it, as printed.
    pub meeting: Option<String>,
    /// The board's term, as printed.
    pub term: Option<String>,
    /// The Hijri date, as printed.
    pub hijri: Option<String>,
    /// The Gregorian date, as printed; it need not be the same day.
    pub gregorian: Option<String>,
    /// What it replaces, as printed.
    pub replaces: Option<String>,
}

impl Profile {
    /// Read a profile.
    ///
    /// # Errors
    /// [`ProfileError`] with the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self = toml::from_str(text).map_err(|error| ProfileError {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            reason: error.message().to_owned(),
        })?;
        for (what, list) in [("channels", &profile.channels), ("steps", &profile.steps)] {
            if list.is_empty() {
                return Err(ProfileError { line: 1, reason: format!("{what} must not be empty") });
            }
        }
        Ok(profile)
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const MUWAYH: &str = include_str!("../../../assets/associations/muwayh-orphans.toml");

    #[test]
    fn the_orphans_of_muwayh_have_eight_channels_and_four_tools() {
        let profile = Profile::parse(MUWAYH).unwrap();
        assert_eq!(profile.id.as_str(), "muwayh-orphans");
        assert_eq!((profile.channels.len(), profile.tools.len()), (8, 4));
        assert_eq!(profile.reply.reading, Reading::Unconfirmed);
    }

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let text = MUWAYH.replace("channels = [", "chanels = [");
        let line = MUWAYH.lines().position(|line| line.starts_with("channels")).unwrap() + 1;
        let error = Profile::parse(&text).unwrap_err();
        assert_eq!(error.line, line);
        assert!(error.reason.contains("chanels"), "{error}");
    }
}
