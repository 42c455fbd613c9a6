//! How much: `12 people`, `£2.3bn`, `some 300`, `60 per cent`, `two-thirds`, `a man of 67`.

mod amount;
mod unit;

use crate::layout::numbers;
use crate::layout::when::{self, Words};
use crate::layout::{Block, Layout, Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;
use amount::Amount;
use unit::Measured;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub kind: QuantityKind,
    pub value: f64,
    /// The upper end of a range: `10 to 20 people`.
    pub to: Option<f64>,
    /// Singular for what is measured: `kilometre`, `percent`, `USD`; as written for what is counted: `people`. `None` where
    /// nothing is counted.
    pub unit: Option<String>,
    /// `more_than`, `less_than`, `approx`, `equal_or_more`, `equal_or_less`.
    pub modifier: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// Of nothing that is named.
    Number,
    /// Of people and things: `12 people`.
    Count,
    Money,
    /// Of length, area, mass, speed, temperature.
    Measure,
    /// `60 per cent`, `two-thirds`, `one in five`.
    Share,
    /// `67`, `47-year-old`.
    Age,
    /// `third`, `21st`.
    Ordinal,
}

impl QuantityKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            QuantityKind::Number => "number",
            QuantityKind::Count => "count",
            QuantityKind::Money => "money",
            QuantityKind::Measure => "measure",
            QuantityKind::Share => "share",
            QuantityKind::Age => "age",
            QuantityKind::Ordinal => "ordinal",
        }
    }
}

/// All quantities that are no dates or times, in the order of the text.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Quantity>> {
    let blocks = layout.blocks.iter().filter(|block| !matches!(block.role, Role::Boilerplate | Role::Date | Role::Byline | Role::Endnote));
    blocks.flat_map(|block| in_block(layout, block, lexicon)).collect()
}

fn in_block(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Vec<Marked<Quantity>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let words = Words { source: layout.text.as_str(), tokens, lexicon };
    let (mut found, mut at): (Vec<Marked<Quantity>>, _) = (Vec::new(), 0);
    // What is left of the last find ends here: a modifier does not reach back over it.
    let mut free = 0;
    while at < tokens.len() {
        if !may_begin(&words, at) {
            at += 1;
            continue;
        }
        // Dates and durations are of another kind.
        if let Some(read) = when::read(&words, at) {
            (at, free) = (read.end, read.end);
            continue;
        }
        let Some(Found { first, end, is }) = read(&words, at, free) else {
            at += 1;
            continue;
        };
        found.push(Marked { span: layout.span_of(&tokens[first], &tokens[end - 1]), is });
        at = end.max(at + 1);
        free = at;
    }
    found
}

/// Most words begin no amount; this turns them away cheaply.
fn may_begin(words: &Words, at: usize) -> bool {
    match words.tokens[at].kind {
        TokenKind::Number => true,
        // `$` and a minus stand before their number; `’` before a decade.
        TokenKind::Mark => {
            words.is_number(at + 1) && (words.touches(at + 1) || words.has(&words.lexicon.currencies, at)) || is_vulgar(words.at(at))
        }
        TokenKind::Possessive => false,
        TokenKind::Lower => words.opens(at) || words.is_any(at, &["minus", "negative"]),
        _ => {
            words.opens(at)
                || words.at(at).ends_with(|c: char| c.is_ascii_digit())
                || words.at(at).as_bytes().get(1).is_some_and(u8::is_ascii_digit)
                || words.is_number(at + 1)
                || words.is_any(at + 1, &["$", "¢", "₵"])
                || words.is(at + 1, ".")
        }
    }
}

/// `½`.
fn is_vulgar(mark: &str) -> bool {
    matches!(mark, "½" | "¼" | "¾")
}

/// Whether a word can be a number or stand before one: `the` opens a time but no amount.
fn may_count(words: &Words, at: usize) -> bool {
    match words.tokens[at].kind {
        TokenKind::Number | TokenKind::Mark => true,
        TokenKind::Lower => {
            words.at(at).contains('-')
                || words.has(&words.lexicon.numbers, at)
                || words.has(&words.lexicon.ordinals, at)
                || words.lexicon.multitudes.begins(words.at(at))
                || words.is_any(at, &["half", "quarter", "minus", "negative"])
        }
        _ => true,
    }
}

struct Found {
    first: usize,
    end: usize,
    is: Quantity,
}

/// The quantity that begins at a token; its modifier may begin before it, as far back as `free`.
fn read(words: &Words, at: usize, free: usize) -> Option<Found> {
    if !may_count(words, at) {
        return None;
    }
    let found = age(words, at)
        .or_else(|| multitude(words, at))
        .or_else(|| ordinal(words, at))
        .or_else(|| share(words, at))
        .or_else(|| amount(words, at))?;
    let (first, modifier) = modifier_before(words, found.first, free);
    let modifier = modifier.or(found.is.modifier);
    Some(Found { first, is: Quantity { modifier, ..found.is }, ..found })
}

