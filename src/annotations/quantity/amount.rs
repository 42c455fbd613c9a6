//! The number of a quantity with the money before it: `$3.2 million`, `Rs 4 lakh`, `10 to 20`, `minus 5`.

use super::unit;
use crate::layout::numbers::{self, Number};
use crate::layout::when::Words;
use crate::layout::when::words::look_up;

/// Tokens `first..end`, and what they say.
pub(super) struct Amount {
    pub first: usize,
    pub end: usize,
    pub value: f64,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// ISO 4217.
    pub money: Option<&'static str>,
}

pub(super) fn read(words: &Words, at: usize) -> Option<Amount> {
    if let Some(amount) = coded(words, at) {
        return Some(amount);
    }
    let (money, start) = match money_before(words, at) {
        Some((code, start)) => (Some(code), start),
        None => (None, at + usize::from(is_sign(words, at))),
    };
    let sign = if start > at && money.is_none() { -1.0 } else { 1.0 };
    if let Some((low, high, end)) = joined_range(words, start) {
        return Some(Amount { first: at, end, value: low, to: Some(high), money });
    }
    let Number { value, end } = decimal(words, start)
        .or_else(|| metres(words, start))
        .or_else(|| numbers::read(words, start))
        .or_else(|| glued(words, start))
        .or_else(|| round(words, start))
        .or_else(|| a_share(words, start).filter(|_| money.is_some()))?;
    if is_part_of_code(words, start, end) || is_article(words, start, end) {
        return None;
    }
    let (to, end) = match range(words, value, end, money) {
        Some((to, end)) => (Some(to), end),
        None => (None, end),
    };
    // `3 to 4 million` is of millions twice.
    let times = to.and_then(|_| numbers::multiple(words, end - 1)).filter(|_| value < 1000.0).unwrap_or(1.0);
    Some(Amount { first: at, end, value: sign * numbers::scaled(value, times), to, money })
}

/// `.08`, `.300`: a decimal that begins with its point.
fn decimal(words: &Words, at: usize) -> Option<Number> {
    let is_decimal = words.is(at, ".") && !words.touches(at) && words.touches(at + 1) && words.is_number(at + 1);
    let digits = is_decimal.then(|| words.at(at + 1)).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    Some(Number { value: format!("0.{digits}").parse().ok()?, end: at + 2 })
}

/// `1.8m tall`, `ran 100m`: metres, and no millions.
fn metres(words: &Words, at: usize) -> Option<Number> {
    let digits = words.at(at).strip_suffix('m')?;
    unit::is_metres(words, at).then(|| Some(Number { value: numbers::plain(digits)?, end: at + 1 }))?
}

/// `50-odd guests`, `20-some ships`.
fn round(words: &Words, at: usize) -> Option<Number> {
    let (number, tail) = words.at(at).rsplit_once('-').filter(|(_, tail)| matches!(*tail, "odd" | "some" | "plus"))?;
    let value = numbers::figure(number).or_else(|| numbers::compound(words.lexicon, number)).filter(|_| tail.len() > 2)?;
    Some(Number { value, end: at + 1 })
}

/// `$2-a-share`.
fn a_share(words: &Words, at: usize) -> Option<Number> {
    let word = words.at(at);
    let (number, _) = word.split_once("-a-").or_else(|| word.split_once("-an-"))?;
    Some(Number { value: numbers::figure(number)?, end: at + 1 })
}

/// `200lbs`, `115.5USD`: the number of a word that ends in its unit.
fn glued(words: &Words, at: usize) -> Option<Number> {
    let word = words.at(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '/');
    let tail = &word[digits.len()..];
    let is_unit = !tail.is_empty() && (look_up(&words.lexicon.units, tail).is_some() || look_up(&words.lexicon.currencies, tail).is_some());
    is_unit.then(|| Some(Number { value: numbers::plain(digits)?, end: at + 1 }))?
}

/// `minus 5`, `-5`.
fn is_sign(words: &Words, at: usize) -> bool {
    let is_dash = words.is_any(at, &["-", "−"]) && words.touches(at + 1) && !words.touches(at);
    is_dash && words.is_number(at + 1) || words.is_any(at, &["minus", "negative"]) && numbers::read(words, at + 1).is_some()
}

/// `a` and `an` before a number that they do not belong to.
fn is_article(words: &Words, start: usize, end: usize) -> bool {
    end == start + 1 && words.is_any(start, &["a", "an", "dozens"])
}

