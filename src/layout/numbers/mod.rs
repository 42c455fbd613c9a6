//! Numbers in figures and in words: `2,000`, `2.3bn`, `twenty-one`, `three million`, `two and a half`.

mod figures;
mod fractions;
mod spelled;

use super::tokens::TokenKind;
use super::when::Words;
pub use figures::{figure, plain, scaled, vulgar};
pub use fractions::{Part, part};
pub use spelled::{compound, value};

/// A number and the token after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub value: f64,
    pub end: usize,
}

/// Nobody writes more multiples in a row; the bound keeps the time in step with the text.
const MOST_MULTIPLES: usize = 3;

/// The number that begins at a token. `a` is one only before a multiple or a part: `a hundred`, `a quarter million`.
pub fn read(words: &Words, at: usize) -> Option<Number> {
    if let Some(found) = fractions::of_multiple(words, at) {
        return Some(found);
    }
    let found = match words.kind(at)? {
        TokenKind::Number => figures::spaced(words, at).or_else(|| figures::read(words, at))?,
        TokenKind::Mark => Number { value: vulgar(words.at(at))?, end: at + 1 },
        TokenKind::Lower | TokenKind::Capitalized => spelled::read(words, at)?,
        // `A dozen` begins a sentence.
        TokenKind::Initial if words.is(at, "A") => spelled::read(words, at)?,
        _ => return None,
    };
    let found = spelled::with_decimals(words, found);
    Some(fractions::with_part(words, descending(words, with_multiples(words, found))))
}

/// `4 thousand 3 hundred and 21`: what comes down in steps is one number.
fn descending(words: &Words, mut found: Number) -> Number {
    for _ in 0..MOST_MULTIPLES {
        let Some(step) = found.end.checked_sub(1).and_then(|last| multiple(words, last)).filter(|step| *step >= 100.0) else { break };
        let and = usize::from(words.is(found.end, "and"));
        let Some(rest) = plain_part(words, found.end + and).filter(|rest| rest.value < step && rest.value > 0.0) else { break };
        // `two million and 20 people` are two numbers.
        let is_one = multiple(words, rest.end - 1).is_some() || step == 100.0 && and == 1;
        if !is_one || words.is_any(rest.end - 1, &["dozen", "dozens"]) {
            break;
        }
        found = Number { value: found.value + rest.value, end: rest.end };
    }
    found
}

/// A part of a larger number: `3 hundred`, `21`, `two hundred and five`.
fn plain_part(words: &Words, at: usize) -> Option<Number> {
    let found = match words.kind(at)? {
        TokenKind::Number => Number { value: plain(words.at(at)).filter(|value| *value < 1000.0 && value.fract() == 0.0)?, end: at + 1 },
        TokenKind::Lower => spelled::read(words, at)?,
        _ => return None,
    };
    Some(with_multiples(words, found))
}

/// `million`, `bn`, `dozen` after a number, as often as they come.
fn with_multiples(words: &Words, mut found: Number) -> Number {
    for _ in 0..MOST_MULTIPLES {
        let Some(times) = multiple(words, found.end) else { break };
        found = Number { value: scaled(found.value, times), end: found.end + 1 };
    }
    found
}

/// `hundred`, `million`: how often.
pub fn multiple(words: &Words, at: usize) -> Option<f64> {
    value(words.lexicon, words.at(at)).filter(|&value| value >= 100.0 || value == 12.0 && words.is_any(at, &["dozen", "dozens"]))
}
