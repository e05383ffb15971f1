//! Which choices of a form's list are offered here, in whose words: the channels of an association's
//! policy, say, out of all that the form knows. What was chosen earlier stays a choice.

use std::borrow::Cow;
use std::collections::BTreeMap;

use shared::form::{Choice, FormDefinition, Localized, Question, Value};

use super::text::form;

/// The forms' list of channels.
const CHANNEL: &str = "channel";
/// The form's list of those whom an association may serve.
const CATEGORY: &str = "category";

/// The lists of a form of which not all is offered, or not in the form's words.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Offered(BTreeMap<String, Vec<Choice>>);

impl Offered {
    /// The channels of the association's policy, by code and as printed.
    pub(crate) fn channels(printed: &[(String, String)]) -> Self {
        Self::of(CHANNEL, printed)
    }

    /// The categories that the association serves, by code and in its words.
    pub(crate) fn categories(served: &[(String, String)]) -> Self {
        Self::of(CATEGORY, served)
    }

    /// These choices of a list, by code and in the association's words. None restrict nothing.
    fn of(list: &str, printed: &[(String, String)]) -> Self {
        if printed.is_empty() {
            return Self::default();
        }
        // The words are the association's own, in the language of its policy.
        let label = |words: &str| Localized(BTreeMap::from([(String::new(), words.to_owned())]));
        let choices = printed.iter().map(|(code, words)| Choice {
            name: code.clone(),
            label: if words.is_empty() { Localized::default() } else { label(words) },
        });
        Self(BTreeMap::from([(list.to_owned(), choices.collect())]))
    }

    /// The same, and nothing of this list: what is chosen from it is not asked here.
    pub(crate) fn without(mut self, list: &str) -> Self {
        self.0.insert(list.to_owned(), Vec::new());
        self
    }

    /// The choices of a question, `chosen` among them although it is offered no more.
    pub(crate) fn choices(
        &self,
        form: &'static FormDefinition,
        question: &Question,
        chosen: &[&str],
    ) -> Cow<'static, [Choice]> {
        self.choices_in(form, question.kind.list().unwrap_or_default(), chosen)
    }

    /// The same of a list of the form.
    pub(crate) fn choices_in(
        &self,
        form: &'static FormDefinition,
        list: &str,
        chosen: &[&str],
    ) -> Cow<'static, [Choice]> {
        let all = form.choices(list);
        let Some(offered) = self.0.get(list) else {
            return Cow::Borrowed(all);
        };
        let own = |choice: &Choice| all.iter().find(|known| known.name == choice.name).cloned();
        let mut choices: Vec<Choice> = offered
            .iter()
            .filter_map(|choice| match choice.label.is_empty() {
                true => own(choice),
                false => Some(choice.clone()),
            })
            .collect();
        for code in chosen {
            if choices.iter().all(|choice| choice.name != *code) {
                choices.extend(all.iter().find(|known| known.name == *code).cloned());
            }
        }
        Cow::Owned(choices)
    }

    /// An answer as people read it, in the words in which it was offered.
    pub(crate) fn answer(
        &self,
        form: &'static FormDefinition,
        question: &Question,
        value: &Value,
    ) -> String {
        if let Value::Choice(code) = value
            && let Some(choice) = self
                .choices(form, question, &[code.as_str()])
                .iter()
                .find(|choice| choice.name == *code)
        {
            return form::pick(&choice.label);
        }
        form::answer(form, question, value)
    }
}

#[cfg(test)]
mod tests {
    use shared::record::Kind;

    use super::Offered;
    use crate::engine::forms;

    fn names(offered: &Offered, chosen: &[&str]) -> Vec<String> {
        let form = forms::for_kind(Kind::Contact).unwrap();
        let question = form.question("channel").unwrap();
        offered.choices(form, question, chosen).iter().map(|choice| choice.name.clone()).collect()
    }

    #[test]
    fn only_the_policys_channels_are_offered_and_what_was_chosen_stays() {
        let printed = [("letter".to_owned(), "الخطابات".to_owned())];
        let offered = Offered::channels(&printed);
        assert_eq!(names(&offered, &[]), ["letter"]);
        assert_eq!(names(&offered, &["interview"]), ["letter", "interview"]);
        assert_eq!(names(&offered, &["no_such_channel"]), ["letter"]);
        assert!(names(&Offered::channels(&[]), &[]).len() > 2, "no policy restricts nothing");
    }

    #[test]
    fn a_visit_asks_for_the_categories_that_are_served_and_what_was_chosen_stays() {
        let form = forms::for_kind(Kind::Visit).unwrap();
        let question = form.question("category").unwrap();
        let served = ["orphans", "widow"].map(|code| (code.to_owned(), String::new()));
        let offered = Offered::categories(&served);
        let names = |chosen: &[&str]| {
            let choices = offered.choices(form, question, chosen);
            choices.iter().map(|choice| choice.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&[]), ["orphans", "widow"]);
        let chosen = ["elderly", "orphans", "other"];
        assert_eq!(names(&chosen), ["orphans", "widow", "elderly", "other"]);
    }

    #[test]
    fn a_choice_has_the_associations_words_where_it_has_some() {
        let form = forms::for_kind(Kind::Contact).unwrap();
        let pair = |code: &str, words: &str| (code.to_owned(), words.to_owned());
        let printed = [pair("delegates", "مناديب الجمعية"), pair("letter", "")];
        let choices = Offered::channels(&printed).choices_in(form, "channel", &[]);
        let labels: Vec<_> = choices.iter().map(|choice| choice.label.clone()).collect();
        let own = form.choices("channel").iter().find(|choice| choice.name == "letter");
        assert_eq!(labels.last(), own.map(|choice| &choice.label));
        assert!(labels.first().unwrap().0.values().any(|words| words == "مناديب الجمعية"));
    }
}
