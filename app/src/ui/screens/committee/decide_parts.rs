//! The parts of the form of a decision: the four rulings, the amount, the reason, who decided, and
//! why a decision could not be taken.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::lifecycle::sitting::SittingFault;
use shared::record::decision::Ruling;

use super::amount::{self, AmountFault};
use super::ruled::{Barred, barred, left_out, with};
use crate::engine::command::{AgendaRow, DecisionRow, MemberRow};
use crate::ui::components::banner::Banner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::decision::{self, DecisionCard};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::problem::ProblemLine;
use crate::ui::routes::Route;
use crate::ui::screens::groups::count;
use crate::ui::text::{Key, money, t, t_args};
use crate::ui::words::Words;

/// Characters of a reason at most.
const MAX_REASON: usize = 2000;
/// The rulings in the order in which they are offered.
const RULINGS: [Ruling; 4] =
    [Ruling::Accepted, Ruling::Declined, Ruling::ToComplete, Ruling::Postponed];

/// What a ruling does to the request.
const fn effect(ruling: Ruling) -> Key {
    match ruling {
        Ruling::Accepted => Key("ruling-accepted-does"),
        Ruling::Declined => Key("ruling-declined-does"),
        Ruling::ToComplete => Key("ruling-to-complete-does"),
        Ruling::Postponed => Key("ruling-postponed-does"),
    }
}

/// The decisions that stand now: the new one takes them back. To go on with what was only put off,
/// or waited for papers, takes back nothing that anybody was promised.
#[component]
pub(super) fn TakesBack(
    decisions: Vec<DecisionRow>,
    /// Whether something was delivered on the request.
    delivered: bool,
) -> Element {
    let all = count(decisions.len());
    let (title, text, icon, tone) = if decisions.iter().all(|row| row.ruling.keeps_open()) {
        (t("decide-follows"), t("decide-follows-text"), Icon::Clock, Tone::Info)
    } else {
        let title = t_args("decide-takes-back", &[("count", all.into())]);
        (title, t("decide-takes-back-text"), Icon::Undo, Tone::Wait)
    };
    rsx! {
        if all > 0 {
            Banner { title, icon, tone,
                p { "{text}" }
                if delivered {
                    p { strong { {t("decide-delivered")} } }
                }
                for row in decisions {
                    DecisionCard { key: "{row.decision}", row }
                }
            }
        }
    }
}

/// The four rulings, each with what it does.
#[component]
pub(super) fn RulingTiles(words: Words, ruling: Option<Ruling>, missing: bool) -> Element {
    rsx! {
        fieldset { class: "field", "aria-describedby": "ruling-problem",
            legend { class: "field-label", {t("decide-ruling")} }
            div { class: "tiles ruling-tiles",
                for each in RULINGS {
                    label { key: "{each.code()}", class: "tile",
                        input {
                            r#type: "radio",
                            name: "ruling",
                            value: each.code(),
                            autocomplete: "off",
                            checked: ruling == Some(each),
                            onchange: {
                                let words = words.clone();
                                move |_| words.write(each.code().to_owned())
                            },
                        }
                        span { class: "row-body",
                            span { class: "row-title", {decision::ruling(each).text()} }
                            span { class: "small soft", {effect(each).text()} }
                        }
                    }
                }
            }
            ProblemLine {
                id: "ruling-problem",
                text: missing.then(|| t("decide-ruling-missing")),
            }
        }
    }
}

