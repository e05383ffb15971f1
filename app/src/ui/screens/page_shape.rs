//! One photographed page: whether it can be read, turning it, cropping it to the paper, taking it
//! again, taking it out. The page is kept all the while; each step replaces it.

use std::rc::Rc;

use dioxus::prelude::*;
use shared::ids::{PhotoId, RecordId};
use shared::record::photo::PhotoCitation;

use crate::engine::command::{OpenPhoto, PageView, PhotoView, RemovePage, ReplacePage};
use crate::engine::failure::Failure;
use crate::host::page as window;
use crate::photo::{Doubt, PhotoFault, Point, Prepared, Shaping};
use crate::ui::capturing::{Captured, Stage, Target, shaped, to_keep, use_captured};
use crate::ui::components::asking::Asking;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::capture::{Capture, FaultBanner};
use crate::ui::components::chip::Tone;
use crate::ui::components::crop::{ALL, Corners};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::photo::{JPEG, Photo};
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{Key, t, t_args};

/// The page that is open, with what is known of it since it was taken.
#[derive(Clone)]
pub(crate) struct Shot {
    /// Which page.
    pub(crate) page: PhotoId,
    /// The file's bytes, while they are here; later the page as it is kept stands in for them.
    raw: Option<Rc<Vec<u8>>>,
    how: Shaping,
    doubts: Vec<Doubt>,
}

impl Shot {
    /// A page that was taken just now.
    pub(crate) fn taken(page: PhotoId, captured: &Captured) -> Self {
        let doubts = captured.prepared.doubts.clone();
        Self { page, raw: Some(Rc::clone(&captured.raw)), how: Shaping::default(), doubts }
    }

    /// A page that was kept earlier.
    pub(crate) fn kept(page: PhotoId) -> Self {
        Self { page, raw: None, how: Shaping::default(), doubts: Vec::new() }
    }
}

/// The whole picture, to be cropped.
#[derive(Clone, PartialEq)]
struct Cropping {
    address: String,
    width: u32,
    height: u32,
}

/// Why a page was not shaped.
#[derive(Clone)]
enum Trouble {
    Engine(Failure),
    Picture(PhotoFault),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Engine(failure)
    }
}

impl From<PhotoFault> for Trouble {
    fn from(fault: PhotoFault) -> Self {
        Self::Picture(fault)
    }
}

