//! When: `August 27`, `next week`, `more than 12 hours`, `every Monday`.

use crate::layout::when::words::look_up;
use crate::layout::when::{self, Anchor, Day, Read, When, Words};
use crate::layout::{Block, Layout, Role, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::does;
use crate::text::Marked;

/// A time expression, read as far as its own words go. Its calendar value is a relation (`relations/calendar.rs`).
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    pub kind: DateKind,
    pub when: When,
    /// TIMEX3 `mod` in lower case: `more_than`, `approx`, `start`, `end`.
    pub modifier: Option<&'static str>,
    /// Whether the clause it stands in tells of what is past or ahead.
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
    /// No word of the clause tells.
    #[default]
    Untold,
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
    let mut found: Vec<_> = layout.blocks.iter().flat_map(|block| in_block(layout, block, lexicon)).collect();
    if found.iter().any(|date| may_be_of_game(&date.is.when)) && is_of_sports(layout, lexicon) {
        found.retain(|date| !may_be_of_game(&date.is.when));
    }
    found
}

/// `the fourth quarter`: of a year, or of a game.
fn may_be_of_game(when: &When) -> bool {
    matches!(when, When::Quarter { year: None, .. } | When::Half { year: None, .. })
}

/// In so many words one of sports makes the page one of sports.
const WORDS_A_SPORT: usize = 100;

fn is_of_sports(layout: &Layout, lexicon: &Lexicon) -> bool {
    let words = Words { source: layout.text.as_str(), tokens: &layout.tokens, lexicon };
    let told = (0..layout.tokens.len()).filter(|&i| words.is_lower(i) && words.has(&lexicon.sports_words, i)).count();
    told > 2 && told * WORDS_A_SPORT > layout.tokens.len()
}

fn in_block(layout: &Layout, block: &Block, lexicon: &Lexicon) -> Vec<Marked<Date>> {
    let tokens = &layout.tokens[block.tokens.clone()];
    let words = Words { source: layout.text.as_str(), tokens, lexicon };
    let is_prose = block.role == Role::Boilerplate && is_prose(&words);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let Some(read) = when::read(&words, at) else {
            at += 1;
            continue;
        };
        let read = without_preposition(&words, read);
        at = read.end;
        // The page around the story has `2 hours ago` everywhere; a day that is written out is one there too, and so is one in a sentence.
        if block.role == Role::Boilerplate && !is_prose && !is_full(&read.when) {
            continue;
        }
        let span = layout.span_of(&tokens[read.first], &tokens[read.end - 1]);
        let is_weekday = matches!(read.when, When::Weekday { .. });
        let until = if is_weekday { until(&words, &read) } else { None };
        let tense = until.unwrap_or_else(|| tense(layout, &words, block.tokens.start, &read));
        let when = ahead(&words, &read, tense).unwrap_or(read.when);
        found.push(Marked { span, is: Date { kind: kind(&when), modifier: read.modifier, tense, confidence: confidence(&when), when } });
    }
    found
}

/// `5 p.m. on Friday`, `5 p.m. (1500 GMT) Friday` and `Friday at 5 p.m.` in a story are a time and a day, as TIMEX3 has it; the
/// first keeps what both say.
fn without_preposition(words: &Words, read: Read) -> Read {
    let is_timed = read.when.clock().is_some();
    let preposition = (read.first + 1..read.end).find(|&i| words.is_any(i, &["on", "at", "("]));
    let Some(end) = preposition.filter(|_| is_timed) else { return read };
    if !words.is(end, "at") {
        return Read { end, ..read };
    }
    let day = Words { tokens: &words.tokens[..end], ..*words };
    when::read(&day, read.first).unwrap_or(read)
}

/// Words in small letters of the shortest line that is a sentence: `The show runs until May 12.`
const SENTENCE: usize = 3;

