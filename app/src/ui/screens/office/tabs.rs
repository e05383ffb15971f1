//! The rooms of the office, each a link away from the others: four at most, so that they fit on a
//! phone. What else there is is on the first screen.

use dioxus::prelude::*;
use shared::people::Role;

use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::routes::Route;
use crate::ui::screens::homes::use_role;
use crate::ui::screens::matters::ListName;
use crate::ui::shell::use_visits;
use crate::ui::text::{Key, t};

/// A room of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// The first screen of who receives people or does research.
    Home,
    /// Visits handed in: the first screen of who reviews or decides.
    Visits,
    /// What is due, and who is silent.
    Follow,
    /// The committee's sessions.
    Sessions,
    /// The cases.
    Cases,
    /// The support requests.
    Requests,
}

/// The rooms of a role, in their order; none for who does not work in the office.
const fn rooms(role: &Role) -> &'static [Tab] {
    match role {
        Role::Supervisor => &[Tab::Visits, Tab::Follow, Tab::Cases, Tab::Requests],
        Role::CommitteeMember | Role::Secretary => {
            &[Tab::Visits, Tab::Sessions, Tab::Cases, Tab::Requests]
        }
        Role::Researcher | Role::RelationsOfficer => &[Tab::Home, Tab::Cases, Tab::Requests],
        Role::Delegate | Role::Volunteer | Role::Administrator | Role::Unknown(_) => &[],
    }
}

fn room(tab: Tab, reviews: bool, visits: bool) -> (Route, Key, Icon) {
    match tab {
        Tab::Visits if !visits => (Route::Home {}, Key("home-title"), Icon::Person),
        Tab::Home => (Route::Home {}, Key("home-title"), Icon::Person),
        Tab::Visits if reviews => (Route::Home {}, Key("office-tab-review"), Icon::Eye),
        Tab::Visits => (Route::Home {}, Key("office-tab-read"), Icon::Eye),
        Tab::Follow => (Route::FollowScreen {}, Key("office-tab-follow"), Icon::Clock),
        Tab::Sessions => (Route::SessionsScreen {}, Key("office-tab-sessions"), Icon::Calendar),
        Tab::Cases => (Route::Cases {}, Key("office-tab-cases"), Icon::List),
        Tab::Requests => (ListName::Requests.route(), Key("office-tab-requests"), Icon::Paper),
    }
}

/// The rooms of the office; `here` is the one that one is in.
#[component]
pub(crate) fn Tabs(here: Tab) -> Element {
    let role = use_role();
    let rooms = role.as_ref().map_or(&[][..], rooms);
    let reviews = role == Some(Role::Supervisor);
    let visits = use_visits();
    let rooms: Vec<_> = rooms.iter().filter(|tab| visits || **tab != Tab::Follow).collect();
    let links = rooms.iter().map(|tab| (**tab, room(**tab, reviews, visits)));
    rsx! {
        if !rooms.is_empty() {
            nav { class: "tabs", "aria-label": t("office-tabs"),
                for (tab , (to , label , icon)) in links {
                    Link {
                        key: "{label.0}",
                        to,
                        class: if tab == here { "tab tab-here" } else { "tab" },
                        "aria-current": if tab == here { "page" },
                        Drawing { icon }
                        {label.text()}
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::people::Role;

    use super::rooms;

    #[test]
    fn no_role_has_more_rooms_than_fit_on_a_phone() {
        let office = [
            Role::Supervisor,
            Role::CommitteeMember,
            Role::Secretary,
            Role::Researcher,
            Role::RelationsOfficer,
        ];
        assert!(office.iter().all(|role| (1..=4).contains(&rooms(role).len())));
        assert!(rooms(&Role::Delegate).is_empty());
    }
}
