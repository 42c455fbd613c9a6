//! Days as written: `August 27, 2016`, `the 27th of August`, `27/08/2016`, `Friday`, `May 3-5`.

use super::words::{Sense, look_up, ordinal};
use super::{Anchor, Day, Found, Order, Shift, TimeOfDay, When, Words, clock, figures, relative, spelled, the};
use crate::lexicon::grammar::does;

/// A day by any of its names, without a time: what may follow `5 p.m.`.
pub(super) fn named(words: &Words, at: usize) -> Found {
    let found = match words.sense(at) {
        _ if words.is_number(at) => figures::day(words, at).or_else(|| day_then_month(words, at)),
        Some(Sense::Month(_)) => month_then_day(words, at),
        Some(Sense::Weekday(_)) => weekday(words, at),
        Some(Sense::DayName(by)) => Some(relative::plain_day(at, by)),
        Some(Sense::Shift(by)) => relative::shifted(words, at, by),
        Some(Sense::The) => the::after(words, at),
        _ => None,
    };
    found.filter(|(when, _)| when.is_day())
}

pub(super) fn timed(words: &Words, found: (When, usize)) -> (When, usize) {
    let (when, end) = found;
    let Some((time, after)) = clock::after_day(words, end) else { return (when, end) };
    match when.clone().at_time(time) {
        Some(when) => (when, after),
        None => (when, end),
    }
}

/// `August 27, 2016, 2:50`, `August 27`, `August 2016`, `August`, `May 3-5`.
pub(super) fn month_first(words: &Words, at: usize) -> Found {
    let found = month_then_day(words, at).or_else(|| month_alone(words, at))?;
    Some(timed(words, found))
}

/// `August 27, 2016`, `Aug. 27`, `August the 27th`, `January first`, `May 3-5`.
fn month_then_day(words: &Words, at: usize) -> Found {
    let month = words.month(at)?;
    let stop = usize::from(words.is(at + 1, ".") && words.touches(at + 1));
    let the = usize::from(words.is(at + 1 + stop, "the"));
    let after = at + 1 + stop + the;
    if let Some(range) = day_range(words, after, month) {
        return Some(range);
    }
    let (day, end) = match words.day(after) {
        Some(day) if words.year(after).is_none() => (day, after + 1),
        Some(_) => return None,
        None => spelled::day(words, after, the == 1)?,
    };
    let (year, end) = year_after(words, end);
    let year = year.or_else(|| year_of_pair(words, end));
    Some((When::Day(Day { year, month: Some(month), day: Some(day), order: Order::MonthFirst, ..Day::default() }), end))
}

/// `3-5`, `3–5` after a month.
fn day_range(words: &Words, at: usize, month: u8) -> Found {
    let parts = |word: &str| {
        let (first, last) = word.split_once('-')?;
        Some((first.parse::<u8>().ok()?, last.parse::<u8>().ok()?))
    };
    if let Some(found) = range_over_months(words, at, month) {
        return Some(found);
    }
    let split = words.touches(at + 1) && words.is_any(at + 1, &["–", "—"]) && words.touches(at + 2);
    let (first, last, end) = match parts(words.at(at)) {
        Some((first, last)) => (first, last, at + 1),
        None if split => (words.day(at)?, words.day(at + 2)?, at + 3),
        None => return None,
    };
    if !(1..=31).contains(&first) || !(1..=31).contains(&last) || first >= last {
        return None;
    }
    let (year, end) = year_after(words, end);
    let day = |day| Day { year, month: Some(month), day: Some(day), order: Order::MonthFirst, ..Day::default() };
    Some((When::Range { first: day(first), last: day(last) }, end))
}

/// `31-Feb. 1` after `Jan.`.
fn range_over_months(words: &Words, at: usize, month: u8) -> Found {
    let (first, name) = words.at(at).split_once('-')?;
    let (first, other) = (first.parse().ok().filter(|day| (1..=31).contains(day))?, month_named(words, name)?);
    let stop = usize::from(words.is(at + 1, ".") && words.touches(at + 1));
    let last = words.day(at + 1 + stop).filter(|_| words.year(at + 1 + stop).is_none())?;
    let (year, end) = year_after(words, at + 2 + stop);
    let day = |month, day| Day { year, month: Some(month), day: Some(day), order: Order::MonthFirst, ..Day::default() };
    Some((When::Range { first: day(month, first), last: day(other, last) }, end))
}

