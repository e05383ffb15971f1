//! What follows from a form's parts once and for all: an index by name, which
//! repeats each item is within, and an order in which everything can be
//! evaluated. Making it is also what checks the parts.

use std::collections::{BTreeSet, HashMap};

use super::order::in_order;
use super::{FormParts, Item};
use crate::form::answers::check_name;
use crate::form::expression::{Expression, Node};

/// The most items a form may have.
const MAX_ITEMS: usize = 2_000;
/// The most choices all lists together may have.
const MAX_CHOICES: usize = 10_000;
/// The deepest nesting of groups and repeats.
pub(in crate::form) const MAX_NESTING: usize = 12;
/// The deepest nesting of repeats; an answer's path can name no deeper one.
const MAX_REPEATS: usize = 4;

/// The word of an item's appearance that marks it as sensitive.
const SENSITIVE: &str = "sensitive";

/// Something in a form that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct DefinitionError {
    /// Where.
    pub place: Place,
    /// Why.
    pub reason: DefinitionReason,
}

/// Where in a form something does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Place {
    /// An item and the column of the survey sheet that is meant.
    #[error("{column} of `{item}`")]
    Item {
        /// The item's name.
        item: String,
        /// The column, without a language.
        column: &'static str,
    },
    /// A choice of a list.
    #[error("choice `{choice}` of the list `{list}`")]
    Choice {
        /// The list's name.
        list: String,
        /// The choice's name.
        choice: String,
    },
    /// The form as a whole.
    #[error("the form")]
    Form,
}

/// Why something in a form does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DefinitionReason {
    /// It is not a name: a letter or `_`, then letters, digits, `_`, `-`, `.`.
    #[error("not a name: a letter, then letters, digits, `_`, `-` or `.`, 64 bytes at most")]
    Name,
    /// Another has the same name.
    #[error("the name is used twice")]
    Duplicate,
    /// There is no such list of choices.
    #[error("there is no list of choices `{0}`")]
    List(String),
    /// A reference to nothing.
    #[error("there is no question `{0}`")]
    Reference(String),
    /// A reference to a group, or to a repeat that is not counted.
    #[error("`{0}` is not a question; a repeat can only be counted")]
    NotAQuestion(String),
    /// A reference into a repeat where one value is needed.
    #[error("`{0}` has as many answers as its repeat has instances: use sum, count, min or max")]
    Many(String),
    /// `.` where no answer is being checked.
    #[error("`.` has a meaning only in a constraint")]
    Current,
    /// `position(..)` outside a repeat.
    #[error("position(..) has a meaning only inside a repeat")]
    Position,
    /// It depends on itself, by way of these.
    #[error("it depends on itself: {}", .0.join(" → "))]
    Cycle(Vec<String>),
    /// A `calculate` without a calculation.
    #[error("nothing says how to calculate it")]
    NoCalculation,
    /// More than a form may have.
    #[error("more items, choices or nesting than a form may have")]
    TooLarge,
}

/// What follows from the parts.
#[derive(Debug, Clone)]
pub(in crate::form) struct Plan {
    /// All items in the order of the form.
    pub(in crate::form) nodes: Vec<PlanNode>,
    /// Places in `nodes`, each after all that it depends on.
    pub(in crate::form) order: Vec<usize>,
    names: HashMap<String, usize>,
}

/// One item's place.
#[derive(Debug, Clone)]
pub(in crate::form) struct PlanNode {
    /// The way from the top of the tree.
    pub(in crate::form) location: Vec<usize>,
    /// The group or repeat that it is directly in.
    pub(in crate::form) parent: Option<usize>,
    /// The repeats that it is within, outermost first, without itself.
    pub(in crate::form) repeats: Vec<usize>,
    /// What is directly within it.
    pub(in crate::form) children: Vec<usize>,
    /// Whether its answer is sensitive, or would tell one that is.
    pub(in crate::form) sensitive: bool,
}

