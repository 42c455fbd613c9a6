//! Words between quotation marks: `"We have reached specific understandings," Lavrov said.`

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// Words between marks; the span is inside the marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub marks: Marks,
    pub closed: Closed,
    /// Quotes inside quotes are one deeper, from 0.
    pub depth: u8,
    /// Whether the next paragraph re-opens the same quotation.
    pub continues: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// `"…"`
    Straight,
    /// `“…”`
    Curly,
    /// `«…»`
    Guillemets,
    /// `„…“`
    Low,
    /// `'…'` or `‘…’`
    Single,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    ByMark,
    /// The closing mark is missing and the paragraph's end stands for it.
    ByParagraph,
}

/// All quotations, outermost and nested, by where they start.
pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Quote>> {
    Vec::new()
}
