//! The words of a line as a grammar of time sees them: `August` is a month, `last` a step back.

use super::Unit;
use crate::layout::tokens::{Token, TokenKind};
use crate::lexicon::{Lexicon, List};

/// The words of a line, and how to look at them.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub source: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
}

/// What a word can do in a time expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sense {
    Month(u8),
    Weekday(u8),
    /// `Mondays`.
    Weekdays(u8),
    Unit(Unit),
    Part(&'static str),
    Season(&'static str),
    /// Minutes east of Greenwich, where the letters have one meaning.
    Zone(Option<i16>),
    The,
    A,
    /// `last` -1, `this` 0, `next` 1.
    Shift(i32),
    /// `yesterday` -1, `today` 0, `tomorrow` 1.
    DayName(i32),
    Reference(&'static str),
    /// `daily`: its period.
    Set(&'static str),
    /// `every`, `each`.
    Every,
    /// `early`, `late`, `mid`.
    Edge(&'static str),
    /// `beginning`, `end`.
    EdgeNoun(&'static str),
    /// `earlier`, `later`.
    Sooner,
    /// `yearlong`: its period.
    Length(&'static str),
    Noon,
    Midnight,
    That,
    These,
    Same,
    Recent,
    /// `several`, `many`.
    Vague,
    Fiscal,
    /// May begin a phrase of `modifiers.txt`.
    Modifier,
    Half,
    YearEnd,
    /// `twice`, `once`.
    Times,
    /// `sixties`: 60.
    Decade(u8),
    /// `midyear`: its unit.
    Middle(&'static str),
    Overnight,
}

/// No word of the lists is longer.
const LONGEST: usize = 24;

impl<'a> Words<'a> {
    /// The word at a token, or nothing.
    pub fn at(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| self.source.get(t.start as usize..t.end as usize).unwrap_or(""))
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        self.at(i).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_capital)
    }

    /// Whether token `i` directly follows the one before it.
    pub fn touches(&self, i: usize) -> bool {
        i > 0 && self.tokens.get(i).is_some_and(|t| t.start == self.tokens[i - 1].end)
    }

    /// The token before `i`; past all tokens where there is none.
    pub fn before(&self, i: usize) -> usize {
        i.checked_sub(1).unwrap_or(usize::MAX)
    }

    /// What a word of the calendar or of the grammar of time does.
    pub(super) fn sense(&self, i: usize) -> Option<Sense> {
        let word = self.at(i);
        let told = look_up(&self.lexicon.calendar, word).or_else(|| look_up(&self.lexicon.time_words, word))?;
        Sense::told(told)
    }

    /// Whether a word can begin a time expression or a number at all: one look-up for all lists of such words.
    pub fn opens(&self, i: usize) -> bool {
        let word = self.at(i);
        word.len() <= LONGEST && (word.contains('-') || look_up(&self.lexicon.openers, word).is_some())
    }

    /// Whether a list has the word, in whatever case it stands.
    pub fn has(&self, list: &List, i: usize) -> bool {
        look_up(list, self.at(i)).is_some()
    }

    /// A month that is written as one: capitalised, or a long name in small letters beside a number; never the verb `may`.
    pub fn month(&self, i: usize) -> Option<u8> {
        let Some(Sense::Month(month)) = self.sense(i) else { return None };
        let is_verb = matches!(month, 3 | 5) || self.is(i, "dec") || self.is(i, "sep");
        let is_beside =
            self.is_number(i + 1) || self.is_number(self.before(i)) || self.is(self.before(i), "of") || self.ordinal(i + 1).is_some();
        (self.is_capital(i) || !is_verb && is_beside).then_some(month)
    }

    /// `Friday`; `Fri` where a date stands beside it, since `Sun`, `Sat` and `Wed` are words too.
    pub(super) fn weekday(&self, i: usize) -> Option<u8> {
        let Some(Sense::Weekday(weekday)) = self.sense(i) else { return None };
        if self.at(i).len() > 5 {
            return Some(weekday);
        }
        let after = i + 1 + usize::from(self.is_any(i + 1, &[",", "."]));
        let dated = |i: usize| self.is_number(i) || matches!(self.sense(i), Some(Sense::Month(_)));
        // The Edmonton Sun, August 16, is a newspaper.
        let is_name = self.is_capital(self.before(i)) && self.month(self.before(i)).is_none();
        (self.is_capital(i) && !is_name && (dated(after) || dated(after + 1))).then_some(weekday)
    }

    pub fn unit(&self, i: usize) -> Option<Unit> {
        match self.sense(i)? {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    pub(super) fn part(&self, i: usize) -> Option<&'static str> {
        match self.sense(i)? {
            Sense::Part(part) if !self.at(i).ends_with('s') => Some(part),
            _ => None,
        }
    }

    /// A four-digit year from 1000 to 2199.
    pub fn year(&self, i: usize) -> Option<i32> {
        let word = self.at(i);
        let year: i32 = (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())??;
        (1000..2200).contains(&year).then_some(year)
    }

    /// A day of the month in figures: `27`, `3rd`.
    pub(super) fn day(&self, i: usize) -> Option<u8> {
        let day = ordinal(self.at(i)).or_else(|| plain(self.at(i)))?;
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day))
    }

    /// An ordinal in words or figures: `third`, `3rd`.
    pub fn ordinal(&self, i: usize) -> Option<u32> {
        if self.is_number(i) {
            return ordinal(self.at(i));
        }
        look_up(&self.lexicon.ordinals, self.at(i))?.parse().ok()
    }

    /// Whether the word before leads to a date: `in`, `since`, an opening bracket, a dash.
    pub fn is_led(&self, i: usize) -> bool {
        let before = self.before(i);
        self.has(&self.lexicon.year_leads, before) || self.is_any(before, &["(", "–", "—", "-", "/", "["])
    }

    /// Whether a noun may still follow: a word in small letters.
    pub fn is_lower(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Lower)
    }
}

/// What a list says of a word, in whatever case the word stands.
pub fn look_up(list: &List, word: &str) -> Option<&'static str> {
    list.look_up(word)
}

/// `27th`: its number.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &word[digits.len()..];
    let is_tail = ["st", "nd", "rd", "th"].iter().any(|end| tail.eq_ignore_ascii_case(end));
    (is_tail && digits.len() <= 3).then(|| plain(digits))?
}

/// One or two figures more than none: `27`.
fn plain(word: &str) -> Option<u32> {
    let is_plain = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    is_plain.then(|| word.parse().ok())?
}

impl Sense {
    fn told(told: &'static str) -> Option<Sense> {
        let (kind, value) = told.split_once(' ').unwrap_or((told, ""));
        Some(match kind {
            "month" => Sense::Month(value.parse().ok()?),
            "weekday" => Sense::Weekday(value.parse().ok()?),
            "weekdays" => Sense::Weekdays(value.parse().ok()?),
            "unit" => Sense::Unit(Unit::of(value)?),
            "part" => Sense::Part(value),
            "season" => Sense::Season(value),
            "zone" => Sense::Zone(value.parse().ok()),
            "article" if value == "the" => Sense::The,
            "article" => Sense::A,
            "shift" => Sense::Shift(value.parse().ok()?),
            "day" => Sense::DayName(value.parse().ok()?),
            "reference" => Sense::Reference(value),
            "set" => Sense::Set(value),
            "every" => Sense::Every,
            "edge" => Sense::Edge(value),
            "edge_noun" => Sense::EdgeNoun(value),
            "sooner" => Sense::Sooner,
            "length" => Sense::Length(value),
            "noon" => Sense::Noon,
            "midnight" => Sense::Midnight,
            "that" => Sense::That,
            "these" => Sense::These,
            "same" => Sense::Same,
            "recent" => Sense::Recent,
            "vague" => Sense::Vague,
            "fiscal" => Sense::Fiscal,
            "modifier" => Sense::Modifier,
            "half" => Sense::Half,
            "year-end" => Sense::YearEnd,
            "times" => Sense::Times,
            "decade" => Sense::Decade(value.parse().ok()?),
            "middle" => Sense::Middle(value),
            "overnight" => Sense::Overnight,
            _ => return None,
        })
    }
}
