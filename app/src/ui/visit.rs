//! One visit as its screens share it: its filled-in form, and what else the engine says of it.
//! Loaded once for all of a visit's screens.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Answers, Item, ScreenState, Value};
use shared::ids::RecordId;
use shared::lifecycle::DeclarationStage;
use shared::record::visit::VisitOutcome;

use super::components::loaded::loaded;
use super::filling::{Filling, Form, use_filling_as_given};
use super::offered::Offered;
use super::routes::Route;
use super::shell::{use_reply, use_shell};
use super::text::{dates, t};
use crate::engine::command::{LastVisit, OpenVisit, VisitView};
use crate::engine::failure::Failure;
use crate::engine::forms;

/// The question whose group says how the visit went.
const OUTCOME: &str = "visit_outcome";

/// One visit as its screens share it.
#[derive(Clone, Copy)]
pub(crate) struct Visit {
    /// The record.
    pub(crate) id: RecordId,
    /// Its form and answers.
    pub(crate) filling: Filling,
    /// The visit as the engine gave it last.
    pub(crate) view: Signal<VisitView>,
}

impl PartialEq for Visit {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Visit {
    /// The groups that are asked of this family, in order.
    pub(crate) fn groups(self) -> Vec<ScreenState> {
        let evaluation = self.filling.evaluation.read();
        evaluation.screens.iter().filter(|screen| screen.relevant).cloned().collect()
    }

    /// Whether somebody was met and asked.
    pub(crate) fn held(self) -> bool {
        VisitOutcome::of(&self.filling.answers.read()).held()
    }

    /// Whether it may be put away as begun by mistake: nothing was asked, nor is being typed.
    pub(crate) fn may_drop(self) -> bool {
        let view = self.view.read();
        view.may_drop && *self.filling.answers.read() == view.answers
    }

    /// How the declaration stands for this person: a signature over sensitive answers that are
    /// others by now is to be renewed, which those who are not given them are not told.
    pub(crate) fn declaration(self) -> DeclarationStage {
        let view = self.view.read();
        let signed = view.declaration == DeclarationStage::Signed;
        match signed && !view.declarations.iter().any(|signed| signed.current) {
            true => DeclarationStage::Stale,
            false => view.declaration,
        }
    }

    /// Whether something of a group is asked in confidence.
    pub(crate) fn is_confidential(self, group: &str) -> bool {
        let form = self.filling.form;
        let is_asked = |item: &Item| matches!(item, Item::Question(it) if it.takes_input());
        let mut items: Vec<&Item> = form.item(group).into_iter().collect();
        while let Some(item) = items.pop() {
            if is_asked(item) && form.is_sensitive(item.name()) {
                return true;
            }
            items.extend(item.items());
        }
        false
    }

    /// Whether this is the group that says how the visit went.
    pub(crate) fn is_outcome(self, group: &str) -> bool {
        self.filling.form.screen_of(OUTCOME) == Some(group)
    }

    /// Whether a group was confirmed to be as at the last visit, and still is.
    pub(crate) fn is_same_as_last(self, group: &str) -> bool {
        let view = self.view.read();
        let confirmed = view.same_as_last.iter().any(|name| name == group);
        let same = |last: &LastVisit| {
            self.of_group(group, &last.answers)
                == self.of_group(group, &self.filling.answers.read())
        };
        confirmed && view.last.as_ref().is_some_and(same)
    }

    /// The last visit, where a group of this one may be confirmed to be the same: something was
    /// answered then, and nothing else now.
    pub(crate) fn last_to_confirm(self, group: &str) -> Option<LastVisit> {
        // What the delegate found is found anew; only what the family states may stay the same.
        let internal = self.filling.form.is_internal(group);
        let last = self.view.read().last.clone().filter(|_| !internal)?;
        let then = self.of_group(group, &last.answers);
        let answers = self.filling.answers.read();
        let now = self.of_group(group, &answers);
        let contradicts = now.iter().any(|(path, value)| then.get(path) != Some(value));
        (!then.is_empty() && !contradicts && now.len() < then.len()).then_some(last)
    }

    /// The answers of one group.
    fn of_group<'a>(
        self,
        group: &str,
        answers: &'a Answers,
    ) -> BTreeMap<&'a AnswerPath, &'a Value> {
        let here = |path: &AnswerPath| self.filling.form.screen_of(path.name()) == Some(group);
        let given = answers.0.iter();
        given.filter(|(path, _)| here(path) && answers.get(path).is_some()).collect()
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
    let shell = use_shell();
    // A photo that has arrived changes what is said of where the visit is.
    let reply = use_reply(move || {
        shell.photos_sent.read();
        OpenVisit { visit }
    });
    loaded(&reply, t("visit-title"), Route::Home {}, |view| {
        let form = forms::find(&view.form.0, &view.form.1).ok_or(Failure::FormUnknown)?;
        let today = dates::today().ok_or(Failure::Internal)?;
        Ok(rsx! {
            ProvideVisit { view: view.clone(), form: Form(form), today }
        })
    })
}

#[component]
fn ProvideVisit(view: VisitView, form: Form, today: Date) -> Element {
    let (id, given) = (view.row.visit, view.answers.clone());
    let mut filling = use_filling_as_given(id, form.0, today, given, view.in_confidence);
    // Before the first question is drawn, so that none offers what is taken away again.
    use_hook(|| filling.offered.set(Offered::categories(&view.categories)));
    let visit = use_context_provider(|| Visit {
        id: view.row.visit,
        filling,
        view: Signal::new(view.clone()),
    });
    use_effect(use_reactive!(|view| take_in(visit, view)));
    rsx! { Outlet::<Route> {} }
}

fn take_in(visit: Visit, given: VisitView) {
    let Visit { mut filling, mut view, .. } = visit;
    let offered = Offered::categories(&given.categories);
    if *filling.offered.peek() != offered {
        filling.offered.set(offered);
    }
    if *filling.comments.peek() != given.comments {
        filling.comments.set(given.comments.clone());
    }
    // Those of the visit's papers are the papers' own.
    let own = given.undecided.iter().filter(|one| one.record == given.row.visit);
    let own: Vec<_> = own.cloned().collect();
    if *filling.undecided.peek() != own {
        filling.undecided.set(own);
    }
    view.set(given);
}
