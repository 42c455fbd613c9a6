//! How much: `12 people`, `£2.3bn`, `some 300`, `60 per cent`.

use crate::layout::when::{self, Words};
use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    pub value: f64,
    /// Singular: `kilometre`, `percent`, `USD`, `people`. `None` where nothing is counted.
    pub unit: Option<String>,
    /// `more_than`, `less_than`, `approx`, `equal_or_more`, `equal_or_less`.
    pub modifier: Option<&'static str>,
}

/// All quantities that are no dates or times, in the order of the text.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Quantity>> {
    let blocks = layout.blocks.iter().filter(|block| !matches!(block.role, Role::Boilerplate | Role::Date | Role::Byline | Role::Endnote));
    blocks.flat_map(|block| in_block(layout, block, lexicon)).collect()
}

fn in_block(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Vec<Marked<Quantity>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let count = Count { words: Words { source: layout.text.as_str(), tokens, lexicon }, lexicon };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        // Dates and durations are of another kind.
        if let Some(read) = when::read(&count.words, at) {
            at = read.end;
            continue;
        }
        let Some((first, end, is)) = count.at(at) else {
            at += 1;
            continue;
        };
        found.push(Marked { span: layout.span_of(&tokens[first], &tokens[end - 1]), is });
        at = end.max(at + 1);
    }
    found
}

/// A walk over a line's numbers.
struct Count<'a> {
    words: Words<'a>,
    lexicon: &'a Lexicon,
}

