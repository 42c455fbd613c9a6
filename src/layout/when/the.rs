//! What begins with `the` or `that`: `the past two years`, `the third quarter`, `the day before`, `the weekend`, `that night`.

use super::relative::shifted;
use super::words::{Sense, look_up};
use super::{Anchor, Day, Found, Holiday, TimeOfDay, Unit, When, Words, clock, core, days, durations, holidays, periods, sets, spelled};
use crate::layout::numbers;
use crate::layout::tokens::TokenKind;
use crate::lexicon::grammar::does;

const NO_TIME: TimeOfDay = TimeOfDay { clock: None, part: None };

/// What begins with `the`: `the past two years`, `the 1990s`, `the third quarter`, `the day before`, `the weekend`.
pub(super) fn after(words: &Words, at: usize) -> Found {
    let next = at + 1;
    if let Some(found) = of_a_stretch(words, next) {
        return Some(found);
    }
    match words.sense(next) {
        Some(Sense::Shift(by)) => the_shifted(words, next, by),
        Some(Sense::Unit(unit)) => the_unit(words, at, unit),
        Some(Sense::Same) => same(words, next),
        Some(Sense::Season(season)) => periods::season(words, next, season, true),
        Some(Sense::Part(part)) => the_part(words, at, part),
        Some(Sense::Decade(year)) => Some((When::Decade(1900 + i32::from(year)), next + 1)),
        Some(Sense::Fiscal) => periods::fiscal(words, next),
        None if words.is_any(next, &["nineteen", "eighteen"]) => spelled::decade(words, next).or_else(|| the_other(words, next)),
        // `the recent strike` is a strike; `recent` is read for itself.
        Some(Sense::Recent) if words.is(next + 1, "past") => Some((When::Reference("PAST_REF"), next + 2)),
        _ => the_other(words, next),
    }
}

/// `the last Monday of May`, `the first Tuesday in November 2016`: a rule as holidays have them.
fn nth_weekday(words: &Words, next: usize) -> Found {
    let weekday = words.weekday(next + 1).filter(|_| words.is_any(next + 2, &["of", "in"]))?;
    let month = words.month(next + 3)?;
    let n = if words.is_any(next, &["last", "final"]) { -1 } else { i8::try_from(words.ordinal(next)?).ok().filter(|n| *n < 6)? };
    let (year, after) = days::year_after(words, next + 4);
    let end = if year.is_some() { after } else { next + 4 };
    Some((When::Holiday { holiday: Holiday::Nth { month, weekday, n, plus: 0 }, year, by: 0 }, end))
}

/// `the first week of March`, `the last quarter of 1997`, `the most recent month`, `the last Monday of May`: the second word leads to them.
fn of_a_stretch(words: &Words, next: usize) -> Found {
    match words.at(next + 1) {
        "week" => periods::week_of_month(words, next),
        "quarter" | "half" => periods::last_quarter(words, next).or_else(|| periods::month_quarter(words, next)),
        "recent" => most_recent(words, next),
        _ if words.is_capital(next + 1) => nth_weekday(words, next),
        _ => None,
    }
}

/// `the most recent quarter`: the last that is over.
fn most_recent(words: &Words, next: usize) -> Found {
    let unit = words.unit(next + 2).filter(|_| words.is(next, "most") && words.is(next + 1, "recent"))?;
    let is_whole = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) && !words.at(next + 2).ends_with('s');
    is_whole.then_some((When::Away { unit, by: -1, from: Anchor::Issue, time: NO_TIME }, next + 3))
}

/// `the` before a number, an ordinal or a decade.
fn the_other(words: &Words, next: usize) -> Found {
    if words.is_number(next) || words.kind(next) == Some(TokenKind::Mark) {
        return periods::decade(words, next)
            .or_else(|| periods::short_decade(words, next))
            .or_else(|| days::day_month(words, next))
            .or_else(|| days::day_of_some_month(words, next))
            .or_else(|| periods::ordinal_first(words, next))
            .or_else(|| periods::lone_year(words, next).filter(|(when, _)| matches!(when, When::Quarter { .. } | When::Half { .. })))
            .or_else(|| the_counted(words, next))
            .or_else(|| the_day_of_month(words, next));
    }
    if words.is_any(next, &["future", "moment"]) || words.is_any(next, &["near", "foreseeable"]) && words.is(next + 1, "future") {
        return sets::the_reference(words, next);
    }
    let ordinal = || days::ordinal_in_words(words, next).or_else(|| days::day_of_some_month(words, next));
    if let Some(found) = periods::ordinal_first(words, next).or_else(ordinal) {
        return Some(found);
    }
    if let Some(found) = periods::month_pair(words, next).filter(|(when, _)| matches!(when, When::Quarter { .. })) {
        return Some(found);
    }
    if let Some(found) = periods::year_earlier(words, next) {
        return Some(found);
    }
    if words.is_capital(next) {
        return holidays::first(words, next).filter(|_| words.ordinal(next).is_some());
    }
    the_counted(words, next).or_else(|| first_months(words, next))
}

