use std::collections::BTreeMap;

use proptest::prelude::*;

use super::ast::{Function, Node, Operator, Pattern};
use super::{Atom, Expression, ExpressionErrorKind, MAX_DEPTH, MAX_LENGTH, Scope};
use crate::calendar::Date;

/// Some answers, one of them several times.
struct Answered(BTreeMap<&'static str, Vec<Atom<'static>>>);

impl Scope for Answered {
    fn value(&self, name: &str) -> Atom<'_> {
        self.values(name).into_iter().next().unwrap_or(Atom::EMPTY)
    }
    fn values(&self, name: &str) -> Vec<Atom<'_>> {
        self.0.get(name).cloned().unwrap_or_default()
    }
    fn current(&self) -> Atom<'_> {
        Atom::Number(7.0)
    }
    fn position(&self) -> usize {
        2
    }
    fn today(&self) -> Date {
        Date::new(2026, 11, 21).unwrap()
    }
}

fn answered() -> Answered {
    let text = |text: &'static str| Atom::Text(text.into());
    Answered(BTreeMap::from([
        ("five", vec![Atom::Number(5.0)]),
        ("blank", vec![Atom::EMPTY]),
        ("name", vec![text("نورة")]),
        ("needs", vec![text("food rent")]),
        ("born", vec![Atom::Date(Date::new(2000, 11, 22).unwrap())]),
        ("amounts", vec![Atom::Number(10.0), Atom::EMPTY, Atom::Number(2.5)]),
        ("none", vec![]),
    ]))
}

/// The text of an expression's value.
fn value(source: &str) -> String {
    let expression: Expression = source.parse().unwrap_or_else(|error| panic!("{source}: {error}"));
    expression.evaluate(&answered()).text().into_owned()
}

#[test]
fn values() {
    for (source, expected) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("7 div 2", "3.5"),
        ("-7 mod 3", "-1"),
        ("--2", "2"),
        ("2 - -2", "4"),
        (".5 + 0.25", "0.75"),
        ("0 * -1", "0"),
        ("1 div 0", "Infinity"),
        ("${five} * 2", "10"),
        ("${ five }", "5"),
        ("${blank} + 1", ""),
        ("coalesce(${blank} + 1, 4)", "4"),
        ("coalesce(${blank}, 0) + 1", "1"),
        ("${blank} = ''", "true"),
        ("${blank} = 0", "false"),
        ("${blank} < 1 or ${blank} >= 1", "false"),
        ("'' != 'a'", "true"),
        ("'5' = 5", "true"),
        ("'05' = '5'", "false"),
        ("true() = 'x'", "true"),
        ("1 < 2 = true()", "true"),
        ("1 = 1 and not(2 = 3)", "true"),
        ("0 or ''", "false"),
        (". > 6", "true"),
        ("position(..)", "2"),
        ("selected(${needs}, 'rent')", "true"),
        ("selected(${needs}, 're')", "false"),
        ("count-selected(${needs})", "2"),
        ("count-selected(${blank})", "0"),
        ("count(${amounts})", "3"),
        ("sum(${amounts})", "12.5"),
        ("sum(${none})", "0"),
        ("min(${amounts})", "2.5"),
        ("max(${amounts}, 30)", "30"),
        ("max(${none})", ""),
        ("if(${five} > 3, 'big', 'small')", "big"),
        ("int(3.9) + int(-3.9)", "0"),
        ("round(2.5)", "3"),
        ("round(1234.567, 2)", "1234.57"),
        ("round(1250, -2)", "1300"),
        ("floor(-1.5)", "-2"),
        ("ceiling(1.2)", "2"),
        ("abs(-3)", "3"),
        ("number('1e3')", ""),
        ("number(' 12.5 ')", "12.5"),
        ("string(1 div 3) = string(1 div 3)", "true"),
        ("boolean('false')", "true"),
        ("string-length(${name})", "4"),
        ("concat('a', 1, ${blank}, ${amounts})", "a1102.5"),
        ("join(' ', ${amounts}, 'x')", "10  2.5 x"),
        ("selected(join(' ', ${amounts}), '2.5')", "true"),
        ("join(',', ${none})", ""),
        ("contains('abc', 'bc')", "true"),
        ("starts-with('abc', 'bc')", "false"),
        ("regex('0512', '05[0-9]+')", "true"),
        ("regex('x0512', '05[0-9]+')", "false"),
        ("today()", "2026-11-21"),
        ("today() - date('2026-11-01')", "20"),
        ("date(0)", "1970-01-01"),
        ("date('2026-02-30')", ""),
        ("${born} < today()", "true"),
        ("${born} = '2000-11-22'", "true"),
        ("'2026-01-02' > '2026-01-01'", "true"),
        ("format-date(${born}, '%Y%m%d %y %n %e %%')", "20001122 00 11 22 %%"),
        // One day before the birthday the year is not complete.
        ("int((format-date(today(), '%Y%m%d') - format-date(${born}, '%Y%m%d')) div 10000)", "25"),
        ("${gone}", ""),
    ] {
        assert_eq!(value(source), expected, "{source}");
    }
}

