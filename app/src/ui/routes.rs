//! The addresses of the screens. Ids in them are random and say nothing about anyone; the names of
//! groups and questions are the form's.
//!
//! What each address is made of stands in one table, from which it is read, written and shown. The
//! router can derive the same; it then keeps for each route why an address is none of it, in words
//! that nobody here reads, which is as much of the download as several screens are.

use std::convert::Infallible;
use std::fmt::{self, Display};
use std::str::FromStr;

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
use super::screens::matters::{
    CorrectCase, MatterLists, MatterScreen, NewCase, NewCaseFrom, Timeline,
};
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

/// A part of an address.
trait Part<From>: Sized {
    fn read(from: From) -> Option<Self>;
}

impl Part<&str> for RecordId {
    fn read(from: &str) -> Option<Self> {
        from.parse().ok()
    }
}

impl Part<&str> for PersonId {
    fn read(from: &str) -> Option<Self> {
        from.parse().ok()
    }
}

impl Part<&str> for String {
    fn read(from: &str) -> Option<Self> {
        Some(from.to_owned())
    }
}

impl Part<&[&str]> for Vec<String> {
    fn read(from: &[&str]) -> Option<Self> {
        Some(from.iter().map(|part| (*part).to_owned()).collect())
    }
}

/// Each screen with what it is given, and the parts of its address: words in quotes, and what it is
/// given by name; after two dots, all the parts that follow.
macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* }
        = [$($part:tt),* $(.. $rest:ident)?],)*) => {
        /// Every screen of somebody who is unlocked.
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) enum Route {
            $($(#[$doc])* $name { $($field: $type),* },)*
            /// An address that leads nowhere.
            NoPage { address: Vec<String> },
        }

        impl Route {
            fn read(parts: &[&str]) -> Option<Self> {
                match *parts {
                    $([$($part),* $(, ref $rest @ ..)?] => {
                        Some(Self::$name { $($field: Part::read($field)?),* })
                    })*
                    _ => None,
                }
            }

            fn screen(self) -> Element {
                match self {
                    $(Self::$name { $($field),* } => rsx! { $name { $($field),* } },)*
                    Self::NoPage { address } => rsx! { NoPage { address } },
                }
            }
        }

        impl Display for Route {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name { $($field),* } => {
                        write_parts(f, &[$(&$part as &dyn Display),*])?;
                        $(write_rest(f, $rest)?;)?
                    })*
                    Self::NoPage { address } => write_rest(f, address)?,
                }
                Ok(())
            }
        }
    };
}

fn write_parts(f: &mut fmt::Formatter<'_>, parts: &[&dyn Display]) -> fmt::Result {
    if parts.is_empty() {
        return f.write_str("/");
    }
    parts.iter().try_for_each(|part| write!(f, "/{part}"))
}

fn write_rest(f: &mut fmt::Formatter<'_>, rest: &[String]) -> fmt::Result {
    rest.iter().try_for_each(|part| write!(f, "/{part}"))
}

#[rustfmt::skip]
routes! {
    Home {} = [],
    CaseScreen { case: RecordId } = ["case", case],
    AssignCase { case: RecordId } = ["case", case, "assign"],
    CorrectCase { case: RecordId } = ["case", case, "correct"],
    Timeline { case: RecordId } = ["case", case, "timeline"],
    Ledger { case: RecordId } = ["case", case, "ledger"],
    NewCase {} = ["new-case"],
    NewCaseFrom { contact: RecordId } = ["new-case", contact],
    Cases {} = ["cases"],
    CasesOf { delegate: PersonId } = ["cases", "of", delegate],
    Visits {} = ["visits"],
    FollowScreen {} = ["follow"],
    Groups { visit: RecordId } = ["visit", visit],
    Finish { visit: RecordId } = ["visit", visit, "finish"],
    Outcome { visit: RecordId } = ["visit", visit, "outcome"],
    Choose { visit: RecordId } = ["visit", visit, "choose"],
    Slip { visit: RecordId } = ["visit", visit, "slip"],
    PaperScreen { visit: RecordId, paper: String } = ["visit", visit, "paper", paper],
    DocumentScreen { visit: RecordId, document: RecordId } = ["visit", visit, "document", document],
    DeclarationScreen { visit: RecordId, declaration: RecordId } = ["visit", visit, "declaration", declaration],
    /// `at` is the path of the question to go to, if to any.
    GroupScreen { visit: RecordId, group: String, at: Vec<String> } = ["visit", visit, "group", group .. at],
    /// `list` is the name of a list of matters (`screens::matters::lists`).
    MatterLists { list: String } = ["matters", list],
    MatterScreen { matter: RecordId } = ["matter", matter],
    RequestScreen { request: RecordId } = ["request", request],
    Memo { request: RecordId } = ["request", request, "memo"],
    RequestPaper { request: RecordId, paper: String } = ["request", request, "paper", paper],
    RequestDocument { request: RecordId, document: RecordId } = ["request", request, "document", document],
    RequestDeclaration { request: RecordId, declaration: RecordId } = ["request", request, "declaration", declaration],
    /// What is still to be answered before the declaration is signed.
    RequestMissing { request: RecordId, declaration: RecordId } = ["request", request, "declaration", declaration, "missing"],
    DeliverScreen { request: RecordId } = ["request", request, "deliver"],
    FeedbackScreen { request: RecordId } = ["request", request, "feedback"],
    SessionsScreen {} = ["sessions"],
    SessionScreen { session: RecordId } = ["session", session],
    DecideScreen { session: RecordId, request: RecordId } = ["session", session, "request", request],
    Minutes { session: RecordId } = ["session", session, "minutes"],
    Payments { session: RecordId } = ["session", session, "payments"],
    DeliveriesScreen {} = ["deliveries"],
    OutreachScreen {} = ["outreach"],
    DayScreen {} = ["outreach", "day"],
    SatisfactionScreen {} = ["satisfaction"],
    PolicyScreen {} = ["policy"],
    SignPolicy {} = ["policy", "sign"],
    Read { visit: RecordId } = ["read", visit],
    Sheet { visit: RecordId } = ["read", visit, "sheet"],
}