/// `$`, `US$`, `A$`, `Rs`, `EUR`: a code and the token after it, where a number follows.
fn money_before(words: &Words, at: usize) -> Option<(&'static str, usize)> {
    let currencies = &words.lexicon.currencies;
    let signed = words.is_any(at + 1, &["$", "¢", "₵"]) && words.touches(at + 1) && words.at(at).len() <= 3 && words.is_capital(at);
    if signed {
        let start = words.tokens[at].start as usize;
        let code = look_up(currencies, words.source.get(start..words.tokens[at + 1].end as usize)?)?;
        return words.is_number(at + 2).then_some((code, at + 2));
    }
    let word = words.at(at);
    let is_sign = !word.chars().any(char::is_alphabetic);
    let is_code = word.len() <= 3 && words.is_capital(at);
    let code = (is_sign || is_code).then(|| look_up(currencies, word))??;
    let stop = usize::from(is_code && words.is(at + 1, ".") && words.touches(at + 1));
    words.is_number(at + 1 + stop).then_some((code, at + 1 + stop))
}

/// `USD50 million`, `KSh400`, `N5 million`: the code and the figures are one word. The road `N5` has a short number.
fn coded(words: &Words, at: usize) -> Option<Amount> {
    let word = words.at(at);
    let (letters, figures) = word.split_at(word.find(|c: char| c.is_ascii_digit()).filter(|&at| (1..=3).contains(&at))?);
    let times = numbers::multiple(words, at + 1);
    let code = match letters.len() {
        1 if times.is_some() || figures.contains(',') || figures.ends_with(|c: char| c.is_ascii_lowercase()) => {
            words.is_capital(at).then(|| look_up(&words.lexicon.currencies, &format!("{letters}0"))).flatten()?
        }
        3 if words.is_capital(at) => look_up(&words.lexicon.currencies, letters)?,
        _ => return None,
    };
    let value = numbers::figure(figures)?;
    let end = at + 1 + usize::from(times.is_some());
    Some(Amount { first: at, end, value: numbers::scaled(value, times.unwrap_or(1.0)), to: None, money: Some(code) })
}

/// `5-10`, `3-4` as one token; a range only if a unit follows, else it is a score.
fn joined_range(words: &Words, at: usize) -> Option<(f64, f64, usize)> {
    let (low, high) = words.at(at).split_once('-')?;
    let (low, high) = (numbers::plain(low)?, numbers::figure(high)?);
    let times = numbers::multiple(words, at + 1);
    let end = at + 1 + usize::from(times.is_some());
    let times = times.unwrap_or(1.0);
    (low < high).then_some((low * times, high * times, end))
}

/// `10 to 20`, `$3 to $4`, `two or three`: the upper end and the token after it.
fn range(words: &Words, low: f64, end: usize, money: Option<&'static str>) -> Option<(f64, usize)> {
    let is_between = words.is(end, "and") && (end.saturating_sub(5)..end).any(|i| words.is(i, "between"));
    if !is_between && !words.is_any(end, &["to", "or", "–"]) {
        return None;
    }
    let start = match money_before(words, end + 1) {
        Some((code, start)) if Some(code) == money => start,
        Some(_) => return None,
        None => end + 1,
    };
    let high = numbers::read(words, start).filter(|high| high.value > low && high.end > start)?;
    // `rose 5 to 120` is from and to, not a range; a range is of a size, and says `from` before it if it is one.
    let is_near = high.value <= 10.0 * low.max(1.0) || numbers::multiple(words, high.end - 1).is_some();
    let follows_unit = words.is(end, "–") == (words.touches(end) && words.touches(end + 1));
    (is_near && follows_unit).then_some((high.value, high.end))
}

/// `3–2`, `+1 555 0100`, `A320`: figures that count nothing.
fn is_part_of_code(words: &Words, start: usize, end: usize) -> bool {
    let opening = ["(", "[", "\"", "“", "‘", "'", "—", "–", "$", "£", "€", "¥", "₹", "-", "−", "’", "."];
    let is_joined =
        words.touches(start) && !words.is_any(words.before(start), &opening) && !words.has(&words.lexicon.currencies, words.before(start));
    let is_score = words.touches(end) && words.is_any(end, &["-", "–", "/"]) && words.touches(end + 1) && words.is_number(end + 1);
    let is_scored =
        start > 1 && words.touches(start) && words.is_any(start - 1, &["-", "–"]) && words.touches(start - 1) && words.is_number(start - 2);
    is_joined || is_score || is_scored
}
