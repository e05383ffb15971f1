//! A support request as its parts share it: what the engine says of it, the form that it answers,
//! and the form that names its papers.

use std::rc::Rc;

use shared::association::Reading;
use shared::calendar::Date;
use shared::form::{Answers, FormDefinition, Item, Value};
use shared::ids::RecordId;
use shared::lifecycle::{DeclarationStage, RequestStage, RequestState};
use shared::record::Kind;

use crate::engine::command::{AboutRow, DecisionRow, MatterState, RequestBrief, RequestView};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::text::form;

/// A support request that is open.
pub(super) struct Opened {
    pub(super) view: RequestView,
    pub(super) brief: RequestBrief,
    pub(super) form: &'static FormDefinition,
    pub(super) visit_form: &'static FormDefinition,
    pub(super) today: Date,
}

/// The same, handed from component to component.
#[derive(Clone)]
pub(super) struct Shared(pub(super) Rc<Opened>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
            || (self.0.view == other.0.view && self.0.today == other.0.today)
    }
}

impl Shared {
    /// The request that was read, today.
    pub(super) fn of(view: &RequestView, today: Date) -> Result<Self, Failure> {
        let matter = &view.matter;
        let form = forms::find(&matter.form.0, &matter.form.1).ok_or(Failure::FormUnknown)?;
        let visit_form = forms::find(&view.visit_form.0, &view.visit_form.1)
            .or_else(|| forms::for_kind(Kind::Visit))
            .ok_or(Failure::FormUnknown)?;
        let brief = matter.row.request.clone().ok_or(Failure::NotFound)?;
        Ok(Self(Rc::new(Opened { view: view.clone(), brief, form, visit_form, today })))
    }
}

impl Opened {
    pub(super) fn id(&self) -> RecordId {
        self.view.matter.row.matter
    }

    pub(super) fn case(&self) -> RecordId {
        self.view.matter.row.case
    }

    pub(super) fn state(&self) -> &RequestState {
        &self.brief.state
    }

    /// Whether it lies with whoever writes it: not handed in, or to be handed in anew.
    pub(super) fn is_being_written(&self) -> bool {
        is_being_written(self.brief.state.stage)
    }

    /// The decision that counts, where the request stands by it: one that kept it open has given way
    /// once it was handed in anew.
    pub(super) fn decision(&self) -> Option<&DecisionRow> {
        use RequestStage::{Accepted, Declined, Postponed, Served, ToComplete};
        let stands = [ToComplete, Postponed, Declined, Accepted, Served];
        let id = self.brief.state.decision.filter(|_| stands.contains(&self.brief.state.stage))?;
        self.view.decisions.iter().find(|row| row.decision == id)
    }

    /// What it said when it was handed in last.
    pub(super) fn as_handed_in(&self) -> &Answers {
        self.view.handed_in.as_ref().unwrap_or(&self.view.matter.answers)
    }

    /// How many papers of the checklist are not good.
    pub(super) fn lacking(&self) -> usize {
        self.view.checklist.iter().filter(|row| row.hold.is_some()).count()
    }

    pub(super) fn is_declared(&self) -> bool {
        self.view.declaration == DeclarationStage::Signed
    }

    /// Whether this person may begin a record of a kind that speaks of it.
    pub(super) fn may_begin(&self, kind: Kind) -> bool {
        self.view.matter.may_begin.contains(&kind)
    }

    /// One of a kind that speaks of it, or of the decision that counts, and is not finished: to be
    /// continued, not begun twice.
    pub(super) fn begun(&self, kind: Kind) -> Option<RecordId> {
        let spoken = self.view.matter.spoken.iter().filter_map(|about| match about {
            AboutRow::Matter(row) => Some(row),
            _ => None,
        });
        let counting = self.state().decision;
        let answers = self.view.answers.iter().filter(|(of, _)| Some(*of) == counting);
        let mut all = spoken.chain(answers.map(|(_, row)| row));
        all.find(|row| row.kind == kind && row.state == MatterState::Draft).map(|row| row.matter)
    }

    /// Whether people are told that the answer may take so long or longer.
    pub(super) fn may_take_longer(&self) -> bool {
        self.view.rule.as_ref().is_none_or(|rule| rule.reading != Reading::Ceiling)
    }
}

/// Whether a request at this stage lies with whoever writes it.
pub(super) const fn is_being_written(stage: RequestStage) -> bool {
    matches!(stage, RequestStage::Draft | RequestStage::Returned | RequestStage::ToComplete)
}

/// Answers as names and values, in the order of their form.
pub(super) fn facts(form: &'static FormDefinition, answers: &Answers) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for_each_question(form.items(), &mut |question| {
        if let Some((path, value)) =
            answers.0.iter().find(|(path, _)| path.as_str() == question.name)
            && answers.get(path).is_some()
        {
            found.push((form::pick(&question.label), form::answer(form, question, value)));
        }
    });
    found
}

/// What two versions of the answers say otherwise: the question, what it was, what it is.
pub(super) fn differences(
    form: &'static FormDefinition,
    then: &Answers,
    now: &Answers,
) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for_each_question(form.items(), &mut |question| {
        let of = |answers: &Answers| {
            let mut all = answers.0.iter();
            all.find(|(path, _)| path.as_str() == question.name).map(|(_, value)| value.clone())
        };
        let (before, after) = (of(then), of(now));
        let (before, after) = (before.unwrap_or(Value::Removed), after.unwrap_or(Value::Removed));
        if before != after {
            let words = |value: &Value| form::answer(form, question, value);
            found.push((form::pick(&question.label), words(&before), words(&after)));
        }
    });
    found
}

fn for_each_question(
    items: &'static [Item],
    call: &mut impl FnMut(&'static shared::form::Question),
) {
    for item in items {
        match item {
            Item::Question(question) => call(question),
            Item::Group(_) | Item::Repeat(_) => for_each_question(item.items(), call),
        }
    }
}
