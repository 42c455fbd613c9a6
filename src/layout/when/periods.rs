//! Stretches of the calendar: `2016`, `the 1990s`, `the 19th century`, `the third quarter of 2016`, `fiscal 1990`, `last summer`.

use super::words::{Sense, look_up, ordinal};
use super::{Anchor, Day, Found, Order, TimeOfDay, Unit, When, Words};
use crate::layout::tokens::TokenKind;

/// `1990s`, `1990's`.
pub(super) fn decade(words: &Words, at: usize) -> Found {
    if let Some(digits) = words.at(at).strip_suffix('s') {
        return Some((years_of(digits)?, at + 1));
    }
    let is_old_style = words.is_any(at + 1, &["'s", "’s"]) && words.touches(at + 1);
    let is_led = words.is_any(words.before(at), &["the", "early", "late", "mid", "middle"]);
    (is_old_style && is_led).then(|| Some((years_of(words.at(at))?, at + 2)))?
}

/// `1990s`; the `1800s` are a century.
fn years_of(digits: &str) -> Option<When> {
    let year = decade_of(digits)?;
    Some(if year % 100 == 0 && year < 1900 { When::Century(year / 100 + 1) } else { When::Decade(year) })
}

fn decade_of(digits: &str) -> Option<i32> {
    let year: i32 = (digits.len() == 4 && digits.ends_with('0')).then(|| digits.parse().ok())??;
    (1000..2200).contains(&year).then_some(year)
}

/// `'90s`, and `90s` after `the`: of the last century, since nobody shortens those of this one so.
pub(super) fn short_decade(words: &Words, at: usize) -> Found {
    let marked = usize::from(words.is_any(at, &["'", "’", "‘"]));
    let is_led = marked == 1 && words.touches(at + 1) || words.is_any(words.before(at), &["the", "early", "late"]);
    let digits = words.at(at + marked).strip_suffix('s').filter(|_| is_led)?;
    let year: i32 = (digits.len() == 2 && digits.ends_with('0')).then(|| digits.parse().ok())??;
    (year >= 20).then_some((When::Decade(1900 + year), at + marked + 1))
}

/// `'97`: of the last century, or of this one.
pub(super) fn short_year(words: &Words, at: usize) -> Found {
    let is_marked = words.is_any(at, &["'", "’", "‘"]) && words.touches(at + 1) && !words.touches(at + 2) | !words.is_number(at + 2);
    let digits = words.at(at + 1).get(..).filter(|digits| is_marked && digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))?;
    let year: i32 = digits.parse().ok()?;
    let lead = words.before(at);
    let is_led = words.has(&words.lexicon.year_leads, lead) || words.is_any(lead, &["or", "summer", "winter", "spring", "fall"]);
    let year = if year < 30 { 2000 + year } else { 1900 + year };
    (is_led && super::sets::ends_phrase(words, at + 2)).then_some((When::Day(Day { year: Some(year), ..Day::default() }), at + 2))
}

/// `the September quarter`, at the month: the one that ends with it.
pub(super) fn month_quarter(words: &Words, at: usize) -> Found {
    let month = words.month(at).filter(|month| month % 3 == 0 && words.is(at + 1, "quarter"))?;
    Some(with_year(words, When::Quarter { quarter: month / 3, year: None }, at + 2))
}

/// `third quarter`, `first half of 2016`, `20th century`, `second-quarter`.
pub(super) fn ordinal_first(words: &Words, at: usize) -> Found {
    let number = words.ordinal(at)?;
    let fiscal = usize::from(words.sense(at + 1) == Some(Sense::Fiscal));
    let noun = at + 1 + fiscal;
    match words.sense(noun)? {
        Sense::Unit(Unit::Quarter) if words.at(noun).len() == 7 => {
            let (when, end) = with_year(words, quarter(number)?, noun + 1);
            // `the second quarter of the game`.
            let is_of_game =
                words.is(end, "of") && words.is_any(end + 1, &["the", "a", "their", "his", "its"]) && words.unit(end + 2).is_none();
            (!is_of_game).then_some((when, end))
        }
        Sense::Half if number <= 2 => with_own_year(words, When::Half { half: number as u8, year: None }, noun + 1),
        Sense::Unit(Unit::Week) => week_of_month(words, at),
        Sense::Unit(Unit::Century) => century(i32::try_from(number).ok()?, noun + 1),
        _ => None,
    }
}