impl Count<'_> {
    fn word(&self, i: usize) -> &str {
        self.words.at(i)
    }

    fn lower(&self, i: usize) -> String {
        self.word(i).to_lowercase()
    }

    fn token(&self, i: usize) -> Option<&Token> {
        self.words.tokens.get(i)
    }

    fn touches(&self, i: usize) -> bool {
        i > 0 && self.token(i).zip(self.token(i - 1)).is_some_and(|(this, before)| this.start == before.end)
    }

    /// The quantity that begins at a token: its first token, the one after its last, and what it is.
    fn at(&self, at: usize) -> Option<(usize, usize, Quantity)> {
        let currency = self.currency_before(at);
        let start = currency.as_ref().map_or(at, |(_, end)| *end);
        let (value, end) = self.number(start)?;
        let bare = self.word(start);
        // `a` and `one` alone count nothing; nor does a score, a telephone number or a year.
        if currency.is_none() && end == start + 1 && matches!(self.lower(start).as_str(), "a" | "an" | "one" | "half" | "second") {
            return None;
        }
        if self.is_part_of_code(start, end) {
            return None;
        }
        let (unit, end) = match currency {
            Some((code, _)) => (Some(code), end),
            None => self.unit_after(end),
        };
        if unit.is_none() && bare.len() == 4 && bare.bytes().all(|b| b.is_ascii_digit()) && (1500.0..2150.0).contains(&value) {
            return None;
        }
        let (first, modifier) = self.modifier_before(at);
        Some((first, end, Quantity { value, unit, modifier }))
    }

    /// `3-2`, `+1 555 0100`, `A320`, `No. 10`: figures that count nothing.
    fn is_part_of_code(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1).map(|i| self.word(i)).unwrap_or_default();
        let joined =
            self.touches(start) && !matches!(before, "(" | "[" | "\"" | "“" | "‘" | "'" | "—" | "–" | "$" | "£" | "€" | "¥" | "₹" | "-");
        let scored = self.touches(end)
            && matches!(self.word(end), "-" | "–" | "/")
            && self.touches(end + 1)
            && self.token(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
        joined || scored || matches!(before, "No" | "№" | "#")
    }

    /// A number in figures or words with its multiples: `2,000`, `2.3bn`, `twelve`, `three million`, `two dozen`.
    fn number(&self, at: usize) -> Option<(f64, usize)> {
        let token = self.token(at)?;
        let (value, mut end) = match token.kind {
            TokenKind::Number => (self.figures(at)?, at + 1),
            TokenKind::Lower | TokenKind::Capitalized => self.in_words(at)?,
            _ => return None,
        };
        let mut value = value;
        while let Some(times) = self.multiple(end) {
            (value, end) = (value * times, end + 1);
        }
        Some((value, end))
    }

    /// `2,000`, `3.5`, `2.3bn`, `38m`, `400k`; what holds other letters (`47-year-old`, `3rd`) is no amount.
    fn figures(&self, at: usize) -> Option<f64> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let times = match word.get(digits.len()..)?.to_ascii_lowercase().as_str() {
            "" => 1.0,
            "k" => 1e3,
            "m" | "mn" => 1e6,
            "bn" | "b" => 1e9,
            "tn" | "trn" => 1e12,
            _ => return None,
        };
        let plain = digits.replace(',', "");
        let is_amount = !plain.is_empty() && plain.matches('.').count() <= 1 && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        is_amount.then(|| plain.parse::<f64>().ok()).flatten().map(|value| value * times)
    }

    fn in_words(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.lower(at);
        let value = |word: &str| self.lexicon.numbers.meaning(word).and_then(|value| value.parse::<f64>().ok());
        if let Some((tens, ones)) = word.split_once('-') {
            let (tens, ones) = (value(tens)?, value(ones)?);
            return ((20.0..=90.0).contains(&tens) && ones < 10.0).then_some((tens + ones, at + 1));
        }
        if matches!(word.as_str(), "a" | "an") {
            return self.multiple(at + 1).filter(|_| !matches!(self.lower(at + 1).as_str(), "second")).map(|times| (times, at + 2));
        }
        let found = value(&word)?;
        // `hundreds` and `dozens` say no number.
        (!word.ends_with('s') || word == "six").then_some((found, at + 1))
    }

    fn multiple(&self, at: usize) -> Option<f64> {
        let word = self.lower(at);
        let times: f64 = match word.as_str() {
            "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen" | "bn" => {
                self.lexicon.numbers.meaning(&word)?.parse().ok()?
            }
            "crore" => 1e7,
            "lakh" => 1e5,
            _ => return None,
        };
        Some(times)
    }

    /// `$`, `US$`, `£`, `€`: a code and the token after it.
    fn currency_before(&self, at: usize) -> Option<(String, usize)> {
        let (sign, end) = match self.word(at) {
            letters if self.word(at + 1) == "$" && self.touches(at + 1) && letters.len() <= 2 => (format!("{letters}$"), at + 2),
            sign => (sign.to_owned(), at + 1),
        };
        let code = self.lexicon.currencies.meaning(&sign.to_lowercase()).filter(|_| sign.chars().any(|c| !c.is_alphabetic()))?;
        self.token(end).is_some_and(|t| t.kind == TokenKind::Number).then(|| (code.to_owned(), end))
    }

    /// `percent`, `per cent`, `%`, `rubles`, `kilometres`, `people`: what is counted, and the token after it.
    fn unit_after(&self, at: usize) -> (Option<String>, usize) {
        let word = self.lower(at);
        if word == "%" || word == "percent" || word == "pc" {
            return (Some("percent".to_owned()), at + 1);
        }
        if word == "per" && self.lower(at + 1) == "cent" {
            return (Some("percent".to_owned()), at + 2);
        }
        if word == "percentage" && self.lower(at + 1).starts_with("point") {
            return (Some("percentage point".to_owned()), at + 2);
        }
        if let Some(code) = self.lexicon.currencies.meaning(&word) {
            return (Some(code.to_owned()), at + 1);
        }
        if let Some(unit) = self.lexicon.units.meaning(&word) {
            let square = matches!(word.as_str(), "square" | "sq" | "cubic");
            return match square.then(|| self.lexicon.units.meaning(&self.lower(at + 1))).flatten() {
                Some(length) => (Some(format!("{unit} {length}")), at + 2),
                None if square => (None, at),
                None => (Some(unit.to_owned()), at + 1),
            };
        }
        self.counted(at)
    }

    /// What is counted in a plural: `people`, `missiles`, `armed men`.
    fn counted(&self, at: usize) -> (Option<String>, usize) {
        for skip in 0..2 {
            let word = self.lower(at + skip);
            let is_lower = self.token(at + skip).is_some_and(|t| t.kind == TokenKind::Lower);
            if !is_lower || self.lexicon.phrase_breaks.has(&word) {
                return (None, at);
            }
            let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
                || matches!(word.as_str(), "people" | "men" | "women" | "children" | "troops" | "police");
            if plural {
                return (Some(word), at + skip + 1);
            }
        }
        (None, at)
    }

    fn modifier_before(&self, at: usize) -> (usize, Option<&'static str>) {
        let back = |n: usize| at.checked_sub(n).map(|i| self.lower(i)).unwrap_or_default();
        match (back(2).as_str(), back(1).as_str()) {
            ("more", "than") => (at - 2, Some("more_than")),
            ("less" | "fewer", "than") => (at - 2, Some("less_than")),
            ("at", "least") => (at - 2, Some("equal_or_more")),
            ("up", "to") | ("at", "most") => (at - 2, Some("equal_or_less")),
            (_, "over") => (at - 1, Some("more_than")),
            (_, "about" | "around" | "approximately" | "roughly" | "some") => (at - 1, Some("approx")),
            (_, "nearly" | "almost" | "under") => (at - 1, Some("less_than")),
            _ => (at, None),
        }
    }
}