/// A line that ends as a sentence does, much of it in small letters.
fn is_prose(words: &Words) -> bool {
    let last = words.tokens.len().saturating_sub(1);
    let ends = (last.saturating_sub(1)..=last).any(|i| words.is_any(i, &[".", "?", "!"]));
    let lower = words.tokens.iter().filter(|token| token.kind == TokenKind::Lower).count();
    ends && lower >= SENTENCE && lower * 5 >= words.tokens.len() * 2
}

fn is_full(when: &When) -> bool {
    matches!(when, When::Day(Day { year: Some(_), day: Some(_), .. }))
}

/// So near before a length stands what it is compared with.
const NEAR: usize = 6;

/// `in two weeks` where something will be then: the day it will be, not how long it takes.
fn ahead(words: &Words, read: &Read, tense: Tense) -> Option<When> {
    let When::Duration { amount: Some(amount), unit } = read.when else { return None };
    // `will meet for the first time in two years`.
    let is_nth = (read.first.saturating_sub(NEAR)..read.first).any(|i| words.is(i, "time") || words.ordinal(i).is_some());
    let is_led = words.is(words.before(read.first), "in") && !is_nth;
    let is_then = tense == Tense::Ahead && is_led && amount.fract() == 0.0 && amount < 1e4;
    is_then.then_some(When::Hence { unit, by: amount as i32 })
}

fn kind(when: &When) -> DateKind {
    match when {
        When::Time(_) => DateKind::Time,
        When::Day(day) if day.clock.is_some() || day.part.is_some() => DateKind::Time,
        When::Weekday { time, .. } | When::Away { time, .. } if time.is_some() => DateKind::Time,
        When::Duration { .. } | When::Stretch { .. } => DateKind::Duration,
        When::Set(_) => DateKind::Set,
        _ => DateKind::Date,
    }
}

/// How much of a date is written out: a full day is never anything else, a year alone may be a number.
fn confidence(when: &When) -> f32 {
    match when {
        When::Day(day) if day.order == when::Order::Either => 0.5,
        When::Day(day) if day.year.is_some() && day.month.is_some() => 0.99,
        When::Day(day) if day.day.is_some() => 0.97,
        When::Day(day) if day.month.is_some() => 0.9,
        When::Day(_) => 0.85,
        When::Weekday { .. } | When::Holiday { .. } | When::Range { .. } => 0.95,
        When::Away { from: Anchor::Issue | Anchor::Either, .. } => 0.95,
        When::Duration { amount: Some(_), .. } | When::Stretch { amount: Some(_), .. } => 0.92,
        When::Reference(_) | When::Duration { .. } | When::Stretch { .. } | When::Away { .. } | When::DayOfMonth { .. } => 0.75,
        _ => 0.85,
    }
}

/// A clause is short, and a look bounded in length keeps the time in step with the text.
const LEFT: usize = 40;
const RIGHT: usize = 12;

/// `closed until Friday` and `rain predicted till Sunday` end ahead, unless they have ended: `was not seen until Friday`.
fn until(words: &Words, read: &Read) -> Option<Tense> {
    let lead = words.before(read.first);
    if !words.is_any(lead, &["until", "till", "through"]) {
        return None;
    }
    let has_ended = (lead.saturating_sub(RIGHT)..lead).any(|i| {
        words.is_any(i, &["not", "never", "from"])
            || words.at(i).ends_with("n't")
            || words.at(i).ends_with("n’t")
            || words.has(&words.lexicon.lasting_verbs, i)
    });
    Some(if has_ended { Tense::Past } else { Tense::Ahead })
}

