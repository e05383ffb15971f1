//! The input of a date: day, month and year as numbers, in either calendar, with the same day in
//! the other shown under them. The year tells the calendar; a switch writes the day in the other. A
//! month to choose from opens below when it is asked for.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;
use shared::calendar::{Calendar, Date, HijriDate, parse_either, thirtieth_of_short};
use shared::form::Value;

use super::asking::focus_soon;
use super::button::{Button, Weight};
use super::icon::{Drawing, Icon};
use super::month_grid::MonthGrid;
use crate::host::page;
use crate::ui::text::{dates, t, t_args};

/// The calendar that was used last: whoever reads Hijri dates off papers goes on doing so.
static CALENDAR: GlobalSignal<Calendar> = Signal::global(|| Calendar::Gregorian);

/// Day, month and year as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Parts([String; 3]);

impl Parts {
    /// A day as it is written in a calendar.
    fn of(date: Date, calendar: Calendar) -> Self {
        match (calendar, date.to_hijri()) {
            (Calendar::Hijri, Some(date)) => {
                Self([date.day().to_string(), date.month().to_string(), date.year().to_string()])
            }
            _ => Self([date.day().to_string(), date.month().to_string(), date.year().to_string()]),
        }
    }

    /// What an answer looks like in the fields: a date, or what was written so far.
    fn of_value(value: Option<&Value>, calendar: Calendar) -> Self {
        match value {
            Some(Value::Date(date)) => Self::of(*date, calendar),
            Some(Value::Text(text)) => {
                let mut parts = text.split('/').map(str::to_owned);
                Self(std::array::from_fn(|_| parts.next().unwrap_or_default()))
            }
            _ => Self::default(),
        }
    }

    /// The answer that the fields stand for. Half a date is kept as it is written: the evaluation
    /// says what is missing, and nothing is lost.
    fn value(&self) -> Value {
        let Self([day, month, year]) = self;
        if [day, month, year].iter().all(|part| part.trim().is_empty()) {
            return Value::Removed;
        }
        let text = format!("{}/{}/{}", day.trim(), month.trim(), year.trim());
        parse_either(&text).map_or_else(|_| Value::Text(text), Value::Date)
    }

    /// The calendar that the year belongs to.
    fn calendar(&self) -> Option<Calendar> {
        let Self([_, _, year]) = self;
        let year: u16 = shared::arabic::ascii_digits(year.trim()).parse().ok()?;
        let hijri = HijriDate::YEARS.contains(&year);
        (year >= 1000).then_some(if hijri { Calendar::Hijri } else { Calendar::Gregorian })
    }

    /// Where the thirtieth of a month is written that has none: the two days that may be meant.
    fn thirtieth(&self) -> Option<(HijriDate, HijriDate)> {
        let number = |text: &String| shared::arabic::ascii_digits(text.trim()).parse::<u16>().ok();
        let [day, month, year] = &self.0;
        let [day, month] = [day, month].map(|text| number(text).and_then(|it| it.try_into().ok()));
        thirtieth_of_short(number(year)?, month?, day?)
    }
}

/// What the fields know of the value that they show.
struct Memory {
    known: Option<Value>,
    parts: Parts,
    focused: bool,
    made: u32,
}

