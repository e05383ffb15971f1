//! One matter: while it is being written its questions, afterwards what it says and what there is to
//! do next.

use dioxus::prelude::*;
use shared::ids::RecordId;
use shared::record::Kind;

use super::finished::FinishedMatter;
use super::list_name::ListName;
use super::row::way;
use super::writing::Writing;
use crate::engine::command::{AboutRow, MatterRow, MatterView, OpenMatter};
use crate::engine::failure::Failure;
use crate::engine::forms;
use crate::ui::components::loaded::loaded;
use crate::ui::filling::Form;
use crate::ui::routes::Route;
use crate::ui::shell::use_reply;
use crate::ui::text::{dates, t};

/// One matter.
#[component]
pub(crate) fn MatterScreen(matter: RecordId) -> Element {
    rsx! {
        OneMatter { matter }
    }
}

/// One matter, which leads back to where one came from.
#[component]
pub(crate) fn OneMatter(
    matter: RecordId,
    /// If that is not what it speaks of or lies in.
    from: Option<Route>,
) -> Element {
    // A list of one: another matter is another component, with nothing left of this one.
    rsx! {
        for matter in [matter] {
            LoadMatter { key: "{matter}", matter, from: from.clone() }
        }
    }
}

#[component]
fn LoadMatter(matter: RecordId, from: Option<Route>) -> Element {
    let reply = use_reply(move || OpenMatter { matter });
    loaded(&reply, t("matter-title"), Route::Home {}, |view| {
        let form = Form(forms::find(&view.form.0, &view.form.1).ok_or(Failure::FormUnknown)?);
        let today = dates::today().ok_or(Failure::Internal)?;
        let view = view.clone();
        Ok(match view.may_write {
            true => rsx! { Writing { view, form, today, from } },
            false => rsx! { FinishedMatter { view, form, today } },
        })
    })
}

/// Where one comes from: what it speaks of, else its case, else the list of its kind.
pub(super) fn back(view: &MatterView) -> Route {
    // A complaint lies apart from whom it is about, and is found in its list.
    let about = view.about.as_ref().filter(|_| view.row.kind != Kind::Complaint);
    match about {
        Some(AboutRow::Matter(row)) => way(row.kind, row.matter),
        Some(AboutRow::Decision(row)) => Route::RequestScreen { request: row.request },
        Some(AboutRow::Case(row)) => Route::CaseScreen { case: row.case },
        Some(AboutRow::Other(_)) | None => file(&view.row),
    }
}

/// The case in which a matter lies; where it lies in none, the list of its kind.
fn file(row: &MatterRow) -> Route {
    if lies_in_case(row) {
        return Route::CaseScreen { case: row.case };
    }
    ListName::of_kind(row.kind).map_or(Route::Home {}, ListName::route)
}

/// Whether its file is a case: only a case has a number.
pub(super) fn lies_in_case(row: &MatterRow) -> bool {
    !row.number.is_empty()
}

#[cfg(test)]
mod tests {
    use shared::ids::RecordId;
    use shared::lifecycle::WhereItIs;
    use shared::record::Kind;

    use super::{file, lies_in_case};
    use crate::engine::command::{MatterRow, MatterState};
    use crate::ui::routes::Route;

    #[test]
    fn one_goes_back_to_the_case_or_to_the_list() {
        let case = RecordId::from_bytes([2; 16]);
        let mut row = MatterRow {
            matter: RecordId::from_bytes([1; 16]),
            kind: Kind::Contact,
            case,
            number: "A-0001".to_owned(),
            name: String::new(),
            subject: String::new(),
            sort: String::new(),
            by: String::new(),
            at: 0,
            due: None,
            state: MatterState::Draft,
            request: None,
            whereabouts: WhereItIs::OnDevice,
        };
        assert_eq!(file(&row), Route::CaseScreen { case });
        row.number.clear();
        assert!(!lies_in_case(&row));
        assert_eq!(file(&row), Route::MatterLists { list: "contacts".to_owned() });
        row.kind = Kind::FollowUp;
        assert_eq!(file(&row), Route::Home {});
    }
}
