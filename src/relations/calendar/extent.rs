//! The days a value lasts: `2016-W35`, next week in a story of 27 August 2016, is 2016-08-29 to 2016-09-04.
//!
//! It is told from the value alone, so whatever has the same value lasts the same days.

use crate::layout::when::Unit;
use chrono::{Datelike, Days, NaiveDate};

/// First and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// The days of an ISO 8601 or TIMEX3 value; `None` for what is nowhere on the calendar: `P3M`, `XXXX-WXX-1`, `PAST_REF`.
pub(super) fn of(iso: &str) -> Option<Extent> {
    if let Some((first, last)) = iso.split_once('/') {
        return Some(Extent { from: of(first)?.from, to: of(last)?.to });
    }
    let date = iso.split('T').next().unwrap_or(iso);
    if !date.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') || !date.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = date.split('-');
    let (year, part, rest) = (parts.next()?, parts.next(), parts.next());
    let number: i32 = year.parse().ok()?;
    match (year.len(), part, rest) {
        (2, None, None) => years(number * 100, 100),
        (3, None, None) => years(number * 10, 10),
        (4, None, None) => years(number, 1),
        (4, Some(part), rest) => within(number, part, rest),
        _ => None,
    }
}

/// The week, month or year about a day.
pub(super) fn around(day: NaiveDate, unit: Unit) -> Option<Extent> {
    match unit {
        Unit::Week | Unit::Fortnight => {
            let week = day.week(chrono::Weekday::Mon);
            Some(Extent { from: week.checked_first_day()?, to: week.checked_last_day()? })
        }
        Unit::Month => months(day.year(), day.month(), 1),
        Unit::Year => years(day.year(), 1),
        _ => Some(Extent { from: day, to: day }),
    }
}

fn years(first: i32, n: i32) -> Option<Extent> {
    months(first, 1, (n * 12).unsigned_abs())
}

/// What a year's part is called: a month, a week, a quarter, a half, a season.
fn within(year: i32, part: &str, rest: Option<&str>) -> Option<Extent> {
    let figure = |from: usize| part.get(from..)?.parse::<u32>().ok();
    match (part.as_bytes().first()?, rest) {
        (b'0'..=b'9', None) => months(year, figure(0)?, 1),
        (b'0'..=b'9', Some(day)) => {
            let day = NaiveDate::from_ymd_opt(year, figure(0)?, day.parse().ok()?)?;
            Some(Extent { from: day, to: day })
        }
        (b'Q', None) => months(year, figure(1).filter(|quarter| *quarter > 0)? * 3 - 2, 3),
        (b'H', None) => months(year, figure(1).filter(|half| *half > 0)? * 6 - 5, 6),
        (b'W', rest) if part.len() == 3 => {
            let monday = NaiveDate::from_isoywd_opt(year, figure(1)?, chrono::Weekday::Mon)?;
            let day = |n| monday.checked_add_days(Days::new(n));
            Some(Extent { from: if rest == Some("WE") { day(5)? } else { monday }, to: day(6)? })
        }
        _ => season(year, part),
    }
}

/// Of the north, in whole months; a winter is of the year it begins in.
fn season(year: i32, season: &str) -> Option<Extent> {
    let first = match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        "WI" => 12,
        _ => return None,
    };
    months(year, first, 3)
}

/// So many months from the first of one.
fn months(year: i32, month: u32, n: u32) -> Option<Extent> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let after = from.checked_add_months(chrono::Months::new(n))?;
    // A year of five figures is no longer a day as ISO 8601 writes one.
    let to = after.pred_opt().filter(|day| day.year() < 10_000)?;
    Some(Extent { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_last_their_days() {
        let told = |iso: &str| of(iso).map(|extent| format!("{} {}", extent.from, extent.to));
        let cases = [
            ("2016-08-27", "2016-08-27 2016-08-27"),
            ("2016-08-27T02:50Z", "2016-08-27 2016-08-27"),
            ("2016-08-27TNI", "2016-08-27 2016-08-27"),
            ("2016-W35", "2016-08-29 2016-09-04"),
            ("2016-W35-WE", "2016-09-03 2016-09-04"),
            ("2016-02", "2016-02-01 2016-02-29"),
            ("2016", "2016-01-01 2016-12-31"),
            ("199", "1990-01-01 1999-12-31"),
            ("19", "1900-01-01 1999-12-31"),
            ("2016-Q3", "2016-07-01 2016-09-30"),
            ("2016-H2", "2016-07-01 2016-12-31"),
            ("2016-WI", "2016-12-01 2017-02-28"),
            ("1990/1991", "1990-01-01 1991-12-31"),
            ("2016-05-03/2016-05-05", "2016-05-03 2016-05-05"),
        ];
        for (iso, days) in cases {
            assert_eq!(told(iso).as_deref(), Some(days), "{iso}");
        }
        for iso in ["P3M", "PT12H", "XXXX-WXX-1", "PAST_REF", "1988-QX", "", "-", "2016-13", "2016-Q0"] {
            assert_eq!(of(iso), None, "{iso}");
        }
    }
}
