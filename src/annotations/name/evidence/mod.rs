//! What is seen of each word that could be part of a name: before `Lavrov` stands `Sergei`, a first name; `said` follows.
//!
//! Evidence is hashed: a kind of evidence and what was seen become one row of the weights. Nothing here knows what a name is.

mod rows;
mod says;
mod words;

use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
pub use rows::row_after;
use rustc_hash::FxHashMap;
use std::ops::Range;
use words::{Word, clue, looked_up, lower};

/// What the article as a whole says of a word, a bit each: what stood beside it anywhere.
mod told {
    pub const LOWER: u32 = 1;
    pub const MID_SENTENCE: u32 = 1 << 1;
    pub const AFTER_FIRST_NAME: u32 = 1 << 2;
    pub const AFTER_TITLE: u32 = 1 << 3;
    pub const BEFORE_SPEECH: u32 = 1 << 4;
    pub const AFTER_PLACE_PREPOSITION: u32 = 1 << 5;
    pub const BEFORE_ORG_WORD: u32 = 1 << 6;
    pub const AFTER_THE: u32 = 1 << 7;
    pub const BEFORE_SURNAME: u32 = 1 << 8;
    pub const IN_BRACKETS: u32 = 1 << 9;
    pub const BEFORE_POSSESSIVE: u32 = 1 << 10;
    pub const N: u32 = 11;
}

/// An article as the tagger sees it.
pub struct Seen<'a> {
    layout: &'a Layout,
    lexicon: &'a Lexicon,
    words: Vec<Word>,
    told: FxHashMap<u32, u32>,
    islands: Vec<Island>,
}

/// Words that could be names, with the small words that join them, inside one sentence.
#[derive(Debug, Clone)]
pub struct Island {
    /// Indices of the layout's tokens.
    pub tokens: Range<usize>,
    sentence: Range<usize>,
    /// The line writes most of its words with capitals.
    pub in_capitals: bool,
    is_headline: bool,
}

