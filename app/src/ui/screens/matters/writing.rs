//! A matter that is being written: the screens of its form one below the other, and the button that
//! finishes it. A receipt of what the association itself gives is finished by a signature
//! (`receipt`), a support request on its own screen.

use dioxus::prelude::*;
use shared::calendar::Date;
use shared::form::{AnswerPath, Group, Item, Value};
use shared::record::Kind;

use super::about::AboutCard;
use super::list_name::ListName;
use super::matter::back;
use super::receipt::{is_own, said};
use super::values::MatterValues;
use crate::engine::command::{AboutRow, FinishMatter, Finished, MatterView, SignReceipt, Signed};
use crate::engine::failure::Failure;
use crate::host::page;
use crate::ui::components::banner::{Banner, FailureBanner};
use crate::ui::components::button::{Button, Weight};
use crate::ui::components::chip::Tone;
use crate::ui::components::frame::Frame;
use crate::ui::components::icon::{Drawing, Icon};
use crate::ui::components::mark::{MarkRoom, use_mark};
use crate::ui::components::question::{Items, to_first_problem};
use crate::ui::components::save_state::SaveState;
use crate::ui::filling::{Filling, Form, use_filling, use_new_filling};
use crate::ui::offered::Offered;
use crate::ui::routes::Route;
use crate::ui::screens::by_mistake::{Begun, ByMistake};
use crate::ui::shell::use_shell;
use crate::ui::text::{form, matters, t, t_args};

/// The list of a follow-up that says what came of a referral to another body.
const RESULT: &str = "result";
/// What such a referral is, of its sorts.
pub(super) const OUTWARD: &str = "outward";

/// The question of a complaint whether the name is left out, and its answer that it is.
const ANONYMOUS: &str = "anonymous";
const YES: &str = "yes";

/// Why a matter is not finished yet.
#[derive(Debug, Clone, PartialEq)]
enum Trouble {
    /// So many problems that the engine knows of and this screen did not show.
    Incomplete(u32),
    Failed(Failure),
}

/// A matter that is being written.
#[component]
pub(super) fn Writing(view: MatterView, form: Form, today: Date, from: Option<Route>) -> Element {
    let matter = view.row.matter;
    let mut filling = use_new_filling(matter, form.0, today, view.answers.clone());
    let offered = match leads_outward(view.about.as_ref()) {
        true => Offered::channels(&view.channels),
        false => Offered::channels(&view.channels).without(RESULT),
    };
    // Before the first question is drawn, so that none offers what is taken away again.
    use_hook(|| filling.offered.set(offered.clone()));
    let undecided = view.undecided.clone();
    use_effect(use_reactive!(|undecided, offered| {
        if *filling.undecided.peek() != undecided {
            filling.undecided.set(undecided);
        }
        if *filling.offered.peek() != offered {
            filling.offered.set(offered);
        }
    }));
    let (shell, mark) = (use_shell(), use_mark(matter));
    let mut busy = use_signal(|| false);
    let mut trouble = use_signal(|| None::<Trouble>);
    let kind = view.row.kind;
    let signed = kind == Kind::Service && is_own(filling);
    let finish = move |()| async move {
        if busy() {
            return;
        }
        trouble.set(None);
        filling.leave_all_fields();
        // All that lacks is shown; the first of it gets the focus.
        let with = signed.then(|| mark.signed());
        if to_first_problem(filling) || matches!(with, Some(None)) {
            return;
        }
        let with = with.flatten();
        busy.set(true);
        let done = match with {
            Some(with) => sign(filling, SignReceipt { receipt: matter, with }).await,
            None => end(filling, FinishMatter { matter }).await,
        };
        match done {
            Ok(()) => {
                mark.forget(shell);
                page::focus_heading();
            }
            Err(why) => trouble.set(Some(why)),
        }
        busy.set(false);
    };
    let bar = if kind == Kind::SupportRequest {
        rsx! {
            Link {
                to: from.clone().unwrap_or(Route::RequestScreen { request: matter }),
                class: Weight::Main.class(),
                {if from.is_some() { t("declaration-title") } else { t("matter-to-request") }}
                Drawing { icon: Icon::Forward }
            }
        }
    } else {
        rsx! {
            Button {
                label: if signed { t("receipt-sign") } else { t("matter-finish") },
                weight: Weight::Main,
                icon: if signed { Icon::Pen } else { Icon::Check },
                large: true,
                busy: busy(),
                onclick: finish,
            }
        }
    };
    let items: &'static [Item] = form.0.items();
    let to = from.clone().unwrap_or_else(|| back(&view));
    rsx! {
        Frame { title: matters::kind(kind).text(), back: to.clone(), bar,
            div { class: "stack",
                if !view.row.name.is_empty() {
                    p { class: "small soft",
                        bdi { {view.row.name.clone()} }
                        if !view.row.number.is_empty() {
                            " · "
                            bdi { class: "number", {view.row.number.clone()} }
                        }
                    }
                }
                SaveState {}
            }
            if let Some(about) = view.about.clone() {
                AboutCard { about }
            }
            MatterValues { undecided: view.undecided.clone() }
            for item in items {
                if let Item::Group(group) = item {
                    Screen { key: "{group.name}", group }
                }
            }
            if kind == Kind::Complaint && view.about.is_some() {
                NotNameless {}
            }
            if signed {
                MarkRoom { mark, under: said(filling) }
            }
            match trouble() {
                Some(Trouble::Failed(failure)) => rsx! { FailureBanner { failure } },
                Some(Trouble::Incomplete(count)) => rsx! {
                    div { role: "alert",
                        Banner {
                            title: t_args("matter-incomplete", &[("count", count.into())]),
                            icon: Icon::Warning,
                            tone: Tone::Wait,
                            p { {t("matter-incomplete-text")} }
                        }
                    }
                },
                None => rsx! {},
            }
            if view.may_drop {
                ByMistake { begun: Begun::Matter(matter), to }
            }
        }
    }
}