impl Plan {
    pub(super) fn of(parts: &FormParts) -> Result<Self, DefinitionError> {
        check_choices(parts)?;
        let mut plan = Self { nodes: Vec::new(), order: Vec::new(), names: HashMap::new() };
        let mut items = Vec::new();
        plan.add(&parts.items, None, &mut items)?;
        let mut needs = vec![BTreeSet::new(); items.len()];
        for (place, item) in items.iter().enumerate() {
            let mut found = BTreeSet::new();
            plan.check_item(parts, place, item, &mut found)?;
            if let Some(of_item) = needs.get_mut(place) {
                *of_item = found;
            }
        }
        plan.order = in_order(&needs).map_err(|cycle| {
            let names: Vec<_> = cycle
                .iter()
                .filter_map(|place| items.get(*place))
                .map(|item| item.name().to_owned())
                .collect();
            let item = names.first().cloned().unwrap_or_default();
            let calculated = matches!(plan.named(&item).and_then(|place| items.get(place)),
                Some(Item::Question(question)) if question.calculation.is_some());
            let column = if calculated { "calculation" } else { "relevant" };
            at(&item, column, DefinitionReason::Cycle(names))
        })?;
        plan.spread_sensitive(&items, &needs);
        Ok(plan)
    }

    /// Sensitive is what is marked so, what lies within it, and what is asked
    /// or calculated because of it: each would tell something of the answer.
    fn spread_sensitive(&mut self, items: &[&Item], needs: &[BTreeSet<usize>]) {
        for place in &self.order {
            let marked = items
                .get(*place)
                .is_some_and(|item| item.appearance().iter().any(|word| word == SENSITIVE));
            let mut needed = needs.get(*place).into_iter().flatten();
            let told = needed.any(|need| self.nodes.get(*need).is_some_and(|it| it.sensitive));
            if let Some(node) = self.nodes.get_mut(*place) {
                node.sensitive = marked || told;
            }
        }
    }

    /// The place of the item of that name.
    pub(in crate::form) fn named(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    fn add<'a>(
        &mut self,
        items: &'a [Item],
        parent: Option<usize>,
        all: &mut Vec<&'a Item>,
    ) -> Result<(), DefinitionError> {
        for (number, item) in items.iter().enumerate() {
            let name = item.name();
            if check_name(name).is_err() {
                return Err(at(name, "name", DefinitionReason::Name));
            }
            let place = self.nodes.len();
            if self.names.insert(name.to_owned(), place).is_some() {
                return Err(at(name, "name", DefinitionReason::Duplicate));
            }
            let mut location = Vec::new();
            let mut repeats = Vec::new();
            if let Some((parent, node)) = parent.and_then(|at| Some((at, self.nodes.get_mut(at)?)))
            {
                node.children.push(place);
                location.clone_from(&node.location);
                repeats.clone_from(&node.repeats);
                if matches!(all.get(parent), Some(Item::Repeat(_))) {
                    repeats.push(parent);
                }
            }
            location.push(number);
            if location.len() > MAX_NESTING || repeats.len() > MAX_REPEATS || place >= MAX_ITEMS {
                return Err(at(name, "type", DefinitionReason::TooLarge));
            }
            self.nodes.push(PlanNode {
                location,
                parent,
                repeats,
                children: Vec::new(),
                sensitive: false,
            });
            all.push(item);
            self.add(item.items(), Some(place), all)?;
        }
        Ok(())
    }

