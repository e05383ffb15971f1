//! How the board adopted the policy, as printed; and where the two printed dates are not one day,
//! that they are not, with what may have happened. Which is right is for the board to say.

use dioxus::prelude::*;
use shared::association::Policy;
use shared::calendar::{Compared, Date, HijriDate, Hint};

use super::policy_text::Whole;
use crate::ui::components::banner::Banner;
use crate::ui::components::chip::Tone;
use crate::ui::components::facts::Facts;
use crate::ui::components::icon::Icon;
use crate::ui::text::{dates, t, t_args};

/// The adoption.
#[component]
pub(super) fn AdoptionPart(whole: Whole) -> Element {
    let policy = &whole.0.policy;
    let Some(adoption) = policy.adoption.clone() else {
        return rsx! {
            p { {t("policy-adoption-none")} }
        };
    };
    let printed = policy.dates();
    let hijri = adoption.hijri.map(|printed_as| with_day(&printed_as, of_hijri(policy)));
    let gregorian = adoption.gregorian.map(|printed_as| with_day(&printed_as, printed.gregorian));
    let facts = vec![
        (t("policy-meeting"), adoption.meeting.unwrap_or_default()),
        (t("policy-term"), adoption.term.unwrap_or_default()),
        (t("policy-hijri"), hijri.unwrap_or_default()),
        (t("policy-gregorian"), gregorian.unwrap_or_default()),
    ];
    rsx! {
        Facts { facts }
        if let Some(Compared::Apart { days, hints }) = printed.compared {
            Banner { title: t("policy-dates-apart"), icon: Icon::Warning, tone: Tone::Wait,
                p { {t_args("policy-dates-days", &[("count", days.abs().into())])} }
                if hints.is_empty() {
                    p { {t("policy-dates-no-hint")} }
                } else {
                    ul { class: "points",
                        for hint in hints {
                            li { key: "{hint:?}", {words(hint)} }
                        }
                    }
                }
                p { {t("policy-dates-whose")} }
            }
        }
    }
}

fn of_hijri(policy: &Policy) -> Option<Date> {
    policy.dates().hijri.map(HijriDate::to_gregorian)
}

/// A date as printed, and which day it is in both calendars.
fn with_day(printed: &str, day: Option<Date>) -> String {
    match day {
        Some(day) => t_args(
            "policy-date-printed",
            &[("printed", printed.to_owned().into()), ("date", dates::both(day).into())],
        ),
        None => printed.to_owned(),
    }
}

/// What may have happened.
fn words(hint: Hint) -> String {
    let year = |year: u16| year.to_string();
    match hint {
        Hint::NextDay => t("policy-hint-next-day"),
        Hint::GregorianYear(right) => {
            t_args("policy-hint-gregorian-year", &[("year", year(right).into())])
        }
        Hint::HijriYear(right) => t_args("policy-hint-hijri-year", &[("year", year(right).into())]),
        Hint::Exchanged => t("policy-hint-exchanged"),
        Hint::HijriExchanged => t("policy-hint-hijri-exchanged"),
        Hint::GregorianDigit(day) => {
            t_args("policy-hint-gregorian-digit", &[("date", dates::gregorian(day).into())])
        }
        Hint::HijriDigit(day) => {
            t_args("policy-hint-hijri-digit", &[("date", dates::hijri(day).into())])
        }
    }
}
