//! The grammar of time expressions over the tokens of a line: `August 27, 2016, 2:50`, `next week`, `three days ago`.
//!
//! Both the page's own date lines and the dates of the story are read with it, so it stands below both. It reads words
//! only: which day `Friday` was is for `relations/calendar.rs`.

use super::tokens::{Token, TokenKind};
use crate::lexicon::Lexicon;

/// What a time expression says, as far as its own words go.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// A calendar day, or the part of one that is written: `August 27`, `2016`, `August 2016`, with its time.
    Day(Day),
    /// `Friday`, `last Friday`, `next Friday night`.
    Weekday {
        weekday: u8,
        shift: Shift,
        part: Option<&'static str>,
    },
    /// `yesterday`, `next week`, `three days ago`: so many units away.
    Away {
        unit: Unit,
        by: i32,
        part: Option<&'static str>,
    },
    /// `last May`, `next spring`: `by` -1, 0 or 1.
    AwayMonth {
        month: u8,
        by: i32,
    },
    Season {
        season: &'static str,
        year: Option<i32>,
        by: i32,
    },
    Quarter {
        quarter: u8,
        year: Option<i32>,
    },
    /// `the 1990s`: the first year.
    Decade(i32),
    /// `the 20th century`: its number.
    Century(i32),
    /// A clock time alone.
    Clock(Clock),
    /// `morning`, `tonight` alone: of the anchor's day.
    Part(&'static str),
    Duration {
        amount: Option<f64>,
        unit: Unit,
        modifier: Option<&'static str>,
    },
    /// `every Monday`, `daily`: a TIMEX3 value.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(&'static str),
}

/// A day as written. Invariant: `day` without `month` is never made.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Day {
    pub year: Option<i32>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub clock: Option<Clock>,
    pub part: Option<&'static str>,
}

/// A clock time. `hour` 0 to 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// Minutes east of Greenwich, where a zone is written that has one meaning.
    pub zone: Option<i16>,
}

impl Clock {
    /// `02:50`, with seconds and a zone where they are written.
    pub fn iso(self) -> String {
        let second = self.second.map_or(String::new(), |second| format!(":{second:02}"));
        let zone = match self.zone {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(minutes) => format!("{}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60),
        };
        format!("{:02}:{:02}{second}{zone}", self.hour, self.minute)
    }
}

/// Which of the weekdays is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// `Friday`: before or after, as the verb says.
    Near,
    Last,
    This,
    Next,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A read expression: tokens `first..end`.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub when: When,
    pub first: usize,
    pub end: usize,
}

/// The words of a line, and how to look at them.
pub struct Words<'a> {
    pub source: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
}