/// What is granted, in riyals.
#[component]
pub(super) fn AmountField(
    words: Words,
    /// What was asked for, in halalas, if the applicant said.
    asked: Option<i64>,
    /// By how much it is more than is left, in halalas.
    over: Option<i64>,
    fault: Option<AmountFault>,
) -> Element {
    // Another element where another value is to be shown than the one that was typed.
    let mut made = use_signal(|| 0u32);
    let hint = match asked {
        Some(asked) => t_args("decide-amount-asked", &[("amount", money::riyals(asked).into())]),
        None => t("decide-amount-open"),
    };
    let fill = words.clone();
    rsx! {
        div { class: "field",
            label { class: "field-label", r#for: "amount", {t("decide-amount")} }
            p { class: "hint", id: "amount-hint", "{hint}" }
            for made in [made()] {
                input {
                    key: "{made}",
                    class: "input",
                    id: "amount",
                    r#type: "text",
                    dir: "ltr",
                    inputmode: "decimal",
                    autocomplete: "off",
                    maxlength: "30",
                    "aria-describedby": "amount-hint amount-problem amount-over",
                    "aria-invalid": if fault.is_some() { "true" },
                    "aria-required": "true",
                    initial_value: words.text_now(),
                    oninput: {
                        let words = words.clone();
                        move |event: FormEvent| words.write(event.value())
                    },
                }
            }
            ProblemLine { id: "amount-problem", text: fault.map(AmountFault::words) }
            if let Some(asked) = asked {
                div {
                    Button {
                        label: t("decide-amount-as-asked"),
                        onclick: move |()| {
                            fill.write(amount::typed(asked));
                            made += 1;
                        },
                    }
                }
            }
            div { id: "amount-over", role: "status",
                if let Some(over) = over {
                    Banner {
                        title: t_args("decide-over", &[("amount", money::riyals(over).into())]),
                        icon: Icon::Warning,
                        tone: Tone::Wait,
                        p { {t("decide-over-text")} }
                    }
                }
            }
        }
    }
}

/// Why.
#[component]
pub(super) fn ReasonField(
    words: Words,
    needed: bool,
    /// What is said where it is missing.
    missing: Option<Key>,
) -> Element {
    let label = if needed { t("decide-reason") } else { t("decide-reason-optional") };
    rsx! {
        div { class: "field",
            label { class: "field-label", r#for: "reason", "{label}" }
            p { class: "hint", id: "reason-hint", {t("decide-reason-hint")} }
            textarea {
                class: "input",
                id: "reason",
                dir: "auto",
                rows: "4",
                autocomplete: "off",
                maxlength: "{MAX_REASON}",
                "aria-describedby": "reason-hint reason-problem",
                "aria-invalid": if missing.is_some() { "true" },
                "aria-required": if needed { "true" },
                initial_value: words.text_now(),
                oninput: move |event| words.write(event.value()),
            }
            ProblemLine {
                id: "reason-problem",
                text: missing.map(Key::text),
            }
        }
    }
}

const fn why(barred: Barred) -> Key {
    match barred {
        Barred::Recused => Key("barred-recused"),
        Barred::Absent => Key("barred-absent"),
        Barred::NotSaid => Key("barred-not-said"),
    }
}

/// Who decided: who may is ticked, and who may not is shown with why.
#[component]
pub(super) fn By(
    row: AgendaRow,
    members: Vec<MemberRow>,
    quorum: u16,
    /// Who is left out of those who may, as it is kept.
    words: Words,
    missing: bool,
) -> Element {
    let (may, may_not): (Vec<_>, Vec<_>) = members
        .into_iter()
        .map(|member| (barred(&row, &member), member))
        .partition(|(barred, _)| barred.is_none());
    let nobody = may.is_empty();
    let left_out = left_out(&words.text());
    rsx! {
        fieldset { class: "field", "aria-describedby": "by-quorum by-problem",
            legend { class: "field-label", {t("decide-by")} }
            p { class: "hint", id: "by-quorum",
                {t_args("decide-by-quorum", &[("needed", quorum.max(1).into())])}
            }
            if nobody {
                p { {t("decide-by-nobody")} }
            }
            div { class: "tiles tiles-long",
                for (_ , MemberRow { person , name , .. }) in may {
                    label { key: "{person}", class: "tile",
                        input {
                            r#type: "checkbox",
                            name: "by",
                            value: "{person}",
                            autocomplete: "off",
                            checked: !left_out.contains(&person),
                            onchange: {
                                let words = words.clone();
                                move |event: FormEvent| {
                                    words.write(with(&words.text_now(), person, event.checked()));
                                }
                            },
                        }
                        bdi { "{name}" }
                    }
                }
            }
            ProblemLine { id: "by-problem", text: missing.then(|| t("decide-by-missing")) }
            if !may_not.is_empty() {
                p { class: "hint", {t("decide-by-barred")} }
                ul { class: "stack",
                    for (barred , MemberRow { person , name , .. }) in may_not {
                        li { key: "{person}",
                            bdi { "{name}" }
                            if let Some(barred) = barred {
                                span { class: "soft", " – " {why(barred).text()} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a fault is, and what to do about it.
fn fault_words(fault: SittingFault) -> (String, String) {
    match fault {
        SittingFault::NotOfCommittee => {
            (t("fault-not-of-committee"), t("fault-not-of-committee.next"))
        }
        SittingFault::Absent => (t("fault-absent"), t("fault-absent.next")),
        SittingFault::Recused => (t("fault-recused"), t("fault-recused.next")),
        SittingFault::NoQuorum => (t("fault-no-quorum"), t("fault-no-quorum.next")),
        SittingFault::NotOnAgenda => (t("fault-not-on-agenda"), t("fault-not-on-agenda.next")),
        SittingFault::NoReason => (t("fault-no-reason"), t("fault-no-reason.next")),
    }
}

/// Why the session could not take the decision, and what to do about it.
#[component]
pub(super) fn FaultBanner(fault: SittingFault, session: RecordId) -> Element {
    let (what, next) = fault_words(fault);
    rsx! {
        div { role: "alert",
            Banner { title: what, icon: Icon::Warning, tone: Tone::Bad,
                p { "{next}" }
                if fault != SittingFault::NoReason {
                    div {
                        Link { to: Route::SessionScreen { session }, class: Weight::Plain.class(),
                            Drawing { icon: Icon::List }
                            {t("decide-to-session")}
                        }
                    }
                }
            }
        }
    }
}
