//! The day of a feast: `Easter Monday` of 2016 is 28 March, and Thanksgiving the fourth Thursday of November.

use super::nearest::{AGAINST, best, stepped};
use crate::annotations::date::Tense;
use crate::layout::when::{Holiday, Unit};
use chrono::{Datelike, NaiveDate, Weekday};

pub(super) fn holiday_near(holiday: Holiday, by: i32, tense: Tense, anchor: NaiveDate) -> Option<NaiveDate> {
    let days = [anchor.year() - 1, anchor.year(), anchor.year() + 1].into_iter().filter_map(|year| holiday_in(holiday, year));
    match by {
        -1 => days.filter(|day| *day < anchor).max(),
        1 => days.filter(|day| *day > anchor).min(),
        _ => best(days, tense, anchor, AGAINST),
    }
}

pub(super) fn holiday_in(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
        Holiday::Nth { month, weekday, n, plus } => stepped(nth(year, month, weekday, n)?, Unit::Day, plus.into()),
        Holiday::Easter(days) => stepped(easter(year)?, Unit::Day, days.into()),
    }
}

/// The `n`th such weekday of a month; -1 is the last.
fn nth(year: i32, month: u8, weekday: u8, n: i8) -> Option<NaiveDate> {
    let weekday = Weekday::try_from(weekday.checked_sub(1)?).ok()?;
    if n > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday, n as u8);
    }
    (4..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month.into(), weekday, n))
}

/// The western Easter Sunday, by the rule of 1876 (Butcher): a calendar crate has no church year.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let day = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_moves() {
        let days = [(2018, "2018-04-01"), (2019, "2019-04-21"), (2020, "2020-04-12"), (2038, "2038-04-25")];
        for (year, day) in days {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(day));
        }
    }
}