/// A calendar word's meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Month(u8),
    Weekday(u8),
    Unit(Unit),
    Part(&'static str),
    Season(&'static str),
    Zone,
}

/// The expression that begins at token `at`, if one does.
pub fn read(words: &Words, at: usize) -> Option<Read> {
    let token = words.tokens.get(at)?;
    // Most words begin no time expression; this turns them away by what they are made of.
    let read = match token.kind {
        TokenKind::Number => number_first(words, at),
        TokenKind::Mark | TokenKind::Possessive => None,
        _ => word_first(words, at),
    };
    read.map(|(when, end)| Read { when, first: at, end })
}

type Found = Option<(When, usize)>;

impl Words<'_> {
    /// The word at a token, or nothing.
    pub fn at(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| self.source.get(t.start as usize..t.end as usize).unwrap_or(""))
    }

    fn lower(&self, i: usize) -> String {
        self.at(i).to_lowercase()
    }

    fn is(&self, i: usize, word: &str) -> bool {
        self.at(i).eq_ignore_ascii_case(word)
    }

    fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    fn is_number(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether token `i` directly follows the one before it.
    fn touches(&self, i: usize) -> bool {
        i > 0 && self.tokens.get(i).is_some_and(|t| t.start == self.tokens[i - 1].end)
    }

    fn meaning(&self, i: usize) -> Option<Meaning> {
        let token = self.tokens.get(i)?;
        if !token.is_word() || token.end - token.start > 12 {
            return None;
        }
        let word = self.lower(i);
        let told = self.lexicon.calendar.meaning(word.trim_end_matches('.'))?;
        let (kind, value) = told.split_once(' ').unwrap_or((told, ""));
        Some(match kind {
            "month" => Meaning::Month(value.parse().ok()?),
            "weekday" => Meaning::Weekday(value.parse().ok()?),
            "unit" => Meaning::Unit(unit(value)?),
            "part" => Meaning::Part(value),
            "season" => Meaning::Season(value),
            _ => Meaning::Zone,
        })
    }

    /// A month that is written as one: capitalised, and not the verb `may`, the walk `march` or `Mar` the name.
    fn month(&self, i: usize) -> Option<u8> {
        match self.meaning(i)? {
            Meaning::Month(month) if self.tokens[i].is_capital() => Some(month),
            _ => None,
        }
    }

    fn weekday(&self, i: usize) -> Option<u8> {
        let Meaning::Weekday(weekday) = self.meaning(i)? else { return None };
        let short = self.at(i).trim_end_matches('.').len() <= 5;
        // `Sun`, `Sat` and `Wed` are words too; as days they stand by a date.
        let sure = self.tokens[i].is_capital()
            && (!short
                || self.is_number(i + 1)
                || (self.is_any(i + 1, &[",", "."]) && (self.month(i + 2).is_some() || self.is_number(i + 2))));
        let sure = sure || (short && self.tokens[i].is_capital() && (self.month(i + 1).is_some() || self.month(i + 2).is_some()));
        (sure || (!short && self.tokens[i].is_capital())).then_some(weekday)
    }

    fn unit(&self, i: usize) -> Option<Unit> {
        match self.meaning(i)? {
            Meaning::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    fn part(&self, i: usize) -> Option<&'static str> {
        match self.meaning(i)? {
            Meaning::Part(part) => Some(part),
            _ => None,
        }
    }

    /// A four-digit year from 1000 to 2199.
    fn year(&self, i: usize) -> Option<i32> {
        let word = self.at(i);
        let year: i32 = (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())??;
        (1000..2200).contains(&year).then_some(year)
    }

    /// A day of the month: `27`, `3rd`.
    fn day(&self, i: usize) -> Option<u8> {
        let word = self.at(i);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = &word[digits.len()..];
        let is_tail = matches!(tail.to_ascii_lowercase().as_str(), "" | "st" | "nd" | "rd" | "th");
        let day: u8 = (is_tail && !digits.is_empty() && digits.len() <= 2).then(|| digits.parse().ok())??;
        (1..=31).contains(&day).then_some(day)
    }

    /// A number in figures or words, and the token after it.
    fn amount(&self, i: usize) -> Option<(f64, usize)> {
        if self.is_number(i) {
            let value: f64 = self.at(i).replace(',', "").parse().ok()?;
            return Some((value, i + 1));
        }
        let word = self.lower(i);
        let value = |word: &str| self.lexicon.numbers.meaning(word).and_then(|value| value.parse::<f64>().ok());
        if let Some((tens, ones)) = word.split_once('-') {
            return Some((value(tens)? + value(ones)?, i + 1));
        }
        let first = value(&word)?;
        let mut end = i + 1;
        let mut total = first;
        if (word == "a" || word == "an")
            && let Some(more) = value(&self.lower(end)).filter(|_| self.is_any(end, &["couple", "dozen", "hundred", "thousand", "half"]))
        {
            (total, end) = (more, end + 1);
        }
        while let Some(times) = value(&self.lower(end)).filter(|&v| v >= 100.0) {
            (total, end) = (total * times, end + 1);
        }
        if self.is(end, "of") && self.is_any(end - 1, &["couple"]) {
            end += 1;
        }
        Some((total, end))
    }
}

fn unit(letter: &str) -> Option<Unit> {
    Some(match letter {
        "TS" => Unit::Second,
        "TM" => Unit::Minute,
        "TH" => Unit::Hour,
        "D" => Unit::Day,
        "W" => Unit::Week,
        "WE" => Unit::Weekend,
        "F" => Unit::Fortnight,
        "M" => Unit::Month,
        "Q" => Unit::Quarter,
        "Y" => Unit::Year,
        "E" => Unit::Decade,
        "C" => Unit::Century,
        _ => return None,
    })
}

/// `27 August 2016`, `2016-08-27`, `27/08/2016`, `2:50 p.m.`, `0600 GMT`, `12 hours`, `12-hours-long`, `2016`, `1990s`.
fn number_first(words: &Words, at: usize) -> Found {
    numeric_day(words, at)
        .or_else(|| day_month(words, at))
        .or_else(|| clock(words, at).map(|(clock, end)| with_day_after(words, clock, end)))
        .or_else(|| decade(words, at))
        .or_else(|| hyphened_duration(words, at))
        .or_else(|| counted(words, at))
        .or_else(|| century(words, at))
        .or_else(|| lone_year(words, at))
}

fn word_first(words: &Words, at: usize) -> Found {
    match words.meaning(at) {
        Some(Meaning::Month(_)) => month_first(words, at),
        Some(Meaning::Weekday(_)) => weekday_first(words, at),
        Some(Meaning::Season(season)) => season_first(words, at, season),
        Some(Meaning::Unit(_) | Meaning::Part(_) | Meaning::Zone) => None,
        None => said_in_words(words, at),
    }
}

/// `August 27, 2016, 2:50`, `August 27`, `August 2016`, `August`.
fn month_first(words: &Words, at: usize) -> Found {
    let month = words.month(at)?;
    let after = if words.is(at + 1, ".") && words.touches(at + 1) { at + 2 } else { at + 1 };
    let Some(day) = words.day(after).filter(|_| words.year(after).is_none()) else {
        return month_alone(words, at, month, after);
    };
    let (year, end) = year_after(words, after + 1);
    Some(with_clock(words, Day { year, month: Some(month), day: Some(day), ..Day::default() }, end))
}

fn month_alone(words: &Words, at: usize, month: u8, after: usize) -> Found {
    let comma = usize::from(words.is(after, ",") || words.is(after, "of"));
    if let Some(year) = words.year(after + comma) {
        return Some((When::Day(Day { year: Some(year), month: Some(month), ..Day::default() }), after + comma + 1));
    }
    // `May` and `March` begin sentences as verbs, and `April` and `June` are women: alone, a month needs a preposition.
    let long = words.at(at).len() >= 3 && !words.at(at).ends_with('.');
    let before = at.checked_sub(1).map(|before| words.lower(before)).unwrap_or_default();
    let led = [
        "in", "since", "until", "till", "by", "from", "through", "of", "before", "after", "during", "early", "late", "mid", "and", "to",
        "between",
    ]
    .contains(&before.as_str());
    (long && led && words.at(at).len() > 3 || led && month == 5 && words.at(at) == "May")
        .then_some((When::Day(Day { month: Some(month), ..Day::default() }), at + 1))
}

/// `, 2016` or `2016` after a day.
fn year_after(words: &Words, at: usize) -> (Option<i32>, usize) {
    let comma = usize::from(words.is(at, ","));
    match words.year(at + comma) {
        Some(year) => (Some(year), at + comma + 1),
        None => (None, at),
    }
}

/// `27 August 2016`, `the 27th of August`.
fn day_month(words: &Words, at: usize) -> Found {
    let day = words.day(at)?;
    let of = usize::from(words.is(at + 1, "of"));
    let month = words.month(at + 1 + of)?;
    let after = at + 2 + of;
    let stop = usize::from(words.is(after, ".") && words.touches(after) && words.year(after + 1).is_some());
    let (year, end) = year_after(words, after + stop);
    let end = if year.is_none() { after } else { end };
    Some(with_clock(words, Day { year, month: Some(month), day: Some(day), ..Day::default() }, end))
}

/// `2016-08-27`, `2016-08-27T02:50Z`, `27.08.2016`, `27/08/2016`, `8/27/16`. Which comes first, day or month, is told by the
/// number that cannot be a month; where both could be, the American order is read.
fn numeric_day(words: &Words, at: usize) -> Found {
    let word = words.at(at);
    let (date, clock_part) = word.split_once(['T', 't']).map_or((word, None), |(date, clock)| (date, Some(clock)));
    let mark = ['-', '/', '.'].into_iter().find(|&mark| date.matches(mark).count() == 2)?;
    let parts: Vec<i32> = date.split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let lengths: Vec<usize> = date.split(mark).map(str::len).collect();
    let (year, month, day) = match (lengths.as_slice(), parts.as_slice()) {
        ([4, 1..=2, 1..=2], &[year, month, day]) => (year, month, day),
        ([1..=2, 1..=2, 2 | 4], &[a, b, year]) => {
            let year = if year < 100 { year + if year < 50 { 2000 } else { 1900 } } else { year };
            if mark == '.' || a > 12 { (year, b, a) } else { (year, a, b) }
        }
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1000..2200).contains(&year) {
        return None;
    }
    let day = Day { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Day::default() };
    if let Some((hour, minute)) = clock_part.and_then(|clock| clock.split_once(':')) {
        let minute = minute.get(..2).and_then(|m| m.parse().ok());
        let clock = hour.parse().ok().zip(minute).filter(|&(h, m): &(u8, u8)| h < 24 && m < 60);
        let clock = clock.map(|(hour, minute)| Clock { hour, minute, second: None, zone: None });
        return Some((When::Day(Day { clock, ..day }), at + 1));
    }
    Some(with_clock(words, day, at + 1))
}

/// A clock time after a day: `, 2:50`, ` at 5 p.m.`, ` - 4.34pm`; or a part of the day: `morning`.
fn with_clock(words: &Words, day: Day, end: usize) -> (When, usize) {
    let bare = (When::Day(day), end);
    if day.day.is_none() {
        return bare;
    }
    if let Some(part) = words.part(end) {
        return (When::Day(Day { part: Some(part), ..day }), end + 1);
    }
    let joined =
        (0..=2).take_while(|&n| n == 0 || words.is_any(end + n - 1, &[",", "at", "-", "–", "—", "|", "·", "•", "/"])).last().unwrap_or(0);
    let read = (0..=joined).rev().find_map(|n| clock(words, end + n));
    match read {
        Some((clock, end)) => (When::Day(Day { clock: Some(clock), ..day }), end),
        None => bare,
    }
}

/// `12:20pm Jan 7, 2024`, `14:05 GMT, 3 March 2021`, `5 p.m. on Friday`: a clock time and the day after it.
fn with_day_after(words: &Words, clock: Clock, end: usize) -> (When, usize) {
    let joined = (0..=2).take_while(|&n| n == 0 || words.is_any(end + n - 1, &[",", "on", "-", "–", "|", "·"])).last().unwrap_or(0);
    for skip in (0..=joined).rev() {
        let at = end + skip;
        let weekday = usize::from(words.weekday(at).is_some());
        let at = at + weekday + usize::from(weekday == 1 && words.is(at + 1, ","));
        let found = month_first(words, at).or_else(|| day_month(words, at)).or_else(|| numeric_day(words, at));
        if let Some((When::Day(day), end)) = found.filter(|(when, _)| matches!(when, When::Day(day) if day.day.is_some())) {
            return (When::Day(Day { clock: Some(clock), ..day }), end);
        }
    }
    (When::Clock(clock), end)
}

/// `2:50`, `14:05:30`, `5 p.m.`, `4.34pm`, `0600 GMT`.
fn clock(words: &Words, at: usize) -> Option<(Clock, usize)> {
    let word = words.at(at);
    if !words.is_number(at) {
        return None;
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let tail = word.get(digits.len()..)?.replace('.', "").to_ascii_lowercase();
    let (half, mut end) = match tail.as_str() {
        "am" | "pm" => (Some(tail), at + 1),
        "" | "hrs" | "h" | "z" => half_of_day(words, at + 1),
        _ => return None,
    };
    let mark = if digits.contains(':') { ':' } else { '.' };
    let mut parts = digits.split(mark).map(str::parse::<u16>);
    let (hour, minute, second) = (parts.next()?.ok()?, parts.next(), parts.next());
    let (zone, after) = zone(words, end);
    let is_military = minute.is_none()
        && digits.len() == 4
        && hour % 100 < 60
        && (zone.is_some() || words.is_any(end, &["hours", "hrs"]) && words.is(at.wrapping_sub(1), "at"));
    let written_out = half.is_some() || (mark == ':' && minute.is_some()) || is_military;
    if !written_out || (mark == '.' && minute.is_some() && digits.split('.').nth(1).is_some_and(|m| m.len() != 2)) {
        return None;
    }
    let minutes = match minute {
        None if is_military => hour % 100,
        None => 0,
        Some(minute) => minute.ok()?,
    };
    let hour = if is_military { hour / 100 } else { hour };
    let hour = match half.as_deref() {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    if hour > 24 || minutes > 59 {
        return None;
    }
    if after > end {
        end = after;
    }
    let second = second.and_then(Result::ok).and_then(|s| u8::try_from(s).ok()).filter(|&s| s < 60);
    Some((Clock { hour: hour as u8, minute: minutes as u8, second, zone }, end))
}

/// `p.m.`, `PM`, `p.m` after a number.
fn half_of_day(words: &Words, at: usize) -> (Option<String>, usize) {
    let word = words.lower(at).replace('.', "");
    if word != "am" && word != "pm" {
        return (None, at);
    }
    let stop = usize::from(!words.at(at).ends_with('.') && words.at(at).contains('.') && words.is(at + 1, ".") && words.touches(at + 1));
    (Some(word), at + 1 + stop)
}

/// Minutes east of Greenwich of a zone's letters. `IST` and `CST` have several meanings: they are words of a time, without a value.
fn zone(words: &Words, at: usize) -> (Option<i16>, usize) {
    let is_zone = words.meaning(at) == Some(Meaning::Zone) && words.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Capitals);
    if !is_zone {
        return (None, at);
    }
    let minutes = match words.at(at) {
        "GMT" | "UTC" => Some(0),
        "BST" | "CET" => Some(60),
        "CEST" => Some(120),
        "EST" => Some(-300),
        "EDT" => Some(-240),
        "PST" => Some(-480),
        "PDT" => Some(-420),
        "MST" => Some(-420),
        "MDT" => Some(-360),
        "JST" => Some(540),
        _ => None,
    };
    (minutes, at + 1)
}

/// `1990s`, `the '90s` is left out: its century is a guess.
fn decade(words: &Words, at: usize) -> Found {
    let digits = words.at(at).strip_suffix('s').or_else(|| words.at(at).strip_suffix("'s"))?;
    let year: i32 = (digits.len() == 4 && digits.ends_with('0')).then(|| digits.parse().ok())??;
    (1000..2200).contains(&year).then_some((When::Decade(year), at + 1))
}

/// `12-hours-long`, `47-year-old` is an age and no time; `two-day`, `decade-long`.
fn hyphened_duration(words: &Words, at: usize) -> Found {
    let word = words.lower(at);
    let parts: Vec<&str> = word.split('-').collect();
    let (amount, unit_word, rest) = match parts.as_slice() {
        [amount, unit, rest @ ..] if rest.len() <= 1 => (*amount, *unit, rest.first().copied()),
        _ => return None,
    };
    if rest.is_some_and(|rest| rest != "long") {
        return None;
    }
    let amount = amount.parse().ok().or_else(|| words.lexicon.numbers.meaning(amount)?.parse::<f64>().ok())?;
    let told = words.lexicon.calendar.meaning(unit_word)?.strip_prefix("unit ")?;
    Some((When::Duration { amount: Some(amount), unit: unit(told)?, modifier: None }, at + 1))
}

/// `12 hours`, `three days ago`, `two weeks later`, `five years earlier`.
fn counted(words: &Words, at: usize) -> Found {
    let (amount, after) = words.amount(at)?;
    let more = usize::from(words.is_any(after, &["more", "full", "straight", "consecutive"]));
    let unit = words.unit(after + more)?;
    // `a second term`, `a minute detail`: one second and one minute are rarely counted with an article.
    if words.is_any(at, &["a", "an"]) && matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend) {
        return None;
    }
    if words.is(at, "one") && words.is(after, "second") {
        return None;
    }
    let end = after + more + 1;
    let by = amount.round() as i32;
    if words.is_any(end, &["ago"]) {
        return Some((When::Away { unit, by: -by, part: None }, end + 1));
    }
    let whole = amount.fract() == 0.0 && words.is_any(end, &["later", "earlier"]);
    if whole {
        let by = if words.is(end, "later") { by } else { -by };
        return Some((When::Away { unit, by, part: None }, end + 1));
    }
    Some((When::Duration { amount: Some(amount), unit, modifier: None }, end))
}

/// `the 20th century`, `19th century`.
fn century(words: &Words, at: usize) -> Found {
    let ordinal = words.at(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: i32 = (ordinal.len() < words.at(at).len()).then(|| ordinal.parse().ok())??;
    let word = words.lower(at + 1);
    ((1..=30).contains(&number) && (word == "century" || word == "centuries")).then_some((When::Century(number), at + 2))
}

/// A year alone, where it cannot be a count: after a preposition, in brackets, or at the end of a clause.
fn lone_year(words: &Words, at: usize) -> Found {
    let year = words.year(at)?;
    let before = at.checked_sub(1).map(|before| words.lower(before)).unwrap_or_default();
    let led = [
        "in", "since", "until", "till", "by", "from", "of", "before", "after", "during", "early", "late", "mid", "and", "to", "between",
        "the", "for", "around", "through", "(", "–", "-",
    ]
    .contains(&before.as_str());
    let counts = words.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Lower)
        && !words.is_any(
            at + 1,
            &[
                "and",
                "to",
                "when",
                "after",
                "as",
                "by",
                "for",
                "but",
                "or",
                "the",
                "a",
                "with",
                "on",
                "in",
                "because",
                "election",
                "census",
                "report",
                "season",
                "budget",
                "edition",
                "presidential",
                "it",
                "he",
                "she",
                "they",
                "that",
                "was",
                "has",
                "had",
                "is",
                "were",
                "which",
                "while",
                "until",
                "through",
                "film",
                "attack",
                "campaign",
                "constitution",
                "deal",
                "law",
                "war",
                "peace",
            ],
        );
    (led && !counts && (1500..2150).contains(&year)).then_some((When::Day(Day { year: Some(year), ..Day::default() }), at + 1))
}

/// `Friday`, `Friday night`, `Friday, August 26, 2016`, `Friday August 26`.
fn weekday_first(words: &Words, at: usize) -> Found {
    let weekday = words.weekday(at)?;
    let stop = usize::from(words.is(at + 1, ".") && words.touches(at + 1) && words.at(at).len() <= 5);
    let comma = usize::from(words.is(at + 1 + stop, ","));
    let after = at + 1 + stop + comma;
    let dated = month_first(words, after).or_else(|| day_month(words, after)).or_else(|| numeric_day(words, after));
    if let Some(found) = dated.filter(|(when, _)| matches!(when, When::Day(day) if day.day.is_some())) {
        return Some(found);
    }
    let (part, end) = match words.part(at + 1) {
        Some(part) => (Some(part), at + 2),
        None => (None, at + 1 + stop),
    };
    Some((When::Weekday { weekday, shift: Shift::Near, part }, end))
}

/// `the summer of 2015`, `summer 2015`. A season alone has no value that holds.
fn season_first(words: &Words, at: usize, season: &'static str) -> Found {
    let of = usize::from(words.is(at + 1, "of"));
    let year = words.year(at + 1 + of)?;
    Some((When::Season { season, year: Some(year), by: 0 }, at + 2 + of))
}

/// `yesterday`, `next week`, `last May`, `this year`, `every Monday`, `three days ago`, `a decade-long`, `first quarter of 2016`.
fn said_in_words(words: &Words, at: usize) -> Found {
    let word = words.lower(at);
    match word.as_str() {
        "yesterday" | "today" | "tomorrow" | "tonight" => Some(named_day(words, at, &word)),
        "last" | "past" | "previous" => shifted(words, at, -1),
        "this" | "current" => shifted(words, at, 0),
        "next" | "coming" | "following" => shifted(words, at, 1),
        "every" | "each" => every(words, at),
        "now" | "currently" => Some((When::Reference("PRESENT_REF"), at + 1)),
        "recently" => Some((When::Reference("PAST_REF"), at + 1)),
        "daily" => Some((When::Set("P1D".to_owned()), at + 1)),
        "weekly" => Some((When::Set("P1W".to_owned()), at + 1)),
        "monthly" => Some((When::Set("P1M".to_owned()), at + 1)),
        "annually" | "annual" | "yearly" => Some((When::Set("P1Y".to_owned()), at + 1)),
        "noon" | "midday" => Some((When::Part("MI"), at + 1)),
        "midnight" => Some((When::Clock(Clock { hour: 0, minute: 0, second: None, zone: None }), at + 1)),
        "first" | "second" | "third" | "fourth" => quarter(words, at, &word),
        "earlier" | "later" => earlier_this(words, at),
        "many" | "several" | "few" | "some" => vague_duration(words, at),
        "decades" | "centuries" => None,
        _ => hyphened_duration(words, at).or_else(|| counted(words, at)),
    }
}

fn named_day(words: &Words, at: usize, word: &str) -> (When, usize) {
    if word == "tonight" {
        return (When::Away { unit: Unit::Day, by: 0, part: Some("NI") }, at + 1);
    }
    let by = match word {
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => 0,
    };
    match words.part(at + 1) {
        Some(part) => (When::Away { unit: Unit::Day, by, part: Some(part) }, at + 2),
        None => (When::Away { unit: Unit::Day, by, part: None }, at + 1),
    }
}

/// `last week`, `next Friday`, `this morning`, `last May`, `the past three years`, `next summer`.
fn shifted(words: &Words, at: usize, by: i32) -> Found {
    let word = words.lower(at);
    let next = at + 1;
    if matches!(word.as_str(), "last" | "past" | "next" | "previous" | "following" | "coming") {
        if let Some((amount, after)) = words.amount(next).filter(|_| !words.is_any(next, &["a", "an"])) {
            let unit = words.unit(after)?;
            return Some((When::Duration { amount: Some(amount), unit, modifier: None }, after + 1));
        }
        if words.is_any(next, &["few", "several"]) {
            return Some((When::Duration { amount: None, unit: words.unit(next + 1)?, modifier: None }, next + 2));
        }
    }
    match words.meaning(next)? {
        Meaning::Unit(unit) if unit_fits(words, at, unit) => Some((When::Away { unit, by, part: None }, next + 1)),
        Meaning::Weekday(_) if word != "past" => {
            let weekday = words.weekday(next)?;
            let shift = [Shift::Last, Shift::This, Shift::Next][(by + 1) as usize];
            let part = words.part(next + 1);
            Some((When::Weekday { weekday, shift, part }, next + 1 + usize::from(part.is_some())))
        }
        Meaning::Month(_) => Some((When::AwayMonth { month: words.month(next)?, by }, next + 1)),
        Meaning::Season(season) => Some((When::Season { season, year: None, by }, next + 1)),
        Meaning::Part(part) if word == "this" => Some((When::Away { unit: Unit::Day, by: 0, part: Some(part) }, next + 1)),
        Meaning::Part(part) if word == "last" && part == "NI" => Some((When::Away { unit: Unit::Day, by: -1, part: Some(part) }, next + 1)),
        _ => None,
    }
}

/// `this second`, `the last minute`, `the next hour` are no dates; `this time` is none either.
fn unit_fits(words: &Words, at: usize, unit: Unit) -> bool {
    let is_clock = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    !is_clock && !words.at(at + 1).to_lowercase().ends_with('s')
}

/// `every Monday`, `each year`, `every two weeks`.
fn every(words: &Words, at: usize) -> Found {
    if let Some(weekday) = words.weekday(at + 1) {
        return Some((When::Set(format!("XXXX-WXX-{weekday}")), at + 2));
    }
    let (amount, after) = words.amount(at + 1).unwrap_or((1.0, at + 1));
    if let Some(part) = words.part(after) {
        return Some((When::Set(format!("XXXX-XX-XXT{part}")), after + 1));
    }
    let unit = words.unit(after)?;
    Some((When::Set(period(amount, unit)), after + 1))
}

/// `first quarter of 2016`, `third quarter`. `second` alone is an ordinal.
fn quarter(words: &Words, at: usize, ordinal: &str) -> Found {
    if words.unit(at + 1) != Some(Unit::Quarter) {
        let number = match ordinal {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            _ => 4,
        };
        return (words.unit(at + 1) == Some(Unit::Century)).then_some((When::Century(number), at + 2));
    }
    let quarter = ["first", "second", "third", "fourth"].iter().position(|word| *word == ordinal)? as u8 + 1;
    let of = usize::from(words.is(at + 2, "of"));
    match words.year(at + 2 + of) {
        Some(year) => Some((When::Quarter { quarter, year: Some(year) }, at + 3 + of)),
        None => Some((When::Quarter { quarter, year: None }, at + 2)),
    }
}

/// `earlier this month`, `later today`.
fn earlier_this(words: &Words, at: usize) -> Found {
    let is_day = words.is(at + 1, "today");
    let found =
        if is_day { Some(named_day(words, at + 1, "today")) } else { shifted(words, at + 1, 0).filter(|_| words.is(at + 1, "this")) };
    found.or_else(|| {
        shifted(words, at + 1, if words.is(at + 1, "next") { 1 } else { -1 }).filter(|_| words.is_any(at + 1, &["last", "next"]))
    })
}

/// `several days`, `a few weeks ago`, `many years`.
fn vague_duration(words: &Words, at: usize) -> Found {
    let unit = words.unit(at + 1)?;
    if !words.at(at + 1).to_lowercase().ends_with('s') {
        return None;
    }
    if words.is(at + 2, "ago") || words.is(at + 2, "earlier") {
        return Some((When::Reference("PAST_REF"), at + 3));
    }
    Some((When::Duration { amount: None, unit, modifier: None }, at + 2))
}

/// An ISO 8601 period: `PT12H`, `P3D`, `PXM` for an amount that is not said.
pub fn period(amount: f64, unit: Unit) -> String {
    let (amount, before, letter) = match unit {
        Unit::Second => (amount, "PT", 'S'),
        Unit::Minute => (amount, "PT", 'M'),
        Unit::Hour => (amount, "PT", 'H'),
        Unit::Day => (amount, "P", 'D'),
        Unit::Week => (amount, "P", 'W'),
        Unit::Weekend => (amount * 2.0, "P", 'D'),
        Unit::Fortnight => (amount * 2.0, "P", 'W'),
        Unit::Month => (amount, "P", 'M'),
        Unit::Quarter => (amount * 3.0, "P", 'M'),
        Unit::Year => (amount, "P", 'Y'),
        Unit::Decade => (amount * 10.0, "P", 'Y'),
        Unit::Century => (amount * 100.0, "P", 'Y'),
    };
    format!("{before}{amount}{letter}")
}
