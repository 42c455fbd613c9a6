//! A paragraph's words with what each may do, looked up once: in `the mayor said that`, `the` opens a phrase and `said` is a verb.

use crate::annotations::name;
use crate::annotations::quote::Quote;
use crate::layout::{Block, Layout, Role, Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::{Cue, Grammar, Word, does, frame};
use crate::text::Marked;
use std::ops::Range;

/// The words of a block. Indices are of the layout's tokens; beyond the block a word may do nothing.
pub struct Words<'a> {
    layout: &'a Layout,
    grammar: &'a Grammar,
    first: usize,
    words: Vec<Word>,
    /// Whether a token stands between quotation marks, marks included.
    quoted: Vec<bool>,
    titled: bool,
    /// The commas before legal forms, as in `Hill Foods, Inc.`, which part nothing.
    joining: Vec<usize>,
}

/// The longest word of the lists, in bytes.
const LONGEST: usize = 24;

impl<'a> Words<'a> {
    pub fn of(layout: &'a Layout, block: &Block, quotes: &[&Marked<Quote>], lexicon: &'a Lexicon) -> Words<'a> {
        let titled = matches!(block.role, Role::Headline | Role::Subhead | Role::Kicker | Role::Dek);
        let mut words = Vec::with_capacity(block.tokens.len());
        let mut opens = true;
        for token in &layout.tokens[block.tokens.clone()] {
            words.push(word(layout, token, opens || titled, &lexicon.grammar));
            opens =
                token.kind == TokenKind::Mark && matches!(layout.word(token), "." | "!" | "?" | ":" | "—" | "–" | "“" | "\"" | "‘" | "'");
        }
        let mut quoted = vec![false; words.len()];
        for quote in quotes {
            let end = quote.is.after.min(block.tokens.end).saturating_sub(block.tokens.start);
            let start = quote.is.open.saturating_sub(block.tokens.start).min(end);
            quoted[start..end].fill(true);
        }
        let joining = block.tokens.clone().filter(|&i| joins_form(layout, i, lexicon)).collect();
        Words { layout, grammar: &lexicon.grammar, first: block.tokens.start, words, quoted, titled, joining }
    }

    /// Whether the block is a headline of some kind: it may lack its verb.
    pub fn is_title(&self) -> bool {
        self.titled
    }

    pub fn is_quoted(&self, i: usize) -> bool {
        i.checked_sub(self.first).and_then(|i| self.quoted.get(i)).copied().unwrap_or(false)
    }

    pub fn at(&self, i: usize) -> Word {
        i.checked_sub(self.first).and_then(|i| self.words.get(i)).copied().unwrap_or_default()
    }

    pub fn may(&self, i: usize, what: u32) -> bool {
        self.at(i).may(what)
    }

    pub fn verb(&self, i: usize) -> Option<&'a Cue> {
        self.grammar.verb(self.at(i))
    }

    /// Whether a word is a verb, with its past or its -s, that brings in what somebody said.
    pub fn reports(&self, i: usize) -> bool {
        self.may(i, does::PAST | does::S) && self.verb(i).is_some_and(|cue| cue.frames & frame::QUOTE != 0)
    }

    pub fn noun(&self, i: usize) -> Option<&'a Cue> {
        self.grammar.noun(self.at(i))
    }

    pub fn adjective(&self, i: usize) -> Option<&'a Cue> {
        self.grammar.adjective(self.at(i))
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.layout.tokens.get(i).map_or("", |token| self.layout.word(token))
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        self.text(i).eq_ignore_ascii_case(word)
    }

    pub fn is_mark(&self, i: usize) -> bool {
        self.layout.tokens.get(i).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    pub fn is_comma(&self, i: usize) -> bool {
        self.text(i) == "," && self.joining.binary_search(&i).is_err()
    }

    pub fn is_dash(&self, i: usize) -> bool {
        match self.text(i) {
            "—" | "–" => true,
            "-" => i > self.first && self.layout.tokens[i].start > self.layout.tokens[i - 1].end,
            _ => false,
        }
    }

    /// A word with a capital that no list of small words knows: a name, mostly.
    pub fn is_name(&self, i: usize) -> bool {
        self.layout.tokens.get(i).is_some_and(Token::is_capital) && !self.may(i, does::SMALL)
    }

    /// A noun or an adjective, as far as the lists tell: in lower case and of no small class.
    pub fn is_content(&self, i: usize) -> bool {
        self.layout.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Lower) && !self.may(i, does::SMALL)
    }

    /// A content word that cannot be a verb.
    pub fn is_plain(&self, i: usize) -> bool {
        self.is_content(i) && !self.may(i, does::VERB)
    }

    pub fn is_possessive(&self, i: usize) -> bool {
        self.layout.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.layout.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// A day that was named: `Friday`, `yesterday`.
    pub fn is_day(&self, i: usize) -> bool {
        self.may(i, does::TIME) && !self.may(i, does::DET) && self.text(i).len() > 2
    }

    /// Whether a token is a part of the word before it: the stop of an initial, a hyphen, `&`.
    pub fn is_inner_mark(&self, i: usize) -> bool {
        self.joining.binary_search(&i).is_ok()
            || i > self.first
                && matches!(self.text(i), "-" | "&" | "." | "’" | "'" | "/" | "$" | "%")
                && (self.text(i) == "$" || self.layout.tokens[i].start == self.layout.tokens[i - 1].end)
    }

    /// Whether a verb that surely makes a clause stands in a stretch.
    pub fn has_finite(&self, stretch: Range<usize>) -> bool {
        stretch.into_iter().any(|i| self.may(i, does::AUXILIARY | does::S | does::PAST) || self.is_fused(i) || self.is_plural_with_verb(i))
    }

    /// A pronoun with its verb, in one word (`they're`) or two (`it` and `'s`).
    pub fn is_fused(&self, i: usize) -> bool {
        self.may(i, does::FUSED)
            || i > self.first && self.is_possessive(i) && self.may(i.wrapping_sub(1), does::PRON) && !self.is_plain(i.wrapping_sub(1))
    }

    /// `workers want`: a plural before a verb in its plain form.
    fn is_plural_with_verb(&self, i: usize) -> bool {
        self.may(i, does::BASE)
            && i > self.first
            && (self.is_plural(i.wrapping_sub(1)) || self.may(i.wrapping_sub(1), does::PRON | does::ADV) || self.is_name(i.wrapping_sub(1)))
    }

    /// A word that takes a verb in its plain form: `they`, `workers`, `Democrats`.
    pub fn is_plural(&self, i: usize) -> bool {
        let text = self.text(i);
        self.may(i, does::PLURAL)
            || matches!(text, "they" | "we" | "you" | "I" | "They" | "We" | "You" | "who")
            || text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !self.may(i, does::SMALL)
    }
}

