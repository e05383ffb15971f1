//! The answers of a matter of which two or more stand: one press chooses.

use dioxus::prelude::*;
use shared::form::{AnswerPath, Value};
use shared::ids::RecordId;

use crate::engine::command::Undecided;
use crate::ui::components::banner::Banner;
use crate::ui::components::chip::Tone;
use crate::ui::components::icon::Icon;
use crate::ui::filling::use_filling;
use crate::ui::screens::two_values::{Chooser, words};
use crate::ui::text::{form, t};

/// The answers to choose between; nothing where there are none.
#[component]
pub(super) fn MatterValues(undecided: Vec<Undecided>) -> Element {
    let filling = use_filling();
    if undecided.is_empty() {
        return rsx! {};
    }
    let choose = move |(_, path, value): (RecordId, AnswerPath, Value)| {
        filling.choose(path, value);
        filling.drafts().leave_soon();
    };
    let label = |path: &AnswerPath| {
        let question = filling.form.question(path.name());
        question.map_or_else(|| path.name().to_owned(), |question| form::pick(&question.label))
    };
    rsx! {
        Banner { title: t("two-values-title"), icon: Icon::Split, tone: Tone::Wait,
            p { {t("two-values-text")} }
        }
        for one in undecided {
            Chooser {
                key: "{one.path}",
                label: label(&one.path),
                values: one
                    .values
                    .into_iter()
                    .map(|version| (words(Some(filling.form), &one.path, &version.value), version))
                    .collect::<Vec<_>>(),
                record: one.record,
                path: one.path,
                onchoose: choose,
            }
        }
    }
}
