//! What the parts of the reading screens draw from: a visit with its form, what follows from its
//! answers, and the last visit beside it. Worked out once for all of them; nothing is shown here.

use std::collections::BTreeMap;
use std::rc::Rc;

use shared::calendar::Date;
use shared::form::{AnswerPath, Evaluation, FormDefinition, Question, QuestionKind, Value};
use shared::record::visit::VisitOutcome;

use super::differences::Differences;
use crate::engine::command::{CommentView, LastVisit, Undecided, VisitView, Written};
use crate::engine::forms;
use crate::ui::text::{dates, form};

/// A visit as it is read.
pub(crate) struct Reading {
    pub(crate) form: &'static FormDefinition,
    pub(crate) view: VisitView,
    pub(crate) evaluation: Evaluation,
    /// The day by which the visit is judged: that of handing in, else today.
    pub(crate) on: Date,
    written: BTreeMap<AnswerPath, Written>,
    before: Option<Before>,
}

/// The last visit, beside this one.
struct Before {
    evaluation: Evaluation,
    differences: Differences,
}

/// A question as it is read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) label: String,
    /// The answer in words; `None` where there is none.
    pub(crate) value: Option<String>,
    /// What it was at the last visit, if that was something else.
    pub(crate) was: Option<String>,
    pub(crate) calculated: bool,
    pub(crate) long: bool,
    /// Whether this person is not given the answer, nor told whether there is one.
    pub(crate) confidential: bool,
}

/// The same reading: made anew whenever anything of it changes.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Rc<Reading>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Shared {
    /// Reads a visit; `None` where this app does not know its form.
    pub(crate) fn of(view: VisitView) -> Option<Self> {
        let form = forms::find(&view.form.0, &view.form.1)?;
        let on = view.row.submitted.and_then(dates::day_of).or_else(dates::today)?;
        let evaluate = match view.in_confidence {
            true => Evaluation::without_sensitive,
            false => Evaluation::of,
        };
        let evaluation = evaluate(form, &view.answers, on);
        let before = view.last.as_ref().map(|last| Before {
            evaluation: evaluate(form, &last.answers, on),
            differences: Differences::between(form, &view.answers, &last.answers),
        });
        let written = view.written.iter().cloned();
        let written = written.map(|written| (written.path.clone(), written)).collect();
        Some(Self(Rc::new(Reading { form, view, evaluation, on, written, before })))
    }
}

impl Reading {
    /// The last visit, if there was one.
    pub(crate) fn last(&self) -> Option<&LastVisit> {
        self.view.last.as_ref()
    }

    /// Whether there is anything to declare: somebody was met and asked, or signed all the same.
    pub(crate) fn is_declarable(&self) -> bool {
        VisitOutcome::of(&self.view.answers).held() || !self.view.declarations.is_empty()
    }

    /// What is unlike the last visit in its members and incomes.
    pub(crate) fn differences(&self) -> Option<&Differences> {
        self.before.as_ref().map(|before| &before.differences)
    }

    /// Who wrote an answer, and when.
    pub(crate) fn written(&self, path: &AnswerPath) -> Option<&Written> {
        self.written.get(path)
    }

    /// The two values of an answer, where two stand.
    pub(crate) fn undecided(&self, path: &AnswerPath) -> Option<&Undecided> {
        let here = |one: &&Undecided| one.record == self.view.row.visit && one.path == *path;
        self.view.undecided.iter().find(here)
    }

    /// What was said at an answer, oldest first.
    pub(crate) fn comments<'a>(
        &'a self,
        path: &'a AnswerPath,
    ) -> impl Iterator<Item = &'a CommentView> {
        self.view.comments.iter().filter(move |comment| comment.path == *path)
    }

    /// An answer in words, as its question reads it.
    pub(crate) fn words(&self, path: &AnswerPath, value: &Value) -> String {
        match self.form.question(path.name()) {
            Some(question) => form::answer(self.form, question, value),
            None => String::new(),
        }
    }

    /// The answer that counts, also where it does not fit its question: it was written.
    pub(crate) fn value(&self, path: &AnswerPath) -> Option<&Value> {
        self.evaluation.value(path).or_else(|| self.view.answers.get(path))
    }

    fn value_then(&self, path: &AnswerPath) -> Option<&Value> {
        let before = self.before.as_ref()?;
        let then = before.differences.path_then(path)?;
        before.evaluation.value(&then).or_else(|| self.last()?.answers.get(&then))
    }

    /// Whether the last visit says the same of an answer, as far as it says anything.
    fn changed(&self, path: &AnswerPath) -> bool {
        let Some(before) = &self.before else { return false };
        // Of somebody new everything is new: the card says it once.
        before.differences.path_then(path).is_some() && self.value(path) != self.value_then(path)
    }

    /// Whether a question's answer is for few to see.
    pub(crate) fn is_sensitive(&self, path: &AnswerPath) -> bool {
        self.form.is_sensitive(path.name())
    }

    /// Whether anything is said of a screen's questions, be it only what the app works out of
    /// answers elsewhere or what is kept from this person.
    pub(crate) fn says_of(&self, screen: &str) -> bool {
        let here = |path: &AnswerPath| self.form.screen_of(path.name()) == Some(screen);
        self.evaluation.states.keys().filter(|path| here(path)).any(|path| {
            let line = self.form.question(path.name()).and_then(|it| self.line(it, path));
            line.is_some_and(|line| line.confidential || line.value.is_some())
        })
    }

    /// A question with its answer; one that need not be answered and never was is left out.
    pub(crate) fn line(&self, question: &Question, path: &AnswerPath) -> Option<Line> {
        let shown = !question.label.is_empty()
            && !matches!(
                question.kind,
                QuestionKind::Note | QuestionKind::Paper | QuestionKind::Unknown(_)
            );
        let state = self.evaluation.state(path).filter(|_| shown)?;
        let (label, long) = (form::pick(&question.label), question.is_multiline());
        let calculated = question.calculation.is_some();
        if self.view.in_confidence && self.is_sensitive(path) {
            let (value, was) = (None, None);
            return Some(Line { label, value, was, calculated, long, confidential: true });
        }
        let value = self.value(path);
        let changed = self.changed(path);
        if value.is_none() && !state.required && !changed {
            return None;
        }
        let was =
            changed.then(|| self.words(path, self.value_then(path).unwrap_or(&Value::Removed)));
        Some(Line {
            label,
            value: value.map(|value| form::answer(self.form, question, value)),
            was,
            calculated,
            long,
            confidential: false,
        })
    }
}
