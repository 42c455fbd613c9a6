//! What is seen of each word that could be part of a name: before `Lavrov` stands `Sergei`, a first name; `said` follows.
//!
//! Evidence is hashed: a kind of evidence and what was seen become one row of the weights. Nothing here knows what a name is.

use super::tagger::Tagged;
use crate::annotations::mention::EntityType;
use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What the lists say of one word, a bit each.
mod clue {
    pub const FIRST_MALE: u32 = 1;
    pub const FIRST_FEMALE: u32 = 1 << 1;
    pub const SURNAME: u32 = 1 << 2;
    pub const PEOPLE: u32 = 1 << 3;
    pub const ORG_WORD: u32 = 1 << 4;
    pub const PLACE_WORD: u32 = 1 << 5;
    pub const TITLE: u32 = 1 << 6;
    pub const TITLE_MODIFIER: u32 = 1 << 7;
    pub const SPEECH: u32 = 1 << 8;
    pub const CITY: u32 = 1 << 9;
    pub const COUNTRY: u32 = 1 << 10;
    pub const BODY: u32 = 1 << 11;
    pub const CALENDAR: u32 = 1 << 12;
    pub const SMALL: u32 = 1 << 13;
    pub const N: u32 = 14;
    pub const FIRST: u32 = FIRST_MALE | FIRST_FEMALE;
}

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

/// Kinds of evidence. The number is part of the hash, so a new kind goes to the end.
#[derive(Clone, Copy)]
enum Kind {
    Always,
    Word,
    Before,
    Next,
    SecondBefore,
    SecondNext,
    BeforeAndWord,
    WordAndNext,
    Suffix2,
    Suffix3,
    Suffix4,
    Prefix3,
    Shape,
    ShapeBefore,
    ShapeNext,
    Shapes,
    Clues,
    Clue,
    ClueBefore,
    ClueNext,
    CluesBefore,
    CluesNext,
    Phrase,
    Start,
    RunBefore,
    RunAfter,
    RunFirst,
    RunLast,
    RunPlace,
    RunSides,
    RunClueBefore,
    RunClueAfter,
    RunCluesInside,
    Line,
    Told,
    ToldShape,
    ToldBefore,
    ToldNext,
    AfterLabel,
    RunSecondBefore,
    Prefix2,
}

/// One word as it is seen.
#[derive(Clone, Copy, Default)]
struct Word {
    /// Of the word in lower case.
    hash: u32,
    shape: u32,
    clues: u32,
    /// What a phrase of the lists that covers the word is of, and whether it begins there; 0 for none.
    phrase: u32,
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
    in_capitals: bool,
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

    /// Whether a name may begin or end with the word: it has a capital.
    pub fn may_begin(&self, i: usize) -> bool {
        self.is_capital(i)
    }

    /// Whether the article writes the word with a small letter too.
    pub fn is_common(&self, i: usize) -> bool {
        self.told.get(&self.words[i].hash).is_some_and(|heard| heard & told::LOWER != 0)
    }

    /// Whether the article writes `the` before the word anywhere.
    pub fn is_after_article(&self, i: usize) -> bool {
        self.told.get(&self.words[i].hash).is_some_and(|heard| heard & told::AFTER_THE != 0)
    }

