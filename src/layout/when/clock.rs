//! Clock times: `2:50`, `14:05:30`, `5 p.m.`, `4.34pm`, `0600 GMT`, `noon Moscow time`, `8 o'clock`.

use super::words::{Sense, look_up};
use super::{Clock, Found, TimeOfDay, When, Words, core, days};
use crate::layout::numbers;
use crate::layout::tokens::TokenKind;
use crate::lexicon::grammar::does;

/// A clock time and the day after it, if one is named: `12:20pm Jan 7, 2024`, `5 p.m. on Friday`, `10 a.m. Saturday`.
pub(super) fn first(words: &Words, at: usize) -> Found {
    let (clock, end) = read(words, at)?;
    // `from 9 to 11 a.m. on Friday`: the second of the pair has the day.
    if end == at + 1 && words.is_any(end, &["to", "and", "until", "–", "-"]) {
        let second = read(words, end + 1).map(|(clock, end)| of_day_after(words, TimeOfDay { clock: Some(clock), part: None }, end).0);
        let day = second.map(|when| when.with_clock(clock)).filter(|when| !matches!(when, When::Time(_)));
        return Some((day.unwrap_or(When::Time(TimeOfDay { clock: Some(clock), part: None })), end));
    }
    Some(of_day_after(words, TimeOfDay { clock: Some(clock), part: None }, end))
}

/// `noon`, `midnight`.
pub(super) fn named(words: &Words, at: usize, sense: Sense) -> Found {
    let time = match sense {
        Sense::Noon => noon(words, at),
        _ => TimeOfDay { clock: Some(Clock { hour: 0, minute: 0, second: None, zone: None }), part: None },
    };
    let (_, end) = zone(words, at + 1);
    Some(of_day_after(words, time, end))
}

/// `overnight`: the night to the day it is told on; `overnight rates` are a kind of rates.
pub(super) fn overnight(words: &Words, at: usize) -> Found {
    let before = words.at(words.before(at)).to_lowercase();
    let is_adjective = words.lexicon.grammar.word(&before).may(does::DET | does::POSS);
    (!is_adjective && super::sets::ends_phrase(words, at + 1)).then_some((When::Time(TimeOfDay { clock: None, part: Some("NI") }), at + 1))
}

/// The time of the day that is named after it, else the time alone.
pub(super) fn of_day_after(words: &Words, time: TimeOfDay, end: usize) -> (When, usize) {
    // `at 10:30 a.m. The next day` begins a sentence.
    if words.is_capital(end)
        && words.at(end.wrapping_sub(1)).ends_with('.')
        && !matches!(words.sense(end), Some(Sense::Weekday(_) | Sense::Month(_)))
    {
        return (When::Time(time), end);
    }
    let mut joined = (0..=2).take_while(|&n| n == 0 || words.is_any(end + n - 1, &[",", "on", "-", "–", "|", "·"])).last().unwrap_or(0);
    // `5 p.m. (1500 GMT) on Friday` tells the time twice.
    let is_bracket = words.is(end, "(") && words.is_number(end + 1) && words.is(end + 3, ")");
    if is_bracket && matches!(words.sense(end + 2), Some(Sense::Zone(_))) {
        joined = 4 + usize::from(words.is(end + 4, "on"));
    }
    let day = (0..=joined).rev().find_map(|skip| {
        let (when, after) = days::named(words, end + skip)?;
        // `midnight Thursday` ends Thursday.
        let is_midnight = time.clock.is_some_and(|clock| clock.hour == 0) && words.is(end.wrapping_sub(1), "midnight");
        let ends = time.clock.filter(|_| is_midnight).map(|clock| Clock { hour: 24, ..clock });
        Some((when.at_time(TimeOfDay { clock: ends.or(time.clock), ..time })?, after))
    });
    day.map_or((When::Time(time), end), |(when, after)| in_its_part(words, when, after))
}

/// `9:30 Monday night` is half past nine in the evening.
fn in_its_part(words: &Words, when: When, end: usize) -> (When, usize) {
    let Some((part, clock)) = words.part(end).zip(when.clock()) else { return (when, end) };
    let is_late = matches!(part, "AF" | "EV" | "NI") && (1..12).contains(&clock.hour);
    let clock = if is_late && !(part == "NI" && clock.hour < 5) { Clock { hour: clock.hour + 12, ..clock } } else { clock };
    (when.with_clock(clock), end + 1)
}

