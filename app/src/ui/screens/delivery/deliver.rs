//! Handing over what a request was granted: what it is in large words, who receives, the mark under
//! the receipt, and one button. Then on to the next.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::deliveries::{Round, WORK};
use super::receiver::{Receives, use_receiver};
use crate::engine::command::{Deliver, MatterRow, OpenRequest, Portion, RequestBrief, RequestView};
use crate::engine::failure::Failure;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::mark::{MarkRoom, use_mark};
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{money, t, t_args};
use crate::ui::words::use_begun;

/// Handing over what a request was granted.
#[component]
pub(crate) fn DeliverScreen(request: RecordId) -> Element {
    // A list of one: another request is another component, with nothing left of this one.
    rsx! {
        for request in [request] {
            LoadDelivery { key: "{request}", request }
        }
    }
}

/// Where this screen was opened from, and leads back to.
fn back(request: RecordId) -> Route {
    match &*WORK.peek() {
        Some(round) if round.request == request => Route::DeliveriesScreen {},
        _ => Route::RequestScreen { request },
    }
}

#[component]
fn LoadDelivery(request: RecordId) -> Element {
    let reply = use_reply(move || OpenRequest { request });
    loaded(&reply, t("deliver-title"), back(request), |view| {
        Ok(rsx! {
            ShowDelivery { view: view.clone() }
        })
    })
}

/// What is delivered, in a line: what is left of what was granted, or asked for.
pub(super) fn what(row: &MatterRow) -> String {
    let Some(brief) = row.request.as_ref() else { return row.subject.clone() };
    let Portion { whole, .. } = brief.portion;
    measured(row, brief, whole.and(brief.portion.left()).or(whole))
}

/// All that was granted, or asked for, in a line.
pub(crate) fn all_of_it(row: &MatterRow) -> String {
    let Some(brief) = row.request.as_ref() else { return row.subject.clone() };
    measured(row, brief, brief.portion.whole)
}

/// That some of it was delivered before, where it was and some is left.
pub(crate) fn before(row: &MatterRow) -> Option<String> {
    let Portion { money, whole, delivered } =
        row.request.as_ref().map(|brief| brief.portion).filter(Portion::is_partly_delivered)?;
    let said = |many: i64| if money { money::riyals(many) } else { many.to_string() };
    let values = [("delivered", said(delivered).into()), ("whole", said(whole?).into())];
    Some(t_args("deliver-before", &values))
}

/// So much money, or so many of the thing.
fn measured(row: &MatterRow, brief: &RequestBrief, many: Option<i64>) -> String {
    let item = if brief.item.is_empty() { &row.subject } else { &brief.item };
    match many {
        Some(halalas) if brief.portion.money => money::riyals(halalas),
        Some(count) => {
            t_args("deliver-things", &[("count", count.into()), ("item", item.clone().into())])
        }
        None => item.clone(),
    }
}

/// What is delivered for comparing, in no language.
fn left(row: &MatterRow) -> String {
    let Some(brief) = row.request.as_ref() else { return row.subject.clone() };
    format!("{:?}\n{}", brief.portion.left(), brief.item)
}

#[component]
fn ShowDelivery(view: RequestView) -> Element {
    let shell = use_shell();
    use_begun(&view.words);
    let row = view.matter.row.clone();
    let request = row.matter;
    let receiver = use_receiver(request);
    let mark = use_mark(request);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let filled = receiver.clone();
    let deliver = move |()| {
        let receiver = filled.clone();
        async move {
            if busy() {
                return;
            }
            failure.set(None);
            let Some(filled) = receiver.filled() else { return };
            let Some(with) = mark.signed() else { return };
            busy.set(true);
            let deliver = Deliver { request, place: filled.place, proxy: filled.proxy, with };
            match shell.ask(deliver).await {
                Ok(receipt) => {
                    receiver.forget().await;
                    mark.forget(shell);
                    let to = back(request);
                    if let Some(round) = &mut *WORK.write() {
                        round.receipt = Some(receipt).filter(|_| round.request == request);
                    }
                    let mut revision = shell.revision;
                    revision += 1;
                    navigator().replace(to);
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        }
    };
    let what = what(&row);
    let disputed = row.request.as_ref().is_some_and(|brief| brief.state.disputed);
    let facts = vec![
        (t("deliver-for"), row.name.clone()),
        (t("case-number"), row.number.clone()),
        (t("deliver-request"), row.subject.clone()),
    ];
    let bar = view.may_deliver.then(|| {
        rsx! {
            Button {
                label: if busy() { t("deliver-working") } else { t("deliver-action") },
                weight: Weight::Main,
                icon: Icon::Check,
                large: true,
                busy: busy(),
                onclick: deliver,
            }
        }
    });
    rsx! {
        Frame { title: t("deliver-title"), back: back(request), bar,
            section { class: "card", "aria-label": t("deliver-what"),
                p { class: "given-large", dir: "auto", "{what}" }
                if let Some(before) = before(&row) {
                    p { "{before}" }
                }
                Facts { facts }
            }
            if view.may_deliver {
                if view.before_decision {
                    Banner { title: t("request-deliver-before"), icon: Icon::Warning, tone: Tone::Wait,
                        p { {t("request-deliver-before-text")} }
                    }
                }
                Receives { receiver: receiver.clone() }
                MarkRoom { mark, under: format!("{}\n{}", left(&row), receiver.said()) }
            } else {
                p { class: "note",
                    {if disputed { t("deliver-disputed") } else { t("deliver-not-now") }}
                }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
        }
    }
}

/// What is to be remembered of the list while one of it is served.
pub(super) fn begin_round(request: RecordId, place: u32, pages: u32, searched: bool) {
    *WORK.write() = Some(Round { request, place, pages, searched, receipt: None });
}
