//! What a tab shows while the app is open in another: where that is, and how to go on here.

use dioxus::prelude::*;

use crate::host::tabs::{Call, Elsewhere};
use crate::ui::components::banner::Banner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::EntryFrame;
use crate::ui::components::icon::Icon;
use crate::ui::shell::use_shell;
use crate::ui::text::{dates, t, t_args};

/// The app is open in another tab.
#[component]
pub(crate) fn OpenElsewhere(elsewhere: Elsewhere) -> Element {
    let shell = use_shell();
    let letting_go = elsewhere.call == Call::LettingGo;
    let title = if elsewhere.moved { t("elsewhere-moved-title") } else { t("elsewhere-title") };
    let go_on = if elsewhere.moved { t("elsewhere-back") } else { t("elsewhere-go-on") };
    rsx! {
        EntryFrame { title,
            div { class: "stack",
                if let Some(since) = elsewhere.since {
                    p { {t_args("elsewhere-since", &[("moment", dates::moment(since).into())])} }
                }
                p { {t("elsewhere-why")} }
            }
            div { role: "status",
                if elsewhere.typing && elsewhere.call == Call::Answered {
                    Banner { title: t("elsewhere-typing"), icon: Icon::Pen, tone: Tone::Wait,
                        p { {t("elsewhere-typing-kept")} }
                    }
                }
            }
            match elsewhere.call {
                Call::Silent => rsx! { Silent {} },
                Call::Refused => rsx! {
                    div { role: "alert",
                        Banner { title: t("elsewhere-refused"), icon: Icon::Warning, tone: Tone::Bad,
                            p { {t("elsewhere-refused-next")} }
                        }
                    }
                    Button { label: go_on, large: true, onclick: move |()| shell.take_over() }
                },
                Call::Answered | Call::LettingGo => rsx! {
                    Button {
                        label: if letting_go { t("elsewhere-letting-go") } else { go_on },
                        weight: Weight::Main,
                        large: true,
                        busy: letting_go,
                        onclick: move |()| shell.take_over(),
                    }
                    p { class: "small soft", {t("elsewhere-go-on-means")} }
                },
            }
        }
    }
}

/// The other tab does not answer: it hangs, or the browser holds it up.
#[component]
fn Silent() -> Element {
    let shell = use_shell();
    rsx! {
        div { role: "alert",
            Banner { title: t("elsewhere-silent"), icon: Icon::Warning, tone: Tone::Bad,
                p { {t("elsewhere-silent-next")} }
            }
        }
        div { class: "stack",
            Button {
                label: t("action-retry"),
                weight: Weight::Main,
                large: true,
                icon: Icon::Refresh,
                onclick: move |()| shell.take_over(),
            }
            Button {
                label: t("elsewhere-seize"),
                weight: Weight::Grave,
                onclick: move |()| shell.seize(),
            }
        }
    }
}
