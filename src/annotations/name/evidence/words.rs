//! What one word looks like and what the lists say of it: `Sergei` is a first name in small letters with a capital.

use crate::layout::{Layout, Token, TokenKind};
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// What the lists say of one word, a bit each.
pub mod clue {
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

/// One word as it is seen.
#[derive(Clone, Copy, Default)]
pub struct Word {
    /// Of the word in lower case.
    pub hash: u32,
    pub shape: u32,
    pub clues: u32,
    /// What a phrase of the lists that covers the word is of, and whether it begins there; 0 for none.
    pub phrase: u32,
}

/// Looks every word up once; a word that comes again is remembered.
pub fn looked_up(layout: &Layout, lexicon: &Lexicon) -> Vec<Word> {
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

/// Two numbers as one.
pub fn mixed(a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x85eb_ca6b) ^ b.rotate_left(13);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    (hash ^ hash >> 13).wrapping_mul(0x2c1b_3c6d)
}

/// Of a text in lower case.
pub fn hash_of(text: &str) -> u32 {
    let fold = |seed: u32, byte: u8| (seed ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    if text.is_ascii() {
        return text.bytes().fold(0x811c_9dc5, |seed, byte| fold(seed, byte.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    text.chars().flat_map(char::to_lowercase).fold(0x811c_9dc5, |seed, c| c.encode_utf8(&mut buffer).bytes().fold(seed, fold))
}

pub fn lower(text: &str) -> String {
    text.to_lowercase()
}
