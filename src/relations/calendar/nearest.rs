//! Which of the days that a name fits: `Friday` after a past verb is the Friday before, `next May` the one after this.

use crate::annotations::date::Tense;
use crate::layout::when::{Shift, Unit};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A month and day in the year that puts it nearest to the anchor: newspapers leave the year out where it is plain.
pub(super) fn nearest(anchor: NaiveDate, month: u8, day: u8) -> Option<NaiveDate> {
    let years = [anchor.year(), anchor.year() - 1, anchor.year() + 1];
    let days = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month.into(), day.into()));
    days.min_by_key(|date| (*date - anchor).num_days().abs())
}

/// How much further a day seems that the verb speaks against. Verbs are misread now and then, so it is no wall.
pub(super) const AGAINST: i64 = 4;
/// A month is named from further off than a day: `police detained him in May`, in a story of March.
pub(super) const MONTH_AGAINST: i64 = 8;

pub(super) fn best(days: impl Iterator<Item = NaiveDate>, tense: Tense, anchor: NaiveDate, against: i64) -> Option<NaiveDate> {
    let distance = |day: &NaiveDate| {
        let days = (*day - anchor).num_days();
        match tense {
            Tense::Past if days > 0 => days * against,
            Tense::Ahead if days < 0 => -days * against,
            _ => days.abs(),
        }
    };
    days.min_by_key(distance)
}

/// `last Friday` is of last week and `next Friday` of next week; `Friday` is the nearest on the verb's side.
pub(super) fn weekday_near(weekday: u8, shift: Shift, tense: Tense, anchor: NaiveDate) -> Option<NaiveDate> {
    let wanted = Weekday::try_from(weekday.checked_sub(1)?).ok()?;
    let back = u64::from(anchor.weekday().days_since(wanted));
    let in_week = |weeks: i64| {
        let monday = anchor.checked_sub_days(Days::new(u64::from(anchor.weekday().num_days_from_monday())))?;
        stepped(monday, Unit::Day, (weeks * 7) as i32 + i32::from(weekday) - 1)
    };
    match (shift, tense) {
        (Shift::Near, Tense::Ahead) => anchor.checked_add_days(Days::new((7 - back) % 7)),
        // In a story of the same day, `on Friday` is that Friday.
        (Shift::Near, _) => anchor.checked_sub_days(Days::new(back)),
        (Shift::Before, _) => anchor.checked_sub_days(Days::new(if back == 0 { 7 } else { back })),
        (Shift::After, _) => anchor.checked_add_days(Days::new(7 - back)),
        (Shift::Last, _) => in_week(-1),
        (Shift::Next, _) => in_week(1),
        (Shift::This, _) => in_week(0),
    }
}

/// `the 18th`: of this month, or of the one before or after it where the verb says so.
pub(super) fn day_of_month(number: u8, tense: Tense, anchor: NaiveDate) -> Option<NaiveDate> {
    let number = u32::from(number);
    let months = match tense {
        Tense::Ahead if number < anchor.day() => 1,
        Tense::Past | Tense::Untold if number > anchor.day() => -1,
        _ => 0,
    };
    stepped(anchor.with_day(1)?, Unit::Month, months)?.with_day(number)
}

/// `Friday 13`: the nearest such day within two years.
pub(super) fn weekday_and_day(weekday: u8, day: u8, tense: Tense, anchor: NaiveDate) -> Option<NaiveDate> {
    let wanted = Weekday::try_from(weekday.checked_sub(1)?).ok()?;
    let months = (-24..=24).filter_map(|by| stepped(anchor.with_day(1)?, Unit::Month, by)?.with_day(day.into()));
    best(months.filter(|day| day.weekday() == wanted), tense, anchor, AGAINST)
}

/// So many units from a day; `None` beyond the calendar.
pub(super) fn stepped(day: NaiveDate, unit: Unit, by: i32) -> Option<NaiveDate> {
    let days = |n: i64| if n < 0 { day.checked_sub_days(Days::new(n.unsigned_abs())) } else { day.checked_add_days(Days::new(n as u64)) };
    let months = |n: i64| {
        let size = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
        if n < 0 { day.checked_sub_months(size) } else { day.checked_add_months(size) }
    };
    let by = i64::from(by);
    match unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => days(by / 24),
        Unit::Day => days(by),
        Unit::Week | Unit::Weekend => days(by * 7),
        Unit::Fortnight => days(by * 14),
        Unit::Month => months(by),
        Unit::Quarter => months(by * 3),
        Unit::Year => months(by * 12),
        Unit::Decade => months(by * 120),
        Unit::Century => months(by * 1200),
        Unit::Millennium => months(by * 12000),
    }
}

/// The year of `last May` (strictly before), `next May` (strictly after) and `this May`; a stretch by its first and last month.
pub(super) fn year_of_month(first: u8, last: u8, by: i32, anchor: NaiveDate) -> i32 {
    let now = anchor.month();
    match by {
        -1 => anchor.year() - i32::from(u32::from(last) >= now),
        1 => anchor.year() + i32::from(u32::from(first) <= now),
        _ => anchor.year(),
    }
}

/// `last Dec. 31`, `next June 30`: the nearest before or after.
pub(super) fn day_away(month: u8, day: u8, by: i32, anchor: NaiveDate) -> Option<NaiveDate> {
    let years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
    let mut days = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month.into(), day.into()));
    if by == 0 {
        return NaiveDate::from_ymd_opt(anchor.year(), month.into(), day.into());
    }
    if by < 0 { days.rfind(|day| *day < anchor) } else { days.find(|day| *day > anchor) }
}

pub(super) fn season_year(season: &str, by: Option<i32>, tense: Tense, anchor: NaiveDate) -> i32 {
    // In the north; a winter is of the year it begins in.
    let (first, last) = match season {
        "SP" => (3, 5),
        "SU" => (6, 8),
        "FA" => (9, 11),
        _ => (12, 12),
    };
    match (by, tense) {
        (Some(by), _) => year_of_month(first, last, by, anchor),
        (None, Tense::Past) if u32::from(first) > anchor.month() => anchor.year() - 1,
        (None, Tense::Ahead) if u32::from(last) < anchor.month() => anchor.year() + 1,
        (None, _) => anchor.year(),
    }
}

pub(super) fn quarter_year(quarter: u8, tense: Tense, anchor: NaiveDate) -> i32 {
    let now = super::resolve::quarter_at(anchor);
    match tense {
        Tense::Ahead => anchor.year() + i32::from(quarter < now),
        _ => anchor.year() - i32::from(quarter > now),
    }
}