/// `47-year-old`, `61 years old`, `aged 14`, `Linda Marsh, 67, who`.
fn age(words: &Words, at: usize) -> Option<Found> {
    let of_unit = |value: f64, unit: &str, end| {
        let is = Quantity { kind: QuantityKind::Age, value, to: None, unit: Some(unit.to_owned()), modifier: None };
        (value < 150.0).then_some(Found { first: at, end, is })
    };
    let found = |value: f64, end| of_unit(value, "year", end);
    let joined = words.at(at).strip_suffix("-old").and_then(|stem| stem.rsplit_once('-'));
    if let Some((number, unit)) = joined
        && let Some(unit) = ["year", "month", "week", "day"].into_iter().find(|name| unit.trim_end_matches('s').eq_ignore_ascii_case(name))
    {
        let value = number.parse().ok().or_else(|| numbers::compound(words.lexicon, number))?;
        return of_unit(value, unit, at + 1);
    }
    let number = numbers::read(words, at)?;
    // `aged 8 to 10`, `ages between 5 and 12`.
    let between = usize::from(words.is(words.before(at), "between"));
    if words.is_any(at.wrapping_sub(1 + between), &["aged", "ages"])
        && words.is_any(number.end, &["to", "and", "-", "–"])
        && let Some(last) = numbers::read(words, number.end + 1).filter(|last| last.value > number.value && last.value < 120.0)
    {
        let is =
            Quantity { kind: QuantityKind::Age, value: number.value, to: Some(last.value), unit: Some("year".to_owned()), modifier: None };
        return Some(Found { first: at, end: last.end, is });
    }
    if words.is_any(number.end, &["year", "years"])
        && (words.is(number.end + 1, "old") || words.is(number.end + 1, "of") && words.is(number.end + 2, "age"))
    {
        return found(number.value, number.end + 2 + usize::from(words.is(number.end + 1, "of")));
    }
    let is_whole = number.value.fract() == 0.0 && number.end == at + 1 && (1.0..120.0).contains(&number.value);
    let before = words.before(at);
    let is_turned = words.is_any(before, &["turned", "turns", "turning"]) && words.is_number(at) && when::ends_phrase(words, number.end);
    let is_aged = is_turned || words.is_any(before, &["aged", "age"]) || words.is(before, "of") && words.is(before.wrapping_sub(1), "age");
    let in_commas = words.is(before, ",") && words.is_any(number.end, &[",", "."]) && words.is_number(at);
    let named = before.wrapping_sub(1);
    let is_of_name =
        in_commas && !words.is_number(named) && words.month(named).is_none() && (words.is_capital(named) || words.is(number.end, ","));
    if is_whole && (is_aged || is_of_name) { found(number.value, number.end) } else { None }
}

/// `hundreds of police`, `tens of thousands of fans`, `dozens were hurt`: at least so many.
fn multitude(words: &Words, at: usize) -> Option<Found> {
    if !words.at(at).ends_with(['s', 'S']) {
        return None;
    }
    let (told, end) = unit::longest(words, &words.lexicon.multitudes, at)?;
    let value = told.parse().ok()?;
    let is_more = words.is(words.before(at), "of") || words.is_number(words.before(at));
    let counted = match words.is(end, "of") {
        true => unit::read(words, end + 1)?,
        false => unit::of_people(words, at, end)?,
    };
    let is = Quantity { kind: counted.kind, value, to: None, unit: counted.unit, modifier: Some("equal_or_more") };
    (!is_more).then_some(Found { first: at, end: counted.end, is })
}

/// `third`, `21st`, `twenty-first`. `second` may be a unit and stands before its noun.
fn ordinal(words: &Words, at: usize) -> Option<Found> {
    let Some(value) = words.ordinal(at) else { return long_ordinal(words, at) };
    let is_second = words.is(at, "second") && !words.has(&words.lexicon.small_words, words.before(at));
    let is_share = words.is(at + 1, "of") && words.is_any(words.before(at), &["a", "one"]);
    let is = Quantity { kind: QuantityKind::Ordinal, value: value.into(), to: None, unit: None, modifier: None };
    (!is_second && !is_share).then_some(Found { first: at, end: at + 1, is })
}

/// Words before the ordinal that ends a long one.
const MOST_WORDS: usize = 4;

