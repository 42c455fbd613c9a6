//! What a click would open: `<a href>` of the markup, or an address written out, `www.example.org`.

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::text::Marked;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
}

pub fn find(_layout: &Layout, _lexicon: &Lexicon) -> Vec<Marked<Link>> {
    Vec::new()
}
