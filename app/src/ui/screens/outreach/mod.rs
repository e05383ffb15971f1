//! The screens of reaching people without being asked.

mod day;
mod due;
mod row;

pub(crate) use day::DayScreen;
pub(crate) use due::OutreachScreen;