/// A comma between a name and a short legal form.
fn joins_form(layout: &Layout, comma: usize, lexicon: &Lexicon) -> bool {
    comma.checked_sub(1).is_some_and(|before| layout.tokens[before].is_capital()) && name::is_legal_form(layout, lexicon, comma)
}

fn word(layout: &Layout, token: &Token, opens: bool, grammar: &Grammar) -> Word {
    let text = layout.word(token);
    match token.kind {
        TokenKind::Mark | TokenKind::Number => Word::default(),
        TokenKind::Possessive => Word::default(),
        TokenKind::Lower => known(text, grammar),
        TokenKind::Initial if text == "I" || opens => known_lowered(text, grammar),
        _ if opens => known_lowered(text, grammar),
        _ => known_lowered(text, grammar).only(does::TIME),
    }
}

fn known_lowered(text: &str, grammar: &Grammar) -> Word {
    if text.len() > LONGEST {
        return Word::default();
    }
    let mut lowered = [0; LONGEST];
    let bytes = &mut lowered[..text.len()];
    bytes.copy_from_slice(text.as_bytes());
    bytes.make_ascii_lowercase();
    // An ending tells nothing of a word that may be a name: `Kelly`.
    std::str::from_utf8(bytes).map_or(Word::default(), |text| grammar.word(text))
}

/// What the lists tell of a word, else what its ending does.
fn known(text: &str, grammar: &Grammar) -> Word {
    let mut word = grammar.word(text);
    if word == Word::default() && text.len() > 4 {
        word.does = match text {
            _ if text.ends_with("ly") => does::ADV,
            _ if text.ends_with("ing") => does::ING,
            _ if text.ends_with("ed") => does::PAST | does::PART,
            _ => 0,
        };
    }
    word
}