    /// Why the last word of an island can only be a person: it stands alone behind `Mr.` or `said`. Nothing if it can be else.
    pub fn addresses(&self, island: &Island, i: usize) -> Option<&'static str> {
        const ELSE: u32 = clue::PEOPLE
            | clue::ORG_WORD
            | clue::PLACE_WORD
            | clue::CITY
            | clue::COUNTRY
            | clue::BODY
            | clue::CALENDAR
            | clue::SMALL
            | clue::TITLE
            | clue::TITLE_MODIFIER;
        let is_name = self.token(i).kind == TokenKind::Capitalized && i + 1 == island.tokens.end && self.words[i].clues & ELSE == 0;
        if !is_name || island.in_capitals || self.is_common(i) {
            return None;
        }
        let stop = usize::from(i > island.tokens.start && self.text(i - 1) == ".");
        let before = i.checked_sub(1 + stop).filter(|&before| before >= island.sentence.start)?;
        let is_alone = i == island.tokens.start;
        if !is_alone && self.lexicon.titles.meaning(&lower(self.text(before))).is_some_and(|gender| gender != "x") {
            return Some("behind-title");
        }
        let is_said = is_alone && self.words[before].clues & clue::SPEECH != 0 && self.token(before).kind == TokenKind::Lower;
        (is_said && !self.is_after_article(i)).then_some("behind-speech")
    }

    /// Whether a short island is another name of the one before: `Eminem` in `Marshall Mathers, known as Eminem`.
    pub fn is_also_known(&self, known: &Range<usize>, island: &Island) -> bool {
        let i = island.tokens.start;
        let is_short = island.tokens.len() <= 4 && island.tokens.clone().all(|i| self.is_capital(i));
        let is_alone = is_short && known.start >= island.sentence.start && i - known.end <= 5;
        let gap = || self.layout.text.as_str().get(self.token(known.end - 1).end as usize..self.token(i).start as usize).unwrap_or("");
        is_alone && self.lexicon.also_known.has(&lower(gap().trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '"' | '“' | '‘'))))
    }

    /// Whether the word is of a people and of no person.
    pub fn is_people(&self, i: usize) -> bool {
        self.words[i].clues & (clue::PEOPLE | clue::FIRST | clue::COUNTRY) == clue::PEOPLE
    }

    /// `Guard Lt. Cmdr` is cut out of titles; a surname that is also a title, such as `King`, may end a name.
    pub fn ends_in_title(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.words[name.end - 1].clues & (clue::TITLE | clue::SURNAME) == clue::TITLE
    }

    /// `Mill Lane`, but not `Nathan Lane`.
    pub fn ends_in_place(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.words[name.end - 1].clues & clue::PLACE_WORD != 0 && self.words[name.start].clues & clue::FIRST == 0
    }

    /// `Axiom Corp`.
    pub fn ends_in_legal_form(&self, name: &Range<usize>) -> bool {
        name.len() > 1 && self.lexicon.company_forms.has(lower(self.text(name.end - 1)).trim_end_matches('.'))
    }

    /// What the lists know of words that are no part of a name, which are given in order: peoples, countries, and bodies
    /// whose name is not also a plain word.
    pub fn listed(&self, names: &[Tagged]) -> Vec<(Range<usize>, EntityType)> {
        let mut next = 0;
        let mut found: Vec<(Range<usize>, EntityType)> = Vec::new();
        for i in self.islands.iter().flat_map(|island| island.tokens.clone()) {
            while names.get(next).is_some_and(|name| name.tokens.end <= i) {
                next += 1;
            }
            let is_free = names.get(next).is_none_or(|name| name.tokens.start > i);
            let is_taken = found.last().is_some_and(|(last, _)| last.end > i);
            if let Some((end, of)) = self.list_says(i).filter(|_| is_free && !is_taken) {
                let end = names.get(next).map_or(end, |name| end.min(name.tokens.start));
                found.push((i..end, of));
            }
        }
        found
    }

    /// Where a listed name that begins at a word ends, and what it is of.
    fn list_says(&self, i: usize) -> Option<(usize, EntityType)> {
        let word = &self.words[i];
        let further = (i + 1..self.words.len()).take_while(|&at| self.words[at].phrase % 4 == PHRASE_FURTHER && self.words[at].phrase > 0);
        let end = i + 1 + further.count();
        let is_short = self.token(i).kind == TokenKind::Capitals;
        match word.phrase / 4 {
            0 => (word.clues & clue::PEOPLE != 0).then_some((i + 1, EntityType::Group)),
            _ if word.phrase % 4 == PHRASE_FURTHER => None,
            1 if is_short || end > i + 1 => Some((end, EntityType::Organization)),
            2 => Some((end, EntityType::Place)),
            5 => Some((end, EntityType::Group)),
            _ => None,
        }
    }

    /// What the lists say of a name as a whole, if it has several words.
    pub fn known_whole(&self, name: &Range<usize>) -> Option<EntityType> {
        let (end, of) = self.list_says(name.start)?;
        (name.len() > 1 && end == name.end && of != EntityType::Group).then_some(of)
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

    /// The rows that speak for the label of a word of an island. They are the same whatever the other labels are.
    pub fn rows(&self, island: &Island, i: usize, rows: &mut Vec<u32>) {
        rows.clear();
        let mut add = |kind: Kind, what: u32| rows.push(row(kind as u32, what));
        let near = |back: i64| {
            let at = i as i64 + back;
            let within = at >= island.sentence.start as i64 && at < island.sentence.end as i64;
            if within { self.words[at as usize] } else { Word { hash: EDGE, shape: EDGE, ..Word::default() } }
        };
        let [second, before, word, next, second_next] = [-2, -1, 0, 1, 2].map(near);
        let of = |pair: [u32; 2]| mixed(pair[0], pair[1]);
        add(Kind::Always, 0);
        add(Kind::Word, word.hash);
        add(Kind::Before, before.hash);
        add(Kind::Next, next.hash);
        add(Kind::SecondBefore, second.hash);
        add(Kind::SecondNext, second_next.hash);
        add(Kind::BeforeAndWord, of([before.hash, word.hash]));
        add(Kind::WordAndNext, of([word.hash, next.hash]));
        self.add_letters(i, &mut add);
        add(Kind::Shape, word.shape);
        add(Kind::ShapeBefore, of([before.shape, word.shape]));
        add(Kind::ShapeNext, of([word.shape, next.shape]));
        add(Kind::Shapes, of([of([before.shape, word.shape]), next.shape]));
        add(Kind::Clues, word.clues);
        add(Kind::CluesBefore, of([before.clues, word.clues]));
        add(Kind::CluesNext, of([word.clues, next.clues]));
        for (kind, clues) in [(Kind::Clue, word.clues), (Kind::ClueBefore, before.clues), (Kind::ClueNext, next.clues)] {
            (0..clue::N).filter(|bit| clues >> bit & 1 == 1).for_each(|bit| add(kind, bit));
        }
        if word.phrase > 0 {
            add(Kind::Phrase, word.phrase);
        }
        let is_start = i == island.sentence.start;
        let told = |word: &Word| self.told.get(&word.hash).copied().unwrap_or(0);
        let heard = told(&word);
        add(Kind::Start, of([u32::from(is_start) + 2 * (heard & 3), word.shape]));
        (0..told::N).filter(|bit| heard >> bit & 1 == 1).for_each(|bit| add(Kind::Told, bit));
        add(Kind::ToldShape, of([heard, word.shape]));
        add(Kind::ToldBefore, told(&before) & !3);
        add(Kind::ToldNext, told(&next) & !3);
        add(Kind::Line, of([u32::from(island.in_capitals) + 2 * u32::from(island.is_headline), word.shape]));
        self.add_run(island, i, &mut add);
    }

    /// How the word begins and ends.
    fn add_letters(&self, i: usize, add: &mut impl FnMut(Kind, u32)) {
        let text = self.text(i);
        let first = |n: usize| text.char_indices().nth(n).map_or(text, |(at, _)| &text[..at]);
        let last = |n: usize| text.char_indices().rev().nth(n - 1).map_or(text, |(at, _)| &text[at..]);
        for (kind, part) in [
            (Kind::Suffix2, last(2)),
            (Kind::Suffix3, last(3)),
            (Kind::Suffix4, last(4)),
            (Kind::Prefix2, first(2)),
            (Kind::Prefix3, first(3)),
        ] {
            add(kind, hash_of(part));
        }
    }

    /// What stands around and at the ends of the run of capitals that the word is in.
    fn add_run(&self, island: &Island, i: usize, add: &mut impl FnMut(Kind, u32)) {
        let is_in = |at: usize| self.token(at).is_capital() || self.token(at).kind == TokenKind::Initial;
        let (mut start, mut end) = (i, i + 1);
        while start > island.tokens.start && i - start < 6 && is_in(start - 1) {
            start -= 1;
        }
        while end < island.tokens.end && end - i < 6 && is_in(end) {
            end += 1;
        }
        let outside = |at: Option<usize>| {
            let at = at.filter(|&at| at >= island.sentence.start && at < island.sentence.end);
            at.map_or(Word { hash: EDGE, ..Word::default() }, |at| self.words[at])
        };
        let (before, after) = (outside(start.checked_sub(1)), outside(Some(end)));
        add(Kind::RunBefore, before.hash);
        add(Kind::RunSecondBefore, mixed(outside(start.checked_sub(2)).hash, before.hash));
        add(Kind::RunAfter, after.hash);
        add(Kind::RunFirst, self.words[start].hash);
        add(Kind::RunLast, self.words[end - 1].hash);
        add(Kind::RunPlace, ((i - start).min(3) * 8 + (end - start).min(5)) as u32);
        add(Kind::RunSides, mixed(before.hash, after.hash));
        for (kind, clues) in [(Kind::RunClueBefore, before.clues), (Kind::RunClueAfter, after.clues)] {
            (0..clue::N).filter(|bit| clues >> bit & 1 == 1).for_each(|bit| add(kind, bit));
        }
        let inside = (start..end).fold(0, |clues, at| clues | self.words[at].clues);
        add(Kind::RunCluesInside, mixed(inside, (end - start).min(4) as u32));
    }
}