/// `August 2016`, `August of 2016`, `in August`.
fn month_alone(words: &Words, at: usize) -> Found {
    let month = words.month(at)?;
    let is_whole = matches!(words.at(at), "May" | "June" | "July");
    let stop = usize::from(words.is(at + 1, ".") && words.touches(at + 1) && words.at(at).len() < 5 && !is_whole);
    let after = at + 1 + stop;
    if let Some(found) = of_some_year(words, after, month) {
        return Some(found);
    }
    let comma = usize::from(words.is(after, ",") || words.is(after, "of"));
    if let Some(year) = words.year(after + comma).filter(|_| !counts(words, after + comma)) {
        return Some((When::Day(Day { year: Some(year), month: Some(month), ..Day::default() }), after + comma + 1));
    }
    if let Some((When::Day(Day { year, .. }), end)) = spelled::lone_year(words, after) {
        return Some((When::Day(Day { year, month: Some(month), ..Day::default() }), end));
    }
    // `May` and `March` begin sentences as verbs, and `April` and `June` are women: alone, a month is led to, or it
    // stands before a noun or a mark that no name stands before.
    let is_long = words.at(at).len() > 3 && !words.at(at).ends_with('.');
    let is_recent = words.is(words.before(at), "as") && words.is_any(at.wrapping_sub(2), &["recently", "late", "early", "soon"]);
    let is_led = (words.is_led(at) || is_recent || joins_month(words, at) || is_superlative(words, words.before(at)))
        && !(words.is_capital(after) && matches!(month, 4 | 6 | 8) && !words.is(words.before(at), "in"));
    let year = year_of_pair(words, after);
    let is_may = words.at(at) == "May" && words.is_led(at) && !words.is_any(words.before(at), &["and", "than", "("]);
    let is_owner = is_long && !matches!(month, 3..=6 | 8) && (words.is_lower(after) || words.is_any(after, &["'s", "’s"]));
    let is_sure = is_long && (is_led || is_owner) || is_may || year.is_some() || is_long && names_what_follows(words, at, after);
    is_sure.then_some((When::Day(Day { year, month: Some(month), ..Day::default() }), at + 1))
}

/// `September or October`, at the second.
fn joins_month(words: &Words, at: usize) -> bool {
    words.is_any(words.before(at), &["or", "to", "through"]) && words.month(at.wrapping_sub(2)).is_some()
}

/// `the coldest March`, `the worst October`.
fn is_superlative(words: &Words, at: usize) -> bool {
    words.is_lower(at)
        && (words.at(at).len() > 5 && words.at(at).ends_with("est") || words.is_any(at, &["worst", "best"]))
        && words.is(words.before(at), "the")
}

/// `a June poll`, `the March elections`, `Japan's August recess`: the month of a thing; `the March on Rome` is none.
fn names_what_follows(words: &Words, at: usize, after: usize) -> bool {
    let before = words.at(words.before(at)).to_lowercase();
    let is_determined =
        words.lexicon.grammar.word(&before).may(does::DET | does::POSS) || matches!(before.as_str(), "'s" | "’s" | "last" | "next");
    let is_noun = words.is_lower(after) && !words.has(&words.lexicon.phrase_breaks, after) && !words.has(&words.lexicon.small_words, after);
    is_determined && is_noun && after == at + 1
}

/// `May last year`, `April of next year`, `December of that year`: the month of a year beside this one or the story's.
fn of_some_year(words: &Words, end: usize, month: u8) -> Found {
    let of = usize::from(words.is_any(end, &["of", ","]));
    let is_story = words.is(end + of, "that");
    let by = match words.sense(end + of)? {
        Sense::Shift(by) => by,
        Sense::That => 0,
        _ => return None,
    };
    let is_year = words.is(end + of + 1, "year") && !words.is(end + of, "past");
    let from = if is_story { Anchor::Story } else { Anchor::Issue };
    is_year.then_some((When::MonthOf { month, by, from }, end + of + 2))
}

/// Whether a four-digit number counts what comes after it: `1984 votes`.
fn counts(words: &Words, at: usize) -> bool {
    words.has(&words.lexicon.counted_nouns, at + 1)
}

/// `, 2016` or `2016` after a day. A comma leads to a year that stands for itself, not to a count.
pub(super) fn year_after(words: &Words, at: usize) -> (Option<i32>, usize) {
    let comma = usize::from(words.is(at, ",") || words.is_any(at, &["of", "in"]));
    match words.year(at + comma).filter(|_| !counts(words, at + comma)) {
        Some(year) => (Some(year), at + comma + 1),
        None => spelled::year(words, at + comma).map_or((None, at), |(year, end)| (Some(year), end)),
    }
}

