//! The functions of the subset, each as ODK's form specification says.

use std::borrow::Cow;

use super::ast::{Function, Node};
use super::atom::{Atom, whole};
use super::evaluate::{Scope, evaluate};
use crate::calendar::Date;

/// Runs a function. The parser has checked how many arguments there are.
pub(super) fn call<'a>(
    function: Function,
    arguments: &'a [Node],
    scope: &'a dyn Scope,
) -> Atom<'a> {
    let argument = |place: usize| match arguments.get(place) {
        Some(node) => evaluate(node, scope),
        None => Atom::EMPTY,
    };
    let number = |place| argument(place).number();
    match function {
        Function::Selected => {
            let (chosen, choice) = (argument(0), argument(1));
            let choice = choice.text();
            Atom::Boolean(chosen.text().split_whitespace().any(|one| one == choice.trim()))
        }
        Function::CountSelected => count(argument(0).text().split_whitespace().count()),
        Function::Count => count(all(arguments, scope).len()),
        // Folded from zero: Rust's own sum of nothing is -0.
        Function::Sum => Atom::Number(numbers(arguments, scope).fold(0.0, std::ops::Add::add)),
        Function::Min => Atom::Number(numbers(arguments, scope).fold(f64::NAN, f64::min)),
        Function::Max => Atom::Number(numbers(arguments, scope).fold(f64::NAN, f64::max)),
        Function::If => argument(if argument(0).boolean() { 1 } else { 2 }),
        Function::Coalesce => {
            let first = argument(0);
            if first.is_empty() { argument(1) } else { first }
        }
        Function::Int => Atom::Number(number(0).trunc()),
        Function::Round => Atom::Number(round(number(0), arguments.get(1).map(|_| number(1)))),
        Function::Floor => Atom::Number(number(0).floor()),
        Function::Ceiling => Atom::Number(number(0).ceil()),
        Function::Abs => Atom::Number(number(0).abs()),
        Function::Number => Atom::Number(number(0)),
        Function::String => Atom::Text(Cow::Owned(argument(0).text().into_owned())),
        Function::Boolean => Atom::Boolean(argument(0).boolean()),
        Function::StringLength => count(argument(0).text().chars().count()),
        Function::Concat => {
            let parts = all(arguments, scope);
            Atom::Text(Cow::Owned(parts.iter().map(Atom::text).collect()))
        }
        Function::Join => {
            let parts = all(arguments.get(1..).unwrap_or_default(), scope);
            let parts: Vec<_> = parts.iter().map(Atom::text).collect();
            Atom::Text(Cow::Owned(parts.join(&*argument(0).text())))
        }
        Function::Contains => Atom::Boolean(argument(0).text().contains(&*argument(1).text())),
        Function::StartsWith => Atom::Boolean(argument(0).text().starts_with(&*argument(1).text())),
        Function::Not => Atom::Boolean(!argument(0).boolean()),
        Function::True => Atom::Boolean(true),
        Function::False => Atom::Boolean(false),
        Function::Today => Atom::Date(scope.today()),
        Function::Date => argument(0).date().map_or(Atom::EMPTY, Atom::Date),
        Function::FormatDate => argument(0).date().map_or(Atom::EMPTY, |date| {
            Atom::Text(Cow::Owned(format_date(date, &argument(1).text())))
        }),
    }
}

/// How many there are; counts stay far below what an f64 holds exactly.
fn count(number: usize) -> Atom<'static> {
    Atom::Number(number as f64)
}

/// The values of all arguments, a reference giving its every instance.
fn all<'a>(arguments: &'a [Node], scope: &'a dyn Scope) -> Vec<Atom<'a>> {
    let mut found = Vec::new();
    for node in arguments {
        match node {
            Node::Reference(name) => found.extend(scope.values(name)),
            other => found.push(evaluate(other, scope)),
        }
    }
    found
}

fn numbers<'a>(arguments: &'a [Node], scope: &'a dyn Scope) -> impl Iterator<Item = f64> + use<'a> {
    all(arguments, scope).into_iter().map(|atom| atom.number()).filter(|number| !number.is_nan())
}

fn round(number: f64, places: Option<f64>) -> f64 {
    let places = places.and_then(whole).unwrap_or(0).clamp(-15, 15);
    // Within the bounds above the cast is exact.
    let factor = 10f64.powi(places as i32);
    let rounded = (number * factor).round() / factor;
    if rounded.is_finite() { rounded } else { number }
}

/// Writes a day by a pattern; a code that is not known is left as it is.
fn format_date(date: Date, pattern: &str) -> String {
    let mut written = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            written.push(letter);
            continue;
        }
        match letters.next() {
            Some('Y') => written.push_str(&format!("{:04}", date.year())),
            Some('y') => written.push_str(&format!("{:02}", date.year() % 100)),
            Some('m') => written.push_str(&format!("{:02}", date.month())),
            Some('n') => written.push_str(&date.month().to_string()),
            Some('d') => written.push_str(&format!("{:02}", date.day())),
            Some('e') => written.push_str(&date.day().to_string()),
            Some(other) => written.extend(['%', other]),
            None => written.push('%'),
        }
    }
    written
}
