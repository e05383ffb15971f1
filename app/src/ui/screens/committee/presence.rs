//! Who of the committee is there, and whether that is enough.

use dioxus::prelude::*;

use super::editing::{EditFailure, Editing, Part, use_newest};
use crate::engine::command::{MemberRow, SessionView};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::Icon;
use crate::ui::screens::groups::count;
use crate::ui::text::{Key, t, t_args};

/// Whether somebody is there, in a word.
pub(super) const fn presence(present: Option<bool>) -> Key {
    match present {
        Some(true) => Key("presence-here"),
        Some(false) => Key("presence-absent"),
        None => Key("presence-not-said"),
    }
}

/// How many are there.
pub(super) fn how_many(members: &[MemberRow]) -> u32 {
    count(members.iter().filter(|member| member.present == Some(true)).count())
}

/// How many are there of how many needed, and who set that number.
#[component]
pub(super) fn Quorum(view: SessionView) -> Element {
    let present = how_many(&view.members);
    let needed = u32::from(view.quorum);
    let missing = needed.saturating_sub(present);
    let whose =
        if view.quorum_by_board { Key("quorum-by-board") } else { Key("quorum-by-program") };
    rsx! {
        div { class: "stack",
            div { class: "cluster", role: "status",
                if missing == 0 {
                    Chip { label: t("quorum-reached"), icon: Icon::Check, tone: Tone::Good }
                } else {
                    Chip {
                        label: t_args("quorum-missing", &[("count", missing.into())]),
                        icon: Icon::Warning,
                        tone: Tone::Wait,
                    }
                }
            }
            p {
                {t_args("quorum-count", &[
                    ("present", present.into()),
                    ("members", count(view.members.len()).into()),
                    ("needed", needed.into()),
                ])}
            }
            p { class: "small soft", {whose.text()} }
        }
    }
}

/// The members, each there or not.
#[component]
pub(super) fn Presence(members: Vec<MemberRow>, may_write: bool, editing: Editing) -> Element {
    let none = members.is_empty();
    rsx! {
        if none {
            p { {t("presence-no-members")} }
        } else if may_write {
            for member in members {
                Toggle { key: "{member.person}", member, editing }
            }
        } else {
            ul { class: "stack",
                for member in members {
                    li { key: "{member.person}", class: "section-head",
                        bdi { "{member.name}" }
                        PresenceChip { present: member.present }
                    }
                }
            }
        }
        EditFailure { editing, part: Part::Presence }
    }
}

#[component]
fn PresenceChip(present: Option<bool>) -> Element {
    let (icon, tone) = match present {
        Some(true) => (Icon::Check, Tone::Good),
        Some(false) => (Icon::Away, Tone::Calm),
        None => (Icon::Clock, Tone::Wait),
    };
    rsx! {
        Chip { label: presence(present).text(), icon, tone }
    }
}

/// One member: there, or absent. While nobody has said, neither is chosen and a word says so.
#[component]
fn Toggle(member: MemberRow, editing: Editing) -> Element {
    let MemberRow { person, name, present: read } = member;
    let mut present = use_newest(read);
    rsx! {
        fieldset { class: "field",
            legend { class: "field-label", bdi { "{name}" } }
            div { class: "tiles presence-tiles",
                for here in [true, false] {
                    label { key: "{here}", class: "tile",
                        input {
                            r#type: "radio",
                            name: "presence-{person}",
                            value: "{here}",
                            autocomplete: "off",
                            checked: present() == Some(here),
                            onchange: move |_| {
                                present.set(Some(here));
                                editing
                                    .send(
                                        Part::Presence,
                                        |edit| {
                                            edit.present.insert(person, here);
                                        },
                                        move || present.set(read),
                                    );
                            },
                        }
                        span { {presence(Some(here)).text()} }
                    }
                }
            }
            // Its line stays, so that saying it moves nothing.
            p { class: "small soft presence-said", role: "status",
                if present().is_none() {
                    {presence(None).text()}
                }
            }
        }
    }
}
