//! Where papers are shown and a declaration is signed: at a home visit, or at a support request in
//! the office. Their screens are the same; the ways between them, and what they need of the one or
//! the other, are here.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::ids::RecordId;
use shared::lifecycle::PaperState;

use super::filling::Form;
use super::routes::Route;
use super::screens::groups::screen;
use super::screens::papers::state_on;
use super::text::dates;
use super::visit::Visit;
use crate::engine::command::{DocumentRow, PapersView};
use crate::engine::failure::Failure;
use crate::engine::forms;

/// What papers are shown at, and what is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// A visit.
    Visit(RecordId),
    /// A support request.
    Request(RecordId),
}

impl At {
    /// The record.
    pub(crate) fn id(self) -> RecordId {
        match self {
            Self::Visit(id) | Self::Request(id) => id,
        }
    }

    /// The screen of one paper.
    pub(crate) fn document(self, document: RecordId) -> Route {
        match self {
            Self::Visit(visit) => Route::DocumentScreen { visit, document },
            Self::Request(request) => Route::RequestDocument { request, document },
        }
    }

    /// The screen of the papers of one kind.
    pub(crate) fn paper(self, paper: &str) -> Route {
        let paper = paper.to_owned();
        match self {
            Self::Visit(visit) => Route::PaperScreen { visit, paper },
            Self::Request(request) => Route::RequestPaper { request, paper },
        }
    }

    /// The screen of a declaration, signed or to be signed.
    pub(crate) fn declaration(self, declaration: RecordId) -> Route {
        match self {
            Self::Visit(visit) => Route::DeclarationScreen { visit, declaration },
            Self::Request(request) => Route::RequestDeclaration { request, declaration },
        }
    }

    /// Where it is handed in, which asks for the declaration.
    pub(crate) fn end(self) -> Route {
        match self {
            Self::Visit(visit) => Route::Finish { visit },
            Self::Request(request) => Route::RequestScreen { request },
        }
    }

    /// Where what is missing of it is answered, on the way to its declaration.
    pub(crate) fn missing(self, declaration: RecordId) -> Route {
        match self {
            Self::Visit(visit) => Route::Finish { visit },
            Self::Request(request) => Route::RequestMissing { request, declaration },
        }
    }
}

/// The papers of a case as they are shown at a visit or a request.
#[derive(Clone, PartialEq)]
pub(crate) struct PapersAt {
    /// Where.
    pub(crate) at: At,
    /// The beneficiary.
    pub(crate) name: String,
    /// The form whose `paper` questions name the papers.
    pub(crate) form: Form,
    /// Every document of the case, newest first.
    pub(crate) documents: Vec<DocumentRow>,
    /// When it was handed in last, Unix seconds.
    submitted: Option<i64>,
    /// Whether this person may add documents.
    pub(crate) may_write: bool,
}

impl PapersAt {
    /// Those of a visit.
    pub(crate) fn of_visit(visit: Visit) -> Self {
        let view = visit.view.read();
        Self {
            at: At::Visit(visit.id),
            name: view.row.name.clone(),
            form: Form(visit.filling.form),
            documents: view.documents.clone(),
            submitted: view.row.submitted,
            may_write: view.may_write,
        }
    }

    /// Those of a support request.
    pub(crate) fn of_request(request: RecordId, view: &PapersView) -> Result<Self, Failure> {
        let (id, version) = &view.visit_form;
        Ok(Self {
            at: At::Request(request),
            name: view.name.clone(),
            form: Form(forms::find(id, version).ok_or(Failure::FormUnknown)?),
            documents: view.documents.clone(),
            submitted: view.submitted,
            may_write: view.may_write,
        })
    }

    /// The documents of one kind of paper, newest first.
    pub(crate) fn of_paper(&self, paper: &str) -> Vec<DocumentRow> {
        self.documents.iter().filter(|row| row.paper == paper).cloned().collect()
    }

    /// How a document stands: on the day on which the visit or the request was handed in, or today.
    pub(crate) fn state_of(&self, row: &DocumentRow, valid_months: Option<u16>) -> PaperState {
        let day: Option<Date> = self.submitted.map_or_else(dates::today, dates::day_of);
        day.map_or(PaperState::Seen, |day| state_on(row, valid_months, day))
    }

    /// The list of papers in which one is.
    pub(crate) fn list(&self, paper: &str) -> Route {
        match self.at {
            At::Visit(visit) => {
                let group = self.form.0.screen_of(paper);
                group.map_or(Route::Groups { visit }, |group| screen(visit, group))
            }
            At::Request(_) => self.at.end(),
        }
    }

    /// The same before it is known which paper: papers of all kinds are in one list.
    pub(crate) fn any_list(&self) -> Route {
        let first = self.form.0.papers().next();
        self.list(first.map_or("", |paper| &paper.name))
    }
}
