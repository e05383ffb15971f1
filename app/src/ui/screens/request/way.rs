//! The way of a request as a line of steps, and where on it the request stands. What is done,
//! where it is, what comes, and what it went on without: a drawing and words say it, not a colour.

use dioxus::prelude::*;
use shared::lifecycle::{RequestStage, RequestState, ReviewOutcome};

use super::source::{Opened, Shared, is_being_written};
use crate::ui::components::decision;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::screens::groups::count;
use crate::ui::text::{Key, dates, t, t_args};

/// A step of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Written,
    Papers,
    Declaration,
    Notice,
    HandedIn,
    Supervisor,
    Committee,
    Told,
    Delivered,
}

/// How a request stands at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Behind it.
    Done,
    /// The request is here.
    Now,
    /// Still to come.
    Later,
    /// It went on without: known, and for the supervisor to judge.
    Without,
    /// It does not come to this.
    NotAsked,
}

/// What the line depends on besides the request's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Prepared {
    /// The form is filled in.
    pub(super) written: bool,
    /// Every paper of the checklist is good.
    pub(super) papers: bool,
    /// The declaration is signed over what stands.
    pub(super) declared: bool,
    /// The applicant was told how it goes on.
    pub(super) noticed: bool,
    /// Some of what was granted is still to be handed over.
    pub(super) outstanding: bool,
}

/// Where the request stands at each step, in order. At most one step is the current one.
pub(super) fn steps(prepared: Prepared, state: &RequestState) -> [(Step, Standing); 9] {
    use RequestStage::{Accepted, Declined, Forwarded, Postponed, Served, ToComplete};
    let stage = state.stage;
    let decided = matches!(stage, ToComplete | Postponed | Declined | Accepted | Served);
    // What the committee asks for is told first, and then lies with whoever writes.
    let writing = is_being_written(stage) && (stage != ToComplete || state.replied);
    let goes_back = matches!(stage, ToComplete | Postponed) && state.replied;
    let done = [
        (Step::Written, prepared.written),
        (Step::Papers, prepared.papers),
        (Step::Declaration, prepared.declared),
        (Step::Notice, prepared.noticed),
        (Step::HandedIn, !writing),
        (Step::Supervisor, !writing && (decided || stage == Forwarded)),
        (Step::Committee, decided && !goes_back),
        (Step::Told, decided && state.replied && !goes_back),
        (Step::Delivered, (stage == Served || state.delivered) && !prepared.outstanding),
    ];
    let mut found = false;
    done.map(|(step, done)| {
        let before =
            matches!(step, Step::Written | Step::Papers | Step::Declaration | Step::Notice);
        let standing = if done {
            Standing::Done
        } else if step == Step::Delivered && stage == Declined {
            Standing::NotAsked
        } else if before && !writing {
            Standing::Without
        } else if found {
            Standing::Later
        } else {
            found = true;
            Standing::Now
        };
        (step, standing)
    })
}

/// The line of the way.
#[component]
pub(super) fn Way(request: Shared, written: bool) -> Element {
    let opened = &*request.0;
    let prepared = Prepared {
        written,
        papers: opened.lacking() == 0,
        declared: opened.is_declared(),
        noticed: opened.view.notice.is_some(),
        outstanding: opened.brief.portion.is_outstanding(),
    };
    rsx! {
        section { class: "card", "aria-labelledby": "way-title",
            h2 { id: "way-title", {t("request-way-title")} }
            ol { class: "way",
                for (step , standing) in steps(prepared, opened.state()) {
                    li {
                        key: "{step:?}",
                        class: class_of(standing),
                        "aria-current": if standing == Standing::Now { "step" },
                        Drawing { icon: icon_of(standing) }
                        span { class: "row-body",
                            span { class: "way-step", {label(step).text()} }
                            span { class: "small", {words(opened, step, standing)} }
                        }
                    }
                }
            }
        }
    }
}

const fn class_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "way-done",
        Standing::Now => "way-now",
        Standing::Later | Standing::NotAsked => "way-later",
        Standing::Without => "way-without",
    }
}

const fn icon_of(standing: Standing) -> Icon {
    match standing {
        Standing::Done => Icon::Check,
        Standing::Now => Icon::Place,
        Standing::Later => Icon::Clock,
        Standing::Without => Icon::Warning,
        Standing::NotAsked => Icon::Minus,
    }
}

const fn label(step: Step) -> Key {
    match step {
        Step::Written => Key("request-way-written"),
        Step::Papers => Key("request-way-papers"),
        Step::Declaration => Key("request-way-declaration"),
        Step::Notice => Key("request-way-notice"),
        Step::HandedIn => Key("request-way-handed-in"),
        Step::Supervisor => Key("request-way-supervisor"),
        Step::Committee => Key("request-way-committee"),
        Step::Told => Key("request-way-told"),
        Step::Delivered => Key("request-way-delivered"),
    }
}

/// How it stands at a step, and what there is to say of it.
fn words(opened: &Opened, step: Step, standing: Standing) -> String {
    let general = match standing {
        Standing::Done => t("request-way-is-done"),
        Standing::Now => t("request-way-is-now"),
        Standing::Later => t("request-way-is-later"),
        Standing::Without => t("request-way-is-without"),
        Standing::NotAsked => t("request-way-is-not-asked"),
    };
    match particular(opened, step, standing) {
        Some(particular) => format!("{general} · {particular}"),
        None => general,
    }
}

