//! What a line is made of, counted in one look at its tokens: `Ferry sinks: 12 dead` is three words, a figure and a colon.

use super::tokens::{Token, TokenKind};

/// Counts of a line's tokens, and which marks it holds.
#[derive(Debug, Default, Clone, Copy)]
pub struct MadeOf {
    /// Words and figures.
    pub n_words: usize,
    pub n_figures: usize,
    /// Words of four bytes or more, and how many of them begin with a capital.
    n_long: usize,
    n_long_capitals: usize,
    /// The ASCII marks, a bit each; and whether there are others.
    marks: [u64; 2],
    pub has_other_marks: bool,
    /// Holds `www.`
    pub has_www: bool,
    /// A word ends in `contributed`; one in `Getty` or `AP`.
    pub says_contributed: bool,
    pub names_house: bool,
}

impl MadeOf {
    pub fn of(source: &str, tokens: &[Token]) -> MadeOf {
        let mut made_of = MadeOf::default();
        for token in tokens {
            match token.kind {
                TokenKind::Mark => made_of.mark(source, token.start as usize),
                TokenKind::Number => made_of.n_figures += 1,
                TokenKind::Possessive => {}
                _ => made_of.word(source, token),
            }
        }
        made_of.n_words += made_of.n_figures;
        made_of
    }

    fn word(&mut self, source: &str, token: &Token) {
        let length = token.end - token.start;
        self.n_words += 1;
        self.n_long += usize::from(length > 3);
        self.n_long_capitals += usize::from(length > 3 && token.is_capital());
        let so_far = &source[..token.end as usize];
        self.says_contributed |= length > 10 && so_far.ends_with("contributed");
        self.names_house |= so_far.ends_with("Getty") || so_far.ends_with("AP");
    }

    fn mark(&mut self, source: &str, at: usize) {
        match source.as_bytes()[at] {
            byte if byte.is_ascii() => self.marks[usize::from(byte / 64)] |= 1 << (byte % 64),
            _ => self.has_other_marks = true,
        }
        self.has_www |= source[..at].ends_with("www") && source[at..].starts_with('.');
    }

    /// Whether an ASCII mark stands by itself somewhere.
    pub fn has(&self, mark: u8) -> bool {
        self.marks[usize::from(mark / 64)] >> (mark % 64) & 1 == 1
    }

    /// Share of the longer words that begin with a capital.
    pub fn capitals(&self) -> f32 {
        if self.n_long == 0 { 0.0 } else { self.n_long_capitals as f32 / self.n_long as f32 }
    }
}
