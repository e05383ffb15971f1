//! Cuts the text of an expression into tokens, each with its place.

use super::{ExpressionError, ExpressionErrorKind, MAX_LENGTH};

/// A piece of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Text(String),
    Number(f64),
    Reference(String),
    /// A function's name, or one of the operators that are words.
    Name(String),
    /// An operator or bracket, as written.
    Mark(&'static str),
    End,
}

/// A token and the character it begins with, counted from 1.
pub(super) type Placed = (Token, usize);

const MARKS: [&str; 14] =
    ["!=", "<=", ">=", "..", "=", "<", ">", "+", "-", "*", "(", ")", ",", "."];

/// All tokens, the last one [`Token::End`].
pub(super) fn tokens(source: &str) -> Result<Vec<Placed>, ExpressionError> {
    if source.len() > MAX_LENGTH {
        return Err(ExpressionError { position: 1, kind: ExpressionErrorKind::TooLong });
    }
    let mut found = Vec::new();
    let mut rest = source;
    let mut position = 1;
    loop {
        let trimmed = rest.trim_start();
        position += rest.chars().count() - trimmed.chars().count();
        rest = trimmed;
        if rest.is_empty() {
            found.push((Token::End, position));
            return Ok(found);
        }
        let (token, after) = next(rest).map_err(|kind| ExpressionError { position, kind })?;
        found.push((token, position));
        position += rest.chars().count() - after.chars().count();
        rest = after;
    }
}

/// The first token of a text that does not begin with a space, and what follows it.
fn next(rest: &str) -> Result<(Token, &str), ExpressionErrorKind> {
    let first = rest.chars().next().unwrap_or_default();
    if let Some(body) = rest.strip_prefix(['\'', '"']) {
        let (text, after) = body.split_once(first).ok_or(ExpressionErrorKind::OpenText)?;
        return Ok((Token::Text(text.to_owned()), after));
    }
    if let Some(body) = rest.strip_prefix("${") {
        let (name, after) = body.split_once('}').ok_or(ExpressionErrorKind::Reference)?;
        let name = name.trim();
        if crate::form::answers::check_name(name).is_err() {
            return Err(ExpressionErrorKind::Reference);
        }
        return Ok((Token::Reference(name.to_owned()), after));
    }
    if first.is_ascii_digit() || starts_with_fraction(rest) {
        let (digits, after) = split_while(rest, |letter| letter.is_ascii_digit() || letter == '.');
        let number = digits.parse().map_err(|_| ExpressionErrorKind::Character('.'))?;
        return Ok((Token::Number(number), after));
    }
    if first.is_ascii_alphabetic() || first == '_' {
        let (name, after) = split_while(rest, |letter| {
            letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | ':')
        });
        return Ok((Token::Name(name.to_owned()), after));
    }
    for mark in MARKS {
        if let Some(after) = rest.strip_prefix(mark) {
            return Ok((Token::Mark(mark), after));
        }
    }
    Err(ExpressionErrorKind::Character(first))
}

/// Whether a number begins here without a digit before its point, as in `.5`.
fn starts_with_fraction(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next() == Some('.') && letters.next().is_some_and(|letter| letter.is_ascii_digit())
}

fn split_while(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|letter| !belongs(letter)).unwrap_or(text.len());
    text.split_at(end)
}