fn quarter(number: u32) -> Option<When> {
    u8::try_from(number).ok().filter(|number| (1..=4).contains(number)).map(|quarter| When::Quarter { quarter, year: None })
}

fn century(number: i32, end: usize) -> Found {
    (1..=30).contains(&number).then_some((When::Century(number), end))
}

/// `of 2016`, `of last year`, `of the year`, `2016` after a quarter or a half.
fn with_year(words: &Words, when: When, end: usize) -> (When, usize) {
    let by = match words.sense(end + 1).filter(|_| words.is(end, "of")) {
        Some(Sense::Shift(by)) => Some(by),
        Some(Sense::The) => Some(0),
        _ => None,
    };
    let fiscal = usize::from(words.sense(end + 2) == Some(Sense::Fiscal));
    if let Some(by) = by
        && words.is(end + 2 + fiscal, "year")
    {
        return match of_year_away(when.clone(), by) {
            Some(when) => (when, end + 3 + fiscal),
            None => (when, end),
        };
    }
    let of = usize::from(words.is_any(end, &["of", "in"]));
    let fiscal = usize::from(of == 1 && words.sense(end + of) == Some(Sense::Fiscal));
    match words.year(end + of + fiscal) {
        Some(year) => (of_year(when, year), end + of + fiscal + 1),
        None => (when, end),
    }
}

/// A half is of a year only where the words say so: games have halves too.
fn with_own_year(words: &Words, when: When, end: usize) -> Found {
    let (when, after) = with_year(words, when, end);
    (after > end).then_some((when, after))
}

/// A quarter or a half by its ordinal, of a year that its owner tells: `third quarter` in `last year's third quarter`.
pub(super) fn part_of_year(words: &Words, at: usize) -> Found {
    let half = || {
        let half = words.ordinal(at).filter(|half| *half <= 2 && words.sense(at + 1) == Some(Sense::Half))?;
        Some((When::Half { half: half as u8, year: None }, at + 2))
    };
    ordinal_first(words, at)
        .or_else(half)
        .filter(|(when, _)| matches!(when, When::Quarter { year: None, .. } | When::Half { year: None, .. }))
}

/// The same quarter or half of the year so many years away.
pub(super) fn of_year_away(when: When, by: i32) -> Option<When> {
    match when {
        When::Quarter { quarter, .. } if quarter > 0 => Some(When::QuarterOf { quarter, by }),
        When::Half { half, .. } => Some(When::HalfOf { half, by }),
        _ => None,
    }
}

/// `first week of March`, `last week of May 2015`.
pub(super) fn week_of_month(words: &Words, at: usize) -> Found {
    if !words.is(at + 1, "week") || !words.is_any(at + 2, &["of", "in"]) {
        return None;
    }
    let is_last = words.is_any(at, &["last", "final"]);
    let week = if is_last { Some(-1) } else { words.ordinal(at).and_then(|week| i8::try_from(week).ok()) };
    let month = words.month(at + 3)?;
    let stop = usize::from(words.is(at + 4, ".") && words.touches(at + 4));
    let (year, end) = super::days::year_after(words, at + 4 + stop);
    let end = if year.is_none() { at + 4 } else { end };
    Some((When::WeekOfMonth { week: week.filter(|week| *week < 6)?, month, year }, end))
}

/// `last quarter of 1997`, `final half of 1996`, after `the`.
pub(super) fn last_quarter(words: &Words, at: usize) -> Found {
    let year = words.year(at + 3).filter(|_| words.is_any(at, &["last", "final"]) && words.is(at + 2, "of"))?;
    match words.sense(at + 1)? {
        Sense::Unit(Unit::Quarter) => Some((When::Quarter { quarter: 4, year: Some(year) }, at + 4)),
        Sense::Half => Some((When::Half { half: 2, year: Some(year) }, at + 4)),
        _ => None,
    }
}

fn of_year(when: When, year: i32) -> When {
    match when {
        When::Quarter { quarter, .. } => When::Quarter { quarter, year: Some(year) },
        When::Half { half, .. } => When::Half { half, year: Some(year) },
        when => when,
    }
}

