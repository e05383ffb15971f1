//! One support request: where it stands on its way, what it says, and the one thing to do next.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::{RequestStage, ReviewOutcome};
use shared::record::Kind;

use super::decided::{Decisions, Follows, Notes, Tell, has_ended};
use super::hand_in::{HandIn, WouldHold};
use super::notice::NoticeStep;
use super::prepare::{Checklist, DeclarationStep};
use super::review::{HoldsToKnow, ReviewRequestBar};
use super::said::{Amended, AsItStands, OwnForm};
use super::source::{Opened, Shared};
use super::way::Way;
use crate::engine::command::{DecisionRow, MarkOpened, OpenRequest};
use crate::engine::failure::Failure;
use crate::ui::components::banner::Banner;
use crate::ui::components::button::Weight;
use crate::ui::components::chip::{Chip, PlaceChip, RequestStageChip, Tone};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::loaded::loaded;
use crate::ui::filling::use_new_filling;
use crate::ui::routes::Route;
use crate::ui::screens::by_mistake::{Begun, ByMistake};
use crate::ui::screens::groups::Returned;
use crate::ui::screens::matters::Begin;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{dates, t};
use crate::ui::words::use_begun;

/// One support request.
#[component]
pub(crate) fn RequestScreen(request: RecordId) -> Element {
    // A list of one: another request is another component, with nothing left of this one.
    rsx! {
        for request in [request] {
            LoadRequest { key: "{request}", request }
        }
    }
}

#[component]
fn LoadRequest(request: RecordId) -> Element {
    let reply = use_reply(move || OpenRequest { request });
    loaded(&reply, t("request-title"), Route::Home {}, |view| {
        let today = dates::today().ok_or(Failure::Internal)?;
        let request = Shared::of(view, today)?;
        Ok(rsx! {
            ShowRequest { request }
        })
    })
}

/// The one thing that is to be done next by this person.
#[derive(Debug, Clone, PartialEq)]
enum Next {
    Review(RecordId),
    HandIn,
    Tell(DecisionRow),
    Deliver,
    AskHowItWent,
}

fn next(opened: &Opened) -> Option<Next> {
    let view = &opened.view;
    if let Some(submission) = view.submission.filter(|_| view.may_review) {
        return Some(Next::Review(submission));
    }
    let state = opened.state();
    // What was completed goes on; else what the committee asks for is told first.
    if view.may_hand_in && state.amended {
        return Some(Next::HandIn);
    }
    let untold = opened.decision().filter(|_| !state.replied && view.may_reply);
    if let Some(decision) = untold {
        return Some(Next::Tell(decision.clone()));
    }
    if view.may_hand_in && opened.is_being_written() {
        return Some(Next::HandIn);
    }
    if view.may_deliver && state.stage == RequestStage::Accepted {
        return Some(Next::Deliver);
    }
    has_ended(opened).then_some(Next::AskHowItWent)
}

/// Whether the committee has decided, and nothing is to be completed for it.
const fn has_decision(stage: RequestStage) -> bool {
    matches!(stage, RequestStage::Declined | RequestStage::Accepted | RequestStage::Served)
}

#[component]
fn ShowRequest(request: Shared) -> Element {
    let opened = &*request.0;
    let view = &opened.view;
    use_begun(&view.words);
    let mut filling =
        use_new_filling(opened.id(), opened.form, opened.today, view.matter.answers.clone());
    let undecided = view.matter.undecided.clone();
    use_effect(use_reactive!(|undecided| {
        if *filling.undecided.peek() != undecided {
            filling.undecided.set(undecided);
        }
    }));
    // What was signed speaks of what was said then: what is typed becomes a change at once, and the
    // engine says how the declaration stands.
    let shell = use_shell();
    let (declared, said) = (opened.is_declared(), view.matter.answers.clone());
    use_effect(use_reactive!(|declared, said| {
        if declared && *filling.answers.read() != said {
            spawn(async move {
                shell.keep_all().await;
                let mut revision = shell.revision;
                revision += 1;
            });
        }
    }));
    let known = use_signal(BTreeSet::new);
    use_opened(view.submission.filter(|_| view.may_review));
    let next = next(opened);
    let reviewing = matches!(next, Some(Next::Review(_)));
    let handing_in = matches!(next, Some(Next::HandIn));
    // What is under the thumb is not offered a second time.
    let delivers = view.may_deliver && !matches!(next, Some(Next::Deliver));
    let asks = has_ended(opened) && !matches!(next, Some(Next::AskHowItWent));
    let inline = view.matter.may_write && opened.is_being_written() && !reviewing;
    let decided = has_decision(opened.state().stage);
    let written = filling.evaluation.read().problems.is_empty();
    let row = &view.matter.row;
    let subject = Some(row.subject.clone()).filter(|subject| !subject.is_empty());
    let heading = subject.unwrap_or_else(|| t("request-title"));
    let back = match row.number.is_empty() {
        true => Route::Home {},
        false => Route::CaseScreen { case: row.case },
    };
    let bar = next.map(|next| rsx! { Bar { request: request.clone(), next, inline, known } });
    rsx! {
        Frame { title: t("request-title"), heading, back: back.clone(), bar,
            Head { request: request.clone() }
            BackAgain { request: request.clone() }
            Notes { request: request.clone() }
            Decisions { request: request.clone() }
            Way { request: request.clone(), written }
            if reviewing {
                HoldsToKnow { request: request.clone(), known }
            }
            if inline {
                OwnForm { request: request.clone() }
                Amended { request: request.clone() }
            } else {
                AsItStands { request: request.clone() }
            }
            Report { request: request.clone() }
            Checklist { request: request.clone() }
            // After the decision nobody is led back to what it went without.
            if !decided || !view.declarations.is_empty() {
                DeclarationStep { request: request.clone() }
            }
            if !decided || view.notice.is_some() {
                NoticeStep { request: request.clone() }
            }
            if handing_in {
                WouldHold { request: request.clone() }
            }
            Follows { request: request.clone(), delivers, asks }
            if opened.state().stage != RequestStage::Draft {
                div {
                    Link { to: Route::Memo { request: opened.id() }, class: Weight::Quiet.class(),
                        Drawing { icon: Icon::Print }
                        {t("request-to-memo")}
                    }
                }
            }
            if view.matter.may_drop {
                ByMistake { begun: Begun::Matter(opened.id()), to: back }
            }
        }
    }
}

