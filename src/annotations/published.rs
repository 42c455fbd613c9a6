//! When it came out: `August 27, 2016, 2:50`.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// The publication time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// ISO 8601 with the granularity the page gives: `2016-08-27`, `2016-08-27T02:50`, with a zone where it says one.
    pub value: String,
    /// When it was last changed, likewise.
    pub modified: Option<String>,
}

pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Option<Marked<Published>> {
    None
}
