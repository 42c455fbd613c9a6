//! Who wrote it: `By Jane Roe and John Doe`.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

/// An author, one person or agency a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Byline {
    pub name: String,
}

/// The authors, in the order of the byline.
pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Byline>> {
    Vec::new()
}
