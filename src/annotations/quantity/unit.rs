//! What a number counts: `kilometres`, `per cent`, `rubles`, `armed men`, and people where only their fate is told.

use super::QuantityKind;
use crate::layout::numbers;
use crate::layout::tokens::TokenKind;
use crate::layout::when::words::look_up;
use crate::layout::when::{self, Words};
use crate::lexicon::List;

/// A unit, and the token after it.
#[derive(Debug)]
pub(super) struct Measured {
    pub unit: Option<String>,
    pub kind: QuantityKind,
    pub end: usize,
    /// What the unit says of the number: a million in `30 MUSD` and `75 USD million`.
    pub times: f64,
}

impl Measured {
    fn of(unit: &str, kind: QuantityKind, end: usize) -> Measured {
        Measured { unit: Some(unit.to_owned()), kind, end, times: 1.0 }
    }
}

/// The unit at a token, after a number.
pub(super) fn read(words: &Words, at: usize) -> Option<Measured> {
    glued(words, at).or_else(|| share(words, at)).or_else(|| money(words, at)).or_else(|| measure(words, at)).or_else(|| counted(words, at))
}

/// Money with its code before it keeps that; the name of the same money may follow: `$5 million dollars`.
pub(super) fn after_money(words: &Words, code: &'static str, end: usize) -> Option<Measured> {
    let end = longest(words, &words.lexicon.currencies, end).filter(|(told, _)| *told == code).map_or(end, |(_, end)| end);
    Some(Measured::of(code, QuantityKind::Money, end))
}

/// `200lbs`, `10km`, `115.5USD` are one word, whose number was read.
fn glued(words: &Words, end: usize) -> Option<Measured> {
    let word = words.at(end.checked_sub(1)?);
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',' || c == '-');
    if letters.is_empty() || letters.len() == word.len() {
        return None;
    }
    if letters == "m" {
        return is_metres(words, end - 1).then(|| Measured::of("metre", QuantityKind::Measure, end));
    }
    // `131km/h`.
    let rate = words.is(end, "/").then(|| look_up(&words.lexicon.units, &format!("{letters}/{}", words.at(end + 1)))).flatten();
    if let Some(unit) = rate {
        return Some(Measured::of(unit, QuantityKind::Measure, end + 2));
    }
    let (unit, kind) = match look_up(&words.lexicon.units, letters) {
        Some("percent") => ("percent", QuantityKind::Share),
        Some(unit) => (unit, QuantityKind::Measure),
        None => (look_up(&words.lexicon.currencies, letters)?, QuantityKind::Money),
    };
    Some(Measured::of(unit, kind, end))
}

/// `1.8m tall`, `ran 100m`, `the men's 200m`, `won the 400m`: what stands beside it tells metres from millions.
pub(super) fn is_metres(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let is_race = words.is(before, "the") && when::ends_phrase(words, at + 1) && !words.has(&words.lexicon.currencies, at + 1);
    let is_of_sex =
        words.kind(before) == Some(TokenKind::Possessive) && words.is_any(words.before(before), &["men", "women", "boys", "girls"]);
    words.has(&words.lexicon.metre_words, at + 1) || words.has(&words.lexicon.metre_leads, before) || is_race || is_of_sex
}

/// `percent`, `%`, `percentage points`, `basis points`.
fn share(words: &Words, at: usize) -> Option<Measured> {
    let (unit, end) =
        longest(words, &words.lexicon.units, at).filter(|(unit, _)| matches!(*unit, "percent" | "percentage point" | "basis point"))?;
    Some(Measured::of(unit, QuantityKind::Share, end))
}

/// `rubles`, `Canadian dollars`.
fn money(words: &Words, at: usize) -> Option<Measured> {
    let Some((code, end)) = longest(words, &words.lexicon.currencies, at) else { return millions(words, at) };
    if words.is_any(at, &["pounds", "pound"]) && is_weight(words, at) {
        return None;
    }
    // `won` is a verb and `sterling` an adjective where no money is named.
    let is_verb = words.is(at, "won") && words.is_any(end, &["the", "a", "in", "and", "by", "his", "her", "their"]);
    // `75 USD million`.
    let times = numbers::multiple(words, end).filter(|_| words.is_capital(at)).unwrap_or(1.0);
    let end = end + usize::from(times > 1.0);
    (!is_verb).then(|| Measured { times, ..Measured::of(code, QuantityKind::Money, end) })
}