/// One page, to be looked at and put right.
#[component]
pub(crate) fn PageShape(
    document: RecordId,
    page: PageView,
    number: u32,
    shot: Signal<Option<Shot>>,
) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut trouble = use_signal(|| None::<Trouble>);
    let mut cropping = use_signal(|| None::<Cropping>);
    let mut corners = use_signal(|| ALL);
    use_hook(|| {
        spawn(async {
            // Once it is drawn.
            window::sleep(std::time::Duration::from_millis(50)).await;
            window::focus("page-shape");
        })
    });
    let PageView { page: name, photo, .. } = page;
    let replace = move |how: Shaping| async move {
        if busy() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let done = reshape(shell, document, (name, photo), shot, how).await;
        if let Err(why) = done {
            trouble.set(Some(why));
        }
        cropping.set(None);
        let mut revision = shell.revision;
        revision += 1;
        busy.set(false);
    };
    let turn = move |()| {
        let how = shot.peek().as_ref().map(|shot| turned(shot.how)).unwrap_or_default();
        replace(how)
    };
    let crop = move |()| async move {
        if busy() {
            return;
        }
        busy.set(true);
        match whole(shell, photo, shot).await {
            Ok(picture) => {
                let known = shot.peek().as_ref().and_then(|shot| shot.how.corners);
                corners.set(known.or(picture.suggested).unwrap_or(ALL));
                cropping.set(Some(Cropping {
                    address: window::data_url(&picture.photo, JPEG),
                    width: picture.width,
                    height: picture.height,
                }));
            }
            Err(why) => trouble.set(Some(why)),
        }
        busy.set(false);
    };
    let again = Target::Anew(document, name);
    let mut shot = shot;
    use_captured(again, move |captured, _| shot.set(Some(Shot::taken(name, captured))));
    let doubts = shot.read().as_ref().map(|shot| shot.doubts.clone()).unwrap_or_default();
    let settled = doubts.is_empty();
    let taking = matches!(shell.capture_stage(again), Some(Stage::UnderWay));
    let label = t_args("page-number", &[("number", number.into())]);
    let state = rsx! {
        p { class: "capture-state", role: "status",
            if busy() {
                Drawing { icon: Icon::Refresh, turning: true }
                {t("capture-preparing")}
            }
        }
        match trouble() {
            Some(Trouble::Engine(failure)) => rsx! { FailureBanner { failure } },
            Some(Trouble::Picture(fault)) => rsx! { FaultBanner { fault } },
            None => rsx! {},
        }
    };
    if let Some(picture) = cropping() {
        return rsx! {
            div { class: "stack", id: "page-shape", tabindex: "-1",
                h3 { {t("crop-title")} }
                p { class: "hint", {t("crop-hint")} }
                Corners {
                    address: picture.address,
                    width: picture.width,
                    height: picture.height,
                    corners,
                }
                {state}
                div { class: "cluster cluster-wide",
                    Button {
                        label: t("crop-apply"),
                        weight: Weight::Main,
                        icon: Icon::Crop,
                        busy: busy(),
                        onclick: move |()| {
                            let how = shot.peek().as_ref().map(|shot| shot.how).unwrap_or_default();
                            replace(Shaping { corners: Some(corners()), ..how })
                        },
                    }
                    Button { label: t("action-cancel"), onclick: move |()| cropping.set(None) }
                }
            }
        };
    }
    rsx! {
        div { class: "stack", id: "page-shape", tabindex: "-1",
            h3 { "{label}" }
            if !settled {
                Doubts { doubts,
                    Capture { id: "again-doubt", label: t("page-again"), files: false, main: true, target: again }
                    Button {
                        label: t("doubt-keep"),
                        onclick: move |()| {
                            if let Some(shot) = shot.write().as_mut() {
                                shot.doubts.clear();
                            }
                        },
                    }
                }
            }
            figure { class: "page-picture", Photo { photo, alt: label.clone() } }
            {state}
            div { class: "cluster cluster-wide",
                Button { label: t("page-turn"), icon: Icon::Turn, busy: busy(), onclick: turn }
                Button { label: t("page-crop"), icon: Icon::Crop, busy: busy(), onclick: crop }
            }
            if settled {
                Capture { id: "again", label: t("page-again"), target: again }
            }
            Remove { document, page: name, label, shot }
            // While it is asked whether it can be read, or taken again, nothing says that it can.
            if settled && !taking {
                Button {
                    label: t("page-done"),
                    weight: Weight::Main,
                    icon: Icon::Check,
                    large: true,
                    onclick: move |()| shot.set(None),
                }
            }
        }
    }
}

/// What is doubtful about a picture: asked at once, while the paper still lies there.
#[component]
fn Doubts(doubts: Vec<Doubt>, children: Element) -> Element {
    let lines = doubts.into_iter().map(|doubt| match doubt {
        Doubt::TooDark => Key("doubt-too-dark"),
        Doubt::Blurred => Key("doubt-blurred"),
        Doubt::Glare => Key("doubt-glare"),
        Doubt::TooSmall => Key("doubt-too-small"),
    });
    rsx! {
        div { role: "alert",
            Banner { title: t("doubt-title"), icon: Icon::Warning, tone: Tone::Wait,
                for line in lines {
                    p { key: "{line.0}", {line.text()} }
                }
                div { class: "cluster", {children} }
            }
        }
    }
}

