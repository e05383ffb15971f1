//! The slip for the family: that somebody was there, which number to name, whom to call. Nothing of
//! what was said is on it, not even the family's name: it may lie anywhere.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::host::page::{self, Shared};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::shell::{Gate, use_shell};
use crate::ui::text::{Key, dates, t, t_args};
use crate::ui::visit::use_visit;

/// The slip for the family.
#[component]
pub(crate) fn Slip(visit: RecordId) -> Element {
    let shell = use_shell();
    let shared = use_visit();
    let mut said = use_signal(|| None::<Key>);
    let Gate::Open(session) = shell.gate.read().clone() else {
        return rsx! {};
    };
    let row = shared.view.read().row.clone();
    let first_name = row.delegate.split_whitespace().next().unwrap_or_default().to_owned();
    let on =
        dates::day_of(row.submitted.unwrap_or(row.started)).map(dates::both).unwrap_or_default();
    let mut lines = vec![
        (t("slip-number"), row.number.clone()),
        (t("slip-date"), on),
        (t("slip-delegate"), first_name),
    ];
    if let Some(phone) = &session.rules.phone {
        lines.push((t("slip-phone"), phone.clone()));
    }
    let text = {
        let facts = lines.iter().map(|(label, value)| {
            t_args("slip-line", &[("label", label.clone().into()), ("value", value.clone().into())])
        });
        std::iter::once(session.association.clone()).chain(facts).collect::<Vec<_>>().join("\n")
    };
    rsx! {
        Frame { title: t("slip-title"), back: Route::Finish { visit },
            p { class: "soft no-print", {t("slip-hint")} }
            section { class: "card slip", "aria-label": t("slip-title"),
                p { class: "slip-name", dir: "auto", "{session.association}" }
                if !session.branch.is_empty() {
                    p { class: "soft", dir: "auto", "{session.branch}" }
                }
                p { {t("slip-text")} }
                dl { class: "slip-lines",
                    for (label , value) in lines {
                        div { key: "{label}",
                            dt { "{label}" }
                            dd { bdi { "{value}" } }
                        }
                    }
                }
            }
            div { class: "cluster cluster-wide no-print",
                Button {
                    label: t("slip-share"),
                    weight: Weight::Main,
                    icon: Icon::Share,
                    onclick: move |()| {
                        let text = text.clone();
                        async move {
                            said.set(match page::share_text(&t("slip-title"), &text).await {
                                Shared::Done => None,
                                Shared::Copied => Some(Key("slip-copied")),
                                Shared::NotPossible => Some(Key("slip-not-shared")),
                            });
                        }
                    },
                }
                Button { label: t("slip-print"), icon: Icon::Print, onclick: |()| page::print() }
            }
            p { class: "soft no-print", role: "status",
                if let Some(said) = said() {
                    {said.text()}
                }
            }
        }
    }
}