/// The year of `March to August 2011` and of `3 May – 5 June 2016`, which stands with the second of the pair.
fn year_of_pair(words: &Words, end: usize) -> Option<i32> {
    if !words.is_any(end, &["to", "and", "through", "until", "–", "-", "—", "or"]) {
        return None;
    }
    let day_first = usize::from(words.day(end + 1).is_some() && words.month(end + 2).is_some());
    let month = end + 1 + day_first;
    words.month(month)?;
    let stop = usize::from(words.is(month + 1, ".") && words.touches(month + 1));
    let day = usize::from(day_first == 0 && words.day(month + 1 + stop).is_some());
    year_after(words, month + 1 + stop + day).0
}

/// `27 August 2016`, `the 27th of August`, with its time.
pub(super) fn day_month(words: &Words, at: usize) -> Found {
    if let Some(range) = range_then_month(words, at) {
        return Some(range);
    }
    Some(timed(words, day_then_month(words, at)?))
}

/// `5-6 September 2019`, `5–6 September`.
fn range_then_month(words: &Words, at: usize) -> Found {
    let joined = words.at(at).split_once('-').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?, at + 1)));
    let is_split = words.touches(at + 1) && words.is_any(at + 1, &["–", "—"]) && words.touches(at + 2);
    let split = || is_split.then(|| Some((words.day(at)?, words.day(at + 2)?, at + 3)))?;
    let (first, last, end): (u8, u8, usize) = joined.or_else(split)?;
    let month = words.month(end).filter(|_| first < last && (1..=31).contains(&first) && last <= 31)?;
    let (year, end) = year_after(words, end + 1);
    let day = |day| Day { year, month: Some(month), day: Some(day), order: Order::DayFirst, ..Day::default() };
    Some((When::Range { first: day(first), last: day(last) }, end))
}

fn day_then_month(words: &Words, at: usize) -> Found {
    let joined = joined_day_month(words, at);
    let (day, month, after) = match joined {
        Some(found) => found,
        None => {
            let day = words.day(at).filter(|_| !is_money(words, at))?;
            let of = usize::from(words.is(at + 1, "of"));
            // `May` after a number and before a verb is one: `12 May go`.
            (day, words.month(at + 1 + of)?, at + 2 + of)
        }
    };
    let stop = usize::from(words.is(after, ".") && words.touches(after) && words.year(after + 1).is_some());
    let (year, end) = year_after(words, after + stop);
    let end = if year.is_none() { after } else { end };
    let year = year.or_else(|| year_of_pair(words, end));
    Some((When::Day(Day { year, month: Some(month), day: Some(day), order: Order::DayFirst, ..Day::default() }), end))
}

/// `$12 December 27`: twelve dollars.
fn is_money(words: &Words, at: usize) -> bool {
    words.has(&words.lexicon.currencies, words.before(at)) && !words.at(words.before(at)).chars().all(char::is_alphabetic)
}

/// `05-Aug-2016` is one word; so is `5-Aug`.
fn joined_day_month(words: &Words, at: usize) -> Option<(u8, u8, usize)> {
    let mut parts = words.at(at).split(['-', '/']);
    let (day, name, rest) = (parts.next()?, parts.next()?, parts.next());
    if rest.is_some() || day.len() > 2 {
        return None;
    }
    Some((day.parse().ok().filter(|day| (1..=31).contains(day))?, month_named(words, name)?, at + 1))
}

pub(super) fn month_named(words: &Words, name: &str) -> Option<u8> {
    look_up(&words.lexicon.calendar, name)?.strip_prefix("month ")?.parse().ok()
}

/// The second day of a pair whose month stands with the first: `May 3 and 5`, or with the second: `18 and 19 June`.
pub(super) fn another_day(words: &Words, at: usize) -> Found {
    let day = words.day(at)?;
    let joins = |i: usize| words.is_any(i, &["and", "or", "to", "through", "–", "—"]);
    let last = at.checked_sub(2).filter(|_| joins(at - 1) && words.day(at - 2).is_some());
    let back = last.and_then(|last| {
        let stop = usize::from(last > 1 && words.is(last - 1, "."));
        words.month(last.checked_sub(1 + stop)?)
    });
    let is_noun = words.is_lower(at + 1) && words.has(&words.lexicon.counted_nouns, at + 1);
    if let Some(month) = back.filter(|_| !is_noun && words.unit(at + 1).is_none()) {
        let (year, end) = year_after(words, at + 1);
        return Some((When::Day(Day { year, month: Some(month), day: Some(day), order: Order::MonthFirst, ..Day::default() }), end));
    }
    if !joins(at + 1) || words.day(at + 2).is_none() {
        return None;
    }
    let month = words.month(at + 3)?;
    let (year, _) = year_after(words, at + 4);
    Some((When::Day(Day { year, month: Some(month), day: Some(day), order: Order::DayFirst, ..Day::default() }), at + 1))
}

