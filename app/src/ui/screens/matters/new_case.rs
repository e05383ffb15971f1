//! Opening a case: a few fields, and first a look whether the same person has a case already; and
//! correcting them afterwards. What is typed outlives a lock.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::Kind;

use super::begin::{Begin, use_begins};
use super::list_name::ListName;
use super::new_case_fields::{CaseField, FIELDS, Why, Wrong, corrected, element_id, fields};
use crate::engine::command::{
    CaseRow, CaseStarted, CorrectCase as Correct, EditCase, NewCaseView, OpenNewCase, StartCase,
};
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
        Load { from: From::Nobody }
    }
}

/// A case of whoever called.
#[component]
pub(crate) fn NewCaseFrom(contact: RecordId) -> Element {
    // A list of one: another contact is another component, with nothing left of this one.
    rsx! {
        for contact in [contact] {
            Load { key: "{contact}", from: From::Contact(contact) }
        }
    }
}

/// What a case says of its beneficiary, to be corrected.
#[component]
pub(crate) fn CorrectCase(case: RecordId) -> Element {
    // A list of one: another case is another component, with nothing left of this one.
    rsx! {
        for case in [case] {
            Load { key: "{case}", from: From::Case(case) }
        }
    }
}

/// What there is before the fields are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    /// Somebody came.
    Nobody,
    /// Somebody called.
    Contact(RecordId),
    /// The case is open already.
    Case(RecordId),
}

impl From {
    const fn record(self) -> Option<RecordId> {
        match self {
            Self::Nobody => None,
            Self::Contact(id) | Self::Case(id) => Some(id),
        }
    }

    const fn contact(self) -> Option<RecordId> {
        match self {
            Self::Contact(id) => Some(id),
            Self::Nobody | Self::Case(_) => None,
        }
    }

    fn back(self) -> Route {
        match self {
            Self::Nobody => ListName::Contacts.route(),
            Self::Contact(matter) => Route::MatterScreen { matter },
            Self::Case(case) => Route::CaseScreen { case },
        }
    }

    fn title(self) -> String {
        match self {
            Self::Case(_) => t("correct-case-title"),
            Self::Nobody | Self::Contact(_) => t("new-case-title"),
        }
    }
}

#[component]
fn Load(from: From) -> Element {
    let reply = use_reply(move || OpenNewCase { from: from.record() });
    loaded(&reply, from.title(), from.back(), |view| {
        Ok(rsx! {
            Fields { from, view: view.clone() }
        })
    })
}

/// What was begun, and what the contact or the case says where nothing was.
fn begun(view: &NewCaseView) -> Vec<(String, String)> {
    let said = view.said.iter();
    let said = said.filter(|(name, _)| view.words.iter().all(|(begun, _)| begun != name));
    view.words.iter().chain(said).cloned().collect()
}

#[component]
fn Fields(from: From, view: NewCaseView) -> Element {
    let contact = from.contact();
    let said = view.said.clone();
    let shell = use_shell();
    use_begun(&begun(&view));
    let words = FIELDS.map(|field| use_words(view.words_at, field));
    let offered = Offered::categories(&view.categories);
    let mut wrong = use_signal(|| None::<Wrong>);
    let mut similar = use_signal(|| None::<Vec<CaseRow>>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<Failure>);
    let typed = words.clone();
    let correcting = matches!(from, From::Case(_));
    let open = use_callback(move |looked: bool| {
        let (typed, said) = (typed.clone(), said.clone());
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
            let outcome = match from {
                From::Case(case) => {
                    let edit = EditCase { case, edits: corrected(&said, fields) };
                    shell.ask(Correct { edit, looked }).await
                }
                From::Nobody | From::Contact(_) => {
                    shell.ask(StartCase { contact, fields, looked }).await
                }
            };
            match outcome {
                Ok(CaseStarted::Done(case)) => {
                    for words in typed {
                        words.forget().await;
                    }
                    let mut revision = shell.revision;
                    revision += 1;
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
            label: if correcting { t("correct-case-save") } else { t("new-case-open") },
            weight: Weight::Main,
            icon: if correcting { Icon::Check } else { Icon::Plus },
            large: true,
            busy: busy(),
            onclick: move |()| open.call(false),
        }
    };
    rsx! {
        Frame { title: from.title(), back: from.back(), bar,
            if !correcting {
                p { class: "soft", {t("new-case-text")} }
            }
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
                Similar { rows, contact, correcting, busy: busy(), onnone: move |()| open.call(true) }
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
    correcting: bool,
    busy: bool,
    onnone: EventHandler<()>,
) -> Element {
    let asks = use_begins(Kind::SupportRequest);
    let (text, other, icon) = if correcting {
        (t("correct-case-similar-text"), t("correct-case-none-of-these"), Icon::Check)
    } else {
        (t("new-case-similar-text"), t("new-case-none-of-these"), Icon::Plus)
    };
    rsx! {
        section { class: "section", id: "similar", tabindex: "-1", "aria-label": t("new-case-similar"),
            Banner {
                title: t_args("new-case-similar-count", &[("count", rows.len().into())]),
                icon: Icon::Person,
                tone: Tone::Wait,
                p { "{text}" }
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
                label: other,
                icon,
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
            said: vec![pair("name", "سعاد"), pair("mobile", "0500000000")],
            categories: Vec::new(),
        };
        let both = [pair("name", "سعاد صالح التجريبي"), pair("mobile", "0500000000")];
        assert_eq!(begun(&view), both);
        view.words.clear();
        view.said.pop();
        assert_eq!(begun(&view), [pair("name", "سعاد")]);
    }
}
