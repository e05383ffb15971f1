//! One visit as its screens share it: its answers with what is being typed, what follows from them,
//! which questions have been left. Loaded once for all of a visit's screens.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{
    AnswerPath, Answers, Evaluation, FormDefinition, Problem, ProblemKind, ScreenState, Value,
};
use shared::ids::RecordId;

use super::components::banner::{FailureBanner, Loading};
use super::components::frame::Frame;
use super::drafts::Drafts;
use super::routes::Route;
use super::shell::{Shell, use_reply, use_shell};
use super::text::{dates, t};
use crate::engine::command::{OpenVisit, VisitView};
use crate::engine::failure::Failure;
use crate::engine::forms;

/// One visit as its screens share it.
#[derive(Clone, Copy)]
pub(crate) struct Visit {
    /// The record.
    pub(crate) id: RecordId,
    /// What is asked.
    pub(crate) form: &'static FormDefinition,
    /// The visit as the engine gave it last.
    pub(crate) view: Signal<VisitView>,
    /// The answers, with what is being typed.
    pub(crate) answers: Signal<Answers>,
    /// What follows from the answers today.
    pub(crate) evaluation: Memo<Evaluation>,
    /// Questions whose field has been left: their problems may be shown.
    pub(crate) left: Signal<BTreeSet<AnswerPath>>,
    drafts: CopyValue<Drafts>,
}

impl PartialEq for Visit {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Visit {
    /// Sets an answer and keeps it.
    pub(crate) fn answer(mut self, path: AnswerPath, value: Value) {
        if self.answers.peek().0.get(&path) == Some(&value) {
            return;
        }
        self.drafts.peek().put(path.clone(), value.clone());
        self.answers.write().set(path, value);
    }

    /// Remembers that a question's field was left.
    pub(crate) fn leave_field(mut self, path: &AnswerPath) {
        if !self.left.peek().contains(path) {
            self.left.write().insert(path.clone());
        }
    }

    /// What is being typed, for whoever outlives the visit's screens.
    pub(crate) fn drafts(self) -> Drafts {
        self.drafts.peek().clone()
    }

    /// Keeps everything typed and makes one change of it.
    pub(crate) async fn keep_all(self) {
        self.drafts().leave().await;
    }

    /// The groups that are asked of this family, in order.
    pub(crate) fn groups(self) -> Vec<ScreenState> {
        self.evaluation.read().screens.iter().filter(|screen| screen.relevant).cloned().collect()
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
}

/// The visit that a screen belongs to.
pub(crate) fn use_visit() -> Visit {
    use_context()
}

/// Loads a visit for the screens within it.
#[component]
pub(crate) fn VisitLoader(visit: RecordId) -> Element {
    // A list of one: another visit is another component, with nothing left of this one.
    rsx! {
        for visit in [visit] {
            LoadVisit { key: "{visit}", visit }
        }
    }
}

#[component]
fn LoadVisit(visit: RecordId) -> Element {
    let reply = use_reply(move || OpenVisit { visit });
    let waiting = |body: Element| {
        rsx! {
            Frame { title: t("visit-title"), back: Route::Home {}, {body} }
        }
    };
    match &*reply.read() {
        None => waiting(rsx! { Loading {} }),
        Some(Err(failure)) => waiting(rsx! { FailureBanner { failure: failure.clone() } }),
        Some(Ok(view)) => match (forms::find(&view.form.0, &view.form.1), dates::today()) {
            (Some(form), Some(today)) => rsx! {
                ProvideVisit { view: view.clone(), form: Form(form), today }
            },
            _ => waiting(rsx! { FailureBanner { failure: Failure::FormUnknown } }),
        },
    }
}

/// A form compared by what it is, not by all that it says.
#[derive(Clone, Copy)]
struct Form(&'static FormDefinition);

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

#[component]
fn ProvideVisit(view: VisitView, form: Form, today: Date) -> Element {
    let shell = use_shell();
    let drafts = use_hook(|| Drafts::new(shell, view.row.visit));
    let visit = use_context_provider(|| new_visit(&view, form.0, today, drafts.clone()));
    use_hook(|| shell.set_drafts(Some(drafts.clone())));
    use_effect(use_reactive!(|view| take_in(visit, &view)));
    use_drop(move || leave(shell, &drafts));
    rsx! { Outlet::<Route> {} }
}

fn new_visit(
    view: &VisitView,
    form: &'static FormDefinition,
    today: Date,
    drafts: Drafts,
) -> Visit {
    let answers = Signal::new(view.answers.clone());
    Visit {
        id: view.row.visit,
        form,
        view: Signal::new(view.clone()),
        answers,
        evaluation: Memo::new(move || Evaluation::of(form, &answers.read(), today)),
        left: Signal::new(BTreeSet::new()),
        drafts: CopyValue::new(drafts),
    }
}

/// What the engine gave anew, under what is being typed.
fn take_in(mut visit: Visit, view: &VisitView) {
    let mut answers = view.answers.clone();
    visit.drafts.peek().lay_over(&mut answers);
    if *visit.answers.peek() != answers {
        visit.answers.set(answers);
    }
    visit.view.set(view.clone());
}

fn leave(shell: Shell, drafts: &Drafts) {
    shell.set_drafts(None);
    drafts.leave_soon();
}
