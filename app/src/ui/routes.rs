//! The addresses of the screens. Ids in them are random and say nothing about anyone; the names of
//! groups and questions are the form's.

use dioxus::prelude::*;
use shared::ids::RecordId;

use super::screens::case::CaseScreen;
use super::screens::finish::Finish;
use super::screens::group::GroupScreen;
use super::screens::groups::Groups;
use super::screens::home::Home;
use super::screens::no_page::NoPage;
use super::screens::read::Read;
use super::visit::VisitLoader;

/// Every screen of somebody who is unlocked.
#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub(crate) enum Route {
    #[route("/")]
    Home {},
    #[route("/case/:case")]
    CaseScreen { case: RecordId },
    #[nest("/visit/:visit")]
        #[layout(VisitLoader)]
            #[route("/")]
            Groups { visit: RecordId },
            #[route("/finish")]
            Finish { visit: RecordId },
            /// `at` is the path of the question to go to, if to any.
            #[route("/group/:group/:..at")]
            GroupScreen { visit: RecordId, group: String, at: Vec<String> },
        #[end_layout]
    #[end_nest]
    #[route("/read/:visit")]
    Read { visit: RecordId },
    // A link with a code was opened, and the code has been taken.
    #[redirect("/enrol", || Route::Home {})]
    #[route("/:..address")]
    NoPage { address: Vec<String> },
}
