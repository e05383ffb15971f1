//! The button that puts away what was begun by mistake, after asking, and goes where one came from.

use dioxus::prelude::*;
use shared::ids::RecordId;

use crate::engine::command::{DropMatter, DropVisit, RemoveDocument};
use crate::engine::failure::Failure;
use crate::ui::components::asking::Asking;
use crate::ui::components::banner::FailureBanner;
use crate::ui::components::button::Weight;
use crate::ui::components::icon::Icon;
use crate::ui::routes::Route;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::text::t;

/// What was begun by mistake.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Begun {
    Visit(RecordId),
    Matter(RecordId),
    Paper(RecordId),
}

impl Begun {
    async fn put_away(self, shell: Shell) -> Result<(), Failure> {
        match self {
            Self::Visit(visit) => shell.ask(DropVisit { visit }).await,
            Self::Matter(matter) => shell.ask(DropMatter { matter }).await,
            Self::Paper(document) => shell.ask(RemoveDocument { document }).await,
        }
    }

    /// The button, what it asks, and the word that does it.
    fn words(self) -> (String, String, String) {
        match self {
            Self::Visit(_) => (t("matter-drop"), t("visit-drop-ask"), t("matter-drop-yes")),
            Self::Matter(_) => (t("matter-drop"), t("matter-drop-ask"), t("matter-drop-yes")),
            Self::Paper(_) => {
                (t("document-remove"), t("document-remove-ask"), t("repeat-remove-yes"))
            }
        }
    }
}

/// Puts it away; `to` is where one came from.
#[component]
pub(crate) fn ByMistake(begun: Begun, to: Route) -> Element {
    let shell = use_shell();
    let mut failure = use_signal(|| None::<Failure>);
    let (label, ask, yes) = begun.words();
    let put_away = move |()| {
        let to = to.clone();
        async move {
            match begun.put_away(shell).await {
                Ok(()) => {
                    let mut revision = shell.revision;
                    revision += 1;
                    navigator().replace(to);
                }
                Err(why) => failure.set(Some(why)),
            }
        }
    };
    rsx! {
        if let Some(failure) = failure() {
            FailureBanner { failure }
        }
        Asking {
            id: "by-mistake",
            label,
            weight: Weight::Quiet,
            icon: Icon::Remove,
            ask,
            yes,
            no: t("repeat-remove-no"),
            onyes: put_away,
        }
    }
}