impl<'a> Seen<'a> {
    /// Looks at every block but those that `skips` names.
    pub fn of(layout: &'a Layout, lexicon: &'a Lexicon, skips: impl Fn(&Block) -> bool) -> Seen<'a> {
        let words = looked_up(layout, lexicon);
        let mut seen = Seen { layout, lexicon, words, told: FxHashMap::default(), islands: Vec::new() };
        for block in layout.blocks.iter().filter(|block| !skips(block)) {
            let (in_capitals, is_headline) = (seen.writes_capitals(block), !block.role.is_body());
            for sentence in &layout.sentences[block.sentences.clone()] {
                seen.find_islands(&sentence.tokens, in_capitals, is_headline);
            }
        }
        seen.mark_phrases();
        seen.listen();
        seen
    }

    pub fn islands(&self) -> &[Island] {
        &self.islands
    }
    fn token(&self, i: usize) -> &Token {
        &self.layout.tokens[i]
    }

    fn text(&self, i: usize) -> &str {
        self.layout.word(self.token(i))
    }

    /// A line, of no more than 40 words looked at, where three in four longer words have capitals.
    fn writes_capitals(&self, block: &Block) -> bool {
        let long = block.tokens.clone().map(|i| self.token(i)).filter(|t| t.is_word() && t.end - t.start > 3).take(40);
        let (n, capital) = long.fold((0, 0), |(n, capital), token| (n + 1, capital + usize::from(token.is_capital())));
        n >= 3 && capital * 4 >= n * 3
    }

    /// Begins with a capital, as `al-Nusra` does behind its article; `I` does not count, nor a number.
    fn is_capital(&self, i: usize) -> bool {
        let token = self.token(i);
        let word = self.layout.word(token);
        match token.kind {
            TokenKind::Capitalized | TokenKind::Capitals => true,
            TokenKind::Initial => word != "I" || self.layout.tokens.get(i + 1).is_some_and(|next| next.is_capital()),
            TokenKind::Lower => word.len() > 3 && is_behind_article(word),
            _ => false,
        }
    }

    fn find_islands(&mut self, sentence: &Range<usize>, in_capitals: bool, is_headline: bool) {
        let mut i = sentence.start;
        while i < sentence.end {
            // `We` and `However` begin sentences; `The` may begin `The Hague`.
            let is_alone = i + 1 >= sentence.end || !self.is_capital(i + 1);
            let is_small = is_alone && self.words[i].clues & clue::SMALL != 0 && self.token(i).kind != TokenKind::Capitals;
            if !self.is_capital(i) || is_small {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            while let Some(next) = self.joined(end, sentence.end) {
                end = next;
            }
            self.islands.push(Island { tokens: i..end, sentence: sentence.clone(), in_capitals, is_headline });
            i = end;
        }
    }

    /// The token after the next capital, if `end` holds one or small words lead to one.
    fn joined(&self, end: usize, limit: usize) -> Option<usize> {
        let is_next = |i: usize| i < limit && self.is_capital(i);
        if is_next(end) {
            return Some(end + 1);
        }
        if end >= limit {
            return None;
        }
        let joins = |i: usize| i < limit && self.lexicon.name_joins.has(self.text(i));
        let touches = self.token(end).start == self.token(end - 1).end;
        match self.text(end) {
            "." if touches && is_next(end + 1) && self.token(end).end - self.token(end - 1).start <= 6 => Some(end + 2),
            "/" if touches && is_next(end + 1) => Some(end + 2),
            _ if self.token(end).kind == TokenKind::Possessive && is_next(end + 1) => Some(end + 2),
            // `the Harbour Traders' Association`
            "'" | "’" if touches && self.text(end - 1).ends_with('s') && is_next(end + 1) => Some(end + 2),
            _ if joins(end) && is_next(end + 1) => Some(end + 2),
            _ if joins(end) && joins(end + 1) && is_next(end + 2) => Some(end + 3),
            _ => None,
        }
    }

    /// Marks the longest phrases of the lists.
    fn mark_phrases(&mut self) {
        let mut phrase = String::new();
        for at in 0..self.islands.len() {
            let tokens = self.islands[at].tokens.clone();
            let mut i = tokens.start;
            while i < tokens.end {
                let Some((end, is)) = self.phrase_at(i, tokens.end, &mut phrase) else {
                    i += 1;
                    continue;
                };
                for inside in i..end {
                    self.words[inside].phrase = is * 4 + if inside > i { PHRASE_FURTHER } else { 2 + u32::from(end - i > 1) };
                }
                i = end;
            }
        }
    }

    fn phrase_at(&self, start: usize, limit: usize, phrase: &mut String) -> Option<(usize, u32)> {
        let longest = if self.words[start].clues & (clue::BODY | clue::CITY | clue::COUNTRY | clue::PEOPLE) != 0
            || self.lexicon.gazetteer.begins(&lower(self.text(start)))
        {
            5
        } else {
            return None;
        };
        (start + 1..=(start + longest).min(limit)).rev().find_map(|end| {
            phrase.clear();
            for i in start..end {
                if i > start && self.token(i).start > self.token(i - 1).end {
                    phrase.push(' ');
                }
                phrase.push_str(&lower(self.text(i)));
            }
            let is = self.lexicon.gazetteer.meaning(phrase).map(|is| match is {
                "org" => 1,
                "country" => 2,
                "region" => 3,
                _ => 4,
            });
            is.or_else(|| self.lexicon.peoples.has(phrase).then_some(5)).map(|is| (end, is))
        })
    }

    /// Gathers what stands beside each word anywhere.
    fn listen(&mut self) {
        let mut told: FxHashMap<u32, u32> = FxHashMap::default();
        for (word, token) in self.words.iter().zip(&self.layout.tokens) {
            if token.kind == TokenKind::Lower {
                *told.entry(word.hash).or_default() |= told::LOWER;
            }
        }
        for island in self.islands.iter().filter(|island| !island.in_capitals) {
            for i in island.tokens.clone().filter(|&i| self.token(i).is_capital()) {
                *told.entry(self.words[i].hash).or_default() |= self.overheard(i, &island.sentence);
            }
        }
        self.told = told;
    }

    fn overheard(&self, i: usize, sentence: &Range<usize>) -> u32 {
        let before = i.checked_sub(1).filter(|&i| i >= sentence.start);
        let next = Some(i + 1).filter(|&i| i < sentence.end);
        let clues = |at: Option<usize>| at.map_or(0, |at| self.words[at].clues);
        let word = |at: Option<usize>| at.map_or("", |at| self.text(at));
        let bit = |holds: bool, bit: u32| if holds { bit } else { 0 };
        let after_capital = before.is_some_and(|at| self.token(at).is_capital());
        bit(before.is_some_and(|at| self.token(at).is_word()), told::MID_SENTENCE)
            | bit(after_capital && clues(before) & clue::FIRST != 0, told::AFTER_FIRST_NAME)
            | bit(
                clues(before) & clue::TITLE != 0 || word(before) == "." && i > 1 && self.words[i - 2].clues & clue::TITLE != 0,
                told::AFTER_TITLE,
            )
            | bit(clues(next) & clue::SPEECH != 0, told::BEFORE_SPEECH)
            | bit(matches!(word(before), "in" | "In" | "at" | "near" | "from"), told::AFTER_PLACE_PREPOSITION)
            | bit(next.is_some_and(|at| self.token(at).is_capital()) && clues(next) & clue::ORG_WORD != 0, told::BEFORE_ORG_WORD)
            | bit(matches!(word(before), "the" | "The"), told::AFTER_THE)
            | bit(next.is_some_and(|at| self.token(at).is_capital()) && clues(next) & clue::SURNAME != 0, told::BEFORE_SURNAME)
            | bit(word(before) == "(" && word(next) == ")", told::IN_BRACKETS)
            | bit(next.is_some_and(|at| self.token(at).kind == TokenKind::Possessive), told::BEFORE_POSSESSIVE)
    }
}

/// Of [`Word::phrase`], in fours: a further word of a phrase.
const PHRASE_FURTHER: u32 = 1;

/// `al-Nusra`, `d’Estaing`.
fn is_behind_article(word: &str) -> bool {
    let Some(at) = word.find(['-', '\'', '’']).filter(|&at| at <= 3) else { return false };
    word[at..].chars().nth(1).is_some_and(char::is_uppercase)
}

/// Whether a block is no part of the story and gives no results of a match either.
pub fn is_outside(layout: &Layout, block: &Block) -> bool {
    block.role == Role::Boilerplate && !is_result(layout, block)
}

/// `Celtic 3 Hibernian 0`, `Goalkeepers: Ann Lee (Leeds), Tom Bell (Hull)`: names and numbers, or names with names in brackets.
/// Pages have such lines seldom, reports of sport by the hundred. 60 tokens are looked at.
fn is_result(layout: &Layout, block: &Block) -> bool {
    let (mut capitals, mut numbers, mut brackets) = (0, 0, 0);
    for token in layout.tokens[block.tokens.clone()].iter().take(60) {
        capitals += usize::from(token.is_capital());
        numbers += usize::from(token.kind == TokenKind::Number);
        brackets += usize::from(token.kind == TokenKind::Mark && layout.word(token) == "(");
    }
    capitals >= 2 && (numbers >= 1 || brackets >= 2)
}