/// `one hundred twenty-fifth`, `two hundredth`: a number in words that ends in an ordinal.
fn long_ordinal(words: &Words, at: usize) -> Option<Found> {
    let is_near = words.is_lower(at) && words.has(&words.lexicon.numbers, at) && (1..=MOST_WORDS).any(|n| words.ordinal(at + n).is_some());
    let number = is_near.then(|| numbers::read(words, at))?.filter(|number| number.value >= 2.0 && number.value.fract() == 0.0)?;
    let last = f64::from(words.ordinal(number.end)?);
    let is_multiple = last >= 100.0 && number.value < last;
    let follows = number.value % 100.0 == 0.0 && last < 100.0 || number.value % 10.0 == 0.0 && number.value >= 20.0 && last < 10.0;
    let value = if is_multiple { number.value * last } else { number.value + last };
    let is = Quantity { kind: QuantityKind::Ordinal, value, to: None, unit: None, modifier: None };
    (is_multiple || follows).then_some(Found { first: at, end: number.end + 1, is })
}

/// `two-thirds`, `a third of`, `half of`, `one in five`, `nine out of 10`.
fn share(words: &Words, at: usize) -> Option<Found> {
    let found = |value, end| {
        let is = Quantity { kind: QuantityKind::Share, value, to: None, unit: None, modifier: None };
        Some(Found { first: at, end, is })
    };
    if let Some((value, end)) = part_of_point(words, at) {
        let unit = Some("percentage point".to_owned());
        return Some(Found { first: at, end, is: Quantity { kind: QuantityKind::Share, value, to: None, unit, modifier: None } });
    }
    let is_compared = || {
        words.is_any(words.before(at), &["than", "about", "nearly", "almost", "over", "roughly"])
            && (when::ends_phrase(words, at + 1) || words.at(at + 1).ends_with("ed"))
            && !words.is_any(at + 1, &["a", "an", "past", "way"])
    };
    if words.is(at, "half") && (words.is_any(at + 1, &["of", "the", "its", "their", "all"]) || is_compared()) {
        return found(0.5, at + 1);
    }
    if let Some(part) = numbers::part(words, at).filter(|part| is_share(words, at, part)) {
        return found(part.value, part.end);
    }
    let over = if words.is_any(at, &["a", "one"]) { Some(numbers::Number { value: 1.0, end: at + 1 }) } else { numbers::read(words, at) }?;
    let joint = if words.is(over.end, "in") { 1 } else { 2 * usize::from(words.is(over.end, "out") && words.is(over.end + 1, "of")) };
    let under = numbers::read(words, over.end + joint).filter(|under| joint > 0 && under.value > over.value && under.value <= 1e6)?;
    let is_time = words.unit(under.end).is_some() || words.year(over.end + joint).is_some();
    let is_plain = over.value.fract() == 0.0 && (joint == 2 || over.value < 10.0) && !words.is(at, "a");
    if is_plain && !is_time { found(over.value / under.value, under.end) } else { None }
}

/// `half a percentage point`, `a quarter of a percentage point`, `a quarter-point cut`.
fn part_of_point(words: &Words, at: usize) -> Option<(f64, usize)> {
    let part = |i: usize| if words.is(i, "half") { Some(0.5) } else { words.is(i, "quarter").then_some(0.25) };
    if words.is_any(at, &["half-point", "half-percentage-point", "half-percent"]) {
        return Some((0.5, at + 1));
    }
    if words.is_any(at, &["quarter-point", "quarter-percentage-point"]) {
        return Some((0.25, at + 1));
    }
    let first = at + usize::from(words.is(at, "a"));
    let value = part(first)?;
    let of = first + 1 + usize::from(words.is(first + 1, "of"));
    let point = of + usize::from(words.is_any(of, &["a", "one"]));
    let is_point = words.is_any(point, &["percentage", "percent"]) && words.is_any(point + 1, &["point", "points"]);
    is_point.then_some((value, point + 2))
}

/// Whether a part is one: `a third of it`, `by a third`, `one fifth`; in `a third was hurt` and `a quarter` of a year it is none.
fn is_share(words: &Words, at: usize, part: &numbers::Part) -> bool {
    // `two thirds of a million` is a number.
    if numbers::read(words, at).is_some_and(|number| number.end > part.end) {
        return false;
    }
    let is_of = words.is(part.end, "of");
    let ends = when::ends_phrase(words, part.end);
    let is_led = words.is_any(words.before(at), &["by", "to", "than", "about", "nearly", "almost", "a", "up", "down", "roughly", "only"]);
    match words.is(at, "a") {
        true => is_of || ends && is_led,
        false => is_of || ends || !part.may_be_ordinal,
    }
}

