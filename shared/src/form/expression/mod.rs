//! The expressions of a form: the subset of XPath 1.0 that XLSForm authors use
//! in `relevant`, `constraint`, `required` and `calculation`, as ODK tools read it.
//!
//! An [`Expression`] is parsed once, with bounds on length and depth so that a
//! hostile one is refused, never run; it is stored and sent as its text.

mod ast;
mod atom;
mod evaluate;
mod functions;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use ast::{Function, Node, Operator, Pattern};
pub use atom::Atom;
pub(in crate::form) use atom::whole;
pub use evaluate::Scope;

/// The longest expression, in bytes.
pub const MAX_LENGTH: usize = 4096;
/// The deepest nesting of an expression; a chain like `1 + 1 + 1` nests too.
pub const MAX_DEPTH: usize = 100;

/// A parsed expression together with its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expression {
    source: String,
    root: Node,
}

/// What is wrong with an expression, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {position}: {kind}")]
pub struct ExpressionError {
    /// Which character, counted from 1.
    pub position: usize,
    /// What is wrong there.
    pub kind: ExpressionErrorKind,
}

/// What can be wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionErrorKind {
    /// It has more than [`MAX_LENGTH`] bytes.
    #[error("the expression is too long")]
    TooLong,
    /// It nests deeper than [`MAX_DEPTH`].
    #[error("the expression nests too deep")]
    TooDeep,
    /// A character that begins nothing.
    #[error("`{0}` is not expected here")]
    Character(char),
    /// A text without its closing quote.
    #[error("the text has no closing quote")]
    OpenText,
    /// `${` without a name and `}`.
    #[error("a reference is written as ${{name}}")]
    Reference,
    /// Something else belongs here.
    #[error("expected {expected}, found {found}")]
    Unexpected {
        /// What belongs here.
        expected: &'static str,
        /// What is here.
        found: String,
    },
    /// A function that this subset does not have.
    #[error("there is no function `{0}`")]
    Function(String),
    /// A function with the wrong number of arguments.
    #[error("`{function}` takes {expected} arguments, found {found}")]
    Arguments {
        /// The function's name.
        function: &'static str,
        /// How many it takes.
        expected: &'static str,
        /// How many are given.
        found: usize,
    },
    /// The pattern of `regex` is not a literal or not a valid one.
    #[error("the pattern of regex() must be a valid literal")]
    Pattern,
}

impl Expression {
    /// The text as written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The parsed form.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The value in a scope.
    #[must_use]
    pub fn evaluate<'a>(&'a self, scope: &'a dyn Scope) -> Atom<'a> {
        evaluate::evaluate(&self.root, scope)
    }
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(source: &str) -> Result<Self, ExpressionError> {
        let root = parser::parse(source)?;
        Ok(Self { source: source.to_owned(), root })
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl TryFrom<String> for Expression {
    type Error = ExpressionError;

    fn try_from(source: String) -> Result<Self, ExpressionError> {
        source.parse()
    }
}

impl From<Expression> for String {
    fn from(expression: Expression) -> Self {
        expression.source
    }
}
