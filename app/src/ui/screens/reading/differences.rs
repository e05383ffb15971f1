//! What is not as it was at the last visit, answer by answer. Members and incomes are found again by
//! their own name in the record, else by the first thing that is asked of them: a visit that was
//! typed anew gives them new names.

use std::collections::{BTreeMap, BTreeSet};

use shared::form::{AnswerPath, Answers, FormDefinition, Item, Repeat, Value};

/// Two visits laid beside each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Differences {
    /// Which instance of a repeat was which.
    pairs: BTreeMap<AnswerPath, AnswerPath>,
    /// Instances that were not there then.
    added: BTreeSet<AnswerPath>,
    /// Instances of then that are there no more, by the name of their repeat.
    gone: BTreeMap<String, Vec<AnswerPath>>,
}

impl Differences {
    /// Lays the answers of a visit beside those of the one before.
    pub(crate) fn between(form: &FormDefinition, now: &Answers, then: &Answers) -> Self {
        let mut found = Self::default();
        found.walk(form.items(), now, then);
        found
    }

    fn walk(&mut self, items: &[Item], now: &Answers, then: &Answers) {
        for item in items {
            match item {
                Item::Repeat(repeat) => self.pair(repeat, now, then),
                Item::Group(group) => self.walk(&group.items, now, then),
                Item::Question(_) => {}
            }
        }
    }

    fn pair(&mut self, repeat: &Repeat, now: &Answers, then: &Answers) {
        let mut left: Vec<_> = then.instances(None, &repeat.name);
        let mut new: Vec<_> = now.instances(None, &repeat.name);
        new.retain(|instance| {
            let same = left.iter().position(|other| other == instance);
            same.map(|place| self.remember(instance, left.remove(place))).is_none()
        });
        new.retain(|instance| {
            let first = first_of(repeat, now, instance);
            let same = first.and_then(|first| {
                left.iter().position(|other| first_of(repeat, then, other) == Some(first))
            });
            same.map(|place| self.remember(instance, left.remove(place))).is_none()
        });
        self.added.extend(new.into_iter().cloned());
        if !left.is_empty() {
            self.gone.insert(repeat.name.clone(), left.into_iter().cloned().collect());
        }
    }

    fn remember(&mut self, now: &AnswerPath, then: &AnswerPath) {
        self.pairs.insert(now.clone(), then.clone());
    }

    /// Whether an instance was not there then.
    pub(crate) fn is_added(&self, instance: &AnswerPath) -> bool {
        self.added.contains(instance)
    }

    /// The instances of a repeat that are there no more.
    pub(crate) fn gone(&self, repeat: &str) -> &[AnswerPath] {
        self.gone.get(repeat).map_or(&[], Vec::as_slice)
    }

    /// Where the answer lay then; `None` within what was not there then.
    pub(crate) fn path_then(&self, path: &AnswerPath) -> Option<AnswerPath> {
        let Some(instance) = path.parent() else {
            return Some(path.clone());
        };
        self.pairs.get(&instance)?.child(path.name()).ok()
    }
}

/// The first answer that was given in an instance: mostly a name, or a source.
fn first_of<'a>(repeat: &Repeat, answers: &'a Answers, instance: &AnswerPath) -> Option<&'a Value> {
    repeat.items.iter().find_map(|item| answers.get(&instance.child(item.name()).ok()?))
}

#[cfg(test)]
mod tests {
    use shared::form::{AnswerPath, Answers, Value};
    use shared::record::Kind;

    use super::Differences;
    use crate::engine::forms;

    fn answers(given: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (instance, name) in given {
            let instance: AnswerPath = format!("members/{instance}").parse().unwrap();
            answers.set(instance.child("member_name").unwrap(), Value::Text((*name).to_owned()));
            answers.set(instance, Value::Integer(1));
        }
        answers
    }

    #[test]
    fn members_are_found_again_by_their_place_or_their_name() {
        let form = forms::for_kind(Kind::Visit).unwrap();
        let then =
            answers(&[("m1", "سعد التجريبي"), ("m2", "ريم التجريبي"), ("m3", "فهد التجريبي")]);
        let now =
            answers(&[("m1", "سعد محمد التجريبي"), ("x9", "ريم التجريبي"), ("x8", "هند التجريبي")]);
        let found = Differences::between(form, &now, &then);
        let path = |text: &str| text.parse::<AnswerPath>().unwrap();
        assert_eq!(
            found.path_then(&path("members/m1/member_name")),
            Some(path("members/m1/member_name"))
        );
        assert_eq!(
            found.path_then(&path("members/x9/member_id")),
            Some(path("members/m2/member_id"))
        );
        assert_eq!(found.path_then(&path("rooms")), Some(path("rooms")));
        assert!(found.is_added(&path("members/x8")));
        assert_eq!(found.path_then(&path("members/x8/member_name")), None);
        assert_eq!(found.gone("members"), [path("members/m3")]);
    }
}
