//! One filled-in form as its questions share it: what is asked, the answers with what is being
//! typed, what follows from them, and which questions have been left. Visits, documents and
//! declarations are filled in alike; what each of them is besides is not here.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Evaluation, FormDefinition, Problem, ProblemKind, Value};
use shared::ids::RecordId;

use super::drafts::Drafts;
use super::offered::Offered;
use super::shell::use_shell;
use crate::engine::command::{CommentView, Request, Undecided};
use crate::engine::failure::Failure;

/// One filled-in form as its questions share it.
#[derive(Clone, Copy)]
pub(crate) struct Filling {
    /// The record that holds the answers.
    pub(crate) record: RecordId,
    /// What is asked.
    pub(crate) form: &'static FormDefinition,
    /// The answers, with what is being typed.
    pub(crate) answers: Signal<Answers>,
    /// What follows from the answers today.
    pub(crate) evaluation: Memo<Evaluation>,
    /// Questions whose field has been left: their problems may be shown.
    pub(crate) left: Signal<BTreeSet<AnswerPath>>,
    /// What readers said at questions.
    pub(crate) comments: Signal<Vec<CommentView>>,
    /// Answers of which two or more stand.
    pub(crate) undecided: Signal<Vec<Undecided>>,
    /// Which choices of its lists are offered.
    pub(crate) offered: Signal<Offered>,
    drafts: CopyValue<Drafts>,
}

impl PartialEq for Filling {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
    }
}

impl Filling {
    /// Sets an answer and keeps it.
    pub(crate) fn answer(self, path: AnswerPath, value: Value) {
        if self.answers.peek().0.get(&path) != Some(&value) {
            self.choose(path, value);
        }
    }

    /// Sets an answer and keeps it, also where it is that already: of two values, the one that is
    /// reckoned with is written anew to say that it was chosen.
    pub(crate) fn choose(mut self, path: AnswerPath, value: Value) {
        self.drafts.peek().put(path.clone(), value.clone());
        self.answers.write().set(path, value);
    }

    /// Remembers that a question's field was left.
    pub(crate) fn leave_field(mut self, path: &AnswerPath) {
        if !self.left.peek().contains(path) {
            self.left.write().insert(path.clone());
        }
    }

    /// Shows every problem, as if each field had been left.
    pub(crate) fn leave_all_fields(mut self) {
        let paths: Vec<_> =
            self.evaluation.peek().problems.iter().map(|problem| problem.path.clone()).collect();
        self.left.write().extend(paths);
    }

    /// What is being typed, for whoever outlives the screens.
    pub(crate) fn drafts(self) -> Drafts {
        self.drafts.peek().clone()
    }

    /// Keeps everything typed as one change, then asks; see [`Drafts::leave_and_ask`].
    pub(crate) async fn keep_and_ask<R: Request + 'static>(
        self,
        request: R,
    ) -> Result<R::Reply, Failure>
    where
        R::Reply: 'static,
    {
        self.drafts().leave_and_ask(request).await
    }

    /// What is wrong on a group's screen, apart from what is merely missing.
    pub(crate) fn faults(self, group: &str) -> usize {
        let evaluation = self.evaluation.read();
        let faulty =
            |problem: &&Problem| problem.screen == group && problem.kind != ProblemKind::Missing;
        evaluation.problems.iter().filter(faulty).count()
    }

    /// Whether anything on a group's screen is answered.
    pub(crate) fn begun(self, group: &str) -> bool {
        let answers = self.answers.read();
        answers.0.iter().any(|(path, value)| {
            *value != Value::Removed && self.form.screen_of(path.name()) == Some(group)
        })
    }

    /// What readers said at a question, oldest first.
    pub(crate) fn comments_at(self, path: &AnswerPath) -> Vec<CommentView> {
        self.comments.read().iter().filter(|comment| comment.path == *path).cloned().collect()
    }

    /// How much readers said on a group's screen.
    pub(crate) fn comments_in(self, group: &str) -> usize {
        let here = |comment: &&CommentView| self.form.screen_of(comment.path.name()) == Some(group);
        self.comments.read().iter().filter(here).count()
    }

    /// Whether two or more values of an answer stand.
    pub(crate) fn is_undecided(self, path: &AnswerPath) -> bool {
        self.undecided.read().iter().any(|undecided| undecided.path == *path)
    }
}

/// The form that a component is part of: the innermost, where one lies within another.
pub(crate) fn use_filling() -> Filling {
    use_context()
}

/// Provides a form to the components within, for as long as this one lives: what is typed is kept,
/// and what the engine gives anew in `answers` is taken in under it.
pub(crate) fn use_new_filling(
    record: RecordId,
    form: &'static FormDefinition,
    today: Date,
    given: Answers,
) -> Filling {
    use_filling_as_given(record, form, today, given, false)
}

/// The same; `in_confidence` where the sensitive answers are not given to this person.
pub(crate) fn use_filling_as_given(
    record: RecordId,
    form: &'static FormDefinition,
    today: Date,
    given: Answers,
    in_confidence: bool,
) -> Filling {
    let shell = use_shell();
    let drafts = use_hook(|| shell.begin_drafts(record));
    let filling = use_context_provider(|| {
        // What could not be kept before lies over it from the start.
        let mut shown = given.clone();
        drafts.lay_over(&mut shown);
        let answers = Signal::new(shown);
        Filling {
            record,
            form,
            answers,
            evaluation: Memo::new(move || match in_confidence {
                true => Evaluation::without_sensitive(form, &answers.read(), today),
                false => Evaluation::of(form, &answers.read(), today),
            }),
            left: Signal::new(BTreeSet::new()),
            comments: Signal::new(Vec::new()),
            undecided: Signal::new(Vec::new()),
            offered: Signal::new(Offered::default()),
            drafts: CopyValue::new(drafts.clone()),
        }
    });
    use_effect(use_reactive!(|given| take_in(filling, given)));
    use_drop(move || {
        shell.end_drafts(&drafts);
        drafts.leave_soon();
    });
    filling
}

/// What the engine gave anew, under what is being typed.
fn take_in(mut filling: Filling, mut given: Answers) {
    filling.drafts.peek().lay_over(&mut given);
    if *filling.answers.peek() != given {
        filling.answers.set(given);
    }
}

/// A form compared by what it is, not by all that it says.
#[derive(Clone, Copy)]
pub(crate) struct Form(pub(crate) &'static FormDefinition);

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