/// A time after a day: `, 2:50`, ` at 5 p.m.`, ` - 4.34pm`, `morning`, `at noon`.
pub(super) fn after_day(words: &Words, end: usize) -> Option<(TimeOfDay, usize)> {
    if let Some(part) = words.part(end) {
        return Some((TimeOfDay { clock: None, part: Some(part) }, end + 1));
    }
    // `Friday noon`.
    if words.is(end, "noon") {
        return Some((noon(words, end), end + 1));
    }
    let joined =
        (0..=2).take_while(|&n| n == 0 || words.is_any(end + n - 1, &[",", "at", "-", "–", "—", "|", "·", "•", "/"])).last().unwrap_or(0);
    let clocked = (0..=joined).rev().find_map(|n| read(words, end + n));
    if let Some((clock, end)) = clocked {
        return Some((TimeOfDay { clock: Some(clock), part: None }, end));
    }
    let is_noon = words.is(end, "at") && words.sense(end + 1) == Some(Sense::Noon);
    is_noon.then(|| (noon(words, end + 1), end + 2))
}

/// `noon` is twelve o'clock; `midday` is about then.
fn noon(words: &Words, at: usize) -> TimeOfDay {
    match words.is(at, "noon") {
        true => TimeOfDay { clock: Some(Clock { hour: 12, minute: 0, second: None, zone: None }), part: None },
        false => TimeOfDay { clock: None, part: Some("MI") },
    }
}

