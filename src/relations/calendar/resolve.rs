//! One expression to one value: `last Friday`, read in a story of 27 August 2016, is 2016-08-19.

use super::anchor::{anchor_of, told_stretch, told_year};
use super::feasts::{holiday_in, holiday_near};
use super::nearest::{self, best, stepped};
use crate::annotations::date::Tense;
use crate::layout::when::{Anchor, Clock, Day, TimeOfDay, Unit, When};
use chrono::{Datelike, NaiveDate};

/// What an expression is read against.
pub(super) struct Reading {
    /// The day the story came out.
    pub issue: Option<NaiveDate>,
    /// The time the story has got to, and whether the same paragraph told of it.
    pub here: Option<Point>,
    pub is_here: bool,
    pub tense: Tense,
}

/// A time the story told of: its first day, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub day: NaiveDate,
    pub grain: Unit,
}

/// What was read.
pub(super) struct Value {
    pub iso: String,
    /// The day it was read against, where it needed one.
    pub anchor: Option<NaiveDate>,
    pub point: Option<Point>,
}

/// The value of an expression; `None` where it needs a day to be read against and there is none, or no calendar has it.
pub(super) fn read(when: &When, reading: &Reading) -> Option<Value> {
    if let Some(read) = absolute(when) {
        return read;
    }
    let anchor = anchor_of(when, reading)?;
    let (iso, point) = against(when, reading, anchor)?;
    Some(Value { iso, anchor: Some(anchor), point })
}

/// The value of what needs no anchor; the outer `None` is what does. Never looks at one.
fn absolute(when: &When) -> Option<Option<Value>> {
    let plain = |iso: String| Some(Some(Value { iso, anchor: None, point: None }));
    let dated = |pair: Option<(String, Point)>| Some(pair.map(|(iso, point)| Value { iso, anchor: None, point: Some(point) }));
    match when {
        When::Day(day) if day.year.is_some() => dated(written(*day)),
        When::Season { season, year: Some(year), .. } => plain(format!("{year}-{season}")),
        When::Quarter { quarter, year: Some(year) } if *quarter > 0 => dated(quarter_of(*year, *quarter)),
        When::Half { half, year: Some(year) } => plain(format!("{year}-H{half}")),
        // TIMEX3 has no mark for it; its granularity says that it is no calendar year.
        When::Fiscal { year: Some(year), .. } => plain(format!("{year:04}")),
        When::Holiday { holiday, year: Some(year), .. } => dated(holiday_in(*holiday, *year).map(day_point)),
        When::Range { first, last } if last.year.is_some() => {
            let first = Day { year: first.year.or(last.year), ..*first };
            dated(written(first).zip(written(*last)).map(|((from, _), (to, point))| (format!("{from}/{to}"), point)))
        }
        When::Decade(year) => plain(format!("{}", year / 10)),
        When::Century(number) => plain(format!("{}", number - 1)),
        When::Duration { amount, unit } | When::Stretch { amount, unit, .. } => plain(unit.period(*amount)),
        When::Set(value) => plain(value.clone()),
        When::Reference(name) => plain((*name).to_owned()),
        When::WeekOf(day) => match absolute(day)? {
            Some(Value { point: Some(point), .. }) => dated(Some(week_point(point.day))),
            _ => Some(None),
        },
        When::From { base, unit, by } => match absolute(base)? {
            Some(Value { point: Some(point), .. }) => dated(stepped(point.day, *unit, *by).map(day_point)),
            _ => Some(None),
        },
        _ => None,
    }
}

/// `the past three months`: from three months before the day of issue to that day, where the units come out whole.
pub(super) fn stretch(when: &When, issue: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let When::Stretch { amount: Some(amount), unit, by } = *when else { return None };
    let whole = (amount.fract() == 0.0 && amount < 1e4).then_some(amount as i32)?;
    let far = stepped(issue, unit, whole * by)?;
    Some(if by < 0 { (far, issue) } else { (issue, far) })
}

/// A day that says its year, as far as it goes. A day that is in no calendar (30 February) has no value.
fn written(day: Day) -> Option<(String, Point)> {
    let year = day.year?;
    let Some(month) = day.month else { return year_point(year) };
    let Some(number) = day.day else { return month_point(year, month.into()) };
    let date = NaiveDate::from_ymd_opt(year, month.into(), number.into())?;
    Some((timed(date, TimeOfDay { clock: day.clock, part: day.part }), Point { day: date, grain: Unit::Day }))
}

fn day_point(day: NaiveDate) -> (String, Point) {
    (day.to_string(), Point { day, grain: Unit::Day })
}

