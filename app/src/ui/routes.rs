//! The addresses of the screens. Ids in them are random and say nothing about anyone; the names of
//! groups and questions are the form's.

use dioxus::prelude::*;
use shared::ids::{PersonId, RecordId};

use super::place::AtWork;
use super::screens::case::CaseScreen;
use super::screens::committee::{DecideScreen, Minutes, Payments, SessionScreen, SessionsScreen};
use super::screens::declaration::DeclarationScreen;
use super::screens::delivery::{DeliverScreen, DeliveriesScreen, Ledger};
use super::screens::document::DocumentScreen;
use super::screens::finish::Finish;
use super::screens::group::GroupScreen;
use super::screens::groups::Groups;
use super::screens::home::Home;
use super::screens::matters::{CorrectCase, MatterLists, MatterScreen, NewCase, NewCaseFrom, Timeline};
use super::screens::no_page::NoPage;
use super::screens::office::{AssignCase, Cases, CasesOf, FollowScreen};
use super::screens::outcome::Outcome;
use super::screens::outreach::{DayScreen, OutreachScreen};
use super::screens::papers::PaperScreen;
use super::screens::queue::Visits;
use super::screens::reading::{Read, Sheet};
use super::screens::request::{
    Memo, RequestDeclaration, RequestDocument, RequestMissing, RequestPaper, RequestScreen,
};
use super::screens::slip::Slip;
use super::screens::two_values::Choose;
use super::screens::voice::{FeedbackScreen, PolicyScreen, SatisfactionScreen, SignPolicy};
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
    #[route("/case/:case/correct")]
    CorrectCase { case: RecordId },
    #[route("/case/:case/timeline")]
    Timeline { case: RecordId },
    #[route("/case/:case/ledger")]
    Ledger { case: RecordId },
    #[route("/new-case")]
    NewCase {},
    #[route("/new-case/:contact")]
    NewCaseFrom { contact: RecordId },
    #[route("/cases")]
    Cases {},
    #[route("/cases/of/:delegate")]
    CasesOf { delegate: PersonId },
    #[route("/visits")]
    Visits {},
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
    /// `list` is the name of a list of matters (`screens::matters::lists`).
    #[route("/matters/:list")]
    MatterLists { list: String },
    #[route("/matter/:matter")]
    MatterScreen { matter: RecordId },
    #[nest("/request/:request")]
        #[route("/")]
        RequestScreen { request: RecordId },
        #[route("/memo")]
        Memo { request: RecordId },
        #[route("/paper/:paper")]
        RequestPaper { request: RecordId, paper: String },
        #[route("/document/:document")]
        RequestDocument { request: RecordId, document: RecordId },
        #[route("/declaration/:declaration")]
        RequestDeclaration { request: RecordId, declaration: RecordId },
        /// What is still to be answered before the declaration is signed.
        #[route("/declaration/:declaration/missing")]
        RequestMissing { request: RecordId, declaration: RecordId },
        #[route("/deliver")]
        DeliverScreen { request: RecordId },
        #[route("/feedback")]
        FeedbackScreen { request: RecordId },
    #[end_nest]
    #[route("/sessions")]
    SessionsScreen {},
    #[nest("/session/:session")]
        #[route("/")]
        SessionScreen { session: RecordId },
        #[route("/request/:request")]
        DecideScreen { session: RecordId, request: RecordId },
        #[route("/minutes")]
        Minutes { session: RecordId },
        #[route("/payments")]
        Payments { session: RecordId },
    #[end_nest]
    #[route("/deliveries")]
    DeliveriesScreen {},
    #[route("/outreach")]
    OutreachScreen {},
    #[route("/outreach/day")]
    DayScreen {},
    #[route("/satisfaction")]
    SatisfactionScreen {},
    #[route("/policy")]
    PolicyScreen {},
    #[route("/policy/sign")]
    SignPolicy {},
    #[route("/read/:visit")]
    Read { visit: RecordId },
    #[route("/read/:visit/sheet")]
    Sheet { visit: RecordId },
    // A link with a code was opened, and the code has been taken.
    #[redirect("/enrol", || Route::Home {})]
    #[route("/:..address")]
    NoPage { address: Vec<String> },
}