/// A clock time that is written as one.
pub(super) fn read(words: &Words, at: usize) -> Option<(Clock, usize)> {
    if !words.is_number(at) {
        return oclock(words, at);
    }
    let word = words.at(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let (half, end) = match half(word.get(digits.len()..)?) {
        Some(half) => (Some(half), at + 1),
        None if matches!(&word[digits.len()..], "" | "hrs" | "h" | "Z" | "z") => half_after(words, at + 1),
        None if zone_named(words, &word[digits.len()..]).is_some() => (None, at + 1),
        None => return None,
    };
    let (half, end) = if half.is_some() { (half, end) } else { (half_of_pair(words, at, digits), end) };
    let (zone, after) = zone_named(words, &word[digits.len()..]).map_or_else(|| zone(words, end), |zone| (zone, end));
    let figures = Figures::of(digits)?;
    let is_military = figures.minute.is_none()
        && digits.len() == 4
        && (after > end
            || word.len() > digits.len() && zone.is_some()
            || words.is_any(end, &["hours", "hrs"]) && words.is(words.before(at), "at"));
    if is_military {
        let clock = Clock { hour: (figures.hour / 100) as u8, minute: (figures.hour % 100) as u8, second: None, zone };
        let hours = usize::from(words.is_any(after, &["hours", "hrs"]) && after == end);
        return (clock.hour <= 24 && clock.minute < 60).then_some((clock, after + hours));
    }
    let is_written_out = half.is_some() || figures.has_colon && !is_score(words, at, digits);
    let hour = match half {
        Some(Half::Afternoon) if figures.hour < 12 => figures.hour + 12,
        Some(Half::Morning) if figures.hour == 12 => 0,
        _ => figures.hour,
    };
    let minute = figures.minute.unwrap_or(0);
    let fits = is_written_out && hour <= 24 && minute < 60;
    let (end, hour) = in_part(words, after, hour);
    let o_clock = o_clock_after(words, at);
    if !fits {
        let hour = figures.hour;
        return o_clock.filter(|_| figures.minute.is_none() && (1..=12).contains(&hour)).map(|end| {
            let (end, hour) = in_part(words, end, hour);
            (Clock { hour: hour as u8, minute: 0, second: None, zone: None }, end)
        });
    }
    Some((Clock { hour: hour as u8, minute: minute as u8, second: figures.second, zone }, end))
}

/// `EST` of `1421EST`: its minutes, where its letters have one meaning.
fn zone_named(words: &Words, letters: &str) -> Option<Option<i16>> {
    let is_zone = (3..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    let minutes = look_up(&words.lexicon.calendar, letters).filter(|_| is_zone)?.strip_prefix("zone")?.trim();
    Some(minutes.parse().ok())
}

/// `from 9 to 11 a.m.`, `between 3 and 5 p.m.`, `7:30 to 9 p.m.`, at the first: the half of the day that the second tells.
fn half_of_pair(words: &Words, at: usize, digits: &str) -> Option<Half> {
    let is_pair = words.is_any(at + 1, &["to", "-", "–", "until"]) || words.is(at + 1, "and") && words.is(words.before(at), "between");
    let first = Figures::of(digits).filter(|first| is_pair && (1..=12).contains(&first.hour) && digits.len() < 6)?;
    let word = words.at(at + 2);
    let second = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let half = half(word.get(second.len()..)?).or_else(|| half_after(words, at + 3).0)?;
    // `11 to 1 p.m.` begins in the morning.
    let second = Figures::of(second).filter(|second| (1..=12).contains(&second.hour))?;
    let turns = first.hour % 12 > second.hour % 12;
    Some(match (half, turns) {
        (Half::Morning, false) | (Half::Afternoon, true) => Half::Morning,
        _ => Half::Afternoon,
    })
}

enum Half {
    Morning,
    Afternoon,
}

/// `am`, `p.m.`.
fn half(word: &str) -> Option<Half> {
    let mut letters = word.bytes().filter(|&b| b != b'.').map(|b| b.to_ascii_lowercase());
    match (letters.next(), letters.next(), letters.next()) {
        (Some(b'a'), Some(b'm'), None) => Some(Half::Morning),
        (Some(b'p'), Some(b'm'), None) => Some(Half::Afternoon),
        _ => None,
    }
}

/// `p.m.`, `PM`, `p.m` after a number.
fn half_after(words: &Words, at: usize) -> (Option<Half>, usize) {
    let word = words.at(at);
    let Some(half) = half(word) else { return (None, at) };
    let stop = usize::from(!word.ends_with('.') && word.contains('.') && words.is(at + 1, ".") && words.touches(at + 1));
    (Some(half), at + 1 + stop)
}

/// The figures of a clock time.
struct Figures {
    hour: u16,
    minute: Option<u16>,
    second: Option<u8>,
    has_colon: bool,
}

impl Figures {
    /// `2:50`, `14:05:30`, `4.34`, `0600`, `5`.
    fn of(digits: &str) -> Option<Figures> {
        let has_colon = digits.contains(':');
        let mut parts = digits.split(if has_colon { ':' } else { '.' });
        let hour = parts.next()?.parse().ok()?;
        let minute = match parts.next() {
            Some(minute) if minute.len() == 2 => Some(minute.parse().ok()?),
            Some(_) => return None,
            None => None,
        };
        let second = parts.next().and_then(|second| second.get(..2)?.parse().ok()).filter(|&second| second < 60);
        Some(Figures { hour, minute, second, has_colon })
    }
}

/// `4:02.31` is how long a race took; `1:1` is no time either, which its figures say.
fn is_score(words: &Words, at: usize, digits: &str) -> bool {
    digits.contains('.') || words.touches(at + 1) && words.is_any(at + 1, &["-", "–"]) && !words.is_number(at + 2)
}

/// `in the morning`, `at night` after a clock time, and the hour it makes.
fn in_part(words: &Words, end: usize, hour: u16) -> (usize, u16) {
    let part = match words.is(end, "in") && words.is(end + 1, "the") {
        true => words.part(end + 2).map(|part| (part, end + 3)),
        false => None,
    };
    match part {
        Some(("AF" | "EV", end)) if hour < 12 => (end, hour + 12),
        Some((_, end)) => (end, hour),
        None => (end, hour),
    }
}

/// `eight o'clock`.
fn oclock(words: &Words, at: usize) -> Option<(Clock, usize)> {
    let end = o_clock_after(words, at)?;
    let hour = numbers::value(words.lexicon, words.at(at)).filter(|hour| (1.0..=12.0).contains(hour))?;
    let (end, hour) = in_part(words, end, hour as u16);
    Some((Clock { hour: hour as u8, minute: 0, second: None, zone: None }, end))
}

fn o_clock_after(words: &Words, at: usize) -> Option<usize> {
    words.is_any(at + 1, &["o'clock", "o’clock"]).then_some(at + 2)
}

/// A zone after a time: `GMT`, `ET`, `local time`, `Moscow time`. `IST` and `CST` have several meanings and no value.
fn zone(words: &Words, at: usize) -> (Option<i16>, usize) {
    if words.kind(at) == Some(TokenKind::Capitals)
        && let Some(Sense::Zone(minutes)) = words.sense(at)
    {
        return (minutes, at + 1);
    }
    let named = words.is(at + 1, "time") && (words.is(at, "local") || words.is_capital(at));
    let long =
        words.is(at + 2, "time") && words.is_capital(at) && (words.is_capital(at + 1) || words.is_any(at + 1, &["standard", "daylight"]));
    let (open, close) = (words.is(at, "("), words.is(at + 2, ")"));
    match (named, long) {
        (true, _) => (None, at + 2),
        (_, true) => (None, at + 3),
        // `8 p.m. (2000 GMT)` says the time again and is read for itself.
        _ if open && close && matches!(words.sense(at + 1), Some(Sense::Zone(_))) => (None, at + 3),
        _ => (None, at),
    }
}

/// `the morning of Aug. 7`, `the night of the attack` is of no day.
pub(super) fn part_of(words: &Words, at: usize, part: &'static str) -> Found {
    let (when, end) = core(words, at)?;
    let when = when.at_time(TimeOfDay { clock: None, part: Some(part) })?;
    Some((when, end))
}
