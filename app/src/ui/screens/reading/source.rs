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
        self.evaluation.states.keys().any(|path| {
            self.form.screen_of(path.name()) == Some(screen)
                && self.evaluation.is_relevant(path)
                && self.form.question(path.name()).is_some_and(is_read)
                && (self.is_kept_from_reader(path) || self.value(path).is_some())
        })
    }

    fn is_kept_from_reader(&self, path: &AnswerPath) -> bool {
        self.view.in_confidence && self.is_sensitive(path)
    }

    /// A question with its answer; one that need not be answered and never was is left out.
    pub(crate) fn line(&self, question: &Question, path: &AnswerPath) -> Option<Line> {
        let state = self.evaluation.state(path).filter(|_| is_read(question))?;
        let (label, long) = (form::pick(&question.label), question.is_multiline());
        let calculated = question.calculation.is_some();
        if self.is_kept_from_reader(path) {
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

/// Whether a question stands among what is read.
fn is_read(question: &Question) -> bool {
    let said_elsewhere = matches!(
        question.kind,
        QuestionKind::Note | QuestionKind::Paper | QuestionKind::Unknown(_)
    );
    !said_elsewhere && !question.label.is_empty()
}

#[cfg(test)]
mod tests {
    use shared::form::Answers;
    use shared::ids::RecordId;
    use shared::lifecycle::{DeclarationStage, VisitStage, WhereItIs};
    use shared::record::Kind;

    use super::Shared;
    use crate::engine::command::{VisitRow, VisitView};
    use crate::engine::forms;

    /// A visit in which nothing is answered.
    fn begun() -> VisitView {
        let form = forms::for_kind(Kind::Visit).unwrap();
        let row = VisitRow {
            visit: RecordId::from_bytes([1; 16]),
            case: RecordId::from_bytes([2; 16]),
            number: String::new(),
            name: String::new(),
            delegate: String::new(),
            started: 0,
            submitted: Some(1_795_000_000_000),
            outcome: String::new(),
            retry_on: None,
            stage: VisitStage::HandedIn,
            whereabouts: WhereItIs::Received,
            answered: 0,
            required: 0,
        };
        VisitView {
            row,
            form: (form.id().to_owned(), form.version().to_owned()),
            policy: None,
            answers: Answers::default(),
            in_confidence: false,
            annex_amended: false,
            changed_since: Vec::new(),
            papers_changed: Vec::new(),
            written: Vec::new(),
            undecided: Vec::new(),
            last: None,
            same_as_last: Vec::new(),
            comments: Vec::new(),
            may_comment: false,
            declaration: DeclarationStage::Unsigned,
            declarations: Vec::new(),
            documents: Vec::new(),
            submission: None,
            reviews: Vec::new(),
            categories: Vec::new(),
            may_write: false,
            may_drop: false,
            may_review: false,
            written_late: Vec::new(),
            papers_late: Vec::new(),
            left: false,
            words: Vec::new(),
        }
    }

    #[test]
    fn a_section_says_something_where_the_app_reckons_though_nobody_wrote_there() {
        let reading = Shared::of(begun()).unwrap().0;
        assert!(reading.says_of("summary"));
        assert!(!reading.says_of("housing"));
    }
}