/// The nearest sign of tense on the left within the sentence, else on the right: `will meet on Friday` is ahead.
fn tense(layout: &Layout, words: &Words, offset: usize, read: &Read) -> Tense {
    let here = words.tokens[read.first].start as usize;
    let sentence = layout.sentences.get(layout.sentence_at(here));
    let (start, end) =
        sentence.map_or((0, words.tokens.len()), |s| (s.tokens.start.saturating_sub(offset), s.tokens.end.saturating_sub(offset)));
    // What stands before a semicolon is another clause.
    let left = (start.max(read.first.saturating_sub(LEFT))..read.first).rev().take_while(|&i| !words.is(i, ";"));
    let right = (read.end..end.min(read.end + RIGHT).min(words.tokens.len())).take_while(|&i| !words.is(i, ";"));
    // `the 4 percent it predicted in September`.
    let lead = words.before(read.first);
    if words.is_any(lead, &["in", "on"]) && words.is_any(words.before(lead), &["predicted", "forecast", "projected", "planned"]) {
        return Tense::Past;
    }
    // `December futures fell`.
    let is_traded = matches!(read.when, When::Day(Day { year: None, month: Some(_), day: None, .. }))
        && words.is_any(read.end, &["futures", "delivery", "contract", "contracts", "options"]);
    if is_traded {
        return Tense::Ahead;
    }
    // `The third quarter should be better`: its own verb tells.
    if is_own_verb(words, read.end)
        && let Some(tense) = told(words, read.end)
    {
        return tense;
    }
    let by = || words.is(words.before(read.first), "by").then_some(Tense::Ahead);
    left.chain(right).find_map(|i| told(words, i)).or_else(by).unwrap_or_default()
}

/// Whether a word may be the verb of the time before it.
fn is_own_verb(words: &Words, at: usize) -> bool {
    words.lexicon.grammar.word(words.at(at)).may(does::MODAL) || words.is_any(at, &["was", "were", "said"])
}

/// What a word tells of its clause's time.
fn told(words: &Words, i: usize) -> Option<Tense> {
    let token = words.tokens.get(i)?;
    if !matches!(token.kind, TokenKind::Lower | TokenKind::Capitalized) && !words.touches(i) {
        return None;
    }
    let word = words.at(i);
    // `is to be held`, `is expected to hit`: what stands before it tells.
    let before = words.before(i);
    if words.is_any(before, &["be", "to"]) || words.lexicon.grammar.word(words.at(before)).may(does::MODAL) {
        return None;
    }
    // `could not be reached` was tried.
    if words.is(i, "could") && words.is(i + 1, "not") {
        return None;
    }
    if words.is(i, "to") && words.is_lower(i + 1) {
        return infinitive(words, i);
    }
    // `the next review is in October`.
    if word == "next" && words.is_lower(i + 1) && words.is(before, "the") && words.unit(i + 1).is_none() {
        return Some(Tense::Ahead);
    }
    // `in May or June`.
    if word == "May" && words.is_led(i) {
        return None;
    }
    if words.is(i, "set") {
        return words.is_any(i + 1, &["for", "to"]).then_some(Tense::Ahead);
    }
    if matches!(word, "plan" | "plans" | "forecast" | "forecasts" | "aims" | "visits" | "bid") && is_noun(words, i) {
        return None;
    }
    let listed = |word: &str| look_up(&words.lexicon.tense_words, word).map(|told| if told == "past" { Tense::Past } else { Tense::Ahead });
    let is_past = words.is_lower(i) && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    listed(word).or(is_past.then_some(Tense::Past))
}

/// `announced the plan`, `unveiled plans`: the noun tells nothing.
fn is_noun(words: &Words, i: usize) -> bool {
    let before = words.at(words.before(i)).to_lowercase();
    words.lexicon.grammar.word(&before).may(does::DET | does::POSS) || before.ends_with("ed")
}

/// `agreed to meet`: what it is about is ahead.
fn infinitive(words: &Words, to: usize) -> Option<Tense> {
    let before = words.tokens.get(to.checked_sub(1)?)?;
    // `agreed to the visit` is none.
    if words.lexicon.grammar.word(words.at(to + 1)).may(does::DET | does::POSS) {
        return None;
    }
    let pair = words.source.get(before.start as usize..words.tokens[to].end as usize)?;
    look_up(&words.lexicon.tense_words, pair).map(|_| Tense::Ahead)
}