/// The row that speaks for a label by the label before it.
pub fn row_after(label: usize) -> u32 {
    row(Kind::AfterLabel as u32, label as u32)
}

/// Of [`Word::phrase`], in fours: a further word of a phrase.
const PHRASE_FURTHER: u32 = 1;

/// What the word beyond the end of a sentence is.
const EDGE: u32 = 0x5eed;

fn row(kind: u32, what: u32) -> u32 {
    mixed(what, kind.wrapping_mul(0x9e37_79b9))
}

fn mixed(a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x85eb_ca6b) ^ b.rotate_left(13);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    (hash ^ hash >> 13).wrapping_mul(0x2c1b_3c6d)
}

/// Of a text in lower case.
fn hash_of(text: &str) -> u32 {
    let fold = |seed: u32, byte: u8| (seed ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    if text.is_ascii() {
        return text.bytes().fold(0x811c_9dc5, |seed, byte| fold(seed, byte.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    text.chars().flat_map(char::to_lowercase).fold(0x811c_9dc5, |seed, c| c.encode_utf8(&mut buffer).bytes().fold(seed, fold))
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// `al-Nusra`, `d’Estaing`.
fn is_behind_article(word: &str) -> bool {
    let Some(at) = word.find(['-', '\'', '’']).filter(|&at| at <= 3) else { return false };
    word[at..].chars().nth(1).is_some_and(char::is_uppercase)
}

/// Looks every word up once; a word that comes again is remembered.
fn looked_up(layout: &Layout, lexicon: &Lexicon) -> Vec<Word> {
    let mut known: FxHashMap<&str, Word> = FxHashMap::default();
    let word = |token: &Token| {
        let text = layout.word(token);
        *known.entry(text).or_insert_with(|| Word {
            hash: hash_of(text),
            shape: shape(token, text),
            clues: clues(text, lexicon),
            phrase: 0,
        })
    };
    layout.tokens.iter().map(word).collect()
}

/// The kind of the token, how long it is if it is all capitals, and what marks it holds.
fn shape(token: &Token, text: &str) -> u32 {
    let length = if token.kind == TokenKind::Capitals { text.len().min(6) as u32 } else { u32::from(text.len() > 2) };
    let marks = [text.contains('-'), text.contains('.'), text.contains(['\'', '’']), text.bytes().any(|b| b.is_ascii_digit())];
    let inner = text.chars().skip(1).any(char::is_uppercase) && token.kind == TokenKind::Capitalized;
    let mark = if token.kind == TokenKind::Mark { hash_of(text) & 0xff00 } else { 0 };
    let bits = marks.iter().enumerate().fold(u32::from(inner), |bits, (i, &holds)| bits | u32::from(holds) << (i + 1));
    (token.kind as u32 * 8 + length) * 32 + bits + mark * 2048
}

fn clues(text: &str, lexicon: &Lexicon) -> u32 {
    if !text.starts_with(char::is_alphabetic) {
        return 0;
    }
    let lower = lower(text);
    let bare = lower.trim_end_matches('.');
    let bit = |holds: bool, bit: u32| if holds { bit } else { 0 };
    let first = lexicon.first_names.meaning(&lower);
    let place = lexicon.gazetteer.meaning(&lower).or_else(|| lexicon.gazetteer.meaning(bare));
    bit(matches!(first, Some("m" | "x")), clue::FIRST_MALE)
        | bit(matches!(first, Some("f" | "x")), clue::FIRST_FEMALE)
        | bit(lexicon.surnames.has(&lower), clue::SURNAME)
        | bit(lexicon.peoples.has(&lower), clue::PEOPLE)
        | bit(lexicon.org_words.has(&lower), clue::ORG_WORD)
        | bit(lexicon.place_words.has(&lower), clue::PLACE_WORD)
        | bit(lexicon.titles.has(bare), clue::TITLE)
        | bit(lexicon.title_modifiers.has(&lower), clue::TITLE_MODIFIER)
        | bit(lexicon.grammar.meaning(&lower).is_some(), clue::SPEECH)
        | bit(place == Some("city"), clue::CITY)
        | bit(matches!(place, Some("country" | "region")), clue::COUNTRY)
        | bit(place == Some("org"), clue::BODY)
        | bit(lexicon.calendar.meaning(bare).is_some_and(|is| is.starts_with("month") || is.starts_with("weekday")), clue::CALENDAR)
        | bit(lexicon.small_words.has(&lower) || lexicon.phrase_breaks.has(&lower) || lexicon.pronouns.has(&lower), clue::SMALL)
}

/// Whether a block is no part of the story.
pub fn is_outside(block: &Block) -> bool {
    block.role == Role::Boilerplate
}
