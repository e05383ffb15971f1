//! The screens of matters: lists, one matter, opening a case, what happened in a case. Their parts
//! that other screens use too: a row of a list, the buttons that begin one.

mod about;
mod begin;
mod finished;
mod list_name;
mod lists;
mod matter;
mod new_case;
mod new_case_fields;
mod receipt;
mod row;
mod timeline;
mod timeline_line;
mod values;
mod writing;

pub(crate) use begin::{Begin, BeginMenu, begins, use_begins};
pub(crate) use list_name::ListName;
pub(crate) use lists::MatterLists;
pub(crate) use matter::{MatterScreen, OneMatter};
pub(crate) use new_case::{CorrectCase, NewCase, NewCaseFrom};
pub(crate) use row::MatterLink;
pub(crate) use timeline::Timeline;