/// `Friday`, `Friday night`, `Friday, August 26, 2016`, `Friday August 26`, `Friday at 5 p.m.`.
pub(super) fn weekday_first(words: &Words, at: usize) -> Found {
    if is_in_name(words, at) {
        return None;
    }
    Some(timed(words, weekday(words, at)?))
}

/// `Bloody Sunday`, `the Sunday Times`, `Friday Night Lights`.
fn is_in_name(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let is_show = words.is_capital(at + 1) && words.part(at + 1).is_some() && words.is_capital(at + 2);
    words.is_capital(before) && words.has(&words.lexicon.day_epithets, before)
        || words.has(&words.lexicon.day_titles, at + 1) && (words.is_capital(at + 1) || words.at(at + 1).starts_with("school"))
        || is_show && !words.is_any(at + 2, &["and", "at"])
}

fn weekday(words: &Words, at: usize) -> Found {
    let weekday = words.weekday(at)?;
    let stop = usize::from(words.is(at + 1, ".") && words.touches(at + 1) && words.at(at).len() <= 5);
    let comma = usize::from(words.is(at + 1 + stop, ","));
    // `on Wednesday the October 8 quake` names a quake.
    let next = at + 1 + stop + comma;
    let the = usize::from(words.is(next, "the") && words.month(next + 1).is_none());
    let after = next + the;
    let dated = month_then_day(words, after)
        .or_else(|| day_then_month(words, after))
        .or_else(|| figures::day(words, after))
        .or_else(|| figures::short(words, after).filter(|_| comma == 0))
        .or_else(|| weekday_and_day(words, after, weekday).filter(|_| comma == 0));
    if let Some(found) = dated {
        return Some(found);
    }
    if let Some(found) = of_some_week(words, at + 1, weekday) {
        return Some(found);
    }
    // `Saturday mornings` come again.
    if matches!(words.sense(at + 1), Some(Sense::Part(_))) && words.part(at + 1).is_none() {
        return Some((When::Set(format!("XXXX-WXX-{weekday}")), at + 2));
    }
    Some((When::Weekday { weekday, shift: Shift::Near, time: TimeOfDay::default() }, at + 1 + stop))
}

/// `Thursday of last week`, `Monday next week`, after the weekday.
fn of_some_week(words: &Words, end: usize, weekday: u8) -> Found {
    let of = usize::from(words.is(end, "of"));
    let of = of + usize::from(of == 1 && words.is(end + 1, "the"));
    let Some(Sense::Shift(by)) = words.sense(end + of) else { return None };
    let shift = relative::of_week(by);
    (words.is(end + of + 1, "week")).then_some((When::Weekday { weekday, shift, time: TimeOfDay::default() }, end + of + 2))
}

/// `Tuesday the 11th`, `Friday 13`, at the number or the ordinal.
fn weekday_and_day(words: &Words, at: usize, weekday: u8) -> Found {
    if clock::read(words, at).is_some() {
        return None;
    }
    let in_words = || spelled::day(words, at, true).filter(|_| words.is(words.before(at), "the"));
    let (day, end) = words.day(at).map(|day| (day, at + 1)).or_else(in_words)?;
    let is_noun = words.is_lower(end) && !words.has(&words.lexicon.phrase_breaks, end) && !words.has(&words.lexicon.small_words, end);
    (!is_noun && !words.touches(end) | words.is_any(end, &[".", ",", ")", "!", "?"]))
        .then_some((When::DayOfMonth { day, weekday: Some(weekday) }, end))
}

/// `the 11th`, at its number: of a month that is not said.
pub(super) fn day_of_month(words: &Words, at: usize) -> Found {
    let day = ordinal(words.at(at)).filter(|_| words.is(words.before(at), "the"))?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some((When::DayOfMonth { day, weekday: None }, at + 1))
}

/// `the 15th of this month`, `the 15th day of next month`, `the 21st this month`, at the ordinal.
pub(super) fn day_of_some_month(words: &Words, at: usize) -> Found {
    let day = words.ordinal(at).and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
    let noun = at + 1 + usize::from(words.is(at + 1, "day"));
    let of = usize::from(words.is(noun, "of"));
    let Sense::Shift(by) = words.sense(noun + of)? else { return None };
    words.is(noun + of + 1, "month").then_some((When::DayOfSomeMonth { day, by }, noun + of + 2))
}

/// `the fourth of July`, at its ordinal.
pub(super) fn ordinal_in_words(words: &Words, at: usize) -> Found {
    let day = words.ordinal(at).and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
    let of = usize::from(words.is(at + 1, "of"));
    let month = words.month(at + 1 + of).filter(|_| of == 1)?;
    let (year, end) = year_after(words, at + 2 + of);
    Some((When::Day(Day { year, month: Some(month), day: Some(day), order: Order::DayFirst, ..Day::default() }), end))
}
