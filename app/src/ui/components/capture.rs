//! From the camera or a file to a photo that can be kept: choosing, reading, preparing, and in words
//! what went wrong. Preparing runs apart from the page, so that typing goes on meanwhile.

use std::rc::Rc;

use dioxus::html::FileData;
use dioxus::prelude::*;

use super::banner::Banner;
use super::chip::Tone;
use super::icon::{Drawing, Icon};
use crate::engine::command::PreparedPhoto;
use crate::host::page::{self, ReadFault};
use crate::photo::{MAX_FILE_BYTES, PhotoFault, Prepared, Shaping};
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{Key, t};

/// A photo as it was taken and as it was prepared from that.
#[derive(Clone)]
pub(crate) struct Captured {
    /// The file's bytes, from which it is shaped anew.
    pub(crate) raw: Rc<Vec<u8>>,
    /// What is kept.
    pub(crate) prepared: Prepared,
}

impl PartialEq for Captured {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.raw, &other.raw) && self.prepared.photo == other.prepared.photo
    }
}

/// What is given to the engine to be kept.
pub(crate) fn to_keep(prepared: &Prepared) -> PreparedPhoto {
    PreparedPhoto { photo: prepared.photo.clone(), small: prepared.small.clone() }
}

/// Shapes a photo anew.
pub(crate) async fn shaped(
    shell: Shell,
    raw: &Rc<Vec<u8>>,
    how: Shaping,
) -> Result<Prepared, PhotoFault> {
    shell.client().prepare_photo(raw.to_vec(), how).await
}

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
    oncaptured: EventHandler<Captured>,
) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut fault = use_signal(|| None::<PhotoFault>);
    // Another element after each choice: the same file may be chosen again.
    let mut round = use_signal(|| 0_u32);
    let onchange = move |event: FormEvent| async move {
        let Some(file) = event.files().into_iter().next() else {
            return;
        };
        if busy() {
            return;
        }
        busy.set(true);
        fault.set(None);
        match capture(shell, file).await {
            Ok(captured) => oncaptured.call(captured),
            Err(why) => fault.set(Some(why)),
        }
        round += 1;
        busy.set(false);
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
                        disabled: busy(),
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
                            disabled: busy(),
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
                if busy() {
                    Drawing { icon: Icon::Refresh, turning: true }
                    {t("capture-preparing")}
                }
            }
            if let Some(fault) = fault() {
                FaultBanner { fault }
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

async fn capture(shell: Shell, file: FileData) -> Result<Captured, PhotoFault> {
    // The size is known before a byte is read: what is far too large never fills the memory.
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    let bytes = page::read_file(&file, limit).await.map_err(|fault| match fault {
        ReadFault::TooLarge { .. } => PhotoFault::TooLargeFile,
        ReadFault::Unreadable => PhotoFault::Damaged,
    })?;
    let raw = Rc::new(bytes);
    let prepared = shaped(shell, &raw, Shaping::default()).await?;
    Ok(Captured { raw, prepared })
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
