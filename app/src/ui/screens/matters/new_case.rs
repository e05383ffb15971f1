//! Opening a case: a few fields, and first a look whether the same person has a case already. What
//! is typed outlives a lock.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::Kind;

use super::begin::{Begin, use_begins};
use super::list_name::ListName;
use super::new_case_fields::{CaseField, FIELDS, Why, Wrong, element_id, fields};
use crate::engine::command::{CaseRow, CaseStarted, NewCaseView, OpenNewCase, StartCase};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::asking::focus_soon;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::Icon;
use crate::ui::components::loaded::loaded;
use crate::ui::components::rows::CaseLink;
use crate::ui::offered::Offered;
use crate::ui::routes::Route;
use crate::ui::shell::{use_reply, use_shell};
use crate::ui::text::{t, t_args};
use crate::ui::words::{use_begun, use_words};

/// A case of somebody who comes for the first time.
#[component]
pub(crate) fn NewCase() -> Element {
    rsx! {
        Load { contact: None }
    }
}

/// A case of whoever called.
#[component]
pub(crate) fn NewCaseFrom(contact: RecordId) -> Element {
    // A list of one: another contact is another component, with nothing left of this one.
    rsx! {
        for contact in [contact] {
            Load { key: "{contact}", contact: Some(contact) }
        }
    }
}

#[component]
fn Load(contact: Option<RecordId>) -> Element {
    let reply = use_reply(move || OpenNewCase { contact });
    loaded(&reply, t("new-case-title"), back(contact), |view| {
        Ok(rsx! {
            Fields { contact, view: view.clone() }
        })
    })
}

fn back(contact: Option<RecordId>) -> Route {
    contact.map_or_else(|| ListName::Contacts.route(), |matter| Route::MatterScreen { matter })
}

/// What was begun, and what the contact says where nothing was.
fn begun(view: &NewCaseView) -> Vec<(String, String)> {
    let said = [("name", &view.name), ("mobile", &view.mobile)];
    let said = said.into_iter().filter(|(name, text)| {
        !text.is_empty() && view.words.iter().all(|(begun, _)| begun != name)
    });
    let said = said.map(|(name, text)| (name.to_owned(), text.clone()));
    view.words.iter().cloned().chain(said).collect()
}

#[component]
fn Fields(contact: Option<RecordId>, view: NewCaseView) -> Element {
    let shell = use_shell();
    use_begun(&begun(&view));
    let words = FIELDS.map(|field| use_words(view.words_at, field));
    let offered = Offered::of("category", &view.categories);
    let mut wrong = use_signal(|| None::<Wrong>);
    let mut similar = use_signal(|| None::<Vec<CaseRow>>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let typed = words.clone();
    let open = use_callback(move |looked: bool| {
        let typed = typed.clone();
        spawn(async move {
            if busy() {
                return;
            }
            failure.set(None);
            let entered: Vec<_> = typed.iter().map(|words| words.text_now()).collect();
            let fields = match fields(&entered) {
                Ok(fields) => fields,
                Err(why) => {
                    page::focus_within(&element_id(&why.field));
                    wrong.set(Some(why));
                    return;
                }
            };
            wrong.set(None);
            busy.set(true);
            match shell.ask(StartCase { contact, fields, looked }).await {
                Ok(CaseStarted::Done(case)) => {
                    for words in typed {
                        words.forget().await;
                    }
                    navigator().replace(Route::CaseScreen { case });
                }
                Ok(CaseStarted::MayBe(rows)) => {
                    similar.set(Some(rows));
                    focus_soon("similar".to_owned(), page::focus);
                }
                Err(Failure::FieldWrong { field }) => {
                    page::focus_within(&element_id(field.name()));
                    wrong.set(Some(Wrong { field: field.name().to_owned(), why: Why::Refused }));
                }
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    });
    let bar = rsx! {
        Button {
            label: t("new-case-open"),
            weight: Weight::Main,
            icon: Icon::Plus,
            large: true,
            busy: busy(),
            onclick: move |()| open.call(false),
        }
    };
    rsx! {
        Frame { title: t("new-case-title"), back: back(contact), bar,
            p { class: "soft", {t("new-case-text")} }
            div { class: "card questions",
                for (name , words) in FIELDS.into_iter().zip(words) {
                    CaseField {
                        key: "{name}",
                        name,
                        words,
                        offered: offered.clone(),
                        wrong: wrong(),
                        onwrite: move |()| {
                            // What was looked for is not what stands there now.
                            if similar.peek().is_some() {
                                similar.set(None);
                            }
                            if wrong.peek().as_ref().is_some_and(|wrong| wrong.field == name) {
                                wrong.set(None);
                            }
                        },
                    }
                }
            }
            if let Some(rows) = similar() {
                Similar { rows, contact, busy: busy(), onnone: move |()| open.call(true) }
            }
            if let Some(failure) = failure() {
                FailureBanner { failure }
            }
        }
    }
}

/// Cases that may be the same: by identity number, mobile or a similar name.
#[component]
fn Similar(
    rows: Vec<CaseRow>,
    contact: Option<RecordId>,
    busy: bool,
    onnone: EventHandler<()>,
) -> Element {
    let asks = use_begins(Kind::SupportRequest);
    rsx! {
        section { class: "section", id: "similar", tabindex: "-1", "aria-label": t("new-case-similar"),
            Banner {
                title: t_args("new-case-similar-count", &[("count", rows.len().into())]),
                icon: Icon::Person,
                tone: Tone::Wait,
                p { {t("new-case-similar-text")} }
            }
            ul { class: "card card-flush rows",
                for row in rows {
                    li { key: "{row.case}",
                        CaseLink { row: row.clone() }
                        // Who called before has a case already: what is asked for goes into it.
                        if contact.is_some() && asks {
                            Begin {
                                kind: Kind::SupportRequest,
                                case: row.case,
                                about: contact,
                                label: t_args("new-case-ask-here", &[("name", row.name.into())]),
                            }
                        }
                    }
                }
            }
            Button {
                label: t("new-case-none-of-these"),
                icon: Icon::Plus,
                busy,
                onclick: move |()| onnone.call(()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::RecordId;

    use super::begun;
    use crate::engine::command::NewCaseView;

    #[test]
    fn what_was_typed_goes_before_what_the_contact_says() {
        let pair = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        let mut view = NewCaseView {
            words_at: RecordId::from_bytes([1; 16]),
            words: vec![pair("name", "سعاد صالح التجريبي")],
            name: "سعاد".to_owned(),
            mobile: "0500000000".to_owned(),
            categories: Vec::new(),
        };
        let both = [pair("name", "سعاد صالح التجريبي"), pair("mobile", "0500000000")];
        assert_eq!(begun(&view), both);
        view.words.clear();
        view.mobile.clear();
        assert_eq!(begun(&view), [pair("name", "سعاد")]);
    }
}