/// `500 pounds of rice`, `weighs 200 pounds`.
fn is_weight(words: &Words, at: usize) -> bool {
    let before = at.saturating_sub(4)..at;
    let is_rest = numbers::read(words, at + 1).is_some_and(|rest| words.is_any(rest.end, &["ounce", "ounces"]));
    words.is(at + 1, "of") || is_rest || before.into_iter().any(|i| words.at(i).starts_with("weigh"))
}

/// `30 MUSD`, as accounts have it.
fn millions(words: &Words, at: usize) -> Option<Measured> {
    let code = words.at(at).strip_prefix('M').filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    let code = look_up(&words.lexicon.currencies, code)?;
    Some(Measured { times: 1e6, ..Measured::of(code, QuantityKind::Money, at + 1) })
}

/// `kilometres`, `square miles`, `degrees Celsius`, `miles an hour`, `-inch`.
fn measure(words: &Words, at: usize) -> Option<Measured> {
    let measured = |unit: String, end| Some(Measured::of(&unit, QuantityKind::Measure, end));
    let (unit, end) = longest(words, &words.lexicon.units, at)?;
    match unit {
        "square" | "cubic" => {
            let length = look_up(&words.lexicon.units, words.at(end))?;
            measured(format!("{unit} {length}"), end + 1)
        }
        "degree" => match words.at(end) {
            "C" | "Celsius" | "celsius" | "centigrade" => measured("celsius".to_owned(), end + 1),
            "F" | "Fahrenheit" | "fahrenheit" => measured("fahrenheit".to_owned(), end + 1),
            _ => measured(unit.to_owned(), end),
        },
        _ => {
            let per = words.is_any(end, &["per", "an"]) && words.is_any(end + 1, &["hour", "second"]);
            match per {
                true => measured(format!("{unit} per {}", words.at(end + 1).to_ascii_lowercase()), end + 2),
                false => measured(unit.to_owned(), end),
            }
        }
    }
}

/// `45-acre`, `12-cent`, `three-foot`: the number of one word and its unit.
pub(super) fn hyphened(words: &Words, at: usize) -> Option<(f64, Measured)> {
    // `a 12-cent-a-share payout`.
    let word = words.at(at);
    if !word.contains('-') {
        return None;
    }
    let word = word.find("-a-").or_else(|| word.find("-an-")).and_then(|rest| word.get(..rest)).unwrap_or(word);
    if let Some(found) = feet_and_inches(word, at) {
        return Some(found);
    }
    let (number, unit) = word.rsplit_once('-')?;
    // `10m-long`.
    if matches!(unit, "long" | "high" | "tall" | "deep" | "wide") {
        let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = if number.ends_with('m') && digits.len() + 1 == number.len() {
            "metre"
        } else {
            look_up(&words.lexicon.units, &number[digits.len()..])?
        };
        return Some((numbers::plain(digits)?, Measured::of(unit, QuantityKind::Measure, at + 1)));
    }
    let value = numbers::figure(number).or_else(|| numbers::compound(words.lexicon, number))?;
    let (unit, kind) = match look_up(&words.lexicon.units, unit) {
        Some("percent" | "percentage point") => ("percent", QuantityKind::Share),
        Some("point") => ("point", QuantityKind::Measure),
        Some(unit) => (unit, QuantityKind::Measure),
        None if is_counted_noun(words, unit) => (unit, QuantityKind::Count),
        None => (look_up(&words.lexicon.currencies, unit)?, QuantityKind::Money),
    };
    Some((value, Measured::of(unit, kind, at + 1)))
}

/// `300-member`, `10-man`.
fn is_counted_noun(words: &Words, unit: &str) -> bool {
    let nouns = &words.lexicon.counted_nouns;
    nouns.look_up(unit).is_some() && !unit.ends_with('s') || nouns.look_up(&format!("{unit}s")).is_some()
}

