//! What stands before a time and bends it: `early Friday`, `the end of the year`, `about two weeks`, `later this month`.

use super::words::{Sense, look_up};
use super::{Read, Unit, When, Words, core, relative, the};

/// An expression with the words that bend it, where a token is such a word.
pub(super) fn read(words: &Words, at: usize, sense: Sense) -> Option<Read> {
    match sense {
        Sense::Edge(edge) => early(words, at, edge),
        Sense::EdgeNoun(edge) => edge_of(words, at, at, edge),
        Sense::The => with_the(words, at),
        Sense::Sooner => sooner(words, at),
        Sense::Modifier | Sense::Vague => modified(words, at),
        Sense::A => modified(words, at).filter(|read| read.modifier.is_some()),
        _ => None,
    }
}

/// `a year or more`, `two weeks or so`, `a decade or longer`: what stands behind a length and bends it.
pub(super) fn with_tail(words: &Words, read: Read) -> Read {
    if let Some(modifier) = mid_of_unit(words, &read) {
        return Read { modifier: Some(modifier), ..read };
    }
    if !read.when.is_length() || !words.is(read.end, "or") || words.is(read.end + 2, "than") {
        return read;
    }
    let told = match words.at(read.end + 1) {
        "more" | "longer" => "equal_or_more",
        "less" => "equal_or_less",
        "so" => "approx",
        _ => return read,
    };
    Read { modifier: read.modifier.or(Some(told)), end: read.end + 2, ..read }
}

/// `midyear`, `midweek`: one word tells of the middle of one.
fn mid_of_unit(words: &Words, read: &Read) -> Option<&'static str> {
    matches!(words.sense(read.first), Some(Sense::Middle(_))).then_some("mid")
}

/// `early Friday`, `late last year`, `mid 1995`, `late night`.
fn early(words: &Words, at: usize, edge: &'static str) -> Option<Read> {
    // `as early as Friday` and `late in May` are no parts of it.
    if words.is(at + 1, "of") || words.is(words.before(at), "as") {
        return None;
    }
    let dash = usize::from(words.is(at + 1, "-"));
    let (when, end) = core(words, at + 1 + dash).or_else(|| part(words, at + 1 + dash))?;
    let is_other = when.is_length() || matches!(when, When::Set(_) | When::Reference(_) | When::Half { .. });
    (!is_other).then_some(Read { when, modifier: Some(edge), first: at, end })
}

/// `afternoon`, `afternoon Saturday` after `late`.
fn part(words: &Words, at: usize) -> Option<(When, usize)> {
    if words.weekday(at + 1).is_some()
        && let Some(found) = words.part(at).and_then(|part| super::clock::part_of(words, at + 1, part))
    {
        return Some(found);
    }
    let time = super::TimeOfDay { clock: None, part: words.part(at) };
    (time.part.is_some() && super::sets::ends_phrase(words, at + 1)).then_some((When::Time(time), at + 1))
}

/// `mid-August`, `late-1990s`: the part that one word tells of.
pub(super) fn joined(words: &Words, at: usize) -> Option<&'static str> {
    let (edge, _) = words.at(at).split_once('-')?;
    look_up(&words.lexicon.time_words, edge)?.strip_prefix("edge ")
}

/// `end of May`, `beginning of the year`; with `the` before it where the phrase begins there.
fn edge_of(words: &Words, first: usize, noun: usize, edge: &'static str) -> Option<Read> {
    if edge == "eve" || !words.is(noun + 1, "of") {
        return None;
    }
    let at = noun + 2;
    let (when, end) = core(words, at).or_else(|| whole_unit(words, at))?;
    let is_stretch = !when.is_length() && !matches!(when, When::Set(_) | When::Reference(_) | When::Time(_) | When::From { .. });
    is_stretch.then_some(Read { when, modifier: Some(edge), first, end })
}

/// `the year`, `the month` after `the end of`.
fn whole_unit(words: &Words, at: usize) -> Option<(When, usize)> {
    if !words.is(at, "the") {
        return None;
    }
    let unit = words
        .unit(at + 1)
        .filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century))?;
    let away = When::Away { unit, by: 0, from: super::Anchor::Story, time: super::TimeOfDay::default() };
    (!words.at(at + 1).ends_with('s')).then_some((away, at + 2))
}