/// Lets whoever handed it in know that a supervisor has opened it.
fn use_opened(to_review: Option<RecordId>) {
    let shell = use_shell();
    use_effect(use_reactive!(|to_review| {
        if let Some(submission) = to_review {
            spawn(async move {
                // Only lets the others know; a failure changes nothing for the reader.
                let _ = shell.ask(MarkOpened { submission }).await;
            });
        }
    }));
}

/// Whose request it is, and how it stands in a word.
#[component]
fn Head(request: Shared) -> Element {
    let opened = &*request.0;
    let row = &opened.view.matter.row;
    rsx! {
        div { class: "stack",
            p {
                bdi { "{row.name}" }
                span { class: "soft",
                    " · "
                    bdi { class: "number", "{row.number}" }
                }
            }
            div { class: "cluster",
                RequestStageChip {
                    stage: opened.state().stage,
                    outstanding: opened.brief.portion.is_outstanding(),
                }
                if opened.brief.urgent {
                    Chip { label: t("request-is-urgent"), icon: Icon::Warning, tone: Tone::Bad }
                }
                PlaceChip { place: row.whereabouts }
            }
        }
    }
}

/// What the supervisor asked for, where it was returned.
#[component]
fn BackAgain(request: Shared) -> Element {
    let opened = &*request.0;
    let mut reviews = opened.view.reviews.iter().rev();
    let last = reviews.find(|review| review.outcome == ReviewOutcome::Returned);
    rsx! {
        if let (RequestStage::Returned, Some(review)) = (opened.state().stage, last) {
            Returned { review: review.clone(), title: t("request-returned-title") }
        } else if opened.state().stage == RequestStage::ToComplete {
            Banner { title: t("request-complete-title"), icon: Icon::Return, tone: Tone::Wait,
                p { {t("request-complete-text")} }
            }
        }
    }
}

/// التقرير الاجتماعي on the request: the way to it, or to writing it.
#[component]
fn Report(request: Shared) -> Element {
    let opened = &*request.0;
    let writes = opened.may_begin(Kind::Report);
    let report = opened.view.report.clone();
    rsx! {
        if writes || report.is_some() {
            section { class: "card", "aria-labelledby": "report-title",
                h2 { id: "report-title", {t("request-report-title")} }
                match report {
                    Some(row) => rsx! {
                        p { dir: "auto", "{row.subject}" }
                        div {
                            Link { to: Route::MatterScreen { matter: row.matter }, class: Weight::Plain.class(),
                                Drawing { icon: Icon::Paper }
                                {t("request-report-open")}
                            }
                        }
                    },
                    None => rsx! { p { class: "soft", {t("request-report-none")} } },
                }
                if writes {
                    div {
                        Begin {
                            kind: Kind::Report,
                            case: opened.case(),
                            about: opened.id(),
                            begun: opened.begun(Kind::Report),
                            label: t("request-report-write"),
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Bar(
    request: Shared,
    next: Next,
    inline: bool,
    known: Signal<BTreeSet<shared::lifecycle::request::Hold>>,
) -> Element {
    let id = request.0.id();
    match next {
        Next::Review(submission) => rsx! { ReviewRequestBar { request, submission, known } },
        Next::HandIn => rsx! { HandIn { request, inline } },
        Next::Tell(decision) => rsx! { Tell { request, decision } },
        Next::Deliver => rsx! {
            Link { to: Route::DeliverScreen { request: id }, class: Weight::Main.class(),
                Drawing { icon: Icon::Check }
                {t("request-deliver")}
            }
        },
        Next::AskHowItWent => rsx! {
            Link { to: Route::FeedbackScreen { request: id }, class: Weight::Main.class(),
                Drawing { icon: Icon::Comment }
                {t("request-ask-feedback")}
            }
        },
    }
}