#[test]
fn what_is_wrong_and_where() {
    use ExpressionErrorKind as K;
    let function = |name: &str| K::Function(name.to_owned());
    let unexpected = |expected, found: &str| K::Unexpected { expected, found: found.to_owned() };
    for (source, position, kind) in [
        ("", 1, unexpected("a value", "the end")),
        ("1 +", 4, unexpected("a value", "the end")),
        ("1 2", 3, unexpected("an operator or the end", "2")),
        ("(1", 3, unexpected("`)`", "the end")),
        ("${name", 1, K::Reference),
        ("${1}", 1, K::Reference),
        ("x = 'نص", 5, K::OpenText),
        ("'نص' = #", 8, K::Character('#')),
        ("eval(1)", 1, function("eval")),
        ("name", 5, unexpected("`(`", "the end")),
        ("1 + if(1, 2)", 5, K::Arguments { function: "if", expected: "3", found: 2 }),
        ("regex('a', ${p})", 1, K::Pattern),
        ("regex('a', '(')", 1, K::Pattern),
        ("position()", 10, unexpected("`..`", "`)`")),
        (".. = 1", 1, unexpected("a value", "`..`")),
        ("1.2.3", 1, K::Character('.')),
        ("1 = ’a’", 5, K::Character('’')),
    ] {
        let error = source.parse::<Expression>().unwrap_err();
        assert_eq!((error.position, error.kind), (position, kind), "{source}");
    }
}

#[test]
fn hostile_lengths_and_depths_are_refused() {
    let kind = |source: String| source.parse::<Expression>().unwrap_err().kind;
    assert_eq!(kind(format!("'{}'", "a".repeat(MAX_LENGTH))), ExpressionErrorKind::TooLong);
    let deep = MAX_DEPTH + 1;
    assert_eq!(
        kind(format!("{}1{}", "(".repeat(deep), ")".repeat(deep))),
        ExpressionErrorKind::TooDeep
    );
    assert_eq!(kind(format!("{}1", "-".repeat(deep))), ExpressionErrorKind::TooDeep);
    assert_eq!(kind(format!("1{}", "+1".repeat(deep))), ExpressionErrorKind::TooDeep);
    assert_eq!(
        kind(format!("{}1{}", "not(".repeat(deep), ")".repeat(deep))),
        ExpressionErrorKind::TooDeep
    );
    assert_eq!(value(&format!("1{}", "+1".repeat(MAX_DEPTH - 1))), "100");
}

fn any_node() -> impl Strategy<Value = Node> {
    let operators = [
        Operator::Or,
        Operator::And,
        Operator::Equal,
        Operator::NotEqual,
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::Add,
        Operator::Subtract,
        Operator::Multiply,
        Operator::Divide,
        Operator::Modulo,
    ];
    let leaf = prop_oneof![
        "[^'\"]{0,8}|[^']{0,4}".prop_map(Node::Text),
        (0u32..1_000_000, 0u8..4)
            .prop_map(|(n, places)| Node::Number(f64::from(n) / 10f64.powi(places.into()))),
        "[a-z_][a-zA-Z0-9_.-]{0,10}".prop_map(Node::Reference),
        Just(Node::Current),
        Just(Node::Position),
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        prop_oneof![
            inner.clone().prop_map(|node| Node::Negative(Box::new(node))),
            (proptest::sample::select(operators.to_vec()), inner.clone(), inner.clone()).prop_map(
                |(operator, left, right)| Node::Binary(operator, Box::new(left), Box::new(right))
            ),
            (proptest::sample::select(Function::ALL), proptest::collection::vec(inner.clone(), 3))
                .prop_map(|(function, mut arguments)| {
                    let (least, most, _) = function.arguments();
                    arguments.truncate(most);
                    arguments.truncate(least.max(1).min(most));
                    Node::Call(function, arguments)
                }),
            inner.prop_map(|node| Node::Regex(Box::new(node), Pattern::new("[0-9]{10}").unwrap())),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_parsed_or_refused(source in "\\PC{0,60}|[-+*/=<>!(),.'\"${} a-z0-9]{0,60}") {
        if let Ok(expression) = source.parse::<Expression>() {
            let _ = expression.evaluate(&answered()).text().into_owned();
            let again: Expression = expression.root().to_string().parse().unwrap();
            prop_assert_eq!(again.root(), expression.root());
        }
    }

    #[test]
    fn any_bytes_are_parsed_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        let _ = String::from_utf8_lossy(&bytes).parse::<Expression>();
    }

    #[test]
    fn what_is_written_is_what_is_read(node in any_node()) {
        let text = node.to_string();
        prop_assume!(text.len() <= MAX_LENGTH);
        let read: Expression = text.parse().unwrap();
        prop_assert_eq!(read.root(), &node);
        let once = read.evaluate(&answered()).text().into_owned();
        prop_assert_eq!(read.evaluate(&answered()).text().into_owned(), once);
    }
}