/// `2,000 people`, `£2.3bn`, `10 to 20 miles`, `5-10%`, `killed 12`.
fn amount(words: &Words, at: usize) -> Option<Found> {
    if let Some((value, Measured { unit, kind, end, .. })) = unit::hyphened(words, at) {
        return Some(Found { first: at, end, is: Quantity { kind, value, to: None, unit, modifier: None } });
    }
    let Amount { first, end, value, to, money } = amount::read(words, at)?;
    let measured = match money {
        Some(code) => unit::after_money(words, code, end),
        None if words.is(words.before(at), "no") => None,
        None => unit::read(words, end)
            .or_else(|| or_so(words, end))
            .or_else(|| unit::of_people(words, first, end))
            .or_else(|| unit::magnitude(words, first, end)),
    };
    let is_bare = measured.is_none();
    let Measured { unit, kind, end, times } = measured.unwrap_or(Measured { unit: None, kind: QuantityKind::Number, end, times: 1.0 });
    let (value, to) = (numbers::scaled(value, times), to.map(|to| numbers::scaled(to, times)));
    if is_bare && (to.is_some() || says_nothing(words, at, end, value)) {
        return None;
    }
    let (value, end) =
        with_rest(words, value, unit.as_deref(), end).or_else(|| below_zero(words, value, unit.as_deref(), end)).unwrap_or((value, end));
    Some(Found { first, end, is: Quantity { kind, value, to, unit, modifier: None } })
}

/// `a dozen or so cars`, `20 or more people`: what is counted, behind it.
fn or_so(words: &Words, end: usize) -> Option<Measured> {
    let is_open = words.is(end, "or") && words.is_any(end + 1, &["so", "more", "fewer", "less"]);
    is_open.then(|| unit::read(words, end + 2))?
}

/// `20 degrees below zero`.
fn below_zero(words: &Words, value: f64, unit: Option<&str>, end: usize) -> Option<(f64, usize)> {
    let is_warmth = matches!(unit?, "degree" | "celsius" | "fahrenheit");
    (is_warmth && words.is(end, "below") && words.is_any(end + 1, &["zero", "freezing"]))
        .then(|| if words.is(end + 1, "zero") { (-value, end + 2) } else { (value, end) })
}

/// `5 feet 2 inches`, `3 dollars and 50 cents`: the whole in the larger unit, and the token after it.
fn with_rest(words: &Words, value: f64, unit: Option<&str>, end: usize) -> Option<(f64, usize)> {
    let unit = unit?;
    let (smaller, times) = match unit {
        "foot" => ("inch", 12.0),
        "pound" | "stone" => (if unit == "stone" { "pound" } else { "ounce" }, if unit == "stone" { 14.0 } else { 16.0 }),
        "USD" | "EUR" | "CAD" | "AUD" => ("cent", 100.0),
        "GBP" => ("penny", 100.0),
        _ => return None,
    };
    let at = end + usize::from(words.is(end, "and"));
    let rest = numbers::read(words, at)?;
    // `15 dollars 50`.
    let is_small = times == 100.0 && at == end && (10.0..100.0).contains(&rest.value) && rest.value.fract() == 0.0;
    if is_small && words.is_lower(end - 1) && when::ends_phrase(words, rest.end) {
        return Some((value + rest.value / times, rest.end));
    }
    // `5 ft 2 in` has no other preposition.
    if words.is(rest.end, "in") && words.is(end - 1, "ft") && smaller == "inch" {
        return Some((value + rest.value / times, rest.end + 1));
    }
    let measured = unit::read(words, rest.end).filter(|measured| measured.unit.as_deref() == Some(smaller))?;
    Some((value + rest.value / times, measured.end))
}

/// A bare number that counts nothing: `one` the pronoun, a year, a telephone number, the number of a flight or a name.
fn says_nothing(words: &Words, at: usize, end: usize, value: f64) -> bool {
    let before = words.before(at);
    let is_pronoun = end == at + 1
        && words.is_any(at, &["one", "half", "second", "million", "hundred", "thousand", "dozen", "billion", "naught", "nought"]);
    let is_year = words.year(at).is_some() && (1500.0..2150.0).contains(&value);
    let is_numbered = words.has(&words.lexicon.numbered, before)
        || words.is_any(before, &["#", "№", "+", "call", "dial"])
        || words.is(before, ".") && words.is(before.wrapping_sub(1), "No");
    let is_of_name = words.is_capital(before)
        && words.is_capital(at) | words.is_number(at)
        && before > 0
        && !words.is_any(before.wrapping_sub(1), &[".", "“", "\""]);
    let is_no_one = words.is(before, "no") && words.is(at, "one");
    is_pronoun || is_no_one || is_year || is_numbered || is_of_name
}

/// The modifier that ends right before a token, and where it begins: `more than`, `about`.
fn modifier_before(words: &Words, at: usize, free: usize) -> (usize, Option<&'static str>) {
    let starts = (1..=3).rev().filter_map(|n| at.checked_sub(n)).filter(|&start| start >= free);
    let mut told = starts.filter_map(|start| {
        let (told, end) = when::modifier(words, start)?;
        (end == at).then_some((start, Some(told)))
    });
    told.next().unwrap_or((at, None))
}
