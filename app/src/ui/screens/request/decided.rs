//! After the committee: what it decided, what there is to know of that, and what follows from it.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::RequestStage;
use shared::record::Kind;

use super::answer;
use super::source::{Opened, Shared};
use crate::engine::command::DecisionRow;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::decision::DecisionCard;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::screens::matters::{Begin, MatterLink};
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::t;

/// What there is to know of the decisions besides what they say.
#[component]
pub(super) fn Notes(request: Shared) -> Element {
    let state = request.0.state();
    rsx! {
        if state.disputed {
            Banner { title: t("request-disputed"), icon: Icon::Split, tone: Tone::Bad,
                p { {t("request-disputed-text")} }
            }
        }
        if state.appealed {
            Banner { title: t("request-appealed"), icon: Icon::Comment, tone: Tone::Info,
                p { {t("request-appealed-text")} }
            }
        }
        if state.given_first {
            Banner { title: t("request-given-first"), icon: Icon::Warning, tone: Tone::Wait,
                p { {t("request-given-first-text")} }
            }
        }
    }
}

/// Every decision on the request, the one that counts first, each with what was said of it: whoever
/// tells a refusal sees that an acceptance was told.
#[component]
pub(super) fn Decisions(request: Shared) -> Element {
    let opened = &*request.0;
    let counting = opened.state().decision;
    let mut rows = opened.view.decisions.clone();
    rows.sort_by_key(|row| (Some(row.decision) != counting, std::cmp::Reverse(row.at)));
    let said = |of: RecordId| {
        let of_it = opened.view.answers.iter().filter(move |(decision, _)| *decision == of);
        of_it.map(|(_, row)| row.clone()).collect::<Vec<_>>()
    };
    let rows = rows.into_iter().map(|row| (said(row.decision), row));
    rsx! {
        for (answers , row) in rows {
            section { key: "{row.decision}", class: "card", "aria-label": t("request-decision-title"),
                h2 { {t("request-decision-title")} }
                if row.counts && Some(row.decision) != counting {
                    p { class: "note", {t("request-decision-beside")} }
                }
                DecisionCard { row }
                if !answers.is_empty() {
                    h3 { {t("request-answers-title")} }
                    ul { class: "rows",
                        for row in answers {
                            li { key: "{row.matter}", MatterLink { row, within: true } }
                        }
                    }
                }
            }
        }
    }
}

/// The button under the thumb that tells the applicant.
#[component]
pub(super) fn Tell(request: Shared, decision: DecisionRow) -> Element {
    let shell = use_shell();
    let association = match &*shell.gate.read() {
        Gate::Open(session) => session.association.clone(),
        _ => String::new(),
    };
    let opened = &*request.0;
    let subject = &opened.view.matter.row.subject;
    let delivered = opened.view.delivered;
    let ready = answer::ready_words(&decision, delivered, subject, &association);
    rsx! {
        Begin {
            kind: Kind::Reply,
            case: opened.case(),
            about: decision.decision,
            given: answer::given(ready, opened.today),
            begun: opened.begun(Kind::Reply),
            label: t("request-tell"),
            weight: Weight::Main,
            large: true,
        }
    }
}

/// Whether the request came to its end, so that this person may ask how it went.
pub(super) fn has_ended(opened: &Opened) -> bool {
    let ended = matches!(opened.state().stage, RequestStage::Declined | RequestStage::Served);
    ended && opened.state().replied && opened.view.may_ask
}

/// What else may follow: delivery, registration, an appeal, the question how it went.
#[component]
pub(super) fn Follows(request: Shared, delivers: bool, asks: bool) -> Element {
    let opened = &*request.0;
    let (id, case) = (opened.id(), opened.case());
    let decision = opened.decision().map(|row| row.decision);
    let appeals = decision.filter(|_| opened.view.may_appeal);
    let served = opened.state().stage == RequestStage::Served;
    let registers = opened.may_begin(Kind::Registration);
    if !(delivers || registers || asks || appeals.is_some()) {
        return rsx! {};
    }
    rsx! {
        section { class: "section", "aria-labelledby": "follows-title",
            h2 { id: "follows-title", {t("request-follows-title")} }
            if delivers && opened.view.before_decision {
                Banner { title: t("request-deliver-before"), icon: Icon::Warning, tone: Tone::Wait,
                    p { {t("request-deliver-before-text")} }
                }
            }
            div { class: "cluster",
                if delivers {
                    Link { to: Route::DeliverScreen { request: id }, class: Weight::Plain.class(),
                        Drawing { icon: Icon::Check }
                        {if served { t("request-deliver-more") } else { t("request-deliver") }}
                    }
                }
                if registers {
                    Begin {
                        kind: Kind::Registration,
                        case,
                        about: id,
                        begun: opened.begun(Kind::Registration),
                        label: t("request-register"),
                    }
                }
                if let Some(decision) = appeals {
                    Begin {
                        kind: Kind::Appeal,
                        case,
                        about: decision,
                        begun: opened.begun(Kind::Appeal),
                        label: t("request-appeal"),
                    }
                }
                if asks {
                    Link { to: Route::FeedbackScreen { request: id }, class: Weight::Plain.class(),
                        Drawing { icon: Icon::Comment }
                        {t("request-ask-feedback")}
                    }
                }
            }
        }
    }
}