/// Takes a page out, after asking.
#[component]
fn Remove(document: RecordId, page: PhotoId, label: String, shot: Signal<Option<Shot>>) -> Element {
    let shell = use_shell();
    let mut failure = use_signal(|| None::<Failure>);
    let remove = move |()| async move {
        match shell.ask(RemovePage { document, page }).await {
            Ok(()) => shot.set(None),
            Err(why) => failure.set(Some(why)),
        }
        let mut revision = shell.revision;
        revision += 1;
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Asking {
            id: "page-remove",
            label: t("page-remove"),
            weight: Weight::Quiet,
            icon: Icon::Remove,
            ask: t_args("repeat-remove-ask", &[("title", label.into())]),
            yes: t("repeat-remove-yes"),
            no: t("repeat-remove-no"),
            onyes: remove,
        }
    }
}

/// The bytes that a page is shaped from.
async fn raw_of(
    shell: Shell,
    photo: PhotoCitation,
    mut shot: Signal<Option<Shot>>,
) -> Result<Rc<Vec<u8>>, Trouble> {
    if let Some(raw) = shot.peek().as_ref().and_then(|shot| shot.raw.clone()) {
        return Ok(raw);
    }
    let PhotoView::Here(bytes) = shell.ask(OpenPhoto { photo, wished: true }).await? else {
        return Err(Failure::NotFound.into());
    };
    let raw = Rc::new(bytes);
    if let Some(shot) = shot.write().as_mut() {
        shot.raw = Some(Rc::clone(&raw));
    }
    Ok(raw)
}

/// The whole picture, turned as it is turned, nothing cropped.
async fn whole(
    shell: Shell,
    photo: PhotoCitation,
    shot: Signal<Option<Shot>>,
) -> Result<Prepared, Trouble> {
    let raw = raw_of(shell, photo, shot).await?;
    let turns = shot.peek().as_ref().map(|shot| shot.how.quarter_turns).unwrap_or_default();
    Ok(shaped(shell, &raw, Shaping { quarter_turns: turns, corners: None }).await?)
}

/// Shapes a page anew and keeps it in the place of the one before.
async fn reshape(
    shell: Shell,
    document: RecordId,
    (page, photo): (PhotoId, PhotoCitation),
    mut shot: Signal<Option<Shot>>,
    how: Shaping,
) -> Result<(), Trouble> {
    let raw = raw_of(shell, photo, shot).await?;
    let prepared = shaped(shell, &raw, how).await?;
    shell.ask(ReplacePage { document, page, photo: to_keep(&prepared) }).await?;
    if let Some(shot) = shot.write().as_mut() {
        shot.how = how;
    }
    Ok(())
}

/// A quarter turn clockwise more; the corners turn along.
fn turned(how: Shaping) -> Shaping {
    let turn = |point: Point| Point { x: 1.0 - point.y, y: point.x };
    Shaping {
        quarter_turns: (how.quarter_turns + 1) % 4,
        // The lower left corner becomes the upper left one.
        corners: how.corners.map(|[a, b, c, d]| [turn(d), turn(a), turn(b), turn(c)]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Point, Shaping, turned};

    #[test]
    fn four_turns_are_none_and_corners_stay_clockwise() {
        let corners = [(0.1, 0.2), (0.9, 0.1), (0.8, 0.9), (0.2, 0.8)].map(|(x, y)| Point { x, y });
        let start = Shaping { quarter_turns: 0, corners: Some(corners) };
        let once = turned(start);
        assert_eq!(once.quarter_turns, 1);
        let [first, ..] = once.corners.unwrap();
        assert!(first.x < 0.5 && first.y < 0.5, "the first is the left upper one");
        let round = turned(turned(turned(once)));
        assert_eq!(round.quarter_turns, 0);
        for (now, before) in round.corners.unwrap().iter().zip(corners) {
            assert!((now.x - before.x).abs() < 1e-6 && (now.y - before.y).abs() < 1e-6);
        }
    }
}
