//! What stays on this device until its author has seen it: work that the server refused, a visit
//! begun in a case that went to somebody else, what was written after a visit was accepted. Each is
//! said in words with how to go on; nothing of it leaves the device unseen.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;
use shared::lifecycle::{VisitStage, WhereItIs};
use shared::record::Kind;
use shared::sync::exchange::RuleBroken;

use super::finish::question_name;
use super::groups::count;
use super::paper_words;
use crate::engine::command::{
    DiscardLate, DocumentRow, PaperChange, PutAway, RefusedRow, StayingCase, VisitView, WhyRefused,
};
use crate::engine::failure::Failure;
use crate::ui::components::asking::Asking;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::Weight;
use crate::ui::components::chip::Tone;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::drafts::Drafts;
use crate::ui::routes::Route;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{Key, dates, form, t, t_args};
use crate::ui::visit::{Visit, use_visit};

/// The cases of which something stays, each leading to what and why.
#[component]
pub(crate) fn StayingList(rows: Vec<StayingCase>) -> Element {
    rsx! {
        if !rows.is_empty() {
            section { class: "section", "aria-labelledby": "staying-title",
                h2 { id: "staying-title", {t("staying-title")} }
                ul { class: "card card-flush rows",
                    for row in rows {
                        li { key: "{row.case}",
                            Link { to: Route::CaseScreen { case: row.case }, class: "row-link",
                                Drawing { icon: Icon::Warning }
                                span { class: "row-body",
                                    span { class: "row-title", bdi { "{row.name}" } }
                                    span { class: "small soft", "{row.number}" }
                                    for words in short(&row) {
                                        span { key: "{words}", class: "small", "{words}" }
                                    }
                                }
                                Drawing { icon: Icon::Forward }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What stays of a case, in a line each.
fn short(row: &StayingCase) -> Vec<String> {
    let counted = |number: usize, key: Key| {
        (number > 0).then(|| t_args(key.0, &[("count", count(number).into())]))
    };
    [
        row.left.then(|| t("staying-left-short")),
        counted(row.refused.len(), Key("staying-refused-count")),
        counted(row.unfinished.len(), Key("staying-unfinished-count")),
        counted(row.written_late.len(), Key("staying-late-count")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What stays of one case, why, and how to go on.
#[component]
pub(crate) fn Staying(staying: StayingCase) -> Element {
    rsx! {
        if staying.left {
            Left { unfinished: staying.unfinished.clone() }
        }
        if !staying.refused.is_empty() {
            Refused {
                case: staying.case,
                number: staying.number.clone(),
                left: staying.left,
                refused: staying.refused.clone(),
            }
        }
        if !staying.written_late.is_empty() {
            Banner { title: t("late-title"), icon: Icon::Pen, tone: Tone::Wait,
                p { {t("late-in-case")} }
                for visit in staying.written_late {
                    div { key: "{visit}",
                        Link { to: Route::Groups { visit }, class: Weight::Plain.class(), {t("late-open")} }
                    }
                }
            }
        }
    }
}

/// The case went to somebody else.
#[component]
fn Left(unfinished: Vec<RecordId>) -> Element {
    rsx! {
        Banner { title: t("left-title"), icon: Icon::Away, tone: Tone::Wait,
            if unfinished.is_empty() {
                p { {t("left-nothing-open")} }
            } else {
                p { {t("left-unfinished")} }
                for visit in unfinished {
                    div { key: "{visit}",
                        Link { to: Route::Groups { visit }, class: Weight::Main.class(),
                            Drawing { icon: Icon::Pen }
                            {t("case-continue-visit")}
                        }
                    }
                }
            }
        }
    }
}

/// On a visit's own screens: its case went to somebody else, and it can still be handed in.
#[component]
pub(crate) fn LeftVisit() -> Element {
    let shared = use_visit();
    let view = shared.view.read();
    let to_hand_in = view.may_write
        && view.row.stage != VisitStage::HandedIn
        && view.row.whereabouts != WhereItIs::Refused;
    rsx! {
        if view.left && to_hand_in {
            Banner { title: t("left-title"), icon: Icon::Away, tone: Tone::Wait,
                p { {t("left-unfinished")} }
            }
        }
    }
}

/// Work that the server refused: what, why, and putting the news away after asking.
#[component]
fn Refused(case: RecordId, number: String, left: bool, refused: Vec<RefusedRow>) -> Element {
    let shell = use_shell();
    let mut failure = use_signal(|| None::<Failure>);
    let put_away = move |()| async move {
        match shell.ask(PutAway { case }).await {
            // The case leaves with it, so there is nothing to see here any more.
            Ok(()) if left => {
                navigator().replace(Route::Home {});
            }
            Ok(()) => {}
            Err(why) => failure.set(Some(why)),
        }
        let mut revision = shell.revision;
        revision += 1;
    };
    let mut reasons: Vec<WhyRefused> = Vec::new();
    for row in &refused {
        if !reasons.contains(&row.why) {
            reasons.push(row.why);
        }
    }
    let means = if left { t("refused-put-away-left") } else { t("refused-put-away-stays") };
    rsx! {
        Banner { title: t("refused-title"), icon: Icon::Warning, tone: Tone::Bad,
            p { {t("refused-kept")} }
            ul { class: "stack",
                for row in refused {
                    li { key: "{row.record}",
                        if row.kind == Kind::Visit {
                            Link { to: Route::Read { visit: row.record }, {kind(row.kind).text()} }
                        } else {
                            {kind(row.kind).text()}
                        }
                        " "
                        span { class: "small soft", {dates::moment(row.at / 1000)} }
                    }
                }
            }
            for reason in reasons {
                p { key: "{why(reason).0}", {why(reason).text()} }
            }
            p { {t_args("refused-next", &[("number", number.into())])} }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
            Asking {
                id: "put-away",
                label: t("refused-put-away"),
                ask: means,
                yes: t("refused-put-away-yes"),
                no: t("action-cancel"),
                onyes: put_away,
            }
        }
    }
}

const fn why(why: WhyRefused) -> Key {
    match why {
        WhyRefused::NotAllowed => Key("refused-not-allowed"),
        WhyRefused::TooLarge => Key("refused-too-large"),
        WhyRefused::Unreadable => Key("refused-unreadable"),
        WhyRefused::ForeignPhoto => Key("refused-foreign-photo"),
        WhyRefused::DependsOnRefused => Key("refused-depends"),
        WhyRefused::Rule(rule) => match rule {
            RuleBroken::NotOfCommittee => Key("refused-not-of-committee"),
            RuleBroken::Absent => Key("refused-absent"),
            RuleBroken::Recused => Key("refused-recused"),
            RuleBroken::NoQuorum => Key("refused-no-quorum"),
            RuleBroken::NotOnAgenda => Key("refused-not-on-agenda"),
            RuleBroken::NoReason => Key("refused-no-reason"),
            RuleBroken::OtherHeads => Key("refused-other-heads"),
            RuleBroken::Settled => Key("refused-settled"),
            RuleBroken::Unknown(_) => Key("refused-other-rule"),
        },
    }
}

const fn kind(kind: Kind) -> Key {
    match kind {
        Kind::Case => Key("kind-case"),
        Kind::Visit => Key("kind-visit"),
        Kind::Submission => Key("kind-submission"),
        Kind::Review => Key("kind-review"),
        Kind::Document => Key("kind-document"),
        Kind::Declaration => Key("kind-declaration"),
        Kind::VisitOrder => Key("kind-visit-order"),
        Kind::Comment => Key("kind-comment"),
        Kind::SupportRequest => Key("kind-support-request"),
        Kind::Contact => Key("kind-contact"),
        Kind::Referral => Key("kind-referral"),
        Kind::FollowUp => Key("kind-follow-up"),
        Kind::Report => Key("kind-report"),
        Kind::Session => Key("kind-session"),
        Kind::Decision => Key("kind-decision"),
        Kind::Reply => Key("kind-reply"),
        Kind::Appeal => Key("kind-appeal"),
        Kind::Registration => Key("kind-registration"),
        Kind::Service => Key("kind-service"),
        Kind::Feedback => Key("kind-feedback"),
        Kind::Complaint => Key("kind-complaint"),
        Kind::Obstacle => Key("kind-obstacle"),
        Kind::Annex => Key("kind-annex"),
        Kind::Acknowledgement => Key("kind-acknowledgement"),
        Kind::Unknown(_) => Key("kind-other"),
    }
}

/// What was entered into a visit that takes no more, or into its papers, because it was accepted
/// meanwhile: it is in no answer. To be read, and put away after asking.
#[component]
pub(crate) fn WrittenLate() -> Element {
    let shell = use_shell();
    let shared = use_visit();
    let mut failure = use_signal(|| None::<Failure>);
    // What the engine took no more shows as soon as that is known.
    shell.saving.read();
    let lines = lines(shared);
    let of_papers = lines_of_papers(shell, shared);
    let visit = shared.id;
    let discard = move |()| async move {
        for drafts in drafts_of(shell, shared) {
            drafts.forget();
        }
        match shell.ask(DiscardLate { visit }).await {
            // Nothing of it had reached the engine.
            Ok(()) | Err(Failure::NotAllowed) => failure.set(None),
            Err(why) => failure.set(Some(why)),
        }
        let mut revision = shell.revision;
        revision += 1;
    };
    rsx! {
        if !lines.is_empty() || !of_papers.is_empty() {
            Banner { title: t("late-title"), icon: Icon::Pen, tone: Tone::Wait,
                p { {t("late-text")} }
                dl { class: "facts",
                    for (path , name , value) in lines {
                        dt { key: "{path}", "{name}" }
                        dd { bdi { "{value}" } }
                    }
                    for (name , value) in of_papers {
                        dt { key: "{name}", "{name}" }
                        dd { bdi { "{value}" } }
                    }
                }
                p { {t("late-next")} }
                if let Some(failure) = failure() {
                    FailureBanner { failure }
                }
                Asking {
                    id: "discard-late",
                    label: t("late-discard"),
                    icon: Icon::Remove,
                    ask: t("late-discard-ask"),
                    yes: t("late-discard-yes"),
                    no: t("action-cancel"),
                    onyes: discard,
                }
            }
        }
    }
}

/// What was entered too late, with each question's name.
fn lines(visit: Visit) -> Vec<(AnswerPath, String, String)> {
    let view = visit.view.read();
    if view.may_write {
        return Vec::new();
    }
    let mut late: std::collections::BTreeMap<AnswerPath, Value> =
        view.written_late.iter().cloned().collect();
    late.extend(visit.filling.drafts().waiting());
    let definition = visit.filling.form;
    late.into_iter()
        .map(|(path, value)| {
            let words = definition
                .question(path.name())
                .map(|question| form::answer(definition, question, &value))
                .unwrap_or_default();
            let name = question_name(visit, &path);
            (path, name, words)
        })
        .collect()
}

/// The same of the visit's papers.
fn lines_of_papers(shell: Shell, visit: Visit) -> Vec<(String, String)> {
    let view = visit.view.read();
    if view.may_write {
        return Vec::new();
    }
    let mut late = view.papers_late.clone();
    for row in papers_here(&view) {
        let Some(drafts) = shell.drafts_of(row.document) else { continue };
        let waiting = drafts.waiting();
        late.retain(|it| {
            it.document != row.document || !waiting.iter().any(|(path, _)| *path == it.path)
        });
        late.extend(waiting.into_iter().map(|(path, value)| PaperChange {
            document: row.document,
            paper: row.paper.clone(),
            path,
            value: Some(value),
        }));
    }
    paper_words::entered(visit.filling.form, &late)
}

/// What is being typed into a visit and its papers.
fn drafts_of(shell: Shell, visit: Visit) -> Vec<Drafts> {
    let view = visit.view.peek();
    let of_papers = papers_here(&view).filter_map(|row| shell.drafts_of(row.document));
    std::iter::once(visit.filling.drafts()).chain(of_papers).collect()
}

/// The papers that belong to a visit itself.
fn papers_here(view: &VisitView) -> impl Iterator<Item = &DocumentRow> {
    view.documents.iter().filter(|row| row.visit == view.row.visit)
}
