//! Holidays by name: `Christmas`, `Easter Monday`, `Thanksgiving 2016`, `the Fourth of July`.

use super::{Found, Holiday, When, Words};

/// The holiday that begins at a token, with its year: the longest name of the list.
pub(super) fn first(words: &Words, at: usize) -> Found {
    // Johnnie Christmas is a man and the Merry Christmas a boat.
    let is_of_name = words.is_capital(words.before(at)) && words.weekday(words.before(at)).is_none() && words.is_lower(at.wrapping_sub(2));
    let (holiday, end) = named(words, at).filter(|_| !is_of_name)?;
    let comma = usize::from(words.is(end, ",") || words.is(end, "of"));
    match words.year(end + comma) {
        Some(year) => Some((When::Holiday { holiday, year: Some(year), by: 0 }, end + comma + 1)),
        // `Christmas Island` is a place and `Easter Rising` is history; a weekday or a holiday of one word stands alone.
        // In small letters one word is rarely the holiday: `a thanksgiving service`.
        None if !words.is_capital(at) && (end == at + 1 || words.is(at, "new")) => None,
        None if words.is_capital(end) && words.weekday(end).is_none() && end == at + 1 => None,
        None => Some((When::Holiday { holiday, year: None, by: 0 }, end)),
    }
}

/// Words of the longest holiday.
const LONGEST: usize = 5;
/// Room for the letters of one.
const ROOM: usize = 40;

/// A holiday's rule and the token after its name.
pub(super) fn named(words: &Words, at: usize) -> Option<(Holiday, usize)> {
    let mut room = String::with_capacity(ROOM);
    let (mut best, mut end) = (None, at);
    while end < at + LONGEST && room.len() < ROOM {
        let word = words.at(end);
        if word.is_empty() {
            break;
        }
        if end > at && !words.touches(end) {
            room.push(' ');
        }
        room.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
        end += 1;
        best = words.lexicon.holidays.meaning(&room).and_then(rule).map(|rule| (rule, end)).or(best);
        if end == at + 1 && !words.lexicon.holidays.begins(&room) {
            return None;
        }
    }
    best
}

fn rule(told: &str) -> Option<Holiday> {
    let mut parts = told.split(' ');
    let kind = parts.next()?;
    let mut figures = parts.map(|part| part.parse::<i16>().unwrap_or(0));
    let mut next = || figures.next().unwrap_or(0);
    Some(match kind {
        "day" => Holiday::Fixed { month: next() as u8, day: next() as u8 },
        "nth" => Holiday::Nth { month: next() as u8, weekday: next() as u8, n: next() as i8, plus: next() as i8 },
        "easter" => Holiday::Easter(next()),
        _ => return None,
    })
}