fn particular(opened: &Opened, step: Step, standing: Standing) -> Option<String> {
    let stage = opened.state().stage;
    match step {
        Step::Papers => {
            let lacking = opened.lacking();
            (lacking > 0)
                .then(|| t_args("request-papers-lacking", &[("count", count(lacking).into())]))
        }
        Step::Notice => opened.view.notice.map(|(on, _)| dates::both(on)),
        Step::HandedIn if stage == RequestStage::Returned => Some(t("request-way-anew")),
        Step::HandedIn => opened.brief.handed_in.map(dates::since),
        Step::Supervisor if standing == Standing::Done => {
            let forwarded = opened.view.reviews.iter().rev();
            let mut forwarded = forwarded.filter(|it| it.outcome == ReviewOutcome::Accepted);
            forwarded.next().map(|review| dates::since(review.at))
        }
        Step::Supervisor if standing == Standing::Now && opened.view.opened => {
            Some(t("request-way-opened"))
        }
        Step::Committee => opened.decision().map(|row| decision::ruling(row.ruling).text()),
        Step::Delivered if opened.state().given_first => Some(t("request-way-given-first")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ALL: Prepared =
        Prepared { written: true, papers: true, declared: true, noticed: true, outstanding: false };
    const NOTHING: Prepared =
        Prepared { written: false, papers: false, declared: false, noticed: false, ..ALL };

    fn at(stage: RequestStage) -> RequestState {
        RequestState {
            stage,
            holds: BTreeSet::new(),
            amended: false,
            decision: None,
            disputed: false,
            replied: false,
            answered: None,
            early: false,
            appealed: false,
            given_first: false,
            delivered: false,
        }
    }

    fn told(stage: RequestStage) -> RequestState {
        RequestState { replied: true, ..at(stage) }
    }

    fn now(prepared: Prepared, state: &RequestState) -> Option<Step> {
        let steps = steps(prepared, state);
        let mut current = steps.into_iter().filter(|(_, standing)| *standing == Standing::Now);
        let first = current.next().map(|(step, _)| step);
        assert_eq!(current.next(), None, "one step is the current one");
        first
    }

    fn standing(prepared: Prepared, state: &RequestState, asked: Step) -> Standing {
        let steps = steps(prepared, state);
        steps.into_iter().find(|(step, _)| *step == asked).unwrap().1
    }

    #[test]
    fn a_draft_stands_at_the_first_thing_that_is_not_done() {
        let draft = at(RequestStage::Draft);
        assert_eq!(now(NOTHING, &draft), Some(Step::Written));
        assert_eq!(now(Prepared { written: true, ..NOTHING }, &draft), Some(Step::Papers));
        assert_eq!(now(Prepared { noticed: false, ..ALL }, &draft), Some(Step::Notice));
        assert_eq!(now(ALL, &draft), Some(Step::HandedIn));
        assert_eq!(standing(NOTHING, &draft, Step::Papers), Standing::Later);
    }

    #[test]
    fn what_was_handed_in_goes_on_without_what_it_lacks() {
        let handed = at(RequestStage::HandedIn);
        let lacking = Prepared { papers: false, declared: false, ..ALL };
        assert_eq!(now(lacking, &handed), Some(Step::Supervisor));
        assert_eq!(standing(lacking, &handed, Step::Papers), Standing::Without);
        assert_eq!(standing(lacking, &handed, Step::Notice), Standing::Done);
        assert_eq!(now(lacking, &at(RequestStage::Forwarded)), Some(Step::Committee));
    }

    #[test]
    fn what_was_returned_is_to_be_completed_and_handed_in_anew() {
        let returned = at(RequestStage::Returned);
        assert_eq!(now(ALL, &returned), Some(Step::HandedIn));
        assert_eq!(now(Prepared { papers: false, ..ALL }, &returned), Some(Step::Papers));
        assert_eq!(standing(ALL, &returned, Step::Supervisor), Standing::Later);
    }

    #[test]
    fn every_decision_is_told_first_and_what_keeps_it_open_goes_back() {
        for stage in [
            RequestStage::ToComplete,
            RequestStage::Postponed,
            RequestStage::Declined,
            RequestStage::Accepted,
        ] {
            assert_eq!(now(ALL, &at(stage)), Some(Step::Told), "{stage:?}");
        }
        assert_eq!(now(ALL, &told(RequestStage::ToComplete)), Some(Step::HandedIn));
        assert_eq!(now(ALL, &told(RequestStage::Postponed)), Some(Step::Committee));
        assert_eq!(now(ALL, &told(RequestStage::Accepted)), Some(Step::Delivered));
    }

    #[test]
    fn the_end_has_no_current_step() {
        assert_eq!(now(ALL, &told(RequestStage::Served)), None);
        let partly = Prepared { outstanding: true, ..ALL };
        assert_eq!(now(partly, &told(RequestStage::Served)), Some(Step::Delivered));
        let declined = told(RequestStage::Declined);
        assert_eq!(now(ALL, &declined), None);
        assert_eq!(standing(ALL, &declined, Step::Delivered), Standing::NotAsked);
    }

    #[test]
    fn urgent_aid_is_delivered_while_the_committee_has_not_decided() {
        let given = |stage| RequestState { delivered: true, ..at(stage) };
        let first = RequestState { given_first: true, ..given(RequestStage::Forwarded) };
        assert_eq!(now(ALL, &first), Some(Step::Committee));
        assert_eq!(standing(ALL, &first, Step::Delivered), Standing::Done);
        let reversed = given(RequestStage::Declined);
        assert_eq!(standing(ALL, &reversed, Step::Delivered), Standing::Done, "it was");
    }
}
