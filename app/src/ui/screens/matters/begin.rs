//! The buttons that begin a matter, each in words of what it is; a case is opened on a screen of its
//! own.

use dioxus::prelude::*;
use shared::form::Answers;
use shared::ids::RecordId;
use shared::people::Role;
use shared::people::authority::{Action, Reach, reach};
use shared::record::Kind;

use super::row::way;
use crate::engine::command::StartMatter;
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::screens::homes::use_role;
use crate::ui::shell::use_shell;
use crate::ui::text::{matters, t};

/// Whether somebody of this role begins such records at all, be it in own files only.
pub(crate) fn begins(role: &Role, kind: Kind) -> bool {
    reach(role, Action::Write, &kind) > Reach::Nowhere
}

/// The same of whoever is at work; the engine says whether in a file.
pub(crate) fn use_begins(kind: Kind) -> bool {
    use_role().is_some_and(|role| begins(&role, kind))
}

/// Begins a matter and leads to it.
#[component]
pub(crate) fn Begin(
    kind: Kind,
    /// In whose file; none for a file of its own.
    case: Option<RecordId>,
    /// What it speaks of.
    about: Option<RecordId>,
    /// What it is called here, where that is not the usual.
    label: Option<String>,
    /// Answers that it begins with.
    #[props(default)]
    given: Answers,
    /// One that was begun already is gone on with instead.
    #[props(default)]
    begun: Option<RecordId>,
    #[props(default)] weight: Weight,
    #[props(default)] large: bool,
) -> Element {
    let shell = use_shell();
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let Some(words) = matters::begin(kind) else {
        return rsx! {};
    };
    let icon = icon(kind);
    let label = label.unwrap_or_else(|| words.text());
    if kind == Kind::Case {
        let to = about.map_or(Route::NewCase {}, |contact| Route::NewCaseFrom { contact });
        let class = if large { " button-large" } else { "" };
        return rsx! {
            Link { to, class: "{weight.class()}{class}",
                Drawing { icon }
                "{label}"
            }
        };
    }
    let start = move |()| {
        let given = given.clone();
        async move {
            if busy() {
                return;
            }
            if let Some(matter) = begun {
                navigator().push(way(kind, matter));
                return;
            }
            busy.set(true);
            failure.set(None);
            match shell.ask(StartMatter { kind, case, about, given }).await {
                Ok(matter) => {
                    navigator().push(way(kind, matter));
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        }
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Button { label, weight, icon, large, busy: busy(), onclick: start }
    }
}

/// What may be begun, one button each; nothing where nothing may.
#[component]
pub(crate) fn BeginMenu(
    kinds: Vec<Kind>,
    case: Option<RecordId>,
    about: Option<RecordId>,
    /// Whether that is a question to the researcher: what follows it answers it.
    #[props(default)]
    referred: bool,
) -> Element {
    let label = |kind| (referred && kind == Kind::FollowUp).then(|| t("matter-begin-answer"));
    let kinds: Vec<_> = kinds.into_iter().filter(|kind| matters::begin(*kind).is_some()).collect();
    rsx! {
        if !kinds.is_empty() {
            div { class: "begin-menu",
                for (place , kind) in kinds.into_iter().enumerate() {
                    Begin { key: "{place}", kind, case, about, label: label(kind) }
                }
            }
        }
    }
}

const fn icon(kind: Kind) -> Icon {
    match kind {
        Kind::Contact => Icon::Call,
        Kind::Referral => Icon::Split,
        Kind::FollowUp => Icon::Clock,
        Kind::Reply | Kind::Complaint | Kind::Appeal => Icon::Comment,
        Kind::Service | Kind::Registration => Icon::Stamp,
        Kind::Report => Icon::Paper,
        Kind::Obstacle => Icon::Warning,
        _ => Icon::Plus,
    }
}

#[cfg(test)]
mod tests {
    use shared::people::Role;
    use shared::record::Kind;

    use super::begins;

    #[test]
    fn who_receives_people_opens_cases_and_who_reads_or_helps_does_not() {
        let yes = [Role::Delegate, Role::RelationsOfficer, Role::Researcher, Role::Supervisor];
        assert!(yes.iter().all(|role| begins(role, Kind::Case)));
        let no = [Role::Volunteer, Role::CommitteeMember, Role::Secretary, Role::Administrator];
        assert!(!no.iter().any(|role| begins(role, Kind::Case)));
        assert!(begins(&Role::Volunteer, Kind::Contact));
    }
}