impl FromStr for Route {
    type Err = Infallible;

    fn from_str(address: &str) -> Result<Self, Infallible> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
        // A link with a code was opened, and the code has been taken.
        if parts == ["enrol"] {
            return Ok(Self::Home {});
        }
        let nowhere = || Self::NoPage { address: Part::read(&*parts).unwrap_or_default() };
        Ok(Self::read(&parts).unwrap_or_else(nowhere))
    }
}

impl Route {
    /// The visit whose answers the screen shares with others of the same visit.
    fn visit(&self) -> Option<RecordId> {
        match self {
            Self::Groups { visit }
            | Self::Finish { visit }
            | Self::Outcome { visit }
            | Self::Choose { visit }
            | Self::Slip { visit }
            | Self::PaperScreen { visit, .. }
            | Self::DocumentScreen { visit, .. }
            | Self::DeclarationScreen { visit, .. }
            | Self::GroupScreen { visit, .. } => Some(*visit),
            _ => None,
        }
    }
}

impl Routable for Route {
    const SITE_MAP: &'static [dioxus::router::SiteMapSegment] = &[];

    /// From the outermost on: that somebody is at work, the visit that is open, the screen.
    fn render(&self, level: usize) -> Element {
        match (level, self.visit()) {
            (0, _) => rsx! { AtWork {} },
            (1, Some(visit)) => rsx! { VisitLoader { visit } },
            (1, None) | (2, Some(_)) => self.clone().screen(),
            _ => rsx! {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    const ID: &str = "qx35vwuugra3qcypmtbw2sdydq";

    #[test]
    fn every_address_is_read_as_it_is_written() {
        for pattern in [
            "/",
            "/case/ID",
            "/case/ID/assign",
            "/case/ID/correct",
            "/case/ID/timeline",
            "/case/ID/ledger",
            "/new-case",
            "/new-case/ID",
            "/cases",
            "/cases/of/ID",
            "/visits",
            "/follow",
            "/visit/ID",
            "/visit/ID/finish",
            "/visit/ID/outcome",
            "/visit/ID/choose",
            "/visit/ID/slip",
            "/visit/ID/paper/lease",
            "/visit/ID/document/ID",
            "/visit/ID/declaration/ID",
            "/visit/ID/group/money",
            "/visit/ID/group/money/members/a/name",
            "/matters/contacts",
            "/matter/ID",
            "/request/ID",
            "/request/ID/memo",
            "/request/ID/paper/lease",
            "/request/ID/document/ID",
            "/request/ID/declaration/ID",
            "/request/ID/declaration/ID/missing",
            "/request/ID/deliver",
            "/request/ID/feedback",
            "/sessions",
            "/session/ID",
            "/session/ID/request/ID",
            "/session/ID/minutes",
            "/session/ID/payments",
            "/deliveries",
            "/outreach",
            "/outreach/day",
            "/satisfaction",
            "/policy",
            "/policy/sign",
            "/read/ID",
            "/read/ID/sheet",
        ] {
            let address = pattern.replace("ID", ID);
            let route: Route = address.parse().unwrap();
            assert!(!matches!(route, Route::NoPage { .. }), "{address}");
            assert_eq!(route.to_string(), address);
        }
    }

    #[test]
    fn what_leads_nowhere_says_so_and_what_follows_an_address_is_left_out() {
        for address in ["/nowhere", "/case/of", "/case", "/visit/ID/finish/more"] {
            let route: Route = address.parse().unwrap();
            assert!(matches!(route, Route::NoPage { .. }), "{address}");
            assert_eq!(route.to_string(), address);
        }
        for address in ["", "/", "/enrol", "/#enrol=ABC", "/?x=1"] {
            assert_eq!(address.parse::<Route>().unwrap(), Route::Home {}, "{address}");
        }
        assert_eq!("/cases/".parse::<Route>().unwrap(), Route::Cases {});
    }
}
