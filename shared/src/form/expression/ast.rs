//! The parsed form of an expression, and how it is written back as text.

use std::fmt;

/// One node of a parsed expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A text literal.
    Text(String),
    /// A number literal.
    Number(f64),
    /// `${name}`: a question, or every instance of it where a function takes many.
    Reference(String),
    /// `.`: the answer that is being checked.
    Current,
    /// `position(..)`: the place of the instance in its repeat, from 1.
    Position,
    /// `-x`.
    Negative(Box<Self>),
    /// Two operands.
    Binary(Operator, Box<Self>, Box<Self>),
    /// A function and its arguments.
    Call(Function, Vec<Self>),
    /// `regex(value, 'pattern')`: the whole value matches.
    Regex(Box<Self>, Pattern),
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `div`
    Divide,
    /// `mod`
    Modulo,
}

impl Operator {
    /// How it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "div",
            Self::Modulo => "mod",
        }
    }

    /// How tightly it binds (XPath 1.0, section 3.5); all bind to the left.
    pub(super) fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Modulo => 6,
        }
    }
}

/// The pattern of `regex`, compiled when the expression is parsed.
#[derive(Debug, Clone)]
pub struct Pattern {
    source: String,
    regex: regex_lite::Regex,
}

impl Pattern {
    /// A pattern that matches whole values, if it is a valid one. Its engine
    /// runs in linear time and refuses patterns that would grow too large.
    pub(super) fn new(source: &str) -> Option<Self> {
        let regex = regex_lite::Regex::new(&format!("^(?:{source})$")).ok()?;
        Some(Self { source: source.to_owned(), regex })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

macro_rules! functions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $least:literal ..= $most:expr, $words:literal;)*) => {
        /// The functions of the subset.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Function { $($(#[$doc])* $variant,)* }

        impl Function {
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$variant,)*];

            /// How it is written.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub(super) fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// The least and most arguments it takes, and how to say that.
            pub(super) fn arguments(self) -> (usize, usize, &'static str) {
                match self { $(Self::$variant => ($least, $most, $words),)* }
            }
        }
    };
}

const MANY: usize = 64;

functions! {
    /// Whether a choice is among the chosen ones.
    Selected = "selected", 2..=2, "2";
    /// How many choices are chosen.
    CountSelected = "count-selected", 1..=1, "1";
    /// How many instances there are.
    Count = "count", 1..=1, "1";
    /// The sum; what is not a number is skipped, as ODK Collect does.
    Sum = "sum", 1..=MANY, "1 to 64";
    /// The least; what is not a number is skipped.
    Min = "min", 1..=MANY, "1 to 64";
    /// The greatest; what is not a number is skipped.
    Max = "max", 1..=MANY, "1 to 64";
    /// The second or third argument, by the first.
    If = "if", 3..=3, "3";
    /// The first that is not empty.
    Coalesce = "coalesce", 2..=2, "2";
    /// Cut to a whole number, towards zero.
    Int = "int", 1..=1, "1";
    /// Rounded, half away from zero, to whole or to so many places.
    Round = "round", 1..=2, "1 or 2";
    /// The whole number below.
    Floor = "floor", 1..=1, "1";
    /// The whole number above.
    Ceiling = "ceiling", 1..=1, "1";
    /// Without its sign.
    Abs = "abs", 1..=1, "1";
    /// As a number.
    Number = "number", 1..=1, "1";
    /// As text.
    String = "string", 1..=1, "1";
    /// As true or false.
    Boolean = "boolean", 1..=1, "1";
    /// How many characters.
    StringLength = "string-length", 1..=1, "1";
    /// The texts one after another.
    Concat = "concat", 1..=MANY, "1 to 64";
    /// The texts one after another, with the first argument between them.
    Join = "join", 2..=MANY, "2 to 64";
    /// Whether the first text contains the second.
    Contains = "contains", 2..=2, "2";
    /// Whether the first text starts with the second.
    StartsWith = "starts-with", 2..=2, "2";
    /// The opposite.
    Not = "not", 1..=1, "1";
    /// True.
    True = "true", 0..=0, "0";
    /// False.
    False = "false", 0..=0, "0";
    /// The day of the evaluation.
    Today = "today", 0..=0, "0";
    /// As a day: from `yyyy-mm-dd` or days since 1970.
    Date = "date", 1..=1, "1";
    /// A day written by a pattern of %Y %y %m %n %d %e.
    FormatDate = "format-date", 2..=2, "2";
}

impl Function {
    /// Whether an argument may be a question's every instance.
    #[must_use]
    pub fn takes_many(self) -> bool {
        matches!(self, Self::Count | Self::Sum | Self::Min | Self::Max | Self::Concat | Self::Join)
    }
}

impl Node {
    /// Visits this node and all within it, outer first. The flag says whether
    /// the node stands where a question's every instance is meant.
    pub fn visit(&self, visitor: &mut dyn FnMut(&Self, bool)) {
        self.visit_as(false, visitor);
    }

    fn visit_as(&self, many: bool, visitor: &mut dyn FnMut(&Self, bool)) {
        visitor(self, many);
        match self {
            Self::Negative(inner) | Self::Regex(inner, _) => inner.visit_as(false, visitor),
            Self::Binary(_, left, right) => {
                left.visit_as(false, visitor);
                right.visit_as(false, visitor);
            }
            Self::Call(function, arguments) => {
                for argument in arguments {
                    argument.visit_as(function.takes_many(), visitor);
                }
            }
            Self::Text(_)
            | Self::Number(_)
            | Self::Reference(_)
            | Self::Current
            | Self::Position => {}
        }
    }
}

impl fmt::Display for Node {
    /// With brackets around every operation, so that the text parses to the same node.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write_text(f, text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Reference(name) => write!(f, "${{{name}}}"),
            Self::Current => f.write_str("."),
            Self::Position => f.write_str("position(..)"),
            Self::Negative(inner) => write!(f, "-({inner})"),
            Self::Binary(operator, left, right) => {
                write!(f, "({left}) {} ({right})", operator.symbol())
            }
            Self::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (place, argument) in arguments.iter().enumerate() {
                    if place > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{argument}")?;
                }
                f.write_str(")")
            }
            Self::Regex(value, pattern) => {
                write!(f, "regex({value}, ")?;
                write_text(f, &pattern.source)?;
                f.write_str(")")
            }
        }
    }
}

/// XPath 1.0 has no escape: a text has at most one kind of quote in it.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    write!(f, "{quote}{text}{quote}")
}
