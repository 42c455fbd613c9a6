//! What a step is taken from: `two days later` from where the story has got to, `the previous week` from the day of issue.

use super::nearest::stepped;
use super::resolve::{Point, Reading, quarter_at};
use crate::annotations::date::Tense;
use crate::layout::when::{Anchor, Day, TimeOfDay, Unit, When};
use chrono::{Datelike, NaiveDate};

/// The day an expression is read against: the day of issue, or where the story has got to.
pub(super) fn anchor_of(when: &When, reading: &Reading) -> Option<NaiveDate> {
    let here_day = reading.here.filter(|here| here.grain == Unit::Day).map(|here| here.day);
    match when {
        When::Away { from: Anchor::Story, unit: Unit::Day | Unit::Hour | Unit::Minute | Unit::Second, .. } => here_day.or(reading.issue),
        // `by the end of the year` something will be: of this year.
        When::Away { from: Anchor::Story, by: 0, .. } if reading.tense == Tense::Ahead && reading.issue.is_some() => reading.issue,
        When::Away { from: Anchor::Story, by: ..=0, unit: Unit::Quarter, .. } => quarter_told(reading),
        When::Away { from: Anchor::Story | Anchor::Calendar, unit, by, .. } => {
            told(reading, *unit, *by).map(|here| here.day).or(reading.issue)
        }
        When::Away { from: Anchor::Either, .. } => told_stretch(reading).map(|here| here.day).or(reading.issue),
        When::MonthOf { from: Anchor::Story, .. } => reading.here.map(|here| here.day).or(reading.issue),
        When::Time(TimeOfDay { part: Some("NI"), .. }) if reading.tense == Tense::Past && !(reading.is_here && here_day.is_some()) => {
            // The night that a story tells of is over.
            stepped(reading.issue?, Unit::Day, -1)
        }
        When::Time(_) => here_day.filter(|_| reading.is_here).or(reading.issue),
        _ => reading.issue,
    }
}

/// `the quarter`: the one the story named, else the last that is over: what it earned is told in the weeks after it.
fn quarter_told(reading: &Reading) -> Option<NaiveDate> {
    let issue = reading.issue?;
    let is_over = |here: &Point| (here.day.year(), quarter_at(here.day)) < (issue.year(), quarter_at(issue));
    let named = reading.here.filter(|here| here.grain == Unit::Quarter || here.grain != Unit::Year && reading.is_here && is_over(here));
    named.map(|here| here.day).or_else(|| stepped(issue, Unit::Quarter, -1))
}

/// What is further off than that is history, and a story that went there goes on there.
const HISTORY_DAYS: i64 = 1100;

/// Where the story has got to, if steps of such a size are taken from there: `the previous week` is before this one unless the same
/// paragraph tells of another, and `a year earlier` is before the quarter that was named.
fn told(reading: &Reading, unit: Unit, by: i32) -> Option<Point> {
    let here = reading.here?;
    let Some(issue) = reading.issue else { return Some(here) };
    // What will be within the next week is ahead of the day of issue.
    if by > 0 && reading.tense == Tense::Ahead && here.day <= issue {
        return None;
    }
    let is_history = (issue - here.day).num_days() > HISTORY_DAYS;
    let is_stretch = unit == Unit::Year && matches!(here.grain, Unit::Quarter | Unit::Month);
    let is_coming = by > 0 && here.day < issue;
    (reading.is_here || is_history || is_stretch || is_coming).then_some(here)
}

/// A quarter or a month that the same paragraph tells of: `a year ago` is a year before it.
pub(super) fn told_stretch(reading: &Reading) -> Option<Point> {
    reading.here.filter(|here| reading.is_here && matches!(here.grain, Unit::Quarter | Unit::Month))
}

/// What will be is not of a year that a paragraph named in passing, unless all of it is so many years away.
const HISTORY: i32 = 5;

/// The year of another day or month that the paragraph named before, where that is not of these years: `On 12 May 1831 …
/// until 5 June`.
pub(super) fn told_year(day: &Day, reading: &Reading, anchor: NaiveDate) -> Option<i32> {
    let here = reading.here.filter(|here| reading.is_here && matches!(here.grain, Unit::Day | Unit::Month))?;
    let year = here.day.year();
    let apart = (year - anchor.year()).abs();
    // `the law of June 1986 will be lifted, he said Feb. 2`: only a day that was told is followed by another of its year.
    let is_passing = day.day.is_some() && here.grain == Unit::Month;
    let least = if reading.tense == Tense::Ahead || is_passing { HISTORY } else { 1 };
    (apart > least && day.month.is_some()).then_some(year)
}