/// `the early 1990s`, `the end of the year`, `the late 20th century`, `the more than two years`.
fn with_the(words: &Words, at: usize) -> Option<Read> {
    match words.sense(at + 1)? {
        Sense::EdgeNoun(edge) => edge_of(words, at, at + 1, edge),
        Sense::Edge(edge) => {
            let (when, end) = the_edge(words, at + 2)?;
            // In `the early evening attack` the article is the attack's.
            let is_of_noun = matches!(when, When::Time(_)) && !super::sets::ends_phrase(words, end);
            Some(Read { when, modifier: Some(edge), first: at + usize::from(is_of_noun), end })
        }
        _ => None,
    }
}

/// What `the early` may lead to: a decade, a century, a part of the day.
fn the_edge(words: &Words, at: usize) -> Option<(When, usize)> {
    let found = match words.sense(at) {
        Some(Sense::Decade(year)) => Some((When::Decade(1900 + i32::from(year)), at + 1)),
        Some(Sense::Part(part)) => {
            let time = super::TimeOfDay { clock: None, part: Some(part) };
            super::clock::part_of(words, at + 1 + usize::from(words.is(at + 1, "of")), part).or(Some((When::Time(time), at + 1)))
        }
        _ => core(words, at),
    };
    found.filter(|(when, _)| {
        matches!(
            when,
            When::Decade(_)
                | When::Century(_)
                | When::Time(_)
                | When::Day(_)
                | When::Season { .. }
                | When::Away { .. }
                | When::Weekday { .. }
        )
    })
}

/// `earlier this month`, `later today`, `earlier last year`, `later in the year` is read at `the year`.
fn sooner(words: &Words, at: usize) -> Option<Read> {
    let (when, end) = match words.sense(at + 1)? {
        Sense::DayName(by) => relative::named_day(words, at + 1, by),
        Sense::Shift(by) => relative::shifted(words, at + 1, by)?,
        Sense::That => the::that(words, at + 1)?,
        Sense::The => the::after(words, at + 1).filter(|(when, _)| matches!(when, When::Away { .. }))?,
        Sense::Weekday(_) => super::days::weekday_first(words, at + 1)?,
        _ => return None,
    };
    let modifier = if words.is(at, "earlier") { "start" } else { "end" };
    (!when.is_length()).then_some(Read { when, modifier: Some(modifier), first: at, end })
}

/// Words of the longest modifier.
const LONGEST: usize = 4;

/// `more than 12 hours`, `about two years ago`, `at least a decade`, `some 30 minutes`.
fn modified(words: &Words, at: usize) -> Option<Read> {
    // `at least the past three years`; `over` and `about` before an article have another sense.
    let before_the = || words.is_any(at, &["at", "almost", "nearly", "more", "less", "longer"]);
    let (modifier, next) = modifier(words, at).filter(|(_, next)| words.sense(*next) != Some(Sense::The) || before_the())?;
    let (when, end) = core(words, next)?;
    if words.is(at, "over") && when.is_length() && is_preposition(words, at, end) {
        return None;
    }
    let is_bent = when.is_length()
        || matches!(when, When::From { .. })
        || matches!(when, When::Reference("PAST_REF")) && words.is(end - 1, "ago")
        || matches!(when, When::Away { .. }) && words.is_any(end - 1, &["ago", "later", "earlier", "before", "hence"])
        || when.clock().is_some() && modifier == "approx" && words.is_any(at, &["about", "around", "approximately"]);
    is_bent.then_some(Read { when, modifier: Some(modifier), first: at, end })
}

/// `cut 900 jobs over three years`, `over a four-year period`: in their course. `for over three years` is more than three.
fn is_preposition(words: &Words, at: usize, end: usize) -> bool {
    let before = words.before(at);
    let counts = words.has(&words.lexicon.over_leads, before) || words.at(before).ends_with("n't");
    words.is(end - 1, "period") || !counts
}

/// The longest phrase of the list that begins at a token, and the token after it.
pub fn modifier(words: &Words, at: usize) -> Option<(&'static str, usize)> {
    let start = words.tokens.get(at)?.start as usize;
    (1..=LONGEST).rev().find_map(|n| {
        let last = words.tokens.get(at + n - 1)?;
        let told = look_up(&words.lexicon.modifiers, words.source.get(start..last.end as usize)?)?;
        Some((told, at + n))
    })
}