/// `the nine months`, `the 30 days`; `the three-day trip` is read at `three-day`.
fn the_counted(words: &Words, next: usize) -> Found {
    if words.at(next).contains('-') {
        return durations::hyphened(words, next).filter(|(_, end)| words.is(*end, "period")).map(|(when, end)| (when, end + 1));
    }
    durations::counted(words, next).filter(|(when, _)| matches!(when, When::Duration { .. }))
}

/// `the first nine months`, `the final three weeks`, `the first few days`; `the last three days` is read above.
fn first_months(words: &Words, next: usize) -> Found {
    if words.ordinal(next).is_none() && !words.is(next, "final") {
        return None;
    }
    if words.is_any(next + 1, &["few", "several"]) {
        return durations::vague(words, next + 1).filter(|(when, _)| when.is_length());
    }
    let number = numbers::read(words, next + 1)?;
    let unit = words.unit(number.end)?;
    Some((When::Duration { amount: Some(number.value), unit }, number.end + 1))
}

/// `on the 18th`.
fn the_day_of_month(words: &Words, next: usize) -> Found {
    let is_led = words.has(&words.lexicon.date_prepositions, words.before(next - 1));
    // `from the 16th to 19th centuries`, `from the 15th to the 19th century`.
    let the = usize::from(words.is(next + 2, "the"));
    let is_pair = words.is_any(next + 1, &["to", "and", "or", "through"]) && words.unit(next + 3 + the) == Some(Unit::Century);
    let century = || words.ordinal(next).and_then(|number| i32::try_from(number).ok()).filter(|number| *number < 30);
    if let Some(number) = is_pair.then(century).flatten() {
        return Some((When::Century(number), next + 1));
    }
    days::day_of_month(words, next).filter(|_| is_led && (!words.is_lower(next + 1) || sets::ends_phrase(words, next + 1)))
}

fn the_shifted(words: &Words, next: usize, by: i32) -> Found {
    // `the current rate` is a rate; `current` is read for itself.
    let is_adjective = |when: &When| matches!(when, When::Reference("PRESENT_REF"));
    let Some((when, end)) = shifted(words, next, by).filter(|(when, _)| !is_adjective(when)) else {
        let is_told = words.is(words.before(next - 1), "in") && words.is_lower(next + 1) && words.at(next + 1).ends_with("ed");
        let is_past = words.is(next, "past") && (sets::ends_phrase(words, next + 1) || is_told);
        return is_past.then_some((When::Reference("PAST_REF"), next + 1));
    };
    Some((if words.is_any(next, &["next", "following"]) { of_the_story(when) } else { when }, end))
}

/// `the next week` is of the story, `next week` of the day it came out.
fn of_the_story(when: When) -> When {
    match when {
        When::Away { unit, by, time, .. } => When::Away { unit, by, from: Anchor::Story, time },
        when => when,
    }
}

/// `the day before`, `the year after next`, `the weekend`, `for the year`.
fn the_unit(words: &Words, at: usize, unit: Unit) -> Found {
    let end = at + 2;
    // `in the weeks ahead`.
    if words.at(at + 1).ends_with(['s', 'S']) && words.is(end, "ahead") && words.is(words.before(at), "in") {
        return Some((When::Reference("FUTURE_REF"), end + 1));
    }
    if words.at(at + 1).ends_with(['s', 'S']) || unit.is_clock() {
        return None;
    }
    let away = |by, end| Some((When::Away { unit, by, from: Anchor::Story, time: NO_TIME }, end));
    let sign = match words.at(end) {
        "before" | "earlier" => -1,
        "after" | "later" => 1,
        _ => 0,
    };
    if sign != 0 {
        // `the week before last`, `the year after next`.
        if words.is(end + 1, if sign < 0 { "last" } else { "next" }) && sets::ends_phrase(words, end + 2) {
            return Some((When::Away { unit, by: 2 * sign, from: Anchor::Issue, time: NO_TIME }, end + 2));
        }
        if unit == Unit::Day && matches!(words.sense(end + 1), Some(Sense::DayName(by)) if by == sign) {
            return Some((When::Away { unit, by: 2 * sign, from: Anchor::Issue, time: NO_TIME }, end + 2));
        }
        let named = || if words.is(end + 1, "the") { None } else { days::named(words, end + 1) };
        if let Some((base, after)) = holidays::first(words, end + 1).or_else(named) {
            return Some((When::From { base: Box::new(base), unit, by: sign }, after));
        }
        // `the day before the war` is of the war, which no calendar has.
        let is_last = matches!(words.kind(end + 1), None | Some(TokenKind::Mark))
            || words.is_any(end + 1, &["and", "but", "when", "in", "at", "that"]);
        return if is_last { away(sign, end + 1) } else { None };
    }
    if unit == Unit::Weekend {
        // In `the weekend raid` the article is the raid's; the weekend is read for itself.
        return if sets::ends_phrase(words, end) { Some(durations::weekend(end)) } else { None };
    }
    if unit == Unit::Year
        && let Some(year) = words.year(end)
    {
        return Some((When::Day(Day { year: Some(year), ..Day::default() }), end + 1));
    }
    // What is itself put after an article would be read again for each `the week of the week of`.
    if unit == Unit::Week && words.is(end, "of") && !words.is(end + 1, "the") {
        let (day, after) = days::named(words, end + 1)?;
        return Some((When::WeekOf(Box::new(day)), after));
    }
    let is_led = words.has(&words.lexicon.stretch_leads, words.before(at)) || is_part_of(words, at);
    if unit == Unit::Day && words.is_any(words.before(words.before(at)), &["earlier", "later"]) && words.is(words.before(at), "in") {
        return away(0, end);
    }
    let is_whole = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
    // `the quarter's results`, `the year's first storm`.
    let is_owner = words.kind(end) == Some(TokenKind::Possessive);
    if is_whole && is_owner && words.is(end + 1, "end") {
        return away(0, end + 2);
    }
    // `in the first months of the year rose`.
    let is_verb = words.is_lower(end) && look_up(&words.lexicon.tense_words, words.at(end)) == Some("past");
    (is_whole && (is_led && !words.is(end, "of") && (is_verb || sets::ends_phrase(words, end)) || is_owner)).then(|| away(0, end))?
}

