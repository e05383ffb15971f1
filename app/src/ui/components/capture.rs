//! The buttons that take a picture or choose a file, and in words what came of it. Preparing and
//! keeping it is `ui::capturing`, apart from the page, so that typing goes on meanwhile.

use dioxus::prelude::*;

use super::banner::{Banner, FailureBanner};
use super::chip::Tone;
use super::icon::{Drawing, Icon};
use crate::photo::PhotoFault;
use crate::ui::capturing::{Stage, Target};
use crate::ui::shell::use_shell;
use crate::ui::text::{Key, t};

/// Two buttons: the camera, and a file. `id` tells them from others on the page.
#[component]
pub(crate) fn Capture(
    id: String,
    /// What the camera's button says.
    label: String,
    /// Whether a file may be chosen instead.
    #[props(default = true)]
    files: bool,
    #[props(default)] main: bool,
    /// What the picture is for.
    target: Target,
) -> Element {
    let shell = use_shell();
    // Another element after each choice: the same file may be chosen again.
    let mut round = use_signal(|| 0_u32);
    let stage = shell.capture_stage(target);
    let busy = matches!(stage, Some(Stage::UnderWay));
    let onchange = move |event: FormEvent| {
        if let Some(file) = event.files().into_iter().next() {
            shell.capture(file, target);
            round += 1;
        }
    };
    let class = if main { "button button-main button-large" } else { "button" };
    rsx! {
        div { class: "capture",
            for round in [round()] {
                div { key: "{round}", class: "cluster",
                    input {
                        class: "heard-only",
                        id: "{id}-camera",
                        r#type: "file",
                        accept: "image/*",
                        capture: "environment",
                        disabled: busy,
                        onchange,
                    }
                    label { class, r#for: "{id}-camera",
                        Drawing { icon: Icon::Camera }
                        "{label}"
                    }
                    if files {
                        input {
                            class: "heard-only",
                            id: "{id}-file",
                            r#type: "file",
                            accept: "image/*,.heic,.heif",
                            disabled: busy,
                            onchange,
                        }
                        label { class: "button button-quiet", r#for: "{id}-file",
                            Drawing { icon: Icon::Photo }
                            {t("capture-file")}
                        }
                    }
                }
            }
            p { class: "capture-state", role: "status",
                if busy {
                    Drawing { icon: Icon::Refresh, turning: true }
                    {t("capture-preparing")}
                }
            }
            match stage {
                Some(Stage::NoPicture(fault)) => rsx! { FaultBanner { fault } },
                Some(Stage::NotKept(_, failure)) => rsx! {
                    FailureBanner { failure, retry: move |()| shell.capture_again(target) }
                },
                _ => rsx! {},
            }
        }
    }
}

/// Why no photo came of a file, and what to do.
#[component]
pub(crate) fn FaultBanner(fault: PhotoFault) -> Element {
    let (what, next) = words(fault);
    rsx! {
        div { role: "alert",
            Banner { title: what.text(), icon: Icon::Warning, tone: Tone::Bad,
                p { {next.text()} }
            }
        }
    }
}

const fn words(fault: PhotoFault) -> (Key, Key) {
    match fault {
        PhotoFault::Empty => (Key("fault-empty"), Key("fault-next-other")),
        PhotoFault::NotAPicture => (Key("fault-not-a-picture"), Key("fault-next-picture")),
        PhotoFault::HeicNotReadable => (Key("fault-heic"), Key("fault-next-heic")),
        PhotoFault::TooLargeFile => (Key("fault-too-large"), Key("fault-next-smaller")),
        PhotoFault::TooManyPixels => (Key("fault-too-many-pixels"), Key("fault-next-smaller")),
        PhotoFault::Damaged => (Key("fault-damaged"), Key("fault-next-other")),
    }
}
