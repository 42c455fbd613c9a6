//! What day "Friday" was: a date read against the publication date, the dateline or the story so far.

mod anchor;
mod extent;
mod feasts;
mod nearest;
mod resolve;

use crate::annotations::Annotations;
use crate::annotations::date::{Date, Tense};
use crate::annotations::dateline::Dateline;
use crate::layout::Layout;
use crate::layout::when::{self, Anchor, Day, Order, Shift, Unit, When, Words};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use chrono::NaiveDate;
pub use extent::Extent;
use resolve::{Point, Reading};

/// The calendar values of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calendar {
    /// One a date annotation, in the same order; `None` where there is no anchor to read it against.
    pub values: Vec<Option<Value>>,
    /// The dateline's day, `2016-08-27`.
    pub dateline_day: Option<String>,
}

/// A value in ISO 8601 or TIMEX3, and what it was read against.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// `2016-08-26`, `2016-W35`, `PT12H`, `2016-08-27T02:50`, `P1M`, `PAST_REF`.
    pub iso: String,
    /// The first and the last day of it, where it is on the calendar.
    pub extent: Option<Extent>,
    /// The day it was read against, where it needed one.
    pub anchor: Option<String>,
    /// How sure it is once the whole article is known, where that changes it.
    pub confidence: Option<f32>,
}

/// The anchor is the day of publication, else the day the reader named, and a dateline's day within their year.
pub fn find(layout: &Layout, annotations: &Annotations, lexicon: &Lexicon) -> Calendar {
    let published = annotations.published.as_ref().and_then(|published| day_of(&published.is.value));
    let reference = layout.reference_date.as_deref().and_then(day_of);
    let issued = published.or(reference);
    let filed = annotations.dateline.as_ref().and_then(|dateline| filed(&dateline.is, issued, lexicon));
    let order = order(&annotations.dates);
    let mut story = Story { issue: issued.or(filed), here: None, block: 0, week: None };
    let dates = &annotations.dates;
    let mut values = Vec::with_capacity(dates.len());
    for (i, date) in dates.iter().enumerate() {
        let is_end = i > 0 && is_end_of(layout, &dates[i - 1], date);
        let here = story.here;
        if let Some(end) = dates.get(i + 1).filter(|end| is_unnamed(&date.is.when) && is_end_of(layout, date, end)) {
            story.value(layout, end, order);
        }
        values.push(story.value(layout, date, order));
        // The story tells of the quarter, not of the day it ended on.
        story.here = if is_end { here } else { story.here };
    }
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
        When::Day(Day { year: None, month: Some(month), day: Some(day), .. }) => nearest::nearest(issued?, month, day),
        _ => None,
    }
}

/// `the quarter`, `the week`: only the story tells which.
fn is_unnamed(when: &When) -> bool {
    matches!(when, When::Away { from: Anchor::Story, by: 0, unit: Unit::Week | Unit::Month | Unit::Quarter | Unit::Year, .. })
}

/// `the third quarter ended Sept. 30`, `the week ending Nov. 3`: a stretch, and the day it ends on.
fn is_end_of(layout: &Layout, date: &Marked<Date>, end: &Marked<Date>) -> bool {
    let is_stretch = is_unnamed(&date.is.when) || matches!(date.is.when, When::Quarter { .. } | When::QuarterOf { .. });
    let between = || layout.text.as_str().get(date.span.end()..end.span.start()).unwrap_or("");
    is_stretch && matches!(between().trim(), "ended" | "ending" | "that ended")
}

/// Which of day and month the article puts first, as far as its clear dates tell.
fn order(dates: &[Marked<Date>]) -> Order {
    let count = |wanted: Order| dates.iter().filter(|date| matches!(&date.is.when, When::Day(day) if day.order == wanted)).count();
    match (count(Order::MonthFirst), count(Order::DayFirst)) {
        (months, days) if months > days => Order::MonthFirst,
        (months, days) if days > months => Order::DayFirst,
        _ => Order::Either,
    }
}

/// The story as far as it was read: the day it came out, and the last time it told of.
struct Story {
    issue: Option<NaiveDate>,
    here: Option<Point>,
    /// Where `here` was said.
    block: usize,
    /// The week that the sentence's last weekday was of, and the sentence: `next Tuesday and Wednesday`.
    week: Option<(Shift, usize)>,
}

/// So many paragraphs after it was named, a day is no more the one that `the next day` follows.
const FORGOTTEN: usize = 4;

impl Story {
    fn value(&mut self, layout: &Layout, date: &Marked<Date>, order: Order) -> Option<Value> {
        let block = layout.block_at(date.span.start());
        let here = self.here.filter(|_| block < self.block + FORGOTTEN);
        let when = in_order(&date.is.when, order).or_else(|| self.in_week(layout, date));
        let reading = Reading { issue: self.issue, here, is_here: block == self.block, tense: date.is.tense };
        let read = resolve::read(when.as_ref().unwrap_or(&date.is.when), &reading)?;
        // What the story only compares with is no step of it: `from $4 million a year earlier`.
        let compares = matches!(date.is.when, When::Away { from: Anchor::Story | Anchor::Calendar | Anchor::Either, unit, by, .. } if by < 0 && unit != Unit::Day)
            || matches!(date.is.when, When::Quarter { quarter: 0, .. } | When::QuarterOf { .. });
        if read.point.is_some() && !compares {
            (self.here, self.block) = (read.point, block);
        }
        let anchor = read.anchor.map(|day| day.to_string());
        let extent = match &date.is.when {
            // The days of a fiscal year are its company's own.
            When::Fiscal { .. } => None,
            when @ When::Stretch { .. } => self.issue.and_then(|issue| resolve::stretch(when, issue)).map(|(from, to)| Extent { from, to }),
            When::Hence { unit, .. } => extent::of(&read.iso).and_then(|day| extent::around(day.from, *unit)),
            _ => extent::of(&read.iso),
        };
        Some(Value { iso: read.iso, extent, anchor, confidence: sureness(&date.is.when, order) })
    }
}

impl Story {
    /// `Wednesday` after `next Tuesday` in one sentence is of the same week.
    fn in_week(&mut self, layout: &Layout, date: &Marked<Date>) -> Option<When> {
        let When::Weekday { weekday, shift, time } = date.is.when else { return None };
        let sentence = layout.sentence_at(date.span.start());
        let against = if date.is.tense == Tense::Past { Shift::Next } else { Shift::Last };
        let fits = |shift: &Shift| date.is.tense == Tense::Untold || *shift != against;
        let before = self.week.filter(|(_, told)| *told == sentence).map(|(shift, _)| shift).filter(fits);
        let told = if shift == Shift::Near { before } else { Some(shift) };
        self.week = told.filter(|shift| matches!(shift, Shift::Last | Shift::Next)).map(|shift| (shift, sentence));
        Some(When::Weekday { weekday, shift: told?, time })
    }
}

/// `3/4/2016` as this article would write it.
fn in_order(when: &When, order: Order) -> Option<When> {
    let When::Day(day) = when else { return None };
    let is_turned = day.order == Order::Either && order == Order::DayFirst;
    is_turned.then_some(When::Day(Day { month: day.day, day: day.month, ..*day }))
}

/// A date of either order is as sure as the article's other dates make it.
fn sureness(when: &When, order: Order) -> Option<f32> {
    let When::Day(Day { order: Order::Either, .. }) = when else { return None };
    Some(if order == Order::Either { 0.5 } else { 0.875 })
}
