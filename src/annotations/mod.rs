//! What stands in the text, found by the words around it alone: a quotation, a name, a date.
//!
//! An annotation sees the layout and the lexicon, never another annotation: what joins two finds is a relation.

pub mod byline;
pub mod date;
pub mod dateline;
pub mod insertion;
pub mod link;
pub mod mention;
pub mod name;
pub mod noun;
pub mod pronoun;
pub mod published;
pub mod quantity;
pub mod quote;

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// Everything found, a list a kind, each in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    pub dateline: Option<Marked<dateline::Dateline>>,
    pub published: Option<Marked<published::Published>>,
    pub bylines: Vec<Marked<byline::Byline>>,
    pub quotes: Vec<Marked<quote::Quote>>,
    pub mentions: Vec<Marked<mention::Mention>>,
    pub dates: Vec<Marked<date::Date>>,
    pub quantities: Vec<Marked<quantity::Quantity>>,
    pub insertions: Vec<Marked<insertion::Insertion>>,
    pub links: Vec<Marked<link::Link>>,
}

/// Finds every kind. The order does not matter, since no kind sees another.
pub fn find(layout: &Layout, lexicon: &Lexicon) -> Annotations {
    Annotations {
        dateline: dateline::find(layout, lexicon),
        published: published::find(layout, lexicon),
        bylines: byline::find(layout, lexicon),
        quotes: quote::find(layout, lexicon),
        mentions: mention::find(layout, lexicon),
        dates: date::find(layout, lexicon),
        quantities: quantity::find(layout, lexicon),
        insertions: insertion::find(layout, lexicon),
        links: link::find(layout, lexicon),
    }
}
