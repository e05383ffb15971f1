//! What somebody said at a question.

use dioxus::prelude::*;

use super::icon::{Drawing, Icon};
use crate::engine::command::CommentView;
use crate::ui::text::{dates, t_args};

/// What was said, by whom and when.
#[component]
pub(crate) fn Said(comment: CommentView) -> Element {
    rsx! {
        Drawing { icon: Icon::Comment }
        div { class: "stack",
            p { class: "comment-text", dir: "auto", "{comment.text}" }
            p { class: "small soft",
                {t_args("review-by", &[
                    ("name", comment.by.into()),
                    ("at", dates::moment(comment.at).into()),
                ])}
            }
        }
    }
}
