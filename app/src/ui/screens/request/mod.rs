//! The screens of a support request: its way, its checklist, the supervisor's word, the page for the committee, the answer.

mod answer;
mod decided;
mod declaration;
mod hand_in;
mod memo;
mod memo_parts;
mod notice;
mod overview;
mod papers;
mod prepare;
mod review;
mod said;
mod source;
mod way;

pub(crate) use declaration::{RequestDeclaration, RequestMissing};
pub(crate) use memo::Memo;
pub(crate) use overview::RequestScreen;
pub(crate) use papers::{RequestDocument, RequestPaper};