/// `Q3`, `Q3 2016`, `H1 2016`.
pub(super) fn short_quarter(words: &Words, at: usize) -> Found {
    let word = words.at(at);
    let (letter, figure) = (word.get(..1)?, word.get(1..)?);
    let number: u32 = (figure.len() == 1).then(|| figure.parse().ok())??;
    let when = match letter {
        "Q" => quarter(number)?,
        "H" if number == 1 || number == 2 => When::Half { half: number as u8, year: None },
        _ => return None,
    };
    let is_quarter = matches!(when, When::Quarter { .. });
    let (when, end) = with_year(words, when, at + 1);
    (is_quarter || end > at + 1).then_some((when, end))
}

/// `third-quarter`, `mid-1995`, `19th-century`, `mid-August`, `late-1990s`, `year-earlier`.
pub(super) fn hyphened(words: &Words, at: usize) -> Found {
    let (first, last) = words.at(at).split_once('-')?;
    if let Some(found) = month_pair(words, at) {
        return Some(found);
    }
    if words.is_any(at, &["year-earlier", "year-ago"]) {
        return Some((year_before(Unit::Year, -1), at + 1));
    }
    let number = || look_up(&words.lexicon.ordinals, first).and_then(|number| number.parse::<u32>().ok()).or_else(|| ordinal(first));
    if last.eq_ignore_ascii_case("quarter") {
        return Some((quarter(number()?)?, at + 1));
    }
    if last.eq_ignore_ascii_case("half") {
        return Some((When::Half { half: u8::try_from(number()?).ok().filter(|half| *half <= 2)?, year: None }, at + 1));
    }
    if last.eq_ignore_ascii_case("century") {
        return century(i32::try_from(number()?).ok()?, at + 1);
    }
    let is_edge = first.eq_ignore_ascii_case("mid") || first.eq_ignore_ascii_case("early") || first.eq_ignore_ascii_case("late");
    if !is_edge {
        return None;
    }
    // `mid-14th century`.
    if words.is(at + 1, "century")
        && let Some(number) = look_up(&words.lexicon.ordinals, last).and_then(|number| number.parse().ok()).or_else(|| ordinal(last))
    {
        return century(i32::try_from(number).ok()?, at + 2);
    }
    if let Some(year) = last.strip_suffix('s').and_then(decade_of) {
        return Some((When::Decade(year), at + 1));
    }
    if let Some(year) = last.parse::<i32>().ok().filter(|year| last.len() == 4 && (1000..2200).contains(year)) {
        return Some((When::Day(Day { year: Some(year), ..Day::default() }), at + 1));
    }
    let told = look_up(&words.lexicon.calendar, last)?;
    if let Some(month) = told.strip_prefix("month ").and_then(|month| month.parse().ok()) {
        let year = words.year(at + 1);
        return Some((When::Day(Day { year, month: Some(month), ..Day::default() }), at + 1 + usize::from(year.is_some())));
    }
    let part = told.strip_prefix("part ")?;
    Some((When::Time(TimeOfDay { clock: None, part: Some(part) }), at + 1))
}

/// `the January-March quarter`, `July-August 2006`, at the pair of months.
pub(super) fn month_pair(words: &Words, at: usize) -> Found {
    let (first, last) = words.at(at).split_once('-')?;
    let month = |name: &str| -> Option<u8> {
        let is_name = name.starts_with(|c: char| c.is_ascii_uppercase());
        look_up(&words.lexicon.calendar, name).filter(|_| is_name)?.strip_prefix("month ")?.parse().ok()
    };
    let (first, last) = (month(first)?, month(last)?);
    let year = words.year(at + 1);
    let end = at + 1 + usize::from(year.is_some());
    if words.is(end, "quarter") && first % 3 == 1 && last == first + 2 {
        return Some((When::Quarter { quarter: last / 3, year }, end + 1));
    }
    let day = |month| Day { year, month: Some(month), ..Day::default() };
    (first < last).then_some((When::Range { first: day(first), last: day(last) }, end))
}