/// `most of the year`, `the first three months of the year`; `the man of the year` is none.
fn is_part_of(words: &Words, at: usize) -> bool {
    let of = words.before(at);
    let noun = words.before(of);
    words.is(of, "of") && (words.has(&words.lexicon.part_nouns, noun) || words.unit(noun).is_some() && words.at(noun).ends_with('s'))
}

/// `the same day`, `the same period`.
fn same(words: &Words, at: usize) -> Found {
    if words.is(at + 1, "period") {
        // `the same period last year` is a year before what the story speaks of.
        let is_before = words.is_any(at + 2, &["last", "a", "in", "of", "the"]) && words.is_any(at + 3, &["year", "last", "the"]);
        let by = -i32::from(is_before);
        return Some((When::Away { unit: Unit::Year, by, from: Anchor::Story, time: NO_TIME }, at + 2));
    }
    match words.sense(at + 1) {
        Some(Sense::Unit(unit)) if !unit.is_clock() => Some((When::Away { unit, by: 0, from: Anchor::Story, time: NO_TIME }, at + 2)),
        Some(Sense::Weekday(_)) => core(words, at + 1),
        _ => None,
    }
}

/// `the morning of Aug. 7`; `in the morning`, `in the evening` of the story's day.
fn the_part(words: &Words, at: usize, part: &'static str) -> Found {
    words.part(at + 1)?;
    if words.is(at + 2, "of") {
        return clock::part_of(words, at + 3, part);
    }
    let time = TimeOfDay { clock: None, part: Some(part) };
    // `the night before last`.
    if words.is(at + 2, "before") && words.is(at + 3, "last") {
        return Some((When::Away { unit: Unit::Day, by: -2, from: Anchor::Issue, time }, at + 4));
    }
    // `the evening before his trial` is of the trial.
    let is_of_other = || words.lexicon.grammar.word(&words.at(at + 3).to_lowercase()).may(does::DET | does::POSS);
    if words.is_any(at + 2, &["before", "after"]) && sets::ends_phrase(words, at + 3) && !is_of_other() {
        let by = if words.is(at + 2, "before") { -1 } else { 1 };
        return Some((When::Away { unit: Unit::Day, by, from: Anchor::Story, time }, at + 3));
    }
    let is_led = words.is_any(words.before(at), &["in", "during", "into", "through"]);
    (is_led && sets::ends_phrase(words, at + 2)).then_some((When::Time(time), at + 2))
}

/// `that day`, `that same year`, `that night`, `that June`.
pub(super) fn that(words: &Words, at: usize) -> Found {
    let next = at + 1 + usize::from(words.is(at + 1, "same"));
    let away = |unit, part| When::Away { unit, by: 0, from: Anchor::Story, time: TimeOfDay { clock: None, part } };
    if words.is(next, "time") && words.is_any(words.before(at), &["at", "by", "since", "until"]) {
        return Some((When::Reference("PAST_REF"), next + 1));
    }
    match words.sense(next)? {
        Sense::Unit(unit) if !unit.is_clock() && !words.at(next).ends_with('s') => Some((away(unit, None), next + 1)),
        Sense::Part(part) if !words.at(next).ends_with('s') => Some((away(Unit::Day, Some(part)), next + 1)),
        Sense::Month(_) => Some((When::MonthOf { month: words.month(next)?, by: 0, from: Anchor::Story }, next + 1)),
        _ => None,
    }
}
