//! A month to choose a day from, in either calendar: each day with its number in both. Moved through
//! by press or by key, as the W3C's pattern of a grid for dates has it (ARIA Authoring Practices).

use dioxus::prelude::*;
use shared::calendar::{Calendar, CalendarMonth, Date, MonthDay, Step, stepped};

use super::asking::focus_soon;
use super::icon::{Drawing, Icon};
use crate::host::page;
use crate::ui::text::{Key, LANGUAGE, dates, t, t_args};

/// The days of a week from Sunday, short and in full.
const WEEKDAYS: [(Key, Key); 7] = [
    (Key("weekday-short-sunday"), Key("weekday-sunday")),
    (Key("weekday-short-monday"), Key("weekday-monday")),
    (Key("weekday-short-tuesday"), Key("weekday-tuesday")),
    (Key("weekday-short-wednesday"), Key("weekday-wednesday")),
    (Key("weekday-short-thursday"), Key("weekday-thursday")),
    (Key("weekday-short-friday"), Key("weekday-friday")),
    (Key("weekday-short-saturday"), Key("weekday-saturday")),
];
const WEEK: usize = 7;
/// Months of a year.
const YEAR: i32 = 12;

/// A month to choose a day from. The focus begins at the chosen day, or else at today.
#[component]
pub(crate) fn MonthGrid(
    id: String,
    calendar: Calendar,
    chosen: Option<Date>,
    today: Option<Date>,
    onchoose: EventHandler<Date>,
    onclose: EventHandler<()>,
) -> Element {
    let begins = chosen.or(today).or_else(|| Date::from_days(0));
    let mut at = use_signal(|| begins);
    let of_day = id.clone();
    let focus = move |date: Date| focus_soon(format!("{of_day}-{date}"), page::focus);
    use_hook({
        let focus = focus.clone();
        move || {
            if let Some(date) = begins {
                focus(date);
            }
        }
    });
    let Some(day) = at() else { return rsx! {} };
    // A day that the tables of Umm al-Qura do not reach is shown in the calendar that has it.
    let month =
        CalendarMonth::of(day, calendar).or_else(|| CalendarMonth::of(day, Calendar::Gregorian));
    let Some(month) = month else { return rsx! {} };
    let onkeydown = move |event: KeyboardEvent| {
        let rtl = LANGUAGE.peek().direction() == "rtl";
        let deed = deed(&event.key(), event.modifiers().shift(), rtl);
        let Some(deed) = deed else { return };
        event.prevent_default();
        match deed {
            Deed::Go(step) => {
                if let Some(date) = stepped(day, step, month.calendar()) {
                    at.set(Some(date));
                    focus(date);
                }
            }
            Deed::Choose => onchoose.call(day),
        }
    };
    rsx! {
        div {
            class: "month",
            role: "group",
            "aria-label": t("calendar-choose"),
            onkeydown: move |event| {
                if event.key() == dioxus::prelude::Key::Escape {
                    event.prevent_default();
                    onclose.call(());
                }
            },
            Pages { at, month }
            p { class: "month-name", id: "{id}-name", role: "status",
                strong { {name(month)} }
                if let Some(other) = other_name(month) {
                    span { class: "small soft", "{other}" }
                }
            }
            table {
                class: "month-grid",
                role: "grid",
                "aria-labelledby": "{id}-name",
                onkeydown,
                thead {
                    tr {
                        for (short , long) in WEEKDAYS {
                            th { key: "{long.0}", scope: "col", abbr: long.text(),
                                span { "aria-hidden": "true", {short.text()} }
                                span { class: "heard-only", {long.text()} }
                            }
                        }
                    }
                }
                tbody {
                    for (place , week) in weeks(month).into_iter().enumerate() {
                        tr { key: "{place}",
                            for (place , shown) in week.into_iter().enumerate() {
                                if let Some(shown) = shown {
                                    Day {
                                        key: "{shown.date}",
                                        id: "{id}-{shown.date}",
                                        shown,
                                        here: shown.date == day,
                                        chosen: chosen == Some(shown.date),
                                        today: today == Some(shown.date),
                                        onchoose,
                                    }
                                } else {
                                    td { key: "none-{place}" }
                                }
                            }
                        }
                    }
                }
            }
            p { class: "small soft", {t("calendar-legend")} }
        }
    }
}

/// The buttons to the years and months around.
#[component]
fn Pages(at: Signal<Option<Date>>, month: CalendarMonth) -> Element {
    let turns = [
        (t("calendar-year"), YEAR, t("calendar-year-before"), t("calendar-year-after")),
        (t("calendar-month"), 1, t("calendar-month-before"), t("calendar-month-after")),
    ];
    rsx! {
        div { class: "month-pages",
            for (name , months , before , after) in turns {
                div { key: "{name}", class: "month-turn",
                    Turn { at, month, label: before, icon: Icon::Back, months: -months }
                    span { "aria-hidden": "true", "{name}" }
                    Turn { at, month, label: after, icon: Icon::Forward, months }
                }
            }
        }
    }
}

/// A button to another month. The focus stays on it, so that it can be pressed again.
#[component]
fn Turn(
    at: Signal<Option<Date>>,
    month: CalendarMonth,
    label: String,
    icon: Icon,
    months: i32,
) -> Element {
    let to = at().and_then(|day| stepped(day, Step::Months(months), month.calendar()));
    rsx! {
        button {
            class: "button button-quiet",
            r#type: "button",
            "aria-label": "{label}",
            "aria-disabled": if to.is_none() { "true" },
            onclick: move |_| {
                if to.is_some() {
                    at.set(to);
                }
            },
            Drawing { icon }
        }
    }
}