/// `year-earlier quarter`, `year-ago period`, after `the`.
pub(super) fn year_earlier(words: &Words, at: usize) -> Found {
    let is_one = words.is_any(at, &["year-earlier", "year-ago", "prior-year"]);
    let (unit, by) = match words.sense(at + 1) {
        Some(Sense::Unit(Unit::Quarter)) => (Unit::Quarter, -4),
        Some(Sense::Unit(Unit::Month)) => (Unit::Month, -12),
        Some(Sense::Unit(_)) => (Unit::Year, -1),
        _ if words.is(at + 1, "period") => (Unit::Year, -1),
        _ => return None,
    };
    is_one.then_some((year_before(unit, by), at + 2))
}

/// So many units before what the story speaks of.
fn year_before(unit: Unit, by: i32) -> When {
    When::Away { unit, by, from: Anchor::Story, time: TimeOfDay::default() }
}

/// `summer`, at the season. Alone it is one where something leads to it; `fall` and `spring` are verbs too.
pub(super) fn season(words: &Words, at: usize, season: &'static str, is_led: bool) -> Found {
    let of = usize::from(words.is_any(at + 1, &["of", ","]));
    if let Some(year) = words.year(at + 1 + of) {
        return Some((When::Season { season, year: Some(year), by: None }, at + 2 + of));
    }
    // `the summer of '69`.
    if let Some((When::Day(Day { year, .. }), end)) = short_year(words, at + 1 + of).filter(|_| of == 1) {
        return Some((When::Season { season, year, by: None }, end));
    }
    // `the spring of last year`.
    if of == 1
        && words.is(at + 1, "of")
        && let Some(Sense::Shift(by)) = words.sense(at + 2)
        && words.is(at + 3, "year")
    {
        return Some((When::SeasonOf { season, by }, at + 4));
    }
    // `the winter of 2010-11`.
    if let Some((When::Range { first, .. }, end)) = year_range(words, at + 1 + of) {
        return Some((When::Season { season, year: first.year, by: None }, end));
    }
    let is_word = words.is_any(at, &["fall", "spring", "falls"]);
    let in_the = is_led && words.is_any(words.before(at), &["in", "during", "this", "until"])
        || words.is(words.before(at), "the")
            && words.is_any(at.checked_sub(2).unwrap_or(usize::MAX), &["in", "during", "through", "before", "by", "until", "since", "for"]);
    let is_sure = in_the && !words.is(at + 1, "of") || is_led && !is_word && !words.is(at + 1, "of");
    (is_sure && !words.is_capital(at) && super::sets::ends_phrase(words, at + 1))
        .then_some((When::Season { season, year: None, by: None }, at + 1))
}

/// `fiscal 1990`, `fiscal year 2016`, `the fiscal year`, `fiscal third quarter`.
pub(super) fn fiscal(words: &Words, at: usize) -> Found {
    let noun = usize::from(words.is(at + 1, "year"));
    if let Some(year) = words.year(at + 1 + noun) {
        let end = at + 2 + noun;
        return Some(its_part(words, year, end).unwrap_or((When::Fiscal { year: Some(year), by: 0 }, end)));
    }
    if let Some(found) = ordinal_first(words, at + 1).or_else(|| hyphened(words, at + 1)) {
        return Some(found);
    }
    let is_led = words.is_any(words.before(at), &["the", "this", "current"]);
    (noun == 1 && is_led).then_some((When::Fiscal { year: None, by: 0 }, at + 2))
}

/// `1997's second quarter`, at the `'s`.
fn its_part(words: &Words, year: i32, end: usize) -> Found {
    let (when, after) = part_of_year(words, end + 1).filter(|_| words.kind(end) == Some(TokenKind::Possessive))?;
    Some((of_year(when, year), after))
}

/// `last fiscal year`, at `fiscal`.
pub(super) fn shifted_fiscal(words: &Words, at: usize, by: i32) -> Found {
    match words.unit(at + 1)? {
        Unit::Year => Some((When::Fiscal { year: None, by }, at + 2)),
        unit => Some((When::Away { unit, by, from: Anchor::Issue, time: TimeOfDay::default() }, at + 2)),
    }
}

