//! When it came out: `August 27, 2016, 2:50`, `Published 14:05 GMT, 3 March 2021`, `Updated 2 hours ago`.

use crate::layout::when::{self, Clock, Day, TimeOfDay, Unit, When, Words};
use crate::layout::{Block, Layout, Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::{Marked, Span};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// The publication time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// ISO 8601 with the granularity the page gives: `2016-08-27`, `2016-08-27T02:50`, with a zone where it says one.
    pub value: String,
    /// When it was last changed, likewise.
    pub modified: Option<String>,
}

/// The page's own date lines and what its data says. A line shows where; the data, where it names the same day, says it more
/// exactly.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Option<Marked<Published>> {
    let stamps = stamps(layout, lexicon);
    let first = |wanted: Of| stamps.iter().find(|stamp| stamp.of == wanted);
    let issued = first(Of::Published).or_else(|| first(Of::Either));
    let changed = first(Of::Modified);
    let told = &layout.page;
    let value = match (issued, &told.published) {
        (Some(stamp), Some(told)) => if is_near(&stamp.value, told) { told } else { &stamp.value }.clone(),
        (Some(stamp), None) => stamp.value.clone(),
        (None, Some(told)) => told.clone(),
        (None, None) => changed?.value.clone(),
    };
    let modified = told.modified.clone().or_else(|| changed.map(|stamp| stamp.value.clone()));
    let span = issued.or(changed).map_or_else(|| layout.text.cut(0, 0), |stamp| stamp.span);
    Some(Marked { span, is: Published { value, modified } })
}

/// A date on a page's own line.
struct Stamp {
    span: Span,
    value: String,
    of: Of,
}

/// What a stamp says of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Published,
    Modified,
    /// Nothing: a bare date, which is that of publication where no other is.
    Either,
}

/// Whether two values are of the same day, or of neighbours, as zones have it.
fn is_near(a: &str, b: &str) -> bool {
    day_of(a).zip(day_of(b)).is_some_and(|(a, b)| (a - b).num_days().abs() <= 1)
}

fn day_of(iso: &str) -> Option<NaiveDate> {
    iso.get(..10)?.parse().ok()
}

/// The stamps of the first lines that have any, in the order of the text; where no line of dates has, those of short lines by
/// the headline.
fn stamps(layout: &Layout, lexicon: &Lexicon) -> Vec<Stamp> {
    let mut found: Vec<Stamp> = Vec::new();
    for block in layout.blocks.iter().filter(|block| matches!(block.role, Role::Date | Role::Byline)) {
        Line::of(layout, block, lexicon).read_into(&mut found);
        if found.len() > 16 {
            break;
        }
    }
    if !found.is_empty() {
        return found;
    }
    let headline = layout.blocks.iter().position(|block| block.role == Role::Headline).unwrap_or(0);
    let near = layout.blocks.iter().skip(headline).take(9).filter(|block| block.role == Role::Boilerplate && block.tokens.len() <= 7);
    near.for_each(|block| Line::of(layout, block, lexicon).read_into(&mut found));
    found
}

/// The clock time of `today at 5 p.m.` and of `Friday, 14:05`.
fn clock_in(when: &When) -> Option<Clock> {
    match when {
        When::Away { time, .. } | When::Weekday { time, .. } => time.clock,
        _ => None,
    }
}

/// A line that may hold stamps.
struct Line<'a> {
    words: Words<'a>,
    layout: &'a Layout,
    /// The day, and the time if it is known, that `2 hours ago` is read against.
    reference: Option<(NaiveDate, Option<NaiveTime>)>,
}

