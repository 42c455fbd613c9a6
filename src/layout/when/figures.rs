//! Days in figures: `2016-08-27`, `27.08.2016`, `8/27/16`, `23/Sep/2016`, `20160827`.

use super::{Clock, Day, Found, Order, When, Words, days};

/// `2016-08-27`, `2016-08-27T02:50Z`, `27.08.2016`, `27/08/2016`, `8/27/16`, `5/17`, with its time.
pub(super) fn first(words: &Words, at: usize) -> Found {
    let found = day(words, at).or_else(|| packed(words, at)).or_else(|| stroked(words, at)).or_else(|| short(words, at))?;
    Some(days::timed(words, found))
}

/// Which comes first, day or month, is told by the number that cannot be a month; where both could be, the American
/// order is read and the order is open.
pub(super) fn day(words: &Words, at: usize) -> Found {
    let word = words.at(at);
    if word.len() < 6 || word.len() > 25 {
        return None;
    }
    let (date, time) =
        word.split_once(['T', 't']).filter(|(date, _)| date.len() > 7).map_or((word, None), |(date, time)| (date, Some(time)));
    let mark = ['-', '/', '.'].into_iter().find(|&mark| date.matches(mark).count() == 2)?;
    let mut parts = date.split(mark);
    let parts = [parts.next()?, parts.next()?, parts.next()?];
    let day = with_month_name(words, parts).or_else(|| in_figures(parts, mark))?;
    let clock = time.and_then(iso_clock);
    Some((When::Day(Day { clock, ..day }), at + 1))
}

fn in_figures(parts: [&str; 3], mark: char) -> Option<Day> {
    let lengths = parts.map(str::len);
    let mut figures = [0; 3];
    for (figure, part) in figures.iter_mut().zip(parts) {
        *figure = part.parse::<i32>().ok()?;
    }
    let [a, b, c] = figures;
    let (year, month, day, order) = match lengths {
        [4, 1..=2, 1..=2] => (a, b, c, Order::Silent),
        [1..=2, 1..=2, 2 | 4] if mark == '.' || a > 12 => (full_year(c), b, a, Order::DayFirst),
        [1..=2, 1..=2, 2 | 4] if b > 12 => (full_year(c), a, b, Order::MonthFirst),
        [1..=2, 1..=2, 2 | 4] => (full_year(c), a, b, if a == b { Order::Silent } else { Order::Either }),
        _ => return None,
    };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
    // `1.2.16` is a version as well as a day.
    let is_day = fits && (mark != '.' || lengths[2] == 4 || lengths[0] == 2 && lengths[1] == 2);
    is_day.then(|| Day { year: Some(year), month: Some(month as u8), day: Some(day as u8), order, ..Day::default() })
}

/// `16` is 2016 and `87` is 1987.
fn full_year(year: i32) -> i32 {
    match year {
        0..40 => year + 2000,
        40..100 => year + 1900,
        _ => year,
    }
}

/// `05-Aug-2016`, `2016/Aug/05`.
fn with_month_name(words: &Words, parts: [&str; 3]) -> Option<Day> {
    let figures = |part: &str| part.parse::<i32>().ok();
    let day = |figure: i32| u8::try_from(figure).ok().filter(|day| (1..=31).contains(day));
    let month = days::month_named(words, parts[1])?;
    let (first, last) = (figures(parts[0])?, figures(parts[2])?);
    let (year, day, order) =
        if parts[0].len() == 4 { (first, day(last)?, Order::Silent) } else { (full_year(last), day(first)?, Order::DayFirst) };
    (1000..2200).contains(&year).then_some(Day { year: Some(year), month: Some(month), day: Some(day), order, ..Day::default() })
}

/// `02:50Z`, `02:50:12`.
fn iso_clock(time: &str) -> Option<Clock> {
    let (hour, rest) = time.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, rest.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(Clock { hour, minute, second: None, zone: None })
}

/// `5/17`, `17/5` where a preposition leads to it, and `9/11`. Else it is a fraction or a score.
pub(super) fn short(words: &Words, at: usize) -> Found {
    let (a, b) = words.at(at).split_once('/')?;
    let (a, b): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    if (a, b) == (9, 11) {
        return Some((When::Day(Day { year: Some(2001), month: Some(9), day: Some(11), ..Day::default() }), at + 1));
    }
    let is_written_so = b > 12 && words.at(at).len() >= 4 || words.at(at).len() == 5 && a > 12;
    let (month, day, order) = match (a, b) {
        (1..=12, 13..=31) => (a, b, Order::MonthFirst),
        (13..=31, 1..=12) => (b, a, Order::DayFirst),
        (1..=12, 1..=12) => (a, b, if a == b { Order::Silent } else { Order::Either }),
        _ => return None,
    };
    let before = words.before(at);
    let is_led = words.has(&words.lexicon.date_prepositions, before) || words.weekday(before).is_some();
    let is_share = words.is_lower(at + 1) && (words.is(at + 1, "of") || words.has(&words.lexicon.units, at + 1));
    (!is_share && (is_led || is_written_so))
        .then_some((When::Day(Day { month: Some(month), day: Some(day), order, ..Day::default() }), at + 1))
}

/// `23/Sep/2020`, `Sep-23-2020`, `2020/Sep/23`, `Oct/2`: a month by its name between strokes.
pub(super) fn stroked(words: &Words, at: usize) -> Found {
    let is_stroke = |i: usize| words.touches(i) && words.touches(i + 1) && words.is(i, "/");
    if !is_stroke(at + 1) && !words.at(at).contains('-') {
        return None;
    }
    let joined: Vec<&str> = match is_stroke(at + 1) {
        true if is_stroke(at + 3) => vec![words.at(at), words.at(at + 2), words.at(at + 4)],
        true => vec![words.at(at), words.at(at + 2)],
        false => words.at(at).split('-').take(4).collect(),
    };
    let end = if is_stroke(at + 1) { at + 2 * joined.len() - 1 } else { at + 1 };
    let whole = |year: i32, month: u8, day: &str, order: Order| {
        let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
        (1000..2200).contains(&year).then_some(Day { year: Some(year), month: Some(month), day: Some(day), order, ..Day::default() })
    };
    let month = |i: usize| days::month_named(words, joined[i]);
    let year = |part: &str| matches!(part.len(), 2 | 4).then(|| part.parse().ok().map(full_year))?;
    let day = match joined[..] {
        [first, _, last] if month(1).is_some() && first.len() == 4 => whole(first.parse().ok()?, month(1)?, last, Order::Silent)?,
        [first, _, last] if month(1).is_some() => whole(year(last)?, month(1)?, first, Order::DayFirst)?,
        [_, second, last] => whole(year(last).filter(|_| last.len() == 4)?, month(0)?, second, Order::MonthFirst)?,
        [_, day] if words.is_capital(at) => {
            let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
            Day { month: Some(month(0)?), day: Some(day), order: Order::MonthFirst, ..Day::default() }
        }
        _ => return None,
    };
    Some((When::Day(day), end))
}

/// `20160827`, as files and feeds have it: eight figures that make a day of these centuries.
fn packed(words: &Words, at: usize) -> Found {
    let word = words.at(at);
    let is_packed = word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"));
    let part = |from: usize, to: usize| word.get(from..to).and_then(|part| part.parse::<i32>().ok());
    let (year, month, day) = is_packed.then(|| Some((part(0, 4)?, part(4, 6)?, part(6, 8)?)))??;
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    let day = Day { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Day::default() };
    is_day.then_some((When::Day(day), at + 1))
}