/// `2010-2014`, `1990-91`.
pub(super) fn year_range(words: &Words, at: usize) -> Found {
    let (first, last) = words.at(at).split_once('-').or_else(|| words.at(at).split_once('/'))?;
    let first: i32 = (first.len() == 4).then(|| first.parse().ok())??;
    let last: i32 = match last.len() {
        4 => last.parse().ok()?,
        2 => first / 100 * 100 + last.parse::<i32>().ok()?,
        _ => return None,
    };
    let year = |year| Day { year: Some(year), ..Day::default() };
    let fits = (1000..2200).contains(&first) && (first + 1..first + 200).contains(&last);
    fits.then_some((When::Range { first: year(first), last: year(last) }, at + 1))
}

/// A year alone. Newspapers put a comma into thousands, so a bare 1984 is a year unless it counts, is paid, or names a thing.
pub(super) fn lone_year(words: &Words, at: usize) -> Found {
    let year = words.year(at)?;
    let before = words.before(at);
    if let Some(found) = its_part(words, year, at + 1) {
        return Some(found);
    }
    // `the 1988 third quarter`.
    if let Some((when, end)) = part_of_year(words, at + 1) {
        return Some((of_year(when, year), end));
    }
    if words.is(at + 1, "quarter") && words.is_any(before, &["the", "'s", "’s"]) {
        return Some((When::Quarter { quarter: 0, year: Some(year) }, at + 2));
    }
    let is_named = words.has(&words.lexicon.numbered, before)
        || words.is_any(before, &["#", "№", "+"])
        || words.is_any(before, &["."]) && words.is(before.wrapping_sub(1), "No");
    let is_paid = words.has(&words.lexicon.currencies, before) && !words.at(before).bytes().all(|b| b.is_ascii_alphabetic())
        || words.has(&words.lexicon.currencies, at + 1);
    let is_part = words.touches(at) && !words.is_any(before, &["(", "[", "–", "—", "-", "/", "“", "\"", "‘", "'", "’"])
        || words.touches(at + 1)
            && (words.is(at + 1, "%") || words.is_any(at + 1, &["-", "/", ":"]) && words.is_number(at + 2) && words.year(at + 2).is_none());
    let joins_number = words.is_number(before) && !words.is(before, ",");
    if is_named || is_paid || is_part || joins_number || counts(words, at) {
        return None;
    }
    let is_common = (1900..2040).contains(&year);
    let is_sure_lead = words.is_any(before, &["in", "since", "until", "till", "by", "before", "after", "from", "during"]);
    let is_counting = words.is_lower(at + 1) && words.at(at + 1).ends_with('s') && !super::sets::ends_phrase(words, at + 1);
    let is_led = words.is_led(at) && super::sets::ends_phrase(words, at + 1) || is_sure_lead && !is_counting || words.is(before, "the");
    let is_sure = is_common || (1500..2150).contains(&year) && is_led;
    is_sure.then_some((When::Day(Day { year: Some(year), order: Order::Silent, ..Day::default() }), at + 1))
}

/// `1984 votes`, `2000 miles`, `2000 armed men`, `2010 dead`: a plural counted, unless the words before make it a year's.
fn counts(words: &Words, at: usize) -> bool {
    let noun = |i: usize| {
        words.has(&words.lexicon.counted_nouns, i) || words.has(&words.lexicon.units, i) || matches!(words.sense(i), Some(Sense::Unit(_)))
    };
    if noun(at + 1)
        || words.is_lower(at + 1) && noun(at + 2) && words.sense(at + 1).is_none() && !words.has(&words.lexicon.phrase_breaks, at + 1)
    {
        return true;
    }
    let multiples = crate::layout::numbers::multiple(words, at + 1).is_some() || words.is_any(at + 1, &["percent", "per", "km", "more"]);
    let owner = words.is_any(words.before(at), &["the", "its", "their", "his", "her", "our", "'s", "’s", "a"]);
    // A count is round more often than not, a year of these decades seldom: `based on 2007 figures`.
    let is_recent = words.year(at).is_some_and(|year| (1950..2035).contains(&year) && year % 100 != 0);
    let next = words.at(at + 1);
    let is_plural = words.is_lower(at + 1)
        && next.len() > 3
        && next.ends_with('s')
        && !next.ends_with("ss")
        && !next.ends_with("us")
        && !next.ends_with("is");
    multiples
        || is_plural
            && !owner
            && !is_recent
            && !words.is_led(at)
            && !words.has(&words.lexicon.phrase_breaks, at + 1)
            && !words.has(&words.lexicon.small_words, at + 1)
}
