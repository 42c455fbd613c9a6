//! What day "Friday" was: a date read against the publication date or the dateline.

use crate::annotations::Annotations;
use crate::annotations::date::{Date, Tense};
use crate::annotations::dateline::Dateline;
use crate::layout::Layout;
use crate::layout::when::{self, Clock, Day, Shift, Unit, When, Words};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The calendar values of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// One a date annotation, in the same order; `None` where there is no anchor to read it against.
    pub values: Vec<Option<Value>>,
    /// The dateline's day, `2016-08-27`.
    pub dateline_day: Option<String>,
}

/// A value in ISO 8601 or TIMEX3, and what it was read against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// `2016-08-26`, `2016-W35`, `PT12H`, `2016-08-27T02:50`, `P1M`, `PAST_REF`.
    pub iso: String,
    /// The day it was read against, where it needed one.
    pub anchor: Option<String>,
    /// TIMEX3 `mod`: `more_than`, `approx`, `start`, `end`.
    pub modifier: Option<&'static str>,
}

/// The anchor is the day of publication, else the day the reader named, and a dateline's day within their year.
pub fn find(layout: &Layout, annotations: &Annotations, lexicon: &Lexicon) -> Calendar {
    let published = annotations.published.as_ref().and_then(|published| day_of(&published.is.value));
    let reference = layout.reference_date.as_deref().and_then(day_of);
    let issued = published.or(reference);
    let filed = annotations.dateline.as_ref().and_then(|dateline| filed(&dateline.is, issued, lexicon));
    let anchor = issued.or(filed);
    let values = annotations.dates.iter().map(|date| value(date, anchor)).collect();
    Calendar { values, dateline_day: filed.map(|day| day.to_string()) }
}

fn day_of(iso: &str) -> Option<NaiveDate> {
    iso.get(..10)?.parse().ok()
}

/// The dateline's day: its own year, else the year that puts it nearest to the day of issue.
fn filed(dateline: &Dateline, issued: Option<NaiveDate>, lexicon: &Lexicon) -> Option<NaiveDate> {
    let text = crate::text::Text::new(dateline.date.as_deref()?);
    let mut tokens = Vec::new();
    crate::layout::tokens::cut(&text, text.cut(0, text.len()), &mut tokens);
    let words = Words { source: text.as_str(), tokens: &tokens, lexicon };
    match (0..tokens.len()).find_map(|at| when::read(&words, at))?.when {
        When::Day(Day { year: Some(year), month: Some(month), day: Some(day), .. }) => {
            NaiveDate::from_ymd_opt(year, month.into(), day.into())
        }
        When::Day(Day { year: None, month: Some(month), day: Some(day), .. }) => nearest(issued?, month, day),
        _ => None,
    }
}

fn value(date: &Marked<Date>, anchor: Option<NaiveDate>) -> Option<Value> {
    let needs = needs_anchor(&date.is.when);
    let iso = if needs { against(&date.is.when, date.is.tense, anchor?)? } else { absolute(&date.is.when)? };
    let anchor = if needs { anchor.map(|day| day.to_string()) } else { None };
    Some(Value { iso, anchor, modifier: date.is.modifier })
}

/// Whether the words alone do not say which time is meant.
fn needs_anchor(when: &When) -> bool {
    match when {
        When::Day(day) => day.year.is_none(),
        When::Season { year, .. } => year.is_none(),
        When::Quarter { year, .. } => year.is_none(),
        When::Weekday { .. } | When::Away { .. } | When::AwayMonth { .. } | When::Clock(_) | When::Part(_) => true,
        When::Decade(_) | When::Century(_) | When::Duration { .. } | When::Set(_) | When::Reference(_) => false,
    }
}

/// The value of what needs no anchor. Never looks at one.
fn absolute(when: &When) -> Option<String> {
    Some(match when {
        When::Day(day) => written(*day)?,
        When::Season { season, year, .. } => format!("{}-{season}", (*year)?),
        When::Quarter { quarter, year } => format!("{}-Q{quarter}", (*year)?),
        When::Decade(year) => format!("{}", year / 10),
        When::Century(number) => format!("{}", number - 1),
        When::Duration { amount: Some(amount), unit, .. } => when::period(*amount, *unit),
        When::Duration { amount: None, unit, .. } => when::period(1.0, *unit).replace('1', "X"),
        When::Set(value) => value.clone(),
        When::Reference(name) => (*name).to_owned(),
        _ => return None,
    })
}

/// A day that says its year, as far as it goes. A day that is in no calendar (30 February) has no value.
fn written(day: Day) -> Option<String> {
    let year = day.year?;
    let Some(month) = day.month else { return Some(format!("{year:04}")) };
    let Some(number) = day.day else { return Some(format!("{year:04}-{month:02}")) };
    let date = NaiveDate::from_ymd_opt(year, month.into(), number.into())?;
    Some(timed(date, day.clock, day.part))
}

fn timed(date: NaiveDate, clock: Option<Clock>, part: Option<&'static str>) -> String {
    match (clock, part) {
        (Some(clock), _) => format!("{date}T{}", clock.iso()),
        (None, Some(part)) => format!("{date}T{part}"),
        (None, None) => date.to_string(),
    }
}

