//! What an editor put in: `[terrorist organizations banned in Russia]`, `(U.S. counterparts TASS)` inside a quotation.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insertion {
    Bracket,
    Parenthesis,
}

/// Editorial insertions, brackets included.
pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Insertion>> {
    Vec::new()
}