/// Whether this speaks of a referral to another body.
fn leads_outward(about: Option<&AboutRow>) -> bool {
    let Some(AboutRow::Matter(row)) = about else { return false };
    row.kind == Kind::Referral && row.sort == OUTWARD
}

/// A complaint without a name that speaks of a case or a contact, in which the name stands.
#[component]
fn NotNameless() -> Element {
    let filling = use_filling();
    let nameless = AnswerPath::question(ANONYMOUS).is_ok_and(|path| {
        let evaluation = filling.evaluation.read();
        matches!(evaluation.value(&path), Some(Value::Choice(code)) if code == YES)
    });
    rsx! {
        div { role: "status",
            if nameless {
                Banner { title: t("matter-not-nameless"), icon: Icon::Warning, tone: Tone::Wait,
                    p { {t("matter-not-nameless-text")} }
                    Link { to: ListName::Complaints.route(), {ListName::Complaints.title().text()} }
                }
            }
        }
    }
}

/// A screen of the form under its own heading; nothing while none of its questions is asked.
#[component]
fn Screen(group: &'static Group) -> Element {
    let filling = use_filling();
    let asked = AnswerPath::question(&group.name)
        .is_ok_and(|path| filling.evaluation.read().is_relevant(&path));
    let label = form::pick(&group.label);
    rsx! {
        if asked {
            section { class: "card questions", "aria-label": "{label}",
                h2 { "{label}" }
                Items { items: &group.items, within: None }
            }
        }
    }
}

async fn end(filling: Filling, asked: FinishMatter) -> Result<(), Trouble> {
    match filling.keep_and_ask(asked).await {
        Ok(Finished::Done) => Ok(()),
        Ok(Finished::Incomplete { problems }) => Err(Trouble::Incomplete(problems)),
        Ok(Finished::Undecided { .. }) => Err(Trouble::Failed(Failure::TwoValuesStand)),
        Err(why) => Err(Trouble::Failed(why)),
    }
}

async fn sign(filling: Filling, asked: SignReceipt) -> Result<(), Trouble> {
    match filling.keep_and_ask(asked).await {
        Ok(Signed::Done) => Ok(()),
        Ok(Signed::Incomplete { problems }) => Err(Trouble::Incomplete(problems)),
        Err(why) => Err(Trouble::Failed(why)),
    }
}

#[cfg(test)]
mod tests {
    use shared::form::{FormDefinition, Question};
    use shared::record::Kind;

    use super::{ANONYMOUS, OUTWARD, RESULT, YES};
    use crate::engine::forms;
    use crate::ui::offered::Offered;

    fn question(kind: Kind, name: &str) -> (&'static FormDefinition, &'static Question) {
        let form = forms::for_kind(kind).unwrap();
        (form, form.question(name).unwrap())
    }

    #[test]
    fn a_complaint_asks_whether_the_name_is_left_out() {
        let (form, asked) = question(Kind::Complaint, ANONYMOUS);
        assert!(form.choices_of(asked).iter().any(|choice| choice.name == YES));
    }

    #[test]
    fn what_another_body_did_is_asked_of_a_referral_to_it_alone() {
        let (form, sort) = question(Kind::Referral, "sort");
        assert!(form.choices_of(sort).iter().any(|choice| choice.name == OUTWARD));
        let (form, result) = question(Kind::FollowUp, "result");
        let offered = Offered::default();
        assert!(!offered.choices(form, result, &[]).is_empty());
        let offered = offered.without(RESULT);
        assert!(offered.choices(form, result, &[]).is_empty());
        // What was said all the same is not hidden.
        assert_eq!(offered.choices(form, result, &["served"]).len(), 1);
        let (form, outcome) = question(Kind::FollowUp, "outcome");
        assert!(!offered.choices(form, outcome, &[]).is_empty());
    }
}
