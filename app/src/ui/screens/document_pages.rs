//! The photographed pages of a paper: taking them, and the list of them. A picture is kept as soon
//! as it is taken; turning and cropping it comes afterwards (`page_shape`).

use dioxus::prelude::*;
use shared::ids::{PhotoId, RecordId};
use shared::lifecycle::WhereItIs;

use super::groups::count;
use super::page_shape::{PageShape, Shot};
use crate::engine::command::{AddPage, DocumentRow, OpenDocument, PageView};
use crate::engine::failure::Failure;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::capture::{Capture, Captured, to_keep};
use crate::ui::components::chip::PlaceChip;
use crate::ui::components::photo::Photo;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::{t, t_args};

/// The pages of a document.
#[component]
pub(crate) fn Pages(row: DocumentRow, may_write: bool) -> Element {
    let shell = use_shell();
    let document = row.document;
    let mut shot = use_signal(|| None::<Shot>);
    let mut failure = use_signal(|| None::<Failure>);
    // What could not be kept is not lost while the page lives.
    let mut unkept = use_signal(|| None::<Captured>);
    let add = move |captured: Captured| async move {
        failure.set(None);
        match keep(shell, document, &captured).await {
            Ok(page) => {
                unkept.set(None);
                shot.set(page.map(|page| Shot::taken(page, &captured)));
            }
            Err(why) => {
                unkept.set(Some(captured));
                failure.set(Some(why));
            }
        }
        let mut revision = shell.revision;
        revision += 1;
    };
    let open = shot.read().as_ref().and_then(|shot| {
        let place = row.pages.iter().position(|page| page.page == shot.page)?;
        Some((place + 1, row.pages.get(place)?.clone()))
    });
    rsx! {
        section { class: "card", "aria-labelledby": "pages-title",
            h2 { id: "pages-title", {t("pages-title")} }
            if let Some(failure) = failure() {
                FailureBanner {
                    failure,
                    retry: move |()| {
                        if let Some(captured) = unkept.peek().clone() {
                            spawn(add(captured));
                        }
                    },
                }
            }
            match open {
                Some((number, page)) => rsx! {
                    PageShape { key: "{page.page}", document, page, number: count(number), shot }
                },
                None => rsx! {
                    if row.pages.is_empty() {
                        p { class: "soft", {t("pages-none")} }
                    } else {
                        ol { class: "thumbs",
                            for (place , page) in row.pages.iter().cloned().enumerate() {
                                li { key: "{page.page}",
                                    Thumb {
                                        page,
                                        number: count(place + 1),
                                        may_write,
                                        onopen: move |page| shot.set(Some(Shot::kept(page))),
                                    }
                                }
                            }
                        }
                    }
                    if may_write {
                        Capture {
                            id: "page",
                            label: if row.pages.is_empty() { t("pages-first") } else { t("pages-next") },
                            oncaptured: add,
                        }
                    }
                },
            }
        }
    }
}

/// A page in the list; pressing it opens it.
#[component]
fn Thumb(page: PageView, number: u32, may_write: bool, onopen: EventHandler<PhotoId>) -> Element {
    let label = t_args("page-number", &[("number", number.into())]);
    let here = page.page;
    let body = rsx! {
        Photo { photo: page.small, alt: label.clone() }
        span { class: "small", "aria-hidden": "true", "{label}" }
    };
    rsx! {
        if may_write {
            button {
                class: "thumb",
                r#type: "button",
                onclick: move |_| onopen.call(here),
                {body}
            }
        } else {
            span { class: "thumb", {body} }
        }
        // What has arrived needs no word.
        if page.whereabouts != WhereItIs::Received && page.whereabouts != WhereItIs::Read {
            PlaceChip { place: page.whereabouts }
        }
    }
}

/// Keeps a photo as the last page; which one it became.
async fn keep(
    shell: Shell,
    document: RecordId,
    captured: &Captured,
) -> Result<Option<PhotoId>, Failure> {
    shell.ask(AddPage { document, photo: to_keep(&captured.prepared) }).await?;
    let view = shell.ask(OpenDocument { document }).await?;
    Ok(view.row.pages.last().map(|page| page.page))
}