/// `6-foot-2`.
fn feet_and_inches(word: &str, at: usize) -> Option<(f64, Measured)> {
    let (feet, inches) = word.split_once("-foot-")?;
    let (feet, inches) = (numbers::plain(feet)?, numbers::plain(inches).filter(|inches| *inches < 12.0)?);
    Some((feet + inches / 12.0, Measured::of("foot", QuantityKind::Measure, at + 1)))
}

/// Words of the longest unit.
const LONGEST: usize = 3;

/// The longest entry of a list that begins at a token, what it means, and the token after it.
pub(super) fn longest(words: &Words, list: &List, at: usize) -> Option<(&'static str, usize)> {
    let start = words.tokens.get(at)?.start as usize;
    (1..=LONGEST).rev().find_map(|n| {
        let last = words.tokens.get(at + n - 1)?;
        let told = look_up(list, words.source.get(start..last.end as usize)?)?;
        Some((told, at + n))
    })
}

/// Words before the noun that is counted, at most: `three former Republican senators`.
const MOST_WORDS: usize = 5;

/// What is counted in a plural: `people`, `armed men`, `American soldiers`; after `one` in the singular.
fn counted(words: &Words, at: usize) -> Option<Measured> {
    let is_one = words.is(words.before(at), "one");
    let start = at + usize::from(words.is_any(at, &["more", "other"]));
    let noun = (start..start + MOST_WORDS).take_while(|&i| stands_before_noun(words, i)).find(|&i| is_noun(words, i, is_one))?;
    // `four police officers` are officers.
    let noun = if !is_one && !words.at(noun).ends_with('s') && words.is_lower(noun + 1) && is_noun(words, noun + 1, false) {
        noun + 1
    } else {
        noun
    };
    // Three others are people, as news counts them.
    let unit = if words.is(noun, "others") { "people" } else { words.at(noun) };
    Some(Measured::of(&unit.to_lowercase(), QuantityKind::Count, noun + 1))
}

/// Whether a word may stand between a number and the noun it counts, or be that noun.
fn stands_before_noun(words: &Words, i: usize) -> bool {
    let is_word = words.is_lower(i) || words.is_capital(i) && !words.at(i).ends_with(['s', 'S']);
    is_word
        && !words.has(&words.lexicon.phrase_breaks, i)
        && !words.has(&words.lexicon.tense_words, i)
        && !words.has(&words.lexicon.calendar, i)
}

fn is_noun(words: &Words, i: usize, is_one: bool) -> bool {
    let word = words.at(i);
    let is_plural =
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !words.has(&words.lexicon.fractions, i);
    let is_listed = words.has(&words.lexicon.counted_nouns, i);
    words.is_lower(i) && if is_one { is_listed && !is_plural } else { is_plural || is_listed }
}

/// `an earthquake of magnitude 6.5`.
pub(super) fn magnitude(words: &Words, first: usize, end: usize) -> Option<Measured> {
    words.is(words.before(first), "magnitude").then(|| Measured::of("magnitude", QuantityKind::Measure, end))
}

/// `killed 12 and wounded 30`, `30 dead`, `12 were injured`, `the death toll rose to 38`: people, though no word says so.
pub(super) fn of_people(words: &Words, first: usize, end: usize) -> Option<Measured> {
    let casualties = &words.lexicon.casualties;
    let mut before = words.before(first);
    // Over the modifier: `killed at least 12`.
    for _ in 0..2 {
        if before < words.tokens.len() && words.opens(before) && !words.is_number(before) {
            before = words.before(before);
        }
    }
    let is_told_after =
        words.has(casualties, end) || words.is_any(end, &["were", "was", "are", "people", "others"]) && words.has(casualties, end + 1);
    let toll = (first.saturating_sub(6)..first).any(|i| words.is(i, "toll")) && words.is(words.before(first), "to");
    let more = usize::from(words.is_any(end, &["more", "others", "people"]));
    let be = usize::from(words.is_any(end + more, &["were", "was", "are", "is"]));
    let is_people = words.has(casualties, before) || is_told_after || toll || more == 1 && words.has(casualties, end + more + be);
    is_people.then(|| Measured::of("people", QuantityKind::Count, end))
}
