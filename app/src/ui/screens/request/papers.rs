//! The papers of a support request: those of one kind, and one of them. They are shown as at a visit.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::engine::command::{OpenPapers, PapersView};
use crate::engine::failure::Failure;
use crate::ui::components::loaded::loaded;
use crate::ui::evidence::{At, PapersAt};
use crate::ui::screens::document::OnePaper;
use crate::ui::screens::papers::PaperDocuments;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::t;

/// The documents of one kind of paper.
#[component]
pub(crate) fn RequestPaper(request: RecordId, paper: String) -> Element {
    // A list of one: another request is another component, with nothing left of this one.
    rsx! {
        for request in [request] {
            LoadPaper { key: "{request}", request, paper: paper.clone() }
        }
    }
}

#[component]
fn LoadPaper(request: RecordId, paper: String) -> Element {
    let reply = use_papers(request);
    loaded(&reply, t("papers-title"), At::Request(request).end(), |view| {
        let papers = PapersAt::of_request(request, view)?;
        Ok(rsx! {
            PaperDocuments { papers, paper }
        })
    })
}

/// One paper.
#[component]
pub(crate) fn RequestDocument(request: RecordId, document: RecordId) -> Element {
    // A list of one, as above.
    rsx! {
        for request in [request] {
            LoadPapers { key: "{request}", request, document }
        }
    }
}

#[component]
fn LoadPapers(request: RecordId, document: RecordId) -> Element {
    let reply = use_papers(request);
    loaded(&reply, t("papers-title"), At::Request(request).end(), |view| {
        let papers = PapersAt::of_request(request, view)?;
        Ok(rsx! {
            OnePaper { papers, document }
        })
    })
}

/// The papers of the request's case, as they stand.
fn use_papers(request: RecordId) -> Resource<Result<PapersView, Failure>> {
    let shell = use_shell();
    use_reply(move || {
        // The pages say where their photos are.
        shell.photos_sent.read();
        OpenPapers { visit: request }
    })
}