impl<'a> Line<'a> {
    fn of(layout: &'a Layout, block: &Block, lexicon: &'a Lexicon) -> Line<'a> {
        let tokens = &layout.tokens[block.tokens.clone()];
        let words = Words { source: layout.text.as_str(), tokens, lexicon };
        let reference = layout.reference_date.as_deref().and_then(reference);
        Line { words, layout, reference }
    }

    fn read_into(&self, found: &mut Vec<Stamp>) {
        if self.is_prose() {
            return;
        }
        let (mut at, mut of) = (0, Of::Either);
        while at < self.words.tokens.len() {
            of = self.lead(at).unwrap_or(of);
            let Some((value, end)) = self.value(at, found.last()) else {
                at += 1;
                continue;
            };
            let span = self.layout.span_of(&self.words.tokens[at], &self.words.tokens[end - 1]);
            at = end;
            match value {
                Value::Stamp(value) if self.meaning(end) != Some("issue") => found.push(Stamp { span, value, of }),
                // `28 November 2025`, and below it `03:26 pm`.
                Value::Time(clock) => found.last_mut().into_iter().for_each(|stamp| stamp.value += &format!("T{}", clock.iso())),
                _ => {}
            }
            of = Of::Either;
        }
    }

    /// A sentence that holds a date, taken for a date line: a picture's, or `The show runs until May 12.`.
    fn is_prose(&self) -> bool {
        let lower = self.words.tokens.iter().filter(|token| token.kind == TokenKind::Lower).count();
        let ends = self.words.is_any(self.words.tokens.len().saturating_sub(1), &[".", "?", "!"]);
        (lower > 7 || ends && lower > 2) && (0..self.words.tokens.len()).all(|at| self.lead(at).is_none())
    }

    fn meaning(&self, at: usize) -> Option<&'static str> {
        let word = self.words.at(at);
        (4..=10).contains(&word.len()).then(|| self.words.lexicon.date_leads.meaning(&word.to_lowercase()))?
    }

    fn lead(&self, at: usize) -> Option<Of> {
        match self.meaning(at)? {
            "published" => Some(Of::Published),
            "modified" => Some(Of::Modified),
            _ => None,
        }
    }

    /// What stands at a token, and the token after it.
    fn value(&self, at: usize, last: Option<&Stamp>) -> Option<(Value, usize)> {
        if let Some((delta, end)) = self.short_ago(at) {
            return Some((self.ago(delta), end));
        }
        let read = when::read(&self.words, at).filter(|read| read.first == at)?;
        let clock = clock_in(&read.when);
        let end = read.end;
        let value = match read.when {
            When::Day(day) => self.day(day, clock, last),
            When::Time(TimeOfDay { clock: Some(clock), .. }) => clock_of(clock, last),
            When::Away { unit: Unit::Second, by, .. } => self.ago(TimeDelta::seconds(by.into())),
            When::Away { unit: Unit::Minute, by, .. } => self.ago(TimeDelta::minutes(by.into())),
            When::Away { unit: Unit::Hour, by, .. } => self.ago(TimeDelta::hours(by.into())),
            When::Away { unit: Unit::Day, by, .. } => {
                self.stamp(self.reference.and_then(|(day, _)| day.checked_add_signed(TimeDelta::days(by.into()))), clock)
            }
            When::Away { unit: Unit::Week, by, .. } => {
                let day = self.reference.and_then(|(day, _)| day.checked_add_signed(TimeDelta::weeks(by.into())));
                day.map_or(Value::None, |day| Value::Stamp(format!("{}-W{:02}", day.iso_week().year(), day.iso_week().week())))
            }
            When::Weekday { weekday, .. } => self.stamp(self.weekday(weekday), clock),
            _ => Value::None,
        };
        Some((value, end))
    }

    /// `3 h ago`, `5m ago`, `2d ago`: so much back.
    fn short_ago(&self, at: usize) -> Option<(TimeDelta, usize)> {
        let word = self.words.at(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let n: u32 = digits.parse().ok()?;
        let (unit, end) = if digits.len() < word.len() { (&word[digits.len()..], at + 1) } else { (self.words.at(at + 1), at + 2) };
        if self.words.at(end) != "ago" {
            return None;
        }
        let delta = match unit {
            "m" | "min" => TimeDelta::minutes(-i64::from(n)),
            "h" | "hr" => TimeDelta::hours(-i64::from(n)),
            "d" => TimeDelta::days(-i64::from(n)),
            _ => return None,
        };
        Some((delta, end + 1))
    }

    /// A day as written; without a year, that of the stamp before it on the page, else the one that ended at the reference.
    fn day(&self, day: Day, clock: Option<Clock>, last: Option<&Stamp>) -> Value {
        let Some((month, number)) = day.month.zip(day.day) else { return Value::None };
        let of_year = |year: i32| NaiveDate::from_ymd_opt(year, month.into(), number.into());
        let before = last.and_then(|stamp| day_of(&stamp.value)).map(|day| day.year());
        let date = match (day.year, before, self.reference) {
            (Some(year), ..) => of_year(year),
            (None, Some(year), _) => of_year(year),
            (None, None, Some((today, _))) => of_year(today.year())
                .filter(|&date| date <= today.checked_add_days(Days::new(1)).unwrap_or(today))
                .or_else(|| of_year(today.year() - 1)),
            _ => None,
        };
        self.stamp(date, day.clock.or(clock))
    }

    fn stamp(&self, date: Option<NaiveDate>, clock: Option<Clock>) -> Value {
        let Some(date) = date else { return Value::None };
        Value::Stamp(clock.map_or(date.to_string(), |clock| format!("{date}T{}", clock.iso())))
    }

    /// So long before the reference: to the minute where that is known to the minute, else its day.
    fn ago(&self, delta: TimeDelta) -> Value {
        let Some((day, time)) = self.reference else { return Value::None };
        let at = NaiveDateTime::new(day, time.unwrap_or(NaiveTime::MIN)).checked_add_signed(delta);
        match (at, time) {
            (Some(at), Some(_)) => Value::Stamp(at.format("%Y-%m-%dT%H:%M").to_string()),
            // Less than a day before a day that is known alone is that day.
            (_, None) if delta.num_days() == 0 => Value::Stamp(day.to_string()),
            (Some(at), None) => Value::Stamp(at.date().to_string()),
            (None, _) => Value::None,
        }
    }

    fn weekday(&self, weekday: u8) -> Option<NaiveDate> {
        let (today, _) = self.reference?;
        let wanted = chrono::Weekday::try_from(weekday.checked_sub(1)?).ok()?;
        today.checked_sub_days(Days::new(today.weekday().days_since(wanted).into()))
    }
}

/// What an expression on a line comes to.
enum Value {
    Stamp(String),
    /// A clock time that completes the stamp before it.
    Time(Clock),
    /// A time that cannot be told.
    None,
}

/// A clock time alone is of the day last named on the page: it completes it, or is a stamp of its own there.
fn clock_of(clock: Clock, last: Option<&Stamp>) -> Value {
    match last {
        Some(stamp) if stamp.value.len() == 10 => Value::Time(clock),
        Some(stamp) => stamp.value.get(..10).map_or(Value::None, |day| Value::Stamp(format!("{day}T{}", clock.iso()))),
        None => Value::None,
    }
}

fn reference(iso: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let time = iso.get(11..16).and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok());
    Some((day_of(iso)?, time))
}