fn month_point(year: i32, month: u32) -> Option<(String, Point)> {
    let day = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((format!("{year:04}-{month:02}"), Point { day, grain: Unit::Month }))
}

fn year_point(year: i32) -> Option<(String, Point)> {
    Some((format!("{year:04}"), Point { day: NaiveDate::from_ymd_opt(year, 1, 1)?, grain: Unit::Year }))
}

fn quarter_of(year: i32, quarter: u8) -> Option<(String, Point)> {
    let day = NaiveDate::from_ymd_opt(year, u32::from(quarter) * 3 - 2, 1)?;
    Some((format!("{year:04}-Q{quarter}"), Point { day, grain: Unit::Quarter }))
}

fn week_point(day: NaiveDate) -> (String, Point) {
    let week = day.iso_week();
    (format!("{:04}-W{:02}", week.year(), week.week()), Point { day, grain: Unit::Week })
}

fn timed(date: NaiveDate, time: TimeOfDay) -> String {
    match time {
        TimeOfDay { clock: Some(clock), .. } => format!("{date}T{}", Clock::iso(clock)),
        TimeOfDay { part: Some(part), .. } => format!("{date}T{part}"),
        _ => date.to_string(),
    }
}

fn against(when: &When, reading: &Reading, anchor: NaiveDate) -> Option<(String, Option<Point>)> {
    let tense = reading.tense;
    let (iso, point) = match when {
        When::Day(day) => match told_year(day, reading, anchor) {
            Some(year) => written(Day { year: Some(year), ..*day })?,
            None => day_near(*day, tense, anchor)?,
        },
        When::Weekday { weekday, shift, time } => {
            let day = nearest::weekday_near(*weekday, *shift, tense, anchor)?;
            (timed(day, *time), Point { day, grain: Unit::Day })
        }
        When::DayOfMonth { day, weekday: None } => day_point(nearest::day_of_month(*day, tense, anchor)?),
        When::DayOfMonth { day, weekday: Some(weekday) } => day_point(nearest::weekday_and_day(*weekday, *day, tense, anchor)?),
        When::Away { unit, by, from, time } => return away(*unit, *by, *from, *time, reading, anchor),
        // TIMEX3 has no value for it: the very day is told, and its granularity how near that is.
        When::Hence { unit: unit @ (Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year), by } => {
            day_point(stepped(anchor, *unit, *by)?)
        }
        When::Hence { unit, by } => return away(*unit, *by, Anchor::Issue, TimeOfDay::default(), reading, anchor),
        When::DayOfSomeMonth { day, by } => day_point(stepped(anchor.with_day(1)?, Unit::Month, *by)?.with_day(u32::from(*day))?),
        When::SeasonOf { season, by } => return Some((format!("{:04}-{season}", anchor.year() + by), None)),
        When::QuarterOf { quarter, by } => quarter_of(anchor.year() + by, *quarter)?,
        When::MonthOf { month, by, .. } => month_point(anchor.year() + by, (*month).into())?,
        When::WeekOf(day) => week_point(against(day, reading, anchor)?.1?.day),
        When::AwayDay { month, day, by } => day_point(nearest::day_away(*month, *day, *by, anchor)?),
        When::AwayMonth { month, by } => month_point(nearest::year_of_month(*month, *month, *by, anchor), (*month).into())?,
        When::Season { season, by, .. } => return Some((format!("{}-{season}", nearest::season_year(season, *by, tense, anchor)), None)),
        When::Quarter { quarter: 0, year: Some(year) } => {
            let of_here = reading.here.filter(|here| here.grain == Unit::Quarter).and_then(|here| quarter_of(*year, quarter_at(here.day)));
            return Some(of_here.map_or((format!("{year:04}-QX"), None), |(iso, point)| (iso, Some(point))));
        }
        When::Quarter { quarter, .. } => quarter_of(nearest::quarter_year(*quarter, tense, anchor), *quarter)?,
        When::HalfOf { half, by } => return Some((format!("{:04}-H{half}", anchor.year() + by), None)),
        When::WeekOfMonth { week, month, year } => week_point(week_of_month(*week, *month, *year, tense, anchor)?),
        When::Half { half, .. } => return Some((format!("{}-H{half}", anchor.year()), None)),
        When::Fiscal { by, .. } => return Some((format!("{:04}", anchor.year() + by), None)),
        When::Holiday { holiday, by, .. } => day_point(holiday_near(*holiday, *by, tense, anchor)?),
        When::Time(time) => return Some((timed(anchor, *time), None)),
        When::From { base, unit, by } => {
            let point = against(base, reading, anchor)?.1?;
            let day = stepped(point.day, *unit, *by)?;
            match point.grain {
                Unit::Month => month_point(day.year(), day.month())?,
                Unit::Week => week_point(day),
                _ => day_point(day),
            }
        }
        When::Range { first, last } => {
            let (_, point) = day_near(*first, tense, anchor)?;
            let year = Some(point.day.year());
            let (from, _) = written(Day { year, ..*first })?;
            let (to, point) = written(Day { year, ..*last })?;
            (format!("{from}/{to}"), point)
        }
        _ => return None,
    };
    Some((iso, Some(point)))
}

