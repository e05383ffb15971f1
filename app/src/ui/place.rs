//! Where a person is: the screen, and the question on it. Kept in the person's own database, so
//! that after a lock, or after the phone has killed the page behind the camera, the same person
//! comes back to the same question, and nobody else learns of it.
//!
//! The browser's own list of addresses cannot be emptied when the next person comes: going back in
//! it to where only the person before has been leads home.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use dioxus::prelude::*;
use shared::form::AnswerPath;

use super::components::question::element_id;
use super::routes::Route;
use super::shell::{Shell, use_shell};
use crate::engine::command::{KeepPlace, Session};
use crate::host::page::{self, presence};

/// How long moving about must rest before the place is kept.
const REST: Duration = Duration::from_millis(400);
/// What a question is on the page, and how its id begins.
const QUESTION: &str = ".field[id^='q-']";
const QUESTION_ID: &str = "q-";
/// Longer addresses are not kept (characters).
const MAX_PLACE: usize = 500;

/// Where somebody is.
#[derive(Clone, Default)]
pub(super) struct Place {
    /// Whose place it is.
    profile: Option<i64>,
    route: Option<Route>,
    /// The question that had the focus last on this screen.
    question: Option<Vec<String>>,
    /// What the engine keeps already.
    kept: Option<String>,
    /// Counts the moves, so that only the last is kept.
    moves: u32,
    /// Where this person has been.
    been: BTreeSet<String>,
    /// Who works on this phone, as the lock screen showed it last.
    people: Vec<i64>,
    /// The person is going through the browser's list. Outside of Dioxus, since the browser says
    /// so.
    travels: Rc<Cell<bool>>,
}

impl Place {
    /// Where somebody was, if this version has that screen.
    pub(super) fn of(session: &Session) -> Option<String> {
        let place = session.place.clone()?;
        let route: Route = place.parse().ok()?;
        (!matches!(route, Route::NoPage { .. })).then_some(place)
    }

    /// Somebody comes to work.
    pub(super) fn begin(&mut self, session: &Session) {
        let same = self.profile == Some(session.profile);
        *self = Self {
            profile: Some(session.profile),
            been: if same { std::mem::take(&mut self.been) } else { BTreeSet::new() },
            people: std::mem::take(&mut self.people),
            travels: Rc::clone(&self.travels),
            ..Self::default()
        };
    }

    /// These people work on this phone.
    pub(super) fn share(&mut self, people: Vec<i64>) {
        self.people = people;
    }

    /// The address of the screen, with the question on it.
    fn address(&self) -> Option<String> {
        let route = match self.route.clone()? {
            Route::NoPage { .. } => return None,
            Route::GroupScreen { visit, group, at } => {
                let at = self.question.clone().unwrap_or(at);
                Route::GroupScreen { visit, group, at }
            }
            route => route,
        };
        let address = route.to_string();
        (address.chars().count() <= MAX_PLACE).then_some(address)
    }

    /// Whether this leads to where only somebody else has been.
    fn is_foreign(&self, route: &Route) -> bool {
        let shared = self.people.iter().any(|person| Some(*person) != self.profile);
        shared && self.travels.get() && !self.been.contains(&route.to_string())
    }

    fn arrive(&mut self, route: Route) {
        self.travels.set(false);
        self.been.insert(route.to_string());
        self.question = None;
        self.route = Some(route);
    }
}

/// The path of the question that has the focus. Elements have ids with `-` for `/`.
fn focused_question() -> Option<Vec<String>> {
    let id = page::focused(QUESTION)?;
    let path: AnswerPath = id.strip_prefix(QUESTION_ID)?.replace('-', "/").parse().ok()?;
    let same = element_id(&path) == id;
    same.then(|| path.as_str().split('/').map(str::to_owned).collect())
}

impl Shell {
    /// Notes from now on when somebody goes through the browser's list, and tells.
    pub(super) fn begin_place(self, tell: impl Fn() + 'static) {
        let travels = Rc::clone(&self.place.peek().travels);
        presence::on_travel(move || {
            travels.set(true);
            tell();
        });
    }

    /// Somebody has gone through the browser's list. What lay over a screen is closed by that; the
    /// screen is the same then, and nobody is under way to another.
    pub(super) fn follow_travel(mut self) {
        let place = self.place.peek().clone();
        if place.route.is_some_and(|route| route.to_string() == self.address()) {
            place.travels.set(false);
        }
        self.travels += 1;
    }

    /// Follows the focus to another question.
    pub(super) fn follow_focus(mut self) {
        if let Some(question) = focused_question() {
            self.place.write().question = Some(question);
            self.keep_place_soon();
        }
    }

    /// Keeps the place once moving about has come to rest.
    fn keep_place_soon(mut self) {
        let moves = self.place.peek().moves + 1;
        self.place.write().moves = moves;
        spawn(async move {
            page::sleep(REST).await;
            if self.place.peek().moves == moves {
                self.keep_place().await;
            }
        });
    }

    /// Keeps the place, if it is another than before.
    pub(super) async fn keep_place(mut self) {
        let Some(address) = self.place.peek().address() else { return };
        if self.profile().is_none() || self.place.peek().kept.as_ref() == Some(&address) {
            return;
        }
        // A place that could not be kept is asked for again at the next move.
        if self.client().call(KeepPlace { place: address.clone() }).await.is_ok() {
            self.place.write().kept = Some(address);
        }
    }
}

/// Around every screen of somebody who is at work: follows where that is.
#[component]
pub(crate) fn AtWork() -> Element {
    let shell = use_shell();
    let route = use_route::<Route>();
    let foreign = shell.place.peek().is_foreign(&route);
    use_effect(use_reactive!(|route, foreign| {
        if foreign {
            navigator().replace(Route::Home {});
            return;
        }
        let mut place = shell.place;
        place.write().arrive(route);
        shell.keep_place_soon();
    }));
    rsx! {
        if !foreign {
            Outlet::<Route> {}
        }
    }
}
/// For what lies over the whole screen: going back closes it, and does not leave the screen. Returns
/// what closes it.
pub(crate) fn use_covering(onclose: EventHandler<()>) -> impl Fn() + Copy {
    let shell = use_shell();
    let opened = use_hook(|| {
        presence::lay_over();
        *shell.travels.peek()
    });
    use_effect(move || {
        if *shell.travels.read() != opened {
            onclose.call(());
        }
    });
    move || {
        onclose.call(());
        presence::lift_over();
    }
}