    /// Checks what an item refers to; `needs` receives what must be evaluated before it.
    fn check_item(
        &self,
        parts: &FormParts,
        place: usize,
        item: &Item,
        needs: &mut BTreeSet<usize>,
    ) -> Result<(), DefinitionError> {
        needs.extend(self.nodes.get(place).and_then(|node| node.parent));
        self.check_expression(parts, place, "relevant", item.relevant(), needs)?;
        let Item::Question(question) = item else {
            return Ok(());
        };
        if let Some(list) = question.kind.list()
            && !parts.choices.contains_key(list)
        {
            return Err(at(&question.name, "type", DefinitionReason::List(list.to_owned())));
        }
        if !question.is_shown() && question.calculation.is_none() {
            return Err(at(&question.name, "calculation", DefinitionReason::NoCalculation));
        }
        self.check_expression(parts, place, "calculation", question.calculation.as_ref(), needs)?;
        // These two are evaluated last, so nothing has to wait for them.
        let mut ignored = BTreeSet::new();
        self.check_expression(parts, place, "required", question.required.as_ref(), &mut ignored)?;
        self.check_expression(
            parts,
            place,
            "constraint",
            question.constraint.as_ref(),
            &mut ignored,
        )
    }

    fn check_expression(
        &self,
        parts: &FormParts,
        place: usize,
        column: &'static str,
        expression: Option<&Expression>,
        needs: &mut BTreeSet<usize>,
    ) -> Result<(), DefinitionError> {
        let Some((expression, here)) = expression.zip(self.nodes.get(place)) else {
            return Ok(());
        };
        let mut wrong = None;
        expression.root().visit(&mut |node, many| {
            let found = match node {
                Node::Current if column != "constraint" => Some(DefinitionReason::Current),
                Node::Position if here.repeats.is_empty() => Some(DefinitionReason::Position),
                Node::Reference(name) => match self.check_reference(parts, here, name, many) {
                    Ok(target) => {
                        needs.insert(target);
                        None
                    }
                    Err(reason) => Some(reason),
                },
                _ => None,
            };
            if wrong.is_none() {
                wrong = found;
            }
        });
        match wrong {
            Some(reason) => Err(at(&self.name_of(parts, place), column, reason)),
            None => Ok(()),
        }
    }

    fn check_reference(
        &self,
        parts: &FormParts,
        here: &PlanNode,
        name: &str,
        many: bool,
    ) -> Result<usize, DefinitionReason> {
        let target = self.named(name).and_then(|place| Some((place, self.nodes.get(place)?)));
        let Some((place, node)) = target else {
            return Err(DefinitionReason::Reference(name.to_owned()));
        };
        match item_at(parts, &node.location) {
            Some(Item::Question(_)) if many || here.repeats.starts_with(&node.repeats) => Ok(place),
            Some(Item::Question(_)) => Err(DefinitionReason::Many(name.to_owned())),
            Some(Item::Repeat(_)) if many => Ok(place),
            _ => Err(DefinitionReason::NotAQuestion(name.to_owned())),
        }
    }

    fn name_of(&self, parts: &FormParts, place: usize) -> String {
        let item = self.nodes.get(place).and_then(|node| item_at(parts, &node.location));
        item.map(|item| item.name().to_owned()).unwrap_or_default()
    }
}

fn item_at<'a>(parts: &'a FormParts, location: &[usize]) -> Option<&'a Item> {
    let (first, inner) = location.split_first()?;
    inner.iter().try_fold(parts.items.get(*first)?, |item, place| item.items().get(*place))
}

fn at(item: &str, column: &'static str, reason: DefinitionReason) -> DefinitionError {
    DefinitionError { place: Place::Item { item: item.to_owned(), column }, reason }
}

fn check_choices(parts: &FormParts) -> Result<(), DefinitionError> {
    if parts.choices.values().map(Vec::len).sum::<usize>() > MAX_CHOICES {
        return Err(DefinitionError { place: Place::Form, reason: DefinitionReason::TooLarge });
    }
    for (list, choices) in &parts.choices {
        let mut names = BTreeSet::new();
        for choice in choices {
            let name = choice.name.as_str();
            let reason = if name.is_empty() || name.len() > 64 || name.contains(char::is_whitespace)
            {
                DefinitionReason::Name
            } else if names.insert(name) {
                continue;
            } else {
                DefinitionReason::Duplicate
            };
            let place = Place::Choice { list: list.clone(), choice: name.to_owned() };
            return Err(DefinitionError { place, reason });
        }
    }
    Ok(())
}