#[component]
fn Day(
    id: String,
    shown: MonthDay,
    here: bool,
    chosen: bool,
    today: bool,
    onchoose: EventHandler<Date>,
) -> Element {
    let date = dates::both(shown.date);
    let label = match (chosen, today) {
        (true, true) => t_args("calendar-day-chosen-today", &[("date", date.into())]),
        (true, false) => t_args("calendar-day-chosen", &[("date", date.into())]),
        (false, true) => t_args("calendar-day-today", &[("date", date.into())]),
        (false, false) => date,
    };
    rsx! {
        td {
            class: "month-day",
            id,
            role: "gridcell",
            tabindex: if here { "0" } else { "-1" },
            "aria-label": "{label}",
            "aria-selected": if chosen { "true" } else { "false" },
            "aria-current": if today { "date" },
            onclick: move |_| onchoose.call(shown.date),
            span { class: "month-number", "{shown.number}" }
            if let Some(other) = shown.other {
                span { class: "month-other", "{other}" }
            }
            if chosen {
                Drawing { icon: Icon::Check }
            }
        }
    }
}

/// A month's days by weeks from Sunday; the places before and after it are empty.
fn weeks(month: CalendarMonth) -> Vec<Vec<Option<MonthDay>>> {
    let mut places = vec![None; month.begins_on()];
    places.extend(month.days().into_iter().map(Some));
    places.resize(places.len().next_multiple_of(WEEK), None);
    places.chunks(WEEK).map(<[_]>::to_vec).collect()
}

/// `Jumada al-Akhirah 1448 AH`.
fn name(month: CalendarMonth) -> String {
    let year = month.year().to_string();
    let (key, name) = match month.calendar() {
        Calendar::Hijri => {
            (Key("calendar-name-hijri"), t(&format!("month-hijri-{}", month.month())))
        }
        Calendar::Gregorian => {
            (Key("calendar-name-gregorian"), t(&format!("month-gregorian-{}", month.month())))
        }
    };
    t_args(key.0, &[("month", name.into()), ("year", year.into())])
}

/// A month by its names in both calendars.
pub(crate) fn both(month: CalendarMonth) -> String {
    match other_name(month) {
        Some(other) => {
            let parts = [("name", name(month).into()), ("other", other.into())];
            t_args("calendar-name-both", &parts)
        }
        None => name(month),
    }
}

/// The months of the other calendar in which this one lies.
fn other_name(month: CalendarMonth) -> Option<String> {
    let other = match month.calendar() {
        Calendar::Hijri => Calendar::Gregorian,
        Calendar::Gregorian => Calendar::Hijri,
    };
    let days = month.days();
    let first = CalendarMonth::of(days.first()?.date, other)?;
    let last = CalendarMonth::of(days.last()?.date, other)?;
    if first == last {
        return Some(name(first));
    }
    let parts = [("first", name(first).into()), ("last", name(last).into())];
    Some(t_args("calendar-between", &parts))
}

/// What a key does in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Go(Step),
    Choose,
}

/// What a key does; where one reads from right to left, what lies to the right is earlier.
fn deed(key: &dioxus::prelude::Key, shift: bool, rtl: bool) -> Option<Deed> {
    use dioxus::prelude::Key as Pressed;
    let on = if rtl { -1 } else { 1 };
    let pages = if shift { YEAR } else { 1 };
    Some(match key {
        Pressed::ArrowRight => Deed::Go(Step::Days(on)),
        Pressed::ArrowLeft => Deed::Go(Step::Days(-on)),
        Pressed::ArrowDown => Deed::Go(Step::Days(7)),
        Pressed::ArrowUp => Deed::Go(Step::Days(-7)),
        Pressed::Home => Deed::Go(Step::WeekBegin),
        Pressed::End => Deed::Go(Step::WeekEnd),
        Pressed::PageDown => Deed::Go(Step::Months(pages)),
        Pressed::PageUp => Deed::Go(Step::Months(-pages)),
        Pressed::Enter => Deed::Choose,
        Pressed::Character(space) if space == " " => Deed::Choose,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use dioxus::prelude::Key as Pressed;
    use shared::calendar::{Calendar, CalendarMonth, Step};

    use super::{Deed, deed, weeks};

    #[test]
    fn weeks_are_whole_and_begin_on_sunday() {
        let month = CalendarMonth::new(Calendar::Gregorian, 2023, 2).unwrap();
        let weeks = weeks(month);
        assert_eq!(weeks.len(), 5);
        assert!(weeks.iter().all(|week| week.len() == 7));
        let first = weeks[0].iter().position(Option::is_some);
        assert_eq!(first, Some(3), "the first of February 2023 was a Wednesday");
        assert_eq!(weeks.iter().flatten().flatten().count(), 28);
    }

    #[test]
    fn the_right_arrow_is_earlier_in_arabic() {
        let right = |rtl| deed(&Pressed::ArrowRight, false, rtl);
        assert_eq!(right(true), Some(Deed::Go(Step::Days(-1))));
        assert_eq!(right(false), Some(Deed::Go(Step::Days(1))));
        assert_eq!(deed(&Pressed::ArrowDown, false, true), Some(Deed::Go(Step::Days(7))));
        assert_eq!(deed(&Pressed::PageUp, true, true), Some(Deed::Go(Step::Months(-12))));
        assert_eq!(deed(&Pressed::Character(" ".into()), false, true), Some(Deed::Choose));
        assert_eq!(deed(&Pressed::Tab, false, true), None);
    }
}