/// A day in `the first week of March`, in `the last week of May 2015`.
fn week_of_month(week: i8, month: u8, year: Option<i32>, tense: Tense, anchor: NaiveDate) -> Option<NaiveDate> {
    let (_, Point { day: first, .. }) = match year {
        Some(year) => month_point(year, month.into())?,
        None => day_near(Day { month: Some(month), ..Day::default() }, tense, anchor)?,
    };
    match week {
        // The last day but three is in it whatever the weekday.
        ..=0 => stepped(stepped(first, Unit::Month, 1)?, Unit::Day, -4),
        week => stepped(first, Unit::Day, i32::from(week) * 7 - 4),
    }
}

/// `August 27` or `August` without a year: the nearest one, and sooner one on the side that the verb tells.
fn day_near(day: Day, tense: Tense, anchor: NaiveDate) -> Option<(String, Point)> {
    let month = day.month?;
    let years = [anchor.year(), anchor.year() - 1, anchor.year() + 1];
    let Some(number) = day.day else {
        let is_now = anchor.month() == u32::from(month);
        let middles = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month.into(), 15));
        let year = if is_now { anchor.year() } else { best(middles, tense, anchor, nearest::MONTH_AGAINST)?.year() };
        return month_point(year, month.into());
    };
    let days = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month.into(), number.into()));
    let date = best(days, tense, anchor, nearest::AGAINST)?;
    Some((timed(date, TimeOfDay { clock: day.clock, part: day.part }), Point { day: date, grain: Unit::Day }))
}

fn away(unit: Unit, by: i32, from: Anchor, time: TimeOfDay, reading: &Reading, anchor: NaiveDate) -> Option<(String, Option<Point>)> {
    let here = match from {
        Anchor::Story => reading.here.filter(|here| here.day == anchor),
        Anchor::Either => told_stretch(reading),
        Anchor::Issue | Anchor::Calendar => None,
    };
    let grain = here.map(|here| here.grain);
    let (iso, point) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let days = if unit == Unit::Hour { by / 24 } else { 0 };
            day_point(stepped(anchor, Unit::Day, days)?)
        }
        Unit::Day => {
            let day = stepped(anchor, Unit::Day, by)?;
            (timed(day, time), Point { day, grain: Unit::Day })
        }
        Unit::Week | Unit::Fortnight => week_point(stepped(anchor, unit, by)?),
        Unit::Weekend => {
            // On a weekday the weekend that a story tells of is over.
            let is_over = by == 0 && reading.tense == Tense::Past && anchor.weekday().num_days_from_monday() < 5;
            let (week, point) = week_point(stepped(anchor, Unit::Week, by - i32::from(is_over))?);
            (format!("{week}-WE"), point)
        }
        // A year before a quarter is that quarter of the year before.
        Unit::Year if by != 0 && grain == Some(Unit::Quarter) => {
            let day = stepped(anchor, Unit::Year, by)?;
            quarter_of(day.year(), quarter_at(day))?
        }
        Unit::Year if by != 0 && grain == Some(Unit::Month) => {
            let day = stepped(anchor, Unit::Year, by)?;
            month_point(day.year(), day.month())?
        }
        Unit::Month => {
            let day = stepped(anchor, Unit::Month, by)?;
            month_point(day.year(), day.month())?
        }
        Unit::Quarter => {
            let day = stepped(anchor, Unit::Quarter, by)?;
            quarter_of(day.year(), quarter_at(day))?
        }
        Unit::Year => year_point(anchor.year().checked_add(by)?).filter(|_| anchor.year() + by > 0)?,
        Unit::Decade => return Some((format!("{:03}", (anchor.year() / 10).checked_add(by)?), None)),
        Unit::Century => return Some((format!("{:02}", (anchor.year() / 100).checked_add(by)?), None)),
        Unit::Millennium => return None,
    };
    Some((iso, Some(point)))
}

pub(super) fn quarter_at(day: NaiveDate) -> u8 {
    (day.month0() / 3 + 1) as u8
}
