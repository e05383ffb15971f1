//! The photographed pages of a paper: taking them, and the list of them. A picture is kept as soon
//! as it is taken (`ui::capturing`); turning and cropping it comes afterwards (`page_shape`).

use dioxus::prelude::*;
use shared::ids::PhotoId;
use shared::lifecycle::WhereItIs;

use super::groups::count;
use super::page_shape::{PageShape, Shot};
use crate::engine::command::{DocumentRow, PageView};
use crate::ui::capturing::{Target, use_captured};
use crate::ui::components::capture::Capture;
use crate::ui::components::chip::PlaceChip;
use crate::ui::components::photo::Photo;
use crate::ui::text::{t, t_args};

/// The pages of a document.
#[component]
pub(crate) fn Pages(row: DocumentRow, may_write: bool) -> Element {
    let document = row.document;
    let mut shot = use_signal(|| None::<Shot>);
    // A picture that was kept while nobody was here is looked at now.
    use_captured(Target::Page(document), move |captured, page| {
        shot.set(page.map(|page| Shot::taken(page, captured)));
    });
    let open = shot.read().as_ref().and_then(|shot| {
        let place = row.pages.iter().position(|page| page.page == shot.page)?;
        Some((place + 1, row.pages.get(place)?.clone()))
    });
    rsx! {
        section { class: "card", "aria-labelledby": "pages-title",
            h2 { id: "pages-title", {t("pages-title")} }
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
                            target: Target::Page(document),
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
