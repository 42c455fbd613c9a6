//! When: `August 27`, `next week`, `more than 12 hours`, `every Monday`.

use crate::layout::when::{self, Read, When, Words};
use crate::layout::{Block, Layout, Role};
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// A time expression, read as far as its own words go. Its calendar value is a relation (`relations/calendar.rs`).
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    pub kind: DateKind,
    pub when: When,
    /// TIMEX3 `mod`: `MORE_THAN`, `LESS_THAN`, `APPROX`, in lower case.
    pub modifier: Option<&'static str>,
    /// Whether the clause it stands in tells of what is past, present or ahead.
    pub tense: Tense,
    pub confidence: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    Date,
    Time,
    Duration,
    Set,
}

/// When the clause around a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    #[default]
    Past,
    Ahead,
}

impl DateKind {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            DateKind::Date => "date",
            DateKind::Time => "time",
            DateKind::Duration => "duration",
            DateKind::Set => "set",
        }
    }
}

/// All time expressions in the order of the text; the page's own date line is among them.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Vec<Marked<Date>> {
    layout.blocks.iter().filter(|block| block.role != Role::Boilerplate).flat_map(|block| in_block(layout, block, lexicon)).collect()
}

fn in_block(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Vec<Marked<Date>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let words = Words { source: layout.text.as_str(), tokens, lexicon };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let Some(read) = when::read(&words, at) else {
            at += 1;
            continue;
        };
        let (first, modifier) = modified(&words, &read);
        let tense = tense(layout, &words, block.tokens.start, &read);
        let span = layout.span_of(&tokens[first], &tokens[read.end - 1]);
        at = read.end;
        found.push(Marked {
            span,
            is: Date { kind: kind(&read.when), modifier, tense, confidence: confidence(&read.when), when: read.when },
        });
    }
    found
}

fn kind(when: &When) -> DateKind {
    match when {
        When::Clock(_) | When::Part(_) => DateKind::Time,
        When::Day(day) if day.clock.is_some() || day.part.is_some() => DateKind::Time,
        When::Weekday { part: Some(_), .. } | When::Away { part: Some(_), .. } => DateKind::Time,
        When::Duration { .. } => DateKind::Duration,
        When::Set(_) => DateKind::Set,
        _ => DateKind::Date,
    }
}

/// How much of a date is written out: a full day is never anything else, a year alone may be a number.
fn confidence(when: &When) -> f32 {
    match when {
        When::Day(day) if day.year.is_some() && day.month.is_some() => 0.99,
        When::Day(day) if day.day.is_some() => 0.97,
        When::Day(day) if day.month.is_some() => 0.9,
        When::Day(_) => 0.85,
        When::Weekday { .. } | When::Away { .. } => 0.97,
        When::Duration { amount: Some(_), .. } => 0.92,
        When::Reference(_) | When::Duration { .. } => 0.75,
        _ => 0.85,
    }
}

/// Where the expression begins with its modifier, and which that is: `more than 12 hours`.
fn modified(words: &Words, read: &Read) -> (usize, Option<&'static str>) {
    if !matches!(read.when, When::Duration { .. } | When::Away { .. }) {
        return (read.first, None);
    }
    let back = |n: usize| read.first.checked_sub(n).map_or("", |i| words.at(i));
    let two = format!("{} {}", back(2), back(1)).to_lowercase();
    let one = back(1).to_lowercase();
    match (two.as_str(), one.as_str()) {
        ("more than", _) => (read.first - 2, Some("more_than")),
        ("less than" | "fewer than", _) => (read.first - 2, Some("less_than")),
        ("at least", _) => (read.first - 2, Some("equal_or_more")),
        ("up to" | "at most", _) => (read.first - 2, Some("equal_or_less")),
        (_, "over") => (read.first - 1, Some("more_than")),
        (_, "about" | "around" | "approximately" | "roughly" | "some") => (read.first - 1, Some("approx")),
        (_, "nearly" | "almost" | "under") => (read.first - 1, Some("less_than")),
        _ => (read.first, None),
    }
}

/// The nearest verb sign on the left within the sentence, else on the right: `will meet on Friday` is ahead, `met on Friday` past.
fn tense(layout: &Layout, words: &Words, offset: usize, read: &Read) -> Tense {
    let here = words.tokens[read.first].start as usize;
    let sentence = layout.sentences.get(layout.sentence_at(here));
    let (start, end) =
        sentence.map_or((0, words.tokens.len()), |s| (s.tokens.start.saturating_sub(offset), s.tokens.end.saturating_sub(offset)));
    // A clause is short, and a look bounded in length keeps the time in step with the text.
    let left = (start.max(read.first.saturating_sub(40))..read.first).rev();
    let right = read.end..end.min(read.end + 12).min(words.tokens.len());
    left.chain(right).find_map(|i| verb_tense(words, i)).unwrap_or_default()
}

fn verb_tense(words: &Words, i: usize) -> Option<Tense> {
    let is_lower = words.tokens[i].kind == crate::layout::TokenKind::Lower;
    let word = words.at(i);
    match word {
        "will" | "shall" | "would" | "'ll" | "going" => Some(Tense::Ahead),
        "expected" | "scheduled" | "due" | "planned" | "plans" | "set" | "slated" => Some(Tense::Ahead),
        "was" | "were" | "had" | "did" | "said" | "told" => Some(Tense::Past),
        "to" if words.tokens.get(i + 1).is_some_and(|t| t.kind == crate::layout::TokenKind::Lower) => None,
        _ if is_lower && word.len() > 3 && word.ends_with("ed") => Some(Tense::Past),
        _ => None,
    }
}