/// The input of a date.
#[component]
pub(crate) fn DateField(
    id: String,
    value: Option<Value>,
    today: Option<Date>,
    described_by: String,
    invalid: bool,
    required: bool,
    onvalue: EventHandler<Value>,
    onleave: EventHandler<()>,
) -> Element {
    let mut calendar = use_signal(|| match &value {
        // A year that was written is shown as it was written.
        Some(Value::Text(_)) => {
            Parts::of_value(value.as_ref(), CALENDAR()).calendar().unwrap_or_else(&*CALENDAR)
        }
        _ => CALENDAR(),
    });
    let mut open = use_signal(|| false);
    let memory = use_hook(|| {
        let parts = Parts::of_value(value.as_ref(), calendar());
        Rc::new(RefCell::new(Memory { known: value.clone(), parts, focused: false, made: 0 }))
    });
    // Another element where another value is to be shown than the one that was typed here.
    let show = {
        let memory = Rc::clone(&memory);
        move |value: Option<&Value>, calendar: Calendar| {
            let mut memory = memory.borrow_mut();
            memory.known = value.cloned();
            memory.parts = Parts::of_value(value, calendar);
            memory.made += 1;
        }
    };
    let outdated = { !memory.borrow().focused && memory.borrow().known != value };
    if outdated {
        show(value.as_ref(), calendar());
    }
    let date = if let Some(Value::Date(date)) = &value { Some(*date) } else { None };
    let switch = {
        let (show, value) = (show.clone(), value.clone());
        move |to: Calendar| {
            *CALENDAR.write() = to;
            calendar.set(to);
            if matches!(value, Some(Value::Date(_))) {
                show(value.as_ref(), to);
            }
        }
    };
    let typing = Rc::clone(&memory);
    let oninput = move |place: usize, text: String| {
        let mut memory = typing.borrow_mut();
        if let Some(part) = memory.parts.0.get_mut(place) {
            *part = text;
        }
        if let Some(written) = memory.parts.calendar()
            && written != *calendar.peek()
        {
            calendar.set(written);
            *CALENDAR.write() = written;
        }
        let value = memory.parts.value();
        memory.known = (value != Value::Removed).then(|| value.clone());
        drop(memory);
        onvalue.call(value);
    };
    let made = memory.borrow().made;
    let shown = memory.borrow().parts.clone();
    let thirtieth = shown.thirtieth();
    let toggle = format!("{id}-open");
    let choose = {
        let (show, toggle) = (show.clone(), toggle.clone());
        move |date: Date| {
            open.set(false);
            show(Some(&Value::Date(date)), calendar());
            onvalue.call(Value::Date(date));
            // What was pressed is gone.
            focus_soon(toggle.clone(), page::focus);
        }
    };
    let labels = [t("date-day"), t("date-month"), t("date-year")];
    let fields: Vec<_> = labels.into_iter().zip(shown.0).enumerate().collect();
    rsx! {
        div { class: "cluster",
            div { class: "switch", role: "radiogroup", "aria-label": t("date-calendar"),
                for (to , label) in [
                    (Calendar::Gregorian, t("date-calendar-gregorian")),
                    (Calendar::Hijri, t("date-calendar-hijri")),
                ]
                {
                    label { key: "{label}",
                        input {
                            r#type: "radio",
                            name: "{id}-calendar",
                            autocomplete: "off",
                            checked: calendar() == to,
                            onchange: {
                                let mut switch = switch.clone();
                                move |_| switch(to)
                            },
                        }
                        "{label}"
                    }
                }
            }
            if let Some(today) = today {
                Button {
                    label: t("date-today"),
                    weight: Weight::Quiet,
                    onclick: {
                        let show = show.clone();
                        move |()| {
                            show(Some(&Value::Date(today)), calendar());
                            onvalue.call(Value::Date(today));
                        }
                    },
                }
            }
        }
        div { class: "date-parts",
            for (place , (label , text)) in fields {
                div { key: "{made}-{place}", class: "date-part",
                    label { class: "hint", r#for: "{id}-{place}", "{label}" }
                    input {
                        class: "input",
                        id: "{id}-{place}",
                        r#type: "text",
                        dir: "ltr",
                        inputmode: "numeric",
                        autocomplete: "off",
                        maxlength: if place == 2 { "4" } else { "2" },
                        "aria-describedby": "{described_by}",
                        "aria-invalid": if invalid { "true" },
                        "aria-required": if required { "true" },
                        initial_value: "{text}",
                        oninput: {
                            let mut oninput = oninput.clone();
                            move |event: FormEvent| oninput(place, event.value())
                        },
                        onfocus: {
                            let memory = Rc::clone(&memory);
                            move |_| memory.borrow_mut().focused = true
                        },
                        onblur: {
                            let memory = Rc::clone(&memory);
                            move |_| {
                                memory.borrow_mut().focused = false;
                                // Half a date is not yet wrong: only the year's field ends it.
                                if place == 2 {
                                    onleave.call(());
                                }
                            }
                        },
                    }
                }
            }
        }
        p { class: "same-day", role: "status",
            if let Some(date) = date {
                {t_args("date-same-day", &[("date", dates::both(date).into())])}
            }
        }
        div { role: "status",
            if let Some((last, next)) = thirtieth {
                Thirtieth { last, next, onchoose: choose.clone() }
            }
        }
        div { class: "month-open",
            button {
                class: Weight::Plain.class(),
                id: "{toggle}",
                r#type: "button",
                "aria-expanded": if open() { "true" } else { "false" },
                "aria-controls": "{id}-month",
                onclick: move |_| open.toggle(),
                Drawing { icon: if open() { Icon::Close } else { Icon::Calendar } }
                if open() {
                    {t("calendar-close")}
                } else {
                    {t("calendar-open")}
                }
            }
        }
        div { id: "{id}-month",
            if open() {
                // A list of one: the other calendar is another grid.
                for shown in [calendar()] {
                    MonthGrid {
                        key: "{shown:?}",
                        id: "{id}-day",
                        calendar: shown,
                        chosen: date,
                        today: dates::today(),
                        onchoose: choose.clone(),
                        onclose: {
                            let toggle = toggle.clone();
                            move |()| {
                                open.set(false);
                                page::focus(&toggle);
                            }
                        },
                    }
                }
            }
        }
    }
}

/// The thirtieth was written of a month that has 29 days in today's tables. Which day is meant is
/// for a person to say: nothing is chosen by itself.
#[component]
fn Thirtieth(last: HijriDate, next: HijriDate, onchoose: EventHandler<Date>) -> Element {
    let month = t(&format!("month-hijri-{}", last.month()));
    rsx! {
        div { class: "stack",
            p { class: "problem",
                Drawing { icon: Icon::Warning }
                span {
                    {t_args("date-no-thirtieth", &[
                        ("month", month.into()),
                        ("year", last.year().to_string().into()),
                    ])}
                }
            }
            div { class: "cluster",
                for day in [last, next] {
                    Button {
                        key: "{day}",
                        label: dates::both(day.to_gregorian()),
                        onclick: move |()| onchoose.call(day.to_gregorian()),
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::calendar::Date;
    use shared::form::Value;

    use super::{Calendar, Parts};

    fn parts(day: &str, month: &str, year: &str) -> Parts {
        Parts([day.to_owned(), month.to_owned(), year.to_owned()])
    }

    #[test]
    fn the_year_tells_the_calendar() {
        let day = Date::new(2023, 2, 1).unwrap();
        assert_eq!(parts("1", "2", "2023").value(), Value::Date(day));
        assert_eq!(parts("١٠", "٧", "١٤٤٤").value(), Value::Date(day));
        assert_eq!(parts("10", "7", "1444").calendar(), Some(Calendar::Hijri));
        assert_eq!(Parts::of(day, Calendar::Hijri), parts("10", "7", "1444"));
        assert_eq!(Parts::of(day, Calendar::Gregorian), parts("1", "2", "2023"));
    }

    #[test]
    fn a_thirtieth_that_is_none_is_told_and_not_chosen() {
        let written = parts("٣٠", "6", "1444");
        assert_eq!(written.value(), Value::Text("٣٠/6/1444".to_owned()));
        let (last, next) = written.thirtieth().unwrap();
        assert_eq!((last.day(), next.day(), next.month()), (29, 1, 7));
        assert_eq!(parts("30", "2", "2023").thirtieth(), None);
        assert_eq!(parts("30", "", "1444").thirtieth(), None);
    }

    #[test]
    fn half_a_date_is_kept_and_comes_back() {
        let half = parts("10", "", "");
        let value = half.value();
        assert_eq!(value, Value::Text("10//".to_owned()));
        assert_eq!(Parts::of_value(Some(&value), Calendar::Gregorian), half);
        assert_eq!(parts(" ", "", "").value(), Value::Removed);
        assert_eq!(parts("30", "2", "2023").value(), Value::Text("30/2/2023".to_owned()));
    }
}
