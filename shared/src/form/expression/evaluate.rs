//! Runs a parsed expression: operators here, functions in their own room.

use std::borrow::Cow;

use super::ast::{Node, Operator};
use super::atom::Atom;
use super::functions;
use crate::calendar::Date;

/// What an expression sees from where it stands.
pub trait Scope {
    /// The value of a question as seen from here; empty if there is none.
    fn value(&self, name: &str) -> Atom<'_>;
    /// Its values in all instances seen from here; for a repeat, one per instance.
    fn values(&self, name: &str) -> Vec<Atom<'_>>;
    /// The answer that is being checked; empty if there is none.
    fn current(&self) -> Atom<'_>;
    /// The place of this instance in its repeat, from 1.
    fn position(&self) -> usize;
    /// The day of the evaluation.
    fn today(&self) -> Date;
}

/// The value of a node. Its depth is bounded by the parser.
pub(super) fn evaluate<'a>(node: &'a Node, scope: &'a dyn Scope) -> Atom<'a> {
    match node {
        Node::Text(text) => Atom::Text(Cow::Borrowed(text)),
        Node::Number(number) => Atom::Number(*number),
        Node::Reference(name) => scope.value(name),
        Node::Current => scope.current(),
        // A repeat has at most some hundreds of instances.
        Node::Position => Atom::Number(scope.position() as f64),
        Node::Negative(inner) => Atom::Number(-evaluate(inner, scope).number()),
        Node::Binary(operator, left, right) => binary(*operator, left, right, scope),
        Node::Call(function, arguments) => functions::call(*function, arguments, scope),
        Node::Regex(value, pattern) => {
            Atom::Boolean(pattern.matches(&evaluate(value, scope).text()))
        }
    }
}

fn binary<'a>(
    operator: Operator,
    left: &'a Node,
    right: &'a Node,
    scope: &'a dyn Scope,
) -> Atom<'a> {
    let left = evaluate(left, scope);
    // The two that need not look at their right side.
    match operator {
        Operator::Or => return Atom::Boolean(left.boolean() || evaluate(right, scope).boolean()),
        Operator::And => return Atom::Boolean(left.boolean() && evaluate(right, scope).boolean()),
        _ => {}
    }
    let right = evaluate(right, scope);
    match operator {
        Operator::Equal => Atom::Boolean(equal(&left, &right)),
        Operator::NotEqual => Atom::Boolean(!equal(&left, &right)),
        Operator::Less => Atom::Boolean(left.number() < right.number()),
        Operator::LessOrEqual => Atom::Boolean(left.number() <= right.number()),
        Operator::Greater => Atom::Boolean(left.number() > right.number()),
        Operator::GreaterOrEqual => Atom::Boolean(left.number() >= right.number()),
        Operator::Add => Atom::Number(left.number() + right.number()),
        Operator::Subtract => Atom::Number(left.number() - right.number()),
        Operator::Multiply => Atom::Number(left.number() * right.number()),
        Operator::Divide => Atom::Number(left.number() / right.number()),
        // Both Rust and XPath keep the sign of the left operand.
        Operator::Modulo => Atom::Number(left.number() % right.number()),
        Operator::Or | Operator::And => Atom::Boolean(false),
    }
}

/// XPath 1.0, section 3.4: a boolean decides the kind, then a number, then text.
fn equal(left: &Atom<'_>, right: &Atom<'_>) -> bool {
    match (left, right) {
        (Atom::Boolean(_), _) | (_, Atom::Boolean(_)) => left.boolean() == right.boolean(),
        (Atom::Number(_), _) | (_, Atom::Number(_)) => left.number() == right.number(),
        _ => left.text() == right.text(),
    }
}