fn against(when: &When, tense: Tense, anchor: NaiveDate) -> Option<String> {
    match when {
        When::Day(day) => day_near(*day, tense, anchor),
        When::Weekday { weekday, shift, part } => {
            let date = weekday_near(*weekday, *shift, tense, anchor)?;
            Some(timed(date, None, *part))
        }
        When::Away { unit, by, part } => away(*unit, *by, *part, anchor),
        When::AwayMonth { month, by } => Some(format!("{}-{month:02}", year_of_month(*month, *by, anchor))),
        When::Season { season, by, .. } => Some(format!("{}-{season}", season_year(season, *by, anchor))),
        When::Quarter { quarter, .. } => Some(format!("{}-Q{quarter}", quarter_year(*quarter, tense, anchor))),
        When::Clock(clock) => Some(format!("{anchor}T{}", clock.iso())),
        When::Part(part) => Some(format!("{anchor}T{part}")),
        _ => None,
    }
}

/// `August 27` or `August` without a year: the nearest one on the side that the verb tells.
fn day_near(day: Day, tense: Tense, anchor: NaiveDate) -> Option<String> {
    let month = day.month?;
    let Some(number) = day.day else {
        let ahead = u32::from(month) > anchor.month();
        let year = match tense {
            Tense::Past if ahead => anchor.year() - 1,
            Tense::Ahead if u32::from(month) < anchor.month() => anchor.year() + 1,
            _ => anchor.year(),
        };
        return Some(format!("{year}-{month:02}"));
    };
    Some(timed(nearest(anchor, month, number)?, day.clock, day.part))
}

/// A month and day in the year that puts it nearest to the anchor: newspapers leave the year out where it is plain.
fn nearest(anchor: NaiveDate, month: u8, day: u8) -> Option<NaiveDate> {
    let years = [anchor.year(), anchor.year() - 1, anchor.year() + 1];
    let days = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month.into(), day.into()));
    days.min_by_key(|date| (*date - anchor).num_days().abs())
}

fn weekday_near(weekday: u8, shift: Shift, tense: Tense, anchor: NaiveDate) -> Option<NaiveDate> {
    let wanted = Weekday::try_from(weekday - 1).ok()?;
    let back = u64::from(anchor.weekday().days_since(wanted));
    let ahead = (7 - back) % 7;
    match (shift, tense) {
        // In a story of the same day, `on Friday` is that Friday.
        (Shift::Near, Tense::Past) => anchor.checked_sub_days(Days::new(back)),
        (Shift::Near, Tense::Ahead) => anchor.checked_add_days(Days::new(ahead)),
        (Shift::Last, _) => anchor.checked_sub_days(Days::new(if back == 0 { 7 } else { back })),
        (Shift::Next, _) => anchor.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead })),
        (Shift::This, Tense::Past) if back == 0 => Some(anchor),
        (Shift::This, _) => {
            let monday = anchor.checked_sub_days(Days::new(u64::from(anchor.weekday().num_days_from_monday())))?;
            monday.checked_add_days(Days::new(u64::from(wanted.num_days_from_monday())))
        }
    }
}

fn away(unit: Unit, by: i32, part: Option<&'static str>, anchor: NaiveDate) -> Option<String> {
    let days =
        |n: i64| if n < 0 { anchor.checked_sub_days(Days::new(n.unsigned_abs())) } else { anchor.checked_add_days(Days::new(n as u64)) };
    let months = |n: i32| {
        if n < 0 { anchor.checked_sub_months(Months::new(n.unsigned_abs())) } else { anchor.checked_add_months(Months::new(n as u32)) }
    };
    let by_days = i64::from(by);
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            days(by_days.signum() * i64::from(by.unsigned_abs() >= 24 && unit == Unit::Hour))?.to_string()
        }
        Unit::Day => timed(days(by_days)?, None, part),
        Unit::Week => week(days(by_days.checked_mul(7)?)?),
        Unit::Fortnight => week(days(by_days.checked_mul(14)?)?),
        Unit::Weekend => format!("{}-WE", week(days(by_days.checked_mul(7)?)?)),
        Unit::Month => {
            let day = months(by)?;
            format!("{}-{:02}", day.year(), day.month())
        }
        Unit::Quarter => {
            let day = months(by.checked_mul(3)?)?;
            format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
        }
        Unit::Year => format!("{:04}", anchor.year().checked_add(by)?),
        Unit::Decade => format!("{}", (anchor.year() / 10).checked_add(by)?),
        Unit::Century => format!("{}", (anchor.year() / 100).checked_add(by)?),
    })
}

fn week(day: NaiveDate) -> String {
    format!("{}-W{:02}", day.iso_week().year(), day.iso_week().week())
}

fn year_of_month(month: u8, by: i32, anchor: NaiveDate) -> i32 {
    let (month, now) = (u32::from(month), anchor.month());
    match by {
        -1 => anchor.year() - i32::from(month >= now),
        1 => anchor.year() + i32::from(month <= now),
        _ => anchor.year(),
    }
}

fn season_year(season: &str, by: i32, anchor: NaiveDate) -> i32 {
    // The month a season is half over, in the north.
    let middle = match season {
        "SP" => 4,
        "SU" => 7,
        "FA" => 10,
        _ => 1,
    };
    year_of_month(middle, by, anchor)
}

fn quarter_year(quarter: u8, tense: Tense, anchor: NaiveDate) -> i32 {
    let now = (anchor.month0() / 3 + 1) as u8;
    anchor.year() - i32::from(tense == Tense::Past && quarter > now)
}
