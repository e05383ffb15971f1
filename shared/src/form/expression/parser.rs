//! Builds the parsed form from tokens: one function a level of nesting, with the
//! operators' strength as XPath 1.0 orders them.

use super::ast::{Function, Node, Operator, Pattern};
use super::lexer::{Placed, Token, tokens};
use super::{ExpressionError, ExpressionErrorKind, MAX_DEPTH};

/// Parses a whole expression.
pub(super) fn parse(source: &str) -> Result<Node, ExpressionError> {
    let tokens = tokens(source)?;
    let mut parser = Parser { tokens: &tokens, depth: 0 };
    let (node, _) = parser.operation(1)?;
    match parser.peek() {
        (Token::End, _) => Ok(node),
        _ => Err(parser.unexpected("an operator or the end")),
    }
}

/// A node and how deep it nests.
type Deep = (Node, usize);

struct Parser<'a> {
    tokens: &'a [Placed],
    /// How deep the parser itself is.
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> (&Token, usize) {
        match self.tokens.first() {
            Some((token, position)) => (token, *position),
            None => (&Token::End, 1),
        }
    }

    fn skip(&mut self) {
        // The last token is the end and stays, so that there is always one to look at.
        if let [_, rest @ ..] = self.tokens
            && !rest.is_empty()
        {
            self.tokens = rest;
        }
    }

    fn unexpected(&self, expected: &'static str) -> ExpressionError {
        let (token, position) = self.peek();
        let found = match token {
            Token::Text(text) => format!("the text '{text}'"),
            Token::Number(number) => number.to_string(),
            Token::Reference(name) => format!("${{{name}}}"),
            Token::Name(name) => format!("`{name}`"),
            Token::Mark(mark) => format!("`{mark}`"),
            Token::End => "the end".to_owned(),
        };
        ExpressionError { position, kind: ExpressionErrorKind::Unexpected { expected, found } }
    }

    fn expect(&mut self, mark: &'static str) -> Result<(), ExpressionError> {
        if *self.peek().0 == Token::Mark(mark) {
            self.skip();
            Ok(())
        } else {
            Err(self.unexpected(match mark {
                "(" => "`(`",
                ")" => "`)`",
                ".." => "`..`",
                _ => "`,`",
            }))
        }
    }

    fn deeper(&self, depth: usize) -> Result<usize, ExpressionError> {
        if depth < MAX_DEPTH {
            return Ok(depth + 1);
        }
        Err(ExpressionError { position: self.peek().1, kind: ExpressionErrorKind::TooDeep })
    }

    /// Operands joined by operators that bind at least so tightly.
    fn operation(&mut self, least: u8) -> Result<Deep, ExpressionError> {
        self.depth = self.deeper(self.depth)?;
        let (mut left, mut depth) = self.operand()?;
        while let Some(operator) = operator(self.peek().0)
            && operator.strength() >= least
        {
            self.skip();
            let (right, right_depth) = self.operation(operator.strength() + 1)?;
            depth = self.deeper(depth.max(right_depth))?;
            left = Node::Binary(operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok((left, depth))
    }

    fn operand(&mut self) -> Result<Deep, ExpressionError> {
        let (token, position) = self.peek();
        let node = match token.clone() {
            Token::Text(text) => Node::Text(text),
            Token::Number(number) => Node::Number(number),
            Token::Reference(name) => Node::Reference(name),
            Token::Mark(".") => Node::Current,
            Token::Mark("-") => {
                self.skip();
                self.depth = self.deeper(self.depth)?;
                let (inner, depth) = self.operand()?;
                self.depth -= 1;
                return Ok((Node::Negative(Box::new(inner)), self.deeper(depth)?));
            }
            Token::Mark("(") => {
                self.skip();
                let inner = self.operation(1)?;
                self.expect(")")?;
                return Ok(inner);
            }
            Token::Name(name) => {
                self.skip();
                return self.call(&name, position);
            }
            Token::Mark(_) | Token::End => return Err(self.unexpected("a value")),
        };
        self.skip();
        Ok((node, 1))
    }

    /// What follows a function's name.
    fn call(&mut self, name: &str, position: usize) -> Result<Deep, ExpressionError> {
        self.expect("(")?;
        if name == "position" {
            self.expect("..")?;
            self.expect(")")?;
            return Ok((Node::Position, 1));
        }
        let mut arguments = Vec::new();
        let mut deepest = 0;
        if *self.peek().0 == Token::Mark(")") {
            self.skip();
        } else {
            loop {
                let (argument, depth) = self.operation(1)?;
                deepest = deepest.max(depth);
                arguments.push(argument);
                if *self.peek().0 == Token::Mark(",") {
                    self.skip();
                } else {
                    self.expect(")")?;
                    break;
                }
            }
        }
        let node = call(name, arguments).map_err(|kind| ExpressionError { position, kind })?;
        Ok((node, self.deeper(deepest)?))
    }
}

fn operator(token: &Token) -> Option<Operator> {
    Some(match token {
        Token::Mark("=") => Operator::Equal,
        Token::Mark("!=") => Operator::NotEqual,
        Token::Mark("<") => Operator::Less,
        Token::Mark("<=") => Operator::LessOrEqual,
        Token::Mark(">") => Operator::Greater,
        Token::Mark(">=") => Operator::GreaterOrEqual,
        Token::Mark("+") => Operator::Add,
        Token::Mark("-") => Operator::Subtract,
        Token::Mark("*") => Operator::Multiply,
        Token::Name(name) => match name.as_str() {
            "or" => Operator::Or,
            "and" => Operator::And,
            "div" => Operator::Divide,
            "mod" => Operator::Modulo,
            _ => return None,
        },
        _ => return None,
    })
}

/// The node of a function with its arguments, if it takes so many.
fn call(name: &str, arguments: Vec<Node>) -> Result<Node, ExpressionErrorKind> {
    let found = arguments.len();
    if name == "regex" {
        let wrong = ExpressionErrorKind::Arguments { function: "regex", expected: "2", found };
        let [value, pattern]: [Node; 2] = arguments.try_into().map_err(|_| wrong)?;
        let Node::Text(pattern) = pattern else {
            return Err(ExpressionErrorKind::Pattern);
        };
        let pattern = Pattern::new(&pattern).ok_or(ExpressionErrorKind::Pattern)?;
        return Ok(Node::Regex(Box::new(value), pattern));
    }
    let function =
        Function::named(name).ok_or_else(|| ExpressionErrorKind::Function(name.to_owned()))?;
    let (least, most, expected) = function.arguments();
    if found < least || found > most {
        let function = function.name();
        return Err(ExpressionErrorKind::Arguments { function, expected, found });
    }
    Ok(Node::Call(function, arguments))
}
