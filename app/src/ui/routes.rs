//! The addresses of the screens. Ids in them are random and say nothing about anyone; the names of
//! groups and questions are the form's.

use dioxus::prelude::*;
use shared::ids::{PersonId, RecordId};

use super::place::AtWork;
use super::screens::case::CaseScreen;
use super::screens::declaration::DeclarationScreen;
use super::screens::document::DocumentScreen;
use super::screens::finish::Finish;
use super::screens::group::GroupScreen;
use super::screens::groups::Groups;
use super::screens::home::Home;
use super::screens::no_page::NoPage;
use super::screens::office::{AssignCase, Cases, CasesOf, FollowScreen};
use super::screens::outcome::Outcome;
use super::screens::papers::PaperScreen;
use super::screens::reading::{Read, Sheet};
use super::screens::slip::Slip;
use super::screens::two_values::Choose;
use super::visit::VisitLoader;

/// Every screen of somebody who is unlocked.
#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub(crate) enum Route {
    #[layout(AtWork)]
    #[route("/")]
    Home {},
    #[route("/case/:case")]
    CaseScreen { case: RecordId },
    #[route("/case/:case/assign")]
    AssignCase { case: RecordId },
    #[route("/cases")]
    Cases {},
    #[route("/cases/of/:delegate")]
    CasesOf { delegate: PersonId },
    #[route("/follow")]
    FollowScreen {},
    #[nest("/visit/:visit")]
        #[layout(VisitLoader)]
            #[route("/")]
            Groups { visit: RecordId },
            #[route("/finish")]
            Finish { visit: RecordId },
            #[route("/outcome")]
            Outcome { visit: RecordId },
            #[route("/choose")]
            Choose { visit: RecordId },
            #[route("/slip")]
            Slip { visit: RecordId },
            #[route("/paper/:paper")]
            PaperScreen { visit: RecordId, paper: String },
            #[route("/document/:document")]
            DocumentScreen { visit: RecordId, document: RecordId },
            #[route("/declaration/:declaration")]
            DeclarationScreen { visit: RecordId, declaration: RecordId },
            /// `at` is the path of the question to go to, if to any.
            #[route("/group/:group/:..at")]
            GroupScreen { visit: RecordId, group: String, at: Vec<String> },
        #[end_layout]
    #[end_nest]
    #[route("/read/:visit")]
    Read { visit: RecordId },
    #[route("/read/:visit/sheet")]
    Sheet { visit: RecordId },
    // A link with a code was opened, and the code has been taken.
    #[redirect("/enrol", || Route::Home {})]
    #[route("/:..address")]
    NoPage { address: Vec<String> },
}
