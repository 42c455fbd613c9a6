//! What the lists say of a word when a page's lines are told apart, in one look: `the` is small, `pictured` is a caption's.

use super::List;
use super::word_map::WordMap;

/// Marks of a word, a bit each.
pub mod mark {
    pub const SMALL: u16 = 1;
    pub const VERB: u16 = 2;
    pub const ASKS: u16 = 4;
    pub const YOU: u16 = 8;
    pub const WE: u16 = 16;
    pub const PICTURE: u16 = 32;
    pub const JOB: u16 = 64;
    /// Begins a phrase by which a page speaks of itself.
    pub const PAGE: u16 = 128;
    /// Tells that somebody said something.
    pub const SAID: u16 = 256;
    /// Goes on with a phrase by which a page speaks of itself.
    pub const PAGE_NEXT: u16 = 512;
}

/// Words of several lists, with what each list says as marks.
#[derive(Debug, Default)]
pub struct LineWords {
    marks: WordMap<&'static str, u16>,
    /// The words alone, in whose outlines most others do not fit.
    words: List,
}

impl LineWords {
    pub fn of(small: &List, picture: &List, byline: &List, page: &List) -> LineWords {
        let (mut marks, mut words) = (WordMap::default(), Vec::new());
        let mut mark = |word, mark| {
            *marks.entry(word) |= mark;
            words.push((word, ""));
        };
        small.iter().for_each(|(word, meaning)| mark(word, mark::SMALL | of_small(meaning)));
        picture.iter().for_each(|(word, _)| mark(word, mark::PICTURE));
        byline.iter().filter(|(_, meaning)| *meaning == "job").for_each(|(word, _)| mark(word, mark::JOB));
        page.heads().for_each(|word| mark(word, mark::PAGE));
        page.iter().flat_map(|(phrase, _)| phrase.split(' ').skip(1)).for_each(|word| mark(word, mark::PAGE_NEXT));
        LineWords { marks, words: List::of(words.into_iter()) }
    }

    /// The marks of a word, in whatever case it stands.
    pub fn marks(&self, word: &str) -> u16 {
        if self.words.fits(word) { self.marks.look_up(word).copied().unwrap_or(0) } else { 0 }
    }
}

fn of_small(meaning: &str) -> u16 {
    match meaning {
        "verb" => mark::VERB,
        "said" => mark::VERB | mark::SAID,
        "asks" => mark::ASKS,
        "you" => mark::YOU,
        "we" => mark::WE,
        _ => 0,
    }
}
